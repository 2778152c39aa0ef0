//! `passphrase`: the keys wrapped anew under another passphrase; data are not touched.

use std::path::PathBuf;

use crate::cli::CommandContext;
use crate::cli::context::read_passphrase;
use crate::cli::fail::{CliResult, Code};

/// The command line.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Args {
    /// A file that holds the new one.
    #[arg(long, value_name = "F")]
    new_file: Option<PathBuf>,
}

impl Args {
    /// Changes the passphrase: the keys are wrapped anew, data are not touched.
    pub(super) fn run(&self, context: &CommandContext) -> CliResult {
        let old = context.passphrase_that_opens()?;
        let new = match &self.new_file {
            Some(file) => read_passphrase(file)?,
            None => context.new_passphrase()?,
        };
        crate::store::change_passphrase(&context.data(), &old, &new)?;
        let key = if new.is_empty() { "cli-passphrase-empty" } else { "cli-passphrase-changed" };
        context.message(key, &[]);
        Ok(Code::Done)
    }
}
