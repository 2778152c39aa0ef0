//! Exchange with other devices, backup and check.

use crate::app::cx::{Answer, Cx, Input, Step};
use crate::app::{Failure, Outcome};
use crate::domain::event::Event;
use crate::keys::{Action, Scope};

/// The exchange screen's state.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SyncState {
    /// The marked row.
    pub marked: usize,
}

/// What is said of a written bundle.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Exported {
    /// Where it is.
    pub path: String,
    /// How many events it holds.
    pub events: u64,
    /// How many records of each kind, by the kind's name.
    pub counts: Vec<(String, u64)>,
    /// The Fund's total in it, đồng.
    pub money: i64,
    /// The hash of the file, in groups to be read aloud.
    pub hash_groups: Vec<String>,
}

/// What is said of a received bundle.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Received {
    /// Who sent it: the device's short code.
    pub from: String,
    /// Events that are new.
    pub new: u64,
    /// Events that were here already.
    pub had: u64,
    /// Runs that wait for what is missing before them: device, from, to.
    pub held: Vec<(String, u32, u32)>,
    /// Events that are kept and do not count, with the reason's code.
    pub refused: Vec<(String, u32, String)>,
    /// Records with something to settle now.
    pub conflicts: u64,
}

impl SyncState {
    /// Who owns the keyboard.
    pub fn scope(&self) -> Scope {
        Scope::List
    }

    /// The title.
    pub fn title(&self, cx: &Cx<'_>) -> String {
        cx.locale.text("title-sync").into_owned()
    }

    /// Takes a key press.
    pub fn update(&mut self, _cx: &Cx<'_>, input: Input) -> Vec<Step> {
        match input {
            Input::Act(Action::Back) => vec![Step::Pop],
            _ => Vec::new(),
        }
    }

    /// Why an action does nothing here now.
    pub fn refusal(&self, _cx: &Cx<'_>, _action: Action) -> Option<&'static str> {
        None
    }

    /// Makes anew what is derived from the book.
    pub fn refresh(&mut self, _cx: &Cx<'_>) {}

    /// An overlay was answered.
    pub fn answered(&mut self, _cx: &Cx<'_>, _answer: Answer) -> Vec<Step> {
        Vec::new()
    }

    /// The change is durable.
    pub fn saved(&mut self, _cx: &Cx<'_>, _event: &Event) -> Vec<Step> {
        Vec::new()
    }

    /// The work ended.
    pub fn done(&mut self, _cx: &Cx<'_>, _outcome: Outcome) -> Vec<Step> {
        Vec::new()
    }

    /// It did not work.
    pub fn failed(&mut self, _failure: &Failure) {}

    /// The screen, with the work of an action begun.
    pub fn new(_cx: &Cx<'_>, _action: Action) -> Self {
        Self::default()
    }
}
