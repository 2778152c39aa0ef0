//! From a technical error to what a person is told: what happened, why, what to do. The only place
//! that does it. Message keys `store-*`,
//! `bundle-refused-*`, `bundle-*`, `enrol-*`, `folder-*`, `io-*`.

use std::io;

use crate::app::Failure;
use crate::runtime::clock;
use crate::runtime::folder::FolderError;
use crate::store::StoreError;

/// What a person is told of a failed attempt on the folder.
pub fn folder(error: &FolderError) -> Failure {
    match error {
        FolderError::Store(error) => store(error),
        FolderError::Refused(error) => {
            failure(format!("bundle-refused-{}", error.code())).with("why", error)
        }
        FolderError::Write(error) => failure(format!("bundle-{}", error.code())).with("why", error),
        FolderError::Enrol(error) => failure(format!("enrol-{}", error.code())).with("why", error),
        FolderError::NoSuchDevice(device) => failure("folder-no-device").with("device", device),
        FolderError::Village { name, .. } => failure("folder-village").with("name", name),
        FolderError::Log { seq, why } => failure("folder-log").with("seq", seq).with("why", why),
        FolderError::WorkerFell => failure("folder-worker-fell"),
        FolderError::NoKey => failure("folder-no-key"),
        FolderError::NotJoined => failure("folder-not-joined"),
        FolderError::NotTheKeeper => failure("folder-not-keeper"),
        FolderError::File { path, source } => failure(io_key(source)).with("path", path),
    }
}

/// What a person is told of a failed attempt on the store.
pub fn store(error: &StoreError) -> Failure {
    let told = failure(error.key());
    match error {
        StoreError::Locked(owner) => told
            .with("pid", owner.pid)
            .with("user", &owner.user)
            .with("host", &owner.host)
            .with("since", since(owner.since)),
        StoreError::NoData(path) | StoreError::AlreadyThere(path) => {
            told.with("path", path.display())
        }
        StoreError::NewerFormat { found, known } => told.with("found", found).with("known", known),
        StoreError::Damaged(damage) => told
            .with("seq", damage.seq)
            .with("file", damage.file.display())
            .with("offset", damage.offset),
        StoreError::OpenVault(why) | StoreError::ReadOffice(why) | StoreError::BadBackup(why) => {
            told.with("why", why)
        }
        StoreError::TooLarge(bytes) => told.with("bytes", bytes),
        StoreError::Io { path, source, .. } => {
            told.with("path", path.display()).with("why", source)
        }
        _ => told,
    }
}

/// The message key of a file error; it is given `path`.
pub fn io_key(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "io-not-found",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => "io-no-permission",
        io::ErrorKind::AlreadyExists => "io-exists",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "io-full",
        io::ErrorKind::IsADirectory => "io-is-folder",
        io::ErrorKind::NotADirectory => "io-not-folder",
        io::ErrorKind::InvalidData => "io-not-text",
        _ => "io-failed",
    }
}

fn since(millis: u64) -> String {
    let date = crate::text::format_vi(clock::date_of(millis).into());
    format!("{} {date}", clock::time_of(millis))
}

fn failure(key: impl Into<String>) -> Failure {
    Failure { key: key.into(), args: Vec::new() }
}

impl Failure {
    /// Names something in the message.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "numbers, texts and paths alike, by value or not"
    )]
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}
