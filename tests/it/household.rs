//! A household with its people, from the first key to its page: what is seen, and what is stored.

use insta::assert_snapshot;
use thoatngheo::domain::schema::RecordKind;
use thoatngheo::keys::Action;

use crate::sample::Stage;
use crate::screens::checked;

macro_rules! picture {
    ($name:literal, $stage:expr) => {
        assert_snapshot!($name, checked(&$stage))
    };
}

/// Types a household up to its table of people.
fn household(stage: &mut Stage) {
    stage.press(Action::Households).press(Action::New).text("dong").press(Action::NextField);
    stage.text("Vif Vawn Thuwr").press(Action::NextField).text("nam").press(Action::NextField);
    stage.text("1970").press(Action::NextField).text("038070000011");
    stage.press(Action::NextSection);
}

/// Types people: name, relation, sex, birth and number, each ended by the next.
fn people(stage: &mut Stage) {
    for (name, relation, sex, birth, number) in [
        ("Lof Thij Mootj", "v", "nu", "5/2/1975", "038175000012"),
        ("Vif Vawn Hai", "c", "nam", "2012", ""),
        ("Vif Thij Ba", "c", "nu", "1/6/2016", ""),
    ] {
        stage.text(name).press(Action::NextField).text(relation).press(Action::NextField);
        stage.text(sex).press(Action::NextField).text(birth).press(Action::NextField).text(number);
        stage.press(Action::SubmitAndNew);
    }
}

fn rest(stage: &mut Stage) {
    stage.press(Action::NextSection).press(Action::NextSection).text("h");
    stage.press(Action::Submit);
}

#[test]
fn people_are_typed_within_their_household_and_seen_on_its_page() {
    let mut stage = Stage::new();
    household(&mut stage);
    picture!("people_none", stage);
    people(&mut stage);
    picture!("people_next", stage);
    // No name: nobody more.
    stage.press(Action::NextField).press(Action::PrevField);
    picture!("people_table", stage);
    stage.press(Action::RowUp).press(Action::DeleteRight);
    picture!("people_take_out", stage);
    stage.press(Action::Dismiss).press(Action::NextField);
    picture!("people_person", stage);
    stage.press(Action::Back);
    rest(&mut stage);
    picture!("people_ask", stage);
    stage.text("y").press(Action::Open);
    picture!("people_page", stage);
    for _ in 0..22 {
        stage.press(Action::RowDown);
    }
    picture!("people_page_below", stage);
    let members = stage.app.book.of_kind(RecordKind::Member).len();
    assert_eq!(members, 3);
    assert!(!stage.picture().contains("038175000012") && stage.picture().contains("0381******12"));
    stage.press(Action::Reveal);
    assert!(stage.picture().contains("038 1 75 000012"), "{}", stage.picture());
    stage.press(Action::History);
    picture!("people_revealed", stage);
    stage.press(Action::Back).press(Action::Open);
    assert!(!stage.picture().contains("038 1 75 000012"), "masked again");
}

#[test]
fn the_class_of_every_year_stands_with_its_standard() {
    let mut stage = Stage::new();
    stage.press(Action::Households).press(Action::Search).text("ha thi my").enter();
    stage.press(Action::NextSection).press(Action::New);
    picture!("year_form", stage);
    stage.text("2021").press(Action::NextField).text("c").press(Action::Submit);
    if !stage.app.overlays.is_empty() {
        stage.text("y");
    }
    picture!("years", stage);
    stage.press(Action::New).text("2024").press(Action::NextField).text("k").press(Action::Submit);
    if !stage.app.overlays.is_empty() {
        stage.text("y");
    }
    picture!("years_three", stage);
}

#[test]
fn two_households_side_by_side_become_one_and_two_again() {
    let mut stage = Stage::new();
    let count = |stage: &Stage| {
        let all = stage.app.book.of_kind(RecordKind::Household).iter();
        all.filter_map(|at| stage.app.book.record(*at)).filter(|record| !record.is_void()).count()
    };
    stage.press(Action::Households).press(Action::New).text("dong").press(Action::NextField);
    stage.text("haf thij myr").press(Action::NextField).press(Action::NextField).text("1955");
    stage.press(Action::NextField).text("011155000123");
    picture!("twin_line", stage);
    stage.press(Action::Duplicates);
    picture!("twin_typed", stage);
    stage.press(Action::Back);
    for _ in 0..3 {
        stage.press(Action::NextSection);
    }
    stage.text("h").press(Action::Submit);
    picture!("twin_ask", stage);
    stage.text("y");
    let before = count(&stage);
    stage.press(Action::Duplicates);
    picture!("twin_pairs", stage);
    stage.press(Action::Open);
    picture!("twin_stored", stage);
    stage.press(Action::Merge);
    picture!("twin_merge", stage);
    stage.text("y");
    assert_eq!(count(&stage), before - 1);
    picture!("twin_merged", stage);
    stage.press(Action::Undo);
    picture!("twin_undo", stage);
    stage.text("y");
    assert_eq!(count(&stage), before);
}
