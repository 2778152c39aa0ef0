//! The rows of a list of exit registrations: the household each speaks of, and whether it is
//! registered for that year already.
//!
//! What the register cannot do without (a target, a day) is not made up: such a row waits.

use std::collections::HashMap;

use chrono::Datelike as _;

use crate::domain::book::{Book, is_in_force};
use crate::domain::id::RecordId;
use crate::domain::import::plan::compare::{changes, inputs};
use crate::domain::import::plan::planner::Planner;
use crate::domain::import::plan::seek::Heads;
use crate::domain::import::plan::{PlannedEntry, RowAction};
use crate::domain::import::{Flag, ImportEntry};
use crate::domain::input::{Input, Values};
use crate::domain::op::Op;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::value::Value;

/// What an empty form starts with and a list that does not say it must not be given.
const NOT_ASSUMED: [&str; 2] = ["registered_on", "target_class"];

/// The items of all entries.
pub(super) fn items(maker: &Planner<'_>) -> Vec<PlannedEntry> {
    let heads = Heads::of(maker.book);
    let mut registered: HashMap<(RecordId, i64), u32> = HashMap::new();
    maker
        .reading
        .entries
        .iter()
        .map(|entry| {
            let mut item = maker.item(entry);
            let mut values = read(maker, entry, &mut item);
            let year = year_of(maker, &values);
            values.entry("year").or_insert(Input::Value(Value::Int(year)));
            values.entry("target_year").or_insert(Input::Value(Value::Int(year)));
            seek(maker, &heads, entry, &mut item);
            if let Some(household) = item.household {
                once(maker, &mut registered, &mut item, (household, year));
                one(maker, &mut item, entry, values, (household, year));
            }
            maker.settle(&mut item);
            item
        })
        .collect()
}

fn read(maker: &Planner<'_>, entry: &ImportEntry, item: &mut PlannedEntry) -> Values {
    let today = maker.ctx.today;
    inputs(maker.book, RecordKind::Registration, &entry.values, today, &mut item.issues)
}

/// The year that the row says, else that of its day, of the list, or today's.
fn year_of(maker: &Planner<'_>, values: &Values) -> i64 {
    let value = |id: &str| match values.get(id) {
        Some(Input::Value(value)) => Some(value),
        _ => None,
    };
    let of_day =
        value("registered_on").and_then(Value::as_date).map(crate::text::PartialDate::year);
    let stated = value("year").and_then(Value::as_int);
    let other = of_day.or(maker.year()).unwrap_or_else(|| maker.ctx.today.year());
    stated.unwrap_or(i64::from(other))
}

/// Finds the household, or says that there is none, or several.
fn seek(maker: &Planner<'_>, heads: &Heads<'_>, entry: &ImportEntry, item: &mut PlannedEntry) {
    if let Some(chosen) = maker.choices.households.get(&entry.row) {
        item.household = Some(*chosen);
        return;
    }
    let found = entry.sought.as_ref().map(|sought| heads.find(sought)).unwrap_or_default();
    match found.as_slice() {
        [one] => item.household = Some(*one),
        [] => item.flags.push(Flag::hold(entry.row, "unknown_household").at("household")),
        _ => {
            item.flags.push(Flag::hold(entry.row, "ambiguous_household").at("household"));
            item.candidates = found;
        }
    }
}

/// A household registers once a year: the second row waits.
fn once(
    maker: &Planner<'_>,
    registered: &mut HashMap<(RecordId, i64), u32>,
    item: &mut PlannedEntry,
    what: (RecordId, i64),
) {
    if maker.choices.out.contains(&item.row) {
        return;
    }
    let first = *registered.entry(what).or_insert(item.row);
    if first != item.row {
        let flag = Flag::hold(item.row, "duplicate_registration");
        item.flags.push(flag.at("household").with_rows([first]));
    }
}

fn one(
    maker: &Planner<'_>,
    item: &mut PlannedEntry,
    entry: &ImportEntry,
    mut values: Values,
    (household, year): (RecordId, i64),
) {
    let book = maker.book;
    let class = book.find(household).and_then(|record| record.code("class"));
    let target = match values.get("target_class") {
        Some(Input::Value(target)) => target.as_code(),
        _ => None,
    };
    if class == Some("near_poor") && target == Some("near_poor") {
        flag_once(item, Flag::look(entry.row, "target_not_better").at("target_class"));
    }
    let mut standing = book.active_registrations(household, year);
    if let Some(known) = standing.next() {
        item.record = Some(known.id);
        let (changing, differs) = changes(book, known, values, entry.row);
        item.differs = differs;
        item.action = if changing.is_empty() { RowAction::Same } else { RowAction::Update };
        if !changing.is_empty() {
            item.op = Some(Op::Edit { record: known.id, values: changing });
        }
        return;
    }
    let withdrawn: Vec<_> = withdrawn(book, household, year).collect();
    if let Some(first) = withdrawn.first() {
        // A list from before does not register again who withdrew since.
        let same = |known: &&&Record| changes(book, known, values.clone(), entry.row).0.is_empty();
        let known = withdrawn.iter().find(same);
        item.record = Some(known.unwrap_or(first).id);
        item.action = if known.is_some() { RowAction::Same } else { RowAction::Hold };
        if known.is_none() {
            item.flags.push(Flag::hold(entry.row, "registration_withdrawn").at("household"));
        }
        return;
    }
    for id in NOT_ASSUMED {
        values.entry(id).or_insert(Input::Clear);
    }
    values.insert("household", Input::Value(Value::Link(household)));
    item.action = RowAction::New;
    item.op = Some(Op::Create { kind: RecordKind::Registration, values });
}

/// The registrations of a year that the household withdrew.
fn withdrawn(book: &Book, household: RecordId, year: i64) -> impl Iterator<Item = &Record> {
    let all = book.linking(household, RecordKind::Registration);
    all.filter(move |record| {
        !record.is_void() && !is_in_force(record) && record.int("year") == Some(year)
    })
}

fn flag_once(item: &mut PlannedEntry, flag: Flag) {
    if !item.flags.iter().any(|known| known.code == flag.code) {
        item.flags.push(flag);
    }
}
