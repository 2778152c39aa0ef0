//! Reports on screen: pictures at 80x24, and a story from the home screen to a file.

use insta::assert_snapshot;
use thoatngheo::keys::{Action, Keymap, Preset};
use thoatngheo::locale::Lang;
use thoatngheo::runtime::clock::Clock;
use thoatngheo::runtime::headless::Headless;
use thoatngheo::runtime::sample::{self, Sample};
use thoatngheo::tui::Msg;

use crate::sample::Stage;
use crate::screens::checked;

macro_rules! picture {
    ($name:literal, $stage:expr) => {
        assert_snapshot!($name, checked(&$stage))
    };
}

/// A report, by its place in the list.
pub fn report(place: usize) -> Stage {
    let mut stage = Stage::new();
    stage.press(Action::Reports);
    for _ in 0..place {
        stage.press(Action::RowDown);
    }
    stage.enter();
    stage
}

#[test]
fn the_list_of_reports() {
    let mut stage = Stage::new();
    stage.press(Action::Reports);
    picture!("reports", stage);
    stage.press(Action::Language);
    picture!("reports_en", stage);
    stage.press(Action::ChooseYear);
    picture!("reports_year", stage);
}

#[test]
fn a_table_scrolls_sideways_under_its_headings() {
    let mut stage = report(0);
    picture!("report_totals", stage);
    let first = stage.picture();
    for _ in 0..4 {
        stage.press(Action::CursorRight);
    }
    picture!("report_totals_right", stage);
    assert!(stage.picture().contains("Đồng Tâm"), "the names stay");
    for _ in 0..9 {
        stage.press(Action::CursorLeft);
    }
    assert_eq!(stage.picture(), first);
    stage.press(Action::Language);
    picture!("report_totals_en", stage);
}

#[test]
fn an_imbalance_cannot_be_overlooked() {
    let mut stage = report(1);
    picture!("report_movement", stage);
    stage.press(Action::Bottom);
    assert!(stage.picture().contains("KHÔNG CÂN"));
}

#[test]
fn bars_and_back() {
    let mut stage = report(0);
    stage.press(Action::Chart);
    picture!("report_bars", stage);
    stage.press(Action::Chart);
    picture!("report_bars_rates", stage);
    stage.press(Action::Chart);
    assert_eq!(stage.picture(), report(0).picture());
    let mut stage = report(4);
    stage.press(Action::Chart);
    picture!("report_bars_lacks", stage);
}

#[test]
fn lists_by_name() {
    let stage = report(16);
    picture!("report_list", stage);
}

#[test]
fn a_village_is_chosen_and_the_file_named() {
    let mut stage = report(0);
    stage.press(Action::Filter).text("na lai").enter();
    let picture = stage.picture();
    assert!(picture.contains("Nà Lại") && !picture.contains("Đồng Tâm"), "{picture}");
    stage.press(Action::WriteFile);
    picture!("report_ending", stage);
    stage.enter();
    picture!("report_path", stage);
    stage.enter();
    assert!(stage.picture().contains("totals-2026.xlsx"), "{}", stage.picture());
    // A file of that name is there: nothing is written until a person says so.
    stage.press(Action::WriteFile).enter();
    stage.press(Action::ClearField).text("co-roi.docx").enter();
    assert!(stage.picture().contains("Ghi đè"), "{}", stage.picture());
    stage.enter();
    assert!(stage.picture().contains("Ghi đè"), "Enter alone does not answer");
    stage.text("y");
    assert!(stage.picture().contains("co-roi.docx") && !stage.picture().contains("Ghi đè"));
}

#[test]
fn the_least_terminal_and_every_report_draw_without_a_hole() {
    for place in 0..thoatngheo::domain::tables::Report::ALL.len() {
        let mut stage = report(place);
        for size in [(60, 15), (200, 50), (20, 5), (80, 24)] {
            stage.send(Msg::Resize(size.0, size.1));
            stage.press(Action::Bottom).press(Action::CursorRight).press(Action::Chart);
            assert!(!stage.picture().contains('⟦'), "{}", stage.picture());
            stage.press(Action::Top).press(Action::CursorLeft).press(Action::Chart);
        }
        checked(&stage);
    }
}

#[test]
fn from_the_home_screen_to_a_spreadsheet_on_disk() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("xa");
    let clock = Clock { today: chrono::NaiveDate::from_ymd_opt(2026, 11, 20) };
    let sample = Sample { households: 30, seed: 3 };
    sample::make(&data, sample, clock.now(), &mut |_| {}).unwrap().folder.close();
    let keymap = Keymap::preset(Preset::Default);
    let mut program = Headless::open(&data, keymap, Lang::Vi, clock).unwrap();
    for action in [Action::Reports, Action::Open, Action::WriteFile, Action::Confirm] {
        assert!(program.act(action).unwrap(), "{action}");
    }
    assert!(program.act(Action::Open).unwrap());
    let path = data.join("out").join("totals-2026.xlsx");
    assert!(program.picture().contains("totals-2026.xlsx"), "{}", program.picture());
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&path).unwrap();
    let cells = calamine::Reader::worksheet_range_at(&mut book, 0).unwrap().unwrap();
    assert!(
        cells
            .used_cells()
            .any(|(_, _, cell)| calamine::DataType::get_string(cell) == Some("Tổng cộng"))
    );
    program.close().unwrap();
}

/// A report of the movement, by its place after the tables.
pub fn movement(place: usize) -> Stage {
    let mut stage = Stage::new();
    stage.app.plans = std::sync::Arc::new(thoatngheo::plan::shipped());
    stage.press(Action::Reports);
    for _ in 0..thoatngheo::domain::tables::Report::ALL.len() + place {
        stage.press(Action::RowDown);
    }
    stage.enter();
    stage
}

#[test]
fn reports_of_the_movement() {
    let mut stage = movement(0);
    picture!("paper_year", stage);
    stage.press(Action::Filter);
    picture!("paper_plan", stage);
    stage.text("sa pa").enter();
    assert!(stage.picture().contains("Sa Pa 2020 · năm 2020"), "{}", stage.picture());
    for _ in 0..3 {
        stage.press(Action::PageDown);
    }
    picture!("paper_year_below", stage);
    stage.press(Action::CursorRight);
    assert!(stage.picture().contains("năm 2020"), "the plan has no other year");
    stage.press(Action::Open);
    assert!(stage.picture().contains("không có dòng nào mở ra được"), "{}", stage.picture());
    let mut stage = movement(1);
    stage.press(Action::CursorLeft);
    assert!(stage.picture().contains("quý III năm 2025"), "{}", stage.picture());
    stage.press(Action::ChooseYear).text("quý ii năm 2023").enter();
    assert!(stage.picture().contains("quý II năm 2023"), "{}", stage.picture());
    let mut stage = movement(2);
    assert!(stage.picture().contains("sơ kết giai đoạn 2021 - 2023"), "{}", stage.picture());
    stage.press(Action::ChooseYear);
    assert!(stage.picture().contains("không chọn năm"), "{}", stage.picture());
    let mut stage = movement(3);
    stage.press(Action::WriteFile);
    picture!("paper_ending", stage);
    stage.enter();
    picture!("paper_path", stage);
    // Without a plan the screen says what to do, and no key pretends to work.
    let stage = report(thoatngheo::domain::tables::Report::ALL.len());
    assert!(
        stage.picture().contains("Không có kế hoạch nào của phong trào"),
        "{}",
        stage.picture()
    );
    for place in 0..4 {
        let mut stage = movement(place);
        for size in [(60, 15), (200, 50), (20, 5), (80, 24)] {
            stage.send(Msg::Resize(size.0, size.1));
            stage.press(Action::Bottom);
            assert!(!stage.picture().contains('⟦'), "{}", stage.picture());
            stage.press(Action::Top);
        }
        checked(&stage);
    }
}

#[test]
fn a_report_of_the_movement_goes_to_a_document_on_disk() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("xa");
    let clock = Clock { today: chrono::NaiveDate::from_ymd_opt(2025, 11, 20) };
    let sample = Sample { households: 30, seed: 3 };
    sample::make(&data, sample, clock.now(), &mut |_| {}).unwrap().folder.close();
    let keymap = Keymap::preset(Preset::Default);
    let mut program = Headless::open(&data, keymap, Lang::Vi, clock).unwrap();
    assert!(program.act(Action::Reports).unwrap());
    for _ in 0..thoatngheo::domain::tables::Report::ALL.len() {
        assert!(program.act(Action::RowDown).unwrap());
    }
    for action in [Action::Open, Action::WriteFile, Action::Confirm, Action::Open] {
        assert!(program.act(action).unwrap(), "{action}");
    }
    assert!(program.picture().contains("movement-year-2025.docx"), "{}", program.picture());
    let file = std::fs::File::open(data.join("out").join("movement-year-2025.docx"));
    let file = file.unwrap_or_else(|error| panic!("{error}: {}", program.picture()));
    let mut xml = String::new();
    let mut parts = zip::ZipArchive::new(file).unwrap();
    std::io::Read::read_to_string(&mut parts.by_name("word/document.xml").unwrap(), &mut xml)
        .unwrap();
    assert!(xml.contains("II. KẾT QUẢ ĐẠT ĐƯỢC") && xml.contains("Kính gửi: "));
    program.close().unwrap();
}
