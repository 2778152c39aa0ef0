//! How far targets are reached: those of a plan, or the commune's own.
//!
//! It draws nothing. Invariant: where no bar is given there is no share; what is not known has no
//! value, never 0.

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::tables::Words;
use crate::plan::judge::measure::{Ask, Measured};
use crate::plan::judge::ratio::Ratio;
use crate::plan::judge::targets::{KINDS, wanted};
use crate::plan::judge::{Answer, Evaluation, Who};
use crate::plan::{Compare, Metric, Plan, PlanEntry, Scope, Test, UnitOf};
use crate::text::Decimal;

/// A target and how far it is reached.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress<'p> {
    /// The plan and what it says; nothing for a target of the commune's own.
    pub of_plan: Option<(&'p Plan, &'p PlanEntry)>,
    /// The kind of an own target: an option of `target.kind`.
    pub kind: Option<&'static str>,
    /// The own targets that were taken, then what was counted against them.
    pub records: Vec<RecordId>,
    pub year: i64,
    /// What is reached so far, in the unit; nothing where that is not known.
    pub reached: Option<Decimal>,
    /// The bar; nothing is "no threshold".
    pub target: Option<Decimal>,
    /// The upper end of the wording, where there is one.
    pub upper: Option<Decimal>,
    pub compare: Compare,
    pub unit: UnitOf,
    /// Reached against the bar, per cent, at least 0; not cut off at 100.
    pub share: Option<i64>,
    pub answer: Answer,
    /// The sum, then where its numbers come from.
    pub formula: Vec<Words>,
}

impl Progress<'_> {
    /// Whether no bar is given.
    pub fn no_threshold(&self) -> bool {
        self.target.is_none()
    }
}

/// The targets of a year for a village or the commune: with a plan those of the plan that have a
/// number, without one the commune's (or the village's) own.
pub fn progress<'p>(
    plan: Option<&'p Plan>,
    book: &Book,
    year: i64,
    village: Option<RecordId>,
) -> Vec<Progress<'p>> {
    let who = village.map_or(Who::Commune, Who::Village);
    let evaluation = Evaluation::new(book, &who);
    match plan {
        Some(plan) => evaluation.progress_of(plan, year),
        None => evaluation.own_progress(year),
    }
}

impl Evaluation<'_> {
    /// The targets of a plan that have a number, of a year.
    pub fn progress_of<'p>(&self, plan: &'p Plan, year: i64) -> Vec<Progress<'p>> {
        // Whether the year still runs changes no number.
        let verdicts = self.judge(plan, year, NaiveDate::MIN).into_iter();
        let counted = verdicts.filter(|verdict| {
            verdict.test.unit != UnitOf::YesNo && verdict.test.metric != Metric::Tick
        });
        counted
            .map(|verdict| {
                let test = verdict.test;
                let target = test.bar.filter(|_| !verdict.no_threshold);
                Progress {
                    of_plan: Some((plan, verdict.entry)),
                    kind: None,
                    year: verdict.year,
                    reached: verdict.value,
                    target,
                    upper: test.upper.filter(|_| target.is_some()),
                    compare: test.compare.unwrap_or(Compare::AtLeast),
                    unit: test.unit,
                    share: verdict.value.zip(target).and_then(|(value, bar)| share(value, bar)),
                    answer: verdict.answer,
                    formula: verdict.formula,
                    records: verdict.records,
                }
            })
            .collect()
    }

    /// The commune's, or the village's, own targets of a year.
    pub fn own_progress<'p>(&self, year: i64) -> Vec<Progress<'p>> {
        let targets = wanted(self.book, self.village, year);
        let of = |kind: &'static str| {
            let target = targets.get(kind)?;
            let bar = Decimal::new(target.count, 0)?;
            let unit = if kind == "fund" { UnitOf::Dong } else { UnitOf::Households };
            let test = own_test(bar, unit);
            let ask = Ask { test: &test, year, from: year, to: year };
            let measure = self.reached(kind, ask);
            let (reached, met) = match measure.found {
                Measured::Number(span) => (span.at.rounded(3), span.is(Compare::AtLeast, bar)),
                _ => (None, None),
            };
            let mut formula = measure.formula;
            formula.extend(target.note(year));
            Some(Progress {
                of_plan: None,
                kind: Some(kind),
                records: [target.records.clone(), measure.records].concat(),
                year,
                reached,
                target: Some(bar),
                upper: None,
                compare: Compare::AtLeast,
                unit,
                share: reached.and_then(|value| share(value, bar)),
                answer: match met {
                    Some(true) => Answer::Met,
                    Some(false) => Answer::NotMet,
                    None => Answer::Unknown,
                },
                formula,
            })
        };
        KINDS.into_iter().filter_map(of).collect()
    }
}

/// A target of the commune's own as a test.
fn own_test(bar: Decimal, unit: UnitOf) -> Test {
    Test {
        subjects: Vec::new(),
        scope: Scope::default(),
        metric: Metric::TargetMet,
        compare: Some(Compare::AtLeast),
        bar: Some(bar),
        upper: None,
        unit,
        years: 1,
        base_year: None,
        in_year: None,
        or: Vec::new(),
        for_award: false,
    }
}

/// Whole per cent, rounded down so that what is not reached never reads 100.
fn share(value: Decimal, bar: Decimal) -> Option<i64> {
    let over = i128::from(value.units()).saturating_mul(10_i128.pow(u32::from(bar.scale())));
    let under = i128::from(bar.units()).saturating_mul(10_i128.pow(u32::from(value.scale())));
    let share = Ratio::new(over.saturating_mul(100), under)?;
    Some(share.floor().max(0))
}
