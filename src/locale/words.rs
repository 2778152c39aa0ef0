//! The words of a table: a message key with its arguments, a count, or a name as it is.

use crate::domain::tables::Words;
use crate::locale::{Arg, Locale};

impl Locale {
    /// What a person reads of some words.
    pub fn words(&self, words: &Words) -> String {
        match words {
            Words::Key(key, args) => self.with_texts(key, args).into_owned(),
            Words::Counted(key, count) => {
                self.with(key, &[("count", Arg::from(*count))]).into_owned()
            }
            Words::Text(text) => text.clone(),
            Words::Numbered(number, words) => format!("{number}. {}", self.words(words)),
        }
    }
}
