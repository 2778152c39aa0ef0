//! Why an attempt on the data folder failed. Variants are named by the attempt; nothing in them is
//! personal: paths, numbers and system errors only. What a person reads about them is said by the
//! locale under [`StoreError::key`].

use std::io;
use std::path::PathBuf;

use crate::store::owner::LockOwner;

/// A failed attempt on the data folder.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// Another process has the folder open.
    #[error("the data folder is open in process {} of {} on {}", .0.pid, .0.user, .0.host)]
    Locked(LockOwner),
    /// The passphrase does not open the vault.
    #[error("the passphrase does not open the vault")]
    WrongPassphrase,
    /// There is no data here.
    #[error("there is no data folder at {}", .0.display())]
    NoData(PathBuf),
    /// There is already data (or something else) here.
    #[error("{} is not empty", .0.display())]
    AlreadyThere(PathBuf),
    /// Written by a newer program; nothing was touched.
    #[error("the format {found} is newer than the known {known}")]
    NewerFormat { found: u32, known: u32 },
    /// Something that was acknowledged cannot be read as it was written.
    #[error(transparent)]
    Damaged(Box<Damage>),
    /// The folder cannot be written; it can still be opened for looking.
    #[error("the data folder cannot be written")]
    ReadOnly,
    /// There is no room; nothing was saved, what was typed is still with the caller.
    #[error("the disk is full")]
    DiskFull,
    /// The batch is larger than a record may be.
    #[error("a batch of {0} bytes is too large")]
    TooLarge(usize),
    /// A write failed in a way that leaves unclear what is on disk: close, open again.
    #[error("the journal must be opened again after a failed write")]
    MustReopen,
    /// Reading or making the vault failed for another reason than the passphrase.
    #[error("the vault cannot be read: {0}")]
    OpenVault(String),
    /// Reading `office.toml` failed.
    #[error("office.toml cannot be read: {0}")]
    ReadOffice(String),
    #[error("{attempt} failed at {}: {source}", path.display())]
    Io { attempt: Attempt, path: PathBuf, source: io::Error },
    /// The system gave no random bytes.
    #[error("the system gives no random bytes")]
    NoRandomness,
    /// The backup is not one, or not whole; nothing was made from it.
    #[error("the backup is damaged: {0}")]
    BadBackup(String),
}

/// What was being done when a file operation failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attempt {
    /// Making the data folder or a part of it.
    Create,
    Lock,
    /// Opening or reading the journal.
    ReadJournal,
    Append,
    WriteHead,
    /// Writing the vault or `office.toml`.
    WriteKeys,
    KeepDraft,
    /// Keeping or reading a snapshot.
    Snapshot,
    Backup,
    /// Making a folder from a backup.
    Restore,
    Quarantine,
}

impl std::fmt::Display for Attempt {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Self::Create => "creating",
            Self::Lock => "locking",
            Self::ReadJournal => "reading the journal",
            Self::Append => "appending",
            Self::WriteHead => "writing HEAD",
            Self::WriteKeys => "writing keys",
            Self::KeepDraft => "keeping a draft",
            Self::Snapshot => "the snapshot",
            Self::Backup => "the backup",
            Self::Restore => "the restore",
            Self::Quarantine => "setting aside",
        })
    }
}

/// Where the journal stops making sense, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what} at record {seq} ({} byte {offset})", file.display())]
pub struct Damage {
    pub what: Fault,
    /// The number of the first record that cannot be vouched for.
    pub seq: u64,
    pub file: PathBuf,
    /// The byte in it where the trouble starts.
    pub offset: u64,
}

/// A kind of damage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A journal file or its header is missing.
    #[error("a journal file is missing")]
    MissingFile,
    /// The header of a journal file is not readable.
    #[error("a journal file has no readable header")]
    FileHeader,
    /// The record ends before its length says.
    #[error("a record is cut short")]
    CutShort,
    /// The bytes are not a record.
    #[error("the bytes are not a record")]
    NotARecord,
    /// The record's checksum does not match.
    #[error("the checksum is wrong")]
    Checksum,
    /// The record's number is not the next.
    #[error("the numbering is broken")]
    Sequence,
    /// The record does not continue the chain.
    #[error("the chain is broken")]
    Chain,
    /// The record was not sealed with this folder's key, or was changed.
    #[error("the seal is broken")]
    Seal,
    /// The text inside is not text.
    #[error("the content is not text")]
    NotText,
    /// HEAD promises more than the journal has.
    #[error("the journal is shorter than HEAD says")]
    ShorterThanHead,
    #[error("HEAD names another chain")]
    OtherThanHead,
}

/// What the store's functions return.
pub type Result<T> = std::result::Result<T, StoreError>;

impl StoreError {
    /// A file operation failed; a full disk and a read-only place are told apart here.
    pub fn io(attempt: Attempt, path: impl Into<PathBuf>, source: io::Error) -> Self {
        if crate::store::fsio::is_full(&source) {
            Self::DiskFull
        } else if crate::store::fsio::is_read_only(&source) {
            Self::ReadOnly
        } else {
            Self::Io { attempt, path: path.into(), source }
        }
    }

    pub fn damaged(what: Fault, seq: u64, file: impl Into<PathBuf>, offset: u64) -> Self {
        Self::Damaged(Box::new(Damage { what, seq, file: file.into(), offset }))
    }

    /// A short stable name for the locale and for `--json`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Locked(_) => "store-locked",
            Self::WrongPassphrase => "store-wrong-passphrase",
            Self::NoData(_) => "store-no-data",
            Self::AlreadyThere(_) => "store-already-there",
            Self::NewerFormat { .. } => "store-newer-format",
            Self::Damaged(_) => "store-damaged",
            Self::ReadOnly => "store-read-only",
            Self::DiskFull => "store-disk-full",
            Self::TooLarge(_) => "store-too-large",
            Self::MustReopen => "store-must-reopen",
            Self::OpenVault(_) => "store-open-vault",
            Self::ReadOffice(_) => "store-read-office",
            Self::Io { .. } => "store-io",
            Self::NoRandomness => "store-no-randomness",
            Self::BadBackup(_) => "store-bad-backup",
        }
    }
}
