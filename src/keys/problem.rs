//! What can be wrong with a keymap file: one value per finding, as message key and arguments.
//!
//! Holds no sentences; `locale` has them under `keymap-…`. It does not find anything itself, that
//! is [`crate::keys::check`] and the reader.
//! Invariant: a kind's key exists in both languages with exactly these arguments.

use std::fmt::Display;

use crate::keys::{Action, Chord, KeyError, Scope};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Works, but perhaps not as meant.
    Warning,
    /// The line is not used; the default stands in for it.
    Error,
}

impl Severity {
    /// The message key of the severity's name.
    pub fn label_key(self) -> &'static str {
        match self {
            Self::Warning => "keymap-warning",
            Self::Error => "keymap-error",
        }
    }
}

/// One finding in a keymap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line of the user's file, from 1; `None` for a line that comes with the program.
    pub line: Option<usize>,
    pub severity: Severity,
    pub kind: ProblemKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The line is not TOML; the parser's own words.
    Syntax(String),
    /// `extends` names no keymap of the program.
    UnknownPreset { name: String, nearest: Option<&'static str> },
    /// A section that is no scope.
    UnknownScope { name: String, nearest: Option<&'static str> },
    /// A line that is no action.
    UnknownAction { name: String, nearest: Option<&'static str> },
    /// An action in a section where it cannot work.
    WrongScope { action: Action, section: Scope },
    /// The value is neither a key nor a list of keys.
    NotKeys { action: Action },
    /// A key that cannot be read.
    BadKey { text: String, error: KeyError },
    /// One chord, two actions, one scope.
    SameChord { chord: Chord, scope: Scope, action: Action, other: Action },
    /// A printable key where typing goes on.
    TypedKey { chord: Chord, scope: Scope, action: Action },
    /// One chord begins another while both are live.
    Prefix { short: Chord, action: Action, long: Chord, other: Action },
    /// A required action that cannot be reached.
    Unreachable { action: Action, scope: Scope },
    /// A key of an inner scope hides an outer action.
    Hides { chord: Chord, inner: Scope, action: Action, outer: Scope, other: Action },
    /// The terminal sends another key in its place.
    SeenAs { chord: Chord, seen_as: Chord },
    /// The terminal sends another key in its place, and that one does something else.
    Collides { chord: Chord, action: Action, seen_as: Chord, other: Action },
    /// Many terminals do not send it, or cannot tell it apart.
    Unsure { chord: Chord },
    /// Input methods commonly take it before the terminal sees it.
    InputMethod { chord: Chord },
}

impl ProblemKind {
    pub fn key(&self) -> &'static str {
        match self {
            Self::Syntax(_) => "keymap-syntax",
            Self::UnknownPreset { nearest: None, .. } => "keymap-unknown-preset",
            Self::UnknownPreset { .. } => "keymap-unknown-preset-near",
            Self::UnknownScope { nearest: None, .. } => "keymap-unknown-scope",
            Self::UnknownScope { .. } => "keymap-unknown-scope-near",
            Self::UnknownAction { nearest: None, .. } => "keymap-unknown-action",
            Self::UnknownAction { .. } => "keymap-unknown-action-near",
            Self::WrongScope { .. } => "keymap-wrong-scope",
            Self::NotKeys { .. } => "keymap-not-keys",
            Self::BadKey { error, .. } => match error {
                KeyError::Empty => "keymap-bad-key-empty",
                KeyError::Unknown(_) => "keymap-bad-key-unknown",
                KeyError::ShiftedChar(_) => "keymap-bad-key-shift",
                KeyError::TooLong => "keymap-bad-key-long",
            },
            Self::SameChord { .. } => "keymap-same-chord",
            Self::TypedKey { .. } => "keymap-typed-key",
            Self::Prefix { .. } => "keymap-prefix",
            Self::Unreachable { .. } => "keymap-unreachable",
            Self::Hides { .. } => "keymap-hides",
            Self::SeenAs { .. } => "keymap-seen-as",
            Self::Collides { .. } => "keymap-collides",
            Self::Unsure { .. } => "keymap-unsure",
            Self::InputMethod { .. } => "keymap-input-method",
        }
    }

    /// The arguments of the message: names and keys as they stand in the file.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Syntax(text) => args(&[("text", text)]),
            Self::UnknownPreset { name, nearest }
            | Self::UnknownScope { name, nearest }
            | Self::UnknownAction { name, nearest } => near_args(name, *nearest),
            Self::WrongScope { action, section } => {
                let places = places(*action);
                args(&[("action", action), ("section", section), ("places", &places)])
            }
            Self::NotKeys { action } => args(&[("action", action)]),
            Self::BadKey { text, error } => bad_key_args(text, error),
            Self::SameChord { chord, scope, action, other } => {
                args(&[("chord", chord), ("scope", scope), ("action", action), ("other", other)])
            }
            Self::TypedKey { chord, scope, action } => {
                args(&[("chord", chord), ("scope", scope), ("action", action)])
            }
            Self::Prefix { short, action, long, other } => {
                args(&[("short", short), ("action", action), ("long", long), ("other", other)])
            }
            Self::Unreachable { action, scope } => args(&[("action", action), ("scope", scope)]),
            Self::Hides { chord, inner, action, outer, other } => {
                let mut args = args(&[("chord", chord), ("inner", inner), ("action", action)]);
                args.extend([("outer", outer.to_string()), ("other", other.to_string())]);
                args
            }
            Self::SeenAs { chord, seen_as } => args(&[("chord", chord), ("seen", seen_as)]),
            Self::Collides { chord, action, seen_as, other } => {
                args(&[("chord", chord), ("action", action), ("seen", seen_as), ("other", other)])
            }
            Self::Unsure { chord } | Self::InputMethod { chord } => args(&[("chord", chord)]),
        }
    }
}

fn args(named: &[(&'static str, &dyn Display)]) -> Vec<(&'static str, String)> {
    named.iter().map(|(name, value)| (*name, value.to_string())).collect()
}

fn near_args(name: &str, nearest: Option<&'static str>) -> Vec<(&'static str, String)> {
    let mut args = args(&[("name", &name)]);
    args.extend(nearest.map(|nearest| ("nearest", nearest.to_owned())));
    args
}

fn bad_key_args(text: &str, error: &KeyError) -> Vec<(&'static str, String)> {
    match error {
        KeyError::Empty => Vec::new(),
        KeyError::TooLong => args(&[("text", &text)]),
        KeyError::Unknown(part) => args(&[("text", &text), ("part", part)]),
        KeyError::ShiftedChar(c) => args(&[("text", &text), ("capital", &c.to_uppercase())]),
    }
}

/// The sections where an action belongs.
fn places(action: Action) -> String {
    let names: Vec<_> = action.scopes().iter().map(|scope| scope.name()).collect();
    names.join(", ")
}
