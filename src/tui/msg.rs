//! Everything that can happen to the app.

use crate::domain::event::Event;
use crate::domain::roster::Roster;
use crate::keys::Key;
use crate::tui::job::{Exported, Files, Found, Past, Received, WrittenReport};
use crate::tui::notice::{Failure, Notice};
use crate::tui::{Draft, Now, Ticket};

/// One thing that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    Key(Key),
    /// A pasted text, as it came.
    Paste(String),
    /// The terminal has these columns and rows now.
    Resize(u16, u16),
    /// The terminal lost the focus.
    FocusLost,
    /// The deadline that the app named has come.
    Tick,
    Done(Ticket, Outcome),
    /// An effect is under way: what (a message key), how much of how much.
    Progress(String, u64, u64),
    /// The folder is open: everything that was stored.
    Opened(Box<Opened>),
    /// The shell has something to say.
    Said(Notice),
    /// Something happened that means nothing to the app.
    Nothing,
    /// The terminal is gone, or the system asks to stop.
    Stop,
}

/// What the shell found when it opened the folder.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The book, folded.
    pub book: crate::domain::book::Book,
    pub plans: std::sync::Arc<crate::plan::Plans>,
    pub me: crate::tui::Me,
    /// Forms left unfinished.
    pub drafts: Vec<Draft>,
    /// What had to be mended, as message keys with arguments.
    pub mended: Vec<Notice>,
}

/// How an effect ended.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// The event is durable.
    Committed(Box<Event>),
    /// The events of a record, oldest first.
    History(Vec<Event>),
    Exported(Exported),
    /// A bundle was received; the events are new.
    Received {
        /// What the person is told.
        report: Received,
        /// What is folded.
        events: Vec<Event>,
        /// The devices, if they changed.
        roster: Option<Box<Roster>>,
    },
    /// A backup was written and read back.
    BackedUp {
        path: String,
        /// How many records of the journal it holds.
        records: u64,
    },
    /// A report was written, or not because a file of that name is there.
    Reported(WrittenReport),
    /// The stored data were checked: findings as messages, empty when all is well.
    Checked(Vec<Notice>),
    /// What lies in a folder.
    Files(Files),
    List(Box<Found>),
    Past(Box<Past>),
    /// A part of a list is durable: its events.
    Stored(Vec<Event>),
    /// It did not work; nothing changed.
    Failed(Failure),
}

/// A message with its moment, as a session is recorded and replayed.
pub type Timed = (Now, Msg);
