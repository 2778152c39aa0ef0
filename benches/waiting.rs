//! What a person waits for: opening the folder, a key of a search, a frame; at 2,000 and 50,000
//! households.
//!
//! Beside each stands the least such work could be, in the same run on the same data: reading the
//! journal and parsing its lines; one plain scan of the folded texts; copying the cells of a
//! screen. Only the ratios say something.

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use thoatngheo::domain::schema::RecordKind;
use thoatngheo::keys::{Action, Key, KeyCode, Keymap, Preset};
use thoatngheo::locale::Lang;
use thoatngheo::runtime::clock::Clock;
use thoatngheo::runtime::folder;
use thoatngheo::runtime::headless::Headless;
use thoatngheo::runtime::sample::{self, Sample};
use thoatngheo::store::{Mode, Store};
use thoatngheo::tui;
use thoatngheo::tui::Msg;
use thoatngheo::tui::paint::Theme;

const SIZES: [u32; 2] = [2_000, 50_000];

/// What is typed, a letter at a time.
const TYPED: &str = "nguyen van binh";

fn open(data: &Path) -> Headless {
    let keymap = Keymap::preset(Preset::Default);
    Headless::open(data, keymap, Lang::Vi, Clock::default()).expect("the sample opens")
}

/// Every line of the journal, decrypted.
fn lines(data: &Path) -> Vec<String> {
    let mut lines = Vec::new();
    let read = Store::open(data, "", &mut |_, text| lines.extend(text.lines().map(str::to_owned)));
    let (store, _) = read.expect("the sample opens");
    store.close();
    lines
}

fn parse(lines: &[String]) -> usize {
    let bodies = lines.iter().filter_map(|line| line.split_once('\t')).map(|(_, body)| body);
    bodies.filter(|body| serde_json::from_str::<serde_json::Value>(body).is_ok()).count()
}

fn opening(criterion: &mut Criterion, data: &Path, size: u32) {
    let mut group = criterion.benchmark_group(format!("open {size}"));
    group.sample_size(10).measurement_time(Duration::from_secs(5));
    group.bench_function("baseline: read the journal and parse its lines", |bencher| {
        bencher.iter(|| parse(&lines(data)));
    });
    group.bench_function("folder and book", |bencher| {
        bencher.iter(|| {
            let read = folder::open(data, "", Mode::Write, &mut |_| {}).expect("opens");
            let households = read.book.of_kind(RecordKind::Household).len();
            read.folder.close();
            assert_eq!(households, size as usize);
        });
    });
    group.finish();
}

fn searching(criterion: &mut Criterion, program: &mut Headless, size: u32) {
    let mut group = criterion.benchmark_group(format!("search {size}"));
    group.sample_size(10).measurement_time(Duration::from_secs(3));
    let keys = TYPED.chars().count();
    group.bench_function(format!("baseline: {keys} plain scans"), |bencher| {
        let book = &program.app.book;
        bencher.iter(|| {
            let typed = |end| TYPED.get(..end).unwrap_or_default();
            let scan = |part: &str| {
                let rows = book.of_kind(RecordKind::Household).iter();
                rows.filter(|at| book.search_text(**at).contains(part)).count()
            };
            (1..=keys).map(|end| scan(typed(end))).sum::<usize>()
        });
    });
    group.bench_function(format!("{keys} keys"), |bencher| {
        let now = Clock::default().now();
        bencher.iter(|| {
            for letter in TYPED.chars() {
                black_box(program.app.update(now, Msg::Key(Key::char(letter))));
            }
            // Out of the search and into it again: the list is whole.
            assert!(program.act(Action::Back).is_ok() && program.act(Action::Search).is_ok());
        });
    });
    group.finish();
}

fn drawing(criterion: &mut Criterion, program: &mut Headless, size: u32) {
    let mut group = criterion.benchmark_group(format!("frame {size}"));
    group.sample_size(20).measurement_time(Duration::from_secs(2));
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("a screen in memory");
    let cells = program.buffer();
    group.bench_function("baseline: copy the cells of a screen", |bencher| {
        let mut copy = cells.clone();
        bencher.iter(|| black_box(&mut copy).content.clone_from(&cells.content));
    });
    group.bench_function("a row down, updated and drawn", |bencher| {
        let now = Clock::default().now();
        let down = Key { code: KeyCode::Down, ctrl: false, alt: false, shift: false };
        bencher.iter(|| {
            program.app.update(now, Msg::Key(down));
            let drawn = terminal.draw(|frame| tui::draw(&program.app, &Theme::colours(), frame));
            assert!(drawn.is_ok());
        });
    });
    group.finish();
}

fn program(criterion: &mut Criterion) {
    for size in SIZES {
        let dir = tempfile::tempdir_in(".").expect("a folder on the disk that is measured");
        let data = dir.path().join("data");
        let sample = Sample { households: size, seed: 1 };
        let made = sample::make(&data, sample, Clock::default().now(), &mut |_| {});
        made.expect("a sample").folder.close();
        opening(criterion, &data, size);
        let mut program = open(&data);
        assert!(program.act(Action::Households).is_ok_and(|pressed| pressed));
        drawing(criterion, &mut program, size);
        assert!(program.act(Action::Search).is_ok_and(|pressed| pressed));
        searching(criterion, &mut program, size);
        drop(program.close());
    }
}

criterion_group!(benches, program);
criterion_main!(benches);
