//! Folding one event into the book.

use std::collections::hash_map::Entry;

use crate::domain::book::{Book, Folded, RecIx};
use crate::domain::event::{Event, Write};
use crate::domain::id::{EventRef, RecordId, ReplicaId};
use crate::domain::op::OpName;
use crate::domain::record::{EventIx, Record, Tip};
use crate::domain::rights;
use crate::domain::schema::{FieldKey, Freeze, Kind};
use crate::domain::value::Value;

/// An event, or a part of one, that is kept but does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused {
    /// Which event.
    pub event: EventRef,
    /// Why.
    pub why: WhyRefused,
}

/// Why an event does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyRefused {
    /// The writer's role may not do this.
    NoRight,
    /// The record's facts were given once and for all.
    Frozen,
}

impl WhyRefused {
    /// A stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoRight => "no_right",
            Self::Frozen => "frozen",
        }
    }
}

impl Book {
    /// Folds one event. Folding it again changes nothing. Returns the records it touched.
    pub fn apply(&mut self, event: &Event) -> Vec<RecordId> {
        let Some(ix) = self.register(event) else {
            return Vec::new();
        };
        let (Some(body), Some(op)) = (&event.body, OpName::from_name(&event.head.op)) else {
            self.unread += 1;
            return Vec::new();
        };
        let mut touched = Vec::with_capacity(body.writes.len());
        for write in &body.writes {
            let Ok(kind) = write.kind.parse::<Kind>() else {
                self.unread += 1;
                continue;
            };
            let born = write.record.replica == event.replica && write.record.n == event.head.n;
            if let Some(why) = self.objection(event.replica, op, kind, born) {
                self.refused.push(Refused { event: event.reference(), why });
                continue;
            }
            let at = self.record_for(write.record, kind);
            let before = self.index.keys_of(self.records.get(at.0 as usize));
            self.fold_write(ix, op, kind, born, write, at);
            self.reindex(at, &before);
            touched.push(write.record);
        }
        touched
    }

    /// Folds many events and gives back the slack afterwards.
    pub fn apply_all<'a>(&mut self, events: impl IntoIterator<Item = &'a Event>) {
        for event in events {
            self.apply(event);
        }
    }

    /// Takes the event into the table; `None` if it was there.
    fn register(&mut self, event: &Event) -> Option<EventIx> {
        let replica = self.replica_place(event.replica);
        let reference = event.reference();
        let next = EventIx(u32::try_from(self.events.len()).ok()?);
        match self.seen.entry((replica, reference.n, reference.tail)) {
            Entry::Occupied(_) => None,
            Entry::Vacant(free) => {
                free.insert(next);
                self.events.push(Folded {
                    at: event.head.at,
                    n: reference.n,
                    replica,
                    tail: reference.tail,
                });
                Some(next)
            }
        }
    }

    fn replica_place(&mut self, replica: ReplicaId) -> u16 {
        let known = self.replicas.iter().position(|known| *known == replica);
        let place = known.unwrap_or_else(|| {
            self.replicas.push(replica);
            self.replicas.len() - 1
        });
        u16::try_from(place).unwrap_or(u16::MAX)
    }

    fn objection(&self, by: ReplicaId, op: OpName, kind: Kind, born: bool) -> Option<WhyRefused> {
        if let Some(device) = self.roster().and_then(|roster| roster.device(by))
            && !rights::may(device.role, op, kind)
        {
            return Some(WhyRefused::NoRight);
        }
        let frozen = kind.def().freeze == Freeze::AtOnce && !born;
        (frozen && !matches!(op, OpName::Void | OpName::Undo)).then_some(WhyRefused::Frozen)
    }

    fn record_for(&mut self, id: RecordId, kind: Kind) -> RecIx {
        if let Some(at) = self.by_id.get(&id) {
            return *at;
        }
        let at = RecIx(u32::try_from(self.records.len()).unwrap_or(u32::MAX));
        self.records.push(Record::new(id, kind));
        self.by_id.insert(id, at);
        at
    }

    fn fold_write(
        &mut self,
        ix: EventIx,
        op: OpName,
        kind: Kind,
        born: bool,
        write: &Write,
        at: RecIx,
    ) {
        // Taken out for the time of the fold so that the event table can be read beside it.
        let Some(slot) = self.records.get_mut(at.0 as usize) else {
            return;
        };
        let mut record = std::mem::replace(slot, Record::new(write.record, kind));
        record.born |= born;
        let settled = op.settles() || (born && kind.def().freeze == Freeze::AtOnce);
        let own = self.event_ref(ix);
        for (id, json) in &write.fields {
            let Some(key) = FieldKey::parse(kind, id) else {
                continue;
            };
            if kind.def().freeze == Freeze::AtOnce && !born && key != FieldKey::VOID {
                continue;
            }
            let Some(value) = value_of(kind, key, json) else {
                continue;
            };
            let bases = write.bases(id);
            let replaced = self.replaced(write.record, key, &bases, settled);
            let awaited = own.and_then(|own| self.awaited.remove(&(write.record, key, own)));
            if awaited.is_some_and(|by_settled| by_settled || !settled) {
                // Replaced by a write that arrived earlier.
                record.put_nothing(key, &replaced, settled);
                continue;
            }
            let tip = Tip { value, event: ix, key, settled };
            record.put(tip, &replaced, |tip| self.standing(tip));
        }
        record.shrink();
        if let Some(slot) = self.records.get_mut(at.0 as usize) {
            *slot = record;
        }
    }

    /// The known events among the bases; the others are remembered until they come.
    fn replaced(
        &mut self,
        record: RecordId,
        key: FieldKey,
        bases: &[EventRef],
        settled: bool,
    ) -> Vec<EventIx> {
        let mut known = Vec::with_capacity(bases.len());
        for base in bases {
            let replica = self.replica_place(base.replica);
            match self.seen.get(&(replica, base.n, base.tail)) {
                Some(ix) => known.push(*ix),
                None => {
                    *self.awaited.entry((record, key, *base)).or_default() |= settled;
                }
            }
        }
        known
    }
}

fn value_of(kind: Kind, key: FieldKey, json: &serde_json::Value) -> Option<Value> {
    match key.def(kind) {
        Some(def) => Value::from_stored(def, json),
        None if json.is_null() => Some(Value::Nothing),
        None => json.as_str().map(Value::text),
    }
}
