//! What the screens ask of the folder, answered in the app's words.

use std::path::{Path, PathBuf};

use crate::domain::roster::OfficeForm;
use crate::runtime::folder::{Folder, FolderError};
use crate::store::{Office, Store, StoreError};
use crate::tui::job::{Exported, Received};
use crate::tui::{Draft, Outcome, Prefs};

impl Folder {
    /// Writes a bundle: into the folder or file named, else into the data folder's `out`.
    pub fn export_for_screen(&mut self, to: Option<&str>) -> Result<Outcome, FolderError> {
        let to = match to.map(str::trim).filter(|to| !to.is_empty()) {
            Some(to) => expand(to),
            None => self.out()?,
        };
        let written = self.export(&to, None)?;
        let counts = written.manifest.counts.iter();
        let counts = counts.filter(|(what, _)| *what != "events");
        Ok(Outcome::Exported(Exported {
            path: written.path.display().to_string(),
            events: u64::try_from(written.events).unwrap_or(u64::MAX),
            counts: counts.map(|(kind, n)| (kind.clone(), *n)).collect(),
            money: written.manifest.money.values().copied().fold(0, i64::saturating_add),
            hash_groups: written.hash_groups,
        }))
    }

    /// Where bundles are written when nothing else is said.
    pub fn out(&self) -> Result<PathBuf, FolderError> {
        let out = self.store.data().join("out");
        std::fs::create_dir_all(&out).map_err(|source| file(&out, source))?;
        Ok(out)
    }

    pub fn receive_for_screen(&mut self, path: &str) -> Result<Outcome, FolderError> {
        let taken = self.receive(&expand(path.trim()))?;
        let report = report(&taken.received);
        Ok(Outcome::Received { report, events: taken.events, roster: taken.roster.map(Box::new) })
    }

    /// Writes a backup and reads it back.
    pub fn backup_for_screen(&mut self, dir: &str) -> Result<Outcome, FolderError> {
        let dir = match dir.trim() {
            "" => self.store.data().join("backup"),
            dir => expand(dir),
        };
        std::fs::create_dir_all(&dir).map_err(|source| file(&dir, source))?;
        let made = self.store.backup(&dir)?;
        Ok(Outcome::BackedUp { path: made.path.display().to_string(), records: made.seq })
    }

    /// Keeps a draft; it survives a kill when this returns.
    pub fn keep_draft(&mut self, draft: &Draft) -> Result<(), StoreError> {
        let bytes = serde_json::to_vec(draft).unwrap_or_default();
        self.store.save_draft(&draft.key, &bytes)
    }

    /// The drafts that can be read, the oldest first.
    pub fn drafts(&mut self) -> Vec<Draft> {
        let stored = self.store.drafts().unwrap_or_default();
        let read = |stored: &crate::store::Draft| serde_json::from_slice(&stored.content).ok();
        let mut drafts: Vec<Draft> = stored.iter().filter_map(read).collect();
        drafts.sort_by_key(|draft| draft.at);
        drafts
    }

    /// Remembers what was chosen in the settings. A value of a newer program stays until something
    /// else is chosen under its name.
    pub fn set_prefs(&mut self, prefs: &Prefs) -> Result<(), StoreError> {
        let mut office = self.store.office().clone();
        let before = chosen(&office);
        for (name, value) in prefs.changes(&before) {
            office.set_pref(name, value);
        }
        self.store.set_office(office)
    }

    pub fn set_language(&mut self, lang: &str) -> Result<(), StoreError> {
        let mut office = self.store.office().clone();
        office.lang = Some(lang.to_owned());
        self.store.set_office(office)
    }
}

/// What was chosen in the settings of a folder, which need not be open: the plain choices where
/// there is none, or it cannot be read.
pub fn kept_prefs(data: &Path) -> Prefs {
    let office = Store::exists(data).then(|| Office::read(data).ok()).flatten();
    office.as_ref().map_or_else(Prefs::default, chosen)
}

/// Whether the office of a folder, which need not be open, is a commune or another one.
pub fn kept_form(data: &Path) -> OfficeForm {
    let office = Store::exists(data).then(|| Office::read(data).ok()).flatten();
    office.map_or(OfficeForm::Commune, |office| office.form)
}

fn chosen(office: &Office) -> Prefs {
    Prefs::kept(|name| office.pref(name))
}

/// What is said of a received bundle.
pub fn report(received: &crate::sync::Received) -> Received {
    let held = received.held.iter().flat_map(|held| &held.missing);
    let notes = &received.notes;
    let mut refused: Vec<_> = notes
        .quarantined
        .iter()
        .map(|(replica, n, _)| (replica.short(), *n, "unreadable".to_owned()))
        .collect();
    let runs = [(&notes.unknown, "unknown_device"), (&notes.after_revocation, "revoked")];
    for (runs, why) in runs {
        refused.extend(runs.iter().map(|run| (run.replica.short(), run.from, why.to_owned())));
    }
    Received {
        from: received.manifest.from.short(),
        without_personal: received.extract.is_some(),
        new: u64::try_from(received.events_new).unwrap_or(u64::MAX),
        had: u64::try_from(received.already_had).unwrap_or(u64::MAX),
        held: held.map(|run| (run.replica.short(), run.from, run.to)).collect(),
        refused,
        conflicts: 0,
        hash_groups: received.hash_groups.clone(),
    }
}

/// A leading `~` is the home folder.
pub(super) fn expand(path: &str) -> PathBuf {
    match path.strip_prefix("~/") {
        Some(rest) => std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default().join(rest),
        None => PathBuf::from(path),
    }
}

fn file(path: &Path, source: std::io::Error) -> FolderError {
    FolderError::File { path: path.display().to_string(), source }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::folder::join;
    use crate::tui::Now;
    use crate::tui::prefs::Pref;

    #[test]
    fn a_choice_of_a_newer_program_stays_until_another_is_made() {
        let dir = tempfile::tempdir().unwrap();
        let data = dir.path().join("xa");
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let now = Now { millis: 1_795_000_000_000, today };
        let mut folder = join(&data, "Hà Văn Nam", "", now).unwrap().folder;
        let mut office = folder.store.office().clone();
        office.set_pref("typing", "dvorak");
        folder.store.set_office(office).unwrap();

        let kept = |name: &str| Office::read(&data).unwrap().pref(name).map(str::to_owned);
        let mut prefs = kept_prefs(&data);
        Pref::Tone.turn(&mut prefs, false);
        folder.set_prefs(&prefs).unwrap();
        assert_eq!(kept("tone").as_deref(), Some("new"));
        assert_eq!(kept("typing").as_deref(), Some("dvorak"));
        Pref::Typing.set(&mut prefs, "vni");
        folder.set_prefs(&prefs).unwrap();
        assert_eq!(kept("typing").as_deref(), Some("vni"));
        Pref::Typing.set(&mut prefs, "telex");
        folder.set_prefs(&prefs).unwrap();
        assert_eq!(kept("typing").as_deref(), Some("telex"));
        assert_eq!(kept_prefs(&data), prefs);
    }
}
