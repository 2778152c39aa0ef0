//! Totals by class, target groups, ethnicity.

use std::collections::BTreeMap;

use crate::domain::movement::{Class, Roll};
use crate::domain::tables::by_village::{self, note_of_totals};
use crate::domain::tables::standings::{Stand, Standings, count, persons};
use crate::domain::tables::{Cell, ChartKind, Column, Report, RowKind, Table, Words};
use crate::text::sort_key;

/// Both lists, in the order of the forms.
pub(super) const ROLLS: [Roll; 2] = [Roll::Poor, Roll::NearPoor];

/// The heading of a list.
pub(super) fn roll_words(roll: Roll) -> Words {
    Words::key(match roll {
        Roll::Poor => "report-group-poor",
        Roll::NearPoor => "report-group-near-poor",
    })
}

/// The columns once for each list, under its heading.
pub(super) fn under_rolls(columns: impl IntoIterator<Item = Column>) -> Vec<Column> {
    let columns: Vec<_> = columns.into_iter().collect();
    let under = |roll| {
        let group = roll_words(roll);
        columns.iter().map(|column| column.clone().under(&group)).collect::<Vec<_>>()
    };
    ROLLS.into_iter().flat_map(under).collect()
}

fn households() -> Column {
    Column::number(Words::key("report-col-households"))
}

fn people() -> Column {
    Column::number(Words::key("report-col-persons"))
}

/// Households and persons by class, with the rate among all households of the village.
pub(super) fn totals(standings: &Standings<'_>) -> Table {
    let rate = || Column::number(Words::key("report-col-rate"));
    let mut columns = vec![Column::number(Words::key("report-col-all-households"))];
    columns.extend(under_rolls([households(), people(), rate()]));
    let both = Words::key("report-group-both");
    columns.extend([households(), people(), rate()].map(|column| column.under(&both)));
    let above = Words::key("report-group-not-poor");
    columns.extend([households(), people()].map(|column| column.under(&above)));
    let mut table = by_village::table(standings, Report::Totals, columns, |place| {
        let mut cells = vec![Cell::some_count(place.households)];
        let figures = |take: &dyn Fn(Class) -> bool| {
            let taken = |stand: &&Stand<'_>| stand.class().is_some_and(take);
            let homes = count(place.stands, |stand| taken(&stand));
            (homes, persons(place.stands.iter().filter(taken)))
        };
        let mut with_rate = |take: &dyn Fn(Class) -> bool| {
            let (homes, people) = figures(take);
            let share = Cell::share(homes, place.households);
            cells.extend([Cell::Count(homes), Cell::Count(people), share]);
        };
        with_rate(&|class| class == Class::Poor);
        with_rate(&|class| class == Class::NearPoor);
        with_rate(&Class::is_listed);
        let (homes, people) = figures(&|class| class == Class::NotPoor);
        cells.extend([Cell::Count(homes), Cell::Count(people)]);
        cells
    });
    table.notes.extend(note_of_totals(standings));
    table.notes.push(Words::key("report-note-not-poor"));
    table.charts = vec![
        by_village::chart(ChartKind::Stacked, "report-chart-classes", [1, 4]),
        by_village::chart(ChartKind::Bars, "report-chart-rates", [3, 6]),
    ];
    table
}

/// Whether a household belongs to one of the groups of the forms.
fn is_in(stand: &Stand<'_>, group: usize) -> bool {
    let record = stand.record;
    let own = [stand.is_minority(), record.is("no_labor_capacity"), record.is("merit")];
    own.get(group).copied().unwrap_or_else(|| !own.contains(&true))
}

/// The groups: minority, no labour capacity, merit, none of these.
const GROUPS: [&str; 4] =
    ["report-col-minority", "report-col-no-labour", "report-col-merit", "report-col-other"];

/// Households of the target groups.
pub(super) fn target_groups(standings: &Standings<'_>) -> Table {
    let keys = std::iter::once("report-col-sum").chain(GROUPS);
    let columns = under_rolls(keys.map(|key| Column::number(Words::key(key))));
    let mut table = by_village::table(standings, Report::Groups, columns, |place| {
        let mut cells = Vec::new();
        for roll in ROLLS {
            cells.push(Cell::Count(count(place.stands, |stand| stand.is_on(roll))));
            cells.extend((0..GROUPS.len()).map(|group| {
                Cell::Count(count(place.stands, |stand| stand.is_on(roll) && is_in(stand, group)))
            }));
        }
        cells
    });
    table.notes.push(Words::key("report-note-groups"));
    table
}

/// Households and persons by the ethnicity of the head.
pub(super) fn ethnicity(standings: &Standings<'_>) -> Table {
    let mut columns = vec![
        Column::number(Words::key("report-col-no")),
        Column { width: 14, ..Column::text(Words::key("report-col-ethnicity")) },
    ];
    let share = Column::number(Words::key("report-col-of-list"));
    columns.extend(under_rolls([households(), people(), share]));
    let mut table = Table::new(Report::Ethnicity, standings.scope(), columns);
    table.notes = standings.notes();
    let listed = |stand: &&Stand<'_>| stand.class().is_some_and(Class::is_listed);
    let mut by_people: BTreeMap<(bool, Vec<u8>), (String, Vec<Stand<'_>>)> = BTreeMap::new();
    for stand in standings.all.iter().filter(listed) {
        let name = stand.record.text("ethnicity").unwrap_or_default();
        let found = by_people.entry((name.is_empty(), sort_key(name)));
        found.or_insert_with(|| (name.to_owned(), Vec::new())).1.push(*stand);
    }
    let figures = |stands: &[Stand<'_>]| {
        let mut cells = Vec::new();
        for roll in ROLLS {
            let homes = count(stands, |stand| stand.is_on(roll));
            let all = count(&standings.all, |stand| stand.is_on(roll));
            let people = persons(stands.iter().filter(|stand| stand.is_on(roll)));
            cells.extend([Cell::Count(homes), Cell::Count(people), Cell::share(homes, Some(all))]);
        }
        cells
    };
    for ((name, stands), number) in by_people.values().zip(1_i64..) {
        let name = match name.as_str() {
            "" => Cell::Words(vec![Words::key("report-no-ethnicity")]),
            name => Cell::Text(name.to_owned()),
        };
        let cells = [vec![Cell::Count(number), name], figures(stands)].concat();
        table.push(RowKind::Body, cells, None);
    }
    let total = Cell::Words(vec![Words::key("report-total")]);
    let everybody: Vec<_> = standings.all.iter().filter(listed).copied().collect();
    table.set_total([vec![Cell::Empty, total], figures(&everybody)].concat());
    table.charts = vec![by_village::chart(ChartKind::Stacked, "report-chart-ethnicity", [0, 3])];
    table
}
