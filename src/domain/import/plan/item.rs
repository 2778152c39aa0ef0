//! The parts of a plan: plain values, made elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use crate::domain::id::RecordId;
use crate::domain::import::Flag;
use crate::domain::issue::Issue;
use crate::domain::op::Op;
use crate::domain::schema::RecordKind;

/// What a row would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowAction {
    /// The rules refuse it; see the issues.
    Error,
    /// It waits for a person; see the flags.
    Hold,
    Update,
    New,
    /// The book says the same already.
    Same,
    /// A person left it out.
    Out,
}

impl RowAction {
    /// All of them, problems first.
    pub const ALL: [Self; 6] =
        [Self::Error, Self::Hold, Self::Update, Self::New, Self::Same, Self::Out];

    /// The name for other programs; the message key is `import-action-<name>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Hold => "hold",
            Self::Update => "update",
            Self::New => "new",
            Self::Same => "same",
            Self::Out => "out",
        }
    }
}

/// What a person chose about a list beside correcting its cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    /// Rows (of entries) that are not stored.
    pub out: BTreeSet<u32>,
    /// The year of the list, where its title does not say it or says it wrongly.
    pub year: Option<i32>,
    /// By the row of a registration: the household it speaks of.
    pub households: BTreeMap<u32, RecordId>,
}

/// What one entry would do.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedEntry {
    pub row: u32,
    pub action: RowAction,
    /// The record that it is already; of a list of an earlier year still the household.
    pub record: Option<RecordId>,
    /// What is to be stored. The village of a household of [`PlannedEntry::village`] is not in it yet.
    pub op: Option<Op>,
    /// The new village that it belongs to: a place in the plan's new villages.
    pub village: Option<usize>,
    /// The household that a registration speaks of.
    pub household: Option<RecordId>,
    /// The households that it may speak of, where there are several.
    pub candidates: Vec<RecordId>,
    /// What is doubtful: the reader's flags and those that only the book can raise.
    pub flags: Vec<Flag>,
    /// Why the rules refuse it, or what they find unusual.
    pub issues: Vec<Issue>,
    /// What would change, cell by cell, in a record that exists.
    pub differs: Vec<Differs>,
}

/// One field that would change.
#[derive(Debug, Clone, PartialEq)]
pub struct Differs {
    /// The row of the list that says it.
    pub row: u32,
    /// The kind of record: the entry's, `Member` or `WriteRank`.
    pub kind: RecordKind,
    /// The field, by its id in that kind.
    pub field: &'static str,
    /// What the book holds: as `list --json` gives it; null is nothing.
    pub before: Json,
    pub after: Json,
}

/// A village that is to be made.
#[derive(Debug, Clone, PartialEq)]
pub struct NewVillage {
    /// Its name as it will stand, with Thôn or Buôn where the list says so.
    pub name: String,
    pub op: Op,
    /// The row that names it first.
    pub row: u32,
    /// How many entries belong to it.
    pub entries: usize,
    /// Why it cannot be made: then its rows are wrong, too.
    pub issues: Vec<Issue>,
}

/// What a plan comes to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlanSummary {
    /// How many entries do what.
    pub actions: BTreeMap<RowAction, usize>,
    /// The year of the list.
    pub year: Option<i32>,
    /// Whether the year is only today's, because neither the list nor a person says it.
    pub year_assumed: bool,
    /// Persons of the households: rows of members, or the size that a row states.
    pub persons: u64,
    pub classes: BTreeMap<String, usize>,
    /// Money and value of goods of the contributions that do not wait, in đồng.
    pub amount: i64,
    /// See [`PlanSummary::amount`].
    pub goods_value: i64,
}

impl PlanSummary {
    /// How many entries do this.
    pub fn count(&self, action: RowAction) -> usize {
        self.actions.get(&action).copied().unwrap_or(0)
    }

    /// How many entries would be stored.
    pub fn to_store(&self) -> usize {
        self.count(RowAction::New).saturating_add(self.count(RowAction::Update))
    }
}
