//! A row of a list that becomes one entry: what its cells say, and what is told of them.
//!
//! Does not know what the columns mean. Invariant: a value that is not what the cell shows is told of
//! its field.

use serde_json::{Map, Value as Json};

use crate::domain::import::{Correction, Flag, ImportEntry, Meaning, Sought};
use crate::import::grid::Raw;
use crate::import::repeated::{self, Above, Merged};
use crate::import::table::{ListLine, ListTable};
use crate::import::value::is_placeholder;

/// A row that is being read.
pub(crate) struct RowReader<'a> {
    pub(crate) table: &'a ListTable,
    pub(crate) line: &'a ListLine,
    above: &'a mut Above,
    pub(crate) values: Map<String, Json>,
    flags: Vec<Flag>,
    mended: Vec<Correction>,
}

impl<'a> RowReader<'a> {
    pub(crate) fn new(table: &'a ListTable, line: &'a ListLine, above: &'a mut Above) -> Self {
        Self { table, line, above, values: Map::new(), flags: Vec::new(), mended: Vec::new() }
    }

    pub(crate) fn entry(self, sought: Option<Sought>) -> ImportEntry {
        ImportEntry {
            row: self.line.row,
            values: self.values,
            members: Vec::new(),
            sought,
            flags: self.flags,
            mended: self.mended,
        }
    }

    /// What a cell says; what cleaning or repeating changed is told of this field.
    pub(crate) fn cell(&mut self, meaning: Meaning, merged: Merged, field: &'static str) -> Raw {
        let raw = self.above.cell((self.table, self.line), meaning, merged);
        let said = self.table.raw(self.line, meaning);
        let repeated = repeated::mended(self.line, said, &raw, field);
        self.mended.extend(repeated.or_else(|| self.table.mended(self.line, meaning, field)));
        raw
    }

    pub(crate) fn has(&self, meaning: &str) -> bool {
        !self.table.raw(self.line, meaning).is_blank()
    }

    pub(crate) fn put(&mut self, field: &str, value: impl Into<Json>) {
        self.values.insert(field.to_owned(), value.into());
    }

    /// A text as it stands there.
    pub(crate) fn put_text(&mut self, meaning: Meaning) -> Option<String> {
        let raw = self.cell(meaning, Merged::Repeats, meaning);
        let text = text(&raw)?;
        self.put(meaning, text.clone());
        Some(text)
    }

    /// Nothing is stored before a person has seen it.
    pub(crate) fn hold(&mut self, code: &'static str, field: &'static str, raw: &Raw) {
        self.flags.push(Flag::hold(self.line.row, code).at(field).raw(raw.shown()));
    }

    /// The same of a cell that says nothing.
    pub(crate) fn hold_empty(&mut self, code: &'static str, field: &'static str) {
        self.flags.push(Flag::hold(self.line.row, code).at(field));
    }

    pub(crate) fn look(&mut self, code: &'static str, field: &'static str, raw: &Raw) {
        self.flags.push(Flag::look(self.line.row, code).at(field).raw(raw.shown()));
    }

    /// The same of a cell that says nothing.
    pub(crate) fn look_empty(&mut self, code: &'static str, field: &'static str) {
        self.flags.push(Flag::look(self.line.row, code).at(field));
    }

    pub(crate) fn is_flagged(&self, field: &str) -> bool {
        self.flags.iter().any(|flag| flag.field == Some(field))
    }

    /// Tells that the value is not what the cell shows.
    pub(crate) fn changed(
        &mut self,
        field: &'static str,
        raw: &Raw,
        after: String,
        why: &'static str,
    ) {
        let before = raw.shown();
        if before != after {
            self.mended.push(Correction { row: self.line.row, field, before, after, why });
        }
    }
}

/// The text of a cell, if it says anything.
pub(crate) fn text(raw: &Raw) -> Option<String> {
    match raw {
        Raw::Text(text) if !is_placeholder(text) => Some(text.clone()),
        Raw::Number(_) => Some(raw.shown()),
        _ => None,
    }
}
