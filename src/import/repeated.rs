//! Cells that say "as above": `-nt-`, `nt`, `"`, and cells that one above is drawn over.
//!
//! Knows rows only in the order in which it is asked. Invariant: a cell that repeats gives exactly
//! what the cell above it in its column gave.

use std::collections::BTreeMap;

use crate::domain::import::{Correction, Meaning};
use crate::import::grid::Raw;
use crate::import::table::{ListLine, ListTable};
use crate::text::fold;

/// What the columns held in the record above.
#[derive(Debug, Clone, Default)]
pub(crate) struct Above {
    held: BTreeMap<Meaning, Raw>,
}

/// What a cell holds, once it is known what it repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Merged {
    /// A merged cell stands for every row it covers: a date, a place.
    Repeats,
    /// It is of its first row only: a sum that several rows share must not be counted again.
    Once,
}

impl Above {
    /// What the cell of this line says. To be asked once a line, in the order of the lines.
    pub(crate) fn cell(
        &mut self,
        (table, line): (&ListTable, &ListLine),
        meaning: Meaning,
        merged: Merged,
    ) -> Raw {
        let spot = table.spot(line, meaning);
        let covered = spot.covered && spot.raw.is_blank() && merged == Merged::Repeats;
        let raw = if covered || repeats(&spot.raw) {
            self.held.get(meaning).cloned().unwrap_or_default()
        } else {
            spot.raw.clone()
        };
        self.held.insert(meaning, raw.clone());
        raw
    }
}

/// The change that a cell which says "as above" is, told of this field.
pub(crate) fn mended(
    line: &ListLine,
    said: &Raw,
    took: &Raw,
    field: &'static str,
) -> Option<Correction> {
    let (before, after) = (said.shown(), took.shown());
    repeats(said).then_some(Correction { row: line.row, field, before, after, why: "ditto" })
}

/// Whether a cell only says that it repeats the one above.
pub(crate) fn repeats(raw: &Raw) -> bool {
    let Raw::Text(text) = raw else {
        return false;
    };
    let quote = |c: char| matches!(c, '"' | '“' | '”' | '„' | '″' | '〃' | '\'' | '’' | '‘' | '`');
    let bare = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '.'));
    let double =
        bare.chars().any(|c| !matches!(c, '\'' | '’' | '‘' | '`')) || bare.chars().count() == 2;
    if !bare.is_empty() && double && bare.chars().all(quote) {
        return true;
    }
    let folded = fold(text);
    let words = folded.trim_matches(|c: char| !(c.is_alphanumeric() || c == '/'));
    matches!(words, "nt" | "n t" | "n.t" | "nhu tren" | "//" | "/ /")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_as_above() {
        for text in [
            "-nt-",
            "nt",
            "NT",
            "(nt)",
            "-nt -",
            "n.t",
            "\"",
            "“",
            "''",
            "- \" -",
            "〃",
            "như trên",
            "-//-",
        ] {
            assert!(repeats(&Raw::Text(text.into())), "{text:?}");
        }
        for text in ["", "-", "'", "ntn", "NTM", "Thôn NT", "1/2", "tt", "\"Nhà\""] {
            assert!(!repeats(&Raw::Text(text.into())), "{text:?}");
        }
        assert!(!repeats(&Raw::Number(1.0)));
    }
}
