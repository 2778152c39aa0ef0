//! One key and a sequence of keys: how they are written in a file and shown to people.
//!
//! Grammar: lower-case names, `ctrl-` `alt-` `shift-` before them, `shift-` only before named
//! keys (a capital stands for itself), keys of a sequence separated by one space, and `space`,
//! `minus`, `comma` in words. It knows neither terminals nor actions.
//! Invariant: what is printed reads back as the same value, and no text can make reading fail.

use std::fmt;
use std::str::FromStr;

/// The longest sequence of keys.
const MAX_KEYS: usize = 4;

/// A key without its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyCode {
    /// A letter, digit, sign or the space.
    Char(char),
    /// A function key, 1 to 24.
    F(u8),
    Enter,
    Esc,
    Tab,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
}

/// Keys with a name: the code, the name in a file, the name for people.
const NAMED: &[(KeyCode, &str, &str)] = &[
    (KeyCode::Enter, "enter", "Enter"),
    (KeyCode::Esc, "esc", "Esc"),
    (KeyCode::Tab, "tab", "Tab"),
    (KeyCode::Backspace, "backspace", "Backspace"),
    (KeyCode::Delete, "delete", "Del"),
    (KeyCode::Insert, "insert", "Ins"),
    (KeyCode::Up, "up", "↑"),
    (KeyCode::Down, "down", "↓"),
    (KeyCode::Left, "left", "←"),
    (KeyCode::Right, "right", "→"),
    (KeyCode::Home, "home", "Home"),
    (KeyCode::End, "end", "End"),
    (KeyCode::PageUp, "pageup", "PgUp"),
    (KeyCode::PageDown, "pagedown", "PgDn"),
    (KeyCode::Char(' '), "space", "Space"),
    (KeyCode::Char('-'), "minus", "-"),
    (KeyCode::Char(','), "comma", ","),
];

/// A key with its modifiers.
///
/// `shift` is never set on a plain character: a capital stands for itself. With `ctrl` a letter is
/// always lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    pub code: KeyCode,
    pub ctrl: bool,
    pub alt: bool,
    pub shift: bool,
}

/// Why a key could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    #[error("no key")]
    Empty,
    /// No key has this name.
    #[error("unknown key {0}")]
    Unknown(String),
    /// `shift-` before a character.
    #[error("shift before the character {0}")]
    ShiftedChar(char),
    /// More than four keys in a row.
    #[error("too many keys")]
    TooLong,
}

impl From<KeyCode> for Key {
    fn from(code: KeyCode) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }
}

impl Key {
    /// The key of a plain character.
    pub fn char(c: char) -> Self {
        KeyCode::Char(c).into()
    }

    /// Control and a letter.
    pub fn ctrl(c: char) -> Self {
        Self { ctrl: true, ..Self::char(c.to_ascii_lowercase()) }
    }

    /// The same key in the one form that compares equal: no shift on a plain character, no capital
    /// under control.
    #[must_use]
    pub fn normal(mut self) -> Self {
        if let KeyCode::Char(c) = self.code {
            if self.ctrl {
                self.code = KeyCode::Char(c.to_ascii_lowercase());
            } else {
                self.shift = false;
            }
        }
        self
    }

    /// The character this key types, if it types one.
    pub fn printable(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.ctrl && !self.alt && !c.is_control() => Some(c),
            _ => None,
        }
    }

    /// The key as people read it: `F1`, `Ctrl+S`, `↑`.
    pub fn pretty(self) -> String {
        let mut out = String::new();
        for (held, word) in [(self.ctrl, "Ctrl+"), (self.alt, "Alt+"), (self.shift, "Shift+")] {
            if held {
                out.push_str(word);
            }
        }
        match (self.code, NAMED.iter().find(|(code, ..)| *code == self.code)) {
            (_, Some((_, _, word))) => out.push_str(word),
            (KeyCode::F(n), None) => out.push_str(["F", &n.to_string()].concat().as_str()),
            (KeyCode::Char(c), None) if self.ctrl => out.extend(c.to_uppercase()),
            (KeyCode::Char(c), None) => out.push(c),
            (_, None) => {}
        }
        out
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, word) in [(self.ctrl, "ctrl-"), (self.alt, "alt-"), (self.shift, "shift-")] {
            if held {
                f.write_str(word)?;
            }
        }
        if let Some((_, name, _)) = NAMED.iter().find(|(code, ..)| *code == self.code) {
            return f.write_str(name);
        }
        match self.code {
            KeyCode::F(n) => write!(f, "f{n}"),
            KeyCode::Char(c) => write!(f, "{c}"),
            _ => Ok(()),
        }
    }
}

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let mut rest = text;
        let (mut ctrl, mut alt, mut shift) = (false, false, false);
        while let Some((word, after)) = rest.split_once('-') {
            if after.is_empty() {
                break;
            }
            match word.to_ascii_lowercase().as_str() {
                "ctrl" => ctrl = true,
                "alt" => alt = true,
                "shift" => shift = true,
                _ => break,
            }
            rest = after;
        }
        let code = code(rest).or_else(|| composed(rest)).ok_or_else(|| match rest {
            "" => KeyError::Empty,
            _ => KeyError::Unknown(rest.to_owned()),
        })?;
        if let (KeyCode::Char(c), true, false) = (code, shift, ctrl)
            && c != ' '
        {
            return Err(KeyError::ShiftedChar(c));
        }
        // The space has a name, so `shift-space` can be written; terminals send a plain space.
        Ok(Self { code, ctrl, alt, shift }.normal())
    }
}

/// The key of one name or one character.
fn code(text: &str) -> Option<KeyCode> {
    let mut chars = text.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        let written_in_words = matches!(c, ' ' | '-' | ',');
        let plain = !c.is_control() && !c.is_whitespace() && !written_in_words;
        return plain.then_some(KeyCode::Char(c));
    }
    let lower = text.to_ascii_lowercase();
    if let Some((code, ..)) = NAMED.iter().find(|(_, name, _)| *name == lower) {
        return Some(*code);
    }
    let number: u8 = lower.strip_prefix('f')?.parse().ok()?;
    // `f01` and `f+1` would not print back as written.
    let as_written = lower == format!("f{number}");
    ((1..=24).contains(&number) && as_written).then_some(KeyCode::F(number))
}

/// A sequence of one to four keys.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chord(Vec<Key>);

impl Chord {
    /// The sequence of these keys; `None` if there are none or more than four.
    pub fn new(keys: impl Into<Vec<Key>>) -> Option<Self> {
        let keys = keys.into();
        (1..=MAX_KEYS).contains(&keys.len()).then_some(Self(keys))
    }

    /// The keys, at least one.
    pub fn keys(&self) -> &[Key] {
        &self.0
    }

    /// The sequence begins with a key that types a character.
    pub fn begins_printable(&self) -> bool {
        self.0.first().is_some_and(|key| key.printable().is_some())
    }

    /// `self` is a true beginning of `other`.
    pub fn is_prefix_of(&self, other: &Self) -> bool {
        self.0.len() < other.0.len() && other.0.starts_with(&self.0)
    }

    /// The sequence as people read it: `Ctrl+G h`.
    pub fn pretty(&self) -> String {
        let keys: Vec<_> = self.0.iter().map(|key| key.pretty()).collect();
        keys.join(" ")
    }
}

impl From<Key> for Chord {
    fn from(key: Key) -> Self {
        Self(vec![key])
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, key) in self.0.iter().enumerate() {
            if n > 0 {
                f.write_str(" ")?;
            }
            write!(f, "{key}")?;
        }
        Ok(())
    }
}

/// A letter that a file holds with its marks on their own.
fn composed(name: &str) -> Option<KeyCode> {
    let name = crate::text::nfc(name);
    let mut letters = name.chars();
    let letter = letters.next().filter(|_| letters.next().is_none());
    letter.filter(|letter| !letter.is_ascii()).map(KeyCode::Char)
}

impl FromStr for Chord {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let keys = text.split(' ').map(str::parse).collect::<Result<Vec<Key>, _>>()?;
        Self::new(keys).ok_or(KeyError::TooLong)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_code() -> impl Strategy<Value = KeyCode> {
        prop_oneof![
            4 => any::<char>().prop_filter("printable", |c| !c.is_control()
                && (!c.is_whitespace() || *c == ' ')).prop_map(KeyCode::Char),
            4 => proptest::char::range(' ', '~').prop_map(KeyCode::Char),
            1 => (1..=24u8).prop_map(KeyCode::F),
            3 => proptest::sample::select(NAMED).prop_map(|(code, ..)| code),
        ]
    }

    pub(crate) fn any_key() -> impl Strategy<Value = Key> {
        (any_code(), any::<bool>(), any::<bool>(), any::<bool>())
            .prop_map(|(code, ctrl, alt, shift)| Key { code, ctrl, alt, shift }.normal())
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back(keys in proptest::collection::vec(any_key(), 1..=4)) {
            let chord = Chord::new(keys).unwrap();
            prop_assert_eq!(chord.to_string().parse::<Chord>(), Ok(chord));
        }

        #[test]
        fn any_text_reads_or_is_refused(text in ".*") {
            if let Ok(chord) = text.parse::<Chord>() {
                prop_assert_eq!(chord.to_string().parse::<Chord>(), Ok(chord));
            }
        }
    }

    #[test]
    fn keys_read_and_show() {
        let cases = [
            ("f1", "f1", "F1"),
            ("Ctrl-S", "ctrl-s", "Ctrl+S"),
            ("shift-tab", "shift-tab", "Shift+Tab"),
            ("g g", "g g", "g g"),
            ("G", "G", "G"),
            ("ctrl-g h", "ctrl-g h", "Ctrl+G h"),
            ("ctrl-minus", "ctrl-minus", "Ctrl+-"),
            ("space", "space", "Space"),
            ("pagedown", "pagedown", "PgDn"),
            ("up", "up", "↑"),
            ("ctrl-shift-x", "ctrl-shift-x", "Ctrl+Shift+X"),
            ("đ", "đ", "đ"),
        ];
        for (text, printed, pretty) in cases {
            let chord: Chord = text.parse().unwrap();
            assert_eq!((chord.to_string(), chord.pretty()), (printed.into(), pretty.into()));
        }
    }

    #[test]
    fn bad_keys_say_why() {
        let cases = [
            ("", KeyError::Empty),
            ("g  g", KeyError::Empty),
            ("f0", KeyError::Unknown("f0".into())),
            ("f01", KeyError::Unknown("f01".into())),
            ("f25", KeyError::Unknown("f25".into())),
            ("control-s", KeyError::Unknown("control-s".into())),
            ("shift-a", KeyError::ShiftedChar('a')),
            ("a b c d e", KeyError::TooLong),
            ("ctrl-", KeyError::Unknown("ctrl-".into())),
            ("-", KeyError::Unknown("-".into())),
        ];
        for (text, error) in cases {
            assert_eq!(text.parse::<Chord>(), Err(error), "{text}");
        }
    }
}
