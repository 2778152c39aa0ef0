//! Old encodings of Vietnamese: text in TCVN3, VNI, Windows-1258, VIQR or decomposed letters, read
//! by the font's name or by a vote of the whole column, and made plain Unicode.
//!
//! The tables are our own, from the published code charts; a test holds them against another
//! implementation. Does not know spreadsheets: text comes as the code points of the wrong code page
//! (what a file of Excel holds: bytes seen as Windows-1252), and must come *before* any cleaning,
//! because the ư of TCVN3 is the soft hyphen. Invariant: what comes out is NFC, nothing is lost that
//! is no code of the encoding, and text that is right already is left as it is by [`mend`].
//!
//! - [`by_font`], [`decode`]: one text of a known encoding
//! - [`Vote`]: which encoding a column is in, and how sure that is
//! - [`mend`]: a column made right, with a report of every change
//! - [`read_bytes`]: the characters of a text file

mod bytes;
mod column;
mod font;
mod score;
mod table;
mod vote;

use std::borrow::Cow;

use super::nfc::compose;

pub use bytes::{FileText, Source, read_bytes};
pub use column::{Cell, Change, DecodedColumn, Holds, Reason, mend};
pub use font::{Font, by_font};
pub use vote::{Sure, Verdict, Vote};

/// How the letters of a text are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Encoding {
    /// Unicode, composed: as it should be.
    Unicode,
    /// Unicode with marks on their own (NFD, or half of it as Windows writes).
    Decomposed,
    /// TCVN 5712 VN3, also called ABC: fonts `.VnTime`.
    Tcvn3,
    /// VNI for Windows: fonts `VNI-Times`.
    Vni,
    /// Code page 1258, seen as 1252.
    Windows1258,
    /// Marks as signs: `Nguye^~n Va(n An`.
    Viqr,
}

impl Encoding {
    /// Every encoding; of two that fit equally the earlier is taken.
    pub const ALL: [Self; 6] =
        [Self::Unicode, Self::Decomposed, Self::Tcvn3, Self::Vni, Self::Windows1258, Self::Viqr];

    /// A short name that never changes, for message keys and reports.
    pub fn id(self) -> &'static str {
        match self {
            Self::Unicode => "unicode",
            Self::Decomposed => "decomposed",
            Self::Tcvn3 => "tcvn3",
            Self::Vni => "vni",
            Self::Windows1258 => "windows1258",
            Self::Viqr => "viqr",
        }
    }

    /// Whether letters have other codes than in Unicode.
    pub fn is_old(self) -> bool {
        !matches!(self, Self::Unicode | Self::Decomposed)
    }
}

/// A text after decoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, NFC.
    pub text: String,
    /// Whether it differs from what came in.
    pub changed: bool,
}

/// Decodes a text that is known to be in this encoding. A text with letters that only Unicode has
/// (ễ, ơ, combining marks) is in no old encoding, whatever was said of it, and is only composed.
pub fn decode(encoding: Encoding, raw: &str) -> Decoded {
    let text = compose(decode_raw(encoding, raw).0.into_owned());
    Decoded { changed: text != raw, text }
}

/// The text, not composed, and how many codes the encoding does not have.
fn decode_raw(encoding: Encoding, raw: &str) -> (Cow<'_, str>, u32) {
    if raw.is_ascii() && encoding != Encoding::Viqr {
        return (Cow::Borrowed(raw), 0);
    }
    if encoding.is_old() && table::is_surely_unicode(raw) {
        return (Cow::Borrowed(raw), 2);
    }
    let (text, strays) = match encoding {
        Encoding::Unicode | Encoding::Decomposed => return (Cow::Borrowed(raw), 0),
        Encoding::Tcvn3 => table::tcvn3(raw),
        Encoding::Vni => table::vni(raw),
        Encoding::Windows1258 => table::windows1258(raw),
        Encoding::Viqr => table::viqr(raw),
    };
    (Cow::Owned(text), strays)
}

#[cfg(test)]
pub(crate) mod encode;
#[cfg(test)]
mod tests;
