//! Checks of a household (`domain.md` 2.3 and 9.2: V5 to V7, V15, V16).

use std::collections::HashSet;

use crate::domain::book::{B2_PER_TICK, People, same_household_key};
use crate::domain::card::PersonalNumber;
use crate::domain::id::RecordId;
use crate::domain::issue::Issue;
use crate::domain::record::Record;
use crate::domain::rule::{Case, check_unique, linked, member::number_taken, people};
use crate::text::PartialDate;

/// A head older than this, in years, is asked about.
const OLDEST: i32 = 110;

/// A head younger than this, in years, is asked about.
const YOUNGEST: i32 = 15;

pub(super) fn check(case: &Case<'_>, rows: &[&Record], issues: &mut Vec<Issue>) {
    check_unique(case, "code", issues);
    linked(case, "village", issues);
    check_same(case, issues);
    check_scores(case, issues);
    check_birth(case, issues);
    check_detail(case, issues);
    check_moves(case, issues);
    people::check(case.record, &People::new(case.record, rows.to_vec()), issues);
    check_numbers(case, rows, issues);
    let record = case.record;
    if is_listed(record) && record.ticks("causes").is_empty() {
        issues.push(Issue::soft("causes", "no_cause"));
    }
    let future = |year: &i64| *year > i64::from(chrono::Datelike::year(&case.today)) + 1;
    if let Some(year) = record.int("class_year").filter(future) {
        issues.push(Issue::soft("class_year", "far_year").with("year", year));
    }
}

/// Whether the household is on the poor or near-poor list.
pub(super) fn is_listed(household: &Record) -> bool {
    matches!(household.code("class"), Some("poor" | "near_poor"))
}

fn check_same(case: &Case<'_>, issues: &mut Vec<Issue>) {
    number_taken(case, issues);
    if let Some(key) = same_household_key(case.record)
        && let Some(other) = case.book.maybe_same(&key, case.except())
    {
        let issue = Issue::soft("head_name", "maybe_same");
        issues.push(issue.with("household", case.book.human_key(other)));
    }
}

/// The head's age, and what the number says of birth and sex (Nghị định 137/2015/NĐ-CP, Điều 7: the
/// fourth digit is century and sex, the next two the year).
fn check_birth(case: &Case<'_>, issues: &mut Vec<Issue>) {
    let born = case.date("head_birth").map(PartialDate::year);
    let this_year = chrono::Datelike::year(&case.today);
    match born.map(|born| this_year.saturating_sub(born)) {
        Some(age) if age > OLDEST => issues.push(Issue::soft("head_birth", "old_birth")),
        Some(age) if age < YOUNGEST => issues.push(Issue::soft("head_birth", "young_head")),
        _ => {}
    }
    let number = case.record.text("personal_number").unwrap_or_default();
    let Some(number) = PersonalNumber::read(number) else {
        return;
    };
    let other_year = born.is_some_and(|born| born != number.birth_year());
    let other_sex = case.record.code("head_sex").is_some_and(|said| said != number.sex());
    if other_year || other_sex {
        issues.push(Issue::soft("personal_number", "number_mismatch"));
    }
}

/// B2 is ten points an indicator; the class follows from B1, the area and the ticks. What was keyed
/// stands: a difference is shown.
fn check_scores(case: &Case<'_>, issues: &mut Vec<Issue>) {
    let record = case.record;
    let ticks = record.ticks("deprivations").len();
    let computed = i64::try_from(ticks).unwrap_or(0) * B2_PER_TICK;
    if let Some(keyed) = record.int("b2").filter(|keyed| *keyed != computed) {
        let issue = Issue::soft("b2", "b2_differs").with("keyed", keyed);
        issues.push(issue.with("computed", computed));
    }
    let Some(year) = record.int("class_year").and_then(|year| i32::try_from(year).ok()) else {
        return;
    };
    let (Some(b1), Ok(date)) = (record.int("b1"), PartialDate::from_year(year)) else {
        return;
    };
    let by_score = case.book.class_by_score(record, date, b1, ticks);
    if let (Some(by_score), Some(keyed)) = (by_score, record.code("class"))
        && by_score != keyed
    {
        issues.push(Issue::soft("class", "class_differs").with("computed", by_score));
    }
}

/// One number written for two people of the household.
fn check_numbers(case: &Case<'_>, rows: &[&Record], issues: &mut Vec<Issue>) {
    let mut seen = HashSet::new();
    let people = std::iter::once(case.record).chain(rows.iter().copied());
    let twice = people.filter_map(|person| person.text("personal_number")).any(|n| !seen.insert(n));
    if twice {
        issues.push(Issue::soft("members", "number_twice"));
    }
}

/// How the class came about, as it was keyed and as the years before say.
fn check_detail(case: &Case<'_>, issues: &mut Vec<Issue>) {
    let keyed = case.record.code("class_detail");
    if let (Some(keyed), Some(computed)) = (keyed, case.book.detail_of(case.record))
        && keyed != computed
    {
        issues.push(Issue::soft("class_detail", "detail_differs").with("computed", computed));
    }
}

/// Coming and going: in order, and from and to another household.
fn check_moves(case: &Case<'_>, issues: &mut Vec<Issue>) {
    let record = case.record;
    if let (Some(joined), Some(left)) = (case.date("joined_on"), case.date("left_on"))
        && left.latest() < joined.earliest()
    {
        issues.push(Issue::hard("left_on", "left_before_joined"));
    }
    for field in ["split_from", "merged_into"] {
        let Some(other) = linked(case, field, issues) else {
            continue;
        };
        if other.id == record.id {
            issues.push(Issue::hard(field, "self_link"));
        } else if leads_back(case, field, other.id) {
            let issue = Issue::hard(field, "circle");
            issues.push(issue.with("household", case.book.human_key(other)));
        }
    }
    let with = |field: &str| record.get(field).is_some();
    for (how, from) in [("joined", "joined_on"), ("left", "left_on")] {
        if with(how) && !with(from) {
            issues.push(Issue::soft(if how == "left" { "left_on" } else { "joined_on" }, "no_day"));
        }
    }
}

/// Whether a household is come to again by following one of its links.
fn leads_back(case: &Case<'_>, field: &str, from: RecordId) -> bool {
    let mut seen = HashSet::new();
    let mut at = Some(from);
    while let Some(id) = at.filter(|id| seen.insert(*id)) {
        if id == case.record.id {
            return true;
        }
        at = case.book.find(id).and_then(|household| household.link(field));
    }
    false
}
