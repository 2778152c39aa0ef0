//! People typed within the form of their household, as a person meets it.

use crate::domain::schema::RecordKind;
use crate::keys::Action;
use crate::tui::desk::Desk;
use crate::tui::part::cell::Cell;
use crate::tui::screen::form::FormState;
use crate::tui::{Msg, Overlay};

/// A household with its required fields, at the table of people.
fn desk() -> Desk {
    let mut desk = Desk::new();
    desk.create(RecordKind::Household).put("village", "dong").act(Action::NextField);
    desk.put("head_name", "Vif Vawn Thuwr").put("class", "k").at("members");
    desk
}

fn names(desk: &Desk) -> Vec<String> {
    let form = desk.form();
    let cell = form.cell("members").unwrap();
    form.people(&desk.app.cx(), cell).into_iter().map(|person| person.name).collect()
}

fn inner(desk: &Desk, field: &str) -> String {
    desk.form().shown().cell(field).map(Cell::raw).unwrap_or_default()
}

#[test]
fn enter_opens_the_next_person_and_an_empty_name_ends_it() {
    let mut desk = desk();
    desk.act(Action::NextField).text("Lò Thị Một");
    assert_eq!(desk.form().open_person(), Some(1));
    for _ in 0..20 {
        if desk.form().open_person() == Some(2) {
            break;
        }
        desk.act(Action::NextField);
    }
    assert_eq!((desk.form().open_person(), desk.said().as_str()), (Some(2), "people-kept"));
    desk.text("Vì Văn Hai").act(Action::SubmitAndNew);
    assert_eq!(desk.form().open_person(), Some(3));
    desk.act(Action::NextField);
    assert_eq!((desk.form().open_person(), desk.form().focus), (None, "members_count"));
    assert_eq!(names(&desk), ["Lò Thị Một", "Vì Văn Hai"]);
}

#[test]
fn a_letter_on_the_table_begins_a_name_with_its_marks() {
    let mut desk = desk();
    desk.text("Ddinh Thij Thuwr");
    assert_eq!(inner(&desk, "full_name"), "Đinh Thị Thử");
    desk.act(Action::Submit);
    assert_eq!((names(&desk), desk.form().focus), (vec!["Đinh Thị Thử".to_owned()], "members"));
    desk.act(Action::Back);
    assert_eq!(desk.said(), "form-draft-kept");
}

#[test]
fn what_is_typed_of_a_person_is_in_the_draft_of_its_household() {
    let mut desk = desk();
    desk.text("Lò Thị Một").act(Action::SubmitAndNew).text("Vì Văn H");
    desk.after(900).send(Msg::Tick);
    assert_eq!(desk.stored.len(), 1);
    let draft = desk.stored.values().next().unwrap().clone();
    let mut later = Desk::new();
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
    let mut desk = desk();
    desk.text("Lò Thị Một").act(Action::SubmitAndNew).text("Vì Văn Hai").act(Action::Submit);
    desk.act(Action::RowUp).act(Action::NextField);
    assert_eq!(inner(&desk, "full_name"), "Vì Văn Hai");
    desk.text(" Em").act(Action::Submit);
    assert_eq!(names(&desk), ["Lò Thị Một", "Vì Văn Hai Em"]);
    desk.act(Action::RowUp).act(Action::RowUp).act(Action::DeleteRight);
    let Some(Overlay::Confirm(question)) = desk.app.overlays.last() else { panic!("not asked") };
    assert!(question.question.text(&desk.app.locale).contains("Lò Thị Một"));
    desk.text("y");
    assert_eq!(names(&desk), ["Vì Văn Hai Em"]);
    desk.act(Action::UndoText);
    assert_eq!(names(&desk), ["Lò Thị Một", "Vì Văn Hai Em"]);
    desk.act(Action::UndoText).act(Action::RedoText);
    assert_eq!(names(&desk), ["Lò Thị Một", "Vì Văn Hai Em"]);
}

#[test]
fn a_person_that_cannot_be_is_said_at_its_field_and_by_name_at_the_household() {
    let mut desk = desk();
    desk.text("Lò Thị Một").act(Action::NextField).act(Action::NextField).act(Action::NextField);
    desk.text("31/2/2000").act(Action::Submit);
    assert_eq!((desk.form().open_person(), desk.said().as_str()), (Some(1), "form-problems"));
    desk.act(Action::Back).act(Action::Submit);
    assert_eq!(desk.form().focus, "members");
    assert_eq!(desk.issues("members"), ["no_such_day"]);
    assert!(desk.waiting.is_empty() && desk.count(RecordKind::Household) == 4);
}

#[test]
fn a_table_from_a_spreadsheet_becomes_people() {
    let mut desk = desk();
    let table = "STT\tHọ và tên\tNgày sinh\tGiới tính\tQuan hệ\n\
        1\tLò Thị Một\t5/2/1975\tNữ\tVợ\t038175000012\n2\tVì Văn Hai\t2010\tNam\tCon trai\n\n";
    desk.send(Msg::Paste(table.to_owned()));
    let form = desk.form();
    let people = form.people(&desk.app.cx(), form.cell("members").unwrap());
    let told: Vec<_> = people
        .iter()
        .map(|p| format!("{} {} {} {} {}", p.name, p.relation, p.sex, p.birth, p.number))
        .collect();
    assert_eq!(
        told,
        ["Lò Thị Một Vợ, chồng Nữ 05/02/1975 0381******12", "Vì Văn Hai Con Nam 2010 "]
    );
    desk.send(Msg::Paste("Lò Văn Ba\t2012".to_owned()));
    assert!(matches!(desk.app.overlays.last(), Some(Overlay::Pick(_))), "asks before replacing");
    desk.act(Action::Confirm);
    assert_eq!(names(&desk), ["Lò Thị Một", "Vì Văn Hai", "Lò Văn Ba"]);
    desk.act(Action::UndoText);
    assert_eq!(names(&desk).len(), 2);
    // What cannot be right is kept, and the form says so.
    desk.send(Msg::Paste("Lò Thị Tư\t31/02/2015\t01234567890".to_owned()));
    desk.act(Action::Confirm);
    let raw = desk.raw("members");
    assert!(raw.contains("31/02/2015") && raw.contains("01234567890"), "{raw}");
    desk.act(Action::UndoText);
    desk.send(Msg::Paste("123\t456".to_owned()));
    assert_eq!(desk.said(), "people-paste-none");
}

#[test]
fn a_card_is_scanned_into_the_form_of_a_person() {
    let mut desk = desk();
    desk.act(Action::NextField);
    desk.text("038175000012|123456789|LÒ THỊ MỘT|05021975|Nữ|Bản Thử, xã Thử|01012022");
    desk.act(Action::Confirm).after(2_000).act(Action::Confirm);
    let raws = ["full_name", "sex", "birth", "personal_number"].map(|field| inner(&desk, field));
    assert_eq!(raws[1..], ["female", "05/02/1975", "038175000012"]);
    assert_eq!(raws[0].to_lowercase(), "lò thị một");
    desk.act(Action::Submit);
    assert_eq!(names(&desk).len(), 1);
}

#[test]
fn enter_saves_before_what_is_seldom_used() {
    let mut desk = desk();
    desk.put("income_per_capita", "900k").act(Action::NextField);
    assert_eq!(desk.said(), "form-saved");
    let mut desk = self::desk();
    desk.at("income_per_capita").act(Action::NextSection);
    assert_eq!(desk.form().focus, "joined", "the key of sections leads there");
    desk.text("c").act(Action::PrevField).act(Action::NextField);
    assert_eq!(desk.form().focus, "joined", "and Enter, once something stands there");
}

#[test]
fn what_is_counted_stands_beside_what_is_keyed() {
    let mut desk = desk();
    desk.text("Lò Thị Một").act(Action::SubmitAndNew).text("Vì Văn Hai").act(Action::Submit);
    let form = desk.form();
    let cx = desk.app.cx();
    let record = form.candidate(&cx);
    let below = |field: &str| form.hint(&cx, form.cell(field).unwrap(), &record).below.join(" ");
    assert_eq!(below("members_count"), "Máy tính ra: 3");
    assert_eq!(below("b2"), "");
    desk.put("members_count", "3").put("deprivations", "v ");
    let form = desk.form();
    let cx = desk.app.cx();
    let record = form.candidate(&cx);
    let below = |field: &str| form.hint(&cx, form.cell(field).unwrap(), &record).below.join(" ");
    assert_eq!((below("members_count").as_str(), below("b2").as_str()), ("", "Máy tính ra: 10"));
}

#[test]
fn members_that_another_device_added_meanwhile_stay() {
    let mut desk = desk();
    desk.text("Lò Thị Một").act(Action::Submit).act(Action::Submit);
    let id = desk.app.book.of_kind(RecordKind::Household).last().copied().unwrap();
    let id = desk.app.book.record(id).unwrap().id;
    desk.open(|cx| FormState::edit(cx, cx.book.find(id).unwrap())).at("members");
    desk.text("Vì Văn Hai").act(Action::Submit);
    let key = desk.app.book.human_key(desk.app.book.find(id).unwrap());
    desk.add(RecordKind::Member, &serde_json::json!({"household": key, "full_name": "Vì Văn Ba"}));
    desk.send(Msg::Resize(80, 24)).act(Action::Submit);
    let rows = desk.app.book.rows(id, RecordKind::Member);
    assert_eq!(rows.len(), 3, "{:?}", desk.said());
}
