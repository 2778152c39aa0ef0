//! The border where text is cleaned: composed form (NFC), plain spaces, nothing invisible.
//!
//! Invariant: every function here is idempotent and its result is NFC without control characters,
//! bidirectional marks or zero-width characters, so that what is stored is what is seen and two
//! equal-looking names are equal.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc as is_nfc_full, is_nfc_quick};

/// Cleans text of several lines: NFC, every Unicode space and tab becomes one plain space, every
/// line end becomes `\n`, other control and invisible characters are dropped.
pub fn nfc(raw: &str) -> String {
    clean(raw, true)
}

/// Cleans text of one line (a field, a paste): as [`nfc()`], and a run of tabs and line ends
/// becomes one space. Spaces at the ends stay, because a person may still be typing.
pub fn clean_line(raw: &str) -> String {
    clean(raw, false)
}

/// Cleans a name: as [`clean_line`], trimmed, runs of spaces collapsed, and an apostrophe of any
/// kind between two letters, or after the one or two that begin a name (`K’ Ho`), written ’ (U+2019)
/// as the official lists do. A quotation mark at the end of a word stays. Case is kept.
pub fn clean_name(raw: &str) -> String {
    let line = clean_line(raw);
    let mut out = String::with_capacity(line.len());
    for word in line.split(' ').filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        let is_letter = |c: char| c.is_alphabetic() && !is_apostrophe(c);
        let mut chars = word.chars().peekable();
        let (mut letters, mut after_letter) = (0_usize, false);
        while let Some(c) = chars.next() {
            let before_letter = chars.peek().is_some_and(|next| is_letter(*next));
            let particle = chars.peek().is_none() && letters <= 2;
            let joins = after_letter && (before_letter || particle);
            out.push(if joins && is_apostrophe(c) { '’' } else { c });
            after_letter = is_letter(c);
            letters = letters.saturating_add(usize::from(after_letter || is_apostrophe(c)));
        }
    }
    out
}

/// The text of a record as it is to be shown, searched and compared. Another program may have stored
/// it otherwise than we would; the bytes it signed stay as they are.
pub fn stored(text: &str) -> Cow<'_, str> {
    let plain = |c: char| {
        // Letters of Latin up to the marks, and the Vietnamese ones, are composed as they stand.
        matches!(c, '\n' | ' '..='~' | '¡'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{1EA0}'..='\u{1EF9}')
            || matches!(c, '–' | '—' | '‘' | '’' | '“' | '”' | '…' | '•' | '₫')
    };
    if text.chars().all(plain) { Cow::Borrowed(text) } else { Cow::Owned(nfc(text)) }
}

/// Whether the text is already in composed form.
pub fn is_nfc(text: &str) -> bool {
    text.is_ascii() || is_nfc_full(text)
}

/// The signs people type for the apostrophe of H’Hen, K’Bril, M’Drắk.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`'
            | '\u{B4}'
            | '\u{2018}'
            | '\u{2019}'
            | '\u{201B}'
            | '\u{2BC}'
            | '\u{2BB}'
            | '\u{2B9}'
            | '\u{2032}'
            | '\u{FF07}'
    )
}

/// Characters that are not seen and only make equal names differ: zero-width, bidirectional marks,
/// soft hyphen, byte order mark.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}'
    )
}

/// Composes `text` (already free of control characters).
pub(super) fn compose(text: String) -> String {
    if text.is_ascii() || is_nfc_quick(text.chars()) == unicode_normalization::IsNormalized::Yes {
        return text;
    }
    text.nfc().collect()
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn clean(raw: &str, keep_lines: bool) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        if is_line_end(c) && keep_lines {
            if c == '\r' && chars.peek() == Some(&'\n') {
                continue;
            }
            out.push('\n');
        } else if is_line_end(c) || (c == '\t' && !keep_lines) {
            while chars.next_if(|&next| is_line_end(next) || next == '\t').is_some() {}
            out.push(' ');
        } else if c == '\t' || c.is_whitespace() {
            out.push(' ');
        } else if !c.is_control() && !is_invisible(c) {
            out.push(c);
        }
    }
    compose(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cleaning() {
        let decomposed = "Nguye\u{302}\u{303}n Thi\u{323} Thu\u{309}y";
        let rows = [
            // raw, several lines, one line, name
            (decomposed, "Nguyễn Thị Thủy", "Nguyễn Thị Thủy", "Nguyễn Thị Thủy"),
            ("a\r\nb\rc\u{2028}d", "a\nb\nc\nd", "a b c d", "a b c d"),
            ("a\t\t b\u{A0}c\u{3000}", "a   b c ", "a  b c ", "a b c"),
            ("\u{1b}[31mđỏ\0\u{7f}", "[31mđỏ", "[31mđỏ", "[31mđỏ"),
            ("\u{FEFF}An\u{200B} \u{202E}Bình", "An Bình", "An Bình", "An Bình"),
            (" H'Hen  Niê ", " H'Hen  Niê ", " H'Hen  Niê ", "H’Hen Niê"),
            (
                "K`Bril M´Drắk Dʼran",
                "K`Bril M´Drắk Dʼran",
                "K`Bril M´Drắk Dʼran",
                "K’Bril M’Drắk D’ran",
            ),
            ("'an' 5' ", "'an' 5' ", "'an' 5' ", "'an' 5'"),
            ("K' Ho, Ha' Y`", "K' Ho, Ha' Y`", "K' Ho, Ha' Y`", "K’ Ho, Ha’ Y’"),
            ("‘Quỹ’ 'Ea H'leo'", "‘Quỹ’ 'Ea H'leo'", "‘Quỹ’ 'Ea H'leo'", "‘Quỹ’ 'Ea H’leo'"),
            ("LÊ văn a", "LÊ văn a", "LÊ văn a", "LÊ văn a"),
            ("", "", "", ""),
        ];
        for (raw, lines, line, name) in rows {
            assert_eq!(nfc(raw), lines, "nfc {raw:?}");
            assert_eq!(clean_line(raw), line, "clean_line {raw:?}");
            assert_eq!(clean_name(raw), name, "clean_name {raw:?}");
        }
        assert!(!is_nfc(decomposed));
        assert!(is_nfc("Thuỷ"));
    }

    proptest! {
        #[test]
        fn clean_text_stays_clean(raw in any::<String>()) {
            for clean in [nfc, clean_line, clean_name] {
                let once = clean(&raw);
                prop_assert!(is_nfc(&once));
                prop_assert!(!once.chars().any(|c| (c.is_control() && c != '\n') || is_invisible(c)));
                prop_assert_eq!(clean(&once), once);
            }
            prop_assert!(!clean_line(&raw).contains('\n'));
            prop_assert_eq!(stored(&raw), nfc(&raw));
        }
    }
}
