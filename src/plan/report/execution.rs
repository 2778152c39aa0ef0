//! How the movement was carried out: what was sent in time, who pledged what, who helps whom.

use super::count::{self, Count, Part, When, by_code, grouped, len, number, quantity, text};
use crate::domain::book::is_in_force;
use crate::domain::document::Block;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::tables::{Cell, RowKind, Table, Words};

pub(super) fn blocks(count: &mut Count<'_>) -> Vec<Block> {
    let mut blocks = filings(count);
    blocks.extend(pledges(count));
    blocks.extend(helpers(count));
    blocks
}

/// What was done in time for the plan.
fn filings(count: &mut Count<'_>) -> Vec<Block> {
    let part = Part {
        kind: RecordKind::Filing,
        head: "movement-head-filings",
        note: "movement-note-filings",
        none: "movement-no-filings",
    };
    let when = |count: &Count<'_>, record: &Record| {
        if count.plan.is_of(record) {
            count.when(count::date(record, "done_on"))
        } else {
            When::Out
        }
    };
    count.part(&part, when, |count, done| vec![table_of_filings(count, done)])
}

fn table_of_filings(count: &Count<'_>, mut done: Vec<&Record>) -> Table {
    done.sort_by_key(|record| (count::date(record, "done_on"), record.id));
    let columns = vec![
        number("report-col-no"),
        text("movement-col-task"),
        text("movement-col-due"),
        text("movement-col-done"),
        text("movement-col-number"),
    ];
    let mut table = Table::plain(Words::text(""), columns);
    for (record, place) in done.into_iter().zip(1_i64..) {
        let id = record.text("entry").unwrap_or_default();
        let entry = count.plan.entry(id).map_or(id, |entry| entry.heading());
        let cells = vec![
            Cell::Count(place),
            Cell::Text(entry.to_owned()),
            Cell::some_date(count::date(record, "due_on")),
            Cell::some_date(count::date(record, "done_on")),
            record.text("number").map_or(Cell::Empty, |number| Cell::Code(number.to_owned())),
        ];
        table.push(RowKind::Body, cells, Some(record.id));
    }
    table
}

/// Who registered for the movement, with what came of it.
fn pledges(count: &mut Count<'_>) -> Vec<Block> {
    let part = Part {
        kind: RecordKind::Emulation,
        head: "movement-head-pledges",
        note: "movement-note-pledges",
        none: "movement-no-pledges",
    };
    let when = |count: &Count<'_>, record: &Record| count.of_plan(record, "year", "registered_on");
    count.part(&part, when, |_, found| vec![table_of_pledges(&found)])
}

fn table_of_pledges(found: &[&Record]) -> Table {
    let columns = vec![
        text("movement-col-registrant"),
        number("movement-col-pledges"),
        number("movement-col-signed"),
        number("movement-col-reached"),
        number("movement-col-not-reached"),
        number("movement-col-no-result"),
    ];
    let table = Table::plain(Words::text(""), columns);
    grouped(
        table,
        &by_code(found, "registrant"),
        found,
        |code| Cell::option(Some(code)),
        |_, of| {
            let (mut reached, mut short) = (0_i64, 0_i64);
            for one in of {
                let pair = (quantity(&[one], "quantity"), quantity(&[one], "achieved"));
                if let (Some(wanted), Some(achieved)) = pair {
                    let met = achieved >= wanted;
                    reached = reached.saturating_add(i64::from(met));
                    short = short.saturating_add(i64::from(!met));
                }
            }
            let all = len(of.len());
            let signed = len(of.iter().filter(|one| one.is("signed")).count());
            let open = all.saturating_sub(reached).saturating_sub(short);
            [all, signed, reached, short, open].map(Cell::Count).to_vec()
        },
    )
}

/// Which households have somebody who helps them.
fn helpers(count: &mut Count<'_>) -> Vec<Block> {
    let years: Vec<_> = count.period.years().collect();
    let in_years = |record: &Record| record.int("year").is_some_and(|year| years.contains(&year));
    let mut helped: Vec<_> = count
        .all(RecordKind::Help)
        .filter(|record| in_years(record))
        .filter_map(|record| record.link("household"))
        .collect();
    let registered =
        count.all(RecordKind::Registration).filter(|one| in_years(one) && is_in_force(one));
    let registered: Vec<_> = registered.collect();
    let named = registered.iter().filter(|record| record.text("helper_name").is_some());
    helped.extend(named.filter_map(|record| record.link("household")));
    helped.sort_unstable();
    helped.dedup();
    let alone = |record: &&&Record| {
        record.link("household").is_none_or(|home| helped.binary_search(&home).is_err())
    };
    let alone = registered.iter().filter(alone).count();
    let said = match (helped.len(), registered.len()) {
        (0, 0) => Words::key("movement-no-helpers"),
        (homes, all) => Words::key("movement-helpers")
            .with("homes", homes)
            .with("registered", all)
            .with("alone", alone),
    };
    vec![Block::Heading(Words::key("movement-head-helpers")), Block::Text(said)]
}
