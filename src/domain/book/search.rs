//! Looking for records: the folded texts of the index, the names of the villages beside them, and
//! the records' own texts for the marks.
//!
//! There is no second copy of the texts: only what the folded pass found is looked at with its
//! marks. Knows no screens. Invariant: what a plain scan of the folded texts finds is found.

use std::collections::HashMap;

use crate::domain::book::{Book, RecIx};
use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::schema::{FieldKey, FieldKind};
use crate::domain::value::Value;
use crate::text::{Query, fold};

/// So many hits are enough: nothing that is only nearly right is looked for.
pub const ENOUGH: usize = 20;

/// The most records that are only nearly right.
const NEAR_MAX: usize = 200;

/// A query that is asked of many records of a book.
#[derive(Debug)]
pub struct Search<'b> {
    book: &'b Book,
    query: &'b Query,
    /// The folded names of the villages in which a word of the query begins a word. The records of
    /// the others are not looked at a second time.
    villages: HashMap<RecordId, String>,
}

impl<'b> Search<'b> {
    /// Prepares the question.
    pub fn new(book: &'b Book, query: &'b Query) -> Self {
        let villages = if query.is_empty() { Vec::new() } else { book.villages() };
        let named = villages.into_iter().map(|village| {
            let name = village.text("name").unwrap_or_default();
            (village.id, fold(name))
        });
        let villages = named.filter(|(_, name)| query.touches(name)).collect();
        Self { book, query, villages }
    }

    /// The rank of a record, the least first; `None` if some word is not there.
    pub fn rank(&self, at: RecIx) -> Option<u32> {
        let text = self.book.search_text(at);
        let rank = self.query.matches(text).or_else(|| self.aside(at, text))?;
        if !self.query.has_marks() {
            return Some(rank);
        }
        Some(rank.saturating_add(self.marks(at)))
    }

    /// The rank of a record that has one slip of the fingers in one word: asked of those that have
    /// no other rank, and greater than all of these but for marks.
    pub fn nearly(&self, at: RecIx) -> Option<u32> {
        self.query.nearly(self.book.search_text(at))
    }

    /// The records of these that are only nearly right, the best first; none where `found`, which
    /// are left out, are enough.
    pub fn near_ones(&self, all: impl Iterator<Item = RecIx>, found: &[RecIx]) -> Vec<RecIx> {
        if found.len() >= ENOUGH || !self.query.may_slip() {
            return Vec::new();
        }
        let mut near: Vec<_> = all
            .filter_map(|at| Some((self.nearly(at)?, at)))
            .filter(|(_, at)| !found.contains(at))
            .collect();
        near.sort_by_key(|(rank, _)| *rank);
        near.truncate(NEAR_MAX);
        near.into_iter().map(|(_, at)| at).collect()
    }

    fn aside(&self, at: RecIx, text: &str) -> Option<u32> {
        if self.villages.is_empty() {
            return None;
        }
        let village = self.book.village_of(self.book.record(at)?)?;
        self.query.matches_aside(text, self.villages.get(&village)?)
    }

    fn marks(&self, at: RecIx) -> u32 {
        let Some(record) = self.book.record(at) else {
            return 0;
        };
        let linked = |field| record.link(field).and_then(|id| self.book.find(id));
        let village = if self.villages.is_empty() {
            None
        } else {
            self.book.village_of(record).and_then(|id| self.book.find(id))
        };
        let records = [Some(record), linked("household"), village];
        self.query.marks(records.into_iter().flatten().flat_map(searched_texts))
    }
}

/// The texts of a record that the search looks in, as they were typed.
fn searched_texts(record: &Record) -> impl Iterator<Item = &str> {
    let fields = record.kind.def().fields.iter().enumerate();
    let named = fields.filter(|(_, field)| {
        field.traits.search
            && !matches!(field.kind, FieldKind::Digits(_) | FieldKind::Integer { .. })
    });
    named.filter_map(|(place, _)| record.value(FieldKey::of(place)).and_then(Value::as_text))
}
