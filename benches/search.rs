//! What a key of a search and of a text with offers costs at 50,000 households, key by key.
//!
//! Beside each key stands the plain scan: does the folded text of each household contain every word
//! typed so far. The keys go through the whole update of the program; frames are not drawn here.
//! Every key is timed by itself and many times, so that the worst is seen, and a busy machine apart
//! from it. Only the ratios say something.

use std::hint::black_box;
use std::time::{Duration, Instant};

use thoatngheo::domain::book::{Book, Values};
use thoatngheo::domain::schema::RecordKind;
use thoatngheo::domain::schema::SortBy;
use thoatngheo::keys::{Action, Key, Keymap, Preset};
use thoatngheo::locale::Lang;
use thoatngheo::runtime::clock::Clock;
use thoatngheo::runtime::headless::Headless;
use thoatngheo::runtime::sample::{self, Sample};
use thoatngheo::text::{contains_folded, fold, sort_key};
use thoatngheo::tui::part::order::Order;
use thoatngheo::tui::screen::form::FormState;
use thoatngheo::tui::{Msg, Screen};

const HOUSEHOLDS: u32 = 50_000;

/// How often each text is typed.
const TIMES: usize = 30;

/// What is typed a key at a time, marks in Telex.
const TEXTS: [(&str, &str); 9] = [
    ("a full name without marks", "nguyen van binh"),
    ("a full name with marks (Telex)", "nguyeenx vawn bifnh"),
    ("a common family name with marks", "nguyeenx"),
    ("the words in another order", "binh nguyen van"),
    ("initials", "nvb"),
    ("one slip", "nguyne van bihn"),
    ("a name and a village", "binh thon"),
    ("i and y", "ly thi quy"),
    ("nobody", "zzzzzz qqq"),
];

/// What is typed into a field of a new record: the kind, the field, the keys.
const FIELDS: [(&str, RecordKind, &str, &str); 3] = [
    ("form: the head of a household", RecordKind::Household, "head_name", "nguyeenx vawn b"),
    ("form: the household, by name", RecordKind::Registration, "household", "nguyen van binh"),
    ("form: the household, one slip", RecordKind::Registration, "household", "nguyne van bihn"),
];

/// The times of the keys of one text, each typed many times.
#[derive(Default)]
struct Times(Vec<Vec<Duration>>);

impl Times {
    fn add<T>(&mut self, key: usize, work: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let done = black_box(work());
        let taken = begun.elapsed();
        if self.0.len() <= key {
            self.0.resize_with(key + 1, Vec::new);
        }
        self.0[key].push(taken);
        done
    }

    /// What each key costs where nothing else ran: the best of all its times, sorted.
    fn keys(&self) -> Vec<Duration> {
        let mut keys: Vec<_> = self.0.iter().filter_map(|key| key.iter().min().copied()).collect();
        keys.sort_unstable();
        keys
    }

    fn middle(&self) -> f64 {
        let keys = self.keys();
        keys.get(keys.len() / 2).map_or(0.0, Duration::as_secs_f64) * 1e3
    }

    fn worst(&self) -> f64 {
        self.keys().last().map_or(0.0, Duration::as_secs_f64) * 1e3
    }

    /// Of all times of all keys, 99 of 100 are shorter; a busy machine is in it.
    fn ninety_nine(&self) -> f64 {
        let mut all: Vec<_> = self.0.iter().flatten().copied().collect();
        all.sort_unstable();
        all.get(all.len() * 99 / 100).map_or(0.0, Duration::as_secs_f64) * 1e3
    }
}

fn row(what: &str, ours: &Times, plain: &Times) {
    println!(
        "{what:<34} {:>7.2} {:>7.2} {:>7.2} | {:>7.2} {:>7.2} {:>7.2} | x{:.1} x{:.1}",
        ours.middle(),
        ours.worst(),
        ours.ninety_nine(),
        plain.middle(),
        plain.worst(),
        plain.ninety_nine(),
        ours.middle() / plain.middle().max(1e-6),
        ours.worst() / plain.worst().max(1e-6),
    );
}

fn scan(book: &Book, typed: &str) -> usize {
    let query = fold(typed);
    let rows = book.of_kind(RecordKind::Household).iter();
    rows.filter(|at| contains_folded(book.search_text(**at), &query)).count()
}

fn searching(program: &mut Headless) {
    assert!(program.act(Action::Households).is_ok_and(|pressed| pressed));
    assert!(program.act(Action::Search).is_ok_and(|pressed| pressed));
    let now = Clock::default().now();
    for (what, text) in TEXTS {
        let (mut ours, mut plain) = (Times::default(), Times::default());
        for _ in 0..TIMES {
            for (at, letter) in text.char_indices() {
                ours.add(at, || program.app.update(now, Msg::Key(Key::char(letter))));
                let typed = text.get(..at + letter.len_utf8()).unwrap_or_default();
                plain.add(at, || scan(&program.app.book, typed));
            }
            // Out of the search and into it again: the list is whole.
            assert!(program.act(Action::Back).is_ok() && program.act(Action::Search).is_ok());
        }
        row(what, &ours, &plain);
    }
}

/// Names of heads are what a commune has most of, and every one is another.
fn offering(program: &mut Headless) {
    let head = RecordKind::Household.field("head_name").expect("the field");
    let (mut made, mut asked, mut plain) = (Times::default(), Times::default(), Times::default());
    for _ in 0..TIMES {
        let values = made.add(0, || Values::of(&program.app.book, RecordKind::Household, head));
        for end in 2..="nguyen van b".len() {
            let typed = "nguyen van b".get(..end).unwrap_or_default();
            asked.add(end, || values.best(typed, 3).len());
            plain.add(end, || scan(&program.app.book, typed));
        }
    }
    row("offers: made for a field, once", &made, &plain);
    row("offers: a letter", &asked, &plain);
}

/// Each text is typed into a form of its own.
fn filling(program: &mut Headless) {
    let now = Clock::default().now();
    for (what, kind, field, text) in FIELDS {
        let (mut ours, mut plain) = (Times::default(), Times::default());
        for _ in 0..TIMES {
            let mut form = FormState::create(&program.app.cx(), kind, Vec::new());
            form.focus = field;
            program.app.nav.push(Screen::Form(form));
            for (at, letter) in text.char_indices() {
                ours.add(at, || program.app.update(now, Msg::Key(Key::char(letter))));
                let typed = text.get(..at + letter.len_utf8()).unwrap_or_default();
                plain.add(at, || scan(&program.app.book, typed));
            }
            program.app.nav.pop();
        }
        row(what, &ours, &plain);
    }
}

fn sorting(program: &Headless) {
    let book = &program.app.book;
    let (mut ours, mut plain) = (Times::default(), Times::default());
    for _ in 0..5 {
        ours.add(0, || Order::new(book, RecordKind::Household, SortBy::Name));
        plain.add(0, || {
            let records = book.of_kind(RecordKind::Household).iter();
            let names = records.filter_map(|at| book.record(*at)?.text("head_name"));
            let mut keys: Vec<_> = names.map(sort_key).collect();
            keys.sort_unstable();
            keys.len()
        });
    }
    row("sorting (beside: whole names)", &ours, &plain);
}

fn main() {
    // `cargo test --benches` only asks whether it starts.
    if std::env::args().any(|arg| arg == "--test") {
        return;
    }
    let dir = tempfile::tempdir_in(".").expect("a folder on the disk that is measured");
    let data = dir.path().join("data");
    let sample = Sample { households: HOUSEHOLDS, seed: 1 };
    let made = sample::make(&data, sample, Clock::default().now(), &mut |_| {});
    made.expect("a sample").folder.close();
    let keymap = Keymap::preset(Preset::Default);
    let mut program =
        Headless::open(&data, keymap, Lang::Vi, Clock::default()).expect("the sample opens");
    println!(
        "{HOUSEHOLDS} households, milliseconds a key | plain scan | ratios of middle and worst"
    );
    println!("each: middle and worst key (the best of {TIMES} times), 99 of 100 of all times");
    searching(&mut program);
    offering(&mut program);
    filling(&mut program);
    sorting(&program);
    drop(program.close());
}
