//! Where every change is decided: a person's named intention becomes writes, or issues.
//!
//! The same door serves the form, `enter` and the importer. What comes out is an [`Intent`]: it
//! names the records, the fields and the writes that each field's write replaces, but not yet the
//! event's number, which only the writer of the log knows. Nothing here stores anything.

mod candidate;
mod close;
mod create;
mod dossier;
mod edit;
mod group;
mod merge;
mod reveal;
mod rows;
#[cfg(test)]
mod tests;
mod undo;

pub use candidate::{candidate, edited};
pub use dossier::takes as dossier_fields;
pub use edit::{frozen, is_closed};
pub use group::{Unwound, undo_group};

use chrono::NaiveDate;
use serde_json::{Map, Value as Json};

pub use crate::domain::act::OpName;
pub use crate::domain::input::{Input, Values};

use crate::domain::book::Book;
use crate::domain::event::{Body, Event, Write};
use crate::domain::id::{EventRef, RecordId, ReplicaId, Seq, UNSAVED};
use crate::domain::issue::Issue;
use crate::domain::record::Record;
use crate::domain::rights;
use crate::domain::roster::Role;
use crate::domain::schema::{FieldKey, FieldKind, RecordKind};
use crate::domain::value::Value;

#[derive(Debug, Clone, PartialEq)]
pub enum Op {
    /// A new record of a kind.
    Create { kind: RecordKind, values: Values },
    /// Other values in some fields.
    Edit {
        record: RecordId,
        /// Only the fields that change.
        values: Values,
    },
    /// A named change of state.
    Act {
        name: OpName,
        record: RecordId,
        /// Fields that go with it.
        values: Values,
        reason: Option<String>,
    },
    /// A household turned out to be a second copy of another one.
    Merge {
        keep: RecordId,
        /// The copy, which no longer counts.
        drop: RecordId,
        /// What the kept one is to hold, where that is neither its own value nor, in an empty
        /// field, the copy's.
        values: Values,
    },
    /// Somebody looks at a personal number.
    Reveal { record: RecordId },
    Undo {
        event: EventRef,
        /// The events of all the records it touched.
        history: Vec<Event>,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    pub replica: ReplicaId,
    pub role: Role,
    /// The villages a village's cadre is limited to; empty is every village.
    pub villages: Vec<RecordId>,
}

/// What a decision needs from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ctx {
    /// The date the program believes in.
    pub today: NaiveDate,
    pub actor: Actor,
}

/// Which record a change is to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    New,
    Existing(RecordId),
}

/// The writes to one record.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub target: Target,
    pub kind: RecordKind,
    /// The fields, with what each write replaces.
    pub fields: Vec<FieldWrite>,
}

/// One write of one field or tick.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldWrite {
    pub key: FieldKey,
    pub value: Value,
    /// The writes it replaces.
    pub replaces: Vec<EventRef>,
}

/// What is to be stored as one event.
#[derive(Debug, Clone, PartialEq)]
pub struct Intent {
    pub op: OpName,
    /// The writes, the subject first.
    pub changes: Vec<Change>,
    pub reason: Option<String>,
    pub undoes: Option<EventRef>,
    /// The number of the first event of the action that this is a part of, see
    /// [`Body::group`].
    pub group: Option<Seq>,
}

/// An intention that may be stored, with what is unusual about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    pub intent: Intent,
    pub warnings: Vec<Issue>,
}

impl Intent {
    fn new(op: OpName, changes: Vec<Change>) -> Self {
        Self { op, changes, reason: None, undoes: None, group: None }
    }

    /// As a part of an action of many events, of which this is the number of the first one.
    #[must_use]
    pub fn in_group(mut self, first: Seq) -> Self {
        self.group = Some(first);
        self
    }

    /// The record the event is about; absent while it is new.
    pub fn subject(&self) -> Option<RecordId> {
        match self.changes.first()?.target {
            Target::New => None,
            Target::Existing(id) => Some(id),
        }
    }

    /// The kind of record the event is about.
    pub fn kind(&self) -> Option<RecordKind> {
        self.changes.first().map(|change| change.kind)
    }

    /// The event's body, once the id of its first new record is known.
    pub fn body(&self, first_new: RecordId) -> Body {
        let mut place = first_new.place;
        let mut writes = Vec::with_capacity(self.changes.len());
        for change in &self.changes {
            let record = match change.target {
                Target::Existing(id) => id,
                Target::New => {
                    let id = RecordId { place, ..first_new };
                    place = place.saturating_add(1);
                    id
                }
            };
            let mut fields = Map::new();
            let mut replaces = Map::new();
            for write in &change.fields {
                let id = write.key.id(change.kind);
                if !write.replaces.is_empty() {
                    let bases = serde_json::to_value(&write.replaces).unwrap_or(Json::Null);
                    replaces.insert(id.clone(), bases);
                }
                let value = match write.value {
                    Value::Link(UNSAVED) => Value::Link(first_new),
                    ref value => value.clone(),
                };
                fields.insert(id, value.to_json());
            }
            writes.push(Write { record, kind: change.kind.name().to_owned(), fields, replaces });
        }
        Body { writes, reason: self.reason.clone(), undoes: self.undoes, group: self.group }
    }
}

/// Whether the intention may be stored, and how. Every issue is reported, not only the first.
pub fn decide(book: &Book, op: &Op, ctx: &Ctx) -> Result<Decision, Vec<Issue>> {
    decide_alone(book, op, ctx).map(|decision| rows::led(book, decision))
}

fn decide_alone(book: &Book, op: &Op, ctx: &Ctx) -> Result<Decision, Vec<Issue>> {
    match op {
        Op::Create { kind, values } => create::decide(book, *kind, values, ctx),
        Op::Edit { record, values } => edit::decide(book, *record, values, ctx),
        Op::Undo { event, history } => undo::decide(book, *event, history, ctx),
        Op::Merge { keep, drop, values } => merge::decide(book, *keep, *drop, values, ctx),
        Op::Reveal { record } => reveal::decide(book, *record, ctx),
        Op::Act { name, record, values, reason } => {
            let reason = reason.as_deref().map(crate::text::clean_name);
            let reason = reason.filter(|reason| !reason.is_empty());
            check_reason(*name, reason.as_deref())?;
            let record = existing(book, *record)?;
            if !name.acts_on(record.kind) {
                return Err(vec![Issue::whole("no_such_act").with("act", name.name())]);
            }
            check_right(book, record, *name, ctx)?;
            check_taken(*name, values)?;
            match name {
                OpName::Merge => merge::decide_act(book, record, values, ctx),
                OpName::Reveal => reveal::decide(book, record.id, ctx),
                OpName::Void => edit::void(book, record, reason),
                OpName::Withdraw => edit::withdraw(book, record, values, reason, ctx),
                OpName::Close => close::decide(book, record),
                OpName::Amend => edit::amend(book, record, values, reason, ctx),
                name if OpName::DOSSIER.contains(name) => {
                    dossier::decide(book, record, *name, values, reason, ctx)
                }
                _ => Err(vec![Issue::whole("no_such_act").with("act", name.name())]),
            }
        }
    }
}

/// The most letters of a reason.
pub const REASON_MAX: usize = 200;

fn check_reason(name: OpName, reason: Option<&str>) -> Result<(), Vec<Issue>> {
    match reason {
        None if name.needs_reason() => Err(vec![Issue::whole("why_needed")]),
        Some(reason) if reason.chars().count() > REASON_MAX => {
            Err(vec![Issue::whole("why_long").with("max", REASON_MAX)])
        }
        _ => Ok(()),
    }
}

/// What was given with an action and the action does not take is named, never dropped.
fn check_taken(name: OpName, values: &Values) -> Result<(), Vec<Issue>> {
    let taken = |id: &str| match name {
        OpName::Withdraw => id == "withdrawn_on",
        name if OpName::DOSSIER.contains(&name) => dossier::takes(name).contains(&id),
        OpName::Amend | OpName::Merge => true,
        _ => false,
    };
    let wrong: Vec<_> =
        values.keys().filter(|id| !taken(id)).map(|id| Issue::hard(id, "not_typed")).collect();
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

fn existing(book: &Book, id: RecordId) -> Result<&Record, Vec<Issue>> {
    book.find(id).ok_or_else(|| vec![Issue::whole("no_such_record").with("value", id)])
}

fn check_right(book: &Book, record: &Record, op: OpName, ctx: &Ctx) -> Result<(), Vec<Issue>> {
    let actor = &ctx.actor;
    let by_kind = rights::may(actor.role, op, record.kind);
    let by_village = actor.role != Role::Village
        || actor.villages.is_empty()
        || book.village_of(record).is_some_and(|id| actor.villages.contains(&id));
    if by_kind && by_village { Ok(()) } else { Err(vec![Issue::whole("no_right")]) }
}

/// Puts values on a copy of a record, to be checked.
fn put(record: &mut Record, values: &Values) {
    for (id, input) in values {
        let fields = record.kind.def().fields;
        let Some(place) = fields.iter().position(|field| field.id == *id) else {
            continue;
        };
        let Some(field) = fields.get(place) else {
            continue;
        };
        let key = FieldKey::of(place);
        match (input, field.kind) {
            (Input::Ticks(ticks), FieldKind::Many(options)) => {
                for (at, option) in options.iter().enumerate() {
                    record.set(key.option(at), Value::Bool(ticks.contains(&option.id)));
                }
            }
            (Input::Clear, FieldKind::Many(options)) => {
                for at in 0..options.len() {
                    record.set(key.option(at), Value::Bool(false));
                }
            }
            // Rows are records of their own.
            (Input::Rows(_), _) | (_, FieldKind::Rows(_)) => {}
            (Input::Value(value), _) => record.set(key, value.clone()),
            (Input::Clear | Input::Ticks(_), _) => record.set(key, Value::Nothing),
        }
    }
}

/// The writes that take `before` to `after`; for a new record, everything in `after`.
fn difference(book: &Book, before: Option<&Record>, after: &Record) -> Vec<FieldWrite> {
    let mut writes = Vec::new();
    for live in after.all_live_writes() {
        let old = before.and_then(|before| before.value(live.key));
        let new = Some(&live.value).filter(|value| value.is_some());
        let unticked = new == Some(&Value::Bool(false)) && Record::is_set(after.kind, live.key);
        let same = old == new || (old.is_none() && unticked);
        let disputed = before.is_some_and(|before| before.live_writes(live.key).len() > 1);
        let touched = live.event == crate::domain::record::EventIx(u32::MAX);
        if touched && (!same || (disputed && before.is_some())) {
            let replaces = before.map(|before| bases(book, before, live.key)).unwrap_or_default();
            writes.push(FieldWrite { key: live.key, value: live.value.clone(), replaces });
        }
    }
    writes
}

/// The writes of a field that nothing has replaced yet.
fn bases(book: &Book, record: &Record, key: FieldKey) -> Vec<EventRef> {
    record.live_writes(key).iter().filter_map(|live| book.event_ref(live.event)).collect()
}

/// Hard issues stop; the others go along.
fn judged(intent: Intent, issues: Vec<Issue>) -> Result<Decision, Vec<Issue>> {
    if issues.iter().any(Issue::is_hard) {
        Err(issues)
    } else {
        Ok(Decision { intent, warnings: issues })
    }
}

fn one(op: OpName, target: Target, kind: RecordKind, fields: Vec<FieldWrite>) -> Intent {
    Intent::new(op, vec![Change { target, kind, fields }])
}
