//! A report of the screen as a file.
//!
//! A name without a folder goes where bundles go, so that a person finds what leaves the commune in
//! one place.

use crate::app::Outcome;
use crate::app::report::{ToWrite, Written};
use crate::locale::Locale;
use crate::report::{self, Paper, ReportError};
use crate::runtime::folder::screen::expand;
use crate::runtime::folder::{Folder, FolderError};

impl Folder {
    /// Writes a report, or says that a file of that name is there.
    pub fn report_for_screen(&self, wanted: &ToWrite) -> Result<Outcome, FolderError> {
        let path = expand(wanted.to.trim());
        let alone = path.components().count() == 1;
        let path = if alone { self.out()?.join(path) } else { path };
        let locale = Locale::new(wanted.lang);
        let paper = Paper {
            table: &wanted.table,
            locale: &locale,
            commune: &wanted.commune,
            date: wanted.date,
        };
        let exists = match report::write(&paper, &path, wanted.force) {
            Ok(()) => false,
            Err(ReportError::Exists(_)) => true,
            Err(error) => return Err(error.into()),
        };
        Ok(Outcome::Reported(Written { path: path.display().to_string(), exists }))
    }
}
