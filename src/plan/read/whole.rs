//! What only the whole of a plan file can tell: ids, what they name, the period.
//!
//! It knows no table, only what was read and where. Invariant: whatever one entry says of another
//! names one that is there.

use std::collections::HashMap;

use chrono::{Datelike as _, NaiveDate};

use crate::plan::read::entry::Places;
use crate::plan::read::fields::Fields;
use crate::plan::{Plan, PlanEntry, Rule};
use crate::text::same_key;

/// The longest key, in letters: a record of a plan that is followed has room for so many.
const KEY_MAX: usize = 60;
/// The longest id, in letters: a record of a deadline met has room for so many.
const ID_MAX: usize = 20;

pub(super) fn check(plan: &Plan, has_period: bool, places: &[Places], fields: &mut Fields<'_, '_>) {
    let is_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !plan.key.is_empty() && (!plan.key.chars().all(is_key) || plan.key.len() > KEY_MAX) {
        let line = fields.line_of("key");
        fields.log.report(line, "plan-wrong-key", [("value", &plan.key), ("max", &KEY_MAX)]);
    }
    if has_period && plan.to < plan.from {
        let line = fields.line_of("to");
        fields.log.report(line, "plan-wrong-period", [("from", &plan.from), ("to", &plan.to)]);
    }
    if !fields.has("entry") {
        fields.missing("entry");
    }
    ids(plan, places, fields);
    named(plan, places, fields);
    dossier(plan, places, fields);
    if has_period && plan.from <= plan.to {
        for (entry, at) in plan.entries.iter().zip(places) {
            outside(plan, entry, at, fields);
        }
    }
}

fn ids(plan: &Plan, places: &[Places], fields: &mut Fields<'_, '_>) {
    let is_id = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    let mut known: HashMap<String, u32> = HashMap::new();
    for (entry, at) in plan.entries.iter().zip(places) {
        if entry.id.is_empty() {
            continue;
        }
        if !entry.id.chars().all(is_id) || entry.id.len() > ID_MAX {
            fields.log.report(at.id, "plan-wrong-id", [("value", &entry.id), ("max", &ID_MAX)]);
        }
        match known.get(&entry.id.to_lowercase()) {
            Some(first) => {
                fields.log.report(at.id, "plan-wrong-twice", [("id", &entry.id), ("first", first)]);
            }
            None => drop(known.insert(entry.id.to_lowercase(), at.id)),
        }
    }
}

/// "hoặc" names another entry that can be decided.
fn named(plan: &Plan, places: &[Places], fields: &mut Fields<'_, '_>) {
    for (entry, at) in plan.entries.iter().zip(places) {
        for (id, line) in &at.or {
            let other = plan.entry(id).filter(|other| other.test.is_some());
            if other.is_none_or(|other| other.id == entry.id) {
                fields.log.report(*line, "plan-wrong-or", [("id", id)]);
            }
        }
    }
}

fn dossier(plan: &Plan, places: &[Places], fields: &mut Fields<'_, '_>) {
    let Some(dossier) = &plan.dossier else { return };
    let Some(table) = fields.table("dossier") else { return };
    let entry_line = table.line_of("entry");
    if !dossier.entry.is_empty() && plan.entry(&dossier.entry).is_none() {
        table.log.report(
            entry_line,
            "plan-wrong-no-entry",
            [("key", &"entry"), ("id", &dossier.entry)],
        );
    }
    let line = table.line_of("deadlines");
    for id in &dossier.deadlines {
        let mut dated = plan.entries.iter().zip(places).filter(|(_, at)| at.has_due);
        if !dated.any(|(entry, _)| same_key(&entry.id, id)) {
            table.log.report(line, "plan-wrong-no-deadline", [("key", &"deadlines"), ("id", id)]);
        }
    }
}

/// A day or a year that the text gives lies within the period.
fn outside(plan: &Plan, entry: &PlanEntry, at: &Places, fields: &mut Fields<'_, '_>) {
    let Some(due) = &entry.due else { return };
    let span = |from: Option<NaiveDate>, to: Option<NaiveDate>| from.zip(to);
    let spans: Vec<_> = match &due.rule {
        Rule::Once(_, days) => days.iter().map(|day| (*day, *day)).collect(),
        Rule::InYear(year) => {
            span(NaiveDate::from_ymd_opt(*year, 1, 1), NaiveDate::from_ymd_opt(*year, 12, 31))
                .into_iter()
                .collect()
        }
        Rule::InMonth(year, month) => {
            let first = NaiveDate::from_ymd_opt(*year, *month, 1);
            first.map(|first| (first, first)).into_iter().collect()
        }
        _ => Vec::new(),
    };
    for (first, last) in spans {
        if last < plan.from || first > plan.to {
            let value = match due.rule {
                Rule::InYear(year) => year.to_string(),
                Rule::InMonth(..) => format!("{:04}-{:02}", first.year(), first.month()),
                _ => first.to_string(),
            };
            let args: [(&'static str, &dyn ToString); 3] =
                [("value", &value), ("from", &plan.from), ("to", &plan.to)];
            fields.log.report(at.due, "plan-wrong-outside", args);
        }
    }
}
