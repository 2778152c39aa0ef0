//! Taking a change back from a record's view: which one, whether it can be, and the question.

use crate::domain::op::{Op, OpName, decide};
use crate::domain::schema::Tab;
use crate::tui::cx::Cx;
use crate::tui::part::sheet::Goes;
use crate::tui::screen::detail::{Asked, DetailState, History, Wanted, past};
use crate::tui::step::Step;
use crate::tui::{Notice, Overlay};

impl DetailState {
    pub(super) fn undo(&mut self, cx: &Cx<'_>) -> Vec<Step> {
        let marked = self.rows.get(..=self.scroll.marked).and_then(|rows| {
            rows.iter().rev().find_map(|row| match row.goes {
                Goes::Event(event) => Some(event),
                _ => None,
            })
        });
        let wanted = match (self.tab, marked) {
            (Tab::History, Some(event)) => Wanted::Event(event),
            _ => Wanted::Last,
        };
        self.wanted = Some(wanted);
        match self.history {
            History::Here(_) => self.ask_undo(cx),
            _ => self.fetch(),
        }
    }

    /// Says why nothing is taken back; a record that was opened only for that is left again.
    fn not_undone(&self, why: Notice) -> Vec<Step> {
        self.passing.then_some(Step::Pop).into_iter().chain([Step::Say(why)]).collect()
    }

    /// Asks about the undo that waits for the history.
    pub(super) fn ask_undo(&mut self, cx: &Cx<'_>) -> Vec<Step> {
        let (Some(wanted), History::Here(events)) = (self.wanted.take(), &self.history) else {
            return Vec::new();
        };
        let event = match wanted {
            Wanted::Last => events
                .iter()
                .rev()
                .find(|event| event.touches(self.record) && event.head.op != OpName::Reveal.name()),
            Wanted::Event(reference) => events.iter().find(|event| event.reference() == reference),
        };
        let question = cx.book.find(self.record).zip(event).and_then(|(record, event)| {
            past::undo_question(cx, record, event, events).map(|question| (question, event))
        });
        let Some((question, event)) = question else {
            return self.not_undone(Notice::info("refuse-nothing-to-undo"));
        };
        let event = event.reference();
        // What would be refused is not asked about.
        let op = Op::Undo { event, history: events.clone() };
        if let Err(issues) = decide(cx.book, &op, &cx.ctx()) {
            let why = issues.first().map(Notice::issue);
            return self.not_undone(why.unwrap_or_else(|| Notice::info("refuse-nothing-to-undo")));
        }
        self.asked = Some(Asked::Undo(event));
        vec![Step::Open(Box::new(Overlay::Confirm(question)))]
    }
}
