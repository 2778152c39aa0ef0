//! The line that says what happened, and what to do.

use crate::domain::issue::Issue;
use crate::locale::Locale;

/// How a notice is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    Done,
    Info,
    Warn,
    Fail,
}

/// A message for the person, as a key with arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub tone: Tone,
    pub key: String,
    /// What the message speaks of.
    pub args: Vec<(&'static str, String)>,
}

impl Notice {
    /// A notice of a tone.
    pub fn new(tone: Tone, key: impl Into<String>) -> Self {
        Self { tone, key: key.into(), args: Vec::new() }
    }

    pub fn done(key: impl Into<String>) -> Self {
        Self::new(Tone::Done, key)
    }

    pub fn info(key: impl Into<String>) -> Self {
        Self::new(Tone::Info, key)
    }

    pub fn warn(key: impl Into<String>) -> Self {
        Self::new(Tone::Warn, key)
    }

    pub fn fail(key: impl Into<String>) -> Self {
        Self::new(Tone::Fail, key)
    }

    /// What is wrong with a record.
    pub fn issue(issue: &Issue) -> Self {
        Self { tone: Tone::Fail, key: issue.key(), args: issue.args.clone() }
    }

    /// Names something in the message.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "numbers and texts are named alike")]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    pub fn text(&self, locale: &Locale) -> String {
        locale.with_texts(&self.key, &self.args).into_owned()
    }
}

/// Why an effect failed, for people: what happened and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    pub key: String,
    /// What the message speaks of.
    pub args: Vec<(&'static str, String)>,
}

impl From<Failure> for Notice {
    fn from(failure: Failure) -> Self {
        Self { tone: Tone::Fail, key: failure.key, args: failure.args }
    }
}
