//! The form: one record being typed.

use crate::app::Draft;
use crate::app::cx::{Answer, Cx, Input, Step};
use crate::app::{Failure, Outcome};
use crate::domain::event::Event;
use crate::keys::{Action, Scope};

/// What carries over from one new record to the next.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sticky {}

/// A form's state.
#[derive(Debug, Clone, PartialEq)]
pub struct FormState {}

impl FormState {
    /// Who owns the keyboard.
    pub fn scope(&self) -> Scope {
        Scope::Text
    }

    /// The title.
    pub fn title(&self, cx: &Cx<'_>) -> String {
        cx.locale.text("title-form").into_owned()
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

    /// The draft to store, if one is due.
    pub fn take_draft(&mut self, _now: u64, _force: bool) -> Option<Draft> {
        None
    }

    /// Under which name the draft is stored.
    pub fn draft_key(&self) -> Option<String> {
        None
    }

    /// When a draft is due.
    pub fn deadline(&self) -> Option<u64> {
        None
    }
}
