//! Private files and folders, durable writes, free space.
//!
//! Invariant: after `replace` returns, a crash leaves either the old file or the new one, never a
//! part.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write as _};
use std::os::unix::fs::{
    DirBuilderExt as _, FileExt as _, OpenOptionsExt as _, PermissionsExt as _,
};
use std::path::Path;

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

/// Opens a private file for writing at its end, making it if need be.
pub fn append(path: &Path) -> io::Result<File> {
    OpenOptions::new().create(true).append(true).mode(0o600).open(path)
}

/// Opens a private file for reading and writing as it is, making it if need be.
pub fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).write(true).create(true).truncate(false).mode(0o600).open(path)
}

/// Lets only its owner read and write a file.
pub fn make_private(path: &Path) -> io::Result<()> {
    fs::set_permissions(path, Permissions::from_mode(0o600))
}

/// Whether others than its owner can read, write or enter a file or folder.
pub fn is_open_to_others(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|facts| facts.permissions().mode() & 0o077 != 0)
}

/// Writes all bytes at an offset of a file, wherever it was read or written before.
pub fn write_all_at(file: &File, bytes: &[u8], offset: u64) -> io::Result<()> {
    file.write_all_at(bytes, offset)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_is_private_and_replaced_whole() {
        let dir = tempfile::tempdir().unwrap();
        let inner = dir.path().join("a/b");
        private_dir(&inner).unwrap();
        let file = inner.join("c");
        replace(&file, b"one").unwrap();
        replace(&file, b"two").unwrap();
        append(&file).unwrap().write_all(b"!").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"two!");
        write_all_at(&open(&file).unwrap(), b"x", 1).unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"txo!");
        assert_eq!(fs::read_dir(&inner).unwrap().count(), 1, "nothing stays beside it");
        for path in [&inner, &file] {
            assert!(!is_open_to_others(path), "{}", path.display());
            fs::set_permissions(path, Permissions::from_mode(0o755)).unwrap();
            assert!(is_open_to_others(path));
        }
        make_private(&file).unwrap();
        assert!(!is_open_to_others(&file));
        let (free, total) = free_and_total(&inner).unwrap();
        assert!(free > 0 && free <= total);
    }
}
