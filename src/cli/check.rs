//! `check`: whether the stored data are whole.

use serde_json::{Map, Value as Json};

use crate::cli::fail::{CliResult, Code};
use crate::cli::{CommandContext, result};
use crate::runtime::{findings, folder};
use crate::store::Mode;

/// The command line.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Args {
    /// Also decrypt and verify everything.
    #[arg(long)]
    deep: bool,
    /// JSON out.
    #[arg(long)]
    json: bool,
}

impl Args {
    /// Checks the stored data. Without `deep` no passphrase is needed.
    pub(super) fn run(&self, context: &CommandContext) -> CliResult {
        let data = context.data();
        let passphrase = if self.deep { Some(context.passphrase_that_opens()?) } else { None };
        let report = crate::store::check(&data, passphrase.as_deref())?;
        let mut found = findings::of_report(&report);
        let mut sound = report.is_sound();
        if let Some(passphrase) = &passphrase
            && sound
        {
            match folder::open(&data, passphrase, Mode::Look, &mut |_| {}) {
                Ok(read) => {
                    let wrong = read.folder.verify_seals();
                    sound &= wrong.is_empty();
                    found.extend(wrong);
                }
                Err(error) => {
                    sound = false;
                    found.push(crate::runtime::explain::folder(&error).into());
                }
            }
        }
        let texts: Vec<_> = found.iter().map(|notice| notice.text(&context.locale)).collect();
        if self.json {
            let mut object = Map::new();
            object.insert("sound".to_owned(), Json::from(sound));
            object.insert("deep".to_owned(), Json::from(self.deep));
            object.insert("records".to_owned(), Json::from(report.records));
            object.insert("bytes".to_owned(), Json::from(report.bytes));
            for (part, word) in findings::words(&report) {
                object.insert(part.to_owned(), Json::from(word));
            }
            let codes: Vec<_> = found.iter().map(|notice| notice.key.clone()).collect();
            object.insert("findings".to_owned(), Json::from(codes));
            result(&Json::Object(object).to_string());
        } else {
            for text in &texts {
                result(text);
            }
            let key = if sound { "cli-check-sound" } else { "cli-check-unsound" };
            let records = report.records.to_string();
            result(&context.locale.with_texts(key, &[("records", records)]));
        }
        Ok(if sound { Code::Done } else { Code::Damaged })
    }
}
