//! `restore`: a data folder from a backup.

use std::path::PathBuf;

use crate::cli::fail::{CliResult, Code};
use crate::cli::{CommandContext, result};

/// The command line.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Args {
    /// The backup.
    file: PathBuf,
    /// The folder to make.
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
}

impl Args {
    /// Makes a new folder from a backup.
    pub(super) fn run(&self, context: &CommandContext) -> CliResult {
        let end = crate::store::restore(&self.file, &self.to)?;
        result(&self.to.display().to_string());
        context.message("cli-restored", &[("records", end.seq.to_string())]);
        Ok(Code::Done)
    }
}
