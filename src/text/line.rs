//! The one-line editor under every text field.
//!
//! Does not know keys, fields or the screen; a paste or a key arrives as text. Invariant: the text is
//! clean and NFC, it never starts with a lone combining mark, and the cursor stands between two
//! graphemes, 0 to their number.

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use super::history::{History, Moment, Run};
use super::nfc::{clean_line, compose};
use super::width::{grapheme_width, prefix, width};

/// The most graphemes a line takes where no other limit is set: a paste of a whole book is refused.
const DEFAULT_LIMIT: usize = 20_000;

/// A line of text with a cursor and its history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    text: String,
    cursor: usize,
    limit: usize,
    history: History,
}

impl Default for Line {
    fn default() -> Self {
        Self::new()
    }
}

/// The line holding this text (cleaned), the cursor at its end.
impl From<&str> for Line {
    fn from(text: &str) -> Self {
        let text = clean_start(text);
        Self { cursor: count(&text), text, ..Self::new() }
    }
}

impl Line {
    /// An empty line.
    pub fn new() -> Self {
        Self { text: String::new(), cursor: 0, limit: DEFAULT_LIMIT, history: History::default() }
    }

    /// The same line, taking at most `graphemes` from now on. Text already there is kept.
    #[must_use]
    pub fn with_limit(mut self, graphemes: usize) -> Self {
        self.limit = graphemes;
        self
    }

    /// The most graphemes that can be typed.
    pub fn limit(&self) -> usize {
        self.limit
    }

    /// The text, NFC.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// How many graphemes there are.
    pub fn len(&self) -> usize {
        count(&self.text)
    }

    /// The cursor, as the number of graphemes before it.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// The cursor's column in cells, from 0.
    pub fn cursor_cells(&self) -> usize {
        width(self.parts().0)
    }

    /// Text before and after the cursor.
    pub fn parts(&self) -> (&str, &str) {
        self.text.split_at_checked(self.offset(self.cursor)).unwrap_or((&self.text, ""))
    }

    /// Types one character. A combining mark joins the grapheme before the cursor, so `e`, U+0302,
    /// U+0301 become ế. False when it is refused: a control character, a mark with nothing to join,
    /// or one too many.
    pub fn insert(&mut self, c: char) -> bool {
        let run = if c == ' ' { Run::Space } else { Run::Word };
        let cleaned = clean_line(c.encode_utf8(&mut [0; 4]));
        self.put(0, &cleaned, run)
    }

    /// Pastes text, cleaned to one line, as one step of history. False, and nothing changed, when it
    /// is empty or does not fit the limit.
    pub fn insert_str(&mut self, text: &str) -> bool {
        let cleaned = clean_line(text);
        self.put(0, &cleaned, Run::Alone)
    }

    /// Replaces the `graphemes` before the cursor (fewer, where there are fewer): where an input
    /// method puts the syllable it just composed. Undone together with the word being typed.
    pub fn replace_before_cursor(&mut self, graphemes: usize, text: &str) -> bool {
        let cleaned = clean_line(text);
        self.put(graphemes, &cleaned, Run::Word)
    }

    /// Removes the grapheme before the cursor.
    pub fn backspace(&mut self) -> bool {
        self.remove(self.cursor.saturating_sub(1), self.cursor, Run::Erase)
    }

    /// Removes the grapheme after the cursor.
    pub fn delete(&mut self) -> bool {
        self.remove(self.cursor, self.cursor.saturating_add(1), Run::Erase)
    }

    /// Removes everything after the cursor.
    pub fn kill_to_end(&mut self) -> bool {
        self.remove(self.cursor, self.len(), Run::Alone)
    }

    /// Removes the word before the cursor, with the spaces between.
    pub fn kill_word(&mut self) -> bool {
        self.remove(self.word_start(), self.cursor, Run::Alone)
    }

    /// Removes everything.
    pub fn clear(&mut self) -> bool {
        self.remove(0, self.len(), Run::Alone)
    }

    /// Replaces the whole text (cleaned, no limit), the cursor at its end; can be undone.
    pub fn set(&mut self, text: &str) {
        let text = clean_start(text);
        self.remember(Run::Alone);
        self.cursor = count(&text);
        self.text = text;
    }

    /// Replaces the whole text (cleaned, no limit) by another writing of it, and the cursor stays
    /// where it is; one step to undo. False when it is the same.
    pub fn rewrite(&mut self, text: &str) -> bool {
        let cursor = self.cursor;
        let text = clean_start(text);
        if text == self.text {
            return false;
        }
        self.set(&text);
        self.go(cursor);
        true
    }

    /// One grapheme to the left; false at the start.
    pub fn left(&mut self) -> bool {
        self.go(self.cursor.saturating_sub(1))
    }

    /// One grapheme to the right; false at the end.
    pub fn right(&mut self) -> bool {
        self.go(self.cursor.saturating_add(1))
    }

    /// To the start of this word or of the one before.
    pub fn word_left(&mut self) -> bool {
        self.go(self.word_start())
    }

    /// To the start of the next word.
    pub fn word_right(&mut self) -> bool {
        let after = self.parts().1;
        let word = after.graphemes(true).take_while(|g| !is_space(g)).count();
        let gap = after.graphemes(true).skip(word).take_while(|g| is_space(g)).count();
        self.go(self.cursor.saturating_add(word).saturating_add(gap))
    }

    /// To the start.
    pub fn home(&mut self) -> bool {
        self.go(0)
    }

    /// To the end.
    pub fn end(&mut self) -> bool {
        self.go(usize::MAX)
    }

    /// Takes the last change back; false when there is none.
    pub fn undo(&mut self) -> bool {
        let before = self.history.undo(&self.text, self.cursor);
        self.restore(before)
    }

    /// Makes the change that was taken back again; false when there is none.
    pub fn redo(&mut self) -> bool {
        let after = self.history.redo(&self.text, self.cursor);
        self.restore(after)
    }

    /// The part to show in `cells` cells and the cursor's column in it, 0 to `cells` - 1. The window
    /// moves by half its width, not with every letter, so that typing redraws little.
    pub fn view(&self, cells: usize) -> (&str, usize) {
        if cells == 0 {
            return ("", 0);
        }
        let column = self.cursor_cells();
        let start = match column.checked_sub(cells) {
            None => 0,
            Some(beyond) => {
                let step = cells.div_ceil(2);
                beyond.checked_div(step).unwrap_or_default().saturating_add(1).saturating_mul(step)
            }
        };
        let mut skipped = 0_usize;
        let mut from = 0_usize;
        for grapheme in self.text.graphemes(true) {
            if skipped >= start {
                break;
            }
            skipped = skipped.saturating_add(grapheme_width(grapheme));
            from = from.saturating_add(grapheme.len());
        }
        let shown = prefix(self.text.get(from..).unwrap_or_default(), cells).0;
        (shown, column.saturating_sub(skipped))
    }

    fn go(&mut self, to: usize) -> bool {
        self.history.pause();
        let to = to.min(self.len());
        let moved = to != self.cursor;
        self.cursor = to;
        moved
    }

    /// Replaces the `back` graphemes before the cursor by `insert` (clean); all or nothing.
    fn put(&mut self, back: usize, insert: &str, run: Run) -> bool {
        let start = self.offset(self.cursor.saturating_sub(back));
        let (before, after) = self.parts();
        let kept = before.get(..start).unwrap_or_default();
        let insert =
            if kept.is_empty() { insert.trim_start_matches(is_combining_mark) } else { insert };
        if insert.is_empty() && (back == 0 || before.is_empty()) {
            return false;
        }
        let head = compose(format!("{kept}{insert}"));
        let text = clean_start(&format!("{head}{after}"));
        let total = count(&text);
        if total > self.limit && total > self.len() {
            return false;
        }
        self.remember(run);
        self.cursor = graphemes_until(&text, head.len());
        self.text = text;
        true
    }

    /// Removes the graphemes `from..to`; false when there are none.
    fn remove(&mut self, from: usize, to: usize, run: Run) -> bool {
        let (start, end) = (self.offset(from), self.offset(to));
        if start >= end {
            return false;
        }
        let head = self.text.get(..start).unwrap_or_default();
        let tail = self.text.get(end..).unwrap_or_default();
        let text = clean_start(&format!("{head}{tail}"));
        let cursor = graphemes_until(&text, start);
        self.remember(run);
        self.cursor = cursor;
        self.text = text;
        true
    }

    fn remember(&mut self, run: Run) {
        self.history.remember(run, &self.text, self.cursor);
    }

    fn restore(&mut self, moment: Option<Moment>) -> bool {
        let found = moment.is_some();
        if let Some(moment) = moment {
            self.text = moment.text;
            self.cursor = moment.cursor;
        }
        found
    }

    /// The byte where grapheme `index` starts; the end of the text beyond the last.
    fn offset(&self, index: usize) -> usize {
        self.text.grapheme_indices(true).nth(index).map_or(self.text.len(), |(at, _)| at)
    }

    fn word_start(&self) -> usize {
        let before = self.parts().0;
        let gap = before.graphemes(true).rev().take_while(|g| is_space(g)).count();
        let word = before.graphemes(true).rev().skip(gap).take_while(|g| !is_space(g)).count();
        self.cursor.saturating_sub(gap).saturating_sub(word)
    }
}

fn is_space(grapheme: &str) -> bool {
    grapheme == " "
}

fn count(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.graphemes(true).count() }
}

/// One clean line that does not start with a mark for a letter that is not there.
fn clean_start(text: &str) -> String {
    let cleaned = clean_line(text);
    match cleaned.chars().next() {
        Some(first) if is_combining_mark(first) => {
            compose(cleaned.trim_start_matches(is_combining_mark).to_owned())
        }
        _ => cleaned,
    }
}

/// The number of graphemes up to byte `offset`, a grapheme it falls into counted whole.
fn graphemes_until(text: &str, offset: usize) -> usize {
    text.grapheme_indices(true).take_while(|(at, _)| *at < offset).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::is_nfc;
    use proptest::prelude::*;

    fn typed(text: &str) -> Line {
        let mut line = Line::new();
        for c in text.chars() {
            line.insert(c);
        }
        line
    }

    #[test]
    fn marks_join_the_letter_before() {
        let line = typed("e\u{302}\u{301}");
        assert_eq!((line.text(), line.cursor()), ("ế", 1));
        assert_eq!(typed("Vie\u{323}\u{302}t").text(), "Việt");
        assert!(!Line::new().insert('\u{301}'));
        assert!(!Line::new().insert('\u{1b}'));
        let mut line = Line::from("\u{301}an");
        assert_eq!(line.text(), "an");
        line.home();
        assert!(!line.insert_str("\u{301}"));
        assert_eq!((line.text(), line.cursor()), ("an", 0));
    }

    #[test]
    fn moving_and_removing() {
        let mut line = Line::from("Nguyễn  Văn An");
        assert!(line.word_left() && line.word_left());
        assert_eq!(line.parts(), ("Nguyễn  ", "Văn An"));
        assert!(line.kill_word());
        assert_eq!(line.parts(), ("", "Văn An"));
        assert!(!line.backspace() && !line.left());
        assert!(line.word_right());
        assert_eq!(line.parts(), ("Văn ", "An"));
        assert!(line.delete() && line.left() && line.left() && line.backspace());
        assert_eq!(line.parts(), ("V", "n n"));
        assert!(line.kill_to_end());
        assert_eq!(line.text(), "V");
        assert!(!line.end() && !line.right() && !line.delete());
        assert!(line.clear() && !line.clear());
    }

    #[test]
    fn a_grapheme_goes_as_a_whole() {
        let mut line = typed("x\u{323}\u{30c}y");
        assert_eq!((line.len(), line.cursor_cells()), (2, 2));
        line.left();
        line.backspace();
        assert_eq!(line.parts(), ("", "y"));
    }

    #[test]
    fn pastes_are_one_clean_line() {
        let mut line = Line::from("ab");
        line.left();
        assert!(line.insert_str("1\n2\t3\u{7}"));
        assert_eq!(line.parts(), ("a1 2 3", "b"));
        line.undo();
        assert_eq!(line.text(), "ab");
        assert!(!line.insert_str(&"x".repeat(30_000)), "a book is refused");
        assert_eq!(line.text(), "ab");
        assert!(line.insert_str(&"ế".repeat(10_000)));
    }

    #[test]
    fn the_limit_counts_graphemes() {
        let mut line = typed("ba").with_limit(2);
        assert!(!line.insert('c'));
        assert!(line.insert('\u{301}'), "a mark adds no grapheme");
        assert_eq!(line.text(), "bá");
        assert!(!line.insert_str("cd"));
        line.set("dài hơn");
        assert_eq!((line.text(), line.cursor()), ("dài hơn", 7));
        assert!(!line.insert('x') && line.backspace() && !line.insert('x'));
    }

    #[test]
    fn the_seam_of_an_input_method() {
        let mut line = typed("Nguyen nge");
        assert!(line.replace_before_cursor(3, "nghè"));
        assert_eq!((line.text(), line.cursor()), ("Nguyen nghè", 11));
        line.undo();
        assert_eq!(line.text(), "Nguyen ", "one step with the word");
        assert!(line.replace_before_cursor(99, "Ê"));
        assert_eq!(line.text(), "Ê");
        assert!(line.replace_before_cursor(1, ""));
        assert!(!line.replace_before_cursor(1, ""));
    }

    #[test]
    fn the_window_follows_the_cursor() {
        let mut line = Line::from("0123456789");
        assert_eq!(line.view(20), ("0123456789", 10));
        assert_eq!(line.view(10), ("56789", 5));
        line.left();
        assert_eq!(line.view(10), ("0123456789", 9));
        assert_eq!(line.view(4), ("6789", 3));
        line.home();
        assert_eq!(line.view(4), ("0123", 0));
        assert_eq!(line.view(0), ("", 0));
    }

    fn step() -> impl Strategy<Value = (u8, String)> {
        let text = prop_oneof![
            any::<char>().prop_map(String::from),
            "[a-zế \u{300}-\u{304}\u{1100}-\u{1112}\u{1161}-\u{1175}\u{1F1E6}-\u{1F1FF}]{0,4}",
            ".{0,3}",
        ];
        (0_u8..20, text)
    }

    fn play(line: &mut Line, op: u8, text: &str) {
        match op {
            0..=3 => text.chars().for_each(|c| {
                line.insert(c);
            }),
            4 => drop(line.insert_str(text)),
            5 => drop(line.replace_before_cursor(text.len(), text)),
            6 => drop(line.backspace()),
            7 => drop(line.delete()),
            8 => drop(line.left()),
            9 => drop(line.right()),
            10 => drop(line.word_left()),
            11 => drop(line.word_right()),
            12 => drop(line.home()),
            13 => drop(line.end()),
            14 => drop(line.kill_to_end()),
            15 => drop(line.kill_word()),
            16 => drop(line.undo()),
            17 => drop(line.redo()),
            18 => line.set(text),
            _ => drop(line.clear()),
        }
    }

    proptest! {
        #[test]
        fn the_text_is_clean_and_the_cursor_inside(
            steps in prop::collection::vec(step(), 0..40),
            cells in 0_usize..12,
        ) {
            let mut line = Line::new().with_limit(30);
            for (op, text) in steps {
                play(&mut line, op, &text);
                prop_assert!(is_nfc(line.text()));
                prop_assert_eq!(clean_line(line.text()), line.text());
                prop_assert!(line.cursor() <= line.len());
                let (before, after) = line.parts();
                prop_assert_eq!(count(before), line.cursor());
                prop_assert_eq!(count(before) + count(after), line.len());
                prop_assert!(!line.text().starts_with(is_combining_mark));
                let (shown, column) = line.view(cells);
                prop_assert!(width(shown) <= cells && column <= cells.saturating_sub(1));
            }
        }

        #[test]
        fn undo_comes_back_to_the_start(steps in prop::collection::vec(step(), 0..30)) {
            let mut line = Line::from("Bản Nậm");
            for (op, text) in steps.iter().filter(|(op, _)| !matches!(op, 16 | 17)) {
                play(&mut line, *op, text);
            }
            let end = line.text().to_owned();
            while line.undo() {}
            prop_assert_eq!(line.text(), "Bản Nậm");
            while line.redo() {}
            prop_assert_eq!(line.text(), end);
        }
    }
}
