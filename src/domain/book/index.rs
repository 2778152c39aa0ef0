//! The book's indexes: by kind, by human key, by link, by what may be the same household, and the
//! folded text of the search. Derived from the records alone, kept up to date record by record.
//!
//! Keys are 64-bit hashes so that 50,000 households cost little memory; whoever looks one up
//! compares the records it finds, so a collision costs a comparison, never a wrong answer.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::domain::book::{Book, RecIx};
use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::schema::{FieldKind, Key, RecordKind};
use crate::domain::value::Value;
use crate::text::{fold, same_name_key};

#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    pub(super) kinds: [Vec<RecIx>; RecordKind::ALL.len()],
    pub(super) keys: BTreeSet<(u64, RecIx)>,
    /// People by name and year of birth: many share one, so they are not among the keys.
    pub(super) people: BTreeSet<(u64, RecIx)>,
    pub(super) links: BTreeSet<(RecordId, RecIx)>,
    pub(super) search: Vec<Box<str>>,
    pub(super) series: HashMap<(RecordKind, Box<str>), i64>,
}

/// What the indexes hold of one record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Keys {
    created: bool,
    hashes: Vec<u64>,
    person: Option<u64>,
    links: Vec<RecordId>,
}

/// Which index a key is of.
#[derive(Debug, Clone, Copy)]
pub(super) enum KeySpace {
    /// The human key of a kind, as it is compared: folded, the name of a village however spelled.
    Human(RecordKind),
    /// The personal number of a head or a member.
    PersonalNumber,
    /// A household's name however spelled, birth year and village.
    SameHousehold,
    /// A household and a year of which a standing tells.
    Year,
    /// A person's name however spelled, and the year of birth.
    Person,
}

impl KeySpace {
    pub(super) fn hash(self, text: &str) -> u64 {
        let space: &[u8] = match self {
            Self::Human(kind) => kind.name().as_bytes(),
            Self::PersonalNumber => b"number",
            Self::SameHousehold => b"same",
            Self::Year => b"year",
            Self::Person => b"person",
        };
        let mut hasher = blake3::Hasher::new();
        hasher.update(space).update(&[0]).update(text.as_bytes());
        let digest = hasher.finalize();
        u64::from_le_bytes(digest.as_bytes().first_chunk().copied().unwrap_or_default())
    }
}

impl Index {
    pub(super) fn of_kind(&self, kind: RecordKind) -> &[RecIx] {
        self.kinds.get(kind as usize).map_or(&[], Vec::as_slice)
    }

    pub(super) fn search_text(&self, at: RecIx) -> &str {
        self.search.get(at.0 as usize).map_or("", |text| text)
    }

    /// Everything under a key: candidates to compare.
    pub(super) fn under(&self, space: KeySpace, text: &str) -> impl Iterator<Item = RecIx> {
        let hash = space.hash(text);
        self.keys.range((hash, RecIx(0))..=(hash, RecIx(u32::MAX))).map(|(_, at)| *at)
    }

    /// The people of a name and a year of birth: candidates to compare.
    pub(super) fn people(&self, key: &str) -> impl Iterator<Item = RecIx> {
        let hash = KeySpace::Person.hash(key);
        self.people.range((hash, RecIx(0))..=(hash, RecIx(u32::MAX))).map(|(_, at)| *at)
    }

    /// The records that share some key with another one.
    pub(super) fn shared_keys(&self) -> HashSet<RecIx> {
        let mut shared = HashSet::new();
        let next = self.keys.iter().skip(1);
        for ((hash, at), (next_hash, next_at)) in self.keys.iter().zip(next) {
            if hash == next_hash {
                shared.insert(*at);
                shared.insert(*next_at);
            }
        }
        shared
    }

    /// Everything that names a record.
    pub(super) fn linking(&self, to: RecordId) -> impl Iterator<Item = RecIx> {
        self.links.range((to, RecIx(0))..=(to, RecIx(u32::MAX))).map(|(_, at)| *at)
    }

    /// The highest number of a series.
    pub(super) fn last_in_series(&self, kind: RecordKind, series: &str) -> i64 {
        self.series.get(&(kind, fold(series).into_boxed_str())).copied().unwrap_or(0)
    }

    pub(super) fn keys_of(record: Option<&Record>) -> Keys {
        let Some(record) = record.filter(|record| record.created) else {
            return Keys::default();
        };
        let mut hashes = Vec::new();
        if let Some(key) = human_key(record) {
            hashes.push(KeySpace::Human(record.kind).hash(&compared(record.kind, &key)));
        }
        let is_person = record.kind.def().person.is_some() && !record.is_void();
        let number = record.text("personal_number").filter(|_| is_person);
        hashes.extend(number.map(|number| KeySpace::PersonalNumber.hash(number)));
        let person = person_key(record).filter(|_| is_person);
        let person = person.map(|key| KeySpace::Person.hash(&key));
        if record.kind == RecordKind::Household && !record.is_void() {
            hashes.extend(same_household_key(record).map(|key| KeySpace::SameHousehold.hash(&key)));
        }
        hashes.extend(class_year_key(record).map(|key| KeySpace::Year.hash(&key)));
        let fields = record.kind.def().fields.iter();
        let is_link = |kind: &FieldKind| matches!(kind, FieldKind::Link(_));
        let links = fields
            .filter(|field| is_link(&field.kind))
            .filter_map(|field| record.link(field.id))
            .collect();
        Keys { created: true, hashes, person, links }
    }
}

impl Book {
    /// Brings the indexes up to date after a record changed.
    pub(super) fn reindex(&mut self, at: RecIx, before: &Keys) {
        let Some(record) = self.records.get(at.0 as usize) else {
            return;
        };
        let after = Index::keys_of(Some(record));
        self.known.forget(record.kind);
        if after.created
            && !before.created
            && let Some(list) = self.index.kinds.get_mut(record.kind as usize)
        {
            list.push(at);
        }
        for hash in before.hashes.iter().filter(|hash| !after.hashes.contains(hash)) {
            self.index.keys.remove(&(*hash, at));
        }
        if before.person != after.person {
            self.index.people.extend(after.person.map(|hash| (hash, at)));
            if let Some(hash) = before.person {
                self.index.people.remove(&(hash, at));
            }
        }
        for link in before.links.iter().filter(|link| !after.links.contains(link)) {
            self.index.links.remove(&(*link, at));
        }
        self.index.keys.extend(after.hashes.iter().map(|hash| (*hash, at)));
        self.index.links.extend(after.links.iter().map(|link| (*link, at)));
        if let Some((series, number)) = series(record)
            && !after.hashes.is_empty()
        {
            let last =
                self.index.series.entry((record.kind, fold(&series).into_boxed_str())).or_default();
            *last = number.max(*last);
        }
        let id = record.id;
        let named_elsewhere = record.kind == RecordKind::Household;
        self.refresh_search(at);
        if named_elsewhere {
            let dependents: Vec<_> = self.index.linking(id).collect();
            for dependent in dependents {
                self.refresh_search(dependent);
            }
        }
    }

    fn refresh_search(&mut self, at: RecIx) {
        let Some(record) = self.record(at) else {
            return;
        };
        let mut text = own_search_text(record);
        if let Some(household) = record.link("household").and_then(|id| self.find(id)) {
            text.push(' ');
            text.push_str(&own_search_text(household));
        }
        let text = fold(&text).into_boxed_str();
        let place = at.0 as usize;
        if self.index.search.len() <= place {
            self.index.search.resize(place + 1, Box::default());
        }
        if let Some(slot) = self.index.search.get_mut(place) {
            *slot = text;
        }
    }
}

fn own_search_text(record: &Record) -> String {
    let mut out = String::new();
    for field in record.kind.def().fields.iter().filter(|field| field.traits.search) {
        let Some(value) = record.get(field.id) else {
            continue;
        };
        if !out.is_empty() {
            out.push(' ');
        }
        match value {
            Value::Text(text) => out.push_str(text),
            Value::Int(number) => out.push_str(&number.to_string()),
            _ => {}
        }
    }
    out
}

/// What people call the record by: its name, code or number; a receipt's is `book/number`. Nothing
/// where it is composed of what the record belongs to.
pub(super) fn human_key(record: &Record) -> Option<String> {
    match record.kind.def().naming.key {
        Key::Name(id) | Key::Code(id) => record.text(id).map(str::to_owned),
        Key::Numbered { book, number } => {
            Some(format!("{}/{}", record.text(book)?, record.int(number)?))
        }
        Key::Composed(_) | Key::Id => None,
    }
}

/// A human key as it is compared: marks and case do not matter, nor, in a name, how it is spelled
/// (Mỹ Lý, Mĩ Lí). In a code every letter counts.
pub(super) fn compared(kind: RecordKind, key: &str) -> String {
    match kind.def().naming.key {
        Key::Name(_) => same_name_key(key),
        Key::Code(_) | Key::Numbered { .. } | Key::Composed(_) | Key::Id => fold(key),
    }
}

/// The series that a human number belongs to, and its place there: a receipt's book, or what stands
/// before the last dash.
fn series(record: &Record) -> Option<(String, i64)> {
    if let Key::Numbered { book, number } = record.kind.def().naming.key {
        return Some((record.text(book)?.to_owned(), record.int(number)?));
    }
    let key = human_key(record)?;
    let (series, number) = key.rsplit_once('-')?;
    let number = number.parse().ok().filter(|number| *number <= LAST_NUMBER)?;
    Some((series.to_owned(), number))
}

/// A number above this was typed by hand and starts no series: the next one would not fit.
const LAST_NUMBER: i64 = 9_999_999;

/// The name of a head or a member, without marks and however spelled, and the year of birth; `?`
/// where that is not known.
pub(super) fn person_key(person: &Record) -> Option<String> {
    let fields = person.kind.def().person?;
    let name = same_name_key(person.text(fields.name)?);
    Some(match person.get(fields.birth).and_then(Value::as_date) {
        Some(born) => format!("{name} {}", born.year()),
        None => format!("{name} ?"),
    })
}

/// Name, birth year and village, the name without marks and however spelled: households equal in
/// all three may be one.
pub fn same_household_key(record: &Record) -> Option<String> {
    let name = record.text("head_name")?;
    let village = record.link("village")?;
    let born = record.get("head_birth").and_then(Value::as_date)?.year();
    Some(format!("{} {born} {village}", same_name_key(name)))
}

/// The household and the year that a standing tells of, while it stands.
pub(super) fn class_year_key(record: &Record) -> Option<String> {
    if record.kind != RecordKind::ClassYear || record.is_void() {
        return None;
    }
    Some(format!("{} {}", record.link("household")?, record.int("year")?))
}
