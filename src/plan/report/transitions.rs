//! How the lists of the poor and the near-poor moved, year by year, with the formula of the forms.
//!
//! Out of the register; a year of which it knows too little has the numbers of a tally, or is unknown.

use super::count::{Count, known, number, text};
use crate::domain::document::Block;
use crate::domain::movement::{self, Balance, FORMULA, History, Movement, PovertyList};
use crate::domain::schema::RecordKind;
use crate::domain::tables::{Cell, Column, Formula, RowKind, Table, Words};
use crate::plan::judge::coverage::Coverage;
use crate::plan::judge::tally::tallies;

pub(super) fn blocks(count: &mut Count<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(Words::key("movement-head-moved"))];
    let kept = kept(count);
    if count.period.quarter.is_some() {
        blocks.push(Block::Text(base(count, &kept)));
        return blocks;
    }
    for list in [PovertyList::Poor, PovertyList::NearPoor] {
        blocks.push(Block::Table(Box::new(table(count, list, &kept))));
    }
    blocks
}

/// The years that are counted by the register: it holds enough of them, or nobody tallied them.
fn kept(count: &Count<'_>) -> Vec<i64> {
    let tallied = tallies(count.book, None);
    let all: Vec<_> =
        count.all(RecordKind::Household).map(|found| History::of(count.book, found)).collect();
    let mut years = movement::years(count.book);
    years.retain(|year| !tallied.contains_key(year) || Coverage::of(all.iter(), *year).is_enough());
    years
}

/// What stood at the end of the year before: classes are known by year, not by quarter.
fn base(count: &Count<'_>, kept: &[i64]) -> Words {
    let year = count.period.last_year().saturating_sub(1);
    let poor = at_end(count, PovertyList::Poor, year, kept);
    match (poor, at_end(count, PovertyList::NearPoor, year, kept)) {
        (Some(poor), Some(near)) => Words::key("movement-base")
            .with("year", year)
            .with("poor", crate::text::format_money(poor))
            .with("near", crate::text::format_money(near)),
        _ => Words::key("movement-base-unknown").with("year", year),
    }
}

/// How many were on a list at the end of a year: counted, else tallied.
fn at_end(count: &Count<'_>, list: PovertyList, year: i64, kept: &[i64]) -> Option<i64> {
    if kept.contains(&year) {
        let balance = Movement::of(count.book, year, None).balance(list, |_| true);
        return Some(balance.end.households);
    }
    tallied(count, list, year)
}

/// The number of the commune's tally of a year, or of those of all its villages.
fn tallied(count: &Count<'_>, list: PovertyList, year: i64) -> Option<i64> {
    let all = tallies(count.book, None);
    let tally = all.get(&year)?;
    Some(match list {
        PovertyList::Poor => tally.poor,
        PovertyList::NearPoor => tally.near,
    })
}

fn columns(list: PovertyList) -> Vec<Column> {
    let (less, more) = (Words::key("report-group-less"), Words::key("report-group-more"));
    let (to_other, from_other) = match list {
        PovertyList::Poor => ("report-col-to-near-poor", "report-col-from-near-poor"),
        PovertyList::NearPoor => ("report-col-to-poor", "report-col-from-poor"),
    };
    vec![
        text("report-col-year"),
        // The forms count their numbered columns from the third one on.
        text("movement-col-basis"),
        number("report-col-start"),
        number(to_other).under(&less),
        number("report-col-to-above").under(&less),
        number("report-col-out").under(&less),
        number(from_other).under(&more),
        number("report-col-again").under(&more),
        number("report-col-new").under(&more),
        number("report-col-came").under(&more),
        number("report-col-end"),
    ]
}

fn table(count: &mut Count<'_>, list: PovertyList, kept: &[i64]) -> Table {
    let title = match list {
        PovertyList::Poor => "report-group-poor",
        PovertyList::NearPoor => "report-group-near-poor",
    };
    let mut table = Table::plain(Words::key(title), columns(list));
    let (mut balanced, mut faults) = (true, Vec::new());
    let mut whole = false;
    for year in count.period.years() {
        let before = year.saturating_sub(1);
        let is = (kept.contains(&before), kept.contains(&year));
        let (flows, basis) = if is == (true, true) {
            let balance = Movement::of(count.book, year, None).balance(list, |_| true);
            whole = true;
            if !balance.is_balanced() {
                balanced = false;
                faults.push(fault(year, &balance));
            }
            let flows = balance.columns().map(|flow| Some(flow.households));
            (flows, "movement-basis-register")
        } else {
            let mut flows = [None; 9];
            let ends = [(0, before), (8, year)];
            for (at, year) in ends {
                if let Some(place) = flows.get_mut(at) {
                    *place = at_end(count, list, year, kept);
                }
            }
            let tally = flows.iter().flatten().next().is_some();
            (flows, if tally { "movement-basis-part" } else { "movement-basis-none" })
        };
        if flows.contains(&None) {
            let missing = if is.1 { before } else { year };
            count.note(Words::key("movement-note-no-year").with("year", missing));
        }
        let name = [Cell::Code(year.to_string()), Cell::Words(vec![Words::key(basis)])];
        table.push(RowKind::Body, name.into_iter().chain(flows.map(known)).collect(), None);
    }
    if whole {
        table.formula = Some(Formula { text: FORMULA, balanced, faults });
    }
    table
}

fn fault(year: i64, balance: &Balance) -> Words {
    Words::key("movement-fault")
        .with("year", year)
        .with("counted", balance.end.households)
        .with("calculated", balance.calculated().households)
        .with("lost", balance.lost.households)
        .with("found", balance.found.households)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use serde_json::json;

    use super::{Count, PovertyList, at_end, kept};
    use crate::domain::schema::RecordKind;
    use crate::domain::testing::TestDevice;
    use crate::plan::report::{MovementReport as Report, Period, ReportRequest};
    use crate::plan::shipped;

    #[test]
    fn one_households_class_does_not_hide_the_tally_of_a_year() {
        let mut device = TestDevice::new(1);
        device.enter(RecordKind::Village, &json!({"name": "Nà Lau"}));
        let tally = json!({"year": 2019, "households_total": 900, "poor": 120, "near_poor": 3});
        device.enter(RecordKind::Tally, &tally);
        let home = |name: &str| {
            json!({"head_name": name, "village": "Nà Lau", "class": "poor", "class_year": 2020,
                "causes": ["other"]})
        };
        let homes = ["Lò Văn Pó", "Lò Văn Pao", "Hà Thị Mỷ"];
        let ids: Vec<_> =
            homes.iter().map(|name| device.enter(RecordKind::Household, &home(name))).collect();
        let standing =
            |at: usize| json!({"household": ids[at].to_string(), "year": 2019, "class": "poor"});
        let poor = |device: &TestDevice| {
            let plans = shipped();
            let plan = plans.get("sa-pa-2020").unwrap();
            let date = NaiveDate::from_ymd_opt(2020, 12, 31).unwrap();
            let period = Period::of(Report::Year, plan, Some(2020), None, date);
            let count = Count::new(&device.book, &ReportRequest { plan, period, date, office: "" });
            at_end(&count, PovertyList::Poor, 2019, &kept(&count))
        };
        device.enter(RecordKind::ClassYear, &standing(0));
        assert_eq!(poor(&device), Some(120));
        device.enter(RecordKind::ClassYear, &standing(1));
        assert_eq!(poor(&device), Some(2), "two of three are enough");
    }
}
