//! Totals by class, target groups, ethnicity.

use std::collections::BTreeMap;

use crate::domain::movement::{Class, PovertyList};
use crate::domain::tables::by_village::{self, note_of_totals};
use crate::domain::tables::households_in_year::{HouseholdInYear, YearHouseholds, count, persons};
use crate::domain::tables::{Cell, ChartKind, Column, Report, RowKind, Table, Words};
use crate::text::sort_key;

/// Both lists, in the order of the forms.
pub(super) const POVERTY_LISTS: [PovertyList; 2] = [PovertyList::Poor, PovertyList::NearPoor];

/// The heading of a list.
pub(super) fn list_words(list: PovertyList) -> Words {
    Words::key(match list {
        PovertyList::Poor => "report-group-poor",
        PovertyList::NearPoor => "report-group-near-poor",
    })
}

/// The columns once for each list, under its heading.
pub(super) fn under_rolls(columns: impl IntoIterator<Item = Column>) -> Vec<Column> {
    let columns: Vec<_> = columns.into_iter().collect();
    let under = |list| {
        let group = list_words(list);
        columns.iter().map(|column| column.clone().under(&group)).collect::<Vec<_>>()
    };
    POVERTY_LISTS.into_iter().flat_map(under).collect()
}

fn households() -> Column {
    Column::number(Words::key("report-col-households"))
}

fn people() -> Column {
    Column::number(Words::key("report-col-persons"))
}

/// Households and persons by class, with the rate among all households of the village.
pub(super) fn totals(in_year: &YearHouseholds<'_>) -> Table {
    let rate = || Column::number(Words::key("report-col-rate"));
    let mut columns = vec![Column::number(Words::key("report-col-all-households"))];
    columns.extend(under_rolls([households(), people(), rate()]));
    let both = Words::key("report-group-both");
    columns.extend([households(), people(), rate()].map(|column| column.under(&both)));
    let above = Words::key("report-group-not-poor");
    columns.extend([households(), people()].map(|column| column.under(&above)));
    let mut table = by_village::table(in_year, Report::Totals, columns, |place| {
        let mut cells = vec![Cell::some_count(place.households)];
        let figures = |take: &dyn Fn(Class) -> bool| {
            let taken = |household: &&HouseholdInYear<'_>| household.class().is_some_and(take);
            let homes = count(place.here, |household| taken(&household));
            (homes, persons(place.here.iter().filter(taken)))
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
    table.notes.extend(note_of_totals(in_year));
    table.notes.push(Words::key("report-note-not-poor"));
    table.charts = vec![
        by_village::chart(ChartKind::Stacked, "report-chart-classes", [1, 4]),
        by_village::chart(ChartKind::Bars, "report-chart-rates", [3, 6]),
    ];
    table
}

/// Whether a household belongs to one of the groups of the forms.
fn is_in(household: &HouseholdInYear<'_>, group: usize) -> bool {
    let record = household.record;
    let own = [household.is_minority(), record.is("no_labor_capacity"), record.is("merit")];
    own.get(group).copied().unwrap_or_else(|| !own.contains(&true))
}

/// The groups: minority, no labour capacity, merit, none of these.
const GROUPS: [&str; 4] =
    ["report-col-minority", "report-col-no-labour", "report-col-merit", "report-col-other"];

/// Households of the target groups.
pub(super) fn target_groups(in_year: &YearHouseholds<'_>) -> Table {
    let keys = std::iter::once("report-col-sum").chain(GROUPS);
    let columns = under_rolls(keys.map(|key| Column::number(Words::key(key))));
    let mut table = by_village::table(in_year, Report::Groups, columns, |place| {
        let mut cells = Vec::new();
        for list in POVERTY_LISTS {
            cells.push(Cell::Count(count(place.here, |household| household.is_on(list))));
            cells.extend((0..GROUPS.len()).map(|group| {
                Cell::Count(count(place.here, |household| {
                    household.is_on(list) && is_in(household, group)
                }))
            }));
        }
        cells
    });
    table.notes.push(Words::key("report-note-groups"));
    table
}

/// Households and persons by the ethnicity of the head.
pub(super) fn ethnicity(in_year: &YearHouseholds<'_>) -> Table {
    let mut columns = vec![
        Column::number(Words::key("report-col-no")),
        Column { width: 14, ..Column::text(Words::key("report-col-ethnicity")) },
    ];
    let share = Column::number(Words::key("report-col-of-list"));
    columns.extend(under_rolls([households(), people(), share]));
    let mut table = Table::new(Report::Ethnicity, in_year.scope(), columns);
    table.notes = in_year.notes();
    let listed = |household: &&HouseholdInYear<'_>| household.class().is_some_and(Class::is_listed);
    let mut by_people: BTreeMap<(bool, Vec<u8>), (String, Vec<HouseholdInYear<'_>>)> =
        BTreeMap::new();
    for household in in_year.all.iter().filter(listed) {
        let name = household.record.text("ethnicity").unwrap_or_default();
        let found = by_people.entry((name.is_empty(), sort_key(name)));
        found.or_insert_with(|| (name.to_owned(), Vec::new())).1.push(*household);
    }
    let figures = |here: &[HouseholdInYear<'_>]| {
        let mut cells = Vec::new();
        for list in POVERTY_LISTS {
            let homes = count(here, |household| household.is_on(list));
            let all = count(&in_year.all, |household| household.is_on(list));
            let people = persons(here.iter().filter(|household| household.is_on(list)));
            cells.extend([Cell::Count(homes), Cell::Count(people), Cell::share(homes, Some(all))]);
        }
        cells
    };
    for ((name, here), number) in by_people.values().zip(1_i64..) {
        let name = match name.as_str() {
            "" => Cell::Words(vec![Words::key("report-no-ethnicity")]),
            name => Cell::Text(name.to_owned()),
        };
        let cells = [vec![Cell::Count(number), name], figures(here)].concat();
        table.push(RowKind::Body, cells, None);
    }
    let total = Cell::Words(vec![Words::key("report-total")]);
    let everybody: Vec<_> = in_year.all.iter().filter(listed).copied().collect();
    table.set_total([vec![Cell::Empty, total], figures(&everybody)].concat());
    table.charts = vec![by_village::chart(ChartKind::Stacked, "report-chart-ethnicity", [0, 3])];
    table
}
