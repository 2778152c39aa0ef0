//! The command line, as it is promised to other programs. What a person reads of it (help,
//! complaints) is put into words by [`words`].

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};

pub use crate::cli::args_read::{Due, Judge, PlanAct, Report};
use crate::cli::words;
use crate::locale::{Lang, Locale};

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Parser)]
#[command(name = "thoatngheo", version, disable_help_subcommand = true)]
pub struct Cli {
    /// Options of every command.
    #[command(flatten)]
    pub common: Common,
    /// The command; none opens the program.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options of every command.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Common {
    /// The data folder.
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// default, laptop, vim, or a file.
    #[arg(long, global = true, value_name = "NAME|FILE")]
    pub keymap: Option<String>,
    /// The language.
    #[arg(long, global = true, value_name = "vi|en")]
    pub lang: Option<Lang>,
    /// The date to believe in.
    #[arg(long, global = true, value_name = "YYYY-MM-DD")]
    pub today: Option<NaiveDate>,
    /// A file that holds the passphrase.
    #[arg(long, global = true, value_name = "F")]
    pub passphrase_file: Option<PathBuf>,
}

/// One command.
#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum Command {
    /// A sample commune.
    Demo(Demo),
    /// Set up a data folder.
    Init(Init),
    /// Devices of the commune.
    #[command(subcommand)]
    Enrol(Enrol),
    /// Records in, as JSON lines.
    Enter {
        /// The kind of record.
        kind: String,
        /// The file, instead of standard input.
        #[arg(long, value_name = "FILE")]
        from: Option<PathBuf>,
    },
    /// A named change of state.
    Act(Act),
    /// Records out.
    List(List),
    /// The plans: which there are, what each says, which are followed.
    #[command(subcommand)]
    Plan(PlanAct),
    /// What the followed plans ask for, by days left.
    Due(Due),
    /// Criteria of the plans against the register.
    Judge(Judge),
    /// A table as a file.
    Report(Report),
    /// A list from a file.
    Import(Import),
    /// Write a bundle.
    Export {
        /// The file or folder.
        #[arg(long, value_name = "PATH")]
        to: Option<PathBuf>,
        /// The one device it is for.
        #[arg(long = "for", value_name = "WHOM")]
        whom: Option<String>,
        /// Leave personal data out: classes, years, ticks, counts and sums only.
        #[arg(long)]
        without_personal: bool,
        /// JSON out.
        #[arg(long)]
        json: bool,
    },
    /// What a bundle is.
    Inspect {
        /// The file.
        bundle: PathBuf,
        /// JSON out.
        #[arg(long)]
        json: bool,
    },
    /// Receive a bundle.
    Receive {
        /// The file.
        bundle: PathBuf,
        /// JSON out.
        #[arg(long)]
        json: bool,
    },
    /// Check the stored data.
    Check {
        /// Also decrypt and verify everything.
        #[arg(long)]
        deep: bool,
        /// JSON out.
        #[arg(long)]
        json: bool,
    },
    /// Make the indexed copy again from the journal.
    Rebuild,
    /// Write a backup and read it back.
    Backup {
        /// The folder to write into.
        dir: PathBuf,
    },
    /// Make a data folder from a backup.
    Restore {
        /// The backup.
        file: PathBuf,
        /// The folder to make.
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
    },
    /// What may be wrong with this machine and folder.
    Doctor,
    /// Change the passphrase.
    Passphrase {
        /// A file that holds the new one.
        #[arg(long, value_name = "F")]
        new_file: Option<PathBuf>,
    },
    /// The keys.
    Keys {
        /// A keymap file to check.
        #[arg(long, value_name = "FILE")]
        check: Option<PathBuf>,
        /// As a page.
        #[arg(long)]
        markdown: bool,
        /// JSON out.
        #[arg(long)]
        json: bool,
    },
}

/// `demo`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Demo {
    /// Where to make the sample commune; a temporary folder otherwise.
    #[arg(long, value_name = "DIR")]
    pub dir: Option<PathBuf>,
    /// How many households, up to 50,000.
    #[arg(long, default_value_t = 300, value_parser = clap::value_parser!(u32).range(1..=50_000))]
    pub households: u32,
    /// Another seed, another commune.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Play the main job by itself.
    #[arg(long)]
    pub tour: bool,
}

/// `init`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Init {
    /// The commune's name.
    #[arg(long, required_unless_present_any = ["join", "organisation"], conflicts_with = "join")]
    pub commune: Option<String>,
    /// The name of an office that is no commune: a school.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["join", "commune", "village", "code"])]
    pub organisation: Option<String>,
    /// Its administrative code.
    #[arg(long, conflicts_with = "join")]
    pub code: Option<String>,
    /// rural or urban.
    #[arg(long, default_value = "rural", conflicts_with = "join")]
    pub area: String,
    /// none, I, II, III or coastal.
    #[arg(long, default_value = "none", conflicts_with = "join")]
    pub zone: String,
    /// The person who works here.
    #[arg(long)]
    pub officer: String,
    /// A village; may be given several times.
    #[arg(long, value_name = "NAME", conflicts_with = "join")]
    pub village: Vec<String>,
    /// A unit of an organisation; may be given several times.
    #[arg(long, value_name = "NAME", requires = "organisation", conflicts_with_all = ["join", "commune"])]
    pub unit: Vec<String>,
    /// No passphrase, after a warning.
    #[arg(long)]
    pub no_passphrase: bool,
    /// A second device of a commune that exists elsewhere.
    #[arg(long)]
    pub join: bool,
}

/// `enrol`.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum Enrol {
    /// Write this device's request.
    Request {
        /// The file to write.
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
    /// Admit a device.
    Approve {
        /// Its request.
        file: PathBuf,
        /// village, officer, treasurer or lead.
        #[arg(long, default_value = "officer")]
        role: String,
        /// Its village; may be given several times.
        #[arg(long, value_name = "NAME")]
        village: Vec<String>,
    },
    /// The devices.
    List {
        /// JSON out.
        #[arg(long)]
        json: bool,
    },
    /// Take a device off the roster.
    Revoke {
        /// Its short code or id.
        device: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
}

/// `act`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Act {
    /// void, close, amend, withdraw, undo.
    #[arg(required_unless_present = "list")]
    pub name: Option<String>,
    /// The record: its id, or KIND:KEY.
    #[arg(long, value_name = "ID", required_unless_present = "list")]
    pub on: Option<String>,
    /// A field to set; may be given several times.
    #[arg(long, value_name = "FIELD=VALUE")]
    pub set: Vec<String>,
    /// Why.
    #[arg(long)]
    pub reason: Option<String>,
    /// Name the actions.
    #[arg(long)]
    pub list: bool,
}

/// `list`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct List {
    /// The kind of record.
    pub kind: String,
    /// One JSON object a line.
    #[arg(long, conflicts_with_all = ["csv", "raw"])]
    pub json: bool,
    /// CSV.
    #[arg(long, conflicts_with = "raw")]
    pub csv: bool,
    /// The event lines themselves.
    #[arg(long)]
    pub raw: bool,
    /// Only records with this value; may be given several times.
    #[arg(long = "where", value_name = "FIELD=VALUE")]
    pub only: Vec<String>,
}

/// `import`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Import {
    /// The list: xlsx, xls, ods or csv.
    pub file: PathBuf,
    /// household, contribution or registration; found by the headings otherwise.
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// The sheet; found by the headings otherwise.
    #[arg(long, value_name = "SHEET")]
    pub sheet: Option<String>,
    /// The year of the list, where its title does not say it.
    #[arg(long, value_name = "YYYY", value_parser = clap::value_parser!(i32).range(1990..=2100))]
    pub year: Option<i32>,
    /// Store it; otherwise only what it would do is said.
    #[arg(long)]
    pub apply: bool,
    /// One JSON object a row.
    #[arg(long)]
    pub json: bool,
}

/// Reads the command line; what stands in the way is said in the person's language.
pub fn parse(args: impl IntoIterator<Item = std::ffi::OsString>) -> Result<Cli, Answered> {
    let args: Vec<_> = args.into_iter().collect();
    let locale = Locale::new(language(&args));
    let command = words::localized(Cli::command(), &locale);
    let matches =
        command.try_get_matches_from(args).and_then(|found| Cli::from_arg_matches(&found));
    matches.map_err(|error| Answered {
        is_wrong: error.use_stderr(),
        text: words::said(&error, &locale),
    })
}

/// A command line that is answered at once: help, the version, or a complaint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// Whether it is a complaint.
    pub is_wrong: bool,
    /// What to print.
    pub text: String,
}

/// The language asked for, before anything else is read.
fn language(args: &[std::ffi::OsString]) -> Lang {
    let texts: Vec<_> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let inline = texts.iter().find_map(|arg| arg.strip_prefix("--lang="));
    let apart = texts.iter().position(|arg| *arg == "--lang").and_then(|at| texts.get(at + 1));
    inline.or(apart.copied()).and_then(|lang| lang.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Result<Cli, Answered> {
        parse(line.split_whitespace().map(Into::into))
    }

    #[test]
    fn the_promised_lines_parse() {
        for line in [
            "thoatngheo",
            "thoatngheo --data d --keymap vim --lang en --today 2026-11-22 --passphrase-file p",
            "thoatngheo demo --dir d --households 50000 --seed 7 --tour",
            "thoatngheo init --commune X --code 1 --area urban --zone III --officer A --village a --village b --no-passphrase",
            "thoatngheo init --join --officer A --no-passphrase",
            "thoatngheo enrol request --to f",
            "thoatngheo enrol approve f --role village --village a",
            "thoatngheo enrol list",
            "thoatngheo enrol revoke 7F3K --reason mất",
            "thoatngheo enter household --from f",
            "thoatngheo act void --on h1 --set a=b --reason r",
            "thoatngheo act --list",
            "thoatngheo list household --json --where class=poor",
            "thoatngheo plan list --json",
            "thoatngheo plan show sa-pa-2020 --json",
            "thoatngheo plan use sa-pa-2020 qd-24-2021",
            "thoatngheo plan check f --json",
            "thoatngheo plan template --to f --force",
            "thoatngheo due --json --days 30",
            "thoatngheo due --all --ics f.ics --force",
            "thoatngheo import f.xlsx --kind household --sheet S --year 2025 --apply --json",
            "thoatngheo export --to p --for 7F3K",
            "thoatngheo export --without-personal --json",
            "thoatngheo report totals --to f.xlsx --year 2025 --village a --force",
            "thoatngheo report list --with-personal-numbers --to f.docx",
            "thoatngheo report --list --json",
            "thoatngheo inspect b --json",
            "thoatngheo receive b --json --data d",
            "thoatngheo check --deep --json",
            "thoatngheo rebuild",
            "thoatngheo backup d",
            "thoatngheo restore f --to d",
            "thoatngheo doctor",
            "thoatngheo passphrase",
            "thoatngheo keys --check f --markdown",
            "thoatngheo keys --json",
        ] {
            assert!(of(line).is_ok(), "{line}: {:?}", of(line));
        }
        for line in [
            "thoatngheo nonsense",
            "thoatngheo init --officer A",
            "thoatngheo demo --households 50001",
            "thoatngheo --lang fr",
            "thoatngheo --today 2026-02-30",
            "thoatngheo act void",
            "thoatngheo report",
            "thoatngheo import",
            "thoatngheo plan",
            "thoatngheo plan use",
            "thoatngheo plan template --force",
            "thoatngheo due --days -1",
            "thoatngheo due --force",
        ] {
            assert!(of(line).is_err(), "{line}");
        }
    }

    #[test]
    fn the_table_of_arguments_is_sound() {
        Cli::command().debug_assert();
    }
}
