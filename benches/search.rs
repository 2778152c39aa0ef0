//! What a key of a search and of a text with offers costs at 50,000 households, key by key.
//!
//! Beside each key stands the plain scan: does the folded text of each household contain every word
//! typed so far. The keys go through the whole update of the program; frames are not drawn here.
//! Every key is timed by itself, so that the worst is seen too. Only the ratios say something.

use std::hint::black_box;
use std::time::{Duration, Instant};

use thoatngheo::app::Msg;
use thoatngheo::app::list::{Order, SortBy};
use thoatngheo::domain::book::{Book, Values};
use thoatngheo::domain::schema::Kind;
use thoatngheo::keys::{Action, Key, Keymap, Preset};
use thoatngheo::locale::Lang;
use thoatngheo::runtime::clock::Clock;
use thoatngheo::runtime::desk::Desk;
use thoatngheo::runtime::sample::{self, Sample};
use thoatngheo::text::{contains_folded, fold, sort_key};

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

/// The times of one kind of key.
#[derive(Default)]
struct Times(Vec<Duration>);

impl Times {
    fn add<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let done = black_box(work());
        self.0.push(begun.elapsed());
        done
    }

    /// Of a hundred, in milliseconds: 50 is the middle one, 100 the worst.
    fn of_hundred(&self, place: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let last = sorted.len().saturating_sub(1);
        let at = (sorted.len() * place / 100).min(last);
        sorted.get(at).map_or(0.0, |time| time.as_secs_f64() * 1e3)
    }
}

fn row(what: &str, ours: &Times, plain: &Times) {
    println!(
        "{what:<34} {:>8.2} {:>8.2} {:>8.2} | {:>8.2} {:>8.2} | x{:.1}",
        ours.of_hundred(50),
        ours.of_hundred(99),
        ours.of_hundred(100),
        plain.of_hundred(50),
        plain.of_hundred(99),
        ours.of_hundred(50) / plain.of_hundred(50).max(1e-6),
    );
}

fn scan(book: &Book, typed: &str) -> usize {
    let query = fold(typed);
    let rows = book.of_kind(Kind::Household).iter();
    rows.filter(|at| contains_folded(book.search_text(**at), &query)).count()
}

fn searching(desk: &mut Desk) {
    assert!(desk.act(Action::Households).is_ok_and(|pressed| pressed));
    assert!(desk.act(Action::Search).is_ok_and(|pressed| pressed));
    let now = Clock::default().now();
    for (what, text) in TEXTS {
        let (mut ours, mut plain) = (Times::default(), Times::default());
        for _ in 0..TIMES {
            for (at, letter) in text.char_indices() {
                ours.add(|| desk.app.update(now, Msg::Key(Key::char(letter))));
                let typed = text.get(..at + letter.len_utf8()).unwrap_or_default();
                plain.add(|| scan(&desk.app.book, typed));
            }
            // Out of the search and into it again: the list is whole.
            assert!(desk.act(Action::Back).is_ok() && desk.act(Action::Search).is_ok());
        }
        row(what, &ours, &plain);
    }
}

/// Names of heads are what a commune has most of, and every one is another.
fn offering(desk: &mut Desk) {
    let head = Kind::Household.field("head_name").expect("the field");
    let (mut made, mut asked, mut plain) = (Times::default(), Times::default(), Times::default());
    for _ in 0..TIMES {
        let values = made.add(|| Values::of(&desk.app.book, Kind::Household, head));
        for end in 2..="nguyen van b".len() {
            let typed = "nguyen van b".get(..end).unwrap_or_default();
            asked.add(|| values.best(typed, 3).len());
            plain.add(|| scan(&desk.app.book, typed));
        }
    }
    row("offers: made for a field, once", &made, &plain);
    row("offers: a letter", &asked, &plain);
}

fn sorting(desk: &Desk) {
    let book = &desk.app.book;
    let (mut ours, mut plain) = (Times::default(), Times::default());
    for _ in 0..5 {
        ours.add(|| Order::new(book, Kind::Household, SortBy::Name));
        plain.add(|| {
            let records = book.of_kind(Kind::Household).iter();
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
    let mut desk = Desk::open(&data, keymap, Lang::Vi, Clock::default()).expect("the sample opens");
    println!("{HOUSEHOLDS} households, milliseconds a key: middle, 99 of 100, worst | plain scan");
    searching(&mut desk);
    offering(&mut desk);
    sorting(&desk);
    drop(desk.close());
}
