//! Movement of a list with its formula, the matrix, and everything of a list in one table.

use crate::domain::movement::{Absence, Balance, Class, FORMULA, Passage, PovertyList, Side};
use crate::domain::tables::by_village::{self, note_of_totals};
use crate::domain::tables::groups::list_words;
use crate::domain::tables::households_in_year::{HouseholdInYear, YearHouseholds, count, persons};
use crate::domain::tables::persons::children_count;
use crate::domain::tables::{Cell, ChartKind, Column, Formula, Report, RowKind, Table, Words};

/// The most households that are named as the cause of an imbalance.
const NAMED: usize = 20;

fn balance(here: &[HouseholdInYear<'_>], list: PovertyList) -> Balance {
    Balance::of(here.iter().map(|household| &household.passage), list)
}

/// The headings of the nine columns.
fn columns(list: PovertyList) -> Vec<Column> {
    let (less, more) = (Words::key("report-group-less"), Words::key("report-group-more"));
    let (to_other, from_other) = match list {
        PovertyList::Poor => ("report-col-to-near-poor", "report-col-from-near-poor"),
        PovertyList::NearPoor => ("report-col-to-poor", "report-col-from-poor"),
    };
    let column = |key: &str| Column::number(Words::key(key));
    vec![
        column("report-col-start"),
        column(to_other).under(&less),
        column("report-col-to-above").under(&less),
        column("report-col-out").under(&less),
        column(from_other).under(&more),
        column("report-col-again").under(&more),
        column("report-col-new").under(&more),
        column("report-col-came").under(&more),
        column("report-col-end"),
    ]
}

/// A part of a list: message key, and who belongs to it.
type Part<'a> = (&'static str, &'a dyn Fn(&HouseholdInYear<'_>) -> bool);

/// The movement of a list.
pub(super) fn movement(in_year: &YearHouseholds<'_>, list: PovertyList) -> Table {
    let report = match list {
        PovertyList::Poor => Report::MovementPoor,
        PovertyList::NearPoor => Report::MovementNearPoor,
    };
    let homes = |balance: &Balance| balance.columns().map(|flow| Cell::Count(flow.households));
    let mut table = by_village::table(in_year, report, columns(list), |place| {
        homes(&balance(place.here, list)).to_vec()
    });
    let part = |key: &str| vec![Cell::Empty, Cell::Words(vec![Words::key(key)])];
    let people = balance(&in_year.all, list).columns().map(|flow| Cell::Count(flow.persons));
    table.push_part([part("report-part-persons"), people.to_vec()].concat());
    let groups: [Part<'_>; 3] = [
        ("report-part-minority", &|household| household.is_minority()),
        ("report-part-no-labour", &|household| household.record.is("no_labor_capacity")),
        ("report-part-merit", &|household| household.record.is("merit")),
    ];
    for (key, take) in groups {
        let here: Vec<_> =
            in_year.all.iter().filter(|household| take(household)).copied().collect();
        table.push_part([part(key), homes(&balance(&here, list)).to_vec()].concat());
    }
    table.formula = Some(formula(in_year, list));
    table.notes.push(Words::key("report-note-movement-persons"));
    table.charts = vec![by_village::chart(ChartKind::Bars, "report-chart-movement", [0, 8])];
    table
}

/// The formula, held against what was counted. An imbalance names the households whose years are
/// missing.
fn formula(in_year: &YearHouseholds<'_>, list: PovertyList) -> Formula {
    let sum = balance(&in_year.all, list);
    let mut faults = Vec::new();
    if !sum.is_balanced() {
        let fault = Words::key("report-fault-sum")
            .with("counted", sum.end.households)
            .with("calculated", sum.calculated().households);
        faults.push(fault);
    }
    let is_cause = |household: &&HouseholdInYear<'_>| household.passage.is_unexplained(list);
    let mut causes: Vec<_> = in_year.all.iter().filter(is_cause).collect();
    let before = in_year.ask.year.saturating_sub(1);
    let is_kept = in_year.all.iter().any(|household| matches!(household.passage.from, Side::In(_)));
    if !is_kept && !causes.is_empty() {
        // A whole year is missing: naming every household would hide that.
        faults.push(Words::key("report-fault-no-year").with("year", before));
        causes.clear();
    }
    for household in causes.iter().take(NAMED) {
        faults.push(fault(in_year, household));
    }
    if let Some(more) = causes.len().checked_sub(NAMED).filter(|more| *more > 0) {
        faults.push(Words::key("report-fault-more").with("count", more));
    }
    Formula { text: FORMULA, balanced: sum.is_balanced(), faults }
}

/// Which year of a household is missing.
fn fault(in_year: &YearHouseholds<'_>, household: &HouseholdInYear<'_>) -> Words {
    let year = match household.passage.from {
        Side::Unknown => in_year.ask.year.saturating_sub(1),
        _ => in_year.ask.year,
    };
    Words::key("report-fault-year")
        .with("household", in_year.book.title(household.record))
        .with("code", in_year.book.human_key(household.record))
        .with("year", year)
}

/// A side of the matrix: message key, and what belongs there.
type MatrixRow = (&'static str, fn(Side) -> bool);

/// Where households came from. Who had left before the year is not in it.
const FROM: [MatrixRow; 5] = [
    ("option-poor", |side| side == Side::In(Class::Poor)),
    ("option-near_poor", |side| side == Side::In(Class::NearPoor)),
    ("report-side-above", |side| {
        matches!(side, Side::In(Class::NotPoor) | Side::Out(Absence::NotListed))
    }),
    ("report-side-joined", |side| matches!(side, Side::Out(Absence::MovedIn | Absence::Split))),
    ("report-side-unknown", |side| side == Side::Unknown),
];

const TO: [MatrixRow; 5] = [
    ("option-poor", |side| side == Side::In(Class::Poor)),
    ("option-near_poor", |side| side == Side::In(Class::NearPoor)),
    ("report-side-above", |side| {
        side == Side::In(Class::NotPoor) || matches!(side, Side::Out(why) if !is_gone(why))
    }),
    ("report-side-gone", |side| matches!(side, Side::Out(why) if is_gone(why))),
    ("report-side-unknown", |side| side == Side::Unknown),
];

fn is_gone(why: Absence) -> bool {
    matches!(why, Absence::MovedAway | Absence::Merged | Absence::DiedOut)
}

/// From which class to which: every household of the year in one cell.
pub(super) fn transitions(in_year: &YearHouseholds<'_>) -> Table {
    let group = Words::key("report-group-end").with("year", in_year.ask.year);
    let start = Words::key("report-group-start").with("year", in_year.ask.year.saturating_sub(1));
    let mut columns = vec![Column { width: 22, ..Column::text(start) }];
    columns.extend(TO.map(|(key, _)| Column::number(Words::key(key)).under(&group)));
    columns.push(Column::number(Words::key("report-col-sum")));
    let mut table = Table::new(Report::Transitions, in_year.scope(), columns);
    table.notes = in_year.notes();
    let is_out = |side| matches!(side, Side::Out(_));
    let of_the_year = |household: &&HouseholdInYear<'_>| {
        !(is_out(household.passage.from) && is_out(household.passage.to))
    };
    let all: Vec<_> = in_year.all.iter().filter(of_the_year).copied().collect();
    let row = |name: Words, from: &dyn Fn(Side) -> bool| {
        let here: Vec<_> =
            all.iter().filter(|household| from(household.passage.from)).copied().collect();
        let mut cells = vec![Cell::Words(vec![name])];
        cells.extend(
            TO.map(|(_, to)| Cell::Count(count(&here, |household| to(household.passage.to)))),
        );
        cells.push(Cell::Count(count(&here, |_| true)));
        cells
    };
    for (key, from) in FROM {
        table.push(RowKind::Body, row(Words::key(key), &from), None);
    }
    table.set_total(row(Words::key("report-total"), &|_| true));
    table
}

/// Everything of a list in one row a village.
pub(super) fn summary(in_year: &YearHouseholds<'_>, list: PovertyList) -> Table {
    let report = match list {
        PovertyList::Poor => Report::SummaryPoor,
        PovertyList::NearPoor => Report::SummaryNearPoor,
    };
    let column = |key: &str| Column::number(Words::key(key));
    let (end, of) = (list_words(list), Words::key("report-group-of-these"));
    let columns = vec![
        column("report-col-all-households"),
        column("report-col-start"),
        column("report-col-less"),
        column("report-col-more"),
        column("report-col-households").under(&end),
        column("report-col-persons").under(&end),
        column("report-col-rate").under(&end),
        column("report-col-minority").under(&of),
        column("report-col-no-labour").under(&of),
        column("report-col-merit").under(&of),
        column("report-col-children").under(&of),
    ];
    let mut table = by_village::table(in_year, report, columns, |place| {
        let sum = balance(place.here, list);
        let on = |take: &dyn Fn(&HouseholdInYear<'_>) -> bool| {
            Cell::Count(count(place.here, |household| household.is_on(list) && take(household)))
        };
        let people = persons(place.here.iter().filter(|household| household.is_on(list)));
        vec![
            Cell::some_count(place.households),
            Cell::Count(sum.start.households),
            Cell::Count(sum.less().households),
            Cell::Count(sum.more().households),
            Cell::Count(sum.end.households),
            Cell::Count(people),
            Cell::share(sum.end.households, place.households),
            on(&|household| household.is_minority()),
            on(&|household| household.record.is("no_labor_capacity")),
            on(&|household| household.record.is("merit")),
            Cell::Count(children_count(in_year, place.here, list)),
        ]
    });
    table.notes.extend(note_of_totals(in_year));
    table.formula = Some(formula(in_year, list));
    table.charts = vec![by_village::chart(ChartKind::Bars, "report-chart-movement", [1, 4])];
    table
}

/// What a household rose from and to, for the list of those that left a list.
pub(super) fn rose(passage: &Passage) -> bool {
    use crate::domain::movement::Transition as T;
    matches!(passage.cell, T::PoorToNear | T::PoorToAbove | T::NearToAbove)
}
