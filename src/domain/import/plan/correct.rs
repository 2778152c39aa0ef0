//! A person puts another value into a cell of a list that was read, before anything is stored.
//!
//! What is typed is read as a form reads it. The flags about that cell go; what else follows from
//! the new value the next plan finds. Pure: a cell that cannot be read keeps what it had.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::{Map, Value as Json};

use crate::domain::book::Book;
use crate::domain::import::plan::household::HEAD;
use crate::domain::import::{Correction, Flag, ImportEntry, Reading};
use crate::domain::input::{Input, Options, from_text};
use crate::domain::issue::Issue;
use crate::domain::schema::{FieldDef, FieldKind, RecordKind};
use crate::text::{clean_name, truncate};

/// Puts what a person typed into a cell: `field` is one of the entry's kind, of a member where `row`
/// is a member's, or of the head where `row` is the household's. Empty empties it.
pub fn correct(
    reading: &mut Reading,
    row: u32,
    field: &str,
    typed: &str,
    today: NaiveDate,
    options: &Options<'_>,
) -> Result<(), Issue> {
    let kind = reading.kind;
    let unknown = || Issue::whole("unknown_field").with("name", truncate(field, 40));
    let holds = |entry: &&mut ImportEntry| {
        entry.row == row || entry.members.iter().any(|member| member.row == row)
    };
    let entry = reading.entries.iter_mut().find(holds).ok_or_else(unknown)?;
    let cell = cell_of(entry, kind, row, field).ok_or_else(unknown)?;
    let json = match cell {
        Cell::Sought(_) => Json::from(clean_name(typed)),
        Cell::Entry(def) | Cell::Member(_, def) => read(def, typed, today, options)?,
    };
    let before = put(entry, cell, &json, today);
    let names = names_of(kind, field);
    entry.flags.retain(|flag| !(flag.row == row && is_about(flag, &names)));
    if let Some(name) = names.first().copied() {
        entry.mended.push(Correction {
            row,
            field: name,
            before: plain(&before),
            after: plain(&json),
            why: "corrected",
        });
    }
    Ok(())
}

/// Where a value goes.
#[derive(Clone, Copy)]
enum Cell {
    /// A field of the entry.
    Entry(&'static FieldDef),
    /// A field of one of its people, by place.
    Member(usize, &'static FieldDef),
    /// What a registration says of the household that it means.
    Sought(&'static str),
}

/// What a registration says of a household.
const SOUGHT: [&str; 3] = ["head_name", "head_birth", "village"];

fn cell_of(entry: &ImportEntry, kind: RecordKind, row: u32, field: &str) -> Option<Cell> {
    if kind == RecordKind::Registration
        && let Some(id) = SOUGHT.iter().find(|id| **id == field)
    {
        return Some(Cell::Sought(id));
    }
    if kind == RecordKind::Household {
        let of_head = HEAD.iter().find(|(_, head)| *head == field).map(|(id, _)| *id);
        let place = entry.members.iter().position(|member| member.row == row);
        let own = kind.field(field).is_some() && of_head.is_none() && entry.row == row;
        if let Some(place) = place.filter(|_| !own) {
            let id = if place == 0 { of_head.unwrap_or(field) } else { field };
            return RecordKind::Member.field(id).map(|def| Cell::Member(place, def));
        }
    }
    kind.field(field).filter(|def| def.is_typed()).map(Cell::Entry)
}

/// A text as the JSON that `enter` takes; villages and households stay words, to be looked for.
fn read(
    def: &'static FieldDef,
    typed: &str,
    today: NaiveDate,
    options: &Options<'_>,
) -> Result<Json, Issue> {
    if matches!(def.kind, FieldKind::Link(_)) {
        return Ok(Json::from(clean_name(typed)));
    }
    Ok(match from_text(&Book::new(&[]), def, typed, today, options)? {
        Input::Clear | Input::Rows(_) => Json::Null,
        Input::Ticks(ticks) => Json::from(ticks),
        Input::Value(value) => value.to_json(),
    })
}

/// Puts the value there; what stood there before.
fn put(entry: &mut ImportEntry, cell: Cell, json: &Json, today: NaiveDate) -> Json {
    let replace = |values: &mut Map<String, Json>, id: &str| {
        values.insert(id.to_owned(), json.clone()).unwrap_or(Json::Null)
    };
    match cell {
        Cell::Entry(def) => replace(&mut entry.values, def.id),
        Cell::Member(place, def) => match entry.members.get_mut(place) {
            Some(member) => replace(&mut member.values, def.id),
            None => Json::Null,
        },
        Cell::Sought(id) => {
            let sought = entry.sought.get_or_insert_default();
            let text = json.as_str().unwrap_or_default();
            match id {
                "head_name" => {
                    Json::from(std::mem::replace(&mut sought.head_name, text.to_owned()))
                }
                "village" => {
                    let village = Some(text.to_owned()).filter(|text| !text.is_empty());
                    Json::from(std::mem::replace(&mut sought.village, village))
                }
                _ => {
                    let year = crate::text::parse_birth(text, today)
                        .ok()
                        .map(crate::text::PartialDate::year);
                    Json::from(std::mem::replace(&mut sought.birth_year, year))
                }
            }
        }
    }
}

/// The names under which flags may speak of a field.
fn names_of(kind: RecordKind, field: &str) -> Vec<&'static str> {
    let mut names = BTreeSet::new();
    for (of_person, of_household) in HEAD {
        if kind != RecordKind::Contribution && (field == of_person || field == of_household) {
            names.extend([of_person, of_household]);
        }
    }
    let known = [kind, RecordKind::Member].into_iter().find_map(|kind| kind.field(field));
    let mut all: Vec<_> = known.map(|def| def.id).into_iter().collect();
    all.extend(names);
    if kind == RecordKind::Registration && SOUGHT.contains(&field) {
        all.push("household");
    }
    all
}

fn is_about(flag: &Flag, names: &[&'static str]) -> bool {
    flag.field.is_some_and(|field| names.contains(&field))
}

/// A value for the list of what was changed.
fn plain(json: &Json) -> String {
    match json {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}
