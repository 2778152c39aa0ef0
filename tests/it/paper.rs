//! Pictures at 80x24 of what stands beside typing: the calendar, the receipt, the citizen card, sums in
//! words.

use insta::assert_snapshot;
use thoatngheo::keys::Action;
use thoatngheo::text::{MoneyStyle, Reading};

use crate::sample::Stage;
use crate::screens::checked;

/// A form of a new household with the focus on a field, some fields down.
fn household(down: usize) -> Stage {
    let mut stage = Stage::new();
    stage.press(Action::Households).press(Action::New);
    for _ in 0..down {
        stage.press(Action::NextField);
    }
    stage
}

#[test]
fn the_calendar() {
    let mut stage = household(3);
    stage.press(Action::Pick);
    assert_snapshot!("calendar_today", checked(&stage));
    stage.text("1950").press(Action::CursorLeft).enter();
    stage.press(Action::PrevField).press(Action::Pick).text("t]19");
    assert_snapshot!("calendar_refused", checked(&stage));
}

#[test]
fn receipts() {
    let mut stage = Stage::new();
    stage.press(Action::Fund).press(Action::Search).text("truong").enter();
    stage.press(Action::Receipt);
    assert_snapshot!("receipt", checked(&stage));
    let mut stage = Stage::new();
    stage.press(Action::Fund).press(Action::Search).text("nham").enter().press(Action::Receipt);
    assert_snapshot!("receipt_void", checked(&stage));
    stage.send(thoatngheo::tui::Msg::Resize(80, 16));
    stage.press(Action::RowDown).press(Action::RowDown);
    let picture = stage.picture();
    assert!(picture.contains("ĐÃ HỦY") && !picture.contains("Quyển"), "{picture}");
    stage.press(Action::Bottom);
    let picture = stage.picture();
    assert!(picture.contains("Lý do hủy: ghi nhầm người"), "{picture}");
    assert!(picture.contains("(ký, họ tên)") && picture.contains("Hình thức"), "{picture}");
    stage.press(Action::Top);
    assert!(stage.picture().contains("Quyển"));
    let mut stage = Stage::new();
    stage.press(Action::Households).press(Action::Receipt);
    assert!(stage.picture().contains("Chỉ khoản ủng hộ mới có phiếu thu"));
}

#[test]
fn every_sum_is_also_said_in_words() {
    let mut stage = Stage::new();
    stage.press(Action::Fund).press(Action::New).text("Bà Thử");
    for _ in 0..5 {
        stage.press(Action::NextField);
    }
    stage.press(Action::CursorRight).press(Action::CursorRight);
    for field in ["", "", "gạo", "20,5", "kg", "1tr05"] {
        stage.text(field).press(Action::NextField);
    }
    let picture = stage.picture();
    let words = "Một triệu không trăm năm mươi nghìn đồng";
    assert_eq!(picture.matches(words).count(), 2, "goods and the total:\n{picture}");
    assert_snapshot!("words_of_goods", checked(&stage));
}

#[test]
fn sums_are_read_as_the_settings_say() {
    let mut stage = Stage::new();
    stage.app.prefs.money =
        Reading::ALL.iter().fold(MoneyStyle::default(), |s, r| s.with(*r, true));
    stage.press(Action::Fund).press(Action::New).text("Bà Thử");
    for _ in 0..6 {
        stage.press(Action::NextField);
    }
    stage.text("1205tr");
    let words = "Một tỷ hai trăm lẻ năm triệu đồng chẵn";
    assert_eq!(stage.picture().matches(words).count(), 2, "{}", stage.picture());
    stage.press(Action::Submit).text("y");
    stage.press(Action::Receipt);
    let picture = stage.picture();
    assert!(picture.contains("PHIẾU THU") && picture.contains(words), "{picture}");
    stage.press(Action::Dismiss).enter();
    assert!(stage.picture().contains(words), "{}", stage.picture());
}

const CARD: &str = "066185012345|241234567|H’HÊN NIÊ|05021985|Nữ|Buôn Thử, xã Ea Thử, huyện Krông Thử, \
                    tỉnh Đắk Lắk|10072021";

/// A form of a household with a card scanned into the box over it.
fn scanned(line: &str) -> Stage {
    let mut stage = household(0);
    stage.press(Action::Scan).text(line).enter();
    stage
}

#[test]
fn a_citizen_card() {
    let mut stage = household(0);
    stage.press(Action::Scan).text("066185012345|");
    assert_snapshot!("card_scanning", checked(&stage));
    let mut stage = scanned(CARD);
    assert_snapshot!("card_good", checked(&stage));
    stage.enter();
    assert_snapshot!("card_taken", checked(&stage));
}

#[test]
fn a_citizen_card_with_a_garbled_name() {
    let garbled = CARD.replace("H’HÊN NIÊ", "H?H?N NI?").replace("Nữ", "N?");
    let mut stage = household(1);
    stage.text("H’Hên Niê").press(Action::NextField).press(Action::NextField).text("1986");
    stage.press(Action::Scan).text(&garbled).enter();
    assert_snapshot!("card_garbled", checked(&stage));
}

#[test]
fn a_citizen_card_of_a_known_household() {
    // The number of a household of the sample, on the card of a man born in another year.
    let known = CARD.replace("066185012345", "011155000123").replace("05021985", "05021956");
    assert_snapshot!("card_known", checked(&scanned(&known)));
}
