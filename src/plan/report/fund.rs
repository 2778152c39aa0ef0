//! The Fund: what was received in the period, by form and by who gave, in the peak month, and who
//! gave most. Promises are no records of the register, so that nothing pledged is in it.

use std::collections::BTreeMap;

use super::count::{self, Count, by_code, len, money, number, text, unknown};
use crate::domain::book::{is_peak_month, total};
use crate::domain::document::Block;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::tables::{Cell, RowKind, Table, Words};
use crate::text::{format_money, same_name_key};

/// How many of those who gave most are named.
const NAMED: usize = 10;

pub(super) fn blocks(count: &mut Count<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(Words::key("movement-head-fund"))];
    let (received, unsure) = count.dated(RecordKind::Contribution, "date");
    count.note_unsure("movement-note-gifts", unsure);
    if received.is_empty() {
        blocks.push(Block::Text(Words::key("movement-no-gifts")));
        return blocks;
    }
    let sum = format_money(worth(&received));
    let said = Words::key("movement-fund").with("count", received.len()).with("sum", sum);
    blocks.push(Block::Text(said));
    let unvalued = received.iter().filter(|gift| is_unvalued(gift)).count();
    if unvalued > 0 {
        let said = Words::key("movement-fund-unvalued").with("count", unvalued);
        blocks.push(Block::Text(said));
    }
    let is_peak = |gift: &&&Record| count::date(gift, "date").is_some_and(is_peak_month);
    let peak: Vec<_> = received.iter().filter(is_peak).copied().collect();
    blocks.push(Block::Text(if peak.is_empty() {
        Words::key("movement-no-peak")
    } else {
        let sum = format_money(worth(&peak));
        Words::key("movement-peak").with("count", peak.len()).with("sum", sum)
    }));
    blocks.push(Block::Table(Box::new(forms(&received))));
    blocks.push(Block::Table(Box::new(donors(&received))));
    blocks.push(Block::Table(Box::new(most(&received))));
    blocks
}

/// Money and valued goods, each once.
fn worth(gifts: &[&Record]) -> i64 {
    gifts.iter().fold(0_i64, |sum, gift| sum.saturating_add(total(gift)))
}

/// Goods or labour of which nobody wrote what they are worth.
fn is_unvalued(gift: &Record) -> bool {
    matches!(gift.code("form"), Some("in_kind" | "labour")) && gift.int("goods_value").is_none()
}

fn forms(received: &[&Record]) -> Table {
    let columns = vec![
        text("report-col-form"),
        number("movement-col-gifts"),
        number("report-col-amount"),
        number("report-col-goods-value"),
        number("report-col-sum-money"),
    ];
    let mut table = Table::plain(Words::key("movement-table-forms"), columns);
    let row = |name: Cell, of: &[&Record]| {
        let cell = |field| money(of, field).map_or(Cell::Empty, Cell::Money);
        let all_unvalued = of.iter().all(|gift| is_unvalued(gift) && gift.int("amount").is_none());
        let sum = if all_unvalued { unknown() } else { Cell::Money(worth(of)) };
        vec![name, Cell::Count(len(of.len())), cell("amount"), cell("goods_value"), sum]
    };
    for (code, of) in by_code(received, "form") {
        table.push(RowKind::Body, row(Cell::option(Some(code)), &of), None);
    }
    table.set_total(row(Cell::Words(vec![Words::key("report-total")]), received));
    table.notes.push(Words::key("movement-note-received"));
    table
}

fn donors(received: &[&Record]) -> Table {
    let columns = vec![
        text("report-col-donor-kind"),
        number("movement-col-gifts"),
        number("report-col-sum-money"),
    ];
    let mut table = Table::plain(Words::key("movement-table-donors"), columns);
    let row =
        |name: Cell, of: &[&Record]| vec![name, Cell::Count(len(of.len())), Cell::Money(worth(of))];
    for (code, of) in by_code(received, "donor_kind") {
        table.push(RowKind::Body, row(Cell::option(Some(code)), &of), None);
    }
    table.set_total(row(Cell::Words(vec![Words::key("report-total")]), received));
    table
}

/// Those who gave most and may be named, as in a public list.
fn most(received: &[&Record]) -> Table {
    let columns = vec![
        number("report-col-no"),
        text("report-col-donor"),
        text("report-col-donor-kind"),
        number("report-col-sum-money"),
    ];
    let mut table = Table::plain(Words::key("movement-table-most"), columns);
    let mut named: BTreeMap<String, Vec<&Record>> = BTreeMap::new();
    for gift in received.iter().filter(|gift| !gift.is("anonymous")) {
        if let Some(name) = gift.text("donor_name") {
            named.entry(same_name_key(name)).or_default().push(gift);
        }
    }
    let mut named: Vec<_> = named.into_values().collect();
    named.sort_by_key(|of| std::cmp::Reverse(worth(of)));
    for (of, place) in named.iter().take(NAMED).zip(1_i64..) {
        let first = of.first();
        let cells = vec![
            Cell::Count(place),
            Cell::some_text(first.and_then(|gift| gift.text("donor_name"))),
            Cell::option(first.and_then(|gift| gift.code("donor_kind"))),
            Cell::Money(worth(of)),
        ];
        table.push(RowKind::Body, cells, None);
    }
    let hidden: Vec<_> = received.iter().filter(|gift| gift.is("anonymous")).copied().collect();
    if !hidden.is_empty() {
        let said = Words::key("movement-note-anonymous").with("count", hidden.len());
        table.notes.push(said.with("sum", format_money(worth(&hidden))));
    }
    table
}
