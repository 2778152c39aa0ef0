//! Checks of a meeting (Quyết định 24/2021/QĐ-TTg: the annual review runs from 01/9 to 14/12).

use chrono::Datelike as _;

use crate::domain::issue::Issue;
use crate::domain::record::Record;
use crate::domain::rule::{Case, check_unique, check_year, linked};
use crate::domain::schema::RecordKind;

pub(super) fn check(case: &Case<'_>, issues: &mut Vec<Issue>) {
    check_unique(case, "number", issues);
    linked(case, "village", issues);
    check_year(case, "year", "date", issues);
    let day = case.date("date").and_then(crate::text::PartialDate::as_day);
    if case.record.code("kind") == Some("annual")
        && let Some(day) = day
        && !((9, 1)..=(12, 14)).contains(&(day.month(), day.day()))
    {
        issues.push(Issue::soft("date", "outside_window"));
    }
    check_same(case, issues);
    check_votes_still_fit(case, issues);
}

/// The same village, year, procedure and round: probably one meeting entered twice.
fn check_same(case: &Case<'_>, issues: &mut Vec<Issue>) {
    let Some(village) = case.record.link("village") else {
        return;
    };
    let same = |other: &&Record| {
        let fields = ["year", "kind", "round"];
        Some(other.id) != case.except()
            && fields.iter().all(|id| other.get(id) == case.record.get(id))
    };
    if let Some(other) = case.book.active_linking(village, RecordKind::Meeting).find(same) {
        let number = case.book.human_key(other);
        issues.push(Issue::soft("round", "same_meeting").with("number", number));
    }
}

/// Fewer people than some review has votes.
fn check_votes_still_fit(case: &Case<'_>, issues: &mut Vec<Issue>) {
    let (Some(before), Some(attendees)) = (case.before, case.record.int("attendees")) else {
        return;
    };
    let reviews = case.book.reviews_of(before.id);
    let most = reviews.iter().map(|review| super::review::votes(review)).max().unwrap_or(0);
    if most > attendees {
        issues.push(Issue::hard("attendees", "fewer_than_votes").with("votes", most));
    }
}
