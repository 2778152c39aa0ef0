//! The typist: follows one word as it is typed, erased and given back.
//!
//! Invariant: what it believes about the word is checked against the text before the cursor at
//! every key, and read anew from there where it is wrong; so it is right whatever happened to the
//! text in between. What it puts into the text is NFC.

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use super::careful::{Careful, Done};
use super::choice::{Method, Typing};
use super::word::{common, is_code, letters, same_but_for_tone, shorter, word_at_end};
use crate::text::letters::letter;

/// What is to be done to the text before the cursor.
#[derive(Clone, PartialEq, Eq)]
pub struct Edit {
    /// How many graphemes before the cursor go.
    pub back: usize,
    /// What comes in their place.
    pub text: String,
    /// The key that asks for it, where it is one that makes a letter.
    pub key: Option<char>,
}

impl std::fmt::Debug for Edit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Not the letters: they are somebody's name.
        f.debug_struct("Edit")
            .field("back", &self.back)
            .field("letters", &letters(&self.text))
            .finish_non_exhaustive()
    }
}

impl Edit {
    /// What turns `old`, which stands before the cursor, into `new`; nothing where they are equal.
    fn between(old: &str, new: &str, key: Option<char>) -> Option<Self> {
        if old == new {
            return None;
        }
        let kept = common(old, new);
        let back = letters(old).saturating_sub(letters(kept));
        Some(Self { back, text: new.strip_prefix(kept).unwrap_or(new).to_owned(), key })
    }

    /// What takes this edit back again, where it was made after the text `before`.
    #[must_use]
    pub fn inverse(&self, before: &str) -> Self {
        let gone = before.grapheme_indices(true).rev().take(self.back).last();
        let text = gone.and_then(|(at, _)| before.get(at..)).unwrap_or_default();
        Self { back: letters(&self.text), text: text.to_owned(), key: None }
    }
}

/// Turns keys into Vietnamese. One for the field that has the keyboard.
#[derive(Debug)]
pub struct Typist {
    choice: Typing,
    engine: Option<Careful>,
    /// A letter came that only an input method of the system makes.
    aside: bool,
    word: Word,
}

/// How the word under way came about.
#[derive(Default)]
struct Word {
    /// What stood there when the typist took it up.
    found: String,
    /// The keys since then.
    keys: String,
    /// The word given back as its keys: the rest of it is typed as it comes.
    raw: String,
}

impl std::fmt::Debug for Word {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Not the letters: they are somebody's name.
        f.debug_struct("Word").field("keys", &letters(&self.keys)).finish_non_exhaustive()
    }
}

impl Typist {
    /// A typist at an empty word.
    pub fn new(choice: Typing) -> Self {
        let engine = choice.method.map(|method| Careful::new(method, choice.tone));
        Self { choice, engine, aside: false, word: Word::default() }
    }

    /// Another choice (or the same again): it works at once, whatever was seen before.
    pub fn choose(&mut self, choice: Typing) {
        *self = Self::new(choice);
    }

    pub fn choice(&self) -> Typing {
        self.choice
    }

    /// Whether an input method of the system was seen at work: a letter with a mark, or a mark alone,
    /// came as a key. Keys are then left as they come until something is chosen again.
    pub fn steps_aside(&self) -> bool {
        self.aside
    }

    /// The cursor was moved, something was pasted, another field has the keyboard: the word under
    /// way is forgotten, and read from the text when the next key comes.
    pub fn reset(&mut self) {
        self.word = Word::default();
        if let Some(engine) = &mut self.engine {
            engine.load("");
        }
    }

    /// A key that makes a character. `None`: it is to be inserted as it is.
    pub fn typed(&mut self, before: &str, key: char) -> Option<Edit> {
        let method = self.choice.method?;
        if is_made_elsewhere(key) {
            self.aside = true;
        }
        let word = word_at_end(before);
        if self.aside || !belongs(method, word, &self.word.raw, key) || is_code(before, word) {
            self.reset();
            return None;
        }
        if self.holds_raw(before) {
            self.word.raw.push(key);
            return None;
        }
        if !self.follow(word) {
            return None;
        }
        let engine = self.engine.as_mut()?;
        match engine.key(key) {
            Done::Changed => {
                self.word.keys.push(key);
                Edit::between(word, engine.word(), Some(key))
            }
            Done::Appended if key.is_ascii_alphabetic() => {
                self.word.keys.push(key);
                None
            }
            // A digit that marks nothing ends the word; so does having no room for more.
            Done::Appended | Done::Full => {
                self.reset();
                None
            }
        }
    }

    /// Backspace. `None`: one grapheme goes, as always. The tone moves to where the shorter word
    /// wants it: hoàng, hoàn, hòa.
    pub fn backspace(&mut self, before: &str) -> Option<Edit> {
        self.choice.method?;
        if self.aside {
            return None;
        }
        if self.holds_raw(before) {
            self.word.raw.pop();
            return None;
        }
        let word = word_at_end(before);
        if word.is_empty() || !self.follow(word) {
            self.reset();
            return None;
        }
        let engine = self.engine.as_mut()?;
        if engine.word() != word {
            // Written another way than chosen now: it is not for Backspace to change that.
            self.reset();
            return None;
        }
        engine.erase();
        if let Some(keys) = engine.keys().filter(|_| self.word.found.is_empty()) {
            self.word.keys = keys;
        } else {
            engine.word().clone_into(&mut self.word.found);
            self.word.keys.clear();
        }
        if engine.word() == shorter(word) {
            return None;
        }
        Edit::between(word, engine.word(), None)
    }

    /// Esc: the keys of the word as they were typed, once. `None` where they are what stands there.
    /// The rest of the word is then typed as it comes.
    pub fn give_back(&mut self, before: &str) -> Option<Edit> {
        let word = word_at_end(before);
        let engine = self.engine.as_ref()?;
        if self.aside || word.is_empty() || engine.word() != word || self.word.keys.is_empty() {
            return None;
        }
        let raw = format!("{}{}", self.word.found, self.word.keys);
        let edit = Edit::between(word, &raw, None)?;
        self.reset();
        self.word.raw = raw;
        Some(edit)
    }

    /// Whether the word before the cursor is one that was given back as its keys.
    fn holds_raw(&self, before: &str) -> bool {
        !self.word.raw.is_empty() && before.ends_with(&self.word.raw)
    }

    /// Makes the engine hold this word. `false`: it is none that an engine can hold.
    fn follow(&mut self, word: &str) -> bool {
        let Some(engine) = &mut self.engine else { return false };
        self.word.raw.clear();
        if engine.word() == word {
            return true;
        }
        engine.load(word);
        word.clone_into(&mut self.word.found);
        self.word.keys.clear();
        engine.word() == word || same_but_for_tone(engine.word(), word)
    }
}

/// A key that no plain keyboard has: a Vietnamese letter with its mark, or a mark alone.
fn is_made_elsewhere(key: char) -> bool {
    is_combining_mark(key) || (!key.is_ascii() && letter(key).is_some())
}

/// Whether the key is one of the word: a letter, or a digit of VNI after a letter.
fn belongs(method: Method, word: &str, raw: &str, key: char) -> bool {
    let digit = method == Method::Vni && key.is_ascii_digit();
    key.is_ascii_alphabetic() || (digit && !(word.is_empty() && raw.is_empty()))
}
