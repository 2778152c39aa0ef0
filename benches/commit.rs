//! What a save costs beside the least it could cost, and what reading a journal back costs.
//!
//! `commit/raw` appends the same bytes to a plain file and waits for fdatasync; `commit/store` is
//! the whole save with seal, chain, HEAD and mirror. Both run on the same disk in the same run:
//! only their ratio says something.

use std::fs::File;
use std::hint::black_box;
use std::io::Write as _;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use thoatngheo::domain::batch::{Batch, BatchLine, Segment};
use thoatngheo::domain::event::{Author, Body, Write};
use thoatngheo::domain::id::ReplicaId;
use thoatngheo::store::{Office, Secrets, Store};

/// Text of one batch, and what its record adds.
const BATCH: usize = 600;
const OVERHEAD: usize = 96;

fn store(data: &Path) -> Store {
    let secrets = Secrets {
        signing: [1; 32],
        bundle: String::new(),
        data: [2; 32],
        commune: None,
        former: None,
    };
    Store::create(data, &Office::new(ReplicaId([7; 8])), &secrets, "").expect("a new folder")
}

/// One event in a batch of about [`BATCH`] bytes.
fn batch(author: &mut Author) -> Batch {
    let (replica, previous, n) = (author.replica, author.hash, author.n + 1);
    let mut fields = serde_json::Map::new();
    fields.insert("note".to_owned(), "x".repeat(BATCH - 310).into());
    let write = Write {
        record: author.next_record(),
        kind: "household".to_owned(),
        fields,
        replaces: serde_json::Map::new(),
    };
    let body = Body { writes: vec![write], ..Body::default() };
    let authored = author.write(1_700_000_000_000, "create", body, &[0; 16]);
    let mut batch = Batch::new();
    batch.push(BatchLine::Segment(Segment { replica, from: n, to: n, previous }));
    batch.push(BatchLine::Event(&authored.line));
    batch
}

fn commit(criterion: &mut Criterion) {
    let dir = tempfile::tempdir_in(".").expect("a folder on the disk that is measured");
    let mut author = Author::new(ReplicaId([7; 8]), "7F3K".to_owned());
    let mut group = criterion.benchmark_group("commit");
    let length = batch(&mut author.clone()).as_str().len() + OVERHEAD;
    let mut raw = File::create(dir.path().join("raw")).expect("a file");
    group.bench_function("raw append and fdatasync", |bencher| {
        let bytes = vec![7; length];
        bencher.iter(|| {
            raw.write_all(&bytes).expect("written");
            raw.sync_data().expect("synced");
        });
    });
    let mut store = store(&dir.path().join("data"));
    group.bench_function("store", |bencher| {
        bencher.iter_batched(
            || batch(&mut author),
            |batch| store.append(&[batch]).expect("saved"),
            criterion::BatchSize::SmallInput,
        );
    });
    group.finish();
    store.close();
}

fn open(criterion: &mut Criterion) {
    let dir = tempfile::tempdir_in(".").expect("a folder");
    let data = dir.path().join("data");
    let mut author = Author::new(ReplicaId([7; 8]), "7F3K".to_owned());
    let mut made = store(&data);
    for _ in 0..50 {
        let batches: Vec<_> = (0..1000).map(|_| batch(&mut author)).collect();
        made.append(&batches).expect("saved");
    }
    made.close();
    let mut group = criterion.benchmark_group("open 50,000 events");
    group.sample_size(10);
    group.bench_function("store", |bencher| {
        bencher.iter(|| {
            let mut bytes = 0;
            let opened = Store::open(&data, "", &mut |_, text| bytes += black_box(text).len());
            assert!(opened.is_ok() && bytes > 50_000 * 400);
            opened.map(drop)
        });
    });
    group.finish();
}

criterion_group!(benches, commit, open);
criterion_main!(benches);
