//! The engine in use: the crate `bamboo-core`. The only file that names it.
//!
//! Knows the limits of the crate: its names of the tone styles are the other way round, and a word
//! has room for 32 letters and changes, after which it is cut silently. Invariant: a key is only
//! given to it where there is room for the most a key can add.

use bamboo_core::{
    BracketMode, Config, Engine as Core, InputMethodPreset, Mode, OutputOptions,
    ToneStyle as CoreStyle, W2uMode,
};

use super::choice::{Method, ToneStyle};
use super::engine::Engine;
use super::word::appended;
use crate::text::letters::letter;

/// Letters and changes of them that the crate keeps for a word.
const ROOM: usize = 32;

/// The most that one key adds: a letter, what it undoes, and a second horn.
const KEY: usize = 3;

/// `bamboo-core` as our engine. Its debug form shows nothing of what is typed.
pub(super) struct Bamboo {
    core: Core,
    /// At least as much as the crate has of its room in use.
    used: usize,
}

impl std::fmt::Debug for Bamboo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Bamboo").field("used", &self.used).finish_non_exhaustive()
    }
}

impl Bamboo {
    /// An engine for this method.
    pub(super) fn new(method: Method, tone: ToneStyle) -> Self {
        let preset = match method {
            Method::Telex => InputMethodPreset::Telex,
            Method::Vni => InputMethodPreset::Vni,
        };
        let style = match tone {
            ToneStyle::Old => CoreStyle::Modern,
            ToneStyle::New => CoreStyle::Traditional,
        };
        // A w makes a horn in Telex; in VNI that is the 7, and w is a letter.
        let horn_by_w = match method {
            Method::Telex => W2uMode::NonStart,
            Method::Vni => W2uMode::Disabled,
        };
        let config = Config::builder()
            .auto_correct(false)
            .tone_style(style)
            .w2u_mode(horn_by_w)
            .bracket_mode(BracketMode::Disabled)
            .build();
        Self { core: Core::from_preset_with_config(preset, config), used: 0 }
    }
}

/// What a word needs of the crate's room: its letters, their marks, its tone.
fn needs(word: &str) -> usize {
    let marked = |c: char| !c.is_ascii();
    word.chars().map(|c| if marked(c) { 2 } else { 1 }).sum::<usize>().saturating_add(1)
}

impl Engine for Bamboo {
    fn load(&mut self, word: &str) {
        self.core.reset();
        self.used = 0;
        let needed = needs(word);
        let known = word.chars().all(|c| letter(c).is_some());
        if !word.is_empty() && known && needed.saturating_add(KEY) <= ROOM {
            self.core.rebuild_from_text(word);
            self.used = needed;
        }
    }

    fn key(&mut self, key: char) -> bool {
        let old = self.core.output().into_owned();
        if self.used.saturating_add(KEY) > ROOM {
            // Keys that came to nothing take room too: the word alone may well fit.
            self.load(&old);
            if self.core.output() != old {
                self.core.reset();
                self.used = 0;
                return false;
            }
        }
        self.core.process_key(key, Mode::Vietnamese);
        let more = if appended(&old, key, &self.core.output()) { 1 } else { KEY };
        self.used = self.used.saturating_add(more);
        true
    }

    fn erase(&mut self) {
        self.core.remove_last_output_char();
    }

    fn word(&self) -> &str {
        self.core.output_str()
    }

    fn keys(&self) -> String {
        self.core.get_processed_str(OutputOptions::RAW)
    }
}
