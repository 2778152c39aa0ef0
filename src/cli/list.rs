//! `list`: records out, as a table for people, as JSON or CSV for programs, or as the stored lines.

use std::io::{self, Write};

use serde_json::{Map, Value as Json};

use crate::cli::fail::{CliResult, Code, Stop};
use crate::cli::{CommandContext, known_kind, result};
use crate::domain::book::Book;
use crate::domain::record::Record;
use crate::domain::schema::{FieldDef, FieldKind, RecordKind};
use crate::domain::value::Value;
use crate::domain::view;
use crate::plan::{Plans, dossier};
use crate::runtime::folder::Folder;
use crate::store::Mode;
use crate::text::{clean_name, fold, format_money, format_vi, pad, pad_left, width};

/// The widest cell of the table, in cells of the terminal.
const CELL_MAX: usize = 40;

/// The command line.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Args {
    /// The kind of record.
    kind: String,
    /// One JSON object a line.
    #[arg(long, conflicts_with_all = ["csv", "raw"])]
    json: bool,
    /// CSV.
    #[arg(long, conflicts_with = "raw")]
    csv: bool,
    /// The event lines themselves.
    #[arg(long)]
    raw: bool,
    /// Only records with this value; may be given several times.
    #[arg(long = "where", value_name = "FIELD=VALUE")]
    only: Vec<String>,
}

impl Args {
    /// Records out.
    pub(super) fn run(&self, context: &CommandContext) -> CliResult {
        let kind = known_kind(&self.kind)?;
        let wheres = read_wheres(kind, &self.only)?;
        context.with_folder(Mode::Look, |read| {
            let book = &Shelf { book: &read.book, plans: &read.plans };
            let is_wanted =
                |record: &&Record| wheres.iter().all(|wanted| wanted.is_met(book, record));
            let mut records: Vec<_> = book.book.records(kind).filter(is_wanted).collect();
            records.sort_by_key(|record| record.id);
            if self.raw {
                return raw(&mut read.folder, &records);
            }
            let mut out = io::BufWriter::new(io::stdout().lock());
            let written = if self.csv {
                csv(&mut out, book, kind, &records)
            } else if self.json {
                records
                    .iter()
                    .try_for_each(|record| writeln!(out, "{}", Json::Object(book.object(record))))
            } else {
                context.table(&mut out, book, kind, &records)
            };
            // A reader that went away has seen what it wanted.
            drop(written.and_then(|()| out.flush()));
            Ok(Code::Done)
        })
    }
}

impl CommandContext {
    /// A table with a row of heads, as wide as what is in it.
    fn table(
        &self,
        out: &mut dyn Write,
        book: &Shelf<'_>,
        kind: RecordKind,
        records: &[&Record],
    ) -> io::Result<()> {
        if records.is_empty() {
            self.message("cli-nothing", &[]);
            return Ok(());
        }
        let fields: Vec<_> =
            kind.def().list.columns.iter().filter_map(|(id, _)| kind.field(id)).collect();
        let head = |field: &&FieldDef| {
            let text = self.locale.text(&format!("col-{kind}-{}", field.id));
            text.into_owned()
        };
        let heads: Vec<_> = fields.iter().map(head).collect();
        let rows: Vec<Vec<String>> = records
            .iter()
            .map(|record| fields.iter().map(|field| self.cell(book, record, field)).collect())
            .collect();
        let widths: Vec<_> = heads
            .iter()
            .enumerate()
            .map(|(at, head)| {
                let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell));
                cells.max().unwrap_or(0).min(CELL_MAX).max(width(head))
            })
            .collect();
        let numeric = |field: &FieldDef| {
            matches!(field.kind, FieldKind::Money | FieldKind::Integer { .. } | FieldKind::Decimal)
        };
        let line = |cells: &[String], mark: &str| {
            let shaped = cells.iter().zip(&widths).zip(&fields).map(|((cell, cells), field)| {
                if numeric(field) { pad_left(cell, *cells) } else { pad(cell, *cells) }
            });
            let row = shaped.collect::<Vec<_>>().join("  ");
            format!("{row}  {mark}").trim_end().to_owned()
        };
        writeln!(out, "{}", line(&heads, ""))?;
        for (row, record) in rows.iter().zip(records) {
            writeln!(out, "{}", line(row, &self.mark(book, record)))?;
        }
        Ok(())
    }

    /// What is said of a record after its row: that it is void, that values differ.
    fn mark(&self, book: &Shelf<'_>, record: &Record) -> String {
        let void = record.is_void().then(|| self.locale.text("cli-void").into_owned());
        let count = book.book.conflict_count(record);
        let differ = (count > 0).then(|| {
            let args = [("count", count.to_string())];
            self.locale.with_texts("cli-conflict-mark", &args).into_owned()
        });
        let marks: Vec<_> = void.into_iter().chain(differ).collect();
        if marks.is_empty() { String::new() } else { format!("({})", marks.join(", ")) }
    }

    /// A field as people read it.
    fn cell(&self, book: &Shelf<'_>, record: &Record, field: &FieldDef) -> String {
        match book.value(record, field) {
            Some(Value::Int(amount)) if field.kind == FieldKind::Money => format_money(amount),
            Some(Value::Date(date)) => format_vi(date),
            Some(Value::Bool(answer)) => {
                self.locale.text(if answer { "form-yes" } else { "form-no" }).into_owned()
            }
            Some(Value::Code(code)) => self.locale.text(&format!("option-{code}")).into_owned(),
            _ => book.plain(record, field),
        }
    }
}

/// The book, and the plans by which a dossier that is not handed in is a draft or complete.
struct Shelf<'a> {
    book: &'a Book,
    plans: &'a Plans,
}

impl Shelf<'_> {
    /// What follows from the plans, in the place of what is stored.
    fn computed(&self, record: &Record, field: &FieldDef) -> Option<&'static str> {
        let is_state = (record.kind, field.id) == (RecordKind::Nomination, "state");
        is_state.then(|| dossier::state(self.plans, self.book, record))
    }

    fn value(&self, record: &Record, field: &FieldDef) -> Option<Value> {
        let computed = self.computed(record, field).map(Value::Code);
        computed.or_else(|| self.book.value(record, field))
    }

    fn plain(&self, record: &Record, field: &FieldDef) -> String {
        let computed = self.computed(record, field).map(str::to_owned);
        computed.unwrap_or_else(|| view::plain(self.book, record, field))
    }

    fn object(&self, record: &Record) -> Map<String, Json> {
        let mut object = view::object(self.book, record);
        for field in record.kind.def().fields {
            if let Some(code) = self.computed(record, field) {
                object.insert(field.id.to_owned(), Json::from(code));
            }
        }
        object
    }
}

/// The event lines of the records, as they are stored and sent.
fn raw(folder: &mut Folder, records: &[&Record]) -> CliResult {
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

/// What `--where` asks of a record.
struct Where {
    /// None for `_id`.
    field: Option<&'static FieldDef>,
    value: String,
}

impl Where {
    fn is_met(&self, book: &Shelf<'_>, record: &Record) -> bool {
        let wanted = self.value.as_str();
        let Some(field) = self.field else { return record.id.to_string() == wanted };
        let shown = book.plain(record, field);
        match field.kind {
            FieldKind::Many(_) => record.ticks(field.id).contains(&wanted),
            FieldKind::Link(_) => {
                let linked = record.link(field.id).map(|id| id.to_string());
                fold(&shown) == fold(wanted) || linked.as_deref() == Some(wanted)
            }
            // What is not ticked is not stored.
            FieldKind::YesNo => (if shown.is_empty() { "false" } else { &shown }) == wanted,
            // A note has lines, and another program may have stored other apostrophes.
            _ => clean_name(&shown) == wanted,
        }
    }
}

fn read_wheres(kind: RecordKind, wheres: &[String]) -> CliResult<Vec<Where>> {
    let read = |text: &String| {
        let wrong = || {
            let all: Vec<_> = kind.def().fields.iter().map(|field| field.id).collect();
            Stop::usage("cli-bad-where").with("value", text).with("all", all.join(", "))
        };
        let (id, value) = text.split_once('=').ok_or_else(wrong)?;
        let field = match id {
            "_id" => None,
            _ => Some(kind.field(id).ok_or_else(wrong)?),
        };
        let options = field.map(FieldDef::options).unwrap_or_default();
        let value = clean_name(value);
        let known = |option: &str| options.iter().any(|known| known.id == option);
        if !options.is_empty() && !value.is_empty() && !known(&value) {
            let all: Vec<_> = options.iter().map(|option| option.id).collect();
            let stop = Stop::usage("cli-bad-where-value").with("value", &value).with("field", id);
            return Err(stop.with("all", all.join(", ")));
        }
        Ok(Where { field, value })
    };
    wheres.iter().map(read).collect()
}

fn csv(
    out: &mut dyn Write,
    book: &Shelf<'_>,
    kind: RecordKind,
    records: &[&Record],
) -> io::Result<()> {
    let fields = kind.def().fields;
    let head: Vec<_> = fields.iter().map(|field| field.id).collect();
    writeln!(out, "_id,{},_conflicts,_void", head.join(","))?;
    for record in records {
        let mut cells = vec![record.id.to_string()];
        cells.extend(fields.iter().map(|field| book.plain(record, field)));
        cells.push(book.book.conflict_count(record).to_string());
        cells.push(record.void_reason().unwrap_or_default().to_owned());
        writeln!(out, "{}", cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(","))?;
    }
    Ok(())
}

/// A CSV cell (RFC 4180). A cell that a spreadsheet would take for a formula is kept as text by a
/// leading apostrophe.
fn quoted(cell: &str) -> String {
    let formula =
        cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    let cell = if formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_formulas_stay_text() {
        let cases = [
            ("a", "a"),
            ("a,b", "\"a,b\""),
            ("a\"b", "\"a\"\"b\""),
            ("a\nb", "\"a\nb\""),
            ("=1+1", "'=1+1"),
            ("@x", "'@x"),
            ("-5", "-5"),
            ("-5x", "'-5x"),
            ("+84 9", "'+84 9"),
        ];
        for (cell, wanted) in cases {
            assert_eq!(quoted(cell), wanted, "{cell}");
        }
    }
}
