//! Checks of a registration: a promise that only a poor or near-poor household makes, one a year.

use crate::domain::book::is_in_force;
use crate::domain::issue::Issue;
use crate::domain::record::Record;
use crate::domain::rule::{Case, check_unique, check_year, household::is_listed, linked};

/// How many years ahead a target is not asked about.
const AHEAD: i64 = 5;

pub(super) fn check(case: &Case<'_>, issues: &mut Vec<Issue>) {
    check_unique(case, "number", issues);
    check_year(case, "year", "registered_on", issues);
    check_target(case, issues);
    let record = case.record;
    if record.get("helper_name").is_some() && record.get("helper_kind").is_none() {
        issues.push(Issue::soft("helper_kind", "helper_kind_missing"));
    }
    if let (Some(registered), Some(withdrawn)) =
        (case.date("registered_on"), case.date("withdrawn_on"))
        && withdrawn.latest() < registered.earliest()
    {
        issues.push(Issue::hard("withdrawn_on", "before_registered"));
    }
    let Some(household) = linked(case, "household", issues) else {
        return;
    };
    // A household that has left poverty since keeps its registration.
    let same = |field| case.before.is_some_and(|old| old.get(field) == record.get(field));
    if !(same("household") && same("kind")) {
        check_class(record, household, issues);
    }
    let stood = case.before.is_some_and(is_in_force);
    if is_in_force(record) && !(stood && same("household") && same("year")) {
        check_only_one(case, household, issues);
    }
}

fn check_class(record: &Record, household: &Record, issues: &mut Vec<Issue>) {
    if !is_listed(household) {
        issues.push(Issue::hard("household", "not_poor"));
    } else if let (Some(kind), Some(class)) = (record.code("kind"), household.code("class"))
        && (kind == "exit_poor") != (class == "poor")
    {
        issues.push(Issue::hard("kind", "kind_not_of_class"));
    }
}

fn check_only_one(case: &Case<'_>, household: &Record, issues: &mut Vec<Issue>) {
    let Some(year) = case.record.int("year") else {
        return;
    };
    let mut others = case.book.active_registrations(household.id, year);
    if let Some(other) = others.find(|other| Some(other.id) != case.except()) {
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
    if let (Some(year), Some(target)) = (record.int("year"), record.int("target_year")) {
        if target < year {
            issues.push(Issue::hard("target_year", "target_before"));
        } else if target > year.saturating_add(AHEAD) {
            issues.push(Issue::soft("target_year", "far_year").with("year", target));
        }
    }
}
