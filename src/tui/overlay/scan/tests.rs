//! Cards of invented people, over the form of a household.

use proptest::prelude::*;

use super::*;
use crate::domain::schema::RecordKind;
use crate::tui::desk::{Desk, any_input};
use crate::tui::{Msg, Overlay};

const CARD: &str = "066185012345||H’HÊN NIÊ|05021985|Nữ|Buôn Thử, Đắk Lắk|10072021";

/// A form of a new household with the box over it.
fn scanning() -> Desk {
    let mut desk = Desk::new();
    desk.create(RecordKind::Household).act(Action::Scan);
    desk
}

fn scan(desk: &Desk) -> &Scan {
    match desk.app.overlays.last() {
        Some(Overlay::Scan(scan)) => scan,
        other => panic!("no box but {other:?}"),
    }
}

fn preview(desk: &Desk) -> &Preview {
    scan(desk).preview.as_ref().unwrap()
}

fn notes(desk: &Desk) -> Vec<&str> {
    preview(desk).notes.iter().map(|note| note.key.as_str()).collect()
}

fn ticks(desk: &Desk) -> Vec<(&'static str, Tick)> {
    preview(desk).rows.iter().map(|row| (row.field, row.tick)).collect()
}

#[test]
fn a_card_fills_the_form_and_each_field_can_be_undone() {
    let mut desk = scanning();
    desk.text(CARD).act(Action::Confirm);
    assert_eq!(ticks(&desk), FIELDS.map(|field| (field, Tick::On)));
    assert_eq!(notes(&desk), ["scan-old-names", "scan-issued-on"]);
    desk.text("h").after(1_000).act(Action::Confirm);
    assert!(desk.app.overlays.is_empty());
    let filled = ["H’Hên Niê", "female", "05/02/1985", "066185012345", "Buôn Thử, Đắk Lắk"];
    assert_eq!(FIELDS.map(|field| desk.raw(field)), filled);
    assert_eq!(desk.said(), "scan-taken");
    assert_eq!(desk.form().focus, "village", "the first field that is still empty");
    assert_eq!(desk.issues("personal_number"), [] as [&str; 0]);
    desk.at("head_name").act(Action::UndoText);
    assert_eq!(desk.raw("head_name"), "");
    assert_eq!(desk.raw("address"), "Buôn Thử, Đắk Lắk");
    assert_eq!(desk.stored.len(), 1, "the draft has it");
}

#[test]
fn an_enter_of_the_scanner_takes_nothing() {
    let mut desk = scanning();
    desk.text(CARD).act(Action::Confirm).act(Action::Confirm);
    assert_eq!((desk.said().as_str(), desk.raw("head_name").as_str()), ("scan-look", ""));
    // Another card over the first one is not a yes to the first.
    let other = CARD.replace("H’HÊN NIÊ", "Y Bhăm Êban").replace("Nữ", "Nam");
    desk.after(5_000).text(&other).act(Action::Confirm);
    assert_eq!(preview(&desk).rows.first().map(|row| row.raw.as_str()), Some("Y Bhăm Êban"));
    assert_eq!(notes(&desk), ["scan-sex", "scan-old-names", "scan-issued-on"]);
    assert_eq!(desk.raw("head_name"), "");
    desk.act(Action::Dismiss);
    assert!(desk.app.overlays.is_empty() && !desk.form().is_changed());
}

#[test]
fn what_the_form_holds_is_replaced_only_where_it_was_ticked() {
    let mut desk = Desk::new();
    desk.create(RecordKind::Household).put("head_name", "h’hên niê").put("head_birth", "1986");
    desk.put("address", "Buôn Khác").act(Action::Scan).text(CARD).act(Action::Confirm);
    let expected = [
        ("head_name", Tick::Same),
        ("head_sex", Tick::On),
        ("head_birth", Tick::Off),
        ("personal_number", Tick::On),
        ("address", Tick::Off),
    ];
    assert_eq!(ticks(&desk), expected);
    desk.act(Action::Toggle);
    assert_eq!(desk.said(), "scan-same");
    desk.act(Action::RowDown).act(Action::RowDown).text(" ").after(1_000).act(Action::Confirm);
    let filled = ["h’hên niê", "female", "05/02/1985", "066185012345", "Buôn Khác"];
    assert_eq!(FIELDS.map(|field| desk.raw(field)), filled);
}

#[test]
fn a_number_that_a_household_has_is_said_before_it_is_taken() {
    let mut desk = Desk::new();
    let household = serde_json::json!({
        "code": "H9", "village": "Nà Lại", "head_name": "Lò Thị Thử", "class": "not_poor",
        "class_year": 2026, "personal_number": "066185012345",
    });
    let id = desk.add(RecordKind::Household, &household);
    desk.create(RecordKind::Household).act(Action::Scan).text(CARD).act(Action::Confirm);
    let known = preview(&desk).notes.first().unwrap();
    let said = known.text(&desk.app.locale);
    assert!(said.contains("H9 (Lò Thị Thử, Nà Lại)"), "{said}");
    desk.act(Action::Dismiss);
    // The household itself is not told of itself.
    desk.open(|cx| FormState::edit(cx, cx.book.find(id).unwrap()));
    desk.act(Action::Scan).text(CARD).act(Action::Confirm);
    assert_eq!(notes(&desk), ["scan-old-names", "scan-issued-on"]);
    assert_eq!(ticks(&desk).get(3), Some(&("personal_number", Tick::Same)));
}

#[test]
fn what_was_damaged_is_not_taken() {
    let mut desk = scanning();
    let bad = CARD.replace("H’HÊN NIÊ", "H?H?N").replace("05021985", "31021985");
    desk.text(&bad).act(Action::Confirm);
    let fields: Vec<_> = preview(&desk).rows.iter().map(|row| row.field).collect();
    assert_eq!(fields, ["head_sex", "personal_number", "address"]);
    assert_eq!(
        notes(&desk),
        ["scan-left-birth", "scan-left-name", "scan-old-names", "scan-issued-on"]
    );
    desk.text("h");
    assert_eq!(desk.said(), "scan-no-name");
    let mut desk = scanning();
    let long = CARD.replace("Buôn Thử", &"Buôn Thử ".repeat(20));
    desk.text(&long).act(Action::Confirm);
    assert_eq!(ticks(&desk).last(), Some(&("address", Tick::Refused)));
    assert_eq!(notes(&desk), ["scan-refused", "scan-old-names", "scan-issued-on"]);
    desk.act(Action::RowDown).act(Action::RowDown).act(Action::RowDown).act(Action::RowDown);
    desk.text(" ");
    assert_eq!(desk.said(), "scan-cannot");
}

#[test]
fn what_is_no_card_and_where_no_card_is_taken() {
    let mut desk = scanning();
    desk.act(Action::Confirm);
    assert_eq!(desk.said(), "scan-wait");
    desk.text("8934567890123").act(Action::Confirm);
    assert_eq!((desk.said().as_str(), scan(&desk).line.text()), ("scan-no-card", ""));
    desk.send(Msg::Paste(format!("\r\n{CARD}\r\nrác")));
    assert_eq!(preview(&desk).rows.len(), 5);
    desk.send(Msg::Paste(format!("Thẻ của bà Thử:\n{CARD}")));
    assert_eq!(preview(&desk).rows.len(), 5, "the line with bars, not the first one");
    desk.send(Msg::Paste("khác".to_owned()));
    assert_eq!(desk.said(), "scan-no-card");
    let mut desk = Desk::new();
    desk.create(RecordKind::Contribution).act(Action::Scan);
    assert_eq!(desk.said(), "refuse-scan");
}

#[test]
fn nothing_ticked_takes_nothing() {
    let mut desk = scanning();
    desk.text(CARD).act(Action::Confirm).after(1_000);
    for _ in FIELDS {
        desk.act(Action::Toggle).act(Action::RowDown);
    }
    desk.act(Action::Confirm);
    assert_eq!(desk.said(), "scan-nothing-ticked");
}

#[test]
fn a_card_scanned_without_asking_opens_the_box() {
    for (field, text) in
        [("village", ""), ("personal_number", ""), ("address", "Buôn "), ("note", "")]
    {
        let mut desk = Desk::new();
        desk.create(RecordKind::Household).put(field, text).text(CARD).act(Action::Confirm);
        assert_eq!(
            preview(&desk).rows.first().map(|row| row.raw.as_str()),
            Some("H’HÊN NIÊ"),
            "{field}"
        );
        desk.act(Action::Dismiss);
        let kept = if field == "personal_number" { "066185012345" } else { text };
        assert_eq!(desk.raw(field), kept);
    }
    let mut desk = Desk::new();
    desk.create(RecordKind::Household).put("note", "a|066185|0661850123456|");
    assert!(desk.app.overlays.is_empty());
    desk.create(RecordKind::Contribution).put("donor_name", "066185012345|");
    assert!(desk.app.overlays.is_empty(), "only a household has a card");
}

#[test]
fn a_card_scanned_into_the_number_leaves_the_next_field_as_it_was() {
    let mut desk = Desk::new();
    let household = serde_json::json!({
        "code": "H9", "village": "Nà Lại", "head_name": "Lò Thị Thử", "class": "not_poor",
        "class_year": 2026, "ethnicity": "Kinh", "phone": "0912345678",
    });
    let id = desk.add(RecordKind::Household, &household);
    // The number, then a full telephone number before it: the focus goes on by itself.
    for field in ["personal_number", "phone"] {
        desk.open(|cx| FormState::edit(cx, cx.book.find(id).unwrap()));
        desk.at(field).act(Action::ClearField).text(CARD).act(Action::Confirm);
        assert_eq!(preview(&desk).rows.first().map(|row| row.raw.as_str()), Some("H’HÊN NIÊ"));
        desk.act(Action::Dismiss);
        assert_eq!((desk.raw("ethnicity").as_str(), desk.said().as_str()), ("Kinh", ""), "{field}");
        let number = if field == "phone" { "" } else { "066185012345" };
        assert_eq!(desk.raw("personal_number"), number);
        let phone = if field == "phone" { "" } else { "0912345678" };
        assert_eq!(desk.raw("phone"), phone);
        desk.app.nav.pop();
    }
    // Over a number that stands there already.
    desk.create(RecordKind::Household).put("personal_number", "038085000001").at("personal_number");
    desk.text(CARD).act(Action::Confirm);
    assert_eq!(preview(&desk).rows.len(), 5);
    desk.act(Action::Dismiss);
    assert_eq!(desk.raw("personal_number"), "038085000001");
}

#[test]
fn nothing_of_a_person_is_in_debug_texts() {
    let mut desk = scanning();
    let number = CARD.get(..12).unwrap();
    desk.text(CARD);
    let waiting = format!("{:?}", scan(&desk));
    desk.act(Action::Confirm);
    let card = read(CARD, desk.app.shell.now.today).unwrap();
    let edit = crate::text::Edit { back: 2, text: "NIÊ".to_owned(), key: None };
    let texts = [waiting, format!("{:?}", scan(&desk)), format!("{card:?}"), format!("{edit:?}")];
    for text in texts {
        assert!(!["NIÊ", "Buôn", number].iter().any(|word| text.contains(word)), "{text}");
    }
}

#[test]
fn a_bar_alone_does_not_show_the_number_of_the_household() {
    let mut desk = Desk::new();
    let household = serde_json::json!({
        "code": "H9", "village": "Nà Lại", "head_name": "Lò Thị Thử", "class": "not_poor",
        "class_year": 2026, "personal_number": "066185012345",
    });
    let id = desk.add(RecordKind::Household, &household);
    desk.open(|cx| FormState::edit(cx, cx.book.find(id).unwrap()));
    desk.put("address", "|");
    assert!(desk.app.overlays.is_empty());
    assert_eq!(desk.raw("address"), "|");
    // Nor after a number that was typed before another key.
    desk.create(RecordKind::Household).put("personal_number", "066185012345").act(Action::RowDown);
    desk.put("address", "|");
    assert!(desk.app.overlays.is_empty());
}

#[test]
fn no_engine_touches_the_line_and_a_card_is_no_input_method() {
    let mut desk = Desk::new();
    desk.create(RecordKind::Household).at("head_name");
    let before = desk.app.typing_state();
    // Telex would make ẽ of the first word and ấ of the second.
    desk.act(Action::Scan).text("066185012345||EEXX AAS DDOONGF");
    assert_eq!(scan(&desk).line.text(), "066185012345||EEXX AAS DDOONGF");
    desk.act(Action::ClearField).text(CARD).act(Action::Confirm).act(Action::Dismiss);
    assert_eq!(desk.app.typing_state(), before);
}

#[test]
fn a_name_in_capitals_and_back() {
    let mut desk = scanning();
    desk.text(CARD).act(Action::Confirm);
    for name in ["H’Hên Niê", "H’HÊN NIÊ", "H’Hên Niê"] {
        desk.text("h");
        assert_eq!(preview(&desk).rows.first().map(|row| row.raw.as_str()), Some(name));
    }
}

proptest! {
    #[test]
    fn no_key_makes_it_fall(
        begin in any::<bool>(), inputs in proptest::collection::vec(any_input(), 0..60),
    ) {
        let mut desk = scanning();
        if begin {
            desk.text(CARD).act(Action::Confirm).after(1_000);
        }
        let mut box_ = scan(&desk).clone();
        let cx = desk.app.cx();
        for input in inputs {
            box_.update(&cx, input);
            let rows = box_.preview.as_ref().map_or(1, |preview| preview.rows.len());
            prop_assert!(box_.preview.as_ref().is_none_or(|preview| preview.marked < rows.max(1)));
        }
    }
}
