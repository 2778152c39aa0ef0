//! `enter`, `act` and `list`: the same door and the same views as the screens.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _, Write};
use std::path::Path;

use serde_json::{Map, Value as Json, json};

use crate::cli::args::{Act, List};
use crate::cli::fail::{Code, Outcome, Stop};
use crate::cli::{Shop, result};
use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::input::{from_json, from_text, option_by_id};
use crate::domain::op::{Ctx, Op, OpName, Values, decide};
use crate::domain::record::Record;
use crate::domain::rule::Issue;
use crate::domain::schema::{FieldDef, FieldKind, Kind};
use crate::domain::view;
use crate::locale::issue_text;
use crate::runtime::folder::{Folder, Read};
use crate::store::Mode;

/// The longest line of input.
const LINE_MAX: u64 = 1024 * 1024;

impl Shop {
    /// Stores good lines and names the bad ones, each answered as soon as it is durable.
    pub(super) fn enter(&self, kind: &str, from: Option<&Path>) -> Outcome {
        let kind = known_kind(kind)?;
        let Read { mut folder, mut book, .. } = self.open(Mode::Write)?;
        let mut input: Box<dyn BufRead> = match from {
            None => Box::new(io::stdin().lock()),
            Some(path) => {
                let file = File::open(path).map_err(|error| Stop::file(path, &error))?;
                Box::new(BufReader::new(file))
            }
        };
        let mut bad = false;
        let mut number = 0_u64;
        while let Some(line) = next_line(&mut input)? {
            number += 1;
            if line.as_ref().is_ok_and(|line| line.trim().is_empty()) {
                continue;
            }
            let taken = match line {
                Ok(line) => self.take(&mut folder, &mut book, kind, &line)?,
                Err(issue) => Err(vec![issue]),
            };
            bad |= taken.is_err();
            result(&self.answer(number, taken).to_string());
        }
        folder.close();
        Ok(if bad { Code::Input } else { Code::Done })
    }

    fn take(
        &self,
        folder: &mut Folder,
        book: &mut Book,
        kind: Kind,
        line: &str,
    ) -> Outcome<Result<(RecordId, Vec<Issue>), Vec<Issue>>> {
        let now = self.now();
        let values = match read_object(book, kind, line, now.today) {
            Ok(values) => values,
            Err(issues) => return Ok(Err(issues)),
        };
        let ctx = Ctx { today: now.today, actor: folder.actor() };
        let decision = match decide(book, &Op::Create { kind, values }, &ctx) {
            Ok(decision) => decision,
            Err(issues) => return Ok(Err(issues)),
        };
        let event = folder.commit(&decision.intent)?;
        let created = book.apply(&event).first().copied();
        let id = created.ok_or_else(|| Stop::new(Code::Failed, "folder-no-key"))?;
        Ok(Ok((id, decision.warnings)))
    }

    fn answer(&self, line: u64, taken: Result<(RecordId, Vec<Issue>), Vec<Issue>>) -> Json {
        let tell = |issues: &[Issue]| -> Vec<Json> {
            let one = |issue: &Issue| {
                json!({
                    "field": issue.field,
                    "code": issue.code,
                    "text": issue_text(&self.locale, issue),
                })
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

    /// A named change of state.
    pub(super) fn act(&self, act: &Act) -> Outcome {
        if act.list {
            for op in OpName::ALL {
                let kinds = Kind::ALL.into_iter().filter(|kind| op.acts_on(*kind));
                let kinds: Vec<_> = kinds.map(Kind::name).collect();
                if !kinds.is_empty() {
                    let name = op.name();
                    let reason = op.needs_reason();
                    let line = json!({"act": name, "on": kinds, "reason": reason});
                    result(&line.to_string());
                }
            }
            return Ok(Code::Done);
        }
        let name = act.name.as_deref().unwrap_or_default();
        let op = OpName::from_name(name).filter(|op| Kind::ALL.iter().any(|k| op.acts_on(*k)));
        let op = op.ok_or_else(|| Stop::usage("issue-no_such_act").with("act", name))?;
        let Read { mut folder, mut book, .. } = self.open(Mode::Write)?;
        let on = act.on.as_deref().unwrap_or_default();
        let record = self.named(&book, on)?.clone();
        let today = self.now().today;
        let asked = match op {
            OpName::Undo => last_event(&mut folder, record.id),
            _ => read_sets(&book, record.kind, &act.set, today).map(|values| Op::Act {
                name: op,
                record: record.id,
                values,
                reason: act.reason.clone(),
            }),
        };
        let ctx = Ctx { today, actor: folder.actor() };
        let decided = asked.and_then(|asked| decide(&book, &asked, &ctx));
        let decision = match decided {
            Ok(decision) => decision,
            Err(issues) => {
                for issue in &issues {
                    self.say(&issue_text(&self.locale, issue));
                }
                result(&self.answer(1, Err(issues)).to_string());
                return Ok(Code::Input);
            }
        };
        let event = folder.commit(&decision.intent)?;
        book.apply(&event);
        result(&self.answer(1, Ok((record.id, decision.warnings))).to_string());
        folder.close();
        Ok(Code::Done)
    }

    /// The record that a person names by id, or by `kind:key`.
    fn named<'a>(&self, book: &'a Book, on: &str) -> Outcome<&'a Record> {
        if let Some(record) = on.parse().ok().and_then(|id| book.find(id)) {
            return Ok(record);
        }
        let (kind, key) = on.split_once(':').unwrap_or(("", on));
        let kinds: Vec<_> = match kind.parse::<Kind>() {
            Ok(kind) => vec![kind],
            Err(_) => Kind::ALL.to_vec(),
        };
        let key = if kinds.len() == 1 { key } else { on };
        let mut found = kinds.into_iter().filter_map(|kind| book.resolve(kind, key).ok());
        match (found.next(), found.next()) {
            (Some(record), None) => Ok(record),
            _ => Err(Stop::new(Code::Failed, "cli-no-such-record").with("value", on)),
        }
    }

    /// Records out.
    pub(super) fn list(&self, list: &List) -> Outcome {
        let kind = known_kind(&list.kind)?;
        let wheres = read_wheres(kind, &list.only)?;
        let Read { mut folder, book, .. } = self.open(Mode::Look)?;
        let records = book.of_kind(kind).iter().filter_map(|at| book.record(*at));
        let mut records: Vec<_> = records
            .filter(|record| {
                wheres.iter().all(|(field, value)| field.matches(&book, record, value))
            })
            .collect();
        records.sort_by_key(|record| record.id);
        let mut out = io::BufWriter::new(io::stdout().lock());
        let written = if list.csv {
            csv(&mut out, &book, kind, &records)
        } else if list.raw {
            return raw(&mut folder, &records);
        } else if list.json {
            records.iter().try_for_each(|record| {
                writeln!(out, "{}", Json::Object(view::object(&book, record)))
            })
        } else {
            let columns = kind.def().columns;
            records.iter().try_for_each(|record| {
                let cell = |(id, _): &(&str, u16)| {
                    let field = kind.field(id);
                    field.map(|field| view::plain(&book, record, field)).unwrap_or_default()
                };
                writeln!(out, "{}", columns.iter().map(cell).collect::<Vec<_>>().join("\t"))
            })
        };
        // A reader that went away has seen what it wanted.
        drop(written.and_then(|()| out.flush()));
        Ok(Code::Done)
    }
}

/// The event lines of the records, as they are stored and sent.
fn raw(folder: &mut Folder, records: &[&Record]) -> Outcome {
    let mut seen = std::collections::BTreeSet::new();
    for record in records {
        for event in folder.history(record.id)? {
            if !seen.insert(event.reference()) {
                continue;
            }
            let n = event.head.n;
            for (_, line) in folder.store_mut().lines_of(event.replica, n, n)? {
                result(&line);
            }
        }
    }
    Ok(Code::Done)
}

/// One line of input, at most [`LINE_MAX`] bytes of it; what is not text is an issue.
fn next_line(input: &mut dyn BufRead) -> Outcome<Option<Result<String, Issue>>> {
    let mut bytes = Vec::new();
    let failed = |error: io::Error| Stop::file(Path::new("-"), &error);
    let read = input.take(LINE_MAX).read_until(b'\n', &mut bytes).map_err(failed)?;
    if read == 0 {
        return Ok(None);
    }
    if read as u64 == LINE_MAX && !bytes.ends_with(b"\n") {
        input.skip_until(b'\n').map_err(failed)?;
        return Ok(Some(Err(Issue::whole("line_too_long"))));
    }
    Ok(Some(String::from_utf8(bytes).map_err(|_| Issue::whole("not_utf8"))))
}

fn known_kind(name: &str) -> Outcome<Kind> {
    let all = Kind::ALL.map(Kind::name).join(", ");
    name.parse().map_err(|_| Stop::usage("cli-no-such-kind").with("kind", name).with("all", all))
}

/// The fields of one JSON object; every field that cannot be read is an issue.
fn read_object(
    book: &Book,
    kind: Kind,
    line: &str,
    today: chrono::NaiveDate,
) -> Result<Values, Vec<Issue>> {
    let object: Map<String, Json> =
        serde_json::from_str(line.trim()).map_err(|_| vec![Issue::whole("not_json")])?;
    let mut values = Values::new();
    let mut issues = Vec::new();
    for (id, json) in object.iter().filter(|(id, _)| !id.starts_with('_')) {
        let Some(field) = kind.field(id) else {
            issues.push(Issue::whole("unknown_field").with("name", id));
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
    if issues.is_empty() { Ok(values) } else { Err(issues) }
}

/// What is computed may be sent along, as `list --json` gives it; what only an action sets may not.
fn computed_or_action(field: &'static FieldDef, json: &Json) -> Option<Issue> {
    let empty = json.is_null() || *json == Json::Bool(false);
    let by_action = field.need == crate::domain::schema::Need::ByAction;
    (by_action && !empty).then(|| Issue::hard(field.id, "not_typed"))
}

fn read_sets(
    book: &Book,
    kind: Kind,
    sets: &[String],
    today: chrono::NaiveDate,
) -> Result<Values, Vec<Issue>> {
    let mut values = Values::new();
    let mut issues = Vec::new();
    for set in sets {
        let (id, raw) = set.split_once('=').unwrap_or((set, ""));
        let Some(field) = kind.field(id) else {
            issues.push(Issue::whole("unknown_field").with("name", id));
            continue;
        };
        let json = serde_json::from_str(raw).unwrap_or_else(|_| Json::from(raw));
        let read = match (&json, field.kind) {
            (Json::String(_), _) | (_, FieldKind::Text { .. } | FieldKind::Digits(_)) => {
                from_text(book, field, raw, today, &option_by_id)
            }
            _ => from_json(book, field, &json, today),
        };
        match read {
            Ok(input) => drop(values.insert(field.id, input)),
            Err(issue) => issues.push(issue),
        }
    }
    if issues.is_empty() { Ok(values) } else { Err(issues) }
}

/// What `--where` compares.
enum Where {
    Field(&'static FieldDef),
    Id,
}

impl Where {
    fn matches(&self, book: &Book, record: &Record, wanted: &str) -> bool {
        match self {
            Self::Id => record.id.to_string() == wanted,
            Self::Field(field) => match field.kind {
                FieldKind::Many(_) => record.ticks(field.id).contains(&wanted),
                FieldKind::Link(_) => {
                    let shown = view::plain(book, record, field);
                    let linked = record.link(field.id).map(|id| id.to_string());
                    crate::text::fold(&shown) == crate::text::fold(wanted)
                        || linked.as_deref() == Some(wanted)
                }
                _ => view::plain(book, record, field) == wanted,
            },
        }
    }
}

fn read_wheres(kind: Kind, wheres: &[String]) -> Outcome<Vec<(Where, String)>> {
    let read = |text: &String| {
        let wrong = || Stop::usage("cli-bad-where").with("value", text);
        let (id, value) = text.split_once('=').ok_or_else(wrong)?;
        let field = match id {
            "_id" => Where::Id,
            _ => Where::Field(kind.field(id).ok_or_else(wrong)?),
        };
        Ok((field, value.to_owned()))
    };
    wheres.iter().map(read).collect()
}

/// The last event of a record, to be taken back.
fn last_event(folder: &mut Folder, record: RecordId) -> Result<Op, Vec<Issue>> {
    let failed = |_| vec![Issue::whole("cannot_undo")];
    let history = folder.history(record).map_err(failed)?;
    let event = history.last().ok_or_else(|| vec![Issue::whole("cannot_undo")])?.reference();
    Ok(Op::Undo { event, history })
}

fn csv(out: &mut dyn Write, book: &Book, kind: Kind, records: &[&Record]) -> io::Result<()> {
    let fields = kind.def().fields;
    let head: Vec<_> = fields.iter().map(|field| field.id.to_owned()).collect();
    writeln!(out, "_id,{},_conflicts,_void", head.join(","))?;
    for record in records {
        let mut cells = vec![record.id.to_string()];
        cells.extend(fields.iter().map(|field| view::plain(book, record, field)));
        cells.push(book.conflict_count(record).to_string());
        cells.push(record.void_reason().unwrap_or_default().to_owned());
        writeln!(out, "{}", cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(","))?;
    }
    Ok(())
}

/// A CSV cell (RFC 4180). A cell that a spreadsheet would take for a formula is kept as text by a
/// leading apostrophe.
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@']) && cell.parse::<f64>().is_err();
    let cell = if formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}
