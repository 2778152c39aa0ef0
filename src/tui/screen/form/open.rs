//! How a form is opened: empty, on a record, or from a draft.

use std::collections::HashMap;

use crate::domain::input::{editable, editable_value};
use crate::domain::op::{OpName, dossier_fields};
use crate::domain::record::Record;
use crate::domain::schema::{FieldDef, FieldKind, Need, RecordKind, Start};
use crate::domain::value::Value;
use crate::plan::dossier;
use crate::text::PartialDate;
use crate::tui::Draft;
use crate::tui::cx::Cx;
use crate::tui::part::cell::Cell;
use crate::tui::part::plan_key;
use crate::tui::screen::form::draft;
use crate::tui::screen::form::{Choice, FormState, Phase, Purpose, people};

impl FormState {
    /// A form for a new record. `prefill` comes before what carries over, which comes before what
    /// an empty form starts with.
    pub fn create(cx: &Cx<'_>, kind: RecordKind, prefill: Vec<(&'static str, Value)>) -> Self {
        let key = format!("new-{kind}-{}", cx.now.millis);
        let mut form = Self::empty(kind, Purpose::Create, key);
        let given: HashMap<_, _> = prefill.into_iter().collect();
        for cell in &mut form.cells {
            let raw = match given.get(cell.field.id) {
                Some(value) => editable_value(cx.book, cell.field, value),
                None => cx
                    .sticky
                    .value(kind, cell.field)
                    .or_else(|| starting(cx, cell.field))
                    .or_else(|| plan_key::only_plan(cx, kind, cell.field))
                    .unwrap_or_default(),
            };
            cell.start(&raw);
            cell.before = cell.raw();
        }
        form.focus_first_empty(cx);
        form
    }

    /// A form for other values in a record.
    pub fn edit(cx: &Cx<'_>, record: &Record) -> Self {
        Self::on(cx, record, Purpose::Edit(record.id))
    }

    /// A form for a correction of closed minutes. The reason is asked for when it is saved.
    pub fn amend(cx: &Cx<'_>, record: &Record) -> Self {
        Self::on(cx, record, Purpose::Amend(record.id, None))
    }

    /// A form for what goes with a named change of state.
    pub fn for_act(cx: &Cx<'_>, record: &Record, op: OpName) -> Self {
        let key = format!("{}-{}", op.name(), record.id);
        let mut form = Self::empty(record.kind, Purpose::Act(op, record.id), key);
        for cell in &mut form.cells {
            let value = match cell.field.id {
                "state_on" => Some(Value::Date(PartialDate::from(cx.now.today))),
                "state_with" if op == OpName::Submit => {
                    dossier::office(cx.plans, record, 0, cx.now.today)
                        .map(|office| Value::text(&office))
                }
                "state_with" if op == OpName::Forward => {
                    dossier::office(cx.plans, record, 1, cx.now.today)
                        .map(|office| Value::text(&office))
                }
                _ => None,
            };
            let raw = value.map(|value| editable_value(cx.book, cell.field, &value));
            cell.start(&raw.unwrap_or_default());
            cell.before = cell.raw();
        }
        form.focus_first(cx);
        form
    }

    fn on(cx: &Cx<'_>, record: &Record, purpose: Purpose) -> Self {
        let key = format!("{}-{}", purpose.op().name(), record.id);
        let mut form = Self::empty(record.kind, purpose, key);
        for cell in &mut form.cells {
            cell.start(&editable(cx.book, record, cell.field));
            cell.before = cell.raw();
        }
        form.focus_first(cx);
        form
    }

    /// The form that a draft was taken from, at the same field, the cursor at its end. `None` where
    /// the kind is unknown here or the record is not.
    pub fn resume(cx: &Cx<'_>, draft: &Draft) -> Option<Self> {
        let kind: RecordKind = draft.kind.parse().ok()?;
        let mut form = match (OpName::from_name(&draft.op)?, draft.record) {
            (OpName::Create, _) => Self::create(cx, kind, Vec::new()),
            (OpName::Edit, Some(id)) => Self::edit(cx, cx.book.find(id)?),
            (OpName::Amend, Some(id)) => Self::amend(cx, cx.book.find(id)?),
            (op, Some(id)) if OpName::DOSSIER.contains(&op) => {
                Self::for_act(cx, cx.book.find(id).filter(|record| op.acts_on(record.kind))?, op)
            }
            _ => return None,
        };
        if form.kind != kind {
            return None;
        }
        form.key.clone_from(&draft.key);
        draft::take_in(&mut form, draft);
        let known = form.cell(&draft.focus).map(|cell| cell.field.id);
        match known {
            Some(field) => form.focus = field,
            None => form.focus_first(cx),
        }
        form.ensure_focus(cx);
        form.recheck(cx);
        if let Some((_, kept)) = draft.cells.iter().find(|(id, _)| id == people::OPEN) {
            form.reopen(cx, kept);
        }
        Some(form)
    }

    pub(super) fn empty(kind: RecordKind, purpose: Purpose, key: String) -> Self {
        // A row belongs to the record in whose form it stands.
        let row = matches!(purpose, Purpose::Row(_));
        let act = match purpose {
            Purpose::Act(op, _) => Some(op),
            _ => None,
        };
        let typed = |field: &&FieldDef| match act {
            Some(op) => {
                let why = op.needs_reason() && field.id == super::check::REASON;
                why || dossier_fields(op).contains(&field.id)
            }
            None => field.is_typed() && !(row && matches!(field.kind, FieldKind::Link(_))),
        };
        let fields = kind.def().fields.iter().filter(typed);
        let cells: Vec<_> = fields.map(Cell::new).collect();
        Self {
            kind,
            purpose,
            focus: cells.first().map_or("", |cell| cell.field.id),
            cells,
            choice: Choice::default(),
            issues: Vec::new(),
            twins: Vec::new(),
            phase: Phase::Editing,
            key,
            ahead: Vec::new(),
            offers: super::suggest::Offers::default(),
            burst: super::card::Burst::default(),
            people: people::People::default(),
            unsaved: None,
            orphans: Vec::new(),
        }
    }

    pub(super) fn focus_first(&mut self, cx: &Cx<'_>) {
        let first = self.visible(cx).find(|cell| cell.field.need != Need::Given);
        if let Some(field) = first.map(|cell| cell.field.id) {
            self.focus_on(cx, field);
        }
    }

    /// A new record is typed from the first field that has nothing yet and that no program fills.
    pub(super) fn focus_first_empty(&mut self, cx: &Cx<'_>) {
        let open = |cell: &&Cell| cell.field.need != Need::Given && cell.is_blank();
        let field = self.visible(cx).find(open).map(|cell| cell.field.id);
        match field {
            Some(field) => self.focus_on(cx, field),
            None => self.focus_first(cx),
        }
    }
}

/// The text of what an empty form starts with.
fn starting(cx: &Cx<'_>, field: &FieldDef) -> Option<String> {
    use chrono::Datelike as _;
    let today = cx.now.today;
    let value = match field.start {
        Start::Empty | Start::No => return None,
        Start::Today => Value::Date(PartialDate::from(today)),
        Start::ThisYear => Value::Int(i64::from(today.year())),
        Start::Code(code) => Value::Code(code),
        Start::Int(number) => Value::Int(number),
    };
    Some(editable_value(cx.book, field, &value))
}
