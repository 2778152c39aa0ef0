//! Decode: the bytes a terminal sends, as keys, pastes and changes of focus.
//!
//! Pure: bytes in, events out, no reading and no clock. Sequences and letters may arrive in any
//! pieces, as they do over a slow link. The reader says when nothing more came for a while
//! ([`Decoder::settle`]), because only time tells the Esc key from the start of a sequence.
//! Invariants: any bytes whatever are digested without failing and without being kept for ever;
//! what is not understood is dropped as a whole and never turns into typed letters.

#[cfg(test)]
mod tests;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::runtime::terminal::Event;

/// Longer sequences are noise.
const LONGEST: usize = 64;

/// The most bytes kept of one paste; the rest of it is dropped.
const LARGEST_PASTE: usize = 4 << 20;

const PASTE_END: &[u8] = b"\x1b[201~";

/// Bytes that may still become an event.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    pending: Vec<u8>,
    paste: Option<Vec<u8>>,
}

/// What the start of the pending bytes is.
enum Decoded {
    /// An event, or nothing worth one, in so many bytes.
    Whole(usize, Option<Event>),
    /// The mark that a paste begins, in so many bytes.
    Paste(usize),
    /// More bytes are needed to tell.
    Part,
}

impl Decoder {
    /// Takes bytes in and hands out what they complete.
    pub(super) fn feed(&mut self, bytes: &[u8], out: &mut Vec<Event>) {
        self.pending.extend_from_slice(bytes);
        let mut done = 0;
        while let Some(rest) = self.pending.get(done..).filter(|rest| !rest.is_empty()) {
            if let Some(paste) = &mut self.paste {
                let (taken, ended) = take_paste(rest, paste);
                done += taken;
                if !ended {
                    break;
                }
                self.end_paste(out);
                continue;
            }
            match find(rest) {
                Decoded::Whole(length, event) => {
                    done += length;
                    out.extend(event);
                }
                Decoded::Paste(length) => {
                    done += length;
                    self.paste = Some(Vec::new());
                }
                Decoded::Part => break,
            }
        }
        self.pending.drain(..done);
    }

    /// Whether only time tells what the bytes are that are here.
    pub(super) fn waits(&self) -> bool {
        !self.pending.is_empty() && !self.holds_part_of_a_letter() || self.paste.is_some()
    }

    /// The first bytes of a letter mean nothing but the letter, however late the rest comes.
    fn holds_part_of_a_letter(&self) -> bool {
        self.pending.first().is_some_and(|first| *first >= 0x80)
    }

    /// Whether a paste has begun and not ended.
    pub(super) const fn pastes(&self) -> bool {
        self.paste.is_some()
    }

    /// Nothing more came: a lone escape is the Esc key, an unfinished sequence a key with Alt or
    /// nothing, an unfinished paste is given as far as it came. Part of a letter stays.
    pub(super) fn settle(&mut self, out: &mut Vec<Event>) {
        if let Some(paste) = &mut self.paste {
            paste.append(&mut self.pending);
            self.end_paste(out);
        }
        match *self.pending.as_slice() {
            [0x1b] => out.push(press(KeyCode::Esc, KeyModifiers::NONE)),
            [0x1b, letter @ (b'[' | b'O')] => {
                out.push(letter_key(letter.into(), KeyModifiers::ALT));
            }
            _ if self.holds_part_of_a_letter() => return,
            _ => {}
        }
        self.pending.clear();
    }

    fn end_paste(&mut self, out: &mut Vec<Event>) {
        if let Some(paste) = self.paste.take() {
            // Terminals send the ends of pasted lines as the key Enter sends them.
            let text = String::from_utf8_lossy(&paste).replace("\r\n", "\n").replace('\r', "\n");
            out.push(Event::Paste(text));
        }
    }
}

/// Moves what belongs to the paste out of `rest`: how many bytes were used, and whether the end
/// was among them. What may be the beginning of the end stays.
fn take_paste(rest: &[u8], paste: &mut Vec<u8>) -> (usize, bool) {
    let end = rest.windows(PASTE_END.len()).position(|part| part == PASTE_END);
    let (text, used) = if let Some(end) = end {
        (end, end + PASTE_END.len())
    } else {
        let begun = (1..PASTE_END.len())
            .rev()
            .find(|length| PASTE_END.get(..*length).is_some_and(|start| rest.ends_with(start)));
        let text = rest.len() - begun.unwrap_or(0);
        (text, text)
    };
    let room = LARGEST_PASTE.saturating_sub(paste.len());
    paste.extend(rest.iter().take(text.min(room)));
    (used, end.is_some())
}

fn find(bytes: &[u8]) -> Decoded {
    match *bytes {
        [] | [0x1b] => Decoded::Part,
        // Some terminals send Alt as a second escape; the Esc key pressed twice looks the same.
        [0x1b, 0x1b, ..] => Decoded::Whole(1, Some(press(KeyCode::Esc, KeyModifiers::NONE))),
        [0x1b, b'[', ..] => sequence(bytes),
        [0x1b, b'O', ..] => single_shift(bytes),
        [0x1b, ..] => match plain(bytes.get(1..).unwrap_or_default()) {
            Decoded::Whole(length, Some(Event::Key(mut key))) => {
                key.modifiers |= KeyModifiers::ALT;
                Decoded::Whole(length + 1, Some(Event::Key(key)))
            }
            Decoded::Whole(length, event) => Decoded::Whole(length + 1, event),
            other => other,
        },
        _ => plain(bytes),
    }
}

/// A letter or a control character.
fn plain(bytes: &[u8]) -> Decoded {
    let Some(first) = bytes.first().copied() else {
        return Decoded::Part;
    };
    if first < 0x20 || first == 0x7f {
        return Decoded::Whole(1, Some(control(first)));
    }
    let start = bytes.get(..bytes.len().min(4)).unwrap_or_default();
    let (valid, error) = match std::str::from_utf8(start) {
        Ok(text) => (text, None),
        Err(error) => {
            let valid = start.get(..error.valid_up_to()).unwrap_or_default();
            (std::str::from_utf8(valid).unwrap_or_default(), error.error_len())
        }
    };
    match (valid.chars().next(), error) {
        (Some(letter), _) => {
            let event = (!letter.is_control()).then(|| letter_key(letter, KeyModifiers::NONE));
            Decoded::Whole(letter.len_utf8(), event)
        }
        (None, Some(wrong)) => Decoded::Whole(wrong, None),
        (None, None) => Decoded::Part,
    }
}

/// The keys below the space; a terminal sends them for Ctrl with a letter.
fn control(byte: u8) -> Event {
    match byte {
        b'\r' => press(KeyCode::Enter, KeyModifiers::NONE),
        b'\t' => press(KeyCode::Tab, KeyModifiers::NONE),
        0x7f => press(KeyCode::Backspace, KeyModifiers::NONE),
        0 => press(KeyCode::Char(' '), KeyModifiers::CONTROL),
        0x1b => press(KeyCode::Esc, KeyModifiers::NONE),
        0x01..=0x1a => press(KeyCode::Char(char::from(byte + 0x60)), KeyModifiers::CONTROL),
        _ => press(KeyCode::Char(char::from(byte + 0x18)), KeyModifiers::CONTROL),
    }
}

/// `ESC O x`: cursor and function keys in the keypad's mode.
fn single_shift(bytes: &[u8]) -> Decoded {
    let Some(last) = bytes.get(2).copied() else {
        return Decoded::Part;
    };
    match last {
        b'M' => Decoded::Whole(3, Some(press(KeyCode::Enter, KeyModifiers::NONE))),
        b'j'..=b'y' => {
            let letter = char::from(last - 0x40);
            Decoded::Whole(3, Some(letter_key(letter, KeyModifiers::NONE)))
        }
        0x20..=0x7e => Decoded::Whole(3, named(last).map(|code| press(code, KeyModifiers::NONE))),
        // Not a sequence after all: Alt and O, and then something else.
        _ => Decoded::Whole(2, Some(letter_key('O', KeyModifiers::ALT))),
    }
}

/// `ESC [ … x`.
fn sequence(bytes: &[u8]) -> Decoded {
    let body = bytes.get(2..).unwrap_or_default();
    if let [b'[', rest @ ..] = body {
        // The Linux console's F1 to F5.
        return match rest.first() {
            None => Decoded::Part,
            Some(key @ b'A'..=b'E') => {
                Decoded::Whole(4, Some(press(KeyCode::F(key - b'A' + 1), KeyModifiers::NONE)))
            }
            Some(_) => Decoded::Whole(4, None),
        };
    }
    let Some(end) = body.iter().position(|byte| !(0x20..=0x3f).contains(byte)) else {
        return if body.len() > LONGEST {
            Decoded::Whole(bytes.len(), None)
        } else {
            Decoded::Part
        };
    };
    let parameters = body.get(..end).unwrap_or_default();
    match body.get(end).copied() {
        Some(last @ 0x40..=0x7e) => {
            if parameters == b"200" && last == b'~' {
                return Decoded::Paste(end + 3);
            }
            Decoded::Whole(end + 3, meaning(parameters, last))
        }
        // Broken off by something else, which is looked at afresh.
        _ => Decoded::Whole(end + 2, None),
    }
}

/// What a whole sequence says.
fn meaning(parameters: &[u8], last: u8) -> Option<Event> {
    let text = std::str::from_utf8(parameters).ok()?;
    let mut fields = text.split(';');
    let first = fields.next().unwrap_or_default();
    let second = fields.next();
    let third = fields.next();
    match (first, last) {
        ("", b'I') => return Some(Event::FocusGained),
        ("", b'O') => return Some(Event::FocusLost),
        ("", b'Z') => return Some(press(KeyCode::BackTab, KeyModifiers::SHIFT)),
        _ => {}
    }
    let (mut modifiers, kind) = modifiers(second)?;
    let number = || first.split(':').next()?.parse::<u32>().ok();
    let code = match last {
        b'~' if first == "27" => code_point(third?.parse().ok()?)?,
        b'~' => numbered(number()?)?,
        // rxvt says Ctrl, and Ctrl with Shift, by the last byte.
        b'^' | b'@' => {
            modifiers |= KeyModifiers::CONTROL;
            modifiers.set(KeyModifiers::SHIFT, last == b'@');
            numbered(number()?)?
        }
        b'u' => code_point(number()?)?,
        b'a'..=b'd' if first.is_empty() => {
            modifiers |= KeyModifiers::SHIFT;
            named(last.to_ascii_uppercase())?
        }
        // F3 with modifiers looks like an answer about the cursor, which nobody asks for.
        b'A'..=b'S' if matches!(first, "" | "1") => named(last)?,
        _ => return None,
    };
    let code = match code {
        KeyCode::Tab if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        code => code,
    };
    match kind {
        KeyEventKind::Release => None,
        kind => Some(Event::Key(KeyEvent::new_with_kind(code, modifiers, kind))),
    }
}

/// `mask` or `mask:kind`, where the mask is one more than its bits; none of it means no modifier.
fn modifiers(field: Option<&str>) -> Option<(KeyModifiers, KeyEventKind)> {
    let mut parts = field.unwrap_or_default().split(':');
    let mask = match parts.next() {
        None | Some("") => 1,
        Some(mask) => mask.parse::<u8>().ok()?,
    };
    let bits = mask.saturating_sub(1);
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
        (8, KeyModifiers::SUPER),
        (16, KeyModifiers::HYPER),
        (32, KeyModifiers::META),
    ] {
        modifiers.set(modifier, bits & bit != 0);
    }
    let kind = match parts.next() {
        Some("2") => KeyEventKind::Repeat,
        Some("3") => KeyEventKind::Release,
        _ => KeyEventKind::Press,
    };
    Some((modifiers, kind))
}

/// The keys that have a letter for a name.
const fn named(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        _ => return None,
    })
}

/// The keys that have a number for a name.
fn numbered(number: u32) -> Option<KeyCode> {
    let number = u8::try_from(number).ok()?;
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(number - 10),
        17..=21 => KeyCode::F(number - 11),
        23..=26 => KeyCode::F(number - 12),
        28..=29 => KeyCode::F(number - 15),
        31..=34 => KeyCode::F(number - 17),
        _ => return None,
    })
}

/// The keys that come as the number of their letter.
fn code_point(number: u32) -> Option<KeyCode> {
    Some(match number {
        8 | 0x7f => KeyCode::Backspace,
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        // The private use area names keys such as Caps Lock, which do nothing here.
        0xe000..=0xf8ff => return None,
        _ => KeyCode::Char(char::from_u32(number).filter(|letter| !letter.is_control())?),
    })
}

/// A capital letter is one typed with Shift.
fn letter_key(letter: char, modifiers: KeyModifiers) -> Event {
    let shift = if letter.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    press(KeyCode::Char(letter), modifiers | shift)
}

const fn press(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}
