//! Lists of households, with their members as rows or without.
//!
//! A household is its head's line and the lines of its people; what is said of the household is
//! read from the head's line, or from the cell that is merged over it. Invariant: every line of the
//! table is in an entry or is a total.

mod check;
mod group;
mod made;
mod own;
mod person;
mod total;

use crate::domain::import::{Flag, ImportEntry, Person};
use crate::import::table::{ListTable, Role};
use crate::import::{Options, Rows};

use group::{Group, groups};
use made::Made;

/// Reads a list of households.
pub(super) fn read(table: &ListTable, _options: &Options<'_>) -> Rows {
    let groups = groups(table);
    let with_members = groups.iter().any(|group| group.lines.len() > 1);
    let mut entries: Vec<ImportEntry> =
        groups.iter().filter_map(|group| entry(table, group, with_members)).collect();
    check::numbers(&mut entries);
    check::households(&mut entries);
    let totals = total::totals(table, &groups, &entries);
    for entry in &mut entries {
        entry.flags.sort_by_key(|flag| (flag.row, flag.code));
    }
    Rows { entries, totals, ..Rows::default() }
}

fn entry(table: &ListTable, group: &Group, with_members: bool) -> Option<ImportEntry> {
    let head_at = *group.lines.first()?;
    let head = table.lines.get(head_at).filter(|line| line.role == Role::Record)?;
    let mut made = Made::new(table);
    let mut members = Vec::new();
    for (place, line) in group.lines.iter().filter_map(|at| table.lines.get(*at)).enumerate() {
        members.extend(person::people(&mut made, line, place == 0 && group.headed));
    }
    if !group.headed {
        made.flags.push(Flag::hold(head.row, "head_missing").at("relation"));
    }
    let mut values = own::values(&mut made, head_at, head);
    if with_members {
        let count = members.len();
        let stated = values.get("members_count").and_then(serde_json::Value::as_u64);
        if stated.is_some_and(|stated| usize::try_from(stated) != Ok(count)) {
            let raw = stated.map(|stated| stated.to_string()).unwrap_or_default();
            made.flags
                .push(Flag::look(head.row, "members_count_mismatch").at("members_count").raw(raw));
        }
        values.insert("members_count".to_owned(), count.into());
    }
    if let Some(note) = note(&members) {
        values.insert("note".to_owned(), note.into());
    }
    check::class_and_scores(table, head, &values, &mut made.flags);
    let Made { flags, mended, .. } = made;
    Some(ImportEntry { row: head.row, values, members, sought: None, flags, mended })
}

/// The notes of all lines: the head's as it is, a member's after the name.
fn note(members: &[Person]) -> Option<String> {
    let notes = members.iter().enumerate().filter_map(|(place, member)| {
        let text = |id: &str| member.values.get(id).and_then(serde_json::Value::as_str);
        let note = text("note")?;
        Some(match text("full_name") {
            Some(name) if place > 0 => format!("{name}: {note}"),
            _ => note.to_owned(),
        })
    });
    let notes: Vec<String> = notes.collect();
    (!notes.is_empty()).then(|| notes.join("\n"))
}
