//! A journal in the making, beside the real one: sealed records are added as long as each continues
//! the chain, and the whole takes the journal's place in one rename.

use std::path::{Path, PathBuf};

use crate::platform::files;
use crate::store::error::{Attempt, Result, StoreError};
use crate::store::head::Head;
use crate::store::journal::Journal;
use crate::store::record::{self, Cipher, Link};
use crate::store::walk;

/// Records are written in pieces of this size.
const PIECE: usize = 1024 * 1024;

/// A journal in the making, beside the real one.
pub(super) struct Chain {
    journal: Journal,
    pub end: Link,
    waiting: Vec<u8>,
}

impl Chain {
    /// Begins in `journal.new/`; what an interrupted attempt left there is of no worth.
    pub fn new(data: &Path, cipher: &Cipher) -> Result<Self> {
        let dir = new_dir(data);
        if dir.exists() {
            std::fs::remove_dir_all(&dir).map_err(|e| StoreError::io(Attempt::Create, &dir, e))?;
        }
        let journal = Journal::create_in(dir, cipher.clone())?;
        let end = journal.end();
        Ok(Self { journal, end, waiting: Vec::new() })
    }

    /// Adds a sealed record if it is whole and continues the chain.
    pub fn add(&mut self, bytes: &[u8], cipher: &Cipher) -> Result<bool> {
        let next = record::parse(bytes).and_then(|record| {
            record.open(cipher, &self.end.chain)?;
            record.follow(&self.end)
        });
        let Ok(next) = next else { return Ok(false) };
        self.end = next;
        self.waiting.extend_from_slice(bytes);
        if self.waiting.len() >= PIECE {
            self.write()?;
        }
        Ok(true)
    }

    fn write(&mut self) -> Result<()> {
        let bytes = std::mem::take(&mut self.waiting);
        if bytes.is_empty() { Ok(()) } else { self.journal.append_sealed(bytes, self.end) }
    }

    /// Puts it in the journal's place, which must be empty by now.
    pub fn finish(mut self, data: &Path) -> Result<Head> {
        self.write()?;
        let to = walk::dir(data);
        let failed = |error| StoreError::io(Attempt::Create, &to, error);
        std::fs::rename(new_dir(data), &to).map_err(failed)?;
        files::sync_dir(data).map_err(failed)?;
        Ok(Head { end: self.journal.end(), at: self.journal.at(), clean: false })
    }
}

fn new_dir(data: &Path) -> PathBuf {
    data.join("journal.new")
}
