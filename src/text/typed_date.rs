//! Dates as a person types them.
//!
//! Does not know the clock (today is an argument). Reads the short forms of paper books, refuses what
//! no calendar has, and says which part is wrong. Invariant: what is shown can be typed back.

use chrono::{Datelike, Days, NaiveDate};

use super::date::{DateError, PartialDate, number, year};
use super::fold::fold;
use super::nfc::clean_line;

/// How far a two-digit year may lie ahead of today, in years.
const AHEAD: i32 = 10;

/// Reads what a person types.
///
/// - `5/2`: this year's 5 February; `5/2/26`, `5/2/2026`; `2/2026`; `2026`; ISO
/// - separators `/ . -` and space; without any: `05022026`, `050226` (four digits are a year)
/// - `nay`, `h`: today; `hq`: yesterday; `+3`, `-2`: days from today
///
/// A two-digit year is the latest one that puts the date at most 10 years after today: with today in
/// 2026, `1/1/30` is 2030 and `1/1/60` is 1960.
pub fn parse_date(raw: &str, today: NaiveDate) -> Result<PartialDate, DateError> {
    let text = clean_line(raw);
    let text = text.trim();
    if text.is_empty() {
        return Err(DateError::Empty);
    }
    if let Some(found) = relative(text, today) {
        return found;
    }
    let parts = split(text).ok_or(DateError::NotADate)?;
    match parts.as_slice() {
        [one] => undivided(one, today),
        [a, b] if a.len() == 4 => PartialDate::from_month(year(number(a)?), short(b)?),
        [a, b] if b.len() == 4 => PartialDate::from_month(year(number(b)?), short(a)?),
        [d, m] => PartialDate::from_ymd(today.year(), short(m)?, short(d)?),
        [y, m, d] if y.len() == 4 => PartialDate::from_ymd(year(number(y)?), short(m)?, short(d)?),
        [d, m, y] => day_month_year(short(d)?, short(m)?, y, today),
        _ => Err(DateError::NotADate),
    }
}

/// `nay`, `hq`, `+3`, `-2`; `None` when it is none of these.
fn relative(text: &str, today: NaiveDate) -> Option<Result<PartialDate, DateError>> {
    let shifted = match fold(text).as_str() {
        "nay" | "h" | "hom nay" => Some(today),
        "hq" | "hom qua" | "qua" => today.checked_sub_days(Days::new(1)),
        _ => {
            let (ahead, digits) = match (text.strip_prefix('+'), text.strip_prefix('-')) {
                (Some(digits), _) => (true, digits),
                (_, Some(digits)) => (false, digits),
                _ => return None,
            };
            let days = match number(digits.trim_start()) {
                Ok(days) => Days::new(u64::from(days)),
                Err(error) => return Some(Err(error)),
            };
            if ahead { today.checked_add_days(days) } else { today.checked_sub_days(days) }
        }
    };
    let checked = |day: NaiveDate| PartialDate::from_ymd(day.year(), day.month(), day.day());
    Some(shifted.map_or(Err(DateError::NotADate), checked))
}

/// The parts between separators; `None` when two separators stand side by side or at an end.
fn split(text: &str) -> Option<Vec<&str>> {
    let mut parts = Vec::new();
    for piece in text.split(['/', '.', '-']) {
        let before = parts.len();
        parts.extend(piece.split(' ').filter(|part| !part.is_empty()));
        if parts.len() == before {
            return None;
        }
    }
    Some(parts)
}

fn undivided(digits: &str, today: NaiveDate) -> Result<PartialDate, DateError> {
    number(digits)?;
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    match digits.len() {
        4 => PartialDate::from_year(year(number(digits)?)),
        6 | 8 => {
            let (day, month) = (number(part(0, 2))?, number(part(2, 4))?);
            day_month_year(day, month, part(4, digits.len()), today)
        }
        _ => Err(DateError::NotADate),
    }
}

fn day_month_year(
    day: u32,
    month: u32,
    typed_year: &str,
    today: NaiveDate,
) -> Result<PartialDate, DateError> {
    let value = year(number(typed_year)?);
    match typed_year.len() {
        4 => PartialDate::from_ymd(value, month, day),
        2 => PartialDate::from_ymd(full_year(value, month, day, today), month, day),
        _ => Err(DateError::NotADate),
    }
}

/// The latest year ending in `two` that keeps the date within [`AHEAD`] years of today.
fn full_year(two: i32, month: u32, day: u32, today: NaiveDate) -> i32 {
    let last = today.year().saturating_add(AHEAD);
    let found = last.saturating_sub(last.saturating_sub(two).rem_euclid(100));
    if (found, month, day) > (last, today.month(), today.day()) {
        found.saturating_sub(100)
    } else {
        found
    }
}

/// A day or a month: one or two digits.
fn short(part: &str) -> Result<u32, DateError> {
    if part.len() > 2 { Err(DateError::NotADate) } else { number(part) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::format_vi;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn read(raw: &str) -> Result<String, DateError> {
        parse_date(raw, day("2026-11-22")).map(|date| date.to_string())
    }

    #[test]
    fn what_is_typed() {
        let rows = [
            ("5/2", "2026-02-05"),
            ("05/02/26", "2026-02-05"),
            ("5.2.2026", "2026-02-05"),
            ("5-2-2026", "2026-02-05"),
            ("5 2 2026", "2026-02-05"),
            (" 5 / 2 / 2026 ", "2026-02-05"),
            ("05022026", "2026-02-05"),
            ("050226", "2026-02-05"),
            ("29/2/24", "2024-02-29"),
            ("2/2026", "2026-02"),
            ("2-2026", "2026-02"),
            ("2026-02", "2026-02"),
            ("2026", "2026"),
            ("1880", "1880"),
            ("2026-02-05", "2026-02-05"),
            ("2026/2/5", "2026-02-05"),
            ("nay", "2026-11-22"),
            ("H", "2026-11-22"),
            ("hôm nay", "2026-11-22"),
            ("hq", "2026-11-21"),
            ("+3", "2026-11-25"),
            ("-2", "2026-11-20"),
            ("- 22", "2026-10-31"),
            // A two-digit year: at most ten years ahead, to the day.
            ("1/1/36", "2036-01-01"),
            ("22/11/36", "2036-11-22"),
            ("23/11/36", "1936-11-23"),
            ("1/1/37", "1937-01-01"),
            ("1/1/99", "1999-01-01"),
            ("1/1/00", "2000-01-01"),
        ];
        for (raw, iso) in rows {
            assert_eq!(read(raw).as_deref(), Ok(iso), "{raw:?}");
        }
    }

    #[test]
    fn what_is_refused() {
        let no_day = |day, month, year| DateError::NoSuchDay { day, month, year };
        let rows = [
            ("", DateError::Empty),
            (" \t ", DateError::Empty),
            ("xyz", DateError::NotADate),
            ("5", DateError::NotADate),
            ("5/", DateError::NotADate),
            ("1//2", DateError::NotADate),
            ("1/2/3", DateError::NotADate),
            ("1/2/3/4", DateError::NotADate),
            ("005/2", DateError::NotADate),
            ("12345", DateError::NotADate),
            ("+", DateError::NotADate),
            ("+999999999", DateError::NotADate),
            ("+99999999999999999999", DateError::NotADate),
            ("٥/٢", DateError::NotADate),
            ("31/2", no_day(31, 2, 2026)),
            ("29/2/2023", no_day(29, 2, 2023)),
            ("0/1/2026", no_day(0, 1, 2026)),
            ("310226", no_day(31, 2, 2026)),
            ("5/13", DateError::NoSuchMonth { month: 13 }),
            ("0/2026", DateError::NoSuchMonth { month: 0 }),
            ("0502", DateError::YearOutOfRange { year: 502 }),
            ("1/1/1879", DateError::YearOutOfRange { year: 1879 }),
            ("2101", DateError::YearOutOfRange { year: 2101 }),
            ("+99999", DateError::YearOutOfRange { year: 2300 }),
        ];
        for (raw, error) in rows {
            assert_eq!(read(raw), Err(error), "{raw:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(raw in "\\PC*", typed in "[0-9/. +-]{0,12}") {
            for text in [raw, typed] {
                if let Ok(date) = parse_date(&text, day("2026-11-22")) {
                    prop_assert!((1880..=2100).contains(&date.year()) && date.earliest() <= date.latest());
                    prop_assert_eq!(date.to_string().parse(), Ok(date));
                    prop_assert_eq!(parse_date(&format_vi(date), day("1999-01-01")), Ok(date));
                }
            }
        }
    }
}
