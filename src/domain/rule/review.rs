//! Checks of a review (`domain.md` 9.2: V4 to V6).

use crate::domain::issue::Issue;
use crate::domain::record::Record;
use crate::domain::rule::{Case, linked};

const VOTES: [&str; 3] = ["votes_agree", "votes_against", "votes_abstain"];

/// All votes of a review.
pub(in crate::domain) fn votes(review: &Record) -> i64 {
    VOTES.iter().map(|field| review.int(field).unwrap_or(0)).fold(0, i64::saturating_add)
}

pub(super) fn check(case: &Case<'_>, issues: &mut Vec<Issue>) {
    let record = case.record;
    check_override(case, issues);
    let household = linked(case, "household", issues);
    let Some(meeting) = linked(case, "meeting", issues) else {
        return;
    };
    let total = votes(record);
    if let Some(attendees) = meeting.int("attendees")
        && total > attendees
    {
        let issue = Issue::hard("votes_agree", "too_many_votes").with("votes", total);
        issues.push(issue.with("attendees", attendees));
    }
    check_moved(case, meeting, issues);
    let Some(household) = household else { return };
    if household.link("village") != meeting.link("village") {
        issues.push(Issue::soft("household", "other_village"));
    }
    let mut twice = case.book.reviews_at(meeting.id, household.id);
    if twice.any(|other| Some(other.id) != case.except()) {
        issues.push(Issue::hard("household", "already_reviewed"));
    }
}

/// Nothing joins closed minutes, and nothing leaves them.
fn check_moved(case: &Case<'_>, meeting: &Record, issues: &mut Vec<Issue>) {
    let before = case.before.and_then(|review| review.link("meeting"));
    if before == Some(meeting.id) {
        return;
    }
    let left = before.and_then(|id| case.book.find(id));
    let closed = |meeting: &Record| meeting.is("closed");
    if closed(meeting) || left.is_some_and(closed) {
        issues.push(Issue::hard("meeting", "meeting_closed"));
    }
}

/// A class other than the one the score gives needs a reason.
fn check_override(case: &Case<'_>, issues: &mut Vec<Issue>) {
    let record = case.record;
    let meeting = record.link("meeting").and_then(|id| case.book.find(id));
    let by_score = case.book.review_value(record, meeting, "class_computed");
    let computed = by_score.and_then(|value| value.as_code());
    let proposed = record.code("class_proposed");
    if computed.is_none() && proposed.is_none() && meeting.is_some() && record.int("b1").is_some() {
        issues.push(Issue::soft("class_proposed", "class_unknown"));
    }
    if let (Some(computed), Some(proposed)) = (computed, proposed)
        && computed != proposed
        && record.text("override_reason").is_none()
    {
        let issue = Issue::hard("override_reason", "reason_needed");
        issues.push(issue.with("computed", computed).with("proposed", proposed));
    }
}
