//! Typing in every text of the program, and what input methods of the system send.

use super::*;
use crate::domain::id::ReplicaId;
use crate::domain::schema::{FieldKind, RecordKind};
use crate::keys::{Action, Key, KeyCode};
use crate::text::ToneStyle;
use crate::tui::overlay::Confirm;
use crate::tui::screen::setup::{SetupState, UnlockState};
use crate::tui::test_app::TestApp;
use crate::tui::{Effect, Msg, Notice, Overlay, Screen};
use proptest::prelude::*;
use serde_json::json;

fn state(tester: &TestApp) -> Option<State> {
    tester.app.typing_state()
}

const TELEX: Option<State> = Some(State::Ours(Method::Telex));

fn vni(tester: &mut TestApp) -> &mut TestApp {
    tester.act(Action::ToggleTyping)
}

#[test]
fn names_of_all_peoples_are_typed_in_a_form() {
    for (telex, by_vni, name) in [
        ("Nguyeenx Thij Thuyr", "Nguye64n Thi5 Thuy3", "Nguyễn Thị Thủy"),
        ("DDawsk Lawsk", "D9a81k La81k", "Đắk Lắk"),
        ("H'Heen Nieex", "H'He6n Nie64", "H'Hên Niễ"),
        ("Y Bhawm EEban", "Y Bha8m E6ban", "Y Bhăm Êban"),
        ("Giangf A Phaos", "Giang2 A Phao1", "Giàng A Pháo"),
    ] {
        let mut tester = TestApp::new();
        tester.create(RecordKind::Household).put("head_name", telex);
        assert_eq!(tester.raw("head_name"), name);
        assert_eq!(state(&tester), TELEX);
        let mut tester = TestApp::new();
        vni(&mut tester).create(RecordKind::Household).put("head_name", by_vni);
        assert_eq!(tester.raw("head_name"), name);
    }
}

#[test]
fn keys_in_numbers_dates_and_codes_stay_as_they_are() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Contribution).put("receipt_book", "Aas1").put("amount", "1tr5");
    assert_eq!(state(&tester), Some(State::Plain));
    tester.at("date").act(Action::ClearField).text("nay");
    let raws = ["receipt_book", "amount", "date"].map(|field| tester.raw(field));
    assert_eq!(raws, ["Aas1", "1tr5", "nay"]);
    let mut tester = TestApp::new();
    vni(&mut tester).create(RecordKind::Household).put("code", "A12").put("phone", "0912345678");
    assert_eq!((tester.raw("code"), tester.raw("phone")), ("A12".into(), "0912345678".into()));
    tester.put("address", "to62 d9o65i 9");
    assert_eq!(tester.raw("address"), "tồ đội 9");
    // Every other field says by its kind whether marks are typed in it.
    let codes = RecordKind::ALL.into_iter().flat_map(|kind| {
        let fields = kind.def().fields.iter();
        fields.filter(|field| field.traits.code).map(move |field| (kind.name(), field.id))
    });
    let codes: Vec<_> = codes.collect();
    assert_eq!(codes.len(), 15, "{codes:?}");
    for field in RecordKind::ALL.into_iter().flat_map(|kind| kind.def().fields) {
        let words = matches!(
            field.kind,
            FieldKind::Text { .. }
                | FieldKind::Name
                | FieldKind::Title
                | FieldKind::Note
                | FieldKind::Link(_)
        );
        assert_eq!(field.takes_marks(), words && !field.traits.code, "{}", field.id);
    }
}

#[test]
fn backspace_takes_a_letter_and_puts_the_tone_where_it_belongs() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Household).put("head_name", "hoangf");
    for left in ["hoàn", "hòa", "hò", "h", ""] {
        tester.act(Action::DeleteLeft);
        assert_eq!(tester.raw("head_name"), left);
    }
    tester.text("hoaf").act(Action::CursorLeft).text("s").act(Action::CursorEnd).text("n");
    assert_eq!(tester.raw("head_name"), "hoán", "what is before the cursor is the word");
}

#[test]
fn escape_gives_the_keys_back_once_and_leaves_the_word_as_it_was() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Village).text("Bar Ass");
    assert_eq!(tester.raw("name"), "Bả As");
    tester.act(Action::DeleteLeft).act(Action::DeleteLeft).text("Nas").act(Action::Back);
    assert_eq!(
        (tester.raw("name").as_str(), tester.notice_key().as_str()),
        ("Bả Nas", "typing-given-back")
    );
    tester.text("s");
    assert_eq!(tester.raw("name"), "Bả Nass", "the rest of the word as it comes");
    // Twice: the form is left with the word as it looked.
    tester.text(" Nas").act(Action::Back).act(Action::Back);
    assert!(matches!(tester.app.nav.top(), Screen::Home(_)), "left");
    assert_eq!(tester.app.drafts[0].cells[0].1, "Bả Nass Ná");
    // Nothing to give back: it leaves at once.
    tester.create(RecordKind::Village).text("Ban").act(Action::Back);
    assert!(matches!(tester.app.nav.top(), Screen::Home(_)));
}

#[test]
fn an_input_method_of_the_system_is_left_alone_once_it_is_seen() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Household).at("head_name").text("Hoa");
    // Unikey: the key f comes as two Backspaces and what is there instead.
    tester.act(Action::DeleteLeft).act(Action::DeleteLeft).text("òa");
    assert_eq!(
        (tester.raw("head_name").as_str(), tester.notice_key().as_str()),
        ("Hòa", "typing-aside")
    );
    assert_eq!(state(&tester), Some(State::System));
    tester.text(" as");
    assert_eq!(tester.raw("head_name"), "Hòa as", "nothing is made of keys");
    assert_eq!(tester.notice_key(), "typing-aside", "it can be read while one types on");
    tester.act(Action::CursorLeft).act(Action::CursorRight).text("à");
    tester.act(Action::DeleteLeft);
    assert_eq!(tester.notice_key(), "", "and is said once");
    tester.act(Action::DeleteLeft).text("\u{301}");
    assert_eq!(tester.raw("head_name"), "Hòa á", "a mark of its own is put to its letter");
    tester.act(Action::ToggleTyping);
    assert_eq!((state(&tester), tester.notice_key().as_str()), (TELEX, "typing-now-telex"));
    tester.text(" ofw");
    assert_eq!(tester.raw("head_name"), "Hòa á ờ");
    tester.send(Msg::Paste(" Le\u{302}\u{300} aas".to_owned()));
    assert_eq!(tester.raw("head_name"), "Hòa á ờ Lề aas", "what is pasted is put together only");
}

#[test]
fn the_way_of_typing_goes_round_and_is_kept() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Village);
    for (expected, said) in [
        (State::Ours(Method::Vni), "typing-now-vni"),
        (State::Off, "typing-now-off"),
        (State::Ours(Method::Telex), "typing-now-telex"),
    ] {
        tester.act(Action::ToggleTyping);
        assert_eq!((state(&tester), tester.notice_key().as_str()), (Some(expected), said));
        assert_eq!(tester.effects.last(), Some(&Effect::Prefs(tester.app.prefs)));
    }
    tester.act(Action::ToggleTyping).act(Action::ToggleTyping).text("Baf");
    assert_eq!(tester.raw("name"), "Baf", "off");
    let typing = Typing { tone: ToneStyle::New, ..Typing::default() };
    tester.app.take_prefs(crate::tui::Prefs { typing, ..tester.app.prefs });
    tester.act(Action::ClearField).text("hoaf");
    assert_eq!(tester.raw("name"), "hoà");
}

#[test]
fn every_text_is_typed_alike_and_a_passphrase_as_it_comes() {
    let mut tester = TestApp::new();
    tester.act(Action::Households).act(Action::Search).text("Pawns");
    let Screen::List(list) = tester.app.nav.top() else { panic!("no list") };
    assert_eq!((list.find.text(), list.rows().len()), ("Pắn", 1));
    tester.act(Action::Back);
    let Screen::List(list) = tester.app.nav.top() else { panic!("no list") };
    assert!(list.find.is_empty() && !list.searching, "Esc leaves a search at once");
    tester.act(Action::Search);
    tester.act(Action::ToggleTyping).act(Action::ToggleTyping);
    assert_eq!(state(&tester), Some(State::Off));
    tester.act(Action::ToggleTyping).act(Action::Palette).text("huyr");
    let Some(Overlay::Palette(palette)) = tester.app.overlays.last() else { panic!("none") };
    assert_eq!((palette.find.text(), state(&tester)), ("hủy", TELEX));
    tester.act(Action::ToggleTyping);
    assert_eq!(state(&tester), Some(State::Ours(Method::Vni)), "under a box too");
    tester.act(Action::ToggleTyping).act(Action::ToggleTyping);
    tester.act(Action::Dismiss).act(Action::Back).act(Action::Help).text("luwu");
    let Some(Overlay::Help(help)) = tester.app.overlays.last() else { panic!("none") };
    assert_eq!(help.find.text(), "lưu");
    let mut why = Confirm::new("why", Notice::info("confirm-reason"));
    why.reason = Some(LineEditor::new());
    tester.app.overlays = vec![Overlay::Confirm(why)];
    tester.text("ghi sai ddonwf");
    let Some(Overlay::Confirm(why)) = tester.app.overlays.last() else { panic!("none") };
    assert_eq!(why.reason.as_ref().unwrap().text(), "ghi sai đờn");
    tester.act(Action::Dismiss);
    let Some(Overlay::Confirm(why)) = tester.app.overlays.last() else { panic!("none") };
    assert_eq!(why.reason.as_ref().unwrap().text(), "ghi sai ddonwf");
    tester.app.overlays.clear();
    tester.app.nav.replace(Screen::Setup(SetupState::default()));
    tester.text("Xax Mwowngf");
    let Screen::Setup(setup) = tester.app.nav.top() else { panic!("no setup") };
    assert_eq!(setup.commune.text(), "Xã Mường");
    tester.app.nav.replace(Screen::Unlock(UnlockState::default()));
    tester.text("maatj");
    let Screen::Unlock(unlock) = tester.app.nav.top() else { panic!("no unlock") };
    assert_eq!((unlock.typed.reveal(), state(&tester)), ("maatj", None));
}

#[test]
fn paths_are_typed_as_they_come() {
    let mut tester = TestApp::new();
    tester.act(Action::Receive).text("/tam/goos.goi");
    let Screen::Sync(sync) = tester.app.nav.top() else { panic!("no exchange") };
    let path = sync.path.as_ref().unwrap().text();
    assert_eq!((path, state(&tester)), ("/tam/goos.goi", Some(State::Plain)));
}

#[test]
fn what_is_typed_ahead_is_put_together_when_its_form_is_there() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Contribution).put("donor_name", "Ong Mootj").put("amount", "50k");
    tester.slow = true;
    tester.act(Action::SubmitAndNew).text("OOng Hair").act(Action::DeleteLeft).text("i");
    tester.slow = false;
    tester.disk();
    assert_eq!(tester.raw("donor_name"), "Ông Hải");
    let first = tester.app.book.of_kind(RecordKind::Contribution).first();
    let first = first.and_then(|at| tester.app.book.record(*at)).unwrap();
    assert_eq!(first.text("donor_name"), Some("Ong Một"));
}

#[test]
fn a_full_field_takes_a_mark_and_no_letter() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Contribution).put("campaign", &"a ".repeat(30));
    tester.act(Action::DeleteLeft).text("o");
    assert_eq!(tester.raw("campaign").chars().count(), 60);
    tester.text("s");
    assert!(tester.raw("campaign").ends_with("áo"), "{}", tester.raw("campaign"));
    tester.text("s");
    assert_eq!(tester.notice_key(), "form-refused-long", "aos has one letter more");
}

fn pressed(tester: &mut TestApp, came: &str) {
    for letter in came.chars() {
        let key = if letter == '<' { KeyCode::Backspace.into() } else { Key::char(letter) };
        tester.send(Msg::Key(key));
    }
}

#[test]
fn in_a_list_a_letter_of_an_input_method_means_its_key() {
    let mut tester = TestApp::new();
    tester.act(Action::Households);
    let sort = |tester: &TestApp| match tester.app.nav.top() {
        Screen::List(list) => list.sort(),
        _ => panic!("no list"),
    };
    let first = sort(&tester);
    pressed(&mut tester, "o<");
    let second = sort(&tester);
    assert_ne!(first, second);
    assert_eq!(tester.notice_key(), "", "a letter was taken back: not a word of it");
    pressed(&mut tester, "ô");
    let third = sort(&tester);
    assert_ne!(second, third, "o twice sorts twice");
    // The keys o and s: what is marked is edited, nothing is sorted again by the ó.
    pressed(&mut tester, "<ố");
    assert!(matches!(tester.app.nav.top(), Screen::Form(_)), "{:?}", tester.app.nav.top());
    tester.act(Action::Back);
    assert_eq!(sort(&tester), third);
    pressed(&mut tester, "<");
    assert_eq!(tester.notice_key(), "notice-no-such-key", "a person's own Backspace");
}

#[test]
fn in_a_choice_an_input_method_clears_nothing() {
    let mut tester = TestApp::new();
    tester.create(RecordKind::Household).at("class");
    pressed(&mut tester, "h<ho<<hộ");
    assert_eq!(tester.raw("class"), "poor");
    tester.at("causes").act(Action::Toggle);
    let ticked = tester.raw("causes");
    assert!(!ticked.is_empty());
    pressed(&mut tester, "a<á");
    assert_eq!(tester.raw("causes"), ticked);
    pressed(&mut tester, "<");
    assert_eq!(
        (tester.raw("causes"), tester.notice_key()),
        (ticked, "typing-clear-choice".to_owned())
    );
    pressed(&mut tester, "<<");
    assert_eq!(tester.raw("causes"), "");
}

#[test]
fn with_vni_a_tone_in_a_list_is_a_digit() {
    let mut tester = TestApp::new();
    pressed(&mut tester, "p");
    assert!(matches!(tester.app.nav.top(), Screen::Settings(_)), "p is a key at home");
    tester.act(Action::Back).act(Action::ToggleTyping);
    pressed(&mut tester, "a<á");
    assert!(matches!(tester.app.nav.top(), Screen::List(_)), "1 goes to the households");
}

fn codes_found(tester: &TestApp) -> Vec<String> {
    let Screen::List(list) = tester.app.nav.top() else { panic!("no list") };
    let record = |at: &crate::domain::book::RecIx| tester.app.book.record(*at);
    let codes = list.rows().iter().filter_map(record).filter_map(|record| record.text("code"));
    codes.map(str::to_owned).collect()
}

/// A app with two households of a device.
fn with_codes(short: &str) -> TestApp {
    let mut tester = TestApp::new();
    for number in ["0021", "0012"] {
        let household = json!({
            "code": format!("H-{short}-{number}"), "village": "Nà Lại", "head_name": "Lò Văn Thử",
            "class": "not_poor", "class_year": 2026,
        });
        tester.add(RecordKind::Household, &household);
    }
    tester
}

#[test]
fn a_code_is_found_after_slips_and_among_words() {
    for typed in ["H-UWE4-0021", "h-uwe4-0021", "H-UWX<E4-0021", "H-UWEE<E4-0021", "uwe4 0021"] {
        let mut tester = with_codes("UWE4");
        tester.act(Action::Households).act(Action::Search);
        for letter in typed.chars() {
            match letter {
                '<' => tester.act(Action::DeleteLeft),
                letter => tester.text(&letter.to_string()),
            };
        }
        assert_eq!(codes_found(&tester), ["H-UWE4-0021"], "{typed}");
    }
    // In a form, where the link to a household is typed.
    let mut tester = with_codes("UWE4");
    tester.create(RecordKind::Registration).put("household", "H-UWE4-0021").act(Action::NextField);
    assert_eq!(tester.raw("household"), "H-UWE4-0021");
}

proptest! {
    #[test]
    fn any_code_is_found_in_a_search_however_marks_are_typed(
        device in any::<[u8; 8]>(), by_vni in any::<bool>(), small in any::<bool>(),
    ) {
        let code = format!("H-{}-0021", ReplicaId(device).short());
        let mut tester = with_codes(&ReplicaId(device).short());
        tester.act(Action::Households).act(Action::Search);
        if by_vni {
            vni(&mut tester);
        }
        tester.text(&if small { code.to_lowercase() } else { code.clone() });
        prop_assert_eq!(codes_found(&tester), [code]);
    }
}
