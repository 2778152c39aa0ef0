//! The tables that leave the commune: their figures, as plain values.
//!
//! Knows the book, years and villages; no files, screens or sentences: a heading is a message key
//! with arguments. Invariants: every row has one cell a column; the totals row adds up its rows;
//! what cannot be counted is left empty and said in a note, never taken for zero.

mod ask;
mod by_village;
mod deprivations;
mod feedback;
mod gifts;
mod grid;
mod groups;
mod help;
mod households_in_year;
mod make;
mod model;
mod moves;
mod nominal;
mod persons;
mod print;
mod registered;
mod report;
#[cfg(test)]
mod tests;
mod years;

pub use ask::Ask;
pub use help::deed_state;
pub use model::{Cell, Chart, ChartKind, Column, Formula, RowKind, Table, TableRow, Words};
pub use print::{Align, Head, Print, PrintedRow, Wording, cell_text};
pub use report::Report;
