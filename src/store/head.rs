//! HEAD: a small checkpoint of how far the journal goes, so that a cut tail is noticed.
//!
//! Written at a clean close, when a journal file is full, every 64 appends, and once (as unclean)
//! before the first append of a session. Invariant: it never promises what is not durable.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::domain::id::{from_hex, hex};
use crate::platform::files;
use crate::store::record::Link;
use crate::store::walk::Position;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The last record and the chain there.
    pub end: Link,
    pub at: Position,
    /// Whether the program was left properly with exactly this journal.
    pub clean: bool,
}

#[derive(Serialize, Deserialize)]
struct Written {
    format: u32,
    seq: u64,
    chain: String,
    file: u32,
    offset: u64,
    clean: bool,
}

pub fn path(data: &Path) -> PathBuf {
    data.join("HEAD")
}

/// HEAD as bytes: one line of JSON and a line with its hash.
pub fn to_bytes(head: &Head) -> Vec<u8> {
    let written = Written {
        format: 1,
        seq: head.end.seq,
        chain: hex(&head.end.chain),
        file: head.at.file,
        offset: head.at.offset,
        clean: head.clean,
    };
    let line = serde_json::to_string(&written).unwrap_or_default();
    format!("{line}\n{}\n", blake3::hash(line.as_bytes()).to_hex()).into_bytes()
}

/// HEAD from bytes; `None` if they are not a whole HEAD.
pub fn from_bytes(bytes: &[u8]) -> Option<Head> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (line, hash) = text.split_once('\n')?;
    if hash.strip_suffix('\n')? != blake3::hash(line.as_bytes()).to_hex().as_str() {
        return None;
    }
    let written: Written = serde_json::from_str(line).ok()?;
    Some(Head {
        end: Link { seq: written.seq, chain: from_hex(&written.chain)? },
        at: Position { file: written.file, offset: written.offset },
        clean: written.clean,
    })
}

/// Reads HEAD; `None` if it is missing or not whole.
pub fn read(data: &Path) -> Option<Head> {
    from_bytes(&std::fs::read(path(data)).ok()?)
}

/// Writes HEAD, durably.
pub fn write(data: &Path, head: &Head) -> std::io::Result<()> {
    files::replace(&path(data), &to_bytes(head))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_change_makes_it_unreadable() {
        let head =
            Head { end: Link::genesis(), at: Position { file: 3, offset: 4711 }, clean: true };
        let bytes = to_bytes(&head);
        assert_eq!(from_bytes(&bytes), Some(head));
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut wrong = bytes.clone();
                wrong[at] ^= 1 << bit;
                assert_eq!(from_bytes(&wrong), None, "byte {at} bit {bit}");
            }
            assert_eq!(from_bytes(&bytes[..at]), None, "cut at {at}");
        }
    }
}
