//! The form as a person meets it: keys in, effects and records out.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::domain::schema::RecordKind;
use crate::keys::Key;
use crate::tui::step::Answer;
use crate::tui::test_app::{TestApp, any_input};
use crate::tui::{Effect, Msg, Overlay, Screen};

/// A household typed up to its last required field.
fn household(tester: &mut TestApp, name: &str) {
    tester.put("village", "dong").act(Action::NextField);
    tester.put("head_name", name).put("class", "k").put("note", "x");
}

fn confirm(tester: &mut TestApp) -> &mut TestApp {
    assert!(matches!(tester.app.overlays.last(), Some(Overlay::Confirm(_))), "no question");
    tester.text("y")
}

#[test]
fn a_record_is_typed_and_saved() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Household);
    assert_eq!(tester.form().focus, "village", "the first that nobody fills");
    assert_eq!(tester.form().scope(), Scope::Text);
    household(&mut tester, "Vì Văn Thử");
    assert_eq!(tester.raw("village"), "Đồng Tâm", "resolved on going on");
    assert_eq!(tester.raw("class"), "not_poor");
    tester.act(Action::Submit);
    assert!(matches!(tester.app.nav.top(), Screen::Home(_)), "back");
    assert_eq!(tester.notice_key(), "form-saved");
    let text = tester.app.notice.as_ref().unwrap().text(&tester.app.locale);
    assert_eq!(text, "Đã lưu hộ Vì Văn Thử");
    let record = tester.app.book.of_kind(RecordKind::Household).last().unwrap();
    let record = tester.app.book.record(*record).unwrap();
    assert_eq!(record.text("head_name"), Some("Vì Văn Thử"));
    assert_eq!(record.code("class"), Some("not_poor"));
    assert!(record.text("code").is_some(), "given");
    assert!(tester.stored.is_empty(), "the draft went with it");
}

#[test]
fn enter_on_the_last_field_saves() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Village).put("name", "Bản Mới");
    for _ in 0..4 {
        tester.act(Action::NextField);
    }
    assert_eq!(tester.form().focus, "households_total");
    tester.text("12").act(Action::RowDown).act(Action::RowDown);
    assert_eq!(tester.notice_key(), "refuse-last-field", "the arrow only goes down");
    tester.act(Action::NextField);
    assert_eq!(tester.record(RecordKind::Village, "ban moi").int("households_total"), Some(12));
}

#[test]
fn everything_wrong_is_shown_at_its_field_and_the_first_gets_the_focus() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Household).put("head_name", "Lò 2").put("members_count", "999");
    tester.act(Action::Submit);
    assert_eq!(tester.notice_key(), "form-problems");
    assert_eq!(tester.form().focus, "village");
    assert_eq!(tester.issues("village"), ["required"]);
    assert_eq!(tester.issues("head_name"), ["name_has_digits"]);
    assert_eq!(tester.issues("members_count"), ["out_of_range"]);
    assert_eq!(tester.issues("class"), ["required"]);
    assert!(tester.waiting.is_empty());
    tester.act(Action::NextField).act(Action::FirstProblem);
    assert_eq!(tester.form().focus, "village");
    // Corrected, the message goes.
    tester.text("na lai").act(Action::NextField);
    assert!(tester.issues("village").is_empty());
    assert_eq!(tester.raw("head_name"), "Lò 2", "what was typed stays");
}

#[test]
fn a_field_is_judged_when_it_is_left_and_not_before() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Household).put("head_birth", "31/2/1970");
    assert!(tester.issues("head_birth").is_empty());
    tester.act(Action::NextField);
    assert_eq!(tester.issues("head_birth"), ["no_such_day"]);
    assert!(tester.issues("class").is_empty(), "not reached yet");
    tester.act(Action::PrevField);
    tester.act(Action::DeleteLeft);
    assert!(tester.issues("head_birth").is_empty(), "being corrected");
}

#[test]
fn a_likely_double_is_said_while_typing() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Household).put("village", "dong tam").act(Action::NextField);
    tester.put("head_name", "nguyen van an").put("head_birth", "1970").act(Action::NextField);
    assert_eq!(tester.issues("head_name"), ["maybe_same"]);
}

#[test]
fn letters_that_can_never_be_right_are_refused_with_a_reason() {
    let rows = [
        (RecordKind::Household, "personal_number", "12a4", "124", "form-refused-digits"),
        (RecordKind::Household, "members_count", "5x", "5", "form-refused-number"),
        (RecordKind::Household, "income_per_capita", "1w", "1", "form-refused-money"),
        (RecordKind::Household, "head_birth", "5w", "5", "form-refused-date"),
        (RecordKind::Contribution, "date", "5/2z", "20/10/20265/2", "form-refused-date"),
    ];
    for (kind, field, typed, kept, why) in rows {
        let mut tester = TestApp::new();
        tester.create(kind).at(field);
        let before = tester.raw(field).len();
        tester.text(typed);
        assert_eq!(tester.raw(field), kept, "{field} {before}");
        assert!(tester.notice_key() == why || typed == "12a4", "{field}: {}", tester.notice_key());
    }
    for (typed, value) in [("1tr5", 1_500_000), ("2 triệu", 2_000_000), ("500 nghìn", 500_000)] {
        let mut tester = TestApp::new();
        tester.create(RecordKind::Household).put("income_per_capita", typed);
        let record = tester.form().candidate(&tester.app.cx());
        assert_eq!(record.int("income_per_capita"), Some(value), "{typed}");
    }
}

#[test]
fn a_long_paste_is_refused_and_lines_of_a_note_are_kept() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Household).put("head_name", "Lò");
    tester.send(Msg::Paste("x".repeat(10_000)));
    assert_eq!(
        (tester.raw("head_name").as_str(), tester.notice_key().as_str()),
        ("Lò", "form-refused-long")
    );
    tester.at("note").send(Msg::Paste("một\r\nhai".to_owned()));
    assert_eq!(tester.raw("note"), "một\nhai");
    let record = tester.form().candidate(&tester.app.cx());
    assert_eq!(record.text("note"), Some("một\nhai"));
}

#[test]
fn a_full_field_goes_on_by_itself() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Household).put("head_birth", "0502197");
    assert_eq!(tester.form().focus, "head_birth");
    tester.text("0");
    assert_eq!(tester.form().focus, "personal_number");
    tester.text("00108501234").text("5");
    assert_eq!(tester.form().focus, "ethnicity");
    // A full field that is wrong keeps the cursor and says why.
    tester.at("head_birth").act(Action::ClearField).text("31021970");
    assert_eq!(tester.form().focus, "head_birth");
    assert_eq!(tester.issues("head_birth"), ["no_such_day"]);
}

#[test]
fn choices_are_cycled_found_by_letters_and_ticked() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Household).at("class");
    assert_eq!(tester.form().scope(), Scope::Choice);
    tester.act(Action::CursorRight);
    assert_eq!(tester.raw("class"), "poor");
    tester.act(Action::CursorLeft);
    assert_eq!(tester.raw("class"), "not_poor", "around the end");
    tester.text("c");
    assert_eq!(tester.raw("class"), "near_poor", "Cận nghèo");
    tester.act(Action::ClearField);
    assert_eq!(tester.raw("class"), "");
    tester.text("!");
    assert_eq!(
        (tester.raw("class").as_str(), tester.notice_key().as_str()),
        ("", "form-refused-choice")
    );

    tester.at("deprivations").act(Action::Toggle);
    tester.text("nh").act(Action::Toggle);
    assert_eq!(tester.raw("deprivations"), "employment, toilet", "Nhà tiêu, not Người");
    tester.act(Action::Toggle);
    assert_eq!(tester.raw("deprivations"), "employment");
    tester.at("causes").act(Action::CursorLeft).act(Action::Toggle);
    assert_eq!(tester.raw("causes"), "other");

    tester.act(Action::Back);
    tester.create(RecordKind::Meeting).at("front_present").act(Action::Toggle);
    assert!(tester.form().candidate(&tester.app.cx()).is("front_present"));
    tester.text("k");
    assert!(!tester.form().candidate(&tester.app.cx()).is("front_present"));
}

#[test]
fn letters_of_one_label_are_typed_on() {
    let mut tester = TestApp::new();
    // Đảng viên and Doanh nghiệp begin alike without marks: the second letter tells them apart.
    tester.create(RecordKind::Registration).at("helper_kind").text("d");
    assert_eq!(tester.raw("helper_kind"), "party_member");
    tester.text("o");
    assert_eq!(tester.raw("helper_kind"), "enterprise");
    tester.act(Action::ClearField).text("d").text("d");
    assert_eq!(tester.raw("helper_kind"), "enterprise", "the same letter again: the next one");
}

#[test]
fn hidden_fields_are_skipped_kept_and_not_saved() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Contribution).put("donor_name", "Trường Thử").at("form").text("h");
    assert_eq!(tester.raw("form"), "in_kind");
    tester.put("goods_description", "gạo");
    tester.at("form").text("t").put("amount", "500k");
    tester.act(Action::NextField);
    assert_eq!(tester.form().focus, "campaign", "the goods are skipped");
    assert_eq!(tester.raw("goods_description"), "gạo");
    tester.act(Action::Submit);
    let Some(Overlay::Confirm(question)) = tester.app.overlays.last() else {
        panic!("hidden text has to be said");
    };
    assert_eq!(question.lines[0].key, "form-hidden-text");
    confirm(&mut tester);
    let key = tester.app.book.of_kind(RecordKind::Contribution)[0];
    let record = tester.app.book.record(key).unwrap();
    assert_eq!((record.int("amount"), record.text("goods_description")), (Some(500_000), None));
}

#[test]
fn a_link_is_found_by_any_part_of_the_name() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Registration).text("binh").act(Action::NextField);
    assert_eq!((tester.raw("household").as_str(), tester.form().focus), ("H2", "year"));
    // Two of one name: a list to choose from.
    tester.at("household").act(Action::ClearField).text("nguyen van an").act(Action::NextField);
    let Some(Overlay::Pick(picker)) = tester.app.overlays.last() else {
        panic!("no list");
    };
    let details: Vec<_> = picker.rows.iter().map(|row| row.detail.as_str()).collect();
    assert_eq!(details, ["H1 · Đồng Tâm · Hộ nghèo", "H3 · Nà Lại · Hộ nghèo"]);
    tester.text(" na lai").act(Action::Confirm);
    assert!(tester.app.overlays.is_empty());
    assert_eq!((tester.raw("household").as_str(), tester.form().focus), ("H3", "year"));
    // Nobody of that name: the text stays, with the reason.
    tester.at("household").act(Action::ClearField).text("khong co").act(Action::NextField);
    assert_eq!(tester.issues("household"), ["no_such_record"]);
    assert_eq!(tester.raw("household"), "khong co");
}

#[test]
fn the_list_of_choices_answers_the_field() {
    let mut tester = TestApp::new();
    tester
        .create(RecordKind::Household)
        .at("class")
        .act(Action::Pick)
        .text("can")
        .act(Action::Confirm);
    assert_eq!((tester.raw("class").as_str(), tester.form().focus), ("near_poor", "class_year"));
    tester.at("causes").act(Action::Pick).act(Action::Toggle);
    tester.act(Action::RowDown).act(Action::Toggle).act(Action::Confirm);
    assert_eq!(tester.raw("causes"), "lack_production_land, lack_capital");
    tester.at("note");
    assert_eq!(tester.app.refusal(Action::Pick), Some("refuse-no-list"));
}

#[test]
fn computed_fields_follow_what_is_typed() {
    let mut tester = TestApp::new();
    let text = |tester: &TestApp, field: &str| {
        let cx = tester.app.cx();
        let record = tester.form().candidate(&cx);
        let field = tester.form().kind.field(field).unwrap();
        tester.form().computed(&cx, field, &record).text
    };
    tester.create(RecordKind::Contribution).put("amount", "1tr5");
    assert_eq!(text(&tester, "total"), "1.500.000 đ");
    assert_eq!(text(&tester, "peak_month"), "có");
    let cx = tester.app.cx();
    let hint = tester.form().hint(
        &cx,
        tester.form().cell("amount").unwrap(),
        &tester.form().candidate(&cx),
    );
    assert_eq!(hint.beside, "= 1.500.000 đ");
    assert_eq!(hint.below, ["Một triệu năm trăm nghìn đồng"]);

    tester
        .create(RecordKind::Review)
        .text("HB1")
        .act(Action::NextField)
        .text("H1")
        .act(Action::NextField);
    tester.put("b1", "130").at("deprivations").act(Action::Toggle);
    tester
        .act(Action::CursorRight)
        .act(Action::Toggle)
        .act(Action::CursorRight)
        .act(Action::Toggle);
    assert_eq!(text(&tester, "b2"), "30");
    assert_eq!(text(&tester, "class_computed"), "Hộ nghèo");
    tester.put("votes_agree", "15");
    assert_eq!(text(&tester, "outcome"), "Đạt");
    tester.act(Action::DeleteLeft).text("4");
    assert_eq!(text(&tester, "outcome"), "Họp lại");
}

#[test]
fn what_is_unusual_is_asked_and_only_that() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Household);
    household(&mut tester, "Vì Văn Thử");
    tester.at("class").text("h").act(Action::Submit);
    assert_eq!(tester.count(RecordKind::Household), 4, "asked first");
    let Some(Overlay::Confirm(question)) = tester.app.overlays.last() else {
        panic!("no question");
    };
    assert_eq!(question.lines.len(), 1);
    tester.act(Action::Dismiss);
    assert_eq!(tester.form().focus, "causes", "to where it can be corrected");
    tester.act(Action::Submit).act(Action::Confirm);
    assert_eq!(tester.count(RecordKind::Household), 4, "a stray Enter agrees to nothing");
    confirm(&mut tester);
    assert_eq!(tester.count(RecordKind::Household), 5);
}

#[test]
fn save_and_next_keeps_what_is_sticky_and_what_was_typed_ahead() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Contribution);
    tester.put("date", "").act(Action::ClearField).text("15/10");
    tester.put("donor_name", "Bà Một").put("campaign", "Tháng cao điểm").put("amount", "50k");
    tester.slow = true;
    tester.act(Action::SubmitAndNew);
    assert!(matches!(tester.form().phase, Phase::Saving { next: true, .. }));
    // Typed while the disk works: nothing of the form changes, nothing is lost.
    tester.text("Ông Hai").act(Action::NextField);
    assert_eq!(tester.raw("donor_name"), "Bà Một");
    assert_eq!(tester.app.refusal(Action::Home), Some("refuse-saving"));
    assert_eq!(tester.app.refusal(Action::Back), Some("refuse-saving"));
    tester.slow = false;
    tester.disk();
    assert_eq!(tester.raw("date"), "15/10", "sticky");
    assert_eq!(tester.raw("campaign"), "Tháng cao điểm");
    assert_eq!(tester.raw("amount"), "");
    assert_eq!(tester.raw("donor_name"), "Ông Hai");
    assert_eq!(tester.form().focus, "donor_kind");
    assert_eq!(tester.count(RecordKind::Contribution), 1);
}

#[test]
fn a_question_swallows_what_was_typed_ahead() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Household);
    household(&mut tester, "Vì Văn Thử");
    tester.slow = true;
    tester.act(Action::SubmitAndNew);
    // The next form is typed blindly, and with a save that has a warning and an Enter after it.
    tester.text("Lò Thị Mới");
    tester.act(Action::NextSection).act(Action::NextSection).act(Action::NextSection).text("h");
    tester.act(Action::Submit).act(Action::NextField);
    tester.slow = false;
    tester.disk();
    assert!(matches!(tester.app.overlays.last(), Some(Overlay::Confirm(_))));
    assert_eq!(tester.count(RecordKind::Household), 5, "nobody agreed");
}

#[test]
fn sticky_is_turned_on_and_off_by_one_key() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Contribution).put("donor_name", "Ông Ba").put("amount", "1tr");
    tester.act(Action::ToggleSticky);
    assert_eq!(tester.notice_key(), "form-sticky-on");
    tester.put("campaign", "Đợt một").act(Action::ToggleSticky);
    assert_eq!(tester.notice_key(), "form-sticky-off");
    tester.act(Action::SubmitAndNew);
    assert_eq!((tester.raw("amount").as_str(), tester.raw("campaign").as_str()), ("1tr", ""));
}

#[test]
fn ditto_takes_the_value_of_the_last_record() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Meeting).at("chair").act(Action::Ditto);
    assert_eq!(tester.raw("chair"), "Lò Văn Thử");
    tester.at("secretary");
    assert_eq!(tester.app.refusal(Action::Ditto), Some("refuse-ditto"));
    tester.create(RecordKind::Registration).at("plan");
    assert_eq!(tester.app.refusal(Action::Ditto), Some("refuse-ditto"), "there is none yet");
}

#[test]
fn a_failure_gives_everything_back() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Household);
    household(&mut tester, "Vì Văn Thử");
    tester.slow = true;
    tester.act(Action::SubmitAndNew).text("Người sau");
    let before: Vec<_> = tester.form().cells.iter().map(Cell::raw).collect();
    tester.broken_disk();
    assert_eq!(tester.form().phase, Phase::Editing);
    let after: Vec<_> = tester.form().cells.iter().map(Cell::raw).collect();
    assert_eq!(before, after);
    assert_eq!(tester.stored.len(), 1, "and the draft is there");
    // What was typed ahead waits on.
    tester.slow = false;
    tester.act(Action::SubmitAndNew);
    assert_eq!(tester.raw("head_name"), "Người sau");
}

#[test]
fn drafts_are_due_after_a_pause_or_five_seconds() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Village);
    assert_eq!(tester.app.deadline(), None, "nothing typed");
    let start = tester.millis;
    tester.text("B");
    assert_eq!(tester.app.deadline(), Some(start + 800));
    tester.after(799).send(Msg::Tick);
    assert!(tester.stored.is_empty());
    tester.after(1).send(Msg::Tick);
    assert_eq!(tester.stored.len(), 1);
    assert_eq!(tester.app.deadline(), None);
    // Without a pause: five seconds after the first letter.
    let first = tester.millis;
    for _ in 0..9 {
        tester.text("x").after(600).send(Msg::Tick);
    }
    let saved = tester.stored.values().next().unwrap();
    assert_eq!(saved.at, first + 5_400, "the first tick after 5 s");
    assert_eq!(saved.cells[0].1, "Bxxxxxxxxx");
}

#[test]
fn a_change_of_field_stores_the_draft_at_once() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Village).text("Bản").act(Action::NextField);
    let draft = tester.stored.values().next().unwrap();
    assert_eq!((draft.focus.as_str(), draft.cells[0].1.as_str()), ("label", "Bản"));
    tester.send(Msg::FocusLost);
    assert_eq!(tester.effects.len(), 1, "nothing new to store");
}

#[test]
fn a_draft_is_taken_up_at_the_same_field() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Household).put("village", "dong").act(Action::NextField);
    tester.put("head_name", "Vì Văn Thử").put("head_birth", "31/2");
    tester.send(Msg::Stop);
    let draft = tester.stored.values().next().unwrap().clone();
    let cells: Vec<_> = tester.form().cells.iter().map(Cell::raw).collect();
    let mut later = TestApp::new();
    later.open(|cx| FormState::resume(cx, &draft).unwrap());
    assert_eq!(later.form().cells.iter().map(Cell::raw).collect::<Vec<_>>(), cells);
    assert_eq!(later.form().focus, "head_birth");
    later.text("/1970");
    assert_eq!(later.raw("head_birth"), "31/2/1970", "the cursor at the end");
    assert_eq!(later.form().key, draft.key);
}

#[test]
fn a_draft_of_another_program_loses_nothing() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Village).text("Bản").act(Action::NextField);
    let mut draft = tester.stored.values().next().unwrap().clone();
    draft.cells.push(("gone_field".to_owned(), "chữ cũ".to_owned()));
    draft.focus = "gone_field".to_owned();
    let mut later = TestApp::new();
    later.open(|cx| FormState::resume(cx, &draft).unwrap());
    assert_eq!(later.form().focus, "name");
    let again = later.form().to_draft(1);
    assert!(again.cells.contains(&("gone_field".to_owned(), "chữ cũ".to_owned())));
    draft.kind = "spaceship".to_owned();
    assert!(FormState::resume(&later.app.cx(), &draft).is_none());
}

#[test]
fn leaving_keeps_the_draft_and_discarding_asks_by_name() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Village);
    assert_eq!(tester.app.refusal(Action::DiscardDraft), Some("refuse-nothing-typed"));
    tester.act(Action::Back);
    assert!(tester.stored.is_empty() && tester.notice_key().is_empty(), "nothing was typed");
    tester.create(RecordKind::Village).text("Bản").act(Action::Back);
    assert_eq!(tester.notice_key(), "form-draft-kept");
    assert_eq!((tester.stored.len(), tester.app.drafts.len()), (1, 1));
    let draft = tester.app.drafts[0].clone();
    tester.open(|cx| FormState::resume(cx, &draft).unwrap()).act(Action::DiscardDraft);
    let Some(Overlay::Confirm(question)) = tester.app.overlays.last() else {
        panic!("not asked");
    };
    assert!(question.question.text(&tester.app.locale).contains("Thôn: thêm mới"));
    confirm(&mut tester);
    assert!(tester.stored.is_empty() && tester.app.drafts.is_empty());
    assert!(matches!(tester.app.nav.top(), Screen::Home(_)));
}

#[test]
fn an_edit_writes_only_what_changed() {
    let mut tester = TestApp::new();
    let record = tester.record(RecordKind::Household, "H1").clone();
    tester.open(|cx| FormState::edit(cx, &record));
    assert_eq!(tester.form().title(&tester.app.cx()), "Sửa hộ Nguyễn Văn An");
    assert_eq!(tester.form().focus, "village");
    tester.act(Action::Submit);
    assert_eq!(tester.notice_key(), "form-issue-whole", "nothing has changed");
    tester.put("members_count", "4").act(Action::Submit);
    let writes = tester.effects.iter().find_map(|effect| match effect {
        Effect::Commit { intent, .. } => Some(intent.changes[0].fields.len()),
        _ => None,
    });
    assert_eq!(writes, Some(1));
    assert_eq!(tester.record(RecordKind::Household, "H1").int("members_count"), Some(4));
}

#[test]
fn a_change_from_elsewhere_is_shown_beside_ones_own() {
    let mut tester = TestApp::new();
    let record = tester.record(RecordKind::Household, "H1").clone();
    tester.open(|cx| FormState::edit(cx, &record)).put("address", "xóm Trên");
    tester.elsewhere(record.id, "address", "xóm Dưới").elsewhere(record.id, "ethnicity", "Thái");
    tester.send(Msg::Resize(80, 24));
    assert_eq!(tester.raw("ethnicity"), "Thái", "what was not touched follows");
    assert_eq!(tester.raw("address"), "xóm Trên");
    tester.act(Action::Submit);
    let Some(Overlay::Confirm(question)) = tester.app.overlays.last() else {
        panic!("not asked");
    };
    let line = question.lines[0].text(&tester.app.locale);
    assert!(line.contains("xóm Dưới") && line.contains("xóm Trên"), "{line}");
    // The draft keeps what was there when it was begun, so it is still seen after a restart.
    let draft = tester.form().to_draft(1);
    let later = FormState::resume(&tester.app.cx(), &draft).unwrap();
    assert_eq!(later.cell("address").unwrap().before, "");
    confirm(&mut tester);
    assert_eq!(tester.record(RecordKind::Household, "H1").text("address"), Some("xóm Trên"));
}

#[test]
fn closed_minutes_are_amended_with_a_reason() {
    let mut tester = TestApp::new();
    tester.add(
        RecordKind::Review,
        &json!({ "meeting": "HB1", "household": "H1", "b1": 130, "votes_agree": 20 }),
    );
    let meeting = tester.record(RecordKind::Meeting, "HB1").id;
    let close = crate::domain::op::Op::Act {
        name: OpName::Close,
        record: meeting,
        values: crate::domain::op::Values::new(),
        reason: None,
    };
    let decision =
        crate::domain::op::decide(&tester.app.book, &close, &tester.app.cx().ctx()).unwrap();
    let event = tester.write(&decision.intent);
    tester.app.book.apply(&event);
    let record = tester.record(RecordKind::Meeting, "HB1").clone();
    tester.open(|cx| FormState::amend(cx, &record)).at("attendees").act(Action::ClearField);
    tester.text("31").act(Action::Submit);
    let Some(Overlay::Confirm(question)) = tester.app.overlays.last() else {
        panic!("no reason asked for: {:?}", tester.form().issues);
    };
    assert!(question.reason.is_some());
    tester.act(Action::Confirm);
    assert_eq!(tester.record(RecordKind::Meeting, "HB1").int("attendees"), Some(30), "not without");
    tester.text("đếm sót một người");
    tester.send(Msg::Key("enter".parse::<Key>().unwrap()));
    assert_eq!(tester.record(RecordKind::Meeting, "HB1").int("attendees"), Some(31));
}

#[test]
fn an_answer_that_nobody_asked_for_changes_nothing() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Village).text("Bản");
    let before = tester.form().clone();
    let cx = tester.app.cx();
    let mut form = before.clone();
    let yes = |tag| Answer::Yes { tag, reason: None };
    assert_eq!(form.answered(&cx, yes("save-anyway")), []);
    let picked = vec!["thon".to_owned()];
    assert_eq!(form.answered(&cx, Answer::Picked { tag: "label", picked }), []);
    assert_eq!(form, before);
}

fn kinds() -> impl Strategy<Value = RecordKind> {
    proptest::sample::select(RecordKind::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_keys_keep_the_promises(
        kind in kinds(),
        edits in any::<bool>(),
        inputs in proptest::collection::vec(any_input(), 0..80),
    ) {
        let mut tester = TestApp::new();
        let first = tester.app.book.of_kind(kind).first().copied();
        let record = first.and_then(|at| tester.app.book.record(at)).filter(|_| edits).cloned();
        tester.open(|cx| match &record {
            Some(record) => FormState::edit(cx, record),
            None => FormState::create(cx, kind, Vec::new()),
        });
        let mut form = tester.form().clone();
        for input in inputs {
            let cx = tester.app.cx();
            form.update(&cx, input);
            let field = kind.field(form.focus).unwrap();
            prop_assert!(form.shows(&cx, field), "{} is hidden", form.focus);
            prop_assert!(form.cell(form.focus).is_some());
            form.candidate(&cx);
            if matches!(form.phase, Phase::Saving { .. }) {
                form.failed(&crate::tui::Failure { key: String::new(), args: Vec::new() });
            }
        }
        let cx = tester.app.cx();
        let again = FormState::resume(&cx, &form.to_draft(0)).unwrap();
        let raws = |form: &FormState| {
            form.cells.iter().map(|cell| form.raw_of(cell)).collect::<Vec<_>>()
        };
        prop_assert_eq!(raws(&again), raws(&form));
        prop_assert_eq!(again.focus, form.focus);
        let befores = |form: &FormState| {
            let cells = form.cells.iter();
            let changed = cells.filter(|cell| form.raw_of(cell) != cell.before);
            changed.map(|cell| cell.before.clone()).collect::<Vec<_>>()
        };
        if edits {
            prop_assert_eq!(befores(&again), befores(&form));
        }
    }

    #[test]
    fn any_keys_in_the_whole_app_break_nothing(
        kind in kinds(),
        letters in "[a-zđ0-9 \u{301}]{0,40}",
        keys in proptest::collection::vec(proptest::sample::select(vec![
            "enter", "esc", "tab", "shift-tab", "up", "down", "left", "right", "space", "f3", "f4",
            "f6", "f8", "ctrl-s", "ctrl-n", "ctrl-k", "backspace", "pagedown", "pageup", "y", "n",
        ]), 0..60),
    ) {
        let mut tester = TestApp::new();
        tester.create(kind);
        let mut letters = letters.chars();
        for key in keys {
            tester.send(Msg::Key(key.parse().unwrap()));
            if let Some(letter) = letters.next() {
                tester.send(Msg::Key(Key::char(letter)));
            }
            tester.after(300).send(Msg::Tick);
        }
    }
}

#[test]
fn a_key_mends_the_capitals_of_a_name() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Household).put("head_name", "NGUYỄN THỊ THỦY");
    tester.act(Action::CursorHome).act(Action::CursorWordRight).act(Action::FixCase);
    assert_eq!(tester.raw("head_name"), "Nguyễn Thị Thủy");
    assert_eq!(tester.form().focus, "head_name");
    tester.text("x").act(Action::DeleteLeft);
    assert_eq!(tester.raw("head_name"), "Nguyễn Thị Thủy", "the cursor stayed inside");
    tester.act(Action::FixCase);
    assert_eq!(tester.raw("head_name"), "NGUYỄN THỊ THỦY", "and back");
    tester.act(Action::UndoText);
    assert_eq!(tester.raw("head_name"), "Nguyễn Thị Thủy");
    let rows = [
        (RecordKind::Household, "head_name", "h’hen niê", "H’Hen Niê"),
        (RecordKind::Household, "head_name", "y bhăm êban", "Y Bhăm Êban"),
        (RecordKind::Village, "name", "BUÔN EA H’LEO", "Buôn Ea H’Leo"),
        (RecordKind::Contribution, "donor_name", "CÔNG TY TNHH AN", "Công Ty TNHH An"),
    ];
    for (kind, field, typed, mended) in rows {
        let mut tester = TestApp::new();
        tester.create(kind).put(field, typed).act(Action::FixCase);
        assert_eq!(tester.raw(field), mended, "{field}");
    }
    let refused = [
        (RecordKind::Household, "head_birth", "1/2/1970", "refuse-fix-case"),
        (RecordKind::Household, "village", "dong tam", "refuse-fix-case"),
        (RecordKind::Household, "note", "NHÀ DỘT", "refuse-fix-case"),
        (RecordKind::Household, "code", "HN-7B", "refuse-fix-case-code"),
        (RecordKind::Household, "head_name", "", "refuse-fix-case-empty"),
    ];
    for (kind, field, typed, why) in refused {
        let mut tester = TestApp::new();
        tester.create(kind).put(field, typed).act(Action::FixCase);
        assert_eq!(
            (tester.notice_key().as_str(), tester.raw(field).as_str()),
            (why, typed),
            "{field}"
        );
    }
}

#[test]
fn keys_and_pastes_of_other_systems_end_composed() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Household).put("village", "dong").act(Action::NextField);
    // As a terminal of macOS sends it: each mark as a key.
    tester.put("head_name", "H\u{2BC}He\u{302}n \u{A0}Nguye\u{302}\u{303}n");
    assert_eq!(tester.raw("head_name"), "HʼHên  Nguyễn", "what was typed is only composed");
    tester.send(Msg::Paste(" Thu\u{309}y\u{200B}\u{A0}O\u{31B}".to_owned()));
    tester.put("class", "k").put("note", "x").put("causes", "k\u{302}\u{301}");
    assert_ne!(
        tester.notice_key(),
        "form-refused-choice",
        "the marks of a letter are none by themselves"
    );
    tester.act(Action::Submit);
    let record = tester.app.book.of_kind(RecordKind::Household).last().unwrap();
    let record = tester.app.book.record(*record).unwrap();
    assert_eq!(record.text("head_name"), Some("H’Hên Nguyễn Thủy Ơ"));
}
