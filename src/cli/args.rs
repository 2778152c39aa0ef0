//! The command line, as it is promised to other programs: what is before a command and how it is
//! read; what comes after it stands in the file of the command. What a person reads of it (help,
//! complaints) is put into words by [`help_text`].

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, CommandFactory, FromArgMatches, Parser};

use crate::cli::{Command, help_text};
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

/// Reads the command line; what stands in the way is said in the person's language.
pub fn parse(args: impl IntoIterator<Item = std::ffi::OsString>) -> Result<Cli, Answered> {
    let args: Vec<_> = args.into_iter().collect();
    let locale = Locale::new(language(&args));
    let command = help_text::localized(Cli::command(), &locale);
    let matches =
        command.try_get_matches_from(args).and_then(|found| Cli::from_arg_matches(&found));
    matches.map_err(|error| Answered {
        is_wrong: error.use_stderr(),
        text: help_text::render_error(&error, &locale),
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
