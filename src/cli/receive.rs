//! `receive`: a bundle into the register.

use std::path::PathBuf;

use serde_json::{Value as Json, json};

use crate::cli::fail::{CliResult, Code};
use crate::cli::{CommandContext, result};
use crate::domain::book::Book;
use crate::domain::schema::RecordKind;
use crate::runtime::folder::{self, FolderError, ReceivedBundle};
use crate::store::Mode;
use crate::sync::Received;
use crate::text::format_money;
use crate::tui::job::Received as Report;

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
    /// Receives a bundle.
    pub(super) fn run(&self, context: &CommandContext) -> CliResult {
        context.with_folder(Mode::Write, |read| match read.folder.receive(&self.bundle) {
            Ok(taken) => {
                context.taken(&mut read.book, taken, self.json);
                Ok(Code::Done)
            }
            Err(FolderError::Refused(refused)) => Ok(context.refused(&refused, self.json)),
            Err(other) => Err(other.into()),
        })
    }
}

impl CommandContext {
    /// Folds what a bundle brought and says what it was.
    fn taken(&self, book: &mut Book, taken: ReceivedBundle, json: bool) {
        let ReceivedBundle { received, events, roster } = taken;
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
            self.told(&report, &received);
        }
    }

    fn told(&self, report: &Report, received: &Received) {
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
            self.message("cli-fork", &args);
        }
        if !received.notes.ahead.is_empty() {
            self.message("cli-clock-ahead", &[("count", received.notes.ahead.len().to_string())]);
        }
        if received.sender.we_are_a_copy {
            self.message("cli-we-are-a-copy", &[]);
        }
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
