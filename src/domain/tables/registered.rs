//! Households that left a list, and registrations with their helpers.

use crate::domain::book::{Book, is_in_force};
use crate::domain::movement::{Class, Side};
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::tables::households_in_year::YearHouseholds;
use crate::domain::tables::moves::rose;
use crate::domain::tables::nominal::village;
use crate::domain::tables::{Ask, Cell, Column, Report, RowKind, Table, Words};
use crate::domain::value::Value;
use crate::text::sort_key;

fn text(key: &str, width: u16) -> Column {
    Column { width, ..Column::text(Words::key(key)) }
}

/// The households that rose out of a list in the year.
pub(super) fn exited(in_year: &YearHouseholds<'_>) -> Table {
    let columns = vec![
        Column::number(Words::key("report-col-no")),
        text("report-col-head", 22),
        text("report-col-birth", 10).personal(),
        text("report-col-people", 8).personal(),
        text("report-col-hamlet", 14),
        Column::number(Words::key("report-col-persons")),
        text("report-col-class-before", 11),
        text("report-col-class-after", 12),
        text("report-col-decision-no", 14),
        text("report-col-decision-date", 10),
    ];
    let mut table = Table::new(Report::Exited, in_year.scope(), columns);
    let (mut homes, mut people) = (0_i64, 0_i64);
    for household in in_year.all.iter().filter(|household| rose(&household.passage)) {
        homes = homes.saturating_add(1);
        people = people.saturating_add(household.passage.persons);
        let class = |side| match side {
            Side::In(class) => Cell::option(Some(Class::id(class))),
            _ => Cell::Empty,
        };
        let record = household.record;
        let year = in_year.ask.year;
        let rows = in_year.book.rows(record.id, RecordKind::ClassYear);
        let earlier = rows.into_iter().find(|standing| standing.int("year") == Some(year));
        let decided = if household.is_of(year) { Some(record) } else { earlier };
        let number = decided.and_then(|record| record.text("decision_no"));
        let date = |record: &Record, field| record.get(field).and_then(Value::as_date);
        let cells = vec![
            Cell::Count(homes),
            Cell::some_text(record.text("head_name")),
            Cell::some_date(date(record, "head_birth")),
            Cell::some_text(record.text("ethnicity")),
            village(in_year, household),
            Cell::Count(household.passage.persons),
            class(household.passage.from),
            class(household.passage.to),
            number.map_or(Cell::Empty, |number| Cell::Code(number.to_owned())),
            Cell::some_date(decided.and_then(|record| date(record, "decision_date"))),
        ];
        table.push(RowKind::Body, cells, Some(record.id));
    }
    let total = Words::key("report-total-persons").with("households", homes);
    table.set_total(vec![Cell::Empty, Cell::Words(vec![total.with("persons", people)])]);
    table.notes = in_year.notes();
    table
}

/// The registrations of a year with who helps.
pub(super) fn registrations(book: &Book, ask: Ask) -> Table {
    let columns = vec![
        Column::number(Words::key("report-col-no")),
        text("report-col-registration", 12),
        text("report-col-head", 22),
        text("report-col-hamlet", 12),
        text("report-col-class-now", 10),
        text("report-col-target", 11),
        text("report-col-target-year", 6),
        text("report-col-registered-on", 10),
        text("report-col-needs", 16),
        text("report-col-helper", 20),
        text("report-col-helper-kind", 12),
        text("report-col-note", 10),
    ];
    let mut table = Table::new(Report::Registrations, ask.scope(book), columns);
    let mut all: Vec<_> = book
        .active(RecordKind::Registration)
        .filter(|record| record.int("year") == Some(ask.year))
        .filter(|record| ask.village.is_none() || book.village_of(record) == ask.village)
        .collect();
    let hamlet = |record: &Record| {
        let village = book.village_of(record).and_then(|id| book.find(id));
        village.map(|village| book.human_key(village))
    };
    all.sort_by_cached_key(|record| {
        let village = hamlet(record).unwrap_or_default();
        let number = record.text("number").unwrap_or_default();
        (sort_key(&village), sort_key(number), record.id)
    });
    let (mut active, mut helpless) = (0_i64, 0_i64);
    for (record, place) in all.into_iter().zip(1_i64..) {
        let here = is_in_force(record);
        active = active.saturating_add(i64::from(here));
        let helper = record.text("helper_name");
        helpless = helpless.saturating_add(i64::from(here && !book.has_helper(record)));
        let household = record.link("household").and_then(|id| book.find(id));
        let needs = record.ticks("needs").into_iter().map(Words::option).collect::<Vec<_>>();
        let withdrawn = Cell::Words(vec![Words::key("report-withdrawn")]);
        let year = record.int("target_year").map(|year| year.to_string());
        let cells = vec![
            Cell::Count(place),
            record.text("number").map_or(Cell::Empty, |number| Cell::Code(number.to_owned())),
            Cell::Text(book.title(record)),
            Cell::some_text(hamlet(record).as_deref()),
            Cell::option(household.and_then(|household| household.code("class"))),
            Cell::option(record.code("target_class")),
            year.map_or(Cell::Empty, Cell::Code),
            Cell::some_date(record.get("registered_on").and_then(Value::as_date)),
            if needs.is_empty() { Cell::Empty } else { Cell::Words(needs) },
            Cell::some_text(helper),
            Cell::option(record.code("helper_kind")),
            if here { Cell::Empty } else { withdrawn },
        ];
        let kind = if here { RowKind::Body } else { RowKind::Void };
        table.push(kind, cells, Some(record.id));
    }
    let total = Words::key("report-total-registrations").with("count", active);
    table.set_total(vec![Cell::Empty, Cell::Empty, Cell::Words(vec![total])]);
    if helpless > 0 {
        table.notes.push(Words::key("report-note-helpless").with("count", helpless));
    }
    table
}
