//! From a technical error to what a person is told: what happened, why, what to do. The only place
//! that does it, with [`io_key`] for errors of files. Message keys `store-*`,
//! `bundle-refused-*`, `bundle-*`, `enrol-*`, `folder-*`.

use crate::report::ReportError;
use crate::runtime::clock;
use crate::runtime::folder::FolderError;
use crate::runtime::io_key::io_key;
use crate::store::StoreError;
use crate::sync::{EnrolError, WriteError};
use crate::tui::Failure;

/// What a person is told of a failed attempt on the folder.
pub fn folder(error: &FolderError) -> Failure {
    match error {
        FolderError::Store(error) => store(error),
        FolderError::Refused(error) => {
            failure(format!("bundle-refused-{}", error.code())).with("why", error)
        }
        FolderError::Write(error) => {
            let told = failure(format!("bundle-{}", error.code()));
            match error {
                WriteError::WriteFile(why) | WriteError::ReadLines(why) => told.with("why", why),
                _ => told.with("why", error),
            }
        }
        FolderError::Report(error) => report(error),
        FolderError::Enrol(error) => {
            let told = failure(format!("enrol-{}", error.code()));
            if let EnrolError::File(why) = error { told.with("why", why) } else { told }
        }
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

/// What a person is told of a report that was not written.
pub fn report(error: &ReportError) -> Failure {
    match error {
        ReportError::UnknownEnding(ending) => failure("report-ending").with("ending", ending),
        ReportError::Exists(path) => failure("report-taken").with("path", path.display()),
        ReportError::WriteFile { path, source } => {
            failure(io_key(source)).with("path", path.display())
        }
        ReportError::NotATable => failure("report-not-a-table"),
        ReportError::MakeFile(_) => failure("report-failed"),
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

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use std::io;

    use super::*;
    use crate::domain::id::{ReplicaId, UnitId};
    use crate::domain::roster::RosterError;
    use crate::locale::{Lang, Locale};
    use crate::store::{Attempt, Fault, LockOwner};
    use crate::sync::BundleRefused;

    fn every_error() -> Vec<FolderError> {
        let path = || PathBuf::from("/so/xa");
        let io = |kind| io::Error::from(kind);
        let replica = ReplicaId([3; 8]);
        let stored = [
            StoreError::Locked(LockOwner { pid: 7, ..LockOwner::default() }),
            StoreError::WrongPassphrase,
            StoreError::NoData(path()),
            StoreError::AlreadyThere(path()),
            StoreError::NewerFormat { found: 9, known: 1 },
            StoreError::damaged(Fault::Checksum, 4, path(), 12),
            StoreError::ReadOnly,
            StoreError::DiskFull,
            StoreError::TooLarge(9),
            StoreError::MustReopen,
            StoreError::OpenVault("x".into()),
            StoreError::ReadOffice("x".into()),
            StoreError::io(Attempt::Append, path(), io(io::ErrorKind::Other)),
            StoreError::NoRandomness,
            StoreError::BadBackup("x".into()),
        ];
        let refused = [
            BundleRefused::ReadFile("x".into()),
            BundleRefused::Truncated,
            BundleRefused::UnknownSender(replica),
            BundleRefused::OtherCommune(UnitId([1; 8])),
            BundleRefused::BadSeal { replica, n: 2 },
        ];
        let others = [
            WriteError::Recipient(replica).into(),
            WriteError::WriteFile("x".into()).into(),
            WriteError::Chain { replica, n: 2 }.into(),
            EnrolError::File("x".into()).into(),
            EnrolError::Roster(RosterError::Impossible(3)).into(),
            FolderError::NoSuchDevice("7F3K".into()),
            FolderError::Village { name: "Lìm".into(), issues: Vec::new() },
            FolderError::Log { seq: 3, why: "x".into() },
            FolderError::NoKey,
            FolderError::NotJoined,
            FolderError::NotTheKeeper,
            FolderError::WorkerFell,
        ];
        let files = [
            io::ErrorKind::NotFound,
            io::ErrorKind::PermissionDenied,
            io::ErrorKind::AlreadyExists,
            io::ErrorKind::StorageFull,
            io::ErrorKind::IsADirectory,
            io::ErrorKind::NotADirectory,
            io::ErrorKind::InvalidData,
            io::ErrorKind::BrokenPipe,
        ];
        let file = |kind| FolderError::File { path: "/so/xa".into(), source: io(kind) };
        let stored = stored.into_iter().map(FolderError::from);
        stored.chain(refused.map(FolderError::from)).chain(others).chain(files.map(file)).collect()
    }

    #[test]
    fn every_error_has_a_whole_sentence_in_both_languages() {
        for lang in Lang::ALL {
            let locale = Locale::new(lang);
            for error in every_error() {
                let told = folder(&error);
                assert!(locale.has(&told.key), "{}", told.key);
                let text = locale.with_texts(&told.key, &told.args);
                assert!(!text.contains(['{', '⟦']), "{}: {text}", told.key);
                assert!(text.ends_with('.'), "{}: {text}", told.key);
            }
        }
    }
}
