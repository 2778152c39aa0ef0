//! A record: its fields as registers.
//!
//! A register is the set of writes that no other write has replaced. One is the normal case; several
//! with different values are a conflict, and the record goes on working with the latest shown. A
//! record knows nothing of rules or of other records.

use crate::domain::event::Stamp;
use crate::domain::id::{EventRef, RecordId};
use crate::domain::schema::{FieldKey, FieldKind, Merge, RecordKind};
use crate::domain::value::Value;

/// Why a record is void whose creation was undone.
pub const UNDO_REASON: &str = "hoàn tác";

/// A write of a field that nothing has replaced yet. 32 bytes: a commune has a million of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveWrite {
    pub value: Value,
    /// By which event, as a place in the book's event table.
    pub event: EventIx,
    pub key: FieldKey,
    /// Whether the fact was given once and for all (money received, minutes closed or amended).
    /// Such a write is shown before any other and is replaced only by another such write.
    pub settled: bool,
}

/// A place in the book's event table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventIx(pub u32);

/// What orders concurrent writes for display: settled before not, then later before earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct WriteRank {
    /// As in [`LiveWrite`].
    pub settled: bool,
    /// When, by the writer's clock.
    pub at: Stamp,
    /// Makes the order total.
    pub event: EventRef,
}

/// One record of any kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    pub id: RecordId,
    pub kind: RecordKind,
    /// Whether the event that created it has arrived. Until then it is not listed.
    pub created: bool,
    /// Sorted by field; within a field the shown value first.
    writes: Vec<LiveWrite>,
}

impl Record {
    /// A record of which nothing is known but that it exists.
    pub fn new(id: RecordId, kind: RecordKind) -> Self {
        Self { id, kind, created: false, writes: Vec::new() }
    }

    /// A record of writes that stand as [`Record::all_live_writes`] gave them.
    pub(super) fn of_live_writes(
        id: RecordId,
        kind: RecordKind,
        created: bool,
        writes: Vec<LiveWrite>,
    ) -> Self {
        Self { id, kind, created, writes }
    }

    /// The shown value of a field or tick.
    pub fn value(&self, key: FieldKey) -> Option<&Value> {
        let at = self.writes.partition_point(|live| live.key < key);
        self.writes
            .get(at)
            .filter(|live| live.key == key)
            .map(|live| &live.value)
            .filter(|v| v.is_some())
    }

    /// Every write of a field or tick that is not replaced, the shown one first.
    pub fn live_writes(&self, key: FieldKey) -> &[LiveWrite] {
        let from = self.writes.partition_point(|live| live.key < key);
        let to = self.writes.partition_point(|live| live.key <= key);
        self.writes.get(from..to).unwrap_or_default()
    }

    /// Every write that is not replaced.
    pub fn all_live_writes(&self) -> &[LiveWrite] {
        &self.writes
    }

    /// The shown value of a field by its id.
    pub fn get(&self, id: &str) -> Option<&Value> {
        self.value(FieldKey::parse(self.kind, id)?)
    }

    /// The text of a field.
    pub fn text(&self, id: &str) -> Option<&str> {
        self.get(id)?.as_text()
    }

    /// The number of a field.
    pub fn int(&self, id: &str) -> Option<i64> {
        self.get(id)?.as_int()
    }

    /// The option of a field.
    pub fn code(&self, id: &str) -> Option<&'static str> {
        self.get(id)?.as_code()
    }

    /// The record that a field names.
    pub fn link(&self, id: &str) -> Option<RecordId> {
        self.get(id)?.as_link()
    }

    /// Yes or no; absent is no.
    pub fn is(&self, id: &str) -> bool {
        self.get(id).and_then(Value::as_bool).unwrap_or(false)
    }

    /// The ticked options of a `Many` field, in the order of its list.
    pub fn ticks(&self, id: &str) -> Vec<&'static str> {
        let fields = self.kind.def().fields;
        let Some(place) = fields.iter().position(|field| field.id == id) else {
            return Vec::new();
        };
        let options = fields.get(place).map_or(&[][..], |field| field.options());
        let key = FieldKey::of(place);
        let ticked =
            |at: &usize| self.value(key.option(*at)).and_then(Value::as_bool).unwrap_or(false);
        (0..options.len())
            .filter(ticked)
            .filter_map(|at| options.get(at).map(|option| option.id))
            .collect()
    }

    /// Why the record was made void, if it was.
    pub fn void_reason(&self) -> Option<&str> {
        self.value(FieldKey::VOID)?.as_text()
    }

    /// Whether the record was made void.
    pub fn is_void(&self) -> bool {
        self.void_reason().is_some()
    }

    /// Whether the record counts: it was created, and it is neither void nor a second copy of
    /// another one. Whose creation was undone is void.
    pub fn is_active(&self) -> bool {
        self.created && !self.is_void() && self.link("same_as").is_none()
    }

    /// Whether its creation was taken back: it is void as if it had never been.
    pub fn is_undone(&self) -> bool {
        self.void_reason() == Some(UNDO_REASON)
    }

    /// Whether its making was undone, or it turned out to be a second copy of another record. It
    /// stays in the history; lists leave it out.
    pub fn is_taken_back(&self) -> bool {
        self.is_undone() || (self.is_void() && self.link("same_as").is_some())
    }

    /// The fields whose unreplaced writes differ and that a person has to settle. Of a void record
    /// only whether it is void can be in dispute; two reasons for it are none.
    pub fn conflicts(&self) -> Vec<FieldKey> {
        let void = self.is_void();
        let mut found = Vec::new();
        for run in self.writes.chunk_by(|a, b| a.key == b.key) {
            let Some((first, rest)) = run.split_first() else {
                continue;
            };
            let differ = |live: &LiveWrite| match first.key.def(self.kind) {
                None => live.value.is_some() != first.value.is_some(),
                Some(def) => !void && def.merge == Merge::Human && live.value != first.value,
            };
            if rest.iter().any(differ) {
                found.push(first.key);
            }
        }
        found
    }

    /// Whether the record has any field to settle, without allocating.
    pub fn in_conflict(&self) -> bool {
        self.writes.windows(2).any(|pair| match pair {
            [a, b] => a.key == b.key && a.value != b.value,
            _ => false,
        }) && !self.conflicts().is_empty()
    }

    /// Sets a value on a copy that is only checked or shown, never stored.
    pub fn set(&mut self, key: FieldKey, value: Value) {
        self.writes.retain(|old| old.key != key);
        let from = self.writes.partition_point(|old| old.key < key);
        self.writes
            .insert(from, LiveWrite { value, event: EventIx(u32::MAX), key, settled: false });
    }

    /// Adds a write and drops those it replaces. `standing` ranks writes for display.
    pub(super) fn put(
        &mut self,
        live: LiveWrite,
        replaced: &[EventIx],
        rank_of: impl Fn(&LiveWrite) -> WriteRank,
    ) {
        let key = live.key;
        self.put_nothing(key, replaced, live.settled);
        let from = self.writes.partition_point(|old| old.key < key);
        let run = self.writes.iter().skip(from).take_while(|old| old.key == key);
        let rank = rank_of(&live);
        let before = run.take_while(|old| rank_of(old) > rank).count();
        self.writes.insert(from + before, live);
    }

    /// Drops the writes that a write replaces, without adding one.
    pub(super) fn put_nothing(&mut self, key: FieldKey, replaced: &[EventIx], settled: bool) {
        if replaced.is_empty() {
            return;
        }
        self.writes.retain(|old| {
            old.key != key || !replaced.contains(&old.event) || (old.settled && !settled)
        });
    }

    /// Makes room for a first write of so many fields, so that growing leaves no holes behind.
    pub(super) fn expect(&mut self, fields: usize) {
        if self.writes.is_empty() {
            self.writes.reserve_exact(fields);
        }
    }

    /// Gives back the slack that growing left.
    pub(super) fn shrink(&mut self) {
        self.writes.shrink_to_fit();
    }

    /// The keys of the fields with a value, whole fields only once.
    pub fn filled(&self) -> impl Iterator<Item = (FieldKey, &Value)> {
        self.writes.chunk_by(|a, b| a.key == b.key).filter_map(|run| {
            let live = run.first()?;
            live.value.is_some().then_some((live.key, &live.value))
        })
    }

    /// Whether a field is a set of ticks.
    pub fn is_set(kind: RecordKind, key: FieldKey) -> bool {
        key.def(kind).is_some_and(|def| matches!(def.kind, FieldKind::Many(_)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_live_write_stays_small() {
        assert!(size_of::<LiveWrite>() <= 32, "{} bytes", size_of::<LiveWrite>());
    }
}
