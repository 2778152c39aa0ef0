//! The story of a nomination at the keyboard, from the list to the award and its papers, with pictures.

use std::path::Path;

use chrono::NaiveDate;
use insta::assert_snapshot;
use thoatngheo::domain::roster::{Area, OfficeForm, Zone};
use thoatngheo::domain::schema::RecordKind;
use thoatngheo::keys::{Action, Keymap, Preset};
use thoatngheo::locale::Lang;
use thoatngheo::runtime::clock::Clock;
use thoatngheo::runtime::desk::Desk;
use thoatngheo::runtime::folder::{NewCommune, found};
use thoatngheo::sync::Founding;
use thoatngheo::tui::Screen;
use thoatngheo::tui::screen::plans::{HomeRow, PlansState};

/// Four days before the dossiers of Sa Pa have to be in.
fn clock() -> Clock {
    Clock { today: NaiveDate::from_ymd_opt(2020, 11, 5) }
}

fn opened(data: &Path) -> Desk {
    let founding = Founding {
        name: "Xã Mường Thử".to_owned(),
        code: None,
        area: Area::Rural,
        zone: Zone::None,
        form: OfficeForm::Commune,
    };
    let commune = NewCommune {
        founding,
        officer: "Lò Thị Thử".to_owned(),
        villages: vec!["Bản Lìm".to_owned()],
        passphrase: String::new(),
    };
    found(data, &commune, clock().now()).unwrap().folder.close();
    Desk::open(data, Keymap::preset(Preset::Default), Lang::Vi, clock()).unwrap()
}

fn press(desk: &mut Desk, action: Action) {
    assert!(desk.act(action).unwrap(), "no key for {action}:\n{}", desk.picture());
}

/// The list of a kind, by the screen of the plans.
fn list_of(desk: &mut Desk, kind: RecordKind) {
    press(desk, Action::Plans);
    let rows = PlansState::rows(&desk.app.cx());
    let place = rows.iter().position(|row| *row == HomeRow::List(kind)).unwrap();
    for _ in 0..place {
        press(desk, Action::RowDown);
    }
    press(desk, Action::Open);
}

/// Goes to a field of the form and types.
fn put(desk: &mut Desk, field: &str, text: &str) {
    for _ in 0..30 {
        match desk.app.nav.top() {
            Screen::Form(form) if form.focus == field => return desk.type_text(text).unwrap(),
            Screen::Form(_) => press(desk, Action::RowDown),
            _ => break,
        }
    }
    panic!("{field} is not reached:\n{}", desk.picture());
}

/// The screen, with all its words.
fn seen(desk: &Desk) -> String {
    let picture = desk.picture();
    assert!(!picture.contains('⟦'), "a text is missing:\n{picture}");
    // The device's letters in given numbers are drawn by lot.
    let mut same = picture;
    for series in ["KT20-", "H-"] {
        let mut from = 0;
        while let Some(at) = same[from..].find(series).map(|at| from + at + series.len()) {
            from = at;
            if same.get(at + 4..at + 9) == Some("-0001") {
                same.replace_range(at..at + 4, "ABCD");
            }
        }
    }
    same
}

#[test]
fn a_nomination_becomes_an_award() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    let mut desk = opened(&data);
    list_of(&mut desk, RecordKind::Nomination);
    press(&mut desk, Action::New);
    put(&mut desk, "plan", "sa-pa-2020");
    put(&mut desk, "award", "S2-W02");
    put(&mut desk, "subject", "do");
    put(&mut desk, "name", "Công ty Mẫu");
    put(&mut desk, "achievement", "Ủng hộ 60 triệu đồng, nhận 3 hộ vào làm");
    press(&mut desk, Action::Submit);
    assert!(seen(&desk).contains("Nháp"), "{}", desk.picture());
    press(&mut desk, Action::Open);
    assert_snapshot!("award_page", seen(&desk));
    assert!(desk.picture().contains("còn 4 ngày"), "{}", desk.picture());
    // Nothing can come back that was not handed in.
    press(&mut desk, Action::ReturnDossier);
    assert!(seen(&desk).contains("Hồ sơ chưa nộp"), "{}", desk.picture());

    // The first paper, from its row.
    while !on_paper(&desk) {
        press(&mut desk, Action::RowDown);
    }
    press(&mut desk, Action::Open);
    put(&mut desk, "number", "12/TTr-UBND");
    assert_snapshot!("award_paper", seen(&desk));
    press(&mut desk, Action::Submit);
    let page = seen(&desk);
    assert!(page.contains("[x] S2-X02") && page.contains("12/TTr-UBND"), "{page}");

    // Handing in what is not whole is asked about.
    press(&mut desk, Action::SendDossier);
    put(&mut desk, "state_no", "12/TTr-UBND");
    assert_snapshot!("award_submit", seen(&desk));
    press(&mut desk, Action::Submit);
    assert_snapshot!("award_submit_anyway", seen(&desk));
    desk.type_text("y").unwrap();
    assert!(seen(&desk).contains("Đã nộp"), "{}", desk.picture());

    // Sent back, which wants a reason.
    press(&mut desk, Action::ReturnDossier);
    press(&mut desk, Action::Submit);
    assert!(seen(&desk).contains("Phải ghi lý do"), "{}", desk.picture());
    put(&mut desk, "state_reason", "thiếu biên bản họp xét");
    press(&mut desk, Action::Submit);
    assert!(seen(&desk).contains("Trả lại bổ sung"), "{}", desk.picture());
    press(&mut desk, Action::SendDossier);
    put(&mut desk, "state_no", "15/TTr-UBND");
    press(&mut desk, Action::Submit);
    desk.type_text("y").unwrap();

    // Asked for until it is decided.
    press(&mut desk, Action::Letters);
    assert_snapshot!("award_letters", seen(&desk));
    press(&mut desk, Action::Back);

    press(&mut desk, Action::DecideDossier);
    put(&mut desk, "decision_no", "99/QĐ-UBND");
    put(&mut desk, "granted", "c");
    press(&mut desk, Action::Submit);
    let page = seen(&desk);
    assert!(page.contains("Được khen") && page.contains("99/QĐ-UBND"), "{page}");
    assert_snapshot!("award_decided", page);

    press(&mut desk, Action::Letters);
    assert!(!seen(&desk).contains("Công ty Mẫu"), "{}", desk.picture());
    press(&mut desk, Action::CursorRight);
    assert!(seen(&desk).contains("DANH SÁCH TRÍCH NGANG"), "{}", desk.picture());
    press(&mut desk, Action::CursorRight);
    press(&mut desk, Action::WriteFile);
    press(&mut desk, Action::Open);
    assert!(seen(&desk).contains("Đã ghi"), "{}", desk.picture());
    let mut written = walk(dir.path());
    written.retain(|path| Path::new(path).extension().is_some_and(|is| is == "docx"));
    assert_eq!(written.len(), 1, "{written:?}");
    assert!(written[0].contains("award-minutes-sa-pa-2020-2020"), "{written:?}");
    shown_as_written(&mut desk, dir.path());
    desk.close().unwrap();
}

/// The lines of the letter on the screen.
fn lines(desk: &Desk) -> Vec<String> {
    match desk.app.nav.top() {
        Screen::Letters(letters) => letters.lines.clone(),
        _ => panic!("no letters:\n{}", desk.picture()),
    }
}

fn shown_as_written(desk: &mut Desk, dir: &Path) {
    // What is shown is what a file of plain text holds, where the terminal has room for its tables.
    desk.send(thoatngheo::tui::Msg::Resize(120, 40)).unwrap();
    let shown = lines(desk);
    press(desk, Action::WriteFile);
    press(desk, Action::ClearField);
    desk.type_text("bien-ban.txt").unwrap();
    press(desk, Action::Open);
    let path = walk(dir).into_iter().find(|path| path.ends_with("bien-ban.txt")).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    assert_eq!(shown, text.trim_start_matches('\u{feff}').lines().collect::<Vec<_>>());
    assert!(text.contains("CỘNG HÒA") && text.contains("Xã Mường Thử"), "{text}");
    // A narrow terminal folds the lines and cuts nothing.
    desk.send(thoatngheo::tui::Msg::Resize(60, 15)).unwrap();
    let folded = lines(desk);
    assert!(folded.iter().all(|line| thoatngheo::text::width(line) <= 58), "{folded:#?}");
}

/// Whether a paper that is missing is marked.
fn on_paper(desk: &Desk) -> bool {
    match desk.app.nav.top() {
        Screen::Detail(detail) => {
            let row = detail.rows().get(detail.scroll.marked);
            row.is_some_and(|row| matches!(row.goes, thoatngheo::tui::part::sheet::Goes::Paper(_)))
        }
        _ => panic!("no page of a record"),
    }
}

fn walk(dir: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(walk(&path));
        } else {
            found.push(path.display().to_string());
        }
    }
    found
}

#[test]
fn help_begins_at_the_household_and_pledges_follow_each_other() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    let mut desk = opened(&data);
    press(&mut desk, Action::Households);
    press(&mut desk, Action::New);
    put(&mut desk, "village", "ban lim");
    put(&mut desk, "head_name", "Hà Thị Mỷ");
    put(&mut desk, "class", "h");
    put(&mut desk, "causes", " ");
    press(&mut desk, Action::Submit);
    desk.type_text("y").unwrap();
    press(&mut desk, Action::Open);
    for _ in 0..3 {
        press(&mut desk, Action::NextSection);
    }
    assert!(seen(&desk).contains("Giúp đỡ (0)"), "{}", desk.picture());
    press(&mut desk, Action::New);
    put(&mut desk, "helper_name", "Chi hội Phụ nữ");
    put(&mut desk, "deed", "ng");
    put(&mut desk, "quantity", "10");
    assert_snapshot!("help_form", seen(&desk));
    press(&mut desk, Action::Submit);
    let page = seen(&desk);
    assert!(page.contains("Giúp đỡ (1)") && page.contains("Chi hội Phụ nữ"), "{page}");

    list_of(&mut desk, RecordKind::Emulation);
    press(&mut desk, Action::New);
    put(&mut desk, "plan", "sa-pa-2020");
    put(&mut desk, "registrant", "do");
    put(&mut desk, "name", "Công ty Mẫu");
    assert!(seen(&desk).contains("UBND xã Mường Thử"), "{}", desk.picture());
    put(&mut desk, "pledge", "Giúp hộ thoát nghèo");
    press(&mut desk, Action::SubmitAndNew);
    // The next one of the same registrant: plan, year and kind stay.
    let next = seen(&desk);
    for part in ["sa-pa-2020", "Doanh nghiệp", "Công ty Mẫu"] {
        assert!(next.contains(part), "{part}: {next}");
    }
    assert!(!next.contains("Giúp hộ thoát nghèo"), "the pledge is another one: {next}");
    desk.close().unwrap();
}
