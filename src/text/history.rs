//! What undo and redo of one line remember.
//!
//! Does not know graphemes or cleaning: it keeps whole texts. Invariant: at most 100 steps back, and
//! changes of one run (the letters of a word, a row of backspaces) are one step.

/// How many steps back are kept.
const STEPS: usize = 100;

/// Text and cursor as they were.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Moment {
    pub text: String,
    pub cursor: usize,
}

/// What kind of change is made: changes of one run are undone together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Run {
    #[default]
    Alone,
    /// A letter of a word.
    Word,
    /// A space after it.
    Space,
    /// A grapheme removed.
    Erase,
}

/// The steps back and forth from the present.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct History {
    undo: Vec<Moment>,
    redo: Vec<Moment>,
    run: Run,
}

impl History {
    /// Keeps the present before it changes, unless the change goes on with the run before it. A word
    /// after a space starts a new run.
    pub(super) fn remember(&mut self, run: Run, text: &str, cursor: usize) {
        self.redo.clear();
        let goes_on = match (self.run, run) {
            (Run::Word, Run::Word | Run::Space) => true,
            (before, now) => before == now && now != Run::Alone,
        };
        self.run = run;
        if goes_on {
            return;
        }
        if self.undo.len() >= STEPS {
            self.undo.remove(0);
        }
        self.undo.push(Moment { text: text.to_owned(), cursor });
    }

    /// Ends the run: the next change is a step of its own.
    pub(super) fn pause(&mut self) {
        self.run = Run::Alone;
    }

    /// One step back from the present, which is kept for [`History::redo`].
    pub(super) fn undo(&mut self, text: &str, cursor: usize) -> Option<Moment> {
        self.pause();
        let before = self.undo.pop()?;
        self.redo.push(Moment { text: text.to_owned(), cursor });
        Some(before)
    }

    pub(super) fn redo(&mut self, text: &str, cursor: usize) -> Option<Moment> {
        self.pause();
        let after = self.redo.pop()?;
        self.undo.push(Moment { text: text.to_owned(), cursor });
        Some(after)
    }
}

#[cfg(test)]
mod tests {
    use crate::text::LineEditor;

    fn typed(text: &str) -> LineEditor {
        let mut line = LineEditor::new();
        for c in text.chars() {
            line.insert(c);
        }
        line
    }

    #[test]
    fn undo_goes_by_words() {
        let mut line = typed("Lê Văn An");
        let mut seen = Vec::new();
        while line.undo() {
            seen.push(line.text().to_owned());
        }
        assert_eq!(seen, ["Lê Văn ", "Lê ", ""]);
        while line.redo() {}
        assert_eq!((line.text(), line.cursor()), ("Lê Văn An", 9));
        for _ in 0..3 {
            line.backspace();
        }
        line.undo();
        assert_eq!(line.text(), "Lê Văn An");
        line.insert('h');
        assert!(!line.redo(), "a new change ends what could be redone");
    }

    #[test]
    fn undo_is_bounded() {
        let mut line = LineEditor::new();
        for _ in 0..150 {
            line.insert_str("x");
        }
        let steps = std::iter::from_fn(|| line.undo().then_some(())).count();
        assert_eq!((steps, line.len()), (100, 50));
    }
}
