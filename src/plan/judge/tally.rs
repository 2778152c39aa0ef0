//! The numbers of a year that people keyed for years before the register began.
//!
//! It knows no register. Invariant: of two tallies of one place and year the one with the greatest
//! id counts, in whatever order they came; the commune's own comes before the sum of its villages.

use std::collections::BTreeMap;

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;

/// No place has more households; what came from elsewhere may say anything.
const MOST: i64 = 1_000_000_000;

/// The numbers of one year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::plan) struct Tally {
    pub(in crate::plan) total: i64,
    pub(in crate::plan) poor: i64,
    pub(in crate::plan) near: i64,
    /// The records, several where villages were summed.
    pub(in crate::plan) records: Vec<RecordId>,
}

impl Tally {
    fn of(record: &Record) -> Option<Self> {
        let number = |field| Some(record.int(field)?.clamp(0, MOST));
        Some(Self {
            total: number("households_total")?,
            poor: number("poor")?,
            near: number("near_poor")?,
            records: vec![record.id],
        })
    }

    fn plus(mut self, other: &Self) -> Self {
        self.total = self.total.saturating_add(other.total).min(MOST);
        self.poor = self.poor.saturating_add(other.poor).min(MOST);
        self.near = self.near.saturating_add(other.near).min(MOST);
        self.records.extend(&other.records);
        self
    }
}

/// The tallies of a village, or of the commune, by year.
pub(in crate::plan) fn tallies(book: &Book, village: Option<RecordId>) -> BTreeMap<i64, Tally> {
    let mut all: BTreeMap<(Option<RecordId>, i64), &Record> = BTreeMap::new();
    for record in book.active(RecordKind::Tally) {
        let Some(year) = record.int("year") else { continue };
        let kept = all.entry((record.link("village"), year)).or_insert(record);
        if kept.id < record.id {
            *kept = record;
        }
    }
    let mut found: BTreeMap<i64, Tally> = BTreeMap::new();
    for ((place, year), record) in &all {
        if *place == village
            && let Some(tally) = Tally::of(record)
        {
            found.insert(*year, tally);
        }
    }
    if village.is_none() {
        let villages = book.villages();
        let years: Vec<_> = all.keys().map(|(_, year)| *year).collect();
        for year in years {
            let of = |place: &&Record| Tally::of(all.get(&(Some(place.id), year))?);
            let each: Option<Vec<_>> = villages.iter().map(of).collect();
            if let Some(each) = each.filter(|each| !each.is_empty()) {
                let sum = each.iter().fold(Tally::default(), Tally::plus);
                found.entry(year).or_insert(sum);
            }
        }
    }
    found
}
