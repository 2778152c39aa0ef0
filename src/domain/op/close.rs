//! Closing a meeting's minutes.
//!
//! The event states every field of the meeting and of each review again, as settled facts. So what
//! another device wrote without knowing of the close stands beside the minutes as a conflict and
//! never in their place, in whatever order the two arrive.

use crate::domain::book::Book;
use crate::domain::issue::Issue;
use crate::domain::op::{Change, Decision, FieldWrite, Intent, OpName, Target, bases};
use crate::domain::record::Record;
use crate::domain::rule::votes;
use crate::domain::schema::{FieldKey, FieldKind, Need};
use crate::domain::value::Value;

/// The computed fields of a review whose value at the close is kept, whatever the standards say
/// later.
pub(super) const SETTLED: [&str; 3] = ["b2", "class_computed", "outcome"];

pub(super) fn decide(book: &Book, meeting: &Record) -> Result<Decision, Vec<Issue>> {
    if meeting.is_void() {
        return Err(vec![Issue::whole("void_record")]);
    }
    if meeting.is("closed") {
        return Err(vec![Issue::whole("meeting_closed")]);
    }
    let reviews = book.reviews_of(meeting.id);
    if reviews.is_empty() {
        return Err(vec![Issue::whole("no_reviews")]);
    }
    let unvoted = |review: &&&Record| review.int("votes_agree").is_none();
    let missing: Vec<_> = reviews.iter().filter(unvoted).map(|r| book.title(r)).collect();
    if let Some(first) = missing.first() {
        let issue = Issue::whole("votes_missing").with("count", missing.len());
        return Err(vec![issue.with("first", first)]);
    }
    check_open(book, meeting, &reviews)?;
    let mut minutes = settled(book, meeting);
    if let Some(key) = FieldKey::parse(meeting.kind, "closed") {
        let replaces = bases(book, meeting, key);
        minutes.fields.push(FieldWrite { key, value: Value::Bool(true), replaces });
    }
    let mut changes = vec![minutes];
    changes.extend(reviews.iter().map(|review| settled(book, review)));
    Ok(Decision { intent: Intent::new(OpName::Close, changes), warnings: Vec::new() })
}

/// Two values of one field, two reviews of one household and votes that do not fit would be settled
/// unseen.
fn check_open(book: &Book, meeting: &Record, reviews: &[&Record]) -> Result<(), Vec<Issue>> {
    let all = || std::iter::once(meeting).chain(reviews.iter().copied());
    let open: usize = all().map(|record| book.conflict_count(record)).sum();
    if let Some(first) = all().find(|record| book.conflict_count(record) > 0) {
        let issue = Issue::whole("conflicts_open").with("count", open);
        return Err(vec![issue.with("first", book.title(first))]);
    }
    let attendees = meeting.int("attendees").unwrap_or(0);
    let over = reviews.iter().find(|review| votes(review) > attendees).map(|review| {
        let issue = Issue::whole("votes_over").with("first", book.title(review));
        issue.with("votes", votes(review)).with("attendees", attendees)
    });
    over.map_or(Ok(()), |issue| Err(vec![issue]))
}

/// Every field of a record, stated again.
fn settled(book: &Book, record: &Record) -> Change {
    let mut fields = Vec::new();
    for (place, def) in record.kind.def().fields.iter().enumerate() {
        let key = FieldKey::of(place);
        if let FieldKind::Many(options) = def.kind {
            for at in 0..options.len() {
                let key = key.option(at);
                let value = record.value(key).cloned().unwrap_or(Value::Bool(false));
                fields.push(FieldWrite { key, value, replaces: bases(book, record, key) });
            }
            continue;
        }
        if def.need == Need::ByAction {
            continue;
        }
        // What is empty is settled as empty.
        let value = book.value(record, def).unwrap_or(Value::Nothing);
        fields.push(FieldWrite { key, value, replaces: bases(book, record, key) });
    }
    let key = FieldKey::VOID;
    fields.push(FieldWrite { key, value: Value::Nothing, replaces: bases(book, record, key) });
    Change { target: Target::Existing(record.id), kind: record.kind, fields }
}
