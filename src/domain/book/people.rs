//! The people of a household, the head and the members, as they are counted: age, children,
//! dependants, and what is known of their insurance, school and food.
//!
//! Ages are those of 31/12 of the year of the household's class, so that a list of one year counts
//! alike whenever it is printed. Nothing is guessed: what is not known of a person is `None`, and
//! [`Known`] says of how many that is so.

use crate::domain::book::Book;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::value::Value;

/// A child is younger than this, in years (domain.md 3.6).
pub const CHILD_UNDER: i64 = 16;

/// Old age begins here, in years (Luật Người cao tuổi 2009, Điều 2).
pub const OLD_FROM: i64 = 60;

/// The people of one household.
#[derive(Debug, Clone)]
pub struct People<'a> {
    household: &'a Record,
    rows: Vec<&'a Record>,
    year: Option<i64>,
}

/// One person, head or member.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Person<'a> {
    /// The record: of the head the household.
    pub record: &'a Record,
    /// Age in years at 31/12 of the household's year.
    pub age: Option<i64>,
    pub work: Option<&'static str>,
    /// Whether they have health insurance: `yes`, `no`.
    pub insurance: Option<&'static str>,
    /// Whether they go to school; of a head nothing is known.
    pub in_school: Option<&'static str>,
    /// How they are fed; of a head nothing is known.
    pub nutrition: Option<&'static str>,
    /// The ethnicity as it was typed.
    pub ethnicity: Option<&'a str>,
}

/// What is known of a question that is asked of every person it concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Known {
    /// Of so many the answer is yes.
    pub yes: i64,
    /// Of so many it is no.
    pub no: i64,
    /// Of so many it is not known, or not whether it concerns them.
    pub unknown: i64,
}

impl Known {
    fn add(&mut self, answer: Option<bool>) {
        match answer {
            Some(true) => self.yes += 1,
            Some(false) => self.no += 1,
            None => self.unknown += 1,
        }
    }
}

impl Person<'_> {
    /// Whether the person is younger than 16.
    pub fn is_child(&self) -> Option<bool> {
        self.age.map(|age| age < CHILD_UNDER)
    }

    /// Whether others have to provide for the person: a child; who is known not to work (not
    /// working, studying, retired); who is 60 or more and not known to work. Working people of any
    /// age from 16 on are not dependants. The register does not hold the allowances by which the
    /// decree counts old and disabled people, so this is an estimate to compare a tick with.
    pub fn is_dependent(&self) -> Option<bool> {
        match (self.age, self.work) {
            (Some(age), _) if age < CHILD_UNDER => Some(true),
            (_, Some("working")) => Some(false),
            (_, Some(_)) => Some(true),
            (Some(age), None) if age >= OLD_FROM => Some(true),
            _ => None,
        }
    }
}

impl<'a> People<'a> {
    /// A household with these rows.
    pub fn new(household: &'a Record, rows: Vec<&'a Record>) -> Self {
        Self { household, rows, year: household.int("class_year") }
    }

    /// Everybody, the head first.
    pub fn persons(&self) -> impl Iterator<Item = Person<'a>> + '_ {
        let household = self.household;
        let head = Person {
            record: household,
            age: self.age(household.get("head_birth")),
            work: household.code("head_work"),
            insurance: household.code("head_insurance"),
            in_school: None,
            nutrition: None,
            ethnicity: household.text("ethnicity"),
        };
        std::iter::once(head).chain(self.rows.iter().map(|row| Person {
            record: row,
            age: self.age(row.get("birth")),
            work: row.code("work"),
            insurance: row.code("health_insurance"),
            in_school: row.code("in_school"),
            nutrition: row.code("nutrition"),
            ethnicity: row.text("ethnicity"),
        }))
    }

    /// How many they are; `None` where only the head is recorded of more than one.
    pub fn count(&self) -> Option<i64> {
        let alone = self.household.int("members_count") == Some(1);
        let count = i64::try_from(self.rows.len()).ok()?.saturating_add(1);
        (alone || count > 1).then_some(count)
    }

    /// How many are younger than 16.
    pub fn children(&self) -> Option<i64> {
        self.count()?;
        Some(self.ask(Person::is_child).yes)
    }

    /// Dependants in a hundred people, to the nearest whole; more than 50 exactly where more than
    /// half are. `None` where it is not known of everybody.
    pub fn dependents_percent(&self) -> Option<i64> {
        let count = self.count()?;
        let known = self.ask(Person::is_dependent);
        let nearest = known.yes.saturating_mul(200).saturating_add(count) / count.saturating_mul(2);
        (known.unknown == 0).then_some(nearest)
    }

    /// What is known of everybody.
    pub fn ask(&self, question: impl Fn(&Person<'a>) -> Option<bool>) -> Known {
        self.ask_those(|_| Some(true), question)
    }

    /// What is known of those whom a question concerns.
    pub fn ask_those(
        &self,
        concerned: impl Fn(&Person<'a>) -> Option<bool>,
        question: impl Fn(&Person<'a>) -> Option<bool>,
    ) -> Known {
        let mut known = Known::default();
        for person in self.persons() {
            match concerned(&person) {
                Some(false) => {}
                Some(true) => known.add(question(&person)),
                // It may not concern them; a yes of those it may concern is not known either.
                None => known.add(None),
            }
        }
        known
    }

    fn age(&self, birth: Option<&Value>) -> Option<i64> {
        let born = i64::from(birth.and_then(Value::as_date)?.year());
        Some(self.year?.saturating_sub(born)).filter(|age| *age >= 0)
    }
}

impl Book {
    /// The people of a household as they stand.
    pub fn people<'b>(&'b self, household: &'b Record) -> People<'b> {
        People::new(household, self.rows(household.id, RecordKind::Member))
    }

    /// A member's age in years at 31/12 of the year of the household's class.
    pub fn age(&self, member: &Record) -> Option<i64> {
        let household = self.find(member.link("household")?)?;
        People::new(household, Vec::new()).age(member.get("birth"))
    }
}
