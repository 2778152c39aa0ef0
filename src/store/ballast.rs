//! Room for a last word: 8 MB of real blocks that are given up when the disk is full, so that what
//! is being saved then still fits. After that the store takes nothing more until there is room.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::platform::files;

/// Size of the ballast where the disk is not small.
#[cfg(not(test))]
const SIZE: u64 = 8 * 1024 * 1024;
#[cfg(test)]
const SIZE: u64 = 64 * 1024;

/// There is room again when this much is free; on a small disk, when a quarter of it is.
const ROOM: u64 = 20 * 1024 * 1024;

/// The ballast of one data folder and whether the disk was found full.
#[derive(Debug)]
pub struct Ballast {
    path: PathBuf,
    full: bool,
}

impl Ballast {
    /// The ballast of a data folder; it is not made yet.
    pub fn of(data: &Path) -> Self {
        Self { path: data.join("ballast"), full: false }
    }

    /// Whether the disk was found full and has no room yet.
    pub fn is_full(&self) -> bool {
        self.full
    }

    /// Whether the ballast is there.
    pub fn is_there(&self) -> bool {
        fs::metadata(&self.path).is_ok_and(|facts| facts.len() > 0)
    }

    /// Gives the room free. `false` if there was none to give.
    pub fn release(&mut self) -> bool {
        self.full = true;
        fs::remove_file(&self.path).is_ok()
    }

    /// Makes the ballast if it is missing and there is room; the disk then counts as not full. Where
    /// it is missing and could not be made, the disk counts as full.
    pub fn restore(&mut self) {
        let dir = self.path.parent().unwrap_or(&self.path);
        let Ok((free, total)) = files::free_and_total(dir) else { return };
        let room = ROOM.min(total / 4);
        let size = SIZE.min(room / 5 * 2);
        if free >= room {
            if !self.is_there() && self.fill(size).is_err() {
                let _ = fs::remove_file(&self.path);
                return;
            }
            self.full = false;
        } else if !self.is_there() && free < size {
            self.full = true;
        }
    }

    /// Written, not allocated: a file system that compresses or makes holes must not save the room.
    fn fill(&self, size: u64) -> std::io::Result<()> {
        let mut noise = blake3::Hasher::new().update(b"ballast").finalize_xof();
        let mut block = vec![0; 64 * 1024];
        let mut file = files::create(&self.path)?;
        for _ in 0..size / block.len() as u64 {
            noise.fill(&mut block);
            file.write_all(&block)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_up_once_and_made_again() {
        let dir = tempfile::tempdir().unwrap();
        let mut ballast = Ballast::of(dir.path());
        assert!(!ballast.is_there());
        ballast.restore();
        assert!(ballast.is_there() && !ballast.is_full());
        assert!(ballast.release());
        assert!(ballast.is_full() && !ballast.is_there());
        assert!(!ballast.release(), "there is nothing left to give");
        ballast.restore();
        assert!(ballast.is_there() && !ballast.is_full());
    }
}
