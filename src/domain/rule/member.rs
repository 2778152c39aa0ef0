//! Checks of a member (`domain.md` 9.2: V15).

use crate::domain::card::PersonalNumber;
use crate::domain::rule::{Case, Issue, linked};
use crate::text::PartialDate;

pub(super) fn check(case: &Case<'_>, issues: &mut Vec<Issue>) {
    linked(case, "household", issues);
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
