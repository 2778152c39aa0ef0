//! The households to exit with what is done for them, and the pledges of the movement.
//!
//! Invariants: a registered household stands in the list whether somebody helps it or not, and a
//! pledge without a quantity or a result has no percentage.

use chrono::NaiveDate;

use crate::domain::book::{Book, is_in_force};
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::tables::{Ask, Cell, Column, Report, RowKind, Table, Words};
use crate::domain::value::Value;
use crate::text::{Decimal, PartialDate, format_decimal, format_money, sort_key};

fn text(key: &str, width: u16) -> Column {
    Column { width, ..Column::text(Words::key(key)) }
}

/// How a deed stands on a day; without a day nothing is late that is not done.
pub fn deed_state(help: &Record, today: Option<NaiveDate>) -> &'static str {
    let day = |field| help.get(field).and_then(Value::as_date);
    let due = day("due_on").map(PartialDate::latest);
    match (day("done_on"), due) {
        (Some(done), Some(due)) if done.earliest() > due => "done_late",
        (Some(_), _) => "done",
        (None, Some(due)) if today.is_some_and(|today| today > due) => "late",
        (None, _) => "under_way",
    }
}

/// The households that registered to exit in the year, each with the deeds for it.
pub(super) fn exit_list(book: &Book, ask: Ask) -> Table {
    let columns = vec![
        Column::number(Words::key("report-col-no")),
        text("report-col-head", 20),
        text("report-col-class-now", 10),
        text("report-col-hamlet", 12),
        text("report-col-registration", 13),
        text("report-col-helper", 20),
        text("report-col-deed", 14),
        text("report-col-promised", 12),
        text("report-col-due-on", 10),
        text("report-col-done", 12),
        text("report-col-deed-state", 12),
    ];
    let mut table = Table::new(Report::ExitList, ask.scope(book), columns);
    let mut all: Vec<_> = book
        .active(RecordKind::Registration)
        .filter(|record| is_in_force(record) && record.int("year") == Some(ask.year))
        .filter(|record| ask.village.is_none() || book.village_of(record) == ask.village)
        .collect();
    all.sort_by_cached_key(|record| {
        let head = book.title(record);
        (sort_key(&hamlet(book, record).unwrap_or_default()), sort_key(&head), record.id)
    });
    let (mut homes, mut helpless, mut late) = (0_i64, 0_i64, 0_i64);
    for registration in all {
        homes = homes.saturating_add(1);
        helpless = helpless.saturating_add(i64::from(!book.has_helper(registration)));
        let deeds = book.deeds_of(registration);
        let first = [
            Cell::Count(homes),
            Cell::Text(book.title(registration)),
            class(book, registration),
            Cell::some_text(hamlet(book, registration).as_deref()),
            registration.text("number").map_or(Cell::Empty, |no| Cell::Code(no.to_owned())),
        ];
        if deeds.is_empty() {
            let none = Cell::Words(vec![Words::key("deed-state-none")]);
            let helper = Cell::some_text(registration.text("helper_name"));
            let mut cells = Vec::from(first);
            cells.extend([helper, Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty, none]);
            table.push(RowKind::Body, cells, Some(registration.id));
            continue;
        }
        for (at, deed) in deeds.into_iter().enumerate() {
            let state = deed_state(deed, ask.today);
            late = late.saturating_add(i64::from(state == "late"));
            let mut cells = if at == 0 { Vec::from(first.clone()) } else { vec![Cell::Empty; 5] };
            cells.extend(of_deed(deed, state));
            table.push(RowKind::Body, cells, Some(deed.id));
        }
    }
    let total = Words::key("report-total-exit").with("count", homes);
    table.set_total(vec![Cell::Empty, Cell::Words(vec![total])]);
    if helpless > 0 {
        table.notes.push(Words::key("report-note-helpless").with("count", helpless));
    }
    if late > 0 {
        table.notes.push(Words::key("report-note-late").with("count", late));
    }
    table
}

fn of_deed(deed: &Record, state: &str) -> [Cell; 6] {
    let what = deed.code("deed").map(Words::option).into_iter();
    let what = what.chain(deed.text("description").map(Words::text)).collect();
    let promised = amount(deed.get("quantity"), deed.text("unit"), deed.int("value"));
    let done = amount(deed.get("done_quantity"), deed.text("unit"), None);
    let day = deed.get("done_on").and_then(Value::as_date).map(crate::text::format_vi);
    let done: Vec<_> = done.into_iter().chain(day).map(Words::text).collect();
    [
        Cell::some_text(deed.text("helper_name")),
        Cell::Words(what),
        promised.map_or(Cell::Empty, Cell::Text),
        Cell::some_date(deed.get("due_on").and_then(Value::as_date)),
        if done.is_empty() { Cell::Empty } else { Cell::Words(done) },
        Cell::Words(vec![Words::key(format!("deed-state-{state}"))]),
    ]
}

/// "10 ngày công", or a sum.
fn amount(quantity: Option<&Value>, unit: Option<&str>, value: Option<i64>) -> Option<String> {
    let money = value.map(|value| format!("{} đ", format_money(value)));
    let Some(Value::Decimal(quantity)) = quantity else {
        return money;
    };
    let quantity = format!("{} {}", format_decimal(*quantity), unit.unwrap_or_default());
    let both = std::iter::once(quantity.trim().to_owned()).chain(money);
    Some(both.collect::<Vec<_>>().join(", "))
}

fn class(book: &Book, registration: &Record) -> Cell {
    let household = registration.link("household").and_then(|id| book.find(id));
    Cell::option(household.and_then(|household| household.code("class")))
}

fn hamlet(book: &Book, record: &Record) -> Option<String> {
    let village = book.village_of(record).and_then(|id| book.find(id));
    village.map(|village| book.human_key(village))
}

/// The pledges of a year by who made them, and how far they were kept.
pub(super) fn pledges(book: &Book, ask: Ask) -> Table {
    let columns = vec![
        Column::number(Words::key("report-col-no")),
        text("report-col-registrant", 12),
        text("report-col-registrant-name", 20),
        text("report-col-registered-with", 20),
        text("report-col-registered-on", 10),
        text("report-col-title-aimed", 16),
        text("report-col-pledge", 24),
        text("report-col-promised", 10),
        text("report-col-achieved", 10),
        Column::number(Words::key("report-col-achieved-percent")),
    ];
    let mut table = Table::new(Report::Pledges, ask.scope(book), columns);
    let mut all: Vec<_> = book
        .active(RecordKind::Emulation)
        .filter(|pledge| pledge.int("year") == Some(ask.year))
        .filter(|pledge| ask.village.is_none() || book.village_of(pledge) == ask.village)
        .collect();
    let order = ["commune", "village", "collective", "enterprise", "individual", "household"];
    let whose = |pledge: &Record| match pledge.code("registrant") {
        Some("commune") | None => None,
        Some(_) => Some(book.title(pledge)),
    };
    let place =
        |pledge: &Record| order.iter().position(|id| Some(*id) == pledge.code("registrant"));
    all.sort_by_cached_key(|pledge| {
        (place(pledge), sort_key(&whose(pledge).unwrap_or_default()), pledge.id)
    });
    let mut kept = 0_i64;
    let count = i64::try_from(all.len()).unwrap_or(i64::MAX);
    let mut before = None;
    for (pledge, at) in all.into_iter().zip(1_i64..) {
        let percent = percent(pledge);
        kept = kept.saturating_add(i64::from(percent.is_some_and(|percent| percent >= 10_000)));
        let own = (pledge.code("registrant"), whose(pledge));
        let again = before.as_ref() == Some(&own);
        let unit = pledge.text("unit");
        let named = |field| amount(pledge.get(field), unit, None).map_or(Cell::Empty, Cell::Text);
        let aimed: Vec<_> =
            ["title", "award"].into_iter().filter_map(|field| pledge.text(field)).collect();
        let of_whom = |cell: Cell| if again { Cell::Empty } else { cell };
        let cells = vec![
            Cell::Count(at),
            of_whom(Cell::option(own.0)),
            of_whom(Cell::some_text(own.1.as_deref())),
            of_whom(Cell::some_text(pledge.text("registered_with"))),
            Cell::some_date(pledge.get("registered_on").and_then(Value::as_date)),
            if aimed.is_empty() { Cell::Empty } else { Cell::Text(aimed.join("; ")) },
            Cell::some_text(pledge.text("pledge")),
            named("quantity"),
            named("achieved"),
            percent.map_or(Cell::Empty, Cell::Percent),
        ];
        before = Some(own);
        table.push(RowKind::Body, cells, Some(pledge.id));
    }
    let total = Words::key("report-total-pledges").with("count", count).with("kept", kept);
    table.set_total(vec![Cell::Empty, Cell::Words(vec![total])]);
    table
}

/// How far a pledge was kept, in hundredths of a percent.
fn percent(pledge: &Record) -> Option<i64> {
    let number = |field| match pledge.get(field) {
        Some(Value::Decimal(number)) => Some(thousandths(*number)),
        _ => None,
    };
    match Cell::share(number("achieved")?, number("quantity")) {
        Cell::Percent(percent) => Some(percent),
        _ => None,
    }
}

/// A quantity has up to three places.
fn thousandths(number: Decimal) -> i64 {
    let missing = 3_u32.saturating_sub(u32::from(number.scale()));
    number.units().saturating_mul(10_i64.saturating_pow(missing))
}
