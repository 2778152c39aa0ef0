//! Everything the app can ask of the shell. Plain data: it can be compared, printed and replayed.

use crate::domain::op::Intent;
use crate::tui::cx::Work;
use crate::tui::{Draft, Prefs, Ticket};

/// One thing to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Make a change durable.
    Commit {
        /// Comes back with the outcome.
        ticket: Ticket,
        /// What to store.
        intent: Box<Intent>,
        /// The draft that it makes needless.
        clears: Option<String>,
    },
    /// Keep an unfinished form.
    SaveDraft(Draft),
    /// Forget an unfinished form.
    DropDraft(String),
    /// Do some work and answer.
    Work {
        /// Comes back with the outcome.
        ticket: Ticket,
        /// What.
        work: Work,
    },
    /// Remember the language.
    Language(&'static str),
    /// Remember what was chosen in the settings.
    Prefs(Prefs),
    /// Ring.
    Bell,
    /// Leave, after everything asked before is done.
    Quit,
}
