//! The story of a nomination at the keyboard, from the list to the award and its papers, with pictures.

use std::path::Path;

use chrono::NaiveDate;
use insta::assert_snapshot;
use thoatngheo::domain::roster::{Area, OfficeForm, Zone};
use thoatngheo::domain::schema::RecordKind;
use thoatngheo::keys::{Action, Keymap, Preset};
use thoatngheo::locale::Lang;
use thoatngheo::runtime::clock::Clock;
use thoatngheo::runtime::folder::{NewCommune, create};
use thoatngheo::runtime::headless::Headless;
use thoatngheo::sync::Founding;
use thoatngheo::tui::Screen;
use thoatngheo::tui::screen::plans::{HomeRow, PlansState};

/// Four days before the dossiers of Sa Pa have to be in.
fn clock() -> Clock {
    Clock { today: NaiveDate::from_ymd_opt(2020, 11, 5) }
}

fn opened(data: &Path) -> Headless {
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
    create(data, &commune, clock().now()).unwrap().folder.close();
    Headless::open(data, Keymap::preset(Preset::Default), Lang::Vi, clock()).unwrap()
}

fn press(program: &mut Headless, action: Action) {
    assert!(program.act(action).unwrap(), "no key for {action}:\n{}", program.picture());
}

/// The list of a kind, by the screen of the plans.
fn list_of(program: &mut Headless, kind: RecordKind) {
    press(program, Action::Plans);
    let rows = PlansState::rows(&program.app.cx());
    let place = rows.iter().position(|row| *row == HomeRow::List(kind)).unwrap();
    for _ in 0..place {
        press(program, Action::RowDown);
    }
    press(program, Action::Open);
}

/// Goes to a field of the form and types.
fn put(program: &mut Headless, field: &str, text: &str) {
    for _ in 0..30 {
        match program.app.nav.top() {
            Screen::Form(form) if form.focus == field => return program.type_text(text).unwrap(),
            Screen::Form(_) => press(program, Action::RowDown),
            _ => break,
        }
    }
    panic!("{field} is not reached:\n{}", program.picture());
}

/// The screen, with all its words.
fn seen(program: &Headless) -> String {
    let picture = program.picture();
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
    let mut program = opened(&data);
    list_of(&mut program, RecordKind::Nomination);
    press(&mut program, Action::New);
    put(&mut program, "plan", "sa-pa-2020");
    put(&mut program, "award", "S2-W02");
    put(&mut program, "subject", "do");
    put(&mut program, "name", "Công ty Mẫu");
    put(&mut program, "achievement", "Ủng hộ 60 triệu đồng, nhận 3 hộ vào làm");
    press(&mut program, Action::Submit);
    assert!(seen(&program).contains("Nháp"), "{}", program.picture());
    press(&mut program, Action::Open);
    assert_snapshot!("award_page", seen(&program));
    assert!(program.picture().contains("còn 4 ngày"), "{}", program.picture());
    // Nothing can come back that was not handed in.
    press(&mut program, Action::ReturnDossier);
    assert!(seen(&program).contains("Hồ sơ chưa nộp"), "{}", program.picture());

    // The first paper, from its row.
    while !on_paper(&program) {
        press(&mut program, Action::RowDown);
    }
    press(&mut program, Action::Open);
    put(&mut program, "number", "12/TTr-UBND");
    assert_snapshot!("award_paper", seen(&program));
    press(&mut program, Action::Submit);
    let page = seen(&program);
    assert!(page.contains("[x] S2-X02") && page.contains("12/TTr-UBND"), "{page}");

    // Handing in what is not whole is asked about.
    press(&mut program, Action::SendDossier);
    put(&mut program, "state_no", "12/TTr-UBND");
    assert_snapshot!("award_submit", seen(&program));
    press(&mut program, Action::Submit);
    assert_snapshot!("award_submit_anyway", seen(&program));
    program.type_text("y").unwrap();
    assert!(seen(&program).contains("Đã nộp"), "{}", program.picture());

    // Sent back, which wants a reason.
    press(&mut program, Action::ReturnDossier);
    press(&mut program, Action::Submit);
    assert!(seen(&program).contains("Phải ghi lý do"), "{}", program.picture());
    put(&mut program, "state_reason", "thiếu biên bản họp xét");
    press(&mut program, Action::Submit);
    assert!(seen(&program).contains("Trả lại bổ sung"), "{}", program.picture());
    press(&mut program, Action::SendDossier);
    put(&mut program, "state_no", "15/TTr-UBND");
    press(&mut program, Action::Submit);
    program.type_text("y").unwrap();

    // Asked for until it is decided.
    press(&mut program, Action::Letters);
    assert_snapshot!("award_letters", seen(&program));
    press(&mut program, Action::Back);

    press(&mut program, Action::DecideDossier);
    put(&mut program, "decision_no", "99/QĐ-UBND");
    put(&mut program, "granted", "c");
    press(&mut program, Action::Submit);
    let page = seen(&program);
    assert!(page.contains("Được khen") && page.contains("99/QĐ-UBND"), "{page}");
    assert_snapshot!("award_decided", page);

    press(&mut program, Action::Letters);
    assert!(!seen(&program).contains("Công ty Mẫu"), "{}", program.picture());
    press(&mut program, Action::CursorRight);
    assert!(seen(&program).contains("DANH SÁCH TRÍCH NGANG"), "{}", program.picture());
    press(&mut program, Action::CursorRight);
    press(&mut program, Action::WriteFile);
    press(&mut program, Action::Open);
    assert!(seen(&program).contains("Đã ghi"), "{}", program.picture());
    let mut written = walk(dir.path());
    written.retain(|path| Path::new(path).extension().is_some_and(|is| is == "docx"));
    assert_eq!(written.len(), 1, "{written:?}");
    assert!(written[0].contains("award-minutes-sa-pa-2020-2020"), "{written:?}");
    shown_as_written(&mut program, dir.path());
    program.close().unwrap();
}

/// The lines of the letter on the screen.
fn lines(program: &Headless) -> Vec<String> {
    match program.app.nav.top() {
        Screen::Letters(letters) => letters.lines.clone(),
        _ => panic!("no letters:\n{}", program.picture()),
    }
}

fn shown_as_written(program: &mut Headless, dir: &Path) {
    // What is shown is what a file of plain text holds, where the terminal has room for its tables.
    program.send(thoatngheo::tui::Msg::Resize(120, 40)).unwrap();
    let shown = lines(program);
    press(program, Action::WriteFile);
    press(program, Action::ClearField);
    program.type_text("bien-ban.txt").unwrap();
    press(program, Action::Open);
    let path = walk(dir).into_iter().find(|path| path.ends_with("bien-ban.txt")).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    assert_eq!(shown, text.trim_start_matches('\u{feff}').lines().collect::<Vec<_>>());
    assert!(text.contains("CỘNG HÒA") && text.contains("Xã Mường Thử"), "{text}");
    // A narrow terminal folds the lines and cuts nothing.
    program.send(thoatngheo::tui::Msg::Resize(60, 15)).unwrap();
    let folded = lines(program);
    assert!(folded.iter().all(|line| thoatngheo::text::width(line) <= 58), "{folded:#?}");
}

/// Whether a paper that is missing is marked.
fn on_paper(program: &Headless) -> bool {
    match program.app.nav.top() {
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
    let mut program = opened(&data);
    press(&mut program, Action::Households);
    press(&mut program, Action::New);
    put(&mut program, "village", "ban lim");
    put(&mut program, "head_name", "Hà Thị Mỷ");
    put(&mut program, "class", "h");
    put(&mut program, "causes", " ");
    press(&mut program, Action::Submit);
    program.type_text("y").unwrap();
    press(&mut program, Action::Open);
    for _ in 0..3 {
        press(&mut program, Action::NextSection);
    }
    assert!(seen(&program).contains("Giúp đỡ (0)"), "{}", program.picture());
    press(&mut program, Action::New);
    put(&mut program, "helper_name", "Chi hội Phụ nữ");
    put(&mut program, "deed", "ng");
    put(&mut program, "quantity", "10");
    assert_snapshot!("help_form", seen(&program));
    press(&mut program, Action::Submit);
    let page = seen(&program);
    assert!(page.contains("Giúp đỡ (1)") && page.contains("Chi hội Phụ nữ"), "{page}");

    list_of(&mut program, RecordKind::Emulation);
    press(&mut program, Action::New);
    put(&mut program, "plan", "sa-pa-2020");
    put(&mut program, "registrant", "do");
    put(&mut program, "name", "Công ty Mẫu");
    assert!(seen(&program).contains("UBND xã Mường Thử"), "{}", program.picture());
    put(&mut program, "pledge", "Giúp hộ thoát nghèo");
    press(&mut program, Action::SubmitAndNew);
    // The next one of the same registrant: plan, year and kind stay.
    let next = seen(&program);
    for part in ["sa-pa-2020", "Doanh nghiệp", "Công ty Mẫu"] {
        assert!(next.contains(part), "{part}: {next}");
    }
    assert!(!next.contains("Giúp hộ thoát nghèo"), "the pledge is another one: {next}");
    program.close().unwrap();
}
