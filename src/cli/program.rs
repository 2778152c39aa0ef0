//! No command: the program itself is opened.

use std::path::PathBuf;

use crate::cli::CommandContext;
use crate::cli::fail::{CliResult, Code, Stop};
use crate::runtime::run::{self, Options, RunError};
use crate::runtime::terminal::Environ;

impl CommandContext {
    /// Opens the program on the data folder of the command line.
    pub(super) fn open_program(&self) -> CliResult {
        self.open_on(self.data())
    }

    pub(super) fn open_on(&self, data: PathBuf) -> CliResult {
        let options = Options {
            environ: Environ::read(),
            data,
            passphrase: self.given_passphrase()?,
            keymap: self.keymap()?,
            lang: self.locale.lang(),
            clock: self.clock,
        };
        run::run(&options).map_err(stop)?;
        Ok(Code::Done)
    }
}

pub(super) fn stop(error: RunError) -> Stop {
    match error {
        RunError::Folder(error) => error.into(),
        RunError::Left => Stop::new(Code::Failed, "cli-tour-left"),
        RunError::Tour(what) => Stop::new(Code::Failed, "cli-tour-stuck").with("what", what),
        RunError::Dumb => Stop::new(Code::Failed, "cli-dumb-terminal"),
        RunError::Terminal(error) => Stop::new(Code::Failed, "cli-no-terminal").with("why", error),
    }
}
