//! What a list says, in the words of a person: values, flags, reasons, columns.
//!
//! It reads the book and the words and changes nothing. Invariant: a value that cannot be read is
//! shown as it is, never left out.

use serde_json::Value as Json;

use crate::domain::import::plan::PlannedEntry;
use crate::domain::import::{Flag, FlagLevel, ImportEntry, Meaning};
use crate::domain::input::from_json;
use crate::domain::issue::Issue;
use crate::domain::op::Input as Given;
use crate::domain::schema::{FieldDef, RecordKind};
use crate::text::{mask_personal, truncate};
use crate::tui::{Cx, show};

/// The most letters of a cell's text within a sentence.
const RAW_MAX: usize = 40;

/// A value as a person reads it.
pub fn value(cx: &Cx<'_>, def: &'static FieldDef, json: &Json, reveal: bool) -> String {
    match from_json(cx.book, def, json, cx.now.today) {
        Ok(Given::Value(value)) => show::one(cx, def, &value, reveal),
        Ok(Given::Ticks(ticks)) => {
            let labels: Vec<_> = ticks.into_iter().map(|id| show::option(cx, id)).collect();
            labels.join(", ")
        }
        Ok(Given::Clear) => String::new(),
        // A village that is not in the book yet, or a value that the rules refuse.
        Ok(Given::Rows(_)) | Err(_) => plain(json),
    }
}

/// A value as it came.
pub fn plain(json: &Json) -> String {
    match json {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        Json::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// What is doubtful, in a few words.
pub fn flag(cx: &Cx<'_>, flag: &Flag, reveal: bool) -> String {
    let key = known(cx, format!("flag-{}", flag.code), "flag-other");
    cx.locale.with_texts(&key, &args(flag, reveal)).into_owned()
}

/// What to do about it; empty where the words say it already.
pub fn flag_help(cx: &Cx<'_>, flag: &Flag, reveal: bool) -> String {
    let key = format!("flag-help-{}", flag.code);
    if cx.locale.has(&key) {
        cx.locale.with_texts(&key, &args(flag, reveal)).into_owned()
    } else {
        String::new()
    }
}

fn args(flag: &Flag, reveal: bool) -> [(&'static str, String); 2] {
    let rows: Vec<_> = flag.other_rows.iter().map(ToString::to_string).collect();
    let raw = flag.raw.as_deref().unwrap_or_default();
    let masked = flag.field == Some("personal_number") && !reveal;
    let raw = if masked { mask_personal(raw) } else { truncate(raw, RAW_MAX).into_owned() };
    [("raw", raw), ("rows", rows.join(", "))]
}

/// The message key of a code, or of all codes that have no words of their own.
fn known(cx: &Cx<'_>, key: String, other: &str) -> String {
    if cx.locale.has(&key) { key } else { other.to_owned() }
}

/// Why a cell was changed.
pub fn why(cx: &Cx<'_>, why: &str) -> String {
    cx.locale.text(&known(cx, format!("mended-{why}"), "mended-other")).into_owned()
}

/// Why a row was passed over.
pub fn passed(cx: &Cx<'_>, why: &str) -> String {
    cx.locale.text(&known(cx, format!("passed-{why}"), "passed-other")).into_owned()
}

/// What a rule says of a row.
pub fn issue(cx: &Cx<'_>, issue: &Issue) -> String {
    crate::locale::issue_text(cx.locale, issue)
}

/// The first thing to be said of a row, the worst first: what waits, what is wrong, the rest.
pub fn first(cx: &Cx<'_>, item: &PlannedEntry) -> String {
    let worst = item.flags.iter().max_by_key(|flag| (flag.level, std::cmp::Reverse(flag.row)));
    let hard = issues(item).find(|issue| issue.is_hard());
    match (worst, hard) {
        (Some(worst), None) => flag(cx, worst, false),
        (Some(worst), Some(_)) if worst.level == FlagLevel::Hold => flag(cx, worst, false),
        (_, Some(hard)) => issue(cx, hard),
        (None, None) => {
            // That a day is old is said of many rows, and hides nothing else.
            let soft = issues(item).min_by_key(|issue| issue.code == "old_date");
            soft.map(|soft| issue(cx, soft)).unwrap_or_default()
        }
    }
}

/// What the rules say beside the flags: a field that is flagged as missing is not told twice.
pub fn issues(item: &PlannedEntry) -> impl Iterator<Item = &Issue> {
    let flagged = |field: &str| item.flags.iter().any(|flag| flag.field == Some(field));
    let told = move |issue: &&Issue| issue.code == "required" && issue.field.is_some_and(flagged);
    item.issues.iter().filter(move |issue| !told(issue))
}

pub fn name(kind: RecordKind, entry: &ImportEntry) -> String {
    let text = |id: &str| entry.values.get(id).map(plain).filter(|text| !text.is_empty());
    let head = || entry.members.first().and_then(|head| head.values.get("full_name")).map(plain);
    let sought = || entry.sought.as_ref().map(|sought| sought.head_name.clone());
    let found = match kind {
        RecordKind::Contribution => text("donor_name"),
        RecordKind::Registration => sought(),
        _ => head().or_else(|| text("head_name")),
    };
    found.unwrap_or_default()
}

/// Its village, or of a contribution its sum.
pub fn place(cx: &Cx<'_>, kind: RecordKind, entry: &ImportEntry) -> String {
    let shown = |id: &str| {
        let def = kind.field(id)?;
        entry.values.get(id).map(|json| value(cx, def, json, false))
    };
    let sought = || entry.sought.as_ref().and_then(|sought| sought.village.clone());
    let found = match kind {
        RecordKind::Contribution => {
            shown("amount").filter(|sum| !sum.is_empty()).or_else(|| shown("goods_description"))
        }
        RecordKind::Registration => sought(),
        _ => shown("village"),
    };
    found.unwrap_or_default()
}

pub fn meaning(cx: &Cx<'_>, kind: RecordKind, meaning: Option<Meaning>) -> String {
    let Some(meaning) = meaning else {
        return cx.locale.text("import-column-unused").into_owned();
    };
    let own = format!("meaning-{}", meaning.replace(['.', '/'], "-"));
    if cx.locale.has(&own) {
        return cx.locale.text(&own).into_owned();
    }
    if let Some((field, option)) = meaning.split_once('/') {
        return format!("{}: {}", of_whom(cx, kind, field), show::option(cx, option));
    }
    of_whom(cx, kind, meaning)
}

/// What a field is called, of the record or of its members.
fn of_whom(cx: &Cx<'_>, kind: RecordKind, field: &str) -> String {
    match field.strip_prefix("members.") {
        Some(field) => label(cx, RecordKind::Member, field),
        None => label(cx, kind, field),
    }
}

/// What a field is called.
pub fn label(cx: &Cx<'_>, kind: RecordKind, field: &str) -> String {
    match kind.field(field) {
        Some(def) => cx.locale.text(&def.label_key(kind)).into_owned(),
        None => field.to_owned(),
    }
}
