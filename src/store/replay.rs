//! Reading the journal out: a second thread reads, checks and opens the records while the caller's
//! function takes the texts, so that nobody holds the whole journal.
//!
//! Invariant: the texts are handed over in order, and none of them after the first that is damaged.

use std::path::Path;
use std::sync::mpsc::{SyncSender, sync_channel};

use crate::store::error::{Fault, Result, StoreError};
use crate::store::head::Head;
use crate::store::record::{Chain, Cipher, Link};
use crate::store::walk::{self, Walked};

/// A chunk is sent on when it is this long.
const CHUNK: usize = 256 * 1024;
/// So many chunks may wait.
const WAITING: usize = 4;

/// One reading of the journal.
pub struct Replay<'a> {
    /// The folder of the journal.
    pub journal: &'a Path,
    /// Its key.
    pub cipher: &'a Cipher,
    /// Only what comes after this; it must be in the journal.
    pub after: Link,
    /// What HEAD says; it must not contradict the journal.
    pub head: Option<Head>,
}

/// Texts on their way.
#[derive(Default)]
struct Chunk {
    text: String,
    /// Number and end of each.
    ends: Vec<(u64, usize)>,
}

impl Replay<'_> {
    /// Hands the texts to `read` on this thread.
    pub fn run(&self, read: &mut dyn FnMut(u64, &str)) -> Result<Walked> {
        let (sender, chunks) = sync_channel::<Chunk>(WAITING);
        std::thread::scope(|scope| {
            let reader = scope.spawn(move || self.send_all(&sender));
            for chunk in chunks {
                let mut start = 0;
                for (seq, end) in chunk.ends {
                    read(seq, chunk.text.get(start..end).unwrap_or_default());
                    start = end;
                }
            }
            reader.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    }

    fn send_all(&self, sender: &SyncSender<Chunk>) -> Result<Walked> {
        let first = walk::file_after(self.journal, self.after.seq)?;
        let mut waiting = Waiting::default();
        let walked = walk::walk(self.journal, first, u64::MAX, &mut |step| {
            let record = step.record;
            let damaged = |what| {
                let path = walk::file_path(self.journal, step.at.file);
                StoreError::damaged(what, record.seq, path, step.at.offset)
            };
            if self.contradicts(record.seq, &record.chain) {
                return Err(damaged(Fault::OtherThanHead));
            }
            if record.seq <= self.after.seq {
                return Ok(());
            }
            let previous = step.previous.chain;
            record.open_bytes(self.cipher, &previous, &mut waiting.bytes).map_err(damaged)?;
            waiting.ends.push((record.seq, waiting.bytes.len()));
            if waiting.bytes.len() >= CHUNK {
                waiting.send(sender).map_err(damaged)
            } else {
                Ok(())
            }
        });
        let journal = self.journal.to_owned();
        waiting
            .send(sender)
            .map_err(|what| StoreError::damaged(what, self.after.seq, journal, 0))?;
        walked
    }

    /// Whether HEAD or the snapshot names another chain at this number.
    fn contradicts(&self, seq: u64, chain: &Chain) -> bool {
        let differs = |link: Link| link.seq == seq && link.chain != *chain;
        self.head.is_some_and(|head| differs(head.end)) || differs(self.after)
    }
}

/// Opened bytes that are not known to be text yet: that is looked at once for many.
#[derive(Default)]
struct Waiting {
    bytes: Vec<u8>,
    ends: Vec<(u64, usize)>,
}

impl Waiting {
    fn send(&mut self, sender: &SyncSender<Chunk>) -> std::result::Result<(), Fault> {
        let bytes = std::mem::take(&mut self.bytes);
        let ends = std::mem::take(&mut self.ends);
        let text = String::from_utf8(bytes).map_err(|_| Fault::NotText)?;
        // The other side goes away only when it panics, and then nobody is waiting.
        let _ = sender.send(Chunk { text, ends });
        Ok(())
    }
}
