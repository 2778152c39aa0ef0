//! The first run, and the passphrase.

use crate::app::cx::{Answer, Cx, Input, Step};
use crate::app::{Failure, Outcome};
use crate::domain::event::Event;
use crate::keys::{Action, Scope};

/// What the first run asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// The commune's name.
    pub commune: String,
    /// `rural` or `urban`.
    pub area: String,
    /// Village names.
    pub villages: Vec<String>,
    /// The person at the keyboard.
    pub officer: String,
    /// May be empty, after a warning.
    pub passphrase: String,
}

/// The first run's state.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SetupState {
    /// The answers so far.
    pub answers: Answers,
}

/// The passphrase's state.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct UnlockState {
    /// How often it was wrong.
    pub wrong: usize,
}

impl SetupState {
    /// Who owns the keyboard.
    pub fn scope(&self) -> Scope {
        Scope::Text
    }

    /// The title.
    pub fn title(&self, cx: &Cx<'_>) -> String {
        cx.locale.text("title-setup").into_owned()
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
}

impl UnlockState {
    /// Who owns the keyboard.
    pub fn scope(&self) -> Scope {
        Scope::Text
    }

    /// The title.
    pub fn title(&self, cx: &Cx<'_>) -> String {
        cx.locale.text("title-unlock").into_owned()
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
}
