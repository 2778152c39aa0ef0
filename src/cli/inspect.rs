//! `inspect`: what a bundle is; changes nothing.

use std::path::PathBuf;

use serde_json::{Map, Value as Json};

use crate::cli::bundle::described;
use crate::cli::fail::{CliResult, Code};
use crate::cli::{CommandContext, result};
use crate::store::{Mode, Store};
use crate::sync::inspect::SenderState;
use crate::sync::{BundleRefused, Inspection};

/// The command line.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Args {
    /// The file.
    bundle: PathBuf,
    /// JSON out.
    #[arg(long)]
    json: bool,
}

impl Args {
    /// What a bundle is; changes nothing.
    pub(super) fn run(&self, context: &CommandContext) -> CliResult {
        // Without a folder that opens, the sender is unknown; the rest can still be seen.
        let read = match Store::exists(&context.data()).then(|| context.open(Mode::Look)) {
            Some(Err(stop)) if context.common.passphrase_file.is_some() => return Err(stop),
            read => read.and_then(Result::ok),
        };
        let roster = read.as_ref().and_then(|read| read.folder.log().roster());
        let seen = match crate::sync::inspect(&self.bundle, roster) {
            Ok(seen) => seen,
            Err(refused) => return Ok(context.refused(&refused, self.json)),
        };
        if self.json {
            result(&Json::Object(inspected(&seen)).to_string());
        } else {
            context.show(&seen);
        }
        match &seen.payload {
            Ok(()) => Ok(Code::Done),
            Err(refused) => Ok(context.say_refused(refused)),
        }
    }
}

impl CommandContext {
    fn show(&self, seen: &Inspection) {
        let manifest = &seen.manifest;
        let when = crate::runtime::clock::date_of(manifest.t);
        let args = [
            ("from", manifest.from.short()),
            ("number", manifest.number.to_string()),
            ("date", crate::text::format_vi(when.into())),
            ("unit", manifest.unit.to_string()),
        ];
        result(&self.locale.with_texts("cli-bundle", &args));
        let (key, person) = match &seen.sender {
            SenderState::Enrolled { person, .. } => ("cli-sender-enrolled", person.clone()),
            SenderState::Revoked { person } => ("cli-sender-revoked", person.clone()),
            SenderState::Unknown(_) => ("cli-sender-unknown", String::new()),
            SenderState::OtherCommune => ("cli-sender-other", String::new()),
        };
        result(&self.locale.with_texts(key, &[("person", person)]));
        for (replica, (from, to)) in &manifest.vec {
            let args =
                [("device", replica.short()), ("from", from.to_string()), ("to", to.to_string())];
            result(&self.locale.with_texts("cli-range", &args));
        }
        self.cover(manifest, &seen.hash_groups);
    }
}

fn inspected(seen: &Inspection) -> Map<String, Json> {
    let mut out = described(&seen.manifest);
    let sender = match &seen.sender {
        SenderState::Enrolled { .. } => "enrolled",
        SenderState::Revoked { .. } => "revoked",
        SenderState::Unknown(_) => "unknown",
        SenderState::OtherCommune => "other_commune",
    };
    out.insert("signature".to_owned(), Json::from("good"));
    out.insert("sender".to_owned(), Json::from(sender));
    let payload = seen.payload.as_ref().map_or_else(BundleRefused::code, |()| "whole");
    out.insert("payload".to_owned(), Json::from(payload));
    out.insert("hash_groups".to_owned(), Json::from(seen.hash_groups.clone()));
    out.insert("bytes".to_owned(), Json::from(seen.bytes));
    out
}
