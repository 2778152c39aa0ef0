//! What every command has at hand: the options that all of them take, the language, the clock, and
//! the ways to open the data folder and to ask for a passphrase.
//!
//! Invariant: a folder that was opened for a piece of work is closed properly however the work ends.

use std::path::{Path, PathBuf};

use crate::cli::args::Common;
use crate::cli::fail::{CliResult, Code, Stop};
use crate::cli::print_message;
use crate::keys::{Keymap, Preset, Problem};
use crate::locale::{Lang, Locale};
use crate::runtime::clock::Clock;
use crate::runtime::folder::{self, Folder, Read};
use crate::store::{Mode, Recovery, Store, StoreError};
use crate::tui::Now;

/// What every command has at hand.
pub(crate) struct CommandContext {
    pub(super) common: Common,
    pub(super) locale: Locale,
    pub(super) clock: Clock,
}

impl CommandContext {
    pub(super) fn new(common: &Common) -> Self {
        Self {
            locale: Locale::of(
                common.lang.unwrap_or_else(|| stored_language(common)),
                folder::kept_form(&common.data.clone().unwrap_or_else(default_data)),
            ),
            clock: Clock { today: common.today },
            common: common.clone(),
        }
    }

    pub(super) fn data(&self) -> PathBuf {
        self.common.data.clone().unwrap_or_else(default_data)
    }

    pub(super) fn now(&self) -> Now {
        self.clock.now()
    }

    /// Opens the folder with the passphrase from the file, the empty one, or the one typed.
    pub(super) fn open(&self, mode: Mode) -> CliResult<Read> {
        let data = self.data();
        let open = |passphrase: &str| folder::open(&data, passphrase, mode, &mut |_| {});
        let read = match self.given_passphrase()? {
            Some(passphrase) => open(&passphrase)?,
            None => match open("") {
                Err(folder::FolderError::Store(StoreError::WrongPassphrase)) => {
                    open(&self.ask_passphrase("ask-passphrase")?)?
                }
                other => other?,
            },
        };
        for notice in crate::runtime::recovery_notices::notices(&read) {
            print_message(&notice.text(&self.locale));
        }
        Ok(read)
    }

    /// Works on the open folder, and leaves it properly however the work ends.
    pub(super) fn with_folder<T>(
        &self,
        mode: Mode,
        work: impl FnOnce(&mut Read) -> CliResult<T>,
    ) -> CliResult<T> {
        let mut read = self.open(mode)?;
        let done = work(&mut read);
        // sled is opened beside the work, so what was wrong with it may be known only now.
        self.print_recoveries(&read.folder.close());
        done
    }

    pub(super) fn print_recoveries(&self, recovered: &[Recovery]) {
        for recovery in recovered {
            print_message(&crate::runtime::recovery_notices::notice(recovery).text(&self.locale));
        }
    }

    /// Whether this device may record anything: only one that is on the roster and was not taken
    /// off it.
    pub(super) fn may_write(folder: &Folder) -> CliResult<()> {
        let roster = folder.log().roster();
        let device = roster.and_then(|roster| roster.device(folder.replica()));
        match device {
            None => Err(Stop::new(Code::Failed, "folder-not-joined")),
            Some(device) if device.revoked.is_some() => {
                Err(Stop::new(Code::Failed, "folder-revoked"))
            }
            Some(_) => Ok(()),
        }
    }

    /// The passphrase of `--passphrase-file`, without its line end.
    pub(super) fn given_passphrase(&self) -> CliResult<Option<String>> {
        self.common.passphrase_file.as_deref().map(read_passphrase).transpose()
    }

    /// Asks for a passphrase at the terminal.
    pub(super) fn ask_passphrase(&self, key: &str) -> CliResult<String> {
        let prompt = format!("{} ", self.locale.text(key));
        rpassword::prompt_password(prompt)
            .map(|typed| crate::text::nfc(&typed))
            .map_err(|_| Stop::new(Code::Passphrase, "store-wrong-passphrase"))
    }

    /// A message for the person.
    pub(super) fn message(&self, key: &str, args: &[(&'static str, String)]) {
        print_message(&self.locale.with_texts(key, args));
    }

    /// The passphrase that opens the vault: the given one, the empty one, or the one typed.
    pub(super) fn passphrase_that_opens(&self) -> CliResult<String> {
        if let Some(given) = self.given_passphrase()? {
            return Ok(given);
        }
        match crate::store::Opening::begin(&self.data(), "", Mode::Look) {
            Ok(_) => Ok(String::new()),
            Err(StoreError::WrongPassphrase) => self.ask_passphrase("ask-passphrase"),
            Err(error) => Err(error.into()),
        }
    }

    /// A new passphrase, typed twice. Without a terminal it is one line of standard input.
    pub(super) fn new_passphrase(&self) -> CliResult<String> {
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

    /// The keymap asked for, with what is wrong with the person's file. Nothing in a file stops the
    /// program; a name or file that is not there does.
    pub(super) fn keymap(&self) -> CliResult<(Keymap, Vec<Problem>)> {
        let stored = || {
            let office = crate::store::Office::read(&self.data()).ok();
            office.and_then(|office| office.keymap)
        };
        let Some(named) = self.common.keymap.clone().or_else(stored) else {
            return Ok((Keymap::preset(Preset::Default), Vec::new()));
        };
        if let Some(preset) = Preset::from_name(&named) {
            return Ok((Keymap::preset(preset), Vec::new()));
        }
        let path = Path::new(&named);
        let text = std::fs::read_to_string(path).map_err(|error| Stop::file(path, &error))?;
        Ok(Keymap::load(Preset::Default, Some(&text)))
    }
}

/// The first line of a file. Letters with marks are put together as the forms do, so that the same
/// passphrase opens whatever typed it.
pub(super) fn read_passphrase(file: &Path) -> CliResult<String> {
    let text = std::fs::read_to_string(file).map_err(|error| Stop::file(file, &error))?;
    Ok(crate::text::nfc(text.lines().next().unwrap_or_default()))
}

/// `$XDG_DATA_HOME/thoatngheo`, else `~/.local/share/thoatngheo`.
fn default_data() -> PathBuf {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = set("XDG_DATA_HOME").filter(|path| path.is_absolute());
    let home = || set("HOME").unwrap_or_default().join(".local/share");
    base.unwrap_or_else(home).join("thoatngheo")
}

/// The language chosen in the folder; Vietnamese where nothing is chosen or readable.
fn stored_language(common: &Common) -> Lang {
    let data = common.data.clone().unwrap_or_else(default_data);
    let office = if Store::exists(&data) { crate::store::Office::read(&data).ok() } else { None };
    office.and_then(|office| office.lang?.parse().ok()).unwrap_or_default()
}
