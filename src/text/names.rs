//! The order of people: given name (tên), family name (họ), then what stands between.
//!
//! For most names the given name is the last word and the family name the first. For names with the
//! clan at the end (Y Bhăm Êban) only the person can tell, so a word to sort by is taken from
//! outside, and what is likely is only offered.

use std::borrow::Cow;
use std::collections::HashMap;

use super::collate::{END, Levels};
use super::nfc::is_apostrophe;

/// The key of a person's name for a class or household list. `sort_by` is the word that a person
/// gave for it; empty is the last word.
pub fn by_given_name(full_name: &str, sort_by: &str) -> Vec<u8> {
    NameKeys::default().by_given_name(full_name, sort_by)
}

/// The keys of many names. They share their words, so what was worked out once is kept.
#[derive(Debug, Default)]
pub struct NameKeys {
    parts: HashMap<Box<str>, Part>,
}

/// A part of a name: its letters and tones, and its case.
#[derive(Debug)]
struct Part {
    main: Vec<u8>,
    case: Vec<u8>,
}

impl NameKeys {
    /// As [`by_given_name`].
    pub fn by_given_name(&mut self, full_name: &str, sort_by: &str) -> Vec<u8> {
        let [given, family, middle] = &parts_of(full_name, sort_by);
        let mut key = Part {
            main: Vec::with_capacity(full_name.len().saturating_mul(2)),
            case: Vec::with_capacity(full_name.len()),
        };
        for text in [given, family, middle] {
            self.add(text, &mut key);
        }
        key.main.extend(key.case);
        key.main
    }

    fn add(&mut self, text: &str, to: &mut Part) {
        if let Some(known) = self.parts.get(text) {
            to.push(known);
            return;
        }
        let levels = Levels::of(text);
        let part = Part { main: levels.main(), case: levels.case };
        to.push(&part);
        self.parts.insert(text.into(), part);
    }
}

impl Part {
    fn push(&mut self, part: &Self) {
        self.main.extend_from_slice(&part.main);
        self.case.extend_from_slice(&part.case);
        self.case.push(END);
    }
}

/// Given name, family name and the rest. Where the word to sort by is not the last one, the last one
/// is taken for the clan, and the rest is all that stands before it.
fn parts_of<'n>(full_name: &'n str, sort_by: &'n str) -> [Cow<'n, str>; 3] {
    let (before, last) = last_word(full_name);
    let given = sort_by.trim();
    if given.is_empty() || given == last {
        let (family, middle) = first_word(before);
        [last.into(), family.into(), single_spaced(middle)]
    } else {
        [single_spaced(given), last.into(), single_spaced(before)]
    }
}

fn last_word(text: &str) -> (&str, &str) {
    let text = text.trim();
    text.rsplit_once(char::is_whitespace).map_or(("", text), |(rest, last)| (rest.trim(), last))
}

fn first_word(text: &str) -> (&str, &str) {
    text.split_once(char::is_whitespace).map_or((text, ""), |(first, rest)| (first, rest.trim()))
}

fn single_spaced(text: &str) -> Cow<'_, str> {
    if text.split(' ').all(|word| !word.is_empty() && !word.contains(char::is_whitespace)) {
        return text.into();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ").into()
}

/// The word by which a name of the Ê-đê, Gia-rai, Mnông or Cơ-ho is likely sorted: after the
/// particle (Y, Ya, H’, K’, R’) stands the given name, and the clan at the end. Nothing where the
/// last word would do, and for all other names. It is a guess, to be offered and never taken.
pub fn likely_sort_word(full_name: &str) -> Option<&str> {
    let mut words = full_name.split([' ', '-']).filter(|word| !word.is_empty());
    let first = words.next()?;
    let next = words.next();
    let is_particle =
        |word: &str| ["y", "ya", "h", "k", "r"].iter().any(|p| word.eq_ignore_ascii_case(p));
    let given = match first.split_once(is_apostrophe) {
        // H’ Hen: the apostrophe stands alone.
        Some((particle, "")) if is_particle(particle) => next?,
        Some((particle, given)) if is_particle(particle) => given,
        None if is_particle(first) => next?,
        _ => return None,
    };
    let last = full_name.split_whitespace().next_back();
    (given.chars().next().is_some_and(char::is_alphabetic) && last != Some(given)).then_some(given)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_by_given_name() {
        let names = [
            ("An", ""),
            ("Bùi Thị An", ""),
            ("Nguyễn An", ""),
            ("Nguyễn Văn An", ""),
            ("Nguyễn Văn Ân", ""),
            ("Y Bhăm Êban", "Bhăm"),
            ("Y Bhăm Niê", "Bhăm"),
            ("Đinh Văn Bình", ""),
            ("Lê Văn Bình", ""),
            ("Lê Văn Bính", ""),
            ("Trần Đức", ""),
            ("Y Moan Êban", ""),
            ("H’Hen Niê", "Hen"),
            ("Trần Văn Hiền", ""),
        ];
        for pair in names.windows(2) {
            let [(a, by_a), (b, by_b)] = pair else { unreachable!() };
            assert!(by_given_name(a, by_a) < by_given_name(b, by_b), "{a} before {b}");
        }
    }

    #[test]
    fn what_names_share_changes_no_key() {
        let mut keys = NameKeys::default();
        for name in
            ["Lê Văn  Bình", "Bình", "Văn Lê", "Lê Văn Bình", "", "Lê Văn Ngọc Bình", "Ngọc"]
        {
            assert_eq!(keys.by_given_name(name, ""), by_given_name(name, ""), "{name}");
        }
        assert_eq!(
            keys.by_given_name("Lê Văn Bình", ""),
            keys.by_given_name(" Lê  Văn Bình ", "Bình ")
        );
    }

    #[test]
    fn the_likely_word() {
        let rows = [
            ("Y Bhăm Êban", Some("Bhăm")),
            ("Y-Wang Mlô", Some("Wang")),
            ("H’Hen Niê", Some("Hen")),
            ("H'Hen Niê Kđăm", Some("Hen")),
            ("H Hen Niê", Some("Hen")),
            ("K’Brếu", Some("Brếu")),
            ("R’Ông Ksor", Some("Ông")),
            ("Ya Duck Bon", Some("Duck")),
            ("Y Moan", None),
            ("Y", None),
            ("Ý Nhi Trần", None),
            ("Giàng A Pháo", None),
            ("Nguyễn Văn An", None),
            ("H’", None),
            ("H’ Hen Niê", Some("Hen")),
            ("D’Artagnan Lê", None),
            ("", None),
        ];
        for (name, wanted) in rows {
            assert_eq!(likely_sort_word(name), wanted, "{name}");
        }
    }

    proptest! {
        #[test]
        fn any_name_has_a_key(name in any::<String>(), by in any::<String>()) {
            by_given_name(&name, &by);
            likely_sort_word(&name);
        }
    }
}
