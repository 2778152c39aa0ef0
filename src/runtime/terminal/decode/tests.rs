//! Every kind of key as terminals send it, in pieces and in bursts, and any bytes at all.

use proptest::prelude::*;

use super::*;

fn decode(bytes: &[u8]) -> Vec<Event> {
    let mut decoder = Decoder::default();
    let mut out = Vec::new();
    decoder.feed(bytes, &mut out);
    decoder.settle(&mut out);
    out
}

fn key(code: KeyCode) -> Event {
    press(code, KeyModifiers::NONE)
}

const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
const CTRL: KeyModifiers = KeyModifiers::CONTROL;
const ALT: KeyModifiers = KeyModifiers::ALT;

#[test]
fn a_letter_in_pieces_is_waited_for() {
    let mut decoder = Decoder::default();
    let mut out = Vec::new();
    for byte in "Ệ".bytes() {
        decoder.feed(&[byte], &mut out);
        decoder.settle(&mut out);
        assert!(!decoder.waits(), "nothing to wake up for");
    }
    assert_eq!(out, [press(KeyCode::Char('Ệ'), SHIFT)]);
    // What never becomes a letter is dropped with the next byte.
    out.clear();
    for byte in [0xe1, b'a'] {
        decoder.feed(&[byte], &mut out);
        decoder.settle(&mut out);
    }
    assert_eq!(out, [key(KeyCode::Char('a'))]);
}

#[test]
fn single_keys() {
    for (bytes, wanted) in [
        (&b"a"[..], key(KeyCode::Char('a'))),
        ("ệ".as_bytes(), key(KeyCode::Char('ệ'))),
        ("Ắ".as_bytes(), press(KeyCode::Char('Ắ'), SHIFT)),
        ("\u{302}".as_bytes(), key(KeyCode::Char('\u{302}'))),
        ("😀".as_bytes(), key(KeyCode::Char('😀'))),
        (b"\r", key(KeyCode::Enter)),
        (b"\n", press(KeyCode::Char('j'), CTRL)),
        (b"\t", key(KeyCode::Tab)),
        (b"\x08", press(KeyCode::Char('h'), CTRL)),
        (b"\x7f", key(KeyCode::Backspace)),
        (b"\x13", press(KeyCode::Char('s'), CTRL)),
        (b"\x1c", press(KeyCode::Char('4'), CTRL)),
        (b"\x1f", press(KeyCode::Char('7'), CTRL)),
        (b"\0", press(KeyCode::Char(' '), CTRL)),
        (b"\x1b", key(KeyCode::Esc)),
        (b"\x1ba", press(KeyCode::Char('a'), ALT)),
        (b"\x1b\r", press(KeyCode::Enter, ALT)),
        ("\x1bđ".as_bytes(), press(KeyCode::Char('đ'), ALT)),
        (b"\x1b[", press(KeyCode::Char('['), ALT)),
        (b"\x1bO", press(KeyCode::Char('O'), ALT | SHIFT)),
        (b"\x1b[A", key(KeyCode::Up)),
        (b"\x1bOA", key(KeyCode::Up)),
        (b"\x1bOM", key(KeyCode::Enter)),
        (b"\x1bOu", key(KeyCode::Char('5'))),
        (b"\x1b[Z", press(KeyCode::BackTab, SHIFT)),
        (b"\x1b[H", key(KeyCode::Home)),
        (b"\x1b[4~", key(KeyCode::End)),
        (b"\x1b[1;5C", press(KeyCode::Right, CTRL)),
        (b"\x1b[1;2P", press(KeyCode::F(1), SHIFT)),
        (b"\x1b[1;2R", press(KeyCode::F(3), SHIFT)),
        (b"\x1bOP", key(KeyCode::F(1))),
        (b"\x1b[[A", key(KeyCode::F(1))),
        (b"\x1b[[E", key(KeyCode::F(5))),
        (b"\x1b[15~", key(KeyCode::F(5))),
        (b"\x1b[17~", key(KeyCode::F(6))),
        (b"\x1b[24~", key(KeyCode::F(12))),
        (b"\x1b[3~", key(KeyCode::Delete)),
        (b"\x1b[3;2~", press(KeyCode::Delete, SHIFT)),
        (b"\x1b[5^", press(KeyCode::PageUp, CTRL)),
        (b"\x1b[a", press(KeyCode::Up, SHIFT)),
        (b"\x1b[97;5u", press(KeyCode::Char('a'), CTRL)),
        (b"\x1b[9;2u", press(KeyCode::BackTab, SHIFT)),
        (b"\x1b[27;5;13~", press(KeyCode::Enter, CTRL)),
        (b"\x1b[I", Event::FocusGained),
        (b"\x1b[O", Event::FocusLost),
        (b"\x1b[200~a\r\nb\x1b[201~", Event::Paste("a\nb".to_owned())),
        // As most terminals send a table that was copied from a spreadsheet.
        (b"\x1b[200~a\tb\rc\td\r\x1b[201~", Event::Paste("a\tb\nc\td\n".to_owned())),
        (b"\x1b[200~cut off", Event::Paste("cut off".to_owned())),
    ] {
        let shown = String::from_utf8_lossy(bytes).into_owned();
        assert_eq!(decode(bytes), [wanted], "{shown:?}");
    }
}

#[test]
fn what_says_nothing_is_dropped_whole() {
    for bytes in [
        &b"\x1b[12;40R"[..],
        b"\x1b[?1;2c",
        b"\x1b[?2026;2$y",
        b"\x1b[97;5:3u",
        b"\x1b[57358u",
        b"\x1b[201~",
        b"\x1b[999999999999~",
        b"\x1b[[Z",
        b"\xff\xfe\x80",
        b"\xc3",
        b"\x1b[12",
    ] {
        assert_eq!(decode(bytes), [], "{:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn what_follows_is_not_lost() {
    let x = || key(KeyCode::Char('x'));
    assert_eq!(decode(b"\x1b[12;40Rx"), [x()]);
    assert_eq!(decode(b"\xc3x"), [x()]);
    assert_eq!(decode(b"\x1b\x1b[Ax"), [key(KeyCode::Esc), key(KeyCode::Up), x()]);
    assert_eq!(decode(b"\x1b[1\x1b[Ax"), [key(KeyCode::Up), x()]);
    assert_eq!(
        decode("vie\x7fê\x7f\x7fiệt".as_bytes()).iter().filter(|k| **k != x()).count(),
        10,
        "an input method's corrections arrive one by one"
    );
}

proptest! {
    #[test]
    fn pieces_and_the_whole_say_the_same(
        parts in prop::collection::vec(
            prop_oneof![
                Just(&b"\x1b[A"[..]), Just(&b"\x1bOP"[..]), Just("ệ".as_bytes()),
                Just(&b"a"[..]), Just(&b"\x1b[1;5C"[..]), Just(&b"\x1b[[B"[..]),
                Just(&b"\x1b[200~x\x1by\x1b[201~"[..]), Just(&b"\xff"[..]), Just(&b"\r"[..]),
            ],
            0..12,
        ),
        cuts in prop::collection::vec(1usize..5, 1..40),
    ) {
        let bytes = parts.concat();
        let mut decoder = Decoder::default();
        let mut out = Vec::new();
        let mut rest = bytes.as_slice();
        for cut in cuts.iter().cycle() {
            if rest.is_empty() {
                break;
            }
            let (piece, more) = rest.split_at((*cut).min(rest.len()));
            decoder.feed(piece, &mut out);
            rest = more;
        }
        prop_assert!(!decoder.waits());
        prop_assert_eq!(out, decode(&bytes));
    }

    #[test]
    fn any_bytes_are_digested(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let mut decoder = Decoder::default();
        let mut out = Vec::new();
        decoder.feed(&bytes, &mut out);
        prop_assert!(decoder.pending.len() <= LONGEST + 3);
        decoder.settle(&mut out);
        prop_assert!(!decoder.waits());
    }
}
