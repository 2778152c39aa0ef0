//! `report` of a text with tables: a report of the movement, or a paper that goes with nominations.
//! As a file, or as text on standard output.

use chrono::{Datelike as _, NaiveDate};
use serde_json::{Value as Json, json};

use crate::cli::fail::{CliResult, Code, Stop};
use crate::cli::report::{Args, stop};
use crate::cli::{CommandContext, result};
use crate::domain::book::Book;
use crate::domain::document::Document;
use crate::plan::papers::{self, AwardPaper, nominations};
use crate::plan::report::{self as movement, MovementReport, NoPlan, Period, plan_for};
use crate::plan::{Plan, Plans};
use crate::report::{self, Format, Letter, Sender};
use crate::runtime::folder::Read;
use crate::store::Mode;

/// A text that was made, and what is said when it is written.
struct Made {
    document: Document,
    /// For programs; its empty `path` is filled in.
    json: Json,
    /// For people: the message, and what it counts besides naming the path.
    message: &'static str,
    count: (&'static str, usize),
}

impl CommandContext {
    /// A paper of awards out.
    pub(super) fn award_paper(&self, paper: AwardPaper, asked: &Args) -> CliResult {
        refuse(paper.name(), asked, &[("--quarter", asked.quarter.is_some())])?;
        self.document(asked, |read, office, date| {
            let (plans, book) = (&*read.plans, &read.book);
            let plan = plan_of_awards(plans, book, asked.plan.as_deref())?;
            let year = asked.year.unwrap_or_else(|| i64::from(date.year()));
            let document = papers::document(
                book,
                paper,
                &papers::PaperRequest { plans, plan, year, office, date },
            );
            let rows = nominations(book, plan, year).len();
            let json = json!({
                "report": paper.name(), "plan": plan.key, "year": year, "path": null,
                "rows": rows, "to_check": document.drafting.len(),
            });
            Ok(Made { document, json, message: "cli-report-written", count: ("rows", rows) })
        })
    }

    /// A report of the movement out.
    pub(super) fn movement_report(&self, kind: MovementReport, asked: &Args) -> CliResult {
        let unfit = [
            ("--quarter", asked.quarter.is_some() && kind != MovementReport::Quarter),
            (
                "--year",
                asked.year.is_some()
                    && matches!(kind, MovementReport::Midterm | MovementReport::Final),
            ),
        ];
        refuse(kind.name(), asked, &unfit)?;
        self.document(asked, |read, office, date| {
            let (plans, book) = (&*read.plans, &read.book);
            let plan = plan_of_movement(plans, book, asked.plan.as_deref())?;
            let year = asked.year.and_then(|year| i32::try_from(year).ok());
            let period = Period::of(kind, plan, year, asked.quarter, date);
            let document =
                movement::document(book, &movement::ReportRequest { plan, period, date, office });
            let to_check = document.drafting.len();
            let json = json!({
                "report": kind.name(), "plan": plan.key, "from": period.from.to_string(),
                "to": period.to.to_string(), "path": null, "to_check": to_check,
            });
            Ok(Made { document, json, message: "cli-movement-written", count: ("count", to_check) })
        })
    }

    /// Writes what `make` makes of the register, for the office and on the day.
    fn document(
        &self,
        asked: &Args,
        make: impl FnOnce(&Read, &str, NaiveDate) -> CliResult<Made>,
    ) -> CliResult {
        // A wrong ending is said before a passphrase is asked for.
        if let Some(to) = &asked.to {
            Format::of_document(to).map_err(|error| stop(&error))?;
        }
        self.with_folder(Mode::Look, |read| {
            let date = self.now().today;
            let office = read.folder.me().commune;
            let Made { document, mut json, message, count } = make(read, &office, date)?;
            let sender = Sender { locale: &self.locale, office: &office, date };
            let letter = Letter { document: &document, sender };
            let Some(to) = &asked.to else {
                result(report::document_page(&letter).trim_end());
                return Ok(Code::Done);
            };
            report::write_document(&letter, to, asked.force).map_err(|error| stop(&error))?;
            let path = to.display().to_string();
            if asked.json {
                json["path"] = path.into();
                result(&json.to_string());
            } else {
                self.message(message, &[("path", path), (count.0, count.1.to_string())]);
            }
            Ok(Code::Done)
        })
    }
}

/// What such a text has no use for is said, not passed over.
fn refuse(name: &str, asked: &Args, more: &[(&'static str, bool)]) -> CliResult<()> {
    let unfit = [
        ("--village", asked.village.is_some()),
        ("--public", asked.public),
        ("--with-personal-numbers", asked.with_personal_numbers),
    ];
    match unfit.iter().chain(more).find(|(_, given)| *given) {
        None => Ok(()),
        Some((option, _)) => {
            let stop = Stop::usage("cli-report-option");
            Err(stop.with("name", name).with("option", option))
        }
    }
}

/// The plan that was named, else the only one that is followed.
fn plan_of_awards<'p>(plans: &'p Plans, book: &'p Book, key: Option<&str>) -> CliResult<&'p Plan> {
    let all = || plans.all().iter().map(|plan| plan.key.as_str()).collect::<Vec<_>>().join(", ");
    let none = || Stop::usage("cli-paper-plan").with("all", all());
    if let Some(key) = key {
        return plans.get(key).ok_or_else(none);
    }
    let mut followed = plans.followed(book).filter(|plan| plan.is_movement);
    let first = followed.next().ok_or_else(none)?;
    if followed.next().is_some() { Err(none()) } else { Ok(first) }
}

fn plan_of_movement<'p>(plans: &'p Plans, book: &Book, key: Option<&str>) -> CliResult<&'p Plan> {
    plan_for(plans, book, key).map_err(|none| match none {
        NoPlan::Unknown(keys) => Stop::usage("cli-report-no-such-plan")
            .with("plan", key.unwrap_or_default())
            .with("all", keys.join(", ")),
        NoPlan::NoneFollowed(keys) => {
            Stop::usage("cli-report-plan-needed").with("all", keys.join(", "))
        }
        NoPlan::Several(keys) => {
            Stop::usage("cli-report-several-plans").with("all", keys.join(", "))
        }
    })
}
