//! The one-line editor under every text field.
//!
//! Does not know keys, fields or the screen; a paste or a key arrives as text. Invariant: the text is
//! clean and NFC, it never starts with a lone combining mark, and the cursor stands between two
//! graphemes, 0 to their number.

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use crate::text::history::{History, Moment, Run};
use crate::text::nfc::{clean_line, compose};
use crate::text::trail::Trail;
use crate::text::typing::Edit;
use crate::text::width::{grapheme_width, prefix, width};

/// The most graphemes a line takes where no other limit is set: a paste of a whole book is refused.
const DEFAULT_LIMIT: usize = 20_000;

/// A line of text with a cursor and its history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineEditor {
    text: String,
    cursor: usize,
    limit: usize,
    history: History,
    trail: Trail,
}

impl Default for LineEditor {
    fn default() -> Self {
        Self::new()
    }
}

/// The line holding this text (cleaned), the cursor at its end.
impl From<&str> for LineEditor {
    fn from(text: &str) -> Self {
        let text = clean_start(text);
        Self { cursor: count(&text), text, ..Self::new() }
    }
}

impl LineEditor {
    /// An empty line.
    pub fn new() -> Self {
        Self {
            text: String::new(),
            cursor: 0,
            limit: DEFAULT_LIMIT,
            history: History::default(),
            trail: Trail::default(),
        }
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

    /// The keys as they were typed, before letters with marks were made of them; the text where they
    /// are not known.
    pub fn typed(&self) -> &str {
        self.trail.keys(&self.text)
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
        self.put(0, &cleaned, run, Some(c))
    }

    /// Pastes text, cleaned to one line, as one step of history. False, and nothing changed, when it
    /// is empty or does not fit the limit.
    pub fn insert_str(&mut self, text: &str) -> bool {
        let cleaned = clean_line(text);
        self.put(0, &cleaned, Run::Alone, None)
    }

    /// Replaces the `graphemes` before the cursor (fewer, where there are fewer): where an input
    /// method puts the syllable it just composed. Undone together with the word being typed.
    pub fn replace_before_cursor(&mut self, graphemes: usize, text: &str) -> bool {
        let cleaned = clean_line(text);
        self.put(graphemes, &cleaned, Run::Word, None)
    }

    /// Does what the typing of Vietnamese makes of a key.
    pub fn compose(&mut self, edit: &Edit) -> bool {
        let cleaned = clean_line(&edit.text);
        self.put(edit.back, &cleaned, Run::Word, edit.key)
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

    pub fn clear(&mut self) -> bool {
        self.remove(0, self.len(), Run::Alone)
    }

    /// Replaces the whole text (cleaned, no limit), the cursor at its end; can be undone.
    pub fn set(&mut self, text: &str) {
        let text = clean_start(text);
        self.remember(Run::Alone);
        self.cursor = count(&text);
        self.become_text(text, None);
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

    pub fn home(&mut self) -> bool {
        self.go(0)
    }

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
    fn put(&mut self, back: usize, insert: &str, run: Run, key: Option<char>) -> bool {
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
        let key = key.filter(|_| after.is_empty());
        self.remember(run);
        self.cursor = graphemes_until(&text, head.len());
        self.become_text(text, key);
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
        self.become_text(text, None);
        true
    }

    /// Takes the text, by this key at its end where one made it.
    fn become_text(&mut self, text: String, key: Option<char>) {
        self.trail.note(&self.text, &text, key);
        self.text = text;
    }

    fn remember(&mut self, run: Run) {
        self.history.remember(run, &self.text, self.cursor);
    }

    fn restore(&mut self, moment: Option<Moment>) -> bool {
        let found = moment.is_some();
        if let Some(moment) = moment {
            self.become_text(moment.text, None);
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
mod tests;
