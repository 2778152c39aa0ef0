//! The book: the fold of all events.
//!
//! It is a pure function of the *set* of events: the order in which they arrive, repetitions and
//! the way they were cut into bundles change nothing ([`Book::root`] is equal). It does not verify
//! chains or seals (that happened before), but it does apply the freeze and the rights of the
//! writer's role again, because a bundle may come from a program that did not.

mod columns;
mod composed;
mod computed;
mod fold;
mod index;
mod likeness;
mod pack;
mod people;
mod query;
mod residence;
mod root;
mod search;
mod suggest;
#[cfg(test)]
mod tests;
mod totals;
mod years;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::domain::event::Stamp;
use crate::domain::id::{EventRef, RecordId, ReplicaId, Seq};
use crate::domain::record::{EventIx, LiveWrite, Record, WriteRank};
use crate::domain::reference::Reference;
use crate::domain::roster::Roster;
use crate::domain::schema::RecordKind;
use crate::domain::standard::Standard;

pub use computed::{B2_PER_TICK, b2, is_peak_month, outcome, total};
pub use fold::{RefusedEvent, WhyRefused};
pub use index::same_household_key;
pub use likeness::{Likeness, same_person};
pub use people::{CHILD_UNDER, Known, OLD_FROM, People, Person};
pub use query::is_in_force;
pub use residence::Stay;
pub use search::{ENOUGH, Search};
pub use suggest::Values;
pub use totals::{FundTotals, Totals};
pub use years::{YearClass, detail_after};

/// A place in the book's list of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecIx(u32);

impl RecIx {
    /// The place as a number: the order in which the book heard of the records.
    pub fn get(self) -> u32 {
        self.0
    }
}

/// What the book keeps of an event once it is folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Folded {
    at: Stamp,
    n: Seq,
    replica: u16,
    tail: [u8; 4],
}

/// Everything that is known, in memory.
#[derive(Debug, Clone)]
pub struct Book {
    standards: Arc<[Standard]>,
    roster: Option<Arc<Roster>>,
    reference: Arc<Reference>,
    replicas: Vec<ReplicaId>,
    events: Vec<Folded>,
    seen: HashMap<(u16, Seq, [u8; 4]), EventIx>,
    records: Vec<Record>,
    by_id: HashMap<RecordId, RecIx>,
    index: index::Index,
    /// Ids under which two events created something: a cloned device makes them.
    forked: HashSet<RecordId>,
    /// The records of another kind than the one that is found under the id.
    orphans: HashMap<(RecordId, RecordKind), RecIx>,
    /// By the event that has not come yet: the writes that replace what it writes.
    awaited: HashMap<EventRef, Vec<fold::Awaited>>,
    refused: Vec<RefusedEvent>,
    unread: usize,
    /// What fields hold, for offers; derived, and not part of what makes two books equal.
    known: suggest::Known,
}

impl PartialEq for Book {
    /// Equal when the same events were folded.
    fn eq(&self, other: &Self) -> bool {
        self.root() == other.root()
    }
}

impl Book {
    /// An empty book that classifies by these standards.
    pub fn new(standards: &[Standard]) -> Self {
        Self {
            standards: standards.into(),
            roster: None,
            reference: Reference::shipped_ones(),
            replicas: Vec::new(),
            events: Vec::new(),
            seen: HashMap::new(),
            records: Vec::new(),
            by_id: HashMap::new(),
            index: index::Index::default(),
            forked: HashSet::new(),
            orphans: HashMap::new(),
            awaited: HashMap::new(),
            refused: Vec::new(),
            unread: 0,
            known: suggest::Known::default(),
        }
    }

    /// Takes the devices and rights of the commune. Set before folding: an event is judged when it
    /// is folded.
    pub fn set_roster(&mut self, roster: Roster) {
        self.roster = Some(Arc::new(roster));
    }

    /// Takes the lists in use; the shipped ones until then.
    pub fn set_reference(&mut self, reference: Reference) {
        self.reference = Arc::new(reference);
    }

    /// The lists of peoples, causes, communes and so on.
    pub fn reference(&self) -> &Reference {
        &self.reference
    }

    /// Whether the office is no commune: a school, with units in place of villages.
    pub fn is_organisation(&self) -> bool {
        self.roster().is_some_and(|roster| !roster.unit.form.is_commune())
    }

    /// The devices and rights of the commune, once known.
    pub fn roster(&self) -> Option<&Roster> {
        self.roster.as_deref()
    }

    /// The number of events folded.
    pub fn events_folded(&self) -> usize {
        self.events.len()
    }

    /// Events that were kept but not folded, with the reason.
    pub fn refused(&self) -> &[RefusedEvent] {
        &self.refused
    }

    /// Events kept unread because a newer program wrote them, or because their body is withheld.
    pub fn unread(&self) -> usize {
        self.unread
    }

    /// The last stamp of any event.
    pub fn last_stamp(&self) -> Stamp {
        self.events.iter().map(|event| event.at).max().unwrap_or_default()
    }

    /// How writes name a folded event.
    pub fn event_ref(&self, at: EventIx) -> Option<EventRef> {
        let event = self.events.get(at.0 as usize)?;
        let replica = *self.replicas.get(usize::from(event.replica))?;
        Some(EventRef { replica, n: event.n, tail: event.tail })
    }

    /// When a folded event was made, by its writer's clock.
    pub fn event_stamp(&self, at: EventIx) -> Stamp {
        self.events.get(at.0 as usize).map_or_else(Stamp::default, |event| event.at)
    }

    /// What ranks a write for display.
    fn rank(&self, live: &LiveWrite) -> WriteRank {
        let zero = EventRef { replica: ReplicaId::default(), n: 0, tail: [0; 4] };
        WriteRank {
            settled: live.settled,
            at: self.event_stamp(live.event),
            event: self.event_ref(live.event).unwrap_or(zero),
        }
    }

    /// A record by its place.
    pub fn record(&self, at: RecIx) -> Option<&Record> {
        self.records.get(at.0 as usize)
    }

    /// A record by its id, once the event that created it has arrived.
    pub fn find(&self, id: RecordId) -> Option<&Record> {
        self.by_id.get(&id).and_then(|at| self.record(*at)).filter(|record| record.created)
    }

    /// The place of a record.
    pub fn place(&self, id: RecordId) -> Option<RecIx> {
        self.by_id.get(&id).copied()
    }

    /// The places of [`Book::records`].
    pub fn of_kind(&self, kind: RecordKind) -> &[RecIx] {
        self.index.of_kind(kind)
    }

    /// The records of a kind in the order in which they arrived, void ones too.
    pub fn records(&self, kind: RecordKind) -> impl DoubleEndedIterator<Item = &Record> {
        self.of_kind(kind).iter().filter_map(|at| self.record(*at))
    }

    /// The records of a kind that count, see [`Record::is_active`]. Households may have left all the
    /// same: who lives in the commune is said by [`Book::residents`].
    pub fn active(&self, kind: RecordKind) -> impl DoubleEndedIterator<Item = &Record> {
        self.records(kind).filter(|record| record.is_active())
    }

    /// The folded text that the search looks in.
    pub fn search_text(&self, at: RecIx) -> &str {
        self.index.search_text(at)
    }
}
