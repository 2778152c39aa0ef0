//! Rows typed within another record: a JSON array of objects, each with its fields as they were
//! typed and `_id` where the row is a record already.
//!
//! The text form is what a form's cell and its draft hold; the JSON form is what `enter` is sent.
//! Both name fields by id. Invariant: what [`editable`] writes reads back as the same rows.

use chrono::NaiveDate;
use serde_json::{Map, Value as Json};

use super::{Input, Options, RowInput, Values, editable as editable_field, from_json as value_of};
use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::issue::Issue;
use crate::domain::record::Record;
use crate::domain::schema::{FieldDef, FieldKind, RecordKind};
use crate::text::clean_name;

/// The field of a row's object that names its record.
pub const ROW_ID: &str = "_id";

/// The rows of a cell's text: each field's text is read as that field's is.
pub(super) fn from_text(
    book: &Book,
    field: &'static FieldDef,
    kind: RecordKind,
    raw: &str,
    today: NaiveDate,
    option: &Options<'_>,
) -> Result<Input, Issue> {
    let rows: Vec<Map<String, Json>> =
        serde_json::from_str(raw).map_err(|_| Issue::hard(field.id, "wrong_type"))?;
    let read = |field: &'static FieldDef, json: &Json| {
        super::from_text(book, field, json.as_str().unwrap_or_default(), today, option)
    };
    let row =
        |(at, row)| row_of(kind, row, &read).map_err(|issue| named(field, kind, at, row, issue));
    rows.iter().enumerate().map(row).collect::<Result<_, _>>().map(Input::Rows)
}

/// The rows that a program sent.
pub(super) fn from_json(
    book: &Book,
    field: &'static FieldDef,
    kind: RecordKind,
    rows: &[Json],
    today: NaiveDate,
) -> Result<Input, Issue> {
    let wrong = || Issue::whole("wrong_type");
    let read = |field: &'static FieldDef, json: &Json| value_of(book, field, json, today);
    let row = |(at, json): (usize, &Json)| {
        let row = json.as_object().ok_or_else(wrong)?;
        row_of(kind, row, &read).map_err(|issue| named(field, kind, at, row, issue))
    };
    rows.iter().enumerate().map(row).collect::<Result<_, _>>().map(Input::Rows)
}

/// An issue that says which row it is of, by the name that stands in it.
fn named(
    rows: &'static FieldDef,
    kind: RecordKind,
    at: usize,
    row: &Map<String, Json>,
    issue: Issue,
) -> Issue {
    let name = kind.def().fields.iter().find(|field| field.kind == FieldKind::Name);
    let name = name.and_then(|field| row.get(field.id)?.as_str());
    issue.in_row(rows.id, at, &clean_name(name.unwrap_or_default()))
}

fn row_of(
    kind: RecordKind,
    row: &Map<String, Json>,
    read: &dyn Fn(&'static FieldDef, &Json) -> Result<Input, Issue>,
) -> Result<RowInput, Issue> {
    let mut values = Values::new();
    for (id, json) in row.iter().filter(|(id, _)| *id != ROW_ID) {
        let unknown = || Issue::whole("unknown_field").with("value", id);
        let field = kind.field(id).filter(|field| is_typed(field)).ok_or_else(unknown)?;
        values.insert(field.id, read(field, json)?);
    }
    let id = match row.get(ROW_ID) {
        None | Some(Json::Null) => None,
        Some(json) => {
            let id = json.as_str().and_then(|id| id.parse::<RecordId>().ok());
            Some(id.ok_or_else(|| Issue::whole("no_such_record").with("value", json))?)
        }
    };
    Ok(RowInput { id, values })
}

/// A row's link to the record it stands in is not typed.
fn is_typed(field: &FieldDef) -> bool {
    field.is_typed() && !matches!(field.kind, FieldKind::Link(RecordKind::Household))
}

/// The rows of a record as a form edits them.
pub(super) fn editable(book: &Book, record: &Record, kind: RecordKind) -> String {
    let rows: Vec<Json> = book
        .rows(record.id, kind)
        .into_iter()
        .map(|row| {
            let fields = kind.def().fields.iter().filter(|field| is_typed(field));
            let texts = fields.map(|field| (field.id, editable_field(book, row, field)));
            let mut object: Map<_, _> = texts
                .filter(|(_, text)| !text.is_empty())
                .map(|(id, text)| (id.to_owned(), Json::from(text)))
                .collect();
            object.insert(ROW_ID.to_owned(), Json::from(row.id.to_string()));
            Json::from(object)
        })
        .collect();
    if rows.is_empty() { String::new() } else { Json::from(rows).to_string() }
}
