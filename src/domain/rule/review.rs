//! Checks of a review (`domain.md` 9.2: V4 to V6).

use crate::domain::record::Record;
use crate::domain::rule::{Case, Issue, linked};

const VOTES: [&str; 3] = ["votes_agree", "votes_against", "votes_abstain"];

/// All votes of a review.
pub(super) fn votes(review: &Record) -> i64 {
    VOTES.iter().map(|field| review.int(field).unwrap_or(0)).fold(0, i64::saturating_add)
}

pub(super) fn check(case: &Case<'_>, issues: &mut Vec<Issue>) {
    let record = case.record;
    check_override(case, issues);
    let household = linked(case, "household", issues);
    let Some(meeting) = linked(case, "meeting", issues) else {
        return;
    };
    let cast = votes(record);
    if let Some(attendees) = meeting.int("attendees")
        && cast > attendees
    {
        let issue = Issue::hard("votes_agree", "too_many_votes").with("votes", cast);
        issues.push(issue.with("attendees", attendees));
    }
    if case.before.is_none() && meeting.is("closed") {
        issues.push(Issue::hard("meeting", "meeting_closed"));
    }
    let Some(household) = household else { return };
    if household.link("village") != meeting.link("village") {
        issues.push(Issue::soft("household", "other_village"));
    }
    let twice = case.book.review_of(meeting.id, household.id);
    if twice.is_some_and(|other| Some(other.id) != case.except()) {
        issues.push(Issue::hard("household", "already_reviewed"));
    }
}

/// A class other than the one the score gives needs a reason.
fn check_override(case: &Case<'_>, issues: &mut Vec<Issue>) {
    let record = case.record;
    let computed = record.kind.field("class_computed").and_then(|def| case.book.value(record, def));
    let computed = computed.and_then(|value| value.as_code());
    let proposed = record.code("class_proposed");
    if let (Some(computed), Some(proposed)) = (computed, proposed)
        && computed != proposed
        && record.text("override_reason").is_none()
    {
        let issue = Issue::hard("override_reason", "reason_needed");
        issues.push(issue.with("computed", computed).with("proposed", proposed));
    }
}
