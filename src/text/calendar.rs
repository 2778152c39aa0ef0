//! The days of a month in weeks, and steps between days: what a small calendar is made of.
//!
//! Does not know today, forms or words. Weeks begin on Monday. Invariant: every day lies in the years
//! that can be typed (1880 to 2100); a step that would leave them stops at their end.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::date::YEARS;

pub const WEEK: usize = 7;

/// The most weeks that a month touches.
pub const WEEKS: usize = 6;

/// The weeks of the month in which `day` lies, Monday first. Places of other months are empty, and
/// so are the last weeks where a month touches fewer than six.
pub fn month_grid(day: NaiveDate) -> [[Option<NaiveDate>; WEEK]; WEEKS] {
    let mut grid = [[None; WEEK]; WEEKS];
    let mut at = first_of_month(day);
    let (year, month) = (at.year(), at.month());
    let mut week = 0;
    while (at.year(), at.month()) == (year, month) {
        let place = weekday(at);
        if let Some(cell) = grid.get_mut(week).and_then(|row| row.get_mut(place)) {
            *cell = Some(at);
        }
        week += usize::from(place + 1 == WEEK);
        match at.succ_opt() {
            Some(next) => at = next,
            None => break,
        }
    }
    grid
}

/// The day of the week, 0 for Monday to 6 for Sunday.
pub fn weekday(day: NaiveDate) -> usize {
    usize::try_from(day.weekday().num_days_from_monday()).unwrap_or_default()
}

/// So many days on, or back.
pub fn step_days(day: NaiveDate, by: i32) -> NaiveDate {
    let days = Days::new(u64::from(by.unsigned_abs()));
    let there = if by < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) };
    within(there, by)
}

/// So many months on, or back; from the 31st to the last day of a shorter month.
pub fn step_months(day: NaiveDate, by: i32) -> NaiveDate {
    let months = Months::new(by.unsigned_abs());
    let there =
        if by < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) };
    within(there, by)
}

/// The same day of another year, the 28th where that has no 29th of February; `None` outside the
/// years that can be typed.
pub fn in_year(day: NaiveDate, year: i32) -> Option<NaiveDate> {
    let there = day.with_year(year).or_else(|| day.with_day(28)?.with_year(year));
    there.filter(|_| YEARS.contains(&year))
}

fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// The day, or the end of the calendar towards which the step went.
fn within(day: Option<NaiveDate>, by: i32) -> NaiveDate {
    let end = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    let (first, last) = (end(*YEARS.start(), 1, 1), end(*YEARS.end(), 12, 31));
    day.unwrap_or(if by < 0 { first } else { last }).clamp(first, last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn drawn(text: &str) -> Vec<String> {
        let cell =
            |day: Option<NaiveDate>| day.map_or("..".to_owned(), |d| format!("{:2}", d.day()));
        let row = |row: [Option<NaiveDate>; WEEK]| row.map(cell).join(" ");
        month_grid(day(text)).into_iter().map(row).collect()
    }

    #[test]
    fn months_as_printed_calendars_have_them() {
        // February 2021 fills four weeks, August 2026 touches six.
        let weeks = [
            " 1  2  3  4  5  6  7",
            " 8  9 10 11 12 13 14",
            "15 16 17 18 19 20 21",
            "22 23 24 25 26 27 28",
            ".. .. .. .. .. .. ..",
            ".. .. .. .. .. .. ..",
        ];
        assert_eq!(drawn("2021-02-17"), weeks);
        let weeks = [
            ".. .. .. .. ..  1  2",
            " 3  4  5  6  7  8  9",
            "10 11 12 13 14 15 16",
            "17 18 19 20 21 22 23",
            "24 25 26 27 28 29 30",
            "31 .. .. .. .. .. ..",
        ];
        assert_eq!(drawn("2026-08-31"), weeks);
        assert_eq!(weekday(day("2026-11-22")), 6, "a Sunday");
        assert_eq!(weekday(day("1975-04-30")), 2, "a Wednesday");
        assert_eq!(drawn("2024-02-01")[4], "26 27 28 29 .. .. ..");
        assert_eq!(drawn("1900-02-01")[4], "26 27 28 .. .. .. ..");
    }

    #[test]
    fn steps() {
        assert_eq!(step_days(day("2026-02-28"), 1), day("2026-03-01"));
        assert_eq!(step_days(day("2026-03-01"), -7), day("2026-02-22"));
        assert_eq!(step_months(day("2026-01-31"), 1), day("2026-02-28"));
        assert_eq!(step_months(day("2026-03-31"), -1), day("2026-02-28"));
        assert_eq!(step_months(day("2024-02-29"), 12), day("2025-02-28"));
        assert_eq!(in_year(day("2024-02-29"), 1950), Some(day("1950-02-28")));
        assert_eq!(in_year(day("2024-02-29"), 1952), Some(day("1952-02-29")));
        assert_eq!(in_year(day("2024-02-29"), 1879), None);
        assert_eq!(in_year(day("2024-02-29"), 9999), None);
        assert_eq!(step_months(day("2100-12-01"), 1), day("2100-12-31"), "the end");
        assert_eq!(step_days(day("1880-01-02"), i32::MIN), day("1880-01-01"), "the beginning");
    }

    proptest! {
        #[test]
        fn every_day_of_the_month_stands_once_under_its_weekday(days in -700_000_i64..100_000) {
            let day = NaiveDate::from_num_days_from_ce_opt(738_000).unwrap()
                + chrono::Duration::days(days);
            let grid = month_grid(day);
            let all: Vec<_> = grid.iter().flatten().flatten().copied().collect();
            prop_assert!(all.is_sorted() && all.contains(&day));
            prop_assert!(all.iter().all(|d| (d.year(), d.month()) == (day.year(), day.month())));
            prop_assert_eq!(all.first().map(Datelike::day), Some(1));
            prop_assert_eq!(all.last().map(|d| d.succ_opt().unwrap().day()), Some(1));
            for week in &grid {
                for (place, day) in week.iter().enumerate() {
                    prop_assert!(day.is_none_or(|day| weekday(day) == place));
                }
            }
        }

        #[test]
        fn any_walk_stays_in_the_calendar(steps in proptest::collection::vec((0_u8..3, any::<i32>()), 0..30)) {
            let mut at = day("2026-11-22");
            for (what, by) in steps {
                at = match what {
                    0 => step_days(at, by),
                    1 => step_months(at, by),
                    _ => in_year(at, by).unwrap_or(at),
                };
                prop_assert!(YEARS.contains(&at.year()));
                month_grid(at);
            }
        }
    }
}
