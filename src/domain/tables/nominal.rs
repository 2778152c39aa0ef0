//! The lists by name: one row a person, the household's values on its head's row.
//!
//! Headings and layout are those of the official list, so that what is written here can be read by
//! whoever reads such lists, and by our own import. Invariant: every household is one head's row
//! followed by its members, the eldest first.

use crate::domain::movement::Class;
use crate::domain::record::Record;
use crate::domain::schema::{CAUSES, DEPRIVATIONS, RecordKind};
use crate::domain::tables::households_in_year::{HouseholdInYear, YearHouseholds};
use crate::domain::tables::{Cell, Column, Report, RowKind, Table, Words};
use crate::domain::value::Value;
use crate::text::mask_personal;

/// The columns of the official list.
fn columns() -> Vec<Column> {
    let text = |key: &str, width: u16| Column { width, ..Column::text(Words::key(key)) };
    let number = |key: &str| Column::number(Words::key(key));
    let decision = Words::key("report-group-decision");
    let points = Words::key("report-group-points");
    let lacks = Words::key("report-group-lacks-ticked");
    let mut columns = vec![
        number("report-col-no"),
        text("report-col-person", 24),
        text("report-col-relation", 9),
        text("report-col-birth", 10).personal(),
        text("report-col-sex", 5),
        text("report-col-number", 12).personal(),
        text("report-col-people", 8).personal(),
        text("report-col-hamlet", 12),
        text("report-col-class", 9),
        text("report-col-decision-no", 12).under(&decision),
        text("report-col-decision-date", 10).under(&decision),
        number("report-col-b1").under(&points).personal(),
        number("report-col-b2").under(&points).personal(),
    ];
    let lack = |id: &str| Column::text(Words::option(id)).under(&lacks).personal();
    columns.extend(DEPRIVATIONS.iter().map(|option| lack(option.id)));
    columns.extend([
        text("report-col-no-labour-tick", 8).personal(),
        text("report-col-merit-tick", 8),
        text("report-col-causes", 8).personal(),
        text("report-col-note", 10),
    ]);
    columns
}

/// The households of some classes, with their members.
pub(super) fn list(in_year: &YearHouseholds<'_>, report: Report, classes: &[Class]) -> Table {
    let mut table = Table::new(report, in_year.scope(), columns());
    let wanted = |household: &&HouseholdInYear<'_>| {
        household.class().is_some_and(|class| classes.contains(&class))
    };
    let (mut homes, mut people) = (0_i64, 0_i64);
    for household in in_year.all.iter().filter(wanted) {
        homes = homes.saturating_add(1);
        people = people.saturating_add(household.passage.persons);
        let cells = head(in_year, household, homes);
        table.push(RowKind::Body, cells, Some(household.record.id));
        let mut members = in_year.book.rows(household.record.id, RecordKind::Member);
        members.sort_by_key(|member| member.get("birth").and_then(Value::as_date));
        for member in members {
            table.push(RowKind::Member, person(in_year, member), Some(member.id));
        }
    }
    let total = Words::key("report-total-persons").with("households", homes);
    let total = Cell::Words(vec![total.with("persons", people)]);
    table.set_total(vec![Cell::Empty, total]);
    table.notes = in_year.notes();
    let codes = CAUSES.iter().zip(1_i64..);
    let codes = codes.map(|(cause, code)| Words::Numbered(code, Box::new(Words::option(cause.id))));
    table.notes.push(Words::key("report-note-cause-codes"));
    table.notes.extend(codes);
    table
}

/// A personal number: whole only where it was asked for.
fn number(in_year: &YearHouseholds<'_>, number: Option<&str>) -> Cell {
    match number {
        None => Cell::Empty,
        Some(number) if in_year.ask.personal_numbers => Cell::Code(number.to_owned()),
        Some(number) => Cell::Code(mask_personal(number)),
    }
}

fn head(in_year: &YearHouseholds<'_>, household: &HouseholdInYear<'_>, place: i64) -> Vec<Cell> {
    let record = household.record;
    let year = in_year.ask.year;
    let current = household.is_of(year);
    let earlier = in_year.book.rows(record.id, RecordKind::ClassYear);
    let earlier = earlier.into_iter().find(|standing| standing.int("year") == Some(year));
    // What was decided that year stands where that year's class does.
    let decided = if current { Some(record) } else { earlier };
    let of = |field: &str| decided.and_then(|record| record.get(field));
    let text = |field: &str| of(field).and_then(Value::as_text);
    let date = |record: &Record, field: &str| record.get(field).and_then(Value::as_date);
    let ticks = |field: &str| if current { record.ticks(field) } else { Vec::new() };
    let mut cells = vec![
        Cell::Count(place),
        Cell::some_text(record.text("head_name")),
        Cell::Words(vec![Words::key("report-head")]),
        Cell::some_date(date(record, "head_birth")),
        Cell::option(record.code("head_sex")),
        number(in_year, record.text("personal_number")),
        Cell::some_text(record.text("ethnicity")),
        village(in_year, household),
        Cell::option(household.class().map(Class::id)),
        text("decision_no").map_or(Cell::Empty, |number| Cell::Code(number.to_owned())),
        Cell::some_date(decided.and_then(|record| date(record, "decision_date"))),
        Cell::some_count(of("b1").and_then(Value::as_int)),
        Cell::some_count(of("b2").and_then(Value::as_int)),
    ];
    let lacks = ticks("deprivations");
    cells.extend(DEPRIVATIONS.iter().map(|option| Cell::tick(lacks.contains(&option.id))));
    cells.push(Cell::tick(record.is("no_labor_capacity")));
    cells.push(Cell::tick(record.is("merit")));
    cells.push(causes(&ticks("causes")));
    cells
}

/// The causes by their numbers of the form.
fn causes(ticked: &[&str]) -> Cell {
    let numbers = CAUSES.iter().zip(1..).filter(|(cause, _)| ticked.contains(&cause.id));
    let numbers: Vec<_> = numbers.map(|(_, code)| code.to_string()).collect();
    if numbers.is_empty() { Cell::Empty } else { Cell::Code(numbers.join(", ")) }
}

pub(super) fn village(in_year: &YearHouseholds<'_>, household: &HouseholdInYear<'_>) -> Cell {
    let village = household.passage.village.and_then(|id| in_year.book.find(id));
    Cell::some_text(village.map(|village| in_year.book.human_key(village)).as_deref())
}

fn person(in_year: &YearHouseholds<'_>, member: &Record) -> Vec<Cell> {
    vec![
        Cell::Empty,
        Cell::some_text(member.text("full_name")),
        relation(member.code("relation"), member.code("sex")),
        Cell::some_date(member.get("birth").and_then(Value::as_date)),
        Cell::option(member.code("sex")),
        number(in_year, member.text("personal_number")),
        Cell::some_text(member.text("ethnicity")),
    ]
}

/// What a person is to the head, in the word that the form uses for a man or a woman.
fn relation(relation: Option<&str>, sex: Option<&str>) -> Cell {
    let sexed = ["spouse", "parent", "child_in_law", "grandparent"];
    match (relation, sex) {
        (Some(id), Some(sex)) if sexed.contains(&id) => {
            Cell::Words(vec![Words::key(format!("report-relation-{id}-{sex}"))])
        }
        (relation, _) => Cell::option(relation),
    }
}
