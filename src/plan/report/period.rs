//! The days that a report of the movement is about.
//!
//! It knows plans and days, no register. Invariant: the first day is not after the last one.

use chrono::{Datelike as _, NaiveDate};

use super::MovementReport;
use super::address::is_review;
use crate::domain::tables::Words;
use crate::plan::{Plan, Rule};
use crate::text::PartialDate;

/// The days of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    pub kind: MovementReport,
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// The quarter, 1 to 4, of a quarterly report.
    pub quarter: Option<u32>,
}

impl Period {
    /// The days of a report of a plan. Where no year is named, the last one of the plan that has
    /// begun `today`; where no quarter is named, that of today, or the last one of another year.
    pub fn of(
        kind: MovementReport,
        plan: &Plan,
        year: Option<i32>,
        quarter: Option<u32>,
        today: NaiveDate,
    ) -> Self {
        let likely = today.year().clamp(plan.from.year(), plan.to.year().max(plan.from.year()));
        let year = year.unwrap_or(likely);
        match kind {
            MovementReport::Year => Self::days(kind, (year, 1), (year, 12), None),
            MovementReport::Quarter => {
                let now = (today.year() == year).then(|| today.month0() / 3 + 1);
                let quarter = quarter.or(now).unwrap_or(4).clamp(1, 4);
                let last = quarter.saturating_mul(3);
                Self::days(kind, (year, last.saturating_sub(2)), (year, last), Some(quarter))
            }
            MovementReport::Midterm => {
                let (first, last) = (plan.from.year(), plan.to.year());
                let middle = first.saturating_add(last.saturating_sub(first) / 2);
                let end = review_year(plan, "so ket").unwrap_or(middle).max(first);
                Self::days(kind, (first, plan.from.month()), (end, 12), None)
            }
            MovementReport::Final => {
                let from = (plan.from.year(), plan.from.month());
                Self::days(kind, from, (plan.to.year().max(from.0), plan.to.month()), None)
            }
        }
    }

    /// From the first day of a month to the last day of another one.
    fn days(kind: MovementReport, from: (i32, u32), to: (i32, u32), quarter: Option<u32>) -> Self {
        let month = |(year, month)| PartialDate::from_month(year, month).ok();
        let first = month(from).map_or(NaiveDate::MIN, PartialDate::earliest);
        let last = month(to).map_or(NaiveDate::MAX, PartialDate::latest);
        Self { kind, from: first, to: last.max(first), quarter }
    }

    /// Its years, the first one first.
    pub fn years(&self) -> impl Iterator<Item = i64> + Clone + use<> {
        i64::from(self.from.year())..=i64::from(self.to.year())
    }

    pub fn last_year(&self) -> i64 {
        i64::from(self.to.year())
    }

    /// Whether it touches the time of a plan.
    pub fn is_of(&self, plan: &Plan) -> bool {
        self.from <= plan.to && plan.from <= self.to
    }

    /// In words: "năm 2024", "quý II năm 2024", "sơ kết giai đoạn 2021 - 2023".
    pub fn words(&self) -> Words {
        let (from, to) = (self.from.year(), self.to.year());
        match self.kind {
            MovementReport::Year => Words::key("movement-period-year").with("year", to),
            MovementReport::Quarter => {
                let quarter = match self.quarter {
                    Some(1) => "I",
                    Some(2) => "II",
                    Some(3) => "III",
                    _ => "IV",
                };
                Words::key("movement-period-quarter").with("quarter", quarter).with("year", to)
            }
            MovementReport::Midterm => {
                Words::key("movement-period-midterm").with("from", from).with("to", to)
            }
            MovementReport::Final => {
                Words::key("movement-period-final").with("from", from).with("to", to)
            }
        }
    }
}

/// The year in which a plan wants a review, found by its name without marks.
fn review_year(plan: &Plan, name: &str) -> Option<i32> {
    let mut reviews = plan.entries.iter().filter(|entry| is_review(entry, name));
    let year = |rule: &Rule| match rule {
        Rule::InYear(year) | Rule::InMonth(year, _) => Some(*year),
        Rule::Once(_, days) => days.first().map(chrono::Datelike::year),
        _ => None,
    };
    reviews.find_map(|entry| year(&entry.due.as_ref()?.rule))
}
