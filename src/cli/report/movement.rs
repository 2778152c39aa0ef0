//! `report movement-...`: a report of the movement as a file, or as text on standard output.

use serde_json::json;

use crate::cli::fail::{Code, Outcome, Stop};
use crate::cli::report::{Args, stop};
use crate::cli::{CommandContext, result};
use crate::domain::book::Book;
use crate::plan::report::{Asked, Kind, NoPlan, Period, document, plan_for};
use crate::plan::{Plan, Plans};
use crate::report::{self, Format, Letter, Sender};
use crate::store::Mode;

impl CommandContext {
    /// A report of the movement out.
    pub(super) fn movement_report(&self, kind: Kind, asked: &Args) -> Outcome {
        refuse(kind, asked)?;
        if let Some(to) = &asked.to {
            Format::of_document(to).map_err(|error| stop(&error))?;
        }
        self.with_folder(Mode::Look, |read| {
            let (plans, book) = (&*read.plans, &read.book);
            let plan = chosen(plans, book, asked.plan.as_deref())?;
            let date = self.now().today;
            let year = asked.year.and_then(|year| i32::try_from(year).ok());
            let period = Period::of(kind, plan, year, asked.quarter, date);
            let office = read.folder.me().commune;
            let paper = document(book, &Asked { plan, period, date, office: &office });
            let sender = Sender { locale: &self.locale, office: &office, date };
            let letter = Letter { document: &paper, sender };
            let Some(to) = &asked.to else {
                result(report::document_page(&letter).trim_end());
                return Ok(Code::Done);
            };
            report::write_document(&letter, to, asked.force).map_err(|error| stop(&error))?;
            let path = to.display().to_string();
            if asked.json {
                let line = json!({
                    "report": kind.name(), "plan": plan.key, "from": period.from.to_string(),
                    "to": period.to.to_string(), "path": path,
                    "to_check": paper.drafting.len(),
                });
                result(&line.to_string());
            } else {
                let count = paper.drafting.len().to_string();
                self.tell("cli-movement-written", &[("path", path), ("count", count)]);
            }
            Ok(Code::Done)
        })
    }
}

/// What a report of the movement has no use for is said, not passed over.
fn refuse(kind: Kind, asked: &Args) -> Outcome<()> {
    let unfit = [
        ("--village", asked.village.is_some()),
        ("--public", asked.public),
        ("--with-personal-numbers", asked.with_personal_numbers),
        ("--quarter", asked.quarter.is_some() && kind != Kind::Quarter),
        ("--year", asked.year.is_some() && matches!(kind, Kind::Midterm | Kind::Final)),
    ];
    unfit.into_iter().find(|(_, given)| *given).map_or(Ok(()), |(option, _)| {
        let stop = Stop::usage("cli-report-option");
        Err(stop.with("name", kind.name()).with("option", option))
    })
}

fn chosen<'p>(plans: &'p Plans, book: &Book, key: Option<&str>) -> Outcome<&'p Plan> {
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
