//! The calendar of every shipped plan for every year of its period, as pictures, and what the texts
//! are odd about.

use std::fmt::Write as _;

use chrono::{Datelike as _, NaiveDate};
use insta::assert_snapshot;
use serde_json::json;

use crate::domain::reference::Reference;
use crate::domain::schema::RecordKind;
use crate::domain::testing::TestDevice;
use crate::plan::calendar::{DueState, Occurrence, dates_of, deadlines};
use crate::plan::{Plan, shipped};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Events of each year: posting from 30 August on, so that 2 September lies within; a review
/// within the year begun in January, so that Tết does.
fn events(event: &str) -> Vec<NaiveDate> {
    let on = |month, day| (2021..=2026).filter_map(move |y| NaiveDate::from_ymd_opt(y, month, day));
    match event {
        "posting" => on(8, 30).collect(),
        "in_year_review" => on(1, 20).collect(),
        _ => Vec::new(),
    }
}

fn dates(plan: &Plan) -> Vec<(Occurrence, &str, &str)> {
    let holidays = Reference::shipped().holidays();
    let mut all = Vec::new();
    for entry in &plan.entries {
        if let Some(due) = &entry.due {
            let dates = dates_of(due, plan, holidays, &events);
            all.extend(dates.into_iter().map(|at| (at, entry.id.as_str(), entry.heading())));
        }
    }
    all.sort_unstable();
    all
}

fn of(key: &str, id: &str) -> Vec<String> {
    let plans = shipped();
    let dates = dates(plans.get(key).unwrap());
    let these = dates.iter().filter(|(_, entry, _)| *entry == id);
    these.map(|(at, ..)| at.due_on.to_string()).collect()
}

#[test]
fn every_year_of_every_plan() {
    let plans = shipped();
    let keys = [
        "trieu-son-2021-2025",
        "khanh-vinh-school-2021-2025",
        "sa-pa-2020",
        "qd-666-2021-2025",
        "le-thuy-2017-2020",
        "qd-24-2021",
    ];
    assert!(plans.all().iter().map(|plan| plan.key.as_str()).eq(keys));
    for plan in plans.all() {
        let mut text = String::new();
        let all = dates(plan);
        let first = all.first().map_or(plan.from.year(), |(at, ..)| at.due_on.year());
        let last = all.last().map_or(plan.to.year(), |(at, ..)| at.due_on.year());
        for year in first.min(plan.from.year())..=last.max(plan.to.year()) {
            writeln!(text, "{year}").unwrap();
            for (at, id, heading) in all.iter().filter(|(at, ..)| at.due_on.year() == year) {
                let from = at.from.map(|from| format!("{from} .. ")).unwrap_or_default();
                let no_day = if at.has_day { "" } else { " (không ghi ngày)" };
                writeln!(text, "  {from}{}{no_day}  {id}  {heading}", at.due_on).unwrap();
            }
        }
        assert_snapshot!(plan.key.clone(), text.trim_end());
    }
}

#[test]
fn the_oddities_of_the_texts_stand_as_they_are() {
    // The unit and the school have the same last day in the mid-term year: no time between.
    let (unit, school) = ("S1-D05", "S1-D07");
    let key = "khanh-vinh-school-2021-2025";
    assert_eq!(of(key, unit), ["2023-12-14"]);
    assert_eq!(of(key, unit), of(key, school));
    // Every other year the school has five days.
    assert_eq!(of(key, "S1-D04")[0], "2022-12-09");
    assert_eq!(of(key, "S1-D06")[0], "2022-12-14");
    // Issued "in September 2022" with a parent of 30/9: the month's last day, no day given.
    assert_eq!(of(key, "S1-D01"), ["2022-09-30"]);
    // Three last days within five, the registration before the plan it belongs to.
    let key = "sa-pa-2020";
    assert_eq!(of(key, "S2-D01"), ["2020-03-09"]);
    assert_eq!(of(key, "S2-D02"), ["2020-03-11"]);
    assert_eq!(of(key, "S2-D03"), ["2020-03-14"]);
    // The consolidated report is due before the last quarter's report.
    assert_eq!(of(key, "S2-D06"), ["2020-03-25", "2020-06-25", "2020-09-25", "2020-12-25"]);
    assert_eq!(of(key, "S2-D07"), ["2020-06-09", "2020-12-09"]);
    // "trước ngày 25 tháng 11" is exclusive, the peak month inclusive; the plan is of August 2022.
    let key = "trieu-son-2021-2025";
    assert_eq!(of(key, "S0-D02"), ["2022-11-24", "2023-11-24", "2024-11-24", "2025-11-24"]);
    assert_eq!(of(key, "S0-D01"), ["2022-08-14"]);
    let plans = shipped();
    let peak = dates(plans.get(key).unwrap()).into_iter().find(|(_, id, _)| *id == "S0-D05");
    let (peak, ..) = peak.unwrap();
    assert_eq!((peak.from, peak.due_on), (Some(day("2022-10-17")), day("2022-11-18")));
    // Lệ Thủy's plan came after 15 November of its first year.
    assert_eq!(of("le-thuy-2017-2020", "S4-D01"), ["2018-11-14", "2019-11-14", "2020-11-14"]);
}

/// Whatever the day, every followed plan can be ranked, and no state contradicts its days.
#[test]
fn every_day_of_fourteen_years_has_a_ranking() {
    let plans = shipped();
    let mut device = TestDevice::new(1);
    for plan in plans.all() {
        device.enter(RecordKind::Adoption, &json!({"plan": plan.key, "since": "2022-01-01"}));
    }
    for number in 0..52 {
        let today = day("2017-01-01") + chrono::Days::new(number * 97);
        let list = deadlines(&plans, &device.book, today, None);
        assert!(!list.is_empty());
        for one in &list {
            let fits = match one.state {
                DueState::Overdue => one.days_left < 0,
                DueState::Near => one.days_left >= 0 && (one.days_left <= 14 || one.is_running()),
                DueState::NotYet => one.days_left > 14,
                DueState::Done => false,
            };
            assert!(fits, "{today} {one:?}");
        }
        let order: Vec<_> = list.iter().map(|one| (one.days_left >= 0, one.days_left)).collect();
        assert!(order.is_sorted(), "{today}");
    }
}
