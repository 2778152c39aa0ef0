//! The matrix, single stories, and the arithmetic over random histories.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::json;

use crate::domain::id::{RecordId, ReplicaId};
use crate::domain::movement::{
    Absence, Balance, Class, Detail, Flow, History, Movement, Passage, PovertyList, Side,
    Transition,
};
use crate::domain::schema::RecordKind;
use crate::domain::testing::Commune;

const SIDES: [Side; 10] = [
    Side::In(Class::Poor),
    Side::In(Class::NearPoor),
    Side::In(Class::NotPoor),
    Side::Out(Absence::NotListed),
    Side::Out(Absence::MovedIn),
    Side::Out(Absence::Split),
    Side::Out(Absence::MovedAway),
    Side::Out(Absence::Merged),
    Side::Out(Absence::DiedOut),
    Side::Unknown,
];

fn history(classes: &[(i64, Class)]) -> History {
    let classes = classes.iter().map(|(year, class)| (*year, (*class, None))).collect();
    History { classes, ..History::default() }
}

fn cell(history: &History, year: i64) -> Transition {
    let side = |year| history.side(year, true);
    Transition::of(side(year - 1), side(year), history.is_again(year))
}

#[test]
fn the_matrix_of_the_form() {
    use Class::{NearPoor as N, NotPoor as A, Poor as P};
    use Transition as T;
    let rows: [(&[(i64, Class)], T); 15] = [
        (&[(2024, P), (2025, P)], T::PoorStayed),
        (&[(2024, P), (2025, N)], T::PoorToNear),
        (&[(2024, P), (2025, A)], T::PoorToAbove),
        (&[(2024, N), (2025, P)], T::NearToPoor),
        (&[(2024, N), (2025, N)], T::NearStayed),
        (&[(2024, N), (2025, A)], T::NearToAbove),
        (&[(2024, A), (2025, P)], T::PoorNew),
        (&[(2021, P), (2022, A), (2025, P)], T::PoorAgain),
        (&[(2021, N), (2022, A), (2025, P)], T::PoorNew),
        (&[(2024, A), (2025, N)], T::NearNew),
        (&[(2021, N), (2024, A), (2025, N)], T::NearAgain),
        (&[(2025, P)], T::PoorNew),
        (&[(2024, A)], T::Apart),
        (&[(2023, P), (2025, P)], T::Unexplained),
        (&[(2024, P)], T::Unexplained),
    ];
    for (classes, expected) in rows {
        assert_eq!(cell(&history(classes), 2025), expected, "{classes:?}");
    }
}

#[test]
fn what_came_and_left_otherwise() {
    use Class::{NearPoor as N, Poor as P};
    use Transition as T;
    let came = |why, year, class| History {
        joined: Some((why, year)),
        ..history(&[(2025, class), (2026, class)])
    };
    assert_eq!(cell(&came(Absence::Split, Some(2025), P), 2025), T::PoorIn);
    assert_eq!(cell(&came(Absence::MovedIn, None, N), 2025), T::NearIn);
    assert_eq!(cell(&came(Absence::MovedIn, None, N), 2026), T::NearStayed);
    let left = |why, year, class| History {
        left: Some((why, year)),
        ..history(&[(2024, class), (2025, class)])
    };
    assert_eq!(cell(&left(Absence::DiedOut, Some(2025), P), 2025), T::PoorOut, "after its review");
    assert_eq!(cell(&left(Absence::Merged, None, N), 2025), T::NearStayed, "no day is known");
    assert_eq!(cell(&left(Absence::Merged, None, N), 2026), T::NearOut);
    assert_eq!(cell(&left(Absence::Merged, None, N), 2027), T::Apart);
    assert_eq!(cell(&left(Absence::MovedAway, Some(2020), N), 2025), T::Apart);
}

#[test]
fn what_was_keyed_of_a_class_counts_where_no_year_before_is_known() {
    let with = |detail| History {
        classes: BTreeMap::from([(2025, (Class::Poor, Some(detail)))]),
        ..History::default()
    };
    assert_eq!(cell(&with(Detail::New), 2025), Transition::PoorNew);
    assert_eq!(cell(&with(Detail::FellBack), 2025), Transition::PoorAgain);
    // It was on the list, so it is neither new nor back: the year before is missing.
    assert_eq!(cell(&with(Detail::Old), 2025), Transition::Unexplained);
    // A register that begins with this year knows nothing of the one before.
    let first = history(&[(2025, Class::Poor)]);
    assert_eq!(first.side(2024, false), Side::Unknown);
    assert_eq!(with(Detail::New).side(2024, false), Side::Out(Absence::NotListed));
}

#[test]
fn every_pair_of_sides_has_one_cell_and_touches_a_list_as_the_sides_say() {
    for from in SIDES {
        for to in SIDES {
            for again in [false, true] {
                let passage = passage(1, from, to, again, 3);
                for list in [PovertyList::Poor, PovertyList::NearPoor] {
                    let on = Side::In(list.class());
                    let sum = Balance::of([&passage], list);
                    let [start, .., end] = sum.columns();
                    assert_eq!(start.households, i64::from(from == on));
                    assert_eq!(end.households, i64::from(to == on));
                    let between = sum.columns().iter().map(|flow| flow.households).sum::<i64>()
                        - start.households
                        - end.households
                        + sum.lost.households
                        + sum.found.households;
                    let moved = i64::from((from == on) != (to == on));
                    assert_eq!(between, moved, "{from:?} to {to:?}: exactly one column");
                    assert_eq!(sum.is_balanced(), !passage.is_unexplained(list));
                }
            }
        }
    }
}

fn record_id(number: u8) -> RecordId {
    RecordId { replica: ReplicaId([number; 8]), n: 1, place: 0 }
}

fn passage(village: u8, from: Side, to: Side, again: bool, persons: i64) -> Passage {
    let id = record_id;
    let cell = Transition::of(from, to, again);
    Passage { household: id(1), village: Some(id(village)), persons, from, to, cell }
}

fn any_history() -> impl Strategy<Value = History> {
    let class = prop::sample::select(vec![Class::Poor, Class::NearPoor, Class::NotPoor]);
    let detail =
        prop::option::of(prop::sample::select(vec![Detail::Old, Detail::New, Detail::FellBack]));
    let classes = prop::collection::btree_map(2018_i64..2028, (class, detail), 0..8);
    let year = || prop::option::of(2017_i64..2029);
    let came = prop::sample::select(vec![Absence::MovedIn, Absence::Split]);
    let went = prop::sample::select(vec![Absence::MovedAway, Absence::Merged, Absence::DiedOut]);
    let (came, went) = (prop::option::of((came, year())), prop::option::of((went, year())));
    (classes, came, went).prop_map(|(classes, joined, left)| History { classes, joined, left })
}

proptest! {
    #[test]
    fn the_balance_always_holds(
        homes in prop::collection::vec((any_history(), 1_u8..5, 1_i64..9), 0..60),
        year in 2018_i64..2028, kept: bool,
    ) {
        let passages = homes.iter().map(|(history, village, persons)| {
            let (from, to) = (history.side(year - 1, kept), history.side(year, true));
            passage(*village, from, to, history.is_again(year), *persons)
        });
        let movement = Movement { year, passages: passages.collect() };
        for list in [PovertyList::Poor, PovertyList::NearPoor] {
            let all = movement.balance(list, |_| true);
            let flows = |pick: fn(Flow) -> i64| {
                pick(all.end) == pick(all.calculated()) + pick(all.found) - pick(all.lost)
            };
            prop_assert!(flows(|flow| flow.households) && flows(|flow| flow.persons));
            prop_assert_eq!(all.is_balanced(), movement.unexplained(list).count() == 0);
            // The villages add up to the commune, column by column.
            let villages: Vec<_> = (1..5).map(|number| {
                let id = Some(record_id(number));
                movement.balance(list, move |passage| passage.village == id)
            }).collect();
            for column in 0..9 {
                let sum: i64 = villages.iter().map(|v| v.columns()[column].households).sum();
                prop_assert_eq!(sum, all.columns()[column].households, "column {}", column + 1);
            }
        }
        // What left one list for the other is what came there.
        let (poor, near) =
            (movement.balance(PovertyList::Poor, |_| true), movement.balance(PovertyList::NearPoor, |_| true));
        prop_assert_eq!(poor.to_other, near.from_other);
        prop_assert_eq!(near.to_other, poor.from_other);
    }

    #[test]
    fn where_no_year_is_missing_the_formula_gives_what_is_counted(
        homes in prop::collection::vec(prop::collection::vec(0_u8..3, 3..4), 0..40),
    ) {
        let class = |of: u8| [Class::Poor, Class::NearPoor, Class::NotPoor][usize::from(of)];
        let passages = homes.iter().map(|classes| {
            let years = classes.iter().zip(2023..).map(|(of, year)| (year, class(*of)));
            let history = history(&years.collect::<Vec<_>>());
            let (from, to) = (history.side(2024, true), history.side(2025, true));
            passage(1, from, to, history.is_again(2025), 1)
        });
        let movement = Movement { year: 2025, passages: passages.collect() };
        for list in [PovertyList::Poor, PovertyList::NearPoor] {
            prop_assert!(movement.balance(list, |_| true).is_balanced());
        }
    }
}

#[test]
fn the_book_is_read_by_year() {
    let mut commune = Commune::new(1);
    let standing = |household: RecordId, year: i64, class: &str| json!({"household": household.to_string(), "year": year, "class": class});
    let (poor, near) = (commune.poor, commune.near);
    commune.device.enter(RecordKind::ClassYear, &standing(poor, 2025, "near_poor"));
    commune.device.enter(RecordKind::ClassYear, &standing(near, 2024, "poor"));
    let movement = Movement::of(&commune.device.book, 2026, None);
    let of = |id| movement.passages.iter().find(|passage| passage.household == id).unwrap();
    assert_eq!(of(poor).cell, Transition::NearToPoor);
    assert_eq!(of(near).cell, Transition::Unexplained, "2025 is missing");
    assert_eq!(of(near).from, Side::Unknown);
    assert_eq!(movement.unexplained(PovertyList::NearPoor).count(), 1);
    assert_eq!(movement.unexplained(PovertyList::Poor).count(), 0);
    let elsewhere = Movement::of(&commune.device.book, 2026, Some(commune.town));
    assert_eq!(elsewhere.passages, []);
    assert_eq!(crate::domain::movement::years(&commune.device.book), [2024, 2025, 2026]);
}
