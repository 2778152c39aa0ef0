//! The word under way: the letters that stand directly before the cursor.
//!
//! Does not know engines. A letter is an ASCII letter or one of the Vietnamese table; everything
//! else ends a word: spaces, digits, apostrophes (H’Hên is two words here), letters of others.

use unicode_segmentation::GraphemeCursor;

use crate::text::letters::{Letter, letter};

/// The letters at the end of `before`, which is empty where there are none.
///
/// Each is one grapheme; where the first of them is joined to what stands before it, there is no
/// word, because it could not be replaced without taking that along.
pub(super) fn word_at_end(before: &str) -> &str {
    let rest = before.trim_end_matches(|c| letter(c).is_some());
    let word = before.get(rest.len()..).unwrap_or_default();
    let boundary = GraphemeCursor::new(rest.len(), before.len(), true).is_boundary(before, 0);
    if boundary == Ok(true) { word } else { "" }
}

/// Whether the word under way is part of a code: `H-4WRR`. Letters right after a digit, in a run with
/// a hyphen, are no word; without the hyphen they may be (`500dd` is 500đ).
pub(super) fn is_code(before: &str, word: &str) -> bool {
    let lead = before.strip_suffix(word).unwrap_or(before);
    let run = lead.rsplit(char::is_whitespace).next().unwrap_or_default();
    run.ends_with(|c: char| c.is_ascii_digit()) && run.contains('-')
}

/// How many letters.
pub(super) fn letters(word: &str) -> usize {
    word.chars().count()
}

/// The word without its last letter.
pub(super) fn shorter(word: &str) -> &str {
    let mut chars = word.chars();
    chars.next_back();
    chars.as_str()
}

/// Whether `new` is `old` with this one letter after it.
pub(super) fn appended(old: &str, key: char, new: &str) -> bool {
    new.strip_prefix(old).is_some_and(|rest| rest.chars().eq([key]))
}

/// Whether the two are the same letters, with one tone at most in each, wherever it stands.
pub(super) fn same_but_for_tone(a: &str, b: &str) -> bool {
    let bare = |word: &str| -> Vec<Option<(u8, bool)>> {
        word.chars().map(|c| letter(c).map(|l: Letter| (l.place, l.upper))).collect()
    };
    let tones = |word: &str| -> Vec<u8> {
        word.chars().filter_map(letter).map(|l| l.tone).filter(|&tone| tone > 0).collect()
    };
    let of_a = tones(a);
    of_a.len() < 2 && of_a == tones(b) && bare(a) == bare(b)
}

/// Where two words begin to differ: what to keep is the same in both.
pub(super) fn common<'a>(a: &'a str, b: &str) -> &'a str {
    let same = a.chars().zip(b.chars()).take_while(|(x, y)| x == y);
    let bytes: usize = same.map(|(x, _)| x.len_utf8()).sum();
    a.get(..bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_the_letters_before_the_cursor() {
        let cases = [
            ("", ""),
            ("Đắk", "Đắk"),
            ("Đắk ", ""),
            ("huyện Krông", "Krông"),
            ("H’Hên", "Hên"),
            ("H’", ""),
            ("tổ 5", ""),
            ("A1b", "b"),
            ("Bŏk", "k"),
            ("e\u{323}\u{302}", ""),
            ("e\u{323}\u{302}t", "t"),
            ("\u{600}an", ""),
            ("👩‍👩‍👧an", "an"),
        ];
        for (before, word) in cases {
            assert_eq!(word_at_end(before), word, "{before}");
        }
    }

    #[test]
    fn letters_of_a_code_are_no_word() {
        for before in ["H-4", "tìm H-4WR", "DK-2A"] {
            assert!(is_code(before, word_at_end(before)), "{before}");
        }
        for before in ["", "500d", "H-A", "Gié-Tri", "tổ 3-4 Ba", "-", "4 - 5 a"] {
            assert!(!is_code(before, word_at_end(before)), "{before}");
        }
    }

    #[test]
    fn words_that_differ_by_the_place_of_the_tone() {
        assert!(same_but_for_tone("hoà", "hòa"));
        assert!(same_but_for_tone("THUỶ", "THỦY"));
        assert!(!same_but_for_tone("hoà", "hóa"));
        assert!(!same_but_for_tone("hoà", "Hòa"));
        assert!(!same_but_for_tone("cáigì", "cáigì"));
        assert!(!same_but_for_tone("đ", "d"));
        assert_eq!(common("tiếng", "tiến"), "tiến");
        assert_eq!(common("ắ", "ằ"), "");
        assert_eq!(shorter("tiế"), "ti");
        assert_eq!(shorter(""), "");
    }
}
