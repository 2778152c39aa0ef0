//! Reading the journal out: two threads read, check and open the files in turn while the caller's
//! function takes the texts, so that nobody waits for one core and nobody holds the whole journal.
//!
//! Invariant: the texts are handed over in order, and none of them after the first that is damaged.

use std::ops::RangeInclusive;
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use crate::store::error::{Damage, Fault, Result, StoreError};
use crate::store::head::Head;
use crate::store::record::{Chain, Cipher, Link};
use crate::store::walk::{self, Position, Trouble, Walked};

/// A chunk is sent on when it is this long.
const CHUNK: usize = 256 * 1024;
/// So many chunks of a reader may wait: about one file, so that the next one is read meanwhile.
const WAITING: usize = 16;
const READERS: usize = 2;

/// One reading of the journal.
pub struct Replay<'a> {
    /// The folder of the journal.
    pub journal: &'a Path,
    pub cipher: &'a Cipher,
    /// Only what comes after this; it must be in the journal.
    pub after: Link,
    /// What HEAD says; it must not contradict the journal.
    pub head: Option<Head>,
}

/// Texts on their way.
struct Chunk {
    /// The chain before the first of them.
    previous: Link,
    text: String,
    /// Number and end of each.
    ends: Vec<(u64, usize)>,
}

impl Chunk {
    fn hand_to(self, read: &mut dyn FnMut(u64, &str)) {
        let mut start = 0;
        for (seq, end) in self.ends {
            read(seq, self.text.get(start..end).unwrap_or_default());
            start = end;
        }
    }
}

/// What a reading thread sends: the texts of a file, and then how the file ended.
enum Sent {
    Texts(Chunk),
    File(Option<Link>, Walked),
    Failed(StoreError),
}

impl Replay<'_> {
    /// Hands the texts to `read` on this thread.
    pub fn run(&self, read: &mut dyn FnMut(u64, &str)) -> Result<Walked> {
        let first = walk::file_after(self.journal, self.after.seq)?;
        let last = walk::files(self.journal)?.last().copied().unwrap_or(0).max(first);
        std::thread::scope(|scope| {
            let mut readers = Vec::new();
            for own in (first..=last).take(READERS) {
                let (sender, receiver) = sync_channel(WAITING);
                let files = (own..=last).step_by(READERS);
                scope.spawn(move || self.send_all(files, last, &sender));
                readers.push(receiver);
            }
            let walked = self.take_all(first..=last, &readers, read);
            // A reader that still has something to send stops now.
            drop(readers);
            walked
        })
    }

    /// Takes what the readers send, file by file, up to the first trouble.
    fn take_all(
        &self,
        files: RangeInclusive<u32>,
        readers: &[Receiver<Sent>],
        read: &mut dyn FnMut(u64, &str),
    ) -> Result<Walked> {
        let mut end: Option<Link> = None;
        let mut walked = None;
        for (number, sent) in files.zip(readers.iter().cycle()) {
            let mut expected = end;
            let file = loop {
                match sent.recv() {
                    Ok(Sent::Texts(chunk)) => {
                        if let Some(end) = expected.take().filter(|end| *end != chunk.previous) {
                            break self.misfit(number, Some(chunk.previous), end, None);
                        }
                        chunk.hand_to(read);
                    }
                    Ok(Sent::File(before, file)) => match end.filter(|end| before != Some(*end)) {
                        Some(end) => break self.misfit(number, before, end, file.trouble),
                        None => break file,
                    },
                    Ok(Sent::Failed(error)) => return Err(error),
                    Err(_) => return Err(StoreError::MustReopen),
                }
            };
            end = Some(file.end);
            let stop = file.trouble.is_some();
            walked = Some(file);
            if stop {
                break;
            }
        }
        walked.ok_or(StoreError::MustReopen)
    }

    /// A file that does not continue the one before it, or whose header cannot be read.
    fn misfit(
        &self,
        number: u32,
        before: Option<Link>,
        end: Link,
        trouble: Option<Trouble>,
    ) -> Walked {
        let what = match (before, trouble) {
            (None, Some(trouble)) => trouble.damage.what,
            (Some(before), _) if before.seq == end.seq => Fault::Chain,
            _ => Fault::Sequence,
        };
        let path = walk::file_path(self.journal, number);
        let damage = Damage { what, seq: end.seq.saturating_add(1), file: path, offset: 0 };
        let at = Position { file: number, offset: 0 };
        Walked { end, at, trouble: Some(Trouble { damage, torn: false }) }
    }

    fn send_all(&self, files: impl Iterator<Item = u32>, last: u32, sender: &SyncSender<Sent>) {
        for number in files {
            let sent = match self.send_file(number, last, sender) {
                Ok((before, walked)) => Sent::File(before, walked),
                Err(error) => Sent::Failed(error),
            };
            // The other side goes away when it has met trouble: nobody is waiting then.
            if sender.send(sent).is_err() {
                break;
            }
        }
    }

    fn send_file(
        &self,
        number: u32,
        last: u32,
        sender: &SyncSender<Sent>,
    ) -> Result<(Option<Link>, Walked)> {
        let mut waiting = Waiting::default();
        let path = walk::file_path(self.journal, number);
        let walked = walk::walk_one(self.journal, number, last, &mut |step| {
            let record = step.record;
            let damaged = |what| StoreError::damaged(what, record.seq, &path, step.at.offset);
            if self.contradicts(record.seq, &record.chain) {
                return Err(damaged(Fault::OtherThanHead));
            }
            if record.seq <= self.after.seq {
                return Ok(());
            }
            waiting.previous.get_or_insert(step.previous);
            let before = step.previous.chain;
            if let Err(what) = record.open_bytes(self.cipher, &before, &mut waiting.bytes) {
                waiting.send(sender).map_err(damaged)?;
                return Err(damaged(what));
            }
            waiting.ends.push((record.seq, waiting.bytes.len()));
            if waiting.bytes.len() >= CHUNK {
                waiting.send(sender).map_err(damaged)
            } else {
                Ok(())
            }
        })?;
        let wrong = |what| StoreError::damaged(what, self.after.seq, &path, 0);
        waiting.send(sender).map_err(wrong)?;
        Ok(walked)
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
    previous: Option<Link>,
    bytes: Vec<u8>,
    ends: Vec<(u64, usize)>,
}

impl Waiting {
    fn send(&mut self, sender: &SyncSender<Sent>) -> std::result::Result<(), Fault> {
        let Self { previous, bytes, ends } = std::mem::take(self);
        let Some(previous) = previous.filter(|_| !ends.is_empty()) else {
            return Ok(());
        };
        let text = String::from_utf8(bytes).map_err(|_| Fault::NotText)?;
        // The other side goes away when it has met trouble: nobody is waiting then.
        let _ = sender.send(Sent::Texts(Chunk { previous, text, ends }));
        Ok(())
    }
}
