//! What a screen is given, and what it can ask for.

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::op::{Actor, Ctx, Op};
use crate::domain::roster::{OfficeForm, Roster};
use crate::keys::{Action, Keymap};
use crate::locale::Locale;
use crate::plan::Plans;
use crate::text::Edit;
use crate::tui::screen::form::Sticky;
use crate::tui::{Draft, Effect, Notice, Overlay, Prefs, Screen};

/// The moment of a message, from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// Wall clock, milliseconds since 1970.
    pub millis: u64,
    /// The date the program believes in (`--today`).
    pub today: NaiveDate,
}

/// Whose folder this is, and who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Me {
    /// The commune's name; empty until the device has joined one.
    pub commune: String,
    /// Whether the office is a commune or another one.
    pub form: OfficeForm,
    /// The person at the keyboard.
    pub officer: String,
    /// The device and its rights.
    pub actor: Actor,
    /// What other devices do not have yet, and when a bundle was last written and received.
    pub exchange: Exchange,
}

impl Me {
    /// Before a folder is open: nobody, with the least rights.
    pub fn nobody() -> Self {
        let replica = crate::domain::id::ReplicaId::default();
        let role = crate::domain::roster::Role::Village;
        Self {
            commune: String::new(),
            form: OfficeForm::Commune,
            officer: String::new(),
            actor: Actor { replica, role, villages: Vec::new() },
            exchange: Exchange::default(),
        }
    }

    /// Takes the commune's name and the own rights from a roster.
    pub fn follow(&mut self, roster: &Roster) {
        self.commune.clone_from(&roster.unit.name);
        self.form = roster.unit.form;
        if let Some(device) = roster.device(self.actor.replica) {
            self.actor.role = device.role;
            self.actor.villages.clone_from(&device.villages);
        }
    }
}

/// How far this folder is known elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exchange {
    /// Own events that no bundle holds yet.
    pub unsent: u64,
    /// When a bundle was last written, milliseconds.
    pub exported_at: Option<u64>,
    /// When a bundle was last received, milliseconds.
    pub received_at: Option<u64>,
    /// Whether storage has no room: reading only.
    pub full: bool,
}

/// What a screen may read.
#[derive(Debug, Clone, Copy)]
pub struct Cx<'a> {
    /// All records.
    pub book: &'a Book,
    /// The plans at hand.
    pub plans: &'a Plans,
    /// Who and where.
    pub me: &'a Me,
    /// The words.
    pub locale: &'a Locale,
    /// The keys, to name one in a message.
    pub keymap: &'a Keymap,
    /// What the person chose of how the program behaves.
    pub prefs: &'a Prefs,
    /// What carries over between new records.
    pub sticky: &'a Sticky,
    /// Forms left unfinished.
    pub drafts: &'a [Draft],
    /// When.
    pub now: Now,
    /// Columns and rows.
    pub size: (u16, u16),
    /// Whether it is drawn for a console without windows.
    pub console: bool,
}

impl Cx<'_> {
    /// What a decision needs.
    pub fn ctx(&self) -> Ctx {
        Ctx { today: self.now.today, actor: self.me.actor.clone() }
    }
}

/// A key press as a screen sees it, once the keymap has spoken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A named action.
    Act(Action),
    /// A letter for the text that has the focus.
    Text(char),
    /// What the typing of Vietnamese makes of a key: other letters before the cursor.
    Compose(Edit),
    /// A pasted text, not cleaned yet.
    Paste(String),
}

/// What a screen or an overlay asks its parent to do. Children never touch siblings.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Go to a screen; this one stays beneath.
    Push(Box<Screen>),
    /// Leave this screen.
    Pop,
    /// Put a screen in the place of this one.
    Replace(Box<Screen>),
    /// Go to the home screen and from there to this one.
    Root(Box<Screen>),
    /// Open an overlay.
    Open(Box<Overlay>),
    /// Close the top overlay.
    Close,
    /// Give the screen beneath the answer of an overlay.
    Answer(Answer),
    /// Store a change; the screen hears of it by [`Screen::saved`] or [`Screen::failed`].
    Commit(Box<Op>),
    /// Have something done that needs no answer.
    Emit(Effect),
    /// Have something done; the answer comes with the ticket that the app puts in.
    Ask(Work),
    /// Say something.
    Say(Notice),
    /// Remember what carries over to the next record.
    Stick(Sticky),
    /// Do what a key of this action would do.
    Act(Action),
    /// Do again what was typed ahead of a screen. A question that it opens swallows the rest, so
    /// that nobody answers what they have not read.
    Replay(Vec<Input>),
    /// What is under way is waited for no longer.
    Forget,
    /// Ask whether to take back the last change of this session.
    UndoLast,
    /// From now on speak in the words of such an office.
    Speak(OfficeForm),
    /// Leave the program.
    Quit,
}

/// Work for the shell that answers with an outcome.
#[derive(Debug, Clone, PartialEq)]
pub enum Work {
    /// The events of a record, oldest first.
    History(crate::domain::id::RecordId),
    /// Write a bundle; the path is chosen where none is given.
    Export(Option<String>),
    /// Receive a bundle.
    Receive(String),
    /// Write a backup into a folder and read it back.
    Backup(String),
    /// Check the stored data.
    Check,
    /// Look into a folder for lists to take in; an empty path is where one was last.
    Look(String),
    /// Read a list.
    ReadList(Box<crate::tui::screen::intake::Ask>),
    /// Make a part of a list durable: all of it or nothing.
    StoreList {
        /// What to store.
        intents: Vec<crate::domain::op::Intent>,
        /// The import that it is a part of; `None` begins one.
        group: Option<crate::domain::id::Seq>,
    },
    /// Find everything that an import wrote.
    PastImport(crate::domain::id::Seq),
    /// Take a part of an import back; without intents: nothing of it is left to take back.
    StoreUndo {
        /// What to store.
        intents: Vec<crate::domain::op::Intent>,
        /// The import.
        group: crate::domain::id::Seq,
    },
    /// Write a report to a file.
    Report(Box<crate::tui::screen::report::ToWrite>),
    /// Write a text to a file.
    WriteText(Box<crate::tui::screen::plans::TextFile>),
    /// Write a text with tables to a file.
    Document(Box<crate::tui::screen::letter::DocumentToWrite>),
    /// Set up a new folder.
    Setup(Box<crate::tui::screen::setup::Answers>),
    /// Open the folder with this passphrase.
    Unlock(crate::tui::screen::setup::Secret),
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

/// What an overlay answered.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Yes, with the reason that was asked for, if one was.
    Yes {
        /// What was asked, as the asker named it.
        tag: &'static str,
        /// The reason typed.
        reason: Option<String>,
    },
    /// No.
    No {
        /// What was asked.
        tag: &'static str,
    },
    /// Choices of a picker: the option ids or record ids.
    Picked {
        /// Which field asked.
        tag: &'static str,
        /// What was chosen.
        picked: Vec<String>,
    },
    /// Texts for several fields at once.
    Filled {
        /// What was asked.
        tag: &'static str,
        /// Field ids, and what to type there.
        values: Vec<(&'static str, String)>,
    },
}
