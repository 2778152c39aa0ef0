//! Registrations to exit poverty, and the exits that were decided.
//!
//! A registration is a promise and an exit a decision: both are counted, and neither from the other.

use std::collections::BTreeMap;

use super::count::{self, Count, When, known, number, text};
use crate::domain::book::is_in_force;
use crate::domain::document::Block;
use crate::domain::id::RecordId;
use crate::domain::movement::{self, Movement, Passage, Transition};
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::tables::{Cell, RowKind, Table, Words};

/// What is counted of a village: registered, withdrawn, then the three ways out of a list.
#[derive(Debug, Clone, Copy, Default)]
struct Sums([i64; 5]);

impl Sums {
    fn add(&mut self, at: usize) {
        if let Some(sum) = self.0.get_mut(at) {
            *sum = sum.saturating_add(1);
        }
    }

    fn plus(mut self, other: &Self) -> Self {
        for (sum, more) in self.0.iter_mut().zip(other.0) {
            *sum = sum.saturating_add(more);
        }
        self
    }

    fn cells(&self, exits_known: bool) -> Vec<Cell> {
        let cell = |(at, sum): (usize, &i64)| known((at < 2 || exits_known).then_some(*sum));
        self.0.iter().enumerate().map(cell).collect()
    }
}

type Villages = BTreeMap<Option<RecordId>, Sums>;

pub(super) fn blocks(count: &mut Count<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(Words::key("movement-head-registered"))];
    let mut villages = Villages::new();
    let (registered, unsure) = count.sorted(RecordKind::Registration, |record| {
        count.by_year_or(record, "year", "registered_on")
    });
    count.note_unsure("movement-note-registrations", unsure);
    for record in &registered {
        let sums = villages.entry(count.book.village_of(record)).or_default();
        sums.add(0);
        if !is_in_force(record) {
            sums.add(1);
        }
    }
    let exits_known = exits(count, &mut villages);
    if villages.is_empty() && exits_known {
        blocks.push(Block::Text(Words::key("movement-no-registered")));
        return blocks;
    }
    let out = Words::key("movement-group-exits");
    let columns = vec![
        text("report-col-village"),
        number("movement-col-registered"),
        number("movement-col-withdrawn"),
        number("movement-col-poor-near").under(&out),
        number("movement-col-poor-above").under(&out),
        number("movement-col-near-above").under(&out),
    ];
    let mut table = Table::plain(Words::text(""), columns);
    let mut total = Sums::default();
    let mut put = |table: &mut Table, name: Cell, sums: &Sums| {
        total = total.plus(sums);
        let cells = std::iter::once(name).chain(sums.cells(exits_known)).collect();
        table.push(RowKind::Body, cells, None);
    };
    for village in count.book.villages() {
        let sums = villages.remove(&Some(village.id)).unwrap_or_default();
        put(&mut table, Cell::Text(count.book.human_key(village)), &sums);
    }
    // Households without a village, or of one that is void.
    let rest = villages.values().fold(Sums::default(), Sums::plus);
    if !villages.is_empty() {
        put(&mut table, Cell::Words(vec![Words::key("movement-no-village")]), &rest);
    }
    let name = Cell::Words(vec![Words::key("report-total")]);
    table.set_total(std::iter::once(name).chain(total.cells(exits_known)).collect());
    table.notes.push(Words::key("movement-note-promise"));
    blocks.push(Block::Table(Box::new(table)));
    blocks
}

/// Counts the exits. `false` where a year of the period is not in the register.
fn exits(count: &mut Count<'_>, villages: &mut Villages) -> bool {
    let kept = movement::years(count.book);
    let mut all_known = true;
    for year in count.period.years() {
        let before = year.saturating_sub(1);
        if !kept.contains(&year) || !kept.contains(&before) {
            let missing = if kept.contains(&year) { before } else { year };
            count.note(Words::key("movement-note-no-year").with("year", missing));
            all_known = false;
            continue;
        }
        let mut unsure = 0_usize;
        for passage in &Movement::of(count.book, year, None).passages {
            let Some(at) = way_out(passage) else { continue };
            // A class holds for a year; only the day of its decision says in which quarter.
            let when = match count.period.quarter {
                None => When::In,
                Some(_) => count.when(decided(count, passage.household, year)),
            };
            match when {
                When::In => villages.entry(passage.village).or_default().add(at),
                When::Unsure => unsure = unsure.saturating_add(1),
                When::Out => {}
            }
        }
        count.note_unsure("movement-note-exits", unsure);
    }
    all_known
}

fn way_out(passage: &Passage) -> Option<usize> {
    match passage.cell {
        Transition::PoorToNear => Some(2),
        Transition::PoorToAbove => Some(3),
        Transition::NearToAbove => Some(4),
        _ => None,
    }
}

/// The day of the decision by which a household has its class of a year.
fn decided(count: &Count<'_>, household: RecordId, year: i64) -> Option<crate::text::PartialDate> {
    let record: &Record = count.book.find(household)?;
    let decision = if record.int("class_year") == Some(year) {
        record
    } else {
        let standings = count.book.rows(household, RecordKind::ClassYear);
        standings.into_iter().find(|standing| standing.int("year") == Some(year))?
    };
    count::date(decision, "decision_date")
}
