//! A device for tests: keys, a log, the stored lines, and the steps that the runtime takes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::domain::batch::{Batch, BatchLine, Segment, items};
use crate::domain::event::{Authored, Body, RecordKey, Write};
use crate::domain::id::{RecordId, ReplicaId, Seq};
use crate::domain::log::{Log, Range};
use crate::domain::roster::{Area, OfficeForm, Role, Zone};
use crate::sync::enrol::{self, Founding, Request};
use crate::sync::seal::bundle_identity;
use crate::sync::{
    BundleRefused, BundleSummary, CommuneKey, Identity, Outgoing, Received, WriteError,
    WrittenBundle, receive, write_bundle,
};

/// The wall clock of every test.
pub const NOW: u64 = 1_780_000_000_000;

pub struct SyncDevice {
    pub seed: u8,
    pub identity: Identity,
    pub log: Log,
    pub stored: BTreeMap<ReplicaId, Vec<(Seq, String)>>,
    pub number: u32,
    pub previous: Option<String>,
    pub seen: usize,
}

pub fn commune() -> CommuneKey {
    CommuneKey::new(&[200; 32])
}

pub fn identity(seed: u8) -> Identity {
    Identity::new(&[seed; 32], &bundle_identity(&[seed ^ 0x55; 32])).unwrap()
}

impl SyncDevice {
    /// A device that belongs to no commune.
    pub fn new(seed: u8) -> Self {
        Self {
            seed,
            identity: identity(seed),
            log: Log::default(),
            stored: BTreeMap::new(),
            number: 0,
            previous: None,
            seen: 0,
        }
    }

    /// The lead of a new commune.
    pub fn lead(seed: u8) -> Self {
        let mut device = Self::new(seed);
        let founding = Founding {
            name: "Xã Mẫu".into(),
            code: None,
            area: Area::Rural,
            zone: Zone::III,
            form: OfficeForm::Commune,
        };
        let lines = enrol::found(&commune(), &founding, &device.identity, "Lò Văn Mẫu", NOW);
        for line in lines.unwrap() {
            device.roster_line(&line);
        }
        device
    }

    /// A commune of a lead and members that know of each other.
    pub fn office<const N: usize>(roles: [Role; N]) -> (Self, [Self; N]) {
        let mut lead = Self::lead(1);
        let mut members = [0; N];
        (2..).zip(&mut members).for_each(|(seed, member)| *member = seed);
        let mut members = members.map(Self::new);
        for (member, role) in members.iter().zip(roles) {
            lead.admit(member, role);
        }
        for member in &mut members {
            for line in lead.log.roster_log().lines() {
                member.roster_line(line);
            }
        }
        (lead, members)
    }

    pub fn replica(&self) -> ReplicaId {
        self.identity.replica()
    }

    pub fn roster_line(&mut self, line: &str) {
        let mut batch = Batch::new();
        batch.push(BatchLine::Roster(line));
        self.journal(batch.as_str());
    }

    pub fn admit(&mut self, other: &Self, role: Role) {
        let text = Request::new(&other.identity, "Người Mẫu", NOW).to_text(&other.identity);
        let request = Request::from_text(&text).unwrap();
        let roster = self.log.roster_log();
        let line = enrol::admit(roster, &commune(), &request, role, &[], NOW).unwrap();
        self.roster_line(&line);
    }

    pub fn revoke(&mut self, other: &Self) {
        let short = other.replica().short();
        let line = enrol::revoke(&self.log, &commune(), &short, "mất máy", NOW).unwrap();
        self.roster_line(&line);
    }

    /// What the runtime does with a batch: store, then absorb.
    pub fn journal(&mut self, batch: &str) {
        let mut run: Option<Segment> = None;
        for item in items(batch) {
            match item.unwrap() {
                BatchLine::Segment(segment) => run = Some(segment),
                BatchLine::Event(line) => {
                    let run = run.as_mut().unwrap();
                    self.stored.entry(run.replica).or_default().push((run.from, line.to_owned()));
                    run.from += 1;
                }
                _ => {}
            }
        }
        let seen = &mut self.seen;
        self.log.absorb(batch, &mut |_| *seen += 1).unwrap();
    }

    /// One event on the first record of this device, or on `record`.
    pub fn write_on(&mut self, record: Option<RecordId>, value: &str, now: u64) -> Authored {
        let replica = self.replica();
        let mut author = self.log.author(replica, &replica.short(), now);
        let own = RecordId { replica, n: 1, place: 0 };
        let record = record.unwrap_or(own);
        let key: RecordKey = self.log.key(record).unwrap_or([self.seed; 16]);
        let write = Write {
            record,
            kind: "household".into(),
            fields: [("note".to_owned(), value.into())].into_iter().collect(),
            replaces: serde_json::Map::default(),
        };
        let body = Body { writes: vec![write], ..Body::default() };
        let (from, previous) = (author.n + 1, author.hash);
        let made = author.write(now, "edit", body, &key);
        let mut batch = Batch::new();
        if self.log.key(record).is_none() {
            batch.push(BatchLine::Key(record, key));
        }
        batch.push(BatchLine::Segment(Segment { replica, from, to: from, previous }));
        batch.push(BatchLine::Event(&made.line));
        self.journal(batch.as_str());
        made
    }

    pub fn write(&mut self, count: usize) {
        for i in 0..count {
            self.write_on(None, &format!("Ghi chú {i} của máy {}", self.seed), NOW);
        }
    }

    /// Exports ranges; the seal is journalled, as the runtime does.
    pub fn export(&mut self, dir: &Path, ranges: &[Range]) -> Result<WrittenBundle, WriteError> {
        self.export_with(dir, ranges, None)
    }

    /// Exports ranges, without personal data where an extract is given.
    pub fn export_with(
        &mut self,
        dir: &Path,
        ranges: &[Range],
        extract: Option<&[String]>,
    ) -> Result<WrittenBundle, WriteError> {
        let stored = &self.stored;
        let mut lines = |range: Range| {
            let all = stored.get(&range.replica).map_or(&[][..], Vec::as_slice);
            let some = all.iter().filter(|(n, _)| (range.from..=range.to).contains(n));
            Ok(some.cloned().collect())
        };
        let outgoing = Outgoing {
            identity: &self.identity,
            log: &self.log,
            ranges,
            to: &[],
            number: self.number + 1,
            previous: self.previous.clone(),
            now: NOW,
            extract,
            summary: BundleSummary::default(),
        };
        let written = write_bundle(dir, &outgoing, &mut lines)?;
        if let Some(seal) = written.seal {
            let mut batch = Batch::new();
            batch.push(BatchLine::Seal(seal));
            self.journal(batch.as_str());
        }
        self.number += 1;
        self.previous = Some(written.hash.clone());
        Ok(written)
    }

    /// Exports everything this device has.
    pub fn export_all(&mut self, dir: &Path) -> PathBuf {
        let ranges = self.log.lacking(&crate::domain::log::Have::new());
        self.export(dir, &ranges).unwrap().path
    }

    /// Exports some numbers of one replica.
    pub fn export_part(&mut self, dir: &Path, replica: ReplicaId, from: Seq, to: Seq) -> PathBuf {
        self.export(dir, &[Range { replica, from, to }]).unwrap().path
    }

    pub fn look(&self, path: &Path) -> Result<Received, BundleRefused> {
        receive(path, &self.log, &self.identity, NOW)
    }

    pub fn take(&mut self, path: &Path) -> Result<Received, BundleRefused> {
        let received = self.look(path)?;
        for batch in &received.batches {
            assert!(batch.as_str().len() < 96 * 1024 || batch.items().count() <= 2);
            self.journal(batch.as_str());
        }
        for held in &received.held {
            assert_eq!(self.log.hold(&held.batch).unwrap(), held.missing);
        }
        Ok(received)
    }

    /// The same device as it was copied.
    pub fn copy(&self) -> Self {
        Self {
            identity: identity(self.seed),
            log: self.log.clone(),
            stored: self.stored.clone(),
            previous: self.previous.clone(),
            ..*self
        }
    }
}
