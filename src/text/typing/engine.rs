//! What the typist asks of an engine: one word, key by key.
//!
//! Does not know the text around the word. Whoever implements it never panics, keeps the word in
//! composed form (NFC) and gives one letter for every letter shown.

use std::fmt::Debug;

/// An engine for one word at a time.
pub(super) trait Engine: Debug + Send {
    /// Forgets everything and takes `word` as if it had been typed. The word it then holds can have
    /// its tone elsewhere, or be empty where the engine cannot hold it.
    fn load(&mut self, word: &str);

    /// A key after the word. `false`: the word is too long, and what it holds now is nothing.
    fn key(&mut self, key: char) -> bool;

    /// Removes the last letter with its marks; the tone goes where the shorter word wants it.
    fn erase(&mut self);

    /// The word as it is to be shown.
    fn word(&self) -> &str;

    /// The keys of the word, as far as they are known: a loaded letter is its own key.
    fn keys(&self) -> String;
}
