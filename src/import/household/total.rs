//! Rows that state how many households and persons there are, held against the rows above.
//!
//! A total counts the rows since the total before it; the last one, and one that says so, counts all.
//! Invariant: every total line gives one [`Total`], with what it states and nothing else.

use serde_json::Value as Json;

use crate::domain::import::{Flag, ImportEntry, Total};
use crate::import::grid::Raw;
use crate::import::household::group::Group;
use crate::import::table::{ListLine, ListTable, Role};
use crate::text::fold;

pub(super) fn totals(table: &ListTable, groups: &[Group], entries: &[ImportEntry]) -> Vec<Total> {
    let last = table.lines.iter().rposition(|line| line.role == Role::Total);
    let mut since = Sum::default();
    let mut all = Sum::default();
    let mut ends = groups.iter().zip(entries).peekable();
    let mut totals = Vec::new();
    for (at, line) in table.lines.iter().enumerate() {
        while let Some((_, entry)) = ends.next_if(|(group, _)| group.lines.first() <= Some(&at)) {
            since.add(entry);
            all.add(entry);
        }
        if line.role != Role::Total {
            continue;
        }
        let folded = fold(line.label());
        let says_all = folded.contains("tong cong") || folded.contains("toan xa");
        let running = folded.starts_with("luy ke");
        let of_all = running || (last == Some(at) && (says_all || since.households == 0));
        let counted = if of_all { all } else { since };
        if !running {
            since = Sum::default();
        }
        let (households, persons) = stated(table, line);
        let mut sums = Vec::new();
        if let Some(households) = households {
            sums.push(("households", households, counted.households));
        }
        if let (Some(persons), true) = (persons, counted.known) {
            sums.push(("persons", persons, counted.persons));
        }
        let wrong = sums.iter().find(|(_, stated, counted)| stated != counted);
        let flag = wrong.map(|(what, stated, _)| {
            Flag::look(line.row, "total_mismatch").at(what).raw(stated.to_string())
        });
        let flags = flag.into_iter().collect();
        totals.push(Total { row: line.row, label: line.label().to_owned(), sums, flags });
    }
    totals
}

#[derive(Debug, Clone, Copy)]
struct Sum {
    households: i64,
    persons: i64,
    /// Whether the size of every household is known.
    known: bool,
}

impl Default for Sum {
    fn default() -> Self {
        Self { households: 0, persons: 0, known: true }
    }
}

impl Sum {
    fn add(&mut self, entry: &ImportEntry) {
        let size = entry.values.get("members_count").and_then(Json::as_i64);
        self.households = self.households.saturating_add(1);
        self.persons = self.persons.saturating_add(size.unwrap_or(0));
        self.known &= size.is_some();
    }
}

/// The households and persons that a total states: in words, or under the column of sizes.
fn stated(table: &ListTable, line: &ListLine) -> (Option<i64>, Option<i64>) {
    let (mut households, mut persons) = (None, None);
    for spot in &line.cells {
        let Raw::Text(text) = &spot.raw else { continue };
        for part in fold(text).split([';', ':', ',', '(', ')', '/', '=']) {
            let words: Vec<&str> = part.split_whitespace().collect();
            for (at, word) in words.iter().enumerate() {
                let Some(number) = number(word) else { continue };
                let next = |more: usize| {
                    let at = at.saturating_add(more);
                    words.get(at).copied().unwrap_or_default().trim_end_matches('.')
                };
                match (next(1), next(2)) {
                    ("ho", "ngheo" | "can" | "moi" | "thoat") => {}
                    ("ho", _) => households = households.or(Some(number)),
                    ("khau" | "nguoi", _) | ("nhan", "khau") => {
                        persons = persons.or(Some(number));
                    }
                    _ => {}
                }
            }
        }
    }
    if let Raw::Number(number) = table.raw(line, "members_count") {
        #[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
        let whole = (0.0..1e9).contains(number).then_some(*number as i64);
        persons = persons.or(whole);
    }
    (households, persons)
}

fn number(word: &str) -> Option<i64> {
    let digits: String = word.chars().filter(|c| *c != '.').collect();
    let all = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    if all && digits.len() < 10 { digits.parse().ok() } else { None }
}
