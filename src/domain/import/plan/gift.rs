//! The rows of a list of contributions against the receipts of the book.
//!
//! A receipt is known by book and number; where the list gives none, by date, giver, money and goods
//! together. Money once received is never edited: a row that says otherwise is wrong.

use std::collections::{HashMap, HashSet};

use crate::domain::book::RecIx;
use crate::domain::import::plan::compare::{changes, inputs};
use crate::domain::import::plan::planner::Planner;
use crate::domain::import::plan::{PlannedEntry, RowAction};
use crate::domain::import::{Flag, FlagLevel, ImportEntry};
use crate::domain::input::{Input, Values};
use crate::domain::issue::Issue;
use crate::domain::op::Op;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::value::Value;
use crate::text::fold;

/// What an empty form starts with and a list that does not say it must not be given.
const NOT_ASSUMED: [&str; 1] = ["date"];

/// The receipts of the book, and those of this list that are taken.
struct Receipts {
    numbered: HashMap<String, RecIx>,
    alike: HashMap<String, Vec<RecIx>>,
    taken: HashSet<RecIx>,
    /// Numbers that the list gives, with the first row that does.
    listed: HashMap<String, u32>,
}

fn text_of(value: Option<&Value>) -> String {
    match value {
        Some(Value::Text(text)) => fold(text),
        Some(value) if value.is_some() => value.to_json().to_string(),
        _ => String::new(),
    }
}

fn input<'a>(values: &'a Values, id: &str) -> Option<&'a Value> {
    match values.get(id)? {
        Input::Value(value) => Some(value),
        _ => None,
    }
}

/// Book and number, as they are compared.
fn number<'a>(get: impl Fn(&'static str) -> Option<&'a Value>) -> Option<String> {
    let (book, number) = (text_of(get("receipt_book")), get("receipt_no")?.as_int()?);
    Some(format!("{book}/{number}"))
}

/// All that a receipt without a number is known by.
fn facts<'a>(get: impl Fn(&'static str) -> Option<&'a Value>) -> String {
    let parts =
        ["date", "donor_name", "amount", "goods_description", "goods_quantity", "goods_value"];
    parts.map(|id| text_of(get(id))).join("|")
}

/// The items of all entries.
pub(super) fn items(maker: &Planner<'_>) -> Vec<PlannedEntry> {
    let mut receipts = Receipts::of(maker);
    let read = |entry: &ImportEntry| {
        let mut issues = Vec::new();
        let today = maker.ctx.today;
        let values =
            inputs(maker.book, RecordKind::Contribution, &entry.values, today, &mut issues);
        (values, issues)
    };
    let rows: Vec<_> = maker.reading.entries.iter().map(read).collect();
    // Those with a number first: what they take no row without one may take.
    let numbered: Vec<_> = rows.iter().map(|(values, _)| receipts.by_number(values)).collect();
    let rows = maker.reading.entries.iter().zip(rows).zip(numbered);
    rows.map(|((entry, (values, issues)), known)| {
        let mut item = maker.item(entry);
        item.issues = issues;
        let known = known.or_else(|| receipts.by_facts(&values));
        let known = known.and_then(|at| maker.book.record(at));
        one(maker, &mut item, entry, values, known, &mut receipts);
        maker.settle(&mut item);
        item
    })
    .collect()
}

impl Receipts {
    fn of(maker: &Planner<'_>) -> Self {
        let mut receipts = Self {
            numbered: HashMap::new(),
            alike: HashMap::new(),
            taken: HashSet::new(),
            listed: HashMap::new(),
        };
        for at in maker.book.of_kind(RecordKind::Contribution) {
            let Some(record) = maker.book.record(*at) else { continue };
            // What was taken back may be taken in again.
            if record.is_undone() {
                continue;
            }
            if let Some(number) = number(|id| record.get(id)) {
                let known = receipts.numbered.entry(number).or_insert(*at);
                if !record.is_void() && is_void(maker, *known) {
                    *known = *at;
                }
            }
            receipts.alike.entry(facts(|id| record.get(id))).or_default().push(*at);
        }
        // Those that stand are taken before the void ones.
        for alike in receipts.alike.values_mut() {
            alike.sort_by_key(|at| is_void(maker, *at));
        }
        receipts
    }

    fn by_number(&mut self, values: &Values) -> Option<RecIx> {
        let at = *self.numbered.get(&number(|id| input(values, id))?)?;
        self.taken.insert(at);
        Some(at)
    }

    /// A receipt with the same facts that no row has taken yet.
    fn by_facts(&mut self, values: &Values) -> Option<RecIx> {
        if number(|id| input(values, id)).is_some() {
            return None;
        }
        let alike = self.alike.get(&facts(|id| input(values, id)))?;
        let at = *alike.iter().find(|at| !self.taken.contains(at))?;
        self.taken.insert(at);
        Some(at)
    }
}

fn is_void(maker: &Planner<'_>, at: RecIx) -> bool {
    maker.book.record(at).is_none_or(Record::is_void)
}

fn one(
    maker: &Planner<'_>,
    item: &mut PlannedEntry,
    entry: &ImportEntry,
    mut values: Values,
    known: Option<&Record>,
    receipts: &mut Receipts,
) {
    let number = number(|id| input(&values, id));
    let held = item.flags.iter().any(|flag| flag.level == FlagLevel::Hold);
    let first = number
        .filter(|_| !held && !maker.is_out(entry))
        .map(|number| *receipts.listed.entry(number).or_insert(entry.row));
    if let Some(first) = first.filter(|first| *first != entry.row) {
        // One number cannot stand for two receipts: a person says which of them bears it.
        wait_as_second(item, entry.row, first);
        return;
    }
    if let Some(known) = known {
        item.record = Some(known.id);
        let (_, differs) = changes(maker.book, known, values, entry.row);
        item.action = RowAction::Same;
        if known.is_void() {
            item.issues.push(Issue::whole("void_record"));
        } else if !differs.is_empty() {
            item.issues.push(Issue::whole("frozen_receipt"));
        }
        item.differs = differs;
        return;
    }
    for id in NOT_ASSUMED {
        values.entry(id).or_insert(Input::Clear);
    }
    item.action = RowAction::New;
    item.op = Some(Op::Create { kind: RecordKind::Contribution, values });
}

fn wait_as_second(item: &mut PlannedEntry, row: u32, first: u32) {
    let flag = Flag::hold(row, "duplicate_receipt").at("receipt_no").with_rows([first]);
    match item.flags.iter_mut().find(|flag| flag.code == "duplicate_receipt") {
        Some(known) => known.level = FlagLevel::Hold,
        None => item.flags.push(flag),
    }
}
