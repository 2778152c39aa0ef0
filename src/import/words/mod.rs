//! The words of headings: what a column is called, by kind of list.
//!
//! A table of phrases, no code for single words. Phrases are folded (small letters, no marks). Does
//! not know sheets. Invariant: a meaning stands once in the table of its kind.

mod contribution;
mod deprivations;
mod household;
mod registration;

use crate::domain::import::Meaning;
use crate::domain::schema::RecordKind;

/// What a column may be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnPhrase {
    pub meaning: Meaning,
    /// Folded phrases. The whole heading is better than a part of it, a longer part better than a
    /// shorter one. `group / heading` asks for a heading under that group.
    pub phrases: &'static [&'static str],
    /// Folded phrases that mean it where nothing better is found.
    pub maybe: &'static [&'static str],
    /// Folded phrases that rule it out.
    pub never: &'static [&'static str],
}

/// A row of a vocabulary.
const fn word(meaning: Meaning, says: &'static [&'static str]) -> ColumnPhrase {
    ColumnPhrase { meaning, phrases: says, maybe: &[], never: &[] }
}

impl ColumnPhrase {
    /// The phrases that will do.
    const fn maybe(mut self, maybe: &'static [&'static str]) -> Self {
        self.maybe = maybe;
        self
    }

    /// The phrases that rule it out.
    const fn never(mut self, never: &'static [&'static str]) -> Self {
        self.never = never;
        self
    }
}

/// The vocabulary of a kind of list, of equals the better first; empty for a kind that is not read
/// from lists.
pub fn of(kind: RecordKind) -> impl Iterator<Item = &'static ColumnPhrase> {
    let (first, rest): (&[ColumnPhrase], &[ColumnPhrase]) = match kind {
        RecordKind::Household => (deprivations::WORDS, household::WORDS),
        RecordKind::Contribution => (contribution::WORDS, &[]),
        RecordKind::Registration => (registration::WORDS, &[]),
        _ => (&[], &[]),
    };
    first.iter().chain(rest)
}

/// The column without which it is no list of this kind: who the row is about.
pub(in crate::import) fn name_of(kind: RecordKind) -> Meaning {
    match kind {
        RecordKind::Contribution => "donor_name",
        RecordKind::Registration => "head_name",
        _ => "members.full_name",
    }
}

/// What the columns of a kind of list may be taken for.
pub fn meanings(kind: RecordKind) -> Vec<Meaning> {
    of(kind).map(|word| word.meaning).collect()
}

/// The meaning of this name, if the kind has it.
pub fn known(kind: RecordKind, name: &str) -> Option<Meaning> {
    of(kind).map(|word| word.meaning).find(|meaning| *meaning == name)
}
