//! Opening a data folder: the journal, or a snapshot and what came after it, becomes the log and
//! the book.

use std::path::Path;

use crate::domain::book::Book;
use crate::domain::log::Log;
use crate::domain::snapshot;
use crate::runtime::clock::Clock;
use crate::runtime::folder::{Folder, FolderError};
use crate::store::{Mode, NewSnapshot, Opened, Opening, Recovery, Store};

/// A new snapshot is made when so many events lie beyond the last one: reading them takes about
/// as long as making it.
const BEYOND_MAX: usize = 2_000;

/// A folder that was read.
#[derive(Debug)]
pub struct Read {
    /// The folder.
    pub folder: Folder,
    /// Its book.
    pub book: Book,
    /// What had to be put right.
    pub recovered: Vec<Recovery>,
}

/// Opens a folder and folds everything in it. `progress` is told how many records were read.
pub fn open(
    data: &Path,
    passphrase: &str,
    mode: Mode,
    progress: &mut dyn FnMut(u64),
) -> Result<Read, FolderError> {
    let opening = Opening::begin(data, passphrase, mode)?;
    finish(opening, progress)
}

/// Reads the journal of a folder whose keys are open.
pub fn finish(opening: Opening, progress: &mut dyn FnMut(u64)) -> Result<Read, FolderError> {
    let replica = opening.office().replica;
    let (mut store, recovered, fold) = match opening.snapshot() {
        None => {
            let mut fold = Fold::new(progress);
            let (store, Opened { recovered, .. }) =
                opening.finish(None, &mut |seq, text| fold.take(seq, text))?;
            (store, recovered, fold.done()?)
        }
        Some(found) => {
            let after = Some(found.at());
            // The snapshot is read while the store looks at the rest of the journal.
            let (opened, restored, late) = std::thread::scope(|scope| {
                let standards = crate::plan::standards();
                let restoring =
                    scope.spawn(|| found.read(|next| snapshot::decode(standards, next)));
                let mut late = Vec::new();
                let opened =
                    opening.finish(after, &mut |seq, text| late.push((seq, text.to_owned())));
                let restored = restoring.join();
                let restored = restored.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
                (opened, restored, late)
            });
            let (store, Opened { recovered, .. }) = opened?;
            let mut fold = Fold::new(progress);
            if let Some((log, book)) = restored {
                (fold.log, fold.book) = (log, book);
                for (seq, text) in &late {
                    fold.take(*seq, text);
                }
            } else {
                store.scan(&mut |seq, text| fold.take(seq, text))?;
            }
            (store, recovered, fold.done()?)
        }
    };
    let Folded { log, book, beyond } = fold;
    let snapshot = if beyond > BEYOND_MAX { snapshot_of(&mut store, &log, &book) } else { None };
    let author = log.author(replica, &replica.short(), Clock::millis());
    Ok(Read { folder: Folder { store, log, author, snapshot }, book, recovered })
}

/// Writes a snapshot, to be kept in a quiet moment. Without one the next start takes longer, and
/// that is all.
fn snapshot_of(store: &mut Store, log: &Log, book: &Book) -> Option<NewSnapshot> {
    let mut new = store.new_snapshot(store.end()).ok()?;
    snapshot::encode(log, book, &mut |page| new.put(page));
    Some(new)
}

/// Records of the journal on their way into the log and the book.
struct Fold<'a> {
    log: Log,
    book: Book,
    beyond: usize,
    wrong: Option<FolderError>,
    progress: &'a mut dyn FnMut(u64),
}

/// What the journal says.
struct Folded {
    log: Log,
    book: Book,
    /// Events that no snapshot spared.
    beyond: usize,
}

impl<'a> Fold<'a> {
    fn new(progress: &'a mut dyn FnMut(u64)) -> Self {
        let (log, book) = (Log::default(), Folder::new_book());
        Self { log, book, beyond: 0, wrong: None, progress }
    }

    fn take(&mut self, seq: u64, text: &str) {
        if self.wrong.is_some() {
            return;
        }
        let before = self.log.roster_log().head().0;
        let mut events = Vec::new();
        if let Err(why) = self.log.absorb(text, &mut |event| events.push(event)) {
            self.wrong = Some(FolderError::Log { seq, why: why.to_string() });
            return;
        }
        if self.log.roster_log().head().0 != before
            && let Some(roster) = self.log.roster()
        {
            self.book.set_roster(roster.clone());
        }
        self.beyond += events.len();
        self.book.apply_all(&events);
        (self.progress)(seq);
    }

    fn done(self) -> Result<Folded, FolderError> {
        let Self { log, book, beyond, wrong, .. } = self;
        wrong.map_or(Ok(Folded { log, book, beyond }), Err)
    }
}
