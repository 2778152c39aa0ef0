//! The list of one kind of record.

use crate::app::cx::{Answer, Cx, Input, Step};
use crate::app::{Failure, Outcome};
use crate::domain::event::Event;
use crate::domain::schema::Kind;
use crate::keys::{Action, Scope};

/// A list's state.
#[derive(Debug, Clone, PartialEq)]
pub struct ListState {
    /// The kind listed.
    pub kind: Kind,
}

impl ListState {
    /// Who owns the keyboard.
    pub fn scope(&self) -> Scope {
        Scope::List
    }

    /// The title.
    pub fn title(&self, cx: &Cx<'_>) -> String {
        cx.locale.text("title-list").into_owned()
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

    /// The list of a kind.
    pub fn new(_cx: &Cx<'_>, kind: Kind) -> Self {
        Self { kind }
    }

    /// The list of what has to be settled.
    pub fn conflicts(_cx: &Cx<'_>) -> Self {
        Self { kind: Kind::Household }
    }
}
