//! What is made of the cells of one household: flags and changes gathered beside the values.
//!
//! Does not decide anything. Invariant: a text that was changed on its way stands in `mended` once a
//! cell.

use crate::domain::import::{Correction, Flag};
use crate::import::grid::Raw;
use crate::import::table::{ListLine, ListTable, Role, Spot};

/// Flags and changes so far.
#[derive(Debug)]
pub(super) struct Made<'a> {
    pub table: &'a ListTable,
    pub flags: Vec<Flag>,
    pub mended: Vec<Correction>,
}

impl<'a> Made<'a> {
    pub(super) fn new(table: &'a ListTable) -> Self {
        Self { table, flags: Vec::new(), mended: Vec::new() }
    }

    /// The text of a cell, its cleaning noted.
    pub(super) fn text(
        &mut self,
        line: &ListLine,
        spot: &Spot,
        field: &'static str,
    ) -> Option<String> {
        let text = match &spot.raw {
            Raw::Text(text) => text.trim(),
            Raw::Number(_) | Raw::Serial(_) => return Some(spot.raw.shown()),
            Raw::Empty | Raw::Bool(_) => return None,
            Raw::Error(error) => {
                let flag = Flag::look(line.row, "cell_error").at(field);
                self.flags.push(flag.raw(error.as_str()));
                return None;
            }
        };
        let nothing = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '.' | '…' | '_');
        if text.chars().all(nothing) {
            return None;
        }
        self.cleaned(line, spot, field);
        Some(text.to_owned())
    }

    /// Notes what the cleaning of a cell changed.
    pub(super) fn cleaned(&mut self, line: &ListLine, spot: &Spot, field: &'static str) {
        if let Some(was) = &spot.was {
            self.change(line, field, was.before.clone(), spot.raw.shown(), was.why);
        }
    }

    pub(super) fn change(
        &mut self,
        line: &ListLine,
        field: &'static str,
        before: String,
        after: String,
        why: &'static str,
    ) {
        if before != after {
            self.mended.push(Correction { row: line.row, field, before, after, why });
        }
    }
}

/// What the cell held before it was cleaned.
pub(super) fn shown(spot: &Spot) -> String {
    spot.was.as_ref().map_or_else(|| spot.raw.shown(), |was| was.before.clone())
}

/// The cell of a household's line, or the one that is merged over it from a line above.
pub(super) fn over<'a>(table: &'a ListTable, at: usize, meaning: &str) -> &'a Spot {
    let mut found = None;
    for line in table.lines.get(..=at).unwrap_or(&[]).iter().rev() {
        let spot = table.spot(line, meaning);
        found = Some(spot);
        if !spot.covered || line.role == Role::Total {
            break;
        }
    }
    found.unwrap_or(&crate::import::table::NOTHING)
}
