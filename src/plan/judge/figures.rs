//! The numbers of a year for a village or the commune: all households, the poor, the near-poor, who
//! fell back and who left a list.
//!
//! Out of the class history of the register, else out of tallies. Knows no plan. Invariants: the
//! register wins where it holds classes of the year for at least half of its households, or where
//! there is no tally; a tally that says otherwise is kept beside it; a year of which neither says anything is not there.

use std::collections::BTreeMap;

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::movement::{Class, Detail, History, Side};
use crate::domain::schema::RecordKind;
use crate::domain::tables::Words;
use crate::plan::judge::coverage::Coverage;
use crate::plan::judge::ratio::Ratio;
use crate::plan::judge::tally::{Tally, tallies};

/// Which households are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counted {
    Poor,
    Near,
    Listed,
}

/// How households without a result of the year are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// As the year before: as far as is known.
    Stay,
    /// As if they had left every list.
    Leave,
}

/// Where all households come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Basis {
    /// A tally of the year.
    Tally,
    /// What is keyed of the villages.
    Villages,
    /// The households that the register holds of the year.
    Register,
}

/// The numbers of one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Year {
    of: i64,
    pub(super) total: i64,
    whole: Basis,
    poor: i64,
    near: i64,
    /// What the register knows, if it holds the year.
    pub(super) register: Option<Register>,
    tally: Option<Tally>,
    /// What the register holds of the year where that is too little to count by.
    part: Option<Coverage>,
}

/// What the register holds of one year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Register {
    total: i64,
    poor: Vec<RecordId>,
    near: Vec<RecordId>,
    /// Of these, without a result of the year: counted as the year before.
    poor_unsure: i64,
    near_unsure: i64,
    held: Coverage,
    /// Whether an earlier year is known, so that coming and going can be told.
    pub(super) has_before: bool,
    pub(super) fell_back: Vec<RecordId>,
    /// Whether enough is known of the year before to tell who is.
    pub(super) knows_again: bool,
    /// Without a result of the year, and not poor when last known: they may be poor again.
    pub(super) maybe_again: i64,
    /// Poor before, and then not.
    pub(super) left_poor: Vec<RecordId>,
    /// Near-poor before, and then above both lines.
    pub(super) left_near: Vec<RecordId>,
}

/// The years of which something is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Figures {
    years: BTreeMap<i64, Year>,
}

impl Figures {
    /// The numbers of a village, or of the commune.
    pub(super) fn of(book: &Book, village: Option<RecordId>) -> Self {
        let mut kept = registers(book, village);
        let mut known = tallies(book, village);
        let keyed = keyed_total(book, village);
        let all: Vec<_> = kept.keys().chain(known.keys()).copied().collect();
        let year = |year| {
            Year::of(year, kept.remove(&year), known.remove(&year), keyed)
                .map(|found| (year, found))
        };
        Self { years: all.into_iter().filter_map(year).collect() }
    }

    /// A year, if it is known.
    pub(super) fn year(&self, year: i64) -> Option<&Year> {
        self.years.get(&year)
    }

    /// The first year known from this one on, before another one.
    pub(super) fn first_from(&self, from: i64, before: i64) -> Option<&Year> {
        (from < before).then(|| self.years.range(from..before).next())?.map(|(_, year)| year)
    }

    /// The last year known up to this one.
    pub(super) fn last_until(&self, until: i64) -> Option<i64> {
        self.years.range(..=until).next_back().map(|(year, _)| *year)
    }
}

impl Year {
    fn of(
        year: i64,
        register: Option<Register>,
        tally: Option<Tally>,
        keyed: Option<i64>,
    ) -> Option<Self> {
        let (register, part) = match register {
            Some(kept) if tally.is_some() && !kept.held.is_enough() => (None, Some(kept.held)),
            register => (register, None),
        };
        let (poor, near) = match (&register, &tally) {
            (Some(kept), _) => (count(&kept.poor), count(&kept.near)),
            (None, Some(tally)) => (tally.poor, tally.near),
            (None, None) => return None,
        };
        let own = register.as_ref().map_or(0, |kept| kept.total);
        let listed = poor.saturating_add(near);
        // A whole that is less than its part is none.
        let tallied = tally.as_ref().map(|tally| tally.total).filter(|total| *total >= listed);
        let keyed = keyed.filter(|total| *total >= own.max(listed));
        let (total, whole) = match (tallied, keyed) {
            (Some(total), _) => (total, Basis::Tally),
            (None, Some(total)) => (total, Basis::Villages),
            (None, None) => (own.max(listed), Basis::Register),
        };
        Some(Self { of: year, total, whole, poor, near, register, tally, part })
    }

    pub(super) fn year(&self) -> i64 {
        self.of
    }

    pub(super) fn count(&self, of: Counted, doubt: Doubt) -> i64 {
        let unsure = |take: fn(&Register) -> i64| match doubt {
            Doubt::Stay => 0,
            Doubt::Leave => self.register.as_ref().map_or(0, take),
        };
        let poor = self.poor.saturating_sub(unsure(|kept| kept.poor_unsure));
        let near = self.near.saturating_sub(unsure(|kept| kept.near_unsure));
        match of {
            Counted::Poor => poor,
            Counted::Near => near,
            Counted::Listed => poor.saturating_add(near),
        }
    }

    /// Of all households, per cent; nothing where there are none.
    pub(super) fn rate(&self, of: Counted, doubt: Doubt) -> Option<Ratio> {
        Ratio::percent(self.count(of, doubt), self.total)
    }

    /// The households or tallies that were counted.
    pub(super) fn records(&self, of: Counted) -> Vec<RecordId> {
        let (poor, near): (&[RecordId], &[RecordId]) = match &self.register {
            Some(kept) => (&kept.poor, &kept.near),
            None => (&[], &[]),
        };
        let mut found = match of {
            Counted::Poor => poor.to_vec(),
            Counted::Near => near.to_vec(),
            Counted::Listed => [poor, near].concat(),
        };
        let tallied = self.register.is_none() || self.whole == Basis::Tally;
        let tally = self.tally.as_ref().filter(|_| tallied);
        found.extend(tally.iter().flat_map(|tally| tally.records.iter().copied()));
        found
    }

    /// Where the numbers come from, what differs, and what is not sure.
    pub(super) fn notes(&self, with_total: bool) -> Vec<Words> {
        let key = match (with_total, &self.register, self.whole) {
            (false, Some(_), _) => "judge-year-register",
            (false, None, _) => "judge-year-tally",
            (true, Some(_), Basis::Tally) => "judge-year-register-of-tally",
            (true, Some(_), Basis::Villages) => "judge-year-register-of-villages",
            (true, Some(_), Basis::Register) => "judge-year-register-of-register",
            (true, None, _) => "judge-year-tally-of-tally",
        };
        let said = Words::key(key)
            .with("year", self.of)
            .with("poor", grouped(self.poor))
            .with("near", grouped(self.near))
            .with("total", grouped(self.total));
        let mut notes = vec![said];
        if let Some(part) = self.part {
            let said = Words::key("judge-register-part").with("year", self.of);
            notes.push(said.with("count", grouped(part.exact)).with("of", grouped(part.all)));
        }
        let (Some(kept), tally) = (&self.register, &self.tally) else { return notes };
        if let Some(tally) = tally.as_ref().filter(|t| (t.poor, t.near) != (self.poor, self.near)) {
            let differs = Words::key("judge-tally-differs").with("year", self.of);
            notes.push(differs.with("poor", grouped(tally.poor)).with("near", grouped(tally.near)));
        }
        let unsure = kept.poor_unsure.saturating_add(kept.near_unsure);
        if unsure > 0 {
            let said = Words::key("judge-unsure").with("year", self.of);
            notes.push(said.with("count", grouped(unsure)));
        }
        notes
    }
}

/// How many records, as a number.
pub(super) fn count(records: &[RecordId]) -> i64 {
    i64::try_from(records.len()).unwrap_or(i64::MAX)
}

/// A whole number with dots.
pub(super) fn grouped(number: i64) -> String {
    Ratio::whole(number).rounded(0).map_or_else(|| number.to_string(), crate::text::format_decimal)
}

/// What is keyed of all villages in scope, if every one has it.
fn keyed_total(book: &Book, village: Option<RecordId>) -> Option<i64> {
    let villages = book.villages();
    let mut wanted = villages.iter().filter(|place| village.is_none_or(|id| id == place.id));
    let sum = wanted
        .try_fold(0_i64, |sum, place| Some(sum.saturating_add(place.int("households_total")?)))?;
    (sum > 0).then_some(sum)
}

/// What the register holds, by the years of which it has a class.
fn registers(book: &Book, village: Option<RecordId>) -> BTreeMap<i64, Register> {
    let in_scope = book
        .active(RecordKind::Household)
        .filter(|household| village.is_none() || household.link("village") == village);
    let all: Vec<_> = in_scope.map(|found| (found.id, History::of(book, found))).collect();
    let mut years: BTreeMap<i64, Register> = BTreeMap::new();
    for (_, history) in &all {
        for year in history.classes.keys() {
            years.entry(*year).or_default();
        }
    }
    let first = years.keys().next().copied();
    let held = |year| Coverage::of(all.iter().map(|(_, history)| history), year);
    for (year, kept) in &mut years {
        kept.held = held(*year);
        kept.has_before = first.is_some_and(|first| first < *year);
        for (household, history) in &all {
            kept.take(*year, *household, history);
        }
        let before = held(year.saturating_sub(1));
        kept.knows_again |= before.exact > 0 && before.is_enough();
    }
    years
}

impl Register {
    fn take(&mut self, year: i64, household: RecordId, history: &History) {
        let Some((class, sure)) = class_at(history, year) else { return };
        self.total = self.total.saturating_add(1);
        let unsure = i64::from(!sure);
        let last = history.classes.range(..year).next_back().map(|(_, (class, _))| *class);
        if !sure && last != Some(Class::Poor) {
            self.maybe_again = self.maybe_again.saturating_add(1);
        }
        match class {
            Class::Poor => {
                self.poor.push(household);
                self.poor_unsure = self.poor_unsure.saturating_add(unsure);
            }
            Class::NearPoor => {
                self.near.push(household);
                self.near_unsure = self.near_unsure.saturating_add(unsure);
            }
            Class::NotPoor => {}
        }
        let Some((_, detail)) = history.classes.get(&year).filter(|_| sure) else { return };
        self.has_before |= detail.is_some();
        match (last, class) {
            (Some(Class::Poor), Class::NearPoor | Class::NotPoor) => self.left_poor.push(household),
            (Some(Class::NearPoor), Class::NotPoor) => self.left_near.push(household),
            _ => {}
        }
        if class == Class::Poor && fell_back(history, year, last, *detail) {
            self.fell_back.push(household);
        }
    }
}

/// Where a household stood at the end of a year, and whether that year itself says so.
fn class_at(history: &History, year: i64) -> Option<(Class, bool)> {
    match history.side(year, true) {
        Side::In(class) => Some((class, true)),
        Side::Out(_) => None,
        Side::Unknown => {
            let last = history.classes.range(..year).next_back();
            // Who is keyed as on the list as the year before was on it then.
            let next = history.classes.range(year..).next();
            let next = next.filter(|(_, (_, detail))| *detail == Some(Detail::Old));
            last.or(next).map(|(_, (class, _))| (*class, false))
        }
    }
}

/// As keyed, else as it follows from the years before (see [`crate::domain::book::detail_after`]).
fn fell_back(history: &History, year: i64, before: Option<Class>, detail: Option<Detail>) -> bool {
    match detail {
        Some(detail) => detail == Detail::FellBack,
        None => {
            before.is_some_and(|before| before != Class::Poor)
                && history.classes.range(..year).any(|(_, (class, _))| *class == Class::Poor)
        }
    }
}
