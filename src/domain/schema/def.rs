//! The columns of a kind of record: what is the same question for every kind and has its own answer
//! for each.
//!
//! Whoever adds a kind fills in its row; no column has a default, so that nothing is left out in
//! silence. What is the logic of one kind alone is named here and done elsewhere. It knows neither
//! records nor the book.

use super::{FieldDef, RecordKind};
use crate::domain::act::OpName;
use crate::domain::roster::Role;

/// One kind of record.
#[derive(Debug)]
pub struct KindDef {
    pub kind: RecordKind,
    /// Its name in commands and events.
    pub name: &'static str,
    /// Its fields in form order.
    pub fields: &'static [FieldDef],
    /// When its facts can no longer be changed, only voided or amended.
    pub freeze: Freeze,
    /// What its records are called.
    pub naming: Naming,
    /// The year that a record is counted in.
    pub year: YearOf,
    /// Its list, and its row where one is chosen.
    pub list: List,
    /// The page of a record.
    pub page: Page,
    /// Who may write it, and what can be done to it.
    pub work: Work,
    /// What binds its records to others.
    pub ties: Ties,
    /// What has to hold of a record beyond what its fields say.
    pub checks: &'static [Check],
    /// The fields that tell of a person, where a record is of one.
    pub person: Option<PersonFields>,
}

/// When a record's facts are given once and for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freeze {
    /// Never: history keeps every change.
    Never,
    /// At once: money received.
    AtOnce,
    /// When its meeting is closed.
    WithMeeting,
}

/// Where a text is taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A field of the record.
    Field(&'static str),
    /// A field of the record that the first field names.
    Via(&'static str, &'static str),
}

/// What the records of a kind are called.
#[derive(Debug, Clone, Copy)]
pub struct Naming {
    /// Where the name for a sentence comes from, the first one that has a text; the human key where
    /// none has.
    pub title: &'static [Source],
    /// What people call a record by.
    pub key: Key,
    /// When a key may be given to another record.
    pub reuse: Reuse,
    /// How a saved record is spoken of.
    pub spoken: Spoken,
}

/// What people call a record by: a name, a code, a number.
#[derive(Debug, Clone, Copy)]
pub enum Key {
    /// A name, compared however it is spelled (Mỹ Lý, Mĩ Lí).
    Name(&'static str),
    /// A code or a title, in which every letter counts.
    Code(&'static str),
    /// A number in a book: `book/number`.
    Numbered {
        /// The field of the book.
        book: &'static str,
        /// The field of the number.
        number: &'static str,
    },
    /// Made of what it belongs to, joined by `/`.
    Composed(&'static [KeyPart]),
    /// Nothing: only its id.
    Id,
}

/// A part of a composed key.
#[derive(Debug, Clone, Copy)]
pub enum KeyPart {
    /// The human key of a linked record.
    Link(&'static str),
    /// The same, left out where nothing is linked.
    LinkIfAny(&'static str),
    Field(&'static str),
}

/// When the key of a record may be given to another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reuse {
    /// Never: numbers are not used again.
    Never,
    WhenVoid,
    /// When its creation was undone: it was never written.
    WhenUndone,
}

/// How a saved record is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spoken {
    Title,
    /// By its key and its title.
    KeyAndTitle,
}

/// The year that a record is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearOf {
    Every,
    /// The year in a field.
    Field(&'static str),
    /// The year of a date.
    Date(&'static str),
    /// That of the record that a field names.
    Linked(&'static str),
}

/// The list of a kind.
#[derive(Debug, Clone, Copy)]
pub struct List {
    /// The columns, widest need first: field id and the least width in cells.
    pub columns: &'static [(&'static str, u16)],
    /// What it begins sorted by.
    pub first: SortBy,
    /// The date by which the newest is found.
    pub date: Option<&'static str>,
    /// The names that it is sorted by.
    pub names: Names,
    /// What tells a record from others of its name where one is chosen.
    pub distinguished_by: &'static [Distinction],
    /// From where the list is reached.
    pub menu: Menu,
}

/// What rows are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortBy {
    /// The name: of a person by given name, then family name.
    Name,
    Number,
    /// The day, the newest first; where a kind has none, the order of arrival.
    Newest,
}

/// The names that a list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// None: in the order of arrival.
    Arrival,
    /// A text, letter by letter.
    Text(Source),
    /// The name of a person, by the given name; the word to sort by, where somebody gave one.
    Person(Source, Source),
}

/// A part of what tells a record from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Distinction {
    Key,
    /// The name of its village.
    Village,
    /// The option or the date that a field holds.
    Field(&'static str),
}

/// From where the list of a kind is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Menu {
    /// By a key of its own.
    Action,
    /// From the plans, at this place.
    Plans(u8),
    ActionAndPlans(u8),
    /// Only from the pages of other records.
    None,
}

/// The page of a record.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// Its tabs; the first one is shown first.
    pub tabs: &'static [Tab],
    /// What a new record from here is, on these tabs.
    pub on_tab: &'static [(Tab, Begin)],
    /// What it is on the others: `None` where it is another one of the same kind.
    pub begins: Option<Begin>,
    /// What another one of the same kind takes over.
    pub carried: &'static [&'static str],
    /// What stands above the fields.
    pub above: Option<Extra>,
    pub beneath: Option<Extra>,
    /// As whom the subject of the record is judged.
    pub judged: Option<Judged>,
}

impl Page {
    /// Fields and history, and another one of the same kind.
    pub const PLAIN: Self = Self {
        tabs: &[Tab::Fields, Tab::History],
        on_tab: &[],
        begins: None,
        carried: &[],
        above: None,
        beneath: None,
        judged: None,
    };
}

/// A part of the page of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    Fields,
    /// The papers of its dossier.
    Papers,
    /// Its classes over the years.
    Years,
    /// The records of a kind that name it.
    Linked(RecordKind),
    History,
}

/// A record that begins from another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Begin {
    pub kind: RecordKind,
    /// The field by which it names that one.
    pub by: &'static str,
}

/// What a page shows beside the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extra {
    /// What the votes of a meeting gave so far.
    Votes,
    /// How many votes a review lacks.
    VotesMissing,
    /// The households of a village by class.
    Classes,
    /// The households that a household came from or went to.
    Relatives,
    /// What is done for a registered household.
    Deeds,
}

/// As whom the subject of a record is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    /// The record is a village.
    Village,
    /// The record is a household.
    Household,
    /// The donor that a field names.
    Donor(&'static str),
    /// The helper that a field names.
    Helper(&'static str),
}

/// Who may write a kind, and what can be done to it.
#[derive(Debug, Clone, Copy)]
pub struct Work {
    /// The roles that may write it.
    pub writers: &'static [Role],
    /// The named acts it takes beside those of every kind.
    pub acts: &'static [OpName],
}

/// The office and the cadres of the villages.
pub const OFFICE_AND_VILLAGES: &[Role] = &[Role::Lead, Role::Officer, Role::Village];

pub const OFFICE: &[Role] = &[Role::Lead, Role::Officer];

/// The office and the treasurer of the Fund.
pub const FUND: &[Role] = &[Role::Lead, Role::Officer, Role::Treasurer];

impl OpName {
    /// Whether it is a named change of state for a kind (`act --list`).
    pub fn acts_on(self, kind: RecordKind) -> bool {
        matches!(self, Self::Void | Self::Undo) || kind.def().work.acts.contains(&self)
    }
}

/// What binds the records of a kind to others.
#[derive(Debug, Clone, Copy)]
pub struct Ties {
    /// The field that names the record in whose form they are typed as rows, and whose history tells
    /// of them.
    pub row_of: Option<&'static str>,
    /// The kinds whose records, while they are in force, keep one that they name from becoming void.
    pub held_by: &'static [RecordKind],
    /// What becomes of those that name a household which turns out to be a second copy.
    pub on_merge: OnMerge,
}

impl Ties {
    /// None.
    pub const NONE: Self = Self { row_of: None, held_by: &[], on_merge: OnMerge::Stays };
}

/// What becomes of a record that names a household which turns out to be a second copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnMerge {
    /// It goes on naming the copy.
    Stays,
    /// It names the kept household from then on.
    Follows,
    /// The same, unless its minutes are closed or the kept one was reviewed at that meeting.
    FollowsIfOpen,
    /// The same, if it is of a person whom the kept one has not.
    FollowsIfNewPerson,
    /// The same, if it is of a year of which the kept one knows nothing.
    FollowsIfNewYear,
}

/// What has to hold of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// What its fields name is there and not void.
    Links,
    /// No other record has this key.
    Unique(&'static str),
    /// Whom it is about is said in the field that goes with the option of this one.
    Subject(&'static str),
    /// What has to hold of a household.
    Household,
    Registration,
    Contribution,
    Meeting,
    Review,
    Member,
    Standing,
    Adoption,
    Nomination,
    /// Of a paper of a dossier.
    Part,
    Filing,
    Tally,
    Help,
}

/// The fields that tell of a person.
#[derive(Debug, Clone, Copy)]
pub struct PersonFields {
    pub name: &'static str,
    pub birth: &'static str,
}
