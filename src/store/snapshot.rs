//! The snapshot: the caller's folded book as bytes, sealed and compressed, with the place in the
//! journal it belongs to, so that the next start reads only what came after.
//!
//! It is one file, replaced as a whole: in sled every replacement would leave its predecessor's
//! space behind, and sled would have to be open before the first thing is drawn. A snapshot that
//! does not open, or does not belong to this journal, counts as none.

use std::path::{Path, PathBuf};

use crate::store::error::{Attempt, Result, StoreError};
use crate::store::opening::Opening;
use crate::store::record::{Cipher, Link};
use crate::store::{Store, fsio, head, walk};

const MAGIC: [u8; 4] = *b"TNs1";
/// Fast: the time to start counts, not the size.
const LEVEL: i32 = 1;
/// A snapshot that unpacks to more than this is not believed.
const MAX: u64 = 1 << 30;

fn path(data: &Path) -> PathBuf {
    data.join("snapshot")
}

fn cipher(data_key: &[u8; 32]) -> Cipher {
    Cipher::derived("thoatngheo 2026 snapshot key v1", data_key)
}

impl Store {
    /// Keeps the book as it was after record `at`.
    pub fn save_snapshot(&mut self, at: Link, book: &[u8]) -> Result<()> {
        self.for_work()?;
        let path = path(&self.data);
        let failed = |error| StoreError::io(Attempt::Snapshot, &path, error);
        let mut header = MAGIC.to_vec();
        header.extend_from_slice(&at.seq.to_le_bytes());
        header.extend_from_slice(&at.chain);
        let packed = zstd::bulk::compress(book, LEVEL).map_err(failed)?;
        let sealed = cipher(&self.secrets.data).seal_alone(&header, &packed)?;
        header.extend_from_slice(&sealed);
        fsio::replace(&path, &header).map_err(failed)
    }
}

impl Opening {
    /// The snapshot and its place, if there is one that belongs to this journal. Hand the place to
    /// [`Opening::finish`] when the book was taken from it.
    pub fn snapshot(&self) -> Option<(Link, Vec<u8>)> {
        let bytes = std::fs::read(path(&self.data)).ok()?;
        let (header, sealed) = bytes.split_first_chunk::<44>()?;
        let (magic, rest) = header.split_first_chunk::<4>()?;
        let (seq, chain) = rest.split_first_chunk::<8>()?;
        let at = Link { seq: u64::from_le_bytes(*seq), chain: chain.try_into().ok()? };
        if *magic != MAGIC || !self.is_in_journal(at) {
            return None;
        }
        let packed = cipher(&self.secrets.data).open_alone(header, sealed)?;
        let mut book = Vec::new();
        let reader = zstd::stream::read::Decoder::new(packed.as_slice()).ok()?;
        std::io::Read::read_to_end(&mut std::io::Read::take(reader, MAX), &mut book).ok()?;
        Some((at, book))
    }

    fn is_in_journal(&self, at: Link) -> bool {
        if head::read(&self.data).is_some_and(|head| head.end == at) {
            return true;
        }
        let journal = walk::dir(&self.data);
        let walked = walk::file_after(&journal, at.seq.saturating_sub(1))
            .and_then(|first| walk::walk(&journal, first, at.seq, &mut |_| Ok(())));
        walked.is_ok_and(|walked| walked.end == at)
    }
}
