//! A list while it is stored, part by part, and what became of it.
//!
//! The shell makes one part after the other durable and every part is in the book before the next is
//! decided. Invariant: what is said to be stored is durable; after a stop or a failure the parts
//! before it stand, and the same list can be stored again without doubling anything.

use crate::domain::event::Event;
use crate::domain::id::Seq;
use crate::domain::import::plan::{RowAction as Does, Storing as Parts};
use crate::keys::Action;
use crate::tui::cx::Cx;
use crate::tui::effect::Work;
use crate::tui::input::Input;
use crate::tui::overlay::Confirm;
use crate::tui::screen::import::{DRAFT, Preview, ask};
use crate::tui::step::Step;
use crate::tui::{Effect, Failure, Notice, Overlay};

/// How many rows that could not be stored are named.
const NAMED: usize = 5;

/// A list being stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Storing {
    parts: Parts,
    stopping: bool,
    /// The import that the parts belong to, once the first is stored.
    group: Option<Seq>,
    /// How many rows wait, are wrong, or were left out: they are told again at the end.
    left: [(Does, usize); 3],
}

impl Storing {
    /// Begins with the first part.
    pub fn begin(cx: &Cx<'_>, preview: &Preview) -> (Self, Vec<Step>, Option<ImportSummary>) {
        let count = |does| (does, preview.plan.summary.count(does));
        let left = [Does::Hold, Does::Error, Does::Out].map(count);
        let parts = Parts::new(preview.plan.clone());
        let mut storing = Self { parts, stopping: false, group: None, left };
        let (steps, summary) = storing.next(cx);
        (storing, steps, summary)
    }

    /// How much is done with, of how much.
    pub fn progress(&self) -> (usize, usize) {
        (self.parts.done(), self.parts.total())
    }

    /// Whether it stops after this part.
    pub fn is_stopping(&self) -> bool {
        self.stopping
    }

    pub fn update(&mut self, input: &Input) -> Vec<Step> {
        if !matches!(input, Input::Act(Action::Back)) || self.stopping {
            return Vec::new();
        }
        let (done, all) = self.progress();
        let question = Notice::warn("import-stop").with("done", done).with("all", all);
        let confirm = Confirm::new(ask::STOP, question);
        vec![Step::Open(Box::new(Overlay::Confirm(confirm)))]
    }

    /// Stops after the part under way.
    pub fn stop(&mut self) -> Vec<Step> {
        self.stopping = true;
        vec![Step::Say(Notice::info("import-stopping"))]
    }

    /// A part is durable and in the book: the next one, or the end.
    pub fn stored(&mut self, cx: &Cx<'_>, events: &[Event]) -> (Vec<Step>, Option<ImportSummary>) {
        self.parts.was_stored(events.len());
        self.group = self.group.or_else(|| events.first()?.body.as_ref()?.group);
        self.next(cx)
    }

    fn next(&mut self, cx: &Cx<'_>) -> (Vec<Step>, Option<ImportSummary>) {
        let chunk = if self.stopping { None } else { self.parts.next(cx.book, &cx.ctx()) };
        match chunk {
            Some(chunk) => {
                let work = Work::StoreList { intents: chunk.intents, group: self.group };
                (vec![Step::Ask(work)], None)
            }
            None if self.stopping => {
                let (done, all) = self.progress();
                let line = Notice::warn("import-stopped").with("done", done).with("all", all);
                (Vec::new(), Some(self.summary(line)))
            }
            None => {
                let line = Notice::done("import-stored").with("count", self.parts.stored());
                // What waits is in the draft still; a list that is all in the book needs none.
                let waits = self.left.iter().any(|(does, count)| *does != Does::Out && *count > 0);
                let drop = (!waits).then(|| Step::Emit(Effect::DropDraft(DRAFT.to_owned())));
                (drop.into_iter().collect(), Some(self.summary(line)))
            }
        }
    }

    /// A part could not be stored.
    pub fn failed(&mut self, failure: &Failure) -> ImportSummary {
        let line = Notice::from(failure.clone());
        let mut summary = self.summary(line);
        let stored = self.parts.stored();
        summary.lines.push(Notice::info("import-stored-before").with("count", stored));
        summary
    }

    fn summary(&self, first: Notice) -> ImportSummary {
        let mut lines = vec![first];
        for (does, count) in self.left.iter().filter(|(_, count)| *count > 0) {
            let key = format!("import-left-{}", does.name());
            lines.push(Notice::warn(key).with("count", count));
        }
        let failed = self.parts.failed();
        if !failed.is_empty() {
            let rows: Vec<_> = failed.iter().take(NAMED).map(|(row, _)| row.to_string()).collect();
            let line = Notice::warn("import-not-stored").with("count", failed.len());
            lines.push(line.with("rows", rows.join(", ")));
        }
        ImportSummary { lines, undo: self.group }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct ImportSummary {
    lines: Vec<Notice>,
    /// The import that can be taken back.
    undo: Option<Seq>,
}

impl ImportSummary {
    /// An import that may be taken back.
    pub fn of_import(group: Seq) -> Self {
        Self { lines: vec![Notice::info("import-last-import")], undo: Some(group) }
    }

    /// What is said of something that cannot be taken back.
    pub fn without_undo(lines: Vec<Notice>) -> Self {
        Self { lines, undo: None }
    }

    pub fn lines(&self) -> &[Notice] {
        &self.lines
    }

    /// What can be taken back.
    pub fn undo(&self) -> Option<Seq> {
        self.undo
    }

    pub fn update(&mut self, input: &Input) -> Vec<Step> {
        match input {
            Input::Act(Action::Back | Action::Open) => vec![Step::Pop],
            Input::Act(Action::Undo) => self.undo.map(ask::undo).unwrap_or_default(),
            _ => Vec::new(),
        }
    }

    pub fn refusal(&self, action: Action) -> Option<&'static str> {
        match action {
            Action::Undo if self.undo.is_none() => Some("refuse-nothing-to-undo"),
            Action::Submit
            | Action::Edit
            | Action::Toggle
            | Action::Columns
            | Action::Sheet
            | Action::ListKind
            | Action::ListYear
            | Action::FillVillage => Some("refuse-import-done"),
            _ => None,
        }
    }
}
