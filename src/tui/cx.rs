//! What a screen is given, and what it can ask for.

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::op::{Actor, Ctx};
use crate::domain::roster::{OfficeForm, Roster};
use crate::keys::Keymap;
use crate::locale::Locale;
use crate::plan::Plans;
use crate::tui::sticky::Sticky;
use crate::tui::{Draft, Prefs};

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
    pub book: &'a Book,
    pub plans: &'a Plans,
    pub me: &'a Me,
    pub locale: &'a Locale,
    /// The keys, to name one in a message.
    pub keymap: &'a Keymap,
    /// What the person chose of how the program behaves.
    pub prefs: &'a Prefs,
    /// What carries over between new records.
    pub sticky: &'a Sticky,
    /// Forms left unfinished.
    pub drafts: &'a [Draft],
    pub now: Now,
    pub size: (u16, u16),
    /// Whether it is drawn for a console without windows.
    pub console: bool,
}

impl Cx<'_> {
    pub fn ctx(&self) -> Ctx {
        Ctx { today: self.now.today, actor: self.me.actor.clone() }
    }
}
