//! Movement: where every household stands at the end of two years, and what happened in between.
//!
//! Knows classes, years and the register; no tables, no words. Invariants: a household has exactly
//! one [`Side`] at the end of a year and one [`Passage`] a year; every pair of sides belongs to
//! exactly one [`Transition`]; what is counted at the start, less what left, plus what came, is what
//! is counted at the end, but for the passages that are named as unexplained
//! (Thông tư 07/2021/TT-BLĐTBXH, the tables of movement).

mod balance;
mod history;
#[cfg(test)]
mod tests;

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;

pub use balance::{Balance, FORMULA, Flow};
pub use history::{Class, Detail, History};

/// One of the two lists of the law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PovertyList {
    Poor,
    NearPoor,
}

/// Where a household stands at the end of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// On the register with a class.
    In(Class),
    /// Not on the register: not yet, or no more.
    Out(Absence),
    /// It should have a class of that year and has none.
    Unknown,
}

/// Why a household is not on the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Absence {
    /// It was above the lines and on no list.
    NotListed,
    MovedIn,
    /// It was split off later.
    Split,
    MovedAway,
    /// It was merged into another one.
    Merged,
    DiedOut,
}

/// What happened to a household in a year: one cell of the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Transition {
    /// Poor, and still poor.
    PoorStayed,
    /// Poor, then near-poor.
    PoorToNear,
    /// Poor, then above both lines.
    PoorToAbove,
    /// Poor, then not on the register.
    PoorOut,
    /// Near-poor, then poor.
    NearToPoor,
    /// Near-poor, and still near-poor.
    NearStayed,
    /// Near-poor, then above both lines.
    NearToAbove,
    /// Near-poor, then not on the register.
    NearOut,
    PoorAgain,
    /// Poor for the first time.
    PoorNew,
    /// Came onto the register as poor otherwise: moved in, split.
    PoorIn,
    NearAgain,
    /// Near-poor for the first time.
    NearNew,
    /// Came onto the register as near-poor otherwise.
    NearIn,
    /// On neither list at either end.
    Apart,
    /// A year is missing.
    Unexplained,
}

impl Transition {
    /// The cell of a pair of sides. `again` says whether the household had been on the list before.
    pub fn of(from: Side, to: Side, again: bool) -> Self {
        use Class::{NearPoor, NotPoor, Poor};
        use Side::{In, Out, Unknown};
        let came = |absence| matches!(absence, Absence::MovedIn | Absence::Split);
        match (from, to) {
            (Unknown, _) | (_, Unknown) => Self::Unexplained,
            (In(Poor), In(Poor)) => Self::PoorStayed,
            (In(Poor), In(NearPoor)) => Self::PoorToNear,
            (In(Poor), In(NotPoor)) => Self::PoorToAbove,
            (In(Poor), Out(_)) => Self::PoorOut,
            (In(NearPoor), In(Poor)) => Self::NearToPoor,
            (In(NearPoor), In(NearPoor)) => Self::NearStayed,
            (In(NearPoor), In(NotPoor)) => Self::NearToAbove,
            (In(NearPoor), Out(_)) => Self::NearOut,
            (Out(absence), In(Poor)) if came(absence) => Self::PoorIn,
            (Out(absence), In(NearPoor)) if came(absence) => Self::NearIn,
            (In(NotPoor) | Out(_), In(Poor)) => {
                if again {
                    Self::PoorAgain
                } else {
                    Self::PoorNew
                }
            }
            (In(NotPoor) | Out(_), In(NearPoor)) => {
                if again {
                    Self::NearAgain
                } else {
                    Self::NearNew
                }
            }
            (In(NotPoor) | Out(_), In(NotPoor) | Out(_)) => Self::Apart,
        }
    }
}

/// One household in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage {
    pub household: RecordId,
    pub village: Option<RecordId>,
    /// How many persons it has now.
    pub persons: i64,
    /// At the end of the year before.
    pub from: Side,
    /// At the end of the year.
    pub to: Side,
    pub cell: Transition,
}

impl Passage {
    /// Whether a missing year keeps it from being counted on a list: it stands there at one end, and
    /// nothing is known of the other.
    pub fn is_unexplained(&self, list: PovertyList) -> bool {
        let on = Side::In(list.class());
        self.cell == Transition::Unexplained && (self.from == on || self.to == on)
    }
}

impl PovertyList {
    /// The class of those on the list.
    pub fn class(self) -> Class {
        match self {
            Self::Poor => Class::Poor,
            Self::NearPoor => Class::NearPoor,
        }
    }
}

/// Every household in one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    /// The year whose end is the later one.
    pub year: i64,
    pub passages: Vec<Passage>,
}

impl Movement {
    /// What happened in a year, in a village or in all of them.
    pub fn of(book: &Book, year: i64, village: Option<RecordId>) -> Self {
        let before = year.saturating_sub(1);
        let all: Vec<_> = book
            .active(RecordKind::Household)
            .map(|record| (record, History::of(book, record)))
            .collect();
        // Whether the register was kept then at all: else nothing is known of any household.
        let is_kept = |year| all.iter().any(|(_, history)| history.classes.contains_key(&year));
        let (kept_before, kept) = (is_kept(before), is_kept(year));
        let in_scope = |record: &Record| village.is_none() || record.link("village") == village;
        let passages =
            all.iter().filter(|(record, _)| in_scope(record)).map(|(record, history)| {
                let from = history.side(before, kept_before);
                let to = history.side(year, kept);
                Passage {
                    household: record.id,
                    village: record.link("village"),
                    persons: persons(book, record),
                    from,
                    to,
                    cell: Transition::of(from, to, history.is_again(year)),
                }
            });
        Self { year, passages: passages.collect() }
    }

    /// The passages whose missing years keep a list from balancing.
    pub fn unexplained(&self, list: PovertyList) -> impl Iterator<Item = &Passage> {
        self.passages.iter().filter(move |passage| passage.is_unexplained(list))
    }
}

/// How many persons a household has: its head and its rows, or the number keyed where there are no
/// rows. At least 1.
pub fn persons(book: &Book, household: &Record) -> i64 {
    let rows = book.active_linking(household.id, RecordKind::Member).count();
    match i64::try_from(rows).unwrap_or(i64::MAX) {
        0 => household.int("members_count").unwrap_or(1).max(1),
        rows => rows.saturating_add(1),
    }
}

/// Every year of which the register holds a class, the first one first.
pub fn years(book: &Book) -> Vec<i64> {
    let mut years: Vec<i64> = book
        .active(RecordKind::Household)
        .flat_map(|record| History::of(book, record).classes.into_keys())
        .collect();
    years.sort_unstable();
    years.dedup();
    years
}
