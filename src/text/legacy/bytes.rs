//! The characters of a text file: UTF-8 or UTF-16 where that can be known, else one byte a letter.
//!
//! Does not open files and does not know Vietnamese: a file of bytes comes out as Windows-1252, and
//! the vote of its columns says what it really is. Invariant: every sequence of bytes gives text.

/// What the bytes were.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// UTF-8, with or without its mark.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// One byte a character, shown as Windows-1252.
    OneByte,
}

/// A file read as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileText {
    /// The text, without a byte order mark. It may be in an old encoding.
    pub text: String,
    pub source: Source,
    /// How many places could not be read and are U+FFFD.
    pub damaged: usize,
}

/// Windows-1252 from 80 to 9F; five codes are not used and pass through as they are.
const UPPER: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// Reads the bytes of a text file (CSV, TXT).
pub fn read_bytes(bytes: &[u8]) -> FileText {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, Source::Utf16Le),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, Source::Utf16Be),
        _ => match std::str::from_utf8(bytes) {
            Ok(_) if !has_zeros(bytes) => utf8(bytes),
            _ => guess(bytes),
        },
    }
}

/// A file without a mark that is not clean UTF-8.
fn guess(bytes: &[u8]) -> FileText {
    if has_zeros(bytes) {
        let zeros = |odd: bool| {
            bytes
                .iter()
                .enumerate()
                .filter(|(at, byte)| **byte == 0 && (at % 2 == 1) == odd)
                .count()
        };
        let source = if zeros(true) >= zeros(false) { Source::Utf16Le } else { Source::Utf16Be };
        return utf16(bytes, source);
    }
    // UTF-8 that was cut off or patched: far more good letters than bad ones.
    let read = utf8(bytes);
    let good = read.text.chars().filter(|c| !c.is_ascii() && *c != '\u{FFFD}').count();
    if read.damaged.saturating_mul(10) <= good {
        return read;
    }
    let text = bytes.iter().map(|byte| one_byte(*byte)).collect();
    FileText { text, source: Source::OneByte, damaged: 0 }
}

/// Text of one byte has no zeros; UTF-16 of our letters and digits has one in five at least.
fn has_zeros(bytes: &[u8]) -> bool {
    let others = bytes.iter().filter(|byte| **byte != 0).count();
    let zeros = bytes.len().saturating_sub(others);
    zeros > 0 && zeros.saturating_mul(5) >= bytes.len()
}

fn one_byte(byte: u8) -> char {
    let upper = byte.checked_sub(0x80).and_then(|at| UPPER.get(usize::from(at)));
    upper.copied().unwrap_or_else(|| char::from(byte))
}

fn utf8(bytes: &[u8]) -> FileText {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let damaged = if std::str::from_utf8(bytes).is_ok() { 0 } else { lost(&text) };
    FileText { text, source: Source::Utf8, damaged }
}

fn utf16(bytes: &[u8], source: Source) -> FileText {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| match source {
        Source::Utf16Be => u16::from_be_bytes(*pair),
        _ => u16::from_le_bytes(*pair),
    });
    let read = char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}'));
    let mut text: String = read.collect();
    if !odd.is_empty() {
        text.push('\u{FFFD}');
    }
    FileText { damaged: lost(&text), text, source }
}

fn lost(text: &str) -> usize {
    text.chars().filter(|c| *c == '\u{FFFD}').count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn utf16_bytes(text: &str, low_first: bool) -> Vec<u8> {
        let bytes = |unit: u16| if low_first { unit.to_le_bytes() } else { unit.to_be_bytes() };
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn what_a_file_is() {
        let text = "Họ tên;Năm sinh\r\nNguyễn Văn Ước;1975\r\n";
        let mark = |mark: &[u8], rest: Vec<u8>| [mark, &rest].concat();
        let rows = [
            (text.as_bytes().to_vec(), Source::Utf8),
            (mark(b"\xEF\xBB\xBF", text.as_bytes().to_vec()), Source::Utf8),
            (mark(b"\xFF\xFE", utf16_bytes(text, true)), Source::Utf16Le),
            (mark(b"\xFE\xFF", utf16_bytes(text, false)), Source::Utf16Be),
            (utf16_bytes(text, true), Source::Utf16Le),
            (utf16_bytes(text, false), Source::Utf16Be),
        ];
        for (bytes, source) in rows {
            let read = read_bytes(&bytes);
            assert_eq!((read.text.as_str(), read.source, read.damaged), (text, source, 0));
        }
    }

    #[test]
    fn bytes_of_an_old_encoding() {
        let read = read_bytes(b"Nguy\xD4n V\xA8n \xADu \x93\xC8n\x94");
        assert_eq!(read.source, Source::OneByte);
        assert_eq!(read.text, "NguyÔn V¨n \u{AD}u “Èn”");
        assert_eq!(read_bytes(b"").source, Source::Utf8);
        assert_eq!(read_bytes(b"abc").text, "abc");
    }

    #[test]
    fn a_cut_off_file_stays_utf8() {
        let mut bytes = "Nguyễn Thị Thủy, Đặng Văn Ước".repeat(3).into_bytes();
        bytes.extend(b"\xE1\xBB");
        let read = read_bytes(&bytes);
        assert_eq!((read.source, read.damaged), (Source::Utf8, 1));
    }

    proptest! {
        #[test]
        fn any_bytes_are_text(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let read = read_bytes(&bytes);
            prop_assert!(read.damaged <= read.text.chars().count());
        }
    }
}
