//! Merging verified runs into what is here: set union over trees of hashes.
//!
//! The log itself is not touched: the trees that change are copied, and the result is a list of
//! batches. The order of the runs in a bundle does not matter.

use std::collections::HashMap;

use crate::domain::batch::{BatchLine, Segment};
use crate::domain::event::RecordKey;
use crate::domain::id::{RecordId, ReplicaId, Seq};
use crate::domain::log::{Chain, Log, Peer, Placed, Range};
use crate::sync::error::BundleRefused;
use crate::sync::manifest::{BundleKind, Manifest};
use crate::sync::reader::{Odd, ReadRun, Reader};
use crate::sync::received::{BATCH_MAX, Batches, HeldRun, Notes, Received, SenderStatement};
use crate::sync::write::groups;

/// Works out what the runs add.
pub(crate) fn merge(
    reader: Reader<'_>,
    manifest: Manifest,
    hash: String,
) -> Result<Received, BundleRefused> {
    let Reader { log, identity, roster, roster_new, runs, sums, .. } = reader;
    let Reader { unknown, after_revocation, .. } = reader;
    // The chain of an extract was verified and is not taken: an event without its body must never
    // stand where the event itself can still come.
    let is_extract = manifest.kind == BundleKind::Extract;
    let (runs, known) = if is_extract { (Vec::new(), known(log, &runs)) } else { (runs, 0) };
    let notes = Notes { unknown, after_revocation, ..Notes::default() };
    let mut merge = Merge {
        log,
        chains: HashMap::new(),
        keys: HashMap::new(),
        out: Batches::default(),
        new: 0,
        known,
        notes,
    };
    for line in &roster_new {
        merge.out.room_for(line.len());
        merge.out.push(BatchLine::Roster(line));
    }
    let waiting = merge.place_all(runs);
    let held = waiting.iter().map(|run| merge.hold(run)).collect();
    let said = sender_statement(log, identity.replica(), &manifest);
    let peer =
        Peer { have: manifest.have.clone(), number: manifest.number, bundle: hash.clone(), at: 0 };
    merge.note_peer(manifest.from, &peer, identity.replica())?;
    let unit = roster.roster().map(|roster| roster.unit.clone());
    Ok(Received {
        hash_groups: groups(&hash),
        hash,
        batches: merge.out.finish(),
        events_new: merge.new,
        already_had: merge.known,
        roster_new: roster_new.len(),
        held,
        notes: merge.notes,
        sender: said,
        joined: unit.filter(|_| log.roster().is_none()),
        extract: is_extract.then_some(sums),
        manifest,
    })
}

/// How many events of verified runs are here.
fn known(log: &Log, runs: &[ReadRun]) -> usize {
    let here = |run: &ReadRun| {
        let events = (run.segment.from..).zip(&run.ends);
        events.filter(|(n, (_, hash))| log.holds(run.segment.replica, *n, hash)).count()
    };
    runs.iter().map(here).sum()
}

/// What the manifest says of the sender and of us.
fn sender_statement(log: &Log, us: ReplicaId, manifest: &Manifest) -> SenderStatement {
    let (n, tail) = manifest.have.get(&us).copied().unwrap_or_default();
    let holds = n == 0 || log.chain(us).is_some_and(|chain| chain.holds_tail(n, tail));
    let last = log.peers().get(&manifest.from).map_or(0, |peer| peer.number);
    let next = last.saturating_add(1);
    let skipped = manifest.number > next && manifest.from != us;
    SenderStatement {
        have: manifest.have.clone(),
        has_of_ours: if holds { n } else { 0 },
        skipped: skipped.then(|| (next, manifest.number.saturating_sub(1))),
        we_are_a_copy: !holds,
    }
}

struct Merge<'a> {
    log: &'a Log,
    chains: HashMap<ReplicaId, Chain>,
    /// The keys that the batches so far leave in use.
    keys: HashMap<RecordId, RecordKey>,
    out: Batches,
    new: usize,
    known: usize,
    notes: Notes,
}

impl Merge<'_> {
    fn chain(&mut self, replica: ReplicaId) -> &mut Chain {
        let log = self.log;
        let ours = || log.chain(replica).cloned().unwrap_or_else(|| Chain::new(replica));
        self.chains.entry(replica).or_insert_with(ours)
    }

    /// Places what has a parent, again and again; gives back what has none.
    fn place_all(&mut self, mut waiting: Vec<ReadRun>) -> Vec<ReadRun> {
        loop {
            let before = waiting.len();
            let mut left = Vec::new();
            for run in waiting {
                let Segment { replica, from, previous, .. } = run.segment;
                if self.chain(replica).holds(from.saturating_sub(1), &previous) {
                    self.place(&run);
                } else {
                    left.push(run);
                }
            }
            if left.is_empty() || left.len() == before {
                return left;
            }
            waiting = left;
        }
    }

    fn place(&mut self, run: &ReadRun) {
        let Segment { replica, from, mut previous, .. } = run.segment;
        let chain = self.chain(replica);
        let mut first_new: Option<(usize, Segment)> = None;
        let mut fork = None;
        for (place, (n, (_, hash))) in (from..).zip(&run.ends).enumerate() {
            match chain.place(n, &previous, hash) {
                Placed::Known => {}
                placed => {
                    let segment = Segment { replica, from: n, to: run.segment.to, previous };
                    first_new = first_new.or(Some((place, segment)));
                    if placed == Placed::Forked {
                        fork = Some((replica, n));
                    }
                }
            }
            previous = *hash;
        }
        self.notes.forks.extend(fork);
        let new = first_new.map_or(0, |(place, _)| run.ends.len().saturating_sub(place));
        self.new += new;
        self.known += run.ends.len().saturating_sub(new);
        if let Some((place, segment)) = first_new {
            self.note_odd(run, segment.from);
            self.emit_keys(run);
            self.emit_lines(run, place, segment);
        }
        self.emit_seals(run);
    }

    fn note_odd(&mut self, run: &ReadRun, from: Seq) {
        let replica = run.segment.replica;
        for (n, odd) in run.odd.iter().filter(|(n, _)| *n >= from) {
            match odd {
                Odd::Unreadable(why) => self.notes.quarantined.push((replica, *n, *why)),
                Odd::Newer => self.notes.newer.push((replica, *n)),
                Odd::Ahead => self.notes.ahead.push((replica, *n)),
            }
        }
    }

    fn emit_keys(&mut self, run: &ReadRun) {
        for (record, key) in &run.keys {
            let in_use = self.keys.get(record).copied().or_else(|| self.log.key(*record));
            if in_use != Some(*key) {
                self.keys.insert(*record, *key);
                self.out.push(BatchLine::Key(*record, *key));
            }
        }
    }

    /// The new lines, in runs that fit a batch.
    fn emit_lines(&mut self, run: &ReadRun, place: usize, whole: Segment) {
        let mut segment = whole;
        let mut place = place;
        while place < run.ends.len() {
            let mut bytes = 128;
            let lengths = (place..run.ends.len()).map(|at| run.line(at).len() + 1);
            let fitting = lengths.take_while(|length| {
                bytes += length;
                bytes <= BATCH_MAX
            });
            let count = fitting.count().max(1);
            let after = place.saturating_add(count);
            let lines = (place..after).map(|at| run.line(at));
            segment.to = segment.from.saturating_add(Seq::try_from(count - 1).unwrap_or(Seq::MAX));
            let size = lines.clone().map(|line| line.len() + 1).sum::<usize>();
            self.out.room_for(size + 128);
            let start = std::iter::once(BatchLine::Segment(segment));
            self.out.push_together(start.chain(lines.map(BatchLine::Event)));
            segment.from = segment.to.saturating_add(1);
            segment.previous =
                run.ends.get(after.saturating_sub(1)).map_or(segment.previous, |e| e.1);
            place = after;
        }
    }

    fn emit_seals(&mut self, run: &ReadRun) {
        for seal in &run.seals {
            let at = Range { replica: seal.replica, from: seal.n, to: seal.n };
            if !self.log.seals(at).any(|known| known == *seal) {
                self.out.push(BatchLine::Seal(*seal));
            }
        }
    }

    /// A run without its parent, as text that stands by itself.
    fn hold(&self, run: &ReadRun) -> HeldRun {
        let mut batch = crate::domain::batch::Batch::new();
        for (record, key) in &run.keys {
            batch.push(BatchLine::Key(*record, *key));
        }
        batch.push(BatchLine::Segment(run.segment));
        (0..run.ends.len()).for_each(|place| batch.push(BatchLine::Event(run.line(place))));
        run.seals.iter().for_each(|seal| batch.push(BatchLine::Seal(*seal)));
        let tip = self.chains.get(&run.segment.replica).map_or(0, |chain| chain.agreed_end().0);
        let range = run.range();
        let to = range.from.saturating_sub(1);
        let from = tip.saturating_add(1).min(to.max(1));
        let missing = if to == 0 { vec![] } else { vec![Range { from, to, ..range }] };
        HeldRun { run: range, missing, batch: batch.as_str().to_owned() }
    }

    /// Remembers what the sender has, if that is news.
    fn note_peer(
        &mut self,
        from: ReplicaId,
        peer: &Peer,
        us: ReplicaId,
    ) -> Result<(), BundleRefused> {
        let mut known = self.log.peers().get(&from).cloned().unwrap_or_default();
        if from != us && known.merge(peer) {
            let json = serde_json::to_string(&known).map_err(|_| BundleRefused::Damaged)?;
            self.out.room_for(json.len() + 64);
            self.out.push(BatchLine::Peer(from, &json));
        }
        Ok(())
    }
}
