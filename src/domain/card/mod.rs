//! The line behind the QR code of a citizen card, read tolerantly.
//!
//! A card since 2021 says `number|old number|name|birth|sex|address|issued`; the "Căn cước" card since
//! July 2024 (Thông tư 16/2024/TT-BCA) has more fields in another order, which was not seen at first
//! hand. So the number stands first (another number of 12 digits may be a parent's), every other field
//! is found by what it looks like, not by its place, and what is not understood is left out. It does not know forms or the register. Invariants: no text makes it panic; a name or an
//! address that a scanner may have damaged is never given out; nothing it finds blocks anybody.

mod number;
mod read;
mod whole;

#[cfg(test)]
mod tests;

pub use number::PersonalNumber;
pub use read::{line_of, read};

use crate::text::PartialDate;

/// What a card says.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Card {
    /// The personal number, 12 digits.
    pub number: Option<String>,
    /// The number of the identity card before, 9 digits.
    pub old_number: Option<String>,
    /// The name as it is written there, mostly in capitals.
    pub name: Option<String>,
    /// The day, or of an old person only the month or year, of birth.
    pub birth: Option<PartialDate>,
    /// `male` or `female`.
    pub sex: Option<&'static str>,
    /// Where the person lived when the card was issued, often by the names before July 2025.
    pub address: Option<String>,
    pub issued: Option<PartialDate>,
    /// What does not fit together: to look at, never in the way.
    pub findings: Vec<Finding>,
    /// What stood on the line and was not taken.
    pub left_out: Vec<LeftOut>,
}

impl std::fmt::Debug for Card {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Not what it says: it is about a person.
        f.debug_struct("Card").field("left_out", &self.left_out).finish_non_exhaustive()
    }
}

/// Something to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// No province had these three first digits, and they are no country's.
    UnknownProvince,
    /// The fourth digit says the other sex.
    SexDiffers,
    /// The digits four to six say this year of birth, the card another one.
    YearDiffers(i32),
    /// The card was issued before the birth, or has not been issued yet.
    IssuedOdd,
}

/// What was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// The number has so many digits instead of 12.
    Number(usize),
    Name(Damage),
    Address(Damage),
    /// A date of birth that no calendar has, or that has not come yet.
    Birth,
    /// So many more fields, of which nobody knows here what they mean.
    More(usize),
}

/// Why a text is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// Signs that stand for lost letters, or letters that stand where no name has them.
    Garbled,
    /// Not one mark in the whole line: the scanner drops them.
    NoMarks,
}

/// Why a text is no card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotACard {
    #[error("nothing was scanned")]
    Empty,
    /// It has no fields between bars, or neither a number nor a date in them.
    #[error("not the line of a citizen card")]
    OtherText,
}

impl Card {
    /// The best number there is: the personal one, else the old one.
    pub fn best_number(&self) -> Option<&str> {
        self.number.as_deref().or(self.old_number.as_deref())
    }
}
