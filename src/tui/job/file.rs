//! What the shell writes into a file, and what it says of it.

use chrono::NaiveDate;

use crate::domain::document::Document;
use crate::domain::tables::Table;
use crate::locale::Lang;

/// A report to be written by the shell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToWrite {
    pub table: Table,
    pub lang: Lang,
    pub commune: String,
    /// The day on the paper.
    pub date: NaiveDate,
    /// Where to: a path, or a name in the folder of what goes out.
    pub to: String,
    /// Over a file that is there.
    pub force: bool,
}

/// A text with tables to be written by the shell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentToWrite {
    pub document: Document,
    pub lang: Lang,
    pub office: String,
    /// The day on the paper.
    pub date: NaiveDate,
    /// Where to: a path, or a name in the folder of what goes out.
    pub to: String,
    /// Over a file that is there.
    pub force: bool,
}

/// A text to be written into a file by the shell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextFile {
    pub text: String,
    /// Where to: a path, or a name in the folder of what goes out.
    pub to: String,
    /// Over a file that is there.
    pub force: bool,
}

/// What is said of a report that was written, or not because a file of that name is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenReport {
    pub path: String,
    /// Whether a file was there and nothing was written.
    pub exists: bool,
}
