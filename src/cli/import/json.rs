//! A list and its plan as JSON lines for other programs.

use std::io::{self, Write as _};

use serde_json::{Map, Value as Json, json};

use crate::cli::import::ImportReport;
use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::import::plan::{Differs, ImportPlan, PlannedEntry, size, whole};
use crate::domain::import::{Flag, ImportEntry, Reading, Total};
use crate::domain::issue::Issue;
use crate::domain::op::Op;
use crate::domain::schema::RecordKind;
use crate::text::legacy::Encoding;

/// The line of a file that cannot be read.
pub(super) fn refused(reason: &str) -> String {
    json!({"outcome": "refused", "reason": reason}).to_string()
}

/// One line a row, one for every total that disagrees, and the summary.
pub(super) fn print(report: &ImportReport<'_>) {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let rows = report.reading.entries.iter().zip(&report.plan.items);
    let lines = rows.map(|(entry, item)| row(report, entry, item));
    let wrong = report.reading.totals.iter().filter(|total| !total.flags.is_empty());
    let all = lines.chain(wrong.map(total)).chain(std::iter::once(summary(report)));
    for line in all {
        // A reader that went away has seen what it wanted.
        if writeln!(out, "{line}").is_err() {
            return;
        }
    }
    drop(out.flush());
}

fn row(report: &ImportReport<'_>, entry: &ImportEntry, item: &PlannedEntry) -> Json {
    let mut line = Map::new();
    line.insert("row".to_owned(), item.row.into());
    line.insert("kind".to_owned(), report.reading.kind.name().into());
    line.insert("action".to_owned(), item.action.name().into());
    let stored = report.stored.and_then(|stored| stored.get(&item.row)).copied();
    if report.stored.is_some() {
        line.insert("stored".to_owned(), stored.is_some().into());
    }
    if let Some(id) = subject(report, item, stored) {
        line.insert("id".to_owned(), id.to_string().into());
        line.insert("key".to_owned(), key(report.book, id).into());
    }
    let mut record = record(report, entry, item);
    for (name, value) in named(report.book, report.reading.kind, item) {
        record.insert(name.to_owned(), value.clone());
        line.insert(name.to_owned(), value);
    }
    line.insert("record".to_owned(), record.into());
    line.insert("flags".to_owned(), item.flags.iter().map(flag).collect());
    line.insert("issues".to_owned(), item.issues.iter().map(issue).collect());
    line.insert("differs".to_owned(), item.differs.iter().map(differs).collect());
    line.into()
}

/// The record that the row is: of a standing its household.
fn subject(
    report: &ImportReport<'_>,
    item: &PlannedEntry,
    stored: Option<RecordId>,
) -> Option<RecordId> {
    let of_standing = || {
        let record =
            report.book.find(stored?).filter(|record| record.kind == RecordKind::ClassYear)?;
        record.link("household")
    };
    item.record.or_else(of_standing).or(stored)
}

fn key(book: &Book, id: RecordId) -> String {
    book.find(id).map_or_else(|| id.to_string(), |record| book.human_key(record))
}

/// The household that a registration speaks of, or those that it may.
fn named(book: &Book, kind: RecordKind, item: &PlannedEntry) -> Vec<(&'static str, Json)> {
    let several: Vec<_> = item.candidates.iter().map(|id| key(book, *id)).collect();
    let mut named = Vec::new();
    if kind == RecordKind::Registration {
        let household = item.household.map(|id| key(book, id));
        named.push(("household", household.map_or(Json::Null, Json::from)));
    }
    if !several.is_empty() {
        named.push(("candidates", several.into()));
    }
    named
}

/// What the row says, under field ids.
fn record(
    report: &ImportReport<'_>,
    entry: &ImportEntry,
    item: &PlannedEntry,
) -> Map<String, Json> {
    match report.reading.kind {
        RecordKind::Household => household(report.plan, entry, item),
        RecordKind::Registration => {
            let mut record = entry.values.clone();
            if let Some(sought) = &entry.sought {
                record.insert("head_name".to_owned(), sought.head_name.clone().into());
                record.insert("birth_year".to_owned(), sought.birth_year.into());
                record.insert("village".to_owned(), sought.village.clone().into());
            }
            record
        }
        _ => contribution(entry),
    }
}

/// The household's fields with the head's, and its people, the head first.
fn household(plan: &ImportPlan, entry: &ImportEntry, item: &PlannedEntry) -> Map<String, Json> {
    let mut record = whole(entry);
    let village = item.village.and_then(|at| plan.new_villages.get(at));
    if let Some(village) = village {
        record.insert("village".to_owned(), village.name.clone().into());
    }
    if record.get("members_count").is_none_or(Json::is_null) {
        record.insert("members_count".to_owned(), size(entry).into());
    }
    if let Some(Op::Create { values, .. }) = &item.op
        && let Some(crate::domain::op::Input::Value(year)) = values.get("class_year")
    {
        record.insert("class_year".to_owned(), year.to_json());
    }
    let people = entry.members.iter().map(|person| {
        let mut line = Map::new();
        line.insert("row".to_owned(), person.row.into());
        line.extend(person.values.clone());
        Json::from(line)
    });
    record.insert("members".to_owned(), people.collect());
    record
}

/// The contribution's fields, and what follows from them.
fn contribution(entry: &ImportEntry) -> Map<String, Json> {
    let mut record = entry.values.clone();
    let number = |id: &str| entry.values.get(id).and_then(Json::as_i64);
    let total = number("amount").unwrap_or(0).saturating_add(number("goods_value").unwrap_or(0));
    // What waits counts for nothing yet.
    let waits = entry.flags.iter().any(|flag| flag.level == crate::domain::import::FlagLevel::Hold);
    let total = if waits { Json::Null } else { total.into() };
    record.entry("total").or_insert(total);
    let date = entry.values.get("date").and_then(Json::as_str);
    if let Some(date) = date.and_then(|date| date.parse::<crate::text::PartialDate>().ok()) {
        let peak = crate::domain::book::is_peak_month(date);
        record.entry("peak_month").or_insert(peak.into());
    }
    record
}

fn flag(flag: &Flag) -> Json {
    let mut line = Map::new();
    line.insert("row".to_owned(), flag.row.into());
    line.insert("code".to_owned(), flag.code.into());
    let level = match flag.level {
        crate::domain::import::FlagLevel::Look => "look",
        crate::domain::import::FlagLevel::Hold => "hold",
    };
    line.insert("level".to_owned(), level.into());
    line.insert("field".to_owned(), flag.field.map_or(Json::Null, Json::from));
    if let Some(raw) = &flag.raw {
        line.insert("raw".to_owned(), raw.clone().into());
    }
    if !flag.other_rows.is_empty() {
        line.insert("other_rows".to_owned(), flag.other_rows.clone().into());
    }
    line.into()
}

fn issue(issue: &Issue) -> Json {
    json!({"field": issue.field, "code": issue.code, "hard": issue.is_hard()})
}

fn differs(differs: &Differs) -> Json {
    let Differs { row, kind, field, before, after } = differs;
    json!({"row": row, "of": kind.name(), "field": field, "before": before, "after": after})
}

fn total(total: &Total) -> Json {
    let mut line = Map::new();
    line.insert("row".to_owned(), total.row.into());
    line.insert("kind".to_owned(), "total".into());
    line.insert("label".to_owned(), total.label.clone().into());
    line.insert("sums".to_owned(), sums(total));
    line.insert("flags".to_owned(), total.flags.iter().map(flag).collect());
    line.into()
}

fn sums(total: &Total) -> Json {
    let one = |(name, stated, counted): &(&'static str, i64, i64)| {
        ((*name).to_owned(), json!({"stated": stated, "rows": counted}))
    };
    Json::Object(total.sums.iter().map(one).collect())
}

fn summary(report: &ImportReport<'_>) -> Json {
    let ImportReport { reading, plan, .. } = report;
    let mut all = Map::new();
    let mut put = |name: &str, value: Json| drop(all.insert(name.to_owned(), value));
    put("kind", reading.kind.name().into());
    put("encoding", encoding(reading).into());
    put("sheet", reading.sheet.clone().into());
    put("title", json!({"year": reading.title.year, "commune": reading.title.commune}));
    put("year", plan.summary.year.into());
    put("year_assumed", plan.summary.year_assumed.into());
    put("rows", reading.entries.len().into());
    match reading.kind {
        RecordKind::Household => {
            put("households", reading.entries.len().into());
            put("persons", plan.summary.persons.into());
            put("classes", json!(plan.summary.classes));
            put(
                "new_villages",
                plan.new_villages.iter().map(|v| Json::from(v.name.clone())).collect(),
            );
        }
        RecordKind::Contribution => {
            put("contributions", reading.entries.len().into());
            put("amount", plan.summary.amount.into());
            put("goods_value", plan.summary.goods_value.into());
            let total = plan.summary.amount.saturating_add(plan.summary.goods_value);
            put("total", total.into());
            put("receipt_gaps", reading.receipt_gaps.clone().into());
        }
        _ => {
            let with = |test: &dyn Fn(&PlannedEntry) -> bool| {
                plan.items.iter().filter(|i| test(i)).count()
            };
            put("registrations", reading.entries.len().into());
            put("matched", with(&|item| item.household.is_some()).into());
            put("ambiguous", with(&|item| !item.candidates.is_empty()).into());
            let lost = |item: &PlannedEntry| item.household.is_none() && item.candidates.is_empty();
            put("unknown", with(&lost).into());
        }
    }
    for action in crate::domain::import::plan::RowAction::ALL {
        put(action.name(), plan.summary.count(action).into());
    }
    put(
        "passed_over",
        reading.passed_over.iter().map(|p| json!({"row": p.row, "why": p.why})).collect(),
    );
    put("hidden", reading.hidden.clone().into());
    put("totals", reading.totals.iter().map(|t| json!({"row": t.row, "sums": sums(t)})).collect());
    put("applied", report.stored.is_some().into());
    if let Some(stored) = report.stored {
        put("stored", stored.len().into());
        put("not_stored", report.failed.into());
    }
    json!({"summary": all})
}

/// The encoding by the names of the three that lists are written in.
fn encoding(reading: &Reading) -> &'static str {
    match reading.encoding {
        Encoding::Decomposed => Encoding::Unicode.id(),
        other => other.id(),
    }
}
