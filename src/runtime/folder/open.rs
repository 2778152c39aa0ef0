//! Opening a data folder: the journal, or a snapshot and what came after it, becomes the log and
//! the book.

use std::path::Path;
use std::sync::Arc;

use crate::domain::book::Book;
use crate::domain::log::Log;
use crate::domain::snapshot;
use crate::plan::Plans;
use crate::runtime::clock::Clock;
use crate::runtime::folder::reidentify::{self, Reidentified};
use crate::runtime::folder::{Folder, FolderError};
use crate::store::{Mode, Opened, Opening, Recovery, Snapshot, Store};
use crate::tui::Notice;

/// A new snapshot is made when so many events lie beyond the last one: reading them takes about
/// as long as making it.
const BEYOND_MAX: usize = 2_000;

/// A folder that was read.
#[derive(Debug)]
pub struct Read {
    pub folder: Folder,
    pub book: Book,
    pub plans: Arc<Plans>,
    /// What had to be put right.
    pub recovered: Vec<Recovery>,
    /// Set when the folder came from a backup and goes on as another device from now on.
    pub renewed: Option<Reidentified>,
    /// Files of reference data and plan files that could not be used.
    pub wrong_lists: Vec<Notice>,
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
    finish_with(opening, BEYOND_MAX, progress)
}

/// As [`finish`]; a new snapshot is made when more than `beyond_max` events lie beyond the last.
fn finish_with(
    mut opening: Opening,
    beyond_max: usize,
    progress: &mut dyn FnMut(u64),
) -> Result<Read, FolderError> {
    reidentify::reidentify(&mut opening)?;
    let writes = opening.mode() == Mode::Write;
    let replica = opening.office().replica;
    let (store, recovered, read) = match opening.snapshot() {
        None => {
            let mut fold = Fold::new(progress);
            let (store, Opened { recovered, .. }) =
                opening.finish(None, &mut |seq, text| fold.take(seq, text))?;
            (store, recovered, fold.done()?)
        }
        Some(found) => from_snapshot(opening, found, progress)?,
    };
    let Folded { log, mut book, beyond } = read;
    let lists = crate::runtime::reference::read(store.data(), Clock::default().now().today);
    let wrong: Vec<_> = lists.notices().collect();
    book.set_reference(lists.reference);
    let author = log.author(replica, &replica.short(), Clock::millis());
    let mut folder = Folder { store, log, author, snapshot: None };
    if beyond > beyond_max {
        folder.make_snapshot(&book);
    }
    let renewed = if writes { folder.settle_in()? } else { None };
    if let Some(roster) = folder.log.roster().filter(|_| renewed.is_some()) {
        book.set_roster(roster.clone());
    }
    let found = crate::runtime::plans::read(folder.store.data());
    let wrong_lists = wrong.into_iter().chain(found.notices()).collect();
    let plans = Arc::new(found.plans);
    Ok(Read { folder, book, plans, recovered, renewed, wrong_lists })
}

/// Reads the snapshot while the store looks at the rest of the journal; should it be of another
/// program or not whole, the journal from its start.
fn from_snapshot(
    opening: Opening,
    found: Snapshot,
    progress: &mut dyn FnMut(u64),
) -> Result<(Store, Vec<Recovery>, Folded), FolderError> {
    let after = found.at();
    let (opened, restored) = std::thread::scope(|scope| {
        let looking = scope.spawn(move || {
            let mut late = Vec::new();
            let keep = &mut |seq, text: &str| late.push((seq, text.to_owned()));
            opening.finish(Some(after), keep).map(|opened| (opened, late))
        });
        let standards = crate::plan::standards();
        let restored = found.read(|next| snapshot::decode(standards, next));
        (looking.join(), restored)
    });
    let opened = opened.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    let ((store, Opened { recovered, .. }), late) = opened?;
    let mut fold = Fold::new(progress);
    if let Some((log, book)) = restored {
        (fold.log, fold.book) = (log, book);
        for (seq, text) in &late {
            fold.take(*seq, text);
        }
    } else {
        store.scan(&mut |seq, text| fold.take(seq, text))?;
    }
    Ok((store, recovered, fold.done()?))
}

impl Folder {
    /// Writes a snapshot of this book, which has every event of the folder, to be kept in a quiet
    /// moment. Without one the next start takes longer, and that is all.
    pub fn make_snapshot(&mut self, book: &Book) {
        let at = self.store.end();
        self.snapshot = self.store.new_snapshot(at).ok();
        if let Some(new) = &mut self.snapshot {
            snapshot::encode(&self.log, book, &mut |page| new.put(page));
        }
    }
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

#[cfg(test)]
mod tests {
    use tempfile::tempdir;

    use super::*;
    use crate::domain::op::{Ctx, Input, Op, Values, decide};
    use crate::domain::schema::RecordKind;
    use crate::domain::value::Value;
    use crate::runtime::sample::{Sample, make};

    fn read(data: &Path, beyond_max: usize) -> (Read, u64) {
        let opening = Opening::begin(data, "", Mode::Write).unwrap();
        let mut records = 0;
        let read = finish_with(opening, beyond_max, &mut |_| records += 1).unwrap();
        (read, records)
    }

    fn root(read: &Read) -> ([u8; 32], [u8; 32]) {
        (read.book.root(), read.folder.log().root())
    }

    #[test]
    fn from_a_snapshot_as_from_the_journal() {
        let dir = tempdir().unwrap();
        let data = dir.path().join("data");
        let now = Clock::default().now();
        make(&data, Sample { households: 30, seed: 1 }, now, &mut |_| {}).unwrap().folder.close();
        let file = data.join("snapshot");

        // Few events: the journal does.
        let (plain, all) = read(&data, 1000);
        assert!(all > 30);
        let whole = root(&plain);
        plain.folder.close();
        assert!(!file.exists());

        // Many: a snapshot is made, and kept when there is time.
        let (plain, _) = read(&data, 10);
        assert_eq!(root(&plain), whole);
        assert!(!file.exists());
        plain.folder.close();
        assert!(file.exists());

        // From it nothing of the journal is read, and the work goes on.
        let (mut spared, none) = read(&data, 10);
        assert_eq!((root(&spared), none), (whole, 0));
        assert!(spared.folder.snapshot.is_none());
        assert_eq!(spared.book.roster(), spared.folder.log().roster());
        let ctx = Ctx { today: now.today, actor: spared.folder.actor() };
        let mut values = Values::new();
        values.insert("name", Input::Value(Value::text("Bản Mới")));
        let made =
            decide(&spared.book, &Op::Create { kind: RecordKind::Village, values }, &ctx).unwrap();
        let event = spared.folder.commit(&made.intent).unwrap();
        spared.book.apply(&event);
        let whole = root(&spared);
        spared.folder.close();

        // What came after the snapshot is read: the event, and the seal of leaving.
        let (late, two) = read(&data, 10);
        assert_eq!((root(&late), two), (whole, 2));
        late.folder.close();

        // One that is damaged, or of another program, is passed over and made anew.
        let bytes = std::fs::read(&file).unwrap();
        for at in [60, bytes.len() - 1] {
            let mut wrong = bytes.clone();
            wrong[at] ^= 1;
            std::fs::write(&file, wrong).unwrap();
            let (again, records) = read(&data, 10);
            assert_eq!((root(&again), records), (whole, all + 2));
            again.folder.close();
        }
        let opening = Opening::begin(&data, "", Mode::Write).unwrap();
        let at = opening.snapshot().unwrap().at();
        let (mut store, _) = opening.finish(Some(at), &mut |_, _| {}).unwrap();
        let mut other = store.new_snapshot(at).unwrap();
        other.put(&[0; 100]);
        other.keep().unwrap();
        store.close();
        let (again, records) = read(&data, 1000);
        assert_eq!((root(&again), records), (whole, all + 2));
    }
}
