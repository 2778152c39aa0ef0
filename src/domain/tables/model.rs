//! What a table is: columns under headings, rows of cells, what is said beneath.
//!
//! Knows nothing of where the figures come from, nor of how they are written. Invariant: a row has
//! as many cells as there are columns; [`Table::push`] sees to it.

use crate::domain::id::RecordId;
use crate::domain::tables::Report;
use crate::text::PartialDate;

/// What a person reads: a message key with its arguments, or a name as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words {
    Key(String, Vec<(&'static str, String)>),
    /// A message in which a count chooses the form.
    Counted(&'static str, i64),
    /// A text of the register.
    Text(String),
    /// A number and what it stands for.
    Numbered(i64, Box<Words>),
}

impl Words {
    /// The message of a key.
    pub fn key(key: impl Into<String>) -> Self {
        Self::Key(key.into(), Vec::new())
    }

    /// The name of an option.
    pub fn option(id: &str) -> Self {
        Self::key(format!("option-{id}"))
    }

    /// A text of the register.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Names something in the message.
    #[expect(clippy::needless_pass_by_value, reason = "numbers and texts alike")]
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        if let Self::Key(_, args) = &mut self {
            args.push((name, value.to_string()));
        }
        self
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing: not known, or not of this row.
    Empty,
    /// A name or another text of the register.
    Text(String),
    /// Several words, one after the other.
    Words(Vec<Words>),
    Count(i64),
    /// Hundredths of a percent.
    Percent(i64),
    /// Đồng.
    Money(i64),
    /// A date, perhaps only a year.
    Date(PartialDate),
    /// A number that is a name: nobody adds it up, and its zeros stay.
    Code(String),
    Tick,
}

impl Cell {
    /// The text, or nothing.
    pub fn some_text(text: Option<&str>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.to_owned()))
    }

    /// The option of a field, or nothing.
    pub fn option(code: Option<&str>) -> Self {
        code.map_or(Self::Empty, |id| Self::Words(vec![Words::option(id)]))
    }

    /// The number, or nothing.
    pub fn some_count(count: Option<i64>) -> Self {
        count.map_or(Self::Empty, Self::Count)
    }

    /// The date, or nothing.
    pub fn some_date(date: Option<PartialDate>) -> Self {
        date.map_or(Self::Empty, Self::Date)
    }

    /// A tick, or nothing.
    pub fn tick(on: bool) -> Self {
        if on { Self::Tick } else { Self::Empty }
    }

    /// A part of a whole in percent; nothing where there is no whole.
    pub fn share(part: i64, whole: Option<i64>) -> Self {
        match whole {
            Some(whole) if whole > 0 => {
                // Rounded half up, to the hundredth.
                let part = i128::from(part).saturating_mul(20_000);
                let rounded = part.saturating_add(i128::from(whole)) / (i128::from(whole) * 2);
                Self::Percent(i64::try_from(rounded).unwrap_or(i64::MAX))
            }
            _ => Self::Empty,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The heading above that it shares with its neighbours.
    pub group: Option<Words>,
    pub head: Words,
    /// Whether it holds numbers, which stand at the right.
    pub numeric: bool,
    /// Whether it tells something of a person that a public list must not show.
    pub personal: bool,
    /// The least cells of a screen or the characters of a sheet that it is wide, 0 for as needed.
    pub width: u16,
}

impl Column {
    pub fn text(head: Words) -> Self {
        Self { group: None, head, numeric: false, personal: false, width: 0 }
    }

    pub fn number(head: Words) -> Self {
        Self { numeric: true, ..Self::text(head) }
    }

    /// The same under a heading.
    #[must_use]
    pub fn under(mut self, group: &Words) -> Self {
        self.group = Some(group.clone());
        self
    }

    /// The same, personal.
    #[must_use]
    pub fn personal(mut self) -> Self {
        self.personal = true;
        self
    }
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// Counts, or one thing.
    Body,
    /// A person of the household in the row above.
    Member,
    /// A part of the totals.
    Part,
    /// Does not count any more: a voided receipt, a registration withdrawn.
    Void,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    pub kind: RowKind,
    pub cells: Vec<Cell>,
    /// The record that it is about.
    pub record: Option<RecordId>,
}

/// The formula that a table keeps, and whether it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    pub text: &'static str,
    /// Whether it gives what was counted.
    pub balanced: bool,
    /// What keeps it from doing so, with names.
    pub faults: Vec<Words>,
}

/// How a chart looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// A bar a row, the columns on top of each other.
    Stacked,
    /// A bar a row and column, side by side.
    Bars,
    Line,
    /// A bar a column: the totals row under the columns' headings.
    Totals,
}

/// A chart of some columns over the body's rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    pub kind: ChartKind,
    pub title: Words,
    /// The column that names the rows.
    pub names: usize,
    /// The columns that are drawn.
    pub columns: Vec<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Which; none where it stands in a text.
    pub report: Option<Report>,
    pub title: Words,
    /// Of which year and village.
    pub scope: Vec<Words>,
    pub columns: Vec<Column>,
    /// Top to bottom, the totals not among them.
    pub rows: Vec<TableRow>,
    /// The totals row, one cell a column.
    pub total: Option<Vec<Cell>>,
    /// Parts of the totals, beneath them.
    pub parts: Vec<TableRow>,
    /// What must be known to read it.
    pub notes: Vec<Words>,
    /// What it must fulfil.
    pub formula: Option<Formula>,
    /// What is drawn of it.
    pub charts: Vec<Chart>,
}

impl Table {
    /// A table without rows.
    pub fn new(report: Report, scope: Vec<Words>, columns: Vec<Column>) -> Self {
        let title = Words::key(report.title_key());
        Self { report: Some(report), scope, ..Self::plain(title, columns) }
    }

    /// A table of a text, without rows.
    pub fn plain(title: Words, columns: Vec<Column>) -> Self {
        Self {
            report: None,
            title,
            scope: Vec::new(),
            columns,
            rows: Vec::new(),
            total: None,
            parts: Vec::new(),
            notes: Vec::new(),
            formula: None,
            charts: Vec::new(),
        }
    }

    /// Adds a row; what is missing at its end is empty, what is too much is dropped.
    pub fn push(&mut self, kind: RowKind, mut cells: Vec<Cell>, record: Option<RecordId>) {
        cells.resize(self.columns.len(), Cell::Empty);
        self.rows.push(TableRow { kind, cells, record });
    }

    /// Adds a part of the totals.
    pub fn push_part(&mut self, mut cells: Vec<Cell>) {
        cells.resize(self.columns.len(), Cell::Empty);
        self.parts.push(TableRow { kind: RowKind::Part, cells, record: None });
    }

    pub fn set_total(&mut self, mut cells: Vec<Cell>) {
        cells.resize(self.columns.len(), Cell::Empty);
        self.total = Some(cells);
    }

    /// The same without what a public list must not show.
    #[must_use]
    pub fn public(mut self) -> Self {
        let keep: Vec<bool> = self.columns.iter().map(|column| !column.personal).collect();
        let kept = |cells: &mut Vec<Cell>| {
            let mut at = keep.iter();
            cells.retain(|_| at.next().copied().unwrap_or(false));
        };
        self.rows.iter_mut().chain(&mut self.parts).for_each(|row| kept(&mut row.cells));
        if let Some(total) = &mut self.total {
            kept(total);
        }
        let mut at = keep.iter();
        self.columns.retain(|_| at.next().copied().unwrap_or(false));
        // A chart names columns by their place; the lists, which have personal columns, have none.
        if keep.contains(&false) {
            self.charts.clear();
        }
        self
    }
}
