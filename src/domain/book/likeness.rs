//! Which households may be one and the same: by personal numbers, else by name, year of birth and
//! village, and by the people they share.
//!
//! It only weighs; whether two are one, a person decides. A number of 9 digits and one of 12 say
//! nothing of each other. Invariant: only what the indexes bring up is looked at, never every
//! household.

use std::collections::HashMap;

use crate::domain::book::Book;
use crate::domain::book::index::person_key;
use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;

/// Less alike than this is not named.
const LEAST: u8 = 40;

/// A household that may be the same one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    pub id: RecordId,
    /// From the least that is worth a look to 100.
    pub score: u8,
    /// What is alike: `number`, `name_birth_village`, `name_birth`, `member_number`, `members`,
    /// `number_differs`. The message key is `like-<why>`.
    pub why: Vec<&'static str>,
}

/// What speaks for one household.
#[derive(Debug, Default)]
struct Signs {
    number: bool,
    name: bool,
    member_numbers: u8,
    members: u8,
}

impl Book {
    /// The households that may be the same as this one, the likest first. The record may be a copy
    /// that is only checked; its members are those that stand.
    pub fn likely_same(&self, household: &Record) -> Vec<Likeness> {
        self.likely_same_with(household, &self.rows(household.id, RecordKind::Member))
    }

    /// The same, of a household with these members.
    pub fn likely_same_with(&self, household: &Record, members: &[&Record]) -> Vec<Likeness> {
        let mut signs: HashMap<RecordId, Signs> = HashMap::new();
        for person in std::iter::once(household).chain(members.iter().copied()) {
            self.look_for(person, person.id == household.id, household.id, &mut signs);
        }
        let mut found: Vec<_> = signs
            .into_iter()
            .filter_map(|(id, signs)| {
                let other = self.find(id).filter(|other| !other.is_void())?;
                let (score, why) = weigh(household, other, &signs);
                (score >= LEAST).then_some(Likeness { id, score, why })
            })
            .collect();
        found.sort_by_key(|like| (std::cmp::Reverse(like.score), like.id));
        found
    }

    /// Notes where a person stands elsewhere.
    fn look_for(
        &self,
        person: &Record,
        is_head: bool,
        own: RecordId,
        signs: &mut HashMap<RecordId, Signs>,
    ) {
        let number = person.text("personal_number");
        for other in number.into_iter().flat_map(|number| self.all_with_number(number)) {
            if let Some(id) = household_of(other).filter(|id| *id != own) {
                let sign = signs.entry(id).or_default();
                if is_head && other.kind == RecordKind::Household {
                    sign.number = true;
                } else {
                    sign.member_numbers = sign.member_numbers.saturating_add(1);
                }
            }
        }
        let Some(key) = person_key(person) else {
            return;
        };
        let alike = self.index.people(&key).filter_map(|at| self.record(at));
        for other in alike.filter(|other| self.is_active(other)) {
            let counted = number.is_some() && other.text("personal_number") == number;
            let same = person_key(other).as_ref() == Some(&key);
            if let Some(id) = household_of(other).filter(|id| *id != own && same && !counted) {
                let sign = signs.entry(id).or_default();
                if is_head && other.kind == RecordKind::Household {
                    sign.name = true;
                } else if !numbers_differ(person, other) {
                    sign.members = sign.members.saturating_add(1);
                }
            }
        }
    }
}

/// The score of what was found, 0 to 100, and what it is made of.
fn weigh(household: &Record, other: &Record, signs: &Signs) -> (u8, Vec<&'static str>) {
    let mut score = 0_u8;
    let mut why = Vec::new();
    let mut add = |points: u8, what| {
        score = score.saturating_add(points);
        why.push(what);
    };
    let here =
        household.link("village").is_some() && household.link("village") == other.link("village");
    if signs.number {
        add(100, "number");
    } else if signs.name {
        if here {
            add(75, "name_birth_village");
        } else {
            add(45, "name_birth");
        }
    }
    if signs.member_numbers > 0 {
        add(signs.member_numbers.saturating_mul(40), "member_number");
    }
    if signs.members > 0 {
        add(signs.members.saturating_mul(15), "members");
    }
    if !signs.number && numbers_differ(household, other) {
        // Two people of one name and one age in one village do happen.
        score = score.saturating_sub(50);
        why.push("number_differs");
    }
    (score.min(100), why)
}

/// Whether two people have numbers of one length that are not the same.
fn numbers_differ(a: &Record, b: &Record) -> bool {
    match (a.text("personal_number"), b.text("personal_number")) {
        (Some(a), Some(b)) => a.len() == b.len() && a != b,
        _ => false,
    }
}

fn household_of(person: &Record) -> Option<RecordId> {
    if person.kind == RecordKind::Household { Some(person.id) } else { person.link("household") }
}

/// Whether two records of people, heads or members, are of one person: by number where both have
/// one of the same length, else by name however spelled and year of birth.
pub fn same_person(a: &Record, b: &Record) -> bool {
    let number = |person: &Record| person.text("personal_number").map(str::to_owned);
    match (number(a), number(b)) {
        (Some(a), Some(b)) if a.len() == b.len() => a == b,
        _ => person_key(a).is_some() && person_key(a) == person_key(b),
    }
}
