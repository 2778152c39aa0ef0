//! The lines of a bundle, taken one by one: every run is verified by itself, linked from the hash it
//! names and sealed to its end by its author. Nothing is placed or stored here.

use std::collections::{BTreeMap, HashMap};

use crate::domain::batch::{BatchLine, Seal, Segment, item, items};
use crate::domain::event::{BodyPart, Hash, LineError, REVISION, RecordKey, split};
use crate::domain::extract::{self, Sums};
use crate::domain::id::{RecordId, ReplicaId, Seq};
use crate::domain::log::{AHEAD_MAX, Log, Range, link_line};
use crate::domain::roster::{Pushed, RosterLog};
use crate::sync::error::BundleRefused;
use crate::sync::manifest::{BundleKind, Manifest};
use crate::sync::seal::{Identity, verify_seal};
use crate::sync::trust;

/// The most runs in one bundle.
const RUNS_MAX: usize = 65_536;

/// A run, verified by itself.
#[derive(Debug)]
pub(crate) struct ReadRun {
    pub segment: Segment,
    pub keys: BTreeMap<RecordId, RecordKey>,
    /// The lines, each with its end.
    pub text: String,
    /// Where each line ends in `text`, and the chain hash there.
    pub ends: Vec<(usize, Hash)>,
    pub seals: Vec<Seal>,
    pub odd: Vec<(Seq, Odd)>,
}

/// What is worth telling of one event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Odd {
    Unreadable(LineError),
    Newer,
    Ahead,
}

impl ReadRun {
    fn new(segment: Segment) -> Self {
        Self {
            segment,
            keys: BTreeMap::new(),
            text: String::new(),
            ends: Vec::new(),
            seals: Vec::new(),
            odd: Vec::new(),
        }
    }

    pub fn range(&self) -> Range {
        let Segment { replica, from, to, .. } = self.segment;
        Range { replica, from, to }
    }

    /// The number of the next line to come.
    fn next(&self) -> Seq {
        let count = Seq::try_from(self.ends.len()).unwrap_or(Seq::MAX);
        self.segment.from.saturating_add(count)
    }

    fn end(&self) -> Hash {
        self.ends.last().map_or(self.segment.previous, |(_, hash)| *hash)
    }

    fn hash_at(&self, n: Seq) -> Option<&Hash> {
        let place = usize::try_from(n.checked_sub(self.segment.from)?).ok()?;
        Some(&self.ends.get(place)?.1)
    }

    /// The line at a place from 0, without its end.
    pub fn line(&self, place: usize) -> &str {
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before));
        let end = self.ends.get(place).map_or(0, |(end, _)| *end);
        let line = self.text.get(start.map_or(0, |(end, _)| *end)..end);
        line.and_then(|line| line.strip_suffix('\n')).unwrap_or_default()
    }

    /// Drops what stands after `n`.
    fn cut(&mut self, n: Seq) {
        let count = n.saturating_add(1).saturating_sub(self.segment.from);
        self.ends.truncate(usize::try_from(count).unwrap_or(usize::MAX));
        self.text.truncate(self.ends.last().map_or(0, |(end, _)| *end));
        self.seals.retain(|seal| seal.n <= n);
        self.odd.retain(|(at, _)| *at <= n);
        self.segment.to = n;
    }
}

/// The lines of a bundle, taken one by one.
pub(crate) struct Reader<'a> {
    pub log: &'a Log,
    pub identity: &'a Identity,
    now: u64,
    pub roster: RosterLog,
    pub roster_new: Vec<String>,
    admitted: bool,
    keys: HashMap<RecordId, RecordKey>,
    /// The run being read; `Err` while a run of an unknown device is passed over.
    open: Option<Result<ReadRun, (Range, Seq)>>,
    inside: BTreeMap<ReplicaId, (Seq, Seq)>,
    pub runs: Vec<ReadRun>,
    pub unknown: Vec<Range>,
    pub after_revocation: Vec<Range>,
    pub sums: Sums,
}

impl<'a> Reader<'a> {
    pub fn new(log: &'a Log, identity: &'a Identity, now: u64) -> Self {
        Self {
            log,
            identity,
            now,
            roster: log.roster_log().clone(),
            roster_new: Vec::new(),
            admitted: false,
            keys: HashMap::new(),
            open: None,
            inside: BTreeMap::new(),
            runs: Vec::new(),
            unknown: Vec::new(),
            after_revocation: Vec::new(),
            sums: Sums::default(),
        }
    }

    pub fn line(&mut self, line: &str, manifest: &Manifest) -> Result<(), BundleRefused> {
        if manifest.kind == BundleKind::Extract {
            return self.line_of_extract(line, manifest);
        }
        self.line_of_events(line, manifest)
    }

    /// An extract has no roster, no keys and no bodies; what is told of records comes last.
    fn line_of_extract(&mut self, line: &str, manifest: &Manifest) -> Result<(), BundleRefused> {
        if let Some(told) = line.strip_prefix("X ") {
            self.admit(manifest)?;
            self.close()?;
            let told = extract::read(told).ok_or(BundleRefused::Damaged)?;
            self.sums.add(&told);
            return Ok(());
        }
        match item(line) {
            Some(BatchLine::Segment(_) | BatchLine::Seal(_)) => {}
            Some(BatchLine::Event(event))
                if split(event).is_ok_and(|parts| matches!(parts.body, BodyPart::Withheld(_))) => {}
            _ => return Err(BundleRefused::Damaged),
        }
        self.line_of_events(line, manifest)
    }

    fn line_of_events(&mut self, line: &str, manifest: &Manifest) -> Result<(), BundleRefused> {
        let Some(item) = item(line) else {
            let letter = line.chars().next().unwrap_or(' ');
            let known = matches!(letter, 'K' | 'S' | 'E' | 'R' | 'Z' | '{' | ' ');
            return Err(if known {
                BundleRefused::Damaged
            } else {
                BundleRefused::UnknownLine(letter)
            });
        };
        match item {
            BatchLine::Roster(line) if !self.admitted => {
                let pushed = trust::push_line(&mut self.roster, line);
                if pushed.map_err(BundleRefused::BadRoster)? == Pushed::New {
                    self.roster_new.push(line.to_owned());
                }
                Ok(())
            }
            BatchLine::Roster(_) => Err(BundleRefused::Damaged),
            BatchLine::Peer(..) => Err(BundleRefused::UnknownLine('P')),
            item => {
                self.admit(manifest)?;
                self.item(item)
            }
        }
    }

    /// The roster lines are over: is the sender one of ours now?
    fn admit(&mut self, manifest: &Manifest) -> Result<(), BundleRefused> {
        if !self.admitted {
            let joining = self.log.roster().is_none().then_some(self.identity);
            trust::admit_roster(self.roster.roster(), joining, manifest)?;
            self.admitted = true;
        }
        Ok(())
    }

    fn item(&mut self, item: BatchLine<'_>) -> Result<(), BundleRefused> {
        match item {
            // A key belongs to the runs after it, never into one: a run has one key a record.
            BatchLine::Key(record, key) => {
                self.close()?;
                self.keys.insert(record, key);
            }
            BatchLine::Segment(segment) => {
                self.close()?;
                self.begin(segment)?;
            }
            BatchLine::Event(line) => self.event(line)?,
            BatchLine::Seal(seal) => self.seal(seal)?,
            BatchLine::Roster(_) | BatchLine::Peer(..) => return Err(BundleRefused::Damaged),
        }
        Ok(())
    }

    fn begin(&mut self, segment: Segment) -> Result<(), BundleRefused> {
        let Segment { replica, from, to, .. } = segment;
        if from == 0 || to < from || to == Seq::MAX {
            return Err(BundleRefused::Damaged);
        }
        if self.runs.len() >= RUNS_MAX {
            return Err(BundleRefused::TooLarge);
        }
        let known = self.inside.entry(replica).or_insert((from, to));
        *known = (known.0.min(from), known.1.max(to));
        let enrolled = self.roster.roster().is_some_and(|roster| roster.device(replica).is_some());
        self.open = Some(if enrolled {
            Ok(ReadRun::new(segment))
        } else {
            Err((Range { replica, from, to }, from))
        });
        Ok(())
    }

    fn event(&mut self, line: &str) -> Result<(), BundleRefused> {
        let run = match &mut self.open {
            Some(Ok(run)) => run,
            Some(Err((range, next))) if *next <= range.to => {
                *next = next.saturating_add(1);
                return Ok(());
            }
            Some(Err(_)) | None => return Err(BundleRefused::Damaged),
        };
        let (replica, n) = (run.segment.replica, run.next());
        let broken = BundleRefused::BadChain { replica, n };
        if n > run.segment.to {
            return Err(broken);
        }
        let previous = run.end();
        let (keys, log, used) = (&self.keys, self.log, &mut run.keys);
        let key = |record| {
            let key = keys.get(&record).copied().or_else(|| log.key(record))?;
            used.insert(record, key);
            Some(key)
        };
        let linked = link_line(&previous, replica, n, line, key).map_err(|_| broken)?;
        match linked.event {
            Err(why) => run.odd.push((n, Odd::Unreadable(why))),
            Ok(event) => {
                if event.head.revision > REVISION {
                    run.odd.push((n, Odd::Newer));
                }
                if event.head.at.millis > self.now.saturating_add(AHEAD_MAX) {
                    run.odd.push((n, Odd::Ahead));
                }
            }
        }
        run.text.push_str(line);
        run.text.push('\n');
        run.ends.push((run.text.len(), linked.hash));
        Ok(())
    }

    fn seal(&mut self, seal: Seal) -> Result<(), BundleRefused> {
        let Seal { replica, n, .. } = seal;
        let bad = BundleRefused::BadSeal { replica, n };
        match &mut self.open {
            None => Err(BundleRefused::Damaged),
            Some(Err((range, _))) if range.replica == replica => Ok(()),
            Some(Err(_)) => Err(bad),
            Some(Ok(run)) if run.segment.replica != replica => Err(bad),
            Some(Ok(run)) => {
                let device = self.roster.roster().and_then(|roster| roster.device(replica));
                let hash = run.hash_at(n);
                let (Some(device), Some(hash)) = (device, hash) else {
                    return Err(bad);
                };
                if !verify_seal(&device.sign_key, &seal, hash) {
                    return Err(bad);
                }
                run.seals.push(seal);
                Ok(())
            }
        }
    }

    /// The run is over: whole, sealed to its end, cut where its device was revoked.
    fn close(&mut self) -> Result<(), BundleRefused> {
        let mut run = match self.open.take() {
            None => return Ok(()),
            Some(Err((range, next))) => {
                if next <= range.to {
                    return Err(BundleRefused::BadChain { replica: range.replica, n: next });
                }
                self.unknown.push(range);
                return Ok(());
            }
            Some(Ok(run)) => run,
        };
        let Segment { replica, from, to, .. } = run.segment;
        if run.next() <= to {
            return Err(BundleRefused::BadChain { replica, n: run.next() });
        }
        if !run.seals.iter().any(|seal| seal.n == to) {
            return Err(BundleRefused::BadSeal { replica, n: to });
        }
        let device = self.roster.roster().and_then(|roster| roster.device(replica));
        let gone = device.and_then(|device| device.revoked.as_ref());
        if let Some(gone) = gone.filter(|gone| gone.at_n < to) {
            let before = run.seals.iter().map(|seal| seal.n).filter(|n| *n <= gone.at_n);
            let last = before.max().unwrap_or(0);
            let first_out = from.max(last.saturating_add(1));
            self.after_revocation.push(Range { replica, from: first_out, to });
            run.cut(last);
        }
        if !run.ends.is_empty() {
            self.runs.push(run);
        }
        Ok(())
    }

    pub fn finish(&mut self, manifest: &Manifest) -> Result<(), BundleRefused> {
        self.admit(manifest)?;
        self.close()?;
        if self.inside != manifest.vec {
            return Err(BundleRefused::Damaged);
        }
        if manifest.kind == BundleKind::Extract {
            return Ok(());
        }
        self.held_before()
    }

    /// Runs that were held before stand beside those that came now.
    fn held_before(&mut self) -> Result<(), BundleRefused> {
        let log = self.log;
        for held in log.held() {
            self.keys.clear();
            for item in items(&held.text) {
                self.item(item.map_err(|_| BundleRefused::Damaged)?)?;
            }
            self.close()?;
        }
        Ok(())
    }

    /// A bundle of our own that is not encrypted to us.
    pub fn own(&mut self, manifest: &Manifest) -> Result<(), BundleRefused> {
        let ours = |(replica, (_, to)): (&ReplicaId, &(Seq, Seq))| {
            self.log.chain(*replica).is_some_and(|chain| chain.agreed_end().0 >= *to)
        };
        if !manifest.vec.iter().all(ours) {
            return Err(BundleRefused::OwnAhead);
        }
        self.admitted = true;
        Ok(())
    }
}
