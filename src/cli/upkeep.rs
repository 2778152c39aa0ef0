//! `check`, `rebuild`, `backup`, `restore`, `doctor`, `passphrase`.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value as Json};

use crate::cli::fail::{Code, Outcome, Stop};
use crate::cli::{CommandContext, read_passphrase, result};
use crate::runtime::{findings, folder};
use crate::store::{Mode, Store, StoreError};

impl CommandContext {
    /// Checks the stored data. Without `deep` no passphrase is needed.
    pub(super) fn check(&self, deep: bool, json: bool) -> Outcome {
        let data = self.data();
        let passphrase = if deep { Some(self.passphrase_that_opens()?) } else { None };
        let report = crate::store::check(&data, passphrase.as_deref())?;
        let mut found = findings::of_report(&report);
        let mut sound = report.is_sound();
        if let Some(passphrase) = &passphrase
            && sound
        {
            match folder::open(&data, passphrase, Mode::Look, &mut |_| {}) {
                Ok(read) => {
                    let wrong = read.folder.verify_seals();
                    sound &= wrong.is_empty();
                    found.extend(wrong);
                }
                Err(error) => {
                    sound = false;
                    found.push(crate::runtime::explain::folder(&error).into());
                }
            }
        }
        let texts: Vec<_> = found.iter().map(|notice| notice.text(&self.locale)).collect();
        if json {
            let mut object = Map::new();
            object.insert("sound".to_owned(), Json::from(sound));
            object.insert("deep".to_owned(), Json::from(deep));
            object.insert("records".to_owned(), Json::from(report.records));
            object.insert("bytes".to_owned(), Json::from(report.bytes));
            for (part, word) in findings::words(&report) {
                object.insert(part.to_owned(), Json::from(word));
            }
            let codes: Vec<_> = found.iter().map(|notice| notice.key.clone()).collect();
            object.insert("findings".to_owned(), Json::from(codes));
            result(&Json::Object(object).to_string());
        } else {
            for text in &texts {
                result(text);
            }
            let key = if sound { "cli-check-sound" } else { "cli-check-unsound" };
            let records = report.records.to_string();
            result(&self.locale.with_texts(key, &[("records", records)]));
        }
        Ok(if sound { Code::Done } else { Code::Damaged })
    }

    /// The passphrase that opens the vault: the given one, the empty one, or the one typed.
    fn passphrase_that_opens(&self) -> Outcome<String> {
        if let Some(given) = self.given_passphrase()? {
            return Ok(given);
        }
        match crate::store::Opening::begin(&self.data(), "", Mode::Look) {
            Ok(_) => Ok(String::new()),
            Err(StoreError::WrongPassphrase) => self.ask_passphrase("ask-passphrase"),
            Err(error) => Err(error.into()),
        }
    }

    /// Makes sled again from the journal, or what is damaged from what is whole.
    pub(super) fn rebuild(&self) -> Outcome {
        let passphrase = self.passphrase_that_opens()?;
        let rebuilt = crate::store::rebuild(&self.data(), &passphrase)?;
        self.tell("cli-rebuilt", &[("records", rebuilt.records.to_string())]);
        for kept in &rebuilt.quarantined {
            self.tell("cli-kept", &[("path", kept.display().to_string())]);
        }
        let Some(missing) = rebuilt.missing else {
            return Ok(Code::Done);
        };
        let args = [("from", missing.start().to_string()), ("to", missing.end().to_string())];
        self.tell("cli-missing", &args);
        Ok(Code::Damaged)
    }

    /// Writes a backup and reads it back.
    pub(super) fn backup(&self, dir: &Path) -> Outcome {
        let data = self.data();
        if !Store::exists(&data) {
            return Err(StoreError::NoData(data).into());
        }
        let made = crate::store::backup(&data, dir)?;
        result(&made.path.display().to_string());
        self.tell("cli-backed-up", &[("records", made.seq.to_string())]);
        Ok(Code::Done)
    }

    /// Makes a new folder from a backup.
    pub(super) fn restore(&self, file: &Path, to: &Path) -> Outcome {
        let end = crate::store::restore(file, to)?;
        result(&to.display().to_string());
        self.tell("cli-restored", &[("records", end.seq.to_string())]);
        Ok(Code::Done)
    }

    /// What may be wrong with this machine and folder. No names, no contents.
    pub(super) fn doctor(&self) -> Outcome {
        let data = self.data();
        let line = |key: &str, args: &[(&'static str, String)]| {
            result(&self.locale.with_texts(key, args));
        };
        let version = env!("CARGO_PKG_VERSION").to_owned();
        line("doctor-program", &[("version", version)]);
        for text in crate::cli::surroundings::lines(&self.locale, folder::kept_prefs(&data).look) {
            result(&text);
        }
        let lists = crate::runtime::reference::read(&data, self.now().today);
        for notice in lists.lines() {
            result(&notice.text(&self.locale));
        }
        line("doctor-data", &[("path", data.display().to_string())]);
        if !Store::exists(&data) {
            line("doctor-no-data", &[]);
            return Ok(Code::NoData);
        }
        let facts = crate::store::doctor(&data)?;
        if let Some(owner) = &facts.lock {
            line("doctor-lock", &[("pid", owner.pid.to_string()), ("host", owner.host.clone())]);
        }
        if let Err(why) = &facts.office {
            line("store-read-office", &[("why", why.clone())]);
        }
        let mega = |bytes: u64| format!("{:.1}", mebibytes(bytes));
        if let Some(free) = facts.free {
            line("doctor-free", &[("mb", mega(free))]);
        }
        line("doctor-size", &[("journal", mega(facts.journal)), ("sled", mega(facts.mirror))]);
        let backup = match &facts.backup {
            None => "doctor-backup-none",
            Some((_, true)) => "doctor-backup-there",
            Some((_, false)) => "doctor-backup-gone",
        };
        let path = facts.backup.as_ref().map(|(made, _)| made.path.display().to_string());
        line(backup, &[("path", path.unwrap_or_default())]);
        if !facts.ballast {
            line("doctor-no-ballast", &[]);
        }
        let listed = |paths: &[PathBuf]| {
            paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ")
        };
        for (key, paths) in
            [("doctor-modes", &facts.open_to_others), ("doctor-quarantine", &facts.quarantine)]
        {
            if !paths.is_empty() {
                line(key, &[("paths", listed(paths))]);
            }
        }
        Ok(Code::Done)
    }

    /// Changes the passphrase: the keys are wrapped anew, data are not touched.
    pub(super) fn passphrase_change(&self, new_file: Option<&Path>) -> Outcome {
        let old = self.passphrase_that_opens()?;
        let new = match new_file {
            Some(file) => read_passphrase(file)?,
            None => self.new_passphrase()?,
        };
        crate::store::change_passphrase(&self.data(), &old, &new)?;
        let key = if new.is_empty() { "cli-passphrase-empty" } else { "cli-passphrase-changed" };
        self.tell(key, &[]);
        Ok(Code::Done)
    }

    /// A new passphrase, typed twice. Without a terminal it is one line of standard input.
    pub(super) fn new_passphrase(&self) -> Outcome<String> {
        use std::io::IsTerminal as _;
        if !std::io::stdin().is_terminal() {
            let mut line = String::new();
            let read = std::io::stdin().read_line(&mut line);
            // An empty line is an empty passphrase; no line at all is nobody's wish.
            if read.map_err(|_| Stop::new(Code::Failed, "cli-no-text"))? == 0 {
                return Err(Stop::usage("cli-no-passphrase-typed"));
            }
            return Ok(crate::text::nfc(line.trim_end_matches(['\r', '\n'])));
        }
        let first = self.ask_passphrase("ask-new-passphrase")?;
        let again = self.ask_passphrase("ask-again")?;
        if first == again { Ok(first) } else { Err(Stop::new(Code::Failed, "cli-not-equal")) }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a size for people, one place after the comma")]
fn mebibytes(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}
