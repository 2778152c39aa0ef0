//! The program as a school sees it: home, a unit's page, a contribution that counts for a unit.

use chrono::NaiveDate;
use insta::assert_snapshot;
use thoatngheo::domain::roster::{Area, OfficeForm, Zone};
use thoatngheo::domain::schema::RecordKind;
use thoatngheo::keys::{Action, KeyCode, Keymap, Preset};
use thoatngheo::locale::Lang;
use thoatngheo::runtime::clock::Clock;
use thoatngheo::runtime::folder::{NewCommune, create};
use thoatngheo::runtime::headless::Headless;
use thoatngheo::sync::Founding;

/// What a screen shows, which must not speak of villages.
fn seen(program: &Headless) -> String {
    let picture = program.picture();
    let said = picture.to_lowercase().replace("nông thôn", "");
    let mut words = said.split(|letter: char| !letter.is_alphanumeric());
    assert!(!words.any(|word| word == "thôn" || word == "xã"), "{picture}");
    picture
}

#[test]
fn a_school_sees_its_units_and_the_fund() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    let clock = Clock { today: NaiveDate::from_ymd_opt(2025, 11, 20) };
    let founding = Founding {
        name: "Trường Trung cấp nghề Mường Thử".to_owned(),
        code: None,
        area: Area::Rural,
        zone: Zone::None,
        form: OfficeForm::Organisation,
    };
    let office = NewCommune {
        founding,
        officer: "Lò Thị Thử".to_owned(),
        villages: vec!["Phòng Đào tạo".to_owned(), "Khoa Nông lâm".to_owned()],
        passphrase: String::new(),
    };
    create(&data, &office, clock.now()).unwrap().folder.close();
    let open = || Headless::open(&data, Keymap::preset(Preset::Default), Lang::Vi, clock);
    let mut program = open().unwrap();
    let home = seen(&program);
    assert!(home.contains("Phòng, khoa, trung tâm") && !home.contains("Hộ nghèo"), "{home}");
    // The unit of a contribution stands beside the address.
    program.act(Action::Fund).unwrap();
    program.act(Action::New).unwrap();
    seen(&program);
    for (field, text) in [("donor_name", "Lo Van Thu"), ("village", "khoa"), ("amount", "500k")] {
        for _ in 0..30 {
            let thoatngheo::tui::Screen::Form(form) = program.app.nav.top() else {
                panic!("no form: {}", program.picture())
            };
            if form.focus == field {
                break;
            }
            program.act(Action::RowDown).unwrap();
        }
        program.type_text(text).unwrap();
    }
    program.act(Action::Submit).unwrap();
    assert_eq!(
        program.app.book.of_kind(RecordKind::Contribution).len(),
        1,
        "{}",
        program.picture()
    );
    program.act(Action::Home).unwrap();
    assert_snapshot!("school_home", steady(&program));
    program.act(Action::Villages).unwrap();
    seen(&program);
    program.act(Action::Search).unwrap();
    program.type_text("khoa").unwrap();
    program.press(KeyCode::Enter).unwrap();
    assert_snapshot!("school_unit", steady(&program));
    // The words are there in the next session, before anything is asked of the roster.
    program.close().unwrap();
    let mut program = open().unwrap();
    for action in [Action::Villages, Action::Fund, Action::Reports, Action::Commune] {
        program.act(action).unwrap();
        seen(&program);
    }
    program.close().unwrap();
}

/// The picture without what differs from run to run: the code of the device and the hours.
fn steady(program: &Headless) -> String {
    let short = program.app.me.actor.replica.short();
    seen(program).replace(&short, "MMMM")
}
