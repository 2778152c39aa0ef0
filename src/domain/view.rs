//! A record as other programs read it: the JSON object of `list --json`, the cells of `list --csv`.

use serde_json::{Map, Value as Json};

use crate::domain::book::Book;
use crate::domain::record::Record;
use crate::domain::schema::{FieldDef, FieldKind};
use crate::domain::value::Value;

/// The record under its field ids, with `_id`, `_conflicts` and, where it applies, `_void`.
/// References are shown by their human key; what is not known is left out.
pub fn object(book: &Book, record: &Record) -> Map<String, Json> {
    let mut out = Map::new();
    out.insert("_id".to_owned(), Json::from(record.id.to_string()));
    for field in record.kind.def().fields {
        if let Some(json) = field_json(book, record, field) {
            out.insert(field.id.to_owned(), json);
        }
    }
    out.insert("_conflicts".to_owned(), Json::from(book.conflict_count(record)));
    if let Some(reason) = record.void_reason() {
        out.insert("_void".to_owned(), Json::from(reason));
    }
    out
}

/// One field of the object.
pub fn field_json(book: &Book, record: &Record, field: &FieldDef) -> Option<Json> {
    if let FieldKind::Many(_) = field.kind {
        let ticks = record.ticks(field.id);
        return (!ticks.is_empty()).then(|| Json::from(ticks));
    }
    if let FieldKind::Rows(kind) = field.kind {
        let rows: Vec<_> =
            book.rows(record.id, kind).into_iter().map(|row| row_json(book, row)).collect();
        return (!rows.is_empty()).then(|| Json::from(rows));
    }
    match book.value(record, field)? {
        Value::Nothing => None,
        Value::Link(id) => Some(Json::from(match book.find(id) {
            Some(linked) => book.human_key(linked),
            None => id.to_string(),
        })),
        value => Some(value.to_json()),
    }
}

/// A row within the object of its record: what is typed in it, as `enter` takes it again.
fn row_json(book: &Book, row: &Record) -> Json {
    let fields = row.kind.def().fields.iter();
    let own = fields.filter(|field| field.is_typed() && !matches!(field.kind, FieldKind::Link(_)));
    let mut out = Map::new();
    out.insert("_id".to_owned(), Json::from(row.id.to_string()));
    out.extend(own.filter_map(|field| Some((field.id.to_owned(), field_json(book, row, field)?))));
    Json::from(out)
}

/// One field as text: the cell of a CSV file, and what `--where FIELD=VALUE` compares.
pub fn plain(book: &Book, record: &Record, field: &FieldDef) -> String {
    if let FieldKind::Rows(kind) = field.kind {
        let rows = book.rows(record.id, kind).into_iter();
        return rows.map(|row| book.title(row)).collect::<Vec<_>>().join(";");
    }
    match field_json(book, record, field) {
        None | Some(Json::Null) => String::new(),
        Some(Json::String(text)) => text,
        Some(Json::Array(items)) => {
            items.iter().filter_map(Json::as_str).collect::<Vec<_>>().join(";")
        }
        Some(other) => other.to_string(),
    }
}
