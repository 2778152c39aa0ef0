//! What carries over from one new record to the next.
//!
//! It lives as long as the session. Invariant: only texts are kept, as they were typed.

use std::collections::BTreeMap;

use crate::domain::id::RecordId;
use crate::domain::schema::{FieldDef, Kind};
use crate::tui::part::cell::Cell;

/// What carries over from one new record to the next, in this session.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sticky {
    /// Fields that the person has turned on or off.
    turned: BTreeMap<(Kind, &'static str), bool>,
    /// The texts of the last record saved.
    values: BTreeMap<(Kind, &'static str), String>,
    /// The last record saved of each kind.
    last: BTreeMap<Kind, RecordId>,
}

impl Sticky {
    /// Whether a field carries over.
    pub fn is_on(&self, kind: Kind, field: &FieldDef) -> bool {
        let turned = self.turned.get(&(kind, field.id)).copied();
        turned.unwrap_or(field.traits.sticky)
    }

    /// What carries over into a field.
    pub fn value(&self, kind: Kind, field: &FieldDef) -> Option<String> {
        let value = self.values.get(&(kind, field.id)).filter(|raw| !raw.is_empty());
        value.filter(|_| self.is_on(kind, field)).cloned()
    }

    /// The same with a field turned on or off.
    #[must_use]
    pub fn toggled(&self, kind: Kind, field: &FieldDef) -> Self {
        let mut sticky = self.clone();
        sticky.turned.insert((kind, field.id), !self.is_on(kind, field));
        sticky
    }

    /// The same after a form was saved as a record.
    #[must_use]
    pub fn kept(&self, kind: Kind, cells: &[Cell], record: Option<RecordId>) -> Self {
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
    pub fn last(&self, kind: Kind) -> Option<RecordId> {
        self.last.get(&kind).copied()
    }
}
