//! A table as lines of text: aligned by cells of the terminal, as wide as it needs to be.

use crate::domain::tables::{Align, Head, Print, RowKind};
use crate::text::{pad, pad_left, width, wrap};

/// The widest column of text, in cells.
const WIDEST: usize = 36;

/// The widest heading of a column whose cells are narrower, in cells.
const HEAD: usize = 12;

impl Print {
    /// The headings, the rows and the totals, ruled.
    pub fn grid(&self) -> Vec<String> {
        body(self, &self.widths(WIDEST, HEAD))
    }

    /// How many cells a line of the grid is wide.
    pub fn grid_width(&self) -> usize {
        let widths = self.widths(WIDEST, HEAD);
        let sum = widths.iter().fold(0_usize, |sum, w| sum.saturating_add(*w).saturating_add(3));
        sum.saturating_add(1)
    }

    /// Each row in a line, every number with its heading: for where the grid has no room.
    pub fn as_lines(&self) -> Vec<String> {
        let rows = self.lines.iter().map(|line| &line.cells).chain(&self.total);
        let rows = rows.chain(self.parts.iter().map(|part| &part.cells));
        let told = |cells: &Vec<String>| {
            let cell = |(at, cell): (usize, &String)| {
                let empty = cell.is_empty();
                (!empty).then(|| format!("{}: {cell}", self.heading(at)))
            };
            cells.iter().enumerate().filter_map(cell).collect::<Vec<_>>().join("; ")
        };
        rows.map(told).collect()
    }

    /// A column's heading, with its group where another column has the same one.
    fn heading(&self, at: usize) -> String {
        let own = |at: usize| {
            let mut heads = self.heads.iter().flatten();
            heads.rfind(|head| head.at == at && head.columns <= 1).map(|head| head.text.as_str())
        };
        let name = own(at);
        let twins = (0..self.aligns.len()).filter(|other| own(*other) == name).count();
        if let Some(name) = name.filter(|_| twins < 2) {
            return name.to_owned();
        }
        let covers =
            |head: &&Head| head.at <= at && at < head.at.saturating_add(head.columns.max(1));
        let heads = self.heads.iter().filter_map(|row| row.iter().find(covers));
        heads.map(|head| head.text.as_str()).collect::<Vec<_>>().join(" - ")
    }

    /// Formula, faults and notes: what stands beneath the table.
    pub fn beneath(&self) -> Vec<String> {
        let formula = self.formula.iter().map(|(text, _)| text.clone());
        formula.chain(self.faults.iter().cloned()).chain(self.notes.iter().cloned()).collect()
    }
}

fn body(print: &Print, widths: &[usize]) -> Vec<String> {
    let rule = rule(widths, '-');
    let mut out = vec![rule.clone()];
    for row in &print.heads {
        out.extend(head_row(row, widths));
    }
    out.push(rule.clone());
    if !print.numbers.is_empty() {
        out.extend(rows(&print.numbers, &vec![Align::Middle; widths.len()], widths));
        out.push(rule.clone());
    }
    for line in &print.lines {
        let mut cells = line.cells.clone();
        if line.kind == RowKind::Member
            && let Some(name) = cells.get_mut(1)
        {
            name.insert_str(0, "  ");
        }
        out.extend(rows(&cells, &print.aligns, widths));
    }
    if let Some(total) = &print.total {
        out.push(rule.clone());
        out.extend(rows(total, &print.aligns, widths));
    }
    for part in &print.parts {
        out.extend(rows(&part.cells, &print.aligns, widths));
    }
    out.push(rule);
    out
}

fn rule(widths: &[usize], sign: char) -> String {
    let parts = widths.iter().map(|wide| sign.to_string().repeat(wide.saturating_add(2)));
    format!("+{}+", parts.collect::<Vec<_>>().join("+"))
}

/// A row of headings, each over its columns, empty where there is none.
fn head_row(row: &[Head], widths: &[usize]) -> Vec<String> {
    let mut cells = Vec::new();
    let mut wides = Vec::new();
    let mut at = 0;
    while at < widths.len() {
        let head = row.iter().find(|head| head.at == at);
        let columns = head.map_or(1, |head| head.columns).max(1);
        let inside = widths.iter().skip(at).take(columns);
        let wide = inside.fold(0_usize, |sum, wide| sum.saturating_add(*wide).saturating_add(3));
        wides.push(wide.saturating_sub(3));
        cells.push(head.map(|head| head.text.clone()).unwrap_or_default());
        at = at.saturating_add(columns);
    }
    rows(&cells, &vec![Align::Middle; wides.len()], &wides)
}

/// Cells side by side in as many lines as the highest of them needs.
fn rows(cells: &[String], aligns: &[Align], widths: &[usize]) -> Vec<String> {
    let wrapped: Vec<_> =
        cells.iter().zip(widths).map(|(cell, wide)| wrap_cell(cell, *wide)).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(1);
    let line = |row: usize| {
        let parts = wrapped.iter().zip(widths).zip(aligns).map(|((lines, wide), align)| {
            let text = lines.get(row).map(String::as_str).unwrap_or_default();
            match align {
                Align::Left => pad(text, *wide),
                Align::Right => pad_left(text, *wide),
                Align::Middle => {
                    let before = wide.saturating_sub(width(text)) / 2;
                    pad(&format!("{}{text}", " ".repeat(before)), *wide)
                }
            }
        });
        format!("| {} |", parts.collect::<Vec<_>>().join(" | "))
    };
    (0..height).map(line).collect()
}

/// Indented names keep their indent in the first line.
fn wrap_cell(cell: &str, wide: usize) -> Vec<String> {
    if width(cell) <= wide { vec![cell.to_owned()] } else { wrap(cell, wide) }
}
