//! Saving: the append, and what has to happen now and then beside it.

use std::time::Duration;

use crate::domain::batch::Batch;
use crate::store::error::{Result, StoreError};
use crate::store::head::{self, Head};
use crate::store::journal::Appended;
use crate::store::mirror::MirrorRecord;
use crate::store::mirror_slot::MirrorSlot;
use crate::store::record::Link;
use crate::store::{Recovery, Store, index, walk};

/// HEAD is written again after so many appends.
const HEAD_EVERY: u32 = 64;
/// After a full disk, room is looked for this often.
const LOOK_FOR_ROOM: Duration = Duration::from_secs(10);
/// While a thread may still have something to tell, it is asked so often.
const LOOK_FOR_NEWS: Duration = Duration::from_millis(250);

impl Store {
    /// Saves batches: durable when this returns, with the number of the last record.
    ///
    /// On an error nothing was saved. On a full disk the ballast is given up for this one append;
    /// after it, [`Store::is_full`] holds and appends fail until there is room.
    pub fn append(&mut self, batches: &[Batch]) -> Result<u64> {
        let texts: Vec<&str> =
            batches.iter().filter(|batch| !batch.is_empty()).map(Batch::as_str).collect();
        self.for_work()?;
        if texts.is_empty() {
            return Ok(self.end.seq);
        }
        if self.ballast.is_full() {
            self.ballast.restore();
            if self.ballast.is_full() {
                return Err(StoreError::DiskFull);
            }
        }
        if self.since_head.is_none() {
            // A checkpoint that cannot be written endangers nothing that is saved.
            let _ = self.write_head(false);
            self.since_head = Some(0);
        }
        let made = match self.for_work()?.append(&texts) {
            Err(StoreError::DiskFull) if self.ballast.release() => {
                self.for_work()?.append(&texts)?
            }
            other => other?,
        };
        let before = self.end;
        self.end = made.ends.last().map_or(self.end, |(_, end)| *end);
        self.after_append(&made);
        self.mirror_appended(before, &made, &texts);
        Ok(self.end.seq)
    }

    fn after_append(&mut self, made: &Appended) {
        let since = self.since_head.unwrap_or(0).saturating_add(1);
        self.since_head = Some(since);
        if made.rolled || since >= HEAD_EVERY {
            let _ = self.write_head(false);
            self.since_head = Some(0);
        }
    }

    /// Puts what was just saved into the mirror if it is open; it is not waited for.
    fn mirror_appended(&mut self, before: Link, made: &Appended, texts: &[&str]) {
        self.slot.settle(false, &mut self.notices);
        let Some(mirror) = self.slot.open() else {
            return;
        };
        let level = mirror.head() == before;
        if !level {
            return self.level_mirror();
        }
        let starts = std::iter::once(0).chain(made.ends.iter().map(|(end, _)| *end));
        let entries: Vec<MirrorRecord> = starts
            .zip(&made.ends)
            .zip(texts)
            .map(|((start, (end, link)), text)| MirrorRecord {
                link: *link,
                bytes: made.bytes.get(start..*end).unwrap_or_default().to_vec(),
                touched: index::touched(text),
            })
            .collect();
        if let Err(why) = mirror.put(&entries) {
            self.slot.give_up(why, &mut self.notices);
        }
    }

    pub(super) fn write_head(&self, clean: bool) -> std::io::Result<()> {
        let Some(journal) = &self.journal else {
            return Ok(());
        };
        head::write(&self.data, &Head { end: journal.end(), at: journal.at(), clean })
    }

    /// What is due in quiet moments. Call it when [`Store::due_in`] has passed.
    pub fn tick(&mut self) {
        if self.journal.is_none() {
            return;
        }
        if self.ballast.is_full() {
            self.ballast.restore();
        }
        self.covered.start(&walk::dir(&self.data));
        self.slot.settle(false, &mut self.notices);
        if let Some(mirror) = self.slot.open()
            && mirror.due_in().is_some_and(|left| left.is_zero())
            && let Err(why) = mirror.sync()
        {
            self.slot.give_up(why, &mut self.notices);
        }
    }

    /// When [`Store::tick`] wants to be called, and after it [`Store::take_notices`]; `None` if there is nothing to do.
    pub fn due_in(&mut self) -> Option<Duration> {
        let room = self.ballast.is_full().then_some(LOOK_FOR_ROOM);
        let mirror = self.slot.open().and_then(|mirror| mirror.due_in());
        let watched = self.covered.is_watched() || matches!(self.slot, MirrorSlot::Opening(_));
        let news = (watched || !self.notices.is_empty()).then_some(LOOK_FOR_NEWS);
        [room, mirror, news].into_iter().flatten().min()
    }

    /// Leaves the folder properly. What it returns was noticed on the way out; everything saved was
    /// durable before.
    pub fn close(mut self) -> Vec<Recovery> {
        if self.journal.is_some() {
            self.on_mirror(|_| Ok(()));
            if let MirrorSlot::Open(mirror) = std::mem::replace(&mut self.slot, MirrorSlot::Off)
                && let Err(why) = mirror.close()
            {
                self.notices.push(Recovery::MirrorOff { why });
            }
            let _ = self.write_head(true);
        }
        self.take_notices()
    }
}
