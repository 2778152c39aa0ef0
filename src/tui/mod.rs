//! The application: state and update, nothing else.
//!
//! [`App::update`] is the only thing that changes state: it takes a [`Msg`] and returns [`Effect`]s
//! as plain data. The app names neither the terminal nor the store, reads no clock and never
//! panics, so a whole session replays from its messages. A screen is a plain value; it changes only
//! itself and says what else it wants with [`Step`]s, which [`App`] carries out.
//!
//! Invariants: the stack of screens is never empty; "saved" is said only after the shell reports
//! the event durable; what was typed lives in the form or in a draft until then.

#![warn(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub mod appearance;
mod apply_outcome;
pub mod cx;
mod dispatch;
pub mod draft;
pub mod effect;
pub mod input;
pub mod job;
pub mod keyboard;
pub mod msg;
pub mod notice;
pub mod overlay;
pub mod paint;
pub mod part;
pub mod prefs;
pub mod record_actions;
pub mod screen;
pub mod show;
pub mod step;
pub mod sticky;
#[cfg(test)]
pub(crate) mod test_app;
mod tickets;
mod view;

pub use appearance::Appearance;
pub use cx::{Cx, Me, Now};
pub use draft::Draft;
pub use effect::Effect;
pub use input::Input;
pub use keyboard::Keyboard;
pub use msg::{Msg, Outcome};
pub use notice::{Failure, Notice};
pub use overlay::Overlay;
pub use paint::Theme;
pub use prefs::Prefs;
pub use screen::home::HomeState;
pub use screen::{Nav, Screen};
pub use step::Step;
pub use tickets::{Ticket, Tickets};
pub use view::draw;

use std::sync::Arc;

use crate::domain::book::Book;
use crate::domain::id::EventRef;
use crate::keys::{Action, Keymap, Pending, Scope};
use crate::locale::Locale;
use crate::plan::Plans;
use crate::tui::sticky::Sticky;

/// The least terminal in which the program can be used: columns and rows. In a smaller one nothing
/// is drawn but that, and no key changes what is not seen.
pub const LEAST: (u16, u16) = (60, 15);

/// Everything the person works with.
#[derive(Debug)]
pub struct App {
    /// All records, in memory.
    pub book: Book,
    pub plans: Arc<Plans>,
    /// Whose folder this is and who acts.
    pub me: Me,
    pub keymap: Keymap,
    pub locale: Arc<Locale>,
    /// What the person chose of how the program behaves.
    pub prefs: Prefs,
    pub nav: Nav,
    /// What stands over the screen, the last one on top.
    pub overlays: Vec<Overlay>,
    /// The line that says what happened.
    pub notice: Option<Notice>,
    /// How letters with marks come about.
    pub keyboard: Keyboard,
    /// Keys of a sequence that is not complete.
    pub pending: Waiting,
    /// Forms left unfinished, as the store has them.
    pub drafts: Vec<Draft>,
    /// What carries over from one new record to the next.
    pub sticky: Sticky,
    /// What was saved in this session and can be undone, the last one last.
    pub done: Vec<Done>,
    /// The rest: size, tickets, whether something has to be drawn.
    pub shell: Shell,
}

/// A sequence of keys under way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Waiting {
    pub keys: Pending,
    /// When the box with the possible continuations is due, milliseconds.
    pub box_at: Option<u64>,
    /// Whether the box is open.
    pub open: bool,
}

/// A change saved in this session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    pub event: EventRef,
    /// The record it is about.
    pub record: crate::domain::id::RecordId,
    /// The operation's message key, for "Hoàn tác: ...".
    pub op: String,
    pub title: String,
    /// The import that it is a part of: then all of it is meant.
    pub group: Option<crate::domain::id::Seq>,
}

/// What the app knows of the shell around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shell {
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// Whether it is drawn for a console without windows.
    pub console: bool,
    pub tickets: Tickets,
    /// Work under way that reports progress: message key, done, all.
    pub progress: Option<(String, u64, u64)>,
    /// Whether the next frame differs.
    pub dirty: bool,
    /// Whether the program is on its way out.
    pub leaving: bool,
    /// When things happen; the last `now` that was passed in.
    pub now: Now,
}

impl App {
    /// The program before a folder is open.
    pub fn new(keymap: Keymap, locale: Locale, first: Screen, size: (u16, u16), now: Now) -> Self {
        Self {
            book: Book::new(crate::plan::standards()),
            plans: Arc::default(),
            me: Me::nobody(),
            keymap,
            locale: Arc::new(locale),
            prefs: Prefs::default(),
            nav: Nav::new(first),
            overlays: Vec::new(),
            notice: None,
            keyboard: Keyboard::default(),
            pending: Waiting::default(),
            drafts: Vec::new(),
            sticky: Sticky::default(),
            done: Vec::new(),
            shell: Shell {
                size,
                console: false,
                tickets: Tickets::default(),
                progress: None,
                dirty: true,
                leaving: false,
                now,
            },
        }
    }

    /// The scope that owns the keyboard: the top overlay's, else the screen's.
    pub fn scope(&self) -> Scope {
        self.overlays.last().map_or_else(|| self.nav.top().scope(), Overlay::scope)
    }

    /// Why an action does nothing now, as a message key; `None` where it works.
    pub fn refusal(&self, action: Action) -> Option<&'static str> {
        if !self.overlays.is_empty() {
            return None;
        }
        self.nav.top().refusal(&self.cx(), action)
    }

    /// The earliest moment, in milliseconds, at which a [`Msg::Tick`] is wanted.
    pub fn deadline(&self) -> Option<u64> {
        let draft = self.nav.iter().filter_map(Screen::deadline).min();
        [draft, self.pending.box_at].into_iter().flatten().min()
    }

    /// What a screen may read while it updates or is drawn.
    pub fn cx(&self) -> Cx<'_> {
        Cx {
            book: &self.book,
            plans: &self.plans,
            me: &self.me,
            locale: &self.locale,
            keymap: &self.keymap,
            prefs: &self.prefs,
            sticky: &self.sticky,
            drafts: &self.drafts,
            now: self.shell.now,
            size: self.shell.size,
            console: self.shell.console,
        }
    }
}
