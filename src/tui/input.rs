//! A key press as a screen sees it, and what it does to a line of text.
//!
//! Invariant: whatever is typed, a line stays within its limit and in one form of its letters.

use crate::keys::Action;
use crate::text::{Edit, LineEditor};

/// A key press as a screen sees it, once the keymap has spoken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    Act(Action),
    /// A letter for the text that has the focus.
    Text(char),
    /// What the typing of Vietnamese makes of a key: other letters before the cursor.
    Compose(Edit),
    /// A pasted text, not cleaned yet.
    Paste(String),
}

/// Applies an editing action or a letter to a line. `false` if it was none.
pub fn edit_line(line: &mut LineEditor, input: &Input) -> bool {
    match input {
        Input::Text(letter) => line.insert(*letter),
        Input::Compose(edit) => line.compose(edit),
        Input::Paste(text) => line.insert_str(text),
        Input::Act(action) => match action {
            Action::CursorLeft => line.left(),
            Action::CursorRight => line.right(),
            Action::CursorWordLeft => line.word_left(),
            Action::CursorWordRight => line.word_right(),
            Action::CursorHome => line.home(),
            Action::CursorEnd => line.end(),
            Action::DeleteLeft => line.backspace(),
            Action::DeleteRight => line.delete(),
            Action::DeleteWord => line.kill_word(),
            Action::ClearField => line.clear(),
            Action::UndoText => line.undo(),
            Action::RedoText => line.redo(),
            _ => return false,
        },
    };
    true
}
