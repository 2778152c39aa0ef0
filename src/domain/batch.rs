//! A batch: the lines that become durable together, in the journal and in a bundle alike.
//!
//! ```text
//! K <record> <32 hex>                     the key of a record's commitments
//! S <replica> <from> <to> <64 hex>        a run of one replica's events follows; hash before it
//! {...}TAB{...}                           one event, HEAD and BODY
//! E <replica> <n> <128 hex>               the author's seal over the chain up to n
//! R <line>                                a line of the roster, signed by the commune
//! P <replica> <json>                      what another device said it has (journal only)
//! ```
//!
//! The module checks shape, never truth: chains, seals and rights are checked elsewhere. A letter it
//! does not know is an error, because a batch is taken whole or not at all.

use std::fmt::Write as _;

use crate::domain::event::{Hash, RecordKey};
use crate::domain::id::{RecordId, ReplicaId, Seq, from_hex, hex};

/// An Ed25519 signature.
pub type Signature = [u8; 64];

/// One line of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BatchLine<'a> {
    /// The key of a record's commitments.
    Key(RecordId, RecordKey),
    /// The start of a run of events.
    Segment(Segment),
    /// One event of the run.
    Event(&'a str),
    /// The author's seal over its chain up to a number.
    Seal(Seal),
    Roster(&'a str),
    /// What another device said it has, as JSON.
    Peer(ReplicaId, &'a str),
}

/// A run of events of one replica.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    pub replica: ReplicaId,
    pub from: Seq,
    pub to: Seq,
    /// The chain hash before the first.
    pub previous: Hash,
}

/// An author's signature over the chain hash at `n`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seal {
    pub replica: ReplicaId,
    pub n: Seq,
    /// Ed25519 over the seal message.
    pub signature: Signature,
}

/// A line that has no place in a batch: its number, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("line {0} of the batch is not readable")]
pub struct BatchError(pub usize);

/// The items of a batch, in order.
pub fn items(text: &str) -> impl Iterator<Item = Result<BatchLine<'_>, BatchError>> {
    let lines = text.split('\n').enumerate().filter(|(_, line)| !line.is_empty());
    lines.map(|(at, line)| item(line).ok_or(BatchError(at + 1)))
}

pub fn item(line: &str) -> Option<BatchLine<'_>> {
    if line.starts_with('{') {
        return Some(BatchLine::Event(line));
    }
    let (letter, rest) = line.split_once(' ')?;
    let mut words = rest.split(' ');
    let read = match letter {
        "K" => BatchLine::Key(words.next()?.parse().ok()?, from_hex(words.next()?)?),
        "S" => BatchLine::Segment(Segment {
            replica: words.next()?.parse().ok()?,
            from: words.next()?.parse().ok()?,
            to: words.next()?.parse().ok()?,
            previous: from_hex(words.next()?)?,
        }),
        "E" => BatchLine::Seal(Seal {
            replica: words.next()?.parse().ok()?,
            n: words.next()?.parse().ok()?,
            signature: from_hex(words.next()?)?,
        }),
        "R" => return Some(BatchLine::Roster(rest)),
        "P" => {
            let (replica, json) = rest.split_once(' ')?;
            return Some(BatchLine::Peer(replica.parse().ok()?, json));
        }
        _ => return None,
    };
    words.next().is_none().then_some(read)
}

/// Writes a batch line by line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Batch {
    text: String,
}

impl Batch {
    /// An empty batch.
    pub fn new() -> Self {
        Self::default()
    }

    pub fn push(&mut self, item: BatchLine<'_>) {
        let out = &mut self.text;
        // Writing into a String cannot fail.
        let _ = match item {
            BatchLine::Key(record, key) => writeln!(out, "K {record} {}", hex(&key)),
            BatchLine::Segment(run) => {
                let Segment { replica, from, to, previous } = run;
                writeln!(out, "S {replica} {from} {to} {}", hex(&previous))
            }
            BatchLine::Event(line) => writeln!(out, "{line}"),
            BatchLine::Seal(seal) => {
                writeln!(out, "E {} {} {}", seal.replica, seal.n, hex(&seal.signature))
            }
            BatchLine::Roster(line) => writeln!(out, "R {line}"),
            BatchLine::Peer(replica, json) => writeln!(out, "P {replica} {json}"),
        };
    }

    /// The lines, each with its line end.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    pub fn items(&self) -> impl Iterator<Item = Result<BatchLine<'_>, BatchError>> {
        items(&self.text)
    }
}

impl From<String> for Batch {
    fn from(text: String) -> Self {
        Self { text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_item_round_trips() {
        let replica = ReplicaId([7; 8]);
        let record = RecordId { replica, n: 3, place: 1 };
        let all = [
            BatchLine::Key(record, [9; 16]),
            BatchLine::Segment(Segment { replica, from: 1, to: 2, previous: [1; 32] }),
            BatchLine::Event("{\"n\":1}\t{}"),
            BatchLine::Seal(Seal { replica, n: 2, signature: [5; 64] }),
            BatchLine::Roster("{\"n\":1} sig"),
            BatchLine::Peer(replica, "{\"a\":[1,\"x y\"]}"),
        ];
        let mut batch = Batch::new();
        for item in all {
            batch.push(item);
        }
        let read: Vec<_> = batch.items().map(Result::unwrap).collect();
        assert_eq!(read, all);
    }

    #[test]
    fn an_unknown_letter_is_an_error_with_its_line() {
        let read: Result<Vec<_>, _> = items("R x\nQ y\n").collect();
        assert_eq!(read, Err(BatchError(2)));
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in "(?s).{0,200}") {
            for item in items(&text) {
                prop_assert!(item.is_ok() || !text.is_empty());
            }
        }
    }
}
