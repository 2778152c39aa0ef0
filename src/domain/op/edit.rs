//! Changes of a record that exists: edit, void, withdraw, amend.

use crate::domain::book::Book;
use crate::domain::id::{RecordId, UNSAVED};
use crate::domain::issue::Issue;
use crate::domain::op::{
    Change, Ctx, Decision, FieldWrite, Input, Intent, OpName, Target, Values, bases, check_right,
    difference, edited, existing, judged, one, put, rows,
};
use crate::domain::record::Record;
use crate::domain::rule::{Case, check, check_with};
use crate::domain::schema::{FieldKey, Freeze, Need, RecordKind};
use crate::domain::value::Value;
use crate::text::PartialDate;

pub(super) fn decide(
    book: &Book,
    id: RecordId,
    values: &Values,
    ctx: &Ctx,
) -> Result<Decision, Vec<Issue>> {
    let record = existing(book, id)?;
    check_right(book, record, OpName::Edit, ctx)?;
    if let Some(issue) = frozen(book, record) {
        return Err(vec![issue]);
    }
    changed(book, record, values, OpName::Edit, ctx)
}

/// The standing of the year that a household leaves behind when its class moves on to a later one,
/// unless one stands already.
pub(super) fn left_behind(book: &Book, before: &Record, after: &Record) -> Option<Change> {
    let year = before.int("class_year").filter(|_| before.kind == RecordKind::Household)?;
    let class = before.get("class")?.clone();
    let moves_on = after.int("class_year").is_some_and(|to| to > year);
    let mut standings = book.active_linking(before.id, RecordKind::ClassYear);
    if !moves_on || standings.any(|known| known.int("year") == Some(year)) {
        return None;
    }
    let mut standing = Record::new(UNSAVED, RecordKind::ClassYear);
    let mut set = |id: &str, value: Option<Value>| {
        if let (Some(key), Some(value)) = (FieldKey::parse(RecordKind::ClassYear, id), value) {
            standing.set(key, value);
        }
    };
    set("household", Some(Value::Link(before.id)));
    set("year", Some(Value::Int(year)));
    set("class", Some(class));
    for id in ["class_detail", "decision_no", "decision_date", "b1", "b2"] {
        set(id, before.get(id).cloned());
    }
    let fields = difference(book, None, &standing);
    Some(Change { target: Target::New, kind: RecordKind::ClassYear, fields })
}

/// Why a record can no longer be edited, if it cannot.
pub fn frozen(book: &Book, record: &Record) -> Option<Issue> {
    if record.is_void() {
        return Some(Issue::whole("void_record"));
    }
    match record.kind.def().freeze {
        Freeze::Never => None,
        Freeze::AtOnce => Some(Issue::whole("frozen_receipt")),
        Freeze::WithMeeting => is_closed(book, record).then(|| Issue::whole("frozen_minutes")),
    }
}

/// Whether the record is, or belongs to, closed minutes.
pub fn is_closed(book: &Book, record: &Record) -> bool {
    // Only a meeting can be closed itself.
    let meeting = record.link("meeting").and_then(|id| book.find(id));
    meeting.unwrap_or(record).is("closed")
}

fn changed(
    book: &Book,
    record: &Record,
    values: &Values,
    op: OpName,
    ctx: &Ctx,
) -> Result<Decision, Vec<Issue>> {
    let wrong = values.keys().find(|id| {
        let field = record.kind.field(id);
        field.is_none_or(|field| matches!(field.need, Need::Computed | Need::ByAction))
    });
    if let Some(id) = wrong {
        return Err(vec![Issue::hard(id, "not_typed")]);
    }
    let after = edited(record, values);
    let mut fields = difference(book, Some(record), &after);
    if op == OpName::Amend && record.live_writes(FieldKey::VOID).len() > 1 {
        // Somebody made it void without knowing of the close: the minutes stand.
        fields.push(FieldWrite {
            key: FieldKey::VOID,
            value: Value::Nothing,
            replaces: bases(book, record, FieldKey::VOID),
        });
    }
    let rows = rows::plan(book, &after, Some(record), values, ctx)?;
    if fields.is_empty() && rows.changes.is_empty() {
        return Err(vec![Issue::whole("nothing_changed")]);
    }
    let case = Case { book, record: &after, before: Some(record), today: ctx.today };
    let mut issues = check_with(&case, &rows.after.iter().collect::<Vec<_>>());
    // What was wrong or unusual before the change, in other fields, is not said again.
    let old = check(&Case { book, record, before: Some(record), today: ctx.today });
    let changes = |issue: &Issue| issue.field.is_some_and(|field| values.contains_key(field));
    issues.retain(|issue| changes(issue) || !old.contains(issue));
    issues.extend(rows.issues);
    // The subject is written to even where only its rows change, so that its history tells.
    let mut intent = one(op, Target::Existing(record.id), record.kind, fields);
    intent.changes.extend(rows.changes);
    intent.changes.extend(left_behind(book, record, &after));
    judged(intent, issues)
}

/// Takes a record out of every count. The number is never used again.
pub(super) fn void(
    book: &Book,
    record: &Record,
    reason: Option<String>,
) -> Result<Decision, Vec<Issue>> {
    if record.is_void() {
        return Err(vec![Issue::whole("void_record")]);
    }
    let minutes = record.kind.def().freeze == Freeze::WithMeeting && is_closed(book, record);
    if minutes && !book.is_late(record) {
        return Err(vec![Issue::whole("frozen_minutes")]);
    }
    if book.is_in_use(record) {
        return Err(vec![Issue::whole("in_use")]);
    }
    let text = reason.clone().unwrap_or_default();
    let key = FieldKey::VOID;
    let write = FieldWrite { key, value: Value::text(&text), replaces: bases(book, record, key) };
    let mut intent = one(OpName::Void, Target::Existing(record.id), record.kind, vec![write]);
    intent.reason = reason;
    Ok(Decision { intent, warnings: Vec::new() })
}

/// A household takes its registration back; "tự nguyện" means that it may.
pub(super) fn withdraw(
    book: &Book,
    record: &Record,
    values: &Values,
    reason: Option<String>,
    ctx: &Ctx,
) -> Result<Decision, Vec<Issue>> {
    if record.is_void() {
        return Err(vec![Issue::whole("void_record")]);
    }
    if record.get("withdrawn_on").is_some() {
        return Err(vec![Issue::whole("already_withdrawn")]);
    }
    let mut set = Values::new();
    let today = Input::Value(Value::Date(PartialDate::from(ctx.today)));
    set.insert("withdrawn_on", values.get("withdrawn_on").cloned().unwrap_or(today));
    let why = Value::text(reason.as_deref().unwrap_or_default());
    set.insert("withdrawn_reason", Input::Value(why));
    let mut after = record.clone();
    put(&mut after, &set);
    let fields = difference(book, Some(record), &after);
    let mut issues = check(&Case { book, record: &after, before: Some(record), today: ctx.today });
    issues.retain(|issue| issue.field == Some("withdrawn_on"));
    let mut intent = one(OpName::Withdraw, Target::Existing(record.id), record.kind, fields);
    intent.reason = reason;
    judged(intent, issues)
}

/// Corrects closed minutes, for a reason.
pub(super) fn amend(
    book: &Book,
    record: &Record,
    values: &Values,
    reason: Option<String>,
    ctx: &Ctx,
) -> Result<Decision, Vec<Issue>> {
    if !is_closed(book, record) {
        return Err(vec![Issue::whole("not_closed")]);
    }
    if record.is_void() {
        return Err(vec![Issue::whole("void_record")]);
    }
    let decision = changed(book, record, values, OpName::Amend, ctx)?;
    let mut intent = Intent { reason, ..decision.intent };
    let mut after = record.clone();
    put(&mut after, values);
    if record.kind == RecordKind::Review {
        let meeting = record.link("meeting").and_then(|id| book.find(id));
        let computed = recomputed(book, record, &after, meeting);
        if let Some(change) = intent.changes.first_mut() {
            change.fields.extend(computed);
        }
    } else {
        for review in book.reviews_of(record.id) {
            let fields = recomputed(book, review, review, Some(&after));
            if !fields.is_empty() && !book.is_late(review) {
                intent.changes.push(Change {
                    target: Target::Existing(review.id),
                    kind: review.kind,
                    fields,
                });
            }
        }
    }
    Ok(Decision { intent, ..decision })
}

/// What was settled at the close follows the amended facts of the review and its meeting.
fn recomputed(
    book: &Book,
    before: &Record,
    after: &Record,
    meeting: Option<&Record>,
) -> Vec<FieldWrite> {
    let mut writes = Vec::new();
    for id in super::close::SETTLED {
        let Some(key) = FieldKey::parse(before.kind, id) else {
            continue;
        };
        let value = book.review_value(after, meeting, id).unwrap_or(Value::Nothing);
        let shown = before.value(key).cloned().unwrap_or(Value::Nothing);
        if shown != value {
            writes.push(FieldWrite { key, value, replaces: bases(book, before, key) });
        }
    }
    writes
}
