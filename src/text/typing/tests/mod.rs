//! Tests of typing at a real [`Line`]: tables of words, every syllable, keys by chance.
//!
//! [`Field`] is the smallest thing that keeps the promises a caller of [`Typist`] makes.

mod bulk;
mod chance;
mod names;
mod tables;
mod way;

use super::{Edit, Method, ToneStyle, Typing, Typist};
use crate::text::LineEditor;

/// A line and a typist.
struct Field {
    typist: Typist,
    line: LineEditor,
}

impl Field {
    fn new(method: Method, tone: ToneStyle) -> Self {
        let typist = Typist::new(Typing { method: Some(method), tone });
        Self { typist, line: LineEditor::new() }
    }

    fn text(&self) -> &str {
        self.line.text()
    }

    /// Empties the line, as another field would.
    fn clear(&mut self) {
        self.typist.reset();
        self.line = LineEditor::new();
    }

    fn apply(&mut self, edit: Option<Edit>) -> bool {
        let Some(edit) = edit else { return false };
        assert!(edit.back <= self.line.cursor(), "{edit:?} in {:?}", self.line.parts());
        assert!(edit.back > 0 || !edit.text.is_empty(), "an edit that does nothing");
        self.line.compose(&edit);
        true
    }

    fn key(&mut self, key: char) {
        let edit = self.typist.typed(self.line.parts().0, key);
        if !self.apply(edit) {
            self.line.insert(key);
        }
    }

    fn backspace(&mut self) {
        let edit = self.typist.backspace(self.line.parts().0);
        if !self.apply(edit) {
            self.line.backspace();
        }
    }

    fn esc(&mut self) -> bool {
        let edit = self.typist.give_back(self.line.parts().0);
        self.apply(edit)
    }

    fn paste(&mut self, text: &str) {
        self.typist.reset();
        self.line.insert_str(text);
    }

    /// `<` Backspace, `!` Esc, `[` and `]` a step to the left and to the right, `@` the cursor goes
    /// away and comes back, anything else is a key.
    fn press(&mut self, key: char) {
        match key {
            '<' => self.backspace(),
            '!' => drop(self.esc()),
            '[' | ']' | '@' => {
                self.typist.reset();
                if key == '[' {
                    self.line.left();
                } else if key == ']' {
                    self.line.right();
                }
            }
            other => self.key(other),
        }
    }

    fn press_all(&mut self, keys: &str) {
        for key in keys.chars() {
            self.press(key);
        }
    }
}

/// What stands in an empty field after these presses.
fn typed(method: Method, tone: ToneStyle, keys: &str) -> String {
    let mut field = Field::new(method, tone);
    field.press_all(keys);
    field.text().to_owned()
}
