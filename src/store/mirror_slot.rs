//! The mirror as the store holds it: being opened on a thread, open, or out of order.
//!
//! The store never waits for sled to start working or to save; it waits (at most ten seconds) where
//! the mirror itself is asked for. What goes wrong with it is told once and never fails a save.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::Duration;

use crate::store::lock::Lock;
use crate::store::mirror::{self, Mirror, Mirrored};
use crate::store::mirror_trouble::MirrorTrouble;
use crate::store::record::{Cipher, Link};
use crate::store::{Recovery, fsio, walk};

/// sled is given this long to open.
const PATIENCE: Duration = Duration::from_secs(10);

/// The mirror of a store.
#[derive(Debug)]
pub enum MirrorSlot {
    Opening(Receiver<Ready>),
    /// Open. It may have more than the journal: the store settles that.
    Open(Box<Mirror>),
    /// Not used in this session.
    Off,
}

/// What the opening thread hands over.
#[derive(Debug)]
pub struct Ready {
    mirror: Mirrored<Mirror>,
    notices: Vec<Recovery>,
    /// Goes with the mirror: while somebody has sled, nobody else gets the folder.
    _lock: Option<Arc<Lock>>,
}

/// What is needed to bring the mirror level with the journal.
#[derive(Debug, Clone)]
pub struct MirrorSync {
    pub data: PathBuf,
    pub cipher: Cipher,
    /// How far the journal goes.
    pub end: Link,
    /// Whether the last exit was clean, so that the mirror should be level already.
    pub clean: bool,
}

impl MirrorSync {
    /// Opens the mirror and brings it level; a damaged one is set aside and made anew. One that is
    /// ahead of the journal is left so.
    fn run(&self, lock: Option<Arc<Lock>>) -> Ready {
        let mut notices = Vec::new();
        let dir = mirror::dir(&self.data);
        let was_there = dir.join("db").exists();
        let mirror = match Mirror::open(&dir).and_then(|mirror| self.level(mirror)) {
            Err(trouble) if trouble.is_damage() => self.anew(trouble, &mut notices),
            Ok((mirror, lag)) => {
                if lag > 0 && (self.clean || !was_there) {
                    let why =
                        if was_there { MirrorTrouble::Behind(lag) } else { MirrorTrouble::Missing };
                    notices.push(Recovery::MirrorRebuilt { why, kept: None });
                }
                Ok(mirror)
            }
            Err(trouble) => Err(trouble),
        };
        Ready { mirror, notices, _lock: lock }
    }

    fn level(&self, mut mirror: Mirror) -> Mirrored<(Mirror, u64)> {
        let lag = self.end.seq.saturating_sub(mirror.head().seq);
        if mirror.head().seq <= self.end.seq {
            mirror.catch_up(&walk::dir(&self.data), &self.cipher, self.end)?;
        }
        Ok((mirror, lag))
    }

    /// Sets `sled/` aside and makes it again from the journal.
    pub fn anew(&self, why: MirrorTrouble, notices: &mut Vec<Recovery>) -> Mirrored<Mirror> {
        let dir = mirror::dir(&self.data);
        let old = is_there(&self.data).then(|| Mirror::open(&dir).and_then(|old| old.drafts()));
        let drafts = old.and_then(Mirrored::ok).unwrap_or_default();
        let there = dir.exists().then(|| fsio::quarantine(&self.data, &dir));
        let kept = there.transpose()?;
        notices.push(Recovery::MirrorRebuilt { why, kept });
        let mut mirror = Mirror::open(&dir)?;
        for (key, sealed) in drafts {
            mirror.put_draft(&key, &sealed)?;
        }
        self.level(mirror).map(|(mirror, _)| mirror)
    }

    pub fn start(self, lock: Option<Arc<Lock>>) -> MirrorSlot {
        let (sender, receiver) = sync_channel(1);
        let work = move || {
            // Nobody is waiting any more if this fails.
            let _ = sender.send(self.run(lock));
        };
        match std::thread::Builder::new().name("mirror".to_owned()).spawn(work) {
            Ok(_) => MirrorSlot::Opening(receiver),
            Err(_) => MirrorSlot::Off,
        }
    }
}

impl MirrorSlot {
    /// Takes the mirror over from its thread if it is ready, waiting for it if `wait`.
    pub fn settle(&mut self, wait: bool, notices: &mut Vec<Recovery>) {
        let Self::Opening(receiver) = self else {
            return;
        };
        let ready = receiver.recv_timeout(if wait { PATIENCE } else { Duration::ZERO });
        match ready {
            Ok(Ready { mirror, notices: found, .. }) => {
                notices.extend(found);
                match mirror {
                    Ok(mirror) => *self = Self::Open(Box::new(mirror)),
                    Err(trouble) => self.give_up(trouble, notices),
                }
            }
            Err(RecvTimeoutError::Timeout) if !wait => {}
            Err(RecvTimeoutError::Timeout) => self.give_up(MirrorTrouble::TimedOut, notices),
            Err(RecvTimeoutError::Disconnected) => self.give_up(MirrorTrouble::Panicked, notices),
        }
    }

    /// Stops using the mirror in this session.
    pub fn give_up(&mut self, why: MirrorTrouble, notices: &mut Vec<Recovery>) {
        *self = Self::Off;
        notices.push(Recovery::MirrorOff { why });
    }

    /// The mirror if it is open now.
    pub fn open(&mut self) -> Option<&mut Mirror> {
        match self {
            Self::Open(mirror) => Some(mirror),
            _ => None,
        }
    }
}

/// Whether a data folder has a mirror at all.
pub fn is_there(data: &Path) -> bool {
    mirror::dir(data).join("db").exists()
}
