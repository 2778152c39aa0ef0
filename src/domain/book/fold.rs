//! Folding one event into the book.

use std::collections::hash_map::Entry;

use crate::domain::act::OpName;
use crate::domain::book::index::Index;
use crate::domain::book::{Book, Folded, RecIx};
use crate::domain::event::{Event, REVISION, Write};
use crate::domain::id::{EventRef, RecordId, ReplicaId};
use crate::domain::record::{EventIx, LiveWrite, Record};
use crate::domain::rights;
use crate::domain::schema::{FieldKey, Freeze, RecordKind};
use crate::domain::value::Value;

/// An event, or a part of one, that is kept but does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RefusedEvent {
    pub event: EventRef,
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
        let awaited = self.awaited.remove(&event.reference()).unwrap_or_default();
        let readable = event.head.revision <= REVISION;
        let op = OpName::from_name(&event.head.op).filter(|_| readable);
        let (Some(body), Some(op)) = (&event.body, op) else {
            self.unread += 1;
            return Vec::new();
        };
        let mut touched = Vec::with_capacity(body.writes.len());
        for write in &body.writes {
            let Ok(kind) = write.kind.parse::<RecordKind>() else {
                self.unread += 1;
                continue;
            };
            let created = write.record.replica == event.replica && write.record.n == event.head.n;
            if let Some(why) = self.objection(event.replica, op, kind, created) {
                self.refused.push(RefusedEvent { event: event.reference(), why });
                continue;
            }
            if created && self.is_created(write.record) {
                self.forked.insert(write.record);
            }
            let at = self.record_for(write.record, kind, created);
            let before = Index::keys_of(self.records.get(at.0 as usize));
            let folding = Folding {
                ix,
                kind,
                created,
                settled: settles(op, kind, created),
                awaited: &awaited,
            };
            self.fold_write(&folding, write, at);
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

    fn objection(
        &self,
        by: ReplicaId,
        op: OpName,
        kind: RecordKind,
        created: bool,
    ) -> Option<WhyRefused> {
        if let Some(device) = self.roster().and_then(|roster| roster.device(by))
            && !rights::may(device.role, op, kind)
        {
            return Some(WhyRefused::NoRight);
        }
        let frozen = kind.def().freeze == Freeze::AtOnce && !created;
        (frozen && !matches!(op, OpName::Void | OpName::Undo)).then_some(WhyRefused::Frozen)
    }

    /// Whether some event has created a record under this id.
    fn is_created(&self, id: RecordId) -> bool {
        let orphans = RecordKind::ALL.iter().filter_map(|kind| self.orphans.get(&(id, *kind)));
        let mut all = self.by_id.get(&id).into_iter().chain(orphans);
        all.any(|at| self.record(*at).is_some_and(|record| record.created))
    }

    /// The place of a record of this kind. Should writes disagree about the kind of a record, each
    /// kind is a record of its own, and the one that was created is found under the id, whichever
    /// came first.
    fn record_for(&mut self, id: RecordId, kind: RecordKind, created: bool) -> RecIx {
        let main = self.by_id.get(&id).copied();
        let main = main.and_then(|at| Some((at, self.record(at)?)));
        let Some((main_at, main)) = main else {
            let at = self.add_record(id, kind);
            self.by_id.insert(id, at);
            return at;
        };
        let (main_kind, main_born) = (main.kind, main.created);
        if main_kind == kind {
            return main_at;
        }
        let known = self.orphans.get(&(id, kind)).copied();
        let at = known.unwrap_or_else(|| self.add_record(id, kind));
        self.orphans.insert((id, kind), at);
        if created && (!main_born || kind < main_kind) {
            self.orphans.remove(&(id, kind));
            self.orphans.insert((id, main_kind), main_at);
            self.by_id.insert(id, at);
        }
        at
    }

    fn add_record(&mut self, id: RecordId, kind: RecordKind) -> RecIx {
        let at = RecIx(u32::try_from(self.records.len()).unwrap_or(u32::MAX));
        self.records.push(Record::new(id, kind));
        at
    }

    fn fold_write(&mut self, folding: &Folding<'_>, write: &Write, at: RecIx) {
        let Folding { ix, kind, created: born, settled, awaited } = *folding;
        // Taken out for the time of the fold so that the event table can be read beside it.
        let Some(slot) = self.records.get_mut(at.0 as usize) else {
            return;
        };
        let mut record = std::mem::replace(slot, Record::new(write.record, kind));
        record.created |= born;
        record.expect(write.fields.len());
        let given_once = kind.def().freeze == Freeze::AtOnce;
        for (id, json) in &write.fields {
            let Some(key) = FieldKey::parse(kind, id) else {
                continue;
            };
            let Some(value) = value_of(kind, key, json) else {
                continue;
            };
            // Of money received nothing is written again, and what is void stays void.
            if given_once && !born && !(key == FieldKey::VOID && value.is_some()) {
                continue;
            }
            let waiting = Awaited { record: write.record, kind, key, settled };
            let replaced = self.replaced(waiting, &write.bases(id));
            let came_before = awaited.iter().any(|by| {
                (by.record, by.kind, by.key) == (write.record, kind, key)
                    && (by.settled || !settled)
            });
            if came_before {
                // Replaced by a write that arrived earlier.
                record.put_nothing(key, &replaced, settled);
                continue;
            }
            let live = LiveWrite { value, event: ix, key, settled };
            record.put(live, &replaced, |live| self.rank(live));
        }
        record.shrink();
        if let Some(slot) = self.records.get_mut(at.0 as usize) {
            *slot = record;
        }
    }

    /// The known events among the bases; the others are remembered until they come.
    fn replaced(&mut self, by: Awaited, bases: &[EventRef]) -> Vec<EventIx> {
        let mut known = Vec::with_capacity(bases.len());
        for base in bases {
            let replica = self.replicas.iter().position(|known| *known == base.replica);
            let place = replica.and_then(|place| u16::try_from(place).ok());
            let seen = place.and_then(|place| self.seen.get(&(place, base.n, base.tail)));
            match seen {
                Some(ix) => known.push(*ix),
                None => self.awaited.entry(*base).or_default().push(by),
            }
        }
        known
    }
}

/// What the writes of one event to one record have in common.
#[derive(Clone, Copy)]
struct Folding<'a> {
    ix: EventIx,
    kind: RecordKind,
    created: bool,
    settled: bool,
    awaited: &'a [Awaited],
}

/// A write that replaces one of an event that has not come yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Awaited {
    pub(super) record: RecordId,
    pub(super) kind: RecordKind,
    pub(super) key: FieldKey,
    /// As in [`LiveWrite`].
    pub(super) settled: bool,
}

/// Whether the writes are facts given once and for all.
fn settles(op: OpName, kind: RecordKind, created: bool) -> bool {
    match kind.def().freeze {
        Freeze::Never => false,
        Freeze::AtOnce => created,
        Freeze::WithMeeting => op.settles(),
    }
}

fn value_of(kind: RecordKind, key: FieldKey, json: &serde_json::Value) -> Option<Value> {
    match key.def(kind) {
        Some(def) => Value::from_stored(def, json),
        None if json.is_null() => Some(Value::Nothing),
        None => json.as_str().map(|text| Value::text(&crate::text::stored(text))),
    }
}
