//! The households of a year with their class, as every table of classes needs them.
//!
//! Made once a report. Invariant: each household that counts is in it once, with the village it
//! belongs to, and the order is that of villages and given names.

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::movement::{Class, Movement, Passage, PovertyList, Side};
use crate::domain::record::Record;
use crate::domain::tables::{Ask, Words};
use crate::text::{NameKeys, fold};

/// A household at the end of the year.
#[derive(Debug, Clone, Copy)]
pub(super) struct HouseholdInYear<'a> {
    pub(super) record: &'a Record,
    pub(super) passage: Passage,
}

impl HouseholdInYear<'_> {
    /// Its class at the end of the year, where it has one.
    pub(super) fn class(&self) -> Option<Class> {
        if let Side::In(class) = self.passage.to { Some(class) } else { None }
    }

    /// Whether it is on a list.
    pub(super) fn is_on(&self, list: PovertyList) -> bool {
        self.class() == Some(list.class())
    }

    /// Whether what the household carries itself (ticks, causes) is of this year.
    pub(super) fn is_of(&self, year: i64) -> bool {
        self.record.int("class_year") == Some(year)
    }

    /// Whether it belongs to a minority: ticked, or by the people named.
    pub(super) fn is_minority(&self) -> bool {
        let people = self.record.text("ethnicity").map(fold);
        self.record.is("ethnic_minority") || people.is_some_and(|people| people != "kinh")
    }
}

/// Everything that the tables of classes count.
pub(super) struct YearHouseholds<'a> {
    pub(super) book: &'a Book,
    pub(super) ask: Ask,
    /// The villages asked for, by name.
    pub(super) villages: Vec<&'a Record>,
    /// By village and given name.
    pub(super) all: Vec<HouseholdInYear<'a>>,
}

impl<'a> YearHouseholds<'a> {
    pub(super) fn of(book: &'a Book, ask: Ask) -> Self {
        let movement = Movement::of(book, ask.year, ask.village);
        let mut villages = book.villages();
        if let Some(wanted) = ask.village {
            villages.retain(|village| village.id == wanted);
        }
        let household = |passage: &Passage| {
            Some(HouseholdInYear { record: book.find(passage.household)?, passage: *passage })
        };
        let mut all: Vec<_> = movement.passages.iter().filter_map(household).collect();
        let place = |village: Option<RecordId>| {
            let found = villages.iter().position(|known| Some(known.id) == village);
            found.unwrap_or(usize::MAX)
        };
        let mut names = NameKeys::default();
        all.sort_by_cached_key(|household| {
            let name = household.record.text("head_name").unwrap_or_default();
            let sort = household.record.text("sort_name").unwrap_or_default();
            (place(household.passage.village), names.by_given_name(name, sort), household.record.id)
        });
        Self { book, ask, villages, all }
    }

    /// Year and village in words.
    pub(super) fn scope(&self) -> Vec<Words> {
        self.ask.scope(self.book)
    }

    /// The households of a village, or those of none that is known.
    pub(super) fn in_village(&self, village: Option<RecordId>) -> Vec<HouseholdInYear<'a>> {
        let is_here = |household: &&HouseholdInYear<'a>| match village {
            Some(_) => household.passage.village == village,
            None => !self.villages.iter().any(|v| Some(v.id) == household.passage.village),
        };
        self.all.iter().filter(is_here).copied().collect()
    }

    /// What must be said of any table that counts classes of this year.
    pub(super) fn notes(&self) -> Vec<Words> {
        let unknown =
            self.all.iter().filter(|household| household.passage.to == Side::Unknown).count();
        let mut notes = Vec::new();
        if unknown > 0 {
            let note = Words::key("report-note-unknown").with("year", self.ask.year);
            notes.push(note.with("count", unknown));
        }
        notes
    }

    /// What must be said of a table that counts ticks of households on some lists.
    pub(super) fn notes_of_ticks(&self, lists: &[PovertyList]) -> Vec<Words> {
        let mut notes = self.notes();
        let stale = |household: &&HouseholdInYear<'_>| {
            lists.iter().any(|list| household.is_on(*list)) && !household.is_of(self.ask.year)
        };
        let stale = self.all.iter().filter(stale).count();
        if stale > 0 {
            let note = Words::key("report-note-stale").with("year", self.ask.year);
            notes.push(note.with("count", stale));
        }
        notes
    }
}

pub(super) fn persons<'s, 'a: 's>(here: impl IntoIterator<Item = &'s HouseholdInYear<'a>>) -> i64 {
    here.into_iter().fold(0, |sum, household| sum.saturating_add(household.passage.persons))
}

/// How many for which it holds.
pub(super) fn count(
    here: &[HouseholdInYear<'_>],
    take: impl Fn(&HouseholdInYear<'_>) -> bool,
) -> i64 {
    i64::try_from(here.iter().filter(|household| take(household)).count()).unwrap_or(i64::MAX)
}
