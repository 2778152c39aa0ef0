//! Checks of a standing: a household has one class in a year.

use crate::domain::issue::Issue;
use crate::domain::rule::{Case, linked};

pub(super) fn check(case: &Case<'_>, issues: &mut Vec<Issue>) {
    let household = linked(case, "household", issues);
    let (Some(household), Some(year)) = (household, case.record.int("year")) else {
        return;
    };
    let same = |field| case.before.is_some_and(|old| old.get(field) == case.record.get(field));
    if same("household") && same("year") {
        return;
    }
    let others = case.book.same_year(case.record);
    let twice = others.iter().any(|other| Some(other.id) != case.except());
    if twice || household.int("class_year") == Some(year) {
        let issue = Issue::hard("year", "year_known").with("year", year);
        issues.push(issue.with("household", case.book.human_key(household)));
    }
}
