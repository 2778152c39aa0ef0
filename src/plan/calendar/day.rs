//! Days of months, as texts name them.
//!
//! It knows no rules. Invariant: a day that a month does not have is its last one; a month that the
//! year does not have is none.

use chrono::{Datelike, Days, NaiveDate};

use crate::plan::{DayOfYear, Within};

/// The last day of a month.
pub(super) fn end_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    (28..=31).rev().find_map(|day| NaiveDate::from_ymd_opt(year, month, day))
}

/// A day of a month; the month's last where it is shorter, its first for day 0.
pub(super) fn day_in(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    let last = end_of_month(year, month)?;
    last.with_day(day.clamp(1, last.day()))
}

/// The last good day of "trước ngày D" or "đến ngày D". Before the 29th of February is the 28th in
/// every year.
pub(super) fn last_good(within: Within, year: i32, at: DayOfYear) -> Option<NaiveDate> {
    let DayOfYear { month, day } = at;
    match within {
        Within::By => day_in(year, month, day),
        Within::Before if day > 1 => day_in(year, month, day.saturating_sub(1)),
        Within::Before => before(day_in(year, month, 1)?),
    }
}

/// The last good day for a full date.
pub(super) fn bounded(within: Within, date: NaiveDate) -> Option<NaiveDate> {
    match within {
        Within::By => Some(date),
        Within::Before => before(date),
    }
}

fn before(date: NaiveDate) -> Option<NaiveDate> {
    date.checked_sub_days(Days::new(1))
}
