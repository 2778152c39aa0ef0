//! Dates of cells: texts, counts of days, numbers with their first zero lost.
//!
//! Does not know what the date is of. Invariant: what is given is a day, a month or a year of the
//! calendar exactly as it was written, read by the grammar that reads what is typed; nothing is
//! swapped, and a year that is not certain is not given.

#[cfg(test)]
mod tests;

use crate::import::grid::Raw;
use crate::import::value::{is_placeholder, whole};
use crate::text::{Century, DateError, DatePolicy, PartialDate, parse_date};

/// Before this year nothing is of a list: the year is a slip of the pen.
const FIRST_YEAR: i32 = 1900;

/// Why a cell gives no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoDate {
    #[error("the cell is no date")]
    Unreadable,
    /// It is a date, but of which year only a person can say: `5/2/60`, `5/2/1885`.
    #[error("the year of the date is not certain")]
    Century,
}

/// Reads a date; `title_year` is taken where only day and month are written, `century` where the year
/// has two digits.
///
/// Takes what [`parse_date`] takes in a list, with an apostrophe in front and an hour behind, and
/// counts of days as spreadsheets keep them.
pub fn date(
    raw: &Raw,
    title_year: Option<i32>,
    century: Century,
) -> Result<Option<PartialDate>, NoDate> {
    let read = |text: &str| {
        let date = parse_date(text, DatePolicy::Listed { year: title_year }, century);
        match date {
            Ok(date) if date.year() >= FIRST_YEAR => Ok(Some(date)),
            Ok(_) | Err(DateError::TwoDigitYear { .. }) => Err(NoDate::Century),
            Err(_) => Err(NoDate::Unreadable),
        }
    };
    match raw {
        Raw::Empty => Ok(None),
        Raw::Text(text) if is_placeholder(text) => Ok(None),
        Raw::Text(text) => read(without_hour(text.trim_start_matches(['\'', '’', '‘', '`']))),
        Raw::Number(number) => {
            // A day with an hour is still that day; a small number with a fraction is 9.1985.
            let days = if *number >= 10_000.0 { number.floor() } else { *number };
            read(&digits(days)?)
        }
        Raw::Serial(number) => read(&digits(number.floor())?),
        Raw::Bool(_) | Raw::Error(_) => Err(NoDate::Unreadable),
    }
}

/// The digits of a number that can be a date. Of six digits the first zeros may be lost, and a count
/// of days with so many is of the year 2173.
fn digits(number: f64) -> Result<String, NoDate> {
    whole(number).filter(|digits| digits.len() != 6).ok_or(NoDate::Unreadable)
}

/// The day of `2008-03-01 00:00:00`, `2008-03-01T00:00:00Z`.
fn without_hour(text: &str) -> &str {
    let text = text.trim();
    match text.rsplit_once([' ', 't', 'T']) {
        Some((day, hour)) if is_hour(hour) => day,
        _ => text,
    }
}

fn is_hour(text: &str) -> bool {
    let sign = |b: u8| b.is_ascii_digit() || matches!(b, b':' | b'.' | b'z' | b'Z');
    text.contains(':') && text.bytes().all(sign)
}
