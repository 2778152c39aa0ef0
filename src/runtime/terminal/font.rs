//! The font of the Linux console: which signs it has, and what stands in for the others.
//!
//! A console font holds 512 signs. Only the fonts Vietnamese-Fixed13, 15, 16 and 18 have all 134
//! letters of Vietnamese; `SIGNS` is what their own Unicode tables name (package
//! console-setup-linux 1.221; the four tables are equal). Pure, and knows nothing of cells that are
//! kept: what a person typed stays as it is stored, only what is sent to such a screen is replaced.
//! Invariant: a stand-in is one sign of the font, so no width changes.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::{decompose_canonical, decompose_compatible};

/// The code points of the complete fonts, as ranges in rising order, without the marks that only
/// combine and the soft hyphen.
const SIGNS: &[(u32, u32)] = &[
    (0x0020, 0x007E),
    (0x00A0, 0x00AC),
    (0x00AE, 0x0113),
    (0x0116, 0x012B),
    (0x012E, 0x0131),
    (0x0134, 0x0137),
    (0x0139, 0x013E),
    (0x0141, 0x0148),
    (0x014C, 0x014D),
    (0x0150, 0x0165),
    (0x0168, 0x017E),
    (0x0192, 0x0192),
    (0x01A0, 0x01A1),
    (0x01AF, 0x01B0),
    (0x01F4, 0x01F5),
    (0x01F8, 0x01F9),
    (0x0218, 0x021B),
    (0x02C6, 0x02C7),
    (0x02C9, 0x02C9),
    (0x02D8, 0x02D9),
    (0x02DB, 0x02DD),
    (0x0391, 0x0392),
    (0x0395, 0x0397),
    (0x0399, 0x039A),
    (0x039C, 0x039D),
    (0x039F, 0x039F),
    (0x03A1, 0x03A1),
    (0x03A4, 0x03A4),
    (0x03A7, 0x03A7),
    (0x03BC, 0x03BC),
    (0x03C0, 0x03C0),
    (0x0401, 0x0401),
    (0x0405, 0x0408),
    (0x0410, 0x0410),
    (0x0412, 0x0412),
    (0x0415, 0x0415),
    (0x041A, 0x041A),
    (0x041C, 0x041E),
    (0x0420, 0x0422),
    (0x0425, 0x0425),
    (0x0430, 0x0430),
    (0x0435, 0x0435),
    (0x043E, 0x043E),
    (0x0440, 0x0441),
    (0x0443, 0x0443),
    (0x0445, 0x0445),
    (0x0451, 0x0451),
    (0x0455, 0x0458),
    (0x04AE, 0x04AE),
    (0x04D0, 0x04D1),
    (0x1E02, 0x1E05),
    (0x1E0A, 0x1E0D),
    (0x1E1E, 0x1E1F),
    (0x1E24, 0x1E25),
    (0x1E30, 0x1E33),
    (0x1E36, 0x1E37),
    (0x1E3E, 0x1E43),
    (0x1E46, 0x1E47),
    (0x1E54, 0x1E57),
    (0x1E5A, 0x1E5B),
    (0x1E60, 0x1E63),
    (0x1E6A, 0x1E6D),
    (0x1E7C, 0x1E85),
    (0x1E88, 0x1E89),
    (0x1E92, 0x1E93),
    (0x1EA0, 0x1EF9),
    (0x2000, 0x200A),
    (0x2010, 0x2015),
    (0x2018, 0x201A),
    (0x201C, 0x201E),
    (0x2020, 0x2022),
    (0x2026, 0x2026),
    (0x202F, 0x2030),
    (0x2039, 0x203A),
    (0x207F, 0x207F),
    (0x20A7, 0x20A7),
    (0x20AC, 0x20AC),
    (0x2116, 0x2116),
    (0x2122, 0x2122),
    (0x212A, 0x212B),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
    (0x2248, 0x2248),
    (0x2260, 0x2260),
    (0x2264, 0x2265),
    (0x226A, 0x226B),
    (0x2295, 0x2296),
    (0x2298, 0x2299),
    (0x229B, 0x229C),
    (0x2460, 0x2468),
    (0x24B6, 0x24EA),
    (0x2500, 0x257F),
    (0x2588, 0x2588),
    (0x2591, 0x2592),
    (0x25A0, 0x25A0),
    (0x25AE, 0x25AE),
    (0x25B2, 0x25B2),
    (0x25B4, 0x25B4),
    (0x25B6, 0x25B6),
    (0x25B8, 0x25B8),
    (0x25BC, 0x25BC),
    (0x25BE, 0x25BE),
    (0x25C0, 0x25C0),
    (0x25C2, 0x25C2),
    (0x25C8, 0x25C8),
    (0x25CF, 0x25CF),
    (0x2610, 0x2612),
    (0x2666, 0x2666),
    (0x2717, 0x2718),
    (0x2BBD, 0x2BBD),
    (0xFFFD, 0xFFFD),
];

/// Signs that have a better stand-in than the letter they are made of.
const STAND_INS: &[(&str, char)] = &[
    ("₫", 'đ'),
    ("✓✔✅", 'x'),
    ("▌▍▎▏▐▕", '|'),
    ("▀▔", '█'),
    ("▄▁▂▃▅▆▇", '█'),
    ("▉▊▋▙▛▜▟", '█'),
    ("▖▗▘▝▚▞▓", '▒'),
    ("□▢◻▫", '■'),
    ("○◯◌◦", '•'),
    ("★☆✱✲✳", '*'),
    ("►▷▹❯", '>'),
    ("◄◁◃❮", '<'),
    ("△", '▲'),
    ("▽", '▼'),
    ("⇒➔➜⟶", '→'),
    ("⇐⟵", '←'),
    ("ʼʻʹ′‛ʾ＇", '’'),
    ("″‟", '”'),
    ("⁃‧∙⋅", '·'),
    ("⋯⋮", '…'),
];

/// Whether the complete fonts of the console have a sign.
pub fn has(sign: char) -> bool {
    let code = u32::from(sign);
    SIGNS
        .binary_search_by(|(first, last)| {
            if *last < code {
                std::cmp::Ordering::Less
            } else if *first > code {
                std::cmp::Ordering::Greater
            } else {
                std::cmp::Ordering::Equal
            }
        })
        .is_ok()
}

/// What the console shows for a grapheme: itself put together (NFC) where the font has that, else
/// the nearest sign, in the end `?`. Always one sign that takes one cell.
pub fn shown(grapheme: &str) -> char {
    let mut composed = grapheme.nfc();
    let first = composed.next().unwrap_or(' ');
    if first.is_whitespace() {
        return ' ';
    }
    // A mark that cannot be put on its letter is left out: the letter says more than a `?`.
    nearest(first)
}

fn nearest(sign: char) -> char {
    if has(sign) {
        return sign;
    }
    if let Some((_, other)) = STAND_INS.iter().find(|(signs, _)| signs.contains(sign)) {
        return *other;
    }
    let mut letter = None;
    // First the letter under a mark, then what a fullwidth, superscript or otherwise dressed
    // letter means.
    decompose_canonical(sign, |part| letter = letter.or(Some(part)));
    if letter.is_none_or(|letter| !has(letter)) {
        letter = None;
        decompose_compatible(sign, |part| letter = letter.or(Some(part)));
    }
    letter.filter(|letter| has(*letter)).unwrap_or('?')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthChar as _;

    #[test]
    fn the_ranges_rise_and_hold_no_marks() {
        assert!(SIGNS.windows(2).all(|pair| pair[0].1 < pair[1].0));
        assert!(SIGNS.iter().all(|(first, last)| first <= last));
        let signs = SIGNS.iter().flat_map(|(first, last)| *first..=*last);
        for sign in signs.filter_map(char::from_u32) {
            assert_eq!(sign.width(), Some(1), "{sign:?} takes one cell");
        }
    }

    #[test]
    fn every_letter_of_vietnamese_is_there_and_stays() {
        let letters: Vec<char> = crate::text::vietnamese_letters().collect();
        assert_eq!(letters.len(), 134);
        for letter in letters {
            assert!(has(letter), "{letter}");
            let taken_apart: String = letter.to_string().nfd().collect();
            assert_eq!(shown(&taken_apart), letter, "{letter} taken apart");
        }
    }

    #[test]
    fn what_is_known_of_the_font() {
        for sign in "─│┌╔╭█▒░←↑→↓▲▼…–—“”‘’•·×»".chars()
        {
            assert!(has(sign), "{sign} is there");
        }
        for sign in "▀▄▌▐▓▁▂▃▅▆▇□○★✓₫⠋中ж😀".chars() {
            assert!(!has(sign), "{sign} is not there");
        }
    }

    #[test]
    fn what_stands_in() {
        for (grapheme, wanted) in [
            ("₫", 'đ'),
            ("✓", 'x'),
            ("▌", '|'),
            ("▄", '█'),
            ("□", '■'),
            ("○", '•'),
            ("ʼ", '’'),
            ("ǒ", 'o'),
            ("e\u{302}\u{323}", 'ệ'),
            ("q\u{301}", 'q'),
            ("Ａ", 'A'),
            ("²", '²'),
            ("⁴", '4'),
            ("ﬁ", 'f'),
            ("\u{a0}", ' '),
            ("\u{3000}", ' '),
            ("中", '?'),
            ("ш", '?'),
            ("😀", '?'),
            ("👨\u{200d}👩", '?'),
            ("⠋", '?'),
            ("", ' '),
        ] {
            assert_eq!(shown(grapheme), wanted, "{grapheme:?}");
        }
    }

    #[test]
    fn a_stand_in_is_in_the_font_and_is_needed() {
        for (signs, other) in STAND_INS {
            assert!(has(*other), "{other}");
            for sign in signs.chars() {
                assert!(!has(sign), "{sign} needs no stand-in");
            }
        }
    }

    proptest! {
        #[test]
        fn anything_becomes_one_sign_of_the_font(grapheme in "\\PC{0,4}") {
            let sign = shown(&grapheme);
            prop_assert!(has(sign), "{sign:?}");
            prop_assert_eq!(sign.width(), Some(1));
        }
    }
}
