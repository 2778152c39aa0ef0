//! Checks of a household (`domain.md` 2.3 and 9.2: V5 to V7, V15, V16).

use crate::domain::book::{B2_PER_TICK, same_household_key};
use crate::domain::card::PersonalNumber;
use crate::domain::record::Record;
use crate::domain::rule::{Case, Issue, check_unique, linked};
use crate::text::PartialDate;

/// A head older than this, in years, is asked about.
const OLDEST: i32 = 110;

/// A head younger than this, in years, is asked about.
const YOUNGEST: i32 = 15;

pub(super) fn check(case: &Case<'_>, issues: &mut Vec<Issue>) {
    check_unique(case, "code", issues);
    linked(case, "village", issues);
    check_same(case, issues);
    check_scores(case, issues);
    check_birth(case, issues);
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
    if let Some(number) = case.record.text("personal_number")
        && let Some(other) = case.book.with_personal_number(number, case.except())
    {
        let issue = Issue::hard("personal_number", "number_taken");
        issues.push(issue.with("household", case.book.human_key(other)));
    }
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
