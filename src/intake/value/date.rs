//! Dates of lists: the day comes first, half-known ones stay half-known.
//!
//! Does not know today or what the date is of. Invariant: what is given is a day, a month or a year
//! of the calendar exactly as it was written; nothing is swapped, and a day that no month has is
//! unreadable.

use crate::intake::grid::Raw;
use crate::intake::value::{Unreadable, says_nothing, whole};
use crate::text::{PartialDate, fold};

/// The years that are written alone; a bare number of these is a year and no count of days.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;

/// The last two-digit year of this century: `25` is 2025, `26` is 1926.
const PIVOT: i32 = 25;

/// The least count of days that is believed. What is below would be a day of 1900 to 1905, and is an
/// age or a day of the month in the wrong column.
const LEAST_DAYS: u32 = 2101;

/// Reads a date; `title_year` is taken where only day and month are written.
///
/// - `1/9/1985`, `01.09.1985`, `1-9-85`; `2008-03-01`; `28041971`, `1091985`
/// - `9/1985`, `09-1985`; `1985`, `00/00/1985`; `15/10`
/// - `ngày 5 tháng 10 năm 2025`, `tháng 9 năm 1985`, `năm 1985`
/// - counts of days as spreadsheets keep them
pub fn date(raw: &Raw, title_year: Option<i32>) -> Result<Option<PartialDate>, Unreadable> {
    match raw {
        Raw::Empty => Ok(None),
        Raw::Text(text) if says_nothing(text) => Ok(None),
        Raw::Text(text) => of_text(text, title_year).map(Some),
        Raw::Number(number) => {
            // A day with an hour is still that day; a small number with a fraction is 9.1985.
            let days = if *number >= 10_000.0 { number.floor() } else { *number };
            of_digits(&whole(days).ok_or(Unreadable)?).map(Some)
        }
        Raw::Serial(number) => of_digits(&whole(number.floor()).ok_or(Unreadable)?).map(Some),
        Raw::Bool(_) | Raw::Error(_) => Err(Unreadable),
    }
}

fn of_text(text: &str, title_year: Option<i32>) -> Result<PartialDate, Unreadable> {
    let plain = plain(text);
    let parts: Vec<&str> = plain.split(['/', '.', '-']).map(str::trim).collect();
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !parts.iter().all(is_number) {
        return Err(Unreadable);
    }
    match parts.as_slice() {
        [one] => of_digits(one),
        [year, month] if year.len() == 4 => month_of(year, month),
        [month, year] if year.len() == 4 => month_of(year, month),
        [day, month] => {
            let year = title_year.ok_or(Unreadable)?;
            day_of(year, short(month)?, short(day)?)
        }
        [year, month, day] if year.len() == 4 => day_of(four(year)?, short(month)?, short(day)?),
        [day, month, year] => match (short(day)?, short(month)?) {
            (0, 0) if year.len() == 4 => year_of(year),
            (day, month) => day_of(long_year(year)?, month, day),
        },
        _ => Err(Unreadable),
    }
}

/// The text with its words as separators, without a time of the day, an apostrophe in front, spaces
/// around separators.
fn plain(text: &str) -> String {
    let mut folded = fold(text.trim_start_matches(['\'', '’', '‘', '`']));
    if let Some((day, hour)) = folded.rsplit_once([' ', 't'])
        && hour.contains(':')
        && hour.bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.' | b'z'))
    {
        folded = day.to_owned();
    }
    // Folding makes spaces of hyphens, so that spaces are separators here.
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
    out
}

/// Digits without separators: a year, a count of days, `ddmmyyyy` with its first zero or without.
fn of_digits(digits: &str) -> Result<PartialDate, Unreadable> {
    let part = |from: usize, to: usize| digits.get(from..to).ok_or(Unreadable);
    match digits.len() {
        4 if YEARS.contains(&number(digits)?) => year_of(digits),
        4 | 5 => of_days(number(digits)?),
        7 => day_of(four(part(3, 7)?)?, short(part(1, 3)?)?, short(part(0, 1)?)?),
        8 => day_of(four(part(4, 8)?)?, short(part(2, 4)?)?, short(part(0, 2)?)?),
        _ => Err(Unreadable),
    }
}

/// Days since 30 December 1899, as spreadsheets count.
fn of_days(days: u32) -> Result<PartialDate, Unreadable> {
    if days < LEAST_DAYS {
        return Err(Unreadable);
    }
    let start = chrono::NaiveDate::from_ymd_opt(1899, 12, 30).ok_or(Unreadable)?;
    let day = start.checked_add_days(chrono::Days::new(u64::from(days))).ok_or(Unreadable)?;
    let date = PartialDate::from(day);
    PartialDate::from_year(date.year()).map(|_| date).map_err(|_| Unreadable)
}

fn year_of(year: &str) -> Result<PartialDate, Unreadable> {
    PartialDate::from_year(four(year)?).map_err(|_| Unreadable)
}

fn month_of(year: &str, month: &str) -> Result<PartialDate, Unreadable> {
    PartialDate::from_month(four(year)?, short(month)?).map_err(|_| Unreadable)
}

fn day_of(year: i32, month: u32, day: u32) -> Result<PartialDate, Unreadable> {
    PartialDate::from_ymd(year, month, day).map_err(|_| Unreadable)
}

/// A year of four digits, or of two by the pivot.
fn long_year(year: &str) -> Result<i32, Unreadable> {
    if year.len() != 2 {
        return four(year);
    }
    let two = i32::try_from(number(year)?).map_err(|_| Unreadable)?;
    Ok(if two <= PIVOT { two + 2000 } else { two + 1900 })
}

fn four(year: &str) -> Result<i32, Unreadable> {
    let year = if year.len() == 4 { number(year)? } else { 0 };
    if YEARS.contains(&year) {
        i32::try_from(year).map_err(|_| Unreadable)
    } else {
        Err(Unreadable)
    }
}

fn short(part: &str) -> Result<u32, Unreadable> {
    if part.len() <= 2 { number(part) } else { Err(Unreadable) }
}

fn number(digits: &str) -> Result<u32, Unreadable> {
    digits.parse().map_err(|_| Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(raw: &Raw) -> Result<Option<String>, Unreadable> {
        date(raw, Some(2025)).map(|found| found.map(|date| date.to_string()))
    }

    #[test]
    fn what_is_written() {
        let rows = [
            ("1/9/1985", "1985-09-01"),
            ("01/09/1985", "1985-09-01"),
            ("1-9-1985", "1985-09-01"),
            ("01.09.1985", "1985-09-01"),
            ("1 / 9 / 1985", "1985-09-01"),
            ("01-09/1985", "1985-09-01"),
            ("’01/09/1985", "1985-09-01"),
            ("09-1985", "1985-09"),
            ("9/1985", "1985-09"),
            ("9.1985", "1985-09"),
            ("1985-09", "1985-09"),
            ("1985", "1985"),
            ("00/00/1953", "1953"),
            ("0-0-1953", "1953"),
            ("28041971", "1971-04-28"),
            ("1091985", "1985-09-01"),
            ("01091985", "1985-09-01"),
            ("5/6/15", "2015-06-05"),
            ("5/6/25", "2025-06-05"),
            ("5/6/26", "1926-06-05"),
            ("5/6/00", "2000-06-05"),
            ("2008-03-01", "2008-03-01"),
            ("2008/3/1", "2008-03-01"),
            ("2008-03-01 00:00:00", "2008-03-01"),
            ("2008-03-01T00:00:00", "2008-03-01"),
            ("01/03/2008 7:30", "2008-03-01"),
            ("31291", "1985-09-01"),
            ("29/2/2024", "2024-02-29"),
            ("15/10", "2025-10-15"),
            ("7.11", "2025-11-07"),
            ("ngày 05 tháng 10 năm 2025", "2025-10-05"),
            ("Ngày 5/10/2025", "2025-10-05"),
            ("tháng 9 năm 1985", "1985-09"),
            ("Tháng 9/1985", "1985-09"),
            ("năm 1985", "1985"),
            ("Sinh năm 1985", "1985"),
        ];
        for (text, iso) in rows {
            assert_eq!(read(&Raw::Text(text.into())), Ok(Some(iso.into())), "{text:?}");
        }
        let numbers = [
            (1985.0, "1985"),
            (31291.0, "1985-09-01"),
            (31291.75, "1985-09-01"),
            (28_041_971.0, "1971-04-28"),
            (1_091_985.0, "1985-09-01"),
            (45932.0, "2025-10-02"),
            (2100.0, "2100"),
        ];
        for (number, iso) in numbers {
            assert_eq!(read(&Raw::Number(number)), Ok(Some(iso.into())), "{number}");
            assert_eq!(read(&Raw::Serial(number)), Ok(Some(iso.into())), "{number}");
        }
    }

    #[test]
    fn what_is_no_date() {
        let texts = [
            "không nhớ",
            "31/02/1990",
            "1/13/2008",
            "35/10/2025",
            "30/02/2026",
            "29/2/2023",
            "0/5/1990",
            "00/05/1990",
            "5/0/1990",
            "13/1985",
            "0/1985",
            "31/11",
            "10/25",
            "1/2/3/4",
            "1//1985",
            "1/9/198",
            "1/9/19855",
            "01/09/1885",
            "150890",
            "1885",
            "2101/1/1",
            "00001985",
            "32011990",
            "1985?",
            "~1985",
            "khoảng 1985",
            "1985-1990",
            "O1/09/1985",
            "x",
            "1/9/1985 và 2/9/1985",
            "/9/1985",
            "1/9/",
            "15",
            "999999999999999999999",
            "tháng",
            "năm",
            "#N/A",
            "١/٩/١٩٨٥",
            "1/1/1985 a:b",
        ];
        for text in texts {
            assert_eq!(read(&Raw::Text(text.into())), Err(Unreadable), "{text:?}");
        }
        for number in
            [0.0, -5.0, 15.0, 1899.0, 9.1985, 150_890.0, 99_999.0, f64::NAN, f64::INFINITY]
        {
            assert_eq!(read(&Raw::Number(number)), Err(Unreadable), "{number}");
        }
        assert_eq!(read(&Raw::Error("#N/A".into())), Err(Unreadable));
        assert_eq!(read(&Raw::Bool(true)), Err(Unreadable));
        assert_eq!(date(&Raw::Text("15/10".into()), None), Err(Unreadable), "no title, no year");
        for nothing in ["", " ", "-", "--", "…"] {
            assert_eq!(read(&Raw::Text(nothing.into())), Ok(None), "{nothing:?}");
        }
        assert_eq!(read(&Raw::Empty), Ok(None));
    }

    proptest! {
        #[test]
        fn any_cell_is_read_or_not(
            text in "\\PC*", typed in "[0-9/. tná-]{0,14}", number in any::<f64>(), year in any::<i32>(),
        ) {
            for raw in [Raw::Text(text), Raw::Text(typed), Raw::Number(number), Raw::Serial(number)] {
                if let Ok(Some(date)) = date(&raw, Some(year)) {
                    prop_assert!(date.to_string().parse() == Ok(date) && date.earliest() <= date.latest());
                }
            }
        }

        #[test]
        fn the_day_comes_first(day in 1_u32..=28, month in 1_u32..=12, year in 1900_i32..=2100) {
            let expected = PartialDate::from_ymd(year, month, day).ok();
            for text in [format!("{day}/{month}/{year}"), format!("{day:02}{month:02}{year}"), format!("{year}-{month:02}-{day:02}")] {
                prop_assert_eq!(date(&Raw::Text(text), None).unwrap(), expected);
            }
        }
    }
}
