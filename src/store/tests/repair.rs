//! Damage, checks, backups and rebuilding.

use std::path::Path;

use tempfile::tempdir;

use crate::domain::batch::Batch;
use crate::domain::id::ReplicaId;
use crate::store::fixture::{batches, create, filled, open};
use crate::store::{
    Fault, HeadState, JournalState, MirrorState, Office, Origins, Store, StoreError, backup, check,
    doctor, rebuild, restore,
};

fn log(data: &Path) -> std::path::PathBuf {
    data.join("journal/00000001.log")
}

/// Flips a bit in the middle of the journal's record `seq`, whose sizes are not all the same.
fn damage_record(data: &Path, seq: usize) {
    let mut bytes = std::fs::read(log(data)).unwrap();
    let starts: Vec<_> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(b"TNr1")).collect();
    bytes[starts[seq - 1] + 100] ^= 1;
    std::fs::write(log(data), bytes).unwrap();
}

fn tree(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for name in ["office.toml", "vault.age", "journal/00000001.log"] {
        all.push((name.to_owned(), std::fs::read(dir.join(name)).unwrap()));
    }
    all
}

#[test]
fn a_sound_folder_checks_without_the_passphrase_and_is_not_touched() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    filled(&data, 12);
    let sled = std::fs::read(data.join("sled/db")).unwrap();
    let report = check(&data, None).unwrap();
    assert!(report.is_sound(), "{report:?}");
    assert_eq!((report.records, report.files, report.seals_checked), (12, 1, false));
    assert_eq!((report.head, report.mirror), (HeadState::Clean, MirrorState::Level));
    assert!(check(&data, Some("")).unwrap().seals_checked);
    assert!(matches!(check(&data, Some("sai")), Err(StoreError::WrongPassphrase)));
    assert_eq!(std::fs::read(data.join("sled/db")).unwrap(), sled);

    let (mut store, _, _) = open(&data).unwrap();
    store.append(&batches(1)).unwrap();
    let report = check(&data, None).unwrap();
    assert_eq!(report.mirror, MirrorState::InUse);
    assert_eq!(report.head, HeadState::Behind { records: 1 });
    assert!(report.is_sound());
}

#[test]
fn every_damaged_byte_is_found() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    filled(&data, 4);
    std::fs::remove_dir_all(data.join("sled")).unwrap();
    let whole = std::fs::read(log(&data)).unwrap();
    for at in 0..whole.len() {
        let mut wrong = whole.clone();
        wrong[at] ^= 1 << (at % 8);
        std::fs::write(log(&data), &wrong).unwrap();
        let report = check(&data, None).unwrap();
        assert!(matches!(report.journal, JournalState::Damaged(_)), "byte {at}: {report:?}");
        std::fs::write(log(&data), &whole[..at]).unwrap();
        let report = check(&data, None).unwrap();
        assert!(!report.is_sound(), "cut at {at}: {report:?}");
        let promised = matches!(report.head, HeadState::Ahead { .. });
        assert!(promised, "cut at {at}: {report:?}");
    }
}

#[test]
fn a_swapped_seal_needs_the_passphrase_to_be_found() {
    // Records of another folder's key: checksum, numbers and chain are all right.
    let dir = tempdir().unwrap();
    let (data, other) = (dir.path().join("data"), dir.path().join("other"));
    filled(&data, 3);
    let mut keys = crate::store::fixture::secrets();
    keys.data = [9; 32];
    let office = Office::new(ReplicaId([7; 8]));
    let mut store = Store::create(&other, &office, &keys, "").unwrap();
    store.append(&batches(3)).unwrap();
    store.close();
    for name in ["HEAD", "journal/00000001.log"] {
        std::fs::copy(other.join(name), data.join(name)).unwrap();
    }
    let report = check(&data, None).unwrap();
    assert_eq!(report.journal, JournalState::Whole);
    let JournalState::Damaged(damage) = check(&data, Some("")).unwrap().journal else { panic!() };
    assert_eq!((damage.what, damage.seq), (Fault::Seal, 1));
}

#[test]
fn rebuild_takes_the_journal_from_sled() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    let made = filled(&data, 20);
    let whole = std::fs::read(log(&data)).unwrap();
    damage_record(&data, 8);
    let damaged = std::fs::read(log(&data)).unwrap();
    let Err(StoreError::Damaged(damage)) = open(&data) else { panic!() };
    assert_eq!(damage.seq, 8);

    let done = rebuild(&data, "").unwrap();
    assert_eq!(done.journal, Some(Origins { journal: 19, mirror: 1, backup: 0 }));
    assert_eq!((done.records, done.missing.clone()), (20, None));
    assert_eq!(std::fs::read(log(&data)).unwrap(), whole);
    // What was damaged is set aside as it was.
    let kept = done.quarantined.iter().find(|path| path.join("00000001.log").exists()).unwrap();
    assert_eq!(std::fs::read(kept.join("00000001.log")).unwrap(), damaged);
    let (store, opened, texts) = open(&data).unwrap();
    assert_eq!((texts, opened.recovered), (made, vec![]));
    assert!(store.close().is_empty());
    assert!(check(&data, Some("")).unwrap().is_sound());
}

#[test]
fn rebuild_of_both_takes_the_backup_and_names_what_is_missing() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    filled(&data, 10);
    let (mut store, _, made) = open(&data).unwrap();
    store.backup(&dir.path().join("usb")).unwrap();
    let more = batches(14);
    store.append(&more[10..]).unwrap();
    store.save_draft("a", b"typed").unwrap();
    store.close();
    let whole = std::fs::read(log(&data)).unwrap();

    // 3 is in the backup, 12 nowhere.
    damage_record(&data, 3);
    damage_record(&data, 12);
    std::fs::remove_dir_all(data.join("sled")).unwrap();
    let done = rebuild(&data, "").unwrap();
    assert_eq!(done.journal, Some(Origins { journal: 10, mirror: 0, backup: 1 }));
    assert_eq!((done.records, done.missing), (11, Some(12..=14)));
    let (_, _, texts) = open(&data).unwrap();
    assert_eq!(texts[..10], made[..10]);
    assert_eq!(texts[10], more[10].as_str());
    assert!(whole.starts_with(&std::fs::read(log(&data)).unwrap()));
}

#[test]
fn rebuild_of_a_sound_folder_only_makes_sled_again_and_keeps_drafts() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    let mut store = create(&data);
    store.append(&batches(9)).unwrap();
    store.save_draft("a", b"typed").unwrap();
    store.close();
    let done = rebuild(&data, "").unwrap();
    assert_eq!((done.records, done.journal, done.missing), (9, None, None));
    assert_eq!(done.quarantined.len(), 1);
    let (mut store, opened, _) = open(&data).unwrap();
    assert!(opened.clean);
    assert_eq!(store.drafts().unwrap().len(), 1);
    assert!(check(&dir.path().join("none"), None).is_err());
}

#[test]
fn a_backup_is_read_back_and_restores_to_the_same() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    let made = filled(&data, 7);
    let usb = dir.path().join("usb");
    let done = backup(&data, &usb).unwrap();
    assert_eq!(done.seq, 7);
    assert_eq!(std::fs::read_dir(&usb).unwrap().count(), 1, "nothing else is left there");
    let facts = doctor(&data).unwrap();
    assert_eq!(facts.backup, Some((done.clone(), true)));
    assert!(facts.open_to_others.is_empty() && facts.lock.is_none() && facts.ballast);

    for (from, name) in [(done.path.as_path(), "one"), (usb.as_path(), "two")] {
        let to = dir.path().join(name).join("data");
        assert_eq!(restore(from, &to).unwrap().seq, 7);
        // The same but for the mark that it is a copy.
        let office = Office::read(&to).unwrap();
        assert_eq!(Office { restored: false, ..office.clone() }, Office::read(&data).unwrap());
        assert!(office.restored);
        Office { restored: false, ..office.clone() }.write(&to).unwrap();
        assert_eq!(tree(&to), tree(&data));
        office.write(&to).unwrap();
        assert!(matches!(restore(from, &to), Err(StoreError::AlreadyThere(_))));
        let (store, opened, texts) = open(&to).unwrap();
        assert!(opened.clean);
        assert_eq!(texts, made);
        store.close();
    }
}

#[test]
fn a_damaged_backup_makes_nothing() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    filled(&data, 2);
    let done = backup(&data, dir.path()).unwrap();
    let whole = std::fs::read(&done.path).unwrap();
    let to = dir.path().join("to");
    for at in (0..whole.len()).step_by(13) {
        let mut wrong = whole.clone();
        wrong[at] ^= 0x10;
        std::fs::write(&done.path, &wrong).unwrap();
        assert!(restore(&done.path, &to).is_err(), "byte {at}");
        std::fs::write(&done.path, &whole[..at]).unwrap();
        assert!(restore(&done.path, &to).is_err(), "cut at {at}");
        assert!(!to.exists());
    }
    std::fs::write(&done.path, [&whole[..], b"x"].concat()).unwrap();
    assert!(matches!(restore(&done.path, &to), Err(StoreError::BadBackup(_))));
    // A damaged folder gives no backup.
    damage_record(&data, 1);
    let before = std::fs::read_dir(dir.path()).unwrap().count();
    assert!(matches!(backup(&data, dir.path()), Err(StoreError::Damaged(_))));
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), before);
}

#[test]
fn trouble_between_files_is_found_where_it_begins() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    let mut store = create(&data);
    store.for_work().unwrap().roll_at(2000);
    let made = batches(40);
    for batch in &made {
        store.append(std::slice::from_ref(batch)).unwrap();
    }
    store.close();
    let texts = open(&data).unwrap().2;
    assert!(texts.iter().eq(made.iter().map(Batch::as_str)));

    let file = |number: u32| data.join(format!("journal/{number:08}.log"));
    assert!(file(5).exists());
    let whole: Vec<_> = (1..=5).map(|number| std::fs::read(file(number)).unwrap()).collect();
    let first_of = |number: usize| u64::from_le_bytes(whole[number - 1][8..16].try_into().unwrap());
    let put_back = || {
        for (number, bytes) in (1..).zip(&whole) {
            std::fs::write(file(number), bytes).unwrap();
        }
    };
    let expect = |what, number: usize| {
        let mut read = 0_usize;
        let opened = Store::open(&data, "", &mut |seq, text| {
            read += 1;
            assert_eq!((seq, text), (read as u64, made[read - 1].as_str()));
        });
        let Err(StoreError::Damaged(damage)) = opened else { panic!("{what:?}") };
        assert_eq!((damage.what, damage.seq), (what, first_of(number)));
        assert_eq!(
            read as u64,
            first_of(number) - 1,
            "everything before it was read, nothing after"
        );
        let JournalState::Damaged(found) = check(&data, None).unwrap().journal else { panic!() };
        assert_eq!((found.what, found.seq), (damage.what, damage.seq));
        put_back();
    };
    std::fs::remove_file(file(2)).unwrap();
    expect(Fault::MissingFile, 2);
    std::fs::rename(file(2), file(3)).unwrap();
    std::fs::write(file(2), &whole[2]).unwrap();
    expect(Fault::Sequence, 2);
    std::fs::write(file(4), &whole[3][..30]).unwrap();
    expect(Fault::FileHeader, 4);
    // A file of another journal with the same numbers.
    let mut wrong = whole[2].clone();
    wrong[20] ^= 1;
    let crc = crc32c::crc32c(&wrong[..48]).to_le_bytes();
    wrong[48..52].copy_from_slice(&crc);
    std::fs::write(file(3), &wrong).unwrap();
    expect(Fault::Chain, 3);
}
