//! What receiving a bundle gives: batches for the journal and a report for the person.

use crate::domain::batch::{Batch, BatchLine};
use crate::domain::event::LineError;
use crate::domain::extract::Sums;
use crate::domain::id::{ReplicaId, Seq};
use crate::domain::log::{Have, Range};
use crate::domain::roster::Unit;
use crate::sync::manifest::Manifest;

/// The most text of one batch, in bytes, unless a single event is longer.
pub const BATCH_MAX: usize = 90 * 1024;

/// A bundle that was taken. Until its batches are journalled, nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// The plain part of the bundle.
    pub manifest: Manifest,
    /// The BLAKE3 of the file, in hex, and in groups of four as on the cover sheet.
    pub hash: String,
    /// The same in 16 groups of four.
    pub hash_groups: Vec<String>,
    /// To be journalled and absorbed in this order; none if nothing is new.
    pub batches: Vec<Batch>,
    /// Events that are new here.
    pub events_new: usize,
    pub already_had: usize,
    /// Roster lines that are new here.
    pub roster_new: usize,
    /// Runs that wait for the events before them.
    pub held: Vec<HeldRun>,
    /// What a person should know.
    pub notes: Notes,
    /// What the bundle says of its sender and of us.
    pub sender: SenderStatement,
    /// The commune this device has just joined.
    pub joined: Option<Unit>,
    /// What an extract counts; its records are not taken into the book.
    pub extract: Option<Sums>,
}

/// A verified run whose parent is not here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldRun {
    pub run: Range,
    /// What to ask its author for.
    pub missing: Vec<Range>,
    /// For [`crate::domain::log::Log::hold`]; not for the journal.
    pub batch: String,
}

/// What a person should know of a bundle that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notes {
    /// Events that cannot be read, with the reason; their bytes are kept and passed on.
    pub quarantined: Vec<(ReplicaId, Seq, LineError)>,
    /// Cloned devices: the replica and the first number that is there twice. Both are kept.
    pub forks: Vec<(ReplicaId, Seq)>,
    /// Events of a newer program: kept, passed on, not folded.
    pub newer: Vec<(ReplicaId, Seq)>,
    /// Events stamped more than a day ahead: taken, but they do not move our clock.
    pub ahead: Vec<(ReplicaId, Seq)>,
    /// Runs of devices that nobody enrolled: left out.
    pub unknown: Vec<Range>,
    /// Events after a device was revoked: left out.
    pub after_revocation: Vec<Range>,
}

/// What the bundle says of its sender and of us.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SenderStatement {
    pub have: Have,
    /// The last of our own events that the sender has.
    pub has_of_ours: Seq,
    /// Bundle numbers of the sender that never came, both ends in.
    pub skipped: Option<(u32, u32)>,
    /// The sender has more of our own events than we have, or other ones: this folder is an older
    /// copy, and must not write on under this identity.
    pub we_are_a_copy: bool,
}

/// Fills batches up to [`BATCH_MAX`].
#[derive(Debug, Default)]
pub(crate) struct Batches {
    done: Vec<Batch>,
    open: Batch,
}

impl Batches {
    /// Adds one line that stands by itself.
    pub fn push(&mut self, item: BatchLine<'_>) {
        self.room_for(256);
        self.open.push(item);
    }

    /// Begins a new batch if `bytes` more would be too many.
    pub fn room_for(&mut self, bytes: usize) {
        if !self.open.is_empty() && self.open.as_str().len() + bytes > BATCH_MAX {
            self.done.push(std::mem::take(&mut self.open));
        }
    }

    /// Adds lines that must stay together.
    pub fn push_together<'a>(&mut self, items: impl Iterator<Item = BatchLine<'a>>) {
        items.for_each(|item| self.open.push(item));
    }

    pub fn finish(mut self) -> Vec<Batch> {
        if !self.open.is_empty() {
            self.done.push(self.open);
        }
        self.done
    }
}
