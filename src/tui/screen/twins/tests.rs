//! Households that may be one: said while typing, compared, merged, taken back.

use serde_json::json;

use crate::domain::id::RecordId;
use crate::domain::schema::RecordKind;
use crate::keys::Action;
use crate::tui::screen::twins::{CompareState, ComparedKind, PairsState};
use crate::tui::test_app::TestApp;
use crate::tui::{Overlay, Screen};

const NUMBER: &str = "038175000012";

/// A second record of H1's household, with a member and a registration of its own.
fn copied() -> (TestApp, RecordId) {
    let mut tester = TestApp::new();
    let copy = json!({
        "code": "H9", "village": "Đồng Tâm", "head_name": "Nguyễn Văn Ấn", "head_birth": "1970",
        "class": "poor", "class_year": 2026, "causes": ["lack_capital"], "phone": "0912345678",
        "address": "xóm Dưới",
        "members": [{"full_name": "Lò Thị Một", "birth": "1975", "personal_number": NUMBER}],
    });
    let copy = tester.add(RecordKind::Household, &copy);
    tester.add(
        RecordKind::Registration,
        &json!({"household": "H9", "target_class": "not_poor", "plan": "nuôi bò"}),
    );
    (tester, copy)
}

fn compare(tester: &TestApp) -> &CompareState {
    match tester.app.nav.top() {
        Screen::Compare(compare) => compare,
        other => panic!("{other:?}"),
    }
}

fn open(tester: &mut TestApp, record: RecordId) {
    let detail = crate::tui::screen::detail::DetailState::new(&tester.app.cx(), record);
    tester.app.nav.push(Screen::Detail(detail));
}

/// Goes to the row of a field.
fn at(tester: &mut TestApp, field: &str) {
    tester.act(Action::Top);
    let place =
        compare(tester).rows().iter().position(|row| row.kind == ComparedKind::Field(leak(field)));
    for _ in 0..place.unwrap() {
        tester.act(Action::RowDown);
    }
}

fn leak(field: &str) -> &'static str {
    RecordKind::Household.field(field).unwrap().id
}

#[test]
fn a_household_that_may_be_there_is_said_while_it_is_typed() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Household).put("village", "dong tam").act(Action::NextField);
    assert_eq!(tester.app.refusal(Action::Duplicates), Some("refuse-no-duplicates"));
    tester.put("head_name", "nguyen van an").put("head_birth", "1970").act(Action::NextField);
    let (other, score) = tester.form().twin(&tester.app.cx()).unwrap();
    assert_eq!((other.as_str(), score), ("Nguyễn Văn An, 1970, Đồng Tâm, H1", 75));
    tester.act(Action::Duplicates);
    let rows = compare(&tester).rows();
    assert!(rows.iter().any(|row| row.kind == ComparedKind::Field("head_name") && row.differs));
    assert!(rows.iter().all(|row| row.kind == ComparedKind::Keep || row.chosen.is_none()));
    assert_eq!(tester.app.refusal(Action::Merge), Some("refuse-merge-typed"));
    tester.act(Action::Back);
    assert_eq!(tester.raw("head_name"), "nguyen van an", "the form is as it was");
    assert_eq!(tester.stored.len(), 1, "and its draft");
    tester.act(Action::Duplicates).act(Action::Open);
    assert!(matches!(tester.app.nav.top(), Screen::Detail(_)), "to the stored one");
}

#[test]
fn two_records_become_one_with_the_values_that_were_chosen() {
    let (mut tester, copy) = copied();
    let kept = tester.record(RecordKind::Household, "H1").id;
    open(&mut tester, kept);
    tester.act(Action::Duplicates);
    let chosen = |tester: &TestApp, field: &str| {
        let rows = compare(tester).rows().iter();
        let mut row = rows.filter(|row| row.kind == ComparedKind::Field(leak(field)));
        row.next().and_then(|row| row.chosen)
    };
    assert_eq!(chosen(&tester, "head_name"), Some(super::Side::Left));
    assert_eq!(chosen(&tester, "phone"), Some(super::Side::Right), "an empty field is filled");
    assert_eq!(chosen(&tester, "village"), None, "both say the same");
    at(&mut tester, "head_name");
    tester.act(Action::NextSection);
    at(&mut tester, "address");
    tester.act(Action::PrevSection);
    tester.act(Action::Merge);
    let Some(Overlay::Confirm(question)) = tester.app.overlays.last() else { panic!("not asked") };
    let said = question.question.text(&tester.app.locale);
    assert!(said.contains("(H9)") && said.contains("(H1)"), "{said}");
    let moves = question.lines[0].text(&tester.app.locale);
    assert!(moves.contains("1 thành viên, 1 đăng ký"), "{moves}");
    tester.text("y");
    assert_eq!(tester.notice_key(), "merged");
    let record = tester.app.book.find(kept).unwrap();
    assert_eq!(record.text("head_name"), Some("Nguyễn Văn Ấn"));
    assert_eq!(record.text("phone"), Some("0912345678"));
    assert_eq!(record.text("address"), None, "an empty field may be wanted");
    assert!(tester.app.book.find(copy).unwrap().is_void());
    assert_eq!(tester.app.book.rows(kept, RecordKind::Member).len(), 1);
    let left = tester.app.book.likely_same(tester.app.book.find(kept).unwrap());
    assert!(left.iter().all(|like| like.id != copy), "the copy is no question any more");
}

#[test]
fn the_other_record_may_be_the_one_that_stays() {
    let (mut tester, copy) = copied();
    let first = tester.record(RecordKind::Household, "H1").id;
    open(&mut tester, first);
    tester.act(Action::Duplicates).act(Action::NextSection).act(Action::Merge).text("y");
    assert!(tester.app.book.find(first).unwrap().is_void());
    let kept = tester.app.book.find(copy).unwrap();
    assert_eq!((kept.text("head_name"), kept.int("b1")), (Some("Nguyễn Văn Ấn"), Some(130)));
}

#[test]
fn every_pair_of_the_register_is_listed_once() {
    let (mut tester, copy) = copied();
    let pairs = PairsState::new(&tester.app.cx());
    // H1 and its copy, and H3 of the other village with the same name and year.
    let scores: Vec<_> = pairs.pairs().iter().map(|pair| pair.like.score).collect();
    assert_eq!(scores, [75, 45, 45]);
    tester.act(Action::Households).act(Action::Duplicates).act(Action::Open);
    let like = compare(&tester).like().unwrap().id;
    assert!(like == copy, "the likest first");
    assert_eq!(tester.app.refusal(Action::Duplicates), Some("refuse-one-duplicate"));
}

#[test]
fn numbers_stay_masked_beside_each_other() {
    let (mut tester, copy) = copied();
    open(&mut tester, copy);
    tester.act(Action::Duplicates);
    let all = format!("{:?}", compare(&tester).rows());
    assert!(all.contains("0381******12") && !all.contains(NUMBER), "{all}");
}
