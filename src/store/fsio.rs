//! Small file work that has to be done the same way everywhere: whole-file replacement that is
//! durable, private folders, free space, names for what is set aside.
//!
//! It knows nothing of journals or keys. Invariant: after `replace` returns, a crash leaves either
//! the old file or the new one, never a part.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// Makes every file and folder of this process private to its owner from now on.
pub fn private_umask() {
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
}

/// Makes a folder (and its parents) that only its owner may enter, durably.
pub fn private_dir(dir: &Path) -> io::Result<()> {
    if !dir.is_dir() {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(dir)?;
        let mut parent = dir.parent();
        while let Some(above) = parent {
            if above.as_os_str().is_empty() || sync_dir(above).is_err() {
                break;
            }
            parent = above.parent();
        }
    }
    fs::set_permissions(dir, Permissions::from_mode(0o700))
}

/// Makes the names in a folder durable.
pub fn sync_dir(dir: &Path) -> io::Result<()> {
    let dir = if dir.as_os_str().is_empty() { Path::new(".") } else { dir };
    File::open(dir)?.sync_all()
}

/// Opens a new private file for writing, replacing what was there.
pub fn create(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)
}

/// Replaces a file as a whole: beside it, synced, renamed, and the folder synced.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let beside = path.with_file_name(name);
    let written = create(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    if let Err(error) = written.and_then(|()| fs::rename(&beside, path)) {
        let _ = fs::remove_file(&beside);
        return Err(error);
    }
    sync_dir(path.parent().unwrap_or(Path::new(".")))
}

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

/// Bytes that this user can still write on the file system of `path`.
pub fn free_bytes(path: &Path) -> io::Result<u64> {
    free_and_total(path).map(|(free, _)| free)
}

/// The same, and how many bytes the file system has in all.
pub fn free_and_total(path: &Path) -> io::Result<(u64, u64)> {
    let facts = rustix::fs::statvfs(path)?;
    let bytes = |blocks: u64| blocks.saturating_mul(facts.f_frsize);
    Ok((bytes(facts.f_bavail), bytes(facts.f_blocks)))
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
    sync_dir(data)?;
    Ok(to)
}

/// A new name in `data/quarantine`, the folder made if need be.
pub fn quarantine_path(data: &Path, name: &str) -> io::Result<PathBuf> {
    let dir = data.join("quarantine");
    private_dir(&dir)?;
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
    private_dir(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_dir(&entry.path(), &target)?;
        } else {
            // The copy is to be worked on, also where the original may only be read.
            fs::copy(entry.path(), &target)?;
            fs::set_permissions(&target, Permissions::from_mode(0o600))?;
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
