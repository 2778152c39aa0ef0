//! The page of a village, from the home screen to a target that is stored and counted.

use std::path::Path;

use chrono::NaiveDate;
use thoatngheo::domain::roster::{Area, Zone};
use thoatngheo::domain::tables::{Ask, Cell, Report};
use thoatngheo::keys::{Action, KeyCode, Keymap, Preset};
use thoatngheo::locale::Lang;
use thoatngheo::runtime::clock::Clock;
use thoatngheo::runtime::folder::{NewCommune, create};
use thoatngheo::runtime::headless::Headless;
use thoatngheo::runtime::sample::{self, Sample};
use thoatngheo::sync::Founding;

fn commune(data: &Path, clock: Clock) {
    let founding = Founding {
        name: "Xã Mường Thử".to_owned(),
        code: None,
        area: Area::Rural,
        zone: Zone::None,
        form: thoatngheo::domain::roster::OfficeForm::Commune,
    };
    let commune = NewCommune {
        founding,
        officer: "Lò Thị Thử".to_owned(),
        villages: vec!["Bản Lìm".to_owned()],
        passphrase: String::new(),
    };
    create(data, &commune, clock.now()).unwrap().folder.close();
}

#[test]
fn a_target_is_set_on_the_page_of_its_village() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    let clock = Clock { today: NaiveDate::from_ymd_opt(2026, 11, 22) };
    commune(&data, clock);
    let open = || Headless::open(&data, Keymap::preset(Preset::Default), Lang::Vi, clock);
    let mut program = open().unwrap();
    assert!(program.act(Action::Villages).unwrap() && program.act(Action::Open).unwrap());
    assert!(program.picture().contains("Thôn Bản Lìm"), "{}", program.picture());
    // Down to the targets, of which there is none yet.
    for _ in 0..3 {
        program.act(Action::RowDown).unwrap();
    }
    program.act(Action::Open).unwrap();
    let form = program.picture();
    assert!(form.contains("Chỉ tiêu: thêm mới") && form.contains("Bản Lìm"), "{form}");
    for _ in 0..6 {
        if !program.picture().contains("> Số hộ") {
            program.act(Action::NextField).unwrap();
        }
    }
    program.type_text("12").unwrap();
    program.act(Action::Submit).unwrap();
    let page = program.picture();
    assert!(page.contains("Thoát nghèo") && page.contains("0 / 12"), "{page}");
    program.close().unwrap();
    // It is still there another day, in the list of targets too.
    let mut program = open().unwrap();
    program.act(Action::Targets).unwrap();
    let list = program.picture();
    assert!(list.contains("Bản Lìm") && list.contains("12"), "{list}");
    program.act(Action::Commune).unwrap();
    assert!(program.picture().contains("Chưa giao"), "the commune has none of its own");
    program.press(KeyCode::Esc).unwrap();
    program.close().unwrap();
}

/// The first number after a label on a screen.
fn number(picture: &str, label: &str) -> Option<i64> {
    let rest = picture.split_once(label)?.1.trim_start();
    rest.split(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok()
}

/// Two households of this sample moved away in the year: they live here no more.
#[test]
fn the_first_screen_the_page_of_the_commune_and_the_report_count_alike() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("xa");
    let clock = Clock { today: NaiveDate::from_ymd_opt(2026, 11, 20) };
    let sample = Sample { households: 100, seed: 1 };
    let read = sample::make(&data, sample, clock.now(), &mut |_| {}).unwrap();
    let ask = Ask { year: 2026, village: None, personal_numbers: false, today: None };
    let total = Report::Totals.table(&read.book, ask).total.unwrap();
    let [poor, near, other] = [3, 6, 12].map(|at| match total[at] {
        Cell::Count(count) => count,
        ref cell => panic!("{cell:?}"),
    });
    assert_eq!(poor + near + other, 98);
    read.folder.close();
    let mut program =
        Headless::open(&data, Keymap::preset(Preset::Default), Lang::Vi, clock).unwrap();
    let labels = ["Hộ trong sổ", "ộ nghèo", "ộ cận nghèo"];
    let home = program.picture();
    assert_eq!(labels.map(|label| number(&home, label)), [Some(98), Some(poor), Some(near)]);
    program.act(Action::Commune).unwrap();
    let page = program.picture();
    assert_eq!(labels.map(|label| number(&page, label)), [Some(98), Some(poor), Some(near)]);
    program.close().unwrap();
}
