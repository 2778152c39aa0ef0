//! What helpers did, what was tried (models, initiatives), and who was put forward for an award.

use std::collections::{BTreeMap, BTreeSet};

use super::count::{
    self, Count, Part, When, by_code, grouped, known, len, money, number, quantity, text, unknown,
    words_cell,
};
use crate::domain::document::Block;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::tables::{Cell, RowKind, Table, Words};
use crate::text::{format_decimal, same_name_key};

/// The most helpers that are named.
const NAMED: usize = 40;

/// Helpers and their deeds, promised and done.
pub(super) fn helped(count: &mut Count<'_>) -> Vec<Block> {
    let part = Part {
        kind: RecordKind::Help,
        head: "movement-head-helped",
        note: "movement-note-deeds",
        none: "movement-no-deeds",
    };
    // Of a quarter are the deeds that fall due in it or were done in it.
    let when = |count: &Count<'_>, record: &Record| {
        let done = count.when(count::date(record, "done_on"));
        match count.by_year_or(record, "year", "due_on") {
            _ if done == When::In => When::In,
            // Done in another quarter, and no day on which it was due.
            When::Unsure if done == When::Out => When::Out,
            when => when,
        }
    };
    count.part(&part, when, |count, deeds| vec![by_deed(count, &deeds), by_helper(count, &deeds)])
}

/// Whether a deed was done by the end of the period.
fn is_done(count: &Count<'_>, deed: &Record) -> bool {
    count::date(deed, "done_on").is_some_and(|done| done.earliest() <= count.period.to)
}

fn by_deed(count: &Count<'_>, deeds: &[&Record]) -> Table {
    let (promised, done) =
        (Words::key("movement-group-promised"), Words::key("movement-group-done"));
    let columns = vec![
        text("movement-col-deed"),
        number("movement-col-deeds").under(&promised),
        number("movement-col-quantity").under(&promised),
        number("movement-col-worth").under(&promised),
        number("movement-col-deeds").under(&done),
        number("movement-col-quantity").under(&done),
        number("movement-col-worth").under(&done),
    ];
    let table = Table::plain(Words::key("movement-table-deeds"), columns);
    let row = |deed: Option<&str>, of: &[&Record]| {
        // Quantities of one unit alone can be added up: those of labour days.
        let adds = deed == Some("labour_days");
        let made: Vec<_> = of.iter().filter(|deed| is_done(count, deed)).copied().collect();
        let side = |of: &[&Record], field| {
            let sum = quantity(of, field).filter(|_| adds);
            let sum = sum.map_or(Cell::Empty, |sum| Cell::Text(format_decimal(sum)));
            let worth = if of.is_empty() {
                Cell::Empty
            } else {
                money(of, "value").map_or_else(unknown, Cell::Money)
            };
            [Cell::Count(len(of.len())), sum, worth]
        };
        [side(of, "quantity"), side(&made, "done_quantity")].concat()
    };
    let groups = by_code(deeds, "deed");
    let mut table = grouped(table, &groups, deeds, |code| Cell::option(Some(code)), row);
    let unvalued = deeds.iter().filter(|deed| deed.int("value").is_none()).count();
    if unvalued > 0 {
        table.notes.push(Words::key("movement-note-unvalued").with("count", unvalued));
    }
    table
}

fn by_helper(count: &Count<'_>, deeds: &[&Record]) -> Table {
    let columns = vec![
        number("report-col-no"),
        text("report-col-helper"),
        text("report-col-helper-kind"),
        number("movement-col-homes"),
        number("movement-group-promised"),
        number("movement-group-done"),
    ];
    let mut table = Table::plain(Words::key("movement-table-helpers"), columns);
    let mut helpers: BTreeMap<String, Vec<&Record>> = BTreeMap::new();
    for deed in deeds {
        let name = deed.text("helper_name").unwrap_or_default();
        helpers.entry(same_name_key(name)).or_default().push(deed);
    }
    let homes = |of: &[&Record]| {
        len(of.iter().filter_map(|deed| deed.link("household")).collect::<BTreeSet<_>>().len())
    };
    let mut helpers: Vec<_> = helpers.into_values().collect();
    helpers.sort_by_key(|of| std::cmp::Reverse((homes(of), of.len())));
    for (of, place) in helpers.iter().take(NAMED).zip(1_i64..) {
        let first = of.first();
        let done = of.iter().filter(|deed| is_done(count, deed)).count();
        let cells = vec![
            Cell::Count(place),
            Cell::some_text(first.and_then(|deed| deed.text("helper_name"))),
            Cell::option(first.and_then(|deed| deed.code("helper_kind"))),
            Cell::Count(homes(of)),
            Cell::Count(len(of.len())),
            Cell::Count(len(done)),
        ];
        table.push(RowKind::Body, cells, None);
    }
    if let Some(more) = helpers.len().checked_sub(NAMED).filter(|more| *more > 0) {
        table.notes.push(Words::key("movement-note-more").with("count", more));
    }
    table
}

/// Models and initiatives. They have a year, no day.
pub(super) fn initiatives(count: &mut Count<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(Words::key("movement-head-initiatives"))];
    let years: Vec<_> = count.period.years().collect();
    let in_years = |record: &&Record| record.int("year").is_some_and(|year| years.contains(&year));
    let mut found: Vec<_> = count.all(RecordKind::Initiative).filter(in_years).collect();
    if count.period.quarter.is_some() {
        // A year's initiative is of no quarter: nobody knows of which.
        let said = Words::key("movement-initiatives-yearly").with("count", found.len());
        blocks.push(Block::Text(said.with("year", count.period.last_year())));
        return blocks;
    }
    if found.is_empty() {
        blocks.push(Block::Text(Words::key("movement-no-initiatives")));
        return blocks;
    }
    found.sort_by_key(|record| (record.int("year"), record.code("kind"), record.id));
    let columns = vec![
        number("report-col-no"),
        text("movement-col-title"),
        text("movement-col-kind"),
        text("report-col-village"),
        text("report-col-year"),
        number("movement-col-reached-homes"),
        text("movement-col-result"),
    ];
    let mut table = Table::plain(Words::text(""), columns);
    for (record, place) in found.iter().zip(1_i64..) {
        let village = count.village(record);
        let cells = vec![
            Cell::Count(place),
            Cell::some_text(record.text("title")),
            Cell::option(record.code("kind")),
            village.map_or_else(|| words_cell("report-scope-commune"), Cell::Text),
            record.int("year").map_or(Cell::Empty, |year| Cell::Code(year.to_string())),
            known(record.int("households")),
            record.text("result").map_or_else(unknown, |text| Cell::Text(text.to_owned())),
        ];
        table.push(RowKind::Body, cells, Some(record.id));
    }
    blocks.push(Block::Table(Box::new(table)));
    blocks
}

/// Who was put forward, by award, and what came of it.
pub(super) fn awards(count: &mut Count<'_>) -> Vec<Block> {
    let part = Part {
        kind: RecordKind::Nomination,
        head: "movement-head-awards",
        note: "movement-note-nominations",
        none: "movement-no-nominations",
    };
    let when = |count: &Count<'_>, record: &Record| count.of_plan(record, "year", "state_on");
    count.part(&part, when, |count, found| vec![by_award(count, &found)])
}

fn by_award(count: &Count<'_>, found: &[&Record]) -> Table {
    let columns = vec![
        text("movement-col-award"),
        number("movement-col-nominated"),
        number("movement-col-awarded"),
        number("movement-col-refused"),
        number("movement-col-open"),
    ];
    let table = Table::plain(Words::text(""), columns);
    let row = |_: Option<&str>, of: &[&Record]| {
        let states = |ids: &[&str]| {
            let is = |record: &&&Record| record.code("state").is_some_and(|id| ids.contains(&id));
            len(of.iter().filter(is).count())
        };
        let (yes, no) = (states(&["awarded"]), states(&["not_awarded", "cancelled"]));
        let all = len(of.len());
        let open = all.saturating_sub(yes).saturating_sub(no);
        [all, yes, no, open].map(Cell::Count).to_vec()
    };
    let mut awards: BTreeMap<&str, Vec<&Record>> = BTreeMap::new();
    for record in found {
        let id = record.text("award").unwrap_or_default();
        let id = count.plan.entry(id).map_or(id, |entry| entry.id.as_str());
        awards.entry(id).or_default().push(record);
    }
    let name =
        |id: &str| Cell::Text(count.plan.entry(id).map_or(id, |entry| entry.heading()).to_owned());
    grouped(table, &awards, found, name, row)
}
