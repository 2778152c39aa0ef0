//! Facts about a data folder that help to find out what is the matter. Needs no passphrase and
//! changes nothing.

use std::path::{Path, PathBuf};

use crate::platform::files;
use crate::store::backup::{self, BackupMade};
use crate::store::ballast::Ballast;
use crate::store::error::{Result, StoreError};
use crate::store::lock::Lock;
use crate::store::office::{FORMAT, Office};
use crate::store::owner::LockOwner;
use crate::store::{Store, fsio, head, mirror, walk};

#[derive(Debug, Clone, PartialEq)]
pub struct Doctor {
    /// Who has it open now.
    pub lock: Option<LockOwner>,
    /// `office.toml`, or why it cannot be read.
    pub office: std::result::Result<Office, String>,
    /// The newest format this program knows.
    pub known_format: u32,
    /// Free bytes there.
    pub free: Option<u64>,
    /// Records by HEAD, and whether the last exit was clean.
    pub head: Option<(u64, bool)>,
    /// Bytes of the journal.
    pub journal: u64,
    /// Bytes of sled.
    pub mirror: u64,
    /// Whether the reserve for a full disk is there.
    pub ballast: bool,
    /// Files and folders that others than the owner can read or write.
    pub open_to_others: Vec<PathBuf>,
    pub quarantine: Vec<PathBuf>,
    /// The last backup that was read back, and whether it is still where it was put.
    pub backup: Option<(BackupMade, bool)>,
}

/// Looks at a data folder.
pub fn doctor(data: &Path) -> Result<Doctor> {
    if !Store::exists(data) {
        return Err(StoreError::NoData(data.to_owned()));
    }
    let last = backup::last(data).map(|made| {
        let there = made.path.metadata().is_ok_and(|facts| facts.len() == made.bytes);
        (made, there)
    });
    Ok(Doctor {
        lock: Lock::owner(data),
        office: Office::read(data).map_err(|error| error.to_string()),
        known_format: FORMAT,
        free: files::free_bytes(data).ok(),
        head: head::read(data).map(|head| (head.end.seq, head.clean)),
        journal: fsio::size_of(&walk::dir(data)),
        mirror: fsio::size_of(&mirror::dir(data)),
        ballast: Ballast::of(data).is_there(),
        open_to_others: open_to_others(data),
        quarantine: entries(&data.join("quarantine")),
        backup: last,
    })
}

fn entries(dir: &Path) -> Vec<PathBuf> {
    let Ok(found) = std::fs::read_dir(dir) else {
        return Vec::new();
    };
    let mut found: Vec<_> = found.flatten().map(|entry| entry.path()).collect();
    found.sort();
    found
}

/// The folder itself, if it is not private; what is inside a private one is out of reach.
fn open_to_others(data: &Path) -> Vec<PathBuf> {
    if !files::is_open_to_others(data) {
        return Vec::new();
    }
    let inside = entries(data).into_iter().filter(|path| files::is_open_to_others(path));
    std::iter::once(data.to_owned()).chain(inside).collect()
}
