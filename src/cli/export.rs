//! `export`: writes a bundle.

use std::path::PathBuf;

use serde_json::Value as Json;

use crate::cli::bundle::described;
use crate::cli::fail::{CliResult, Code};
use crate::cli::{CommandContext, result};
use crate::store::Mode;

/// The command line.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Args {
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
}

impl Args {
    /// Writes a bundle.
    pub(super) fn run(&self, context: &CommandContext) -> CliResult {
        let written = context.with_folder(Mode::Write, |read| {
            let target = match &self.to {
                Some(to) => to.clone(),
                None => read.folder.out()?,
            };
            Ok(if self.without_personal {
                read.folder.export_without_personal(&target, self.whom.as_deref(), &read.book)?
            } else {
                read.folder.export(&target, self.whom.as_deref())?
            })
        })?;
        let path = written.path.display().to_string();
        if self.json {
            let mut line = described(&written.manifest);
            line.insert("path".to_owned(), Json::from(path));
            line.insert("events".to_owned(), Json::from(written.events));
            line.insert("bytes".to_owned(), Json::from(written.bytes));
            line.insert("hash_groups".to_owned(), Json::from(written.hash_groups.clone()));
            result(&Json::Object(line).to_string());
        } else {
            result(&path);
            context.cover(&written.manifest, &written.hash_groups);
        }
        Ok(Code::Done)
    }
}
