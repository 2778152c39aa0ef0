//! People typed within the form of their household, as a person meets it.

use crate::domain::schema::RecordKind;
use crate::keys::Action;
use crate::tui::part::cell::Cell;
use crate::tui::screen::form::FormState;
use crate::tui::test_app::TestApp;
use crate::tui::{Msg, Overlay};

/// A household with its required fields, at the table of people.
fn tester() -> TestApp {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Household).put("village", "dong").act(Action::NextField);
    tester.put("head_name", "Vif Vawn Thuwr").put("class", "k").at("members");
    tester
}

fn names(tester: &TestApp) -> Vec<String> {
    let form = tester.form();
    let cell = form.cell("members").unwrap();
    form.people(&tester.app.cx(), cell).into_iter().map(|person| person.name).collect()
}

fn inner(tester: &TestApp, field: &str) -> String {
    tester.form().shown().cell(field).map(Cell::raw).unwrap_or_default()
}

#[test]
fn enter_opens_the_next_person_and_an_empty_name_ends_it() {
    let mut tester = tester();
    tester.act(Action::NextField).text("Lò Thị Một");
    assert_eq!(tester.form().open_person(), Some(1));
    for _ in 0..20 {
        if tester.form().open_person() == Some(2) {
            break;
        }
        tester.act(Action::NextField);
    }
    assert_eq!(
        (tester.form().open_person(), tester.notice_key().as_str()),
        (Some(2), "people-kept")
    );
    tester.text("Vì Văn Hai").act(Action::SubmitAndNew);
    assert_eq!(tester.form().open_person(), Some(3));
    tester.act(Action::NextField);
    assert_eq!((tester.form().open_person(), tester.form().focus), (None, "members_count"));
    assert_eq!(names(&tester), ["Lò Thị Một", "Vì Văn Hai"]);
}

#[test]
fn a_letter_on_the_table_begins_a_name_with_its_marks() {
    let mut tester = tester();
    tester.text("Ddinh Thij Thuwr");
    assert_eq!(inner(&tester, "full_name"), "Đinh Thị Thử");
    tester.act(Action::Submit);
    assert_eq!((names(&tester), tester.form().focus), (vec!["Đinh Thị Thử".to_owned()], "members"));
    tester.act(Action::Back);
    assert_eq!(tester.notice_key(), "form-draft-kept");
}

#[test]
fn what_is_typed_of_a_person_is_in_the_draft_of_its_household() {
    let mut tester = tester();
    tester.text("Lò Thị Một").act(Action::SubmitAndNew).text("Vì Văn H");
    tester.after(900).send(Msg::Tick);
    assert_eq!(tester.stored.len(), 1);
    let draft = tester.stored.values().next().unwrap().clone();
    let mut later = TestApp::new();
    later.open(|cx| FormState::resume(cx, &draft).unwrap());
    assert_eq!(
        (later.form().open_person(), inner(&later, "full_name").as_str()),
        (Some(2), "Vì Văn H")
    );
    later.text("ai").act(Action::Submit);
    assert_eq!(names(&later), ["Lò Thị Một", "Vì Văn Hai"]);
    assert_eq!(later.form().key, draft.key);
}

#[test]
fn a_row_is_changed_taken_out_and_taken_back() {
    let mut tester = tester();
    tester.text("Lò Thị Một").act(Action::SubmitAndNew).text("Vì Văn Hai").act(Action::Submit);
    tester.act(Action::RowUp).act(Action::NextField);
    assert_eq!(inner(&tester, "full_name"), "Vì Văn Hai");
    tester.text(" Em").act(Action::Submit);
    assert_eq!(names(&tester), ["Lò Thị Một", "Vì Văn Hai Em"]);
    tester.act(Action::RowUp).act(Action::RowUp).act(Action::DeleteRight);
    let Some(Overlay::Confirm(question)) = tester.app.overlays.last() else { panic!("not asked") };
    assert!(question.question.text(&tester.app.locale).contains("Lò Thị Một"));
    tester.text("y");
    assert_eq!(names(&tester), ["Vì Văn Hai Em"]);
    tester.act(Action::UndoText);
    assert_eq!(names(&tester), ["Lò Thị Một", "Vì Văn Hai Em"]);
    tester.act(Action::UndoText).act(Action::RedoText);
    assert_eq!(names(&tester), ["Lò Thị Một", "Vì Văn Hai Em"]);
}

#[test]
fn a_person_that_cannot_be_is_said_at_its_field_and_by_name_at_the_household() {
    let mut tester = tester();
    tester.text("Lò Thị Một").act(Action::NextField).act(Action::NextField).act(Action::NextField);
    tester.text("31/2/2000").act(Action::Submit);
    assert_eq!(
        (tester.form().open_person(), tester.notice_key().as_str()),
        (Some(1), "form-problems")
    );
    tester.act(Action::Back).act(Action::Submit);
    assert_eq!(tester.form().focus, "members");
    assert_eq!(tester.issues("members"), ["no_such_day"]);
    assert!(tester.waiting.is_empty() && tester.count(RecordKind::Household) == 4);
}

#[test]
fn a_table_from_a_spreadsheet_becomes_people() {
    let mut tester = tester();
    let table = "STT\tHọ và tên\tNgày sinh\tGiới tính\tQuan hệ\n\
        1\tLò Thị Một\t5/2/1975\tNữ\tVợ\t038175000012\n2\tVì Văn Hai\t2010\tNam\tCon trai\n\n";
    tester.send(Msg::Paste(table.to_owned()));
    let form = tester.form();
    let people = form.people(&tester.app.cx(), form.cell("members").unwrap());
    let told: Vec<_> = people
        .iter()
        .map(|p| format!("{} {} {} {} {}", p.name, p.relation, p.sex, p.birth, p.number))
        .collect();
    assert_eq!(
        told,
        ["Lò Thị Một Vợ, chồng Nữ 05/02/1975 0381******12", "Vì Văn Hai Con Nam 2010 "]
    );
    tester.send(Msg::Paste("Lò Văn Ba\t2012".to_owned()));
    assert!(matches!(tester.app.overlays.last(), Some(Overlay::Pick(_))), "asks before replacing");
    tester.act(Action::Confirm);
    assert_eq!(names(&tester), ["Lò Thị Một", "Vì Văn Hai", "Lò Văn Ba"]);
    tester.act(Action::UndoText);
    assert_eq!(names(&tester).len(), 2);
    // What cannot be right is kept, and the form says so.
    tester.send(Msg::Paste("Lò Thị Tư\t31/02/2015\t01234567890".to_owned()));
    tester.act(Action::Confirm);
    let raw = tester.raw("members");
    assert!(raw.contains("31/02/2015") && raw.contains("01234567890"), "{raw}");
    tester.act(Action::UndoText);
    tester.send(Msg::Paste("123\t456".to_owned()));
    assert_eq!(tester.notice_key(), "people-paste-none");
}

#[test]
fn a_card_is_scanned_into_the_form_of_a_person() {
    let mut tester = tester();
    tester.act(Action::NextField);
    tester.text("038175000012|123456789|LÒ THỊ MỘT|05021975|Nữ|Bản Thử, xã Thử|01012022");
    tester.act(Action::Confirm).after(2_000).act(Action::Confirm);
    let raws = ["full_name", "sex", "birth", "personal_number"].map(|field| inner(&tester, field));
    assert_eq!(raws[1..], ["female", "05/02/1975", "038175000012"]);
    assert_eq!(raws[0].to_lowercase(), "lò thị một");
    tester.act(Action::Submit);
    assert_eq!(names(&tester).len(), 1);
}

#[test]
fn enter_saves_before_what_is_seldom_used() {
    let mut tester = tester();
    tester.put("income_per_capita", "900k").act(Action::NextField);
    assert_eq!(tester.notice_key(), "form-saved");
    let mut tester = self::tester();
    tester.at("income_per_capita").act(Action::NextSection);
    assert_eq!(tester.form().focus, "joined", "the key of sections leads there");
    tester.text("c").act(Action::PrevField).act(Action::NextField);
    assert_eq!(tester.form().focus, "joined", "and Enter, once something stands there");
}

#[test]
fn what_is_counted_stands_beside_what_is_keyed() {
    let mut tester = tester();
    tester.text("Lò Thị Một").act(Action::SubmitAndNew).text("Vì Văn Hai").act(Action::Submit);
    let form = tester.form();
    let cx = tester.app.cx();
    let record = form.candidate(&cx);
    let below = |field: &str| form.hint(&cx, form.cell(field).unwrap(), &record).below.join(" ");
    assert_eq!(below("members_count"), "Máy tính ra: 3");
    assert_eq!(below("b2"), "");
    tester.put("members_count", "3").put("deprivations", "v ");
    let form = tester.form();
    let cx = tester.app.cx();
    let record = form.candidate(&cx);
    let below = |field: &str| form.hint(&cx, form.cell(field).unwrap(), &record).below.join(" ");
    assert_eq!((below("members_count").as_str(), below("b2").as_str()), ("", "Máy tính ra: 10"));
}

#[test]
fn members_that_another_device_added_meanwhile_stay() {
    let mut tester = tester();
    tester.text("Lò Thị Một").act(Action::Submit).act(Action::Submit);
    let id = tester.app.book.of_kind(RecordKind::Household).last().copied().unwrap();
    let id = tester.app.book.record(id).unwrap().id;
    tester.open(|cx| FormState::edit(cx, cx.book.find(id).unwrap())).at("members");
    tester.text("Vì Văn Hai").act(Action::Submit);
    let key = tester.app.book.human_key(tester.app.book.find(id).unwrap());
    tester
        .add(RecordKind::Member, &serde_json::json!({"household": key, "full_name": "Vì Văn Ba"}));
    tester.send(Msg::Resize(80, 24)).act(Action::Submit);
    let rows = tester.app.book.rows(id, RecordKind::Member);
    assert_eq!(rows.len(), 3, "{:?}", tester.notice_key());
}
