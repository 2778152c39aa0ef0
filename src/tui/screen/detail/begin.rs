//! What begins from a record's view: the record that names it, and why none can.
//!
//! Knows which kind of record each tab is about. Invariant: what [`DetailState::new_refusal`] lets
//! through has a form.

use crate::domain::dossier::Stage;
use crate::domain::record::Record;
use crate::domain::schema::Kind;
use crate::domain::value::Value;
use crate::tui::Screen;
use crate::tui::act;
use crate::tui::cx::{Cx, Step};
use crate::tui::screen::detail::{DetailState, Tab};
use crate::tui::screen::form::FormState;

impl DetailState {
    /// What a new record from here is: of a household its registration, of a meeting a review.
    fn new_kind(kind: Kind) -> (Kind, Option<&'static str>) {
        match kind {
            Kind::Village => (Kind::Household, Some("village")),
            Kind::Household => (Kind::Registration, Some("household")),
            Kind::Meeting => (Kind::Review, Some("meeting")),
            kind => (kind, None),
        }
    }

    pub(super) fn create(&mut self, cx: &Cx<'_>, record: &Record) -> Vec<Step> {
        let (kind, field) = match (record.kind, self.tab) {
            (Kind::Village, Tab::Linked(Kind::Meeting)) => (Kind::Meeting, Some("village")),
            (Kind::Household, Tab::Years) => (Kind::Standing, Some("household")),
            (Kind::Household, Tab::Linked(Kind::Help)) => (Kind::Help, Some("household")),
            (Kind::Nomination, Tab::Papers) => (Kind::Part, Some("nomination")),
            (kind, _) => Self::new_kind(kind),
        };
        let mut prefill: Vec<_> =
            field.map(|field| (field, Value::Link(record.id))).into_iter().collect();
        if let (Kind::Review, Some(meeting)) = (record.kind, record.link("meeting")) {
            prefill.push(("meeting", Value::Link(meeting)));
        }
        let form = Screen::Form(FormState::create(cx, kind, prefill));
        self.leave_to(cx, vec![Step::Push(Box::new(form))])
    }

    pub(super) fn new_refusal(&self, cx: &Cx<'_>, record: &Record) -> Option<&'static str> {
        if (record.kind, self.tab) == (Kind::Household, Tab::Years) {
            let void = record.is_void().then_some("refuse-void");
            return act::new_refusal(cx, Kind::Standing).or(void);
        }
        if (record.kind, self.tab) == (Kind::Household, Tab::Linked(Kind::Help)) {
            let void = record.is_void().then_some("refuse-void");
            return act::new_refusal(cx, Kind::Help).or(void);
        }
        if (record.kind, self.tab) == (Kind::Nomination, Tab::Papers) {
            let closed = record.is_void() || Stage::of(record) == Stage::Cancelled;
            let why = closed.then_some("refuse-dossier-cancelled");
            return act::new_refusal(cx, Kind::Part).or(why);
        }
        let (kind, _) = Self::new_kind(record.kind);
        let meeting = match record.kind {
            Kind::Meeting => Some(record),
            _ => record.link("meeting").and_then(|id| cx.book.find(id)),
        };
        let year = i64::from(chrono::Datelike::year(&cx.now.today));
        act::new_refusal(cx, kind).or(match record.kind {
            _ if record.is_void() => Some("refuse-void"),
            Kind::Meeting | Kind::Review if meeting.is_some_and(|m| m.is("closed")) => {
                Some("refuse-closed")
            }
            Kind::Household if !matches!(record.code("class"), Some("poor" | "near_poor")) => {
                Some("refuse-not-poor")
            }
            Kind::Household if cx.book.active_registrations(record.id, year).next().is_some() => {
                Some("refuse-registered")
            }
            _ => None,
        })
    }
}
