//! Looking for records: the folded texts of the index, the names of the villages beside them, and
//! the records' own texts for the marks.
//!
//! There is no second copy of the texts: only what the folded pass found is looked at with its
//! marks. Invariant: what a plain scan of the folded texts finds is found.

use std::collections::HashMap;

use crate::domain::book::{Book, RecIx};
use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::schema::{FieldKey, FieldKind, RecordKind};
use crate::domain::value::Value;
use crate::text::Query;

/// So many hits are enough: nothing that is only nearly right is looked for.
pub const ENOUGH: usize = 20;

/// The most records that are only nearly right.
const NEAR_MAX: usize = 200;

/// The fields that name other records, and their places in `Search::links`.
const LINKS: [&str; 2] = ["village", "household"];
const VILLAGE: usize = 0;
const HOUSEHOLD: usize = 1;

/// A query that is asked of many records of a book.
#[derive(Debug)]
pub struct Search<'b> {
    book: &'b Book,
    query: &'b Query,
    /// The folded names of the villages in which a word of the query begins a word. The records of
    /// the others are not looked at a second time.
    villages: HashMap<RecordId, &'b str>,
    /// By kind, the fields that name a village and a household: looked up once, not a row.
    links: [[Option<FieldKey>; 2]; RecordKind::ALL.len()],
}

impl<'b> Search<'b> {
    pub fn new(book: &'b Book, query: &'b Query) -> Self {
        // The folded text of a village is its name.
        let villages = if query.is_short() { &[] } else { book.of_kind(RecordKind::Village) };
        let named = villages.iter().filter_map(|at| {
            let village = book.record(*at).filter(|village| !village.is_void())?;
            Some((village.id, book.search_text(*at)))
        });
        let villages = named.filter(|(_, name)| query.touches(name)).collect();
        let links = RecordKind::ALL.map(|kind| LINKS.map(|field| FieldKey::parse(kind, field)));
        Self { book, query, villages, links }
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
        let village = self.village_of(self.book.record(at)?)?;
        self.query.matches_aside(text, self.villages.get(&village)?)
    }

    /// As [`Book::village_of`]: the record itself, or by its own field or its household's.
    fn village_of(&self, record: &Record) -> Option<RecordId> {
        if record.kind == RecordKind::Village {
            return Some(record.id);
        }
        self.linked(record, VILLAGE)
            .or_else(|| self.linked(self.book.find(self.linked(record, HOUSEHOLD)?)?, VILLAGE))
    }

    fn linked(&self, record: &Record, which: usize) -> Option<RecordId> {
        let key = self.links.get(record.kind as usize)?.get(which).copied().flatten()?;
        record.value(key)?.as_link()
    }

    fn marks(&self, at: RecIx) -> u32 {
        let Some(record) = self.book.record(at) else {
            return 0;
        };
        let find = |id| self.book.find(id);
        let village = if self.villages.is_empty() { None } else { self.village_of(record) };
        let household = self.linked(record, HOUSEHOLD);
        let records = [Some(record), household.and_then(find), village.and_then(find)];
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::testing::{TestDevice, exchange};

    #[test]
    fn one_name_in_two_spellings_is_one_name() {
        let mut device = TestDevice::new(1);
        device.enter(RecordKind::Village, &json!({"name": "Mỹ Lý Hòa"}));
        let taken =
            device.try_enter(RecordKind::Village, &json!({"name": "Mĩ Lí Hoà"})).unwrap_err();
        assert_eq!(taken.first().map(|issue| issue.code), Some("taken"));
        for named in ["Mĩ Lí Hoà", "mi ly hoa", "MỸ LÝ HÒA"] {
            assert!(device.book.resolve(RecordKind::Village, named).is_ok(), "{named}");
        }
        // In a code every letter counts.
        let household = |code, name| {
            json!({"code": code, "head_name": name, "head_birth": "1980",
                "village": "mi li hoa", "class": "not_poor", "class_year": 2026})
        };
        device.enter(RecordKind::Household, &household("TY-1", "Lý Thị Quý"));
        assert!(device.book.resolve(RecordKind::Household, "TI-1").is_err());
        let (_, decision) =
            device.try_enter(RecordKind::Household, &household("TI-1", "Lí Thị Quí")).unwrap();
        assert!(decision.warnings.iter().any(|issue| issue.code == "maybe_same"));
    }

    #[test]
    fn of_several_the_one_spelled_so_is_meant() {
        let (mut one, mut two) = (TestDevice::new(1), TestDevice::new(2));
        let first = one.enter(RecordKind::Village, &json!({"name": "Hòa Lý"}));
        let second = two.enter(RecordKind::Village, &json!({"name": "Hóa Lý"}));
        exchange(&mut one, &mut two);
        let found = |named| one.book.resolve(RecordKind::Village, named).map(|village| village.id);
        assert_eq!((found("Hoà Lí"), found("hóa lý")), (Ok(first), Ok(second)));
        assert!(found("hoa ly").is_err());
    }

    #[test]
    fn marks_are_looked_for_in_the_records_themselves() {
        let mut device = TestDevice::new(1);
        device.enter(RecordKind::Village, &json!({"name": "Nà Lại"}));
        device.enter(RecordKind::Village, &json!({"name": "Na Lái Xa"}));
        for (code, name, village) in [
            ("A", "Lò Văn Tú", "Nà Lại"),
            ("B", "Lo Van Tu", "Nà Lại"),
            ("C", "Lò Văn Tú", "Na Lái Xa"),
        ] {
            device.enter(
                RecordKind::Household,
                &json!({"code": code, "head_name": name, "village": village,
                    "class": "not_poor", "class_year": 2026}),
            );
        }
        let book = &device.book;
        let ranked = |typed: &str| {
            let query = Query::new(typed);
            let search = Search::new(book, &query);
            let all = book.of_kind(RecordKind::Household).iter();
            let mut found: Vec<_> = all.filter_map(|at| Some((search.rank(*at)?, *at))).collect();
            found.sort();
            let codes = found.iter().map(|(_, at)| book.record(*at)?.text("code"));
            codes.map(Option::unwrap).collect::<String>()
        };
        assert_eq!(ranked("lò văn tú"), "ACB");
        assert_eq!(ranked("lo van tu"), "ABC");
        assert_eq!(ranked("tú nà lại"), "ABC", "the village’s marks count too");
        assert_eq!(ranked("nà lại"), "ABC");
        assert_eq!(ranked("zz"), "");
    }
}
