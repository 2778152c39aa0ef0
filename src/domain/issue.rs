//! What is wrong or unusual with what a person gave: where, what and how bad.
//!
//! `Hard` issues are what the law, the schema or arithmetic forbid, `Soft` ones are what is unusual
//! and can be right. A value: the checks ([`crate::domain::rule`]), the reading of input and the
//! operations make issues, and the locale has a sentence for each code.

/// How bad an issue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Unusual: a form asks, `enter` warns.
    Soft,
    /// Wrong: nothing is stored.
    Hard,
}

/// Something wrong or unusual.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// The field it is about, if one.
    pub field: Option<&'static str>,
    /// A stable name; the message key is `issue-<code>`.
    pub code: &'static str,
    pub severity: Severity,
    /// What the message speaks of.
    pub args: Vec<(&'static str, String)>,
    /// The row that it is about, where the field is one of rows.
    pub row: Option<Box<InRow>>,
}

/// A row of a field of rows, and what is wrong in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InRow {
    /// Its place among the rows that were given, from 0.
    pub at: usize,
    /// Its name, if it has one.
    pub who: String,
    /// The field of the row.
    pub field: Option<&'static str>,
}

impl Issue {
    /// Wrong, at a field.
    pub fn hard(field: &'static str, code: &'static str) -> Self {
        Self { field: Some(field), code, severity: Severity::Hard, args: Vec::new(), row: None }
    }

    /// Unusual, at a field.
    pub fn soft(field: &'static str, code: &'static str) -> Self {
        Self { severity: Severity::Soft, ..Self::hard(field, code) }
    }

    pub fn whole(code: &'static str) -> Self {
        Self { field: None, code, severity: Severity::Hard, args: Vec::new(), row: None }
    }

    /// Names something in the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl std::fmt::Display) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// The same, said of a row of the field of rows `rows`.
    #[must_use]
    pub fn in_row(self, rows: &'static str, at: usize, who: &str) -> Self {
        let row = InRow { at, who: who.to_owned(), field: self.field };
        Self { field: Some(rows), row: Some(Box::new(row)), ..self }
    }

    /// Whether nothing may be stored.
    pub fn is_hard(&self) -> bool {
        self.severity == Severity::Hard
    }

    pub fn key(&self) -> String {
        format!("issue-{}", self.code)
    }
}
