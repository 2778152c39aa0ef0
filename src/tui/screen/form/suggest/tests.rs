//! What a form offers while a text is typed, and that only a key of its own takes it.

use serde_json::json;

use crate::domain::schema::RecordKind;
use crate::keys::Action;
use crate::tui::test_app::TestApp;

fn tester(donors: &[(&str, &str)]) -> TestApp {
    let mut tester = TestApp::new();
    for (donor, unit) in donors {
        let gift = json!({
            "donor_name": donor, "date": "2026-10-01", "form": "in_kind", "goods_description": "gạo",
            "goods_quantity": 1, "goods_unit": unit, "goods_value": 1000,
        });
        tester.add(RecordKind::Contribution, &gift);
    }
    tester
}

fn offers(tester: &TestApp) -> Vec<String> {
    let offers = tester.form().offers().unwrap_or_default();
    offers.iter().map(|offer| offer.label.clone()).collect()
}

fn donors() -> TestApp {
    tester(&[("Hội Phụ nữ xã", "kg"), ("Hội Nông dân", "kg"), ("Công ty Hòa Phát", "két")])
}

#[test]
fn what_others_gave_is_offered_from_the_second_letter_on() {
    let mut tester = donors();
    tester.create(RecordKind::Contribution).put("donor_name", "h");
    assert_eq!(tester.form().offers(), None, "one letter is too few");
    tester.text("o");
    assert_eq!(offers(&tester), ["Hội Nông dân", "Hội Phụ nữ xã", "Công ty Hòa Phát"]);
    tester.text("i p");
    assert_eq!(offers(&tester), ["Hội Phụ nữ xã"]);
    tester.text("z");
    assert_eq!(tester.form().offers().map(<[_]>::len), Some(0), "its row stays");
    tester.act(Action::NextField);
    assert_eq!(tester.form().offers(), None);
}

#[test]
fn a_short_field_offers_from_the_first_letter_on() {
    let mut tester = donors();
    tester.create(RecordKind::Contribution).put("form", "h").put("goods_unit", "k");
    assert_eq!(tester.raw("form"), "in_kind");
    assert_eq!(offers(&tester), ["kg", "két"]);
}

#[test]
fn the_right_arrow_takes_the_first_and_undo_gives_back_what_was_typed() {
    let mut tester = donors();
    tester.create(RecordKind::Contribution).put("donor_name", "hoi n");
    tester.act(Action::CursorLeft).act(Action::CursorRight);
    assert_eq!(tester.raw("donor_name"), "hoi n", "it only moved");
    tester.act(Action::CursorRight);
    assert_eq!(tester.raw("donor_name"), "Hội Nông dân");
    assert_eq!(offers(&tester), [""; 0], "it is typed now");
    tester.act(Action::UndoText);
    assert_eq!(tester.raw("donor_name"), "hoi n");
    assert_eq!(offers(&tester), ["Hội Nông dân", "Hội Phụ nữ xã"]);
    tester.act(Action::NextField);
    assert_eq!(tester.raw("donor_name"), "hoi n", "Enter means what was typed");
}

#[test]
fn the_list_shows_all_and_none_where_nothing_was_typed_before() {
    let mut tester = donors();
    tester.create(RecordKind::Contribution).put("donor_name", "hoi").act(Action::Pick);
    tester.act(Action::RowDown).act(Action::Confirm);
    assert_eq!(tester.raw("donor_name"), "Hội Phụ nữ xã");
    assert_ne!(tester.form().focus, "donor_name", "it goes on");
    tester.at("campaign").act(Action::Pick);
    assert_eq!(tester.notice_key(), "form-no-values");
    tester.at("receipt_book").act(Action::Pick);
    assert_eq!(tester.notice_key(), "refuse-no-list");
}

#[test]
fn the_records_that_a_link_can_mean_are_offered() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Household).put("village", "na");
    assert_eq!(offers(&tester), ["Nà Lại"]);
    tester.act(Action::CursorRight);
    assert_eq!((tester.raw("village").as_str(), offers(&tester).len()), ("Nà Lại", 0));
    tester.create(RecordKind::Registration).put("household", "van an");
    let found = ["Nguyễn Văn An (H1)", "Nguyễn Văn An (H3)", "Lò Văn Pắn (H4)"];
    assert_eq!(offers(&tester), found);
    tester.act(Action::CursorRight);
    assert_eq!(tester.raw("household"), "H1");
    tester.act(Action::ClearField).text("trna");
    assert_eq!(offers(&tester), ["Trần Thị Bình (H2)"], "one slip is forgiven");
    tester.act(Action::NextField);
    assert_eq!(tester.app.overlays.len(), 1, "but never taken unasked");
}

#[test]
fn the_likely_word_to_sort_by_is_offered_and_never_decided() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Household).put("head_name", "Y Bhăm Êban").at("sort_name");
    assert_eq!(offers(&tester), ["Bhăm"]);
    let below = |tester: &TestApp| {
        let cx = tester.app.cx();
        let form = tester.form();
        form.hint(&cx, form.cell("head_name").unwrap(), &form.candidate(&cx)).below
    };
    assert!(
        below(&tester).first().is_some_and(|line| line.contains("Bhăm")),
        "{:?}",
        below(&tester)
    );
    tester.act(Action::CursorRight);
    assert_eq!(tester.raw("sort_name"), "Bhăm");
    assert_eq!(below(&tester), [""; 0]);
    tester.create(RecordKind::Household).put("head_name", "Giàng A Pháo").at("sort_name");
    assert_eq!(tester.form().offers(), None);
    assert_eq!(tester.raw("sort_name"), "");
}

#[test]
fn official_names_of_peoples_are_proposed_and_what_was_typed_stays() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Household).put("ethnicity", "Êđê");
    assert_eq!(offers(&tester).first().map(String::as_str), Some("Ê-đê"));
    tester.act(Action::NextField);
    assert_eq!(tester.raw("ethnicity"), "Êđê", "refused by going on");
    let form = tester.form();
    let cx = tester.app.cx();
    let record = form.candidate(&cx);
    let below = form.hint(&cx, form.cell("ethnicity").unwrap(), &record).below;
    assert_eq!(below, ["Tên chính thức: Ê-đê"]);
    tester.at("ethnicity").act(Action::CursorRight);
    assert_eq!(tester.raw("ethnicity"), "Ê-đê");
    assert!(offers(&tester).is_empty());
    tester.act(Action::Pick);
    let Some(crate::tui::Overlay::Pick(picker)) = tester.app.overlays.last() else {
        panic!("none")
    };
    assert_eq!(picker.rows.len(), 54);
}

#[test]
fn communes_are_proposed_for_the_last_part_of_an_address() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Household).put("address", "xóm 2, xã muong chanh");
    let first = offers(&tester).first().cloned().unwrap_or_default();
    assert!(first.starts_with("xóm 2, xã Mường Chanh, tỉnh "), "{first}");
    tester.act(Action::CursorRight);
    assert_eq!(tester.raw("address"), first);
}
