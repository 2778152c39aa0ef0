//! Rows of label and value that lead somewhere: to a record, or to an entry of a plan.
//!
//! It cuts texts to the terminal's width and knows no plan. Invariant: a row's value fits.

use crate::text::{pad, wrap};
use crate::tui::Cx;
use crate::tui::part::sheet::Emphasis;
use crate::tui::part::sheet::Goes;
use crate::tui::part::sheet::SheetRow;

/// Cells of the label column.
pub const LABEL: usize = 18;

/// Cells beside label and value: the margins and the gap.
const AROUND: usize = 3;

/// Rows being written down.
#[derive(Debug)]
pub struct PlanRows<'a> {
    cx: &'a Cx<'a>,
    pub rows: Vec<SheetRow>,
}

impl<'a> PlanRows<'a> {
    /// An empty one.
    pub fn new(cx: &'a Cx<'a>) -> Self {
        Self { cx, rows: Vec::new() }
    }

    fn width(&self) -> usize {
        usize::from(self.cx.size.0).saturating_sub(LABEL.saturating_add(AROUND)).max(10)
    }

    /// A value under the message key of its label, on as many rows as it needs.
    pub fn put(&mut self, label: &str, value: &str, look: Emphasis, goes: &Goes) {
        let mut label = self.cx.locale.text(label).into_owned();
        for line in wrap(value, self.width()) {
            let row = SheetRow {
                label: pad(&std::mem::take(&mut label), LABEL),
                value: line,
                emphasis: look,
                goes: goes.clone(),
            };
            self.rows.push(row);
        }
    }

    /// A plain value; nothing where there is none.
    pub fn text(&mut self, label: &str, value: &str) {
        if !value.is_empty() {
            self.put(label, value, Emphasis::Plain, &Goes::Nowhere);
        }
    }

    /// A line without a label that leads somewhere.
    pub fn line(&mut self, value: &str, look: Emphasis, goes: &Goes) {
        for line in wrap(value, self.width()) {
            let row =
                SheetRow { label: pad("", LABEL), value: line, emphasis: look, goes: goes.clone() };
            self.rows.push(row);
        }
    }
}
