//! From what a person typed, or a program sent, to the value of a field.
//!
//! What was typed is never changed here and never lost: a text that means nothing gives an issue
//! that says what to do, and the caller keeps the text.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};
use serde_json::Value as Json;

mod rows;

pub use rows::ROW_ID;

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::issue::Issue;
use crate::domain::record::Record;
use crate::domain::rule::check_value;
use crate::domain::schema::{FieldDef, FieldKind, Opt, RecordKind};
use crate::domain::value::Value;
use crate::text::{
    Century, DateError, DatePolicy, MoneyError, NumberError, PartialDate, Policy, clean_line,
    clean_name, format_money, format_vi, nfc, only_digits, parse_date, parse_decimal,
    parse_integer, parse_money,
};

/// What a person puts into a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Nothing: the field becomes empty.
    Clear,
    Value(Value),
    Ticks(Vec<&'static str>),
    /// Exactly these rows: a record that stands and is not among them is taken out.
    Rows(Vec<RowInput>),
}

/// One row of a field of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowInput {
    /// The record that the row is already; `None` for a new one.
    pub id: Option<RecordId>,
    /// Its fields, as far as they change.
    pub values: Values,
}

/// Field id to what a person puts there.
pub type Values = BTreeMap<&'static str, Input>;

/// How options are read: from their id, or from a label where a person types.
pub type Options<'a> = dyn Fn(&'static [Opt], &str) -> Option<&'static str> + 'a;

/// Reads an option by its id alone.
pub fn option_by_id(options: &'static [Opt], typed: &str) -> Option<&'static str> {
    options.iter().find(|option| option.id == typed).map(|option| option.id)
}

/// The value of what was typed in a form.
pub fn from_text(
    book: &Book,
    field: &'static FieldDef,
    raw: &str,
    today: NaiveDate,
    option: &Options<'_>,
) -> Result<Input, Issue> {
    // A note keeps its lines; in all else a no-break space or a sign that is not seen means nothing.
    let raw = &*if field.kind == FieldKind::Note { nfc(raw) } else { clean_line(raw) };
    if raw.trim().is_empty() {
        return Ok(Input::Clear);
    }
    let value = match field.kind {
        FieldKind::Text { .. } | FieldKind::Title | FieldKind::Name => {
            Value::text(&clean_name(raw))
        }
        FieldKind::Note => Value::text(raw.trim()),
        FieldKind::Integer { .. } => Value::Int(integer(field, raw)?),
        FieldKind::Decimal => {
            let issue = |error| number_issue(field.id, error);
            Value::Decimal(parse_decimal(raw.trim(), Policy::Typed).map_err(issue)?)
        }
        FieldKind::Money => Value::Int(money(field, raw)?),
        FieldKind::Date { .. } => Value::Date(date(field, raw, today)?),
        FieldKind::YesNo => Value::Bool(yes_no(field, raw)?),
        FieldKind::One(options) => {
            let found = option(options, raw);
            Value::Code(found.ok_or_else(|| not_an_option(field, raw))?)
        }
        FieldKind::Many(options) => {
            let words = raw.split([',', ';']).map(str::trim).filter(|word| !word.is_empty());
            let ticks: Result<Vec<_>, _> = words
                .map(|word| option(options, word).ok_or_else(|| not_an_option(field, word)))
                .collect();
            return Ok(Input::Ticks(ticks?));
        }
        FieldKind::Link(kind) => Value::Link(link(book, field, kind, raw)?),
        FieldKind::Digits(_) => Value::text(&digits(raw)),
        FieldKind::Rows(kind) => return rows::from_text(book, field, kind, raw, today, option),
    };
    match check_value(field, &value, today) {
        Some(issue) if issue.is_hard() => Err(issue),
        _ => Ok(Input::Value(value)),
    }
}

/// The value of what `enter` was sent: money and counts as integers, dates as ISO, options by id,
/// records by human key or id.
pub fn from_json(
    book: &Book,
    field: &'static FieldDef,
    json: &Json,
    today: NaiveDate,
) -> Result<Input, Issue> {
    let wrong = |code| Issue::hard(field.id, code);
    match (field.kind, json) {
        (_, Json::Null) => Ok(Input::Clear),
        (FieldKind::Many(options), Json::Array(items)) => {
            let tick = |item: &Json| {
                let id = item.as_str().ok_or_else(|| wrong("wrong_type"))?;
                option_by_id(options, id).ok_or_else(|| not_an_option(field, id))
            };
            items.iter().map(tick).collect::<Result<Vec<_>, _>>().map(Input::Ticks)
        }
        (FieldKind::Rows(kind), Json::Array(rows)) => {
            rows::from_json(book, field, kind, rows, today)
        }
        (FieldKind::Many(_) | FieldKind::Rows(_), _) => Err(wrong("wrong_type")),
        (FieldKind::YesNo, Json::Bool(answer)) => Ok(Input::Value(Value::Bool(*answer))),
        (FieldKind::Integer { .. } | FieldKind::Money, Json::Number(number)) => {
            Ok(Input::Value(Value::Int(whole(field, number)?)))
        }
        (FieldKind::Decimal, Json::Number(number)) => {
            let value = number.to_string().parse().map_err(|_| wrong("not_a_number"))?;
            Ok(Input::Value(Value::Decimal(value)))
        }
        (FieldKind::Decimal, Json::String(text)) => match text.trim().parse() {
            Ok(value) => Ok(Input::Value(Value::Decimal(value))),
            Err(_) => from_text(book, field, text, today, &option_by_id),
        },
        (FieldKind::Date { .. }, Json::String(text)) => match text.trim().parse::<PartialDate>() {
            Ok(date) => Ok(Input::Value(Value::Date(date))),
            Err(_) => from_text(book, field, text, today, &option_by_id),
        },
        // A code, a year or a number in the place of a name, written without quotes.
        (kind, Json::Number(number)) if !matches!(kind, FieldKind::YesNo | FieldKind::One(_)) => {
            from_text(book, field, &number.to_string(), today, &option_by_id)
        }
        (_, Json::String(text)) => from_text(book, field, text, today, &option_by_id),
        _ => Err(wrong("wrong_type")),
    }
}

/// A whole number, also one that a program wrote as `500000.0`.
fn whole(field: &FieldDef, number: &serde_json::Number) -> Result<i64, Issue> {
    if let Some(whole) = number.as_i64() {
        return Ok(whole);
    }
    let float = number.as_f64().unwrap_or_default();
    if float.fract() != 0.0 {
        return Err(Issue::hard(field.id, "not_whole"));
    }
    let code = if float < 0.0 { "negative" } else { "too_large" };
    format!("{float:.0}").parse().map_err(|_| Issue::hard(field.id, code))
}

/// The text that a form shows for editing a stored value. Options are given by their id.
pub fn editable(book: &Book, record: &Record, field: &'static FieldDef) -> String {
    if let FieldKind::Many(_) = field.kind {
        return record.ticks(field.id).join(", ");
    }
    if let FieldKind::Rows(kind) = field.kind {
        return rows::editable(book, record, kind);
    }
    record.get(field.id).map(|value| editable_value(book, field, value)).unwrap_or_default()
}

/// The text that a form shows for one value.
pub fn editable_value(book: &Book, field: &FieldDef, value: &Value) -> String {
    match value {
        Value::Nothing => String::new(),
        Value::Text(text) => text.to_string(),
        Value::Int(amount) if field.kind == FieldKind::Money => format_money(*amount),
        Value::Int(number) => number.to_string(),
        Value::Decimal(quantity) => quantity.to_string().replace('.', ","),
        Value::Date(date) => format_vi(*date),
        Value::Bool(answer) => if *answer { "x" } else { "" }.to_owned(),
        Value::Code(code) => (*code).to_owned(),
        Value::Link(id) => book
            .find(*id)
            .map(|linked| (linked.kind, book.human_key(linked)))
            .filter(|(kind, key)| book.resolve(*kind, key).is_ok_and(|found| found.id == *id))
            .map_or_else(|| id.to_string(), |(_, key)| key),
    }
}

fn integer(field: &FieldDef, raw: &str) -> Result<i64, Issue> {
    parse_integer(raw.trim()).map_err(|error| number_issue(field.id, error))
}

fn number_issue(field: &'static str, error: NumberError) -> Issue {
    match error {
        NumberError::Ambiguous => Issue::hard(field, "ambiguous_number"),
        _ => Issue::hard(field, "not_a_number"),
    }
}

fn money(field: &FieldDef, raw: &str) -> Result<i64, Issue> {
    parse_money(raw, Policy::Typed).map_err(|error| match error {
        MoneyError::Negative => Issue::hard(field.id, "negative"),
        MoneyError::TooLarge => Issue::hard(field.id, "too_large"),
        _ => Issue::hard(field.id, "not_money"),
    })
}

fn date(field: &FieldDef, raw: &str, today: NaiveDate) -> Result<PartialDate, Issue> {
    let shown = crate::text::truncate(raw.trim(), 20).into_owned();
    let typed = DatePolicy::Typed { today };
    parse_date(raw, typed, century(field, today)).map_err(|error| match error {
        DateError::NoSuchDay { .. } => Issue::hard(field.id, "no_such_day").with("value", shown),
        DateError::NoSuchMonth { month } => {
            Issue::hard(field.id, "no_such_month").with("month", month)
        }
        DateError::YearOutOfRange { .. } => Issue::hard(field.id, "year_range"),
        DateError::TwoDigitYear { .. } => {
            Issue::hard(field.id, "year_two_digits").with("value", shown)
        }
        _ => Issue::hard(field.id, "not_a_date").with("value", shown),
    })
}

/// What two digits of a year mean in a field. Only births are dates of which a part may be unknown.
fn century(field: &FieldDef, today: NaiveDate) -> Century {
    match field.kind {
        FieldKind::Date { future: true, .. } => Century::Ahead,
        FieldKind::Date { partial: true, .. } => Century::Born(today),
        _ => Century::About(today.year()),
    }
}

/// `x`, `có`, `c`, `y`, `1`, `true` are yes; `không`, `k`, `n`, `0`, `-`, `false` are no.
fn yes_no(field: &FieldDef, raw: &str) -> Result<bool, Issue> {
    match crate::text::fold(raw).trim() {
        "x" | "co" | "c" | "y" | "yes" | "1" | "true" | "dung" => Ok(true),
        "khong" | "k" | "n" | "no" | "0" | "false" | "sai" | "" => Ok(false),
        _ => Err(Issue::hard(field.id, "yes_or_no")),
    }
}

/// Digits with spaces, dots or dashes between them; anything else is kept to be complained of.
fn digits(raw: &str) -> String {
    let parts: String = raw.chars().filter(|c| !matches!(c, ' ' | '.' | '-')).collect();
    if parts.chars().all(|c| c.is_ascii_digit()) { only_digits(&parts) } else { parts }
}

fn link(book: &Book, field: &FieldDef, kind: RecordKind, raw: &str) -> Result<RecordId, Issue> {
    let named = clean_name(raw);
    let shown = crate::text::truncate(&named, 40).into_owned();
    book.resolve(kind, &named).map(|record| record.id).map_err(|found| {
        let issue = if found == 0 {
            Issue::hard(field.id, "no_such_record")
        } else {
            Issue::hard(field.id, "several_records")
        };
        issue.with("value", shown)
    })
}

fn not_an_option(field: &FieldDef, raw: &str) -> Issue {
    let shown = crate::text::truncate(raw.trim(), 30).into_owned();
    Issue::hard(field.id, "not_an_option").with("value", shown)
}

#[cfg(test)]
mod tests;
