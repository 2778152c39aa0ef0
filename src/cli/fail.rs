//! How a command ends: its exit code, and the sentence for a person.

use std::process::ExitCode;

use crate::locale::Locale;
use crate::runtime::folder::FolderError;
use crate::store::StoreError;
use crate::sync::BundleRefused;
use crate::tui::Failure;

/// The exit codes that are promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    Done = 0,
    Failed = 1,
    Usage = 2,
    NoData = 10,
    Locked = 11,
    Passphrase = 12,
    Damaged = 13,
    Refused = 14,
    /// Input had errors; the good lines were stored.
    Input = 15,
}

impl From<Code> for ExitCode {
    fn from(code: Code) -> Self {
        Self::from(code as u8)
    }
}

/// Why a command stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    pub code: Code,
    pub failure: Failure,
}

/// What a command's work gives.
pub type CliResult<T = Code> = Result<T, Stop>;

impl Stop {
    pub fn new(code: Code, key: impl Into<String>) -> Self {
        Self { code, failure: Failure { key: key.into(), args: Vec::new() } }
    }

    pub fn usage(key: impl Into<String>) -> Self {
        Self::new(Code::Usage, key)
    }

    /// Names something in the message.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "numbers, texts and paths alike, by value or not"
    )]
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.failure.args.push((name, value.to_string()));
        self
    }

    /// A file that could not be read or written.
    pub fn file(path: &std::path::Path, error: &std::io::Error) -> Self {
        let key = crate::runtime::io_key::io_key(error);
        Self::new(Code::Failed, key).with("path", path.display())
    }

    pub fn text(&self, locale: &Locale) -> String {
        locale.with_texts(&self.failure.key, &self.failure.args).into_owned()
    }
}

impl From<FolderError> for Stop {
    fn from(error: FolderError) -> Self {
        let code = match &error {
            FolderError::Store(error) => store_code(error),
            FolderError::Log { .. } => Code::Damaged,
            // A file that is not there is no bundle that was refused.
            FolderError::Refused(BundleRefused::ReadFile(_)) => Code::Failed,
            FolderError::Refused(_) => Code::Refused,
            _ => Code::Failed,
        };
        Self { code, failure: crate::runtime::explain::folder(&error) }
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::from(FolderError::from(error))
    }
}

fn store_code(error: &StoreError) -> Code {
    match error {
        StoreError::NoData(_) => Code::NoData,
        StoreError::Locked(_) => Code::Locked,
        StoreError::WrongPassphrase => Code::Passphrase,
        // What a newer program wrote is unreadable here, though nothing is broken.
        StoreError::NewerFormat { .. }
        | StoreError::Damaged(_)
        | StoreError::OpenVault(_)
        | StoreError::ReadOffice(_)
        | StoreError::BadBackup(_) => Code::Damaged,
        _ => Code::Failed,
    }
}
