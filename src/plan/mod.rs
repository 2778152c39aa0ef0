//! What the law and the plans say, as dated data, and what follows from it. Pure.
//!
//! Nothing about a standard or a plan is in code: code knows only operators, rules of time and what
//! can be counted. `model` is a plan as values, `rule` its deadlines, `test` its targets and criteria,
//! `shelf` the plans at hand; the rest asks them of a day or of the register.

#![warn(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub mod calendar;
pub mod dossier;
pub mod judge;
mod model;
mod named;
pub mod offices;
pub mod papers;
mod read;
pub mod report;
mod rule;
mod shelf;
mod shipped;
mod standards;
mod test;
#[cfg(test)]
mod tests;

pub use model::{
    Award, Doer, Dossier, Entry, EntryKind, Issuer, Level, Parent, Part, Plan, Source,
};
pub use read::{Mistake, read_plan};
pub use rule::{DayOfYear, Due, Rule, Within};
pub use shelf::{Plans, wrong_keys};
pub use shipped::{FILES, TEMPLATE, shipped};
pub use standards::{BadStandards, read_standards, standards};
pub use test::{Compare, Metric, Scope, Subject, Test, UnitOf};
