//! Taking a saved change back: a new event that writes what was there before. History keeps both.

use std::collections::HashMap;

use crate::domain::book::Book;
use crate::domain::event::{Event, Write};
use crate::domain::id::{EventRef, RecordId};
use crate::domain::issue::Issue;
use crate::domain::op::{
    Change, Ctx, Decision, FieldWrite, Intent, OpName, Target, bases, check_right, edit,
};
use crate::domain::record::{Record, UNDO_REASON};
use crate::domain::rule::{Case, check};
use crate::domain::schema::{FieldKey, Freeze, RecordKind};
use crate::domain::value::Value;

/// The events of some records, by name.
pub(super) struct Past<'a> {
    events: HashMap<EventRef, &'a Event>,
}

impl<'a> Past<'a> {
    pub(super) fn new(history: &'a [Event]) -> Self {
        Self { events: history.iter().map(|event| (event.reference(), event)).collect() }
    }

    pub(super) fn event(&self, event: EventRef) -> Option<&'a Event> {
        self.events.get(&event).copied()
    }

    /// What an event wrote into a field; `None` where that is not known.
    fn written(&self, event: EventRef, record: RecordId, key: FieldKey) -> Option<Value> {
        let mut writes = self.event(event)?.writes();
        let write = writes.find(|write| write.record == record)?;
        let kind: RecordKind = write.kind.parse().ok()?;
        stored(write, kind, &key.id(kind))
    }
}

/// The value that a write gives a field.
fn stored(write: &Write, kind: RecordKind, id: &str) -> Option<Value> {
    let json = write.fields.get(id)?;
    match FieldKey::parse(kind, id)?.def(kind) {
        Some(def) => Value::from_stored(def, json),
        None if json.is_null() => Some(Value::Nothing),
        None => json.as_str().map(|text| Value::text(&crate::text::stored(text))),
    }
}

pub(super) fn decide(
    book: &Book,
    event: EventRef,
    history: &[Event],
    ctx: &Ctx,
) -> Result<Decision, Vec<Issue>> {
    let past = Past::new(history);
    let undone = past.event(event).ok_or_else(|| vec![Issue::whole("no_such_event")])?;
    decide_in(book, undone, &past, ctx)
}

pub(super) fn decide_in(
    book: &Book,
    undone: &Event,
    past: &Past<'_>,
    ctx: &Ctx,
) -> Result<Decision, Vec<Issue>> {
    let op = OpName::from_name(&undone.head.op).filter(|op| *op != OpName::Reveal);
    let op = op.filter(|_| undone.body.is_some());
    let op = op.ok_or_else(|| vec![Issue::whole("cannot_undo")])?;
    if matches!(op, OpName::Close | OpName::Amend) {
        return Err(vec![Issue::whole("minutes_stand")]);
    }
    let mut changes = Vec::new();
    for write in undone.writes() {
        let Some(record) = book.find(write.record) else {
            continue;
        };
        check_right(book, record, OpName::Undo, ctx)?;
        // Who may not do it may not take it back either.
        check_right(book, record, op, ctx)?;
        changes.push(if undone.creates(record.id) {
            void_created(book, record, write, undone)?
        } else {
            let change = reverted(book, record, write, undone, past)?;
            // What only followed its household goes back with it.
            if op != OpName::Merge || record.kind == RecordKind::Household {
                check_after(book, record, &change, undone, ctx)?;
            }
            change
        });
    }
    if changes.is_empty() {
        return Err(vec![Issue::whole("cannot_undo")]);
    }
    let intent = Intent { undoes: Some(undone.reference()), ..Intent::new(OpName::Undo, changes) };
    Ok(Decision { intent, warnings: Vec::new() })
}

/// A record that the event created becomes void, if it still is what it was created as.
fn void_created(
    book: &Book,
    record: &Record,
    write: &Write,
    undone: &Event,
) -> Result<Change, Vec<Issue>> {
    let has_more = || {
        let mut rows = record.kind.rows().flat_map(|kind| book.rows(record.id, kind));
        rows.any(|row| !undone.creates(row.id))
    };
    if !record.is_void() && (!is_as_written(record, write) || has_more()) {
        return Err(vec![Issue::whole("changed_since")]);
    }
    let decision = edit::void(book, record, Some(UNDO_REASON.to_owned()))?;
    decision.intent.changes.into_iter().next().ok_or_else(|| vec![Issue::whole("cannot_undo")])
}

/// Whether a record holds exactly what one write gave it.
fn is_as_written(record: &Record, write: &Write) -> bool {
    let kind = record.kind;
    let is_clear = |value: &Value| matches!(value, Value::Nothing | Value::Bool(false));
    let same = |key: FieldKey, value: &Value| {
        let written = stored(write, kind, &key.id(kind)).unwrap_or(Value::Nothing);
        written == *value || (is_clear(&written) && is_clear(value))
    };
    let disputed = record.all_live_writes().windows(2).any(|pair| match pair {
        [a, b] => a.key == b.key,
        _ => false,
    });
    let held = write.fields.keys().filter_map(|id| FieldKey::parse(kind, id));
    let nothing = Value::Nothing;
    let mut held = held.map(|key| (key, record.value(key).unwrap_or(&nothing)));
    !disputed
        && record.filled().all(|(key, value)| same(key, value))
        && held.all(|(key, value)| same(key, value))
}

/// What was right then may be wrong now: a name that another record has taken since.
fn check_after(
    book: &Book,
    record: &Record,
    change: &Change,
    undone: &Event,
    ctx: &Ctx,
) -> Result<(), Vec<Issue>> {
    let mut after = record.clone();
    for write in &change.fields {
        after.set(write.key, write.value.clone());
    }
    let before = record;
    let case = |record| Case { book, record, before: Some(before), today: ctx.today };
    // A void record held nothing that another one could not take.
    let old = if record.is_void() { Vec::new() } else { check(&case(record)) };
    let mut issues = check(&case(&after));
    // What it belongs to comes back in the same event.
    let returns = |issue: &Issue| {
        let linked = issue.field.and_then(|field| after.link(field));
        issue.code == "void_record" && linked.is_some_and(|id| undone.touches(id))
    };
    issues.retain(|issue| issue.is_hard() && !old.contains(issue) && !returns(issue));
    if issues.is_empty() { Ok(()) } else { Err(issues) }
}

/// The writes that put a record's fields back as they were before one write.
fn reverted(
    book: &Book,
    record: &Record,
    write: &Write,
    undone: &Event,
    past: &Past<'_>,
) -> Result<Change, Vec<Issue>> {
    if record.kind.def().freeze == Freeze::AtOnce {
        return Err(vec![Issue::whole("void_stands")]);
    }
    if edit::is_closed(book, record) && record.kind.def().freeze == Freeze::WithMeeting {
        return Err(vec![Issue::whole("minutes_stand")]);
    }
    if record.is_void() && !write.fields.contains_key(FieldKey::VOID_ID) {
        return Err(vec![Issue::whole("void_record")]);
    }
    let mut fields = Vec::new();
    for id in write.fields.keys() {
        let Some(key) = FieldKey::parse(record.kind, id) else {
            continue;
        };
        if !shows(book, record, key, undone, past) {
            let field = key.def(record.kind).map(|def| def.id);
            let issue = Issue { field, ..Issue::whole("changed_since") };
            return Err(vec![issue]);
        }
        let replaced = write.bases(id);
        let before = replaced.iter().find_map(|base| past.written(*base, record.id, key));
        if before.is_none() && !replaced.is_empty() {
            // The event that held the value before is not at hand: nothing is guessed.
            return Err(vec![Issue::whole("cannot_undo")]);
        }
        let value = before.unwrap_or(Value::Nothing);
        fields.push(FieldWrite { key, value, replaces: bases(book, record, key) });
    }
    Ok(Change { target: Target::Existing(record.id), kind: record.kind, fields })
}

/// Whether a field shows what the event wrote: its own write, or that of a later undo which put the
/// same value back.
fn shows(book: &Book, record: &Record, key: FieldKey, undone: &Event, past: &Past<'_>) -> bool {
    let Some(live) = record.live_writes(key).first() else {
        return false;
    };
    let Some(event) = book.event_ref(live.event) else {
        return false;
    };
    let undo = |event| past.event(event).is_some_and(|event| event.head.op == OpName::Undo.name());
    let same = || past.written(undone.reference(), record.id, key).as_ref() == Some(&live.value);
    event == undone.reference() || (undo(event) && same())
}
