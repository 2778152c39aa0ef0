//! `backup`: a copy, read back at once.

use std::path::PathBuf;

use crate::cli::fail::{CliResult, Code};
use crate::cli::{CommandContext, result};
use crate::store::{Store, StoreError};

/// The command line.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Args {
    /// The folder to write into.
    dir: PathBuf,
}

impl Args {
    /// Writes a backup and reads it back.
    pub(super) fn run(&self, context: &CommandContext) -> CliResult {
        let data = context.data();
        if !Store::exists(&data) {
            return Err(StoreError::NoData(data).into());
        }
        let made = crate::store::backup(&data, &self.dir)?;
        result(&made.path.display().to_string());
        context.message("cli-backed-up", &[("records", made.seq.to_string())]);
        Ok(Code::Done)
    }
}
