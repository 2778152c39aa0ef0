//! Whole files against what they are known to say, and lists of every shape that must say the same.

mod gift_shapes;
mod gifts;
mod headings;
mod hostile;
mod samples;
mod shapes;

use crate::domain::import::Reading;
use crate::import::grid::{Cell, Grid, GridRow, Merged, Raw, Sheet};
use crate::import::{Options, Refused, look_at};

/// Nothing is said but that it is 22 November 2026.
pub(super) fn options() -> Options<'static> {
    Options::on(chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap())
}

/// Reads the list in the sheets of a file.
pub(super) fn read_of(grid: &Grid, options: &Options<'_>) -> Result<Reading, Refused> {
    look_at(grid, options).map(|look| look.reading)
}

/// A sheet of texts, from row 1.
pub(super) fn sheet(name: &str, rows: &[Vec<String>]) -> Sheet {
    let cell = |text: &String| {
        let raw = if text.is_empty() { Raw::Empty } else { Raw::Text(text.clone()) };
        Cell { raw, font: None, merged: Merged::No }
    };
    let row = |(number, texts): (u32, &Vec<String>)| GridRow {
        number,
        hidden: false,
        cells: texts.iter().map(cell).collect(),
    };
    Sheet { name: Some(name.to_owned()), rows: (1..).zip(rows).map(row).collect() }
}

/// A file of one sheet.
pub(super) fn grid(rows: &[Vec<String>]) -> Grid {
    Grid { sheets: vec![sheet("Sheet1", rows)] }
}

/// Rows of texts that are easier to write.
pub(super) fn texts(rows: &[&[&str]]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.iter().map(|text| (*text).to_owned()).collect()).collect()
}
