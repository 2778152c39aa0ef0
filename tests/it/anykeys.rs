//! Any keys at all, on any size of terminal: nothing panics, every frame can be drawn, and what is
//! durable is never fewer events than before.

use proptest::prelude::*;
use thoatngheo::keys::{Key, KeyCode};
use thoatngheo::tui::Msg;

use crate::sample::Stage;

fn key() -> impl Strategy<Value = Key> {
    let code = prop_oneof![
        8 => prop::char::ranges(vec!['a'..='z', '0'..='9', ' '..='/', 'à'..='ỹ'].into())
            .prop_map(KeyCode::Char),
        3 => Just(KeyCode::Enter),
        2 => Just(KeyCode::Esc),
        2 => Just(KeyCode::Tab),
        1 => Just(KeyCode::Backspace),
        1 => Just(KeyCode::Delete),
        2 => Just(KeyCode::Down),
        1 => Just(KeyCode::Up),
        1 => Just(KeyCode::Left),
        1 => Just(KeyCode::Right),
        1 => Just(KeyCode::PageDown),
        1 => Just(KeyCode::PageUp),
        1 => Just(KeyCode::Home),
        1 => Just(KeyCode::End),
        2 => (1u8..=12).prop_map(KeyCode::F),
    ];
    (code, prop::bool::weighted(0.15)).prop_map(|(code, ctrl)| Key {
        code,
        ctrl,
        alt: false,
        shift: false,
    })
}

fn msg() -> impl Strategy<Value = Msg> {
    prop_oneof![
        30 => key().prop_map(Msg::Key),
        1 => "\\PC{0,40}".prop_map(Msg::Paste),
        1 => (1u16..160, 1u16..60).prop_map(|(columns, rows)| Msg::Resize(columns, rows)),
        1 => Just(Msg::FocusLost),
        1 => Just(Msg::Tick),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_keys_leave_a_screen_that_can_be_drawn(msgs in prop::collection::vec(msg(), 1..80)) {
        let mut stage = Stage::new();
        let mut folded = stage.app.book.events_folded();
        for msg in msgs {
            stage.send(msg);
            let now = stage.app.book.events_folded();
            prop_assert!(now >= folded);
            folded = now;
            drop(stage.picture());
        }
    }
}
