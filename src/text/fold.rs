//! Text without marks: the key that a search looks in.
//!
//! A key is folded once and kept beside its record. Invariant: `fold` is idempotent, has no
//! leading, trailing or double space, and gives the same key for NFC and NFD.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::letters::letter;
use super::nfc::{is_apostrophe, is_invisible};

/// The search key: small letters, marks stripped, đ as d, apostrophes dropped (`H’Hên` and `hhen`
/// meet), hyphens and every kind of space as one space, trimmed.
pub fn fold(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut gap = false;
    for c in raw.chars() {
        if is_gap(c) {
            gap = !out.is_empty();
        } else if !is_silent(c) {
            if gap {
                out.push(' ');
                gap = false;
            }
            match letter(c) {
                Some(found) => out.push(found.base),
                None if c.is_ascii() => out.push(c.to_ascii_lowercase()),
                None => push_stripped(&mut out, c),
            }
        }
    }
    out
}

/// Whether every word of the folded query stands somewhere in the folded text.
pub fn contains_folded(hay: &str, query: &str) -> bool {
    query.split(' ').all(|token| hay.contains(token))
}

pub(super) fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '-' | '\u{2010}'..='\u{2015}' | '\u{2212}') || c.is_whitespace()
}

/// What is not compared: apostrophes, what cannot be seen, marks that join no letter.
pub(super) fn is_silent(c: char) -> bool {
    if c.is_ascii() {
        return c == '\'' || c == '`' || c.is_ascii_control();
    }
    is_apostrophe(c)
        || is_invisible(c)
        || c.is_control()
        || (letter(c).is_none() && is_combining_mark(c))
}

/// Letters of other alphabets: small, decomposed, marks dropped.
fn push_stripped(out: &mut String, c: char) {
    for small in c.to_lowercase() {
        decompose_canonical(small, |part| {
            if !is_silent(part) {
                out.push(part);
            }
        });
    }
}

/// The other way to write a folded syllable: `ly` for `li`, `qui` for `quy`. Only where i and y are
/// one sound, as the only vowel at the end or after qu; `thuy` is not `thui`, and Y alone is a word.
pub(super) fn with_other_i(syllable: &str) -> Option<String> {
    let (rest, other) = match syllable.strip_suffix('y') {
        Some(rest) => (rest, 'i'),
        None => (syllable.strip_suffix('i')?, 'y'),
    };
    let one_sound = matches!(rest, "qu" | "h" | "k" | "l" | "m" | "s" | "t" | "v");
    one_sound.then(|| format!("{rest}{other}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folding() {
        let rows = [
            ("Nguyễn Thị Thủy", "nguyen thi thuy"),
            ("Nguye\u{302}\u{303}n Đa\u{306}\u{323}ng", "nguyen dang"),
            ("ĐỖ ƯỚC", "do uoc"),
            ("H’Hên Niê", "hhen nie"),
            ("H'Hen", "hhen"),
            ("Y-Wang  Êban", "y wang eban"),
            (" \u{A0}Ấp\t3 ", "ap 3"),
            ("Straße Ñandú İ", "straße nandu i"),
            ("---", ""),
        ];
        for (raw, folded) in rows {
            assert_eq!(fold(raw), folded, "{raw:?}");
        }
        assert!(contains_folded("nguyen van hung", "hung van"));
        assert!(!contains_folded("nguyen van hung", "hung tran"));
    }

    proptest! {
        #[test]
        fn a_key_is_folded_once(raw in any::<String>()) {
            let once = fold(&raw);
            prop_assert_eq!(fold(&once), once.clone());
            prop_assert!(!once.starts_with(' ') && !once.ends_with(' ') && !once.contains("  "));
        }

        #[test]
        fn composed_or_not_is_the_same(raw in "[A-Za-zàảãáạằẵặầẫậđèẻễếệìĩịòõộồờợùũủưứựỳỹỵĐẶỄỘƯỨ’ -]{1,20}") {
            use unicode_normalization::UnicodeNormalization;
            prop_assert_eq!(fold(&raw.nfd().collect::<String>()), fold(&raw));
        }
    }
}
