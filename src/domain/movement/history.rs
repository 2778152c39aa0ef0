//! The classes of a household over the years, and how it came and went.
//!
//! Plain values taken out of the book once. Invariant: [`History::side`] gives one side for any
//! year, whatever is missing or contradicts itself.

use std::collections::BTreeMap;

use crate::domain::book::{Book, Stay};
use crate::domain::movement::{Absence, Side};
use crate::domain::record::Record;
use crate::domain::value::Value;

/// A household's class (Nghị định 07/2021/NĐ-CP, Điều 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    Poor,
    NearPoor,
    NotPoor,
}

impl Class {
    /// The class of an option's id.
    pub fn of(code: &str) -> Option<Self> {
        match code {
            "poor" => Some(Self::Poor),
            "near_poor" => Some(Self::NearPoor),
            "not_poor" => Some(Self::NotPoor),
            _ => None,
        }
    }

    pub fn id(self) -> &'static str {
        match self {
            Self::Poor => "poor",
            Self::NearPoor => "near_poor",
            Self::NotPoor => "not_poor",
        }
    }

    /// Whether it is on one of the two lists.
    pub fn is_listed(self) -> bool {
        self != Self::NotPoor
    }
}

/// What was keyed of how a class came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Detail {
    /// As the year before.
    Old,
    New,
    /// Once more.
    FellBack,
}

/// A household over the years.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct History {
    /// The class and what was keyed of it, by year.
    pub classes: BTreeMap<i64, (Class, Option<Detail>)>,
    /// How it came other than by its class, and in which year if that is known.
    pub joined: Option<(Absence, Option<i64>)>,
    /// How it left, and in which year if that is known.
    pub left: Option<(Absence, Option<i64>)>,
}

impl History {
    /// What the book knows of a household.
    pub fn of(book: &Book, household: &Record) -> Self {
        let years = book.years_of(household.id);
        let known = years.iter().filter_map(|known| {
            let detail = match known.detail {
                Some("old") => Some(Detail::Old),
                Some("new") => Some(Detail::New),
                Some("fell_back") => Some(Detail::FellBack),
                _ => None,
            };
            Some((known.year, (Class::of(known.class)?, detail)))
        });
        let classes = known.collect();
        let year_of = |field| {
            let date = household.get(field).and_then(Value::as_date);
            date.map(|date| i64::from(date.year()))
        };
        let joined = match household.code("joined") {
            Some("moved_in") => Some(Absence::MovedIn),
            Some("split") => Some(Absence::Split),
            _ => None,
        };
        let left = match household.code("left") {
            Some("moved_away") => Some(Absence::MovedAway),
            Some("merged") => Some(Absence::Merged),
            Some("died_out") => Some(Absence::DiedOut),
            _ => None,
        };
        Self {
            classes,
            joined: joined.map(|why| (why, year_of("joined_on"))),
            left: left.map(|why| (why, year_of("left_on"))),
        }
    }

    /// Where it stands at the end of a year. `kept` says whether the register holds classes of that
    /// year at all.
    ///
    /// A household above the lines stays there until a later review says otherwise. One on a list is
    /// reviewed every year: where its class of a year is missing, nothing is assumed.
    pub fn side(&self, year: i64, kept: bool) -> Side {
        let stay = self.stay();
        match (self.left, self.joined) {
            (Some((why, _)), _) if stay.is_over(year) => return Side::Out(why),
            (_, Some((why, _))) if stay.is_to_come(year) => return Side::Out(why),
            _ => {}
        }
        if let Some((class, _)) = self.classes.get(&year) {
            return Side::In(*class);
        }
        match self.classes.range(..year).next_back() {
            Some((_, (Class::NotPoor, _))) => Side::In(Class::NotPoor),
            Some(_) => Side::Unknown,
            None => self.before_the_first(year, kept),
        }
    }

    /// The years at whose end it is on the register, but for its class.
    fn stay(&self) -> Stay {
        let year = |(_, year)| year;
        let classes = || Some((*self.classes.keys().next()?, *self.classes.keys().next_back()?));
        Stay::new(self.joined.map(year), self.left.map(year), classes)
    }

    /// Where it stands before any year that is known of it.
    fn before_the_first(&self, year: i64, kept: bool) -> Side {
        let Some((first, (_, detail))) = self.classes.range(year..).next() else {
            return Side::Unknown;
        };
        match detail {
            Some(Detail::New | Detail::FellBack) => Side::Out(Absence::NotListed),
            // It says itself that it was on the list the year before.
            Some(Detail::Old) if *first == year.saturating_add(1) => Side::Unknown,
            _ if kept => Side::Out(Absence::NotListed),
            _ => Side::Unknown,
        }
    }

    /// Whether the class of a year is one that the household had lost before: keyed so, or known
    /// from an earlier year (as [`crate::domain::book::detail_after`] has it).
    pub fn is_again(&self, year: i64) -> bool {
        let Some((class, detail)) = self.classes.get(&year) else {
            return false;
        };
        *detail == Some(Detail::FellBack)
            || self.classes.range(..year).any(|(_, (before, _))| before == class)
    }
}
