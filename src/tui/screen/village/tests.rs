//! What the page counts, and where its lines lead.

use serde_json::{Value as Json, json};

use super::*;
use crate::domain::input::from_json;
use crate::domain::op::{Op, Values, decide};
use crate::tui::screen::list::ListState;
use crate::tui::test_app::TestApp;

fn village(tester: &TestApp, name: &str) -> RecordId {
    tester.app.book.resolve(RecordKind::Village, name).unwrap().id
}

fn edit(tester: &mut TestApp, code: &str, values: &Json) {
    let record = tester.record(RecordKind::Household, code).id;
    let cx = tester.app.cx();
    let mut inputs = Values::new();
    for (id, json) in values.as_object().unwrap() {
        let field = RecordKind::Household.field(id).unwrap();
        inputs.insert(field.id, from_json(cx.book, field, json, cx.now.today).unwrap());
    }
    let op = Op::Edit { record, values: inputs };
    let intent = decide(cx.book, &op, &cx.ctx()).unwrap().intent;
    let event = tester.write(&intent);
    tester.app.book.apply(&event);
}

fn page(tester: &TestApp, name: &str) -> VillageState {
    VillageState::new(&tester.app.cx(), Some(village(tester, name)))
}

fn household(tester: &mut TestApp, code: &str, more: &Json) {
    let mut values = json!({
        "code": code, "village": "Đồng Tâm", "head_name": "Hà Văn Cả", "class": "poor",
        "class_year": 2025, "causes": ["lack_capital"], "members_count": 5,
    });
    for (key, value) in more.as_object().unwrap() {
        values[key] = value.clone();
    }
    tester.add(RecordKind::Household, &values);
}

/// Poor of 2025 that is near-poor in 2026, beside those of the app.
fn moved() -> TestApp {
    let mut tester = TestApp::new();
    household(&mut tester, "H9", &json!({"class": "near_poor", "class_year": 2026}));
    tester.add(RecordKind::ClassYear, &json!({"household": "H9", "year": 2025, "class": "poor"}));
    tester
}

#[test]
fn a_year_of_which_nothing_is_known_is_not_guessed_and_an_old_one_is_shown() {
    let mut tester = TestApp::new();
    household(&mut tester, "H9", &json!({"class_year": 2025}));
    tester.add(
        RecordKind::ClassYear,
        &json!({"household": "H9", "year": 2018, "class": "near_poor"}),
    );
    let page = page(&tester, "Đồng Tâm");
    let years: Vec<_> = page.page.years.iter().map(|y| (y.year, y.poor, y.near_poor)).collect();
    assert!(years.contains(&(2018, 0, 1)) && years.contains(&(2025, 1, 0)), "{years:?}");
    assert!(years.iter().all(|(year, ..)| ![2019, 2024].contains(year)), "{years:?}");
}

#[test]
fn a_label_in_the_name_is_not_said_twice() {
    let mut tester = TestApp::new();
    tester.add(RecordKind::Village, &json!({"name": "Buôn Ea Tlan", "label": "buon"}));
    tester.add(RecordKind::Village, &json!({"name": "Buônglai", "label": "buon"}));
    let title = |name| page(&tester, name).title(&tester.app.cx());
    assert_eq!(title("Buôn Ea Tlan"), "Buôn Ea Tlan");
    assert_eq!(title("Buônglai"), "Buôn Buônglai");
}

#[test]
fn a_year_and_its_targets_are_counted_against_what_happened() {
    let mut tester = moved();
    let kinds =
        [("exit_poor", 2), ("exit_near_poor", 1), ("registrations", 4), ("reduce_near_poor", 1)];
    for (kind, count) in kinds {
        let target = json!({"village": "Đồng Tâm", "year": 2026, "kind": kind, "count": count});
        tester.add(RecordKind::Target, &target);
    }
    tester.add(RecordKind::Target, &json!({"year": 2026, "kind": "exit_poor", "count": 30}));
    let old = json!({"village": "Đồng Tâm", "year": 2025, "kind": "exit_poor", "count": 9});
    tester.add(RecordKind::Target, &old);
    for (code, helper) in [("H1", Some("Hội Phụ nữ")), ("H2", None)] {
        let mut values = json!({
            "household": code, "target_class": "not_poor", "registered_on": "2026-02-15",
        });
        if let Some(helper) = helper {
            values["helper_name"] = helper.into();
        }
        tester.add(RecordKind::Registration, &values);
    }
    let state = page(&tester, "Đồng Tâm");
    let counted = state.page();
    let households = counted.counts.map(|count| (count.households, count.persons));
    assert_eq!(households, [(1, 1), (2, 6), (0, 0)]);
    let years: Vec<_> = counted.years.iter().map(|y| (y.year, y.poor, y.near_poor)).collect();
    assert_eq!(years, [(2025, 1, 0), (2026, 1, 2)]);
    let targets: Vec<_> = counted.targets.iter().map(|t| (t.kind, t.reached, t.count)).collect();
    let wanted = [
        ("exit_near_poor", Some(0), 1),
        ("exit_poor", Some(1), 2),
        // Nobody was near-poor the year before, and two are now: nothing is reduced.
        ("reduce_near_poor", Some(0), 1),
        ("registrations", Some(2), 4),
    ];
    assert_eq!(targets, wanted);
    assert_eq!((counted.registered.len(), counted.no_helper.len()), (2, 1));
    assert!(counted.unregistered.is_empty());
    assert!(page(&tester, "Nà Lại").page().targets.is_empty());
    let commune = VillageState::new(&tester.app.cx(), None);
    let targets: Vec<_> = commune.page().targets.iter().map(|t| (t.reached, t.count)).collect();
    assert_eq!(targets, [(Some(1), 30)]);
    assert_eq!(commune.page().unregistered.len(), 1, "the poor one of the other village");
}

#[test]
fn who_left_is_counted_in_the_years_before_and_not_now() {
    let mut tester = moved();
    edit(&mut tester, "H9", &json!({"left": "moved_away", "left_on": "2026-05-01"}));
    let state = page(&tester, "Đồng Tâm");
    assert_eq!(state.page().counts.map(|count| count.households), [1, 1, 0]);
    let years: Vec<_> = state.page().years.iter().map(|y| (y.year, y.poor, y.near_poor)).collect();
    assert_eq!(years, [(2025, 1, 0), (2026, 1, 1)]);
}

#[test]
fn every_line_that_leads_leads_somewhere_and_back() {
    let mut tester = moved();
    let target = json!({"village": "Đồng Tâm", "year": 2026, "kind": "exit_poor", "count": 2});
    tester.add(RecordKind::Target, &target);
    let cx = tester.app.cx();
    let mut state = page(&tester, "Đồng Tâm");
    let leading = state.lines().iter().filter(|line| line.leads()).count();
    assert_eq!(leading, 9);
    for at in 0..leading {
        state.scroll.marked = at;
        assert_eq!(state.refusal(&cx, Action::Open), None);
        let line = state.marked().unwrap();
        let steps = state.update(&cx, Input::Act(Action::Open));
        if state.shown.is_some() {
            assert!(steps.is_empty(), "{line:?}");
            assert_eq!(state.update(&cx, Input::Act(Action::Back)), []);
            assert_eq!((state.shown, state.scroll.marked), (None, at));
        } else {
            assert!(matches!(steps.as_slice(), [Step::Push(_)]), "{line:?} {steps:?}");
        }
    }
    assert_eq!(state.update(&cx, Input::Act(Action::Back)), [Step::Pop]);
    assert!(matches!(page(&tester, "Nà Lại").lines()[7], VillageLine::NoTarget));
}

#[test]
fn a_village_is_opened_from_the_list_and_the_next_one_from_there() {
    let tester = moved();
    let cx = tester.app.cx();
    let mut list = ListState::new(&cx, RecordKind::Village);
    let steps = list.update(&cx, Input::Act(Action::Open));
    let [Step::Push(screen)] = steps.as_slice() else { panic!("{steps:?}") };
    let Screen::Village(mut state) = (**screen).clone() else { panic!("another screen") };
    assert_eq!(state.title(&cx), "Thôn Đồng Tâm");
    for title in ["Thôn Nà Lại", "Toàn xã", "Thôn Đồng Tâm"] {
        state.update(&cx, Input::Act(Action::NextSection));
        assert_eq!(state.title(&cx), title);
    }
    state.update(&cx, Input::Act(Action::PrevSection));
    assert_eq!(state.title(&cx), "Toàn xã");
    assert_eq!(state.refusal(&cx, Action::Edit), Some("refuse-nothing-marked"));
    assert_eq!(page(&tester, "Nà Lại").refusal(&cx, Action::Edit), None);
    assert_eq!(page(&tester, "Nà Lại").refusal(&cx, Action::Void), Some("refuse-in-use"));
}

#[test]
fn a_new_target_begins_with_the_village() {
    let tester = moved();
    let cx = tester.app.cx();
    let mut state = page(&tester, "Nà Lại");
    let at =
        state.lines().iter().filter(|line| line.leads()).position(|l| *l == VillageLine::NoTarget);
    state.scroll.marked = at.unwrap();
    let steps = state.update(&cx, Input::Act(Action::New));
    let [Step::Push(screen)] = steps.as_slice() else { panic!("{steps:?}") };
    let Screen::Form(form) = &**screen else { panic!("no form") };
    assert_eq!(form.kind, RecordKind::Target);
    assert_eq!(form.cell("village").unwrap().raw(), "Nà Lại");
}
