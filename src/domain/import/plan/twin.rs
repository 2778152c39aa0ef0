//! Which household of the book a row of a list is: one to one, best fit first.
//!
//! By the head's personal number, else by name, year of birth and village. Two households may be
//! alike in all three: then their members decide, and what else they say. Two twelve-digit numbers
//! that differ are two people. Invariant: each household of the book is taken by one row at most.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::domain::book::{Book, RecIx};
use crate::domain::id::RecordId;
use crate::domain::import::plan::compare::already_holds;
use crate::domain::import::plan::person::PersonKey;
use crate::domain::import::plan::place::VillageMatch;
use crate::domain::input::{Input, Values};
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::value::Value;
use crate::text::{PartialDate, fold, same_name_key, same_spelling_key};

/// What a row is known by.
#[derive(Debug)]
pub(super) struct Sign<'a> {
    /// The fields of the household, the head's among them.
    pub(super) values: &'a Values,
    /// The people after the head.
    pub(super) people: Vec<PersonKey>,
    /// Its village, if it names one.
    pub(super) place: Option<VillageMatch>,
}

/// What was found for a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Twin {
    pub(super) record: Option<RecordId>,
    /// Another one fitted as well: which of them it is, only a person can tell.
    pub(super) tied: bool,
    /// Households that are like it and are not it.
    pub(super) alike: Vec<RecordId>,
}

fn value<'a>(values: &'a Values, id: &str) -> Option<&'a Value> {
    match values.get(id)? {
        Input::Value(value) => Some(value),
        _ => None,
    }
}

fn text<'a>(values: &'a Values, id: &str) -> Option<&'a str> {
    value(values, id).and_then(Value::as_text)
}

/// The households of the book by number, by code and by name.
#[derive(Debug, Default)]
struct Index<'a> {
    number: HashMap<&'a str, Vec<RecIx>>,
    code: HashMap<String, Vec<RecIx>>,
    name: HashMap<String, Vec<RecIx>>,
}

impl<'a> Index<'a> {
    fn of(book: &'a Book) -> Self {
        let mut index = Self::default();
        for at in book.of_kind(RecordKind::Household) {
            let Some(record) = book.record(*at) else { continue };
            // A second copy that was merged still stands for what the list says twice.
            if record.is_void() && record.link("same_as").is_none() {
                continue;
            }
            if let Some(number) = record.text("personal_number") {
                index.number.entry(number).or_default().push(*at);
            }
            if let Some(code) = record.text("code") {
                index.code.entry(fold(code)).or_default().push(*at);
            }
            let name = same_name_key(record.text("head_name").unwrap_or_default());
            index.name.entry(name).or_default().push(*at);
        }
        index
    }

    fn candidates(&self, sign: &Sign<'_>) -> Vec<RecIx> {
        let by_number = text(sign.values, "personal_number").and_then(|n| self.number.get(n));
        let by_code = text(sign.values, "code").and_then(|code| self.code.get(&fold(code)));
        let name = text(sign.values, "head_name").map(same_name_key);
        let by_name = name.and_then(|name| self.name.get(&name));
        let found = [by_number, by_code, by_name];
        let mut all: Vec<_> = found.into_iter().flatten().flatten().copied().collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// How a row and a household fit.
enum Fit {
    /// They have nothing to do with each other.
    Other,
    /// They are alike, and two.
    Alike,
    /// They are one, so surely.
    One(u32),
}

/// The household of each row.
pub(super) fn find(book: &Book, signs: &[Sign<'_>]) -> Vec<Twin> {
    let index = Index::of(book);
    let mut twins = vec![Twin::default(); signs.len()];
    let mut pairs: Vec<(Reverse<u32>, usize, RecIx)> = Vec::new();
    for (row, sign) in signs.iter().enumerate() {
        for at in index.candidates(sign) {
            let Some(record) = book.record(at) else { continue };
            match fit(book, sign, record) {
                Fit::Other => {}
                Fit::Alike => {
                    if let Some(twin) = twins.get_mut(row) {
                        twin.alike.push(record.id);
                    }
                }
                Fit::One(surely) => pairs.push((Reverse(surely), row, at)),
            }
        }
    }
    pairs.sort_unstable();
    assign(book, &pairs, &mut twins);
    twins
}

/// Takes the pairs best first. Of those that fit equally well all are looked at before any is taken,
/// so that no row is sure of a household only because another row left it over.
fn assign(book: &Book, pairs: &[(Reverse<u32>, usize, RecIx)], twins: &mut [Twin]) {
    let mut taken: HashSet<RecIx> = HashSet::new();
    for level in pairs.chunk_by(|a, b| a.0 == b.0) {
        let mut rows: Vec<(usize, Vec<RecIx>)> = Vec::new();
        for of_row in level.chunk_by(|a, b| a.1 == b.1) {
            let row = of_row.first().map(|(_, row, _)| *row);
            let row = row.filter(|row| twins.get(*row).is_some_and(|twin| twin.record.is_none()));
            let free = of_row.iter().map(|(_, _, at)| *at).filter(|at| !taken.contains(at));
            rows.extend(row.map(|row| (row, free.collect())));
        }
        // Who has no choice comes first.
        rows.sort_by_key(|(row, free)| (free.len(), *row));
        for (row, free) in rows {
            let Some(twin) = twins.get_mut(row) else { continue };
            let own = free.iter().find(|at| !taken.contains(*at)).copied();
            twin.record = own.and_then(|at| book.record(at)).map(|record| record.id);
            taken.extend(own);
            twin.tied |= free.len() > 1;
            let others = free.iter().filter(|at| free.len() > 1 && Some(**at) != own);
            twin.alike.extend(others.filter_map(|at| book.record(*at)).map(|record| record.id));
        }
    }
}

fn fit(book: &Book, sign: &Sign<'_>, record: &Record) -> Fit {
    let values = sign.values;
    let equal = |id: &str| match (values.get(id), record.kind.field(id)) {
        (Some(input), Some(field)) => already_holds(record, field, input),
        _ => false,
    };
    let name = text(values, "head_name").unwrap_or_default();
    let theirs = record.text("head_name").unwrap_or_default();
    let same_name = same_name_key(name) == same_name_key(theirs);
    let born = value(values, "head_birth").and_then(Value::as_date);
    let their_birth = record.get("head_birth").and_then(Value::as_date);
    let years = (born.map(PartialDate::year), their_birth.map(PartialDate::year));
    let same_year = years.0.is_some() && years.0 == years.1;
    let open_year = years.0.is_none() || years.1.is_none();
    let number = text(values, "personal_number");
    let same_number = number.is_some() && number == record.text("personal_number");
    let same_code = text(values, "code").is_some() && equal("code");
    let same_place = match sign.place {
        Some(VillageMatch::Known(id)) => record.link("village") == Some(id),
        Some(VillageMatch::New(_)) => false,
        None | Some(VillageMatch::Several) => true,
    };
    let known = (same_number || same_code) && (same_name || same_year);
    if !known && !(same_name && same_place && (same_year || open_year)) {
        return Fit::Other;
    }
    // Only now: a name may be that of hundreds, and comparing their people takes long.
    let people = likeness(book, record, &sign.people);
    if !known && people == 0 && is_another(number, record.text("personal_number")) {
        return Fit::Alike;
    }
    let exact = same_spelling_key(name) == same_spelling_key(theirs);
    let details = ["class", "b1", "b2", "deprivations", "causes", "decision_no", "members_count"];
    let alike = details.iter().filter(|id| equal(id)).count();
    let points = [
        (same_code, 1_000),
        (same_number, 400),
        (same_name, 40),
        (exact, 4),
        (same_year, 40),
        (same_year && equal("head_birth"), 20),
        (same_place, 20),
    ];
    let sum: u32 = points.iter().filter(|(holds, _)| *holds).map(|(_, points)| points).sum();
    let people = people.min(30).saturating_mul(10);
    Fit::One(sum.saturating_add(people).saturating_add(u32::try_from(alike).unwrap_or(0)))
}

/// Two numbers of twelve digits that differ in more than a slip or two are two people.
fn is_another(ours: Option<&str>, theirs: Option<&str>) -> bool {
    let (Some(ours), Some(theirs)) = (ours, theirs) else {
        return false;
    };
    let slips = ours.chars().zip(theirs.chars()).filter(|(a, b)| a != b).count();
    ours.len() == 12 && theirs.len() == 12 && slips > 2
}

/// How many of a row's people are members of the household.
fn likeness(book: &Book, record: &Record, people: &[PersonKey]) -> u32 {
    if people.is_empty() {
        return 0;
    }
    let members: Vec<_> =
        book.rows(record.id, RecordKind::Member).into_iter().map(PersonKey::of_record).collect();
    let known = people.iter().filter(|who| members.iter().any(|member| member.likeness(who) >= 6));
    u32::try_from(known.count()).unwrap_or(u32::MAX)
}
