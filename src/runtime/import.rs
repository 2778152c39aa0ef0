//! A list taken in: its file read, its plan stored chunk by chunk.
//!
//! What the rows mean and what they would do is decided elsewhere. Invariant: a chunk is in the book
//! only after it is durable, so whoever stops between two chunks has lost nothing.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use crate::domain::event::Event;
use crate::domain::id::{RecordId, Seq};
use crate::domain::import::plan::{CHUNK, ImportPlan, Storing};
use crate::domain::issue::Issue;
use crate::domain::op::{Ctx, undo_group};
use crate::runtime::folder::{FolderError, Read};

/// The largest file that is read, bytes.
pub const SIZE_MAX: u64 = 100 * 1024 * 1024;

/// Reads a file whole, if it is not absurdly large.
pub fn load(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let about = file.metadata()?;
    if about.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !about.is_file() {
        // A pipe or a device may never end.
        return Err(io::ErrorKind::InvalidInput.into());
    }
    if about.len() > SIZE_MAX {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut bytes = Vec::new();
    file.take(SIZE_MAX).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What became of a plan.
#[derive(Debug, Default)]
pub struct Stored {
    /// The row and the record of every intention that is durable now.
    pub records: Vec<(u32, RecordId)>,
    /// What was stored and what could not be.
    pub storing: Storing,
}

/// Stores a plan. `goes_on` is told how much is done, of how much, before every chunk, and says
/// whether to go on.
pub fn store(
    read: &mut Read,
    plan: ImportPlan,
    ctx: &Ctx,
    goes_on: &mut dyn FnMut(usize, usize) -> bool,
) -> Result<Stored, FolderError> {
    let mut storing = Storing::new(plan);
    let (mut records, mut group) = (Vec::new(), None);
    while goes_on(storing.done(), storing.total()) {
        let Some(chunk) = storing.next(&read.book, ctx) else {
            break;
        };
        let events = read.folder.commit_part(chunk.intents, group)?;
        group = group.or_else(|| events.first()?.body.as_ref()?.group);
        storing.was_stored(events.len());
        for (row, event) in chunk.rows.iter().zip(&events) {
            records.extend(subject(event).map(|id| (*row, id)));
            read.book.apply(event);
        }
    }
    Ok(Stored { records, storing })
}

/// The record that an event is about.
fn subject(event: &Event) -> Option<RecordId> {
    event.body.as_ref()?.writes.first().map(|write| write.record)
}

/// How far a list was taken back.
#[derive(Debug, Default)]
pub struct TakenBack {
    /// How many of its events.
    pub undone: usize,
    /// How many stay, because of what was done since.
    pub stays: usize,
    /// Why the first of them stays.
    pub why: Vec<Issue>,
}

/// Takes back all that was stored with one list, as far as it goes.
pub fn take_back(read: &mut Read, group: Seq, ctx: &Ctx) -> Result<TakenBack, FolderError> {
    let (mut events, mut history) = read.folder.past_of_group(group)?;
    let mut taken = TakenBack::default();
    while !events.is_empty() {
        let round = undo_group(&read.book, &events, &history, ctx);
        taken.stays = taken.stays.saturating_add(round.stays.len());
        if taken.why.is_empty() {
            taken.why = round.stays.into_iter().next().map(|(_, why)| why).unwrap_or_default();
        }
        if round.intents.is_empty() {
            break;
        }
        for intents in round.intents.chunks(CHUNK) {
            let stored = read.folder.commit_undo(intents, group)?;
            taken.undone = taken.undone.saturating_add(stored.len());
            for event in &stored {
                read.book.apply(event);
            }
            history.extend(stored);
        }
        events = round.later;
    }
    if taken.undone > 0 || taken.stays == 0 {
        read.folder.commit_undo(&[], group)?;
    }
    Ok(taken)
}
