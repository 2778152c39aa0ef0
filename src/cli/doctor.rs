//! `doctor`: what may be wrong with this machine and folder. No names, no contents.

use std::path::PathBuf;

use crate::cli::fail::{CliResult, Code};
use crate::cli::{CommandContext, result};
use crate::runtime::folder;
use crate::store::Store;

/// The command line.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Args {}

impl Args {
    /// What may be wrong with this machine and folder. No names, no contents.
    #[expect(clippy::unused_self, reason = "every command is called alike")]
    pub(super) fn run(&self, context: &CommandContext) -> CliResult {
        let data = context.data();
        let line = |key: &str, args: &[(&'static str, String)]| {
            result(&context.locale.with_texts(key, args));
        };
        let version = env!("CARGO_PKG_VERSION").to_owned();
        line("doctor-program", &[("version", version)]);
        for text in
            crate::cli::terminal_report::lines(&context.locale, folder::kept_prefs(&data).look)
        {
            result(&text);
        }
        let lists = crate::runtime::reference::read(&data, context.now().today);
        for notice in lists.lines() {
            result(&notice.text(&context.locale));
        }
        line("doctor-data", &[("path", data.display().to_string())]);
        if !Store::exists(&data) {
            line("doctor-no-data", &[]);
            return Ok(Code::NoData);
        }
        let facts = crate::store::doctor(&data)?;
        if let Some(owner) = &facts.lock {
            line("doctor-lock", &[("pid", owner.pid.to_string()), ("host", owner.host.clone())]);
        }
        if let Err(why) = &facts.office {
            line("store-read-office", &[("why", why.clone())]);
        }
        let mega = |bytes: u64| format!("{:.1}", mebibytes(bytes));
        if let Some(free) = facts.free {
            line("doctor-free", &[("mb", mega(free))]);
        }
        line("doctor-size", &[("journal", mega(facts.journal)), ("sled", mega(facts.mirror))]);
        let backup = match &facts.backup {
            None => "doctor-backup-none",
            Some((_, true)) => "doctor-backup-there",
            Some((_, false)) => "doctor-backup-gone",
        };
        let path = facts.backup.as_ref().map(|(made, _)| made.path.display().to_string());
        line(backup, &[("path", path.unwrap_or_default())]);
        if !facts.ballast {
            line("doctor-no-ballast", &[]);
        }
        let listed = |paths: &[PathBuf]| {
            paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ")
        };
        for (key, paths) in
            [("doctor-modes", &facts.open_to_others), ("doctor-quarantine", &facts.quarantine)]
        {
            if !paths.is_empty() {
                line(key, &[("paths", listed(paths))]);
            }
        }
        Ok(Code::Done)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a size for people, one place after the comma")]
fn mebibytes(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}
