//! A file as sheets of cells: what stands where, nothing of what it means.
//!
//! Does not know headings or kinds. Row numbers are those of the file, from 1, hidden and empty rows
//! counted. Invariant: texts are as the file holds them, before any decoding or cleaning.

use crate::text::legacy::Font;

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Grid {
    /// Its sheets, in its order. A text file has one without a name.
    pub sheets: Vec<Sheet>,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// Its name; `None` in a text file.
    pub name: Option<String>,
    /// Its rows, ascending by number; rows without a cell may be missing.
    pub rows: Vec<GridRow>,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct GridRow {
    /// Its number, from 1.
    pub number: u32,
    /// Whether the file hides it.
    pub hidden: bool,
    /// Its cells from column A (0) on; the ends of rows may be missing.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    pub raw: Raw,
    /// What its font says of its text.
    pub font: Option<Font>,
    /// Whether another cell is drawn over it.
    pub merged: Merged,
}

/// How a cell belongs to a merged area.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Merged {
    /// It stands alone, or is the first of its area.
    #[default]
    No,
    /// It is covered: what it shows stands so many rows above and columns to the left.
    By { up: u32, left: u32 },
}

/// What a cell holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Raw {
    #[default]
    Empty,
    Text(String),
    /// A number, also the stored value of a formula.
    Number(f64),
    /// A number that the file shows as a date: days since 30 December 1899.
    Serial(f64),
    Bool(bool),
    /// An error value, as it is shown: `#N/A`.
    Error(String),
}

impl Raw {
    /// Whether nothing stands there, or only what cannot be seen.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// As a person sees it: a whole number without a point.
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Error(text) => text.clone(),
            Self::Number(number) | Self::Serial(number) => number.to_string(),
            Self::Bool(true) => "TRUE".to_owned(),
            Self::Bool(false) => "FALSE".to_owned(),
        }
    }
}
