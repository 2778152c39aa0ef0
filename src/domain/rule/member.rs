//! Checks of a member (`domain.md` 9.2: V15).

use crate::domain::card::PersonalNumber;
use crate::domain::issue::Issue;
use crate::domain::rule::{Case, linked};
use crate::text::PartialDate;

/// The number of another person, head or member, of any household. It asks: one of the two may be
/// wrong, or the person is entered twice.
pub(super) fn number_taken(case: &Case<'_>, issues: &mut Vec<Issue>) {
    let number = case.record.text("personal_number");
    let other = number.and_then(|number| case.book.with_personal_number(number, case.except()));
    if let Some(other) = other {
        let issue = Issue::soft("personal_number", "number_taken");
        let issue = issue.with("household", case.book.household_key(other));
        issues.push(issue.with("who", case.book.title(other)));
    }
}

pub(super) fn check(case: &Case<'_>, issues: &mut Vec<Issue>) {
    linked(case, "household", issues);
    number_taken(case, issues);
    let number = case.record.text("personal_number").unwrap_or_default();
    let Some(number) = PersonalNumber::read(number) else {
        return;
    };
    let born = case.date("birth").map(PartialDate::year);
    let other_year = born.is_some_and(|born| born != number.birth_year());
    let other_sex = case.record.code("sex").is_some_and(|said| said != number.sex());
    if other_year || other_sex {
        issues.push(Issue::soft("personal_number", "number_mismatch"));
    }
}
