//! A line that is typed but never shown.

use std::fmt;

use crate::text::LineEditor;
use crate::tui::input::Input;
use crate::tui::input::edit_line;

/// A passphrase being typed.
#[derive(Clone, Default)]
pub struct Secret(LineEditor);

/// Two are equal when they read the same, however they were typed.
impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.reveal() == other.reveal()
    }
}

impl Eq for Secret {}

impl Secret {
    /// Types, deletes or moves; `false` where the input is none of these.
    pub fn edit(&mut self, input: &Input) -> bool {
        edit_line(&mut self.0, input)
    }

    /// The text, for the one who has to compare or use it.
    pub fn reveal(&self) -> &str {
        self.0.text()
    }

    /// Forgets the text and what could be undone.
    pub fn clear(&mut self) {
        self.0 = LineEditor::new();
    }

    /// As many dots as letters, and the cursor's column among them.
    pub fn dots(&self) -> (String, usize) {
        ("•".repeat(self.0.len()), self.0.cursor())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Secret(…)")
    }
}
