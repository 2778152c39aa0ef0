//! What counting a criterion gave: a number or a fact, the sum, the records.
//!
//! It knows no book. Invariant: a number that is missing is said so and is never 0.

use crate::domain::id::RecordId;
use crate::domain::tables::Words;
use crate::plan::Test;
use crate::plan::judge::ratio::{Ratio, Span};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Measured {
    /// A number, for the bar.
    Number(Span),
    /// One for each of several years, all of which have to pass; those missing are not there.
    Each(Vec<Option<Span>>),
    /// Yes or no, if known.
    Fact(Option<bool>),
    /// A number is missing.
    Missing,
    /// The program does not count this: a person says it.
    NotComputed,
}

/// A criterion, counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Measure {
    pub(super) found: Measured,
    /// The sum, then where the numbers come from.
    pub(super) formula: Vec<Words>,
    pub(super) records: Vec<RecordId>,
}

impl Measure {
    /// Nothing can be said but this.
    pub(super) fn missing(why: Words) -> Self {
        Self { found: Measured::Missing, formula: vec![why], records: Vec::new() }
    }

    /// A number that is known exactly.
    pub(super) fn number(count: i64, said: Words, records: Vec<RecordId>) -> Self {
        let found = Measured::Number(Span::exact(Ratio::whole(count)));
        Self { found, formula: vec![said], records }
    }

    /// The program does not count this.
    pub(super) fn not_computed() -> Self {
        Self { found: Measured::NotComputed, formula: Vec::new(), records: Vec::new() }
    }

    pub(super) fn fact(fact: Option<bool>, why: Words, records: Vec<RecordId>) -> Self {
        Self { found: Measured::Fact(fact), formula: vec![why], records }
    }
}

/// What every way of counting is asked: the test, and the year.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ask<'p> {
    pub(super) test: &'p Test,
    /// The end of which year.
    pub(super) year: i64,
    /// The first year of the plan.
    pub(super) from: i64,
    pub(super) to: i64,
}

/// That the numbers of a year are not known.
pub(super) fn no_year(year: i64) -> Words {
    Words::key("judge-no-year").with("year", year)
}
