//! Exchange with other devices: sealing, bundles out, bundles in, the roster.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value as Json;

use crate::domain::batch::{Batch, BatchLine};
use crate::domain::event::{Event, read_head, split, tail};
use crate::domain::id::{RecordId, ReplicaId, Seq};
use crate::domain::log::{Have, Peer, Range};
use crate::domain::roster::{Role, Roster};
use crate::domain::schema::RecordKind;
use crate::runtime::clock::Clock;
use crate::runtime::folder::extract::standards_in_force;
use crate::runtime::folder::{Folder, FolderError, create_folder};
use crate::sync::enrol::find;
use crate::sync::outgoing::BundleSummary;
use crate::sync::{CommuneKey, Identity, Outgoing, Received, Request, WrittenBundle, verify_seal};

/// A bundle that was taken and is durable.
#[derive(Debug)]
pub struct ReceivedBundle {
    /// What it brought, its batches already journalled.
    pub received: Received,
    /// The events that are new here, to be folded.
    pub events: Vec<Event>,
    /// The roster, if it changed.
    pub roster: Option<Roster>,
}

impl Folder {
    pub(super) fn identity(&self) -> Result<Identity, FolderError> {
        create_folder::identity(self.store.secrets())
    }

    pub(super) fn commune_key(&self) -> Result<CommuneKey, FolderError> {
        let seed = self.store.secrets().commune.as_ref();
        seed.map(CommuneKey::new).ok_or(FolderError::NotTheKeeper)
    }

    /// Journals batches and takes them into the log; the events that are new.
    pub(super) fn take_in(&mut self, batches: &[Batch]) -> Result<Vec<Event>, FolderError> {
        if batches.is_empty() {
            return Ok(Vec::new());
        }
        self.store.append(batches)?;
        let mut events = Vec::new();
        for batch in batches {
            events.extend(self.absorb(batch.as_str())?);
        }
        Ok(events)
    }

    /// Signs the own chain up to its last event, if that is not signed yet.
    pub(super) fn seal(&mut self) -> Result<(), FolderError> {
        let (n, hash) = self.log.head(self.replica());
        if n == 0 || self.log.seal(self.replica()).is_some_and(|seal| seal.n == n) {
            return Ok(());
        }
        let mut batch = Batch::new();
        batch.push(BatchLine::Seal(self.identity()?.seal(n, &hash)));
        self.take_in(&[batch])?;
        Ok(())
    }

    /// Writes a bundle of what the receivers lack: one device, or every other device.
    pub fn export(&mut self, to: &Path, whom: Option<&str>) -> Result<WrittenBundle, FolderError> {
        self.export_ranges(to, whom, None, None)
    }

    /// Writes a bundle of ranges, else of what the receivers lack; with an extract without personal
    /// data, which counts as nothing sent.
    pub(super) fn export_ranges(
        &mut self,
        to: &Path,
        whom: Option<&str>,
        ranges: Option<Vec<Range>>,
        extract: Option<(&[String], BundleSummary)>,
    ) -> Result<WrittenBundle, FolderError> {
        self.seal()?;
        let us = self.replica();
        let roster = self.log.roster().ok_or(FolderError::NotJoined)?;
        let to_whom: Vec<ReplicaId> = match whom {
            None => roster.active().map(|device| device.replica).filter(|id| *id != us).collect(),
            Some(whom) => {
                let device = find(roster, whom);
                let unknown = || FolderError::NoSuchDevice(whom.to_owned());
                vec![device.ok_or_else(unknown)?.replica]
            }
        };
        let ranges = ranges.unwrap_or_else(|| match to_whom.as_slice() {
            [] => self.log.lacking(&BTreeMap::new()),
            some => self.log.unacknowledged(some),
        });
        let mut lines = BTreeMap::new();
        for range in &ranges {
            let stored = self.store.lines_of(range.replica, range.from, range.to)?;
            lines.insert(*range, stored);
        }
        let own = self.log.peers().get(&us).cloned().unwrap_or_default();
        let identity = self.identity()?;
        let is_extract = extract.is_some();
        let (told, summed) = extract.unzip();
        let events = lines.values().flatten().map(|(_, line)| line.as_str());
        let outgoing = Outgoing {
            identity: &identity,
            log: &self.log,
            ranges: &ranges,
            to: &to_whom,
            number: own.number.saturating_add(1),
            previous: Some(own.bundle.clone()).filter(|hash| !hash.is_empty()),
            now: Clock::millis(),
            extract: told,
            summary: summed.unwrap_or_else(|| summary(events)),
        };
        let mut give = |range: Range| Ok(stored_lines(&lines, range));
        let written = crate::sync::write_bundle(to, &outgoing, &mut give)?;
        let mut batch = Batch::new();
        if let Some(seal) = written.seal {
            batch.push(BatchLine::Seal(seal));
        }
        // The device's own entry keeps the count of its bundles.
        let mine = Peer {
            have: if is_extract { Have::new() } else { self.sent(&written) },
            number: outgoing.number,
            bundle: written.hash.clone(),
            at: outgoing.now,
        };
        let json = serde_json::to_string(&mine).unwrap_or_default();
        batch.push(BatchLine::Peer(us, &json));
        self.take_in(&[batch])?;
        Ok(written)
    }

    /// Receives a bundle: verified as a whole before anything is stored, then durable.
    pub fn receive(&mut self, path: &Path) -> Result<ReceivedBundle, FolderError> {
        let identity = self.identity()?;
        let received = crate::sync::receive(path, &self.log, &identity, Clock::millis())?;
        let roster_before = self.log.roster_log().head().0;
        if received.extract.is_some() {
            self.keep_extract(path, &received.hash)?;
        }
        let mut batches = received.batches.clone();
        batches.push(Self::received_now(received.manifest.from));
        let events = self.take_in(&batches)?;
        for held in &received.held {
            // Kept for this session only: the run comes again with what is missing before it.
            drop(self.log.hold(&held.batch));
        }
        if let Some(unit) = &received.joined {
            let mut office = self.store.office().clone();
            office.unit = Some(unit.id);
            office.commune.clone_from(&unit.name);
            office.form = unit.form;
            self.store.set_office(office)?;
        }
        let replica = self.replica();
        self.author = self.log.author(replica, &replica.short(), Clock::millis());
        let changed = self.log.roster_log().head().0 != roster_before;
        let roster = self.log.roster().filter(|_| changed).cloned();
        Ok(ReceivedBundle { received, events, roster })
    }

    /// What a bundle holds of our own events, and with those before it: what others can know of us.
    fn sent(&self, written: &WrittenBundle) -> Have {
        let us = self.replica();
        let own = written.ranges.iter().filter(|range| range.replica == us);
        let last = own.map(|range| range.to).max();
        let chain = last.zip(self.log.chain(us)).and_then(|(n, chain)| {
            let hash = chain.all_at(n).next()?;
            Some((us, (n, tail(hash))))
        });
        chain.into_iter().collect()
    }

    /// Notes that a bundle of a device came now.
    fn received_now(from: ReplicaId) -> Batch {
        let peer = Peer { at: Clock::millis(), ..Peer::default() };
        let mut batch = Batch::new();
        batch.push(BatchLine::Peer(from, &serde_json::to_string(&peer).unwrap_or_default()));
        batch
    }

    /// The request with which this device asks to be admitted.
    pub fn request(&self, to: &Path) -> Result<Request, FolderError> {
        let identity = self.identity()?;
        let request = Request::new(&identity, &self.store.office().officer, Clock::millis());
        request.write(&identity, to)?;
        Ok(request)
    }

    /// Admits the device of a request.
    pub fn approve(
        &mut self,
        file: &Path,
        role: Role,
        villages: &[RecordId],
    ) -> Result<Request, FolderError> {
        let key = self.commune_key()?;
        let log = self.log.roster_log();
        let (request, line) =
            crate::sync::approve(log, &key, file, role, villages, Clock::millis())?;
        self.add_roster_line(&line)?;
        Ok(request)
    }

    /// Takes a device off the roster.
    pub fn revoke(&mut self, device: &str, reason: &str) -> Result<(), FolderError> {
        let key = self.commune_key()?;
        let line = crate::sync::revoke(&self.log, &key, device, reason, Clock::millis())?;
        self.add_roster_line(&line)
    }

    fn add_roster_line(&mut self, line: &str) -> Result<(), FolderError> {
        let mut batch = Batch::new();
        batch.push(BatchLine::Roster(line));
        self.take_in(&[batch]).map(drop)
    }

    /// The seals that do not hold, as messages; none when all do.
    pub fn verify_seals(&self) -> Vec<crate::tui::Notice> {
        let Some(roster) = self.log.roster() else {
            return Vec::new();
        };
        let mut wrong = Vec::new();
        for device in &roster.devices {
            let replica = device.replica;
            let Some(chain) = self.log.chain(replica) else {
                continue;
            };
            let (to, _) = chain.agreed_end();
            for seal in self.log.seals(Range { replica, from: 1, to }) {
                let holds = chain.all_at(seal.n).any(|h| verify_seal(&device.sign_key, &seal, h));
                if !holds {
                    let notice = crate::tui::Notice::fail("check-seal-broken");
                    wrong.push(notice.with("device", device.short()).with("n", seal.n));
                }
            }
        }
        wrong
    }
}

fn stored_lines(lines: &BTreeMap<Range, Vec<(Seq, String)>>, range: Range) -> Vec<(Seq, String)> {
    let inside = |known: &&Range| {
        known.replica == range.replica && known.from <= range.from && range.to <= known.to
    };
    let known = lines.keys().find(inside).and_then(|known| lines.get(known));
    let some = known.into_iter().flatten();
    some.filter(|(n, _)| (range.from..=range.to).contains(n)).cloned().collect()
}

/// What the plain part says of the events: how many records of each kind they create, and the sum
/// of the receipts among them. No names.
fn summary<'a>(lines: impl Iterator<Item = &'a str>) -> BundleSummary {
    let mut summary = BundleSummary::default();
    let count = |summary: &mut BundleSummary, what: &str, by: u64| {
        *summary.counts.entry(what.to_owned()).or_default() += by;
    };
    for line in lines {
        count(&mut summary, "events", 1);
        if !read_head(line).is_ok_and(|head| head.op == "create") {
            continue;
        }
        let Ok(parts) = split(line) else { continue };
        let crate::domain::event::BodyPart::Text(body) = parts.body else {
            continue;
        };
        let Ok(body) = serde_json::from_str::<crate::domain::event::Body>(body) else {
            continue;
        };
        for write in &body.writes {
            count(&mut summary, &write.kind, 1);
            if write.kind == RecordKind::Contribution.name() {
                let sum = |field| write.fields.get(field).and_then(Json::as_i64).unwrap_or(0);
                let total = sum("amount").saturating_add(sum("goods_value"));
                let all = summary.money.entry("contributions".to_owned()).or_default();
                *all = all.saturating_add(total);
            }
        }
    }
    summary.keys = standards_in_force();
    summary
}
