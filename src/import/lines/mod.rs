//! The rows below a heading by what they are: records, totals, sections; headings printed again,
//! column numbers, legends, signatures.
//!
//! Knows the columns' meanings, not the values. Marks matter for totals: "Cộng tháng 10" is one,
//! "Công an xã" is a donor. Invariant: every row of the sheet that holds anything is one line of the
//! table, or is passed over with a reason.

mod label;

use std::rc::Rc;

use chrono::NaiveDate;

use crate::domain::import::PassedOver;
use crate::import::decode::Decoded;
use crate::import::grid::{Raw, Sheet};
use crate::import::heading::{Heading, plain};
use crate::import::lines::label::{
    is_closing, is_grand, is_legend, is_section, is_total, label, numbers, section_name,
};
use crate::import::table::{ListLine, ListTable, Role, Spot};
use crate::import::words;

/// Letters of a passed-over row that are kept.
const EXCERPT: usize = 120;

/// What is not counted as saying something of a record.
const ASIDE: [&str; 2] = ["ordinal", "note"];

/// Sorts the rows of a sheet into a table.
pub(super) fn table(
    sheet: &Sheet,
    decoded: Decoded,
    heading: Heading,
    today: NaiveDate,
) -> ListTable {
    let mut sorter = Sorter::new(&heading);
    let mut rows: Vec<Seen> = Vec::new();
    let mut passed_over = Vec::new();
    let mut hidden = Vec::new();
    let mut decoded_rows = decoded.rows.into_iter();
    let top: Vec<Vec<Spot>> = decoded_rows.by_ref().take(heading.rows.end).collect();
    for (at, (row, cells)) in sheet.rows.iter().zip(&top).enumerate() {
        if row.hidden {
            hidden.push(row.number);
        }
        let why = if heading.rows.contains(&at) { "heading" } else { "title" };
        if !is_blank(cells) {
            passed_over.push(passed(row.number, why, cells));
        }
        if heading.rows.contains(&at) {
            sorter.heading.push(cells.clone());
        }
    }
    for (row, cells) in sheet.rows.iter().skip(heading.rows.end).zip(decoded_rows) {
        if row.hidden {
            hidden.push(row.number);
        }
        if !is_blank(&cells) {
            rows.push(sorter.see(row.number, cells));
        }
    }
    sorter.close(&mut rows);
    let (mut lines, mut section): (Vec<ListLine>, Option<Rc<str>>) = (Vec::new(), None);
    for Seen { row, cells, what, .. } in rows {
        let role = match what {
            What::Record => Role::Record,
            What::Total => Role::Total,
            What::Aside(why) => {
                if why == "section" {
                    section = section_name(&cells).map(Rc::from);
                }
                passed_over.push(passed(row, why, &cells));
                continue;
            }
        };
        lines.push(ListLine { row, role, cells, section: section.clone() });
    }
    passed_over.sort_by_key(|one| one.row);
    let Heading { heads: columns, title, .. } = heading;
    let (sheet, encoding) = (sheet.name.clone(), decoded.encoding);
    ListTable { sheet, encoding, title, today, columns, lines, passed_over, hidden }
}

/// What a row turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Record,
    Total,
    Aside(&'static str),
}

/// A row that was looked at.
#[derive(Debug)]
struct Seen {
    row: u32,
    cells: Vec<Spot>,
    what: What,
    /// How many columns that mean something are filled.
    weight: usize,
    /// Whether it has a running number.
    counted: bool,
    /// Whether it has the words of an end.
    closing: bool,
    /// Whether it is the total of everything.
    grand: bool,
}

struct Sorter {
    heading: Vec<Vec<Spot>>,
    /// The columns that say something of a record.
    telling: Vec<usize>,
    ordinal: Option<usize>,
    /// The columns that hold a name.
    names: Vec<usize>,
    /// Whether the row before was a heading.
    after_heading: bool,
}

impl Sorter {
    fn new(heading: &Heading) -> Self {
        let name = words::name_of(heading.kind);
        let at = |test: &dyn Fn(&str) -> bool| -> Vec<usize> {
            let meant = heading.heads.iter().filter(|head| head.column.meaning.is_some_and(test));
            meant.map(|head| head.column.at).collect()
        };
        Self {
            heading: Vec::new(),
            telling: at(&|meaning| !ASIDE.contains(&meaning)),
            ordinal: at(&|meaning| meaning == "ordinal").first().copied(),
            names: at(&|meaning| meaning == name || meaning == "head_name"),
            after_heading: true,
        }
    }

    fn see(&mut self, row: u32, cells: Vec<Spot>) -> Seen {
        let filled =
            |at: &&usize| cells.get(**at).is_some_and(|spot| !spot.raw.is_blank() || spot.covered);
        let weight = self.telling.iter().filter(filled).count();
        let counted =
            self.ordinal.and_then(|at| cells.get(at)).is_some_and(|spot| match &spot.raw {
                Raw::Number(_) => true,
                Raw::Text(text) => {
                    let digits = text.trim_end_matches(['.', ')']);
                    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
                }
                _ => false,
            });
        let closing = cells.iter().any(|spot| match &spot.raw {
            Raw::Text(text) => is_closing(&plain(text)),
            _ => false,
        });
        let label = label(&cells);
        let what = if self.repeats(&cells) {
            What::Aside("heading")
        } else if self.after_heading && numbers(&cells) {
            What::Aside("numbers")
        } else if is_total(label) && !counted {
            What::Total
        } else if weight <= 1 && !counted && is_section(&cells, label) {
            What::Aside("section")
        } else {
            What::Record
        };
        self.after_heading = matches!(what, What::Aside("heading" | "numbers"));
        let grand = what == What::Total && is_grand(label);
        Seen { row, cells, what, weight, counted, closing, grand }
    }

    /// Whether the row says again what the heading says.
    fn repeats(&self, cells: &[Spot]) -> bool {
        self.heading.iter().any(|heading| {
            let said =
                cells.iter().enumerate().filter(|(_, spot)| matches!(spot.raw, Raw::Text(_)));
            let (mut all, mut same) = (0_usize, 0_usize);
            for (at, spot) in said {
                all = all.saturating_add(1);
                let above = heading.get(at).is_some_and(|above| alike(&above.raw, &spot.raw));
                same = same.saturating_add(usize::from(above));
            }
            same >= 2 && same.saturating_mul(10) >= all.saturating_mul(7)
        })
    }

    /// Looks at the rows as a whole: what follows the last record is a legend or signatures.
    fn close(&self, rows: &mut [Seen]) {
        let sure = |seen: &Seen| match seen.what {
            What::Total => true,
            What::Record => {
                let named = self.names.iter().any(|at| holds(&seen.cells, *at));
                seen.counted || (named && seen.weight >= 4 && !seen.closing)
            }
            What::Aside(_) => false,
        };
        let last_sure = rows.iter().rposition(sure);
        let after_total = |at: usize, rows: &[Seen]| {
            rows.get(..at).is_some_and(|rows| rows.iter().any(|seen| seen.grand))
        };
        let first_closing = rows
            .iter()
            .enumerate()
            .skip(last_sure.map_or(0, |at| at.saturating_add(1)))
            .find(|(at, seen)| {
                let said = seen.closing && seen.weight <= 4;
                said || (after_total(*at, rows) && seen.weight <= 2)
            })
            .map(|(at, _)| at);
        let mut end = first_closing.unwrap_or(rows.len());
        // Lines of a legend stand between the last record and the first sign of an end; without
        // such a sign, lone lines at the end are one too.
        let alone = |seen: &Seen| {
            !seen.counted && seen.weight <= 1 && seen.what == What::Record && !self.is_listed(seen)
        };
        while let Some(before) = end.checked_sub(1) {
            let last = last_sure.is_none_or(|last| before > last);
            if !last || !rows.get(before).is_some_and(alone) {
                break;
            }
            end = before;
        }
        for seen in rows.iter_mut().skip(end) {
            if seen.what == What::Record || seen.what == What::Aside("section") {
                seen.what =
                    What::Aside(if is_legend(label(&seen.cells)) { "legend" } else { "signature" });
            }
        }
        // A line in the midst that names nobody and says next to nothing.
        for seen in rows.iter_mut().take(end) {
            let named = self.names.iter().any(|at| holds(&seen.cells, *at));
            if seen.what == What::Record && !named && seen.weight == 0 {
                seen.what = What::Aside("other");
            }
        }
    }

    /// Whether the line could be a record of its own although it has only a name: in a list that
    /// has no other column.
    fn is_listed(&self, seen: &Seen) -> bool {
        let named = self.names.iter().any(|at| holds(&seen.cells, *at));
        named && self.telling.len() <= 1
    }
}

fn holds(cells: &[Spot], at: usize) -> bool {
    cells.get(at).is_some_and(|spot| !spot.raw.is_blank())
}

fn is_blank(cells: &[Spot]) -> bool {
    cells.iter().all(|spot| spot.raw.is_blank())
}

fn alike(a: &Raw, b: &Raw) -> bool {
    match (a, b) {
        (Raw::Text(a), Raw::Text(b)) => plain(a) == plain(b),
        _ => false,
    }
}

fn passed(row: u32, why: &'static str, cells: &[Spot]) -> PassedOver {
    let texts = cells.iter().map(|spot| spot.raw.shown()).filter(|text| !text.is_empty());
    let text: String = texts.collect::<Vec<_>>().join(" | ").chars().take(EXCERPT).collect();
    PassedOver { row, why, text }
}

/// The rows that hold anything that can be seen, for those who count that none is lost.
#[cfg(test)]
pub(super) fn filled(sheet: &Sheet) -> std::collections::BTreeSet<u32> {
    let holds = |raw: &Raw| !raw.is_blank() && !crate::text::clean_name(&raw.shown()).is_empty();
    let filled = sheet.rows.iter().filter(|row| row.cells.iter().any(|cell| holds(&cell.raw)));
    filled.map(|row| row.number).collect()
}
