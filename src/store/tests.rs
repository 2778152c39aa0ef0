//! The store as its callers meet it.

use tempfile::tempdir;

use crate::domain::id::{RecordId, ReplicaId};
use crate::store::fixture::{batches, create, filled, open, secrets};
use crate::store::{Mode, Office, Opening, Recovery, Store, StoreError, change_passphrase};

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
    assert!(texts.iter().eq(made.iter().map(|batch| batch.as_str())));
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
    assert!(matches!(
        open(&dir.path().join("none")),
        Err(StoreError::NoData(_))
    ));
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
    let (mut look, _) = opening
        .finish(None, &mut |_, text| texts.push(text.to_owned()))
        .unwrap();
    assert_eq!(texts, made);
    assert!(matches!(
        look.append(&batches(1)),
        Err(StoreError::ReadOnly)
    ));
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
    store.append(&batches(4)[3..]).unwrap();
    drop(store);
    // The mirror has the fourth: without it the journal alone must answer.
    let _ = std::fs::remove_dir_all(data.join("sled"));
    let whole = std::fs::read(&log).unwrap();
    for cut in before.len()..whole.len() {
        std::fs::write(&log, &whole[..cut]).unwrap();
        let (store, opened, texts) = open(&data).unwrap();
        assert_eq!(texts, made, "cut at {cut}");
        let cuts = opened
            .recovered
            .iter()
            .filter_map(|recovery| match recovery {
                Recovery::TailCut { seq, bytes, kept } => Some((*seq, *bytes, kept.clone())),
                _ => None,
            });
        let cuts: Vec<_> = cuts.collect();
        if cut == before.len() {
            assert!(cuts.is_empty());
        } else {
            let [(4, bytes, kept)] = cuts.as_slice() else {
                panic!("{cuts:?}")
            };
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
    let wanted: Vec<_> = (5..=7)
        .map(|n| (n, made[n as usize - 1].lines().nth(1).unwrap().to_owned()))
        .collect();
    assert_eq!(lines, wanted);
    assert_eq!(store.lines_of(replica, 19, 25).unwrap().len(), 2);
    assert!(store.lines_of(ReplicaId([8; 8]), 1, 5).unwrap().is_empty());
    let record = RecordId {
        replica,
        n: 9,
        place: 0,
    };
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
