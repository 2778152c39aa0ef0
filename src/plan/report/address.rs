//! To whom a plan wants a report sent, on the day that stands on it.
//!
//! It knows plans and the dated changes of offices. Invariant: where a plan names nobody, nobody is
//! guessed: the line stays blank.

use chrono::NaiveDate;

use super::MovementReport;
use crate::domain::tables::Words;
use crate::plan::offices::addressee;
use crate::plan::{Doer, Due, Plan, PlanEntry, Rule};
use crate::text::fold;

/// To whom, and what the writer has to know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) to: Words,
    pub(super) notes: Vec<Words>,
}

/// Whether an entry wants a review of a name: `so ket` (mid-term), `tong ket` (final). The dossiers
/// for awards of a review are not the review.
pub(super) fn is_review(entry: &PlanEntry, name: &str) -> bool {
    let once = entry.due.as_ref().is_some_and(|due| {
        matches!(due.rule, Rule::InYear(_) | Rule::InMonth(..) | Rule::Once(..))
    });
    once && mentions(entry, name) && !mentions(entry, "ho so")
}

/// Whether the title or the words of an entry say something, marks aside.
fn mentions(entry: &PlanEntry, what: &str) -> bool {
    entry.title.iter().chain(&entry.words).any(|text| fold(text).contains(what))
}

/// The entries that speak of this report, the ones that name an office first.
fn entries(plan: &Plan, kind: MovementReport) -> Vec<(&PlanEntry, &Due)> {
    let fits = |entry: &PlanEntry, due: &Due| {
        let own = due.doer == Doer::Office;
        match (kind, &due.rule) {
            (MovementReport::Year, Rule::Yearly(..) | Rule::EveryYear) => {
                own && mentions(entry, "bao cao")
            }
            (MovementReport::Year, Rule::Months(months)) => {
                own && months.contains(&12) && mentions(entry, "bao cao")
            }
            (MovementReport::Quarter, Rule::Quarterly(..)) => own,
            (MovementReport::Midterm, _) => is_review(entry, "so ket"),
            (MovementReport::Final, _) => is_review(entry, "tong ket"),
            _ => false,
        }
    };
    let with_due = plan.entries.iter().filter_map(|entry| Some((entry, entry.due.as_ref()?)));
    let mut found: Vec<_> = with_due.filter(|(entry, due)| fits(entry, due)).collect();
    found.sort_by_key(|(_, due)| due.to.is_none() && due.via.is_none());
    found
}

/// The due that names the office: of this report, else of another periodic report of the plan.
fn route(plan: &Plan, kind: MovementReport) -> Option<(&PlanEntry, &Due)> {
    let named = |(_, due): &(&PlanEntry, &Due)| due.to.is_some() || due.via.is_some();
    let order = [kind, MovementReport::Year, MovementReport::Quarter];
    order.into_iter().flat_map(|kind| entries(plan, kind)).find(named)
}

/// To whom the report goes.
pub(super) fn of(plan: &Plan, kind: MovementReport, date: NaiveDate) -> Address {
    let mut notes = Vec::new();
    let Some((entry, due)) = route(plan, kind) else {
        notes.push(Words::key("movement-note-no-office").with("plan", &plan.name));
        return Address { to: Words::key("movement-to-blank"), notes };
    };
    let found = addressee(due.to.as_deref(), due.via.as_deref(), plan.level, date);
    let cited = Words::key("movement-note-office").with("source", plan.cite(entry));
    notes.push(cited.with("id", &entry.id));
    notes.extend(found.note);
    let to = match (found.to, found.via) {
        (Some(to), Some(via)) => Words::key("movement-to-via").with("to", to).with("via", via),
        (Some(to), None) | (None, Some(to)) => Words::key("movement-to").with("to", to),
        (None, None) => Words::key("movement-to-blank"),
    };
    Address { to, notes }
}
