//! A folder made from a backup goes on as another device.
//!
//! The folder that the backup is of may still be at work, or may have sent what the backup does not
//! hold: two devices that go on under one identity would give the same numbers to different events.
//! So before anything is written the restored folder gets a signing key of its own. The old key
//! seals, once, what it had written; the bundle key stays, so that bundles under way can be read.
//! Where the folder keeps the roster it admits itself; elsewhere the keeper has to.
//! Invariant: nothing is ever written under the identity of the backup.

use crate::domain::batch::{Batch, BatchLine};
use crate::runtime::clock::Clock;
use crate::runtime::folder::{Folder, FolderError, create_folder};
use crate::store::Opening;
use crate::sync::{Identity, Request, admit};

/// How a restored folder goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reidentified {
    /// The short code of the device that it is now.
    pub code: String,
    /// Whether it may write already; else the keeper of the roster has to admit it.
    pub admitted: bool,
}

/// Gives a folder an identity of its own if it was restored and has none yet.
pub(super) fn reidentify(opening: &mut Opening) -> Result<(), FolderError> {
    if !opening.wants_identity() {
        return Ok(());
    }
    let secrets = opening.secrets();
    // Cut off after the keys were written, it is still the older key that signed what is there.
    let has_signed = create_folder::identity(secrets)?.replica() == opening.office().replica;
    let former = secrets.former.filter(|_| !has_signed).unwrap_or(secrets.signing);
    let signing = create_folder::random()?;
    let replica =
        Identity::new(&signing, &secrets.bundle).map_err(create_folder::bad_key)?.replica();
    Ok(opening.reidentify(*signing, replica, former)?)
}

impl Folder {
    /// Seals what the old identity wrote, and admits the new one where this folder keeps the roster.
    /// `None` where there is no old identity, or the new one is on the roster already.
    pub(super) fn settle_in(&mut self) -> Result<Option<Reidentified>, FolderError> {
        let secrets = self.store.secrets();
        let new = create_folder::identity(secrets)?;
        let known = self.log.roster().is_some_and(|r| r.device(new.replica()).is_some());
        let Some(former) = secrets.former.filter(|_| !known) else {
            return Ok(None);
        };
        let old = Identity::new(&former, &secrets.bundle).map_err(create_folder::bad_key)?;
        let mut batch = Batch::new();
        let (n, hash) = self.log.head(old.replica());
        if n > 0 && self.log.seal(old.replica()).is_none_or(|seal| seal.n != n) {
            batch.push(BatchLine::Seal(old.seal(n, &hash)));
        }
        let before = self.log.roster().and_then(|roster| roster.device(old.replica())).cloned();
        let before = before.filter(|device| device.revoked.is_none());
        let line = match (before, self.commune_key()) {
            (Some(device), Ok(key)) => {
                let now = Clock::millis();
                let request = Request::new(&new, &device.person, now);
                let log = self.log.roster_log();
                Some(admit(log, &key, &request, device.role, &device.villages, now)?)
            }
            _ => None,
        };
        if let Some(line) = &line {
            batch.push(BatchLine::Roster(line));
        }
        if !batch.as_str().is_empty() {
            self.take_in(&[batch])?;
        }
        Ok(Some(Reidentified { code: new.replica().short(), admitted: line.is_some() }))
    }
}
