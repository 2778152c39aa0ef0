//! What the law and the plans say, as dated data, and what follows from it. Pure.
//!
//! Nothing about a standard or a plan is in code: code knows only operators, rules of time and what
//! can be counted. `model` is a plan as values, `rule` its deadlines, `test` its targets and criteria,
//! `shelf` the plans at hand; the rest asks them of a day or of the register.

#![warn(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub mod calendar;
pub mod dossier;
pub mod judge;
mod keywords;
mod model;
pub mod offices;
pub mod papers;
mod plan_set;
mod read;
pub mod report;
mod rule;
mod shipped;
mod standards;
mod test;
#[cfg(test)]
mod tests;

pub use model::{
    Award, Doer, Dossier, EntryKind, Issuer, Level, Parent, Part, Plan, PlanEntry, Source,
};
pub use plan_set::{Plans, wrong_keys};
pub use read::{Mistake, read_plan};
pub use rule::{DayOfYear, Due, Rule, Within};
pub use shipped::{FILES, TEMPLATE, shipped};
pub use standards::{BadStandards, read_standards, standards};
pub use test::{Compare, Metric, Scope, Subject, Test, UnitOf};
