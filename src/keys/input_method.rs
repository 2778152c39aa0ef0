//! What an input method of the system makes of keys that are commands, and which key was meant.
//!
//! Unikey and its kin take letters for a word even where there is no text: after `o`, the key `s`
//! comes as Backspace and `ó`; after `hoa`, the key `f` as two Backspaces and `òa`. So letters that
//! are taken back and come again are no new keys, and the mark that one of them has gained tells the
//! key that was pressed. It knows neither keymaps nor screens. Invariant: without an
//! input method no key but Backspace is changed. While a letter heard before can have a mark, a
//! person's Backspace cannot be told from that of an input method: a list does nothing for it, and a
//! choice, before it is emptied, says which key empties it.

use std::collections::VecDeque;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::keys::{Key, KeyCode};
use crate::text::unmarked;

/// An input method begins anew long before so many letters.
const WORD_MAX: usize = 32;

/// What came of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    AsCame,
    /// This key was pressed: as Telex has it, and as VNI has it.
    Key {
        /// A letter.
        telex: char,
        /// A digit.
        vni: char,
    },
    /// No key: a letter was taken back, or came again as it was.
    Nothing,
}

/// The word that an input method believes to be typed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct InputMethod {
    word: Vec<char>,
    /// Taken back and not come again yet.
    taken: VecDeque<char>,
    /// A letter has come again since the last Backspace.
    again: bool,
    /// The key behind this burst is found.
    found: bool,
}

impl std::fmt::Debug for InputMethod {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Not the letters: they may be somebody's name.
        f.debug_struct("InputMethod").field("letters", &self.word.len()).finish_non_exhaustive()
    }
}

impl InputMethod {
    /// Another place has the keyboard.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Takes the next key of a place where letters are commands.
    pub fn hear(&mut self, key: Key) -> Meant {
        match (key.printable(), key.code) {
            (Some(mark), _) if is_combining_mark(mark) => self.mark(mark),
            (Some(letter), _) if letter != ' ' => self.letter(letter),
            (None, KeyCode::Backspace) if !key.ctrl && !key.alt => self.take_back(),
            _ => {
                self.forget();
                Meant::AsCame
            }
        }
    }

    fn take_back(&mut self) -> Meant {
        // An input method takes back only from a letter on that can have a mark.
        let has_mark = |letter: &char| "aeiouyd".contains(unmarked(*letter));
        let taken = self.word.iter().any(has_mark).then(|| self.word.pop()).flatten();
        let Some(letter) = taken else {
            self.forget();
            return Meant::AsCame;
        };
        if self.again {
            self.taken.clear();
        }
        (self.again, self.found) = (false, false);
        self.taken.push_front(letter);
        Meant::Nothing
    }

    fn letter(&mut self, letter: char) -> Meant {
        let old = self.taken.front().copied();
        // What comes again begins with what has changed. Without a change a person typed it.
        let came_again = old.filter(|old| {
            let changed = self.again || !letter.to_lowercase().eq(old.to_lowercase());
            changed && unmarked(letter) == unmarked(*old)
        });
        self.word.push(letter);
        let Some(old) = came_again else {
            self.taken.clear();
            (self.again, self.found) = (false, false);
            let over = self.word.len().saturating_sub(WORD_MAX);
            self.word.drain(..over);
            return Meant::AsCame;
        };
        self.taken.pop_front();
        self.again = true;
        self.changed(old, letter)
    }

    /// A mark alone, as some input methods send it after the letter.
    fn mark(&mut self, mark: char) -> Meant {
        let Some(old) = self.word.pop() else {
            return Meant::Nothing;
        };
        let new = [old, mark].into_iter().nfc().next().unwrap_or(old);
        self.word.push(new);
        self.found = false;
        self.changed(old, new)
    }

    fn changed(&mut self, old: char, new: char) -> Meant {
        match key_between(old, new) {
            Some((telex, vni)) if !self.found => {
                self.found = true;
                Meant::Key { telex, vni }
            }
            _ => Meant::Nothing,
        }
    }
}

/// The letter keys that an input method may have turned into this Vietnamese letter, the likelier
/// one first; none for another character, as ü or ñ, which are keys of other keyboards.
pub(crate) fn keys_before(letter: char) -> impl Iterator<Item = char> {
    let alone = match letter {
        'ư' => Some('w'),
        'Ư' => Some('W'),
        _ => None,
    };
    let plain = unmarked(letter);
    let capital = letter.is_uppercase();
    let plain = if capital { plain.to_ascii_uppercase() } else { plain };
    alone.into_iter().chain((plain != letter && plain.is_ascii_alphabetic()).then_some(plain))
}

/// The key that makes the old letter into the new one: of Telex, and of VNI. `None` where the new
/// one has no mark that the old one lacks.
fn key_between(old: char, new: char) -> Option<(char, char)> {
    if matches!((old, new), ('d' | 'D', 'đ' | 'Đ')) {
        return Some(('d', '9'));
    }
    let mark = new.nfd().skip(1).find(|mark| !old.nfd().skip(1).any(|had| had == *mark))?;
    Some(match mark {
        '\u{301}' => ('s', '1'),
        '\u{300}' => ('f', '2'),
        '\u{309}' => ('r', '3'),
        '\u{303}' => ('x', '4'),
        '\u{323}' => ('j', '5'),
        '\u{302}' => (unmarked(old), '6'),
        '\u{31b}' => ('w', '7'),
        '\u{306}' => ('w', '8'),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// `<` is Backspace; gives the keys meant, of Telex, a dot where there was none.
    fn heard(came: &str) -> String {
        let mut method = InputMethod::default();
        let key = |c| if c == '<' { KeyCode::Backspace.into() } else { Key::char(c) };
        let heard = came.chars().map(|c| match method.hear(key(c)) {
            Meant::AsCame => c,
            Meant::Key { telex, .. } => telex,
            Meant::Nothing => '.',
        });
        heard.collect()
    }

    #[test]
    fn the_key_pressed_is_found_in_what_came() {
        for (pressed, came, meant) in [
            ("plain keys", "nsl", "nsl"),
            ("oo", "o<ô", "o.o"),
            ("os", "o<ó", "o.s"),
            ("as then an s more", "a<á<as", "a.s..s"),
            ("dd", "d<đ", "d.d"),
            ("w alone", "ư", "ư"),
            ("uw", "u<ư", "u.w"),
            ("hoaf", "hoa<<òa", "hoa..f."),
            ("nuow", "uo<<ươ", "uo..w."),
            ("uows", "uo<<ươ<ớ", "uo..w..s"),
            ("tone changed: as, f", "a<á<à", "a.s.f"),
            ("aaj, the dot last", "a<â<ậ", "a.a.j"),
            ("a person's Backspace", "o<o", "o.o"),
            ("a person's Backspace, another key", "o<n", "o.n"),
            ("a letter that no mark is put on", "nn<c", "nn<c"),
            ("two Backspaces and one letter again", "ab<<á", "ab..s"),
            ("nothing to take back", "<x", "<x"),
            ("marks alone", "o\u{301}a\u{302}\u{323}", "osaaj"),
            ("a mark after nothing", "\u{301}n", ".n"),
            ("z takes the tone off", "a<á<a", "a.s.."),
            ("space between", "a <á", "a <á"),
            ("a key of another keyboard", "u<ü", "u.ü"),
        ] {
            assert_eq!(heard(came), meant, "{pressed}");
        }
    }

    #[test]
    fn every_letter_has_the_key_it_is_on() {
        let all = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ";
        let plain = "aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd";
        assert_eq!(all.chars().count(), plain.chars().count());
        for (letter, key) in all.chars().zip(plain.chars()) {
            assert_eq!(keys_before(letter).last(), Some(key), "{letter}");
            let capital = letter.to_uppercase().next().unwrap();
            assert_eq!(keys_before(capital).last(), Some(key.to_ascii_uppercase()), "{capital}");
        }
        assert_eq!(keys_before('ư').next(), Some('w'));
        for other in ['a', '1', '/', ' ', 'ß', 'ü', 'Ü', 'ö', 'ç', 'ñ', '€', '中', '\u{301}']
        {
            assert_eq!(keys_before(other).next(), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn without_marks_every_letter_is_what_came(came in "[a-zA-Z0-9/.<]{0,60}") {
            let heard = heard(&came);
            for (came, heard) in came.chars().zip(heard.chars()) {
                prop_assert!(heard == came || (came == '<' && heard == '.'), "{} {}", came, heard);
            }
        }

        #[test]
        fn anything_can_come(came in "\\PC{0,60}") {
            heard(&came);
        }
    }
}
