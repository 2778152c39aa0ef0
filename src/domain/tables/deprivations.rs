//! Deprivations and causes: ticks of the households on a list.
//!
//! A household carries the ticks of its latest review only, so of another year they are not counted
//! but named in a note. Invariant: a rate is of the households whose ticks are of the year.

use crate::domain::movement::PovertyList;
use crate::domain::schema::{CAUSES, DEPRIVATIONS, Opt};
use crate::domain::tables::by_village;
use crate::domain::tables::groups::{POVERTY_LISTS, under_rolls};
use crate::domain::tables::households_in_year::{HouseholdInYear, YearHouseholds, count};
use crate::domain::tables::{Cell, ChartKind, Column, Report, Table, Words};

fn options(options: &[Opt]) -> impl Iterator<Item = Column> {
    options.iter().map(|option| Column::number(Words::option(option.id)))
}

fn has(household: &HouseholdInYear<'_>, field: &str, option: &str) -> bool {
    household.record.ticks(field).contains(&option)
}

/// How many households of a list lack what.
pub(super) fn counts(in_year: &YearHouseholds<'_>, list: PovertyList) -> Table {
    let report = match list {
        PovertyList::Poor => Report::LacksPoor,
        PovertyList::NearPoor => Report::LacksNearPoor,
    };
    lacks(in_year, list, report, |part, _| Cell::Count(part))
}

/// The same in percent of the list.
pub(super) fn rates(in_year: &YearHouseholds<'_>, list: PovertyList) -> Table {
    let report = match list {
        PovertyList::Poor => Report::LackRatesPoor,
        PovertyList::NearPoor => Report::LackRatesNearPoor,
    };
    lacks(in_year, list, report, |part, whole| Cell::share(part, Some(whole)))
}

fn lacks(
    in_year: &YearHouseholds<'_>,
    list: PovertyList,
    report: Report,
    cell: impl Fn(i64, i64) -> Cell,
) -> Table {
    let group = Words::key("report-group-lacks");
    let mut columns = vec![Column::number(Words::key("report-col-sum"))];
    columns.extend(options(DEPRIVATIONS).map(|column| column.under(&group)));
    let year = in_year.ask.year;
    let mut table = by_village::table(in_year, report, columns, |place| {
        let told = |household: &HouseholdInYear<'_>| household.is_on(list) && household.is_of(year);
        let whole = count(place.here, told);
        let mut cells = vec![Cell::Count(count(place.here, |household| household.is_on(list)))];
        cells.extend(DEPRIVATIONS.iter().map(|option| {
            let lacks = |household: &HouseholdInYear<'_>| {
                told(household) && has(household, "deprivations", option.id)
            };
            cell(count(place.here, lacks), whole)
        }));
        cells
    });
    table.notes = in_year.notes_of_ticks(&[list]);
    let figures = 1..=DEPRIVATIONS.len();
    table.charts = vec![by_village::chart(ChartKind::Totals, "report-chart-lacks", figures)];
    table
}

/// How many households of each list are poor for what reason.
pub(super) fn causes(in_year: &YearHouseholds<'_>) -> Table {
    let sum = Column::number(Words::key("report-col-sum"));
    let columns = under_rolls(std::iter::once(sum).chain(options(CAUSES)));
    let year = in_year.ask.year;
    let mut table = by_village::table(in_year, Report::Causes, columns, |place| {
        let mut cells = Vec::new();
        for list in POVERTY_LISTS {
            cells.push(Cell::Count(count(place.here, |household| household.is_on(list))));
            cells.extend(CAUSES.iter().map(|option| {
                let named = |household: &HouseholdInYear<'_>| {
                    household.is_on(list)
                        && household.is_of(year)
                        && has(household, "causes", option.id)
                };
                Cell::Count(count(place.here, named))
            }));
        }
        cells
    });
    table.notes = in_year.notes_of_ticks(&POVERTY_LISTS);
    table.notes.push(Words::key("report-note-causes"));
    let figures = 1..=CAUSES.len();
    table.charts = vec![by_village::chart(ChartKind::Totals, "report-chart-causes", figures)];
    table
}
