//! Taking a whole import back: what it wrote, the newest first, in rounds, until nothing is left that
//! can be taken back.
//!
//! What was changed since stands, and is counted. Invariant: every round is durable and in the book
//! before the next is decided.

use crate::tui::job::Past;

use crate::domain::event::Event;
use crate::domain::id::{EventRef, Seq};
use crate::domain::import::plan::CHUNK;
use crate::domain::op::{Intent, undo_group};
use crate::tui::cx::Cx;
use crate::tui::effect::Work;
use crate::tui::screen::import::ImportSummary;
use crate::tui::step::Step;
use crate::tui::{Failure, Notice};

/// An import being taken back.
#[derive(Debug, Clone, PartialEq)]
pub struct Unwinding {
    pub group: Seq,
    history: Vec<Event>,
    /// Decided in this round, not stored yet.
    waiting: Vec<Intent>,
    later: Vec<EventRef>,
    stays: usize,
    done: usize,
    all: usize,
    /// Whether the shell was told that nothing is left.
    ended: bool,
}

impl Unwinding {
    /// Begins to take an import back; the shell looks for what it wrote.
    pub fn begin(group: Seq) -> (Self, Vec<Step>) {
        let unwinding = Self {
            group,
            history: Vec::new(),
            waiting: Vec::new(),
            later: Vec::new(),
            stays: 0,
            done: 0,
            all: 0,
            ended: false,
        };
        (unwinding, vec![Step::Ask(Work::PastImport(group))])
    }

    /// How much is taken back, of how much.
    pub fn progress(&self) -> (usize, usize) {
        (self.done, self.all)
    }

    /// The shell has found what it wrote.
    pub fn found(&mut self, cx: &Cx<'_>, past: Past) -> (Vec<Step>, Option<ImportSummary>) {
        self.all = past.events.len();
        self.later = past.events;
        self.history = past.history;
        self.next(cx)
    }

    /// A part is durable and in the book: the next one, or the end.
    pub fn stored(
        &mut self,
        cx: &Cx<'_>,
        events: Vec<Event>,
    ) -> (Vec<Step>, Option<ImportSummary>) {
        self.done = self.done.saturating_add(events.len());
        self.history.extend(events);
        self.next(cx)
    }

    fn next(&mut self, cx: &Cx<'_>) -> (Vec<Step>, Option<ImportSummary>) {
        if self.waiting.is_empty() && !self.later.is_empty() {
            let round = undo_group(cx.book, &self.later, &self.history, &cx.ctx());
            self.waiting = round.intents;
            self.later = round.later;
            self.stays = self.stays.saturating_add(round.stays.len());
        }
        if self.waiting.is_empty() && (self.ended || (self.done == 0 && self.stays > 0)) {
            return (Vec::new(), Some(self.summary()));
        }
        self.ended = self.waiting.is_empty();
        let intents: Vec<_> = self.waiting.drain(..self.waiting.len().min(CHUNK)).collect();
        (vec![Step::Ask(Work::StoreUndo { intents, group: self.group })], None)
    }

    fn summary(&self) -> ImportSummary {
        let mut lines = vec![Notice::done("import-unwound").with("count", self.done)];
        if self.stays > 0 {
            lines.push(Notice::warn("import-unwound-stays").with("count", self.stays));
        }
        ImportSummary::without_undo(lines)
    }

    /// A part could not be stored.
    pub fn failed(&self, failure: &Failure) -> ImportSummary {
        let count = Notice::info("import-unwound-before").with("count", self.done);
        ImportSummary::without_undo(vec![Notice::from(failure.clone()), count])
    }
}
