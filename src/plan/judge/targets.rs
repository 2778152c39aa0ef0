//! The commune's own targets of a year, and how far they are reached.
//!
//! It knows no plan. Invariants: a target of a village is never taken for the commune's; of two of
//! one place, year and kind the one with the greatest id counts; without a target of the commune its
//! villages' are summed, if every village has one of that year and kind.

use std::collections::BTreeMap;

use crate::domain::book::{Book, is_in_force};
use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::tables::Words;
use crate::plan::Compare;
use crate::plan::judge::Evaluation;
use crate::plan::judge::figures::{Counted, count, grouped};
use crate::plan::judge::gifts::fund;
use crate::plan::judge::measure::{Ask, Measure, Measured, no_year};
use crate::plan::judge::ratio::{Ratio, Span};
use crate::text::Decimal;

/// The kinds, in the order in which they are shown.
pub(super) const KINDS: [&str; 6] =
    ["reduce_poor", "exit_poor", "reduce_near_poor", "exit_near_poor", "registrations", "fund"];

/// What is to be reached of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    /// How many, or đồng.
    pub(super) count: i64,
    /// The targets that say so.
    pub(super) records: Vec<RecordId>,
    /// Whether it is the sum of the villages'.
    pub(super) is_sum: bool,
}

/// The targets of a year for a village or the commune, by kind.
pub(super) fn wanted(
    book: &Book,
    village: Option<RecordId>,
    year: i64,
) -> BTreeMap<&'static str, Wanted> {
    let mut latest: BTreeMap<(Option<RecordId>, &'static str), &Record> = BTreeMap::new();
    for record in book.active(RecordKind::Target).filter(|found| found.int("year") == Some(year)) {
        let Some(kind) = record.code("kind") else { continue };
        let kept = latest.entry((record.link("village"), kind)).or_insert(record);
        if kept.id < record.id {
            *kept = record;
        }
    }
    let mut found = BTreeMap::new();
    for ((place, kind), record) in &latest {
        let Some(number) = record.int("count") else { continue };
        if *place == village {
            let own = Wanted { count: number, records: vec![record.id], is_sum: false };
            found.insert(*kind, own);
        }
    }
    if village.is_none() {
        let mut sums: BTreeMap<&'static str, Wanted> = BTreeMap::new();
        for ((place, kind), record) in &latest {
            let (Some(place), Some(number)) = (place, record.int("count")) else { continue };
            if book.find(*place).is_none_or(Record::is_void) {
                continue;
            }
            let none = Wanted { count: 0, records: Vec::new(), is_sum: true };
            let sum = sums.entry(kind).or_insert(none);
            sum.count = sum.count.saturating_add(number);
            sum.records.push(record.id);
        }
        // A sum that lacks a village is less than what is to be reached.
        let villages = book.villages();
        let has = |place: &&Record, kind| {
            let target = latest.get(&(Some(place.id), kind));
            target.is_some_and(|target| target.int("count").is_some())
        };
        sums.retain(|kind, _| villages.iter().all(|place| has(place, *kind)));
        for (kind, sum) in sums {
            found.entry(kind).or_insert(sum);
        }
    }
    found
}

impl Evaluation<'_> {
    /// How far a kind of target is reached in a year.
    pub(super) fn reached(&self, kind: &str, ask: Ask<'_>) -> Measure {
        match kind {
            "reduce_poor" => self.figures.fewer(ask, Counted::Poor, "judge-fewer-poor"),
            "reduce_near_poor" => self.figures.fewer(ask, Counted::Near, "judge-near-drop"),
            "exit_poor" | "exit_near_poor" => self.exits(kind, ask.year),
            "registrations" => self.registrations(ask.year),
            "fund" => self.fund(ask.year),
            _ => Measure::not_computed(),
        }
    }

    fn exits(&self, kind: &str, year: i64) -> Measure {
        let kept = self.figures.year(year).and_then(|known| known.register.as_ref());
        let Some(kept) = kept.filter(|kept| kept.has_before) else {
            return Measure::missing(no_year(year));
        };
        let left = if kind == "exit_poor" { &kept.left_poor } else { &kept.left_near };
        let key = if kind == "exit_poor" { "judge-left-poor" } else { "judge-left-near" };
        let said = Words::key(key).with("year", year).with("count", grouped(count(left)));
        Measure::number(count(left), said, left.clone())
    }

    fn registrations(&self, year: i64) -> Measure {
        let in_scope = |record: &&Record| {
            let household = record.link("household").and_then(|id| self.book.find(id));
            self.village.is_none()
                || household.is_some_and(|found| found.link("village") == self.village)
        };
        let all = self
            .book
            .active(RecordKind::Registration)
            .filter(|record| is_in_force(record) && record.int("year") == Some(year));
        let found: Vec<_> = all.filter(in_scope).map(|record| record.id).collect();
        let said = Words::key("judge-registrations").with("year", year);
        Measure::number(count(&found), said.with("count", grouped(count(&found))), found)
    }

    fn fund(&self, year: i64) -> Measure {
        let received = fund(self.book, self.village, year);
        let mut measure =
            Measure::number(received.total, received.sum(), received.receipts.clone());
        measure.formula.extend(received.notes());
        measure
    }

    /// How far the drop of poor households goes beyond the target, per cent of the target.
    pub(super) fn beyond_target(&self, ask: Ask<'_>) -> Measure {
        let targets = wanted(self.book, self.village, ask.year);
        let Some((kind, target)) = own_first(&targets, &["reduce_poor", "exit_poor"]) else {
            return Measure::missing(Words::key("judge-no-target").with("year", ask.year));
        };
        let mut measure = self.reached(kind, ask);
        let Measured::Number(span) = measure.found else { return measure };
        let beyond =
            |reached: Ratio| reached.minus(Ratio::whole(target.count))?.percent_of(target.count);
        let (Some(low), Some(at), Some(high)) =
            (beyond(span.low), beyond(span.at), beyond(span.high))
        else {
            return Measure::missing(Words::key("judge-target-nothing").with("year", ask.year));
        };
        let sum = Words::key("judge-beyond")
            .with("a", span.at.shown(None))
            .with("plan", grouped(target.count))
            .with("value", at.shown(ask.test.bar));
        measure.formula.insert(0, sum);
        measure.formula.extend(target.note(ask.year));
        measure.records.extend(&target.records);
        measure.found = Measured::Number(Span { low, at, high });
        measure
    }

    /// Whether the targets of the year were met: of a commune or a village those of poor
    /// households, else those of near-poor ones; of a unit every one it has.
    pub(super) fn target_met(&self, ask: Ask<'_>) -> Measure {
        let targets = wanted(self.book, self.village, ask.year);
        let of = |kinds: &[&'static str]| -> Vec<_> {
            kinds.iter().filter_map(|kind| Some((*kind, targets.get(kind)?))).collect()
        };
        let found = if self.is_area() {
            let kinds = ["reduce_poor", "exit_poor", "reduce_near_poor", "exit_near_poor"];
            own_first(&targets, &kinds).into_iter().collect()
        } else if self.village.is_some() {
            of(&KINDS)
        } else {
            Vec::new()
        };
        if found.is_empty() && !self.is_area() {
            return Measure::not_computed();
        }
        let more = ask.test.compare == Some(Compare::MoreThan);
        let compare = if more { Compare::MoreThan } else { Compare::AtLeast };
        let (mut all, mut formula, mut records) = (Some(true), Vec::new(), Vec::new());
        for (kind, target) in &found {
            let reached = self.reached(kind, ask);
            let met = match (&reached.found, Decimal::new(target.count, 0)) {
                (Measured::Number(span), Some(bar)) => {
                    formula.push(target.formula(span.at, compare));
                    span.is(compare, bar)
                }
                _ => None,
            };
            all = match (all, met) {
                (_, Some(false)) | (Some(false), _) => Some(false),
                (Some(true), Some(true)) => Some(true),
                _ => None,
            };
            formula.extend(reached.formula);
            formula.extend(target.note(ask.year));
            records.extend(reached.records);
            records.extend(&target.records);
        }
        if found.is_empty() {
            formula.push(Words::key("judge-no-target").with("year", ask.year));
            all = None;
        }
        Measure { found: Measured::Fact(all), formula, records }
    }
}

/// The first of these kinds that the place has a target of itself, else that its villages have.
fn own_first<'t>(
    targets: &'t BTreeMap<&'static str, Wanted>,
    kinds: &[&'static str],
) -> Option<(&'static str, &'t Wanted)> {
    let all = || kinds.iter().filter_map(|kind| Some((*kind, targets.get(kind)?)));
    all().find(|(_, target)| !target.is_sum).or_else(|| all().next())
}

impl Wanted {
    /// What was reached beside what was wanted.
    fn formula(&self, reached: Ratio, compare: Compare) -> Words {
        Words::key("judge-target")
            .with("a", reached.shown(None))
            .with("operator", compare.sign())
            .with("plan", grouped(self.count))
    }

    /// That it is a sum of the villages', where it is.
    pub(super) fn note(&self, year: i64) -> Option<Words> {
        let said = Words::key("judge-target-summed").with("year", year);
        self.is_sum.then(|| said.with("count", self.records.len()))
    }
}
