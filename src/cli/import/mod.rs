//! `import`: a list from a file into the register. Without `--apply` it only says what each row
//! would do.
//!
//! Standard output has one object a row with `--json`, else a text for a person, problems first.
//! Invariant: without `--apply` nothing is stored; with it a row that waits or is wrong stops no other.

mod json;
mod text;

use std::collections::HashMap;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::cli::fail::{CliResult, Code, Stop};
use crate::cli::{CommandContext, known_kind, print_message, result};
use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::import::Reading;
use crate::domain::import::plan::{Choices, ImportPlan, RowAction, plan};
use crate::domain::op::Ctx;
use crate::domain::schema::RecordKind;
use crate::import::{Options, Refused};
use crate::locale::issue_text;
use crate::runtime::folder::Read;
use crate::runtime::import::{Stored, load, store};
use crate::runtime::import_files::kept_columns;
use crate::store::Mode;

/// The kinds of list that can be taken in.
const KINDS: [RecordKind; 3] =
    [RecordKind::Household, RecordKind::Contribution, RecordKind::Registration];

/// After which time it is told how far storing is, and how often again.
const TELL_EVERY: Duration = Duration::from_secs(1);

/// What is told of a list: the list, its plan and what was stored of it.
struct ImportReport<'a> {
    file: &'a str,
    reading: &'a Reading,
    plan: &'a ImportPlan,
    book: &'a Book,
    /// By row, the records that were stored; `None` where nothing was to be.
    stored: Option<&'a HashMap<u32, RecordId>>,
    failed: usize,
}

/// The command line.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Args {
    /// The list: xlsx, xls, ods or csv.
    file: PathBuf,
    /// household, contribution or registration; found by the headings otherwise.
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// The sheet; found by the headings otherwise.
    #[arg(long, value_name = "SHEET")]
    sheet: Option<String>,
    /// The year of the list, where its title does not say it.
    #[arg(long, value_name = "YYYY", value_parser = clap::value_parser!(i32).range(1990..=2100))]
    year: Option<i32>,
    /// Store it; otherwise only what it would do is said.
    #[arg(long)]
    apply: bool,
    /// One JSON object a row.
    #[arg(long)]
    json: bool,
}

impl Args {
    /// Takes in a list, or says what it would do.
    pub(super) fn run(&self, context: &CommandContext) -> CliResult {
        let kind = self.kind.as_deref().map(list_kind).transpose()?;
        let bytes = CommandContext::bytes_of(self)?;
        let mode = if self.apply { Mode::Write } else { Mode::Look };
        context.with_folder(mode, |read| {
            if self.apply {
                CommandContext::may_write(&read.folder)?;
            }
            // What a person said of columns in the program.
            let mapping = kept_columns(&read.folder);
            let options = Options {
                kind,
                sheet: self.sheet.as_deref(),
                mapping: Some(&mapping),
                today: context.now().today,
            };
            match crate::import::read(&name_of(&self.file), &bytes, &options) {
                Ok(reading) => context.take_in(read, self, &reading),
                Err(why) => Err(refused(self, why)),
            }
        })
    }
}

impl CommandContext {
    /// The file's bytes; what stands in the way is said in one sentence.
    fn bytes_of(import: &Args) -> CliResult<Vec<u8>> {
        load(&import.file).map_err(|error| {
            if import.json {
                result(&json::refused("unreadable_file"));
            }
            let key = match error.kind() {
                io::ErrorKind::FileTooLarge => "import-cli-too-large",
                io::ErrorKind::InvalidInput => "import-cli-not-a-file",
                _ => return Stop::file(&import.file, &error),
            };
            Stop::new(Code::Failed, key).with("path", import.file.display())
        })
    }

    fn take_in(&self, read: &mut Read, import: &Args, reading: &Reading) -> CliResult {
        let ctx = Ctx { today: self.now().today, actor: read.folder.actor() };
        let choices = Choices { year: import.year, ..Choices::default() };
        let plan = plan(&read.book, reading, &choices, &ctx);
        let done = if import.apply { Some(self.store_plan(read, &plan, &ctx)?) } else { None };
        let failed = done.as_ref().map_or(&[][..], |done| done.storing.failed());
        let records: Option<HashMap<_, _>> =
            done.as_ref().map(|done| done.records.iter().copied().collect());
        let report = ImportReport {
            file: &name_of(&import.file),
            reading,
            plan: &plan,
            book: &read.book,
            stored: records.as_ref(),
            failed: failed.len(),
        };
        if import.json {
            json::print(&report);
        } else {
            self.print_list(&report);
        }
        for (row, issues) in failed {
            let why: Vec<_> = issues.iter().map(|issue| issue_text(&self.locale, issue)).collect();
            let args = [("row", row.to_string()), ("why", why.join(" "))];
            self.message("import-cli-not-stored", &args);
        }
        let wrong = plan.summary.count(RowAction::Error) > 0 || !failed.is_empty();
        Ok(if import.apply && wrong { Code::Input } else { Code::Done })
    }

    fn store_plan(&self, read: &mut Read, plan: &ImportPlan, ctx: &Ctx) -> CliResult<Stored> {
        let mut report = Instant::now();
        let is_screen = io::stderr().is_terminal();
        let stored = store(read, plan.clone(), ctx, &mut |done, all| {
            if is_screen && report.elapsed() >= TELL_EVERY {
                report = Instant::now();
                let args = [("done", done.to_string()), ("all", all.to_string())];
                print_message(&self.locale.with_texts("import-cli-progress", &args));
            }
            true
        });
        Ok(stored?)
    }
}

/// A kind of which there are lists.
fn list_kind(name: &str) -> CliResult<RecordKind> {
    let kind = known_kind(name)?;
    if KINDS.contains(&kind) {
        return Ok(kind);
    }
    Err(Stop::usage("import-cli-not-a-list-kind").with("kind", name))
}

fn name_of(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn refused(import: &Args, why: Refused) -> Stop {
    if import.json {
        result(&json::refused(why.id()));
    }
    let key = format!("import-refused-{}", why.id());
    Stop::new(Code::Failed, key).with("file", name_of(&import.file))
}
