//! The commune's own targets of a year, and how far they are reached.
//!
//! It knows no plan. Invariants: a target of a village is never taken for the commune's; of two of
//! one place, year and kind the one with the greatest id counts; without a target of the commune its
//! villages' are summed.

use std::collections::BTreeMap;

use crate::domain::book::{Book, is_active};
use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::schema::Kind;
use crate::domain::tables::Words;
use crate::plan::Compare;
use crate::plan::judge::Bench;
use crate::plan::judge::figures::{Of, count, grouped};
use crate::plan::judge::gifts::{fund, gifts};
use crate::plan::judge::measure::{Ask, Found, Measure, no_year};
use crate::plan::judge::ratio::{Ratio, Span};
use crate::plan::judge::who::standing;

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
    for record in standing(book, Kind::Target).filter(|found| found.int("year") == Some(year)) {
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
            let (Some(_), Some(number)) = (place, record.int("count")) else { continue };
            let none = Wanted { count: 0, records: Vec::new(), is_sum: true };
            let sum = sums.entry(kind).or_insert(none);
            sum.count = sum.count.saturating_add(number);
            sum.records.push(record.id);
        }
        for (kind, sum) in sums {
            found.entry(kind).or_insert(sum);
        }
    }
    found
}

impl Bench<'_> {
    /// How far a kind of target is reached in a year.
    pub(super) fn reached(&self, kind: &str, ask: Ask<'_>) -> Measure {
        match kind {
            "reduce_poor" => self.figures.fewer(ask, Of::Poor, "judge-fewer-poor"),
            "reduce_near_poor" => self.figures.fewer(ask, Of::Near, "judge-near-drop"),
            "exit_poor" | "exit_near_poor" => self.exits(kind, ask.year),
            "registrations" => self.registrations(ask.year),
            "fund" => self.fund(ask.year),
            _ => Measure::untold(),
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
        number(count(left), said, left.clone())
    }

    fn registrations(&self, year: i64) -> Measure {
        let in_scope = |record: &&Record| {
            let household = record.link("household").and_then(|id| self.book.find(id));
            self.village.is_none()
                || household.is_some_and(|found| found.link("village") == self.village)
        };
        let all = standing(self.book, Kind::Registration)
            .filter(|record| is_active(record) && record.int("year") == Some(year));
        let found: Vec<_> = all.filter(in_scope).map(|record| record.id).collect();
        let said = Words::key("judge-registrations").with("year", year);
        number(count(&found), said.with("count", grouped(count(&found))), found)
    }

    /// What the Fund received in a year. Receipts name no village; a unit of a school gives itself.
    fn fund(&self, year: i64) -> Measure {
        let received = match (self.unit_name(), self.village) {
            (Some(name), _) => gifts(self.book, &name, year, year),
            (None, None) => fund(self.book, year),
            (None, Some(_)) => return Measure::missing(Words::key("judge-fund-no-village")),
        };
        let mut measure = number(received.total, received.sum(None), received.receipts.clone());
        measure.formula.extend(received.notes());
        measure
    }

    /// The name of the unit of a school, which gives and helps as itself.
    fn unit_name(&self) -> Option<String> {
        if let Some(name) = self.who.name() {
            return Some(name.to_owned());
        }
        let unit = self.village.and_then(|id| self.book.find(id))?;
        let of_school = ["phong", "khoa", "trung_tam", "don_vi"];
        let is_unit = unit.code("label").is_some_and(|label| of_school.contains(&label));
        is_unit.then(|| self.book.human_key(unit))
    }

    /// How far the drop of poor households goes beyond the target, per cent of the target.
    pub(super) fn beyond_target(&self, ask: Ask<'_>) -> Measure {
        let targets = wanted(self.book, self.village, ask.year);
        let kinds = ["reduce_poor", "exit_poor"];
        let found = kinds.into_iter().find_map(|kind| Some((kind, targets.get(kind)?)));
        let Some((kind, target)) = found else {
            return Measure::missing(Words::key("judge-no-target").with("year", ask.year));
        };
        let mut measure = self.reached(kind, ask);
        let Found::Number(span) = measure.found else { return measure };
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
        measure.found = Found::Number(Span { low, at, high });
        measure
    }

    /// Whether the targets of the year were met: those of poor households, else those of near-poor
    /// ones; of a unit every one it has.
    pub(super) fn target_met(&self, ask: Ask<'_>) -> Measure {
        let targets = wanted(self.book, self.village, ask.year);
        let asked: &[&[&str]] = match self.who.name() {
            None => &[&["reduce_poor", "exit_poor"], &["reduce_near_poor", "exit_near_poor"]],
            Some(_) => {
                &[&["exit_poor", "exit_near_poor", "reduce_poor", "reduce_near_poor", "fund"]]
            }
        };
        let of = |kinds: &&[&str]| {
            let all = kinds.iter().filter_map(|kind| targets.get_key_value(*kind));
            let found: Vec<_> =
                if self.who.name().is_some() { all.collect() } else { all.take(1).collect() };
            (!found.is_empty()).then_some(found)
        };
        let Some(found) = asked.iter().find_map(of).filter(|_| self.has_targets()) else {
            let why = Words::key("judge-no-target").with("year", ask.year);
            return Measure::fact(None, why, Vec::new());
        };
        let more = ask.test.compare == Some(Compare::MoreThan);
        let compare = if more { Compare::MoreThan } else { Compare::AtLeast };
        let (mut all, mut formula, mut records) = (Some(true), Vec::new(), Vec::new());
        for (kind, target) in found {
            let reached = self.reached(kind, ask);
            let bar = crate::text::Decimal::new(target.count, 0);
            let met = match (&reached.found, bar) {
                (Found::Number(span), Some(bar)) => span.is(compare, bar),
                _ => None,
            };
            if let Found::Number(span) = &reached.found {
                let said = Words::key(if more { "judge-target-more" } else { "judge-target" });
                let said = said.with("a", span.at.shown(None)).with("plan", grouped(target.count));
                formula.push(said.with("operator", compare.sign()));
            }
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
        Measure { found: Found::Fact(all), formula, records }
    }

    /// Whether targets can be of this subject: not of a name that is no village or unit.
    fn has_targets(&self) -> bool {
        self.who.name().is_none() || self.village.is_some()
    }
}

impl Wanted {
    /// That it is a sum of the villages', where it is.
    pub(super) fn note(&self, year: i64) -> Option<Words> {
        let said = Words::key("judge-target-summed").with("year", year);
        self.is_sum.then(|| said.with("count", self.records.len()))
    }
}

/// A number that is known exactly.
pub(super) fn number(count: i64, said: Words, records: Vec<RecordId>) -> Measure {
    let found = Found::Number(Span::exact(Ratio::whole(count)));
    Measure { found, formula: vec![said], records }
}
