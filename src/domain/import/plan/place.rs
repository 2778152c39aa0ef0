//! Which village a list means: found folded, with or without Thôn or Buôn, or a new one.
//!
//! "Thôn 1" and "Buôn 1" are two villages; "1" alone is either, and nobody is guessed where both
//! are there. Invariant: one spelling gives one answer through the whole list.

use std::collections::HashMap;

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::import::plan::NewVillage;
use crate::domain::input::option_by_id;
use crate::domain::op::{Ctx, Input, Op, Values, decide};
use crate::domain::schema::{FieldDef, RecordKind};
use crate::domain::value::Value;
use crate::text::{clean_name, fix_case, same_name_key};

/// What a village is called before its name, folded, with the option it is.
const CALLED: [(&str, &str); 14] = [
    ("to dan pho", "to_dan_pho"),
    ("khu pho", "to_dan_pho"),
    ("tdp", "to_dan_pho"),
    ("thon", "thon"),
    ("lang", "lang"),
    ("ap", "ap"),
    ("ban", "ban"),
    ("buon", "buon"),
    ("bon", "buon"),
    ("phum", "phum"),
    ("soc", "soc"),
    ("khoi", "khoi"),
    ("xom", "xom"),
    ("to", "to_dan_pho"),
];

/// A village as a row names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum VillageMatch {
    Known(RecordId),
    /// A place in the list of new ones.
    New(usize),
    /// The book has several of this name.
    Several,
}

/// The villages of the book and of the list.
#[derive(Debug, Default)]
pub(super) struct Places {
    known: HashMap<String, Vec<(RecordId, Option<&'static str>)>>,
    fresh: HashMap<String, Vec<(usize, Option<&'static str>)>>,
    new: Vec<Spelled>,
}

/// A new village with the ways in which the list writes it.
#[derive(Debug)]
struct Spelled {
    names: Vec<(String, usize)>,
    row: u32,
}

/// The name without what a village is called, and that.
fn parts(name: &str) -> (String, Option<&'static str>) {
    let key = same_name_key(name);
    let called = CALLED.iter().find_map(|(word, label)| {
        let rest = key.strip_prefix(word)?.trim_start_matches(['.', ':']);
        let rest = rest.strip_prefix(' ').unwrap_or(rest).trim_start();
        let apart =
            key.get(word.len()..).is_some_and(|after| !after.starts_with(char::is_alphabetic));
        (apart && !rest.is_empty()).then(|| (rest.to_owned(), Some(*label)))
    });
    let (bare, label) = called.unwrap_or((key, None));
    // Thôn 01 is Thôn 1.
    let words = bare.split(' ').map(|word| {
        let digits = word.chars().all(|sign| sign.is_ascii_digit());
        let short = word.trim_start_matches('0');
        if digits && !short.is_empty() { short } else { word }
    });
    (words.collect::<Vec<_>>().join(" "), label)
}

/// Those that fit: of the same label, else those of no label said on one side.
fn fitting<T: Copy>(all: &[(T, Option<&'static str>)], label: Option<&'static str>) -> Vec<T> {
    let equal: Vec<_> =
        all.iter().filter(|(_, other)| *other == label).map(|(at, _)| *at).collect();
    if !equal.is_empty() {
        return equal;
    }
    let open = |other: Option<&'static str>| other.is_none() || label.is_none();
    all.iter().filter(|(_, other)| open(*other)).map(|(at, _)| *at).collect()
}

impl Places {
    /// The villages of the book, void ones left out.
    pub(super) fn of(book: &Book) -> Self {
        let mut places = Self::default();
        for village in book.villages() {
            let (key, label) = parts(village.text("name").unwrap_or_default());
            places.known.entry(key).or_default().push((village.id, label));
        }
        places
    }

    /// The village of the book that a name means.
    pub(super) fn known(&self, name: &str) -> Option<VillageMatch> {
        let (key, label) = parts(name);
        match fitting(self.known.get(&key)?, label).as_slice() {
            [] => None,
            [one] => Some(VillageMatch::Known(*one)),
            _ => Some(VillageMatch::Several),
        }
    }

    /// The village that a row names; one that nobody has heard of becomes new.
    pub(super) fn find(&mut self, name: &str, row: u32) -> VillageMatch {
        if let Some(place) = self.known(name) {
            return place;
        }
        let name = clean_name(name);
        let (key, label) = parts(&name);
        let alike = self.fresh.entry(key).or_default();
        let at = match fitting(alike, label).as_slice() {
            [one] => *one,
            [] => {
                let at = self.new.len();
                alike.push((at, label));
                self.new.push(Spelled { names: Vec::new(), row });
                at
            }
            _ => return VillageMatch::Several,
        };
        if let Some(spelled) = self.new.get_mut(at) {
            match spelled.names.iter_mut().find(|(other, _)| *other == name) {
                Some((_, count)) => *count = count.saturating_add(1),
                None => spelled.names.push((name, 1)),
            }
        }
        VillageMatch::New(at)
    }

    /// The new villages, each with its intention.
    pub(super) fn new_villages(&self, book: &Book, ctx: &Ctx) -> Vec<NewVillage> {
        self.new.iter().map(|spelled| spelled.village(book, ctx)).collect()
    }
}

impl Spelled {
    fn village(&self, book: &Book, ctx: &Ctx) -> NewVillage {
        let name = self.name();
        let mut values = Values::new();
        values.insert("name", Input::Value(Value::text(&name)));
        let labels = RecordKind::Village.field("label").map(FieldDef::options).unwrap_or_default();
        if let Some(label) = parts(&name).1.and_then(|label| option_by_id(labels, label)) {
            values.insert("label", Input::Value(Value::Code(label)));
        }
        // The villages of a commune are of one area and zone, until somebody says otherwise.
        let model = book.villages().first().copied();
        for field in ["area", "zone"] {
            if let Some(value) = model.and_then(|village| village.get(field)) {
                values.insert(field, Input::Value(value.clone()));
            }
        }
        let op = Op::Create { kind: RecordKind::Village, values };
        let issues = decide(book, &op, ctx).err().unwrap_or_default();
        let entries = self.names.iter().map(|(_, count)| *count).sum();
        NewVillage { name, op, row: self.row, entries, issues }
    }

    /// As most rows write it, but not all in capitals; a bare number is a thôn.
    fn name(&self) -> String {
        let loud = |name: &str| name.chars().all(|sign| !sign.is_lowercase());
        let called = |name: &str| parts(name).1.is_some();
        let rank = |(name, count): &&(String, usize)| (called(name), !loud(name), *count);
        let mut best: Option<&(String, usize)> = None;
        for name in &self.names {
            if best.is_none_or(|best| rank(&name) > rank(&best)) {
                best = Some(name);
            }
        }
        let name = best.map(|(name, _)| name.clone()).unwrap_or_default();
        if !name.chars().any(char::is_alphabetic) {
            return format!("Thôn {name}");
        }
        if loud(&name) { fix_case(&name) } else { name }
    }
}

/// Whether two names mean one village, with or without Thôn or Buôn.
pub(super) fn same_place(one: &str, other: &str) -> bool {
    parts(one).0 == parts(other).0
}
