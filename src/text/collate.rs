//! Order: bytes that compare as Vietnamese dictionaries sort.
//!
//! Does not know records. The alphabet is a ă â b c d đ e ê ... z; tones (ngang huyền hỏi ngã sắc
//! nặng) decide only between equal letters, case only between equal tones; numbers go by value, so
//! that "Thôn 2" stands before "Thôn 10". Apostrophes do not count. Keys are compared, never stored:
//! they may change between versions.

use std::collections::HashMap;

use super::letters::letter;
use super::nfc::{compose, is_apostrophe};

/// Below every byte used inside a level.
const END: u8 = 0;
const SPACE: u8 = 2;
const SIGN: u8 = 4;
const NUMBER: u8 = 8;
const LETTER: u8 = 16;
const OTHER: u8 = 128;
/// Second and third level of what has no tone and no case.
const PLAIN: u8 = 1;
/// A run of digits longer than this is cut into several numbers.
const LONGEST_NUMBER: usize = 200;

/// The key of a text. Compare keys as bytes.
pub fn sort_key(text: &str) -> Vec<u8> {
    let levels = Levels::of(text);
    let mut key = levels.main();
    key.extend_from_slice(&levels.case);
    key
}

/// The key of a person's name for a class or household list: the last word (tên), then the first
/// (họ), then the words between. For names with the clan at the end (Y Bhăm Êban) the last word is
/// the clan; only the person can tell, so nothing is guessed here.
pub fn by_given_name(full_name: &str) -> Vec<u8> {
    NameKeys::default().by_given_name(full_name)
}

/// The keys of many names. They share their words, so what was worked out once is kept.
#[derive(Debug, Default)]
pub struct NameKeys {
    parts: HashMap<Box<str>, Part>,
}

/// A part of a name: its letters and tones, and its case.
#[derive(Debug)]
struct Part {
    main: Vec<u8>,
    case: Vec<u8>,
}

impl NameKeys {
    /// As [`by_given_name`].
    pub fn by_given_name(&mut self, full_name: &str) -> Vec<u8> {
        let mut words = full_name.split_whitespace();
        let Some(given) = words.next_back() else {
            return Vec::new();
        };
        let family = words.next().unwrap_or_default();
        let mut middle = String::new();
        for word in words {
            if !middle.is_empty() {
                middle.push(' ');
            }
            middle.push_str(word);
        }
        let mut key = Part {
            main: Vec::with_capacity(full_name.len().saturating_mul(2)),
            case: Vec::with_capacity(full_name.len()),
        };
        for text in [given, family, &middle] {
            self.add(text, &mut key);
        }
        key.main.extend(key.case);
        key.main
    }

    fn add(&mut self, text: &str, to: &mut Part) {
        if let Some(known) = self.parts.get(text) {
            to.push(known);
            return;
        }
        let levels = Levels::of(text);
        let part = Part { main: levels.main(), case: levels.case };
        to.push(&part);
        self.parts.insert(text.into(), part);
    }
}

impl Part {
    fn push(&mut self, part: &Self) {
        self.main.extend_from_slice(&part.main);
        self.case.extend_from_slice(&part.case);
        self.case.push(END);
    }
}

/// Letters, tones and case of one text, each a level of comparison.
#[derive(Default)]
struct Levels {
    letters: Vec<u8>,
    tones: Vec<u8>,
    case: Vec<u8>,
}

impl Levels {
    fn of(text: &str) -> Self {
        let text = compose(text.to_owned());
        let mut levels = Self::default();
        let mut rest = text.chars().peekable();
        while let Some(c) = rest.next() {
            if c.is_ascii_digit() {
                let mut digits = String::from(c);
                while digits.len() < LONGEST_NUMBER {
                    let Some(next) = rest.next_if(char::is_ascii_digit) else {
                        break;
                    };
                    digits.push(next);
                }
                levels.push_number(&digits);
            } else {
                levels.push_char(c);
            }
        }
        trim_plain(&mut levels.tones);
        trim_plain(&mut levels.case);
        levels
    }

    fn push_number(&mut self, digits: &str) {
        let value = digits.trim_start_matches('0');
        let zeros = digits.len().saturating_sub(value.len());
        self.letters.push(NUMBER);
        self.letters.push(u8::try_from(value.len().saturating_add(1)).unwrap_or(u8::MAX));
        self.letters.extend_from_slice(value.as_bytes());
        // 1 before 01: only where all else is equal.
        self.tones.push(u8::try_from(zeros.saturating_add(1)).unwrap_or(u8::MAX));
        self.case.push(PLAIN);
    }

    fn push_char(&mut self, c: char) {
        if is_apostrophe(c) || c.is_control() {
            return;
        }
        let (mut tone, mut case) = (PLAIN, PLAIN);
        if let Some(found) = letter(c) {
            self.letters.push(LETTER.saturating_add(found.place));
            tone = PLAIN.saturating_add(found.tone);
            case = PLAIN.saturating_add(u8::from(found.upper));
        } else if c.is_whitespace() || c == '-' {
            self.letters.push(SPACE);
        } else {
            let mut bytes = [0; 4];
            self.letters.push(if c.is_alphabetic() { OTHER } else { SIGN });
            self.letters.extend_from_slice(c.encode_utf8(&mut bytes).as_bytes());
        }
        self.tones.push(tone);
        self.case.push(case);
    }

    /// Letters and tones, each with its end, so that keys can be put one after the other.
    fn main(&self) -> Vec<u8> {
        let size = self.letters.len().saturating_add(self.tones.len()).saturating_add(2);
        let mut key = Vec::with_capacity(size);
        key.extend_from_slice(&self.letters);
        key.push(END);
        key.extend_from_slice(&self.tones);
        key.push(END);
        key
    }
}

fn trim_plain(level: &mut Vec<u8>) {
    while level.last() == Some(&PLAIN) {
        level.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn assert_rising(words: &[&str], key: fn(&str) -> Vec<u8>) {
        for pair in words.windows(2) {
            assert!(key(pair[0]) < key(pair[1]), "{} before {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn the_alphabet() {
        // The order ICU gives for the locale vi.
        let words = "An Àn Ản Ãn Án Ạn Ăn Ân Ẩn Dung Dũng Đinh Em Êban Oanh Ông Ơn Uyên Ưng Ý Yến";
        assert_rising(&words.split(' ').collect::<Vec<_>>(), sort_key);
        assert_rising(&["", "(a)", "2", "a", "à", "ab", "àc", "жук"], sort_key);
        assert_rising(&["an", "An", "AN", "àn", "an a"], sort_key);
    }

    #[test]
    fn numbers_by_value() {
        assert_rising(
            &["Thôn 1", "Thôn 01", "Thôn 2", "Thôn 2A", "Thôn 10", "Thôn Đồng"],
            sort_key,
        );
        assert_rising(&["0", "00", "1", "9", "10", "99", "100"], sort_key);
    }

    #[test]
    fn names_by_given_name() {
        assert_rising(
            &[
                "An",
                "Bùi Thị An",
                "Nguyễn An",
                "Nguyễn Văn An",
                "Nguyễn Văn Ân",
                "Đinh Văn Bình",
                "Lê Văn Bình",
                "Lê Văn Bính",
                "Trần Đức",
            ],
            by_given_name,
        );
    }

    #[test]
    fn what_names_share_changes_no_key() {
        let mut keys = NameKeys::default();
        for name in
            ["Lê Văn  Bình", "Bình", "Văn Lê", "Lê Văn Bình", "", "Lê Văn Ngọc Bình", "Ngọc"]
        {
            assert_eq!(keys.by_given_name(name), by_given_name(name), "{name}");
        }
        assert_eq!(keys.by_given_name("Lê Văn Bình"), keys.by_given_name(" Lê  Văn Bình "));
    }

    #[test]
    fn composed_or_not_is_the_same() {
        assert_eq!(sort_key("Thu\u{309}y"), sort_key("Thủy"));
        assert_eq!(sort_key("H'Hen"), sort_key("H’Hen"));
    }

    proptest! {
        #[test]
        fn any_text_has_a_key(a in any::<String>(), digits in "[0-9]{0,500}") {
            sort_key(&a);
            by_given_name(&a);
            sort_key(&digits);
        }
    }
}
