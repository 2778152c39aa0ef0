//! Cells of the terminal: how wide a text is, and how to cut, fill and wrap it.
//!
//! Everything goes by grapheme, as the terminal buffer does, so a letter is never parted from its
//! marks. No result is wider than asked, except one grapheme that alone is wider than the line it
//! must stand on.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The width in cells.
pub fn width(text: &str) -> usize {
    if is_plain(text) {
        return text.len();
    }
    text.graphemes(true).map(grapheme_width).sum()
}

/// The text in at most `cells` cells; a cut text ends with `…`.
pub fn truncate(text: &str, cells: usize) -> Cow<'_, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    let Some(room) = cells.checked_sub(1) else {
        return Cow::Borrowed("");
    };
    let mut cut = prefix(text, room).0.trim_end().to_owned();
    cut.push('…');
    Cow::Owned(cut)
}

/// The text in exactly `cells` cells: cut with `…` or filled with spaces on the right.
pub fn pad(text: &str, cells: usize) -> String {
    let mut out = truncate(text, cells).into_owned();
    let missing = cells.saturating_sub(width(&out));
    out.extend(std::iter::repeat_n(' ', missing));
    out
}

/// The text in exactly `cells` cells: cut with `…` or filled with spaces on the left (numbers).
pub fn pad_left(text: &str, cells: usize) -> String {
    let cut = truncate(text, cells);
    let missing = cells.saturating_sub(width(&cut));
    let mut out = " ".repeat(missing);
    out.push_str(&cut);
    out
}

/// The text in lines of at most `cells` cells (0 counts as 1), broken at spaces, a longer word
/// between graphemes. `\n` breaks a line. There is always at least one line.
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    let cells = cells.max(1);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        wrap_paragraph(paragraph, cells, &mut lines);
    }
    lines
}

/// The longest start of `text` that fits into `cells`, and its width.
pub(super) fn prefix(text: &str, cells: usize) -> (&str, usize) {
    let mut used = 0_usize;
    for (at, grapheme) in text.grapheme_indices(true) {
        let next = used.saturating_add(grapheme_width(grapheme));
        if next > cells {
            return (text.get(..at).unwrap_or_default(), used);
        }
        used = next;
    }
    (text, used)
}

pub(super) fn grapheme_width(grapheme: &str) -> usize {
    UnicodeWidthStr::width(grapheme)
}

fn is_plain(text: &str) -> bool {
    text.bytes().all(|b| (0x20..0x7F).contains(&b))
}

fn wrap_paragraph(paragraph: &str, cells: usize, lines: &mut Vec<String>) {
    let mut line = String::new();
    let mut used = 0_usize;
    for mut word in paragraph.split(' ').filter(|word| !word.is_empty()) {
        let mut wide = width(word);
        let joint = usize::from(!line.is_empty());
        if used.saturating_add(joint).saturating_add(wide) <= cells {
            if joint == 1 {
                line.push(' ');
            }
            line.push_str(word);
            used = used.saturating_add(joint).saturating_add(wide);
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        while wide > cells {
            let (mut head, mut cut) = prefix(word, cells);
            if head.is_empty() {
                head = word.graphemes(true).next().unwrap_or(word);
                cut = grapheme_width(head);
            }
            lines.push(head.to_owned());
            word = word.get(head.len()..).unwrap_or_default();
            wide = wide.saturating_sub(cut);
        }
        line.push_str(word);
        used = wide;
    }
    if !line.is_empty() || paragraph.split(' ').all(str::is_empty) {
        lines.push(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn widths() {
        let rows = [("", 0), ("abc", 3), ("Nguyễn Thị Thuỷ", 15), ("Thu\u{309}y", 4), ("漢字", 4)];
        for (text, cells) in rows {
            assert_eq!(width(text), cells, "{text}");
        }
    }

    #[test]
    fn cutting_and_filling() {
        let rows = [
            ("Nguyễn Văn An", 13, "Nguyễn Văn An", "Nguyễn Văn An", "Nguyễn Văn An"),
            ("Nguyễn Văn An", 8, "Nguyễn…", "Nguyễn… ", " Nguyễn…"),
            ("Nguyễn", 8, "Nguyễn", "Nguyễn  ", "  Nguyễn"),
            ("漢字", 3, "漢…", "漢…", "漢…"),
            ("漢字", 2, "…", "… ", " …"),
            ("abc", 1, "…", "…", "…"),
            ("abc", 0, "", "", ""),
        ];
        for (text, cells, cut, filled, filled_left) in rows {
            assert_eq!(truncate(text, cells), cut, "{text} in {cells}");
            assert_eq!(pad(text, cells), filled, "{text} in {cells}");
            assert_eq!(pad_left(text, cells), filled_left, "{text} in {cells}");
        }
    }

    #[test]
    fn wrapping() {
        let rows: [(&str, usize, &[&str]); 7] = [
            ("hộ nghèo thoát nghèo", 10, &["hộ nghèo", "thoát", "nghèo"]),
            ("một\n\nhai", 10, &["một", "", "hai"]),
            ("", 5, &[""]),
            ("   ", 5, &[""]),
            ("a nghiêngnghiêng b", 6, &["a", "nghiên", "gnghiê", "ng b"]),
            ("漢字", 1, &["漢", "字"]),
            ("漢ᩭ", 2, &["漢ᩭ"]),
        ];
        for (text, cells, lines) in rows {
            assert_eq!(wrap(text, cells), lines, "{text:?} in {cells}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_asked(text in any::<String>(), cells in 0_usize..40) {
            prop_assert!(width(&truncate(&text, cells)) <= cells);
            prop_assert_eq!(width(&pad("tên dài hơn một chút", cells)), cells);
            prop_assert_eq!(width(&pad_left("tên", cells)), cells);
        }

        #[test]
        fn wrapping_loses_no_word(text in "[a-zà-ỹ漢 \n]{0,80}", cells in 2_usize..20) {
            let lines = wrap(&text, cells);
            // What cannot be cut, one grapheme, may be wider than a line and then has its own.
            let whole = |line: &String| line.graphemes(true).count() == 1;
            prop_assert!(lines.iter().all(|line| width(line) <= cells || whole(line)));
            let letters = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
