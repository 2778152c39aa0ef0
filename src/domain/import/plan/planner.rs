//! What every kind of list is planned with: the book, the reading, what a person chose; the last word
//! on an item, and what a plan comes to.

use std::cmp::Ordering;

use chrono::Datelike as _;

use crate::domain::book::Book;
use crate::domain::import::plan::{Choices, NewVillage, PlanSummary, PlannedEntry, RowAction};
use crate::domain::import::{FlagLevel, ImportEntry, Reading};
use crate::domain::input::{Input, Values};
use crate::domain::issue::Issue;
use crate::domain::op::{Ctx, decide};
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::value::Value;

/// What a plan is made from.
pub(super) struct Planner<'a> {
    pub(super) book: &'a Book,
    pub(super) reading: &'a Reading,
    pub(super) choices: &'a Choices,
    pub(super) ctx: &'a Ctx,
}

impl Planner<'_> {
    /// An item of which nothing is known but what was read.
    pub(super) fn item(&self, entry: &ImportEntry) -> PlannedEntry {
        PlannedEntry {
            row: entry.row,
            action: if self.is_out(entry) { RowAction::Out } else { RowAction::Hold },
            record: None,
            op: None,
            village: None,
            household: None,
            candidates: Vec::new(),
            flags: entry.flags.clone(),
            issues: Vec::new(),
            differs: Vec::new(),
        }
    }

    /// Whether a person left the entry out.
    pub(super) fn is_out(&self, entry: &ImportEntry) -> bool {
        self.choices.out.contains(&entry.row)
    }

    /// The year of the list, as its title or a person says it.
    pub(super) fn year(&self) -> Option<i32> {
        self.choices.year.or(self.reading.title.year)
    }

    /// The year of the list, or today's.
    pub(super) fn year_input(&self) -> Input {
        let year = self.year().unwrap_or_else(|| self.ctx.today.year());
        Input::Value(Value::Int(i64::from(year)))
    }

    /// The year of one row.
    pub(super) fn year_of(&self, values: &Values) -> Input {
        values.get("class_year").cloned().unwrap_or_else(|| self.year_input())
    }

    /// The year of a row against the one whose class the household carries. A list that says no year
    /// is of that one.
    pub(super) fn against(&self, values: &Values, known: &Record) -> Ordering {
        if self.year().is_none() && !values.contains_key("class_year") {
            return Ordering::Equal;
        }
        match (self.year_of(values), known.int("class_year")) {
            (Input::Value(Value::Int(of_list)), Some(held)) => of_list.cmp(&held),
            _ => Ordering::Greater,
        }
    }

    /// The last word on an item: what waits or is refused has no intention.
    pub(super) fn settle(&self, item: &mut PlannedEntry) {
        if self.choices.out.contains(&item.row) {
            item.action = RowAction::Out;
            item.op = None;
            return;
        }
        if let Some(op) = &item.op {
            let waits_for_village = item.village.is_some();
            match decide(self.book, op, self.ctx) {
                Ok(decision) => item.issues.extend(decision.warnings),
                Err(mut issues) => {
                    let is_waited =
                        |issue: &Issue| issue.field == Some("village") && issue.code == "required";
                    issues.retain(|issue| !(waits_for_village && is_waited(issue)));
                    item.issues.extend(issues);
                }
            }
        }
        // Numbers of a file follow each other, and its reader says where they do not.
        item.issues.retain(|issue| issue.code != "receipt_gap");
        let nothing = item.issues.iter().any(|issue| issue.code == "nothing_changed");
        item.issues.retain(|issue| issue.code != "nothing_changed");
        // The move to a new village is not in the intention yet.
        if nothing && item.village.is_none() {
            item.action = RowAction::Same;
            item.op = None;
        }
        let held = item.flags.iter().any(|flag| flag.level == FlagLevel::Hold);
        let hard: Vec<_> = item.issues.iter().filter(|issue| issue.is_hard()).collect();
        if held || (!hard.is_empty() && hard.iter().all(|issue| is_known(item, issue))) {
            item.action = RowAction::Hold;
        } else if !hard.is_empty() {
            item.action = RowAction::Error;
        }
        if matches!(item.action, RowAction::Hold | RowAction::Error) {
            item.op = None;
        }
    }

    pub(super) fn summary(&self, items: &[PlannedEntry]) -> PlanSummary {
        let mut summary = PlanSummary {
            year: Some(self.year().unwrap_or_else(|| self.ctx.today.year())),
            year_assumed: self.year().is_none(),
            ..PlanSummary::default()
        };
        for (item, entry) in items.iter().zip(&self.reading.entries) {
            let count = summary.actions.entry(item.action).or_default();
            *count = count.saturating_add(1);
            if item.action == RowAction::Out {
                continue;
            }
            let text = |id: &str| entry.values.get(id).and_then(serde_json::Value::as_str);
            let number = |id: &str| entry.values.get(id).and_then(serde_json::Value::as_i64);
            if self.reading.kind == RecordKind::Household {
                let persons = size(entry);
                summary.persons = summary.persons.saturating_add(persons);
                if let Some(class) = text("class") {
                    let count = summary.classes.entry(class.to_owned()).or_default();
                    *count = count.saturating_add(1);
                }
            } else if item.action != RowAction::Hold {
                let add = |sum: i64, id: &str| sum.saturating_add(number(id).unwrap_or(0));
                summary.amount = add(summary.amount, "amount");
                summary.goods_value = add(summary.goods_value, "goods_value");
            }
        }
        summary
    }
}

/// Persons of an entry: the rows of its people, or the size it states.
pub fn size(entry: &ImportEntry) -> u64 {
    let rows = u64::try_from(entry.members.len()).unwrap_or(u64::MAX);
    let stated = entry.values.get("members_count").and_then(serde_json::Value::as_u64);
    if rows > 1 { rows } else { stated.unwrap_or(rows) }
}

/// What is only missing, or is flagged already, waits for a person rather than being wrong.
fn is_known(item: &PlannedEntry, issue: &Issue) -> bool {
    let flagged = |field: &str| item.flags.iter().any(|flag| flag.field == Some(field));
    issue.code == "required" || issue.field.is_some_and(flagged)
}

/// Villages that some row to be stored belongs to.
pub(super) fn needed(villages: &[NewVillage]) -> impl Iterator<Item = (usize, &NewVillage)> {
    let fine = |village: &NewVillage| village.entries > 0 && village.issues.is_empty();
    villages.iter().enumerate().filter(move |(_, village)| fine(village))
}
