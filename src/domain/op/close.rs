//! Closing a meeting's minutes.
//!
//! The event states every field of the meeting and of each review again, as settled facts. So what
//! another device wrote without knowing of the close stands beside the minutes as a conflict and
//! never in their place, in whatever order the two arrive.

use crate::domain::book::Book;
use crate::domain::op::{Change, Decision, FieldWrite, Intent, OpName, Target, bases};
use crate::domain::record::Record;
use crate::domain::rule::Issue;
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
    let mut minutes = settled(book, meeting);
    if let Some(key) = FieldKey::parse(meeting.kind, "closed") {
        let replaces = bases(book, meeting, key);
        minutes.fields.push(FieldWrite { key, value: Value::Bool(true), replaces });
    }
    let mut changes = vec![minutes];
    changes.extend(reviews.iter().map(|review| settled(book, review)));
    let intent = Intent { op: OpName::Close, changes, reason: None, undoes: None };
    Ok(Decision { intent, warnings: Vec::new() })
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
        if let Some(value) = book.value(record, def) {
            fields.push(FieldWrite { key, value, replaces: bases(book, record, key) });
        }
    }
    Change { target: Target::Existing(record.id), kind: record.kind, fields }
}
