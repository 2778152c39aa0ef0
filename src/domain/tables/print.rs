//! A table in words: every cell a text, headings side by side or one above the other, lines beneath.
//!
//! Screens, text files and documents lay this out; a spreadsheet takes the cells themselves. The
//! words come from whoever knows a language. Invariant: as many texts a row as there are columns.

use crate::domain::tables::{Cell, RowKind, Table, Words};
use crate::text::{format_money, format_vi, width};

/// Makes a text of words: a message key with its arguments, and a count where one chooses the form.
pub type Wording<'a> = dyn Fn(&Words) -> String + 'a;

/// At which side of its column a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Left,
    Middle,
    Right,
}

/// A heading over one or more columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    pub text: String,
    pub columns: usize,
    pub rows: usize,
    pub at: usize,
}

/// A row of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedRow {
    pub kind: RowKind,
    pub cells: Vec<String>,
}

/// A table in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Print {
    /// The title, in capitals.
    pub title: String,
    pub scope: String,
    /// The rows of headings, one or two.
    pub heads: Vec<Vec<Head>>,
    /// The row that numbers the columns.
    pub numbers: Vec<String>,
    /// At which side each column's texts stand.
    pub aligns: Vec<Align>,
    pub lines: Vec<PrintedRow>,
    pub total: Option<Vec<String>>,
    pub parts: Vec<PrintedRow>,
    /// The formula, in a sentence, and whether it holds.
    pub formula: Option<(String, bool)>,
    /// What keeps it from holding.
    pub faults: Vec<String>,
    /// What must be known.
    pub notes: Vec<String>,
}

/// A cell as it is read.
pub fn cell_text(cell: &Cell, said: &Wording<'_>) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) | Cell::Code(text) => text.clone(),
        Cell::Words(words) => words.iter().map(said).collect::<Vec<_>>().join(", "),
        Cell::Count(number) | Cell::Money(number) => format_money(*number),
        Cell::Percent(hundredths) => percent(*hundredths),
        Cell::Date(date) => format_vi(*date),
        Cell::Tick => "x".to_owned(),
    }
}

/// Hundredths of a percent with a decimal comma, as the forms have it.
fn percent(hundredths: i64) -> String {
    format!("{},{:02}", format_money(hundredths / 100), (hundredths % 100).abs())
}

impl Table {
    /// The table in somebody's words.
    pub fn print(&self, said: &Wording<'_>) -> Print {
        let texts = |cells: &[Cell]| cells.iter().map(|cell| cell_text(cell, said)).collect();
        let line = |row: &crate::domain::tables::TableRow| PrintedRow {
            kind: row.kind,
            cells: texts(&row.cells),
        };
        let verdict = |balanced| {
            let key = if balanced { "report-formula-holds" } else { "report-formula-broken" };
            Words::key(key)
        };
        let formula = self.formula.as_ref().map(|formula| {
            let args = verdict(formula.balanced).with("formula", formula.text);
            (said(&args), formula.balanced)
        });
        let faults = self.formula.iter().flat_map(|formula| &formula.faults);
        Print {
            title: said(&self.title).to_uppercase(),
            scope: self.scope.iter().map(said).collect::<Vec<_>>().join(" - "),
            heads: self.heads(said),
            numbers: self.numbers(),
            aligns: self.aligns(),
            lines: self.rows.iter().map(line).collect(),
            total: self.total.as_deref().map(texts),
            parts: self.parts.iter().map(line).collect(),
            formula,
            faults: faults.map(said).collect(),
            notes: self.notes.iter().map(said).collect(),
        }
    }

    /// The headings: columns with one group side by side stand under it; one without a group is as
    /// high as both rows.
    fn heads(&self, said: &Wording<'_>) -> Vec<Vec<Head>> {
        let grouped = self.columns.iter().any(|column| column.group.is_some());
        let rows = if grouped { 2 } else { 1 };
        let (mut upper, mut lower) = (Vec::<Head>::new(), Vec::new());
        let mut open: Option<&Words> = None;
        for (at, column) in self.columns.iter().enumerate() {
            let head = |text, rows| Head { text, columns: 1, rows, at };
            match &column.group {
                None => upper.push(head(said(&column.head), rows)),
                Some(group) => {
                    lower.push(head(said(&column.head), 1));
                    match upper.last_mut().filter(|_| open == Some(group)) {
                        Some(last) => last.columns = last.columns.saturating_add(1),
                        None => upper.push(head(said(group), 1)),
                    }
                }
            }
            open = column.group.as_ref();
        }
        if grouped { vec![upper, lower] } else { vec![upper] }
    }

    /// A, B for what names a row, then 1, 2, 3: as the forms number their columns, so that a formula
    /// can speak of them.
    fn numbers(&self) -> Vec<String> {
        let mut number = 0_usize;
        let mark = |at: usize| match at {
            0 => "A".to_owned(),
            1 => "B".to_owned(),
            _ => {
                number = number.saturating_add(1);
                number.to_string()
            }
        };
        (0..self.columns.len()).map(mark).collect()
    }

    fn aligns(&self) -> Vec<Align> {
        let align = |(at, column): (usize, &crate::domain::tables::Column)| {
            let is_tick =
                |row: &crate::domain::tables::TableRow| row.cells.get(at) == Some(&Cell::Tick);
            if column.numeric {
                Align::Right
            } else if self.rows.iter().any(is_tick) {
                Align::Middle
            } else {
                Align::Left
            }
        };
        self.columns.iter().enumerate().map(align).collect()
    }
}

impl Print {
    /// The cells of a terminal that each column needs: as wide as its widest text, which is at most
    /// `widest`, and as its heading, of which at most `head` cells count.
    pub fn widths(&self, widest: usize, head: usize) -> Vec<usize> {
        let column = |at: usize| {
            let lines = self.lines.iter().chain(&self.parts).map(|line| &line.cells);
            let cells = lines.chain(&self.total).filter_map(|cells| cells.get(at));
            let heads = self.heads.iter().flatten().filter(|h| h.at == at && h.columns == 1);
            let heads = heads.map(|h| width(&h.text).min(head)).max().unwrap_or(0);
            let cells = cells.map(|cell| width(cell)).max().unwrap_or(0).min(widest);
            cells.max(heads).max(1)
        };
        (0..self.aligns.len()).map(column).collect()
    }
}
