//! Whole journeys of bundles between devices, and everything that must be refused.

mod extract;
mod golden;
mod hostile;

use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use tempfile::tempdir;

use crate::domain::batch::{Batch, BatchLine, Segment};
use crate::domain::event::{LineError, commitment, subject_of_body};
use crate::domain::id::{RecordId, hex};
use crate::domain::log::{Have, Range};
use crate::domain::roster::{Area, OfficeForm, Role, RosterError, Zone};
use crate::sync::enrol::{Founding, found};
use crate::sync::inspect::{SenderState, inspect};
use crate::sync::test_device::{NOW, SyncDevice};
use crate::sync::{BundleKind, BundleRefused, CommuneKey, Identity, WriteError, bundle_identity};

fn lead_and_officer() -> (SyncDevice, SyncDevice) {
    let (lead, [officer]) = SyncDevice::office([Role::Officer]);
    (lead, officer)
}

#[test]
fn what_one_writes_another_has() {
    let dir = tempdir().unwrap();
    let (mut lead, mut officer) = lead_and_officer();
    lead.write(5);
    let path = lead.export_all(dir.path());
    let received = officer.take(&path).unwrap();
    assert_eq!((received.events_new, received.already_had), (5, 0));
    assert_eq!(officer.seen, 5);
    assert_eq!(officer.log.root(), lead.log.root());
    assert_eq!(officer.log.have(), lead.log.have());
    assert_eq!(received.hash_groups.len(), 16);
    // Again: nothing, and nothing to journal.
    let again = officer.take(&path).unwrap();
    assert_eq!((again.events_new, again.already_had, again.batches.len()), (0, 5, 0));
}

#[test]
fn export_receive_export_gives_nothing_new() {
    let dir = tempdir().unwrap();
    let (mut lead, mut officer) = lead_and_officer();
    lead.write(3);
    officer.write(4);
    officer.take(&lead.export_all(dir.path())).unwrap();
    let back = officer.export_all(dir.path());
    assert_eq!(lead.take(&back).unwrap().events_new, 4);
    let third = lead.export_all(dir.path());
    assert_eq!(officer.take(&third).unwrap().events_new, 0);
    assert_eq!(lead.log.root(), officer.log.root());
    // Both now know that the other has everything.
    let (one, two) = (lead.replica(), officer.replica());
    assert_eq!(officer.log.unacknowledged(&[one]), []);
    lead.take(&officer.export(dir.path(), &[]).unwrap().path).unwrap();
    assert_eq!(lead.log.unacknowledged(&[two]), []);
}

#[test]
fn a_bundle_without_events_acknowledges() {
    let dir = tempdir().unwrap();
    let (mut lead, mut officer) = lead_and_officer();
    lead.write(3);
    officer.take(&lead.export_all(dir.path())).unwrap();
    let ack = officer.export(dir.path(), &[]).unwrap();
    assert_eq!((ack.manifest.kind, ack.events), (BundleKind::Ack, 0));
    let received = lead.take(&ack.path).unwrap();
    assert_eq!((received.sender.has_of_ours, received.events_new), (3, 0));
    assert!(!received.sender.we_are_a_copy);
    assert!(ack.bytes < 2500, "{}", ack.bytes);
}

#[test]
fn a_new_device_joins_by_its_first_bundle() {
    let dir = tempdir().unwrap();
    let mut lead = SyncDevice::lead(1);
    let mut officer = SyncDevice::new(2);
    lead.write(2);
    let before = lead.export_all(dir.path());
    assert_eq!(officer.take(&before).unwrap_err(), BundleRefused::NotForUs);
    lead.admit(&officer, Role::Officer);
    let path = lead.export_all(dir.path());
    let received = officer.take(&path).unwrap();
    assert_eq!(received.joined.unwrap().name, "Xã Mẫu");
    assert_eq!((received.events_new, received.roster_new), (2, 3));
    assert_eq!(officer.log.root(), lead.log.root());
    officer.write(1);
    assert_eq!(lead.take(&officer.export_all(dir.path())).unwrap().events_new, 1);
}

#[test]
fn a_joining_device_wants_to_be_named_with_its_own_keys() {
    let dir = tempdir().unwrap();
    let mut lead = SyncDevice::lead(1);
    let (mut officer, other) = (SyncDevice::new(2), SyncDevice::new(3));
    lead.admit(&officer, Role::Officer);
    lead.admit(&other, Role::Officer);
    let path = lead.export_all(dir.path());
    // It can decrypt, but signs with a key that the roster does not name.
    officer.identity = Identity::new(&[77; 32], &bundle_identity(&[2 ^ 0x55; 32])).unwrap();
    assert_eq!(officer.take(&path).unwrap_err(), BundleRefused::NotAdmitted);
    assert_eq!(officer.log.roster(), None);
}

#[test]
fn a_device_admitted_elsewhere_brings_its_own_proof() {
    let dir = tempdir().unwrap();
    let (mut lead, mut officer) = lead_and_officer();
    let mut late = SyncDevice::new(9);
    lead.admit(&late, Role::Village);
    late.take(&lead.export_all(dir.path())).unwrap();
    late.write(2);
    // The officer's roster does not know the late one, but the bundle brings the commune's word.
    let received = officer.take(&late.export_all(dir.path())).unwrap();
    assert_eq!((received.events_new, received.roster_new), (2, 1));
}

#[test]
fn strangers_and_revoked_devices_are_refused() {
    let dir = tempdir().unwrap();
    let (mut lead, [mut officer, mut third]) = SyncDevice::office([Role::Officer, Role::Village]);
    let root = officer.log.root();
    // A device whose commune is another one.
    let mut foreign = SyncDevice::new(50);
    let founding = Founding {
        name: "Xã Khác".into(),
        code: None,
        area: Area::Rural,
        zone: Zone::None,
        form: OfficeForm::Commune,
    };
    let key = CommuneKey::new(&[201; 32]);
    for line in found(&key, &founding, &foreign.identity, "X", NOW).unwrap() {
        foreign.roster_line(&line);
    }
    let path = foreign.export_all(dir.path());
    let unit = foreign.log.roster().unwrap().unit.id;
    assert_eq!(officer.take(&path).unwrap_err(), BundleRefused::OtherCommune(unit));

    third.write(2);
    lead.take(&third.export_all(dir.path())).unwrap();
    lead.revoke(&third);
    third.write(1);
    let late = third.export_all(dir.path());
    assert_eq!(lead.take(&late).unwrap_err(), BundleRefused::RevokedSender(third.replica()));
    assert_eq!(officer.log.root(), root);
    // Relayed by one who does not know yet: what came after the revocation is left out.
    officer.take(&late).unwrap();
    let relayed = officer.export_all(dir.path());
    let received = lead.take(&relayed).unwrap();
    let cut = Range { replica: third.replica(), from: 3, to: 3 };
    assert_eq!(received.notes.after_revocation, [cut]);
    assert_eq!(lead.log.head(third.replica()).0, 2);
    // Who hears of it later keeps the lines; the book asks the roster whether they count.
    officer.take(&lead.export_all(dir.path())).unwrap();
    assert!(!officer.log.roster().unwrap().counts(third.replica(), 3));
}

#[test]
fn an_unknown_sender_is_refused() {
    let dir = tempdir().unwrap();
    let (lead, mut officer) = lead_and_officer();
    // Admitted by a copy of the roster that the officer's already contradicts in length.
    let mut stranger = SyncDevice::new(40);
    let mut other_lead = SyncDevice::lead(1);
    other_lead.admit(&stranger, Role::Lead);
    for line in other_lead.log.roster_log().lines() {
        stranger.roster_line(line);
    }
    let to_officer = stranger.export_all(dir.path());
    let error = officer.take(&to_officer).unwrap_err();
    assert_eq!(error, BundleRefused::UnknownSender(stranger.replica()));
    assert_eq!(officer.log.root(), lead.log.root());
}

#[test]
fn a_gap_is_reported_held_and_filled() {
    let dir = tempdir().unwrap();
    let (mut lead, mut officer) = lead_and_officer();
    let replica = lead.replica();
    lead.write(3);
    let first = lead.export_all(dir.path());
    lead.write(3);
    let second = lead.export_part(dir.path(), replica, 4, 6);
    lead.write(2);
    let third = lead.export_part(dir.path(), replica, 7, 8);
    let received = officer.take(&third).unwrap();
    assert_eq!(received.events_new, 0);
    assert_eq!(received.held[0].missing, [Range { replica, from: 1, to: 6 }]);
    assert_eq!(received.sender.skipped, Some((1, 2)));
    assert_eq!(officer.take(&first).unwrap().events_new, 3);
    let held = officer.look(&third).unwrap().held;
    assert_eq!(held[0].missing, [Range { replica, from: 4, to: 6 }]);
    assert_eq!(officer.log.held().len(), 1);
    assert_eq!(officer.take(&second).unwrap().events_new, 5);
    assert_eq!(officer.log.held().len(), 0);
    assert_eq!(officer.log.root(), lead.log.root());
}

#[test]
fn a_cloned_device_is_a_fork_and_both_branches_travel() {
    let dir = tempdir().unwrap();
    let (mut lead, [mut officer, mut third]) = SyncDevice::office([Role::Officer, Role::Village]);
    officer.write(2);
    let mut clone = officer.copy();
    officer.write(2);
    clone.write_on(None, "khác", NOW);
    // A record that both branches create under one id, each with a key of its own.
    let record = RecordId { replica: officer.replica(), n: 5, place: 0 };
    officer.write_on(Some(record), "một", NOW);
    clone.seed = 99;
    clone.write_on(None, "thêm", NOW);
    clone.write_on(Some(record), "hai", NOW);
    clone.seed = 2;
    lead.take(&officer.export_all(dir.path())).unwrap();
    let received = lead.take(&clone.export_all(dir.path())).unwrap();
    assert_eq!(received.notes.forks, [(officer.replica(), 3)]);
    assert_eq!(received.events_new, 3);
    assert_eq!(lead.log.forks(), [(officer.replica(), 3)]);
    assert_eq!(lead.log.count(), 8);
    let through = lead.export_all(dir.path());
    assert_eq!(third.take(&through).unwrap().events_new, 8);
    assert_eq!(third.log.root(), lead.log.root());
    // The clone learns of it from any bundle.
    let told = clone.look(&through).unwrap();
    assert_eq!(told.notes.forks, [(officer.replica(), 3)]);
}

#[test]
fn a_restored_copy_is_told_that_it_is_one() {
    let dir = tempdir().unwrap();
    let (mut lead, mut officer) = lead_and_officer();
    officer.write(2);
    let mut old = officer.copy();
    officer.write(2);
    let own = officer.export_all(dir.path());
    lead.take(&own).unwrap();
    let ack = lead.export(dir.path(), &[]).unwrap().path;
    assert!(old.take(&ack).unwrap().sender.we_are_a_copy);
    assert_eq!(old.take(&own).unwrap_err(), BundleRefused::OwnAhead);
    assert_eq!(officer.take(&own).unwrap().events_new, 0);
}

#[test]
fn a_withheld_body_keeps_the_chain() {
    let dir = tempdir().unwrap();
    let (mut lead, mut officer) = lead_and_officer();
    lead.write(3);
    let replica = lead.replica();
    for (n, line) in lead.stored.get_mut(&replica).unwrap() {
        let (head, body) = line.split_once('\t').unwrap();
        let key = lead.log.key(subject_of_body(body).unwrap()).unwrap();
        *line = format!("{head}\t!{}", hex(&commitment(&key, replica, *n, body)));
    }
    let path = lead.export_all(dir.path());
    assert_eq!(officer.take(&path).unwrap().events_new, 3);
    assert_eq!(officer.log.head(replica), lead.log.head(replica));
}

#[test]
fn an_event_from_the_future_is_taken_and_flagged() {
    let dir = tempdir().unwrap();
    let (mut lead, mut officer) = lead_and_officer();
    lead.write_on(None, "x", NOW + 48 * 3_600_000);
    let received = officer.take(&lead.export_all(dir.path())).unwrap();
    assert_eq!(received.notes.ahead, [(lead.replica(), 1)]);
    assert_eq!(received.events_new, 1);
    let author = officer.log.author(officer.replica(), "x", NOW);
    assert_eq!(author.stamp.millis, 0);
}

#[test]
fn an_event_that_cannot_be_read_waits_in_quarantine() {
    let dir = tempdir().unwrap();
    let (mut lead, mut officer) = lead_and_officer();
    lead.write(1);
    let replica = lead.replica();
    // A faulty program writes a body of the wrong shape, and goes on.
    let (n, previous) = lead.log.head(replica);
    let line = format!(
        "{{\"n\":{},\"t\":5,\"a\":\"A\",\"k\":\"edit\",\"s\":1}}\t\
         {{\"w\":[{{\"e\":\"h{replica}1\",\"f\":5}}]}}",
        n + 1
    );
    let segment = Segment { replica, from: n + 1, to: n + 1, previous };
    let mut batch = Batch::new();
    batch.push(BatchLine::Segment(segment));
    batch.push(BatchLine::Event(&line));
    lead.journal(batch.as_str());
    lead.write(1);
    let received = officer.take(&lead.export_all(dir.path())).unwrap();
    let why = LineError::Body;
    assert_eq!(received.notes.quarantined, [(replica, 2, why)]);
    assert_eq!((received.events_new, officer.seen), (3, 2));
    assert_eq!(officer.log.root(), lead.log.root());
}

#[test]
fn the_roster_never_goes_back_and_never_forks() {
    let dir = tempdir().unwrap();
    let (mut lead, mut officer) = lead_and_officer();
    let mut old_lead = lead.copy();
    lead.admit(&SyncDevice::new(30), Role::Village);
    officer.take(&lead.export_all(dir.path())).unwrap();
    let lines = officer.log.roster_log().lines().len();
    officer.take(&old_lead.export_all(dir.path())).unwrap();
    assert_eq!(officer.log.roster_log().lines().len(), lines);
    old_lead.admit(&SyncDevice::new(31), Role::Lead);
    let forked = old_lead.export_all(dir.path());
    let error = officer.take(&forked).unwrap_err();
    assert_eq!(error, BundleRefused::BadRoster(RosterError::Fork(4)));
}

#[test]
fn a_bundle_names_what_is_in_it() {
    let dir = tempdir().unwrap();
    let (mut lead, officer) = lead_and_officer();
    lead.write(3);
    let ranges = lead.log.lacking(&Have::new());
    let written = lead.export(dir.path(), &ranges).unwrap();
    let name = written.path.file_name().unwrap().to_str().unwrap();
    let unit = lead.log.roster().unwrap().unit.id;
    assert_eq!(name, format!("XGN-{unit}-{}-0001-1-3.goi", lead.replica()));
    assert_eq!(written.manifest.to, [officer.replica()]);
    assert_eq!(written.manifest.kind, BundleKind::Full);
    let seen = inspect(&written.path, officer.log.roster()).unwrap();
    assert_eq!(seen.manifest, written.manifest);
    assert_eq!((seen.payload, seen.hash), (Ok(()), Some(written.hash.clone())));
    assert!(matches!(seen.sender, SenderState::Enrolled { role: Role::Lead, .. }));
    let seen = inspect(&written.path, None).unwrap();
    assert_eq!(seen.sender, SenderState::Unknown(lead.replica()));
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    // No name stands in the plain part.
    let bytes = fs::read(&written.path).unwrap();
    assert!(!bytes.windows(3).any(|part| part == "Lò".as_bytes()));
    let second = lead.export(dir.path(), &ranges).unwrap();
    assert_eq!(second.manifest.previous, Some(written.hash));
    assert_eq!(second.seal, None);
}

#[test]
fn what_the_store_gives_is_checked_before_it_is_sent() {
    let dir = tempdir().unwrap();
    let (mut lead, _) = lead_and_officer();
    lead.write(3);
    let replica = lead.replica();
    let ranges = lead.log.lacking(&Have::new());
    let good = lead.stored.clone();
    lead.stored.get_mut(&replica).unwrap()[1].1 = good[&replica][1].1.replace("Ghi", "ghi");
    let broken = WriteError::Chain { replica, n: 2 };
    assert_eq!(lead.export(dir.path(), &ranges).unwrap_err(), broken);
    lead.stored.get_mut(&replica).unwrap().remove(1);
    assert_eq!(lead.export(dir.path(), &ranges).unwrap_err(), broken);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
    let nowhere = dir.path().join("none").join("x.goi");
    lead.stored = good;
    assert!(matches!(lead.export(&nowhere, &ranges), Err(WriteError::WriteFile(_))));
    let stranger = SyncDevice::new(60).export(dir.path(), &[]).unwrap_err();
    assert_eq!(stranger, WriteError::NotEnrolled);
}

#[test]
fn a_long_event_and_many_events_fit_their_batches() {
    let dir = tempdir().unwrap();
    let (mut lead, mut officer) = lead_and_officer();
    lead.write(400);
    lead.write_on(None, &"dài ".repeat(40_000), NOW);
    lead.write(3);
    let received = officer.take(&lead.export_all(dir.path())).unwrap();
    assert!(received.batches.len() > 2);
    assert_eq!(officer.log.root(), lead.log.root());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    /// Three devices write, export parts and receive in any order, with repeats; in the end
    /// everyone takes everything from everyone, and all are equal.
    #[test]
    fn devices_converge(steps in prop::collection::vec((0..3_usize, 0..4_u8, any::<prop::sample::Index>()), 0..24)) {
        let dir = tempdir().unwrap();
        let (lead, [officer, third]) = SyncDevice::office([Role::Officer, Role::Village]);
        let mut devices = [lead, officer, third];
        let mut bundles: Vec<PathBuf> = vec![];
        for (who, what, which) in steps {
            let device = &mut devices[who];
            match what {
                0 => device.write(2),
                1 => bundles.push(device.export_all(dir.path())),
                2 => {
                    let all = device.log.lacking(&Have::new());
                    if !all.is_empty() {
                        let mut range = all[which.index(all.len())];
                        range.from = 1 + u32::try_from(which.index(range.to as usize)).unwrap();
                        bundles.push(device.export(dir.path(), &[range]).unwrap().path);
                    }
                }
                _ if bundles.is_empty() => {}
                _ => {
                    let path = &bundles[which.index(bundles.len())];
                    let result = device.take(path);
                    prop_assert!(result.is_ok(), "{result:?}");
                }
            }
        }
        for _ in 0..2 {
            let last: Vec<_> = devices.iter_mut().map(|device| device.export_all(dir.path())).collect();
            for device in &mut devices {
                for path in &last {
                    device.take(path).unwrap();
                }
            }
        }
        let [a, b, c] = devices;
        prop_assert_eq!(a.log.root(), b.log.root());
        prop_assert_eq!(b.log.root(), c.log.root());
        prop_assert_eq!(a.log.have(), c.log.have());
        prop_assert_eq!((a.seen, b.seen), (a.log.count(), b.log.count()));
        prop_assert!(a.log.held().is_empty() && b.log.held().is_empty());
        prop_assert_eq!(a.log.forks(), vec![]);
    }
}
