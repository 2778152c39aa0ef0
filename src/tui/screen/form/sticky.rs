//! What carries over from one new record to the next, and "as in the last one".

use std::collections::BTreeMap;

use crate::domain::id::RecordId;
use crate::domain::input::editable;
use crate::domain::record::Record;
use crate::domain::schema::{FieldDef, Kind};
use crate::tui::cx::Cx;
use crate::tui::screen::form::{Cell, FormState};

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
    pub(super) fn toggled(&self, kind: Kind, field: &FieldDef) -> Self {
        let mut sticky = self.clone();
        sticky.turned.insert((kind, field.id), !self.is_on(kind, field));
        sticky
    }

    /// The same after a form was saved as a record.
    pub(super) fn kept(&self, kind: Kind, cells: &[Cell], record: Option<RecordId>) -> Self {
        let mut sticky = self.clone();
        for cell in cells {
            sticky.values.insert((kind, cell.field.id), cell.raw());
        }
        if let Some(record) = record {
            sticky.last.insert(kind, record);
        }
        sticky
    }
}

/// What the field with the focus holds in the record saved last: in this session, else in the book.
pub(super) fn last_value(cx: &Cx<'_>, form: &FormState) -> Option<String> {
    let field = form.field()?;
    let last = last_record(cx, form)?;
    Some(editable(cx.book, last, field)).filter(|raw| !raw.is_empty())
}

fn last_record<'a>(cx: &Cx<'a>, form: &FormState) -> Option<&'a Record> {
    let not_this = |record: &&Record| Some(record.id) != form.purpose.record();
    let own = cx.sticky.last.get(&form.kind).and_then(|id| cx.book.find(*id));
    own.filter(not_this).or_else(|| cx.book.active(form.kind).rev().find(not_this))
}
