//! Which encoding a column or a file is in: every cell has a voice, because one alone is often
//! ambiguous (`Sôn` is a word, and is how VNI writes Sơn).
//!
//! Does not know where the cells come from. Invariant: the order of the cells does not matter, and
//! of equals the one nearest to Unicode wins.

use super::score::Score;
use super::{Encoding, Font};

/// What a cell weighs whose font is made for one encoding.
const FONT: i64 = 4;

/// A smaller lead is none.
const DOUBT: i64 = 2;

/// The cells so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Vote {
    points: [i64; 6],
    telling: u32,
}

/// How sure a vote is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    /// The words read equally well in two ways: a person must look.
    No,
    /// Few words, or a small margin.
    Likely,
    Yes,
    /// Nothing but plain letters and numbers: every encoding reads them alike.
    NoMatter,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// The encoding that reads best; Unicode where it does not matter.
    pub encoding: Encoding,
    pub sure: Sure,
    /// Points per encoding, in the order of [`Encoding::ALL`].
    pub points: [i64; 6],
    /// How far the winner is before the next encoding that reads otherwise.
    pub margin: i64,
    /// How many words told something.
    pub telling: u32,
}

impl Vote {
    /// No cells yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The verdict over these texts.
    pub fn over<'a>(cells: impl IntoIterator<Item = &'a str>) -> Verdict {
        let mut vote = Self::new();
        for cell in cells {
            vote.add(cell, None);
        }
        vote.verdict()
    }

    /// Counts a cell, and what its font says of it.
    pub fn add(&mut self, text: &str, font: Option<Font>) {
        self.add_score(&Score::of(text), font);
    }

    pub(super) fn add_score(&mut self, score: &Score, font: Option<Font>) {
        if score.telling == 0 {
            return;
        }
        self.telling = self.telling.saturating_add(score.telling);
        for ((sum, points), encoding) in self.points.iter_mut().zip(score.points).zip(Encoding::ALL)
        {
            let said = font.is_some_and(|font| font.encoding == encoding);
            let more = i64::from(points).saturating_add(if said { FONT } else { 0 });
            *sum = sum.saturating_add(more);
        }
    }

    /// Who has won so far.
    pub fn verdict(&self) -> Verdict {
        let ranked = || Encoding::ALL.into_iter().zip(self.points);
        let best = self.points.iter().copied().max().unwrap_or_default();
        // One point is no more than a word of our list against another word.
        let (encoding, best) = ranked()
            .find(|(_, points)| best.saturating_sub(*points) < DOUBT)
            .unwrap_or((Encoding::Unicode, best));
        let other = |one: Encoding| one != encoding && (one.is_old() || encoding.is_old());
        let next = ranked().filter(|(one, _)| other(*one)).map(|(_, points)| points).max();
        let margin = next.map_or(0, |next| best.saturating_sub(next));
        let telling = i64::from(self.telling);
        let sure = match self.telling {
            0 => Sure::NoMatter,
            _ if margin < DOUBT => Sure::No,
            1..=3 => Sure::Likely,
            _ if margin < telling => Sure::Likely,
            _ => Sure::Yes,
        };
        Verdict { encoding, sure, points: self.points, margin, telling: self.telling }
    }
}
