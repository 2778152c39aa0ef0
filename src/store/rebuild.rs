//! Making the journal again from sled.

use std::path::Path;

use crate::store::error::{Attempt, Result, StoreError};
use crate::store::head::Head;
use crate::store::journal::Journal;
use crate::store::mirror::{self, Mirror};
use crate::store::record::{self, Cipher, Link};
use crate::store::{fsio, slot, walk};

/// Records are written to the new journal in pieces of this size.
const PIECE: usize = 1024 * 1024;

/// Makes a missing journal again from the mirror, if the mirror has an unbroken chain that reaches
/// at least as far as HEAD. Returns how many records it has, `None` if the mirror cannot help.
pub(super) fn journal_from_mirror(
    data: &Path,
    cipher: &Cipher,
    head: Option<&Head>,
) -> Result<Option<u64>> {
    if !slot::is_there(data) {
        return Ok(None);
    }
    let Ok(mirror) = Mirror::open(&mirror::dir(data)) else {
        return Ok(None);
    };
    let mut seen_head = head.is_none_or(|head| head.end == Link::genesis());
    let mut chain = Chain::new(data, cipher)?;
    while chain.end.seq < mirror.head().seq {
        let Ok(Some(bytes)) = mirror.record(chain.end.seq + 1) else {
            return Ok(None);
        };
        if !chain.add(&bytes, cipher)? {
            return Ok(None);
        }
        seen_head |= head.is_some_and(|head| head.end == chain.end);
    }
    if !seen_head {
        return Ok(None);
    }
    let records = chain.end.seq;
    chain.finish(data)?;
    Ok(Some(records))
}

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
        Ok(Self {
            journal,
            end,
            waiting: Vec::new(),
        })
    }

    /// Adds a sealed record if it is whole and continues the chain.
    pub fn add(&mut self, bytes: &[u8], cipher: &Cipher) -> Result<bool> {
        let mut text = String::new();
        let next = record::parse(bytes).and_then(|record| {
            record.open(cipher, &self.end.chain, &mut text)?;
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
        if bytes.is_empty() {
            Ok(())
        } else {
            self.journal.append_sealed(bytes, self.end)
        }
    }

    /// Puts it in the journal's place, which must be empty by now.
    pub fn finish(mut self, data: &Path) -> Result<Head> {
        self.write()?;
        let to = walk::dir(data);
        let failed = |error| StoreError::io(Attempt::Create, &to, error);
        std::fs::rename(new_dir(data), &to).map_err(failed)?;
        fsio::sync_dir(data).map_err(failed)?;
        Ok(Head {
            end: self.journal.end(),
            at: self.journal.at(),
            clean: false,
        })
    }
}

fn new_dir(data: &Path) -> std::path::PathBuf {
    data.join("journal.new")
}
