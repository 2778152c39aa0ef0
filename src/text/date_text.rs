//! Dates as people write them, typed into a field or in a list: one grammar, and what is taken for
//! granted by its [`DatePolicy`] and [`Century`].
//!
//! Does not know the clock (today is an argument) nor cells. Reads the short forms of paper books,
//! refuses what no calendar has, and says which part is wrong. Invariant: what is shown can be typed
//! back; what is taken when typed is taken in a list as the same date, but for words and counts that
//! start from today.

use std::borrow::Cow;

use chrono::{Datelike, Days, NaiveDate};

use super::date::{DateError, PartialDate, YEARS, number, year};
use super::fold::fold;
use super::nfc::clean_line;

/// The least count of days that is believed. What is below would be a day of 1900 to 1905, and is an
/// age or a day of the month in the wrong column.
const LEAST_DAYS: u32 = 2101;

/// The first year of the last century that two digits are believed to mean, but of a birth: no book
/// of a commune is older.
const OLDEST: i32 = 1990;

/// Where a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatePolicy {
    /// Into a field: a day and a month are of this year, and `nay`, `hq`, `+3` count from today.
    Typed {
        /// The day on which it is typed.
        today: NaiveDate,
    },
    /// In a list: a day and a month are of its year, if that is known; digits alone may be a count of
    /// days as spreadsheets keep them.
    Listed {
        /// The year of the list.
        year: Option<i32>,
    },
}

/// Which year two digits mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Century {
    /// What may lie ahead: 20yy.
    Ahead,
    /// What is of about this year or was before: 20yy up to the year after, else 19yy from 1990 on;
    /// any other is [`DateError::TwoDigitYear`].
    About(i32),
    /// A birth: the latest year in which the day is not after this one.
    Born(NaiveDate),
}

/// Reads a date.
///
/// - `5/2/26`, `5/2/2026`; `2/2026`; `2026`, `00/00/1953`; `2026-02-05`; `5/2` of the year at hand
/// - separators `/ . -` and space; without any: `05022026`, `050226` (four digits are a year)
/// - `ngày 5 tháng 2 năm 2026`, `tháng 2/2026`, `năm 2026`
/// - typed: `nay`, `h`: today; `hq`: yesterday; `+3`, `-2`: days from today
/// - in a list: `5022026` without its first zero, `31291` as a count of days
pub fn parse_date(
    raw: &str,
    policy: DatePolicy,
    century: Century,
) -> Result<PartialDate, DateError> {
    let text = clean_line(raw);
    let text = text.trim();
    if text.is_empty() {
        return Err(DateError::Empty);
    }
    if let DatePolicy::Typed { today } = policy
        && let Some(found) = relative(text, today)
    {
        return found;
    }
    let text = without_words(text);
    let parts = split(&text).ok_or(DateError::NotADate)?;
    match parts.as_slice() {
        [one] => undivided(one, policy, century),
        [a, b] if a.len() == 4 => PartialDate::from_month(year(number(a)?), short(b)?),
        [a, b] if b.len() == 4 => PartialDate::from_month(year(number(b)?), short(a)?),
        [d, m] => {
            let (day, month) = (short(d)?, short(m)?);
            let year = policy.year().ok_or(DateError::NotADate)?;
            PartialDate::from_ymd(year, month, day)
        }
        [y, m, d] if y.len() == 4 => PartialDate::from_ymd(year(number(y)?), short(m)?, short(d)?),
        [d, m, y] => match (short(d)?, short(m)?) {
            (0, 0) if y.len() == 4 => PartialDate::from_year(year(number(y)?)),
            (day, month) => day_month_year(day, month, y, century),
        },
        _ => Err(DateError::NotADate),
    }
}

/// Reads a birth as it is typed.
pub fn parse_birth(raw: &str, today: NaiveDate) -> Result<PartialDate, DateError> {
    parse_date(raw, DatePolicy::Typed { today }, Century::Born(today))
}

impl DatePolicy {
    /// The year of a day and a month that stand alone.
    fn year(self) -> Option<i32> {
        match self {
            Self::Typed { today } => Some(today.year()),
            Self::Listed { year } => year,
        }
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

/// The text with the words of a date ("ngày", "tháng", "năm", "sinh") as separators. Any other word
/// stays, and is no number then.
fn without_words(text: &str) -> Cow<'_, str> {
    if !text.chars().any(char::is_alphabetic) {
        return Cow::Borrowed(text);
    }
    // Folding makes spaces of hyphens, so that spaces are separators here.
    let folded = fold(text);
    let words = folded.split(' ').filter(|word| !matches!(*word, "ngay" | "sinh" | "sn"));
    let mut out = String::new();
    for word in words.map(|word| word.trim_end_matches(',')) {
        let word = if matches!(word, "thang" | "nam") { "" } else { word };
        let joined = out.is_empty() || word.is_empty() || out.ends_with(['/', '.']);
        if !joined && !word.starts_with(['/', '.']) {
            out.push('/');
        }
        out.push_str(word);
    }
    Cow::Owned(out)
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

fn undivided(digits: &str, policy: DatePolicy, century: Century) -> Result<PartialDate, DateError> {
    let value = number(digits)?;
    let is_listed = matches!(policy, DatePolicy::Listed { .. });
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    match digits.len() {
        4 | 5 if is_listed && !(digits.len() == 4 && YEARS.contains(&year(value))) => {
            day_of_count(value)
        }
        4 => PartialDate::from_year(year(value)),
        7 if is_listed => {
            let (day, month) = (number(part(0, 1))?, number(part(1, 3))?);
            day_month_year(day, month, part(3, 7), century)
        }
        6 | 8 => {
            let (day, month) = (number(part(0, 2))?, number(part(2, 4))?);
            day_month_year(day, month, part(4, digits.len()), century)
        }
        _ => Err(DateError::NotADate),
    }
}

/// The day that many days after 30 December 1899, as spreadsheets count.
fn day_of_count(days: u32) -> Result<PartialDate, DateError> {
    let start = NaiveDate::from_ymd_opt(1899, 12, 30).filter(|_| days >= LEAST_DAYS);
    let day = start.and_then(|start| start.checked_add_days(Days::new(u64::from(days))));
    let day = day.ok_or(DateError::NotADate)?;
    PartialDate::from_ymd(day.year(), day.month(), day.day())
}

fn day_month_year(
    day: u32,
    month: u32,
    written: &str,
    century: Century,
) -> Result<PartialDate, DateError> {
    let value = year(number(written)?);
    match written.len() {
        4 => PartialDate::from_ymd(value, month, day),
        2 => PartialDate::from_ymd(century.year_of(value, month, day)?, month, day),
        _ => Err(DateError::NotADate),
    }
}

impl Century {
    /// The year that ends in `two`, of this century or the last.
    fn year_of(self, two: i32, month: u32, day: u32) -> Result<i32, DateError> {
        let (now, before) = (two.saturating_add(2000), two.saturating_add(1900));
        match self {
            Self::Ahead => Ok(now),
            Self::About(year) if now <= year.saturating_add(1) => Ok(now),
            Self::About(_) if before >= OLDEST => Ok(before),
            Self::About(_) => Err(DateError::TwoDigitYear { two }),
            Self::Born(today) => {
                let is_past = (now, month, day) <= (today.year(), today.month(), today.day());
                Ok(if is_past { now } else { before })
            }
        }
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

    const TODAY: &str = "2026-11-22";

    fn typed(raw: &str) -> Result<PartialDate, DateError> {
        let today = day(TODAY);
        parse_date(raw, DatePolicy::Typed { today }, Century::About(2026))
    }

    fn read(raw: &str) -> Result<String, DateError> {
        typed(raw).map(|date| date.to_string())
    }

    #[test]
    fn two_digits_of_a_year() {
        let (today, two) = (day(TODAY), |two| Err(DateError::TwoDigitYear { two }));
        let rows = [
            // Text, of what may lie ahead, of a list of 2025, of a list of 2026, of a birth.
            ("5/2/25", Ok("2025"), Ok("2025"), Ok("2025"), Ok("2025")),
            ("5/1/26", Ok("2026"), Ok("2026"), Ok("2026"), Ok("2026")),
            ("22/11/26", Ok("2026"), Ok("2026"), Ok("2026"), Ok("2026")),
            ("23/11/26", Ok("2026"), Ok("2026"), Ok("2026"), Ok("1926")),
            ("5/2/27", Ok("2027"), two(27), Ok("2027"), Ok("1927")),
            ("5/3/30", Ok("2030"), two(30), two(30), Ok("1930")),
            ("5/3/89", Ok("2089"), two(89), two(89), Ok("1989")),
            ("5/3/90", Ok("2090"), Ok("1990"), Ok("1990"), Ok("1990")),
            ("050399", Ok("2099"), Ok("1999"), Ok("1999"), Ok("1999")),
            ("5/3/00", Ok("2000"), Ok("2000"), Ok("2000"), Ok("2000")),
        ];
        for (raw, ahead, of_2025, of_2026, born) in rows {
            let year = |century| {
                let typed = parse_date(raw, DatePolicy::Typed { today }, century);
                let listed = parse_date(raw, DatePolicy::Listed { year: None }, century);
                assert_eq!(typed, listed, "{raw}");
                typed.map(|date| date.year().to_string())
            };
            let owned = |expected: Result<&str, DateError>| expected.map(str::to_owned);
            assert_eq!(year(Century::Ahead), owned(ahead), "{raw}");
            assert_eq!(year(Century::About(2025)), owned(of_2025), "{raw}");
            assert_eq!(year(Century::About(2026)), owned(of_2026), "{raw}");
            assert_eq!(year(Century::Born(today)), owned(born), "{raw}");
        }
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
            ("31/12/26", "2026-12-31"),
            ("1/1/27", "2027-01-01"),
            ("00/00/1953", "1953"),
            ("ngày 5 tháng 2 năm 2026", "2026-02-05"),
            ("tháng 2/2026", "2026-02"),
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
            ("1/1/28", DateError::TwoDigitYear { two: 28 }),
            ("010160", DateError::TwoDigitYear { two: 60 }),
            ("31291", DateError::NotADate),
            ("1091985", DateError::NotADate),
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
        fn any_text_is_read_or_refused(raw in "\\PC*", like in "[0-9/. +-]{0,12}") {
            for text in [raw, like] {
                if let Ok(date) = typed(&text) {
                    prop_assert!((1880..=2100).contains(&date.year()) && date.earliest() <= date.latest());
                    prop_assert_eq!(date.to_string().parse(), Ok(date));
                    prop_assert_eq!(typed(&format_vi(date)), Ok(date));
                }
            }
        }
    }
}
