//! What a row says of a record that exists, against what the record holds.
//!
//! A blank never erases, a year does not blur a date, an unticked box takes no tick away, and case or
//! the place of a tone makes no other name. Invariant: a record made from a row differs from it in
//! nothing.

use chrono::NaiveDate;
use serde_json::{Map, Value as Json};

use crate::domain::book::Book;
use crate::domain::import::plan::Differs;
use crate::domain::input::{Input, Values, from_json};
use crate::domain::issue::Issue;
use crate::domain::record::Record;
use crate::domain::schema::{FieldDef, FieldKind, RecordKind};
use crate::domain::value::Value;
use crate::domain::view::field_json;
use crate::text::{nfc, same_spelling_key};

/// The typed fields of a kind that a row fills; what cannot be read is an issue.
pub(super) fn inputs(
    book: &Book,
    kind: RecordKind,
    row: &Map<String, Json>,
    today: NaiveDate,
    issues: &mut Vec<Issue>,
) -> Values {
    let mut values = Values::new();
    for (id, json) in row.iter().filter(|(_, json)| !is_blank(json)) {
        let Some(field) = kind.field(id).filter(|field| field.is_typed()) else {
            continue;
        };
        if matches!(field.kind, FieldKind::Link(_) | FieldKind::Rows(_)) {
            continue;
        }
        match from_json(book, field, json, today) {
            Ok(Input::Clear) => {}
            Ok(input) => drop(values.insert(field.id, input)),
            Err(issue) => issues.push(issue),
        }
    }
    values
}

/// Whether a cell said nothing.
pub(super) fn is_blank(json: &Json) -> bool {
    match json {
        Json::Null => true,
        Json::String(text) => text.trim().is_empty(),
        Json::Array(items) => items.is_empty(),
        _ => false,
    }
}

/// The inputs that would change the record, and how.
pub(super) fn changes(
    book: &Book,
    record: &Record,
    values: Values,
    row: u32,
) -> (Values, Vec<Differs>) {
    let mut changing = Values::new();
    let mut differs = Vec::new();
    for (id, input) in values {
        let Some(field) =
            record.kind.field(id).filter(|field| !already_holds(record, field, &input))
        else {
            continue;
        };
        differs.push(Differs {
            row,
            kind: record.kind,
            field: field.id,
            before: field_json(book, record, field).unwrap_or(Json::Null),
            after: json_of(book, &input),
        });
        changing.insert(id, input);
    }
    (changing, differs)
}

/// A value as `list --json` gives it.
pub(super) fn json_of(book: &Book, input: &Input) -> Json {
    match input {
        Input::Clear | Input::Rows(_) => Json::Null,
        Input::Ticks(ticks) => Json::from(ticks.clone()),
        Input::Value(Value::Link(id)) => {
            Json::from(book.find(*id).map_or_else(|| id.to_string(), |found| book.human_key(found)))
        }
        Input::Value(value) => value.to_json(),
    }
}

/// Whether the record says already what the row says.
pub(super) fn already_holds(record: &Record, field: &FieldDef, input: &Input) -> bool {
    let held = record.get(field.id);
    match (input, held) {
        (Input::Clear, held) => held.is_none() && record.ticks(field.id).is_empty(),
        (Input::Ticks(ticks), _) => {
            let held = record.ticks(field.id);
            held.len() == ticks.len() && held.iter().all(|tick| ticks.contains(tick))
        }
        // An unticked box says nothing against what somebody recorded.
        (Input::Value(Value::Bool(false)) | Input::Rows(_), _) => true,
        (Input::Value(Value::Text(new)), Some(Value::Text(old))) => match field.kind {
            FieldKind::Name | FieldKind::Title => same_spelling_key(new) == same_spelling_key(old),
            _ => nfc(new).to_lowercase() == nfc(old).to_lowercase(),
        },
        (Input::Value(Value::Date(new)), Some(Value::Date(old))) => {
            new.earliest() <= old.earliest() && old.latest() <= new.latest()
        }
        (Input::Value(new), Some(old)) => new == old,
        (Input::Value(_), None) => false,
    }
}
