//! `rebuild`: what is damaged is made again from what is whole.

use crate::cli::CommandContext;
use crate::cli::fail::{CliResult, Code};

/// The command line.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Args {}

impl Args {
    /// Makes sled again from the journal, or what is damaged from what is whole.
    #[expect(clippy::unused_self, reason = "every command is called alike")]
    pub(super) fn run(&self, context: &CommandContext) -> CliResult {
        let passphrase = context.passphrase_that_opens()?;
        let rebuilt = crate::store::rebuild(&context.data(), &passphrase)?;
        context.message("cli-rebuilt", &[("records", rebuilt.records.to_string())]);
        for kept in &rebuilt.quarantined {
            context.message("cli-kept", &[("path", kept.display().to_string())]);
        }
        let Some(missing) = rebuilt.missing else {
            return Ok(Code::Done);
        };
        let args = [("from", missing.start().to_string()), ("to", missing.end().to_string())];
        context.message("cli-missing", &args);
        Ok(Code::Damaged)
    }
}
