//! The store as its callers meet it.

mod repair;

use tempfile::tempdir;

use crate::domain::batch::Batch;
use crate::domain::id::{RecordId, ReplicaId};
use crate::store::fixture::{batches, create, filled, open, secrets};
use crate::store::mirror_slot::MirrorSlot;
use crate::store::{
    Fault, MirrorTrouble, Mode, Office, Opening, Recovery, Store, StoreError, change_passphrase,
};

#[test]
fn what_was_saved_comes_back_in_order() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    assert!(!Store::exists(&data));
    let mut store = create(&data);
    let made = batches(150);
    assert_eq!(store.append(&made[..100]).unwrap(), 100);
    assert_eq!(store.append(&made[100..]).unwrap(), 150);
    assert_eq!(store.append(&[]).unwrap(), 150);
    assert!(store.close().is_empty());

    assert!(Store::exists(&data));
    let (store, opened, texts) = open(&data).unwrap();
    assert!(opened.clean && opened.recovered.is_empty(), "{opened:?}");
    assert_eq!(opened.end, store.end());
    assert!(texts.iter().eq(made.iter().map(Batch::as_str)));
}

#[test]
fn a_folder_with_something_in_it_is_refused() {
    let dir = tempdir().unwrap();
    let office = Office::new(ReplicaId([7; 8]));
    std::fs::write(dir.path().join("thư.txt"), "x").unwrap();
    let refused = Store::create(dir.path(), &office, &secrets(), "");
    assert!(matches!(refused, Err(StoreError::AlreadyThere(_))));

    let data = dir.path().join("data");
    filled(&data, 1);
    let refused = Store::create(&data, &office, &secrets(), "");
    assert!(matches!(refused, Err(StoreError::AlreadyThere(_))));
    assert!(matches!(open(&dir.path().join("none")), Err(StoreError::NoData(_))));
}

#[test]
fn a_making_that_was_interrupted_can_be_begun_again() {
    let dir = tempdir().unwrap();
    let whole = dir.path().join("whole");
    create(&whole).close();
    // In the order in which they are made; office.toml comes last.
    let made = ["LOCK", "vault.age", "journal/00000001.log", "HEAD"];
    for count in 0..=made.len() {
        let data = dir.path().join(format!("cut-{count}"));
        for name in &made[..count] {
            std::fs::create_dir_all(data.join("journal")).unwrap();
            std::fs::copy(whole.join(name), data.join(name)).unwrap();
        }
        assert!(!Store::exists(&data), "{count}");
        let mut store = create(&data);
        store.append(&batches(1)).unwrap();
        store.close();
        assert_eq!(open(&data).unwrap().2.len(), 1);
        // With records in it, a lost office.toml is no reason to begin again.
        std::fs::remove_file(data.join("office.toml")).unwrap();
        assert!(matches!(open(&data), Err(StoreError::ReadOffice(_))));
        let office = Office::new(ReplicaId([7; 8]));
        let refused = Store::create(&data, &office, &secrets(), "");
        assert!(matches!(refused, Err(StoreError::AlreadyThere(_))));
    }
}

#[test]
fn one_process_at_a_time_but_looking_is_allowed() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    let made = filled(&data, 3);
    let (store, _, _) = open(&data).unwrap();
    assert!(matches!(open(&data), Err(StoreError::Locked(_))));

    let mut texts = Vec::new();
    let opening = Opening::begin(&data, "", Mode::Look).unwrap();
    let (mut look, _) = opening.finish(None, &mut |_, text| texts.push(text.to_owned())).unwrap();
    assert_eq!(texts, made);
    assert!(matches!(look.append(&batches(1)), Err(StoreError::ReadOnly)));
    drop(store);
}

#[test]
fn left_without_closing_is_not_clean_but_whole() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    let mut made = filled(&data, 2);
    let (mut store, _, _) = open(&data).unwrap();
    store.append(&batches(1)).unwrap();
    made.push(batches(1)[0].as_str().to_owned());
    drop(store);
    let (_, opened, texts) = open(&data).unwrap();
    assert!(!opened.clean && opened.recovered.is_empty(), "{opened:?}");
    assert_eq!(texts, made);
}

#[test]
fn an_append_cut_anywhere_is_cut_off_and_kept() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    let made = filled(&data, 3);
    let log = data.join("journal/00000001.log");
    let before = std::fs::read(&log).unwrap();
    let (mut store, _, _) = open(&data).unwrap();
    store.append(&[Batch::from("R x\n".to_owned())]).unwrap();
    drop(store);
    // The mirror has the fourth: without it the journal alone must answer.
    let _ = std::fs::remove_dir_all(data.join("sled"));
    let whole = std::fs::read(&log).unwrap();
    for cut in before.len()..whole.len() {
        std::fs::write(&log, &whole[..cut]).unwrap();
        let (store, opened, texts) = open(&data).unwrap();
        assert_eq!(texts, made, "cut at {cut}");
        let cuts = opened.recovered.iter().filter_map(|recovery| match recovery {
            Recovery::TailCut { seq, bytes, kept } => Some((*seq, *bytes, kept.clone())),
            _ => None,
        });
        let cuts: Vec<_> = cuts.collect();
        if cut == before.len() {
            assert!(cuts.is_empty());
        } else {
            let [(4, bytes, kept)] = cuts.as_slice() else { panic!("{cuts:?}") };
            assert_eq!(*bytes, (cut - before.len()) as u64);
            assert_eq!(std::fs::read(kept).unwrap(), whole[before.len()..cut]);
        }
        assert_eq!(std::fs::read(&log).unwrap(), before);
        drop(store);
        let _ = std::fs::remove_dir_all(data.join("sled"));
    }
}

#[test]
fn lines_and_histories() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    let made = filled(&data, 20);
    let (mut store, _, _) = open(&data).unwrap();
    let replica = ReplicaId([7; 8]);
    let lines = store.lines_of(replica, 5, 7).unwrap();
    let wanted: Vec<_> =
        (5..=7).map(|n| (n, made[n as usize - 1].lines().nth(1).unwrap().to_owned())).collect();
    assert_eq!(lines, wanted);
    assert_eq!(store.lines_of(replica, 19, 25).unwrap().len(), 2);
    assert!(store.lines_of(ReplicaId([8; 8]), 1, 5).unwrap().is_empty());
    let record = RecordId { replica, n: 9, place: 0 };
    assert_eq!(store.batches_of_record(record).unwrap(), [made[8].clone()]);
}

#[test]
fn another_passphrase_for_the_same_data() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    let made = filled(&data, 2);
    let refused = change_passphrase(&data, "sai", "x");
    assert!(matches!(refused, Err(StoreError::WrongPassphrase)));
    change_passphrase(&data, "", "mới").unwrap();
    assert!(matches!(open(&data), Err(StoreError::WrongPassphrase)));
    let mut texts = Vec::new();
    Store::open(&data, "mới", &mut |_, text| texts.push(text.to_owned())).unwrap();
    assert_eq!(texts, made);
}

fn drop_sled(data: &std::path::Path) {
    std::fs::remove_dir_all(data.join("sled")).unwrap();
}

fn flip(path: &std::path::Path, at: usize) {
    let mut bytes = std::fs::read(path).unwrap();
    bytes[at] ^= 1;
    std::fs::write(path, bytes).unwrap();
}

#[test]
fn a_tail_that_head_promised_is_damage_unless_sled_has_it() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    filled(&data, 5);
    let log = data.join("journal/00000001.log");
    let whole = std::fs::read(&log).unwrap();
    std::fs::write(&log, &whole[..whole.len() - 1]).unwrap();
    let Err(StoreError::Damaged(damage)) = open(&data) else { panic!() };
    assert_eq!((damage.what, damage.seq), (Fault::CutShort, 5));
    // Nothing was touched.
    assert_eq!(std::fs::read(&log).unwrap().len(), whole.len() - 1);
}

#[test]
fn a_lost_tail_comes_back_from_sled() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    filled(&data, 2);
    let log = data.join("journal/00000001.log");
    let short = std::fs::read(&log).unwrap();
    let (mut store, _, mut made) = open(&data).unwrap();
    store.append(&batches(5)[2..]).unwrap();
    made.extend(batches(5)[2..].iter().map(|batch| batch.as_str().to_owned()));
    store.drafts().unwrap(); // the mirror is open now
    drop(store); // and no clean exit
    let whole = std::fs::read(&log).unwrap();
    for cut in [short.len(), short.len() + 9, whole.len() - 1] {
        std::fs::write(&log, &whole[..cut]).unwrap();
        let (store, opened, texts) = open(&data).unwrap();
        assert_eq!(texts, made, "cut at {cut}");
        let taken = |r: &Recovery| matches!(r, Recovery::TakenFromMirror { to: 5, .. });
        assert!(opened.recovered.iter().any(taken), "{opened:?}");
        assert_eq!(std::fs::read(&log).unwrap(), whole);
        drop(store);
    }
}

#[test]
fn a_missing_journal_is_made_again_from_sled() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    let made = filled(&data, 40);
    let log = data.join("journal/00000001.log");
    let whole = std::fs::read(&log).unwrap();
    std::fs::remove_dir_all(data.join("journal")).unwrap();
    let (_, opened, texts) = open(&data).unwrap();
    assert_eq!(texts, made);
    assert!(opened.recovered.contains(&Recovery::JournalRebuilt { records: 40 }), "{opened:?}");
    assert_eq!(std::fs::read(&log).unwrap(), whole);

    std::fs::remove_dir_all(data.join("journal")).unwrap();
    drop_sled(&data);
    let Err(StoreError::Damaged(damage)) = open(&data) else { panic!() };
    assert_eq!(damage.what, Fault::MissingFile);
}

type Harm = fn(&std::path::Path);

#[test]
fn sled_gone_or_garbage_is_made_again() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    let made = filled(&data, 30);
    let replica = ReplicaId([7; 8]);
    let damages: [(&str, Harm); 5] = [
        ("gone", |sled| std::fs::remove_dir_all(sled).unwrap()),
        ("garbage", |sled| {
            std::fs::remove_dir_all(sled).unwrap();
            std::fs::create_dir(sled).unwrap();
            std::fs::write(sled.join("db"), vec![0xA5; 700_000]).unwrap();
        }),
        ("cut", |sled| {
            let bytes = std::fs::read(sled.join("db")).unwrap();
            std::fs::write(sled.join("db"), &bytes[..bytes.len() / 100]).unwrap();
        }),
        ("half a snapshot", |sled| {
            std::fs::write(sled.join("snap.FFFFFFFFFFFFFFFF.generating"), b"half").unwrap();
        }),
        ("not a folder", |sled| {
            std::fs::remove_dir_all(sled).unwrap();
            std::fs::write(sled, b"x").unwrap();
        }),
    ];
    for (name, damage) in damages {
        damage(&data.join("sled"));
        let (mut store, opened, texts) = open(&data).unwrap();
        assert!(opened.clean, "{name}");
        assert_eq!(texts, made, "{name}");
        assert_eq!(store.lines_of(replica, 1, 30).unwrap().len(), 30, "{name}");
        assert!(store.on_mirror(|mirror| Ok(mirror.head())).is_some(), "{name}");
        let rebuilt = |r: &Recovery| matches!(r, Recovery::MirrorRebuilt { .. });
        let told = store.close().iter().any(rebuilt);
        assert_eq!(told, name != "half a snapshot", "{name}");
    }
}

#[test]
fn an_older_folder_put_back_is_noticed_by_sled() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    let made = filled(&data, 3);
    let old = (
        std::fs::read(data.join("HEAD")).unwrap(),
        std::fs::read(data.join("journal/00000001.log")).unwrap(),
    );
    let (mut store, _, _) = open(&data).unwrap();
    store.append(&batches(5)[3..]).unwrap();
    store.close();
    std::fs::write(data.join("HEAD"), old.0).unwrap();
    std::fs::write(data.join("journal/00000001.log"), old.1).unwrap();
    let (store, _, texts) = open(&data).unwrap();
    assert_eq!(texts, made);
    let ahead = |r: &Recovery| {
        matches!(r, Recovery::MirrorRebuilt { why: MirrorTrouble::Ahead(2), kept: Some(_) })
    };
    assert!(store.close().iter().any(ahead));
}

#[test]
fn a_flipped_bit_stops_the_opening_and_touches_nothing() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    filled(&data, 6);
    let log = data.join("journal/00000001.log");
    let whole = std::fs::read(&log).unwrap();
    for at in (0..whole.len()).step_by(37) {
        flip(&log, at);
        assert!(matches!(open(&data), Err(StoreError::Damaged(_))), "byte {at}");
        std::fs::write(&log, &whole).unwrap();
    }
    std::fs::remove_file(data.join("HEAD")).unwrap();
    let (store, opened, texts) = open(&data).unwrap();
    assert_eq!((opened.recovered, texts.len()), (vec![Recovery::HeadMissing], 6));
    drop(store);
}

#[test]
fn drafts_survive_a_kill_and_a_broken_sled() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    let mut store = create(&data);
    store.save_draft("household:new", "Nguyễn Văn A".as_bytes()).unwrap();
    store.save_draft("household:new", "Nguyễn Văn An".as_bytes()).unwrap();
    store.save_draft("meeting:3", b"x").unwrap();
    store.save_draft("long", &vec![7; 300_000]).unwrap();
    store.drop_draft("meeting:3").unwrap();
    drop(store);
    let kept = |store: &mut Store| -> Vec<_> {
        store.drafts().unwrap().into_iter().map(|d| (d.name, d.content.len())).collect()
    };
    let all = vec![("household:new".to_owned(), 16), ("long".to_owned(), 300_000)];
    let (mut store, _, _) = open(&data).unwrap();
    assert_eq!(kept(&mut store), all);

    // sled out of order: drafts go into files, and are found again when it works.
    store.slot = MirrorSlot::Off;
    store.save_draft("second", b"typed").unwrap();
    assert_eq!(kept(&mut store), [("long".to_owned(), 300_000), ("second".to_owned(), 5)]);
    drop(store);
    let (mut store, _, _) = open(&data).unwrap();
    assert_eq!(kept(&mut store).len(), 3);
    store.drop_draft("second").unwrap();
    store.drop_draft("long").unwrap();
    store.close();
    let (mut store, _, _) = open(&data).unwrap();
    assert_eq!(kept(&mut store), all[..1]);
    // Nothing typed stands in the folder in the clear.
    for entry in std::fs::read_dir(data.join("sled")).unwrap().flatten() {
        let bytes = std::fs::read(entry.path()).unwrap_or_default();
        assert!(!bytes.windows(6).any(|six| six == b"Nguy\xe1\xbb"), "{entry:?}");
    }
}

#[test]
fn a_snapshot_spares_what_it_covers() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    let mut store = create(&data);
    store.for_work().unwrap().roll_at(2000);
    for batch in batches(30) {
        store.append(&[batch]).unwrap();
    }
    let mut made = store.new_snapshot(store.end()).unwrap();
    let long: Vec<u8> = (0..300_000_u32).flat_map(u32::to_le_bytes).collect();
    made.put(b"the book");
    made.put(&long);
    made.keep().unwrap();
    assert!(!data.join("snapshot.new").exists());
    // One that is begun and not kept leaves the other alone.
    store.new_snapshot(store.end()).unwrap().put(b"nothing");
    assert!(!data.join("snapshot.new").exists());
    for batch in &batches(33)[30..] {
        store.append(std::slice::from_ref(batch)).unwrap();
    }
    store.close();
    assert!(data.join("journal/00000003.log").exists());

    let opening = Opening::begin(&data, "", Mode::Write).unwrap();
    let snapshot = opening.snapshot().unwrap();
    let at = snapshot.at();
    assert_eq!(at.seq, 30);
    let all = |next: &mut dyn FnMut() -> Option<Vec<u8>>| Some(std::iter::from_fn(next).collect());
    let pages: Vec<Vec<u8>> = snapshot.read(all).unwrap();
    assert_eq!(pages, [b"the book".to_vec(), long]);
    let mut seqs = Vec::new();
    let (mut store, opened) = opening.finish(Some(at), &mut |seq, _| seqs.push(seq)).unwrap();
    assert!(opened.clean);
    assert_eq!(seqs, [31, 32, 33]);
    assert_eq!(store.lines_of(ReplicaId([7; 8]), 1, 33).unwrap().len(), 33);
    drop(store);

    // Damage in the covered part is found beside the work.
    flip(&data.join("journal/00000001.log"), 200);
    let opening = Opening::begin(&data, "", Mode::Write).unwrap();
    let (mut store, _) = opening.finish(Some(at), &mut |_, _| {}).unwrap();
    assert!(store.due_in().is_some());
    let mut told = Vec::new();
    while store.covered.is_watched() {
        store.tick();
        told.extend(store.take_notices());
    }
    assert!(matches!(&told[..], [Recovery::CoveredDamaged(damage)] if damage.seq == 1), "{told:?}");
    assert!(store.take_notices().is_empty());
    drop(store);

    // A snapshot of another journal, a changed one or a part of one counts as none.
    let read = |data: &std::path::Path| {
        Opening::begin(data, "", Mode::Write).unwrap().snapshot().and_then(|found| found.read(all))
    };
    let whole = std::fs::read(data.join("snapshot")).unwrap();
    assert_eq!(read(&data), Some(pages));
    for end in [10, 44, 60, whole.len() / 2, whole.len() - 1] {
        std::fs::write(data.join("snapshot"), &whole[..end]).unwrap();
        assert_eq!(read(&data), None, "{end}");
    }
    std::fs::write(data.join("snapshot"), &whole).unwrap();
    flip(&data.join("snapshot"), 60);
    assert_eq!(read(&data), None);
    let other = dir.path().join("other");
    filled(&other, 40);
    std::fs::write(other.join("snapshot"), &whole).unwrap();
    assert_eq!(read(&other), None);
}

#[test]
fn a_failed_write_saves_nothing_and_the_next_one_works() {
    use std::io::ErrorKind;
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    let mut store = create(&data);
    let made = batches(6);
    store.append(&made[..1]).unwrap();
    let log = data.join("journal/00000001.log");
    let size = std::fs::metadata(&log).unwrap().len();
    for in_sync in [false, true] {
        let faults = &mut store.for_work().unwrap().faults;
        let queue = if in_sync { &mut faults.syncs } else { &mut faults.writes };
        queue.push_back(Some(ErrorKind::Other));
        assert!(matches!(store.append(&made[1..2]), Err(StoreError::Io { .. })), "{in_sync}");
        assert_eq!(std::fs::metadata(&log).unwrap().len(), size);
    }
    store.append(&made[1..2]).unwrap();

    // A full disk: the reserve is given up for this one, then nothing more until there is room.
    store.for_work().unwrap().faults.writes.push_back(Some(ErrorKind::StorageFull));
    store.ballast.restore();
    assert_eq!(store.append(&made[2..3]).unwrap(), 3);
    assert!(store.is_full() && !store.ballast.is_there());
    store.tick();
    assert!(!store.is_full() && store.ballast.is_there(), "there is room here");
    // Full again even after the reserve is gone: nothing is saved, and said so.
    let faults = &mut store.for_work().unwrap().faults;
    faults.writes.extend([Some(ErrorKind::StorageFull); 2]);
    assert!(matches!(store.append(&made[3..4]), Err(StoreError::DiskFull)));
    store.tick();
    store.append(&made[3..4]).unwrap();
    store.close();
    let (_, opened, texts) = open(&data).unwrap();
    assert!(opened.clean);
    assert!(texts.iter().eq(made[..4].iter().map(Batch::as_str)));
}
