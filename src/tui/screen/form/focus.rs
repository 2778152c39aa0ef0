//! Which fields are shown, and the way between them.
//!
//! The focus is a field's id, not a place, so that it survives fields that come and go.

use crate::domain::schema::{FieldDef, RecordKind, VisibleWhen};
use crate::tui::cx::Cx;
use crate::tui::part::cell::Cell;
use crate::tui::screen::form::{Choice, FormState};

/// The section that Enter does not lead through while nothing is typed there.
const RARE: (RecordKind, &str) = (RecordKind::Household, "joined");

impl FormState {
    /// Whether the form shows a field now.
    pub fn shows(&self, cx: &Cx<'_>, field: &FieldDef) -> bool {
        match field.visible {
            VisibleWhen::Always => true,
            VisibleWhen::When(other, options) => self
                .cell(other)
                .and_then(|cell| cell.code(cx.locale))
                .is_some_and(|code| options.contains(&code)),
        }
    }

    /// The cells that are shown, in their order.
    pub fn visible(&self, cx: &Cx<'_>) -> impl DoubleEndedIterator<Item = &Cell> {
        let cx = *cx;
        self.cells.iter().filter(move |cell| self.shows(&cx, cell.field))
    }

    /// Hidden cells with text in them: they are not saved.
    pub fn hidden_with_text(&self, cx: &Cx<'_>) -> impl Iterator<Item = &Cell> {
        let cx = *cx;
        let hidden = self.cells.iter().filter(move |cell| !self.shows(&cx, cell.field));
        hidden.filter(|cell| !cell.is_blank())
    }

    /// Puts the focus on a field, the cursor at the end of its text.
    pub(super) fn focus_on(&mut self, cx: &Cx<'_>, field: &'static str) {
        self.focus = field;
        self.choice = Choice::default();
        if let Some(cell) = self.focused_mut() {
            cell.line.end();
        }
        self.fit_people();
        self.ensure_focus(cx);
        self.suggest(cx);
    }

    /// Moves the focus off a field that is no longer shown.
    pub(super) fn ensure_focus(&mut self, cx: &Cx<'_>) {
        let shown = self.kind.field(self.focus).is_some_and(|field| self.shows(cx, field));
        if !shown || self.focused().is_none() {
            let other = self.next_field(cx).or_else(|| self.prev_field(cx));
            let first = self.visible(cx).next().map(|cell| cell.field.id);
            if let Some(field) = other.or(first) {
                self.focus = field;
                self.choice = Choice::default();
            }
        }
    }

    /// The shown field after the one with the focus.
    pub(super) fn next_field(&self, cx: &Cx<'_>) -> Option<&'static str> {
        let place = self.place(self.focus);
        let mut after = self.visible(cx).filter(|cell| self.place(cell.field.id) > place);
        after.next().map(|cell| cell.field.id)
    }

    /// Whether a field begins the section that is seldom used, with nothing in it.
    pub fn is_rare(&self, field: &str) -> bool {
        let (kind, first) = RARE;
        let section = self.section(first);
        let mut cells = self.cells.iter().filter(|cell| self.section(cell.field.id) == section);
        self.kind == kind && field == first && cells.all(|cell| !cell.is_changed())
    }

    /// The shown field before the one with the focus.
    pub(super) fn prev_field(&self, cx: &Cx<'_>) -> Option<&'static str> {
        let place = self.place(self.focus);
        let before = self.visible(cx).filter(|cell| self.place(cell.field.id) < place);
        before.map(|cell| cell.field.id).next_back()
    }

    /// The first field of the next section; without one, the last field.
    pub(super) fn next_section(&self, cx: &Cx<'_>) -> Option<&'static str> {
        let here = self.section(self.focus);
        let next = self.visible(cx).find(|cell| self.section(cell.field.id) > here);
        let last = self.visible(cx).next_back();
        next.or(last).map(|cell| cell.field.id)
    }

    /// The first field of this section, or, from there, of the one before.
    pub(super) fn prev_section(&self, cx: &Cx<'_>) -> Option<&'static str> {
        let here = self.section(self.focus);
        let first_of = |section| {
            let mut cells = self.visible(cx);
            cells.find(|cell| self.section(cell.field.id) == section).map(|cell| cell.field.id)
        };
        let first = first_of(here)?;
        if first == self.focus { first_of(here.checked_sub(1)?) } else { Some(first) }
    }

    /// The first shown field, in their order, that has an issue.
    pub(super) fn first_problem(&self, cx: &Cx<'_>) -> Option<&'static str> {
        let at = |cell: &&Cell| self.issues.iter().any(|issue| issue.field == Some(cell.field.id));
        self.visible(cx).find(at).map(|cell| cell.field.id)
    }

    fn place(&self, field: &str) -> Option<usize> {
        self.cells.iter().position(|cell| cell.field.id == field)
    }

    /// How many sections begin up to a field.
    fn section(&self, field: &str) -> usize {
        let fields = self.kind.def().fields;
        let upto = fields.iter().position(|def| def.id == field).unwrap_or_default();
        let begun = fields.iter().take(upto.saturating_add(1));
        begun.filter(|def| def.traits.starts_section).count()
    }
}
