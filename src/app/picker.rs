//! A list to choose from.

use crate::app::cx::{Cx, Input, Step};
use crate::keys::Action;

/// A list to choose from, with a line to filter it.
#[derive(Debug, Clone, PartialEq)]
pub struct Picker {
    /// Names the question to the one who asked.
    pub tag: &'static str,
}

impl Picker {
    /// Takes a key press.
    pub fn update(&mut self, _cx: &Cx<'_>, input: Input) -> Vec<Step> {
        match input {
            Input::Act(Action::Dismiss | Action::Back) => vec![Step::Close],
            _ => Vec::new(),
        }
    }
}
