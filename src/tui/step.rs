//! What a screen or an overlay asks its parent to do, and what an overlay answers.
//!
//! Plain data. Invariant: a child never touches a sibling, it says what it wants.

use crate::domain::op::Op;
use crate::domain::roster::OfficeForm;
use crate::keys::Action;
use crate::tui::effect::{Effect, Work};
use crate::tui::input::Input;
use crate::tui::notice::Notice;
use crate::tui::overlay::Overlay;
use crate::tui::screen::Screen;
use crate::tui::sticky::Sticky;

/// What a screen or an overlay asks its parent to do. Children never touch siblings.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Go to a screen; this one stays beneath.
    Push(Box<Screen>),
    Pop,
    /// Put a screen in the place of this one.
    Replace(Box<Screen>),
    /// Go to the home screen and from there to this one.
    Root(Box<Screen>),
    Open(Box<Overlay>),
    Close,
    /// Give the screen beneath the answer of an overlay.
    Answer(Answer),
    /// Store a change; the screen hears of it by [`Screen::saved`] or [`Screen::failed`].
    Commit(Box<Op>),
    /// Have something done that needs no answer.
    Emit(Effect),
    /// Have something done; the answer comes with the ticket that the app puts in.
    Ask(Work),
    Say(Notice),
    /// Remember what carries over to the next record.
    CarryOver(Sticky),
    /// Do what a key of this action would do.
    Act(Action),
    /// Do again what was typed ahead of a screen. A question that it opens swallows the rest, so
    /// that nobody answers what they have not read.
    Replay(Vec<Input>),
    /// What is under way is waited for no longer.
    CancelWait,
    /// Ask whether to take back the last change of this session.
    UndoLast,
    /// From now on speak in the words of such an office.
    SetOfficeForm(OfficeForm),
    Quit,
}

/// What an overlay answered.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Yes, with the reason that was asked for, if one was.
    Yes {
        /// What was asked, as the asker named it.
        tag: &'static str,
        reason: Option<String>,
    },
    No {
        tag: &'static str,
    },
    /// Choices of a picker: the option ids or record ids.
    Picked {
        tag: &'static str,
        picked: Vec<String>,
    },
    /// Texts for several fields at once.
    Filled {
        tag: &'static str,
        /// Field ids, and what to type there.
        values: Vec<(&'static str, String)>,
    },
}
