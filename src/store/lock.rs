//! One process at a time: a lock on `DATA/LOCK`, whose content says who has it.
//!
//! The lock dies with its process, so there are no stale locks; the content may be stale and is
//! read only when the lock is held by somebody.

use std::fs::File;
use std::io::{Read as _, Seek as _, Write as _};
use std::path::Path;

use crate::platform::{files, lock, process};
use crate::store::error::{Attempt, Result, StoreError};
use crate::store::fsio;
use crate::store::owner::LockOwner;

/// The lock, held until dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of a data folder.
    pub fn take(data: &Path) -> Result<Self> {
        let path = data.join("LOCK");
        let failed = |source| StoreError::io(Attempt::Lock, &path, source);
        let mut file = files::open(&path).map_err(failed)?;
        if !lock::take(&file) {
            return Err(StoreError::Locked(read_owner(&mut file)));
        }
        // Who has it is a courtesy to others: the lock holds even where this cannot be written.
        let text = serde_json::to_string(&this_process()).unwrap_or_default();
        let _ = file
            .set_len(0)
            .and_then(|()| file.rewind())
            .and_then(|()| file.write_all(text.as_bytes()));
        Ok(Self { _file: file })
    }

    /// Who has the folder open now, if anybody. Changes nothing.
    pub fn owner(data: &Path) -> Option<LockOwner> {
        let mut file = File::open(data.join("LOCK")).ok()?;
        if lock::is_taken(&file) { Some(read_owner(&mut file)) } else { None }
    }
}

fn read_owner(file: &mut File) -> LockOwner {
    let mut text = String::new();
    let _ = file.rewind().and_then(|()| file.take(4096).read_to_string(&mut text));
    serde_json::from_str(&text).unwrap_or_default()
}

fn this_process() -> LockOwner {
    LockOwner {
        pid: std::process::id(),
        user: process::user(),
        host: process::host(),
        since: fsio::now_millis(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_one_hears_who_has_it() {
        let dir = tempfile::tempdir().unwrap();
        let lock = Lock::take(dir.path()).unwrap();
        let Err(StoreError::Locked(owner)) = Lock::take(dir.path()) else { panic!("taken twice") };
        assert_eq!(owner.pid, std::process::id());
        assert!(owner.since > 0 && !owner.host.is_empty() && !owner.user.is_empty());
        assert_eq!(Lock::owner(dir.path()), Some(owner));
        drop(lock);
        assert_eq!(Lock::owner(dir.path()), None);
        Lock::take(dir.path()).unwrap();
    }
}
