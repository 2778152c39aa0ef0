//! Whether a name or an address came through a scanner whole.
//!
//! A scanner that plays keyboard sends US keys: letters with marks come as `?`, as two letters of
//! another encoding, not at all, or twisted by an input method that was on. It knows no list of names,
//! so names of all peoples pass. Invariant: what is doubtful is damaged; a person types it.

use unicode_normalization::UnicodeNormalization;

use crate::domain::card::Damage;
use crate::text::{clean_name, fold};

/// Letters of the languages of the Central Highlands beside the Vietnamese ones.
const HIGHLAND: &str = "ăâêôơưđŏĕĭŭčñƀ";

/// Names of which every bearer's card has marks: seen without, letters were lost.
const LOST: [&str; 5] = ["nguyn", "nguyen", "hunh", "phm", "trn"];

/// Signs that may stand in a name, those in an address besides.
const IN_NAME: &str = "'’‘`ʼ-. ";
const IN_ADDRESS: &str = ",/()–:;&+\"“”";

/// Tone marks once a letter is taken apart.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// The name, cleaned, if it is whole. `marks`: whether any letter of the line has a mark.
pub(super) fn name(raw: &str, marks: bool) -> Result<String, Damage> {
    if raw.chars().any(|c| !is_letter(c) && !is_mark(c) && !IN_NAME.contains(c)) || is_mojibake(raw)
    {
        return Err(Damage::Garbled);
    }
    let name = clean_name(raw);
    if name.split(' ').any(is_twisted) || !name.chars().any(char::is_alphabetic) {
        return Err(Damage::Garbled);
    }
    if marks { Ok(name) } else { Err(Damage::NoMarks) }
}

/// The address, cleaned, if it is whole.
pub(super) fn address(raw: &str, marks: bool) -> Result<String, Damage> {
    let fine = |c: char| {
        is_letter(c)
            || is_mark(c)
            || c.is_ascii_digit()
            || IN_NAME.contains(c)
            || IN_ADDRESS.contains(c)
    };
    let words = |text: &str| text.split([' ', ',', '-', '/']).any(has_two_tones);
    if !raw.chars().all(fine) || is_mojibake(raw) || words(raw) {
        return Err(Damage::Garbled);
    }
    if marks { Ok(clean_name(raw)) } else { Err(Damage::NoMarks) }
}

/// Whether a letter of the line has a mark that came through.
pub(super) fn has_marks(line: &str) -> bool {
    line.chars().any(|c| (is_letter(c) || is_mark(c)) && !c.is_ascii())
}

fn is_letter(c: char) -> bool {
    if c.is_ascii_alphabetic() {
        return true;
    }
    // Folded to one ASCII letter: Vietnamese. Other Latin letters fold to something else.
    let small: String = c.to_lowercase().collect();
    let bare: String = small.nfd().filter(|c| !TONES.contains(c)).nfc().collect();
    let one = bare.chars().count() == 1;
    one && !c.is_ascii() && bare.chars().all(|c| c.is_ascii_lowercase() || HIGHLAND.contains(c))
}

fn is_mark(c: char) -> bool {
    TONES.contains(&c) || matches!(c, '\u{302}' | '\u{306}' | '\u{31B}')
}

/// `Ã` and what follows it where UTF-8 was read as Latin-1: a space that is none stands for à.
fn is_mojibake(raw: &str) -> bool {
    let pairs = raw.chars().zip(raw.chars().skip(1));
    pairs
        .into_iter()
        .any(|(a, b)| matches!(a, 'Ã' | 'ã' | 'Â' | 'â') && !b.is_ascii() && !is_letter(b))
}

/// A word without a vowel, one that only a lost letter makes, or one with two tones.
fn is_twisted(word: &str) -> bool {
    let folded = fold(word);
    let letters: Vec<char> = folded.chars().filter(char::is_ascii_alphabetic).collect();
    let vowels = letters.iter().filter(|c| "aeiouy".contains(**c)).count();
    let lost = word.is_ascii() && LOST.contains(&folded.as_str());
    (letters.len() > 1 && vowels == 0) || lost || has_two_tones(word)
}

fn has_two_tones(word: &str) -> bool {
    let parts = word.split(['-', '\'', '’']);
    parts.into_iter().any(|part| part.nfd().filter(|c| TONES.contains(c)).count() > 1)
}
