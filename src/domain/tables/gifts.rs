//! Contributions to the Fund, with their totals. Voided receipts are shown and not added up.

use crate::domain::book::{Book, FundTotals, total};
use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::tables::{Ask, Cell, Column, Report, RowKind, Table, Words};
use crate::domain::value::Value;

fn columns() -> Vec<Column> {
    let text = |key: &str, width: u16| Column { width, ..Column::text(Words::key(key)) };
    let money = |key: &str| Column { width: 12, ..Column::number(Words::key(key)) };
    let receipt = Words::key("report-group-receipt");
    vec![
        Column::number(Words::key("report-col-no")),
        text("report-col-book", 8).under(&receipt),
        text("report-col-receipt-no", 6).under(&receipt),
        text("report-col-date", 10),
        text("report-col-donor", 24),
        text("report-col-donor-kind", 14),
        text("report-col-form", 12),
        money("report-col-amount"),
        text("report-col-goods", 16),
        money("report-col-goods-value"),
        money("report-col-sum-money"),
        text("report-col-note", 8),
    ]
}

/// The contributions of a year, by date and receipt; those of a village where one is asked for.
pub(super) fn contributions(book: &Book, ask: Ask) -> Table {
    let mut table = Table::new(Report::Contributions, ask.scope(book), columns());
    let date_of = |record: &Record| record.get("date").and_then(Value::as_date);
    let mut all: Vec<_> = book
        .records(RecordKind::Contribution)
        .filter(|record| {
            date_of(record).is_some_and(|d| i64::from(d.year()) == ask.year)
                && of_village(record, ask)
        })
        .collect();
    all.sort_by_cached_key(|record| {
        let book = record.text("receipt_book").unwrap_or_default().to_owned();
        (date_of(record), book, record.int("receipt_no"), record.id)
    });
    let sums = book.fund_totals(|record| in_year(record, ask) && of_village(record, ask));
    for (record, place) in all.into_iter().zip(1_i64..) {
        let void = record.is_void();
        let donor = match record.text("donor_name") {
            // Who asked not to be named is not named in a list that many read.
            _ if record.is("anonymous") => Cell::Words(vec![Words::key("report-anonymous")]),
            name => Cell::some_text(name),
        };
        let some_money = |amount: Option<i64>| amount.map_or(Cell::Empty, Cell::Money);
        let number = record.int("receipt_no").map(|number| number.to_string());
        let book_name = record.text("receipt_book").map(str::to_owned);
        let cells = vec![
            Cell::Count(place),
            book_name.map_or(Cell::Empty, Cell::Code),
            number.map_or(Cell::Empty, Cell::Code),
            Cell::some_date(date_of(record)),
            donor,
            Cell::option(record.code("donor_kind")),
            Cell::option(record.code("form")),
            some_money(record.int("amount")),
            Cell::some_text(record.text("goods_description")),
            some_money(record.int("goods_value")),
            Cell::Money(total(record)),
            if void { Cell::Words(vec![Words::key("report-void")]) } else { Cell::Empty },
        ];
        let kind = if void { RowKind::Void } else { RowKind::Body };
        table.push(kind, cells, Some(record.id));
    }
    let receipts = i64::try_from(sums.receipts).unwrap_or(i64::MAX);
    let mut cells = vec![Cell::Empty; table.columns.len()];
    let sums = [
        (4, Cell::Words(vec![Words::Counted("report-total-receipts", receipts)])),
        (7, Cell::Money(sums.amount)),
        (9, Cell::Money(sums.goods_value)),
        (10, Cell::Money(sums.total)),
    ];
    for (at, cell) in sums {
        if let Some(place) = cells.get_mut(at) {
            *place = cell;
        }
    }
    table.set_total(cells);
    table.notes.push(Words::key("report-note-void"));
    table
}

fn in_year(record: &Record, ask: Ask) -> bool {
    let date = record.get("date").and_then(Value::as_date);
    date.is_some_and(|date| i64::from(date.year()) == ask.year)
}

fn of_village(record: &Record, ask: Ask) -> bool {
    ask.village.is_none_or(|village| record.link("village") == Some(village))
}

/// The sums of a year by village or unit; what names none has a row of its own.
pub(super) fn by_village(book: &Book, ask: Ask) -> Table {
    let money = |key: &str| Column { width: 14, ..Column::number(Words::key(key)) };
    let columns = vec![
        Column::number(Words::key("report-col-no")),
        Column { width: 24, ..Column::text(Words::key("report-col-village")) },
        Column::number(Words::key("report-col-receipts")),
        money("report-col-amount"),
        money("report-col-goods-value"),
        money("report-col-sum-money"),
    ];
    let mut table = Table::new(Report::GiftsByVillage, ask.scope(book), columns);
    let sums = |village: Option<RecordId>| {
        book.fund_totals(|record| in_year(record, ask) && record.link("village") == village)
    };
    let row = |number: Cell, name: Cell, sums: &FundTotals| {
        let receipts = i64::try_from(sums.receipts).unwrap_or(i64::MAX);
        let money = [sums.amount, sums.goods_value, sums.total].map(Cell::Money);
        [vec![number, name, Cell::Count(receipts)], money.to_vec()].concat()
    };
    let villages = book.villages().into_iter();
    let villages = villages.filter(|village| ask.village.is_none_or(|only| only == village.id));
    for (village, number) in villages.zip(1_i64..) {
        let name = Cell::Text(book.human_key(village));
        let cells = row(Cell::Count(number), name, &sums(Some(village.id)));
        table.push(RowKind::Body, cells, Some(village.id));
    }
    let none = sums(None);
    if ask.village.is_none() && none.receipts > 0 {
        let name = Cell::Words(vec![Words::key("report-no-village")]);
        table.push(RowKind::Body, row(Cell::Empty, name, &none), None);
    }
    let all = book.fund_totals(|record| in_year(record, ask) && of_village(record, ask));
    let name = Cell::Words(vec![Words::key("report-total")]);
    table.set_total(row(Cell::Empty, name, &all));
    table.notes.push(Words::key("report-note-void"));
    table
}
