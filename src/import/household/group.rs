//! Which lines are one household.
//!
//! By the word for the head where the list has it; else by the running number, the household's code
//! or the column of heads, whichever is not on every line; else every line is one. Invariant: every
//! record line is in exactly one group, in its order.

use std::collections::HashMap;

use crate::import::grid::Raw;
use crate::import::table::{ListLine, ListTable, Role};
use crate::import::value;

/// The lines of one household, by their place in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// Its lines, the head's first.
    pub lines: Vec<usize>,
    /// Whether the first is the head's.
    pub headed: bool,
}

/// What tells where a household begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Relation,
    HeadName,
    Code,
    Ordinal,
    Line,
}

pub(super) fn groups(table: &ListTable) -> Vec<Group> {
    let by = by(table);
    let mut groups: Vec<Group> = Vec::new();
    let mut last_code: Option<String> = None;
    for (at, line) in table.lines.iter().enumerate() {
        if line.role != Role::Record {
            last_code = None;
            continue;
        }
        let own = |meaning: &str| {
            let spot = table.spot(line, meaning);
            !spot.covered && !spot.raw.is_blank()
        };
        let begins = match by {
            By::Line => true,
            By::HeadName => own("head_name"),
            By::Ordinal => counts(own("ordinal"), table.raw(line, "ordinal")),
            By::Code => {
                let code = code(table, line);
                let other = code.is_some() && code != last_code;
                last_code = code.or(last_code);
                other
            }
            By::Relation => match value::relation(table.raw(line, "members.relation")) {
                Ok(Some(relation)) => relation == "head",
                // A head without the word, but with the household's number.
                Ok(None) => counts(own("ordinal"), table.raw(line, "ordinal")),
                Err(_) => false,
            },
        };
        match groups.last_mut() {
            Some(group) if !begins => group.lines.push(at),
            _ => groups.push(Group { lines: vec![at], headed: begins }),
        }
    }
    groups
}

fn by(table: &ListTable) -> By {
    let lines = || table.lines.iter().filter(|line| line.role == Role::Record);
    let is_head =
        |line: &ListLine| value::relation(table.raw(line, "members.relation")) == Ok(Some("head"));
    if lines().any(is_head) {
        return By::Relation;
    }
    let some_without = |meaning: &str| {
        let blank = |line: &&ListLine| {
            let spot = table.spot(line, meaning);
            spot.covered || spot.raw.is_blank()
        };
        let (all, blank) = (lines().count(), lines().filter(blank).count());
        // A number forgotten here and there is no household of two.
        table.has(meaning) && blank.saturating_mul(10) >= all && blank < all
    };
    if table.has("members.full_name") && some_without("head_name") {
        return By::HeadName;
    }
    let mut codes: HashMap<String, usize> = HashMap::new();
    for code in lines().filter_map(|line| code(table, line)) {
        let count = codes.entry(code).or_default();
        *count = count.saturating_add(1);
    }
    let all: usize = codes.values().sum();
    if table.has("code")
        && codes.len().saturating_mul(3) <= all.saturating_mul(2)
        && codes.len() > 1
    {
        return By::Code;
    }
    if some_without("ordinal") { By::Ordinal } else { By::Line }
}

/// Whether a running number is a household's: 3, and not the 3.1 of its first member.
fn counts(own: bool, raw: &Raw) -> bool {
    own && match raw {
        Raw::Number(number) => number.fract() == 0.0,
        Raw::Text(text) => {
            let number = text.trim_end_matches(['.', ')']);
            !number.is_empty() && number.chars().all(char::is_alphanumeric)
        }
        _ => false,
    }
}

fn code(table: &ListTable, line: &ListLine) -> Option<String> {
    match table.raw(line, "code") {
        raw @ (Raw::Text(_) | Raw::Number(_)) if !raw.is_blank() => Some(raw.shown()),
        _ => None,
    }
}
