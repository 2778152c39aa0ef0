//! The commands. Each opens what it needs, does one thing and says how it ended.
//!
//! Standard output carries results only; what a person is told goes to standard error. With
//! `--json` a result is one object a line.

mod act;
mod args;
mod args_read;
mod award;
mod demo;
mod due;
mod enter;
mod exchange;
mod fail;
mod import;
mod judge;
mod keys;
mod list;
mod movement;
mod plan;
mod report;
mod setup;
mod surroundings;
mod upkeep;
mod words;

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use crate::cli::args::{Command, Common};
use crate::cli::fail::{Code, Outcome, Stop};
use crate::domain::schema::Kind;
use crate::locale::{Lang, Locale};
use crate::runtime::clock::Clock;
use crate::runtime::folder::{self, Folder, Read};
use crate::store::{Mode, Recovery, Store, StoreError};
use crate::tui::Now;

/// Runs the program; the exit code is one of those promised.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match args::parse(args) {
        Ok(cli) => cli,
        Err(args::Answered { is_wrong: true, text }) => {
            say(&text);
            return Code::Usage.into();
        }
        // Help and version go to standard output and are no error.
        Err(args::Answered { is_wrong: false, text }) => {
            result(&text);
            return Code::Done.into();
        }
    };
    let context = CommandContext::new(&cli.common);
    let ended = match &cli.command {
        None => context.open_program(),
        Some(command) => context.command(command),
    };
    match ended {
        Ok(code) => code.into(),
        Err(ended) => {
            say(&ended.text(&context.locale));
            ended.code.into()
        }
    }
}

/// What every command has at hand.
pub(crate) struct CommandContext {
    common: Common,
    locale: Locale,
    clock: Clock,
}

impl CommandContext {
    fn new(common: &Common) -> Self {
        Self {
            locale: Locale::of(
                common.lang.unwrap_or_else(|| stored_language(common)),
                folder::kept_form(&common.data.clone().unwrap_or_else(default_data)),
            ),
            clock: Clock { today: common.today },
            common: common.clone(),
        }
    }

    fn command(&self, command: &Command) -> Outcome {
        match command {
            Command::Demo(demo) => self.demo(demo),
            Command::Init(init) => self.init(init),
            Command::Enrol(enrol) => self.enrol(enrol),
            Command::Enter { kind, from } => self.enter(kind, from.as_deref()),
            Command::Act(act) => self.act(act),
            Command::List(list) => self.list(list),
            Command::Plan(act) => self.plan(act),
            Command::Due(due) => self.due(due),
            Command::Judge(judge) => self.judge(judge),
            Command::Report(report) => self.report(report),
            Command::Import(import) => self.import(import),
            Command::Export { to, whom, without_personal, json } => {
                self.export(to.as_deref(), whom.as_deref(), *without_personal, *json)
            }
            Command::Inspect { bundle, json } => self.inspect(bundle, *json),
            Command::Receive { bundle, json } => self.receive(bundle, *json),
            Command::Check { deep, json } => self.check(*deep, *json),
            Command::Rebuild => self.rebuild(),
            Command::Backup { dir } => self.backup(dir),
            Command::Restore { file, to } => self.restore(file, to),
            Command::Doctor => self.doctor(),
            Command::Passphrase { new_file } => self.passphrase_change(new_file.as_deref()),
            Command::Keys { check, markdown, json } => {
                self.keys(check.as_deref(), *markdown, *json)
            }
        }
    }

    /// The data folder.
    fn data(&self) -> PathBuf {
        self.common.data.clone().unwrap_or_else(default_data)
    }

    fn now(&self) -> Now {
        self.clock.now()
    }

    /// Opens the folder with the passphrase from the file, the empty one, or the one typed.
    fn open(&self, mode: Mode) -> Outcome<Read> {
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
        for notice in crate::runtime::mended::notices(&read) {
            say(&notice.text(&self.locale));
        }
        Ok(read)
    }

    /// Works on the open folder, and leaves it properly however the work ends.
    fn with_folder<T>(&self, mode: Mode, work: impl FnOnce(&mut Read) -> Outcome<T>) -> Outcome<T> {
        let mut read = self.open(mode)?;
        let done = work(&mut read);
        // sled is opened beside the work, so what was wrong with it may be known only now.
        self.tell_mended(&read.folder.close());
        done
    }

    fn tell_mended(&self, recovered: &[Recovery]) {
        for recovery in recovered {
            say(&crate::runtime::mended::notice(recovery).text(&self.locale));
        }
    }

    /// Whether this device may record anything: only one that is on the roster and was not taken
    /// off it.
    fn may_write(folder: &Folder) -> Outcome<()> {
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
    fn given_passphrase(&self) -> Outcome<Option<String>> {
        self.common.passphrase_file.as_deref().map(read_passphrase).transpose()
    }

    /// Asks for a passphrase at the terminal.
    fn ask_passphrase(&self, key: &str) -> Outcome<String> {
        let prompt = format!("{} ", self.locale.text(key));
        rpassword::prompt_password(prompt)
            .map(|typed| crate::text::nfc(&typed))
            .map_err(|_| Stop::new(Code::Passphrase, "store-wrong-passphrase"))
    }

    /// A message for the person.
    fn tell(&self, key: &str, args: &[(&'static str, String)]) {
        say(&self.locale.with_texts(key, args));
    }
}

/// A sentence for the person.
fn say(text: &str) {
    let mut err = io::stderr().lock();
    // Nobody is left to tell when standard error is gone.
    drop(writeln!(err, "{text}"));
}

/// A line of result. A reader that went away (`| head`) ends the output, not the work.
fn result(text: &str) {
    let mut out = io::stdout().lock();
    drop(writeln!(out, "{text}").and_then(|()| out.flush()));
}

/// The first line of a file. Letters with marks are put together as the forms do, so that the same
/// passphrase opens whatever typed it.
fn read_passphrase(file: &std::path::Path) -> Outcome<String> {
    let text = std::fs::read_to_string(file).map_err(|error| Stop::file(file, &error))?;
    Ok(crate::text::nfc(text.lines().next().unwrap_or_default()))
}

fn known_kind(name: &str) -> Outcome<Kind> {
    let all = Kind::ALL.map(Kind::name).join(", ");
    name.parse().map_err(|_| Stop::usage("cli-no-such-kind").with("kind", name).with("all", all))
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
