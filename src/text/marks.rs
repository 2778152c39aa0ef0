//! The marks that were typed: whether a text that was found has just these, or at least these.
//!
//! Looks only at texts that the folded search found. The tone belongs to the whole syllable and i
//! stands for y, so that hòa is hoà and quí is quý. Invariant: a text always has its own marks.

use super::fold::{is_gap, is_silent, with_other_i};
use super::letters::letter;

/// How well the marks of a text fit the ones that were typed; the better comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    Exact,
    /// These and more: `nguyên` in Nguyễn.
    More,
    Other,
}

/// A word as letters and a tone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Word {
    /// The base letter, and the letter with its hook, breve, circumflex or bar as a place in the
    /// alphabet.
    letters: Vec<(char, u8)>,
    /// The tones of its syllables, one after the other.
    tone: u32,
    /// Whether some letter has a mark of its own.
    shaped: bool,
}

/// The place of what is no letter of ours.
const NO_PLACE: u8 = u8::MAX;

impl Word {
    /// Whether it has any mark.
    pub(super) fn has_marks(&self) -> bool {
        self.tone != 0 || self.shaped
    }

    /// Adds a letter; `text` is composed.
    fn push(&mut self, c: char) {
        let Some(found) = letter(c) else {
            self.letters.extend(c.to_lowercase().map(|small| (small, NO_PLACE)));
            return;
        };
        if found.tone != 0 {
            self.tone = self.tone.wrapping_mul(6).wrapping_add(found.tone.into());
        }
        let plain = letter(found.base).map_or(NO_PLACE, |plain| plain.place);
        let shaped = found.place != plain;
        self.shaped |= shaped;
        let place = if shaped { found.place } else { NO_PLACE };
        self.letters.push((found.base, place));
    }

    fn clear(&mut self) {
        self.letters.clear();
        self.tone = 0;
        self.shaped = false;
    }

    /// Writes the word for comparing: letters with their shapes, then the tone.
    pub(super) fn spell(&self, out: &mut String) {
        let bases: String = self.letters.iter().map(|(base, _)| *base).collect();
        let i_for_y = bases.ends_with('y') && with_other_i(&bases).is_some();
        for (at, (base, shape)) in self.letters.iter().enumerate() {
            let last = at.saturating_add(1) == self.letters.len();
            out.push(if last && i_for_y { 'i' } else { *base });
            // Never a sign of a text: those are silent.
            if *shape != NO_PLACE {
                out.push(char::from(*shape));
            }
        }
        if self.tone != 0 {
            out.push('\u{7f}');
            out.push_str(&self.tone.to_string());
        }
    }

    /// How the marks fit, where this word as typed stands in another one.
    fn fit(&self, in_text: &Self) -> Fit {
        let tone = match (self.tone, in_text.tone) {
            (a, b) if a == b => Fit::Exact,
            (0, _) => Fit::More,
            _ => Fit::Other,
        };
        let places = in_text.letters.windows(self.letters.len().max(1));
        let fits = places.map(|place| {
            let pairs = self.letters.iter().zip(place);
            let fits = pairs.map(|((base, shape), (other_base, other))| {
                if i_for_y(*base) != i_for_y(*other_base) {
                    Fit::Other
                } else if shape == other {
                    Fit::Exact
                } else if *shape == NO_PLACE {
                    Fit::More
                } else {
                    Fit::Other
                }
            });
            fits.max().unwrap_or(Fit::Other)
        });
        fits.min().unwrap_or(Fit::Other).max(tone)
    }
}

fn i_for_y(base: char) -> char {
    if base == 'y' { 'i' } else { base }
}

/// The words of a text, apart as the fold takes them apart.
pub(super) fn words(composed: &str, mut each: impl FnMut(&Word)) {
    let mut word = Word::default();
    for c in composed.chars() {
        if is_gap(c) {
            if !word.letters.is_empty() {
                each(&word);
                word.clear();
            }
        } else if !is_silent(c) {
            word.push(c);
        }
    }
    if !word.letters.is_empty() {
        each(&word);
    }
}

/// How the marks of typed words fit the words of some texts (NFC): the worst word counts, each at
/// its best place. Words without marks say nothing.
pub(super) fn fit<'t>(typed: &[Word], texts: impl Iterator<Item = &'t str>) -> Fit {
    let mut best = [Fit::Other; MOST];
    let marked = || typed.iter().filter(|word| word.has_marks()).take(MOST);
    for text in texts {
        words(text, |word| {
            for (wanted, best) in marked().zip(&mut best) {
                if *best != Fit::Exact {
                    *best = wanted.fit(word).min(*best);
                }
            }
        });
    }
    marked().zip(best).map(|(_, fit)| fit).max().unwrap_or(Fit::Exact)
}

/// The most words that are looked at.
const MOST: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fit_of(typed: &str, text: &str) -> Fit {
        let mut typed_words = Vec::new();
        words(typed, |word| typed_words.push(word.clone()));
        fit(&typed_words, std::iter::once(text))
    }

    #[test]
    fn marks_fit() {
        let rows = [
            ("lân", "Trần Thị Lân", Fit::Exact),
            ("lân", "Lẫn", Fit::More),
            ("lân", "Lan", Fit::Other),
            ("nguyên", "Nguyễn", Fit::More),
            ("nguyễn", "Nguyễn", Fit::Exact),
            ("nguyẽn", "Nguyễn", Fit::More),
            ("nguyễn", "Nguyên", Fit::Other),
            ("hòa", "Hoà", Fit::Exact),
            ("thuỷ", "Thủy", Fit::Exact),
            ("quí", "Quý", Fit::Exact),
            ("kỉ niệm", "Kỷ niệm", Fit::Exact),
            ("lí", "Lý", Fit::Exact),
            ("đ", "Đặng", Fit::More),
            ("đ", "Dung", Fit::Other),
            ("nguyen hùng", "Nguyễn Văn Hùng", Fit::Exact),
            ("nguyen", "Nguyễn", Fit::Exact),
            ("hhên", "H’Hên Niê", Fit::Exact),
            ("ê", "êê", Fit::Exact),
        ];
        for (typed, text, wanted) in rows {
            assert_eq!(fit_of(typed, text), wanted, "{typed} in {text}");
        }
    }

    proptest! {
        #[test]
        fn a_text_has_its_own_marks(text in any::<String>()) {
            let text = super::super::nfc(&text);
            prop_assert_eq!(fit_of(&text, &text), Fit::Exact);
        }
    }
}
