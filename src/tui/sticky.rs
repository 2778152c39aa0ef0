//! What carries over from one new record to the next.
//!
//! It lives as long as the session. Invariant: only texts are kept, as they were typed.

use std::collections::BTreeMap;

use crate::domain::id::RecordId;
use crate::domain::schema::{FieldDef, RecordKind};
use crate::tui::part::cell::Cell;

/// What carries over from one new record to the next, in this session.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sticky {
    /// Fields that the person has turned on or off.
    turned: BTreeMap<(RecordKind, &'static str), bool>,
    /// The texts of the last record saved.
    values: BTreeMap<(RecordKind, &'static str), String>,
    /// The last record saved of each kind.
    last: BTreeMap<RecordKind, RecordId>,
}

impl Sticky {
    /// Whether a field carries over.
    pub fn is_on(&self, kind: RecordKind, field: &FieldDef) -> bool {
        let turned = self.turned.get(&(kind, field.id)).copied();
        turned.unwrap_or(field.traits.sticky)
    }

    /// What carries over into a field.
    pub fn value(&self, kind: RecordKind, field: &FieldDef) -> Option<String> {
        let value = self.values.get(&(kind, field.id)).filter(|raw| !raw.is_empty());
        value.filter(|_| self.is_on(kind, field)).cloned()
    }

    /// The same with a field turned on or off.
    #[must_use]
    pub fn toggled(&self, kind: RecordKind, field: &FieldDef) -> Self {
        let mut sticky = self.clone();
        sticky.turned.insert((kind, field.id), !self.is_on(kind, field));
        sticky
    }

    /// The same after a form was saved as a record.
    #[must_use]
    pub fn kept(&self, kind: RecordKind, cells: &[Cell], record: Option<RecordId>) -> Self {
        let mut sticky = self.clone();
        for cell in cells {
            sticky.values.insert((kind, cell.field.id), cell.raw());
        }
        if let Some(record) = record {
            sticky.last.insert(kind, record);
        }
        sticky
    }

    /// The record of a kind that was saved last.
    pub fn last(&self, kind: RecordKind) -> Option<RecordId> {
        self.last.get(&kind).copied()
    }
}
