//! CSV as a Vietnamese spreadsheet opens it: UTF-8 with its mark, semicolons, a decimal comma.
//!
//! One row of headings, the groups before their columns, and no title: whoever takes a CSV goes on
//! counting. A text that a spreadsheet would take for a formula gets an apostrophe before it.

use crate::domain::tables::{Cell, Table};
use crate::report::{Paper, ReportError};

/// The mark of UTF-8, without which Excel takes the file for another encoding.
const MARK: &[u8] = "\u{FEFF}".as_bytes();

pub(super) fn bytes(paper: &Paper<'_>) -> Result<Vec<u8>, ReportError> {
    let mut out = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(MARK.to_vec());
    let failed = |error: csv::Error| ReportError::MakeFile(error.to_string());
    out.write_record(heads(paper)).map_err(failed)?;
    let Table { rows, total, parts, .. } = paper.table;
    let parts = parts.iter().map(|row| &row.cells);
    for cells in rows.iter().map(|row| &row.cells).chain(total).chain(parts) {
        let texts = cells.iter().map(|cell| field(paper, cell));
        out.write_record(texts).map_err(failed)?;
    }
    out.into_inner().map_err(|error| ReportError::MakeFile(error.to_string()))
}

fn heads(paper: &Paper<'_>) -> Vec<String> {
    let head = |column: &crate::domain::tables::Column| {
        let own = paper.locale.words(&column.head);
        let group = column.group.as_ref().map(|group| paper.locale.words(group));
        harmless(&group.map_or(own.clone(), |group| format!("{group}: {own}")))
    };
    paper.table.columns.iter().map(head).collect()
}

fn field(paper: &Paper<'_>, cell: &Cell) -> String {
    match cell {
        // Digits alone, so that they can be added up.
        Cell::Count(number) | Cell::Money(number) => number.to_string(),
        Cell::Percent(_) => crate::domain::tables::cell_text(cell, &|w| paper.locale.words(w)),
        cell => harmless(&crate::domain::tables::cell_text(cell, &|w| paper.locale.words(w))),
    }
}

/// The text so that it is never a formula.
fn harmless(text: &str) -> String {
    if is_like_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// Whether a spreadsheet may take a text for a formula.
pub(super) fn is_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}
