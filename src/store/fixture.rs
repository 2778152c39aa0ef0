//! What the store's tests share: keys that mean nothing and batches of invented events.

use std::path::Path;

use crate::domain::batch::{Batch, BatchLine, Segment};
use crate::domain::event::{Author, Body, Write};
use crate::domain::id::ReplicaId;
use crate::store::{Office, Opened, Secrets, Store};

/// Keys of a test folder.
pub fn secrets() -> Secrets {
    Secrets {
        signing: [1; 32],
        bundle: "KEY".to_owned(),
        data: [2; 32],
        commune: None,
        former: None,
    }
}

/// A new folder with an empty passphrase.
pub fn create(data: &Path) -> Store {
    Store::create(data, &Office::new(ReplicaId([7; 8])), &secrets(), "").unwrap()
}

/// A new folder with `count` batches, properly closed; and the batches.
pub fn filled(data: &Path, count: usize) -> Vec<String> {
    let mut store = create(data);
    let batches = batches(count);
    for batch in &batches {
        store.append(std::slice::from_ref(batch)).unwrap();
    }
    store.close();
    batches.iter().map(|batch| batch.as_str().to_owned()).collect()
}

pub fn open(data: &Path) -> crate::store::Result<(Store, Opened, Vec<String>)> {
    let mut texts = Vec::new();
    let (store, opened) = Store::open(data, "", &mut |seq, text| {
        texts.push(text.to_owned());
        assert_eq!(seq, texts.len() as u64);
    })?;
    Ok((store, opened, texts))
}

/// Batches of one invented event each.
pub fn batches(count: usize) -> Vec<Batch> {
    let mut author = Author::new(ReplicaId([7; 8]), "7F3K".to_owned());
    let mut made = Vec::new();
    for number in 0..count {
        let previous = author.hash;
        let n = author.n + 1;
        let mut fields = serde_json::Map::new();
        fields.insert("note".to_owned(), "ghi chú ".repeat(number % 7).into());
        let write = Write {
            record: author.next_record(),
            kind: "household".to_owned(),
            fields,
            replaces: serde_json::Map::new(),
        };
        let body = Body { writes: vec![write], ..Body::default() };
        let authored = author.write(1_700_000_000_000, "create", body, &[0; 16]);
        let mut batch = Batch::new();
        batch.push(BatchLine::Segment(Segment {
            replica: ReplicaId([7; 8]),
            from: n,
            to: n,
            previous,
        }));
        batch.push(BatchLine::Event(&authored.line));
        made.push(batch);
    }
    made
}
