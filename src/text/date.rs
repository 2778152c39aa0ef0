//! Dates, also half-known ones, as files keep them and papers show them.
//!
//! Invariant: a `PartialDate` is a real year, month or day; its order is by the earliest day it can
//! mean, the less exact first. Files and JSON keep ISO (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`).

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The years that can be typed or read.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1880..=2100;

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
    Month,
    Day,
}

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    #[error("no date was given")]
    Empty,
    /// It does not look like a date at all.
    #[error("not a date")]
    NotADate,
    /// The month has no such day (31/2); `year` is the one meant.
    #[error("month {month} of {year} has no day {day}")]
    NoSuchDay {
        day: u32,
        /// 1 to 12.
        month: u32,
        /// The year typed or filled in.
        year: i32,
    },
    #[error("there is no month {month}")]
    NoSuchMonth { month: u32 },
    /// Two digits that say no year for certain: 60 could be 1960 or 2060.
    #[error("the year {two:02} needs its four digits")]
    TwoDigitYear { two: i32 },
    /// Outside 1880 to 2100.
    #[error("the year {year} is outside 1880 to 2100")]
    YearOutOfRange { year: i32 },
}

impl PartialDate {
    /// Only a year, 1880 to 2100.
    pub fn from_year(year: i32) -> Result<Self, DateError> {
        if YEARS.contains(&year) {
            Ok(Self { year, month: 0, day: 0 })
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

    pub fn from_ymd(year: i32, month: u32, day: u32) -> Result<Self, DateError> {
        let whole = Self::from_month(year, month)?;
        NaiveDate::from_ymd_opt(year, month, day)
            .map(|_| Self { day, ..whole })
            .ok_or(DateError::NoSuchDay { day, month, year })
    }

    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12, if known.
    pub fn month(self) -> Option<u32> {
        (self.month > 0).then_some(self.month)
    }

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
    (28..=31).rev().find_map(|day| NaiveDate::from_ymd_opt(year, month, day)).unwrap_or_default()
}

/// A day of the calendar, taken as it is.
impl From<NaiveDate> for PartialDate {
    fn from(date: NaiveDate) -> Self {
        Self { year: date.year(), month: date.month(), day: date.day() }
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

/// Strict ISO, as files have it; for what people type see [`super::parse_date`].
impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(iso: &str) -> Result<Self, DateError> {
        if iso.is_empty() {
            return Err(DateError::Empty);
        }
        let parts: Vec<&str> = iso.split('-').collect();
        let sized = |part: &str, size: usize| {
            if part.len() == size { number(part) } else { Err(DateError::NotADate) }
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
    let month = if month < 3 { format!("{month:02}") } else { month.to_string() };
    match date.precision() {
        Precision::Year => format!("năm {year}"),
        Precision::Month => format!("tháng {month} năm {year}"),
        Precision::Day => format!("ngày {day:02} tháng {month} năm {year}"),
    }
}

/// The words before the name of a commune, which the place of a paper leaves out.
const UNITS: [&str; 4] = ["xã ", "phường ", "thị trấn ", "đặc khu "];

/// `Ea H’Leo, ngày 05 tháng 02 năm 2026`: where and when a paper of the commune `unit` is signed. The
/// place is the unit's name; one that is a number keeps the word before it, "Phường 11" (Nghị định
/// 30/2020/NĐ-CP, Phụ lục I). Without a name only the date is left.
pub fn place_and_date(unit: &str, date: PartialDate) -> String {
    let unit = unit.trim();
    let lower = unit.to_lowercase();
    let bare = UNITS.iter().find(|word| lower.starts_with(**word)).and_then(|word| {
        let name = unit.chars().skip(word.chars().count()).collect::<String>();
        Some(name.trim().to_owned()).filter(|name| name.chars().any(char::is_alphabetic))
    });
    let place = bare.as_deref().unwrap_or(unit);
    let day = format_long(date);
    if place.is_empty() { day } else { format!("{place}, {day}") }
}

/// ASCII digits only, at most nine.
pub(super) fn number(part: &str) -> Result<u32, DateError> {
    let plain = !part.is_empty() && part.len() <= 9 && part.bytes().all(|b| b.is_ascii_digit());
    if plain { part.parse().map_err(|_| DateError::NotADate) } else { Err(DateError::NotADate) }
}

pub(super) fn year(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::parse_birth;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn half_known_dates() {
        let date = |iso: &str| iso.parse::<PartialDate>().unwrap();
        let rising = ["1950", "1950-01", "1950-01-01", "1950-01-02", "1950-02", "1951"].map(date);
        assert!(rising.is_sorted_by(|a, b| a < b && a.earliest() <= b.earliest()));
        assert_eq!(date("2024").earliest(), day("2024-01-01"));
        assert_eq!(date("2024").latest(), day("2024-12-31"));
        assert_eq!(date("2024-02").latest(), day("2024-02-29"));
        assert_eq!(date("2024-02").as_day(), None);
        assert_eq!(date("2024-02-05").as_day(), Some(day("2024-02-05")));
        assert_eq!(PartialDate::from(day("2024-02-05")), date("2024-02-05"));
        for bad in ["", "24", "2024-2", "2024-02-30", "2024-13", "+024", "2024-02-05T00", "0000"] {
            assert!(bad.parse::<PartialDate>().is_err(), "{bad}");
        }
    }

    #[test]
    fn how_it_is_shown() {
        let rows = [
            ("2026-02-05", "05/02/2026", "ngày 05 tháng 02 năm 2026"),
            ("2026-11-22", "22/11/2026", "ngày 22 tháng 11 năm 2026"),
            ("2026-09-02", "02/09/2026", "ngày 02 tháng 9 năm 2026"),
            ("2026-02", "02/2026", "tháng 02 năm 2026"),
            ("2026", "2026", "năm 2026"),
        ];
        for (iso, short, long) in rows {
            let date: PartialDate = iso.parse().unwrap();
            assert_eq!(format_vi(date), short);
            assert_eq!(format_long(date), long);
            assert_eq!(parse_birth(short, day("1999-01-01")), Ok(date), "{short}");
            let json = serde_json::to_string(&date).unwrap();
            assert_eq!(json, format!("\"{iso}\""));
            assert_eq!(serde_json::from_str::<PartialDate>(&json).unwrap(), date);
        }
        assert!(serde_json::from_str::<PartialDate>("\"2026-02-31\"").is_err());
        assert!(serde_json::from_str::<PartialDate>("2026").is_err());
    }

    #[test]
    fn where_and_when() {
        let date: PartialDate = "2026-02-05".parse().unwrap();
        let rows = [
            ("Xã Ea H’Leo", "Ea H’Leo"),
            ("xã  Ea H’Leo ", "Ea H’Leo"),
            ("XÃ MƯỜNG THỬ", "MƯỜNG THỬ"),
            ("Phường 11", "Phường 11"),
            ("Thị trấn Thử", "Thử"),
            ("Xã", "Xã"),
            ("Xãm", "Xãm"),
        ];
        for (unit, place) in rows {
            assert_eq!(place_and_date(unit, date), format!("{place}, ngày 05 tháng 02 năm 2026"));
        }
        assert_eq!(place_and_date(" ", date), "ngày 05 tháng 02 năm 2026");
    }

    #[test]
    fn the_zero_before_small_days_and_months() {
        let rows = [
            ("1985-03", "tháng 3 năm 1985"),
            ("1985-01", "tháng 01 năm 1985"),
            ("1960", "năm 1960"),
            ("2026-03-09", "ngày 09 tháng 3 năm 2026"),
            ("2026-10-10", "ngày 10 tháng 10 năm 2026"),
            ("2026-12-31", "ngày 31 tháng 12 năm 2026"),
        ];
        for (iso, long) in rows {
            assert_eq!(format_long(iso.parse().unwrap()), long);
        }
    }
}
