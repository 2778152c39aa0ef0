//! When a thing is due, as the text says it. The days themselves are made by `calendar`.
//!
//! "trước ngày D" ends on the day before D, "đến ngày D" and "ngày D" end on D. Invariant: a rule
//! keeps the words' operator, so nobody has to remember it elsewhere.

use chrono::NaiveDate;

use crate::plan::Doer;
use crate::plan::keywords::ids;

/// A deadline or a time of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    pub rule: Rule,
    /// Who has to do it.
    pub doer: Doer,
    /// The office that gets it, for example `UBND huyện`.
    pub to: Option<String>,
    /// The office through which it goes, for example `Phòng Nội vụ`.
    pub via: Option<String>,
}

/// How a day bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// "trước ngày D": the last good day is the day before.
    Before,
    /// "đến ngày D", "chậm nhất ngày D", "ngày D": the day itself is good.
    By,
}

/// A day of every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DayOfYear {
    /// The month, 1 to 12.
    pub month: u32,
    /// The day, 1 to 31.
    pub day: u32,
}

/// When a thing is due. Whatever comes again is bounded by the period of its plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// On these days, once each.
    Once(Within, Vec<NaiveDate>),
    /// A day of every year.
    Yearly(Within, DayOfYear),
    /// Every year, no day given: the year's last day.
    EveryYear,
    /// A day of the last month of every quarter.
    Quarterly(Within, u32),
    /// At the end of these months of every year, no day given.
    Months(Vec<u32>),
    /// In this year, no day given.
    InYear(i32),
    /// In this month, no day given.
    InMonth(i32, u32),
    /// Every year from one day to another, both included; the second may lie in the next year.
    Span(DayOfYear, DayOfYear),
    /// A day of every month from one to another, both included.
    Monthly(Within, u32, [u32; 2]),
    /// Every month from this day on.
    FromDay(u32),
    /// So many working days after an event that the register knows, for example `posting`.
    WorkingDays(u32, String),
    /// So many days after such an event.
    Days(u32, String),
    /// Always, or when it happens: never due.
    Always,
}

ids! {
    Within {
        Before = "before",
        By = "by",
    }
}
