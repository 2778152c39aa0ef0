//! `report`: a table of the book as a file, or as text on standard output.

use serde_json::json;

use crate::cli::args::Report as Args;
use crate::cli::fail::{Code, Outcome, Stop};
use crate::cli::{CommandContext, result};
use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::schema;
use crate::domain::tables::{Ask, Report};
use crate::plan::papers::AwardPaper;
use crate::plan::report::Kind;
use crate::report::{self, Paper, ReportError};
use crate::store::Mode;
use crate::text::pad;

/// Cells of a report's name in the list.
const NAME: usize = 30;

impl CommandContext {
    /// A report out.
    pub(super) fn report(&self, asked: &Args) -> Outcome {
        if asked.list {
            return Ok(self.report_names(asked.json));
        }
        if let Some(paper) = asked.name.as_deref().and_then(AwardPaper::from_name) {
            return self.award_paper(paper, asked);
        }
        if let Some(kind) = asked.name.as_deref().and_then(|name| name.parse::<Kind>().ok()) {
            return self.movement_report(kind, asked);
        }
        for (option, given) in
            [("--plan", asked.plan.is_some()), ("--quarter", asked.quarter.is_some())]
        {
            if given {
                let name = asked.name.as_deref().unwrap_or_default();
                let stop = Stop::usage("cli-report-option");
                return Err(stop.with("name", name).with("option", option));
            }
        }
        let report = asked.name.as_deref().map(known_report).transpose()?;
        let Some(report) = report else {
            return Err(Stop::usage("cli-no-such-report").with("name", "").with("all", names()));
        };
        // A wrong ending is said before a passphrase is asked for.
        if let Some(to) = &asked.to {
            report::Format::of(to).map_err(|error| stop(&error))?;
        }
        self.with_folder(Mode::Look, |read| {
            let book = &read.book;
            let this_year = i64::from(chrono::Datelike::year(&self.now().today));
            let village = asked.village.as_deref().map(|name| village(book, name)).transpose()?;
            let year = asked.year.unwrap_or_else(|| Ask::likely_year(book, this_year));
            let today = Some(self.now().today);
            let personal_numbers = asked.with_personal_numbers;
            let ask = Ask { year, village, personal_numbers, today };
            let table = report.table(book, ask);
            let table = if asked.public { table.public() } else { table };
            let commune = read.folder.me().commune;
            let paper = Paper {
                table: &table,
                locale: &self.locale,
                commune: &commune,
                date: self.now().today,
            };
            let Some(to) = &asked.to else {
                result(report::page(&paper).trim_end());
                return Ok(Code::Done);
            };
            report::write(&paper, to, asked.force).map_err(|error| stop(&error))?;
            self.tell_balance(&table);
            let rows = table.rows.len().to_string();
            let path = to.display().to_string();
            if asked.json {
                let balanced = table.formula.as_ref().map(|formula| formula.balanced);
                let line = json!({
                    "report": report.name(), "year": year, "path": path,
                    "rows": table.rows.len(), "balanced": balanced,
                });
                result(&line.to_string());
            } else {
                self.tell("cli-report-written", &[("path", path), ("rows", rows)]);
            }
            Ok(Code::Done)
        })
    }

    /// A table that does not balance is written all the same, and it is said at once.
    fn tell_balance(&self, table: &crate::domain::tables::Table) {
        if let Some(formula) = table.formula.as_ref().filter(|formula| !formula.balanced) {
            let args = [("formula", formula.text.to_owned())];
            self.tell("report-formula-broken", &args);
        }
    }

    fn report_names(&self, as_json: bool) -> Code {
        let tables = Report::ALL.iter().map(|report| (report.name(), report.label_key()));
        let awards = AwardPaper::ALL.iter().map(|one| (one.name(), one.label_key().to_owned()));
        let papers = Kind::ALL.into_iter().map(|kind| (kind.name(), kind.label_key().to_owned()));
        for (name, key) in tables.chain(papers).chain(awards) {
            let label = self.locale.text(&key).into_owned();
            if as_json {
                result(&json!({"name": name, "label": label}).to_string());
            } else {
                result(&format!("{}{label}", pad(name, NAME)));
            }
        }
        Code::Done
    }
}

fn names() -> String {
    let tables = Report::ALL.iter().map(|report| report.name());
    let papers = Kind::ALL.into_iter().map(Kind::name);
    let awards = AwardPaper::ALL.iter().map(|one| one.name());
    tables.chain(papers).chain(awards).collect::<Vec<_>>().join(", ")
}

fn known_report(name: &str) -> Outcome<Report> {
    let unknown = |_| Stop::usage("cli-no-such-report").with("name", name).with("all", names());
    name.parse().map_err(unknown)
}

fn village(book: &Book, name: &str) -> Outcome<RecordId> {
    let found = book.resolve(schema::Kind::Village, name).map(|village| village.id);
    found.map_err(|_| Stop::usage("cli-no-such-village").with("name", name))
}

/// Why a report was not written, and what to do.
pub(super) fn stop(error: &ReportError) -> Stop {
    let code = match error {
        ReportError::UnknownEnding(_) | ReportError::NotATable => Code::Usage,
        _ => Code::Failed,
    };
    Stop { code, failure: crate::runtime::explain::report(error) }
}
