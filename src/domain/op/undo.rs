//! Taking a saved change back: a new event that writes what was there before. History keeps both.

use std::collections::HashMap;

use crate::domain::book::Book;
use crate::domain::event::{Event, Write};
use crate::domain::id::EventRef;
use crate::domain::op::{
    Change, Ctx, Decision, FieldWrite, Intent, OpName, Target, bases, check_right, edit,
};
use crate::domain::record::{Record, Tip};
use crate::domain::rule::{Case, Issue, check};
use crate::domain::schema::{FieldKey, Freeze, Kind};
use crate::domain::value::Value;

/// What the voided record of an undone creation says.
pub const UNDO_REASON: &str = "hoàn tác";

pub(super) fn decide(
    book: &Book,
    event: EventRef,
    history: &[Event],
    ctx: &Ctx,
) -> Result<Decision, Vec<Issue>> {
    let known = history.iter().find(|known| known.reference() == event);
    let Some(undone) = known else {
        return Err(vec![Issue::whole("no_such_event")]);
    };
    let (Some(op), Some(body)) = (OpName::from_name(&undone.head.op), &undone.body) else {
        return Err(vec![Issue::whole("cannot_undo")]);
    };
    if matches!(op, OpName::Close | OpName::Amend) {
        return Err(vec![Issue::whole("minutes_stand")]);
    }
    let mut changes = Vec::new();
    for write in &body.writes {
        let Some(record) = book.find(write.record) else {
            continue;
        };
        check_right(book, record, OpName::Undo, ctx)?;
        if op == OpName::Create {
            let others = |tip: &Tip| book.event_ref(tip.event) != Some(event);
            if record.all_tips().iter().any(others) && !record.is_void() {
                return Err(vec![Issue::whole("changed_since")]);
            }
            let reason = Some(UNDO_REASON.to_owned());
            return edit::void(book, record, reason).map(|decision| with_undone(decision, event));
        }
        if record.kind.def().freeze == Freeze::AtOnce {
            return Err(vec![Issue::whole("void_stands")]);
        }
        if edit::is_closed(book, record) && record.kind.def().freeze == Freeze::WithMeeting {
            return Err(vec![Issue::whole("minutes_stand")]);
        }
        if record.is_void() && !write.fields.contains_key(FieldKey::VOID_ID) {
            return Err(vec![Issue::whole("void_record")]);
        }
        let change = reverted(book, record, write, event, history)?;
        check_after(book, record, &change, ctx)?;
        changes.push(change);
    }
    if changes.is_empty() {
        return Err(vec![Issue::whole("cannot_undo")]);
    }
    let intent = Intent { op: OpName::Undo, changes, reason: None, undoes: Some(event) };
    Ok(Decision { intent, warnings: Vec::new() })
}

/// What was right then may be wrong now: a name that another record has taken since.
fn check_after(book: &Book, record: &Record, change: &Change, ctx: &Ctx) -> Result<(), Vec<Issue>> {
    let mut after = record.clone();
    for write in &change.fields {
        after.set(write.key, write.value.clone());
    }
    let before = record;
    let case = |record| Case { book, record, before: Some(before), today: ctx.today };
    // A void record held nothing that another one could not take.
    let old = if record.is_void() { Vec::new() } else { check(&case(record)) };
    let mut issues = check(&case(&after));
    issues.retain(|issue| issue.is_hard() && !old.contains(issue));
    if issues.is_empty() { Ok(()) } else { Err(issues) }
}

fn with_undone(mut decision: Decision, event: EventRef) -> Decision {
    decision.intent.undoes = Some(event);
    decision
}

/// The writes that put a record's fields back as they were before one write.
fn reverted(
    book: &Book,
    record: &Record,
    write: &Write,
    event: EventRef,
    history: &[Event],
) -> Result<Change, Vec<Issue>> {
    let earlier = values_by_event(history, record.kind);
    let mut fields = Vec::new();
    for id in write.fields.keys() {
        let Some(key) = FieldKey::parse(record.kind, id) else {
            continue;
        };
        let shown = record.tips(key).first().and_then(|tip| book.event_ref(tip.event));
        if shown != Some(event) {
            let field = key.def(record.kind).map(|def| def.id);
            let issue = Issue { field, ..Issue::whole("changed_since") };
            return Err(vec![issue]);
        }
        let before =
            write.bases(id).into_iter().find_map(|base| earlier.get(&(base, key)).cloned());
        let value = before.unwrap_or(Value::Nothing);
        fields.push(FieldWrite { key, value, replaces: bases(book, record, key) });
    }
    Ok(Change { target: Target::Existing(record.id), kind: record.kind, fields })
}

fn values_by_event(history: &[Event], kind: Kind) -> HashMap<(EventRef, FieldKey), Value> {
    let mut values = HashMap::new();
    for event in history {
        let writes = event.body.iter().flat_map(|body| &body.writes);
        for write in writes.filter(|write| write.kind == kind.name()) {
            for (id, json) in &write.fields {
                let Some(key) = FieldKey::parse(kind, id) else {
                    continue;
                };
                let value = match key.def(kind) {
                    Some(def) => Value::from_stored(def, json),
                    None => json.as_str().map(|text| Value::text(&crate::text::stored(text))),
                };
                if let Some(value) = value {
                    values.insert((event.reference(), key), value);
                }
            }
        }
    }
    values
}
