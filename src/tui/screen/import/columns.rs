//! What each column of a list was taken for, to be put right.
//!
//! It remembers what a person said until the file is read again; the shell keeps it for the next file
//! with the same headings. Invariant: what was said holds for every column of that heading.

use std::collections::BTreeMap;

use crate::domain::import::{Column, Meaning};
use crate::text::fold;
use crate::tui::cx::Cx;
use crate::tui::job::Found;
use crate::tui::overlay::picker::{Picker, PickerRow};
use crate::tui::part::bands::Bands;
use crate::tui::part::scroll::Scroll;
use crate::tui::screen::import::describe;
use crate::tui::step::Step;
use crate::tui::{Notice, Overlay};

/// Names the choice of a meaning.
pub const PICK: &str = "import-column";

/// The help and the heads stand above the columns.
pub const BANDS: Bands = Bands::new(3, 0);

#[derive(Debug, Clone, Default, PartialEq)]
pub struct ColumnsView {
    pub scroll: Scroll,
    /// What was said here: folded heading to the name of a meaning, an empty one for none.
    pub said: BTreeMap<String, String>,
}

impl ColumnsView {
    /// What a column holds, as far as one can say before the file is read again.
    pub fn meaning(&self, found: &Found, column: &Column) -> Option<Meaning> {
        match self.said.get(&fold(&column.heading)) {
            Some(name) => found.meanings.iter().copied().find(|meaning| meaning == name),
            None => column.meaning,
        }
    }

    /// Asks what the marked column holds.
    pub fn pick(&self, cx: &Cx<'_>, found: &Found) -> Vec<Step> {
        let Some(column) = found.reading.columns.get(self.scroll.marked) else {
            return Vec::new();
        };
        let kind = found.reading.kind;
        let row = |meaning: Option<Meaning>| PickerRow {
            id: meaning.unwrap_or_default().to_owned(),
            label: describe::meaning(cx, kind, meaning),
            detail: self.taken(found, meaning),
        };
        let rows = std::iter::once(None).chain(found.meanings.iter().copied().map(Some)).map(row);
        let title = Notice::info("import-column-pick").with("heading", &column.heading);
        let picker = Picker::rows(PICK, title, rows.collect());
        let now = self.meaning(found, column).unwrap_or_default();
        vec![Step::Open(Box::new(Overlay::Pick(picker.at(now))))]
    }

    /// Which column has a meaning already.
    fn taken(&self, found: &Found, meaning: Option<Meaning>) -> String {
        let has = |column: &&Column| meaning.is_some() && self.meaning(found, column) == meaning;
        let column = found.reading.columns.iter().find(has);
        column.map(|column| column_name(column.at)).unwrap_or_default()
    }

    /// Takes what was picked for the marked column.
    pub fn picked(&mut self, found: &Found, picked: &[String]) {
        let column = found.reading.columns.get(self.scroll.marked);
        if let (Some(column), Some(name)) = (column, picked.first()) {
            self.said.insert(fold(&column.heading), name.clone());
        }
    }
}

/// A column as spreadsheets call it: A to Z, AA and so on.
pub fn column_name(at: usize) -> String {
    let mut letters = Vec::new();
    let mut left = at.saturating_add(1);
    while left > 0 {
        let digit = left.saturating_sub(1) % 26;
        letters
            .push(u8::try_from(digit).map_or('?', |digit| char::from(b'A'.saturating_add(digit))));
        left = left.saturating_sub(1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::column_name;

    #[test]
    fn columns_are_called_as_in_a_spreadsheet() {
        for (at, name) in
            [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
        {
            assert_eq!(column_name(at), name);
        }
    }
}
