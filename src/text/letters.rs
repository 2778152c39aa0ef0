//! The Vietnamese letters as one table: base letter, place in the alphabet, tone, case.
//!
//! Does not know words or strings. Folding and collation both read this table, so a letter cannot
//! be searched one way and sorted another. Only composed (NFC) letters are found.

/// A letter of the Vietnamese alphabet or of its Latin neighbours f, j, w, z.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letter {
    /// The ASCII small letter it folds to: `d` for đ, `a` for ẫ.
    pub base: char,
    /// Place in the order a ă â b c d đ e ê ... z, from 0.
    pub place: u8,
    /// 0 ngang, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng.
    pub tone: u8,
    /// Whether it is a capital.
    pub upper: bool,
}

const ALPHABET: [char; 33] = [
    'a', 'ă', 'â', 'b', 'c', 'd', 'đ', 'e', 'ê', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o',
    'ô', 'ơ', 'p', 'q', 'r', 's', 't', 'u', 'ư', 'v', 'w', 'x', 'y', 'z',
];

/// A base letter and its six tones, small then capital.
type ToneRow = (char, [char; 6], [char; 6]);

const ROWS: [ToneRow; 13] = [
    ('a', ['a', 'à', 'ả', 'ã', 'á', 'ạ'], ['A', 'À', 'Ả', 'Ã', 'Á', 'Ạ']),
    ('a', ['ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ'], ['Ă', 'Ằ', 'Ẳ', 'Ẵ', 'Ắ', 'Ặ']),
    ('a', ['â', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ'], ['Â', 'Ầ', 'Ẩ', 'Ẫ', 'Ấ', 'Ậ']),
    ('e', ['e', 'è', 'ẻ', 'ẽ', 'é', 'ẹ'], ['E', 'È', 'Ẻ', 'Ẽ', 'É', 'Ẹ']),
    ('e', ['ê', 'ề', 'ể', 'ễ', 'ế', 'ệ'], ['Ê', 'Ề', 'Ể', 'Ễ', 'Ế', 'Ệ']),
    ('i', ['i', 'ì', 'ỉ', 'ĩ', 'í', 'ị'], ['I', 'Ì', 'Ỉ', 'Ĩ', 'Í', 'Ị']),
    ('o', ['o', 'ò', 'ỏ', 'õ', 'ó', 'ọ'], ['O', 'Ò', 'Ỏ', 'Õ', 'Ó', 'Ọ']),
    ('o', ['ô', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ'], ['Ô', 'Ồ', 'Ổ', 'Ỗ', 'Ố', 'Ộ']),
    ('o', ['ơ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ'], ['Ơ', 'Ờ', 'Ở', 'Ỡ', 'Ớ', 'Ợ']),
    ('u', ['u', 'ù', 'ủ', 'ũ', 'ú', 'ụ'], ['U', 'Ù', 'Ủ', 'Ũ', 'Ú', 'Ụ']),
    ('u', ['ư', 'ừ', 'ử', 'ữ', 'ứ', 'ự'], ['Ư', 'Ừ', 'Ử', 'Ữ', 'Ứ', 'Ự']),
    ('y', ['y', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ'], ['Y', 'Ỳ', 'Ỷ', 'Ỹ', 'Ý', 'Ỵ']),
    // đ carries no tone: the row repeats itself.
    ('d', ['đ'; 6], ['Đ'; 6]),
];

const LATIN: usize = 0xC0;
const LATIN_END: usize = 0x1B1;
const VIETNAMESE: usize = 0x1EA0;
const VIETNAMESE_END: usize = 0x1EFA;

struct Tables {
    ascii: [Option<Letter>; 128],
    latin: [Option<Letter>; LATIN_END - LATIN],
    vietnamese: [Option<Letter>; VIETNAMESE_END - VIETNAMESE],
}

static TABLES: Tables = build();

/// The six tones of each of the 12 vowels, small letters and capitals, in the order of the
/// alphabet and of `Letter::tone`; last đ, which carries none.
pub fn tone_rows() -> impl Iterator<Item = ([char; 6], [char; 6])> {
    ROWS.into_iter().map(|(_, small, capital)| (small, capital))
}

/// The 134 letters that Vietnamese has beyond ASCII, small and capital.
pub fn vietnamese_letters() -> impl Iterator<Item = char> {
    let toned = |(small, capital): ([char; 6], [char; 6])| {
        let tones = if matches!(small.first(), Some('đ')) { 1 } else { 6 };
        small.into_iter().take(tones).chain(capital.into_iter().take(tones))
    };
    tone_rows().flat_map(toned).filter(|letter| !letter.is_ascii())
}

/// The letter `c` is, if it is one.
pub(super) fn letter(c: char) -> Option<Letter> {
    let code = c as usize;
    let slot = if code < 128 {
        TABLES.ascii.get(code)
    } else if code < LATIN_END {
        TABLES.latin.get(code.checked_sub(LATIN)?)
    } else {
        TABLES.vietnamese.get(code.checked_sub(VIETNAMESE)?)
    };
    slot.copied().flatten()
}

/// Whether it is a vowel, with any marks.
pub(super) fn is_vowel(c: char) -> bool {
    letter(c).is_some_and(|found| matches!(found.base, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'))
}

/// The small letter without its marks: a for ẫ, d for Đ. Only Vietnamese marks are taken off: ü and
/// ñ stay what they are.
pub fn unmarked(c: char) -> char {
    let small = || c.to_lowercase().next().unwrap_or(c);
    letter(c).map_or_else(small, |found| found.base)
}

/// The small letter without its tone: ă for Ắ, đ for Đ.
pub(super) fn head_of(letter: Letter) -> char {
    ALPHABET.get(usize::from(letter.place)).copied().unwrap_or(letter.base)
}

/// The small vowel `head` (without tone) with this tone; `None` if it is no vowel or no tone.
pub(super) fn toned(head: char, tone: u8) -> Option<char> {
    let (_, small, _) = ROWS.iter().take(12).find(|(_, small, _)| small.first() == Some(&head))?;
    small.get(usize::from(tone)).copied()
}

/// Runs at compile time only: an index out of range would not compile.
#[expect(
    clippy::indexing_slicing,
    reason = "runs at compile time: a place outside stops the build"
)]
const fn build() -> Tables {
    let mut tables = Tables {
        ascii: [None; 128],
        latin: [None; LATIN_END - LATIN],
        vietnamese: [None; VIETNAMESE_END - VIETNAMESE],
    };
    let mut i = 0;
    while i < ALPHABET.len() {
        let small = ALPHABET[i];
        if small.is_ascii() {
            put(&mut tables, small, small, small, 0, false);
            put(&mut tables, small.to_ascii_uppercase(), small, small, 0, true);
        }
        i += 1;
    }
    let mut row = 0;
    while row < ROWS.len() {
        let (base, small, capital) = ROWS[row];
        let mut tone = 0;
        // A repeated row (đ) ends with tone 5 written over; it is walked down so that 0 stays.
        while tone < 6 {
            let down = 5 - tone;
            put(&mut tables, small[down as usize], base, small[0], down, false);
            put(&mut tables, capital[down as usize], base, small[0], down, true);
            tone += 1;
        }
        row += 1;
    }
    tables
}

#[expect(
    clippy::indexing_slicing,
    reason = "runs at compile time: a place outside stops the build"
)]
const fn put(tables: &mut Tables, c: char, base: char, head: char, tone: u8, upper: bool) {
    let mut place = 0;
    while ALPHABET[place as usize] != head {
        place += 1;
    }
    let letter = Some(Letter { base, place, tone, upper });
    let code = c as usize;
    if code < 128 {
        tables.ascii[code] = letter;
    } else if code < LATIN_END {
        tables.latin[code - LATIN] = letter;
    } else {
        tables.vietnamese[code - VIETNAMESE] = letter;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn every_letter_agrees_with_unicode() {
        let all = (0..=0x1_FFFF_u32).filter_map(char::from_u32);
        let mut found = 0;
        for c in all {
            let Some(letter) = letter(c) else { continue };
            found += 1;
            let small: Vec<char> = c.to_lowercase().collect();
            assert_eq!(letter.upper, small != [c], "{c}");
            let base = small.iter().copied().nfd().next().map(|b| if b == 'đ' { 'd' } else { b });
            assert_eq!(Some(letter.base), base, "{c}");
            let marks: String = std::iter::once(c).nfd().collect();
            let tone = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}']
                .iter()
                .position(|&mark| marks.contains(mark))
                .map_or(0, |i| i + 1);
            assert_eq!(usize::from(letter.tone), tone, "{c}");
        }
        // 12 vowels of 6 tones, 21 consonants with đ and f j w z, in two cases.
        assert_eq!(found, (12 * 6 + 21) * 2);
    }
}
