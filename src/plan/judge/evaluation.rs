//! The evaluation of one subject with the numbers of its years, asked by any plan.
//!
//! It counts the register once. Invariant: what it says depends on the book, the subject and the
//! year only.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::roster::Zone;
use crate::domain::schema::RecordKind;
use crate::plan::judge::figures::{Counted, Figures};
use crate::plan::judge::home;
use crate::plan::judge::measure::{Ask, Measure};
use crate::plan::judge::{Verdict, Who};
use crate::plan::{Metric, Plan, Subject, Test};

/// A subject, ready to be judged.
#[derive(Debug, Clone)]
pub struct Evaluation<'b> {
    pub(super) book: &'b Book,
    pub(super) who: Who,
    /// The village that is counted; nothing is the whole commune.
    pub(super) village: Option<RecordId>,
    pub(super) figures: Figures,
    pub(super) zone: Zone,
    subjects: BTreeSet<Subject>,
}

impl<'b> Evaluation<'b> {
    /// Counts what the register holds of a subject.
    pub fn new(book: &'b Book, who: &Who) -> Self {
        let village = who.village(book);
        let counts = matches!(who, Who::Commune | Who::Village(_)) || village.is_some();
        Self {
            book,
            who: who.clone(),
            village,
            figures: if counts { Figures::of(book, village) } else { Figures::default() },
            zone: zone(book, village),
            subjects: who.subjects(book),
        }
    }

    /// Judges by every criterion of a plan that is asked of the subject, as of the end of a year.
    pub fn judge<'p>(&self, plan: &'p Plan, year: i64, today: NaiveDate) -> Vec<Verdict<'p>> {
        let mut found = Vec::new();
        for entry in &plan.entries {
            if let Some(test) = entry.test.as_ref().filter(|test| self.is_asked(test)) {
                found.extend(self.verdict(plan, entry, test, year, today));
            }
        }
        found
    }

    /// The year to judge by a plan where none is said: the last one of its period that has come, and
    /// of which something is known where villages are counted.
    pub fn likely_year(&self, plan: &Plan, today: NaiveDate) -> i64 {
        let (from, to) = (i64::from(plan.from.year()), i64::from(plan.to.year()));
        let come = i64::from(today.year()).min(to).max(from);
        let known = self.figures.last_until(come).filter(|year| *year >= from);
        known.unwrap_or(come)
    }

    /// Counts what a test asks for.
    pub(super) fn measure(&self, plan: &Plan, test: &Test, year: i64) -> Measure {
        let from = i64::from(plan.from.year());
        let ask = Ask { test, year, from, to: i64::from(plan.to.year()) };
        if let Who::Household(household) = &self.who {
            return match test.metric {
                Metric::Registered => home::registered(self.book, *household, ask),
                Metric::LoanDiscipline => home::loan(self.book, *household, ask),
                Metric::OnList => home::on_list(self.book, *household, ask),
                Metric::IncomeRatio => home::income_ratio(self.book, *household, ask),
                _ => Measure::not_computed(),
            };
        }
        match test.metric {
            Metric::Gifts => self.gifts(ask),
            Metric::Gave => self.gave(ask),
            Metric::HelpedOut => self.helped(ask, false),
            Metric::HelpedToWork => self.helped(ask, true),
            Metric::Initiatives => self.initiatives(ask),
            Metric::TargetMet => self.target_met(ask),
            _ if !self.is_area() => Measure::not_computed(),
            Metric::PoorRateDrop => self.figures.rate_drop(ask, Counted::Poor),
            Metric::PoorRateDropAverage => self.figures.average_drop(ask),
            Metric::PoorRate => self.figures.poor_rate(ask),
            Metric::MultiRateDrop => self.figures.rate_drop(ask, Counted::Listed),
            Metric::ListedDrop => self.figures.listed_drop(ask),
            Metric::FellBackRate => self.figures.fell_back_rate(ask),
            Metric::NearPoorDrop => self.figures.near_drop(ask),
            Metric::BeyondTarget => self.beyond_target(ask),
            Metric::Coverage
            | Metric::Tick
            | Metric::Registered
            | Metric::LoanDiscipline
            | Metric::OnList
            | Metric::IncomeRatio => Measure::not_computed(),
        }
    }

    /// Whether a test is asked of the subject at all.
    pub(super) fn is_asked(&self, test: &Test) -> bool {
        test.subjects.iter().any(|subject| self.subjects.contains(subject))
    }

    /// Whether households are counted: a commune or a village.
    pub(super) fn is_area(&self) -> bool {
        matches!(self.who, Who::Commune | Who::Village(_))
    }
}

/// The zone of a village, else of the commune.
fn zone(book: &Book, village: Option<RecordId>) -> Zone {
    let own =
        village.and_then(|id| book.find(id)).filter(|record| record.kind == RecordKind::Village);
    let own = own.and_then(|record| record.code("zone")?.parse().ok());
    let of_commune = || book.roster().map(|roster| roster.unit.zone);
    own.filter(|zone| *zone != Zone::None).or_else(of_commune).unwrap_or(Zone::None)
}
