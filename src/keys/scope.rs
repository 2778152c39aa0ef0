//! Scopes: the places where a key is looked up, and the chains between them.
//!
//! A screen names one scope that owns the keyboard; a key is sought there first and then outward
//! along [`Scope::chain`]. This file knows neither keys nor actions.
//! Invariant: every chain begins with its own scope and ends with [`Scope::Global`].

use std::fmt;

use serde::{Deserialize, Serialize};

/// A place where keys are bound: a `[section]` of the keymap file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Works from everywhere, also while typing; so it holds no printable keys.
    Global,
    /// Moving a marked row: home, lists, detail, overlays and choice lists share it.
    Move,
    /// What one does with a record: shared by lists and the detail view.
    Browse,
    Home,
    List,
    /// One record, read only.
    Detail,
    /// A form, whatever field has the focus.
    Form,
    /// Line editing: a focused text field, the search line, the filter of a choice list.
    Text,
    /// A focused field that is chosen rather than typed (one, many, yes or no).
    Choice,
    /// A question or a notice that waits for an answer.
    Overlay,
    /// An open list of choices with a line to filter it.
    Picker,
    /// The search line of a list while it is typed in.
    Search,
    Settings,
    /// A list that is being taken in.
    #[serde(rename = "intake")]
    Import,
    /// The list of reports, and one of them.
    Report,
    /// The plans of the movement: what they say, what is due, reached and judged.
    Plan,
}

impl Scope {
    /// Every scope, outermost first, in the order of help.
    pub const ALL: [Self; 16] = [
        Self::Global,
        Self::Move,
        Self::Browse,
        Self::Home,
        Self::List,
        Self::Detail,
        Self::Form,
        Self::Text,
        Self::Choice,
        Self::Overlay,
        Self::Picker,
        Self::Search,
        Self::Settings,
        Self::Import,
        Self::Report,
        Self::Plan,
    ];

    /// The scopes a screen can name as owner of the keyboard; the others are only shared parts.
    pub const OWNERS: [Self; 13] = [
        Self::Home,
        Self::List,
        Self::Detail,
        Self::Form,
        Self::Text,
        Self::Choice,
        Self::Overlay,
        Self::Picker,
        Self::Search,
        Self::Settings,
        Self::Import,
        Self::Report,
        Self::Plan,
    ];

    /// The name of the section in a keymap file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::Move => "move",
            Self::Browse => "browse",
            Self::Home => "home",
            Self::List => "list",
            Self::Detail => "detail",
            Self::Form => "form",
            Self::Text => "text",
            Self::Choice => "choice",
            Self::Overlay => "overlay",
            Self::Picker => "picker",
            Self::Search => "search",
            Self::Settings => "settings",
            Self::Import => "intake", // the section in keymap files
            Self::Report => "report",
            Self::Plan => "plan",
        }
    }

    /// The scope of that section name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.name() == name)
    }

    /// The message key of the scope's name for people.
    pub fn label_key(self) -> &'static str {
        match self {
            Self::Global => "scope-global",
            Self::Move => "scope-move",
            Self::Browse => "scope-browse",
            Self::Home => "scope-home",
            Self::List => "scope-list",
            Self::Detail => "scope-detail",
            Self::Form => "scope-form",
            Self::Text => "scope-text",
            Self::Choice => "scope-choice",
            Self::Overlay => "scope-overlay",
            Self::Picker => "scope-picker",
            Self::Search => "scope-search",
            Self::Settings => "scope-settings",
            Self::Import => "scope-import",
            Self::Report => "scope-report",
            Self::Plan => "scope-plan",
        }
    }

    /// Where a key is sought, innermost first.
    pub fn chain(self) -> &'static [Self] {
        match self {
            Self::Global => &[Self::Global],
            Self::Move => &[Self::Move, Self::Global],
            Self::Browse => &[Self::Browse, Self::Move, Self::Global],
            Self::Home => &[Self::Home, Self::Move, Self::Global],
            Self::List => &[Self::List, Self::Browse, Self::Move, Self::Global],
            Self::Detail => &[Self::Detail, Self::Browse, Self::Move, Self::Global],
            Self::Form => &[Self::Form, Self::Global],
            Self::Text => &[Self::Text, Self::Form, Self::Global],
            Self::Choice => &[Self::Choice, Self::Form, Self::Global],
            Self::Overlay => &[Self::Overlay, Self::Move, Self::Global],
            Self::Picker => &[Self::Picker, Self::Text, Self::Overlay, Self::Move, Self::Global],
            Self::Settings => &[Self::Settings, Self::Move, Self::Global],
            Self::Import => &[Self::Import, Self::Move, Self::Global],
            Self::Report => &[Self::Report, Self::Move, Self::Global],
            Self::Plan => &[Self::Plan, Self::Move, Self::Global],
            Self::Search => {
                &[Self::Search, Self::Text, Self::List, Self::Browse, Self::Move, Self::Global]
            }
        }
    }

    /// While this scope owns the keyboard, a printable key is always text.
    pub fn takes_text(self) -> bool {
        matches!(self, Self::Text | Self::Picker | Self::Search)
    }

    /// A printable key bound in this section could not be reached wherever the section is live.
    pub fn is_live_while_typing(self) -> bool {
        matches!(self, Self::Global | Self::Form) || self.takes_text()
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chains_begin_with_themselves_and_end_with_global() {
        for scope in Scope::ALL {
            assert_eq!(scope.chain().first(), Some(&scope));
            assert_eq!(scope.chain().last(), Some(&Scope::Global));
            assert_eq!(Scope::from_name(scope.name()), Some(scope));
            let json = serde_json::to_string(&scope).unwrap();
            assert_eq!(json, format!("\"{}\"", scope.name()));
        }
    }
}
