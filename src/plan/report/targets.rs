//! Targets against results: those of the plan, and the commune's own.
//!
//! Everything is counted by `judge`; here it becomes a table. Where a plan gives no bar, that is said.

use super::count::{Count, number, text, unknown, words_cell};
use crate::domain::document::Block;
use crate::domain::tables::{Cell, Column, RowKind, Table, Words};
use crate::plan::judge::{Answer, Progress, progress};
use crate::text::format_decimal;

pub(super) fn blocks(count: &mut Count<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(Words::key("movement-head-targets"))];
    let last = count.period.last_year();
    let of_plan = progress(Some(count.plan), count.book, last, None);
    if of_plan.is_empty() {
        blocks.push(Block::Text(Words::key("movement-no-plan-targets")));
    } else {
        let title = Words::key("movement-table-plan-targets").with("year", last);
        blocks.push(Block::Table(Box::new(table(title, &of_plan))));
    }
    let own: Vec<_> =
        count.period.years().flat_map(|year| progress(None, count.book, year, None)).collect();
    if own.is_empty() {
        blocks.push(Block::Text(Words::key("movement-no-own-targets")));
    } else {
        let title = Words::key("movement-table-own-targets");
        blocks.push(Block::Table(Box::new(table(title, &own))));
    }
    if count.period.quarter.is_some() {
        blocks.push(Block::Text(Words::key("movement-targets-yearly").with("year", last)));
    }
    blocks
}

fn table(title: Words, targets: &[Progress<'_>]) -> Table {
    let columns = vec![
        number("report-col-no"),
        text("movement-col-target"),
        text("report-col-year"),
        text("movement-col-unit"),
        Column { numeric: true, ..text("movement-col-bar") },
        Column { numeric: true, ..text("movement-col-result-number") },
        text("movement-col-verdict"),
    ];
    let mut table = Table::plain(title, columns);
    for (one, place) in targets.iter().zip(1_i64..) {
        let name = match (one.of_plan, one.kind) {
            (Some((_, entry)), _) => Cell::Text(entry.heading().to_owned()),
            (None, kind) => Cell::option(kind),
        };
        let bar = one.target.map(|bar| format!("{} {}", one.compare.sign(), format_decimal(bar)));
        let bar = bar.map_or_else(|| words_cell("movement-no-threshold"), Cell::Text);
        let reached = one.reached.map(|reached| Cell::Text(format_decimal(reached)));
        let verdict = match one.answer {
            _ if one.no_threshold() => "movement-answer-none",
            Answer::Met => "movement-answer-met",
            Answer::NotMet => "movement-answer-not-met",
            Answer::Unknown | Answer::NeedsTick => "movement-unknown",
        };
        let cells = vec![
            Cell::Count(place),
            name,
            Cell::Code(one.year.to_string()),
            Cell::Words(vec![Words::key(format!("movement-unit-{}", one.unit.id()))]),
            bar,
            reached.unwrap_or_else(unknown),
            words_cell(verdict),
        ];
        table.push(RowKind::Body, cells, None);
    }
    table
}
