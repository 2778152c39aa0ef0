//! A list of 10,000 households read, planned with its duplicate checks against an empty register and
//! against one that holds it, and stored in a folder.
//!
//! The list is made in memory, of invented people. Beside reading stands the splitting of its bytes
//! into cells by the CSV reader alone. Only the ratios say something.
#![expect(clippy::unwrap_used, reason = "a bench that cannot go on ends there")]

use std::fmt::Write as _;

use chrono::NaiveDate;
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use thoatngheo::domain::import::Reading;
use thoatngheo::domain::import::plan::{Choices, RowAction, plan};
use thoatngheo::domain::op::Ctx;
use thoatngheo::import::{self, Options};
use thoatngheo::runtime::folder::{self, Read};
use thoatngheo::runtime::import::store;
use thoatngheo::tui::Now;
use thoatngheo::tui::job::Answers;

const ROWS: u32 = 10_000;

const CLANS: [&str; 10] =
    ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ"];
const GIVEN: [&str; 10] =
    ["Hùng", "Dũng", "Hòa", "Thắng", "Bình", "Sơn", "Tuấn", "Cường", "Long", "Khánh"];

/// One household a row, with headings as communes write them.
fn list() -> String {
    let mut text = "Họ và tên chủ hộ;Ngày sinh;Giới tính;Số CCCD;Dân tộc;Thôn;Số khẩu;\
                    Phân loại hộ;Điểm B1;Điểm B2;Chỉ số thiếu hụt (mã số 1-12);\
                    Nguyên nhân (mã số 1-8)\r\n"
        .to_owned();
    for row in 0..ROWS {
        let of = |names: [&'static str; 10], by: u32| names[(row / by % 10) as usize];
        let (clan, one, two) = (of(CLANS, 1), of(GIVEN, 10), of(GIVEN, 100));
        let year = 1940 + row / 1000 * 5 + row % 5;
        let village = row % 28 + 1;
        let name = format!("{clan} Văn {one} {two}");
        let line = writeln!(
            text,
            "{name};01/02/{year};Nam;0660{:02}9{row:05};Kinh;Thôn {village};{};Nghèo;120;30;1;2\r",
            year % 100,
            row % 7 + 1,
        );
        line.unwrap();
    }
    text
}

fn read(bytes: &[u8]) -> Reading {
    let options = Options::on(now().today);
    import::read("large.csv", bytes, &options).unwrap()
}

fn now() -> Now {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    Now { millis: 1_795_000_000_000, today }
}

fn commune(dir: &std::path::Path) -> (Read, Ctx) {
    let answers = Answers {
        commune: "Xã Mẫu".to_owned(),
        form: thoatngheo::domain::roster::OfficeForm::Commune,
        code: None,
        area: "rural".to_owned(),
        villages: Vec::new(),
        officer: "Lò Thị Mai".to_owned(),
        passphrase: String::new(),
    };
    let read = folder::create_with(&dir.join("a"), &answers, now()).unwrap();
    let ctx = Ctx { today: now().today, actor: read.folder.actor() };
    (read, ctx)
}

fn import(bench: &mut Criterion) {
    let text = list();
    let reading = read(text.as_bytes());
    assert_eq!(reading.entries.len(), ROWS as usize);
    let choices = Choices { year: Some(2026), ..Choices::default() };
    let mut group = bench.benchmark_group("10,000 households");
    group.sample_size(10);
    group.bench_function("split into cells (baseline)", |b| {
        b.iter(|| {
            let mut cells = csv::ReaderBuilder::new();
            let mut cells = cells.delimiter(b';').from_reader(text.as_bytes());
            cells.records().map(|record| record.unwrap().len()).sum::<usize>()
        });
    });
    group.bench_function("read", |b| b.iter(|| read(text.as_bytes())));
    let dir = tempfile::tempdir().unwrap();
    let (mut full, ctx) = commune(dir.path());
    group.bench_function("plan, nothing there", |b| {
        b.iter(|| plan(&full.book, &reading, &choices, &ctx));
    });
    let planned = plan(&full.book, &reading, &choices, &ctx);
    group.bench_function("store", |b| {
        let begin = || {
            let dir = tempfile::tempdir().unwrap();
            let (read, ctx) = commune(dir.path());
            (dir, read, ctx)
        };
        b.iter_batched(
            begin,
            |(dir, mut read, ctx)| {
                store(&mut read, planned.clone(), &ctx, &mut |_, _| true).unwrap();
                (dir, read)
            },
            BatchSize::PerIteration,
        );
    });
    store(&mut full, planned, &ctx, &mut |_, _| true).unwrap();
    let again = plan(&full.book, &reading, &choices, &ctx);
    assert_eq!(again.summary.count(RowAction::Same), ROWS as usize);
    group.bench_function("plan, all there", |b| {
        b.iter(|| plan(&full.book, &reading, &choices, &ctx));
    });
    group.finish();
}

criterion_group!(benches, import);
criterion_main!(benches);
