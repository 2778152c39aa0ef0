//! What a field holds in the records of the commune, to be offered while somebody types.
//!
//! Made when a field is first asked for and kept beside the book until a record of a kind that they
//! come from changes. A field is offered its own values, and those of fields that its row of the
//! schema names; nothing else, so that no personal word wanders. Void records and anonymous donors
//! are left out. Invariant: the values are distinct, the most and latest used first.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::domain::book::Book;
use crate::domain::schema::{FieldDef, FieldKey, RecordKind};
use crate::domain::value::Value;
use crate::text::{Query, fold, same_spelling_key};

/// A use in one of so many newest records weighs this much more than an old one.
const WEIGHTS: [(usize, u32); 2] = [(20, 5), (200, 2)];

/// The values of a field.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Values {
    held: Vec<Held>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Held {
    text: Box<str>,
    folded: Box<str>,
}

/// How much and when a value was used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Use {
    weight: u32,
    last: usize,
}

/// The values of every field that has offers, as far as they were asked for.
#[derive(Debug, Clone)]
pub(super) struct Known(Vec<KnownField>);

#[derive(Debug, Clone)]
struct KnownField {
    kind: RecordKind,
    field: &'static FieldDef,
    values: OnceLock<Arc<Values>>,
}

impl Default for Known {
    fn default() -> Self {
        let fields = RecordKind::ALL
            .into_iter()
            .flat_map(|kind| kind.def().fields.iter().map(move |f| (kind, f)));
        let offered = fields.filter(|(_, field)| field.suggest.is_some());
        let unasked = |(kind, field)| KnownField { kind, field, values: OnceLock::new() };
        Self(offered.map(unasked).collect())
    }
}

impl Known {
    /// Drops what comes from records of a kind, because one of them changed.
    pub(super) fn forget(&mut self, kind: RecordKind) {
        for known in &mut self.0 {
            let others = known.field.suggest.unwrap_or_default();
            if known.kind == kind || others.iter().any(|(other, _)| *other == kind) {
                known.values.take();
            }
        }
    }
}

impl Book {
    /// The values that may be offered in a field of a kind, made once as long as no record changes
    /// that they come from.
    pub fn values(&self, kind: RecordKind, field: &'static FieldDef) -> Arc<Values> {
        let mut all = self.known.0.iter();
        let known = all.find(|known| known.kind == kind && known.field.id == field.id);
        let make = || Arc::new(Values::of(self, kind, field));
        known.map_or_else(Arc::default, |known| Arc::clone(known.values.get_or_init(make)))
    }
}

impl Values {
    /// Makes the values that may be offered in a field of a kind.
    pub fn of(book: &Book, kind: RecordKind, field: &'static FieldDef) -> Self {
        let Some(others) = field.suggest else {
            return Self::default();
        };
        let mut uses: HashMap<&str, Use> = HashMap::new();
        for (kind, id) in std::iter::once((kind, field.id)).chain(others.iter().copied()) {
            let Some(place) = kind.def().fields.iter().position(|field| field.id == id) else {
                continue;
            };
            let key = FieldKey::of(place);
            let newest_first = book.active(kind).rev();
            let records = newest_first.filter(|record| !record.is("anonymous"));
            for (age, record) in records.enumerate() {
                let Some(text) = record.value(key).and_then(Value::as_text) else { continue };
                let newer = WEIGHTS.iter().find(|(newest, _)| age < *newest);
                let value = uses.entry(text).or_default();
                value.weight = value.weight.saturating_add(newer.map_or(1, |(_, weight)| *weight));
                value.last = value.last.max(usize::MAX.saturating_sub(age));
            }
        }
        let mut uses: Vec<_> = uses.into_iter().collect();
        uses.sort_unstable_by(|(a, used_a), (b, used_b)| used_b.cmp(used_a).then(a.cmp(b)));
        let held = |(text, _): (&str, Use)| Held { text: text.into(), folded: fold(text).into() };
        Self { held: uses.into_iter().map(held).collect() }
    }

    /// Whether there is nothing to offer.
    pub fn is_empty(&self) -> bool {
        self.held.is_empty()
    }

    /// The best values of which words begin as typed, one of each spelling and none that is typed
    /// already.
    pub fn best(&self, typed: &str, most: usize) -> Vec<&str> {
        let query = Query::new(typed);
        let mut found = self.ranked(&query, |query, folded| {
            let goes_on = folded.starts_with(query.folded());
            if goes_on { Some(0) } else { query.begins(folded) }
        });
        found.sort_unstable();
        let mut spellings = vec![same_spelling_key(typed)];
        let mut best = Vec::new();
        for (_, at) in found {
            let Some(held) = self.held.get(at) else { continue };
            let spelling = same_spelling_key(&held.text);
            if best.len() < most && !spellings.contains(&spelling) {
                spellings.push(spelling);
                best.push(&*held.text);
            }
            if best.len() == most {
                break;
            }
        }
        best
    }

    /// All values that answer a query, the best first, then those with one slip.
    pub fn all(&self, query: &Query) -> Vec<&str> {
        let mut found = self.ranked(query, Query::matches);
        if found.len() < super::ENOUGH && query.may_slip() {
            let near = self.held.iter().enumerate();
            let near = near.filter(|(_, held)| query.matches(&held.folded).is_none());
            let near = near.filter_map(|(at, held)| Some((query.nearly(&held.folded)?, at)));
            found.extend(near.map(|(rank, at)| (rank.saturating_mul(100), at)));
        }
        found.sort_unstable();
        found.into_iter().filter_map(|(_, at)| self.held.get(at)).map(|held| &*held.text).collect()
    }

    fn ranked(&self, query: &Query, rank: fn(&Query, &str) -> Option<u32>) -> Vec<(u32, usize)> {
        let ranked = |(at, held): (usize, &Held)| {
            let marks = |rank: u32| rank.saturating_add(query.marks(std::iter::once(&*held.text)));
            Some((marks(rank(query, &held.folded)?), at))
        };
        self.held.iter().enumerate().filter_map(ranked).collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::schema::{FieldKind, Personal};
    use crate::domain::testing::{TestDevice, cash};
    use proptest::prelude::*;

    fn device(donors: &[&str]) -> TestDevice {
        let mut device = TestDevice::new(1);
        for donor in donors {
            device.enter(RecordKind::Contribution, &cash(donor, 1_000));
        }
        device
    }

    fn donors(device: &TestDevice) -> Values {
        Values::of(
            &device.book,
            RecordKind::Contribution,
            RecordKind::Contribution.field("donor_name").unwrap(),
        )
    }

    #[test]
    fn the_most_and_latest_used_first() {
        let device =
            device(&["Hội Nông dân", "Hội Phụ nữ", "Hội Phụ nữ", "Hợp tác xã", "Hội phụ nữ"]);
        let values = donors(&device);
        assert_eq!(values.best("ho", 3), ["Hội Phụ nữ", "Hợp tác xã", "Hội Nông dân"]);
        assert_eq!(values.best("hội", 3), ["Hội Phụ nữ", "Hội Nông dân"]);
        assert_eq!(values.best("hpn", 3), ["Hội Phụ nữ"]);
        assert_eq!(values.best("phu", 1), ["Hội Phụ nữ"]);
        assert_eq!(values.best("hoi phu nu", 3), ["Hội Phụ nữ"]);
        assert!(values.best("Hội Phụ nữ", 3).is_empty(), "it is typed already");
        assert!(values.best("oi", 3).is_empty(), "no letters inside words");
        assert_eq!(values.all(&Query::new("oi nu")), ["Hội Phụ nữ", "Hội phụ nữ"]);
        assert_eq!(values.all(&Query::new("nogn")), ["Hội Nông dân"]);
        assert_eq!(values.all(&Query::new("")).len(), 4);
    }

    #[test]
    fn a_late_use_weighs_more_than_an_early_one() {
        let mut names = vec!["Ông Ba"; 30];
        names.extend(["Ông Tư"; 20]);
        assert_eq!(donors(&device(&names)).best("ông", 1), ["Ông Tư"]);
    }

    #[test]
    fn who_is_void_or_anonymous_is_not_offered() {
        let mut device = device(&["Hội Nông dân"]);
        let mut gift = cash("Hội Kín", 1_000);
        gift["anonymous"] = json!(true);
        device.enter(RecordKind::Contribution, &gift);
        assert_eq!(donors(&device).best("hội", 3), ["Hội Nông dân"]);
    }

    /// Names of those who act in public: who gives, who helps, who leads a meeting. They are
    /// personal too, and may be offered to each other; those of the people helped never are.
    const PUBLIC: [(RecordKind, &str); 8] = [
        (RecordKind::Help, "helper_name"),
        (RecordKind::Tick, "name"),
        (RecordKind::Emulation, "name"),
        (RecordKind::Nomination, "name"),
        (RecordKind::Contribution, "donor_name"),
        (RecordKind::Registration, "helper_name"),
        (RecordKind::Meeting, "chair"),
        (RecordKind::Meeting, "secretary"),
    ];

    #[test]
    fn helpers_are_donors_and_nothing_personal_wanders() {
        for kind in RecordKind::ALL {
            for field in kind.def().fields {
                let Some(others) = field.suggest else { continue };
                let typed = matches!(
                    field.kind,
                    FieldKind::Text { .. } | FieldKind::Name | FieldKind::Title
                );
                assert!(typed && field.personal != Personal::Masked, "{kind} {}", field.id);
                for (other, id) in others {
                    let theirs = other.field(id).unwrap();
                    let public = |kind: RecordKind, field: &FieldDef| {
                        PUBLIC.contains(&(kind, field.id)) || field.personal == Personal::No
                    };
                    assert!(public(*other, theirs) && public(kind, field), "{other} {id}");
                }
            }
        }
        let helper = RecordKind::Registration.field("helper_name").unwrap();
        let device = device(&["Hội Nông dân"]);
        assert_eq!(
            Values::of(&device.book, RecordKind::Registration, helper).best("ho", 3),
            ["Hội Nông dân"]
        );
        let code = RecordKind::Household.field("code").unwrap();
        assert!(Values::of(&device.book, RecordKind::Household, code).is_empty());
    }

    #[test]
    fn they_are_made_once_until_a_record_changes_that_they_come_from() {
        let mut device = device(&["Hội Nông dân"]);
        let helper = RecordKind::Registration.field("helper_name").unwrap();
        let donor = RecordKind::Contribution.field("donor_name").unwrap();
        let ask = |device: &TestDevice| {
            [(RecordKind::Registration, helper), (RecordKind::Contribution, donor)]
                .map(|(kind, field)| device.book.values(kind, field))
        };
        let first = ask(&device);
        device.enter(RecordKind::Village, &json!({"name": "Nà Lại"}));
        for (kept, first) in ask(&device).iter().zip(&first) {
            assert!(Arc::ptr_eq(kept, first), "a village has no part in them");
        }
        // What another book learns is not known here.
        let elsewhere = device.book.clone();
        device.enter(RecordKind::Contribution, &cash("Hội Phụ nữ", 1_000));
        for values in ask(&device) {
            assert_eq!(values.best("phu", 3), ["Hội Phụ nữ"], "helpers are donors");
        }
        assert!(Arc::ptr_eq(&elsewhere.values(RecordKind::Contribution, donor), &first[1]));
        let code = RecordKind::Household.field("code").unwrap();
        assert!(device.book.values(RecordKind::Household, code).is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn any_text(names in proptest::collection::vec("[A-Zđa-cê ]{1,6}", 0..8), typed in "\\PC{0,6}|[a-c]{1,3}") {
            let names: Vec<_> = names.iter().map(|name| format!("B{name}")).collect();
            let names: Vec<_> = names.iter().map(String::as_str).collect();
            let device = device(&names);
            let values = donors(&device);
            let all = values.all(&Query::new(&typed));
            let best = values.best(&typed, 3);
            prop_assert!(best.len() <= 3 && best.iter().all(|text| all.contains(text)));
        }
    }
}
