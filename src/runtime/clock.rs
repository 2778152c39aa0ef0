//! The clock: the only place that reads it.
//!
//! The date is Vietnam's (+07:00, no daylight saving) whatever the machine's zone says; `--today`
//! replaces the date the program believes in and never the time that is recorded.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Duration, NaiveDate};

use crate::tui::Now;

/// The clock of a run.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clock {
    /// The date to believe in, where one was given.
    pub today: Option<NaiveDate>,
}

impl Clock {
    /// Milliseconds since 1970.
    pub fn millis() -> u64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
    }

    /// The moment and the date.
    pub fn now(self) -> Now {
        let millis = Self::millis();
        Now { millis, today: self.today.unwrap_or_else(|| date_of(millis)) }
    }
}

/// The date in Vietnam at a moment.
pub fn date_of(millis: u64) -> NaiveDate {
    local(millis).date_naive()
}

/// `HH:MM` in Vietnam at a moment.
pub fn time_of(millis: u64) -> String {
    local(millis).format("%H:%M").to_string()
}

fn local(millis: u64) -> DateTime<chrono::Utc> {
    let millis = i64::try_from(millis).unwrap_or(i64::MAX);
    let utc = DateTime::from_timestamp_millis(millis).unwrap_or_default();
    utc.checked_add_signed(Duration::hours(7)).unwrap_or(utc)
}
