//! A spreadsheet as the forms look: Times New Roman, A4, headings that repeat on every page, real
//! numbers and dates, and personal numbers as text.

mod charts;
mod document;
mod looks;
mod sheet;

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use crate::report::{Paper, ReportError};

pub(super) use document::bytes as document;

/// A spreadsheet's sheet has at most so many letters in its name.
const NAME: usize = 31;

impl From<XlsxError> for ReportError {
    fn from(error: XlsxError) -> Self {
        Self::MakeFile(error.to_string())
    }
}

pub(super) fn bytes(paper: &Paper<'_>) -> Result<Vec<u8>, ReportError> {
    let mut book = Workbook::new();
    let label = paper.table.report.map(|report| paper.text(&report.label_key()));
    let name = sheet_name(&label.unwrap_or_else(|| paper.locale.words(&paper.table.title)));
    let mut page = Worksheet::new();
    page.set_name(name.as_str())?;
    let print = paper.print();
    let places = sheet::fill(&mut page, paper, &print)?;
    book.push_worksheet(page);
    if let Some(charts) = charts::sheet(paper, &print, &name, places)? {
        book.push_worksheet(charts);
    }
    Ok(book.save_to_buffer()?)
}

/// A name that a sheet may have.
fn sheet_name(text: &str) -> String {
    let kept = text.chars().filter(|sign| !"[]:*?/\\'".contains(*sign));
    kept.take(NAME).collect::<String>().trim().to_owned()
}
