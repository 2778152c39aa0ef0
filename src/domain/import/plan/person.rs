//! The people of a household's rows against its members in the book.
//!
//! A person is known by number, else by name, year of birth and relation, and each member is taken
//! once. A member that the list does not name stays: a list that forgets somebody erases nobody.

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::import::Person;
use crate::domain::import::plan::Differs;
use crate::domain::import::plan::compare::{changes, inputs, json_of};
use crate::domain::input::{Input, RowInput, Values};
use crate::domain::issue::Issue;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::value::Value;
use crate::text::same_name_key;

/// What a person's row is known by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct PersonKey {
    pub(super) number: Option<String>,
    pub(super) name: String,
    pub(super) born: Option<i32>,
    relation: Option<&'static str>,
}

impl PersonKey {
    /// Of a member of the book.
    pub(super) fn of_record(member: &Record) -> Self {
        Self {
            number: member.text("personal_number").map(str::to_owned),
            name: same_name_key(member.text("full_name").unwrap_or_default()),
            born: member.get("birth").and_then(Value::as_date).map(crate::text::PartialDate::year),
            relation: member.code("relation"),
        }
    }

    /// Of a row, as its values were read.
    pub(super) fn of_values(values: &Values) -> Self {
        let value = |id: &str| match values.get(id) {
            Some(Input::Value(value)) => Some(value),
            _ => None,
        };
        Self {
            number: value("personal_number").and_then(Value::as_text).map(str::to_owned),
            name: same_name_key(value("full_name").and_then(Value::as_text).unwrap_or_default()),
            born: value("birth").and_then(Value::as_date).map(crate::text::PartialDate::year),
            relation: value("relation").and_then(Value::as_code),
        }
    }

    /// How surely two are one person; 0 is not at all.
    pub(super) fn likeness(&self, other: &Self) -> u32 {
        let number = self.number.is_some() && self.number == other.number;
        let name = !self.name.is_empty() && self.name == other.name;
        let born = self.born.is_some() && self.born == other.born;
        let born_open = self.born.is_none() || other.born.is_none();
        let relation = self.relation == other.relation;
        let relation_open = self.relation.is_none() || other.relation.is_none();
        if number && (name || born) {
            return 8 + u32::from(name) + u32::from(born);
        }
        if !name || !(born || born_open) {
            return 0;
        }
        match (born, relation) {
            (true, true) => 7,
            (true, false) => 6,
            (false, true) => 5,
            (false, false) if relation_open => 4,
            (false, false) => 0,
        }
    }
}

/// What a household's rows would do to its members.
#[derive(Debug, Default)]
pub(super) struct Members {
    /// All rows, those unchanged too.
    pub(super) rows: Vec<RowInput>,
    pub(super) changed: bool,
    pub(super) differs: Vec<Differs>,
    /// Members of the book that the list does not name.
    pub(super) unnamed: usize,
}

/// The values of the people after the head.
pub(super) fn read(
    book: &Book,
    people: &[Person],
    today: NaiveDate,
    issues: &mut Vec<Issue>,
) -> Vec<(u32, Values)> {
    let others = people.iter().skip(1);
    others
        .map(|person| {
            let mut row = person.values.clone();
            row.shift_remove("household");
            (person.row, inputs(book, RecordKind::Member, &row, today, issues))
        })
        .collect()
}

/// The rows of a new household.
pub(super) fn fresh(people: Vec<(u32, Values)>) -> Vec<RowInput> {
    people.into_iter().map(|(_, values)| RowInput { id: None, values }).collect()
}

/// The rows of a household of the book.
pub(super) fn against(book: &Book, known: &[&Record], people: Vec<(u32, Values)>) -> Members {
    let theirs: Vec<_> = known.iter().map(|member| PersonKey::of_record(member)).collect();
    let mut pairs = Vec::new();
    for (row, (_, values)) in people.iter().enumerate() {
        let who = PersonKey::of_values(values);
        for (at, other) in theirs.iter().enumerate() {
            let likeness = who.likeness(other);
            if likeness > 0 {
                pairs.push((std::cmp::Reverse(likeness), row, at));
            }
        }
    }
    pairs.sort_unstable();
    let mut taken_by: Vec<Option<usize>> = vec![None; known.len()];
    let mut is: Vec<Option<usize>> = vec![None; people.len()];
    for (_, row, at) in pairs {
        if let (Some(one @ None), Some(other @ None)) = (is.get_mut(row), taken_by.get_mut(at)) {
            *one = Some(at);
            *other = Some(row);
        }
    }
    let mut members = Members::default();
    for (at, (row, values)) in people.into_iter().enumerate() {
        let same = is.get(at).copied().flatten().and_then(|at| known.get(at));
        members.take(book, same.copied(), row, values);
    }
    for (member, _) in known.iter().zip(&taken_by).filter(|(_, by)| by.is_none()) {
        members.unnamed = members.unnamed.saturating_add(1);
        members.rows.push(RowInput { id: Some(member.id), values: Values::new() });
    }
    members
}

impl Members {
    fn take(&mut self, book: &Book, member: Option<&Record>, row: u32, values: Values) {
        let Some(member) = member else {
            let name = values.get("full_name").map(|name| json_of(book, name));
            self.differs.push(Differs {
                row,
                kind: RecordKind::Member,
                field: "full_name",
                before: serde_json::Value::Null,
                after: name.unwrap_or_default(),
            });
            self.changed = true;
            self.rows.push(RowInput { id: None, values });
            return;
        };
        let (values, differs) = changes(book, member, values, row);
        self.changed |= !values.is_empty();
        self.differs.extend(differs);
        self.rows.push(RowInput { id: Some(member.id), values });
    }
}
