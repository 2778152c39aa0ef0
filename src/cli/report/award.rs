//! `report submission | award-summary | award-minutes`: the papers that go with nominations, as a file
//! or as text on standard output.

use chrono::Datelike as _;
use serde_json::json;

use crate::cli::fail::{Code, Outcome, Stop};
use crate::cli::report::{Args, stop};
use crate::cli::{CommandContext, result};
use crate::domain::book::Book;
use crate::plan::papers::{Asked, AwardPaper, document, nominations};
use crate::plan::{Plan, Plans};
use crate::report::{self, Format, Letter, Sender};
use crate::store::Mode;

impl CommandContext {
    /// A paper of awards out.
    pub(super) fn award_paper(&self, paper: AwardPaper, asked: &Args) -> Outcome {
        // What such a paper has no use for is said, not passed over.
        let unfit = [
            ("--village", asked.village.is_some()),
            ("--public", asked.public),
            ("--with-personal-numbers", asked.with_personal_numbers),
            ("--quarter", asked.quarter.is_some()),
        ];
        if let Some((option, _)) = unfit.into_iter().find(|(_, given)| *given) {
            let stop = Stop::usage("cli-report-option");
            return Err(stop.with("name", paper.name()).with("option", option));
        }
        if let Some(to) = &asked.to {
            Format::of_document(to).map_err(|error| stop(&error))?;
        }
        self.with_folder(Mode::Look, |read| {
            let (plans, book) = (&*read.plans, &read.book);
            let plan = chosen(plans, book, asked.plan.as_deref())?;
            let date = self.now().today;
            let year = asked.year.unwrap_or_else(|| i64::from(date.year()));
            let office = read.folder.me().commune;
            let of = Asked { plans, plan, year, office: &office, date };
            let paper_text = document(book, paper, &of);
            let sender = Sender { locale: &self.locale, office: &office, date };
            let letter = Letter { document: &paper_text, sender };
            let Some(to) = &asked.to else {
                result(report::document_page(&letter).trim_end());
                return Ok(Code::Done);
            };
            report::write_document(&letter, to, asked.force).map_err(|error| stop(&error))?;
            let rows = nominations(book, plan, year).len();
            let path = to.display().to_string();
            if asked.json {
                let line = json!({
                    "report": paper.name(), "plan": plan.key, "year": year, "path": path,
                    "rows": rows, "to_check": paper_text.drafting.len(),
                });
                result(&line.to_string());
            } else {
                self.tell("cli-report-written", &[("path", path), ("rows", rows.to_string())]);
            }
            Ok(Code::Done)
        })
    }
}

/// The plan that was named, else the only one that is followed.
fn chosen<'p>(plans: &'p Plans, book: &'p Book, key: Option<&str>) -> Outcome<&'p Plan> {
    let all = || plans.all().iter().map(|plan| plan.key.as_str()).collect::<Vec<_>>().join(", ");
    let none = || Stop::usage("cli-paper-plan").with("all", all());
    if let Some(key) = key {
        return plans.get(key).ok_or_else(none);
    }
    let mut followed = plans.followed(book).filter(|plan| plan.is_movement);
    let first = followed.next().ok_or_else(none)?;
    if followed.next().is_some() { Err(none()) } else { Ok(first) }
}
