//! The screens of the plans: pictures at 80x24 and in a wide terminal, and the ways between them.

use std::sync::Arc;

use chrono::NaiveDate;
use insta::assert_snapshot;
use serde_json::json;
use thoatngheo::domain::schema::RecordKind;
use thoatngheo::keys::{Action, Key};
use thoatngheo::plan::{Plans, shipped};
use thoatngheo::tui::Msg;

use crate::sample::Stage;
use crate::screens::checked;

macro_rules! picture {
    ($name:literal, $stage:expr) => {
        assert_snapshot!($name, checked(&$stage))
    };
}

/// The key of a plan of the years in which the stage plays.
const NOW: &str = "thu-2026-2030";

/// The plans that come with the program, and the one of Triệu Sơn moved into the years of the stage.
fn plans() -> Arc<Plans> {
    let all = shipped();
    let mut moved = all.get("trieu-son-2021-2025").unwrap().clone();
    NOW.clone_into(&mut moved.key);
    "Kế hoạch thử 2026-2030".clone_into(&mut moved.name);
    moved.from = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    moved.to = NaiveDate::from_ymd_opt(2030, 12, 31).unwrap();
    moved.issuer.issued = Some(moved.from);
    Arc::new(Plans::new(all.all().iter().cloned().chain([moved])))
}

/// The sample commune with the plans, none of them followed.
fn stage() -> Stage {
    let mut stage = Stage::new();
    stage.app.plans = plans();
    stage
}

/// The same where the plan of these years is followed, with targets and the years before.
pub fn following() -> Stage {
    let mut stage = stage();
    stage.record(RecordKind::Adoption, &json!({ "plan": NOW, "since": "2026-01-05" }));
    for (year, poor, near_poor) in [(2025, 5, 4), (2024, 6, 4)] {
        let tally =
            json!({ "year": year, "households_total": 12, "poor": poor, "near_poor": near_poor });
        stage.record(RecordKind::Tally, &tally);
    }
    for (village, kind, count) in
        [(None, "reduce_poor", 2), (None, "fund", 5_000_000), (Some("Nà Lại"), "registrations", 2)]
    {
        let mut target = json!({ "year": 2026, "kind": kind, "count": count });
        if let Some(village) = village {
            target["village"] = json!(village);
        }
        stage.record(RecordKind::Target, &target);
    }
    stage.press(Action::Home);
    stage
}

/// From the screen of the plans to the row of that name.
pub fn go(stage: &mut Stage, name: &str) {
    stage.press(Action::Plans);
    for _ in 0..30 {
        let picture = stage.picture();
        let row = picture.lines().position(|line| line.trim_start().starts_with(name));
        let Some(row) = row else {
            stage.press(Action::RowDown);
            continue;
        };
        let marked = marked(stage);
        if marked == row {
            stage.enter();
            return;
        }
        stage.press(if marked < row { Action::RowDown } else { Action::RowUp });
    }
    panic!("no row {name}:\n{}", stage.picture());
}

/// The row of the screen that is reversed, without the title.
fn marked(stage: &Stage) -> usize {
    let buffer = stage.buffer(&thoatngheo::tui::paint::Theme::mono());
    let is = |y: &u16| {
        let cell = buffer.cell((2, *y)).unwrap();
        cell.modifier.contains(ratatui::style::Modifier::REVERSED)
    };
    let row = (1..buffer.area.height).find(is);
    usize::from(row.unwrap_or_else(|| panic!("nothing is marked:\n{}", stage.picture())))
}

/// The row in which a text stands.
fn row_of(stage: &Stage, text: &str) -> String {
    let picture = stage.picture();
    let row = picture.lines().find(|line| line.contains(text));
    row.unwrap_or_else(|| panic!("no {text}:\n{picture}")).to_owned()
}

#[test]
fn the_plans_at_hand() {
    let mut stage = stage();
    stage.press(Action::Plans);
    picture!("plans", stage);
    // Followed at a key, and no longer only with a reason.
    stage.press(Action::Toggle);
    assert!(row_of(&stage, "Triệu Sơn").contains("[x]"));
    assert!(stage.app.book.follows("trieu-son-2021-2025"));
    stage.press(Action::Toggle);
    picture!("plans_stop", stage);
    stage.text("gõ nhầm").enter();
    assert!(row_of(&stage, "Triệu Sơn").contains("[ ]"));
    stage.press(Action::Toggle);
    assert!(row_of(&stage, "Triệu Sơn").contains("[x]"), "and again");
    stage.press(Action::Undo);
    assert!(stage.picture().contains("Hoàn tác"), "{}", stage.picture());
    stage.text("y");
    assert!(row_of(&stage, "Triệu Sơn").contains("[ ]"), "{}", stage.picture());
    stage.press(Action::Help);
    picture!("plans_help", stage);
    stage.press(Action::Dismiss).press(Action::Language);
    picture!("plans_en", stage);
}

#[test]
fn what_a_plan_says() {
    let mut stage = stage();
    stage.press(Action::Plans).enter();
    picture!("plan", stage);
    stage.press(Action::Search).text("bao cao 25 thang 11");
    picture!("plan_search", stage);
    let told = stage.picture();
    assert!(told.contains("trước ngày 25/11 hằng năm, nghĩa là muộn nhất 24/11"), "{told}");
    stage.enter();
    picture!("plan_entry", stage);
    stage.press(Action::Back).press(Action::Back);
    assert!(stage.picture().contains("S0-T01"), "{}", stage.picture());
    stage.press(Action::Search).text("zzzz");
    assert!(stage.picture().contains("Không tìm thấy"), "{}", stage.picture());
}

#[test]
fn every_entry_of_every_plan_can_be_read() {
    let mut stage = stage();
    let plans = plans();
    for plan in plans.all() {
        for entry in &plan.entries {
            let cx = stage.app.cx();
            let page = thoatngheo::tui::screen::plans::EntryState::new(&cx, &plan.key, &entry.id);
            let said: Vec<_> = page.rows().iter().map(|row| row.value.as_str()).collect();
            let said = said.join(" ");
            assert!(!said.contains('⟦'), "{}: {said}", entry.id);
            assert!(said.contains(&entry.lines[0].to_string()), "{}: {said}", entry.id);
        }
    }
    // And every one is on the page of its plan.
    for plan in plans.all() {
        let page = thoatngheo::tui::screen::plans::PlanState::new(&stage.app.cx(), &plan.key);
        let entries = page.rows().iter();
        let entries = entries
            .filter(|row| matches!(row, thoatngheo::tui::screen::plans::PageRow::Entry(_)))
            .count();
        assert_eq!(entries, plan.entries.len(), "{}", plan.key);
    }
    stage.press(Action::Plans);
}

#[test]
fn what_is_due_is_ranked_and_marked_done() {
    let mut stage = following();
    go(&mut stage, "Lịch hạn việc");
    picture!("due", stage);
    stage.enter();
    picture!("due_entry", stage);
    stage.press(Action::Back);
    stage.press(Action::FilterState).text("sap den").enter();
    assert!(stage.picture().contains("S0-D05"), "{}", stage.picture());
    stage.press(Action::FilterState).text("moi").enter();
    stage.press(Action::CursorRight).press(Action::CursorRight);
    picture!("due_year", stage);
    stage.press(Action::ChooseYear).enter();
    let before = stage.picture();
    stage.press(Action::MarkDone);
    picture!("due_form", stage);
    stage.press(Action::Submit);
    let after = stage.picture();
    assert_ne!(before, after);
    assert!(after.contains("Đã xong"), "{after}");
    stage.press(Action::FilterState).text("da xong").enter();
    picture!("due_done", stage);
    stage.press(Action::Undo).text("y");
    assert!(!row_of(&stage, "Đã xong").contains("S0-"), "{}", stage.picture());
}

#[test]
fn a_deadline_at_home_leads_to_the_calendar() {
    let mut stage = following();
    stage.enter();
    let due = stage.picture();
    assert!(due.contains("Lịch hạn việc"), "{due}");
    let row = due.lines().nth(marked(&stage)).unwrap_or_default().to_owned();
    assert!(row.contains("S0-D04"), "{due}");
    stage.press(Action::Back);
    assert!(stage.picture().contains("Chào"), "{}", stage.picture());
}

#[test]
fn keys_of_plans_are_offered_by_name() {
    let mut stage = following();
    go(&mut stage, "Xác nhận tiêu chuẩn");
    stage.press(Action::New);
    // The only plan that is followed stands there already; another one is offered by its name.
    assert!(row_of(&stage, "Kế hoạch*").contains(NOW), "{}", stage.picture());
    stage.press(Action::PrevField);
    assert!(stage.picture().contains(">»Kế hoạch*"), "{}", stage.picture());
    stage.press(Action::ClearField).text("sa pa");
    let offered = stage.picture();
    assert!(offered.contains("sa-pa-2020 Sa Pa 2020"), "{offered}");
    stage.press(Action::CursorRight);
    assert!(row_of(&stage, "Kế hoạch*").contains("sa-pa-2020"), "{}", stage.picture());
    stage.press(Action::NextField).text("chi bo");
    let offered = stage.picture();
    assert!(offered.contains("S2-T14"), "{offered}");
    stage.press(Action::Pick);
    picture!("tick_pick", stage);
    stage.text("quyet toan").enter();
    assert!(row_of(&stage, "Tiêu chuẩn*").contains("S2-T15"), "{}", stage.picture());
    stage.press(Action::NextField);
    picture!("tick_form", stage);
    stage.press(Action::PrevField).press(Action::PrevField);
    stage.press(Action::ClearField).text("S9-X99");
    stage.press(Action::NextField);
    assert!(stage.picture().contains("Kế hoạch không có mã này"), "{}", stage.picture());
}

#[test]
fn a_calendar_file_is_written() {
    let mut stage = following();
    go(&mut stage, "Lịch hạn việc");
    stage.press(Action::WriteFile);
    picture!("due_path", stage);
    stage.press(Action::ClearField).text("co-roi.ics").enter();
    assert!(stage.picture().contains("Ghi đè"), "{}", stage.picture());
    stage.text("y");
    assert!(stage.picture().contains("out/co-roi.ics"), "{}", stage.picture());
}

#[test]
fn targets_are_bars_with_the_target_marked() {
    let mut stage = following();
    go(&mut stage, "Chỉ tiêu và kết quả");
    picture!("progress", stage);
    stage.press(Action::Bottom).press(Action::New);
    let form = stage.picture();
    assert!(form.contains("Chỉ tiêu: thêm mới") && form.contains("Nà Lại"), "{form}");
    stage.press(Action::Back);
    stage.press(Action::CursorLeft);
    picture!("progress_before", stage);
    stage.send(Msg::Resize(200, 50));
    stage.press(Action::CursorRight);
    picture!("progress_wide", stage);
}

#[test]
fn a_commune_is_judged_and_a_criterion_confirmed() {
    let mut stage = following();
    go(&mut stage, "Xét tiêu chuẩn");
    picture!("judging", stage);
    // To a criterion that only a person can answer.
    for _ in 0..20 {
        let picture = stage.picture();
        let row = picture.lines().nth(marked(&stage)).unwrap_or_default().to_owned();
        if row.contains("Cần người xác nhận") {
            break;
        }
        stage.press(Action::RowDown);
    }
    stage.enter();
    picture!("judging_tick", stage);
}

#[test]
fn whom_to_judge_is_found_by_typing() {
    let mut stage = following();
    go(&mut stage, "Xét tiêu chuẩn");
    stage.press(Action::ChooseSubject);
    picture!("judging_who", stage);
    stage.text("nguoi ung ho").enter().text("che thu").enter();
    let judged = stage.picture();
    assert!(judged.contains("Người ủng hộ Công ty Chè Thử"), "{judged}");
    stage.press(Action::Filter).text("sa pa").enter();
    picture!("judging_donor", stage);
    // Decision 666 has no bar for a commune in no zone: that is said, and no 0.
    stage.press(Action::ChooseSubject).text("ca xa").enter();
    stage.press(Action::Filter).text("666").enter();
    picture!("judging_no_threshold", stage);
    assert!(stage.picture().contains("Không nêu ngưỡng: "), "{}", stage.picture());
    // From the page of a household and of a village a key leads there.
    stage.press(Action::Households).press(Action::Search).text("ha thi my").enter();
    stage.press(Action::Judge);
    assert!(stage.picture().contains("Hà Thị Mỷ"), "{}", stage.picture());
    picture!("judging_household", stage);
    stage.press(Action::Villages).press(Action::Open).press(Action::Judge);
    assert!(stage.picture().contains("Thôn Đồng Tâm"), "{}", stage.picture());
    stage.press(Action::Commune).press(Action::Judge);
    assert!(stage.picture().contains("Xã Mường Thử"), "{}", stage.picture());
}

#[test]
fn a_verdict_shows_every_record_that_was_counted() {
    let mut stage = following();
    stage.press(Action::Fund).press(Action::Search).text("che thu").press(Action::Back);
    stage.press(Action::Fund).press(Action::Search).text("che thu").enter();
    stage.press(Action::Judge).press(Action::Filter).text("sa pa").enter();
    for _ in 0..10 {
        let picture = stage.picture();
        let row = picture.lines().nth(marked(&stage)).unwrap_or_default().to_owned();
        if row.contains("S2-T08") || row.contains("đồng") {
            break;
        }
        stage.press(Action::RowDown);
    }
    stage.enter();
    picture!("verdict", stage);
    stage.press(Action::Bottom).enter();
    assert!(stage.picture().contains("Công ty Chè Thử"), "{}", stage.picture());
}

#[test]
fn every_screen_says_why_a_key_does_nothing_and_draws_at_any_size() {
    for place in ["Lịch hạn việc", "Chỉ tiêu và kết quả", "Xét tiêu chuẩn"] {
        let mut stage = following();
        go(&mut stage, place);
        let scope = stage.app.scope();
        for action in Action::ALL {
            if action.scopes().contains(&scope)
                && let Some(why) = stage.app.refusal(*action)
            {
                assert!(stage.app.locale.has(why), "{action}: {why}");
            }
        }
        for size in [(60, 15), (200, 50), (20, 5), (80, 24)] {
            stage.send(Msg::Resize(size.0, size.1));
            stage.press(Action::Bottom).press(Action::CursorRight).press(Action::Top);
            assert!(!stage.picture().contains('⟦'), "{}", stage.picture());
        }
        stage.key(Key::ctrl('t'));
    }
    // Without a plan every screen says what to do.
    let mut stage = Stage::empty();
    stage.press(Action::Plans);
    picture!("plans_none", stage);
    go(&mut stage, "Lịch hạn việc");
    picture!("due_none", stage);
    go(&mut stage, "Xét tiêu chuẩn");
    assert!(stage.picture().contains("Chưa có kế hoạch"), "{}", stage.picture());
    go(&mut stage, "Chỉ tiêu và kết quả");
    assert!(stage.picture().contains("Chưa giao"), "{}", stage.picture());
}

#[test]
fn home_names_what_presses_most_and_leads_to_it() {
    let mut stage = following();
    picture!("home_due", stage);
    stage.press(Action::RowDown).press(Action::RowDown);
    let marked = row_of(&stage, "Báo cáo kết quả phong trào");
    assert!(marked.contains("24/11/2026"), "{marked}");
    stage.enter();
    picture!("home_due_opened", stage);
}
