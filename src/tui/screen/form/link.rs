//! Fields that name another record: from what a person types to the one record it can mean.
//!
//! The raw text of a link is the record's human key; where that is not its own alone, its id.

use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::schema::{FieldKind, RecordKind};
use crate::text::Query;
use crate::tui::cx::Cx;
use crate::tui::overlay::picker::{Picker, SHOWN_MAX, search};
use crate::tui::screen::form::FormState;
use crate::tui::{Notice, Overlay};

impl FormState {
    /// Turns what was typed into the field with the focus into the key of the only record that it
    /// can mean. Gives the list to choose from where it can mean several.
    pub(super) fn settle_link(&mut self, cx: &Cx<'_>) -> Option<Overlay> {
        let cell = self.focused()?;
        let FieldKind::Link(kind) = cell.field.kind else {
            return None;
        };
        if cell.is_blank() || cell.input(cx).is_ok() {
            return None;
        }
        let mut typed = cell.raw();
        let mut found = search(cx, kind, &Query::new(&typed), SHOWN_MAX);
        if found.rows.is_empty() {
            // A code whose keys were taken for letters with marks.
            cell.line.typed().clone_into(&mut typed);
            found = search(cx, kind, &Query::new(&typed), SHOWN_MAX);
        }
        match found.rows.as_slice() {
            [] => None,
            // What is only nearly what was typed is never taken for it.
            [only] if found.more == 0 && found.near == 0 => {
                let key = only.id.parse().ok().and_then(|id| key_of(cx, kind, id))?;
                self.focused_mut()?.set(&key);
                self.mark(cx);
                None
            }
            _ => self.records_picker(cx, kind, &typed),
        }
    }

    /// The list of records that the field with the focus can name.
    pub(super) fn records_picker(
        &self,
        cx: &Cx<'_>,
        kind: RecordKind,
        typed: &str,
    ) -> Option<Overlay> {
        let tag = self.field()?.id;
        let picker = Picker::records(cx, tag, self.pick_title(), kind, typed);
        Some(Overlay::Pick(picker))
    }

    /// The title of the list of choices: the field's label.
    pub(super) fn pick_title(&self) -> Notice {
        let label = self.field().map(|field| field.label_key(self.kind));
        Notice::info(label.unwrap_or_default())
    }
}

/// The text under which a record is found again: its human key, or its id where the key is not its
/// own alone.
pub(super) fn key_of(cx: &Cx<'_>, kind: RecordKind, id: RecordId) -> Option<String> {
    let record = cx.book.find(id)?;
    let key = cx.book.human_key(record);
    let own = cx.book.resolve(kind, &key).is_ok_and(|found| found.id == id);
    Some(if own { key } else { id.to_string() })
}

/// The record that a link field names now.
pub(super) fn linked<'a>(cx: &Cx<'a>, form: &FormState, field: &str) -> Option<&'a Record> {
    let cell = form.cell(field)?;
    let FieldKind::Link(kind) = cell.field.kind else {
        return None;
    };
    let named = crate::text::clean_name(&cell.raw());
    if named.is_empty() {
        return None;
    }
    cx.book.resolve(kind, &named).ok()
}
