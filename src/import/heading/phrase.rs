//! How well a heading says a phrase.
//!
//! Plain words, folded; no sheets. Invariant: a score is at most [`EXACT`], and the whole heading is
//! better than any part of it.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::domain::schema::RecordKind;
use crate::import::words::{self, ColumnPhrase};
use crate::text::fold;

/// The heading is the phrase.
pub(super) const EXACT: u32 = 100;
/// The phrase is one that will do.
const MAYBE: u32 = 25;
/// Less than this says nothing.
const ENOUGH: u32 = 60;

/// A heading, folded: small letters without marks, words apart by one space.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct HeadingText {
    /// The lowest cell.
    pub leaf: String,
    /// The same without what stands in brackets.
    pub bare: String,
    /// The cells above it.
    pub group: String,
    /// Both, one after the other; empty without cells above.
    both: String,
}

/// Words only: folded, signs as spaces.
pub(in crate::import) fn plain(text: &str) -> String {
    let folded = fold(text);
    let letters: String =
        folded.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl HeadingText {
    /// A heading from its cells, the highest first.
    pub(super) fn new(cells: &[String]) -> Self {
        let (leaf, group) = match cells.split_last() {
            Some((leaf, group)) => (leaf.as_str(), group.join(" ")),
            None => ("", String::new()),
        };
        let bare = plain(&without_brackets(leaf));
        let leaf = plain(leaf);
        let bare = if bare.is_empty() { leaf.clone() } else { bare };
        let group = plain(&group);
        let both = if group.is_empty() { String::new() } else { format!("{group} {leaf}") };
        Self { leaf, bare, group, both }
    }

    /// How well it says a word; 0 if it does not.
    pub(super) fn match_score(&self, word: &ColumnPhrase) -> u32 {
        let out = |never: &&&str| has(&self.leaf, never) || has(&self.group, never);
        if self.leaf.is_empty() || word.never.iter().any(|never| out(&never)) {
            return 0;
        }
        let best = |phrases: &[&str]| phrases.iter().map(|one| self.phrase(one)).max().unwrap_or(0);
        best(word.phrases).max(best(word.maybe).saturating_sub(MAYBE))
    }

    fn phrase(&self, phrase: &str) -> u32 {
        let score = match phrase.split_once(" / ") {
            Some((group, leaf)) if has(&self.group, group) => match fit(&self.leaf, leaf) {
                EXACT => EXACT.saturating_add(4),
                part => part,
            },
            Some(_) => 0,
            None => {
                let whole = fit(&self.leaf, phrase);
                let other = self.bare != self.leaf;
                let bare = if other { fit(&self.bare, phrase).saturating_sub(2) } else { 0 };
                // "Số CCCD" above, "Số" below: the phrase runs over both.
                let both = if phrase.contains(' ') {
                    fit(&self.both, phrase).saturating_sub(6)
                } else {
                    0
                };
                whole.max(bare).max(both)
            }
        };
        if score < ENOUGH { 0 } else { score }
    }
}

/// Whether a cell could be one of a heading: a phrase of any kind of list, or begun by one. A quick
/// look; [`HeadingText::match_score`] decides.
pub(super) fn could_be(text: &str) -> bool {
    static PHRASES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
        let kinds = [RecordKind::Household, RecordKind::Contribution, RecordKind::Registration];
        let words = kinds.into_iter().flat_map(words::of);
        let phrases = words.flat_map(|word| word.phrases.iter().chain(word.maybe));
        phrases.flat_map(|phrase| phrase.split(" / ")).collect()
    });
    if text.len() > 400 {
        return false;
    }
    let plain = plain(text);
    let ends = plain.match_indices(' ').map(|(at, _)| at);
    // A lone word is a phrase or none: "Nam", but not "Nam Đàn".
    let parts = ends.skip(1).filter_map(|end| plain.get(..end));
    PHRASES.contains(plain.as_str()) || parts.into_iter().any(|part| PHRASES.contains(part))
}

/// How well a text is the phrase: all of it, its beginning, a part.
fn fit(text: &str, phrase: &str) -> u32 {
    if phrase.is_empty() {
        return 0;
    }
    if text == phrase {
        return EXACT;
    }
    if !has(text, phrase) {
        return 0;
    }
    let share = |of: u32| {
        let part = phrase.len().saturating_mul(usize::try_from(of).unwrap_or(0));
        let whole = text.len().max(1);
        u32::try_from(part.checked_div(whole).unwrap_or(0)).unwrap_or(0)
    };
    // One short word in a long heading is there by chance.
    if !phrase.contains(' ') && share(100) < 50 {
        return 0;
    }
    let begins = text.starts_with(phrase);
    share(38).saturating_add(if begins { 56 } else { 50 })
}

/// Whether whole words of the text are the phrase.
pub(super) fn has(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, found)| {
        let before = text.get(..at).is_none_or(|text| text.is_empty() || text.ends_with(' '));
        let end = at.saturating_add(found.len());
        let after = text.get(end..).is_none_or(|text| text.is_empty() || text.starts_with(' '));
        before && after
    })
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '(' | '[' => depth = depth.saturating_add(1),
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_part_and_group() {
        let said = |cells: &[&str]| {
            HeadingText::new(&cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(said(&["Họ và tên (chủ hộ, thành viên)"]).phrase("ho va ten"), 98);
        assert_eq!(said(&["Năm sinh", "Nam"]).phrase("sinh / nam"), 104);
        assert_eq!(said(&["Giới tính", "Nam"]).phrase("sinh / nam"), 0);
        assert!(said(&["Họ tên chủ hộ và tv"]).phrase("ho ten chu ho") > 80);
        assert_eq!(said(&["Ghi chú việc bán"]).phrase("ban"), 0);
        assert_eq!(said(&["Nguyên nhân"]).phrase("nguyen"), 76);
        assert_eq!(said(&[]).phrase(""), 0);
    }
}
