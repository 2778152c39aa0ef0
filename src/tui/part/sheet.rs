//! Rows of label and value, some of which lead somewhere.
//!
//! Whoever makes them cuts them to the terminal. Invariant: a row's value is one line.

use crate::domain::id::{EventRef, RecordId};
use crate::tui::cx::Cx;

/// Cells of the label column.
pub const LABEL: usize = 26;

/// Cells beside label and value: margins, the gap, the scroll bar.
const AROUND: usize = 5;

/// The emphasis of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Emphasis {
    Plain,
    Head,
    Warn,
    Dim,
}

/// Where Enter goes from a row, or what the row stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goes {
    Nowhere,
    Record(RecordId),
    /// The row is an event.
    Event(EventRef),
    /// To the form of a paper that the dossier lacks, by its place in the checklist.
    Paper(usize),
    /// To an entry of the plan that is shown.
    Entry(String),
}

/// One row of the view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// What the value is called; empty on rows that go on.
    pub label: String,
    /// The value, cut to the width.
    pub value: String,
    pub emphasis: Emphasis,
    pub goes: Goes,
}

/// How many cells a value has.
pub fn value_width(cx: &Cx<'_>) -> usize {
    usize::from(cx.size.0).saturating_sub(LABEL.saturating_add(AROUND)).max(10)
}
