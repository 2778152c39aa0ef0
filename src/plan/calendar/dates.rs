//! Every date of a rule within its plan's period.
//!
//! It does not know today or what was done. Invariant: what comes again lies within the period and not
//! before the plan was issued; what the text gives in full stands as given. Dates rise and stand once.

use std::ops::RangeInclusive;

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::reference::Holidays;
use crate::plan::calendar::day::{bounded, day_in, end_of_month, last_good};
use crate::plan::{DayOfYear, Due, Plan, Rule, Within};

/// One date of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Occurrence {
    pub due_on: NaiveDate,
    /// The first day, where a time is given.
    pub from: Option<NaiveDate>,
    /// Whether the text gives a day.
    pub has_day: bool,
    /// Whether it passes by without being late: a time of every month in which something may be
    /// begun.
    pub lapses: bool,
}

impl Occurrence {
    fn on(due_on: NaiveDate) -> Self {
        Self { due_on, from: None, has_day: true, lapses: false }
    }

    fn no_day(due_on: NaiveDate) -> Self {
        Self { has_day: false, ..Self::on(due_on) }
    }

    fn span(from: NaiveDate, to: NaiveDate) -> Self {
        Self { from: Some(from), ..Self::on(to) }
    }

    /// The day by which it belongs to a period: where it begins.
    fn begins(&self) -> NaiveDate {
        self.from.unwrap_or(self.due_on)
    }
}

/// Every date of a rule, in the order of time. `begun` gives the days of an event that a rule counts
/// from; an event that nothing is known of has none.
pub fn dates_of(
    due: &Due,
    plan: &Plan,
    holidays: &Holidays,
    begun: &dyn Fn(&str) -> Vec<NaiveDate>,
) -> Vec<Occurrence> {
    let period = plan.binds_from()..=plan.to;
    let mut dates = match &due.rule {
        Rule::Once(within, days) => {
            days.iter().filter_map(|day| bounded(*within, *day)).map(Occurrence::on).collect()
        }
        Rule::InYear(year) => end_of_month(*year, 12).map(Occurrence::no_day).into_iter().collect(),
        Rule::InMonth(year, month) => {
            end_of_month(*year, *month).map(Occurrence::no_day).into_iter().collect()
        }
        Rule::WorkingDays(count, event) => {
            let after = |day| holidays.working_days_after(day, *count).map(Occurrence::on);
            within(&period, begun(event).into_iter().filter_map(after))
        }
        Rule::Days(count, event) => {
            let after = |day: NaiveDate| day.checked_add_days(Days::new(u64::from(*count)));
            let days = begun(event).into_iter().filter_map(after);
            within(&period, days.map(Occurrence::on))
        }
        Rule::Always => Vec::new(),
        rule => within(&period, years(&period).flat_map(|year| of_year(rule, year))),
    };
    dates.sort_unstable();
    dates.dedup();
    dates
}

/// The years whose days may lie in the period: one more at each end, because "before 1 January" ends
/// in the year before.
fn years(period: &RangeInclusive<NaiveDate>) -> RangeInclusive<i32> {
    period.start().year().saturating_sub(1)..=period.end().year().saturating_add(1)
}

fn within(
    period: &RangeInclusive<NaiveDate>,
    dates: impl Iterator<Item = Occurrence>,
) -> Vec<Occurrence> {
    dates.filter(|date| period.contains(&date.begins())).collect()
}

/// What a rule that comes again gives in a year.
fn of_year(rule: &Rule, year: i32) -> Vec<Occurrence> {
    let on = |date: Option<NaiveDate>| date.map(Occurrence::on);
    match rule {
        Rule::Yearly(within, at) => on(last_good(*within, year, *at)).into_iter().collect(),
        Rule::EveryYear => end_of_month(year, 12).map(Occurrence::no_day).into_iter().collect(),
        Rule::Quarterly(within, day) => {
            let at = |month| last_good(*within, year, DayOfYear { month, day: *day });
            [3, 6, 9, 12].into_iter().filter_map(|month| on(at(month))).collect()
        }
        Rule::Months(months) => {
            let ends = months.iter().filter_map(|month| end_of_month(year, *month));
            ends.map(Occurrence::no_day).collect()
        }
        Rule::Span(from, to) => span(year, *from, *to).into_iter().collect(),
        Rule::Monthly(within, day, [first, last]) => {
            monthly(*within, year, *day, *first, *last).collect()
        }
        Rule::FromDay(day) => (1..=12).filter_map(|month| from_day(year, month, *day)).collect(),
        _ => Vec::new(),
    }
}

/// From one day to another, both good; one that ends before it begins ends in the next year.
fn span(year: i32, from: DayOfYear, to: DayOfYear) -> Option<Occurrence> {
    let first = day_in(year, from.month, from.day)?;
    let end = if to < from { year.checked_add(1)? } else { year };
    Some(Occurrence::span(first, day_in(end, to.month, to.day)?))
}

/// A day of every month from one to another; from November to February it goes over the year's end.
fn monthly(
    within: Within,
    year: i32,
    day: u32,
    first: u32,
    last: u32,
) -> impl Iterator<Item = Occurrence> {
    let is_asked = move |month: &u32| {
        if first <= last {
            (first..=last).contains(month)
        } else {
            *month >= first || *month <= last
        }
    };
    let at = move |month| last_good(within, year, DayOfYear { month, day });
    (1..=12).filter(is_asked).filter_map(at).map(Occurrence::on)
}

fn from_day(year: i32, month: u32, day: u32) -> Option<Occurrence> {
    let time = Occurrence::span(day_in(year, month, day)?, end_of_month(year, month)?);
    Some(Occurrence { has_day: false, lapses: true, ..time })
}
