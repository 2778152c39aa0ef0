//! Everything the app can ask of the shell. Plain data: it can be compared, printed and replayed.

use crate::domain::id::{RecordId, Seq};
use crate::domain::op::Intent;
use crate::tui::draft::Draft;
use crate::tui::job::{Answers, Ask, DocumentToWrite, Secret, TextFile, ToWrite};
use crate::tui::prefs::Prefs;
use crate::tui::tickets::Ticket;

/// One thing to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Make a change durable.
    Commit {
        /// Comes back with the outcome.
        ticket: Ticket,
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
        work: Work,
    },
    Language(&'static str),
    /// Remember what was chosen in the settings.
    Prefs(Prefs),
    Bell,
    /// Leave, after everything asked before is done.
    Quit,
}

/// Work for the shell that answers with an outcome.
#[derive(Debug, Clone, PartialEq)]
pub enum Work {
    /// The events of a record, oldest first.
    History(RecordId),
    /// Write a bundle; the path is chosen where none is given.
    Export(Option<String>),
    Receive(String),
    /// Write a backup into a folder and read it back.
    Backup(String),
    Check,
    /// Look into a folder for lists to take in; an empty path is where one was last.
    Look(String),
    ReadList(Box<Ask>),
    /// Make a part of a list durable: all of it or nothing.
    StoreList {
        intents: Vec<Intent>,
        /// The import that it is a part of; `None` begins one.
        group: Option<Seq>,
    },
    /// Find everything that an import wrote.
    PastImport(Seq),
    /// Take a part of an import back; without intents: nothing of it is left to take back.
    StoreUndo {
        intents: Vec<Intent>,
        group: Seq,
    },
    /// Write a report to a file.
    Report(Box<ToWrite>),
    /// Write a text to a file.
    WriteText(Box<TextFile>),
    /// Write a text with tables to a file.
    Document(Box<DocumentToWrite>),
    /// Set up a new folder.
    Setup(Box<Answers>),
    /// Open the folder with this passphrase.
    Unlock(Secret),
}

impl Work {
    /// The message key of what is under way.
    pub fn label_key(&self) -> &'static str {
        match self {
            Self::History(_) => "work-history",
            Self::Export(_) => "work-export",
            Self::Receive(_) => "work-receive",
            Self::Backup(_) => "work-backup",
            Self::Check => "work-check",
            Self::Look(_) => "work-look",
            Self::ReadList(_) => "work-read-list",
            Self::StoreList { .. } => "work-store-list",
            Self::PastImport(_) => "work-past-import",
            Self::StoreUndo { .. } => "work-undo-import",
            Self::Report(_) | Self::WriteText(_) | Self::Document(_) => "work-report",
            Self::Setup(_) => "work-setup",
            Self::Unlock(_) => "work-unlock",
        }
    }
}
