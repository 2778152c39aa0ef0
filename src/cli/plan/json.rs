//! Plans and their entries as JSON, one object a line, in the words of plan files.
//!
//! Invariant: what a plan does not give is `null` or an empty list, never 0.

use serde_json::{Value as Json, json};

use crate::plan::{Compare, DayOfYear, Due, Parent, Plan, PlanEntry, Rule, Subject, Test};
use crate::runtime::plans::LoadedPlans;

pub(super) fn plan_json(plan: &Plan, found: &LoadedPlans, followed: bool) -> Json {
    let parent = |parent: &Parent| {
        json!({
            "number": parent.number, "date": parent.date.to_string(), "issuer": parent.issuer,
            "line": parent.line,
        })
    };
    json!({
        "plan": plan.key,
        "name": plan.name,
        "movement": plan.movement,
        "procedure": !plan.is_movement,
        "level": plan.level.id(),
        "issuer": plan.issuer.office,
        "place": plan.issuer.place,
        "from": plan.from.to_string(),
        "to": plan.to.to_string(),
        "entries": plan.entries.len(),
        "followed": followed,
        "source": plan.source.title,
        "parents": plan.parents.iter().map(parent).collect::<Vec<_>>(),
        "file": found.file(&plan.key).map(|path| path.display().to_string()),
    })
}

/// An entry, whole.
pub(super) fn entry_json(plan: &Plan, entry: &PlanEntry) -> Json {
    let part = entry
        .part
        .as_ref()
        .map(|part| json!({"optional": part.optional, "only_for": ids(&part.only_for)}));
    let award = entry
        .award
        .as_ref()
        .map(|award| json!({"level": award.level, "by": award.by, "whom": ids(&award.whom)}));
    json!({
        "plan": plan.key,
        "id": entry.id,
        "kind": entry.kind.id(),
        "title": entry.heading(),
        "words": entry.words,
        "english": entry.english,
        "lines": entry.lines,
        "source": plan.cite(entry),
        "note": entry.note,
        "due": entry.due.as_ref().map(due_json),
        "test": entry.test.as_ref().map(test_json),
        "part": part,
        "award": award,
    })
}

fn ids(subjects: &[Subject]) -> Vec<&'static str> {
    subjects.iter().map(|subject| subject.id()).collect()
}

/// A time, in the words of plan files.
fn due_json(due: &Due) -> Json {
    let day = |day: &DayOfYear| format!("{:02}/{:02}", day.day, day.month);
    let mut rule = match &due.rule {
        Rule::Once(within, days) => {
            let days: Vec<_> = days.iter().map(ToString::to_string).collect();
            json!({"rule": "once", "within": within.id(), "on": days})
        }
        Rule::Yearly(within, on) => {
            json!({"rule": "yearly", "within": within.id(), "on": day(on)})
        }
        Rule::EveryYear => json!({"rule": "every_year"}),
        Rule::Quarterly(within, day) => {
            json!({"rule": "quarterly", "within": within.id(), "day": day})
        }
        Rule::Months(months) => json!({"rule": "months", "months": months}),
        Rule::InYear(year) => json!({"rule": "in_year", "year": year}),
        Rule::InMonth(year, month) => json!({"rule": "in_month", "year": year, "month": month}),
        Rule::Span(first, last) => json!({"rule": "span", "first": day(first), "last": day(last)}),
        Rule::Monthly(within, day, [first, last]) => json!({
            "rule": "monthly", "within": within.id(), "day": day, "first_month": first,
            "last_month": last,
        }),
        Rule::FromDay(day) => json!({"rule": "from_day", "day": day}),
        Rule::WorkingDays(days, event) => {
            json!({"rule": "working_days", "days": days, "after": event})
        }
        Rule::Days(days, event) => json!({"rule": "days", "days": days, "after": event}),
        Rule::Always => json!({"rule": "always"}),
    };
    if let Some(rule) = rule.as_object_mut() {
        rule.insert("doer".to_owned(), due.doer.id().into());
        rule.insert("to".to_owned(), due.to.clone().into());
        rule.insert("via".to_owned(), due.via.clone().into());
    }
    rule
}

fn test_json(test: &Test) -> Json {
    let zones: Vec<_> = test.scope.zones.iter().map(|zone| zone.id()).collect();
    json!({
        "subjects": ids(&test.subjects),
        "metric": test.metric.id(),
        "operator": test.compare.map(Compare::id),
        "threshold": test.bar.map(|bar| bar.to_string()),
        "upper": test.upper.map(|upper| upper.to_string()),
        "unit": test.unit.id(),
        "years": test.years,
        "base_year": test.base_year,
        "in_year": test.in_year,
        "or": test.or,
        "zones": zones,
        "new_rural": test.scope.new_rural,
        "poor_district": test.scope.poor_district,
        "for_award": test.for_award,
    })
}
