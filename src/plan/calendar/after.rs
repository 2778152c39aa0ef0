//! The events that rules count days from, as far as the register holds them.
//!
//! It does not know the rules. Invariant: an event that no record tells of has no day, and so nothing
//! is due after it.

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::value::Value;

/// The events by the words of plan files: the posting of what a village meeting agreed, which can begin
/// on the meeting's day at the earliest and is known once its minutes are closed; and a review within
/// the year, of which the register holds the day of the meeting.
pub const EVENTS: [&str; 2] = ["posting", "in_year_review"];

/// The days on which an event began, rising, each once.
pub fn begun(book: &Book, event: &str) -> Vec<NaiveDate> {
    let is_it = |meeting: &Record| match event {
        "posting" => meeting.get("closed") == Some(&Value::Bool(true)),
        "in_year_review" => meeting.code("kind") == Some("in_year"),
        _ => false,
    };
    let held = book.active(RecordKind::Meeting).filter(|meeting| is_it(meeting));
    let mut days: Vec<_> =
        held.filter_map(|meeting| meeting.get("date").and_then(Value::as_date)?.as_day()).collect();
    days.sort_unstable();
    days.dedup();
    days
}
