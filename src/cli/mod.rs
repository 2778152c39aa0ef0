//! The commands. Each opens what it needs, does one thing and says how it ended.
//!
//! A command is a file with its arguments and what it does, and a row of the table below. Standard
//! output carries results only; what a person is told goes to standard error. With `--json` a result
//! is one object a line.

mod act;
mod args;
mod backup;
mod bundle;
mod check;
mod context;
mod demo;
mod doctor;
mod due;
mod enrol;
mod enter;
mod export;
mod fail;
mod fields;
mod help_text;
mod import;
mod init;
mod inspect;
mod judge;
mod keys;
mod list;
mod passphrase;
mod plan;
mod program;
mod rebuild;
mod receive;
mod report;
mod restore;
mod terminal_report;

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::process::ExitCode;

use crate::cli::context::CommandContext;
use crate::cli::fail::{CliResult, Code, Stop};
use crate::domain::schema::RecordKind;
use crate::text::{pad, width};

/// The commands in the order of the help. A row is a command's name in capitals and its file, which has
/// `Args`, the arguments as clap derives them, with `run`. Its help is `cli-cmd-NAME`, that of its
/// arguments `cli-arg-NAME-ARGUMENT` (see [`help_text`]).
macro_rules! commands {
    ($($name:ident: $file:ident,)*) => {
        /// One command.
        #[derive(Debug, Clone, PartialEq, clap::Subcommand)]
        enum Command {
            $($name($file::Args),)*
        }

        impl Command {
            fn run(&self, context: &CommandContext) -> CliResult {
                match self {
                    $(Self::$name(args) => args.run(context),)*
                }
            }
        }
    };
}

commands! {
    Demo: demo,
    Init: init,
    Enrol: enrol,
    Enter: enter,
    Act: act,
    List: list,
    Fields: fields,
    Plan: plan,
    Due: due,
    Judge: judge,
    Report: report,
    Import: import,
    Export: export,
    Inspect: inspect,
    Receive: receive,
    Check: check,
    Rebuild: rebuild,
    Backup: backup,
    Restore: restore,
    Doctor: doctor,
    Passphrase: passphrase,
    Keys: keys,
}

/// Runs the program; the exit code is one of those promised.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match args::parse(args) {
        Ok(cli) => cli,
        Err(args::Answered { is_wrong: true, text }) => {
            print_message(&text);
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
        Some(command) => command.run(&context),
    };
    match ended {
        Ok(code) => code.into(),
        Err(ended) => {
            print_message(&ended.text(&context.locale));
            ended.code.into()
        }
    }
}

/// A sentence for the person.
fn print_message(text: &str) {
    let mut err = io::stderr().lock();
    // Nobody is left to tell when standard error is gone.
    drop(writeln!(err, "{text}"));
}

/// A line of result. A reader that went away (`| head`) ends the output, not the work.
fn result(text: &str) {
    let mut out = io::stdout().lock();
    drop(writeln!(out, "{text}").and_then(|()| out.flush()));
}

/// Rows as lines, each column as wide as what is in it.
fn aligned<const N: usize>(rows: &[[String; N]]) -> Vec<String> {
    let widest =
        |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max();
    let widths: [usize; N] = std::array::from_fn(|at| widest(at).unwrap_or(0));
    let line = |row: &[String; N]| {
        let cells = row.iter().zip(widths).map(|(cell, wide)| pad(cell, wide));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

fn known_kind(name: &str) -> CliResult<RecordKind> {
    let all = RecordKind::ALL.map(RecordKind::name).join(", ");
    name.parse().map_err(|_| Stop::usage("cli-no-such-kind").with("kind", name).with("all", all))
}
