//! The snapshot: the log and the book as pages of bytes, so that a start need not read every event.
//!
//! It is a copy of what the events say, never the truth: it carries a fingerprint of the program and of
//! the schema it was made by, and where that or anything else does not fit, there is no snapshot
//! and the journal is read. Restored, log and book are what the events would have made of them, and
//! go on folding alike; only runs that are held for this session are left out.

mod record;

#[cfg(test)]
pub(in crate::domain) mod tests;

use crate::domain::book::Book;
use crate::domain::log::Log;
use crate::domain::schema::RecordKind;
use crate::domain::standard::Standard;

use crate::domain::wire::{PageDecoder, PageEncoder};

/// Raised with every change of what the pages hold or of how an index is derived.
const FORMAT: u32 = 6;

/// What has to be the same for a snapshot to be read: this format, this version of the program
/// (which folds and indexes in its own way) and every row of the schema.
fn fingerprint() -> [u8; 32] {
    let mut hasher = blake3::Hasher::new_derive_key("thoatngheo 2026 snapshot print v1");
    hasher.update(&FORMAT.to_le_bytes()).update(env!("CARGO_PKG_VERSION").as_bytes());
    for kind in RecordKind::ALL {
        hasher.update(format!("{:?}", kind.def()).as_bytes());
    }
    *hasher.finalize().as_bytes()
}

/// Puts log and book down, page by page.
pub fn encode(log: &Log, book: &Book, sink: &mut dyn FnMut(&[u8])) {
    let mut out = PageEncoder::new(sink);
    out.item();
    out.bytes(&fingerprint());
    log.pack(&mut out);
    book.pack(&mut out);
    out.finish();
}

/// Picks log and book up again. `None`: the pages are not of this program, or not whole.
pub fn decode(
    standards: &[Standard],
    next: &mut dyn FnMut() -> Option<Vec<u8>>,
) -> Option<(Log, Book)> {
    let mut pages = PageDecoder::new(next);
    pages.item()?;
    if pages.array()? != fingerprint() {
        return None;
    }
    let log = Log::unpack(&mut pages)?;
    let mut book = Book::unpack(standards, &mut pages)?;
    if let Some(roster) = log.roster() {
        book.set_roster(roster.clone());
    }
    pages.is_over().then_some((log, book))
}
