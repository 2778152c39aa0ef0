//! Capitals and small letters of names: mended on request, and after an old encoding lost them.
//!
//! Does not know fields or fonts. What may be meant is left alone: a word that has a capital at its
//! start and small letters after it (M’gar, M’Drắk, Ê-đê), an abbreviation without vowels (UBND).
//! Invariant: the result is NFC if the text was, and mending what was mended changes nothing.

use super::letters::{is_vowel, letter};
use super::nfc::{compose, is_apostrophe};
use super::syllable::is_syllable;

/// The other writing of a name: with a capital at every word, and if it is written so already, all
/// in capitals. NGUYỄN THỊ THỦY, Nguyễn Thị Thủy, NGUYỄN THỊ THỦY.
pub fn fix_case(text: &str) -> String {
    let title = title_case(text);
    if title == text { upper_case(text) } else { title }
}

/// Every word with a capital at its start: y bhăm êban is Y Bhăm Êban, H’HEN NIÊ is H’Hen Niê. A
/// word with a capital at its start and small letters after it stays as it is.
pub(super) fn title_case(text: &str) -> String {
    map_words(text, |word, out| {
        if is_kept(word) {
            out.push_str(word);
        } else {
            push_title(word, out);
        }
    })
}

pub(super) fn upper_case(text: &str) -> String {
    compose(text.chars().map(upper).collect())
}

/// What a cell in TCVN3 meant: that encoding has no capitals with a tone, so `NGUYễN` and `Lê ánh`
/// come out of it. With `capitals` (a font that shows only capitals) everything is a capital;
/// without, a word or a cell whose other letters are capitals, and in a `name` the first letter of
/// each word beside words that begin with capitals. All else stays as it is.
pub fn mend_lost_capitals(text: &str, capitals: bool, name: bool) -> String {
    if capitals || shows_only_capitals(text) {
        return upper_case(text);
    }
    let begins = |word: &str| word.chars().find(|c| c.is_alphabetic());
    let told: Vec<bool> =
        words(text).filter_map(begins).filter(|c| shows_case(*c)).map(char::is_uppercase).collect();
    let titled = name && !told.is_empty() && told.iter().all(|upper| *upper);
    map_words(text, |word, out| {
        if shows_only_capitals(word) {
            out.extend(word.chars().map(upper));
        } else if titled && !begins(word).is_some_and(shows_case) {
            let mut first = true;
            for c in word.chars() {
                let raise = first && c.is_alphabetic();
                first &= !c.is_alphabetic();
                out.push(if raise { upper(c) } else { c });
            }
        } else {
            push_parts(word, out);
        }
    })
}

/// A word of TCVN3 as it is, but for a letter whose capital could not be written: after an
/// apostrophe, when the letter before it is a capital (H’ương is H’Ương).
fn push_parts(word: &str, out: &mut String) {
    let (mut raise, mut capital) = (false, false);
    for c in word.chars() {
        out.push(if raise && !shows_case(c) { upper(c) } else { c });
        raise = capital && is_apostrophe(c);
        capital = c.is_uppercase();
    }
}

/// Whether TCVN3 has both cases of this letter.
fn shows_case(c: char) -> bool {
    c.is_ascii_alphabetic() || letter(c).is_some_and(|found| found.tone == 0)
}

/// Whether every letter that could have been small in TCVN3 is a capital, one of them inside a word
/// with a letter that could not have been one. `NGUYễN` shows it, and neither Lý Tú nor Số CMND.
fn shows_only_capitals(text: &str) -> bool {
    let told = || text.chars().filter(|c| c.is_alphabetic() && shows_case(*c));
    let lost = |part: &str| part.chars().any(|c| c.is_lowercase() && !shows_case(c));
    let inside = |part: &str| part.chars().skip(1).any(shows_case);
    words(text).flat_map(parts).any(|part| lost(part) && inside(part))
        && told().all(char::is_uppercase)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(char::is_whitespace).filter(|word| !word.is_empty())
}

/// Rewrites the words and keeps what stands between them.
fn map_words(text: &str, write: impl Fn(&str, &mut String)) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end_matches(char::is_whitespace);
        write(word, &mut out);
        out.push_str(piece.get(word.len()..).unwrap_or_default());
    }
    compose(out)
}

/// The parts of a word: H’Hen and Y-Wang have two.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    word.split(|c: char| !c.is_alphabetic() || is_apostrophe(c)).filter(|part| !part.is_empty())
}

/// Whether the case of a word says something by itself.
fn is_kept(word: &str) -> bool {
    is_abbreviation(word) || is_mixed(word)
}

/// Begins with a capital, and then has only small letters, except after an apostrophe or a hyphen,
/// where either may stand; and has small letters at all.
fn is_mixed(word: &str) -> bool {
    let begins = parts(word).next().and_then(|part| part.chars().next()).is_some_and(is_capital);
    let small = word.chars().any(|c| c.is_alphabetic() && !is_capital(c));
    begins && small && parts(word).all(|part| !part.chars().skip(1).any(is_capital))
}

/// TNHH, UBND, HĐND; and III, which is no syllable while VI may be a name.
fn is_abbreviation(word: &str) -> bool {
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    let capitals = letters().count() >= 2 && letters().all(is_capital);
    // U alone: UBND is no name, and no name is written U with consonants of this many.
    let u_first = word.starts_with('U') && letters().count() >= 4 && !letters().skip(1).any(is_u);
    let spoken = letters().any(is_vowel) && !u_first;
    let numeral = letters().all(|c| matches!(c, 'I' | 'V' | 'X')) && !is_syllable(word);
    let plain = word.chars().all(char::is_alphanumeric);
    plain && capitals && (!spoken || numeral)
}

fn is_u(c: char) -> bool {
    letter(c).is_some_and(|found| found.base == 'u')
}

/// A capital that has a small letter.
fn is_capital(c: char) -> bool {
    lower(c) != c
}

fn push_title(word: &str, out: &mut String) {
    let mut first = true;
    for c in word.chars() {
        let inside = c.is_alphabetic() && !is_apostrophe(c);
        out.push(match (inside, first) {
            (false, _) => c,
            (true, true) => upper(c),
            (true, false) => lower(c),
        });
        first = !inside;
    }
}

/// The capital, where one letter has one that leads back.
fn upper(c: char) -> char {
    let mut all = c.to_uppercase();
    match (all.next(), all.next()) {
        (Some(one), None) if one == c || single_lower(one) == Some(c) => one,
        _ => c,
    }
}

/// The small letter, where one capital has one that leads back.
fn lower(c: char) -> char {
    let small = single_lower(c).unwrap_or(c);
    if upper(small) == c { small } else { c }
}

fn single_lower(c: char) -> Option<char> {
    let mut all = c.to_lowercase();
    all.next().filter(|_| all.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{is_nfc, nfc};
    use proptest::prelude::*;

    #[test]
    fn every_word_with_a_capital() {
        let rows = [
            ("NGUYỄN THỊ THỦY", "Nguyễn Thị Thủy"),
            ("nguyễn thị thủy", "Nguyễn Thị Thủy"),
            ("nGUYỄN vĂN aN", "Nguyễn Văn An"),
            ("Nguyễn Thị Thủy", "Nguyễn Thị Thủy"),
            ("ĐẶNG ĐÌNH ƯỚC", "Đặng Đình Ước"),
            ("h’hen niê", "H’Hen Niê"),
            ("H'HEN NIÊ", "H'Hen Niê"),
            ("K’BRIL", "K’Bril"),
            ("k’brếu", "K’Brếu"),
            ("M’Drắk", "M’Drắk"),
            ("Cư M’gar", "Cư M’gar"),
            ("CƯ M’GAR", "Cư M’Gar"),
            ("Ea H’leo", "Ea H’leo"),
            ("ea h’leo", "Ea H’Leo"),
            ("y-wang êban", "Y-Wang Êban"),
            ("Y-Wang", "Y-Wang"),
            ("Ê-đê", "Ê-đê"),
            ("y bhăm êban", "Y Bhăm Êban"),
            ("Y DJUÊ KNUL", "Y Djuê Knul"),
            ("A PHÁO", "A Pháo"),
            ("KPĂ H’MƠ", "Kpă H’Mơ"),
            ("ksơr h’blum", "Ksơr H’Blum"),
            ("LÝ THỊ VI", "Lý Thị Vi"),
            ("THÔN III", "Thôn III"),
            ("Công ty TNHH HƯNG THỊNH", "Công Ty TNHH Hưng Thịnh"),
            ("UBND XÃ EA KRIÊNG", "UBND Xã Ea Kriêng"),
            ("HĐND", "HĐND"),
            ("U", "U"),
            ("thôn 2a (cũ)", "Thôn 2A (Cũ)"),
            ("DƠNG GUR K’ Ho", "Dơng Gur K’ Ho"),
            ("  HAI  BÀ ", "  Hai  Bà "),
            ("ßa ǆa", "ßa Ǆa"),
            ("", ""),
        ];
        for (text, title) in rows {
            assert_eq!(title_case(text), title, "{text:?}");
        }
    }

    #[test]
    fn the_key_goes_there_and_back() {
        let rows = [
            ("NGUYỄN THỊ THỦY", "Nguyễn Thị Thủy", "NGUYỄN THỊ THỦY"),
            ("nguyễn thị thủy", "Nguyễn Thị Thủy", "NGUYỄN THỊ THỦY"),
            ("H’Hen Niê", "H’HEN NIÊ", "H’Hen Niê"),
            ("Y-WANG", "Y-Wang", "Y-WANG"),
            ("Cư M’gar", "CƯ M’GAR", "Cư M’Gar"),
        ];
        for (text, once, twice) in rows {
            assert_eq!(fix_case(text), once, "{text:?}");
            assert_eq!(fix_case(once), twice, "{once:?}");
        }
    }

    #[test]
    fn capitals_that_tcvn3_lost() {
        let rows = [
            // decoded, font of capitals, name, meant
            ("NGUYễN THị THủY", false, true, "NGUYỄN THỊ THỦY"),
            ("nguyễn thị thủy", true, true, "NGUYỄN THỊ THỦY"),
            ("Nguyễn Thị ánh", false, true, "Nguyễn Thị Ánh"),
            ("Lê ý Như", false, true, "Lê Ý Như"),
            ("H’ương Niê", false, true, "H’ương Niê"),
            ("Lê ý Như", false, false, "Lê ý Như"),
            ("Thiếu phương tiện; ốm đau", false, false, "Thiếu phương tiện; ốm đau"),
            ("Thôn Tân ấp", false, true, "Thôn Tân Ấp"),
            ("Y DJUÊ KNUL", false, true, "Y DJUÊ KNUL"),
            ("y djuê kriêng", false, true, "y djuê kriêng"),
            ("Y Djuê Kriêng", false, true, "Y Djuê Kriêng"),
            ("H’ống Niê", false, true, "H’Ống Niê"),
            ("UBND xã Cư Bling", false, true, "UBND xã Cư Bling"),
            ("UBND Xã HòA BìNH", false, false, "UBND XÃ HÒA BÌNH"),
            ("Thôn HòA BìNH", false, false, "Thôn HÒA BÌNH"),
            ("Lý Tú", false, true, "Lý Tú"),
            ("Số CMND/CCCD", false, false, "Số CMND/CCCD"),
            ("K’Mỗ Hà", false, true, "K’Mỗ Hà"),
            ("ánh", false, true, "ánh"),
            ("ở", false, true, "ở"),
            ("A", false, true, "A"),
        ];
        for (text, capitals, name, meant) in rows {
            assert_eq!(mend_lost_capitals(text, capitals, name), meant, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn mending_again_changes_nothing(
            any_text in any::<String>(),
            name in "([A-ZĐƠa-zà-ỹđ’' -]{1,6} ?){0,4}",
        ) {
            for raw in [any_text, name] {
                let text = nfc(&raw);
                let mends: [fn(&str) -> String; 5] = [
                    title_case,
                    upper_case,
                    |text| mend_lost_capitals(text, false, true),
                    |text| mend_lost_capitals(text, false, false),
                    |text| mend_lost_capitals(text, true, true),
                ];
                for mend in mends {
                    let once = mend(&text);
                    prop_assert!(is_nfc(&once));
                    prop_assert_eq!(mend(&once), once);
                }
                let title = title_case(&text);
                prop_assert_eq!(upper_case(&title), upper_case(&text));
            }
        }
    }
}
