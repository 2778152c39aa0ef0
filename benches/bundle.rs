//! A bundle of 10,000 events: writing and receiving, beside zstd of the same lines; and taking in
//! one's own journal of 50,000 events at start. Sizes are printed once.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use serde_json::{Map, json};
use thoatngheo::domain::batch::{Batch, BatchLine, Segment};
use thoatngheo::domain::event::{Author, Body, Write};
use thoatngheo::domain::id::{ReplicaId, Seq};
use thoatngheo::domain::log::{Have, Log, Range};
use thoatngheo::domain::roster::{Area, Role, Zone};
use thoatngheo::sync::enrol::{Founding, Request, admit, found};
use thoatngheo::sync::{
    BundleSummary, CommuneKey, Identity, Outgoing, WrittenBundle, bundle_identity, receive,
    write_bundle,
};

const NOW: u64 = 1_780_000_000_000;

/// A few syllables, so that the text compresses about as real names and notes do.
const SYLLABLES: [&str; 24] = [
    "Lò",
    "Văn",
    "Thị",
    "Mẫu",
    "Hoa",
    "Sơn",
    "bản",
    "thôn",
    "mái",
    "nhà",
    "dột",
    "nước",
    "suối",
    "con",
    "bò",
    "giống",
    "vay",
    "vốn",
    "học",
    "nghề",
    "may",
    "đường",
    "xa",
    "chợ",
];

struct Office {
    lead: Identity,
    officer: Identity,
    log: Log,
    /// The officer before the bundle came.
    empty: Log,
    lines: BTreeMap<ReplicaId, Vec<(Seq, String)>>,
    batches: Vec<String>,
}

/// A small generator of the same numbers every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }

    fn words(&mut self, count: u64) -> String {
        let word = |_| SYLLABLES[usize::try_from(self.roll(24)).unwrap_or(0)];
        (0..count).map(word).collect::<Vec<_>>().join(" ")
    }
}

fn household(dice: &mut Dice) -> Map<String, serde_json::Value> {
    let fields = json!({
        "code": format!("H{:05}", dice.roll(100_000)),
        "head_name": dice.words(3),
        "head_birth": format!("{}-{:02}-{:02}", 1950 + dice.roll(50), 1 + dice.roll(12), 1 + dice.roll(28)),
        "personal_number": format!("{:012}", dice.roll(1_000_000_000_000)),
        "address": dice.words(6),
        "members_count": 1 + dice.roll(8),
        "class": "poor",
        "b1": dice.roll(150),
        "income_per_capita": 10_000 * dice.roll(150),
        "note": dice.words(14),
    });
    fields.as_object().cloned().unwrap_or_default()
}

fn identity(seed: u8) -> Identity {
    Identity::new(&[seed; 32], &bundle_identity(&[seed; 32])).expect("a key")
}

fn office(events: usize) -> Office {
    let (lead, officer) = (identity(1), identity(2));
    let commune = CommuneKey::new(&[3; 32]);
    let founding = Founding {
        name: "Xã Mẫu".into(),
        code: None,
        area: Area::Rural,
        zone: Zone::III,
        form: thoatngheo::domain::roster::OfficeForm::Commune,
    };
    let mut log = Log::default();
    let take = |log: &mut Log, text: &str| drop(log.absorb(text, &mut |_| {}).expect("fits"));
    for line in found(&commune, &founding, &lead, "Người Mẫu", NOW).expect("founded") {
        take(&mut log, &format!("R {line}\n"));
    }
    let request = Request::new(&officer, "Người Khác", NOW);
    let roster = log.roster_log();
    let line = admit(roster, &commune, &request, Role::Officer, &[], NOW).expect("admitted");
    take(&mut log, &format!("R {line}\n"));
    let empty = log.clone();
    let replica = lead.replica();
    let mut author = Author::new(replica, replica.short());
    let mut dice = Dice(7);
    let mut lines = Vec::new();
    let mut batches = Vec::new();
    let mut records = Vec::new();
    for at in 0..events {
        let (from, previous) = (author.n + 1, author.hash);
        let mut batch = Batch::new();
        // Every second event makes a record, with a key of its own; the others change one.
        let (record, key, fields) = if at % 2 == 0 {
            let mut key = [0; 16];
            key.fill_with(|| u8::try_from(dice.roll(256)).unwrap_or(0));
            let record = author.next_record();
            records.push((record, key));
            batch.push(BatchLine::Key(record, key));
            (record, key, household(&mut dice))
        } else {
            let (record, key) =
                records[usize::try_from(dice.roll(records.len() as u64)).unwrap_or(0)];
            (record, key, household(&mut dice))
        };
        let write = Write { record, kind: "household".into(), fields, replaces: Map::default() };
        let body = Body { writes: vec![write], ..Body::default() };
        let made = author.write(NOW + at as u64, "save", body, &key);
        batch.push(BatchLine::Segment(Segment { replica, from, to: from, previous }));
        batch.push(BatchLine::Event(&made.line));
        take(&mut log, batch.as_str());
        batches.push(batch.as_str().to_owned());
        lines.push((from, made.line));
    }
    let lines = BTreeMap::from([(replica, lines)]);
    Office { lead, officer, log, empty, lines, batches }
}

fn write(office: &Office, dir: &Path) -> WrittenBundle {
    let ranges = office.log.lacking(&Have::new());
    let outgoing = Outgoing {
        extract: None,
        identity: &office.lead,
        log: &office.log,
        ranges: &ranges,
        to: &[],
        number: 1,
        previous: None,
        now: NOW,
        summary: BundleSummary::default(),
    };
    let mut lines = |range: Range| Ok(office.lines[&range.replica].clone());
    write_bundle(dir, &outgoing, &mut lines).expect("written")
}

fn bundle(criterion: &mut Criterion) {
    let office_10k = office(10_000);
    let dir = tempfile::tempdir().expect("a folder");
    let written = write(&office_10k, dir.path());
    let jsonl: String =
        office_10k.lines.values().flatten().map(|(_, line)| line.clone() + "\n").collect();
    let zstd = |level| zstd::bulk::compress(jsonl.as_bytes(), level).expect("compressed");
    println!(
        "10,000 events, 5,000 records: {} bytes of lines, zstd -9 {}, zstd -12 {}, bundle {}",
        jsonl.len(),
        zstd(9).len(),
        zstd(12).len(),
        written.bytes
    );
    let mut group = criterion.benchmark_group("bundle_10k");
    group.sample_size(10).throughput(Throughput::Elements(10_000));
    group.bench_function("zstd_9_of_the_lines", |b| b.iter(|| zstd(9)));
    group.bench_function("write", |b| b.iter(|| write(&office_10k, dir.path())));
    group.bench_function("unzstd_of_the_lines", |b| {
        let packed = zstd(9);
        b.iter(|| zstd::bulk::decompress(black_box(&packed), jsonl.len()).expect("unpacked"));
    });
    group.bench_function("receive", |b| {
        b.iter(|| receive(&written.path, &office_10k.empty, &office_10k.officer, NOW));
    });
    group.bench_function("receive_again", |b| {
        b.iter(|| receive(&written.path, &office_10k.log, &office_10k.officer, NOW));
    });
    group.finish();
}

fn absorb(criterion: &mut Criterion) {
    let Office { batches, .. } = office(50_000);
    let mut group = criterion.benchmark_group("own_journal_50k");
    group.sample_size(10).throughput(Throughput::Elements(50_000));
    group.bench_function("absorb", |b| {
        b.iter(|| {
            let mut log = Log::default();
            let mut count = 0_usize;
            for batch in &batches {
                log.absorb(batch, &mut |event| count += event.head.op.len()).expect("fits");
            }
            (log, count)
        });
    });
    group.finish();
}

criterion_group!(benches, bundle, absorb);
criterion_main!(benches);
