//! One record, read only, with its history.

use crate::app::cx::{Answer, Cx, Input, Step};
use crate::app::{Failure, Outcome};
use crate::domain::event::Event;
use crate::domain::id::{EventRef, RecordId};
use crate::keys::{Action, Scope};

/// A record's view.
#[derive(Debug, Clone, PartialEq)]
pub struct DetailState {
    /// The record.
    pub record: RecordId,
}

impl DetailState {
    /// Who owns the keyboard.
    pub fn scope(&self) -> Scope {
        Scope::Detail
    }

    /// The title.
    pub fn title(&self, cx: &Cx<'_>) -> String {
        cx.locale.text("title-detail").into_owned()
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

    /// The view of a record that asks whether to take an event back once its history is there.
    pub fn undoing(_cx: &Cx<'_>, record: RecordId, _event: EventRef) -> Self {
        Self { record }
    }
}
