//! `export`, `inspect`, `receive`.

use std::path::Path;

use serde_json::{Map, Value as Json, json};

use crate::cli::fail::{Code, Outcome, Stop};
use crate::cli::{CommandContext, result, say};
use crate::domain::book::Book;
use crate::domain::schema::RecordKind;
use crate::runtime::folder::{self, FolderError, Taken};
use crate::store::{Mode, Store};
use crate::sync::inspect::SenderState;
use crate::sync::{BundleKind, Inspection, Manifest, Received, Refused};
use crate::text::format_money;
use crate::tui::job::Received as Report;

impl CommandContext {
    pub(super) fn export(
        &self,
        to: Option<&Path>,
        whom: Option<&str>,
        without_personal: bool,
        json: bool,
    ) -> CliResult {
        let written = self.with_folder(Mode::Write, |read| {
            let target = match to {
                Some(to) => to.to_owned(),
                None => read.folder.out()?,
            };
            Ok(if without_personal {
                read.folder.export_without_personal(&target, whom, &read.book)?
            } else {
                read.folder.export(&target, whom)?
            })
        })?;
        let path = written.path.display().to_string();
        if json {
            let mut line = described(&written.manifest);
            line.insert("path".to_owned(), Json::from(path));
            line.insert("events".to_owned(), Json::from(written.events));
            line.insert("bytes".to_owned(), Json::from(written.bytes));
            line.insert("hash_groups".to_owned(), Json::from(written.hash_groups.clone()));
            result(&Json::Object(line).to_string());
        } else {
            result(&path);
            self.cover(&written.manifest, &written.hash_groups);
        }
        Ok(Code::Done)
    }

    /// The lines of the cover sheet: counts, totals and the hash in groups.
    fn cover(&self, manifest: &Manifest, groups: &[String]) {
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

    /// What a bundle is; changes nothing.
    pub(super) fn inspect(&self, bundle: &Path, json: bool) -> CliResult {
        // Without a folder that opens, the sender is unknown; the rest can still be seen.
        let read = match Store::exists(&self.data()).then(|| self.open(Mode::Look)) {
            Some(Err(stop)) if self.common.passphrase_file.is_some() => return Err(stop),
            read => read.and_then(Result::ok),
        };
        let roster = read.as_ref().and_then(|read| read.folder.log().roster());
        let seen = match crate::sync::inspect(bundle, roster) {
            Ok(seen) => seen,
            Err(refused) => return Ok(self.refused(&refused, json)),
        };
        if json {
            result(&Json::Object(inspected(&seen)).to_string());
        } else {
            self.show(&seen);
        }
        match &seen.payload {
            Ok(()) => Ok(Code::Done),
            Err(refused) => Ok(self.print_refused(refused)),
        }
    }

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

    pub(super) fn receive(&self, bundle: &Path, json: bool) -> CliResult {
        self.with_folder(Mode::Write, |read| match read.folder.receive(bundle) {
            Ok(taken) => {
                self.taken(&mut read.book, taken, json);
                Ok(Code::Done)
            }
            Err(FolderError::Refused(refused)) => Ok(self.refused(&refused, json)),
            Err(other) => Err(other.into()),
        })
    }

    /// Folds what a bundle brought and says what it was.
    fn taken(&self, book: &mut Book, taken: Taken, json: bool) {
        let Taken { received, events, roster } = taken;
        if let Some(roster) = roster {
            book.set_roster(roster);
        }
        let before = book.refused().len();
        book.apply_all(&events);
        let mut report = folder::report(&received);
        report.conflicts = u64::try_from(book.conflicted().len()).unwrap_or(u64::MAX);
        let not_counted = book.refused().get(before..).unwrap_or_default();
        report.refused.extend(not_counted.iter().map(|refused| {
            (refused.event.replica.short(), refused.event.n, refused.why.code().to_owned())
        }));
        if json {
            result(&received_line(&report, &received).to_string());
        } else {
            self.print_received(&report, &received);
        }
    }

    fn print_received(&self, report: &Report, received: &Received) {
        if let Some(sums) = &received.extract {
            let count = |sums: &std::collections::BTreeMap<String, u64>, name: &str| {
                sums.get(name).copied().unwrap_or(0).to_string()
            };
            let args = [
                ("from", report.from.clone()),
                ("households", count(&sums.records, RecordKind::Household.name())),
                ("poor", count(&sums.classes, "poor")),
                ("near_poor", count(&sums.classes, "near_poor")),
                ("registrations", count(&sums.records, RecordKind::Registration.name())),
                ("amount", format_money(sums.contributions)),
            ];
            result(&self.locale.with_texts("cli-received-extract", &args));
            return;
        }
        if let Some(unit) = &received.joined {
            let code = crate::sync::commune_code(&unit.public_key);
            let args = [("name", unit.name.clone()), ("code", code)];
            result(&self.locale.with_texts("cli-joined", &args));
        }
        let args = [
            ("from", report.from.clone()),
            ("new", report.new.to_string()),
            ("had", report.had.to_string()),
            ("held", report.held.len().to_string()),
            ("refused", report.refused.len().to_string()),
            ("conflicts", report.conflicts.to_string()),
        ];
        result(&self.locale.with_texts("cli-received", &args));
        for (device, from, to) in &report.held {
            let args =
                [("device", device.clone()), ("from", from.to_string()), ("to", to.to_string())];
            result(&self.locale.with_texts("cli-missing-run", &args));
        }
        for (device, n, why) in &report.refused {
            let why = self.locale.text(&format!("refused-{why}")).into_owned();
            let args = [("device", device.clone()), ("n", n.to_string()), ("why", why)];
            result(&self.locale.with_texts("cli-refused-event", &args));
        }
        for (replica, n) in &received.notes.forks {
            let args = [("device", replica.short()), ("n", n.to_string())];
            self.tell("cli-fork", &args);
        }
        if !received.notes.ahead.is_empty() {
            self.tell("cli-clock-ahead", &[("count", received.notes.ahead.len().to_string())]);
        }
        if received.sender.we_are_a_copy {
            self.tell("cli-we-are-a-copy", &[]);
        }
    }

    fn refused(&self, refused: &Refused, json: bool) -> Code {
        if json {
            let line = json!({"outcome": "refused", "reason": refused.code()});
            result(&line.to_string());
        }
        self.print_refused(refused)
    }

    fn print_refused(&self, refused: &Refused) -> Code {
        let stop = Stop::from(FolderError::from(refused.clone()));
        say(&stop.text(&self.locale));
        stop.code
    }
}

/// What `receive --json` says of a bundle that was taken.
fn received_line(report: &Report, received: &Received) -> Json {
    let held = report.held.iter();
    let held: Vec<_> =
        held.map(|(device, from, to)| json!({"device": device, "from": from, "to": to})).collect();
    let refused = report.refused.iter();
    let refused: Vec<_> =
        refused.map(|(device, n, why)| json!({"device": device, "n": n, "reason": why})).collect();
    json!({
        "outcome": "received", "from": report.from, "new": report.new,
        "already_had": report.had, "held": held, "refused": refused,
        "conflicts": report.conflicts, "roster_new": received.roster_new,
        "joined": received.joined.as_ref().map(|unit| unit.name.clone()),
        "extract": received.extract,
    })
}

/// The plain part of a bundle as an object.
fn described(manifest: &Manifest) -> Map<String, Json> {
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
    let payload = seen.payload.as_ref().map_or_else(Refused::code, |()| "whole");
    out.insert("payload".to_owned(), Json::from(payload));
    out.insert("hash_groups".to_owned(), Json::from(seen.hash_groups.clone()));
    out.insert("bytes".to_owned(), Json::from(seen.bytes));
    out
}
