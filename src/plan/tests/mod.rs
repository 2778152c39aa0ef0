//! What the shipped plan files say, against tables written by hand from the texts.

mod oddities;
mod rows;

use crate::plan::{DayOfYear, Due, Plan, PlanEntry, Rule, Test, Within, shipped};

fn plan(key: &str) -> Plan {
    shipped().get(key).unwrap_or_else(|| panic!("{key}")).clone()
}

/// An entry of a shipped plan.
fn entry(key: &str, id: &str) -> PlanEntry {
    plan(key).entry(id).unwrap_or_else(|| panic!("{key} {id}")).clone()
}

fn day(day: DayOfYear) -> String {
    format!("{}/{}", day.day, day.month)
}

/// A time in few words.
fn time(due: &Due) -> String {
    let bound = |within: Within| if within == Within::Before { "before" } else { "by" };
    let rule = match &due.rule {
        Rule::Once(within, days) => {
            let days: Vec<_> = days.iter().map(ToString::to_string).collect();
            format!("{} {}", bound(*within), days.join(" and "))
        }
        Rule::Yearly(within, on) => format!("{} {} yearly", bound(*within), day(*on)),
        Rule::EveryYear => "every year".to_owned(),
        Rule::Quarterly(within, day) => format!("{} {day} of the quarter's end", bound(*within)),
        Rule::Months(months) => format!("months {months:?}"),
        Rule::InYear(year) => format!("in {year}"),
        Rule::InMonth(year, month) => format!("in {month}/{year}"),
        Rule::Span(from, to) => format!("{} to {} yearly", day(*from), day(*to)),
        Rule::Monthly(within, day, [from, to]) => {
            format!("{} {day} monthly {from} to {to}", bound(*within))
        }
        Rule::FromDay(day) => format!("from {day} monthly"),
        Rule::WorkingDays(days, event) => format!("{days} working days after {event}"),
        Rule::Days(days, event) => format!("{days} days after {event}"),
        Rule::Always => "always".to_owned(),
    };
    let to = due.to.as_ref().map(|to| format!(", to {to}")).unwrap_or_default();
    let via = due.via.as_ref().map(|via| format!(" via {via}")).unwrap_or_default();
    format!("{} {rule}{to}{via}", due.doer.id())
}

/// A test in few words.
fn asks(test: &Test) -> String {
    let who: Vec<_> = test.subjects.iter().map(|subject| subject.id()).collect();
    let mut said = format!("{} {}", who.join("+"), test.metric.id());
    if let (Some(compare), Some(bar)) = (test.compare, test.bar) {
        said = format!("{said} {} {bar} {}", compare.id(), test.unit.id());
    }
    let zones: Vec<_> = test.scope.zones.iter().map(|zone| zone.id()).collect();
    let more = [
        test.upper.map(|upper| format!("upper {upper}")),
        (test.years != 1).then(|| format!("{} years", test.years)),
        test.base_year.map(|year| format!("base {year}")),
        test.in_year.map(|year| format!("of {year}")),
        (!zones.is_empty()).then(|| format!("zones {}", zones.join("+"))),
        test.scope.new_rural.then(|| "new countryside".to_owned()),
        test.scope.poor_district.map(|poor| format!("poor district {poor}")),
        (!test.or.is_empty()).then(|| format!("or {}", test.or.join("+"))),
        test.for_award.then(|| "for award".to_owned()),
    ];
    for more in more.into_iter().flatten() {
        said = format!("{said}, {more}");
    }
    said
}
