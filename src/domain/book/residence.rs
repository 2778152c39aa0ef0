//! Which households live in the commune: the one rule that the first screen, the page of a village
//! and the reports count by.
//!
//! Households that came by moving in or splitting off, and those that left, do so in a year; what
//! counts is who is there at the end of a year. Invariant: of a household, the years at whose end it
//! is there are one unbroken run.

use crate::domain::book::Book;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::value::Value;

/// The years at whose end a household lives in the commune.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stay {
    /// The first one; `None` where it has been there for as long as anything is known.
    from: Option<i64>,
    /// The first one at whose end it is gone; `None` where it has not left.
    gone: Option<i64>,
}

impl Stay {
    /// Of a household that came (`joined`) or left otherwise than by its class, each with its year if
    /// that is known. `classes` gives the first and the last year of which it has a class.
    ///
    /// Without a year it came in the first year that has a class, and was still there in the last.
    pub fn new(
        joined: Option<Option<i64>>,
        left: Option<Option<i64>>,
        classes: impl Fn() -> Option<(i64, i64)>,
    ) -> Self {
        let came = |year: Option<i64>| year.or_else(|| classes().map(|(first, _)| first));
        let went = |year: Option<i64>| {
            let after_last = || classes().map(|(_, last)| last.saturating_add(1));
            year.or_else(after_last).unwrap_or(i64::MIN)
        };
        Self { from: joined.and_then(came), gone: left.map(went) }
    }

    /// Whether it has left by the end of a year.
    pub fn is_over(self, year: i64) -> bool {
        self.gone.is_some_and(|gone| gone <= year)
    }

    /// Whether it comes only after the end of a year.
    pub fn is_to_come(self, year: i64) -> bool {
        self.from.is_some_and(|from| year < from)
    }

    /// Whether it lives here at the end of a year.
    pub fn covers(self, year: i64) -> bool {
        !self.is_over(year) && !self.is_to_come(year)
    }
}

impl Book {
    /// The years at whose end a household lives in the commune.
    pub fn stay(&self, household: &Record) -> Stay {
        let year_of = |field: &str| {
            let date = household.get(field).and_then(Value::as_date);
            date.map(|date| i64::from(date.year()))
        };
        let joined = household.code("joined").map(|_| year_of("joined_on"));
        let left = household.code("left").map(|_| year_of("left_on"));
        Stay::new(joined, left, || {
            // The newest comes first.
            let years = self.years_of(household.id);
            Some((years.last()?.year, years.first()?.year))
        })
    }

    /// The households that live in the commune: now, or at the end of a year.
    pub fn residents(&self, year: Option<i64>) -> impl Iterator<Item = &Record> {
        self.active(RecordKind::Household).filter(move |household| match year {
            None => household.get("left").is_none(),
            Some(year) => self.stay(household).covers(year),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_there_at_the_end_of_a_year() {
        let known = || Some((2022, 2024));
        let rows = [
            (None, None, [true; 5]),
            (Some(Some(2023)), None, [false, false, true, true, true]),
            (Some(None), None, [false, true, true, true, true]),
            (None, Some(Some(2024)), [true, true, true, false, false]),
            (None, Some(None), [true, true, true, true, false]),
            (Some(Some(2022)), Some(Some(2023)), [false, true, false, false, false]),
        ];
        for (joined, left, there) in rows {
            let stay = Stay::new(joined, left, known);
            let found = [2021, 2022, 2023, 2024, 2025].map(|year| stay.covers(year));
            assert_eq!(found, there, "{joined:?} {left:?}");
        }
        let unknown = Stay::new(Some(None), Some(None), || None);
        assert!(!unknown.covers(2024), "that it left is all that is known");
    }
}
