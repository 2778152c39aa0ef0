//! What a plan asks for in the dossier of a nomination, against the papers that are there.
//!
//! It reads the book and changes nothing. Invariant: a dossier that was handed in, decided or
//! cancelled is where the register says; only one in the making is a draft or complete by its papers.

use chrono::{Datelike as _, NaiveDate};

use crate::domain::book::Book;
use crate::domain::dossier::{Stage, incomplete, plan_unknown};
use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::rule::Issue;
use crate::domain::schema::Kind;
use crate::plan::calendar::dates_of;
use crate::plan::offices::addressee;
use crate::plan::{Dossier, Due, Entry, Plan, Plans, Subject};
use crate::text::{fold, truncate};

/// How much of a paper's name a question shows, in cells.
const FIRST: usize = 60;

/// How one paper stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperState {
    /// Not there.
    Missing,
    /// Not there, and not needed.
    Optional,
    /// There in too few copies: so many.
    TooFew(i64),
    /// There.
    There,
}

/// A paper that the plan asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper<'p> {
    /// Where the plan asks for it.
    pub entry: &'p Entry,
    /// The records of it, in the order in which they came.
    pub records: Vec<RecordId>,
    /// How it stands.
    pub state: PaperState,
}

/// A day by which the dossier must be somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastDay {
    /// The entry that says so.
    pub entry: String,
    /// What it is called.
    pub title: String,
    /// The last good day.
    pub day: NaiveDate,
    /// The office, with the one through which it goes.
    pub to: Option<String>,
}

/// What a nomination's plan asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Checklist<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The award, where the plan knows it.
    pub award: Option<&'p Entry>,
    /// The papers, in the order of the plan.
    pub papers: Vec<Paper<'p>>,
    /// How many sets; 1 where nothing is said.
    pub sets: i64,
    /// Whether they are originals.
    pub originals: bool,
    /// The days, the unit's first.
    pub days: Vec<LastDay>,
}

impl Checklist<'_> {
    /// The papers that a complete dossier still needs.
    pub fn lacking(&self) -> impl Iterator<Item = &Paper<'_>> {
        let lacks =
            |paper: &&Paper<'_>| matches!(paper.state, PaperState::Missing | PaperState::TooFew(_));
        self.papers.iter().filter(lacks)
    }
}

/// What the plan of a nomination asks for; `None` where the plan is not at hand.
pub fn checklist<'p>(plans: &'p Plans, book: &Book, nomination: &Record) -> Option<Checklist<'p>> {
    let plan = plans.get(nomination.text("plan")?)?;
    let sets = plan.dossier.as_ref().map_or(1, |dossier| i64::from(dossier.sets.max(1)));
    let asked = plan.entries.iter().filter(|entry| {
        entry.part.as_ref().is_some_and(|part| asked_of(&part.only_for, nomination))
    });
    let papers = asked.map(|entry| paper(book, nomination, entry, sets)).collect();
    let award = nomination.text("award").and_then(|id| plan.entry(id));
    let originals = plan.dossier.as_ref().is_some_and(|dossier| dossier.originals);
    Some(Checklist { plan, award, papers, sets, originals, days: days(plan, book, nomination) })
}

/// Whether a paper is asked of this nominee. A commune, a village and an enterprise are collectives;
/// a household is none.
fn asked_of(only_for: &[Subject], nomination: &Record) -> bool {
    let (own, collective) = match nomination.code("subject") {
        Some("commune") => (Subject::Commune, true),
        Some("village") => (Subject::Village, true),
        Some("household") => (Subject::Household, false),
        Some("individual") => (Subject::Person, false),
        Some("enterprise") => (Subject::Enterprise, true),
        _ => (Subject::Collective, true),
    };
    only_for.is_empty()
        || only_for.contains(&own)
        || (collective && only_for.contains(&Subject::Collective))
}

fn paper<'p>(book: &Book, nomination: &Record, entry: &'p Entry, sets: i64) -> Paper<'p> {
    let is_it = |paper: &&Record| {
        !paper.is_void() && paper.text("part").is_some_and(|id| fold(id) == fold(&entry.id))
    };
    let found: Vec<_> = book.linking(nomination.id, Kind::Part).filter(is_it).collect();
    // Copies that nobody counted are as many as were asked for.
    let copies = found
        .iter()
        .map(|paper| paper.int("copies").unwrap_or(sets))
        .fold(0_i64, i64::saturating_add);
    let optional = entry.part.as_ref().is_some_and(|part| part.optional);
    let state = match (found.is_empty(), optional) {
        (true, true) => PaperState::Optional,
        (true, false) => PaperState::Missing,
        // Of a part that may be absent one copy is welcome.
        (false, false) if copies < sets => PaperState::TooFew(copies),
        (false, _) => PaperState::There,
    };
    Paper { entry, records: found.iter().map(|paper| paper.id).collect(), state }
}

/// The state of a nomination as it is listed: stored, or draft and complete by its papers.
pub fn state(plans: &Plans, book: &Book, nomination: &Record) -> &'static str {
    if let Some(code) = Stage::of(nomination).code() {
        return code;
    }
    let complete = checklist(plans, book, nomination)
        .is_some_and(|checklist| checklist.lacking().next().is_none());
    if complete { "complete" } else { "draft" }
}

/// What is said where a dossier is handed in that is not complete.
pub fn lacks(plans: &Plans, book: &Book, nomination: &Record) -> Option<Issue> {
    let Some(list) = checklist(plans, book, nomination) else {
        return Some(plan_unknown(nomination.text("plan").unwrap_or_default()));
    };
    let missing: Vec<_> = list.lacking().map(|paper| &paper.entry).collect();
    let first = missing.first()?;
    let all: Vec<_> = missing.iter().map(|entry| entry.id.as_str()).collect();
    let first = truncate(first.heading(), FIRST).into_owned();
    Some(incomplete(&first, &all.join(", "), missing.len()))
}

/// The office that gets a dossier on a day: of the first deadline from below (`level` 0), or of the
/// next.
pub fn office(plans: &Plans, nomination: &Record, level: usize, on: NaiveDate) -> Option<String> {
    let plan = plans.get(nomination.text("plan")?)?;
    let ids = plan.dossier.as_ref().map(|dossier| dossier.deadlines.as_slice())?;
    let dues: Vec<_> = ids
        .iter()
        .filter_map(|id| plan.entry(id)?.due.as_ref())
        .filter(|due| due.to.is_some())
        .collect();
    receiver(plan, dues.get(level).or_else(|| dues.last())?, on)
}

/// The days by which the dossier must be in, in the year of the nomination.
fn days(plan: &Plan, book: &Book, nomination: &Record) -> Vec<LastDay> {
    let Some(year) = nomination.int("year").and_then(|year| i32::try_from(year).ok()) else {
        return Vec::new();
    };
    let named = |dossier: &Dossier| dossier.deadlines.clone();
    let ids = plan.dossier.as_ref().map(named).unwrap_or_default();
    let entries = ids.iter().filter_map(|id| plan.entry(id));
    let of_year = |entry: &Entry| {
        let due = entry.due.as_ref()?;
        let dates = dates_of(due, plan, book.reference().holidays(), &|_| Vec::new());
        let day = dates.into_iter().find(|date| date.due_on.year() == year)?.due_on;
        Some(LastDay {
            entry: entry.id.clone(),
            title: entry.heading().to_owned(),
            day,
            to: receiver(plan, due, day),
        })
    };
    entries.filter_map(of_year).collect()
}

/// The office that gets it on a day, with the one through which it goes.
fn receiver(plan: &Plan, due: &Due, on: NaiveDate) -> Option<String> {
    let found = addressee(due.to.as_deref(), due.via.as_deref(), plan.level, on);
    match (found.to, found.via) {
        (Some(to), Some(via)) => Some(format!("{to} (qua {via})")),
        (to, via) => to.or(via),
    }
}
