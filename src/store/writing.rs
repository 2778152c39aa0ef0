//! Saving: the append, and what has to happen now and then beside it.

use std::time::Duration;

use crate::domain::batch::Batch;
use crate::store::error::{Result, StoreError};
use crate::store::head::{self, Head};
use crate::store::journal::Appended;
use crate::store::{Recovery, Store};

/// HEAD is written again after so many appends.
const HEAD_EVERY: u32 = 64;

impl Store {
    /// Saves batches: durable when this returns, with the number of the last record.
    ///
    /// On an error nothing was saved. On a full disk the ballast is given up for this one append;
    /// after it, [`Store::is_full`] holds and appends fail until there is room.
    pub fn append(&mut self, batches: &[Batch]) -> Result<u64> {
        let texts: Vec<&str> = batches
            .iter()
            .filter(|batch| !batch.is_empty())
            .map(Batch::as_str)
            .collect();
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
        self.end = made.ends.last().map_or(self.end, |(_, end)| *end);
        self.after_append(&made);
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

    pub(super) fn write_head(&self, clean: bool) -> std::io::Result<()> {
        let Some(journal) = &self.journal else {
            return Ok(());
        };
        head::write(
            &self.data,
            &Head {
                end: journal.end(),
                at: journal.at(),
                clean,
            },
        )
    }

    /// What is due in quiet moments. Call it when [`Store::due_in`] has passed.
    pub fn tick(&mut self) {
        if self.journal.is_some() && self.ballast.is_full() {
            self.ballast.restore();
        }
    }

    /// When [`Store::tick`] wants to be called; `None` if there is nothing to do.
    pub fn due_in(&self) -> Option<Duration> {
        self.ballast.is_full().then_some(Duration::from_secs(10))
    }

    /// Leaves the folder properly. What it returns is for the log; everything saved is durable.
    pub fn close(self) -> Vec<Recovery> {
        let _ = self.write_head(true);
        self.notices
    }
}
