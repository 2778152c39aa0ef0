//! What people say of policies and difficulties, and what is needed next.
//!
//! Who said it is not in the report: what was said is, and in which village.

use std::collections::BTreeMap;

use super::count::{Count, len, number, text, unknown};
use crate::domain::book::is_in_force;
use crate::domain::document::Block;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::tables::{Cell, RowKind, Table, Words};
use crate::text::format_money;

fn voices<'a>(count: &mut Count<'a>) -> Vec<&'a Record> {
    let (mut found, unsure) = count.dated(RecordKind::Feedback, "date");
    count.note_unsure("movement-note-feedback", unsure);
    found.sort_by_key(|record| (super::count::date(record, "date"), record.id));
    found
}

/// Difficulties, and what policies should say otherwise.
pub(super) fn feedback(count: &mut Count<'_>) -> Vec<Block> {
    let found = voices(count);
    let mut blocks = Vec::new();
    for (kind, head, none) in [
        ("difficulty", "movement-head-difficulties", "movement-no-difficulties"),
        ("policy", "movement-head-policy", "movement-no-policy"),
    ] {
        blocks.push(Block::Heading(Words::key(head)));
        let of: Vec<_> = found.iter().filter(|record| record.code("kind") == Some(kind)).collect();
        if of.is_empty() {
            blocks.push(Block::Text(Words::key(none)));
        }
        blocks.extend(of.into_iter().map(|record| Block::Item(voice(count, record))));
    }
    blocks
}

/// What was said, where, and what was answered.
fn voice(count: &Count<'_>, record: &Record) -> Words {
    let content = record.text("content").unwrap_or_default();
    let village = count.village(record);
    let key = match (&village, record.text("answer")) {
        (Some(_), Some(_)) => "movement-voice-village-answer",
        (Some(_), None) => "movement-voice-village",
        (None, Some(_)) => "movement-voice-answer",
        (None, None) => return Words::text(content),
    };
    let mut words = Words::key(key).with("content", content);
    if let Some(village) = village {
        words = words.with("village", village);
    }
    match record.text("answer") {
        Some(answer) => words.with("answer", answer),
        None => words,
    }
}

/// What is needed next, with its sums, and how many households need what.
pub(super) fn needs(count: &mut Count<'_>) -> Vec<Block> {
    let found = voices(count);
    let wanted: Vec<_> =
        found.into_iter().filter(|record| record.code("kind") == Some("need_next")).collect();
    let mut blocks = vec![Block::Heading(Words::key("movement-head-needs"))];
    if wanted.is_empty() {
        blocks.push(Block::Text(Words::key("movement-no-needs")));
    } else {
        blocks.push(Block::Table(Box::new(sums(count, &wanted))));
    }
    blocks.push(Block::Heading(Words::key("movement-head-homes-needs")));
    blocks.push(homes(count));
    blocks
}

fn sums(count: &Count<'_>, wanted: &[&Record]) -> Table {
    let columns = vec![
        number("report-col-no"),
        text("movement-col-need"),
        text("report-col-village"),
        number("movement-col-cost"),
    ];
    let mut table = Table::plain(Words::text(""), columns);
    for (record, place) in wanted.iter().zip(1_i64..) {
        let village = count.village(record);
        let everywhere = || Cell::Words(vec![Words::key("report-scope-commune")]);
        let cells = vec![
            Cell::Count(place),
            Cell::some_text(record.text("content")),
            village.map_or_else(everywhere, Cell::Text),
            record.int("amount").map_or_else(unknown, Cell::Money),
        ];
        table.push(RowKind::Body, cells, Some(record.id));
    }
    let sum = super::count::money(wanted, "amount").map_or_else(unknown, Cell::Money);
    let name = Cell::Words(vec![Words::key("report-total")]);
    table.set_total(vec![Cell::Empty, name, Cell::Empty, sum]);
    let open = wanted.iter().filter(|record| record.int("amount").is_none()).count();
    if open > 0 {
        table.notes.push(Words::key("movement-note-no-amount").with("count", open));
    }
    table
}

/// How many registered households need what, of the last year of the period.
fn homes(count: &mut Count<'_>) -> Block {
    let year = count.period.last_year();
    let registered = count.all(RecordKind::Registration);
    let registered: Vec<_> = registered
        .filter(|record| is_in_force(record) && record.int("year") == Some(year))
        .filter(|record| {
            count.period.quarter.is_none()
                || count.by_year_or(record, "year", "registered_on") == super::count::When::In
        })
        .collect();
    let mut needs: BTreeMap<&str, i64> = BTreeMap::new();
    for need in registered.iter().flat_map(|record| record.ticks("needs")) {
        let sum = needs.entry(need).or_default();
        *sum = sum.saturating_add(1);
    }
    if needs.is_empty() {
        return Block::Text(Words::key("movement-no-homes-needs").with("year", year));
    }
    let columns = vec![text("report-col-needs"), number("movement-col-homes")];
    let title = Words::key("movement-table-homes-needs").with("year", year);
    let mut table = Table::plain(title, columns);
    let mut needs: Vec<_> = needs.into_iter().collect();
    needs.sort_by_key(|(_, homes)| std::cmp::Reverse(*homes));
    for (need, homes) in needs {
        table.push(RowKind::Body, vec![Cell::option(Some(need)), Cell::Count(homes)], None);
    }
    let silent = registered.iter().filter(|record| record.ticks("needs").is_empty()).count();
    table.notes.push(
        Words::key("movement-note-homes-needs")
            .with("count", format_money(len(registered.len())))
            .with("silent", silent),
    );
    Block::Table(Box::new(table))
}
