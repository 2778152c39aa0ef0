//! Checks of a registration: a promise that only a poor or near-poor household makes, one a year.

use crate::domain::rule::{Case, Issue, check_unique, check_year, household::is_listed, linked};

pub(super) fn check(case: &Case<'_>, issues: &mut Vec<Issue>) {
    check_unique(case, "number", issues);
    check_year(case, "year", "registered_on", issues);
    check_target(case, issues);
    let record = case.record;
    if record.get("helper_name").is_some() && record.get("helper_kind").is_none() {
        issues.push(Issue::soft("helper_kind", "helper_kind_missing"));
    }
    let Some(household) = linked(case, "household", issues) else {
        return;
    };
    if case.before.is_some() {
        return;
    }
    if !is_listed(household) {
        issues.push(Issue::hard("household", "not_poor"));
    } else if let (Some(kind), Some(class)) = (record.code("kind"), household.code("class"))
        && (kind == "exit_poor") != (class == "poor")
    {
        issues.push(Issue::hard("kind", "kind_not_of_class"));
    }
    if let Some(year) = record.int("year")
        && let Some(other) = case.book.active_registrations(household.id, year).next()
    {
        let issue = Issue::hard("household", "already_registered").with("year", year);
        issues.push(issue.with("number", case.book.human_key(other)));
    }
}

/// Leaving near-poverty leads above the line; the target year is not before the year.
fn check_target(case: &Case<'_>, issues: &mut Vec<Issue>) {
    let record = case.record;
    if record.code("kind") == Some("exit_near_poor")
        && record.code("target_class") == Some("near_poor")
    {
        issues.push(Issue::hard("target_class", "target_not_better"));
    }
    if let (Some(year), Some(target)) = (record.int("year"), record.int("target_year"))
        && target < year
    {
        issues.push(Issue::hard("target_year", "target_before"));
    }
}
