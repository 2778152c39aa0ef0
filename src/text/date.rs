//! Dates, also half-known ones, as a person types them and as files keep them.
//!
//! Does not know the clock (today is an argument), deadlines or the review window. Invariant: a
//! `PartialDate` is a real year, month or day; its order is by the earliest day it can mean, the less
//! exact first. Files and JSON keep ISO (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`).

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::fold::fold;
use super::nfc::clean_line;

/// The years that can be typed or read.
const YEARS: std::ops::RangeInclusive<i32> = 1880..=2100;

/// How far a two-digit year may lie ahead of today, in years.
const AHEAD: i32 = 10;

/// A date of which the day, or the month and the day, may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    // The order of the fields is the order of dates: 0 stands for "unknown" and comes first.
    year: i32,
    month: u32,
    day: u32,
}

/// How much of a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Only the year.
    Year,
    /// Year and month.
    Month,
    /// A full date.
    Day,
}

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Nothing was typed.
    #[error("no date was given")]
    Empty,
    /// It does not look like a date at all.
    #[error("not a date")]
    NotADate,
    /// The month has no such day (31/2); `year` is the one meant.
    #[error("month {month} of {year} has no day {day}")]
    NoSuchDay {
        /// The day as typed.
        day: u32,
        /// 1 to 12.
        month: u32,
        /// The year typed or filled in.
        year: i32,
    },
    /// There are twelve months.
    #[error("there is no month {month}")]
    NoSuchMonth {
        /// The month as typed.
        month: u32,
    },
    /// Outside 1880 to 2100.
    #[error("the year {year} is outside 1880 to 2100")]
    YearOutOfRange {
        /// The year as typed.
        year: i32,
    },
}

impl PartialDate {
    /// Only a year, 1880 to 2100.
    pub fn from_year(year: i32) -> Result<Self, DateError> {
        if YEARS.contains(&year) {
            Ok(Self {
                year,
                month: 0,
                day: 0,
            })
        } else {
            Err(DateError::YearOutOfRange { year })
        }
    }

    /// A month of a year.
    pub fn from_month(year: i32, month: u32) -> Result<Self, DateError> {
        let whole = Self::from_year(year)?;
        if (1..=12).contains(&month) {
            Ok(Self { month, ..whole })
        } else {
            Err(DateError::NoSuchMonth { month })
        }
    }

    /// A full date.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Result<Self, DateError> {
        let whole = Self::from_month(year, month)?;
        NaiveDate::from_ymd_opt(year, month, day)
            .map(|_| Self { day, ..whole })
            .ok_or(DateError::NoSuchDay { day, month, year })
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12, if known.
    pub fn month(self) -> Option<u32> {
        (self.month > 0).then_some(self.month)
    }

    /// How much is known.
    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (0, _) => Precision::Year,
            (_, 0) => Precision::Month,
            _ => Precision::Day,
        }
    }

    /// The first day it can mean.
    pub fn earliest(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month.max(1), self.day.max(1)).unwrap_or_default()
    }

    /// The last day it can mean.
    pub fn latest(self) -> NaiveDate {
        match self.precision() {
            Precision::Day => self.earliest(),
            Precision::Month => last_day(self.year, self.month),
            Precision::Year => last_day(self.year, 12),
        }
    }

    /// The day, if the date is full.
    pub fn as_day(self) -> Option<NaiveDate> {
        (self.precision() == Precision::Day).then(|| self.earliest())
    }
}

fn last_day(year: i32, month: u32) -> NaiveDate {
    (28..=31)
        .rev()
        .find_map(|day| NaiveDate::from_ymd_opt(year, month, day))
        .unwrap_or_default()
}

/// A day of the calendar, taken as it is.
impl From<NaiveDate> for PartialDate {
    fn from(date: NaiveDate) -> Self {
        Self {
            year: date.year(),
            month: date.month(),
            day: date.day(),
        }
    }
}

/// ISO: `2026`, `2026-02`, `2026-02-05`.
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day } = self;
        match self.precision() {
            Precision::Year => write!(f, "{year:04}"),
            Precision::Month => write!(f, "{year:04}-{month:02}"),
            Precision::Day => write!(f, "{year:04}-{month:02}-{day:02}"),
        }
    }
}

/// Strict ISO, as files have it; for what people type see [`parse_date`].
impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(iso: &str) -> Result<Self, DateError> {
        if iso.is_empty() {
            return Err(DateError::Empty);
        }
        let parts: Vec<&str> = iso.split('-').collect();
        let sized = |part: &str, size: usize| {
            if part.len() == size {
                number(part)
            } else {
                Err(DateError::NotADate)
            }
        };
        match parts.as_slice() {
            [y] => Self::from_year(year(sized(y, 4)?)),
            [y, m] => Self::from_month(year(sized(y, 4)?), sized(m, 2)?),
            [y, m, d] => Self::from_ymd(year(sized(y, 4)?), sized(m, 2)?, sized(d, 2)?),
            _ => Err(DateError::NotADate),
        }
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Iso;
        impl de::Visitor<'_> for Iso {
            type Value = PartialDate;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date as YYYY, YYYY-MM or YYYY-MM-DD")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<PartialDate, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Iso)
    }
}

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

/// `05/02/2026`, `02/2026` or `2026`.
pub fn format_vi(date: PartialDate) -> String {
    let PartialDate { year, month, day } = date;
    match date.precision() {
        Precision::Year => format!("{year}"),
        Precision::Month => format!("{month:02}/{year}"),
        Precision::Day => format!("{day:02}/{month:02}/{year}"),
    }
}

/// `ngày 05 tháng 02 năm 2026`, as official papers write it: days below 10 and the months 1 and 2
/// with a zero, the other months without (Nghị định 30/2020/NĐ-CP, Phụ lục I).
pub fn format_long(date: PartialDate) -> String {
    let PartialDate { year, month, day } = date;
    let month = if month < 3 {
        format!("{month:02}")
    } else {
        month.to_string()
    };
    match date.precision() {
        Precision::Year => format!("năm {year}"),
        Precision::Month => format!("tháng {month} năm {year}"),
        Precision::Day => format!("ngày {day:02} tháng {month} năm {year}"),
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
            if ahead {
                today.checked_add_days(days)
            } else {
                today.checked_sub_days(days)
            }
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
    if part.len() > 2 {
        Err(DateError::NotADate)
    } else {
        number(part)
    }
}

/// ASCII digits only, at most nine.
fn number(part: &str) -> Result<u32, DateError> {
    let plain = !part.is_empty() && part.len() <= 9 && part.bytes().all(|b| b.is_ascii_digit());
    if plain {
        part.parse().map_err(|_| DateError::NotADate)
    } else {
        Err(DateError::NotADate)
    }
}

fn year(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
