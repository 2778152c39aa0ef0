//! Tables with a row a village: number, name, figures; the totals are counted over everything, so
//! they also hold the households whose village is not known, which get a row of their own.

use crate::domain::tables::households_in_year::{HouseholdInYear, YearHouseholds};
use crate::domain::tables::{Cell, Chart, ChartKind, Column, Report, RowKind, Table, Words};

/// The columns before the figures.
const BEFORE: usize = 2;

/// The place of the villages' names.
const NAMES: usize = 1;

/// What is counted in one row.
pub(super) struct CountedPlace<'p, 'a> {
    pub(super) here: &'p [HouseholdInYear<'a>],
    /// How many households live there altogether, poor or not, where that was keyed.
    pub(super) households: Option<i64>,
}

/// A table with a row a village and the totals.
pub(super) fn table<'a>(
    in_year: &YearHouseholds<'a>,
    report: Report,
    figures: Vec<Column>,
    measure: impl Fn(&CountedPlace<'_, 'a>) -> Vec<Cell>,
) -> Table {
    let mut columns = vec![
        Column::number(Words::key("report-col-no")),
        Column { width: 16, ..Column::text(Words::key("report-col-village")) },
    ];
    columns.extend(figures);
    let mut table = Table::new(report, in_year.scope(), columns);
    table.notes = in_year.notes();
    let row = |number: Cell, name: Cell, place: &CountedPlace<'_, 'a>| {
        [vec![number, name], measure(place)].concat()
    };
    for (village, number) in in_year.villages.iter().zip(1_i64..) {
        let here = in_year.in_village(Some(village.id));
        let households = village.int("households_total");
        let place = CountedPlace { here: &here, households };
        let name = Cell::Text(in_year.book.human_key(village));
        table.push(RowKind::Body, row(Cell::Count(number), name, &place), Some(village.id));
    }
    let nowhere = in_year.in_village(None);
    if !nowhere.is_empty() {
        let name = Cell::Words(vec![Words::key("report-no-village")]);
        let place = CountedPlace { here: &nowhere, households: None };
        table.push(RowKind::Body, row(Cell::Empty, name, &place), None);
    }
    let households = all_households(in_year);
    let place = CountedPlace { here: &in_year.all, households };
    let name = Cell::Words(vec![Words::key("report-total")]);
    table.set_total(row(Cell::Empty, name, &place));
    table
}

/// All households of the villages; nothing where one of them is not known.
pub(super) fn all_households(in_year: &YearHouseholds<'_>) -> Option<i64> {
    let counts = in_year.villages.iter().map(|village| village.int("households_total"));
    let sum = counts.into_iter().try_fold(0_i64, |sum, count| Some(sum.saturating_add(count?)))?;
    (sum > 0).then_some(sum)
}

/// Says which villages lack the number of all their households, without which there is no rate.
pub(super) fn note_of_totals(in_year: &YearHouseholds<'_>) -> Option<Words> {
    let lacking: Vec<_> = in_year
        .villages
        .iter()
        .filter(|village| village.int("households_total").unwrap_or(0) <= 0)
        .map(|village| in_year.book.human_key(village))
        .collect();
    let note = Words::key("report-note-no-totals").with("villages", lacking.join(", "));
    (!lacking.is_empty()).then_some(note)
}

/// A chart of some figures, counted from 0 behind the names.
pub(super) fn chart(
    kind: ChartKind,
    title: &str,
    figures: impl IntoIterator<Item = usize>,
) -> Chart {
    let columns = figures.into_iter().map(|at| at.saturating_add(BEFORE)).collect();
    Chart { kind, title: Words::key(title), names: NAMES, columns }
}
