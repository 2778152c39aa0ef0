//! What begins from a record's view: the record that names it, and why none can.
//!
//! Knows which kind of record each tab is about. Invariant: what [`DetailState::new_refusal`] lets
//! through has a form.

use crate::domain::dossier::Stage;
use crate::domain::op::is_closed;
use crate::domain::record::Record;
use crate::domain::schema::{Begin, RecordKind};
use crate::domain::value::Value;
use crate::tui::Screen;
use crate::tui::cx::Cx;
use crate::tui::record_actions;
use crate::tui::screen::detail::DetailState;
use crate::tui::screen::form::FormState;
use crate::tui::step::Step;

impl DetailState {
    /// What a new record from here is, and the field by which it names this one: of a household its
    /// registration, of a meeting a review.
    fn begins(&self, kind: RecordKind) -> (RecordKind, Option<&'static str>) {
        let page = kind.def().page;
        let here = page.on_tab.iter().find(|(tab, _)| *tab == self.tab).map(|(_, begin)| *begin);
        match here.or(page.begins) {
            Some(Begin { kind, by }) => (kind, Some(by)),
            None => (kind, None),
        }
    }

    pub(super) fn create(&mut self, cx: &Cx<'_>, record: &Record) -> Vec<Step> {
        let (kind, field) = self.begins(record.kind);
        let mut prefill: Vec<_> =
            field.map(|field| (field, Value::Link(record.id))).into_iter().collect();
        let carried = record.kind.def().page.carried.iter().filter(|_| kind == record.kind);
        prefill.extend(carried.filter_map(|id| Some((*id, record.get(id)?.clone()))));
        let form = Screen::Form(FormState::create(cx, kind, prefill));
        self.leave_to(cx, vec![Step::Push(Box::new(form))])
    }

    pub(super) fn new_refusal(&self, cx: &Cx<'_>, record: &Record) -> Option<&'static str> {
        let (kind, _) = self.begins(record.kind);
        record_actions::new_refusal(cx, kind).or_else(|| why_none(cx, record, kind))
    }
}

/// Why no record of a kind can begin from this one, but for rights.
fn why_none(cx: &Cx<'_>, record: &Record, kind: RecordKind) -> Option<&'static str> {
    let year = i64::from(chrono::Datelike::year(&cx.now.today));
    let registers = record.kind == RecordKind::Household && kind == RecordKind::Registration;
    if kind == RecordKind::Part && record.kind == RecordKind::Nomination {
        let closed = record.is_void() || Stage::of(record) == Stage::Cancelled;
        return closed.then_some("refuse-dossier-cancelled");
    }
    if record.is_void() {
        Some("refuse-void")
    } else if kind == RecordKind::Review && is_closed(cx.book, record) {
        Some("refuse-closed")
    } else if registers && !matches!(record.code("class"), Some("poor" | "near_poor")) {
        Some("refuse-not-poor")
    } else if registers && cx.book.active_registrations(record.id, year).next().is_some() {
        Some("refuse-registered")
    } else {
        None
    }
}
