//! A list within a sheet: its heading found, its columns with meanings, its lines with roles, every
//! text decoded and cleaned.
//!
//! This is what the reader of a kind gets. Does not know what the values mean. Invariant: every row
//! of the sheet that holds anything is one line, or is in `passed_over`.

use chrono::{Datelike as _, NaiveDate};

use crate::domain::import::{Column, Correction, Meaning, PassedOver, Title};
use crate::import::grid::Raw;
use crate::text::Century;
use crate::text::legacy::Encoding;

#[derive(Debug, Clone, PartialEq)]
pub struct ListTable {
    /// The sheet; `None` in a text file.
    pub sheet: Option<String>,
    /// How its letters were written.
    pub encoding: Encoding,
    /// What the lines above the heading say.
    pub title: Title,
    /// The day on which it is read.
    pub today: NaiveDate,
    /// The columns, in the order of the file.
    pub columns: Vec<ListColumn>,
    /// The rows that are records or totals, in the order of the file.
    pub lines: Vec<ListLine>,
    /// All other rows that hold anything.
    pub passed_over: Vec<PassedOver>,
    pub hidden: Vec<u32>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ListColumn {
    /// Its place, heading and meaning.
    pub column: Column,
    /// What its bare numbers are to be multiplied by: 1,000 under "1.000đ".
    pub unit: i64,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A record, or a part of one.
    Record,
    /// A total of the rows above it.
    Total,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct ListLine {
    /// Its row in the file.
    pub row: u32,
    pub role: Role,
    /// Its cells from column A on; texts are decoded and cleaned.
    pub cells: Vec<Spot>,
    /// The line above that names a village for all that follow, where the list has such lines.
    pub section: Option<std::rc::Rc<str>>,
}

/// A cell of a line.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Spot {
    /// What it holds: text is decoded, NFC, one line, single spaces.
    pub raw: Raw,
    /// The text as it came and why it was changed, where it was.
    pub was: Option<Was>,
    /// Whether a cell above in the same column is drawn over it: its value holds here too.
    pub covered: bool,
}

/// A text before it was cleaned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Was {
    pub before: String,
    /// The id of a [`crate::text::legacy::Reason`].
    pub why: &'static str,
}

/// A cell that is not there.
pub(super) static NOTHING: Spot = Spot { raw: Raw::Empty, was: None, covered: false };

impl ListTable {
    /// What two digits of a year mean in it: the year of its title, else today's.
    pub fn century(&self) -> Century {
        Century::About(self.title.year.unwrap_or_else(|| self.today.year()))
    }

    /// What two digits of a year mean in a birth.
    pub fn born(&self) -> Century {
        Century::Born(self.today)
    }

    /// The column with this meaning.
    pub fn head(&self, meaning: &str) -> Option<&ListColumn> {
        self.columns.iter().find(|head| head.column.meaning == Some(meaning))
    }

    /// Whether a column has this meaning.
    pub fn has(&self, meaning: &str) -> bool {
        self.head(meaning).is_some()
    }

    /// The columns whose meaning begins so (`deprivations/`), with what follows.
    pub fn under(&self, prefix: &str) -> Vec<(&ListColumn, &'static str)> {
        let rest =
            |head: &ListColumn| head.column.meaning.and_then(|m: Meaning| m.strip_prefix(prefix));
        self.columns.iter().filter_map(|head| rest(head).map(|rest| (head, rest))).collect()
    }

    /// The cell of a line under the column with this meaning; an empty one where there is none.
    pub fn spot<'a>(&self, line: &'a ListLine, meaning: &str) -> &'a Spot {
        self.head(meaning).map_or(&NOTHING, |head| line.at(head.column.at))
    }

    /// What that cell holds.
    pub fn raw<'a>(&self, line: &'a ListLine, meaning: &str) -> &'a Raw {
        &self.spot(line, meaning).raw
    }

    /// What bare numbers under this meaning are multiplied by.
    pub fn unit(&self, meaning: &str) -> i64 {
        self.head(meaning).map_or(1, |head| head.unit)
    }

    /// What the cleaning of that cell's text changed, told of this field.
    pub fn mended(
        &self,
        line: &ListLine,
        meaning: &str,
        field: &'static str,
    ) -> Option<Correction> {
        let spot = self.spot(line, meaning);
        let was = spot.was.as_ref()?;
        let (before, after) = (was.before.clone(), spot.raw.shown());
        Some(Correction { row: line.row, field, before, after, why: was.why })
    }
}

impl ListLine {
    /// The cell in a column, counted from 0.
    pub fn at(&self, column: usize) -> &Spot {
        self.cells.get(column).unwrap_or(&NOTHING)
    }

    /// The first text of the line: of a total its label.
    pub fn label(&self) -> &str {
        let text = |spot: &Spot| match &spot.raw {
            Raw::Text(text) if !text.is_empty() => Some(()),
            _ => None,
        };
        let first = self.cells.iter().find(|spot| text(spot).is_some());
        match first.map(|spot| &spot.raw) {
            Some(Raw::Text(text)) => text,
            _ => "",
        }
    }
}
