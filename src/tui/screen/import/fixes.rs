//! What a person put right in a list, apart from the list: it survives in a draft and is put in again
//! when the file is read again.
//!
//! Invariants: putting the fixes into the list that they were made in changes nothing more; they are
//! never put into another one, because they name its rows by their numbers.

use crate::tui::draft::IMPORT;
use std::collections::BTreeMap;

use crate::domain::import::Reading;
use crate::domain::import::plan::{Choices, correct};
use crate::domain::issue::Issue;
use crate::domain::schema::RecordKind;
use crate::tui::job::Ask;
use crate::tui::part::cell::option_of;
use crate::tui::{Cx, Draft};

/// The name of the draft in the store: one list at a time.
pub const DRAFT: &str = "intake";

const KIND: &str = "intake";

/// What a person changed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fixes {
    /// Cells: row and field to what was typed there.
    pub cells: BTreeMap<(u32, &'static str), String>,
    pub choices: Choices,
    /// Which file they were made in: its length and its hash.
    pub print: String,
}

impl Fixes {
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.choices == Choices::default()
    }

    /// How many cells and rows were changed.
    pub fn count(&self) -> usize {
        let choices = self.choices.out.len().saturating_add(self.choices.households.len());
        self.cells.len().saturating_add(choices)
    }

    /// Puts what was typed into a cell; what cannot be read changes nothing.
    pub fn cell(
        &mut self,
        cx: &Cx<'_>,
        reading: &mut Reading,
        (row, field): (u32, &'static str),
        typed: &str,
    ) -> Result<(), Issue> {
        put(cx, reading, row, field, typed)?;
        self.cells.insert((row, field), typed.to_owned());
        Ok(())
    }

    /// These for a list that was read, and how many were dropped because another file lies there
    /// now.
    #[must_use]
    pub fn of_file(self, print: &str) -> (Self, usize) {
        let other = self.print != print;
        let dropped = if self.is_empty() { 0 } else { self.count().max(1) };
        let kept = if other { Self::default() } else { self };
        (Self { print: print.to_owned(), ..kept }, if other { dropped } else { 0 })
    }

    /// Puts everything into a list that was read again. What no longer fits, because its columns
    /// are read otherwise now, is left out.
    pub fn put(&mut self, cx: &Cx<'_>, reading: &mut Reading) {
        self.cells.retain(|(row, field), typed| put(cx, reading, *row, field, typed).is_ok());
    }

    /// The draft that keeps them.
    pub fn draft(&self, cx: &Cx<'_>, ask: &Ask) -> Draft {
        let mut cells = vec![("path".to_owned(), ask.path.clone())];
        let mut put = |name: String, value: String| cells.push((name, value));
        if let Some(kind) = ask.kind {
            put("kind".to_owned(), kind.name().to_owned());
        }
        if let Some(sheet) = &ask.sheet {
            put("sheet".to_owned(), sheet.clone());
        }
        if let Some(year) = self.choices.year {
            put("year".to_owned(), year.to_string());
        }
        if !self.print.is_empty() {
            put("print".to_owned(), self.print.clone());
        }
        for row in &self.choices.out {
            put("out".to_owned(), row.to_string());
        }
        for (row, household) in &self.choices.households {
            put(format!("household:{row}"), household.to_string());
        }
        for ((row, field), value) in &self.cells {
            put(format!("cell:{row}:{field}"), value.clone());
        }
        Draft {
            key: DRAFT.to_owned(),
            kind: KIND.to_owned(),
            op: IMPORT.to_owned(),
            record: None,
            cells,
            focus: String::new(),
            at: cx.now.millis,
        }
    }

    /// What a draft keeps, if it is one of a list. What an older program named otherwise is left out.
    pub fn of_draft(draft: &Draft) -> Option<(Ask, Self)> {
        if draft.op != IMPORT {
            return None;
        }
        let (mut ask, mut fixes) = (Ask::default(), Self::default());
        for (name, value) in &draft.cells {
            match name.split(':').collect::<Vec<_>>().as_slice() {
                ["path"] => ask.path.clone_from(value),
                ["kind"] => ask.kind = value.parse().ok(),
                ["sheet"] => ask.sheet = Some(value.clone()),
                ["year"] => fixes.choices.year = value.parse().ok(),
                ["print"] => fixes.print.clone_from(value),
                ["out"] => fixes.choices.out.extend(value.parse::<u32>()),
                ["household", row] => {
                    let row = row.parse::<u32>().ok();
                    fixes.choices.households.extend(row.zip(value.parse().ok()));
                }
                ["cell", row, field] => {
                    let at = row.parse().ok().zip(field_named(field));
                    fixes.cells.extend(at.map(|at| (at, value.clone())));
                }
                _ => {}
            }
        }
        (!ask.path.is_empty()).then_some((ask, fixes))
    }
}

fn put(
    cx: &Cx<'_>,
    reading: &mut Reading,
    row: u32,
    field: &str,
    typed: &str,
) -> Result<(), Issue> {
    let labelled = |options, typed: &str| option_of(cx.locale, options, typed);
    correct(reading, row, field, typed, cx.now.today, &labelled)
}

/// The id of a field of any kind that lists hold.
fn field_named(name: &str) -> Option<&'static str> {
    let kinds = [
        RecordKind::Household,
        RecordKind::Member,
        RecordKind::Contribution,
        RecordKind::Registration,
    ];
    kinds.iter().find_map(|kind| kind.field(name)).map(|def| def.id)
}
