//! The keyboard: how letters with marks come about, from plain keys or from an input method.
//!
//! Between the keymap and whatever has the keyboard. In a text where Vietnamese is typed a letter
//! becomes an [`Edit`] of that text; where letters are commands, what an input method of the system
//! made of a key is turned back into the key. It keeps no text. Invariant: where nothing is composed,
//! an input arrives as it came.

mod compose;
#[cfg(test)]
mod tests;

use crate::keys::InputMethod;
use crate::text::{Edit, LineEditor, Method, Typing, Typist};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Focus<'a> {
    /// What stands before the cursor.
    pub before: &'a str,
    /// Whether Vietnamese is typed there: not in numbers, dates, codes and paths.
    pub marks: bool,
    /// Whether it is kept. What is only sought is thrown away by Esc, which is not asked to give the
    /// keys back first.
    pub kept: bool,
}

impl<'a> Focus<'a> {
    /// A text in which Vietnamese is typed.
    pub fn words(line: &'a LineEditor) -> Self {
        Self { before: line.parts().0, marks: true, kept: true }
    }

    /// A text by which something is found, with marks or without.
    pub fn search(line: &'a LineEditor) -> Self {
        Self { kept: false, ..Self::words(line) }
    }

    /// A text that has no marks.
    pub fn plain(line: &'a LineEditor) -> Self {
        Self { marks: false, ..Self::words(line) }
    }
}

/// How Vietnamese is typed now, to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// By this method of the program.
    Ours(Method),
    Off,
    /// By an input method of the system, which was seen at work.
    System,
    Plain,
}

impl State {
    pub fn label_key(self) -> &'static str {
        match self {
            Self::Ours(Method::Telex) => "typing-state-telex",
            Self::Ours(Method::Vni) => "typing-state-vni",
            Self::Off => "typing-state-off",
            Self::System => "typing-state-system",
            Self::Plain => "typing-state-plain",
        }
    }
}

/// What is known of the keys so far.
#[derive(Debug)]
pub struct Keyboard {
    typist: Typist,
    system: InputMethod,
    /// What puts the word back that Esc has just given back as its keys.
    returned: Option<Edit>,
    /// That an input method was seen is said until the person does something else than to type.
    tells: bool,
}

impl Default for Keyboard {
    fn default() -> Self {
        Self {
            typist: Typist::new(Typing::default()),
            system: InputMethod::default(),
            returned: None,
            tells: false,
        }
    }
}

impl Keyboard {
    /// From now on marks are typed like this.
    pub(in crate::tui) fn choose(&mut self, typing: Typing) {
        self.typist.choose(typing);
        self.returned = None;
    }
}
