//! A report or a calendar of the screen as a file.
//!
//! A name without a folder goes where bundles go, so that a person finds what leaves the commune in
//! one place.

use std::path::{Path, PathBuf};

use crate::locale::Locale;
use crate::report::{self, Letter, Paper, ReportError, Sender};
use crate::runtime::folder::screen::expand;
use crate::runtime::folder::{Folder, FolderError};
use crate::tui::Outcome;
use crate::tui::job::DocumentToWrite;
use crate::tui::job::TextFile;
use crate::tui::job::{ToWrite, WrittenReport};

impl Folder {
    /// Writes a report, or says that a file of that name is there.
    pub fn report_for_screen(&self, wanted: &ToWrite) -> Result<Outcome, FolderError> {
        let path = self.place_of(&wanted.to)?;
        let locale = Locale::of(wanted.lang, self.form());
        let paper = Paper {
            table: &wanted.table,
            locale: &locale,
            commune: &wanted.commune,
            date: wanted.date,
        };
        written(&path, report::write(&paper, &path, wanted.force))
    }

    /// Writes a text, or says that a file of that name is there.
    pub fn text_for_screen(&self, wanted: &TextFile) -> Result<Outcome, FolderError> {
        let path = self.place_of(&wanted.to)?;
        written(&path, report::put(&path, wanted.text.as_bytes(), wanted.force))
    }

    /// Writes a text with tables, or says that a file of that name is there.
    pub fn document_for_screen(&self, wanted: &DocumentToWrite) -> Result<Outcome, FolderError> {
        let path = self.place_of(&wanted.to)?;
        let locale = Locale::of(wanted.lang, self.form());
        let sender = Sender { locale: &locale, office: &wanted.office, date: wanted.date };
        let letter = Letter { document: &wanted.document, sender };
        written(&path, report::write_document(&letter, &path, wanted.force))
    }

    /// Where a file goes: a name alone is in the folder of what goes out.
    fn place_of(&self, to: &str) -> Result<PathBuf, FolderError> {
        let path = expand(to.trim());
        let alone = path.components().count() == 1;
        Ok(if alone { self.out()?.join(path) } else { path })
    }
}

fn written(path: &Path, done: Result<(), ReportError>) -> Result<Outcome, FolderError> {
    let exists = match done {
        Ok(()) => false,
        Err(ReportError::Exists(_)) => true,
        Err(error) => return Err(error.into()),
    };
    Ok(Outcome::Reported(WrittenReport { path: path.display().to_string(), exists }))
}
