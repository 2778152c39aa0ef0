//! A page down goes exactly as far as the rows that are drawn, on every screen with a list, and the
//! marked row is always among them.

use serde_json::json;
use thoatngheo::domain::schema::RecordKind;
use thoatngheo::keys::Action;
use thoatngheo::tui::Msg;
use thoatngheo::tui::paint::Theme;

use crate::plan_screens::{following, go};
use crate::report_screens::{movement, report};
use crate::sample::Stage;

/// Columns and rows of the terminals that are tried.
const SIZES: [(u16, u16); 3] = [(80, 24), (60, 15), (100, 18)];

/// The row of the screen that is marked: the last reversed one between title and notice. Tabs may be
/// reversed too, but stand above it.
fn marked(stage: &Stage) -> usize {
    let buffer = stage.buffer(&Theme::mono());
    let is = |y: &u16| {
        (0..buffer.area.width).any(|x| {
            let cell = buffer.cell((x, *y)).unwrap();
            cell.modifier.contains(ratatui::style::Modifier::REVERSED)
        })
    };
    let row = (1..buffer.area.height.saturating_sub(2)).rfind(is);
    usize::from(row.unwrap_or_else(|| panic!("nothing is marked:\n{}", stage.picture())))
}

/// What stands in a row of the screen.
fn row(stage: &Stage, at: usize) -> String {
    stage.picture().lines().nth(at).unwrap_or_default().to_owned()
}

/// The screens of which every row of the list can be marked.
fn screens() -> Vec<(&'static str, Stage)> {
    let mut out = Vec::new();
    let mut add = |name, mut stage: Stage, actions: &[Action]| {
        for action in actions {
            stage.press(*action);
        }
        out.push((name, stage));
    };
    add("settings", Stage::new(), &[Action::Settings]);
    add("reports", Stage::new(), &[Action::Reports]);
    add("report", report(0), &[]);
    add("report of names", report(16), &[]);
    add("report of the movement", movement(0), &[]);
    add("households", many(), &[Action::Households]);
    add("conflicts", Stage::new(), &[Action::Conflicts]);
    add("household", Stage::new(), &[Action::Households, Action::Open]);
    add("history", Stage::new(), &[Action::Households, Action::Open, Action::History]);
    for (name, place) in [("deadlines", "Lịch hạn việc"), ("judging", "Xét tiêu chuẩn")] {
        let mut stage = following();
        go(&mut stage, place);
        add(name, stage, &[]);
    }
    let mut stage = following();
    go(&mut stage, "Lịch hạn việc");
    add("entry of a plan", stage, &[Action::Open]);
    let mut stage = following();
    go(&mut stage, "Xét tiêu chuẩn");
    add("verdict", stage, &[Action::Open]);
    out
}

/// A commune with more households than any of the terminals has rows.
fn many() -> Stage {
    let mut stage = Stage::new();
    for (at, letter) in ('a'..='z').enumerate() {
        let household = json!({
            "code": format!("NH-{at:03}"), "village": "Nà Lại", "head_name": format!("Lò Văn {letter}"),
            "class": "poor", "class_year": 2026,
        });
        stage.record(RecordKind::Household, &household);
    }
    stage
}

/// The screens with headings among their rows, which cannot be marked.
fn with_headings() -> Vec<(&'static str, Stage)> {
    let mut out = vec![("home", Stage::new())];
    let mut add = |name, mut stage: Stage, actions: &[Action]| {
        for action in actions {
            stage.press(*action);
        }
        out.push((name, stage));
    };
    add("plans", following(), &[Action::Plans]);
    add("plan", following(), &[Action::Plans, Action::Open]);
    add("village", Stage::new(), &[Action::Villages, Action::Open]);
    let mut stage = following();
    go(&mut stage, "Chỉ tiêu và kết quả");
    add("progress", stage, &[]);
    out
}

#[test]
fn a_page_down_goes_to_the_last_row_that_was_drawn() {
    for (name, mut stage) in screens() {
        for (columns, rows) in SIZES {
            stage.send(Msg::Resize(columns, rows));
            stage.press(Action::Bottom);
            let last = marked(&stage);
            stage.press(Action::Top);
            // A page is never less than a row.
            if marked(&stage) == last {
                continue;
            }
            let wanted = row(&stage, last);
            stage.press(Action::PageDown);
            let found = row(&stage, marked(&stage));
            assert_eq!(found, wanted, "{name} {columns}x{rows}:\n{}", stage.picture());
        }
    }
}

#[test]
fn the_list_is_drawn_between_the_rows_that_its_screen_names() {
    for (name, mut stage) in screens().into_iter().chain(with_headings()) {
        for (columns, rows) in SIZES {
            stage.send(Msg::Resize(columns, rows));
            let bands = stage.app.nav.top().bands(&stage.app.cx()).unwrap();
            let height = bands.rows(&stage.app.cx());
            let first = usize::from(bands.above).saturating_add(1);
            let mut last = first;
            for action in [Action::Top, Action::PageDown, Action::Bottom] {
                stage.press(action);
                last = marked(&stage);
                let within = first..first + height;
                assert!(within.contains(&last), "{name} {columns}x{rows}:\n{}", stage.picture());
            }
            // A list that is shorter than its room ends with an empty row; home has numbers beside it.
            let below = row(&stage, last + 1);
            let full = last + 1 == first + height || name == "home";
            assert!(full || below.is_empty(), "{name} {columns}x{rows}:\n{}", stage.picture());
        }
    }
}
