//! What has to hold of the records of the movement: plans followed, things done in time, tallies,
//! ticks, help, pledges, nominations and their papers, initiatives, feedback.
//!
//! It does not know the plans: whether a plan or an entry exists is for who offers them. Invariant:
//! whom a record is about is named.

use crate::domain::issue::Issue;
use crate::domain::record::Record;
use crate::domain::rule::Case;
use crate::domain::schema::RecordKind;
use crate::domain::value::Value;
use crate::text::same_key;

/// A plan is followed once; one that was followed before may be followed again.
pub(super) fn adopted_twice(case: &Case<'_>, issues: &mut Vec<Issue>) {
    let plan = case.record.text("plan");
    let others = case.book.active(RecordKind::Adoption);
    let mut others = others.filter(|other| Some(other.id) != case.except());
    let same = |key: &str, other: &Record| other.text("plan").is_some_and(|one| same_key(one, key));
    if let Some(plan) = plan.filter(|plan| others.any(|other| same(plan, other))) {
        issues.push(Issue::hard("plan", "taken").with("value", plan));
    }
}

/// Whom the record is about is said in the field that goes with the kind of subject.
pub(super) fn named(case: &Case<'_>, subject: &'static str, issues: &mut Vec<Issue>) {
    let record = case.record;
    let (field, there) = match record.code(subject) {
        None | Some("commune") => return,
        Some("village") => ("village", record.link("village").is_some()),
        Some("household") => ("household", record.link("household").is_some()),
        Some(_) => ("name", record.text("name").is_some()),
    };
    if !there {
        issues.push(Issue::hard(field, "required"));
    }
}

/// A deadline is met once: that it was written down before is asked about, because two papers for one
/// day are possible.
pub(super) fn filed_twice(case: &Case<'_>, issues: &mut Vec<Issue>) {
    let is_same = |other: &Record| {
        let text = |field| match (other.text(field), case.record.text(field)) {
            (Some(one), Some(other)) => same_key(one, other),
            _ => false,
        };
        other.id != case.record.id
            && text("plan")
            && text("entry")
            && other.get("due_on") == case.record.get("due_on")
    };
    if let Some(known) = case.book.active(RecordKind::Filing).find(|other| is_same(other)) {
        let done = known.get("done_on").and_then(Value::as_date);
        let date = done.map(crate::text::format_vi).unwrap_or_default();
        issues.push(Issue::soft("due_on", "filing_twice").with("date", date));
    }
}

/// The classes are part of all households, and a place has one tally a year.
pub(super) fn tally(case: &Case<'_>, issues: &mut Vec<Issue>) {
    let number = |field| case.record.int(field).unwrap_or_default();
    let listed = number("poor").saturating_add(number("near_poor"));
    if listed > number("households_total") {
        issues.push(Issue::hard("households_total", "tally_too_few").with("listed", listed));
    }
    let year = case.record.int("year");
    let is_same = |other: &Record| {
        Some(other.id) != case.except()
            && other.int("year") == year
            && other.link("village") == case.record.link("village")
    };
    if let Some(year) = year.filter(|_| case.book.active(RecordKind::Tally).any(is_same)) {
        issues.push(Issue::hard("year", "tally_twice").with("year", year));
    }
}

/// What is done was promised for a day and not done before it was begun.
pub(super) fn help(case: &Case<'_>, issues: &mut Vec<Issue>) {
    if let (Some(done), Some(year)) = (case.date("done_on"), case.record.int("year"))
        && i64::from(done.year()) < year
    {
        issues.push(Issue::soft("done_on", "done_before_year").with("year", year));
    }
}
