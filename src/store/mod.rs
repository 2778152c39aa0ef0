//! The data folder: what makes a batch of events durable and gives it back, exactly.
//!
//! ```text
//! DATA/  LOCK  office.toml  vault.age  journal/00000001.log  HEAD  sled/  snapshot  ballast
//!        drafts/  backup/  quarantine/
//! ```
//!
//! The journal is the truth: an append is acknowledged when its fdatasync has returned. sled is an
//! indexed copy of the same sealed records and the home of drafts; it can be rebuilt from the
//! journal at any time, and the journal from it. The store knows batches as lines of text; it does
//! not verify chains of events, seals of authors or rights.
//!
//! Invariants: nothing acknowledged is lost while the journal, sled or a backup is whole; what is
//! damaged is set aside in `quarantine/`, never removed; nothing personal is on disk unsealed.

mod backup;
mod ballast;
mod chain;
mod check;
mod doctor;
mod draft;
mod error;
mod fsio;
mod guard;
mod head;
mod index;
mod journal;
mod lock;
mod mirror;
mod mirror_slot;
mod mirror_sync;
mod mirror_trouble;
mod office;
mod opening;
mod owner;
mod reading;
mod rebuild;
mod record;
mod replay;
mod snapshot;
mod snapshot_check;
mod vault;
mod walk;
mod writing;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use backup::{BackupMade, backup, restore};
pub use check::{CheckReport, HeadState, JournalState, MirrorState, check};
pub use doctor::{Doctor, doctor};
pub use draft::Draft;
pub use error::{Attempt, Damage, Fault, Result, StoreError};
pub use guard::fenced;
pub use mirror_trouble::MirrorTrouble;
pub use office::{FORMAT, Office};
pub use opening::{Mode, Opened, Opening};
pub use owner::LockOwner;
pub use rebuild::{Origins, Rebuilt, rebuild};
pub use record::{Chain, Link};
pub use snapshot::{NewSnapshot, Snapshot};
pub use vault::Secrets;

use ballast::Ballast;
use journal::Journal;
use lock::Lock;
use mirror_slot::MirrorSlot;
use record::Cipher;
use snapshot_check::SnapshotCheck;

/// An open data folder.
#[derive(Debug)]
pub struct Store {
    data: PathBuf,
    office: Office,
    secrets: Secrets,
    cipher: Cipher,
    /// `None` when opened for looking.
    journal: Option<Journal>,
    end: Link,
    /// Appends since HEAD was written; `None` while HEAD still says that the last exit was clean.
    since_head: Option<u32>,
    ballast: Ballast,
    slot: MirrorSlot,
    covered: SnapshotCheck,
    notices: Vec<Recovery>,
    lock: Option<Arc<Lock>>,
}

/// Something that was put right, or noticed, and that a person should be told.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Recovery {
    /// An append that never finished was cut off; its bytes are kept.
    TailCut {
        /// The number it would have had.
        seq: u64,
        bytes: u64,
        kept: PathBuf,
    },
    /// HEAD was missing or unreadable and was made again.
    HeadMissing,
    /// Records that the journal had lost were taken from sled.
    TakenFromMirror { from: u64, to: u64 },
    /// The journal was missing and was made again from sled.
    JournalRebuilt { records: u64 },
    /// sled was made again, or brought level, from the journal.
    MirrorRebuilt {
        why: MirrorTrouble,
        /// Where the old one was put.
        kept: Option<PathBuf>,
    },
    /// sled is not used in this session; everything saved is in the journal.
    MirrorOff { why: MirrorTrouble },
    /// The part of the journal that the snapshot covers is damaged: `rebuild` puts it right.
    CoveredDamaged(Damage),
}

impl Store {
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// What `office.toml` says.
    pub fn office(&self) -> &Office {
        &self.office
    }

    /// Changes `office.toml`.
    pub fn set_office(&mut self, office: Office) -> Result<()> {
        self.for_work()?;
        office.write(&self.data)?;
        self.office = office;
        Ok(())
    }

    pub fn secrets(&self) -> &Secrets {
        &self.secrets
    }

    /// Changes the keys kept in the vault (not the data key). Asks for the passphrase again.
    pub fn set_secrets(&mut self, secrets: Secrets, passphrase: &str) -> Result<()> {
        self.for_work()?;
        let mut secrets = secrets;
        secrets.data = vault::read(&self.data, passphrase)?.data;
        vault::write(&self.data, &secrets, passphrase)?;
        self.secrets = secrets;
        Ok(())
    }

    /// The last durable record.
    pub fn end(&self) -> Link {
        self.end
    }

    /// Whether the disk was found full and there is no room yet: looking works, saving does not.
    pub fn is_full(&self) -> bool {
        self.ballast.is_full()
    }

    /// Whether this was opened for looking only.
    pub fn is_look_only(&self) -> bool {
        self.journal.is_none()
    }

    /// What was put right since the last call.
    pub fn take_notices(&mut self) -> Vec<Recovery> {
        self.notices.extend(self.covered.take().map(Recovery::CoveredDamaged));
        self.slot.settle(false, &mut self.notices);
        std::mem::take(&mut self.notices)
    }

    fn for_work(&mut self) -> Result<&mut Journal> {
        self.journal.as_mut().ok_or(StoreError::ReadOnly)
    }
}

impl Drop for Store {
    /// Without [`Store::close`] the next start takes this for a crash, but sled is let go of.
    fn drop(&mut self) {
        self.slot.settle(true, &mut self.notices);
    }
}

/// Puts the same keys under another passphrase. Data is not touched.
pub fn change_passphrase(data: &Path, old: &str, new: &str) -> Result<()> {
    if !Store::exists(data) {
        return Err(StoreError::NoData(data.to_owned()));
    }
    crate::platform::files::private_umask();
    let _lock = Lock::take(data)?;
    vault::rewrap(data, old, new)
}
