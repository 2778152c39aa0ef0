//! What the shell is asked of lists that are taken in, and what it answers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::event::Event;
use crate::domain::id::{EventRef, Seq};
use crate::domain::import::{Meaning, Reading};
use crate::domain::schema::RecordKind;

/// Which list is to be read, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ask {
    pub path: String,
    /// What its rows are; found by the headings if not given.
    pub kind: Option<RecordKind>,
    /// The sheet; found by the headings if not given.
    pub sheet: Option<String>,
    /// What a person said of columns now: folded heading to the name of a meaning.
    pub columns: BTreeMap<String, String>,
}

/// A list that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    pub reading: Reading,
    /// Which file it is: its length and its hash.
    pub print: String,
    /// The sheets of the file.
    pub sheets: Vec<String>,
    /// Some values of each column of the reading; in the preview, numbers of persons masked.
    pub samples: Vec<Vec<String>>,
    /// What columns of this kind of list may be taken for.
    pub meanings: Vec<Meaning>,
}

/// What the shell found in a folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files {
    pub dir: String,
    /// The folder it is in.
    pub parent: Option<String>,
    /// Other places to look: the home folder, sticks.
    pub places: Vec<String>,
    /// Folders first, then files, each in the order of the alphabet.
    pub items: Vec<File>,
    /// The last imports, the newest first.
    pub imports: Vec<Import>,
    /// The path named was that of a file: this one.
    pub chosen: Option<String>,
}

/// One entry of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    pub name: String,
    pub path: String,
    pub what: What,
    /// Bytes; 0 for a folder.
    pub size: u64,
    /// When it was last changed, milliseconds since 1970.
    pub changed: Option<u64>,
}

/// What an entry of a folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    Folder,
    /// A file that a list can be in.
    List,
    Other,
}

/// What an action wrote, as the shell found it in the log.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Past {
    pub events: Vec<EventRef>,
    /// Every event of the records that they wrote to.
    pub history: Vec<Event>,
}

/// An import, as it is remembered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// The number of its first event.
    pub group: Seq,
    /// When it was begun, milliseconds since 1970.
    pub at: u64,
    /// What most of its records are.
    pub kind: String,
    /// How many records it wrote.
    pub count: u64,
    /// Whether it was taken back.
    pub undone: bool,
}
