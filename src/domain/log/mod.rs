//! The set of events by chain: what this device has, who lacks what, what is missing or forked.
//!
//! It holds hashes, keys of records, seals, the roster and what other devices said they have, never
//! the lines themselves. It is a function of the *set* of lines absorbed: any order, any repetition
//! and any cut give the same [`Log::root`]. It trusts what it absorbs; chains and seals from outside
//! are checked before (`sync`).

mod chain;
mod keys;
mod link;
mod pack;
mod peer;

use std::collections::{BTreeMap, HashMap};

use crate::domain::batch::{BatchError, BatchLine, Seal, Segment, Signature, items};
use crate::domain::event::{Author, Event, Hash, LineError, RecordKey, Stamp, tail};
use crate::domain::id::{RecordId, ReplicaId, Seq, hex};
use crate::domain::roster::{Pushed, Roster, RosterError, RosterLog};

use keys::Keys;

pub use chain::{Chain, Placed};
pub use link::{LinkError, Linked, link_line};
pub use peer::{Have, Peer, have_json};

/// How far ahead of the wall clock a stamp may be before it no longer moves ours, in milliseconds.
pub const AHEAD_MAX: u64 = 24 * 60 * 60 * 1000;

/// A run of numbers of one replica, both ends in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Range {
    pub replica: ReplicaId,
    pub from: Seq,
    pub to: Seq,
}

/// A run whose parent is not here: kept aside until the events before it come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub range: Range,
    /// The hash before it, which is not known.
    pub previous: Hash,
    /// The hash at its end.
    pub last: Hash,
    /// Keys, run and seals, as a batch.
    pub text: String,
}

/// A batch that does not fit. What stood before the line was absorbed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AbsorbError {
    /// A line of no known shape.
    #[error(transparent)]
    Shape(#[from] BatchError),
    /// An event without a run around it, or a run cut short.
    #[error("event {1} of {0} stands outside its run")]
    Run(ReplicaId, Seq),
    /// Events before this one are missing.
    #[error("the events before {1} of {0} are missing")]
    Gap(ReplicaId, Seq),
    /// The line cannot be chained.
    #[error("event {1} of {0}: {2}")]
    Link(ReplicaId, Seq, LinkError),
    /// A roster line does not fit.
    #[error(transparent)]
    Roster(#[from] RosterError),
    /// What a device said it has is not readable.
    #[error("what {0} has is not readable")]
    Peer(ReplicaId),
}

/// What a batch brought.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Absorbed {
    pub events: usize,
    pub known: usize,
    /// Events in the chain that cannot be read, with the reason.
    pub unreadable: Vec<(ReplicaId, Seq, LineError)>,
    /// Roster lines that are new.
    pub roster: usize,
}

#[derive(Debug, Clone)]
struct Replica {
    chain: Chain,
    /// By number; more than one where the device was cloned.
    seals: BTreeMap<Seq, Vec<Signature>>,
    latest: Stamp,
}

/// The set of events by chain.
#[derive(Debug, Clone, Default)]
pub struct Log {
    replicas: BTreeMap<ReplicaId, Replica>,
    keys: Keys,
    roster: RosterLog,
    peers: BTreeMap<ReplicaId, Peer>,
    held: Vec<Held>,
}

impl Log {
    /// Takes a batch that is trusted: our own journal, or what `sync` has verified. Every event
    /// that is new and readable goes to `on_event`, in order.
    pub fn absorb(
        &mut self,
        batch: &str,
        on_event: &mut dyn FnMut(Event),
    ) -> Result<Absorbed, AbsorbError> {
        let mut report = Absorbed::default();
        let mut run = Run::default();
        for item in items(batch) {
            match item? {
                BatchLine::Event(line) => {
                    self.absorb_event(&mut run, line, on_event, &mut report)?;
                }
                BatchLine::Segment(segment) => {
                    run.finished()?;
                    run = Run::of(&segment);
                }
                BatchLine::Key(record, key) => self.keys.put(record, key),
                BatchLine::Seal(seal) => self.put_seal(&seal),
                BatchLine::Roster(line) => {
                    if self.roster.push(line, |_, _, _| true)? == Pushed::New {
                        report.roster += 1;
                    }
                }
                BatchLine::Peer(replica, json) => {
                    let wrong = |_| AbsorbError::Peer(replica);
                    let peer: Peer = serde_json::from_str(json).map_err(wrong)?;
                    self.peers.entry(replica).or_default().merge(&peer);
                }
            }
        }
        run.finished()?;
        let replicas = &self.replicas;
        self.held.retain(|held| {
            let known = replicas.get(&held.range.replica);
            known.is_none_or(|known| !known.chain.holds(held.range.to, &held.last))
        });
        Ok(report)
    }

    fn absorb_event(
        &mut self,
        run: &mut Run,
        line: &str,
        on_event: &mut dyn FnMut(Event),
        report: &mut Absorbed,
    ) -> Result<(), AbsorbError> {
        let Run { replica, next: n, previous, .. } = *run;
        run.step()?;
        let linked = link_line(&previous, replica, n, line, |record| self.key(record))
            .map_err(|why| AbsorbError::Link(replica, n, why))?;
        run.previous = linked.hash;
        let known = self.replica(replica);
        match known.chain.place(n, &previous, &linked.hash) {
            Placed::Gap => return Err(AbsorbError::Gap(replica, n)),
            Placed::Known => report.known += 1,
            Placed::New | Placed::Forked => match linked.event {
                Ok(event) => {
                    known.latest = known.latest.max(event.head.at);
                    report.events += 1;
                    on_event(event);
                }
                Err(why) => report.unreadable.push((replica, n, why)),
            },
        }
        Ok(())
    }

    fn replica(&mut self, id: ReplicaId) -> &mut Replica {
        self.replicas.entry(id).or_insert_with(|| Replica {
            chain: Chain::new(id),
            seals: BTreeMap::new(),
            latest: Stamp::default(),
        })
    }

    fn put_seal(&mut self, seal: &Seal) {
        let known = self.replica(seal.replica).seals.entry(seal.n).or_default();
        if let Err(at) = known.binary_search(&seal.signature) {
            known.insert(at, seal.signature);
        }
    }

    /// Keeps aside a verified run whose parent is not here. It leaves by itself once its events are
    /// absorbed. Says what is missing before it; nothing if nothing is.
    pub fn hold(&mut self, batch: &str) -> Result<Vec<Range>, AbsorbError> {
        let mut keys: HashMap<RecordId, RecordKey> = HashMap::new();
        let mut run = Run::default();
        let mut found: Option<(Range, Hash)> = None;
        for item in items(batch) {
            match item? {
                BatchLine::Key(record, key) => drop(keys.insert(record, key)),
                BatchLine::Segment(segment) => {
                    let Segment { replica, from, to, previous } = segment;
                    found = Some((Range { replica, from, to }, previous));
                    run = Run::of(&segment);
                }
                BatchLine::Event(line) => {
                    let Run { replica, next: n, previous, .. } = run;
                    run.step()?;
                    let key = |record| keys.get(&record).copied().or_else(|| self.key(record));
                    let linked = link_line(&previous, replica, n, line, key);
                    run.previous = linked.map_err(|why| AbsorbError::Link(replica, n, why))?.hash;
                }
                BatchLine::Seal(_) | BatchLine::Roster(_) | BatchLine::Peer(..) => {}
            }
        }
        run.finished()?;
        let Some((range, previous)) = found else {
            return Ok(Vec::new());
        };
        let last = run.previous;
        if self.holds(range.replica, range.to, &last) {
            return Ok(Vec::new());
        }
        if !self.held.iter().any(|held| held.last == last && held.previous == previous) {
            self.held.push(Held { range, previous, last, text: batch.to_owned() });
        }
        Ok(self.missing_before(&range))
    }

    /// The numbers that are missing before a run.
    pub fn missing_before(&self, run: &Range) -> Vec<Range> {
        let from = self.head(run.replica).0.saturating_add(1);
        let to = run.from.saturating_sub(1);
        // A run that follows another branch than ours lacks no number, yet its parent is missing.
        let from = from.min(to.max(1));
        if to == 0 { Vec::new() } else { vec![Range { from, to, ..*run }] }
    }

    pub fn held(&self) -> &[Held] {
        &self.held
    }

    /// What this device has, to be told to others.
    pub fn have(&self) -> Have {
        let tips = self.replicas.iter().map(|(id, known)| (*id, known.chain.agreed_end()));
        let some = tips.filter(|(_, (n, _))| *n > 0);
        some.map(|(id, (n, hash))| (id, (n, tail(&hash)))).collect()
    }

    /// The last event of a replica's log and the chain hash there; number 0 before the first.
    pub fn head(&self, replica: ReplicaId) -> (Seq, Hash) {
        match self.chain(replica) {
            Some(chain) => chain.head(),
            None => Chain::new(replica).head(),
        }
    }

    /// The tree of a replica.
    pub fn chain(&self, replica: ReplicaId) -> Option<&Chain> {
        Some(&self.replicas.get(&replica)?.chain)
    }

    /// Whether event `n` of a replica with this hash is here.
    pub fn holds(&self, replica: ReplicaId, n: Seq, hash: &Hash) -> bool {
        self.chain(replica).is_some_and(|chain| chain.holds(n, hash))
    }

    /// The end of our own log, to write the next event from. Stamps of other replicas count unless
    /// they are more than a day ahead of the wall clock `now` (milliseconds).
    pub fn author(&self, replica: ReplicaId, actor: &str, now: u64) -> Author {
        let (n, hash) = self.head(replica);
        let limit = now.saturating_add(AHEAD_MAX);
        let seen = self
            .replicas
            .iter()
            .filter(|(id, known)| **id == replica || known.latest.millis <= limit);
        let stamp = seen.map(|(_, known)| known.latest).max().unwrap_or_default();
        Author { replica, actor: actor.to_owned(), n, hash, stamp }
    }

    /// The key of a record's commitments.
    pub fn key(&self, record: RecordId) -> Option<RecordKey> {
        self.keys.last(record)
    }

    /// Every key of a record; more than one where a cloned device made it twice.
    pub fn keys_of(&self, record: RecordId) -> &[RecordKey] {
        self.keys.all(record)
    }

    /// The latest seal of a replica; the author may have signed further than we have.
    pub fn seal(&self, replica: ReplicaId) -> Option<Seal> {
        let (n, signatures) = self.replicas.get(&replica)?.seals.last_key_value()?;
        Some(Seal { replica, n: *n, signature: *signatures.first()? })
    }

    /// The seals of a replica from one number to another, both in.
    pub fn seals(&self, range: Range) -> impl Iterator<Item = Seal> {
        let known = self.replicas.get(&range.replica).map(|known| &known.seals);
        let some = known.filter(|_| range.from <= range.to).into_iter();
        some.flat_map(move |seals| seals.range(range.from..=range.to)).flat_map(move |(n, all)| {
            all.iter().map(move |&signature| Seal { replica: range.replica, n: *n, signature })
        })
    }

    pub fn roster_log(&self) -> &RosterLog {
        &self.roster
    }

    /// The commune and its devices, once founded or joined.
    pub fn roster(&self) -> Option<&Roster> {
        self.roster.roster()
    }

    /// What other devices said they have.
    pub fn peers(&self) -> &BTreeMap<ReplicaId, Peer> {
        &self.peers
    }

    /// The replicas of which anything is here.
    pub fn replicas(&self) -> impl Iterator<Item = ReplicaId> {
        self.replicas.keys().copied()
    }

    /// What a device that has `theirs` lacks of what is here. Where a device was cloned everything
    /// from the fork on is named again: repeats cost bytes, never truth.
    pub fn lacking(&self, theirs: &Have) -> Vec<Range> {
        let lacks = |(id, known): (&ReplicaId, &Replica)| {
            let (to, _) = known.chain.agreed_end();
            let (n, bytes) = theirs.get(id).copied().unwrap_or_default();
            let shared = n <= to && known.chain.holds_tail(n, bytes);
            let after = if shared || n > to { n.saturating_add(1) } else { 1 };
            let from = known.chain.forked_at().map_or(after, |fork| fork.min(after));
            (from <= to).then_some(Range { replica: *id, from, to })
        };
        self.replicas.iter().filter_map(lacks).collect()
    }

    /// What at least one of these devices has not acknowledged. A device's own events count as
    /// acknowledged by itself as far as they are here.
    pub fn unacknowledged(&self, by: &[ReplicaId]) -> Vec<Range> {
        let mut least: BTreeMap<ReplicaId, Range> = BTreeMap::new();
        for device in by {
            let mut have = self.peers.get(device).map(|peer| peer.have.clone()).unwrap_or_default();
            if let Some(chain) = self.chain(*device) {
                let (n, hash) = chain.agreed_end();
                have.insert(*device, (n, tail(&hash)));
            }
            for range in self.lacking(&have) {
                let known = least.entry(range.replica).or_insert(range);
                known.from = known.from.min(range.from);
            }
        }
        least.into_values().collect()
    }

    /// Where devices were cloned: the replica and the first number that is there twice.
    pub fn forks(&self) -> Vec<(ReplicaId, Seq)> {
        let forked = |(id, known): (&ReplicaId, &Replica)| Some((*id, known.chain.forked_at()?));
        self.replicas.iter().filter_map(forked).collect()
    }

    /// How many events are here.
    pub fn count(&self) -> usize {
        self.replicas.values().map(|known| known.chain.nodes().count()).sum()
    }

    /// One hash over the whole set: events, keys, roster. Two devices that have the same lines have
    /// the same root; equal [`Log::have`] with different roots is a fault to report.
    pub fn root(&self) -> Hash {
        let mut hasher = blake3::Hasher::new_derive_key("thoatngheo 2026 root v1");
        for (id, known) in &self.replicas {
            let mut nodes: Vec<_> = known.chain.nodes().collect();
            nodes.sort_unstable();
            for (n, hash) in nodes {
                hasher.update(&id.0).update(&n.to_le_bytes()).update(hash);
            }
        }
        for (record, keys) in self.keys.sorted() {
            let mut keys: Vec<_> = keys.iter().map(|key| hex(key)).collect();
            keys.sort_unstable();
            hasher.update(format!("{record} {}\n", keys.join(" ")).as_bytes());
        }
        let (lines, last) = self.roster.head();
        *hasher.update(&lines.to_le_bytes()).update(&last).finalize().as_bytes()
    }
}

/// Where a run of events stands while it is read.
#[derive(Debug, Clone, Copy, Default)]
struct Run {
    replica: ReplicaId,
    next: Seq,
    /// One past the last number; equal to `next` when the run is over.
    end: Seq,
    previous: Hash,
}

impl Run {
    fn of(segment: &Segment) -> Self {
        let Segment { replica, from, to, previous } = *segment;
        Self { replica, next: from, end: to.saturating_add(1), previous }
    }

    fn step(&mut self) -> Result<(), AbsorbError> {
        if self.next >= self.end {
            return Err(AbsorbError::Run(self.replica, self.next));
        }
        self.next += 1;
        Ok(())
    }

    fn finished(&self) -> Result<(), AbsorbError> {
        if self.next < self.end {
            return Err(AbsorbError::Run(self.replica, self.next));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
