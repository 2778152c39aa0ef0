//! What every part of a report counts with: the records of the period, and what is not known.

use std::collections::BTreeMap;

use super::{Period, ReportRequest};
use crate::domain::book::Book;
use crate::domain::document::Block;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::tables::{Cell, Column, RowKind, Table, Words};
use crate::domain::value::Value;
use crate::plan::Plan;
use crate::text::{Decimal, PartialDate};

/// Whether something lies in the period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    In,
    /// Before or after it.
    Out,
    /// Its day is not known well enough.
    Unsure,
}

/// What a part of a report is of, and its messages.
pub(super) struct Part {
    pub(super) kind: RecordKind,
    pub(super) head: &'static str,
    /// To the writer: of how many it is not known whether they lie in the period.
    pub(super) note: &'static str,
    /// That there are none.
    pub(super) none: &'static str,
}

/// A report that is being made.
pub(super) struct Count<'a> {
    pub(super) book: &'a Book,
    pub(super) plan: &'a Plan,
    pub(super) period: Period,
    /// What the writer has to know.
    pub(super) notes: Vec<Words>,
}

impl<'a> Count<'a> {
    pub(super) fn new(book: &'a Book, asked: &ReportRequest<'a>) -> Self {
        let ReportRequest { plan, period, .. } = *asked;
        Self { book, plan, period, notes: Vec::new() }
    }

    /// Says something to the writer, once.
    pub(super) fn note(&mut self, note: Words) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Says how many things of a kind have no day in the period nor out of it.
    pub(super) fn note_unsure(&mut self, key: &'static str, unsure: usize) {
        if unsure > 0 {
            self.note(Words::key(key).with("count", unsure));
        }
    }

    /// The records of a kind that stand.
    pub(super) fn all(&self, kind: RecordKind) -> impl Iterator<Item = &'a Record> + use<'a> {
        self.book.active(kind)
    }

    /// Whether a date lies in the period.
    pub(super) fn when(&self, date: Option<PartialDate>) -> When {
        let Some(date) = date else { return When::Unsure };
        if date.earliest() >= self.period.from && date.latest() <= self.period.to {
            When::In
        } else if date.latest() < self.period.from || date.earliest() > self.period.to {
            When::Out
        } else {
            When::Unsure
        }
    }

    /// Whether a record lies in the period: by its year, or by a day where the report is of a
    /// quarter.
    pub(super) fn by_year_or(&self, record: &Record, year: &str, day: &str) -> When {
        match (self.period.quarter, record.int(year)) {
            (None, Some(year)) if self.period.years().any(|one| one == year) => When::In,
            (None, Some(_)) => When::Out,
            (_, Some(year)) if !self.period.years().any(|one| one == year) => When::Out,
            _ => self.when(date(record, day)),
        }
    }

    /// Those of a kind in the period by their day, and how many have no sure day.
    pub(super) fn dated(&self, kind: RecordKind, day: &str) -> (Vec<&'a Record>, usize) {
        self.sorted(kind, |record| self.when(date(record, day)))
    }

    /// Those of a kind for which `when` says that they lie in the period, and how many are unsure.
    pub(super) fn sorted(
        &self,
        kind: RecordKind,
        when: impl Fn(&Record) -> When,
    ) -> (Vec<&'a Record>, usize) {
        let mut unsure = 0_usize;
        let found = self.all(kind).filter(|record| match when(record) {
            When::In => true,
            When::Out => false,
            When::Unsure => {
                unsure = unsure.saturating_add(1);
                false
            }
        });
        let found = found.collect();
        (found, unsure)
    }

    /// Whether a record of the plan lies in the period by its year, else by a day.
    pub(super) fn of_plan(&self, record: &Record, year: &str, day: &str) -> When {
        if self.plan.is_of(record) { self.by_year_or(record, year, day) } else { When::Out }
    }

    /// A part of the report: its heading, then the tables of the records that lie in the period, or
    /// that there are none. Of how many the day is not known well enough is said to the writer.
    pub(super) fn part(
        &mut self,
        part: &Part,
        when: impl Fn(&Self, &Record) -> When,
        tables: impl FnOnce(&Self, Vec<&'a Record>) -> Vec<Table>,
    ) -> Vec<Block> {
        let (found, unsure) = self.sorted(part.kind, |record| when(self, record));
        self.note_unsure(part.note, unsure);
        let mut blocks = vec![Block::Heading(Words::key(part.head))];
        if found.is_empty() {
            blocks.push(Block::Text(Words::key(part.none)));
        } else {
            let tables = tables(self, found).into_iter();
            blocks.extend(tables.map(|table| Block::Table(Box::new(table))));
        }
        blocks
    }

    /// The village of a record by name.
    pub(super) fn village(&self, record: &Record) -> Option<String> {
        let village = record.link("village").or_else(|| self.book.village_of(record))?;
        self.book.find(village).map(|village| self.book.human_key(village))
    }
}

/// A date of a record.
pub(super) fn date(record: &Record, field: &str) -> Option<PartialDate> {
    record.get(field).and_then(Value::as_date)
}

/// A decimal of a record.
pub(super) fn decimal(record: &Record, field: &str) -> Option<Decimal> {
    record.get(field).and_then(Value::as_decimal)
}

pub(super) fn len(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// "Not known".
pub(super) fn unknown() -> Cell {
    Cell::Words(vec![Words::key("movement-unknown")])
}

/// A count, or that it is not known.
pub(super) fn known(count: Option<i64>) -> Cell {
    count.map_or_else(unknown, Cell::Count)
}

/// Some words in a cell.
pub(super) fn words_cell(key: &'static str) -> Cell {
    Cell::Words(vec![Words::key(key)])
}

pub(super) fn text(key: &'static str) -> Column {
    Column::text(Words::key(key))
}

pub(super) fn number(key: &'static str) -> Column {
    Column::number(Words::key(key))
}

/// Groups records by an option, in the order of the option's ids as they first come.
pub(super) fn by_code<'r>(
    records: &[&'r Record],
    field: &str,
) -> BTreeMap<&'static str, Vec<&'r Record>> {
    let mut groups: BTreeMap<&'static str, Vec<&'r Record>> = BTreeMap::new();
    for record in records {
        if let Some(code) = record.code(field) {
            groups.entry(code).or_default().push(record);
        }
    }
    groups
}

/// A row a group, and the totals of `all`. `row` counts what stands behind the name; of the totals
/// it is told no group.
pub(super) fn grouped<'r>(
    mut table: Table,
    groups: &BTreeMap<&str, Vec<&'r Record>>,
    all: &[&'r Record],
    name: impl Fn(&str) -> Cell,
    row: impl Fn(Option<&str>, &[&'r Record]) -> Vec<Cell>,
) -> Table {
    for (id, of) in groups {
        table.push(RowKind::Body, [vec![name(id)], row(Some(id), of)].concat(), None);
    }
    table.set_total([vec![words_cell("report-total")], row(None, all)].concat());
    table
}

/// A sum of money, of those records that have one; nothing where none has.
pub(super) fn money(records: &[&Record], field: &str) -> Option<i64> {
    let known: Vec<_> = records.iter().filter_map(|record| record.int(field)).collect();
    (!known.is_empty()).then(|| known.into_iter().fold(0_i64, i64::saturating_add))
}

/// A sum of decimals, of those records that have one; nothing where none has.
pub(super) fn quantity(records: &[&Record], field: &str) -> Option<Decimal> {
    let known: Vec<_> = records.iter().filter_map(|record| decimal(record, field)).collect();
    if known.is_empty() {
        return None;
    }
    let thousandths = |one: Decimal| {
        let up = 3_u32.saturating_sub(u32::from(one.scale()));
        one.units().saturating_mul(10_i64.saturating_pow(up))
    };
    let sum = known.into_iter().fold(0_i64, |sum, one| sum.saturating_add(thousandths(one)));
    Decimal::new(sum, 3)
}
