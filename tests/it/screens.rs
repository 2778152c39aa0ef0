//! What the screens look like: every screen and box of the program at 80x24, as text and styles.
//!
//! `cargo insta review`, or `INSTA_UPDATE=always cargo test screens`, takes new pictures over.

use insta::assert_snapshot;
use proptest::prelude::*;
use thoatngheo::keys::{Action, Key};
use thoatngheo::runtime::terminal::font;
use thoatngheo::tui::paint::Theme;
use thoatngheo::tui::{Msg, Notice, Overlay, overlay::Alert};

use crate::sample::Stage;

macro_rules! picture {
    ($name:literal, $stage:expr) => {
        assert_snapshot!($name, checked(&$stage))
    };
}

/// The snapshot, after making sure that no text is missing and that the console can show every sign.
pub fn checked(stage: &Stage) -> String {
    let picture = stage.picture();
    assert!(!picture.contains('⟦'), "a text is missing:\n{picture}");
    assert_eq!(strange(&picture), "", "signs the console lacks:\n{picture}");
    stage.snapshot()
}

/// Signs that the Linux console's Vietnamese font cannot show.
fn strange(picture: &str) -> String {
    picture.chars().filter(|sign| *sign != '\n' && !font::has(*sign)).collect()
}

#[test]
fn home() {
    picture!("home", Stage::new());
    picture!("home_empty", Stage::empty());
    picture!("loading", Stage::loading());
}

#[test]
fn every_list() {
    for (name, action) in [
        ("list_households", Action::Households),
        ("list_registrations", Action::Registrations),
        ("list_fund", Action::Fund),
        ("list_meetings", Action::Meetings),
        ("list_reviews", Action::Reviews),
        ("list_villages", Action::Villages),
        ("list_conflicts", Action::Conflicts),
    ] {
        let mut stage = Stage::new();
        stage.press(action);
        let picture = stage.picture();
        assert!(!picture.contains('⟦'), "a text is missing:\n{picture}");
        assert_snapshot!(name, stage.snapshot());
    }
}

#[test]
fn searching_and_filtering_a_list() {
    let mut stage = Stage::new();
    stage.press(Action::Households).press(Action::Search).text("nguyen van");
    picture!("list_search", stage);
    stage.text(" zzz");
    picture!("list_search_none", stage);
    stage.press(Action::Back).press(Action::Filter);
    picture!("list_filter", stage);
    stage.text("na lai").enter();
    picture!("list_filtered", stage);
    let mut stage = Stage::new();
    stage.press(Action::Households).press(Action::Search).text("nguyne");
    picture!("list_search_slip", stage);
    let mut stage = Stage::empty();
    stage.press(Action::Households);
    picture!("list_empty", stage);
}

#[test]
fn a_household_with_all_its_parts() {
    let mut stage = Stage::new();
    stage.press(Action::Households).press(Action::Search).text("ha thi my").enter();
    picture!("detail_household", stage);
    stage.press(Action::Reveal);
    assert!(stage.picture().contains("011 1 55 000123"));
    stage.press(Action::NextSection);
    picture!("detail_registrations", stage);
    stage.press(Action::History);
    picture!("detail_history", stage);
}

#[test]
fn a_conflict_shows_both_values() {
    let mut stage = Stage::new();
    stage.press(Action::Conflicts).enter();
    picture!("detail_conflict", stage);
}

#[test]
fn meetings_receipts_and_villages() {
    let mut stage = Stage::new();
    stage.press(Action::Meetings).enter();
    picture!("detail_meeting", stage);
    stage.press(Action::NextSection);
    picture!("detail_meeting_reviews", stage);
    stage.press(Action::Villages).enter();
    picture!("village", stage);
    stage.press(Action::Bottom).enter();
    picture!("detail_village", stage);
    stage.press(Action::Fund).press(Action::Search).text("nham").enter();
    picture!("detail_void_receipt", stage);
    stage.press(Action::Reviews).enter();
    picture!("detail_review", stage);
}

#[test]
fn a_villages_own_page() {
    let mut stage = Stage::new();
    stage.press(Action::Villages).enter().enter();
    picture!("village_poor", stage);
    stage.press(Action::Back).press(Action::Commune);
    picture!("village_commune", stage);
    stage.press(Action::Language);
    picture!("village_commune_english", stage);
    stage.press(Action::Language).press(Action::Help);
    picture!("village_help", stage);
    let mut stage = Stage::empty();
    stage.press(Action::Commune);
    picture!("village_empty", stage);
    stage.press(Action::Targets).press(Action::New);
    picture!("form_target", stage);
}

#[test]
fn questions() {
    let mut stage = Stage::new();
    stage.press(Action::Fund).press(Action::Void);
    picture!("confirm_void", stage);
    let mut stage = Stage::new();
    stage.press(Action::Meetings).press(Action::Close);
    picture!("confirm_close", stage);
    let mut stage = Stage::new();
    stage.press(Action::Households).press(Action::Search).text("ha thi my").enter();
    stage.press(Action::Undo);
    picture!("confirm_undo", stage);
}

#[test]
fn boxes() {
    let mut stage = Stage::new();
    stage.press(Action::Help);
    picture!("help", stage);
    stage.text("xuat");
    picture!("help_find", stage);
    let mut stage = Stage::new();
    stage.press(Action::Households).press(Action::Palette);
    picture!("palette", stage);
    let mut stage = Stage::new();
    stage.key(Key::ctrl('g'));
    stage.send(Msg::Tick);
    picture!("which_key", stage);
    let mut stage = Stage::new();
    let lines =
        vec![Notice::info("recovery-head"), Notice::warn("recovery-mirror").with("path", "")];
    let alert = Alert::new(Notice::warn("title-mended"), lines);
    stage.app.overlays.push(Overlay::Alert(alert));
    picture!("alert", stage);
    stage.press(Action::Dismiss).send(Msg::Progress("work-receive".to_owned(), 1_200, 5_000));
    picture!("progress", stage);
}

#[test]
fn exchange() {
    let mut stage = Stage::new();
    stage.press(Action::Export).enter();
    picture!("sync_exported", stage);
    stage.press(Action::Receive).text("/tam/goi.goi");
    picture!("sync_path", stage);
    stage.enter();
    picture!("sync_received", stage);
    stage.press(Action::Backup).enter();
    picture!("sync_backed_up", stage);
}

#[test]
fn how_letters_are_typed_is_always_to_be_seen() {
    let mut stage = Stage::new();
    stage.press(Action::Households).press(Action::New);
    let title = |stage: &Stage| stage.picture().lines().next().unwrap_or_default().to_owned();
    for state in ["VNI", "gõ dấu: tắt", "Telex"] {
        stage.press(Action::ToggleTyping);
        assert!(title(&stage).ends_with(state), "{}", title(&stage));
    }
    stage.send(Msg::Resize(60, 15));
    assert!(title(&stage).ends_with("Telex"), "in the least terminal: {}", title(&stage));
    stage.send(Msg::Resize(80, 24));
    stage.text("ă");
    picture!("typing_aside", stage);
    stage.press(Action::PrevField);
    assert!(title(&stage).ends_with("không dấu"), "the code: {}", title(&stage));
    stage.press(Action::Home);
    assert!(!title(&stage).ends_with("máy"), "nothing is typed here: {}", title(&stage));
}

#[test]
fn settings() {
    let mut stage = Stage::new();
    stage.press(Action::Settings);
    picture!("settings", stage);
    stage.press(Action::CursorLeft).press(Action::RowDown).press(Action::Toggle);
    picture!("settings_changed", stage);
}

#[test]
fn forms() {
    let mut stage = Stage::new();
    stage.press(Action::Households).press(Action::New);
    picture!("form_household", stage);
    stage.press(Action::Submit);
    picture!("form_problems", stage);
    let mut stage = Stage::new();
    stage.press(Action::Households).press(Action::Search).text("tl-002").enter();
    stage.press(Action::New);
    picture!("form_registration", stage);
    stage.press(Action::Fund).press(Action::New);
    picture!("form_contribution", stage);
    stage.text("ho");
    picture!("form_offers", stage);
    stage.press(Action::ClearField);
    stage.press(Action::Meetings).enter().press(Action::New);
    stage.press(Action::Pick);
    picture!("form_pick", stage);
    let mut stage = Stage::new();
    stage.press(Action::Households).press(Action::Search).text("tl-001").enter();
    stage.press(Action::Edit);
    picture!("form_edit", stage);
    stage.press(Action::DeleteLeft).text("9").press(Action::Back);
    stage.press(Action::Home);
    picture!("home_draft", stage);
}

#[test]
fn a_small_terminal_asks_for_more_room() {
    let mut stage = Stage::new();
    stage.send(Msg::Resize(40, 10));
    picture!("too_small", stage);
    stage.send(Msg::Resize(60, 15));
    picture!("home_least", stage);
}

/// Where pictures of any size are taken.
fn anywhere(at: usize) -> Stage {
    let mut stage = Stage::new();
    match at {
        0 => {}
        1 => drop(stage.press(Action::Households).press(Action::Search).text("an")),
        2 => drop(stage.press(Action::Households).enter().press(Action::History)),
        3 => drop(stage.press(Action::Conflicts).enter()),
        4 => drop(stage.press(Action::Fund).press(Action::Void).text("nhầm")),
        5 => drop(stage.press(Action::Help)),
        6 => drop(stage.press(Action::Palette).text("x")),
        7 => drop(stage.press(Action::Households).press(Action::Filter)),
        8 => drop(stage.press(Action::Export).enter()),
        9 => drop(stage.press(Action::Registrations).press(Action::New)),
        _ => {
            stage.key(Key::ctrl('g'));
            stage.send(Msg::Tick);
        }
    }
    stage
}

#[test]
fn any_size_can_be_drawn() {
    let sizes = [1, 2, 3, 5, 10, 15, 24, 59, 60, 61, 80, 133, 300];
    for at in 0..11 {
        let mut stage = anywhere(at);
        for columns in sizes {
            for rows in sizes.into_iter().filter(|rows| *rows < 100) {
                stage.send(Msg::Resize(columns, rows));
                let area = stage.buffer(&Theme::mono()).area;
                assert_eq!((area.width, area.height), (columns, rows));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_size_and_no_keys_make_it_fall(
        at in 0_usize..11, width in 1_u16..200, height in 1_u16..70,
        keys in proptest::collection::vec(0..Action::ALL.len(), 0..30), typed in "\\PC{0,6}",
    ) {
        let mut stage = anywhere(at);
        stage.send(Msg::Resize(width, height));
        for key in keys {
            let scope = stage.app.scope();
            let chord = stage.app.keymap.keys_in(scope, Action::ALL[key]).next().cloned();
            for key in chord.iter().flat_map(thoatngheo::keys::Chord::keys) {
                stage.key(*key);
            }
            let _ = stage.buffer(&Theme::colours().on_console());
        }
        stage.send(Msg::Paste(typed));
        let _ = stage.buffer(&Theme::colours());
    }
}

#[test]
fn without_colours_no_cell_has_one() {
    let mut stage = Stage::new();
    stage.press(Action::Households);
    for cell in &stage.buffer(&Theme::mono()).content {
        assert_eq!(cell.fg, ratatui::style::Color::Reset);
        assert_eq!(cell.bg, ratatui::style::Color::Reset);
    }
}
