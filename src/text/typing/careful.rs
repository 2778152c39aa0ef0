//! An engine, and what names of all peoples need beyond it.
//!
//! Engines are made for syllables of Vietnamese. Here are the few rules on top, each with the name
//! that asked for it; without one of them a key does what the engine says. Does not know the text
//! around the word.

use super::bamboo::Bamboo;
use super::choice::{Method, ToneStyle};
use super::engine::Engine;
use super::word::{appended, letters, shorter};
use crate::text::letters::{head_of, is_vowel, letter};

/// What a key did to the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Done {
    /// It stands after the word as it came.
    Appended,
    /// The word changed, or another letter stands after it.
    Changed,
    /// The word is too long: nothing is held any more.
    Full,
}

/// The engine of a method with the rules on top.
#[derive(Debug)]
pub(super) struct Careful {
    engine: Box<dyn Engine>,
    /// Where a rule tries what it would do.
    spare: Box<dyn Engine>,
    /// A double key took back what it had done: the engine leaves the rest of the word alone.
    undone: bool,
    /// Whether the engine saw every key of the word.
    exact: bool,
}

impl Careful {
    /// At an empty word.
    pub(super) fn new(method: Method, tone: ToneStyle) -> Self {
        let engine = || -> Box<dyn Engine> { Box::new(Bamboo::new(method, tone)) };
        Self { engine: engine(), spare: engine(), undone: false, exact: true }
    }

    /// Takes `word` as found.
    pub(super) fn load(&mut self, word: &str) {
        self.engine.load(word);
        self.undone = false;
        self.exact = word.is_empty();
    }

    /// The word as it is to be shown.
    pub(super) fn word(&self) -> &str {
        self.engine.word()
    }

    /// The keys of the word, where they are known.
    pub(super) fn keys(&self) -> Option<String> {
        self.exact.then(|| self.engine.keys())
    }

    /// Removes the last letter.
    pub(super) fn erase(&mut self) {
        self.undone = false;
        self.engine.erase();
    }

    /// A key after the word.
    pub(super) fn key(&mut self, key: char) -> Done {
        let old = self.engine.word().to_owned();
        if is_w(key) && old.chars().all(is_w) {
            // Wang, www: what begins with w is foreign. The engine would make ww to wư.
            self.engine.load(&format!("{old}{key}"));
            return Done::Appended;
        }
        if is_tone(key) && begins_without_tones(&old) {
            // Ksor, Kpor: no word that begins so has a tone.
            self.engine.load(&format!("{old}{key}"));
            return Done::Appended;
        }
        self.wake(&old, key);
        if !self.engine.key(key) {
            return Done::Full;
        }
        let done = after(&old, key, self.engine.word());
        if done == Did::Undone {
            self.undone = true;
        }
        let to_nothing = done == Did::Appended || (is_w(key) && done == Did::Added);
        if to_nothing && !self.undone && self.reach_over(&old, key) {
            return Done::Changed;
        }
        if done == Did::Appended { Done::Appended } else { Done::Changed }
    }

    /// Zơrâm is typed `Zowrraam`: the second r takes back the first as a tone, and the next vowel
    /// begins another syllable of the same word. A word without marks stays as it is: it is more
    /// likely English (`Microssoft`).
    fn wake(&mut self, old: &str, key: char) {
        let marked = |c: char| letter(c).is_some_and(|found| !head_of(found).is_ascii());
        if self.undone && is_vowel(key) && old.chars().any(marked) {
            self.spare.load(old);
            if self.spare.word() == old {
                self.swap();
                self.undone = false;
            }
        }
    }

    /// Ngọk, Glòh, Păh, Pưh: a k or h that ends a word after a vowel does not stop the keys of tone
    /// and horn from reaching the vowel. Only those: `Dakao` is two syllables.
    fn reach_over(&mut self, old: &str, key: char) -> bool {
        let before = shorter(old);
        let Some(last) = old.chars().next_back().filter(|c| matches!(c, 'k' | 'K' | 'h' | 'H'))
        else {
            return false;
        };
        if !is_late(key) || !before.chars().next_back().is_some_and(is_vowel) {
            return false;
        }
        self.spare.load(before);
        if self.spare.word() != before || !self.spare.key(key) {
            return false;
        }
        match after(before, key, self.spare.word()) {
            Did::Appended | Did::Added => return false,
            Did::Changed => {
                let wanted = format!("{}{last}", self.spare.word());
                if !self.spare.key(last) || self.spare.word() != wanted {
                    return false;
                }
            }
            Did::Undone => {
                let bare = format!("{}{last}", shorter(self.spare.word()));
                self.spare.load(&bare);
                if self.spare.word() != bare || !self.spare.key(key) {
                    return false;
                }
                self.undone = true;
            }
        }
        self.swap();
        true
    }

    fn swap(&mut self) {
        std::mem::swap(&mut self.engine, &mut self.spare);
        self.exact = false;
    }
}

/// Whether the key is a letter that Telex takes for a tone.
fn is_tone(key: char) -> bool {
    matches!(key.to_ascii_lowercase(), 's' | 'f' | 'r' | 'x' | 'j')
}

/// Whether the word begins as clan names of the Gia Rai do, which have marks but no tones.
fn begins_without_tones(word: &str) -> bool {
    let start: String = word.chars().take(2).flat_map(char::to_lowercase).collect();
    word.chars().count() > 2 && matches!(start.as_str(), "ks" | "kp")
}

/// What an engine made of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Did {
    /// The key itself stands after the word.
    Appended,
    /// Another letter stands after the word: ư for w.
    Added,
    /// The word lost a mark or a tone, and the key stands after it.
    Undone,
    Changed,
}

fn after(old: &str, key: char, new: &str) -> Did {
    if appended(old, key, new) {
        Did::Appended
    } else if letters(new) != letters(old).saturating_add(1) {
        Did::Changed
    } else if new.starts_with(old) {
        Did::Added
    } else if new.ends_with(key) {
        Did::Undone
    } else {
        Did::Changed
    }
}

fn is_w(key: char) -> bool {
    key.eq_ignore_ascii_case(&'w')
}

/// Keys that no word has after k or h as letters: tones and horn of Telex, digits of VNI.
fn is_late(key: char) -> bool {
    key.is_ascii_digit() || "sfrxjzw".contains(key.to_ascii_lowercase())
}
