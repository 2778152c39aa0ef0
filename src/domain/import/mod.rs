//! A list from elsewhere as it was read: what each row says, what was mended, what is doubtful.
//!
//! Plain values, without a file and without the book they may go into. Files are read elsewhere;
//! what a row would do is decided here against a book. Values are kept as `enter` takes them: field
//! id to JSON. Invariant: nothing that a cell held is lost; what was changed stands in `mended`, what
//! could not be read stands in a flag with its raw text.

pub mod plan;

use serde_json::{Map, Value as Json};

use crate::domain::schema::RecordKind;
use crate::text::legacy::Encoding;

/// A list as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    pub kind: RecordKind,
    /// The sheet; `None` in a text file.
    pub sheet: Option<String>,
    /// How its letters were written.
    pub encoding: Encoding,
    /// What the lines above the heading say.
    pub title: Title,
    /// The columns, in the order of the file.
    pub columns: Vec<Column>,
    /// The records, in the order of the file.
    pub entries: Vec<ImportEntry>,
    /// The rows that state totals, with what they state.
    pub totals: Vec<Total>,
    /// Rows that hold no record: headings, column numbers, legends, signatures.
    pub passed_over: Vec<PassedOver>,
    /// Rows that are hidden in the file; they are read like the others.
    pub hidden: Vec<u32>,
    /// Numbers missing between the first and the last receipt of a book.
    pub receipt_gaps: Vec<String>,
}

/// What the lines above the heading say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Title {
    /// The year of the list.
    pub year: Option<i32>,
    pub commune: Option<String>,
}

/// A column of the list and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its place from 0, hidden columns counted.
    pub at: usize,
    /// Its heading, the rows of a heading joined by " / ".
    pub heading: String,
    /// What it holds, if anything that is used; see [`Meaning`].
    pub meaning: Option<Meaning>,
}

/// What a column holds: the id of a field (`village`, `members.birth`), of one tick of a field
/// (`deprivations/toilet`) or of something that is only compared (`b2_stated`). The reader of each kind
/// lists those it knows.
pub type Meaning = &'static str;

/// One record of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportEntry {
    /// Its row, from 1, hidden and empty rows counted; in a text file the number of the record.
    pub row: u32,
    /// Field id to value, as `enter` takes it. Of a household without its head's own fields, which
    /// are the first member's.
    pub values: Map<String, Json>,
    /// The people of a household, the head first; `relation` of the head is `head`.
    pub members: Vec<Person>,
    /// The household that a registration speaks of.
    pub sought: Option<Sought>,
    pub flags: Vec<Flag>,
    /// What was changed on the way from the cell to the value.
    pub mended: Vec<Correction>,
}

/// One person of a household's rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    pub row: u32,
    /// Field id of a member to value; `relation` may be `head`.
    pub values: Map<String, Json>,
}

/// Who a registration speaks of, as the row says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sought {
    pub head_name: String,
    pub birth_year: Option<i32>,
    pub village: Option<String>,
}

/// Whether a doubtful row is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FlagLevel {
    /// It is stored, and a person should look.
    Look,
    /// It waits for a person.
    Hold,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flag {
    /// The row it is on: of a member its own.
    pub row: u32,
    /// A stable name; the message key is `flag-<code>`.
    pub code: &'static str,
    /// Whether the row waits.
    pub level: FlagLevel,
    /// The field, if one.
    pub field: Option<&'static str>,
    /// What the cell held.
    pub raw: Option<String>,
    /// Other rows that have to do with it.
    pub other_rows: Vec<u32>,
}

impl Flag {
    /// A flag on a row that is stored all the same.
    pub fn look(row: u32, code: &'static str) -> Self {
        Self { row, code, level: FlagLevel::Look, field: None, raw: None, other_rows: Vec::new() }
    }

    /// A flag that makes the row wait.
    pub fn hold(row: u32, code: &'static str) -> Self {
        Self { level: FlagLevel::Hold, ..Self::look(row, code) }
    }

    #[must_use]
    pub fn at(mut self, field: &'static str) -> Self {
        self.field = Some(field);
        self
    }

    /// Keeps what the cell held.
    #[must_use]
    pub fn raw(mut self, raw: impl Into<String>) -> Self {
        self.raw = Some(raw.into());
        self
    }

    #[must_use]
    pub fn with_rows(mut self, rows: impl IntoIterator<Item = u32>) -> Self {
        self.other_rows = rows.into_iter().collect();
        self
    }
}

/// A cell whose value is not what stood there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    pub row: u32,
    pub field: &'static str,
    pub before: String,
    /// What was made of it.
    pub after: String,
    /// Why: the id of a [`crate::text::legacy::Reason`], `padded`, `date`, `money`, `people`.
    pub why: &'static str,
}

/// A row that states totals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    pub row: u32,
    /// Its label, cleaned.
    pub label: String,
    /// What is stated and what the rows give, by the name of the sum (`households`, `persons`,
    /// `amount`, `goods_value`).
    pub sums: Vec<(&'static str, i64, i64)>,
    /// `total_mismatch`, where a stated sum differs.
    pub flags: Vec<Flag>,
}

/// A row that holds no record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassedOver {
    pub row: u32,
    /// What it is: `title`, `heading`, `numbers`, `legend`, `signature`, `empty`.
    pub why: &'static str,
    /// Its text, cut short.
    pub text: String,
}
