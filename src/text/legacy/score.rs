//! How well one text reads under each encoding.
//!
//! Does not know columns. A word that is plain ASCII tells nothing; any other tells how it would
//! read: as a Vietnamese syllable, as letters that are none, or as signs that no word has. Invariant:
//! a text without a telling word has the same points, 0, everywhere.

use super::{Encoding, decode_raw, table};
use crate::text::letters::letter;
use crate::text::nfc::{compose, is_apostrophe, is_nfc};
use crate::text::syllable::is_syllable;

/// A word that is a syllable.
const SYLLABLE: i32 = 3;
/// A word that stands on most lists, whether it is a syllable or not.
const KNOWN: i32 = 4;
/// Vietnamese letters that make no syllable.
const ODD: i32 = -2;
/// Signs inside a word, or a code that the encoding does not have.
const FOREIGN: i32 = -4;
/// Marks on their own, where letters should be composed.
const LOOSE: i32 = 2;
/// A capital after a small letter.
const INNER_CAPITAL: i32 = -3;

/// Words that any list has, sorted, by our own choice: family names, words of headings, names of the
/// Central Highlands that are no syllables.
const WORDS: &[&str] = &[
    "adrơng", "buôn", "byă", "bùi", "bản", "châm", "chỉ", "chồng", "chủ", "cil", "cầm", "cận",
    "cứ", "dương", "giàng", "hoàng", "huyện", "huỳnh", "hà", "hđơk", "họ", "hồ", "hộ", "hờ", "hữu",
    "kbuôr", "kpă", "krông", "ksơr", "lê", "lò", "lý", "lương", "lường", "lầu", "lắk", "mlô",
    "nghèo", "nguyễn", "ngày", "ngô", "niê", "năm", "nữ", "phan", "phạm", "păng", "quàng", "rmah",
    "rơ", "rơchâm", "siu", "sùng", "số", "thoát", "thào", "tháng", "thôn", "thị", "trần", "trịnh",
    "tên", "tòng", "tô", "tỉnh", "tổ", "vàng", "võ", "văn", "vũ", "vợ", "xã", "êban", "ênuôl",
    "êđê", "đinh", "đoàn", "đào", "đắk", "đặng", "địa", "đỗ", "đức", "ấp",
];

/// The points of one text under every encoding, in the order of [`Encoding::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Score {
    pub points: [i32; 6],
    /// How many words tell something.
    pub telling: u32,
}

impl Score {
    /// Reads a text in every way.
    pub fn of(raw: &str) -> Self {
        let mut score = Self::default();
        for word in raw.split(char::is_whitespace) {
            let told = if word.chars().any(is_ambiguous) { letters(word) } else { signs(word) };
            if let Some(told) = told {
                score.telling = score.telling.saturating_add(1);
                for (sum, points) in score.points.iter_mut().zip(told) {
                    *sum = sum.saturating_add(points);
                }
            }
        }
        score
    }

    /// The points under one encoding.
    pub fn of_encoding(&self, encoding: Encoding) -> i32 {
        let at = Encoding::ALL.iter().position(|one| *one == encoding);
        at.and_then(|at| self.points.get(at)).copied().unwrap_or_default()
    }
}

/// Whether a character could be read in several ways.
fn is_ambiguous(c: char) -> bool {
    matches!(c, '\u{A1}'..='\u{FF}') || table::is_surely_unicode_char(c)
}

/// What a word of plain letters tells: only whether it is VIQR. A blood group (O+) is not.
fn signs(word: &str) -> Option<[i32; 6]> {
    let hats = word.contains(['^', '~', '`', '+', '*']);
    let firm = hats || word.contains('(') || word.contains("dd") || inner(word);
    let address = word.contains('@') || word.contains("://");
    let short = word.chars().filter(char::is_ascii_alphabetic).count() < 2;
    if !firm || address || short {
        return None;
    }
    let (read, _) = table::viqr(word);
    let points = read_points(&read, false);
    let vote = |points, against| {
        Encoding::ALL.map(|one| if one == Encoding::Viqr { points } else { against })
    };
    match points {
        _ if read == word => None,
        1.. => Some(vote(points, ODD)),
        // Krie^ng is no syllable, but who else would write a hat behind the letter.
        _ if hats => Some(vote(1, -1)),
        _ => None,
    }
}

/// A tone sign of VIQR after a vowel and before a letter: Tha'i, ho.c.
fn inner(word: &str) -> bool {
    word.as_bytes().windows(3).any(|three| match three {
        [a, sign, b] => {
            b"aeiouyAEIOUY".contains(a) && b"'?.".contains(sign) && b.is_ascii_alphabetic()
        }
        _ => false,
    })
}

/// What a word with other characters tells.
fn letters(word: &str) -> Option<[i32; 6]> {
    let beside = word.chars().filter(|c| c.is_alphabetic() || is_ambiguous(*c)).count();
    if beside < 2 || is_measure(word) {
        return None;
    }
    Some(Encoding::ALL.map(|encoding| {
        if encoding == Encoding::Viqr {
            return FOREIGN;
        }
        let (read, strays) = decode_raw(encoding, word);
        let read = compose(read.into_owned());
        let strays = i32::try_from(strays).unwrap_or(i32::MAX);
        let loose = encoding == Encoding::Unicode && !is_nfc(word);
        read_points(&read, encoding == Encoding::Tcvn3)
            .saturating_add(FOREIGN.saturating_mul(strays))
            .saturating_sub(if loose { LOOSE } else { 0 })
    }))
}

/// m², 30°C, 2½: signs that stand beside numbers in any encoding.
fn is_measure(word: &str) -> bool {
    let odd = |c: &char| !c.is_ascii();
    word.chars().filter(odd).all(|c| "²³°½¼¾×±·".contains(c))
        && word.chars().filter(char::is_ascii_alphabetic).count() <= 1
}

/// The points of a word that was decoded. `small_tones`: letters with a tone have no capitals here.
fn read_points(word: &str, small_tones: bool) -> i32 {
    let mut sum = 0_i32;
    for piece in word.split(is_between).filter(|piece| !piece.is_ascii()) {
        let points = if piece.chars().any(|c| letter(c).is_none() && !c.is_ascii_digit()) {
            FOREIGN
        } else {
            let small = piece.to_lowercase();
            let known = WORDS.binary_search(&small.as_str()).is_ok();
            match (known, is_syllable(&small)) {
                (true, _) => KNOWN,
                (false, true) => SYLLABLE,
                (false, false) => ODD,
            }
        };
        sum = sum.saturating_add(points);
        if has_inner_capital(piece, small_tones) {
            sum = sum.saturating_add(INNER_CAPITAL);
        }
    }
    sum
}

/// What stands between the parts of a word.
fn is_between(c: char) -> bool {
    (c.is_ascii() && !c.is_ascii_alphanumeric())
        || is_apostrophe(c)
        || matches!(c, '“' | '”' | '…' | '•' | '–' | '—')
}

fn has_inner_capital(piece: &str, small_tones: bool) -> bool {
    let mut small_before = false;
    for c in piece.chars() {
        let Some(found) = letter(c) else { continue };
        if found.upper && small_before {
            return true;
        }
        if !(small_tones && found.tone > 0) {
            small_before = !found.upper;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_sorted() {
        assert!(super::WORDS.is_sorted());
    }
}
