//! What has to hold of nominations and their papers: one achievement is not awarded twice.
//!
//! Luật Thi đua, khen thưởng 2022: "không khen thưởng nhiều lần cho một thành tích". It does not know
//! what papers a plan asks for. Invariant: a nomination that was cancelled or not granted stands in
//! nobody's way.

use std::collections::BTreeSet;

use crate::domain::book::Book;
use crate::domain::dossier::Stage;
use crate::domain::record::Record;
use crate::domain::rule::{Case, Issue};
use crate::domain::schema::Kind;
use crate::text::fold;

/// Of a hundred words of two texts together, so many in common make them alike.
const ALIKE: usize = 60;

pub(super) fn check(case: &Case<'_>, issues: &mut Vec<Issue>) {
    if !Stage::of(case.record).stands() {
        return;
    }
    for other in same_subject(case) {
        let same = |field| other.text(field).map(fold) == case.record.text(field).map(fold);
        let number = case.book.human_key(other);
        if same("plan") && same("award") {
            issues.push(Issue::hard("award", "awarded_twice").with("number", number));
        } else if alike(case.record, other) {
            issues.push(Issue::soft("achievement", "achievement_twice").with("number", number));
        }
    }
}

/// Other nominations of the same subject and year that stand.
fn same_subject<'a>(case: &Case<'a>) -> Vec<&'a Record> {
    let (own, year) = (who(case.record), case.record.int("year"));
    if own.is_none() || year.is_none() {
        return Vec::new();
    }
    let all = case.book.of_kind(Kind::Nomination).iter().filter_map(|at| case.book.record(*at));
    all.filter(|other| Some(other.id) != case.except() && !other.is_void())
        .filter(|other| Stage::of(other).stands())
        .filter(|other| other.int("year") == year && who(other) == own)
        .collect()
}

/// Who is put forward, comparable.
fn who(nomination: &Record) -> Option<String> {
    match nomination.code("subject")? {
        "commune" => Some("commune".to_owned()),
        field @ ("village" | "household") => {
            nomination.link(field).map(|id| format!("{field} {id}"))
        }
        _ => nomination.text("name").map(|name| format!("name {}", fold(name).trim())),
    }
}

/// Whether two nominations tell of the same achievement.
fn alike(one: &Record, other: &Record) -> bool {
    let words = |record: &Record| -> BTreeSet<String> {
        let text = fold(record.text("achievement").unwrap_or_default());
        let words =
            text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    let common = one.intersection(&other).count();
    let all = one.union(&other).count();
    // One text within the other is the same achievement told at greater length.
    let shorter = one.len().min(other.len());
    let within = shorter >= 4 && common == shorter;
    all > 0 && (within || common.saturating_mul(100) >= all.saturating_mul(ALIKE))
}

/// A paper belongs to a dossier that can still take it.
pub(super) fn part(case: &Case<'_>, issues: &mut Vec<Issue>) {
    let Some(nomination) = case.record.link("nomination").and_then(|id| case.book.find(id)) else {
        return;
    };
    match Stage::of(nomination) {
        Stage::Cancelled => issues.push(Issue::hard("nomination", "dossier_closed")),
        stage if !stage.is_open() => issues.push(Issue::soft("nomination", "dossier_away")),
        _ => {}
    }
    let name = case.record.text("part").map(fold);
    let same =
        |other: &&Record| Some(other.id) != case.except() && other.text("part").map(fold) == name;
    if papers(case.book, nomination).into_iter().any(|other| same(&other)) {
        issues.push(Issue::soft("part", "part_there"));
    }
}

/// The papers of a nomination that count.
fn papers<'a>(book: &'a Book, nomination: &Record) -> Vec<&'a Record> {
    book.linking(nomination.id, Kind::Part).filter(|paper| !paper.is_void()).collect()
}
