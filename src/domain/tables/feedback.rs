//! Models and initiatives, what people say, and the tallies of years before the register.

use crate::domain::book::Book;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::tables::{Ask, Cell, Column, Report, RowKind, Table, Words};
use crate::domain::value::Value;
use crate::text::{PartialDate, sort_key};

fn text(key: &str, width: u16) -> Column {
    Column { width, ..Column::text(Words::key(key)) }
}

fn number(key: &str) -> Column {
    Column::number(Words::key(key))
}

/// The records of a kind in scope for which `take` holds.
fn found(book: &Book, ask: Ask, kind: RecordKind, take: impl Fn(&Record) -> bool) -> Vec<&Record> {
    book.active(kind)
        .filter(|record| ask.village.is_none() || record.link("village") == ask.village)
        .filter(|record| take(record))
        .collect()
}

/// The village, or that it is of the whole commune.
fn place(book: &Book, record: &Record) -> Cell {
    let village = record.link("village").and_then(|id| book.find(id));
    match village {
        Some(village) => Cell::Text(book.human_key(village)),
        None => Cell::Words(vec![Words::key("report-scope-commune")]),
    }
}

fn date_of(record: &Record) -> Option<PartialDate> {
    record.get("date").and_then(Value::as_date)
}

fn year(record: &Record) -> Cell {
    record.int("year").map_or(Cell::Empty, |year| Cell::Code(year.to_string()))
}

/// Models and initiatives of a year.
pub(super) fn initiatives(book: &Book, ask: Ask) -> Table {
    let columns = vec![
        number("report-col-no"),
        text("movement-col-title", 30),
        text("movement-col-kind", 10),
        text("report-col-village", 14),
        text("report-col-author", 20).personal(),
        number("movement-col-reached-homes"),
        text("movement-col-result", 26),
    ];
    let mut table = Table::new(Report::Initiatives, ask.scope(book), columns);
    let mut all =
        found(book, ask, RecordKind::Initiative, |record| record.int("year") == Some(ask.year));
    all.sort_by_cached_key(|record| {
        (sort_key(record.text("title").unwrap_or_default()), record.id)
    });
    let mut homes = 0_i64;
    let silent = all.iter().filter(|record| record.int("households").is_none()).count();
    for (record, at) in all.iter().zip(1_i64..) {
        homes = homes.saturating_add(record.int("households").unwrap_or(0));
        let cells = vec![
            Cell::Count(at),
            Cell::some_text(record.text("title")),
            Cell::option(record.code("kind")),
            place(book, record),
            Cell::some_text(record.text("author")),
            Cell::some_count(record.int("households")),
            Cell::some_text(record.text("result")),
        ];
        table.push(RowKind::Body, cells, Some(record.id));
    }
    let total = Cell::Words(vec![Words::key("report-total")]);
    let known = silent < all.len() || all.is_empty();
    let homes = if known { Cell::Count(homes) } else { Cell::Empty };
    table.set_total(vec![Cell::Empty, total, Cell::Empty, Cell::Empty, Cell::Empty, homes]);
    if silent > 0 {
        table.notes.push(Words::key("report-note-no-homes").with("count", silent));
    }
    table
}

/// What people said in a year: difficulties, policies, needs.
pub(super) fn feedback(book: &Book, ask: Ask) -> Table {
    let columns = vec![
        number("report-col-no"),
        text("report-col-date", 10),
        text("movement-col-kind", 18),
        text("report-col-village", 14),
        text("report-col-raised-by", 20).personal(),
        text("movement-col-need", 34),
        number("movement-col-cost"),
        text("report-col-answer", 26),
    ];
    let mut table = Table::new(Report::Feedback, ask.scope(book), columns);
    let in_year =
        |record: &Record| date_of(record).is_some_and(|date| i64::from(date.year()) == ask.year);
    let mut all = found(book, ask, RecordKind::Feedback, in_year);
    all.sort_by_key(|record| (date_of(record), record.id));
    let mut sum = None;
    for (record, at) in all.iter().zip(1_i64..) {
        let amount = record.int("amount");
        if let Some(amount) = amount {
            sum = Some(amount.saturating_add(sum.unwrap_or(0)));
        }
        let cells = vec![
            Cell::Count(at),
            Cell::some_date(date_of(record)),
            Cell::option(record.code("kind")),
            place(book, record),
            Cell::some_text(record.text("raised_by")),
            Cell::some_text(record.text("content")),
            amount.map_or(Cell::Empty, Cell::Money),
            Cell::some_text(record.text("answer")),
        ];
        table.push(RowKind::Body, cells, Some(record.id));
    }
    let mut total = vec![Cell::Empty; 5];
    total.push(Cell::Words(vec![Words::key("report-total")]));
    total.push(sum.map_or(Cell::Empty, Cell::Money));
    table.set_total(total);
    let needs = all.iter().filter(|record| record.code("kind") == Some("need_next"));
    let open = needs.filter(|record| record.int("amount").is_none()).count();
    if open > 0 {
        table.notes.push(Words::key("movement-note-no-amount").with("count", open));
    }
    table
}

/// The tallies of the years up to the one asked. The register wins where it knows a year.
pub(super) fn tallies(book: &Book, ask: Ask) -> Table {
    let columns = vec![
        text("report-col-year", 6),
        text("report-col-village", 16),
        number("report-col-all-households"),
        number("option-poor"),
        number("option-near_poor"),
        number("report-col-both-rate"),
        text("report-col-basis", 24),
    ];
    let mut table = Table::new(Report::Tallies, ask.scope(book), columns);
    let until = |record: &Record| record.int("year").is_some_and(|year| year <= ask.year);
    let mut all = found(book, ask, RecordKind::Tally, until);
    let name = |record: &Record| {
        let village = record.link("village").and_then(|id| book.find(id));
        village.map(|village| sort_key(&book.human_key(village)))
    };
    all.sort_by_cached_key(|record| (record.int("year"), name(record), record.id));
    for record in all {
        let count = |field| Cell::some_count(record.int(field));
        let listed = record.int("poor").zip(record.int("near_poor"));
        let rate = listed.map_or(Cell::Empty, |(poor, near)| {
            Cell::share(poor.saturating_add(near), record.int("households_total"))
        });
        let cells = vec![
            year(record),
            place(book, record),
            count("households_total"),
            count("poor"),
            count("near_poor"),
            rate,
            Cell::some_text(record.text("basis")),
        ];
        table.push(RowKind::Body, cells, Some(record.id));
    }
    table.notes.push(Words::key("report-note-tallies"));
    table
}
