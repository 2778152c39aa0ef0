//! Making, opening and looking at a data folder.
//!
//! Opening goes: lock, `office.toml`, vault, snapshot (if wanted), then the journal from its start or
//! from where the snapshot ends. A second thread reads, checks and opens the records while the
//! caller's function takes them, so nobody holds the whole journal. An append that never finished is
//! cut off and kept in `quarantine/`; anything else that is wrong stops the opening.

use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use zeroize::Zeroizing;

use crate::domain::id::ReplicaId;
use crate::platform::files;
use crate::store::ballast::Ballast;
use crate::store::error::{Attempt, Damage, Fault, Result, StoreError};
use crate::store::head::{self, Head};
use crate::store::journal::Journal;
use crate::store::lock::Lock;
use crate::store::mirror_slot::{self, MirrorSlot};
use crate::store::office::Office;
use crate::store::record::{Cipher, Link};
use crate::store::replay::Replay;
use crate::store::snapshot_check::SnapshotCheck;
use crate::store::vault::{self, Secrets};
use crate::store::walk::{self, Walked};
use crate::store::{Recovery, Store, fsio, rebuild};

/// How a data folder is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// For work: takes the lock, needs a folder that can be written.
    Write,
    /// For looking only: takes no lock, writes nothing, repairs nothing.
    Look,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// What had to be put right, for the person to be told.
    pub recovered: Vec<Recovery>,
    /// Whether the program was left properly last time.
    pub clean: bool,
    pub end: Link,
}

/// A data folder whose keys are open and whose journal is not read yet.
#[derive(Debug)]
pub struct Opening {
    pub(super) data: PathBuf,
    pub(super) mode: Mode,
    pub(super) lock: Option<Arc<Lock>>,
    pub(super) office: Office,
    pub(super) secrets: Secrets,
    /// The passphrase, where the keys have to be changed before anything is written.
    renewal: Option<Hidden>,
}

/// A passphrase that is kept for a moment and never printed.
struct Hidden(Zeroizing<String>);

impl std::fmt::Debug for Hidden {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Hidden(..)")
    }
}

impl Store {
    /// Whether there is a data folder here. One whose making was interrupted does not count.
    pub fn exists(data: &Path) -> bool {
        Office::path(data).exists() || has_records(data)
    }

    /// Makes a data folder. Refuses a folder in which there is anything but the remains of an
    /// interrupted making.
    pub fn create(
        data: &Path,
        office: &Office,
        secrets: &Secrets,
        passphrase: &str,
    ) -> Result<Self> {
        files::private_umask();
        let failed = |error| StoreError::io(Attempt::Create, data, error);
        let is_free = || !Self::exists(data) && only_remains(data);
        if !is_free() {
            return Err(StoreError::AlreadyThere(data.to_owned()));
        }
        files::private_dir(data).map_err(failed)?;
        let lock = Arc::new(Lock::take(data)?);
        if !is_free() {
            return Err(StoreError::AlreadyThere(data.to_owned()));
        }
        vault::write(data, secrets, passphrase)?;
        let journal = Journal::create(data, Cipher::journal(&secrets.data))?;
        let head = Head { end: journal.end(), at: journal.at(), clean: true };
        head::write(data, &head).map_err(|e| StoreError::io(Attempt::WriteHead, data, e))?;
        // Last: a folder without it does not count as made.
        office.write(data)?;
        let opening = Opening {
            data: data.to_owned(),
            mode: Mode::Write,
            lock: Some(lock),
            office: office.clone(),
            secrets: secrets.clone(),
            renewal: None,
        };
        let mut store = Self::over(opening, journal.end(), Some(journal), true);
        store.slot = store.level(false).start(store.lock.clone());
        Ok(store)
    }

    /// Opens a data folder and hands every batch to `read`, in order.
    pub fn open(
        data: &Path,
        passphrase: &str,
        read: &mut dyn FnMut(u64, &str),
    ) -> Result<(Self, Opened)> {
        Opening::begin(data, passphrase, Mode::Write)?.finish(None, read)
    }

    fn over(opening: Opening, end: Link, journal: Option<Journal>, sound: bool) -> Self {
        let Opening { data, mode, lock, office, secrets, .. } = opening;
        let mut ballast = Ballast::of(&data);
        if mode == Mode::Write {
            ballast.restore();
        }
        Self {
            cipher: Cipher::journal(&secrets.data),
            data,
            office,
            secrets,
            journal,
            end,
            since_head: if sound { None } else { Some(0) },
            ballast,
            slot: MirrorSlot::Off,
            covered: SnapshotCheck::Done,
            notices: Vec::new(),
            lock,
        }
    }
}

impl Opening {
    /// Takes the lock and opens the keys.
    pub fn begin(data: &Path, passphrase: &str, mode: Mode) -> Result<Self> {
        if !Store::exists(data) {
            return Err(StoreError::NoData(data.to_owned()));
        }
        let office = Office::read(data)?;
        let lock = match mode {
            Mode::Look => None,
            Mode::Write => {
                files::private_umask();
                Some(Arc::new(Lock::take(data)?))
            }
        };
        let secrets = vault::read(data, passphrase)?;
        let renews = office.restored && mode == Mode::Write;
        let renewal = renews.then(|| Hidden(Zeroizing::new(passphrase.to_owned())));
        Ok(Self { data: data.to_owned(), mode, lock, office, secrets, renewal })
    }

    /// For work, or for looking only.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// Whether the folder was made from a backup and needs an identity of its own.
    pub fn wants_identity(&self) -> bool {
        self.renewal.is_some()
    }

    /// Gives a folder that was made from a backup an identity of its own: `signing` is the seed of
    /// the new key, `replica` follows from it, `former` is the seed of the key of the backup. Cut
    /// off in the middle, it is done again at the next opening.
    pub fn reidentify(
        &mut self,
        signing: [u8; 32],
        replica: ReplicaId,
        former: [u8; 32],
    ) -> Result<()> {
        let Some(Hidden(passphrase)) = self.renewal.take() else {
            return Ok(());
        };
        self.secrets.signing = signing;
        self.secrets.former = Some(former);
        vault::write(&self.data, &self.secrets, &passphrase)?;
        self.office.replica = replica;
        self.office.restored = false;
        self.office.write(&self.data)
    }

    /// What `office.toml` says.
    pub fn office(&self) -> &Office {
        &self.office
    }

    pub fn secrets(&self) -> &Secrets {
        &self.secrets
    }

    /// Reads the journal, after `after` if that is given, and hands every batch to `read`.
    pub fn finish(
        self,
        after: Option<Link>,
        read: &mut dyn FnMut(u64, &str),
    ) -> Result<(Store, Opened)> {
        let journal = walk::dir(&self.data);
        let head = head::read(&self.data);
        let mut recovered = Vec::new();
        if head.is_none() {
            recovered.push(Recovery::HeadMissing);
        }
        let cipher = Cipher::journal(&self.secrets.data);
        let was_missing = self.mode == Mode::Write && walk::files(&journal)?.is_empty();
        if was_missing
            && let Some(records) = rebuild::journal_from_mirror(&self.data, &cipher, head.as_ref())?
        {
            recovered.push(Recovery::JournalRebuilt { records });
        }
        let after = after.unwrap_or_else(Link::genesis);
        let walked = Replay { journal: &journal, cipher: &cipher, after, head }.run(read)?;
        let promised = head.map_or(0, |head| head.end.seq).max(after.seq);
        if let Some(damage) = beyond_repair(&walked, promised, &journal) {
            return Err(StoreError::Damaged(Box::new(damage)));
        }
        let clean = walked.trouble.is_none()
            && !was_missing
            && head.is_some_and(|head| head.clean && head.end == walked.end);
        if self.mode == Mode::Look {
            let end = walked.end;
            return Ok((Store::over(self, end, None, true), Opened { recovered, clean, end }));
        }
        if walked.trouble.is_some() {
            recovered.push(cut_tail(&self.data, &walked)?);
        }
        let open_end = Journal::open(&self.data, cipher, walked.end, walked.at)?;
        let mut store = Store::over(self, walked.end, Some(open_end), clean);
        store.covered = SnapshotCheck::until(&journal, after);
        store.slot = store.level(clean).start(store.lock.clone());
        if !clean {
            // Whether the journal has lost its tail can only be told by the mirror.
            store.slot.settle(true, &mut recovered);
            recovered.extend(store.take_from_mirror(read)?);
        }
        let end = store.end;
        Ok((store, Opened { recovered, clean, end }))
    }
}

/// Whether a journal here holds more than the header of its first file.
fn has_records(data: &Path) -> bool {
    fsio::size_of(&walk::dir(data)) > walk::FILE_HEADER as u64 || mirror_slot::is_there(data)
}

/// Whether a folder is missing, empty, or holds only what an interrupted making leaves.
fn only_remains(data: &Path) -> bool {
    const REMAINS: [&str; 7] =
        ["LOCK", "vault.age", "vault.age.new", "journal", "HEAD", "HEAD.new", "office.toml.new"];
    match std::fs::read_dir(data) {
        Ok(entries) => entries.flatten().all(|entry| {
            let name = entry.file_name();
            REMAINS.iter().any(|known| name == *known)
        }),
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    }
}

/// What is wrong beyond an append that never finished.
fn beyond_repair(walked: &Walked, promised: u64, journal: &Path) -> Option<Damage> {
    match &walked.trouble {
        Some(trouble) if !trouble.torn || promised > walked.end.seq => Some(trouble.damage.clone()),
        None if promised > walked.end.seq => Some(Damage {
            what: Fault::ShorterThanHead,
            seq: walked.end.seq.saturating_add(1),
            file: walk::file_path(journal, walked.at.file),
            offset: walked.at.offset,
        }),
        _ => None,
    }
}

/// Cuts off an append that never finished; its bytes are kept in `quarantine/`.
fn cut_tail(data: &Path, walked: &Walked) -> Result<Recovery> {
    let path = walk::file_path(&walk::dir(data), walked.at.file);
    let failed = |error| StoreError::io(Attempt::Quarantine, &path, error);
    let mut file =
        std::fs::OpenOptions::new().read(true).write(true).open(&path).map_err(failed)?;
    let mut tail = Vec::new();
    file.seek(SeekFrom::Start(walked.at.offset)).map_err(failed)?;
    file.read_to_end(&mut tail).map_err(failed)?;
    let seq = walked.end.seq.saturating_add(1);
    let kept = fsio::quarantine_path(data, &format!("tail-{seq}.bin")).map_err(failed)?;
    files::replace(&kept, &tail).map_err(failed)?;
    file.set_len(walked.at.offset).map_err(failed)?;
    file.sync_all().map_err(failed)?;
    Ok(Recovery::TailCut { seq, bytes: tail.len() as u64, kept })
}
