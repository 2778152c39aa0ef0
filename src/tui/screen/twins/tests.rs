//! Households that may be one: said while typing, compared, merged, taken back.

use serde_json::json;

use crate::domain::id::RecordId;
use crate::domain::schema::RecordKind;
use crate::keys::Action;
use crate::tui::desk::Desk;
use crate::tui::screen::twins::{CompareState, PairsState, RowKind};
use crate::tui::{Overlay, Screen};

const NUMBER: &str = "038175000012";

/// A second record of H1's household, with a member and a registration of its own.
fn copied() -> (Desk, RecordId) {
    let mut desk = Desk::new();
    let copy = json!({
        "code": "H9", "village": "Đồng Tâm", "head_name": "Nguyễn Văn Ấn", "head_birth": "1970",
        "class": "poor", "class_year": 2026, "causes": ["lack_capital"], "phone": "0912345678",
        "address": "xóm Dưới",
        "members": [{"full_name": "Lò Thị Một", "birth": "1975", "personal_number": NUMBER}],
    });
    let copy = desk.add(RecordKind::Household, &copy);
    desk.add(
        RecordKind::Registration,
        &json!({"household": "H9", "target_class": "not_poor", "plan": "nuôi bò"}),
    );
    (desk, copy)
}

fn compare(desk: &Desk) -> &CompareState {
    match desk.app.nav.top() {
        Screen::Compare(compare) => compare,
        other => panic!("{other:?}"),
    }
}

fn open(desk: &mut Desk, record: RecordId) {
    let detail = crate::tui::screen::detail::DetailState::new(&desk.app.cx(), record);
    desk.app.nav.push(Screen::Detail(detail));
}

/// Goes to the row of a field.
fn at(desk: &mut Desk, field: &str) {
    desk.act(Action::Top);
    let place = compare(desk).rows().iter().position(|row| row.kind == RowKind::Field(leak(field)));
    for _ in 0..place.unwrap() {
        desk.act(Action::RowDown);
    }
}

fn leak(field: &str) -> &'static str {
    RecordKind::Household.field(field).unwrap().id
}

#[test]
fn a_household_that_may_be_there_is_said_while_it_is_typed() {
    let mut desk = Desk::new();
    desk.create(RecordKind::Household).put("village", "dong tam").act(Action::NextField);
    assert_eq!(desk.app.refusal(Action::Duplicates), Some("refuse-no-duplicates"));
    desk.put("head_name", "nguyen van an").put("head_birth", "1970").act(Action::NextField);
    let (other, score) = desk.form().twin(&desk.app.cx()).unwrap();
    assert_eq!((other.as_str(), score), ("Nguyễn Văn An, 1970, Đồng Tâm, H1", 75));
    desk.act(Action::Duplicates);
    let rows = compare(&desk).rows();
    assert!(rows.iter().any(|row| row.kind == RowKind::Field("head_name") && row.differs));
    assert!(rows.iter().all(|row| row.kind == RowKind::Keep || row.chosen.is_none()));
    assert_eq!(desk.app.refusal(Action::Merge), Some("refuse-merge-typed"));
    desk.act(Action::Back);
    assert_eq!(desk.raw("head_name"), "nguyen van an", "the form is as it was");
    assert_eq!(desk.stored.len(), 1, "and its draft");
    desk.act(Action::Duplicates).act(Action::Open);
    assert!(matches!(desk.app.nav.top(), Screen::Detail(_)), "to the stored one");
}

#[test]
fn two_records_become_one_with_the_values_that_were_chosen() {
    let (mut desk, copy) = copied();
    let kept = desk.record(RecordKind::Household, "H1").id;
    open(&mut desk, kept);
    desk.act(Action::Duplicates);
    let chosen = |desk: &Desk, field: &str| {
        let rows = compare(desk).rows().iter();
        let mut row = rows.filter(|row| row.kind == RowKind::Field(leak(field)));
        row.next().and_then(|row| row.chosen)
    };
    assert_eq!(chosen(&desk, "head_name"), Some(super::Side::Left));
    assert_eq!(chosen(&desk, "phone"), Some(super::Side::Right), "an empty field is filled");
    assert_eq!(chosen(&desk, "village"), None, "both say the same");
    at(&mut desk, "head_name");
    desk.act(Action::NextSection);
    at(&mut desk, "address");
    desk.act(Action::PrevSection);
    desk.act(Action::Merge);
    let Some(Overlay::Confirm(question)) = desk.app.overlays.last() else { panic!("not asked") };
    let said = question.question.text(&desk.app.locale);
    assert!(said.contains("(H9)") && said.contains("(H1)"), "{said}");
    let moves = question.lines[0].text(&desk.app.locale);
    assert!(moves.contains("1 thành viên, 1 đăng ký"), "{moves}");
    desk.text("y");
    assert_eq!(desk.said(), "merged");
    let record = desk.app.book.find(kept).unwrap();
    assert_eq!(record.text("head_name"), Some("Nguyễn Văn Ấn"));
    assert_eq!(record.text("phone"), Some("0912345678"));
    assert_eq!(record.text("address"), None, "an empty field may be wanted");
    assert!(desk.app.book.find(copy).unwrap().is_void());
    assert_eq!(desk.app.book.rows(kept, RecordKind::Member).len(), 1);
    let left = desk.app.book.likely_same(desk.app.book.find(kept).unwrap());
    assert!(left.iter().all(|like| like.id != copy), "the copy is no question any more");
}

#[test]
fn the_other_record_may_be_the_one_that_stays() {
    let (mut desk, copy) = copied();
    let first = desk.record(RecordKind::Household, "H1").id;
    open(&mut desk, first);
    desk.act(Action::Duplicates).act(Action::NextSection).act(Action::Merge).text("y");
    assert!(desk.app.book.find(first).unwrap().is_void());
    let kept = desk.app.book.find(copy).unwrap();
    assert_eq!((kept.text("head_name"), kept.int("b1")), (Some("Nguyễn Văn Ấn"), Some(130)));
}

#[test]
fn every_pair_of_the_register_is_listed_once() {
    let (mut desk, copy) = copied();
    let pairs = PairsState::new(&desk.app.cx());
    // H1 and its copy, and H3 of the other village with the same name and year.
    let scores: Vec<_> = pairs.pairs().iter().map(|pair| pair.like.score).collect();
    assert_eq!(scores, [75, 45, 45]);
    desk.act(Action::Households).act(Action::Duplicates).act(Action::Open);
    let like = compare(&desk).like().unwrap().id;
    assert!(like == copy, "the likest first");
    assert_eq!(desk.app.refusal(Action::Duplicates), Some("refuse-one-duplicate"));
}

#[test]
fn numbers_stay_masked_beside_each_other() {
    let (mut desk, copy) = copied();
    open(&mut desk, copy);
    desk.act(Action::Duplicates);
    let all = format!("{:?}", compare(&desk).rows());
    assert!(all.contains("0381******12") && !all.contains(NUMBER), "{all}");
}
