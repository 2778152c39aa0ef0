//! Lists from elsewhere: xlsx, xls, xlsb, ods and csv read into [`Reading`].
//!
//! Knows files, sheets, fonts and the words of headings; does not know the book, nor what becomes of
//! a row. Reading never guesses a value: what is not understood is null, with a flag. Invariant:
//! nothing panics, whatever the bytes, and no row of the list is lost.
//!
//! - [`grid`]: a file as sheets of cells
//! - [`table`]: the list in a sheet, with a heading, columns that mean something and lines
//! - [`words`]: what columns are called

mod contribution;
mod decode;
pub mod grid;
mod heading;
mod household;
mod lines;
mod open;
mod registration;
mod repeated;
mod row;
pub mod table;
#[cfg(test)]
mod tests;
pub mod value;
pub mod words;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::import::{ImportEntry, Meaning, PassedOver, Reading, Total};
use crate::domain::schema::RecordKind;
use crate::import::grid::{Grid, Sheet};
use crate::text::legacy::{Encoding, Holds};

/// What may be said of a file before it is read.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// What its rows are; found by the headings if not given.
    pub kind: Option<RecordKind>,
    /// The sheet to read; found by the headings if not given.
    pub sheet: Option<&'a str>,
    /// What columns hold, where a person said so.
    pub mapping: Option<&'a Mapping>,
    /// The day on which it is read: a list is of no later year than the next, and nobody is born after
    /// it.
    pub today: NaiveDate,
}

impl Options<'_> {
    /// Nothing is said but the day on which it is read.
    pub fn on(today: NaiveDate) -> Self {
        Self { kind: None, sheet: None, mapping: None, today }
    }
}

/// What columns hold by what a person said: heading, folded, to the name of a meaning; an empty name
/// leaves the column unread.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mapping(pub BTreeMap<String, String>);

/// What the reader of a kind makes of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Rows {
    /// The records, in the order of the file.
    pub entries: Vec<ImportEntry>,
    /// The rows that state totals.
    pub totals: Vec<Total>,
    /// Lines that turned out to be no records.
    pub passed_over: Vec<PassedOver>,
    /// Numbers missing between the first and the last receipt of a book.
    pub receipt_gaps: Vec<String>,
}

/// Why a file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is cut off, or not what its beginning says.
    #[error("the file is damaged or was cut off; copy it again from where it came")]
    DamagedFile,
    /// No sheet has anything in it.
    #[error("the file has nothing in it")]
    EmptyWorkbook,
    /// It is something else, whatever its name says.
    #[error("the file is no spreadsheet; save the list as xlsx or csv")]
    NotASpreadsheet,
    /// It opens with a password only.
    #[error("the file has a password; save a copy without one")]
    Protected,
    /// It would take more memory than a list ever does.
    #[error(
        "the file is larger than any list; save the list alone, without empty rows and columns"
    )]
    TooLarge,
    /// It has rows, but no heading that says what they are.
    #[error("no heading was found that says what the rows are; say the kind and the sheet")]
    NoList,
}

impl Refused {
    /// A name that never changes.
    pub fn id(self) -> &'static str {
        match self {
            Self::DamagedFile => "damaged_file",
            Self::EmptyWorkbook => "empty_workbook",
            Self::NotASpreadsheet => "not_a_spreadsheet",
            Self::Protected => "password",
            Self::TooLarge => "too_large",
            Self::NoList => "no_list",
        }
    }
}

/// A list that was read, with what helps a person to correct how it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct FileListing {
    pub reading: Reading,
    /// The sheets of the file; none of a text file.
    pub sheets: Vec<String>,
    /// Some values of each column of the reading.
    pub samples: Vec<Vec<String>>,
}

/// Values of a column that are shown.
const SAMPLES: usize = 5;

/// Reads a list. The name of the file only tells what a text calls itself.
///
/// A reader of damaged files may panic within; that is caught here, but the panic hook is called:
/// who has a terminal keeps it with `contained`.
pub fn read(name: &str, bytes: &[u8], options: &Options<'_>) -> Result<Reading, Refused> {
    list_file(name, bytes, options).map(|look| look.reading)
}

/// Reads a list, and says which sheets there are and what the columns hold.
pub fn list_file(name: &str, bytes: &[u8], options: &Options<'_>) -> Result<FileListing, Refused> {
    let opened = open::open(name, bytes)?;
    // A text with the name of a workbook is believed only if it is a list.
    let refused = if opened.posing { Refused::NotASpreadsheet } else { Refused::NoList };
    look_at(&opened.grid, options).map_err(|error| match error {
        Refused::NoList => refused,
        other => other,
    })
}

/// Reads the list in the sheets of a file.
fn look_at(grid: &Grid, options: &Options<'_>) -> Result<FileListing, Refused> {
    let wanted = |sheet: &&Sheet| {
        options.sheet.is_none_or(|wanted| sheet.name.as_deref().is_some_and(|name| name == wanted))
    };
    let blank = |cell: &grid::Cell| cell.raw.is_blank();
    let empty = |sheet: &Sheet| sheet.rows.iter().all(|row| row.cells.iter().all(blank));
    if grid.sheets.iter().all(empty) {
        return Err(Refused::EmptyWorkbook);
    }
    let mut best: Option<(&Sheet, decode::Decoded, heading::Heading)> = None;
    for sheet in grid.sheets.iter().filter(wanted) {
        let decoded = decode::decode(sheet);
        let Some(found) = heading::find(sheet, &decoded, options) else { continue };
        if best.as_ref().is_none_or(|(_, _, best)| found.points > best.points) {
            best = Some((sheet, decoded, found));
        }
    }
    let (sheet, mut decoded, heading) = best.ok_or(Refused::NoList)?;
    let kind = heading.kind;
    for head in &heading.heads {
        if let Some(holds) = head.column.meaning.and_then(holds) {
            decoded.column(sheet, head.column.at, holds);
        }
    }
    let table = lines::table(sheet, decoded, heading, options.today);
    let samples = table.columns.iter().map(|head| samples(&table, head.column.at)).collect();
    let rows = rows(kind, &table, options);
    let mut passed_over = table.passed_over;
    passed_over.extend(rows.passed_over);
    passed_over.sort_by_key(|one| one.row);
    let reading = Reading {
        kind,
        sheet: table.sheet,
        encoding: if table.encoding.is_old() { table.encoding } else { Encoding::Unicode },
        title: table.title,
        columns: table.columns.into_iter().map(|head| head.column).collect(),
        entries: rows.entries,
        totals: rows.totals,
        passed_over,
        hidden: table.hidden,
        receipt_gaps: rows.receipt_gaps,
    };
    let sheets = grid.sheets.iter().filter_map(|sheet| sheet.name.clone()).collect();
    Ok(FileListing { reading, sheets, samples })
}

/// The first different values of a column.
fn samples(table: &table::ListTable, column: usize) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in table.lines.iter().filter(|line| line.role == table::Role::Record) {
        let shown = line.at(column).raw.shown();
        if !shown.is_empty() && !found.contains(&shown) {
            found.push(shown);
        }
        if found.len() >= SAMPLES {
            break;
        }
    }
    found
}

/// What the texts of a column are, where that matters for making them right.
fn holds(meaning: Meaning) -> Option<Holds> {
    match meaning {
        "members.full_name" | "head_name" | "village" | "members.ethnicity" => Some(Holds::Names),
        // One under the other in a cell.
        "causes" | "deprivations" | "needs" => Some(Holds::Notes),
        _ => None,
    }
}

/// Reads the lines of a table by their kind.
fn rows(kind: RecordKind, table: &table::ListTable, options: &Options<'_>) -> Rows {
    match kind {
        RecordKind::Contribution => contribution::read(table, options),
        RecordKind::Registration => registration::read(table, options),
        _ => household::read(table, options),
    }
}
