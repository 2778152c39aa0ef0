//! Cards of invented people, over the form of a household.

use proptest::prelude::*;

use super::*;
use crate::domain::schema::RecordKind;
use crate::tui::test_app::{TestApp, any_input};
use crate::tui::{Msg, Overlay};

const CARD: &str = "066185012345||H’HÊN NIÊ|05021985|Nữ|Buôn Thử, Đắk Lắk|10072021";

/// A form of a new household with the box over it.
fn scanning() -> TestApp {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Household).act(Action::Scan);
    tester
}

fn scan(tester: &TestApp) -> &Scan {
    match tester.app.overlays.last() {
        Some(Overlay::Scan(scan)) => scan,
        other => panic!("no box but {other:?}"),
    }
}

fn preview(tester: &TestApp) -> &Preview {
    scan(tester).preview.as_ref().unwrap()
}

fn notes(tester: &TestApp) -> Vec<&str> {
    preview(tester).notes.iter().map(|note| note.key.as_str()).collect()
}

fn ticks(tester: &TestApp) -> Vec<(&'static str, Tick)> {
    preview(tester).rows.iter().map(|row| (row.field, row.tick)).collect()
}

#[test]
fn a_card_fills_the_form_and_each_field_can_be_undone() {
    let mut tester = scanning();
    tester.text(CARD).act(Action::Confirm);
    assert_eq!(ticks(&tester), FIELDS.map(|field| (field, Tick::On)));
    assert_eq!(notes(&tester), ["scan-old-names", "scan-issued-on"]);
    tester.text("h").after(1_000).act(Action::Confirm);
    assert!(tester.app.overlays.is_empty());
    let filled = ["H’Hên Niê", "female", "05/02/1985", "066185012345", "Buôn Thử, Đắk Lắk"];
    assert_eq!(FIELDS.map(|field| tester.raw(field)), filled);
    assert_eq!(tester.notice_key(), "scan-taken");
    assert_eq!(tester.form().focus, "village", "the first field that is still empty");
    assert_eq!(tester.issues("personal_number"), [] as [&str; 0]);
    tester.at("head_name").act(Action::UndoText);
    assert_eq!(tester.raw("head_name"), "");
    assert_eq!(tester.raw("address"), "Buôn Thử, Đắk Lắk");
    assert_eq!(tester.stored.len(), 1, "the draft has it");
}

#[test]
fn an_enter_of_the_scanner_takes_nothing() {
    let mut tester = scanning();
    tester.text(CARD).act(Action::Confirm).act(Action::Confirm);
    assert_eq!((tester.notice_key().as_str(), tester.raw("head_name").as_str()), ("scan-look", ""));
    // Another card over the first one is not a yes to the first.
    let other = CARD.replace("H’HÊN NIÊ", "Y Bhăm Êban").replace("Nữ", "Nam");
    tester.after(5_000).text(&other).act(Action::Confirm);
    assert_eq!(preview(&tester).rows.first().map(|row| row.raw.as_str()), Some("Y Bhăm Êban"));
    assert_eq!(notes(&tester), ["scan-sex", "scan-old-names", "scan-issued-on"]);
    assert_eq!(tester.raw("head_name"), "");
    tester.act(Action::Dismiss);
    assert!(tester.app.overlays.is_empty() && !tester.form().is_changed());
}

#[test]
fn what_the_form_holds_is_replaced_only_where_it_was_ticked() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Household).put("head_name", "h’hên niê").put("head_birth", "1986");
    tester.put("address", "Buôn Khác").act(Action::Scan).text(CARD).act(Action::Confirm);
    let expected = [
        ("head_name", Tick::Same),
        ("head_sex", Tick::On),
        ("head_birth", Tick::Off),
        ("personal_number", Tick::On),
        ("address", Tick::Off),
    ];
    assert_eq!(ticks(&tester), expected);
    tester.act(Action::Toggle);
    assert_eq!(tester.notice_key(), "scan-same");
    tester.act(Action::RowDown).act(Action::RowDown).text(" ").after(1_000).act(Action::Confirm);
    let filled = ["h’hên niê", "female", "05/02/1985", "066185012345", "Buôn Khác"];
    assert_eq!(FIELDS.map(|field| tester.raw(field)), filled);
}

#[test]
fn a_number_that_a_household_has_is_said_before_it_is_taken() {
    let mut tester = TestApp::new();
    let household = serde_json::json!({
        "code": "H9", "village": "Nà Lại", "head_name": "Lò Thị Thử", "class": "not_poor",
        "class_year": 2026, "personal_number": "066185012345",
    });
    let id = tester.add(RecordKind::Household, &household);
    tester.create(RecordKind::Household).act(Action::Scan).text(CARD).act(Action::Confirm);
    let known = preview(&tester).notes.first().unwrap();
    let said = known.text(&tester.app.locale);
    assert!(said.contains("H9 (Lò Thị Thử, Nà Lại)"), "{said}");
    tester.act(Action::Dismiss);
    // The household itself is not told of itself.
    tester.open(|cx| FormState::edit(cx, cx.book.find(id).unwrap()));
    tester.act(Action::Scan).text(CARD).act(Action::Confirm);
    assert_eq!(notes(&tester), ["scan-old-names", "scan-issued-on"]);
    assert_eq!(ticks(&tester).get(3), Some(&("personal_number", Tick::Same)));
}

#[test]
fn what_was_damaged_is_not_taken() {
    let mut tester = scanning();
    let bad = CARD.replace("H’HÊN NIÊ", "H?H?N").replace("05021985", "31021985");
    tester.text(&bad).act(Action::Confirm);
    let fields: Vec<_> = preview(&tester).rows.iter().map(|row| row.field).collect();
    assert_eq!(fields, ["head_sex", "personal_number", "address"]);
    assert_eq!(
        notes(&tester),
        ["scan-left-birth", "scan-left-name", "scan-old-names", "scan-issued-on"]
    );
    tester.text("h");
    assert_eq!(tester.notice_key(), "scan-no-name");
    let mut tester = scanning();
    let long = CARD.replace("Buôn Thử", &"Buôn Thử ".repeat(20));
    tester.text(&long).act(Action::Confirm);
    assert_eq!(ticks(&tester).last(), Some(&("address", Tick::Refused)));
    assert_eq!(notes(&tester), ["scan-refused", "scan-old-names", "scan-issued-on"]);
    tester.act(Action::RowDown).act(Action::RowDown).act(Action::RowDown).act(Action::RowDown);
    tester.text(" ");
    assert_eq!(tester.notice_key(), "scan-cannot");
}

#[test]
fn what_is_no_card_and_where_no_card_is_taken() {
    let mut tester = scanning();
    tester.act(Action::Confirm);
    assert_eq!(tester.notice_key(), "scan-wait");
    tester.text("8934567890123").act(Action::Confirm);
    assert_eq!((tester.notice_key().as_str(), scan(&tester).line.text()), ("scan-no-card", ""));
    tester.send(Msg::Paste(format!("\r\n{CARD}\r\nrác")));
    assert_eq!(preview(&tester).rows.len(), 5);
    tester.send(Msg::Paste(format!("Thẻ của bà Thử:\n{CARD}")));
    assert_eq!(preview(&tester).rows.len(), 5, "the line with bars, not the first one");
    tester.send(Msg::Paste("khác".to_owned()));
    assert_eq!(tester.notice_key(), "scan-no-card");
    let mut tester = TestApp::new();
    tester.create(RecordKind::Contribution).act(Action::Scan);
    assert_eq!(tester.notice_key(), "refuse-scan");
}

#[test]
fn nothing_ticked_takes_nothing() {
    let mut tester = scanning();
    tester.text(CARD).act(Action::Confirm).after(1_000);
    for _ in FIELDS {
        tester.act(Action::Toggle).act(Action::RowDown);
    }
    tester.act(Action::Confirm);
    assert_eq!(tester.notice_key(), "scan-nothing-ticked");
}

#[test]
fn a_card_scanned_without_asking_opens_the_box() {
    for (field, text) in
        [("village", ""), ("personal_number", ""), ("address", "Buôn "), ("note", "")]
    {
        let mut tester = TestApp::new();
        tester.create(RecordKind::Household).put(field, text).text(CARD).act(Action::Confirm);
        assert_eq!(
            preview(&tester).rows.first().map(|row| row.raw.as_str()),
            Some("H’HÊN NIÊ"),
            "{field}"
        );
        tester.act(Action::Dismiss);
        let kept = if field == "personal_number" { "066185012345" } else { text };
        assert_eq!(tester.raw(field), kept);
    }
    let mut tester = TestApp::new();
    tester.create(RecordKind::Household).put("note", "a|066185|0661850123456|");
    assert!(tester.app.overlays.is_empty());
    tester.create(RecordKind::Contribution).put("donor_name", "066185012345|");
    assert!(tester.app.overlays.is_empty(), "only a household has a card");
}

#[test]
fn a_card_scanned_into_the_number_leaves_the_next_field_as_it_was() {
    let mut tester = TestApp::new();
    let household = serde_json::json!({
        "code": "H9", "village": "Nà Lại", "head_name": "Lò Thị Thử", "class": "not_poor",
        "class_year": 2026, "ethnicity": "Kinh", "phone": "0912345678",
    });
    let id = tester.add(RecordKind::Household, &household);
    // The number, then a full telephone number before it: the focus goes on by itself.
    for field in ["personal_number", "phone"] {
        tester.open(|cx| FormState::edit(cx, cx.book.find(id).unwrap()));
        tester.at(field).act(Action::ClearField).text(CARD).act(Action::Confirm);
        assert_eq!(preview(&tester).rows.first().map(|row| row.raw.as_str()), Some("H’HÊN NIÊ"));
        tester.act(Action::Dismiss);
        assert_eq!(
            (tester.raw("ethnicity").as_str(), tester.notice_key().as_str()),
            ("Kinh", ""),
            "{field}"
        );
        let number = if field == "phone" { "" } else { "066185012345" };
        assert_eq!(tester.raw("personal_number"), number);
        let phone = if field == "phone" { "" } else { "0912345678" };
        assert_eq!(tester.raw("phone"), phone);
        tester.app.nav.pop();
    }
    // Over a number that stands there already.
    tester
        .create(RecordKind::Household)
        .put("personal_number", "038085000001")
        .at("personal_number");
    tester.text(CARD).act(Action::Confirm);
    assert_eq!(preview(&tester).rows.len(), 5);
    tester.act(Action::Dismiss);
    assert_eq!(tester.raw("personal_number"), "038085000001");
}

#[test]
fn nothing_of_a_person_is_in_debug_texts() {
    let mut tester = scanning();
    let number = CARD.get(..12).unwrap();
    tester.text(CARD);
    let waiting = format!("{:?}", scan(&tester));
    tester.act(Action::Confirm);
    let card = read(CARD, tester.app.shell.now.today).unwrap();
    let edit = crate::text::Edit { back: 2, text: "NIÊ".to_owned(), key: None };
    let texts = [waiting, format!("{:?}", scan(&tester)), format!("{card:?}"), format!("{edit:?}")];
    for text in texts {
        assert!(!["NIÊ", "Buôn", number].iter().any(|word| text.contains(word)), "{text}");
    }
}

#[test]
fn a_bar_alone_does_not_show_the_number_of_the_household() {
    let mut tester = TestApp::new();
    let household = serde_json::json!({
        "code": "H9", "village": "Nà Lại", "head_name": "Lò Thị Thử", "class": "not_poor",
        "class_year": 2026, "personal_number": "066185012345",
    });
    let id = tester.add(RecordKind::Household, &household);
    tester.open(|cx| FormState::edit(cx, cx.book.find(id).unwrap()));
    tester.put("address", "|");
    assert!(tester.app.overlays.is_empty());
    assert_eq!(tester.raw("address"), "|");
    // Nor after a number that was typed before another key.
    tester
        .create(RecordKind::Household)
        .put("personal_number", "066185012345")
        .act(Action::RowDown);
    tester.put("address", "|");
    assert!(tester.app.overlays.is_empty());
}

#[test]
fn no_engine_touches_the_line_and_a_card_is_no_input_method() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Household).at("head_name");
    let before = tester.app.typing_state();
    // Telex would make ẽ of the first word and ấ of the second.
    tester.act(Action::Scan).text("066185012345||EEXX AAS DDOONGF");
    assert_eq!(scan(&tester).line.text(), "066185012345||EEXX AAS DDOONGF");
    tester.act(Action::ClearField).text(CARD).act(Action::Confirm).act(Action::Dismiss);
    assert_eq!(tester.app.typing_state(), before);
}

#[test]
fn a_name_in_capitals_and_back() {
    let mut tester = scanning();
    tester.text(CARD).act(Action::Confirm);
    for name in ["H’Hên Niê", "H’HÊN NIÊ", "H’Hên Niê"] {
        tester.text("h");
        assert_eq!(preview(&tester).rows.first().map(|row| row.raw.as_str()), Some(name));
    }
}

proptest! {
    #[test]
    fn no_key_makes_it_fall(
        begin in any::<bool>(), inputs in proptest::collection::vec(any_input(), 0..60),
    ) {
        let mut tester = scanning();
        if begin {
            tester.text(CARD).act(Action::Confirm).after(1_000);
        }
        let mut box_ = scan(&tester).clone();
        let cx = tester.app.cx();
        for input in inputs {
            box_.update(&cx, input);
            let rows = box_.preview.as_ref().map_or(1, |preview| preview.rows.len());
            prop_assert!(box_.preview.as_ref().is_none_or(|preview| preview.marked < rows.max(1)));
        }
    }
}
