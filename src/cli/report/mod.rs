//! `report`: a table of the book as a file, or as text on standard output.

mod document;

use std::path::PathBuf;

use serde_json::json;

use crate::cli::fail::{CliResult, Code, Stop};
use crate::cli::{CommandContext, result};
use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::schema;
use crate::domain::tables::{Ask, Report};
use crate::plan::papers::AwardPaper;
use crate::plan::report::MovementReport;
use crate::report::{self, Paper, ReportError};
use crate::store::Mode;
use crate::text::pad;

/// Cells of a report's name in the list.
const NAME: usize = 30;

/// The command line.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct Args {
    /// Which table.
    #[arg(required_unless_present = "list")]
    name: Option<String>,
    /// The file; its ending says of what kind. Text on standard output otherwise.
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
    /// Of which year.
    #[arg(long, value_name = "YYYY")]
    year: Option<i64>,
    /// Of which village.
    #[arg(long, value_name = "NAME")]
    village: Option<String>,
    /// The plan of a report of the movement; the one that is followed otherwise.
    #[arg(long, value_name = "KEY")]
    plan: Option<String>,
    /// The quarter of a quarterly report of the movement.
    #[arg(long, value_name = "1-4", value_parser = clap::value_parser!(u32).range(1..=4))]
    quarter: Option<u32>,
    /// Personal numbers whole.
    #[arg(long, conflicts_with = "public")]
    with_personal_numbers: bool,
    /// Without what a public list must not show.
    #[arg(long)]
    public: bool,
    /// Over a file that is there.
    #[arg(long)]
    force: bool,
    /// Name the tables.
    #[arg(long)]
    list: bool,
    /// JSON out.
    #[arg(long)]
    json: bool,
}

impl Args {
    /// A report out.
    pub(super) fn run(&self, context: &CommandContext) -> CliResult {
        if self.list {
            return Ok(context.report_names(self.json));
        }
        if let Some(paper) = self.name.as_deref().and_then(AwardPaper::from_name) {
            return context.award_paper(paper, self);
        }
        if let Some(kind) =
            self.name.as_deref().and_then(|name| name.parse::<MovementReport>().ok())
        {
            return context.movement_report(kind, self);
        }
        for (option, given) in
            [("--plan", self.plan.is_some()), ("--quarter", self.quarter.is_some())]
        {
            if given {
                let name = self.name.as_deref().unwrap_or_default();
                let stop = Stop::usage("cli-report-option");
                return Err(stop.with("name", name).with("option", option));
            }
        }
        let report = self.name.as_deref().map(known_report).transpose()?;
        let Some(report) = report else {
            return Err(Stop::usage("cli-no-such-report").with("name", "").with("all", names()));
        };
        // A wrong ending is said before a passphrase is asked for.
        if let Some(to) = &self.to {
            report::Format::of(to).map_err(|error| stop(&error))?;
        }
        context.with_folder(Mode::Look, |read| {
            let book = &read.book;
            let this_year = i64::from(chrono::Datelike::year(&context.now().today));
            let village = self.village.as_deref().map(|name| village(book, name)).transpose()?;
            let year = self.year.unwrap_or_else(|| Ask::likely_year(book, this_year));
            let today = Some(context.now().today);
            let personal_numbers = self.with_personal_numbers;
            let ask = Ask { year, village, personal_numbers, today };
            let table = report.table(book, ask);
            let table = if self.public { table.public() } else { table };
            let commune = read.folder.me().commune;
            let paper = Paper {
                table: &table,
                locale: &context.locale,
                commune: &commune,
                date: context.now().today,
            };
            let Some(to) = &self.to else {
                result(report::page(&paper).trim_end());
                return Ok(Code::Done);
            };
            report::write(&paper, to, self.force).map_err(|error| stop(&error))?;
            context.warn_unbalanced(&table);
            let rows = table.rows.len().to_string();
            let path = to.display().to_string();
            if self.json {
                let balanced = table.formula.as_ref().map(|formula| formula.balanced);
                let line = json!({
                    "report": report.name(), "year": year, "path": path,
                    "rows": table.rows.len(), "balanced": balanced,
                });
                result(&line.to_string());
            } else {
                context.message("cli-report-written", &[("path", path), ("rows", rows)]);
            }
            Ok(Code::Done)
        })
    }
}

impl CommandContext {
    /// A table that does not balance is written all the same, and it is said at once.
    fn warn_unbalanced(&self, table: &crate::domain::tables::Table) {
        if let Some(formula) = table.formula.as_ref().filter(|formula| !formula.balanced) {
            let args = [("formula", formula.text.to_owned())];
            self.message("report-formula-broken", &args);
        }
    }

    fn report_names(&self, as_json: bool) -> Code {
        let tables = Report::ALL.iter().map(|report| (report.name(), report.label_key()));
        let awards = AwardPaper::ALL.iter().map(|one| (one.name(), one.label_key().to_owned()));
        let papers =
            MovementReport::ALL.into_iter().map(|kind| (kind.name(), kind.label_key().to_owned()));
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
    let papers = MovementReport::ALL.into_iter().map(MovementReport::name);
    let awards = AwardPaper::ALL.iter().map(|one| one.name());
    tables.chain(papers).chain(awards).collect::<Vec<_>>().join(", ")
}

fn known_report(name: &str) -> CliResult<Report> {
    let unknown = |_| Stop::usage("cli-no-such-report").with("name", name).with("all", names());
    name.parse().map_err(unknown)
}

fn village(book: &Book, name: &str) -> CliResult<RecordId> {
    let found = book.resolve(schema::RecordKind::Village, name).map(|village| village.id);
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
