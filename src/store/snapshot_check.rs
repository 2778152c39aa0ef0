//! The check of the part of the journal that a snapshot covers: opening did not read it.
//!
//! It waits for a quiet moment, then runs on a thread of its own and speaks up only about damage.

use std::path::Path;
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};

use crate::store::error::{Damage, Fault};
use crate::store::record::Link;
use crate::store::walk;

/// How far the check has come.
#[derive(Debug)]
pub enum SnapshotCheck {
    /// The journal up to here waits to be checked.
    Due(Link),
    /// A thread is at it.
    Checking(Receiver<Damage>),
    /// There is nothing to check, or nothing any more.
    Done,
}

impl SnapshotCheck {
    /// What is to be checked when only the records after `after` were read.
    pub fn until(journal: &Path, after: Link) -> Self {
        match walk::file_after(journal, after.seq) {
            // The file in which the snapshot ends was walked when the rest was read.
            Ok(first) if first > 1 => Self::Due(after),
            _ => Self::Done,
        }
    }

    /// Whether there may be something to hear.
    pub fn is_watched(&self) -> bool {
        !matches!(self, Self::Done)
    }

    pub fn start(&mut self, journal: &Path) {
        let Self::Due(after) = *self else {
            return;
        };
        let journal = journal.to_owned();
        let (sender, receiver) = sync_channel(1);
        let work = move || {
            if let Some(damage) = damage(&journal, after) {
                // Nobody listens any more once the folder is left.
                let _ = sender.send(damage);
            }
        };
        let started = std::thread::Builder::new().name("covered".to_owned()).spawn(work);
        *self = started.map_or(Self::Done, |_| Self::Checking(receiver));
    }

    /// What was found, once.
    pub fn take(&mut self) -> Option<Damage> {
        let Self::Checking(receiver) = self else {
            return None;
        };
        let found = receiver.try_recv();
        if found != Err(TryRecvError::Empty) {
            *self = Self::Done;
        }
        found.ok()
    }
}

fn damage(journal: &Path, after: Link) -> Option<Damage> {
    let walked = walk::walk(journal, 1, after.seq, &mut |_| Ok(())).ok()?;
    (walked.end != after).then(|| match walked.trouble {
        Some(trouble) => trouble.damage,
        None => Damage {
            what: Fault::Chain,
            seq: walked.end.seq,
            file: walk::file_path(journal, walked.at.file),
            offset: walked.at.offset,
        },
    })
}
