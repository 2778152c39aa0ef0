//! Whether the register holds a year well enough to count by it.
//!
//! It knows no tally. Invariant: one household's class of a year is not the year: at least half of
//! the households whose class has to be told must have one of exactly that year.

use crate::domain::movement::{History, Side};

/// How many households have a class of exactly a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::plan) struct Coverage {
    pub(in crate::plan) exact: i64,
    /// These and those that were there, but of which nothing is known of that year. Who rose above
    /// the lines before stays there and is not in doubt.
    pub(in crate::plan) all: i64,
}

impl Coverage {
    /// Of these households in a year.
    pub(in crate::plan) fn of<'h>(histories: impl Iterator<Item = &'h History>, year: i64) -> Self {
        let mut held = Self::default();
        for history in histories {
            let side = history.side(year, false);
            if matches!(side, Side::Out(_)) {
                continue;
            }
            let exact = history.classes.contains_key(&year);
            held.exact = held.exact.saturating_add(i64::from(exact));
            let counts = exact || side == Side::Unknown;
            held.all = held.all.saturating_add(i64::from(counts));
        }
        held
    }

    /// Whether at least half have one.
    pub(in crate::plan) fn is_enough(self) -> bool {
        self.exact.saturating_mul(2) >= self.all
    }
}
