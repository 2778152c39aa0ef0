//! What persons said of a criterion.
//!
//! It counts nothing. Invariant: the latest that was said counts, in whatever order it came.

use crate::domain::book::Book;
use crate::domain::issue::Issue;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::tables::Words;
use crate::domain::value::Value;
use crate::plan::judge::Who;
use crate::plan::{Plan, PlanEntry, Plans};
use crate::text::{fold, format_vi, same_key};

/// The latest tick of a criterion for somebody in a year.
pub(super) fn latest<'b>(
    book: &'b Book,
    plan: &Plan,
    entry: &PlanEntry,
    who: &Who,
    year: i64,
) -> Option<&'b Record> {
    let name = who.name().map(fold);
    let is_criterion =
        |tick: &Record| tick.text("criterion").is_some_and(|text| same_key(text, &entry.id));
    book.active(RecordKind::Tick)
        .filter(|tick| plan.is_of(tick) && is_criterion(tick) && tick.int("year") == Some(year))
        .filter(|tick| match who {
            Who::Commune => tick.code("subject") == Some("commune"),
            Who::Village(id) => {
                tick.code("subject") == Some("village") && tick.link("village") == Some(*id)
            }
            Who::Household(id) => {
                tick.code("subject") == Some("household") && tick.link("household") == Some(*id)
            }
            // Who gives and who helps is one person by the name.
            Who::Donor(_) | Who::Helper(_) | Who::Unit(_) => {
                matches!(tick.code("subject"), Some("donor" | "helper" | "unit"))
                    && tick.text("name").map(fold) == name
            }
        })
        .max_by_key(|tick| {
            let said_on = tick.get("said_on").and_then(Value::as_date);
            (said_on.map(crate::text::PartialDate::earliest), tick.id)
        })
}

/// What is wrong with the plan and the criterion that a tick names: that they do not exist, or that
/// nobody is judged by the entry.
pub fn wrong_tick(plans: &Plans, plan: &str, criterion: Option<&str>) -> Option<Issue> {
    let Some(known) = plans.get(plan) else {
        return Some(Issue::hard("plan", "no_such_plan").with("value", plan));
    };
    let criterion = criterion?;
    let has_test = known.entry(criterion).is_some_and(|entry| entry.test.is_some());
    let issue = Issue::hard("criterion", "no_such_criterion").with("value", criterion);
    (!has_test).then(|| issue.with("plan", &known.key))
}

/// What a tick says: yes or no.
pub(super) fn answer_of(tick: &Record) -> Option<bool> {
    tick.code("answer").map(|answer| answer == "yes")
}

/// A tick in words: who, when, by what.
pub(super) fn describe(tick: &Record, key: &str) -> Words {
    let on = tick.get("said_on").and_then(Value::as_date).map(format_vi).unwrap_or_default();
    Words::key(key)
        .with("by", tick.text("said_by").unwrap_or_default())
        .with("on", on)
        .with("evidence", tick.text("evidence").unwrap_or_default())
}
