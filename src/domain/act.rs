//! The names of the operations: what is done to records, as it stands in the head of an event.
//!
//! It knows neither the records nor what an operation does to them. Which kinds an operation is for
//! is said in the tables of the schema.

/// The names under which operations are stored. A name is never given a new meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OpName {
    Create,
    Edit,
    /// A record no longer counts, for a reason; its number is not used again.
    Void,
    /// A meeting's minutes are closed.
    Close,
    /// Closed minutes are corrected, for a reason.
    Amend,
    /// A household takes its registration back, for a reason.
    Withdraw,
    /// An earlier event is taken back by writing what was there before.
    Undo,
    /// A second copy of a household becomes part of the kept one.
    Merge,
    /// Somebody looked at a personal number; nothing changes.
    Reveal,
    /// A dossier is handed in, or handed in again.
    Submit,
    /// A dossier comes back to be completed, for a reason.
    Return,
    /// A dossier goes on to the level above.
    Forward,
    /// Somebody who may decide has decided on an award.
    Decide,
    /// An award, or the wish for one, is taken back for good, for a reason.
    Cancel,
}

impl OpName {
    pub const ALL: [Self; 14] = [
        Self::Create,
        Self::Edit,
        Self::Void,
        Self::Close,
        Self::Amend,
        Self::Withdraw,
        Self::Undo,
        Self::Merge,
        Self::Reveal,
        Self::Submit,
        Self::Return,
        Self::Forward,
        Self::Decide,
        Self::Cancel,
    ];

    /// What can be done with a nomination's dossier, in the order of its way.
    pub const DOSSIER: [Self; 5] =
        [Self::Submit, Self::Return, Self::Forward, Self::Decide, Self::Cancel];

    pub fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Edit => "edit",
            Self::Void => "void",
            Self::Close => "close",
            Self::Amend => "amend",
            Self::Withdraw => "withdraw",
            Self::Undo => "undo",
            Self::Merge => "merge",
            Self::Reveal => "reveal",
            Self::Submit => "submit",
            Self::Return => "return",
            Self::Forward => "forward",
            Self::Decide => "decide",
            Self::Cancel => "cancel",
        }
    }

    /// The operation of a name; `None` for one of a newer program.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|op| op.name() == name)
    }

    /// The message key of what it does.
    pub fn label_key(self) -> String {
        format!("op-{}", self.name())
    }

    /// Whether its writes are facts given once and for all.
    pub fn settles(self) -> bool {
        matches!(self, Self::Close | Self::Amend)
    }

    /// Whether a person has to say why.
    pub fn needs_reason(self) -> bool {
        matches!(self, Self::Void | Self::Amend | Self::Withdraw | Self::Return | Self::Cancel)
    }
}
