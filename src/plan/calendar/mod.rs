//! From rules of time to days, and from days to what is due.
//!
//! `dates` makes every date of a rule within its plan's period, `after` finds the events that some
//! rules count from, `rank` says what is due now and what was done, `filing` makes the record that
//! something was done, `ics` writes it for other calendars. It knows no clock and no file: today is
//! given. Invariant: `due_on` is the last good day, "trước ngày D" being D-1.

mod after;
mod dates;
mod day;
mod filing;
mod ics;
mod rank;
#[cfg(test)]
mod tests;

pub use after::{EVENTS, begun};
pub use dates::{Occurrence, dates_of};
pub use filing::{filled, mark_done};
pub use ics::{IcsWords, ics, to_remind};
pub use rank::{NEAR, agenda, deadlines, open_now};

use chrono::NaiveDate;

use crate::domain::id::RecordId;
use crate::plan::{Plan, PlanEntry};

/// How a deadline stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DueState {
    /// Its last good day has passed and nobody wrote down that it was done.
    Overdue,
    /// It is due within [`NEAR`] days, or its time is running.
    Near,
    NotYet,
    Done,
}

impl DueState {
    /// Every state, in the order of the ranking.
    pub const ALL: [Self; 4] = [Self::Overdue, Self::Near, Self::NotYet, Self::Done];

    /// The word in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::NotYet => "not_yet",
            Self::Near => "near",
            Self::Overdue => "overdue",
            Self::Done => "done",
        }
    }
}

/// One date of one entry of a plan, seen from a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadline<'p> {
    pub plan: &'p Plan,
    pub entry: &'p PlanEntry,
    /// The first day, where the text gives a time from one day to another.
    pub from: Option<NaiveDate>,
    pub due_on: NaiveDate,
    /// Whether the text gives a day; otherwise it is the last of the month or year.
    pub has_day: bool,
    /// Days from today to the last good day; negative when it has passed.
    pub days_left: i64,
    pub state: DueState,
    /// The record that says it was done.
    pub filing: Option<RecordId>,
}

impl Deadline<'_> {
    /// Whether its time from one day to another is running, seen from the day it was made for.
    pub fn is_running(&self) -> bool {
        let length = self.from.map(|from| self.due_on.signed_duration_since(from).num_days());
        length.is_some_and(|length| (0..=length).contains(&self.days_left))
    }

    /// The message key of how it stands.
    pub fn label_key(&self) -> &'static str {
        match self.state {
            DueState::NotYet => "due-state-not-yet",
            DueState::Near if self.is_running() => "due-state-running",
            DueState::Near => "due-state-near",
            DueState::Overdue => "due-state-overdue",
            DueState::Done => "due-state-done",
        }
    }

    /// The message key of the days that are left, and their number: today, so many left, so many
    /// past.
    pub fn days_text(&self) -> (&'static str, u64) {
        days_text(self.days_left)
    }

    /// The office that gets it, and the office through which it goes.
    pub fn route(&self) -> (Option<&str>, Option<&str>) {
        let due = self.entry.due.as_ref();
        let to = due.and_then(|due| due.to.as_deref());
        (to, due.and_then(|due| due.via.as_deref()))
    }
}

/// The message key of the days that are left, and their number.
pub fn days_text(days_left: i64) -> (&'static str, u64) {
    let key = match days_left {
        0 => "due-today",
        1.. => "due-days-left",
        ..0 => "due-days-past",
    };
    (key, days_left.unsigned_abs())
}
