//! What the commands that write, look at and receive bundles say alike.

use serde_json::{Map, Value as Json, json};

use crate::cli::fail::{Code, Stop};
use crate::cli::{CommandContext, print_message, result};
use crate::domain::schema::RecordKind;
use crate::runtime::folder::FolderError;
use crate::sync::{BundleKind, BundleRefused, Manifest};
use crate::text::format_money;

impl CommandContext {
    /// The lines of the cover sheet: counts, totals and the hash in groups.
    pub(super) fn cover(&self, manifest: &Manifest, groups: &[String]) {
        if manifest.kind == BundleKind::Extract {
            result(&self.locale.text("cli-without-personal"));
        }
        for (what, count) in &manifest.counts {
            let name = match what.parse::<RecordKind>() {
                Ok(kind) => self.locale.text(&kind.label_key()).into_owned(),
                Err(_) => self.locale.text("cli-events").into_owned(),
            };
            result(&format!("{}: {count}", crate::text::capitalised(&name)));
        }
        for sum in manifest.money.values() {
            let args = [("amount", format_money(*sum))];
            result(&self.locale.with_texts("cli-sum", &args));
        }
        for row in groups.chunks(8) {
            let args = [("groups", row.join(" "))];
            result(&self.locale.with_texts("cli-hash", &args));
        }
    }

    pub(super) fn refused(&self, refused: &BundleRefused, json: bool) -> Code {
        if json {
            let line = json!({"outcome": "refused", "reason": refused.code()});
            result(&line.to_string());
        }
        self.say_refused(refused)
    }

    pub(super) fn say_refused(&self, refused: &BundleRefused) -> Code {
        let stop = Stop::from(FolderError::from(refused.clone()));
        print_message(&stop.text(&self.locale));
        stop.code
    }
}

/// The plain part of a bundle as an object.
pub(super) fn described(manifest: &Manifest) -> Map<String, Json> {
    let ranges: Map<_, _> = manifest
        .vec
        .iter()
        .map(|(replica, (from, to))| (replica.to_string(), json!([from, to])))
        .collect();
    let mut out = Map::new();
    let mut put = |name: &str, value: Json| {
        out.insert(name.to_owned(), value);
    };
    put("format", Json::from(manifest.v));
    put("id", Json::from(manifest.id.clone()));
    put("unit", Json::from(manifest.unit.to_string()));
    put("from", Json::from(manifest.from.short()));
    put("replica", Json::from(manifest.from.to_string()));
    put("number", Json::from(manifest.number));
    put("previous", Json::from(manifest.previous.clone()));
    put("written_at", Json::from(manifest.t));
    put("ranges", Json::Object(ranges));
    put("counts", json!(manifest.counts));
    put("money", json!(manifest.money));
    put("keys", json!(manifest.keys));
    put("without_personal", Json::from(manifest.kind == BundleKind::Extract));
    out
}
