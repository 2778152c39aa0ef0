//! What the people of a household say of its own fields (`domain.md` 2.1 and 2.3).
//!
//! Nothing is asked where too little is known, and nothing is put right: what was keyed stands, and
//! the difference is shown.

use crate::domain::book::{Known, People, Person};
use crate::domain::issue::Issue;
use crate::domain::record::Record;

/// Older than this, in years, a person without insurance makes the household deprived.
const INSURED_FROM: i64 = 6;

/// From this age, in years, a child is to go to school.
const SCHOOL_FROM: i64 = 3;

/// The people that is the majority, which is no ethnic minority.
const MAJORITY: &str = "kinh";

pub(super) fn check(household: &Record, people: &People<'_>, issues: &mut Vec<Issue>) {
    check_count(household, people, issues);
    check_minority(household, people, issues);
    check_ticks(household, people, issues);
}

fn check_count(household: &Record, people: &People<'_>, issues: &mut Vec<Issue>) {
    if let (Some(keyed), Some(counted)) = (household.int("members_count"), people.count())
        && keyed != counted
    {
        let issue = Issue::soft("members_count", "members_differ").with("keyed", keyed);
        issues.push(issue.with("computed", counted));
    }
}

/// A household of Kinh people only is no minority household, one of others only is one; of a mixed
/// one nothing is said.
fn check_minority(household: &Record, people: &People<'_>, issues: &mut Vec<Issue>) {
    let Some(said) =
        household.get("ethnic_minority").and_then(crate::domain::value::Value::as_bool)
    else {
        return;
    };
    let is_minority =
        |person: &Person<'_>| Some(crate::text::fold(person.ethnicity?).trim() != MAJORITY);
    let known = people.ask(is_minority);
    let head = people.persons().next().and_then(|head| is_minority(&head));
    let differs = match head {
        Some(true) => !said && known.no == 0,
        Some(false) => said && known.yes == 0,
        None => false,
    };
    if differs {
        issues.push(Issue::soft("ethnic_minority", "minority_differs"));
    }
}

/// A tick that the people do not bear out, or bear out and that is missing.
fn check_ticks(household: &Record, people: &People<'_>, issues: &mut Vec<Issue>) {
    let ticks = household.ticks("deprivations");
    let scored = household.get("b1").is_some() || household.get("b2").is_some();
    if people.count().is_none() || (ticks.is_empty() && !scored) {
        return;
    }
    let of_age = |from: i64, under: i64| {
        move |person: &Person<'_>| person.age.map(|age| (from..under).contains(&age))
    };
    let child = of_age(0, crate::domain::book::CHILD_UNDER);
    let pupil = of_age(SCHOOL_FROM, crate::domain::book::CHILD_UNDER);
    let yes = |answer: Option<&str>, deprived: &str| answer.map(|answer| answer == deprived);
    let one_is = |known: Known| match known {
        Known { yes: 1.., .. } => Some(true),
        Known { unknown: 0, .. } => Some(false),
        Known { .. } => None,
    };
    let found =
        [
            ("dependents", people.dependents_percent().map(|percent| percent > 50)),
            (
                "nutrition",
                one_is(people.ask_those(child, |person| yes(person.nutrition, "malnourished"))),
            ),
            (
                "health_insurance",
                one_is(people.ask_those(of_age(INSURED_FROM, i64::MAX), |person| {
                    yes(person.insurance, "no")
                })),
            ),
            ("child_school", one_is(people.ask_those(pupil, |person| yes(person.in_school, "no")))),
        ];
    for (indicator, deprived) in found {
        let issue = match (deprived, ticks.contains(&indicator)) {
            (Some(true), false) => Issue::soft("deprivations", "tick_missing"),
            (Some(false), true) => Issue::soft("deprivations", "tick_unfounded"),
            _ => continue,
        };
        issues.push(issue.with("indicator", indicator));
    }
}
