//! What a form offers while a text is typed, and that only a key of its own takes it.

use serde_json::json;

use crate::domain::schema::RecordKind;
use crate::keys::Action;
use crate::tui::desk::Desk;

fn desk(donors: &[(&str, &str)]) -> Desk {
    let mut desk = Desk::new();
    for (donor, unit) in donors {
        let gift = json!({
            "donor_name": donor, "date": "2026-10-01", "form": "in_kind", "goods_description": "gạo",
            "goods_quantity": 1, "goods_unit": unit, "goods_value": 1000,
        });
        desk.add(RecordKind::Contribution, &gift);
    }
    desk
}

fn offers(desk: &Desk) -> Vec<String> {
    let offers = desk.form().offers().unwrap_or_default();
    offers.iter().map(|offer| offer.label.clone()).collect()
}

fn donors() -> Desk {
    desk(&[("Hội Phụ nữ xã", "kg"), ("Hội Nông dân", "kg"), ("Công ty Hòa Phát", "két")])
}

#[test]
fn what_others_gave_is_offered_from_the_second_letter_on() {
    let mut desk = donors();
    desk.create(RecordKind::Contribution).put("donor_name", "h");
    assert_eq!(desk.form().offers(), None, "one letter is too few");
    desk.text("o");
    assert_eq!(offers(&desk), ["Hội Nông dân", "Hội Phụ nữ xã", "Công ty Hòa Phát"]);
    desk.text("i p");
    assert_eq!(offers(&desk), ["Hội Phụ nữ xã"]);
    desk.text("z");
    assert_eq!(desk.form().offers().map(<[_]>::len), Some(0), "its row stays");
    desk.act(Action::NextField);
    assert_eq!(desk.form().offers(), None);
}

#[test]
fn a_short_field_offers_from_the_first_letter_on() {
    let mut desk = donors();
    desk.create(RecordKind::Contribution).put("form", "h").put("goods_unit", "k");
    assert_eq!(desk.raw("form"), "in_kind");
    assert_eq!(offers(&desk), ["kg", "két"]);
}

#[test]
fn the_right_arrow_takes_the_first_and_undo_gives_back_what_was_typed() {
    let mut desk = donors();
    desk.create(RecordKind::Contribution).put("donor_name", "hoi n");
    desk.act(Action::CursorLeft).act(Action::CursorRight);
    assert_eq!(desk.raw("donor_name"), "hoi n", "it only moved");
    desk.act(Action::CursorRight);
    assert_eq!(desk.raw("donor_name"), "Hội Nông dân");
    assert_eq!(offers(&desk), [""; 0], "it is typed now");
    desk.act(Action::UndoText);
    assert_eq!(desk.raw("donor_name"), "hoi n");
    assert_eq!(offers(&desk), ["Hội Nông dân", "Hội Phụ nữ xã"]);
    desk.act(Action::NextField);
    assert_eq!(desk.raw("donor_name"), "hoi n", "Enter means what was typed");
}

#[test]
fn the_list_shows_all_and_none_where_nothing_was_typed_before() {
    let mut desk = donors();
    desk.create(RecordKind::Contribution).put("donor_name", "hoi").act(Action::Pick);
    desk.act(Action::RowDown).act(Action::Confirm);
    assert_eq!(desk.raw("donor_name"), "Hội Phụ nữ xã");
    assert_ne!(desk.form().focus, "donor_name", "it goes on");
    desk.at("campaign").act(Action::Pick);
    assert_eq!(desk.said(), "form-no-values");
    desk.at("receipt_book").act(Action::Pick);
    assert_eq!(desk.said(), "refuse-no-list");
}

#[test]
fn the_records_that_a_link_can_mean_are_offered() {
    let mut desk = Desk::new();
    desk.create(RecordKind::Household).put("village", "na");
    assert_eq!(offers(&desk), ["Nà Lại"]);
    desk.act(Action::CursorRight);
    assert_eq!((desk.raw("village").as_str(), offers(&desk).len()), ("Nà Lại", 0));
    desk.create(RecordKind::Registration).put("household", "van an");
    let found = ["Nguyễn Văn An (H1)", "Nguyễn Văn An (H3)", "Lò Văn Pắn (H4)"];
    assert_eq!(offers(&desk), found);
    desk.act(Action::CursorRight);
    assert_eq!(desk.raw("household"), "H1");
    desk.act(Action::ClearField).text("trna");
    assert_eq!(offers(&desk), ["Trần Thị Bình (H2)"], "one slip is forgiven");
    desk.act(Action::NextField);
    assert_eq!(desk.app.overlays.len(), 1, "but never taken unasked");
}

#[test]
fn the_likely_word_to_sort_by_is_offered_and_never_decided() {
    let mut desk = Desk::new();
    desk.create(RecordKind::Household).put("head_name", "Y Bhăm Êban").at("sort_name");
    assert_eq!(offers(&desk), ["Bhăm"]);
    let below = |desk: &Desk| {
        let cx = desk.app.cx();
        let form = desk.form();
        form.hint(&cx, form.cell("head_name").unwrap(), &form.candidate(&cx)).below
    };
    assert!(below(&desk).first().is_some_and(|line| line.contains("Bhăm")), "{:?}", below(&desk));
    desk.act(Action::CursorRight);
    assert_eq!(desk.raw("sort_name"), "Bhăm");
    assert_eq!(below(&desk), [""; 0]);
    desk.create(RecordKind::Household).put("head_name", "Giàng A Pháo").at("sort_name");
    assert_eq!(desk.form().offers(), None);
    assert_eq!(desk.raw("sort_name"), "");
}

#[test]
fn official_names_of_peoples_are_proposed_and_what_was_typed_stays() {
    let mut desk = Desk::new();
    desk.create(RecordKind::Household).put("ethnicity", "Êđê");
    assert_eq!(offers(&desk).first().map(String::as_str), Some("Ê-đê"));
    desk.act(Action::NextField);
    assert_eq!(desk.raw("ethnicity"), "Êđê", "refused by going on");
    let form = desk.form();
    let cx = desk.app.cx();
    let record = form.candidate(&cx);
    let below = form.hint(&cx, form.cell("ethnicity").unwrap(), &record).below;
    assert_eq!(below, ["Tên chính thức: Ê-đê"]);
    desk.at("ethnicity").act(Action::CursorRight);
    assert_eq!(desk.raw("ethnicity"), "Ê-đê");
    assert!(offers(&desk).is_empty());
    desk.act(Action::Pick);
    let Some(crate::tui::Overlay::Pick(picker)) = desk.app.overlays.last() else { panic!("none") };
    assert_eq!(picker.rows.len(), 54);
}

#[test]
fn communes_are_proposed_for_the_last_part_of_an_address() {
    let mut desk = Desk::new();
    desk.create(RecordKind::Household).put("address", "xóm 2, xã muong chanh");
    let first = offers(&desk).first().cloned().unwrap_or_default();
    assert!(first.starts_with("xóm 2, xã Mường Chanh, tỉnh "), "{first}");
    desk.act(Action::CursorRight);
    assert_eq!(desk.raw("address"), first);
}
