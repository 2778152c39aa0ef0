//! The order of a list's rows, made once and mended when the book changes.
//!
//! Sorting 50,000 names takes a tenth of a second, a change of one record must not: each row keeps
//! a print of what it is sorted by, and only rows whose print changed, and new ones, are put in
//! anew. Knows nothing of search or of the screen.
//! Invariant: [`Order::mend`] gives the same order as [`Order::new`] would.

use crate::domain::book::{Book, RecIx};
use crate::domain::record::Record;
use crate::domain::schema::{Names, RecordKind, SortBy};
use crate::domain::value::Value;
use crate::text::{NameKeys, sort_key};

/// More changed rows than this and everything is sorted again.
const MEND_MAX: usize = 500;

impl SortBy {
    /// What a kind's list begins with.
    pub fn first(kind: RecordKind) -> Self {
        kind.def().list.first
    }

    /// The next way to sort.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Name => Self::Number,
            Self::Number => Self::Newest,
            Self::Newest => Self::Name,
        }
    }

    pub fn label_key(self) -> &'static str {
        match self {
            Self::Name => "sort-name",
            Self::Number => "sort-number",
            Self::Newest => "sort-newest",
        }
    }
}

/// The rows of a kind in an order.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    kind: RecordKind,
    by: SortBy,
    rows: Vec<(RecIx, u32)>,
}

impl Order {
    /// Sorts the records of a kind.
    pub fn new(book: &Book, kind: RecordKind, by: SortBy) -> Self {
        Self::of(book, kind, by, book.of_kind(kind))
    }

    /// Sorts some records of a kind.
    pub fn of(book: &Book, kind: RecordKind, by: SortBy, records: &[RecIx]) -> Self {
        let mut rows: Vec<_> = records.iter().map(|at| (*at, print(book, *at, by))).collect();
        let mut names = NameKeys::default();
        rows.sort_by_cached_key(|(at, _)| key(book, *at, by, &mut names));
        Self { kind, by, rows }
    }

    /// How it is sorted.
    pub fn by(&self) -> SortBy {
        self.by
    }

    pub fn rows(&self) -> impl Iterator<Item = RecIx> {
        self.rows.iter().map(|(at, _)| *at)
    }

    /// Puts in what is new and puts right what changed. Returns the new rows.
    pub fn mend(&mut self, book: &Book) -> Vec<RecIx> {
        let by = self.by;
        // Records are listed in the order in which they were born, so the new ones are at the end.
        let new: Vec<_> =
            book.of_kind(self.kind).get(self.rows.len()..).unwrap_or_default().to_vec();
        let mut moved = new.clone();
        self.rows.retain(|(at, old)| {
            let stays = print(book, *at, by) == *old;
            if !stays {
                moved.push(*at);
            }
            stays
        });
        if moved.len() > MEND_MAX {
            *self = Self::new(book, self.kind, by);
            return new;
        }
        let mut names = NameKeys::default();
        for at in moved {
            let wanted = key(book, at, by, &mut names);
            let mut before = |other| key(book, other, by, &mut names) <= wanted;
            let place = self.rows.partition_point(|(other, _)| before(*other));
            self.rows.insert(place, (at, print(book, at, by)));
        }
        new
    }
}

/// The text that a record is sorted by name with, and the word of a person's name to sort by, where
/// somebody gave one. Registrations and reviews follow their household.
fn name<'b>(book: &'b Book, record: &'b Record) -> (&'b str, &'b str) {
    let text = |source| book.source(record, source).unwrap_or_default();
    match record.kind.def().list.names {
        Names::Arrival => ("", ""),
        Names::Text(name) => (text(name), ""),
        Names::Person(name, by) => (text(name), text(by)),
    }
}

/// The day that a record is of, as a number.
fn day(record: &Record) -> Option<i32> {
    let date = record.get(record.kind.def().list.date?).and_then(Value::as_date)?;
    Some(chrono::Datelike::num_days_from_ce(&date.earliest()))
}

/// What is compared, as bytes. Ties go by arrival, so that the order is total.
fn key(book: &Book, at: RecIx, by: SortBy, names: &mut NameKeys) -> (Vec<u8>, RecIx) {
    let Some(record) = book.record(at) else {
        return (Vec::new(), at);
    };
    let key = match by {
        SortBy::Name => {
            let (name, by) = name(book, record);
            match record.kind.def().list.names {
                Names::Person(..) => names.by_given_name(name, by),
                Names::Text(_) | Names::Arrival => sort_key(name),
            }
        }
        SortBy::Number => sort_key(&book.human_key(record)),
        SortBy::Newest => {
            let newest = i32::MAX.saturating_sub(day(record).unwrap_or(0).max(0));
            let place = u32::MAX.saturating_sub(at.get());
            let mut key = newest.to_be_bytes().to_vec();
            key.extend(place.to_be_bytes());
            key
        }
    };
    (key, at)
}

/// Differs, but for chance, when the key does. Costs no allocation for names and days.
fn print(book: &Book, at: RecIx, by: SortBy) -> u32 {
    let Some(record) = book.record(at) else {
        return 0;
    };
    match by {
        SortBy::Name => {
            let (name, by) = name(book, record);
            fnv(name) ^ fnv(by).rotate_left(1)
        }
        SortBy::Number => fnv(&book.human_key(record)),
        SortBy::Newest => day(record).unwrap_or(0).unsigned_abs(),
    }
}

/// FNV-1a.
fn fnv(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
