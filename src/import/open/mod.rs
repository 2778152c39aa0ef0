//! The bytes of a file to sheets of cells, by what the bytes are and not by the name.
//!
//! Does not know headings. Limits are kept before memory is asked for: a part of a zip is counted
//! while it is unpacked and thrown away, cells are counted while they come. Invariant: any bytes give
//! sheets or a reason, and nothing that was read is left out silently.

mod package;
mod text;
mod workbook;

use crate::import::Refused;
use crate::import::grid::Grid;

/// How a zip begins, and how one begins that is empty.
const ZIP: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
/// How a compound file begins: xls, and xlsx with a password.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// More cells than this are no list of a commune: 10,000 households with 30 columns are 300,000.
pub(super) const MAX_CELLS: usize = 4_000_000;
/// Columns beyond this are not read.
pub(super) const MAX_COLUMNS: usize = 512;

/// A file that was opened.
#[derive(Debug)]
pub(super) struct Opened {
    pub grid: Grid,
    /// Whether it is a text file that calls itself a workbook: it must have a heading to be believed.
    pub posing: bool,
}

pub(super) fn open(name: &str, bytes: &[u8]) -> Result<Opened, Refused> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let workbook = matches!(ending.as_str(), "xlsx" | "xlsm" | "xls" | "xlsb" | "ods" | "xltx");
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refused::EmptyWorkbook);
    }
    let real = |grid| Opened { grid, posing: false };
    if ZIP.iter().any(|begin| bytes.starts_with(begin)) {
        return workbook::of_zip(bytes).map(real);
    }
    if bytes.starts_with(COMPOUND) {
        return workbook::of_compound(bytes).map(real);
    }
    if !text::is_text(bytes) {
        let cut = workbook && bytes.iter().all(|byte| *byte == 0);
        return Err(if cut { Refused::DamagedFile } else { Refused::NotASpreadsheet });
    }
    text::read(bytes).map(|grid| Opened { grid, posing: workbook })
}
