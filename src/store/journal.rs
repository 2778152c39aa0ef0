//! The journal's end, where records are appended. Its fdatasync is what "saved" means.
//!
//! One append is one write and one fdatasync. If either fails, what was written is cut off again on
//! a fresh handle and read back; if that fails too, the handle refuses everything until the store is
//! opened again. It knows nothing of what the text means. Invariant: `end` and `at` describe only
//! what is durable.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use crate::platform::files;
use crate::store::error::{Attempt, Fault, Result, StoreError};
use crate::store::record::{self, Cipher, Link, TEXT_MAX};
use crate::store::walk::{self, FILE_HEADER, Position};

/// A file that has grown to this many bytes is closed and the next one begun.
const ROLL_AT: u64 = 4 * 1024 * 1024;

/// The open end of the journal.
#[derive(Debug)]
pub struct Journal {
    dir: PathBuf,
    cipher: Cipher,
    file: File,
    end: Link,
    at: Position,
    roll_at: u64,
    lost: bool,
    #[cfg(test)]
    pub(crate) faults: Faults,
}

/// Errors to be met, for tests: the kinds that the next writes and syncs answer with.
#[cfg(test)]
#[derive(Debug, Default)]
pub(crate) struct Faults {
    pub writes: std::collections::VecDeque<Option<io::ErrorKind>>,
    pub syncs: std::collections::VecDeque<Option<io::ErrorKind>>,
}

/// What an append wrote.
#[derive(Debug)]
pub struct Appended {
    /// The sealed records, one after the other.
    pub bytes: Vec<u8>,
    /// Where each ends in `bytes`, and the chain there.
    pub ends: Vec<(usize, Link)>,
    /// Whether the append began a new file.
    pub rolled: bool,
}

impl Journal {
    /// Makes an empty journal.
    pub fn create(data: &Path, cipher: Cipher) -> Result<Self> {
        Self::create_in(walk::dir(data), cipher)
    }

    /// The same in a folder of any name.
    pub fn create_in(dir: PathBuf, cipher: Cipher) -> Result<Self> {
        files::private_dir(&dir).map_err(|e| StoreError::io(Attempt::Create, &dir, e))?;
        let end = Link::genesis();
        let file = begin_file(&dir, 1, &end)?;
        let at = Position { file: 1, offset: FILE_HEADER as u64 };
        Ok(Self::over(dir, cipher, file, end, at))
    }

    /// Opens the end that a walk has found. What follows it in the file must be gone already.
    pub fn open(data: &Path, cipher: Cipher, end: Link, at: Position) -> Result<Self> {
        let dir = walk::dir(data);
        let path = walk::file_path(&dir, at.file);
        let file =
            open_file(&path).map_err(|error| StoreError::io(Attempt::ReadJournal, &path, error))?;
        Ok(Self::over(dir, cipher, file, end, at))
    }

    fn over(dir: PathBuf, cipher: Cipher, file: File, end: Link, at: Position) -> Self {
        Self {
            dir,
            cipher,
            file,
            end,
            at,
            roll_at: ROLL_AT,
            lost: false,
            #[cfg(test)]
            faults: Faults::default(),
        }
    }

    /// The last durable record.
    pub fn end(&self) -> Link {
        self.end
    }

    /// The byte after it.
    pub fn at(&self) -> Position {
        self.at
    }

    /// Begins a new file after this many bytes, for tests.
    #[cfg(test)]
    pub fn roll_at(&mut self, bytes: u64) {
        self.roll_at = bytes;
    }

    /// Appends texts as records; durable when this returns.
    pub fn append(&mut self, texts: &[&str]) -> Result<Appended> {
        let mut made = Appended { bytes: Vec::new(), ends: Vec::new(), rolled: false };
        let mut end = self.end;
        for (place, text) in texts.iter().enumerate() {
            if text.len() > TEXT_MAX {
                return Err(StoreError::TooLarge(text.len()));
            }
            let place = u32::try_from(place).unwrap_or(u32::MAX);
            let nonce = record::random_nonce()?;
            end = record::seal(&self.cipher, &end, place, &nonce, text, &mut made.bytes)
                .map_err(|_| StoreError::TooLarge(text.len()))?;
            made.ends.push((made.bytes.len(), end));
        }
        self.write_sealed(&mut made, end)?;
        Ok(made)
    }

    /// Appends records that are sealed already and continue the chain up to `end`.
    pub fn append_sealed(&mut self, bytes: Vec<u8>, end: Link) -> Result<()> {
        self.write_sealed(&mut Appended { bytes, ends: Vec::new(), rolled: false }, end)
    }

    fn write_sealed(&mut self, made: &mut Appended, end: Link) -> Result<()> {
        if self.lost {
            return Err(StoreError::MustReopen);
        }
        if self.at.offset >= self.roll_at {
            self.roll()?;
            made.rolled = true;
        }
        let written = self.write_all(&made.bytes).and_then(|()| self.sync());
        if let Err(error) = written {
            self.take_back();
            let path = walk::file_path(&self.dir, self.at.file);
            return Err(StoreError::io(Attempt::Append, path, error));
        }
        self.at.offset += made.bytes.len() as u64;
        self.end = end;
        Ok(())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        #[cfg(test)]
        if let Some(Some(kind)) = self.faults.writes.pop_front() {
            // A failing write may leave a part behind.
            files::write_all_at(
                &self.file,
                bytes.get(..bytes.len() / 2).unwrap_or_default(),
                self.at.offset,
            )?;
            return Err(kind.into());
        }
        files::write_all_at(&self.file, bytes, self.at.offset)
    }

    fn sync(&mut self) -> io::Result<()> {
        #[cfg(test)]
        if let Some(Some(kind)) = self.faults.syncs.pop_front() {
            return Err(kind.into());
        }
        self.file.sync_data()
    }

    fn roll(&mut self) -> Result<()> {
        let number = self.at.file.saturating_add(1);
        self.file = begin_file(&self.dir, number, &self.end)?;
        self.at = Position { file: number, offset: FILE_HEADER as u64 };
        Ok(())
    }

    /// After a failed write: the handle cannot be believed any more. A fresh one cuts the file back
    /// to what was durable, syncs that, and reads the end again.
    fn take_back(&mut self) {
        self.lost = self.try_take_back().is_err();
    }

    fn try_take_back(&mut self) -> Result<()> {
        let path = walk::file_path(&self.dir, self.at.file);
        let failed = |error| StoreError::io(Attempt::Append, &path, error);
        let file = open_file(&path).map_err(failed)?;
        file.set_len(self.at.offset).map_err(failed)?;
        file.sync_all().map_err(failed)?;
        self.file = file;
        let walked = walk::walk(&self.dir, self.at.file, u64::MAX, &mut |_| Ok(()))?;
        if walked.end == self.end && walked.at == self.at && walked.trouble.is_none() {
            Ok(())
        } else {
            Err(StoreError::damaged(Fault::Chain, self.end.seq, path, self.at.offset))
        }
    }
}

fn open_file(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).write(true).open(path)
}

/// Makes a journal file with its header, durably and as a whole.
fn begin_file(dir: &Path, number: u32, previous: &Link) -> Result<File> {
    let path = walk::file_path(dir, number);
    files::replace(&path, &walk::file_header(previous))
        .and_then(|()| open_file(&path))
        .map_err(|error| StoreError::io(Attempt::Append, &path, error))
}
