//! The classes over the years.

use crate::domain::book::Book;
use crate::domain::movement::{self, Class, History, Side};
use crate::domain::schema::RecordKind;
use crate::domain::tables::{Ask, Cell, Chart, ChartKind, Column, Report, RowKind, Table, Words};

/// One row a year that the register knows, the first one first, up to the year asked.
pub(super) fn years(book: &Book, ask: Ask) -> Table {
    let column = |key: &str| Column::number(Words::key(key));
    let (poor, near) = (Words::key("report-group-poor"), Words::key("report-group-near-poor"));
    let columns = vec![
        Column { width: 6, ..Column::text(Words::key("report-col-year")) },
        column("report-col-households").under(&poor),
        column("report-col-rate").under(&poor),
        column("report-col-households").under(&near),
        column("report-col-rate").under(&near),
        column("report-col-both-rate"),
        column("report-col-unknown"),
    ];
    let mut table = Table::new(Report::Years, ask.scope(book), columns);
    let years = movement::years(book);
    let homes: Vec<_> = book
        .active(RecordKind::Household)
        .filter(|record| ask.village.is_none() || record.link("village") == ask.village)
        .map(|record| History::of(book, record))
        .collect();
    let all = all_households(book, ask);
    for year in years.into_iter().filter(|year| *year <= ask.year) {
        let at = |side: Side| {
            let found = homes.iter().filter(|history| history.side(year, true) == side).count();
            i64::try_from(found).unwrap_or(i64::MAX)
        };
        let (poor, near) = (at(Side::In(Class::Poor)), at(Side::In(Class::NearPoor)));
        let cells = vec![
            Cell::Code(year.to_string()),
            Cell::Count(poor),
            Cell::share(poor, all),
            Cell::Count(near),
            Cell::share(near, all),
            Cell::share(poor.saturating_add(near), all),
            Cell::Count(at(Side::Unknown)),
        ];
        table.push(RowKind::Body, cells, None);
    }
    table.notes = vec![Words::key(if all.is_some() {
        "report-note-years"
    } else {
        "report-note-years-no-totals"
    })];
    let chart = |kind, title: &str, columns: [usize; 2]| {
        let title = Words::key(title);
        Chart { kind, title, names: 0, columns: columns.to_vec() }
    };
    table.charts = vec![
        chart(ChartKind::Line, "report-chart-years", [2, 4]),
        chart(ChartKind::Stacked, "report-chart-classes", [1, 3]),
    ];
    table
}

fn all_households(book: &Book, ask: Ask) -> Option<i64> {
    let villages = book.villages();
    let mut wanted =
        villages.iter().filter(|village| ask.village.is_none_or(|id| id == village.id));
    let sum = wanted.try_fold(0_i64, |sum, village| {
        Some(sum.saturating_add(village.int("households_total")?))
    })?;
    (sum > 0).then_some(sum)
}
