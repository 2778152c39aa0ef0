//! From ranges of numbers to runs that can be sent: lines checked against the chain, with the keys
//! of their records and the seals of their author, cut where the last seal stands.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use crate::domain::batch::{Seal, Segment};
use crate::domain::event::{
    BodyPart, Hash, RecordKey, commitment, genesis, link, split, subject_of_body,
};
use crate::domain::id::{RecordId, ReplicaId, Seq, hex};
use crate::domain::log::{Chain, Log, Range};
use crate::sync::error::WriteError;
use crate::sync::outgoing::Outgoing;
use crate::sync::seal::{Identity, verify_seal};

/// Gives the stored event lines of a range, with their numbers.
pub type Lines<'a> = dyn FnMut(Range) -> io::Result<Vec<(Seq, String)>> + 'a;

/// A run ready to be sent.
#[derive(Debug, Clone)]
pub struct Run {
    pub segment: Segment,
    /// The keys of the records it writes to.
    pub keys: BTreeMap<RecordId, RecordKey>,
    pub lines: Vec<String>,
    /// The hash at each line.
    hashes: Vec<Hash>,
    /// The seals that hold for it; the last stands at its end.
    pub seals: Vec<Seal>,
}

impl Run {
    pub fn range(&self) -> Range {
        let Segment { replica, from, to, .. } = self.segment;
        Range { replica, from, to }
    }

    fn new(replica: ReplicaId, from: Seq, previous: Hash) -> Self {
        Self {
            segment: Segment { replica, from, to: from.saturating_sub(1), previous },
            keys: BTreeMap::new(),
            lines: Vec::new(),
            hashes: Vec::new(),
            seals: Vec::new(),
        }
    }

    fn push(&mut self, linked: &Linked, line: String) {
        self.segment.to = self.segment.to.saturating_add(1);
        self.keys.extend(linked.key);
        self.lines.push(line);
        self.hashes.push(linked.hash);
    }

    fn end(&self) -> Hash {
        self.hashes.last().copied().unwrap_or(self.segment.previous)
    }

    fn hash_at(&self, n: Seq) -> Option<&Hash> {
        self.hashes.get(usize::try_from(n.checked_sub(self.segment.from)?).ok()?)
    }

    /// Puts the commitment in the place of every body and forgets the keys: the chain still holds,
    /// and nothing can be read or guessed.
    pub fn withhold(&mut self, log: &Log) -> Result<(), WriteError> {
        let Segment { replica, from, mut previous, .. } = self.segment;
        for ((n, line), hash) in (from..).zip(&mut self.lines).zip(&self.hashes) {
            let broken = WriteError::Chain { replica, n };
            let parts = split(line).map_err(|_| broken.clone())?;
            if let BodyPart::Text(body) = parts.body {
                let subject = subject_of_body(body).ok_or_else(|| broken.clone())?;
                let commitments = log.keys_of(subject).iter();
                let mut covered = commitments.map(|key| commitment(key, replica, n, body));
                let covered = covered.find(|made| link(&previous, parts.head, made) == *hash);
                let covered = covered.ok_or(broken)?;
                *line = format!("{}\t!{}", parts.head, hex(&covered));
            }
            previous = *hash;
        }
        self.keys.clear();
        Ok(())
    }

    /// Drops what stands after `n`.
    fn cut(&mut self, n: Seq) {
        let count = n.saturating_add(1).saturating_sub(self.segment.from);
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        self.lines.truncate(count);
        self.hashes.truncate(count);
        self.segment.to = n;
    }
}

/// Everything that goes into a bundle.
#[derive(Debug, Default)]
pub struct Prepared {
    /// The runs, in order of their replicas.
    pub runs: Vec<Run>,
    /// A new seal over our own chain.
    pub seal: Option<Seal>,
    pub unsealed: Vec<Range>,
}

/// Reads, checks, seals and cuts the ranges.
pub fn prepare(outgoing: &Outgoing<'_>, lines: &mut Lines<'_>) -> Result<Prepared, WriteError> {
    let mut out = Prepared::default();
    for range in merged(outgoing.ranges) {
        let Some(chain) = outgoing.log.chain(range.replica) else {
            continue;
        };
        let range = Range { to: range.to.min(chain.agreed_end().0), ..range };
        if range.from == 0 || range.from > range.to {
            continue;
        }
        let read = lines(range).map_err(|error| WriteError::ReadLines(error.to_string()))?;
        let built = match chain.forked_at() {
            None => vec![straight(outgoing.log, chain, range, read)?],
            Some(_) => forked(outgoing.log, chain, range.replica, read),
        };
        for mut run in built {
            seal(outgoing, &mut run, &mut out)?;
            let sealed = run.seals.iter().map(|seal| seal.n).max().unwrap_or(0);
            let end = run.segment.to;
            if sealed < end {
                let from = run.segment.from.max(sealed.saturating_add(1));
                out.unsealed.push(Range { replica: range.replica, from, to: end });
                run.cut(sealed);
            }
            if !run.lines.is_empty() {
                out.runs.push(run);
            }
        }
    }
    Ok(out)
}

/// One range a replica, from the least to the greatest number asked for.
fn merged(ranges: &[Range]) -> Vec<Range> {
    let mut all: BTreeMap<ReplicaId, Range> = BTreeMap::new();
    for range in ranges {
        let known = all.entry(range.replica).or_insert(*range);
        known.from = known.from.min(range.from);
        known.to = known.to.max(range.to);
    }
    all.into_values().collect()
}

/// The seals that hold for the run; our own chain gets one at the run's end.
fn seal(outgoing: &Outgoing<'_>, run: &mut Run, out: &mut Prepared) -> Result<(), WriteError> {
    let range = run.range();
    let roster = outgoing.log.roster().ok_or(WriteError::NotEnrolled)?;
    let Some(device) = roster.device(range.replica) else {
        return Ok(());
    };
    // On a chain without a fork every seal was verified when it came; here it can hold for one
    // branch only.
    let known = outgoing.log.seals(range).filter(|seal| {
        run.hash_at(seal.n).is_some_and(|hash| verify_seal(&device.sign_key, seal, hash))
    });
    run.seals = known.collect();
    let us: &Identity = outgoing.identity;
    let sealed = run.seals.iter().any(|seal| seal.n == range.to);
    if range.replica == us.replica() && !sealed && !run.lines.is_empty() {
        let made = us.seal(range.to, &run.end());
        run.seals.push(made);
        out.seal = Some(made);
    }
    Ok(())
}

/// A line's hash and the key it needs.
struct Linked {
    hash: Hash,
    key: Option<(RecordId, RecordKey)>,
}

/// Links a line to the hash before it with whichever key of its record gives a hash that is known.
fn link_known(
    log: &Log,
    replica: ReplicaId,
    n: Seq,
    previous: &Hash,
    line: &str,
    known: impl Fn(&Hash) -> bool,
) -> Option<Linked> {
    let parts = split(line).ok()?;
    match parts.body {
        BodyPart::Withheld(covered) => {
            let hash = link(previous, parts.head, &covered);
            known(&hash).then_some(Linked { hash, key: None })
        }
        BodyPart::Text(body) => {
            let subject = subject_of_body(body)?;
            // The key in use is the last one.
            log.keys_of(subject).iter().rev().find_map(|key| {
                let covered = commitment(key, replica, n, body);
                let hash = link(previous, parts.head, &covered);
                known(&hash).then_some(Linked { hash, key: Some((subject, *key)) })
            })
        }
    }
}

/// The run of a chain without a fork.
fn straight(
    log: &Log,
    chain: &Chain,
    range: Range,
    lines: Vec<(Seq, String)>,
) -> Result<Run, WriteError> {
    let Range { replica, from, to } = range;
    let broken = |n| WriteError::Chain { replica, n };
    let (previous, _) = chain.around(from).ok_or(broken(from))?;
    let mut run = Run::new(replica, from, previous);
    let mut wanted = from..=to;
    for (n, line) in lines {
        let expected = wanted.next().ok_or(broken(n))?;
        let (_, hash) = chain.around(expected).ok_or(broken(expected))?;
        let linked = link_known(log, replica, expected, &run.end(), &line, |made| *made == hash);
        run.push(&linked.filter(|_| n == expected).ok_or(broken(expected))?, line);
    }
    match wanted.next() {
        None => Ok(run),
        Some(missing) => Err(broken(missing)),
    }
}

/// The runs of a cloned device: every branch, each line under the parent it belongs to.
fn forked(log: &Log, chain: &Chain, replica: ReplicaId, lines: Vec<(Seq, String)>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let lines: BTreeSet<(Seq, String)> = lines.into_iter().collect();
    for (n, line) in lines {
        let before = n.saturating_sub(1);
        let parents: Vec<Hash> = if before == 0 {
            vec![genesis(replica)]
        } else {
            chain.all_at(before).copied().collect()
        };
        let found = parents.iter().find_map(|parent| {
            let known = |hash: &Hash| chain.holds(n, hash);
            Some((parent, link_known(log, replica, n, parent, &line, known)?))
        });
        let Some((parent, linked)) = found else {
            continue;
        };
        // A line can be stored twice, with its body and without.
        if runs.iter().any(|run| run.hash_at(n) == Some(&linked.hash)) {
            continue;
        }
        let fits = |run: &&mut Run| run.segment.to == before && run.end() == *parent;
        if let Some(run) = runs.iter_mut().find(fits) {
            run.push(&linked, line);
        } else {
            let mut run = Run::new(replica, n, *parent);
            run.push(&linked, line);
            runs.push(run);
        }
    }
    runs
}
