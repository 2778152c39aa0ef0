//! Opening a data folder: the journal becomes the log and the book.

use std::path::Path;

use crate::domain::book::Book;
use crate::domain::log::Log;
use crate::runtime::clock::Clock;
use crate::runtime::folder::{Folder, FolderError};
use crate::store::{Mode, Opened, Opening, Recovery};

/// A folder that was read.
#[derive(Debug)]
pub struct Read {
    /// The folder.
    pub folder: Folder,
    /// Its book.
    pub book: Book,
    /// What had to be put right.
    pub recovered: Vec<Recovery>,
}

/// Opens a folder and folds everything in it. `progress` is told how many records were read.
pub fn open(
    data: &Path,
    passphrase: &str,
    mode: Mode,
    progress: &mut dyn FnMut(u64),
) -> Result<Read, FolderError> {
    let opening = Opening::begin(data, passphrase, mode)?;
    finish(opening, progress)
}

/// Reads the journal of a folder whose keys are open.
pub fn finish(opening: Opening, progress: &mut dyn FnMut(u64)) -> Result<Read, FolderError> {
    let replica = opening.office().replica;
    let mut log = Log::default();
    let mut book = Folder::new_book();
    let mut wrong = None;
    let (store, opened) = opening.finish(None, &mut |seq, text| {
        if wrong.is_some() {
            return;
        }
        let before = log.roster_log().head().0;
        let mut events = Vec::new();
        if let Err(why) = log.absorb(text, &mut |event| events.push(event)) {
            wrong = Some(FolderError::Log { seq, why: why.to_string() });
            return;
        }
        if log.roster_log().head().0 != before
            && let Some(roster) = log.roster()
        {
            book.set_roster(roster.clone());
        }
        book.apply_all(&events);
        progress(seq);
    })?;
    if let Some(wrong) = wrong {
        return Err(wrong);
    }
    let Opened { recovered, .. } = opened;
    let author = log.author(replica, &replica.short(), Clock::millis());
    Ok(Read { folder: Folder { store, log, author }, book, recovered })
}
