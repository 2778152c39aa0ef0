//! Deprivations and causes: ticks of the households on a list.
//!
//! A household carries the ticks of its latest review only, so of another year they are not counted
//! but named in a note. Invariant: a rate is of the households whose ticks are of the year.

use crate::domain::movement::Roll;
use crate::domain::schema::{CAUSES, DEPRIVATIONS, Opt};
use crate::domain::tables::by_village;
use crate::domain::tables::groups::{ROLLS, under_rolls};
use crate::domain::tables::standings::{Stand, Standings, count};
use crate::domain::tables::{Cell, ChartKind, Column, Report, Table, Words};

fn options(options: &[Opt]) -> impl Iterator<Item = Column> {
    options.iter().map(|option| Column::number(Words::option(option.id)))
}

fn has(stand: &Stand<'_>, field: &str, option: &str) -> bool {
    stand.record.ticks(field).contains(&option)
}

/// How many households of a list lack what.
pub(super) fn counts(standings: &Standings<'_>, roll: Roll) -> Table {
    let report = match roll {
        Roll::Poor => Report::LacksPoor,
        Roll::NearPoor => Report::LacksNearPoor,
    };
    lacks(standings, roll, report, |part, _| Cell::Count(part))
}

/// The same in percent of the list.
pub(super) fn rates(standings: &Standings<'_>, roll: Roll) -> Table {
    let report = match roll {
        Roll::Poor => Report::LackRatesPoor,
        Roll::NearPoor => Report::LackRatesNearPoor,
    };
    lacks(standings, roll, report, |part, whole| Cell::share(part, Some(whole)))
}

fn lacks(
    standings: &Standings<'_>,
    roll: Roll,
    report: Report,
    cell: impl Fn(i64, i64) -> Cell,
) -> Table {
    let group = Words::key("report-group-lacks");
    let mut columns = vec![Column::number(Words::key("report-col-sum"))];
    columns.extend(options(DEPRIVATIONS).map(|column| column.under(&group)));
    let year = standings.ask.year;
    let mut table = by_village::table(standings, report, columns, |place| {
        let told = |stand: &Stand<'_>| stand.is_on(roll) && stand.is_of(year);
        let whole = count(place.stands, told);
        let mut cells = vec![Cell::Count(count(place.stands, |stand| stand.is_on(roll)))];
        cells.extend(DEPRIVATIONS.iter().map(|option| {
            let lacks = |stand: &Stand<'_>| told(stand) && has(stand, "deprivations", option.id);
            cell(count(place.stands, lacks), whole)
        }));
        cells
    });
    table.notes = standings.notes_of_ticks(&[roll]);
    let figures = 1..=DEPRIVATIONS.len();
    table.charts = vec![by_village::chart(ChartKind::Totals, "report-chart-lacks", figures)];
    table
}

/// How many households of each list are poor for what reason.
pub(super) fn causes(standings: &Standings<'_>) -> Table {
    let sum = Column::number(Words::key("report-col-sum"));
    let columns = under_rolls(std::iter::once(sum).chain(options(CAUSES)));
    let year = standings.ask.year;
    let mut table = by_village::table(standings, Report::Causes, columns, |place| {
        let mut cells = Vec::new();
        for roll in ROLLS {
            cells.push(Cell::Count(count(place.stands, |stand| stand.is_on(roll))));
            cells.extend(CAUSES.iter().map(|option| {
                let named = |stand: &Stand<'_>| {
                    stand.is_on(roll) && stand.is_of(year) && has(stand, "causes", option.id)
                };
                Cell::Count(count(place.stands, named))
            }));
        }
        cells
    });
    table.notes = standings.notes_of_ticks(&ROLLS);
    table.notes.push(Words::key("report-note-causes"));
    let figures = 1..=CAUSES.len();
    table.charts = vec![by_village::chart(ChartKind::Totals, "report-chart-causes", figures)];
    table
}
