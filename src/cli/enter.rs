//! `enter`: records in, as JSON lines, through the same door as the forms.
//!
//! Every line is answered for itself, as soon as it is durable: a bad line stops nothing and
//! changes nothing. All that is wrong with a line is said at once.

use std::collections::BTreeSet;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::PathBuf;

use chrono::NaiveDate;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::{Value as Json, json};

use crate::cli::fail::{CliResult, Code, Stop};
use crate::cli::{CommandContext, known_kind, result};
use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::input::{Input, from_json};
use crate::domain::issue::Issue;
use crate::domain::op::{Ctx, Op, Values, decide};
use crate::domain::schema::{FieldDef, Need, RecordKind};
use crate::domain::value::Value;
use crate::locale::issue_text;
use crate::plan::judge::wrong_tick;
use crate::plan::wrong_keys;
use crate::runtime::folder::Read;
use crate::store::Mode;
use crate::text::truncate;

/// The longest line of input, in bytes.
const LINE_MAX: u64 = 1024 * 1024;

/// What became of one line: the new record with what is unusual, or what is wrong.
pub(super) type LineResult = Result<(RecordId, Vec<Issue>), Vec<Issue>>;

/// The command line.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Args {
    /// The kind of record.
    kind: String,
    /// The file, instead of standard input.
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
}

impl Args {
    /// Stores good lines and names the bad ones.
    pub(super) fn run(&self, context: &CommandContext) -> CliResult {
        let kind = known_kind(&self.kind)?;
        let mut input: Box<dyn BufRead> = match &self.from {
            None => Box::new(io::stdin().lock()),
            Some(path) => {
                let file = File::open(path).map_err(|error| Stop::file(path, &error))?;
                Box::new(BufReader::new(file))
            }
        };
        context.with_folder(Mode::Write, |read| {
            CommandContext::may_write(&read.folder)?;
            let failed = |_| Stop::new(Code::Failed, "cli-no-text");
            let mut bad = false;
            let mut number = 0_u64;
            while let Some(line) = next_line(&mut input).map_err(failed)? {
                number += 1;
                let taken = match line {
                    Ok(line) if line.trim().is_empty() => continue,
                    Ok(line) => context.take(read, kind, &line).inspect_err(|stop| {
                        result(&context.unsaved(number, stop).to_string());
                    })?,
                    Err(issue) => Err(vec![issue]),
                };
                bad |= taken.is_err();
                result(&context.answer(number, taken).to_string());
            }
            Ok(if bad { Code::Input } else { Code::Done })
        })
    }
}

impl CommandContext {
    fn take(&self, read: &mut Read, kind: RecordKind, line: &str) -> CliResult<LineResult> {
        let Read { folder, book, plans, .. } = read;
        let now = self.now();
        let (values, mut unread) = match read_object(book, kind, line, now.today) {
            Ok(found) => found,
            Err(issue) => return Ok(Err(vec![issue])),
        };
        // The register does not know the plans.
        let text = |field: &str| match values.get(field) {
            Some(Input::Value(value)) => value.as_text(),
            _ => None,
        };
        if let Some(plan) = text("plan").filter(|_| kind == RecordKind::Tick) {
            unread.extend(wrong_tick(plans, plan, text("criterion")));
        }
        let dossier = match values.get("nomination") {
            Some(Input::Value(Value::Link(id))) => book.find(*id),
            _ => None,
        };
        let of = dossier.and_then(|dossier| dossier.text("plan"));
        unread.extend(wrong_keys(plans, kind, text, of));
        let ctx = Ctx { today: now.today, actor: folder.actor() };
        let decision = match (decide(book, &Op::Create { kind, values }, &ctx), unread) {
            (Ok(decision), unread) if unread.is_empty() => decision,
            (decided, unread) => {
                let others = decided.err().unwrap_or_default();
                return Ok(Err(what_is_amiss(kind, unread, others)));
            }
        };
        let event = folder.commit(&decision.intent)?;
        let created = book.apply(&event).first().copied();
        let id = created.ok_or_else(|| Stop::new(Code::Failed, "folder-no-key"))?;
        Ok(Ok((id, decision.warnings)))
    }

    /// The answer to a good line that could not be stored; nothing after it is tried.
    fn unsaved(&self, line: u64, stop: &Stop) -> Json {
        let code = stop.failure.key.replace('-', "_");
        let issue = json!({"field": null, "code": code, "text": stop.text(&self.locale)});
        json!({"line": line, "ok": false, "issues": [issue]})
    }

    /// The line that answers.
    pub(super) fn answer(&self, line: u64, taken: LineResult) -> Json {
        let tell = |issues: &[Issue]| -> Vec<Json> {
            let one = |issue: &Issue| {
                let mut line = json!({
                    "field": named_field(issue),
                    "code": issue.code,
                    "text": issue_text(&self.locale, issue),
                });
                if let Some(row) = &issue.row {
                    line["row"] = json!(row.at.saturating_add(1));
                    line["row_field"] = json!(row.field);
                }
                line
            };
            issues.iter().map(one).collect()
        };
        match taken {
            Ok((id, warnings)) => {
                json!({"line": line, "ok": true, "id": id.to_string(), "warnings": tell(&warnings)})
            }
            Err(issues) => json!({"line": line, "ok": false, "issues": tell(&issues)}),
        }
    }
}

/// The field that an issue is about; else the name that was given.
fn named_field(issue: &Issue) -> Option<&str> {
    let as_given = matches!(issue.code, "unknown_field" | "field_twice");
    let name = issue.args.first().filter(|_| as_given).map(|(_, name)| name.as_str());
    issue.field.or(name)
}

/// What could not be read, and what else is wrong that does not follow from that.
fn what_is_amiss(kind: RecordKind, unread: Vec<Issue>, others: Vec<Issue>) -> Vec<Issue> {
    let unreadable: BTreeSet<_> = unread.iter().filter_map(|issue| issue.field).collect();
    let follows = |issue: &Issue| {
        let field = issue.field.and_then(|id| kind.field(id));
        let is_computed = field.is_some_and(|field| field.need == Need::Computed);
        let unread_itself = issue.field.is_some_and(|id| unreadable.contains(id));
        unread_itself || (is_computed && !unreadable.is_empty())
    };
    let more = others.into_iter().filter(|issue| issue.is_hard() && !follows(issue));
    let mut all: Vec<_> = unread.into_iter().chain(more).collect();
    let fields = kind.def().fields;
    let place = |issue: &Issue| fields.iter().position(|field| Some(field.id) == issue.field);
    all.sort_by_key(|issue| (place(issue).is_none(), place(issue)));
    all
}

/// One line of input, at most [`LINE_MAX`] bytes of it; what is not text is an issue.
fn next_line(input: &mut dyn BufRead) -> io::Result<Option<Result<String, Issue>>> {
    let mut bytes = Vec::new();
    let read = input.take(LINE_MAX).read_until(b'\n', &mut bytes)?;
    if read == 0 {
        return Ok(None);
    }
    if read as u64 == LINE_MAX && !bytes.ends_with(b"\n") {
        input.skip_until(b'\n')?;
        return Ok(Some(Err(Issue::whole("line_too_long"))));
    }
    Ok(Some(String::from_utf8(bytes).map_err(|_| Issue::whole("not_utf8"))))
}

/// A JSON object as it was written: a name that is there twice is there twice.
struct Pairs(Vec<(String, Json)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reading;

        impl<'de> Visitor<'de> for Reading {
            type Value = Pairs;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Pairs, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = object.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }

        from.deserialize_map(Reading)
    }
}

/// The fields of one JSON object, and an issue for each that cannot be read. A byte order mark, as
/// some editors put it before the first line, is passed over.
fn read_object(
    book: &Book,
    kind: RecordKind,
    line: &str,
    today: NaiveDate,
) -> Result<(Values, Vec<Issue>), Issue> {
    let line = line.trim_start_matches('\u{feff}').trim();
    let Pairs(pairs) = serde_json::from_str(line).map_err(|_| Issue::whole("not_json"))?;
    let mut values = Values::new();
    let mut issues = Vec::new();
    let mut seen = BTreeSet::new();
    for (id, json) in pairs.iter().filter(|(id, _)| !id.starts_with('_')) {
        if !seen.insert(id) {
            // Which of the two was meant, nobody can tell.
            issues.push(Issue::whole("field_twice").with("name", truncate(id, 40)));
            continue;
        }
        let Some(field) = kind.field(id) else {
            issues.push(unknown_field(id));
            continue;
        };
        if !field.is_typed() {
            issues.extend(computed_or_action(field, json));
            continue;
        }
        match from_json(book, field, json, today) {
            Ok(input) => drop(values.insert(field.id, input)),
            Err(issue) => issues.push(issue),
        }
    }
    Ok((values, issues))
}

/// A field that the kind does not have.
pub(super) fn unknown_field(id: &str) -> Issue {
    Issue::whole("unknown_field").with("name", truncate(id, 40))
}

/// What is computed may be sent along, as `list --json` gives it; what only an action sets may not.
fn computed_or_action(field: &'static FieldDef, json: &Json) -> Option<Issue> {
    let empty = json.is_null() || *json == Json::Bool(false);
    let by_action = field.need == Need::ByAction;
    (by_action && !empty).then(|| Issue::hard(field.id, "not_typed"))
}
