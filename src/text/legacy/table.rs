//! The codes of the old encodings, as functions from one character of Windows-1252 to letters.
//!
//! Does not know words (except VIQR, where a full stop may be a mark) and chooses nothing. Beside
//! the text each function gives the number of characters that the encoding does not have: the vote
//! lives on it. Invariant: characters of other planes and ASCII pass through unchanged.

use std::iter::Peekable;
use std::str::Chars;

use unicode_normalization::char::is_combining_mark;

use crate::text::letters::{is_vowel, letter, toned};
use crate::text::nfc::compose;
use crate::text::syllable::is_syllable;

/// The first code of TCVN3 above ASCII.
const TCVN3_FIRST: usize = 0xA1;

/// TCVN3 from A1 to FE; a space where there is no letter.
const TCVN3: [char; 94] = [
    'Ă', 'Â', 'Ê', 'Ô', 'Ơ', 'Ư', 'Đ', 'ă', 'â', 'ê', 'ô', 'ơ', 'ư', 'đ', ' ', ' ', ' ', ' ', ' ',
    ' ', 'à', 'ả', 'ã', 'á', 'ạ', ' ', 'ằ', 'ẳ', 'ẵ', 'ắ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', 'ặ',
    'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ', 'è', ' ', 'ẻ', 'ẽ', 'é', 'ẹ', 'ề', 'ể', 'ễ', 'ế', 'ệ', 'ì', 'ỉ', ' ',
    ' ', ' ', 'ĩ', 'í', 'ị', 'ò', ' ', 'ỏ', 'õ', 'ó', 'ọ', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ', 'ờ', 'ở', 'ỡ',
    'ớ', 'ợ', 'ù', ' ', 'ủ', 'ũ', 'ú', 'ụ', 'ừ', 'ử', 'ữ', 'ứ', 'ự', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ',
];

/// Whether there is a letter that no old encoding can give: of the second plane of Latin, or a mark
/// that stands on its own.
pub(super) fn is_surely_unicode(raw: &str) -> bool {
    raw.chars().any(is_surely_unicode_char)
}

/// Whether no old encoding can give this character.
pub(super) fn is_surely_unicode_char(c: char) -> bool {
    (c > '\u{FF}' && letter(c).is_some()) || is_combining_mark(c)
}

/// A letter or sign of the upper half of Windows-1252 where old encodings put their letters.
fn is_upper_half(c: char) -> bool {
    matches!(c, '\u{A1}'..='\u{FF}')
}

/// TCVN3. It has no capitals with a tone.
pub(super) fn tcvn3(raw: &str) -> (String, u32) {
    let mut strays = 0_u32;
    let map = |c: char| {
        let found = (c as usize)
            .checked_sub(TCVN3_FIRST)
            .and_then(|at| TCVN3.get(at).copied())
            .filter(|c| *c != ' ');
        if found.is_none() && is_upper_half(c) {
            strays = strays.saturating_add(1);
        }
        found.unwrap_or(c)
    };
    let text = raw.chars().map(map).collect();
    (text, strays)
}

/// What a sign of VNI adds to the letter before it: a hat or a breve, and a tone.
#[derive(Clone, Copy)]
struct Mark {
    /// The plain letters it stands after, each with what it makes of it.
    over: &'static [(char, char)],
    tone: u8,
}

const TONED: &[(char, char)] =
    &[('a', 'a'), ('e', 'e'), ('o', 'o'), ('u', 'u'), ('y', 'y'), ('ơ', 'ơ'), ('ư', 'ư')];
const HAT: &[(char, char)] = &[('a', 'â'), ('e', 'ê'), ('o', 'ô')];
const BREVE: &[(char, char)] = &[('a', 'ă')];

fn vni_mark(c: char) -> Option<Mark> {
    let (over, tone) = match small(c) {
        'ù' => (TONED, 4),
        'ø' => (TONED, 1),
        'û' => (TONED, 2),
        'õ' => (TONED, 3),
        'ï' => (TONED, 5),
        'â' => (HAT, 0),
        'á' => (HAT, 4),
        'à' => (HAT, 1),
        'å' => (HAT, 2),
        'ã' => (HAT, 3),
        'ä' => (HAT, 5),
        'ê' => (BREVE, 0),
        'é' => (BREVE, 4),
        'è' => (BREVE, 1),
        'ú' => (BREVE, 2),
        'ü' => (BREVE, 3),
        'ë' => (BREVE, 5),
        _ => return None,
    };
    Some(Mark { over, tone })
}

/// A letter of VNI that has a code of its own: the letter without tone, and the tone.
fn vni_letter(c: char) -> Option<(char, u8)> {
    Some(match small(c) {
        'ñ' => ('đ', 0),
        'ô' => ('ơ', 0),
        'ö' => ('ư', 0),
        'ì' => ('i', 1),
        'æ' => ('i', 2),
        'ó' => ('i', 3),
        'í' => ('i', 4),
        'ò' => ('i', 5),
        'î' => ('y', 5),
        _ => return None,
    })
}

/// VNI for Windows: a letter and then the sign of its marks.
pub(super) fn vni(raw: &str) -> (String, u32) {
    let mut out = String::with_capacity(raw.len());
    let mut strays = 0_u32;
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        let (head, tone) = vni_letter(c).unwrap_or((small(c), 0));
        let mark = chars.peek().copied().and_then(vni_mark);
        let found = mark.filter(|_| tone == 0).and_then(|mark| {
            let (_, marked) = mark.over.iter().find(|(plain, _)| *plain == head)?;
            toned(*marked, mark.tone)
        });
        if found.is_some() {
            chars.next();
        }
        let known = found.is_some() || vni_letter(c).is_some();
        if !known && is_upper_half(c) {
            strays = strays.saturating_add(1);
        }
        let plain = || if head == 'đ' { Some('đ') } else { toned(head, tone) };
        match found.or_else(plain).filter(|_| known) {
            Some(letter) => push_cased(&mut out, letter, c),
            None => out.push(c),
        }
    }
    (out, strays)
}

/// Code page 1258: letters, and tones as marks after them.
pub(super) fn windows1258(raw: &str) -> (String, u32) {
    let mut strays = 0_u32;
    let mut before = ' ';
    let map = |c: char| {
        let found = match c {
            'Ã' => 'Ă',
            'ã' => 'ă',
            'Ð' => 'Đ',
            'ð' => 'đ',
            'Õ' => 'Ơ',
            'õ' => 'ơ',
            'Ý' => 'Ư',
            'ý' => 'ư',
            'þ' => '₫',
            'Ì' => '\u{300}',
            'Ò' => '\u{309}',
            'Þ' => '\u{303}',
            'ì' => '\u{301}',
            'ò' => '\u{323}',
            _ => c,
        };
        let lone = is_combining_mark(found) && !is_vowel(before);
        let foreign = is_upper_half(found) && letter(found).is_none();
        strays = strays.saturating_add(u32::from(lone || foreign));
        before = found;
        found
    };
    let text: String = raw.chars().map(map).collect();
    (compose(text), strays)
}

/// VIQR, word by word: the sign that ends a word may be its tone or the end of a sentence, and is
/// its tone only if that makes a syllable.
pub(super) fn viqr(raw: &str) -> (String, u32) {
    let mut out = String::with_capacity(raw.len());
    let strays = raw.chars().filter(|c| is_upper_half(*c)).count();
    for piece in raw.split_inclusive(char::is_whitespace) {
        let whole = viqr_word(piece);
        let word = piece.trim_end();
        let end = word.chars().last().filter(|c| matches!(c, '.' | '?' | '\''));
        let cut = end.and_then(|c| word.strip_suffix(c)).filter(|cut| !cut.ends_with('\\'));
        match cut {
            Some(cut) if !is_syllable(bare(&whole)) => {
                out.push_str(&viqr_word(cut));
                out.push_str(piece.get(cut.len()..).unwrap_or_default());
            }
            _ => out.push_str(&whole),
        }
    }
    (out, u32::try_from(strays).unwrap_or(u32::MAX))
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| c.is_ascii_punctuation() || c.is_whitespace())
}

fn viqr_word(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\\' && chars.peek().is_some_and(char::is_ascii_punctuation) {
            out.extend(chars.next());
        } else if matches!(c, 'd' | 'D')
            && chars.next_if(|next| matches!(next, 'd' | 'D')).is_some()
        {
            push_cased(&mut out, 'đ', c);
        } else {
            viqr_vowel(c, &mut chars, &mut out);
        }
    }
    out
}

fn viqr_vowel(c: char, chars: &mut Peekable<Chars<'_>>, out: &mut String) {
    let mut head = small(c);
    let mut tone = 0;
    while let Some(next) = chars.peek().copied() {
        let shaped = match (head, next) {
            ('a', '^') => 'â',
            ('e', '^') => 'ê',
            ('o', '^') => 'ô',
            ('a', '(') => 'ă',
            ('o', '+' | '*') => 'ơ',
            ('u', '+' | '*') => 'ư',
            _ => head,
        };
        let sign = match next {
            '`' => 1,
            '?' => 2,
            '~' => 3,
            '\'' => 4,
            '.' => 5,
            _ => 0,
        };
        if shaped != head {
            head = shaped;
        } else if sign > 0 && tone == 0 && toned(head, sign).is_some() {
            tone = sign;
        } else {
            break;
        }
        chars.next();
    }
    match toned(head, tone).filter(|found| *found != small(c)) {
        Some(found) => push_cased(out, found, c),
        None => out.push(c),
    }
}

/// Pushes `letter` in the case of the code it came from.
fn push_cased(out: &mut String, letter: char, like: char) {
    if like.is_uppercase() {
        out.extend(letter.to_uppercase());
    } else {
        out.push(letter);
    }
}

fn small(c: char) -> char {
    let mut all = c.to_lowercase();
    all.next().filter(|_| all.next().is_none()).unwrap_or(c)
}
