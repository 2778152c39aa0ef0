//! Movement of a list with its formula, the matrix, and everything of a list in one table.

use crate::domain::movement::{Absence, Balance, Class, FORMULA, Passage, Roll, Side};
use crate::domain::tables::by_village::{self, note_of_totals};
use crate::domain::tables::groups::roll_words;
use crate::domain::tables::persons::children_count;
use crate::domain::tables::standings::{Stand, Standings, count, persons};
use crate::domain::tables::{Cell, ChartKind, Column, Formula, Report, RowKind, Table, Words};

/// The most households that are named as the cause of an imbalance.
const NAMED: usize = 20;

fn balance(stands: &[Stand<'_>], roll: Roll) -> Balance {
    Balance::of(stands.iter().map(|stand| &stand.passage), roll)
}

/// The headings of the nine columns.
fn columns(roll: Roll) -> Vec<Column> {
    let (less, more) = (Words::key("report-group-less"), Words::key("report-group-more"));
    let (to_other, from_other) = match roll {
        Roll::Poor => ("report-col-to-near-poor", "report-col-from-near-poor"),
        Roll::NearPoor => ("report-col-to-poor", "report-col-from-poor"),
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
type Part<'a> = (&'static str, &'a dyn Fn(&Stand<'_>) -> bool);

/// The movement of a list.
pub(super) fn movement(standings: &Standings<'_>, roll: Roll) -> Table {
    let report = match roll {
        Roll::Poor => Report::MovementPoor,
        Roll::NearPoor => Report::MovementNearPoor,
    };
    let homes = |balance: &Balance| balance.columns().map(|flow| Cell::Count(flow.households));
    let mut table = by_village::table(standings, report, columns(roll), |place| {
        homes(&balance(place.stands, roll)).to_vec()
    });
    let part = |key: &str| vec![Cell::Empty, Cell::Words(vec![Words::key(key)])];
    let people = balance(&standings.all, roll).columns().map(|flow| Cell::Count(flow.persons));
    table.push_part([part("report-part-persons"), people.to_vec()].concat());
    let groups: [Part<'_>; 3] = [
        ("report-part-minority", &|stand| stand.is_minority()),
        ("report-part-no-labour", &|stand| stand.record.is("no_labor_capacity")),
        ("report-part-merit", &|stand| stand.record.is("merit")),
    ];
    for (key, take) in groups {
        let stands: Vec<_> = standings.all.iter().filter(|stand| take(stand)).copied().collect();
        table.push_part([part(key), homes(&balance(&stands, roll)).to_vec()].concat());
    }
    table.formula = Some(formula(standings, roll));
    table.notes.push(Words::key("report-note-movement-persons"));
    table.charts = vec![by_village::chart(ChartKind::Bars, "report-chart-movement", [0, 8])];
    table
}

/// The formula, held against what was counted. An imbalance names the households whose years are
/// missing.
fn formula(standings: &Standings<'_>, roll: Roll) -> Formula {
    let sum = balance(&standings.all, roll);
    let mut faults = Vec::new();
    if !sum.is_balanced() {
        let fault = Words::key("report-fault-sum")
            .with("counted", sum.end.households)
            .with("calculated", sum.calculated().households);
        faults.push(fault);
    }
    let is_cause = |stand: &&Stand<'_>| stand.passage.is_unexplained(roll);
    let mut causes: Vec<_> = standings.all.iter().filter(is_cause).collect();
    let before = standings.ask.year.saturating_sub(1);
    let is_kept = standings.all.iter().any(|stand| matches!(stand.passage.from, Side::In(_)));
    if !is_kept && !causes.is_empty() {
        // A whole year is missing: naming every household would hide that.
        faults.push(Words::key("report-fault-no-year").with("year", before));
        causes.clear();
    }
    for stand in causes.iter().take(NAMED) {
        faults.push(fault(standings, stand));
    }
    if let Some(more) = causes.len().checked_sub(NAMED).filter(|more| *more > 0) {
        faults.push(Words::key("report-fault-more").with("count", more));
    }
    Formula { text: FORMULA, balanced: sum.is_balanced(), faults }
}

/// Which year of a household is missing.
fn fault(standings: &Standings<'_>, stand: &Stand<'_>) -> Words {
    let year = match stand.passage.from {
        Side::Unknown => standings.ask.year.saturating_sub(1),
        _ => standings.ask.year,
    };
    Words::key("report-fault-year")
        .with("household", standings.book.title(stand.record))
        .with("code", standings.book.human_key(stand.record))
        .with("year", year)
}

/// A side of the matrix: message key, and what belongs there.
type Line = (&'static str, fn(Side) -> bool);

/// Where households came from. Who had left before the year is not in it.
const FROM: [Line; 5] = [
    ("option-poor", |side| side == Side::In(Class::Poor)),
    ("option-near_poor", |side| side == Side::In(Class::NearPoor)),
    ("report-side-above", |side| {
        matches!(side, Side::In(Class::NotPoor) | Side::Out(Absence::NotListed))
    }),
    ("report-side-joined", |side| matches!(side, Side::Out(Absence::MovedIn | Absence::Split))),
    ("report-side-unknown", |side| side == Side::Unknown),
];

const TO: [Line; 5] = [
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
pub(super) fn transitions(standings: &Standings<'_>) -> Table {
    let group = Words::key("report-group-end").with("year", standings.ask.year);
    let start = Words::key("report-group-start").with("year", standings.ask.year.saturating_sub(1));
    let mut columns = vec![Column { width: 22, ..Column::text(start) }];
    columns.extend(TO.map(|(key, _)| Column::number(Words::key(key)).under(&group)));
    columns.push(Column::number(Words::key("report-col-sum")));
    let mut table = Table::new(Report::Transitions, standings.scope(), columns);
    table.notes = standings.notes();
    let is_out = |side| matches!(side, Side::Out(_));
    let of_the_year =
        |stand: &&Stand<'_>| !(is_out(stand.passage.from) && is_out(stand.passage.to));
    let all: Vec<_> = standings.all.iter().filter(of_the_year).copied().collect();
    let row = |name: Words, from: &dyn Fn(Side) -> bool| {
        let here: Vec<_> = all.iter().filter(|stand| from(stand.passage.from)).copied().collect();
        let mut cells = vec![Cell::Words(vec![name])];
        cells.extend(TO.map(|(_, to)| Cell::Count(count(&here, |stand| to(stand.passage.to)))));
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
pub(super) fn summary(standings: &Standings<'_>, roll: Roll) -> Table {
    let report = match roll {
        Roll::Poor => Report::SummaryPoor,
        Roll::NearPoor => Report::SummaryNearPoor,
    };
    let column = |key: &str| Column::number(Words::key(key));
    let (end, of) = (roll_words(roll), Words::key("report-group-of-these"));
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
    let mut table = by_village::table(standings, report, columns, |place| {
        let sum = balance(place.stands, roll);
        let on = |take: &dyn Fn(&Stand<'_>) -> bool| {
            Cell::Count(count(place.stands, |stand| stand.is_on(roll) && take(stand)))
        };
        let people = persons(place.stands.iter().filter(|stand| stand.is_on(roll)));
        vec![
            Cell::some_count(place.households),
            Cell::Count(sum.start.households),
            Cell::Count(sum.less().households),
            Cell::Count(sum.more().households),
            Cell::Count(sum.end.households),
            Cell::Count(people),
            Cell::share(sum.end.households, place.households),
            on(&|stand| stand.is_minority()),
            on(&|stand| stand.record.is("no_labor_capacity")),
            on(&|stand| stand.record.is("merit")),
            Cell::Count(children_count(standings, place.stands, roll)),
        ]
    });
    table.notes.extend(note_of_totals(standings));
    table.formula = Some(formula(standings, roll));
    table.charts = vec![by_village::chart(ChartKind::Bars, "report-chart-movement", [1, 4])];
    table
}

/// What a household rose from and to, for the list of those that left a list.
pub(super) fn rose(passage: &Passage) -> bool {
    use crate::domain::movement::Transition as T;
    matches!(passage.cell, T::PoorToNear | T::PoorToAbove | T::NearToAbove)
}
