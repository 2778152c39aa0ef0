//! One list of terms: read from TOML, looked up by the words people write.
//!
//! Words are compared folded, without spaces, hyphens and apostrophes (Ê đê, Êđê and Ê-đê are one);
//! where two terms would answer, the marks decide, and where they do not, nothing is found.
//! Invariant: ids and numbers are unique, and every text is NFC.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, de};

use crate::text::{PartialDate, clean_name, fold};

/// What a list says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// Its name: `peoples`, `causes`, `needs`, `relations`, `deprivations`, `communes`, `holidays`.
    pub list: String,
    /// The day from which it is right.
    #[serde(deserialize_with = "day")]
    pub as_of: NaiveDate,
    /// The text it comes from, by number.
    pub source: String,
    /// Under which licence it was taken.
    pub licence: String,
    /// Whether the wording was read in the source itself.
    pub verified: bool,
    /// What else has to be known of it: what it was held against, what was mended.
    #[serde(default)]
    pub note: String,
}

impl About {
    /// Of an unknown list.
    pub(super) fn nothing() -> Self {
        Self {
            list: String::new(),
            as_of: NaiveDate::default(),
            source: String::new(),
            licence: String::new(),
            verified: false,
            note: String::new(),
        }
    }
}

fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    let date = PartialDate::deserialize(deserializer)?;
    date.as_day().ok_or_else(|| de::Error::custom("a whole date, such as 2026-09-20"))
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// What is stored: the id of an option, or the code of a people.
    pub id: String,
    /// Its number in the form.
    pub number: u16,
    pub name: String,
    /// Other words for it, as lists have them.
    #[serde(default)]
    pub words: Vec<String>,
}

/// A list of terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    about: About,
    all: Vec<Term>,
    /// Squeezed word to the places of the terms that have it.
    by_word: HashMap<String, Vec<usize>>,
}

/// A list that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadList {
    /// Not of the agreed shape: what the reader says, with the line.
    #[error("{0}")]
    Read(String),
    /// It is another list than its name says.
    #[error("the list is named {0}")]
    OtherList(String),
    /// An id, a number or a code stands twice.
    #[error("{0} stands twice")]
    Twice(String),
    /// A text is empty or not composed as the program writes it.
    #[error("{0} is not written as it is stored")]
    Text(String),
    /// A term is missing that records refer to.
    #[error("{0} is missing")]
    Missing(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    about: About,
    term: Vec<Term>,
}

impl Terms {
    /// Reads a list from TOML.
    pub fn read(toml: &str) -> Result<Self, BadList> {
        let file: File = toml::from_str(toml).map_err(|error| BadList::Read(error.to_string()))?;
        Self::of(file.about, file.term)
    }

    fn of(about: About, terms: Vec<Term>) -> Result<Self, BadList> {
        let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, term) in terms.iter().enumerate() {
            let before = terms.iter().take(at);
            if before.into_iter().any(|other| other.id == term.id || other.number == term.number) {
                return Err(BadList::Twice(term.id.clone()));
            }
            for word in term.all_words() {
                let key = squeezed(word);
                if key.is_empty() || clean_name(word) != *word {
                    return Err(BadList::Text(word.to_owned()));
                }
                let places = by_word.entry(key).or_default();
                if !places.contains(&at) {
                    places.push(at);
                }
            }
        }
        Ok(Self { about, all: terms, by_word })
    }

    /// Nothing, of an unknown list.
    pub(super) fn none() -> Self {
        let about = About::nothing();
        Self { about, all: Vec::new(), by_word: HashMap::new() }
    }

    /// What the list says of itself.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// The terms in the order of the form.
    pub fn terms(&self) -> &[Term] {
        &self.all
    }

    /// The term with this id.
    pub fn by_id(&self, id: &str) -> Option<&Term> {
        self.all.iter().find(|term| term.id == id)
    }

    /// The term with this number in the form.
    pub fn by_number(&self, number: u16) -> Option<&Term> {
        self.all.iter().find(|term| term.number == number)
    }

    /// The term that a text means, by its name or one of its words.
    pub fn find(&self, text: &str) -> Option<&Term> {
        match self.by_word.get(&squeezed(text))?.as_slice() {
            [one] => self.all.get(*one),
            several => {
                let meant = marked(text);
                let mut exact = several
                    .iter()
                    .filter_map(|at| self.all.get(*at))
                    .filter(|term| term.all_words().any(|word| marked(word) == meant));
                let found = exact.next();
                if exact.next().is_none() { found } else { None }
            }
        }
    }
}

impl Term {
    fn all_words(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.words.iter().map(String::as_str))
    }
}

/// Folded, and nothing but letters and digits.
fn squeezed(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// With its marks, in small letters, and nothing but letters and digits.
fn marked(text: &str) -> String {
    let small = crate::text::nfc(text).to_lowercase();
    small.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ABOUT: &str = "[about]\nlist = \"x\"\nas_of = \"2021-01-27\"\nsource = \"S\"\n\
                         licence = \"L\"\nverified = true\n";

    fn read(terms: &str) -> Result<Terms, BadList> {
        Terms::read(&format!("{ABOUT}{terms}"))
    }

    #[test]
    fn words_are_compared_as_people_write_them_and_marks_decide_between_two() {
        let list = read(
            "[[term]]\nid = \"a\"\nnumber = 1\nname = \"Ê-đê\"\nwords = [\"Rađê\"]\n\
             [[term]]\nid = \"b\"\nnumber = 2\nname = \"Mạ\"\n\
             [[term]]\nid = \"c\"\nnumber = 3\nname = \"Má\"\n",
        )
        .unwrap();
        for (text, id) in [
            ("Ê đê", Some("a")),
            ("ÊĐÊ", Some("a")),
            ("e de", Some("a")),
            ("ra-đê", Some("a")),
            ("mạ", Some("b")),
            ("MÁ", Some("c")),
            ("ma", None),
            ("", None),
            ("Êđêê", None),
        ] {
            assert_eq!(list.find(text).map(|term| term.id.as_str()), id, "{text}");
        }
        assert_eq!(list.by_number(2), list.by_id("b"));
    }

    #[test]
    fn a_list_that_is_wrong_says_what_is() {
        let one = "[[term]]\nid = \"a\"\nnumber = 1\nname = \"A\"\n";
        let twice = format!("{one}{one}");
        assert_eq!(read(&twice), Err(BadList::Twice("a".into())));
        let text = one.replace("\"A\"", "\" A\"");
        assert_eq!(read(&text), Err(BadList::Text(" A".into())));
        let empty = one.replace("\"A\"", "\"-\"");
        assert_eq!(read(&empty), Err(BadList::Text("-".into())));
        let unknown = format!("{one}colour = 1\n");
        assert!(matches!(read(&unknown), Err(BadList::Read(why)) if why.contains("colour")));
        assert!(matches!(Terms::read("term = []"), Err(BadList::Read(_))));
    }
}
