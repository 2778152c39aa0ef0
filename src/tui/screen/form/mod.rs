//! The form: one record being typed, whatever its kind. Everything follows from the schema table.
//!
//! Raw text is kept as typed (`cell`), values are derived when asked for (`check`), and nothing is
//! said to be saved before the shell reports it (`save`). It knows nothing of how it is drawn.
//! Invariants: the focus is always on a field that is shown; while the form is being saved nothing
//! in it changes and what is typed meanwhile waits; a draft reproduces every cell.

mod card;
mod check;
mod choice;
mod draft;
mod edit;
mod focus;
mod link;
mod open;
mod people;
mod reference;
mod save;
mod show;
mod sticky;
mod suggest;

#[cfg(test)]
mod tests;
pub(in crate::tui) mod view;

pub use people::Person;
pub use show::{Computed, Hint, value_text};
pub use suggest::Offer;

use crate::domain::book::Likeness;
use crate::domain::id::RecordId;
use crate::domain::issue::Issue;
use crate::domain::op::OpName;
use crate::domain::schema::{FieldDef, FieldKind, RecordKind};
use crate::keys::{Action, Scope};
use crate::tui::cx::Cx;
use crate::tui::input::Input;
use crate::tui::keyboard::Focus;
use crate::tui::part::cell::Cell;

#[derive(Debug, Clone, PartialEq)]
pub struct FormState {
    /// What kind of record is typed.
    pub kind: RecordKind,
    pub purpose: Purpose,
    /// One cell a typed field, in the order of the schema.
    pub cells: Vec<Cell>,
    /// The field with the focus; always one that is shown.
    pub focus: &'static str,
    /// Where one stands in the choices of the field with the focus.
    pub choice: Choice,
    /// What is wrong or unusual, in the order of the fields.
    pub issues: Vec<Issue>,
    /// The households that this one may be the same as, the likest first.
    pub twins: Vec<Likeness>,
    /// Whether it is being saved.
    pub phase: Phase,
    /// The name of its draft.
    pub key: String,
    /// What was typed while it was being saved, for the next form.
    pub ahead: Vec<Input>,
    /// What is offered while a text is typed.
    offers: suggest::Offers,
    /// The digits that came just now.
    burst: card::Burst,
    /// Where one is among the people of a household.
    people: people::People,
    /// What the draft does not hold yet.
    unsaved: Option<Unsaved>,
    /// Cells of an older program's draft that have no field here: kept, shown, not saved.
    pub orphans: Vec<(String, String)>,
}

/// What a form is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    Create,
    /// Other values in a record.
    Edit(RecordId),
    /// A correction of closed minutes, with the reason once it was asked for.
    Amend(RecordId, Option<String>),
    /// What goes with a named change of state: day, number, office, reason.
    Act(OpName, RecordId),
    /// A row of another form: a new one, or a record already.
    Row(Option<RecordId>),
}

/// Whether a form is being saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phase {
    Editing,
    /// A question stands over it; after a yes it is saved, and (`next`) another one begun.
    Asking {
        /// Whether to begin another one.
        next: bool,
    },
    /// It waits for the disk; what is typed meanwhile is for the next form.
    Saving {
        /// Whether to begin another one.
        next: bool,
    },
}

/// Where one stands in the choices of a field.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// The option under the cursor of a field with several ticks.
    pub at: usize,
    /// The letters typed to find an option.
    pub typed: String,
}

/// Since when something typed is not in the draft, milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Unsaved {
    first: u64,
    last: u64,
}

impl Purpose {
    /// The operation, as it is named in drafts and events.
    pub fn op(&self) -> OpName {
        match self {
            Self::Create => OpName::Create,
            Self::Edit(_) | Self::Row(_) => OpName::Edit,
            Self::Amend(..) => OpName::Amend,
            Self::Act(op, _) => *op,
        }
    }

    /// The record that is changed.
    pub fn record(&self) -> Option<RecordId> {
        match self {
            Self::Create => None,
            Self::Edit(id) | Self::Amend(id, _) | Self::Act(_, id) => Some(*id),
            Self::Row(id) => *id,
        }
    }
}

impl FormState {
    /// Who owns the keyboard. While it is being saved every letter counts as typed text.
    pub fn scope(&self) -> Scope {
        if let Some(open) = self.in_person() {
            return open.scope();
        }
        let saving = matches!(self.phase, Phase::Saving { .. });
        if !saving && self.cell(self.focus).is_some_and(Cell::is_choice) {
            Scope::Choice
        } else {
            Scope::Text
        }
    }

    pub fn text_focus(&self) -> Option<Focus<'_>> {
        if let Some(open) = self.in_person() {
            return open.text_focus();
        }
        let cell = self.focused().filter(|cell| !cell.is_choice())?;
        if matches!(cell.field.kind, FieldKind::Rows(_)) {
            // What is typed on the table is the name of another person.
            let waits = matches!(self.phase, Phase::Saving { .. });
            return (!waits).then_some(Focus { before: "", marks: true, kept: false });
        }
        let waits = matches!(self.phase, Phase::Saving { .. });
        let marks = cell.field.takes_marks();
        let focus = if marks { Focus::words(&cell.line) } else { Focus::plain(&cell.line) };
        (!waits).then_some(focus)
    }

    /// The title: what is done, to which kind of record, and to which record.
    pub fn title(&self, cx: &Cx<'_>) -> String {
        if let Some(row) = self.open_person() {
            let head = self.cell("head_name").map(Cell::raw).unwrap_or_default();
            let args = [("row", row.to_string()), ("name", head)];
            return cx.locale.with_texts("form-title-person", &args).into_owned();
        }
        let key = match self.purpose {
            Purpose::Create => "form-title-create",
            Purpose::Edit(_) | Purpose::Row(_) => "form-title-edit",
            Purpose::Amend(..) => "form-title-amend",
            Purpose::Act(..) => "form-title-act",
        };
        let kind = cx.locale.text(&self.kind.label_key()).into_owned();
        let record = self.purpose.record().and_then(|id| cx.book.find(id));
        let name = record.map(|record| cx.book.title(record)).unwrap_or_default();
        let small = show::small(&kind);
        let act = cx.locale.text(&self.purpose.op().label_key()).into_owned();
        let act = crate::text::capitalised(&act);
        let args = [("kind", kind), ("small", small), ("name", name), ("act", act)];
        cx.locale.with_texts(key, &args).into_owned()
    }

    /// The cell of a field.
    pub fn cell(&self, field: &str) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.field.id == field)
    }

    fn cell_mut(&mut self, field: &str) -> Option<&mut Cell> {
        self.cells.iter_mut().find(|cell| cell.field.id == field)
    }

    fn focused(&self) -> Option<&Cell> {
        self.cell(self.focus)
    }

    fn focused_mut(&mut self) -> Option<&mut Cell> {
        let focus = self.focus;
        self.cell_mut(focus)
    }

    fn field(&self) -> Option<&'static FieldDef> {
        self.kind.field(self.focus)
    }

    /// Whether it holds something that was not there when it was opened.
    pub fn is_changed(&self) -> bool {
        self.cells.iter().any(|cell| self.raw_of(cell) != cell.before)
    }

    fn is_new(&self) -> bool {
        matches!(self.purpose, Purpose::Create | Purpose::Row(None))
    }

    pub fn refusal(&self, cx: &Cx<'_>, action: Action) -> Option<&'static str> {
        if matches!(self.phase, Phase::Saving { .. }) {
            let works = action == Action::Quit || save::waits(action);
            return (!works).then_some("refuse-saving");
        }
        if let Some(open) = self.in_person() {
            return open.refusal(cx, action);
        }
        match action {
            Action::ToggleSticky if self.is_row() => Some("refuse-not-in-form"),
            Action::Submit | Action::SubmitAndNew | Action::DiscardDraft if self.is_row() => None,
            Action::Submit | Action::SubmitAndNew if cx.me.exchange.full => Some("refuse-full"),
            Action::SubmitAndNew if !self.is_new() => Some("refuse-next-only-new"),
            Action::ToggleSticky if !self.is_new() => Some("refuse-sticky-only-new"),
            Action::Ditto => sticky::last_value(cx, self).is_none().then_some("refuse-ditto"),
            Action::Pick if !self.can_pick() => Some("refuse-no-list"),
            Action::Scan => self.scan_refusal(),
            Action::Duplicates if self.kind != RecordKind::Household => Some("refuse-duplicates"),
            Action::Duplicates if self.twins.is_empty() => Some("refuse-no-duplicates"),
            Action::FixCase => self.focused().and_then(Cell::refuses_case),
            Action::FirstProblem if self.issues.is_empty() => Some("refuse-no-problem"),
            Action::DiscardDraft if !self.is_changed() => Some("refuse-nothing-typed"),
            Action::Reveal | Action::ExpandDetails => Some("refuse-not-in-form"),
            _ => None,
        }
    }

    /// Makes anew what is derived from the book: a field that was not touched follows the record.
    pub fn refresh(&mut self, cx: &Cx<'_>) {
        let record = self.purpose.record().and_then(|id| cx.book.find(id));
        // What goes with an act is told of the day, not of the record.
        if let Some(record) = record.filter(|_| !matches!(self.purpose, Purpose::Act(..))) {
            self.join_rows(cx, record);
            for cell in self.cells.iter_mut().filter(|cell| !cell.is_changed()) {
                let now = crate::domain::input::editable(cx.book, record, cell.field);
                if now != cell.before {
                    cell.start(&now);
                    cell.before = cell.raw();
                }
            }
        }
        self.ensure_focus(cx);
        self.refresh_person(cx);
    }
}
