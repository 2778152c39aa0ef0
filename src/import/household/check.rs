//! What does not go together: scores and class, one number for two people, a household twice.
//!
//! Does not read cells. The rules are those of rural communes under Nghị định 07/2021/NĐ-CP. Invariant:
//! nothing is changed, only flagged.

use std::collections::HashMap;

use serde_json::{Map, Value as Json};

use crate::domain::import::{Flag, ImportEntry};
use crate::import::table::{ListLine, ListTable};
use crate::text::fold;

/// The most points of B1 that a poor or near-poor household has (rural areas).
const LIMIT_B1: i64 = 140;
/// A household is poor from so many deprivations on.
const POOR_FROM: i64 = 3;
/// Points of B2 for each deprivation.
const POINTS: i64 = 10;

/// Holds class, scores, deprivations and causes against each other.
pub(super) fn class_and_scores(
    table: &ListTable,
    line: &ListLine,
    values: &Map<String, Json>,
    flags: &mut Vec<Flag>,
) {
    let number = |id: &str| values.get(id).and_then(Json::as_i64);
    let count = |id: &str| {
        let list = values.get(id).and_then(Json::as_array);
        list.map(|list| i64::try_from(list.len()).unwrap_or(i64::MAX))
    };
    let class = values.get("class").and_then(Json::as_str);
    let on_list = matches!(class, Some("poor" | "near_poor"));
    let shown = |meaning: &str| table.raw(line, meaning).shown();
    let deprivations = count("deprivations");
    let unclear = |flags: &[Flag], field: &str| {
        flags.iter().any(|flag| {
            flag.row == line.row && flag.field == Some(field) && flag.code.ends_with("_unclear")
        })
    };
    let known = !unclear(flags, "deprivations");
    if let (Some(b2), Some(count), true) = (number("b2"), deprivations, known)
        && b2 != count.saturating_mul(POINTS)
    {
        flags.push(Flag::look(line.row, "b2_mismatch").at("b2").raw(shown("b2")));
    }
    if let (Some(class), Some(b1), Some(count), true) = (class, number("b1"), deprivations, known) {
        let (field, fits) = match class {
            "not_poor" => ("b1", b1 > LIMIT_B1),
            _ if b1 > LIMIT_B1 => ("b1", false),
            "poor" => ("class", count >= POOR_FROM),
            _ => ("class", count < POOR_FROM),
        };
        if !fits {
            flags.push(Flag::look(line.row, "class_mismatch").at(field).raw(shown(field)));
        }
    }
    if on_list && count("causes") == Some(0) && !unclear(flags, "causes") {
        flags.push(Flag::look(line.row, "cause_missing").at("causes"));
    }
}

/// Flags everyone whose number another person has, too.
pub(super) fn numbers(entries: &mut [ImportEntry]) {
    let mut rows: HashMap<String, Vec<u32>> = HashMap::new();
    let number = |values: &Map<String, Json>| {
        values.get("personal_number").and_then(Json::as_str).map(str::to_owned)
    };
    for member in entries.iter().flat_map(|entry| &entry.members) {
        if let Some(number) = number(&member.values) {
            rows.entry(number).or_default().push(member.row);
        }
    }
    rows.retain(|_, rows| rows.len() > 1);
    for entry in entries {
        for member in &entry.members {
            let Some(number) = number(&member.values) else { continue };
            let Some(all) = rows.get(&number) else { continue };
            let others = all.iter().copied().filter(|row| *row != member.row);
            let flag = Flag::look(member.row, "duplicate_personal_number").at("personal_number");
            entry.flags.push(flag.raw(number).with_rows(others));
        }
    }
}

/// Flags households whose heads have the same name, year of birth and village.
pub(super) fn households(entries: &mut [ImportEntry]) {
    let mut rows: HashMap<(String, Option<String>, String), Vec<u32>> = HashMap::new();
    for entry in entries.iter() {
        if let Some(key) = key(entry) {
            rows.entry(key).or_default().push(entry.row);
        }
    }
    rows.retain(|_, rows| rows.len() > 1);
    for entry in entries {
        if let Some(all) = key(entry).and_then(|key| rows.get(&key)) {
            let others = all.iter().copied().filter(|row| *row != entry.row);
            entry.flags.push(Flag::look(entry.row, "duplicate_household").with_rows(others));
        }
    }
}

fn key(entry: &ImportEntry) -> Option<(String, Option<String>, String)> {
    let head = &entry.members.first()?.values;
    let text = |values: &Map<String, Json>, id: &str| {
        values.get(id).and_then(Json::as_str).map(str::to_owned)
    };
    let year = text(head, "birth").and_then(|birth| birth.get(..4).map(str::to_owned));
    let village = text(&entry.values, "village").map(|village| fold(&village));
    Some((fold(&text(head, "full_name")?), year, village.unwrap_or_default()))
}
