//! The tables that leave the commune: their figures, as plain values.
//!
//! Knows the book, years and villages; no files, screens or sentences: a heading is a message key
//! with arguments. Invariants: every row has one cell a column; the totals row adds up its rows;
//! what cannot be counted is left empty and said in a note, never taken for zero.

mod ask;
mod by_village;
mod gifts;
mod grid;
mod groups;
mod help;
mod lacks;
mod make;
mod model;
mod moves;
mod nominal;
mod persons;
mod print;
mod registered;
mod report;
mod standings;
#[cfg(test)]
mod tests;
mod voices;
mod years;

pub use ask::Ask;
pub use help::deed_state;
pub use model::{Cell, Chart, ChartKind, Column, Formula, Row, RowKind, Table, Words};
pub use print::{Align, Head, Line, Print, Said, cell_text};
pub use report::Report;
