//! Small file work that has to be done the same way everywhere in the store: files that need not be
//! there, what an error means, names for what is set aside.
//!
//! It knows nothing of journals or keys.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::platform::files;

/// A file's bytes, `None` if there is no such file.
pub fn read_if_there(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Removes a file; one that is not there is fine.
pub fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Whether an error says that there is no room left.
pub fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

/// Whether an error says that this place cannot be written at all.
pub fn is_read_only(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

/// Milliseconds since 1970 UTC by the system's clock.
pub fn now_millis() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// Moves a file or folder to `data/quarantine/<millis>-<name>` and returns where it went.
pub fn quarantine(data: &Path, what: &Path) -> io::Result<PathBuf> {
    let to = quarantine_path(data, &what.file_name().unwrap_or_default().to_string_lossy())?;
    fs::rename(what, &to)?;
    files::sync_dir(data)?;
    Ok(to)
}

/// A new name in `data/quarantine`, the folder made if need be.
pub fn quarantine_path(data: &Path, name: &str) -> io::Result<PathBuf> {
    let dir = data.join("quarantine");
    files::private_dir(&dir)?;
    let mut millis = now_millis();
    loop {
        let to = dir.join(format!("{millis}-{name}"));
        if !to.exists() {
            return Ok(to);
        }
        millis += 1;
    }
}

/// Copies a folder's plain files, one level of folders deep (all that sled makes).
pub fn copy_dir(from: &Path, to: &Path) -> io::Result<()> {
    files::private_dir(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_dir(&entry.path(), &target)?;
        } else {
            // The copy is to be worked on, also where the original may only be read.
            fs::copy(entry.path(), &target)?;
            files::make_private(&target)?;
        }
    }
    Ok(())
}

/// The sum of the sizes of all files under a folder; what cannot be read counts nothing.
pub fn size_of(dir: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(dir) else {
        return 0;
    };
    let sizes = entries.flatten().map(|entry| match entry.metadata() {
        Ok(facts) if facts.is_dir() => size_of(&entry.path()),
        Ok(facts) => facts.len(),
        Err(_) => 0,
    });
    sizes.sum()
}
