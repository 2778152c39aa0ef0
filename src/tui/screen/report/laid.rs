//! A report's table laid out for a terminal: its columns, the rows of headings, the lines beneath.
//!
//! Text alone, so that update and drawing know the same heights. Invariant: the first columns stay
//! while the others are scrolled.

use crate::domain::tables::{Align, Print, RowKind, Table};
use crate::text::{pad, pad_left, truncate, width, wrap};
use crate::tui::cx::Cx;

/// The widest column of a screen, in cells.
const WIDEST: usize = 26;

/// How much of a heading makes its column wider, in cells.
const HEAD: usize = 10;

/// Cells that a terminal has around a text.
const AROUND: u16 = 4;

/// Cells between two columns.
const GAP: usize = 1;

/// The most rows of one heading.
const HEAD_ROWS: usize = 3;

/// A line of the scrolled part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReportLine {
    /// A row of the table.
    Cells(RowKind, Vec<String>),
    Total(Vec<String>),
    /// A sentence beneath; `true` where it says that something is wrong.
    Note(String, bool),
}

/// The table laid out for a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Laid {
    pub print: Print,
    /// The cells of each column.
    pub widths: Vec<usize>,
    /// How many columns at the left stay.
    pub frozen: usize,
    pub lines: Vec<ReportLine>,
}

/// A column that is seen: which, where it begins and how wide it is.
pub(super) struct Seen {
    pub(super) at: usize,
    pub(super) x: usize,
    pub(super) wide: usize,
}

impl Laid {
    /// The columns that are seen: the first ones, then those from where one has scrolled.
    pub(super) fn seen(&self, left: usize, room: usize) -> Vec<Seen> {
        let skipped = self.frozen..self.frozen.saturating_add(left);
        let mut x = 0_usize;
        let mut out: Vec<Seen> = Vec::new();
        for (at, wide) in self.widths.iter().enumerate().filter(|(at, _)| !skipped.contains(at)) {
            let end = x.saturating_add(*wide);
            if end > room && !out.is_empty() {
                break;
            }
            out.push(Seen { at, x, wide: *wide });
            x = end.saturating_add(GAP);
        }
        out
    }

    /// The cells of a row side by side.
    pub(super) fn line(&self, columns: &[Seen], cells: &[String], middle: bool) -> String {
        let mut out = String::new();
        for column in columns {
            let text = cells.get(column.at).map(String::as_str).unwrap_or_default();
            let align = self.print.aligns.get(column.at).copied().unwrap_or(Align::Left);
            let align = if middle { Align::Middle } else { align };
            out = pad(&out, column.x);
            out.push_str(&fit(text, column.wide, align));
        }
        out
    }

    /// The rows of headings: groups over their columns, then each column's own heading, wrapped, at the
    /// bottom of its column.
    pub(super) fn head_rows(&self, columns: &[Seen]) -> Vec<String> {
        let print = &self.print;
        let own = |column: &Seen| {
            let mut heads = print.heads.iter().flatten();
            let head = heads.rfind(|head| head.at == column.at && head.columns == 1);
            let text = head.map(|head| head.text.as_str()).unwrap_or_default();
            let mut lines = wrap(text, column.wide);
            if lines.len() > HEAD_ROWS {
                let rest = lines.split_off(HEAD_ROWS.saturating_sub(1)).join(" ");
                lines.push(truncate(&rest, column.wide).into_owned());
            }
            lines
        };
        let owns: Vec<_> = columns.iter().map(own).collect();
        let high = owns.iter().map(Vec::len).max().unwrap_or(1);
        let mut rows = Vec::new();
        if print.heads.len() > 1 {
            rows.push(self.group_row(columns));
        }
        for row in 0..high {
            let mut text = String::new();
            for (lines, column) in owns.iter().zip(columns) {
                let blank = high.saturating_sub(lines.len());
                let said = row.checked_sub(blank).and_then(|at| lines.get(at));
                let align = match print.aligns.get(column.at) {
                    Some(Align::Left) | None => Align::Left,
                    Some(align) => *align,
                };
                text = pad(&text, column.x);
                text.push_str(&fit(
                    said.map(String::as_str).unwrap_or_default(),
                    column.wide,
                    align,
                ));
            }
            rows.push(text);
        }
        rows
    }

    /// The groups, each over those of its columns that are seen.
    fn group_row(&self, columns: &[Seen]) -> String {
        let mut out = String::new();
        for head in self.print.heads.first().into_iter().flatten().filter(|head| head.rows == 1) {
            let covers = head.at..head.at.saturating_add(head.columns.max(1));
            let mut inside = columns.iter().filter(|column| covers.contains(&column.at));
            let Some(first) = inside.next() else { continue };
            let last = inside.next_back().unwrap_or(first);
            let wide = last.x.saturating_add(last.wide).saturating_sub(first.x);
            out = pad(&out, first.x);
            let text = truncate(&head.text, wide);
            let dashes = wide.saturating_sub(width(&text)).saturating_sub(1);
            let dashes =
                if dashes > 1 { format!(" {}", "─".repeat(dashes)) } else { String::new() };
            out.push_str(&pad(&format!("{text}{dashes}"), wide));
        }
        out
    }
}

fn fit(text: &str, wide: usize, align: Align) -> String {
    match align {
        Align::Left => pad(text, wide),
        Align::Right => pad_left(text, wide),
        Align::Middle => {
            let text = truncate(text, wide);
            let before = wide.saturating_sub(width(&text)) / 2;
            pad(&format!("{}{text}", " ".repeat(before)), wide)
        }
    }
}

/// Cells for the columns.
pub(super) fn room(cx: &Cx<'_>) -> usize {
    usize::from(cx.size.0.saturating_sub(AROUND))
}

/// Lays a table out for the terminal.
pub(super) fn lay(cx: &Cx<'_>, table: &Table) -> Laid {
    let print = table.print(&|words| cx.locale.words(words));
    let widths = print.widths(WIDEST, HEAD);
    let named = table.columns.first().is_some_and(|column| column.numeric);
    let frozen = (usize::from(named) + 1).min(widths.len());
    let room = room(cx);
    let cells =
        |line: &crate::domain::tables::PrintedRow| ReportLine::Cells(line.kind, line.cells.clone());
    let mut lines: Vec<_> = print.lines.iter().map(cells).collect();
    lines.extend(print.total.iter().cloned().map(ReportLine::Total));
    lines.extend(print.parts.iter().map(cells));
    let mut say = |text: &str, wrong: bool| {
        lines.extend(wrap(text, room).into_iter().map(|row| ReportLine::Note(row, wrong)));
    };
    if let Some((formula, balanced)) = &print.formula {
        say(formula, !balanced);
    }
    print.faults.iter().for_each(|fault| say(fault, true));
    print.notes.iter().for_each(|note| say(note, false));
    Laid { print, widths, frozen, lines }
}
