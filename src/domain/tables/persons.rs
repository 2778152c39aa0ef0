//! Children of the households on the lists.
//!
//! A child is under 16 on the last day of the year (Nghị định 07/2021: nutrition and school are
//! asked of children under 16). What was not keyed of a child is not counted as lacking.

use crate::domain::book::Book;
use crate::domain::movement::{Class, PovertyList};
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::tables::by_village;
use crate::domain::tables::groups::{POVERTY_LISTS, under_rolls};
use crate::domain::tables::households_in_year::{HouseholdInYear, YearHouseholds, count};
use crate::domain::tables::{Cell, Column, Report, Table, Words};
use crate::domain::value::Value;

/// Younger than this on the last day of the year, a person is a child.
const CHILD_BELOW: i64 = 16;

/// Whether a person of a household's rows is a child at the end of a year.
fn is_child(person: &Record, year: i64) -> bool {
    let born = person.get("birth").and_then(Value::as_date);
    born.is_some_and(|born| {
        let age = year.saturating_sub(i64::from(born.year()));
        (0..CHILD_BELOW).contains(&age)
    })
}

/// The children of a household at the end of a year.
pub(super) fn children_of<'a>(book: &'a Book, household: &Record, year: i64) -> Vec<&'a Record> {
    let mut rows = book.rows(household.id, RecordKind::Member);
    rows.retain(|person| is_child(person, year));
    rows
}

/// What is asked of children: heading, field, and the answer that lacks.
const ASKED: [(&str, &str, &str); 3] = [
    ("report-col-no-insurance", "health_insurance", "no"),
    ("report-col-malnourished", "nutrition", "malnourished"),
    ("report-col-no-school", "in_school", "no"),
];

/// Children of the poor and the near-poor, and what they lack.
pub(super) fn children(in_year: &YearHouseholds<'_>) -> Table {
    let keys = std::iter::once("report-col-children").chain(ASKED.map(|(key, ..)| key));
    let columns = under_rolls(keys.map(|key| Column::number(Words::key(key))));
    let (book, year) = (in_year.book, in_year.ask.year);
    let mut table = by_village::table(in_year, Report::Children, columns, |place| {
        let mut cells = Vec::new();
        for list in POVERTY_LISTS {
            let homes = place.here.iter().filter(|household| household.is_on(list));
            let children: Vec<_> =
                homes.flat_map(|household| children_of(book, household.record, year)).collect();
            let whole = |count: usize| Cell::Count(i64::try_from(count).unwrap_or(i64::MAX));
            cells.push(whole(children.len()));
            cells.extend(ASKED.map(|(_, field, answer)| {
                let lacks = |child: &&&Record| child.code(field) == Some(answer);
                whole(children.iter().filter(lacks).count())
            }));
        }
        cells
    });
    let without_rows = count(&in_year.all, |household: &HouseholdInYear<'_>| {
        let rows = book.active_linking(household.record.id, RecordKind::Member).next().is_some();
        household.class().is_some_and(Class::is_listed) && !rows && household.passage.persons > 1
    });
    if without_rows > 0 {
        let note = Words::key("report-note-no-rows").with("count", without_rows);
        table.notes.push(note);
    }
    table.notes.push(Words::key("report-note-children"));
    table
}

/// How many children the households of a list have.
pub(super) fn children_count(
    in_year: &YearHouseholds<'_>,
    here: &[HouseholdInYear<'_>],
    list: PovertyList,
) -> i64 {
    let homes = here.iter().filter(|household| household.is_on(list));
    homes.fold(0, |sum, household| {
        let children = children_of(in_year.book, household.record, in_year.ask.year).len();
        sum.saturating_add(i64::try_from(children).unwrap_or(i64::MAX))
    })
}
