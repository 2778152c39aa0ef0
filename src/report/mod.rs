//! Reports out: tables of the book as xlsx, docx, csv and text.
//!
//! Knows how a table is written to a file; what stands in the tables is counted by the domain.
//! Invariants: a file appears whole or not at all, and never in the place of another one unless that
//! was asked for; no text of the register is ever a formula.

mod csv;
mod docx;
mod file;
mod paper;
#[cfg(test)]
mod tests;
mod txt;
mod xlsx;

use std::path::{Path, PathBuf};

pub use paper::{Letter, Paper, Sender};
pub use txt::{document_page, page};

/// Why a report was not written.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The ending names no kind of file that is written.
    #[error("no such kind of file: {0}")]
    UnknownEnding(String),
    /// A file of that name is there.
    #[error("{} is there already", .0.display())]
    Exists(PathBuf),
    /// The file could not be written.
    #[error("cannot write {}", .path.display())]
    WriteFile { path: PathBuf, source: std::io::Error },
    /// A text is not a table.
    #[error("a text cannot be written as values")]
    NotATable,
    /// The content could not be made into a file of that kind.
    #[error("cannot make the file: {0}")]
    MakeFile(String),
}

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Xlsx,
    Docx,
    /// Values with semicolons between them.
    Csv,
    Txt,
}

impl Format {
    /// Every kind, the one that most people want first.
    pub const ALL: [Self; 4] = [Self::Xlsx, Self::Docx, Self::Csv, Self::Txt];

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::Csv => "csv",
            Self::Txt => "txt",
        }
    }

    /// The kind that a path's ending names.
    pub fn of(path: &Path) -> Result<Self, ReportError> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let ending = ending.unwrap_or_default();
        let found = Self::ALL.into_iter().find(|format| format.ending() == ending);
        found.ok_or(ReportError::UnknownEnding(ending))
    }

    /// The kind that a path's ending names, for a text with tables: everything but values alone.
    pub fn of_document(path: &Path) -> Result<Self, ReportError> {
        match Self::of(path)? {
            Self::Csv => Err(ReportError::NotATable),
            format => Ok(format),
        }
    }
}

/// Writes a file that was made elsewhere, whole or not at all. `force` writes over one that is there.
pub fn put(to: &Path, bytes: &[u8], force: bool) -> Result<(), ReportError> {
    if !force && to.exists() {
        return Err(ReportError::Exists(to.to_owned()));
    }
    file::put(to, bytes)
}

/// Writes a table into a file; the ending says how. `force` writes over a file that is there.
pub fn write(paper: &Paper<'_>, to: &Path, force: bool) -> Result<(), ReportError> {
    let format = place(to, force)?;
    let bytes = match format {
        Format::Xlsx => xlsx::bytes(paper)?,
        Format::Docx => docx::bytes(paper)?,
        Format::Csv => csv::bytes(paper)?,
        Format::Txt => page(paper).into_bytes(),
    };
    file::put(to, &bytes)
}

/// Writes a text with its tables into a file; the ending says how: `docx`, `xlsx` (a sheet a part)
/// or `txt`.
pub fn write_document(letter: &Letter<'_>, to: &Path, force: bool) -> Result<(), ReportError> {
    let bytes = match Format::of_document(to).and_then(|_| place(to, force))? {
        Format::Xlsx => xlsx::document(letter)?,
        Format::Docx => docx::document(letter)?,
        Format::Csv => return Err(ReportError::NotATable),
        Format::Txt => document_page(letter).into_bytes(),
    };
    file::put(to, &bytes)
}

/// The kind of file, if nothing stands in its way.
fn place(to: &Path, force: bool) -> Result<Format, ReportError> {
    let format = Format::of(to)?;
    if !force && to.exists() {
        return Err(ReportError::Exists(to.to_owned()));
    }
    Ok(format)
}
