//! `plan`: which plans there are, what each says, which the office follows, what is wrong in a file.
//!
//! A plan is shown without opening the data folder; only which ones are followed needs it.

mod json;

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::cli::fail::{CliResult, Code, Stop};
use crate::cli::plan::json::{entry_json, plan_json};
use crate::cli::{CommandContext, aligned, print_message, result};
use crate::domain::book::Book;
use crate::domain::op::{Ctx, Input, Op, OpName, Values, decide};
use crate::domain::schema::RecordKind;
use crate::domain::value::Value;
use crate::locale::issue_text;
use crate::plan::{Mistake, Parent, Plan, PlanEntry, Plans, TEMPLATE};
use crate::runtime::folder::Read;
use crate::runtime::plans::{self, LoadedPlans, Why};
use crate::store::{Mode, Store};
use crate::text::{PartialDate, format_vi, pad, same_key, wrap};
use crate::tui::screen::plans::words;

/// How wide the words of a plan are wrapped, in cells.
const WIDE: usize = 96;

/// The command line.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Args {
    /// What is to be done.
    #[command(subcommand)]
    act: Act,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq, clap::Subcommand)]
enum Act {
    /// Which plans there are.
    List {
        /// One JSON object a line.
        #[arg(long)]
        json: bool,
    },
    /// What a plan says.
    Show {
        /// The plan.
        key: String,
        /// One JSON object a line.
        #[arg(long)]
        json: bool,
    },
    /// Follow exactly these plans.
    Use {
        /// The plans.
        #[arg(required = true)]
        keys: Vec<String>,
    },
    /// What is wrong in a plan file.
    Check {
        /// The file.
        file: PathBuf,
        /// One JSON object a line.
        #[arg(long)]
        json: bool,
    },
    /// A plan file to fill in.
    Template {
        /// The file; standard output otherwise.
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
        /// Over a file that is there.
        #[arg(long, requires = "to")]
        force: bool,
    },
}

impl Args {
    /// The plans.
    pub(super) fn run(&self, context: &CommandContext) -> CliResult {
        match &self.act {
            Act::List { json } => context.plan_list(*json),
            Act::Show { key, json } => context.plan_show(key, *json),
            Act::Use { keys } => context.plan_use(keys),
            Act::Check { file, json } => context.plan_check(file, *json),
            Act::Template { to, force } => context.plan_template(to.as_deref(), *force),
        }
    }
}

impl CommandContext {
    fn plan_list(&self, json: bool) -> CliResult {
        let data = self.data();
        let found = plans::read(&data);
        // Without a data folder nothing is followed, and the plans can be read all the same.
        if !Store::exists(&data) {
            self.list_plans(&found, None, json);
            for notice in found.notices() {
                print_message(&notice.text(&self.locale));
            }
            return Ok(Code::Done);
        }
        self.with_folder(Mode::Look, |read| {
            self.list_plans(&found, Some(&read.book), json);
            Ok(Code::Done)
        })
    }

    fn list_plans(&self, found: &LoadedPlans, book: Option<&Book>, json: bool) {
        let follows = |plan: &Plan| book.is_some_and(|book| book.follows(&plan.key));
        let all = in_order(&found.plans, found);
        if json {
            for plan in all {
                result(&plan_json(plan, found, follows(plan)).to_string());
            }
            return;
        }
        let rows: Vec<[String; 5]> = all
            .iter()
            .map(|plan| {
                let own = if found.file(&plan.key).is_some() { "cli-plan-own" } else { "" };
                let own = if own.is_empty() { String::new() } else { self.word(own) };
                [
                    if follows(plan) { "[x]" } else { "[ ]" }.to_owned(),
                    plan.key.clone(),
                    years(plan),
                    self.word(if plan.is_movement { "cli-plan-movement" } else { "cli-plan-law" }),
                    format!("{} {own}", plan.name),
                ]
            })
            .collect();
        for line in aligned(&rows) {
            result(&line);
        }
        let followed = all.iter().filter(|plan| follows(plan)).count();
        self.message(
            "cli-plan-sums",
            &[("count", all.len().to_string()), ("followed", followed.to_string())],
        );
    }

    fn word(&self, key: &str) -> String {
        self.locale.text(key).into_owned()
    }

    fn plan_show(&self, key: &str, json: bool) -> CliResult {
        let found = plans::read(&self.data());
        let plan = known(&found.plans, key)?;
        if json {
            for entry in &plan.entries {
                result(&entry_json(plan, entry).to_string());
            }
            return Ok(Code::Done);
        }
        result(&format!("{} ({})", plan.name, plan.key));
        let place = plan.issuer.place.as_ref().map(|place| format!(", {place}"));
        result(&format!("{}{}", plan.issuer.office, place.unwrap_or_default()));
        result(&plan.movement);
        let day = |date| format_vi(PartialDate::from(date));
        result(&format!("{} - {}", day(plan.from), day(plan.to)));
        for Parent { number, date, issuer, line } in &plan.parents {
            let lines = &plan.source.lines;
            result(&format!("{number}, {}, {issuer} ({lines} {line})", day(*date)));
        }
        for group in words::Group::ALL {
            let entries: Vec<_> =
                plan.entries.iter().filter(|entry| words::Group::of(entry.kind) == group).collect();
            if !entries.is_empty() {
                result(&format!("\n{}", self.locale.text(group.label_key())));
            }
            for entry in entries {
                self.show_entry(plan, entry);
            }
        }
        Ok(Code::Done)
    }

    fn show_entry(&self, plan: &Plan, entry: &PlanEntry) {
        let lines: Vec<_> = entry.lines.iter().map(u32::to_string).collect();
        result(&format!(
            "{}  {} ({} {})",
            pad(&entry.id, 8),
            entry.heading(),
            plan.source.lines,
            lines.join(", ")
        ));
        let meaning = words::meaning(&self.locale, entry);
        let quoted = entry.title.is_some().then(|| format!("«{}»", entry.words.join("» … «")));
        let note = entry.note.as_ref().map(|note| format!("! {note}"));
        for text in [quoted, meaning, note].into_iter().flatten() {
            for line in wrap(&text, WIDE) {
                result(&format!("          {line}"));
            }
        }
    }

    fn plan_use(&self, keys: &[String]) -> CliResult {
        self.with_folder(Mode::Write, |read| {
            Self::may_write(&read.folder)?;
            let plans = read.plans.clone();
            let mut wanted: Vec<&Plan> = Vec::new();
            for key in keys {
                let plan = known(&plans, key)?;
                if !wanted.iter().any(|other| other.key == plan.key) {
                    wanted.push(plan);
                }
            }
            self.follow(read, &wanted)
        })
    }

    /// The office follows exactly these plans.
    fn follow(&self, read: &mut Read, wanted: &[&Plan]) -> CliResult {
        let (today, actor) = (self.now().today, read.folder.actor());
        let ctx = Ctx { today, actor };
        let adopted: Vec<_> = read
            .book
            .active(RecordKind::Adoption)
            .map(|record| (record.id, record.text("plan").unwrap_or_default().to_owned()))
            .collect();
        let mut asked = Vec::new();
        for (record, key) in &adopted {
            if !wanted.iter().any(|plan| same_key(&plan.key, key)) {
                let reason = Some(self.word("cli-plan-reason"));
                let op =
                    Op::Act { name: OpName::Void, record: *record, values: Values::new(), reason };
                asked.push(("cli-plan-left", key.clone(), op));
            }
        }
        for plan in wanted {
            if !adopted.iter().any(|(_, key)| same_key(key, &plan.key)) {
                let mut values = Values::new();
                values.insert("plan", Input::Value(Value::text(&plan.key)));
                values.insert("since", Input::Value(Value::Date(PartialDate::from(today))));
                let op = Op::Create { kind: RecordKind::Adoption, values };
                asked.push(("cli-plan-taken", plan.key.clone(), op));
            }
        }
        if asked.is_empty() {
            self.message("cli-plan-same", &[]);
        }
        let mut code = Code::Done;
        for (said, key, op) in asked {
            match decide(&read.book, &op, &ctx) {
                Ok(decision) => {
                    let event = read.folder.commit(&decision.intent)?;
                    read.book.apply(&event);
                    self.message(said, &[("plan", key)]);
                }
                Err(issues) => {
                    for issue in &issues {
                        print_message(&format!("{key}: {}", issue_text(&self.locale, issue)));
                    }
                    code = Code::Input;
                }
            }
        }
        Ok(code)
    }

    fn plan_check(&self, file: &Path, json: bool) -> CliResult {
        let mistakes = match plans::read_file(file) {
            Ok(plan) => {
                self.sum_up(&plan, json);
                return Ok(Code::Done);
            }
            Err(Why::Unread(key)) => {
                return Err(Stop::new(Code::Failed, key).with("path", file.display()));
            }
            Err(Why::Mistakes(mistakes)) => mistakes,
        };
        for Mistake { line, key, args } in &mistakes {
            let text = self.locale.with_texts(key, args).into_owned();
            if json {
                let args: serde_json::Map<_, _> =
                    args.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
                let line = json!({"line": line, "code": key, "args": args, "text": text});
                result(&line.to_string());
            } else {
                let args = [("line", line.to_string()), ("text", text)];
                result(&self.locale.with_texts("cli-plan-line", &args));
            }
        }
        let args = [("path", file.display().to_string()), ("count", mistakes.len().to_string())];
        self.message("cli-plan-wrong", &args);
        Ok(Code::Input)
    }

    /// What is in a file without mistakes.
    fn sum_up(&self, plan: &Plan, json: bool) {
        let count =
            |is: fn(&PlanEntry) -> bool| plan.entries.iter().filter(|entry| is(entry)).count();
        let (entries, dues) = (plan.entries.len(), count(|entry| entry.due.is_some()));
        let (tests, parts) =
            (count(|entry| entry.test.is_some()), count(|entry| entry.part.is_some()));
        if json {
            let line = json!({
                "plan": plan.key, "name": plan.name, "entries": entries, "dues": dues,
                "tests": tests, "parts": parts,
            });
            result(&line.to_string());
            return;
        }
        let args = [
            ("plan", plan.key.clone()),
            ("name", plan.name.clone()),
            ("entries", entries.to_string()),
            ("dues", dues.to_string()),
            ("tests", tests.to_string()),
            ("parts", parts.to_string()),
        ];
        result(&self.locale.with_texts("cli-plan-good", &args));
    }

    fn plan_template(&self, to: Option<&Path>, force: bool) -> CliResult {
        let Some(path) = to else {
            result(TEMPLATE.trim_end());
            return Ok(Code::Done);
        };
        let written = crate::report::put(path, TEMPLATE.as_bytes(), force);
        written.map_err(|error| Stop {
            code: Code::Failed,
            failure: crate::runtime::explain::report(&error),
        })?;
        let folder = plans::dir(&self.data());
        let args = [("path", path.display().to_string()), ("folder", folder.display().to_string())];
        self.message("cli-plan-template", &args);
        Ok(Code::Done)
    }
}

/// The plans of the movement as shipped, the procedures, then those of the folder.
fn in_order<'p>(plans: &'p Plans, found: &LoadedPlans) -> Vec<&'p Plan> {
    let mut all: Vec<_> = plans.all().iter().collect();
    let is_new = |plan: &Plan| {
        found.file(&plan.key).is_some() && crate::plan::shipped().get(&plan.key).is_none()
    };
    all.sort_by_key(|plan| (is_new(plan), !plan.is_movement));
    all
}

/// The plan of a key, or which keys there are.
fn known<'p>(plans: &'p Plans, key: &str) -> CliResult<&'p Plan> {
    plans.get(key).ok_or_else(|| {
        let all: Vec<_> = plans.all().iter().map(|plan| plan.key.as_str()).collect();
        Stop::usage("cli-plan-unknown").with("plan", key).with("all", all.join(", "))
    })
}

fn years(plan: &Plan) -> String {
    let mut years = plan.years();
    match (years.next(), years.last()) {
        (Some(first), Some(last)) => format!("{first}-{last}"),
        (Some(only), None) => only.to_string(),
        _ => String::new(),
    }
}
