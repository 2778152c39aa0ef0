//! Searching a list: what is found, in which order, and that typing on finds what typing anew does.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::domain::book::Book;
use crate::domain::input::from_json;
use crate::domain::op::{Op, OpName, Values, decide};
use crate::domain::record::UNDO_REASON;
use crate::text::contains_folded;
use crate::tui::test_app::TestApp;

/// The app's households and these.
fn tester(names: &[&str]) -> TestApp {
    let mut tester = TestApp::new();
    for (at, name) in names.iter().enumerate() {
        let household = json!({
            "code": format!("X{at}"), "village": "Nà Lại", "head_name": name,
            "class": "not_poor", "class_year": 2026,
        });
        tester.add(RecordKind::Household, &household);
    }
    tester
}

fn typed(tester: &TestApp, text: &str) -> ListState {
    let cx = tester.app.cx();
    let mut list = ListState::search(&cx, RecordKind::Household);
    for letter in text.chars() {
        list.update(&cx, Input::Text(letter));
    }
    list
}

fn names<'b>(book: &'b Book, rows: &[RecIx]) -> Vec<&'b str> {
    rows.iter().map(|at| book.record(*at).unwrap().text("head_name").unwrap()).collect()
}

const NAMES: [&str; 12] = [
    "Nguyễn Văn Hùng",
    "Nguyễn Văn Hưng",
    "Trần Thị Hoà",
    "Trần Thị Hoa",
    "Lê Thị Hóa",
    "Lí Văn Quí",
    "Lý Thị Quỳnh",
    "H’Hên Niê",
    "Y Bhăm Êban",
    "Giàng A Pháo",
    "Đặng Kỷ Niệm",
    "Dang Ki Niem",
];

#[test]
fn what_is_typed_is_found_in_this_order() {
    let tester = tester(&NAMES);
    let rows: [(&str, &[&str]); 14] = [
        ("hung", &["Nguyễn Văn Hùng", "Nguyễn Văn Hưng"]),
        ("hưng", &["Nguyễn Văn Hưng", "Nguyễn Văn Hùng"]),
        ("hung nguyen van", &["Nguyễn Văn Hùng", "Nguyễn Văn Hưng"]),
        ("hòa", &["Trần Thị Hoà", "Trần Thị Hoa", "Lê Thị Hóa"]),
        ("hoá", &["Lê Thị Hóa", "Trần Thị Hoa", "Trần Thị Hoà"]),
        ("nvh", &["Nguyễn Văn Hùng", "Nguyễn Văn Hưng"]),
        ("gap", &["Giàng A Pháo"]),
        ("quy", &["Lý Thị Quỳnh", "Lí Văn Quí"]),
        ("lý", &["Lý Thị Quỳnh", "Lí Văn Quí"]),
        ("hhen", &["H’Hên Niê"]),
        ("đặng kỉ niệm", &["Đặng Kỷ Niệm", "Dang Ki Niem"]),
        ("dang ki niem", &["Dang Ki Niem", "Đặng Kỷ Niệm"]),
        ("x3", &["Trần Thị Hoa"]),
        ("bham eban", &["Y Bhăm Êban"]),
    ];
    for (text, wanted) in rows {
        let list = typed(&tester, text);
        assert_eq!(names(&tester.app.book, list.rows()), wanted, "{text}");
        assert_eq!(list.near(), 0, "{text}");
    }
}

#[test]
fn a_slip_is_forgiven_after_all_that_is_right() {
    let tester = tester(&NAMES);
    let rows: [(&str, &[&str], usize); 5] = [
        ("phoa", &["Trần Thị Hoa", "Trần Thị Hoà", "Lê Thị Hóa", "Giàng A Pháo"], 4),
        ("nguyne van hung", &["Nguyễn Văn Hùng", "Nguyễn Văn Hưng"], 2),
        ("hoaa", &["Trần Thị Hoa", "Trần Thị Hoà", "Lê Thị Hóa"], 3),
        ("zzzzz", &[], 0),
        ("gaing", &["Giàng A Pháo"], 1),
    ];
    for (text, wanted, near) in rows {
        let list = typed(&tester, text);
        assert_eq!((names(&tester.app.book, list.rows()).as_slice(), list.near()), (wanted, near));
    }
    let list = typed(&tester, "nguyen");
    assert_eq!(list.near(), 0, "nobody is nearly Nguyễn");
}

#[test]
fn what_was_taken_back_is_in_no_list_and_what_was_made_void_is() {
    let mut tester = TestApp::new();
    let all = ListState::new(&tester.app.cx(), RecordKind::Household).rows().len();
    for (code, reason) in [("T1", UNDO_REASON), ("T2", "nhập nhầm")] {
        let household = json!({
            "code": code, "village": "Đồng Tâm", "head_name": "Lò Văn Nhầm", "class": "not_poor",
        });
        let id = tester.add(RecordKind::Household, &household);
        let op = Op::Act {
            name: OpName::Void,
            record: id,
            values: Values::new(),
            reason: Some(reason.to_owned()),
        };
        let intent = decide(&tester.app.book, &op, &tester.app.cx().ctx()).unwrap().intent;
        let event = tester.write(&intent);
        tester.app.book.apply(&event);
    }
    let list = ListState::new(&tester.app.cx(), RecordKind::Household);
    assert_eq!(list.rows().len(), all + 1);
}

#[test]
fn where_enough_is_found_nothing_is_guessed() {
    let mut all = vec!["Lò Văn Trang"; ENOUGH];
    all.push("Lò Văn Tràn");
    let tester = tester(&all);
    assert_eq!(typed(&tester, "trang").near(), 0);
    let tester = self::tester(&all[1..]);
    let list = typed(&tester, "trang");
    // And the app’s own Trần Thị Bình.
    assert_eq!((list.rows().len(), list.near()), (ENOUGH + 1, 2));
    assert_eq!(names(&tester.app.book, list.rows()).last(), Some(&"Lò Văn Tràn"));
}

#[test]
fn a_village_is_found_with_its_households() {
    let tester = tester(&["Lại Văn Na"]);
    let list = typed(&tester, "na lai");
    let found = names(&tester.app.book, list.rows());
    assert_eq!(found, ["Lại Văn Na", "Nguyễn Văn An", "Lò Văn Pắn"], "its own name first");
    assert_eq!(names(&tester.app.book, typed(&tester, "pan na").rows()), ["Lò Văn Pắn"]);
    let cx = tester.app.cx();
    let mut reviews = ListState::search(&cx, RecordKind::Registration);
    reviews.update(&cx, Input::Paste("na lai".to_owned()));
    assert!(reviews.rows().is_empty());
}

#[test]
fn with_one_village_shown_nobody_else_is_guessed_while_typing() {
    let mut tester = tester(&["Trần Văn Bình"]);
    let mut list = typed(&tester, "");
    let village = tester.record(RecordKind::Village, "Nà Lại").id;
    let picked = |id: String| Answer::Picked { tag: VILLAGE, picked: vec![id] };
    list.answered(&tester.app.cx(), picked(village.to_string()));
    for letter in "bihn".chars() {
        list.update(&tester.app.cx(), Input::Text(letter));
    }
    let found = |tester: &TestApp, list: &ListState| {
        names(&tester.app.book, list.rows()).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(found(&tester, &list), ["Trần Văn Bình"], "Trần Thị Bình lives in Đồng Tâm");
    // One moves here: the rows follow the book.
    let moved = tester.record(RecordKind::Household, "H2").id;
    tester.elsewhere(moved, "village", "Nà Lại");
    list.refresh(&tester.app.cx());
    assert_eq!(found(&tester, &list).len(), 2);
    list.answered(&tester.app.cx(), picked(String::new()));
    tester.elsewhere(moved, "village", "Đồng Tâm");
    list.refresh(&tester.app.cx());
    assert_eq!(found(&tester, &list).len(), 2);
}

#[test]
fn what_has_to_be_settled_is_searched_as_it_is_typed() {
    let mut tester = TestApp::new();
    let record = tester.record(RecordKind::Household, "H1").id;
    // Both were written without knowing of the other.
    let ctx = tester.app.cx().ctx();
    let both = ["Nguyễn Văn Anh", "Nguyễn Văn Ân"].map(|name| {
        let field = RecordKind::Household.field("head_name").unwrap();
        let value = from_json(&tester.app.book, field, &json!(name), ctx.today).unwrap();
        let values = [(field.id, value)].into_iter().collect();
        decide(&tester.app.book, &Op::Edit { record, values }, &ctx).unwrap().intent
    });
    for intent in both {
        let event = tester.write(&intent);
        tester.app.book.apply(&event);
    }
    let mut list = ListState::conflicts(&tester.app.cx());
    list.update(&tester.app.cx(), Input::Act(Action::Search));
    for letter in "nguyne".chars() {
        list.update(&tester.app.cx(), Input::Text(letter));
    }
    assert_eq!((list.rows().len(), list.near()), (1, 1), "the other Nguyễn Văn An is settled");
}

/// A name of the letters that make words meet.
fn any_name() -> impl Strategy<Value = String> {
    "[NLHY][gauiyọàò]{1,3}( [hlnđ][uiâyaóò]{1,2}n?){1,3}"
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[nlhđd][gauiyo]{0,3}( [hlnđ][uiâyaó]{1,2}n?){0,2}",
        "[nlhdg]{2,5}",
        "na lai|x1|dong|\\PC{0,8}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn typing_on_finds_what_typing_anew_does(
        all in proptest::collection::vec(any_name(), 1..30),
        texts in proptest::collection::vec(any_text(), 1..6),
    ) {
        let all: Vec<_> = all.iter().map(String::as_str).collect();
        let tester = tester(&all);
        let cx = tester.app.cx();
        for text in texts {
            let on = typed(&tester, &text);
            let mut anew = ListState::search(&cx, RecordKind::Household);
            anew.update(&cx, Input::Paste(text.clone()));
            if on.find.text() == anew.find.text() {
                prop_assert_eq!(on.rows(), anew.rows(), "{}", text);
                prop_assert_eq!(on.near(), anew.near());
            }
            // Whatever a plain scan finds is found, and not as a guess.
            let query = Query::of(&on.find);
            let sure = on.rows().get(..on.rows().len() - on.near()).unwrap();
            for at in cx.book.of_kind(RecordKind::Household) {
                if contains_folded(cx.book.search_text(*at), query.folded()) {
                    prop_assert!(sure.contains(at), "{}", text);
                }
            }
            let unique: std::collections::HashSet<_> = on.rows().iter().collect();
            prop_assert_eq!(unique.len(), on.rows().len());
        }
    }
}

#[test]
fn a_word_to_sort_by_stands_for_the_given_name() {
    let mut tester = tester(&["Trần Văn Bình", "Y Bhăm Êban", "Lê Thị Cúc"]);
    for code in ["X0", "X1"] {
        let registration = json!({
            "household": code, "year": 2026, "target_class": "not_poor", "target_year": 2026,
        });
        // Only poor households register; the list does not care.
        let household = tester.record(RecordKind::Household, code).id;
        tester.elsewhere(household, "class", "poor");
        tester.add(RecordKind::Registration, &registration);
    }
    let in_order = |tester: &TestApp, kind: RecordKind| {
        let order = Order::new(&tester.app.book, kind, SortBy::Name);
        let title = |at| tester.app.book.title(tester.app.book.record(at).unwrap());
        let titles: Vec<_> = order.rows().map(title).collect();
        titles.into_iter().filter(|title| "Trần Văn Bình Y Bhăm Êban".contains(title)).collect()
    };
    let wanted = |names: [&str; 2]| names.map(str::to_owned).to_vec();
    let households = Order::new(&tester.app.book, RecordKind::Household, SortBy::Name);
    let registrations = Order::new(&tester.app.book, RecordKind::Registration, SortBy::Name);
    let before: Vec<String> = in_order(&tester, RecordKind::Household);
    assert_eq!(before, wanted(["Trần Văn Bình", "Y Bhăm Êban"]), "Bình, Êban");
    let bham = tester.record(RecordKind::Household, "X1").id;
    tester.elsewhere(bham, "sort_name", "Bhăm");
    for (kind, mut mended) in
        [(RecordKind::Household, households), (RecordKind::Registration, registrations)]
    {
        let after: Vec<String> = in_order(&tester, kind);
        assert_eq!(after, wanted(["Y Bhăm Êban", "Trần Văn Bình"]), "Bhăm, Bình");
        mended.mend(&tester.app.book);
        assert_eq!(mended, Order::new(&tester.app.book, kind, SortBy::Name));
    }
}
