//! An open data folder with its log and, for those who ask, its book: what the worker thread of the
//! terminal program and every command share.
//!
//! The folder writes events and answers from the log; it holds no book, because the terminal
//! program keeps that in the app. Invariant: what [`Folder::commit`] returns is durable.

mod create_folder;
mod exchange;
mod extract;
mod import_group;
mod open;
mod reidentify;
mod report;
mod screen;
mod write;

use crate::domain::book::Book;
use crate::domain::event::Author;
use crate::domain::id::{RecordId, ReplicaId};
use crate::domain::issue::Issue;
use crate::domain::log::Log;
use crate::domain::op::Actor;
use crate::domain::roster::{OfficeForm, Role};
use crate::report::ReportError;
use crate::store::{NewSnapshot, Recovery, Store, StoreError};
use crate::sync::{BundleRefused, EnrolError, WriteError};
use crate::tui::Me;
use crate::tui::cx::Exchange;

pub use create_folder::{NewCommune, check_villages, create, create_with, join};
pub use exchange::ReceivedBundle;
pub use open::{Read, finish, open};
pub use reidentify::Reidentified;
pub use screen::{kept_form, kept_prefs, report};

/// A village that does not exist: no record has this id.
const NOWHERE: RecordId = RecordId { replica: ReplicaId([0; 8]), n: 0, place: 0 };

#[derive(Debug)]
pub struct Folder {
    store: Store,
    log: Log,
    author: Author,
    /// Written when the folder was opened, to be kept in a quiet moment.
    snapshot: Option<NewSnapshot>,
}

/// Why the folder could not do something.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The log in the journal contradicts itself.
    #[error("record {seq} of the journal does not fit the log: {why}")]
    Log {
        /// Which record of the journal.
        seq: u64,
        why: String,
    },
    /// The key of a record's commitments is not here.
    #[error("the key of the record is missing")]
    NoKey,
    /// A bundle is refused; nothing changed.
    #[error(transparent)]
    Refused(#[from] BundleRefused),
    /// A bundle could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// A report could not be written.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// A device could not be enrolled or revoked.
    #[error(transparent)]
    Enrol(#[from] EnrolError),
    /// The part of the program that stores failed unexpectedly; what was acknowledged is safe.
    #[error("the storing part of the program failed")]
    WorkerFell,
    /// No device of the roster is called so.
    #[error("no device is called {0}")]
    NoSuchDevice(String),
    /// A village of a new commune cannot be recorded.
    #[error("a village cannot be recorded")]
    Village {
        name: String,
        /// What is wrong with it.
        issues: Vec<Issue>,
    },
    /// The device has not joined a commune, or was revoked.
    #[error("this device is not on the roster of a commune")]
    NotJoined,
    /// Only the device that keeps the roster may do this.
    #[error("only the device that keeps the roster may do this")]
    NotTheKeeper,
    /// A file could not be read or written.
    #[error("{path}: {source}")]
    File { path: String, source: std::io::Error },
}

impl Folder {
    pub fn replica(&self) -> ReplicaId {
        self.store.office().replica
    }

    pub fn log(&self) -> &Log {
        &self.log
    }

    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The store, for drafts and housekeeping.
    pub fn store_mut(&mut self) -> &mut Store {
        &mut self.store
    }

    /// Who acts here and with what rights. A device that is not on the roster, or was taken off it,
    /// has none but to look: it is a village's, of a village that no record is.
    pub fn actor(&self) -> Actor {
        let replica = self.replica();
        let device = self.log.roster().and_then(|roster| roster.device(replica));
        match device.filter(|device| device.revoked.is_none()) {
            Some(device) => Actor { replica, role: device.role, villages: device.villages.clone() },
            None => Actor { replica, role: Role::Village, villages: vec![NOWHERE] },
        }
    }

    /// Whether the office is a commune or another one.
    pub fn form(&self) -> OfficeForm {
        let known = self.log.roster().map(|roster| roster.unit.form);
        known.unwrap_or(self.store.office().form)
    }

    /// Whose folder this is, for the app.
    pub fn me(&self) -> Me {
        let office = self.store.office();
        let unit = self.log.roster().map(|roster| roster.unit.name.clone());
        Me {
            form: self.form(),
            commune: unit.unwrap_or_else(|| office.commune.clone()),
            officer: office.officer.clone(),
            actor: self.actor(),
            exchange: self.exchange(),
        }
    }

    /// How far this folder is known elsewhere: own events that no bundle holds and that no other
    /// device says it has, and when bundles last went and came.
    fn exchange(&self) -> Exchange {
        let replica = self.replica();
        let (last, _) = self.log.head(replica);
        let peers = self.log.peers();
        let known = peers.values().filter_map(|peer| peer.have.get(&replica)).map(|(n, _)| *n);
        let time = |at: u64| Some(at).filter(|at| *at > 0);
        let others = peers.iter().filter(|(id, _)| **id != replica);
        Exchange {
            unsent: u64::from(last.saturating_sub(known.max().unwrap_or(0))),
            exported_at: peers.get(&replica).and_then(|own| time(own.at)),
            received_at: others.map(|(_, peer)| peer.at).max().and_then(time),
            full: self.store.is_full(),
        }
    }

    /// Whether the commune's roster lets this device write.
    fn is_admitted(&self) -> bool {
        let device = self.log.roster().and_then(|roster| roster.device(self.replica()));
        device.is_some_and(|device| device.revoked.is_none())
    }

    /// What a book of this folder begins with.
    pub fn new_book() -> Book {
        Book::new(crate::plan::standards())
    }

    /// Keeps the snapshot that opening made, if it made one. Failing to loses nothing.
    pub fn keep_snapshot(&mut self) {
        if let Some(snapshot) = self.snapshot.take() {
            drop(snapshot.keep());
        }
    }

    /// Leaves properly: seals what was written and closes the store.
    pub fn close(mut self) -> Vec<Recovery> {
        // Unsealed events are sealed at the next export; failing here loses nothing.
        drop(self.seal());
        self.keep_snapshot();
        self.store.close()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::op::{Ctx, Input, Op, Values, decide};
    use crate::domain::schema::RecordKind;
    use crate::domain::value::Value;
    use crate::tui::Now;

    #[test]
    fn a_device_that_was_not_admitted_records_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let now = Now { millis: 1_795_000_000_000, today };
        let read = join(&dir.path().join("xa"), "Hà Văn Nam", "", now).unwrap();
        let ctx = Ctx { today, actor: read.folder.actor() };
        for kind in RecordKind::ALL {
            let values = Values::from([("name", Input::Value(Value::text("A")))]);
            let decided = decide(&read.book, &Op::Create { kind, values }, &ctx);
            let issues = decided.unwrap_err();
            assert_eq!(issues.first().map(|issue| issue.code), Some("no_right"), "{kind}");
        }
    }
}
