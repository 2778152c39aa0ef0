//! What a person does with records: the questions asked, what is stored, and what is not.

use thoatngheo::domain::schema::RecordKind;
use thoatngheo::domain::schema::SortBy;
use thoatngheo::keys::{Action, Scope};
use thoatngheo::tui::overlay::Confirm;
use thoatngheo::tui::part::order::Order;
use thoatngheo::tui::{Msg, Notice, Overlay, Screen};

use crate::sample::Stage;

fn key_of(stage: &Stage) -> Option<&str> {
    stage.app.notice.as_ref().map(|notice| notice.key.as_str())
}

fn confirm(stage: &Stage) -> &Confirm {
    match stage.app.overlays.last() {
        Some(Overlay::Confirm(confirm)) => confirm,
        other => panic!("no question but {other:?}"),
    }
}

#[test]
fn a_receipt_is_void_only_with_a_reason() {
    let mut stage = Stage::new();
    let before = stage.app.book.totals(None).fund;
    stage.press(Action::Fund).press(Action::Void);
    assert_eq!(confirm(&stage).tag, "void");
    stage.enter();
    assert_eq!(key_of(&stage), Some("issue-why_needed"));
    assert_eq!(stage.app.book.totals(None).fund, before);
    // A letter y is part of the reason, not an answer.
    stage.text("nộp nhầy").enter();
    assert!(stage.app.overlays.is_empty());
    let after = stage.app.book.totals(None).fund;
    assert_eq!((after.void, after.receipts), (before.void + 1, before.receipts - 1));
    assert_eq!(after.total, before.total - 500_000);
    stage.press(Action::Void);
    assert_eq!(key_of(&stage), Some("refuse-void"));
}

#[test]
fn a_stray_enter_does_not_close_minutes() {
    let mut stage = Stage::new();
    stage.press(Action::Meetings).press(Action::Close).enter();
    assert_eq!(key_of(&stage), Some("confirm-press-y"));
    assert_eq!(stage.app.book.totals(None).meetings_closed, 1);
    stage.text("y");
    assert_eq!(stage.app.book.totals(None).meetings_closed, 2);
    stage.press(Action::Close);
    assert_eq!(key_of(&stage), Some("refuse-closed"));
    stage.press(Action::Edit);
    assert_eq!(key_of(&stage), Some("refuse-frozen-minutes"));
}

#[test]
fn an_ordinary_question_takes_enter_and_esc() {
    let mut plain = Stage::new();
    let question = || Overlay::Confirm(Confirm::new("quit", Notice::info("confirm-press-y")));
    plain.app.overlays.push(question());
    assert_eq!(plain.app.scope(), Scope::Overlay);
    plain.press(Action::Dismiss);
    assert!(plain.app.overlays.is_empty() && !plain.has_quit());
    plain.app.overlays.push(question());
    plain.enter();
    assert!(plain.has_quit());
}

#[test]
fn the_last_change_is_taken_back_and_the_list_comes_again() {
    let mut stage = Stage::new();
    stage.press(Action::Registrations).press(Action::Undo);
    assert_eq!(key_of(&stage), Some("refuse-nothing-to-undo"));
    stage.press(Action::Withdraw).text("chuyển đi").enter();
    assert_eq!(stage.app.book.totals(None).withdrawn, 1);
    stage.press(Action::Undo);
    assert_eq!(confirm(&stage).tag, "undo");
    assert!(stage.picture().contains("Hoàn tác “rút đăng ký”"), "{}", stage.picture());
    stage.text("y");
    assert_eq!(stage.app.book.totals(None).withdrawn, 0);
    assert!(matches!(stage.app.nav.top(), Screen::List(_)));
    // Said no: back in the list, nothing changed.
    stage.press(Action::Withdraw).text("chuyển đi").enter();
    stage.press(Action::Undo).text("n");
    assert_eq!(stage.app.book.totals(None).withdrawn, 1);
    assert!(matches!(stage.app.nav.top(), Screen::List(_)));
}

#[test]
fn a_new_record_begins_with_where_one_stands() {
    let begins = |place: Action, text: &str| {
        let mut stage = Stage::new();
        stage.press(place).press(Action::Search).text(text).enter();
        stage.press(Action::New);
        match stage.app.nav.top() {
            Screen::Form(form) => {
                let filled = |id: &str| {
                    form.cell(id).map(thoatngheo::tui::part::cell::Cell::raw).unwrap_or_default()
                };
                (form.kind, filled("household"), filled("meeting"), filled("village"))
            }
            _ => panic!("{:?}", stage.app.notice),
        }
    };
    let (kind, household, ..) = begins(Action::Households, "tl-002");
    assert_eq!((kind, household.as_str()), (RecordKind::Registration, "TL-002"));
    let (kind, _, meeting, _) = begins(Action::Meetings, "hb-02");
    assert_eq!((kind, meeting.as_str()), (RecordKind::Review, "HB-02"));
    let (kind, .., village) = begins(Action::Villages, "na lai");
    assert_eq!((kind, village.as_str()), (RecordKind::Household, "Nà Lại"));
}

#[test]
fn a_key_that_does_nothing_says_why() {
    let says = |place: Action, text: &str, action: Action| {
        let mut stage = Stage::new();
        stage.press(place).press(Action::Search).text(text).enter();
        stage.press(action);
        key_of(&stage).unwrap_or_default().to_owned()
    };
    for (place, text, action, why) in [
        (Action::Households, "tl-004", Action::New, "refuse-not-poor"),
        (Action::Households, "tl-001", Action::New, "refuse-registered"),
        (Action::Households, "tl-001", Action::Void, "refuse-in-use"),
        (Action::Households, "tl-001", Action::Withdraw, "refuse-not-registration"),
        (Action::Households, "tl-001", Action::Close, "refuse-not-meeting"),
        (Action::Households, "tl-002", Action::Reveal, "refuse-reveal"),
        (Action::Fund, "nham", Action::Edit, "refuse-void"),
        (Action::Fund, "truong", Action::Edit, "refuse-frozen-receipt"),
        (Action::Fund, "truong", Action::Amend, "refuse-not-minutes"),
        (Action::Meetings, "hb-01", Action::New, "refuse-closed"),
        (Action::Meetings, "hb-02", Action::Amend, "refuse-not-closed"),
        (Action::Meetings, "hb-01", Action::Judge, "refuse-plan-judge"),
    ] {
        assert_eq!(says(place, text, action), why, "{action}");
    }
}

#[test]
fn the_order_is_mended_as_if_made_anew() {
    for kind in RecordKind::ALL {
        for by in [SortBy::Name, SortBy::Number, SortBy::Newest] {
            let mut stage = Stage::new();
            let mut order = Order::new(&stage.app.book, kind, by);
            assert!(order.mend(&stage.app.book).is_empty());
            // Another receipt, and another name for a household that records are sorted by.
            stage.press(Action::Fund).press(Action::New);
            fill(&mut stage, "donor_name", "An Bình");
            fill(&mut stage, "amount", "20k");
            stage.press(Action::Submit);
            stage.press(Action::Households).press(Action::Search).text("tl-001").enter();
            stage.press(Action::Edit);
            fill(&mut stage, "head_name", "Zơ Râm Zú");
            stage.press(Action::Submit);
            let renamed = stage.app.book.resolve(RecordKind::Household, "TL-001").unwrap();
            assert_eq!(renamed.text("head_name"), Some("Zơ Râm Zú"));
            let new = order.mend(&stage.app.book);
            assert_eq!(new.len(), usize::from(kind == RecordKind::Contribution), "{kind}");
            assert_eq!(order, Order::new(&stage.app.book, kind, by), "{kind} {by:?}");
        }
    }
}

/// Goes to a field of the form and types a text in the place of what is there.
fn fill(stage: &mut Stage, field: &str, text: &str) {
    for _ in 0..60 {
        match stage.app.nav.top() {
            Screen::Form(form) if form.focus == field => {
                stage.press(Action::ClearField).text(text);
                return;
            }
            _ => drop(stage.press(Action::NextField)),
        }
    }
    panic!("no field {field}");
}

#[test]
fn the_palette_finds_actions_and_does_them() {
    let mut stage = Stage::new();
    stage.press(Action::Palette).text("hop dan").enter();
    assert!(stage.app.overlays.is_empty());
    assert_eq!(stage.app.nav.top().title(&stage.app.cx()), "Các cuộc họp dân");
    stage.press(Action::Palette).text("khong co lenh nay").enter();
    assert_eq!(key_of(&stage), Some("palette-none"));
    assert_eq!(stage.app.overlays.len(), 1);
}

#[test]
fn nothing_is_exchanged_by_merely_coming_to_the_screen() {
    let mut stage = Stage::new();
    let unsent = stage.app.me.exchange.unsent;
    stage.press(Action::Export);
    assert_eq!(stage.app.me.exchange.unsent, unsent);
    stage.enter();
    assert_eq!(stage.app.me.exchange.unsent, 0);
    stage.press(Action::Receive).enter();
    assert_eq!(key_of(&stage), Some("sync-path-needed"));
}

#[test]
fn a_record_that_is_saved_is_the_marked_one() {
    let mut stage = Stage::new();
    stage.press(Action::Households).press(Action::New);
    fill(&mut stage, "head_name", "Mùa Thị Cuối");
    fill(&mut stage, "village", "na lai");
    fill(&mut stage, "class", "k");
    stage.press(Action::Submit);
    let Screen::List(list) = stage.app.nav.top() else {
        panic!("{:?}\n{}", stage.app.notice, stage.picture())
    };
    let marked = list.marked(&stage.app.cx()).and_then(|record| record.text("head_name"));
    assert_eq!(marked, Some("Mùa Thị Cuối"));
}

#[test]
fn typing_on_finds_what_typing_at_once_finds() {
    let shown = |stage: &Stage| match stage.app.nav.top() {
        Screen::List(list) => list.rows().to_vec(),
        other => panic!("no list but {other:?}"),
    };
    for typed in ["nguyen van an", "nvan", "TL-00", "lò", "n v", "zz", "an  an", "hà thị mỷ 1"]
    {
        let mut slow = Stage::new();
        slow.press(Action::Households).press(Action::Search).text(typed);
        let mut fast = Stage::new();
        fast.press(Action::Households).press(Action::Search);
        fast.send(Msg::Paste(typed.to_owned()));
        assert_eq!(shown(&slow), shown(&fast), "{typed}");
        // And back: what was left out comes again.
        for _ in typed.chars() {
            slow.press(Action::DeleteLeft);
        }
        assert_eq!(shown(&slow).len(), 8, "{typed}");
    }
}
