//! Judging: every criterion of a plan against what the register holds, and targets against results.
//!
//! It knows plans, the book and a year; no screen, no sentence: a formula is message keys with the
//! numbers in it. Invariants: what is missing is [`Answer::Unknown`] and never 0; what the program
//! counts no tick can change; numbers are compared exactly, never as floats; the order of records
//! changes nothing.

mod answer;
mod area;
pub(in crate::plan) mod coverage;
mod evaluation;
mod figures;
mod gifts;
mod helped_exits;
mod home;
mod measure;
mod progress;
mod ratio;
pub(in crate::plan) mod tally;
mod targets;
#[cfg(test)]
mod tests;
mod ticks;
mod who;

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::tables::Words;
use crate::plan::keywords::ids;
use crate::plan::{Plan, PlanEntry, Test};
use crate::text::Decimal;

pub use evaluation::Evaluation;
pub use progress::{Progress, progress};
pub use ticks::wrong_tick;
pub use who::{NotFound, Who};

/// What is said of a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Answer {
    Met,
    NotMet,
    /// A number is missing, or the plan gives no bar.
    Unknown,
    /// Only a person can say it, and nobody did.
    NeedsTick,
}

ids! {
    Answer {
        Met = "met",
        NotMet = "not_met",
        Unknown = "unknown",
        NeedsTick = "needs_tick",
    }
}

/// One criterion of a plan, judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict<'p> {
    pub plan: &'p Plan,
    pub entry: &'p PlanEntry,
    pub test: &'p Test,
    /// The year that was judged.
    pub year: i64,
    /// What is said of it, with the alternatives that the plan allows.
    pub answer: Answer,
    /// What is said of it alone.
    pub own: Answer,
    /// Whether the plan gives this subject no bar: then it is unknown, whatever the value.
    pub no_threshold: bool,
    /// What was counted, in the unit of the test, rounded to thousandths for reading; 1 or 0 for a
    /// yes or no. Of several years the one that decides.
    pub value: Option<Decimal>,
    /// The sum with its numbers, then where they come from: one line each.
    pub formula: Vec<Words>,
    /// The records that were counted, each once, in the order of their ids.
    pub records: Vec<RecordId>,
    /// The latest tick of a person for it, whether or not it decided.
    pub tick: Option<RecordId>,
    /// What is enough instead, judged by itself.
    pub alternatives: Vec<Verdict<'p>>,
}

/// Judges somebody by every criterion that a plan has for them, as of the end of a year.
///
/// Several plans or years of one subject are judged faster by a [`Evaluation`].
pub fn judge<'p>(
    plan: &'p Plan,
    book: &Book,
    who: &Who,
    year: i64,
    today: NaiveDate,
) -> Vec<Verdict<'p>> {
    Evaluation::new(book, who).judge(plan, year, today)
}
