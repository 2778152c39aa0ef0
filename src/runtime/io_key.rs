//! What a person is told of an error of files. Message keys `io-*`.

use std::io;

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
