//! A column of a list made right: decoded, capitals mended, cleaned, with a report of each change.
//!
//! Does not know rows, fields or the screen that shows the report. The column decides, and a cell
//! that clearly is otherwise is read for itself: people paste. Invariant: there are as many texts as
//! cells, a text differs from its cell only with a change that says why, and a right column has none.

use super::score::Score;
use super::{Encoding, Font, Verdict, Vote, decode};
use crate::text::case::mend_lost_capitals;
use crate::text::nfc::{is_apostrophe, is_invisible};
use crate::text::{clean_name, nfc};

/// How much better a cell must read in another encoding than the column's to be an exception: more
/// than a word that is on the list of known ones against one that is not.
const CLEARLY: i32 = 4;

/// A cell as it came, before any cleaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell<'a> {
    /// The text: code points of Windows-1252 where it is in an old encoding.
    pub text: &'a str,
    /// What its font says, from [`super::by_font`]; `None` if the file has no fonts.
    pub font: Option<Font>,
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self { text, font: None }
    }
}

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Names of people, villages, donors: each word has a capital.
    Names,
    /// Other text of one line.
    Text,
    Notes,
}

/// Why a text was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// It was in the encoding of its column or font.
    Encoding(Encoding),
    /// It was in another encoding than its column or font.
    OtherEncoding(Encoding),
    /// Marks that stood on their own were joined to their letters.
    Composed,
    /// Capitals that the encoding could not write.
    Case,
    /// Another apostrophe than ’.
    Apostrophe,
    /// Spaces at the ends, doubled or of another kind, tabs, line ends.
    Spaces,
    /// Characters that cannot be seen.
    Invisible,
}

impl Reason {
    /// The message key of the reason.
    pub fn id(self) -> &'static str {
        match self {
            Self::Encoding(_) => "encoding",
            Self::OtherEncoding(_) => "other_encoding",
            Self::Composed => "composed",
            Self::Case => "case",
            Self::Apostrophe => "apostrophe",
            Self::Spaces => "spaces",
            Self::Invisible => "invisible",
        }
    }
}

/// One cell that was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which cell, from 0.
    pub cell: usize,
    pub before: String,
    pub after: String,
    /// Why, at least one.
    pub reasons: Vec<Reason>,
}

/// A column made right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodedColumn {
    /// What the column is in, by its vote.
    pub verdict: Verdict,
    /// The text of every cell.
    pub texts: Vec<String>,
    /// Every cell that changed.
    pub changes: Vec<Change>,
}

impl DecodedColumn {
    /// How many cells were changed for this reason, whatever the encoding, by its
    /// [`id`](Reason::id).
    pub fn count(&self, reason: &str) -> usize {
        let has = |change: &&Change| change.reasons.iter().any(|one| one.id() == reason);
        self.changes.iter().filter(has).count()
    }
}

/// Decodes and cleans a column. Give it the cells as they came, all of one column: the more, the
/// surer. Numbers and blank cells do no harm.
pub fn mend(cells: &[Cell<'_>], holds: Holds) -> DecodedColumn {
    let scores: Vec<Score> = cells.iter().map(|cell| Score::of(cell.text)).collect();
    let mut vote = Vote::new();
    for (cell, score) in cells.iter().zip(&scores) {
        vote.add_score(score, cell.font);
    }
    let verdict = vote.verdict();
    let mut mended = DecodedColumn { verdict, texts: Vec::new(), changes: Vec::new() };
    for (at, (cell, score)) in cells.iter().zip(&scores).enumerate() {
        let (after, reasons) = mend_cell(cell, score, verdict.encoding, holds);
        if after != cell.text {
            let (before, after) = (cell.text.to_owned(), after.clone());
            mended.changes.push(Change { cell: at, before, after, reasons });
        }
        mended.texts.push(after);
    }
    mended
}

/// The encoding of a cell: the column's or its font's, unless it reads clearly better in another.
fn encoding_of(cell: &Cell<'_>, score: &Score, column: Encoding) -> (Encoding, bool) {
    let expected = cell.font.map_or(column, |font| font.encoding);
    let own = Encoding::ALL.into_iter().zip(score.points);
    let (best, points) =
        own.reduce(|best, next| if next.1 > best.1 { next } else { best }).unwrap_or((expected, 0));
    let alike = !best.is_old() && !expected.is_old();
    let clear = points.saturating_sub(score.of_encoding(expected)) >= CLEARLY;
    if clear && !alike { (best, true) } else { (expected, false) }
}

fn mend_cell(
    cell: &Cell<'_>,
    score: &Score,
    column: Encoding,
    holds: Holds,
) -> (String, Vec<Reason>) {
    let mut reasons = Vec::new();
    let (encoding, other) = encoding_of(cell, score, column);
    let fonts = cell.font.filter(|font| font.encoding == encoding);
    // A lone sign is a tick (×), even where it is the code of a letter.
    let tick = cell.font.is_none() && cell.text.trim().chars().count() < 2;
    let mut text = cell.text.to_owned();
    if encoding.is_old() && !tick {
        let decoded = decode(encoding, &text);
        if decoded.changed {
            let why = if other { Reason::OtherEncoding } else { Reason::Encoding };
            reasons.push(why(encoding));
            text = decoded.text;
        }
        if encoding == Encoding::Tcvn3 {
            let capitals = fonts.is_some_and(|font| font.capitals);
            let cased = mend_lost_capitals(&text, capitals, holds == Holds::Names);
            note(&mut reasons, Reason::Case, cased != text);
            text = cased;
        }
    }
    let composed = decode(Encoding::Decomposed, &text);
    note(&mut reasons, Reason::Composed, composed.changed);
    let clean = match holds {
        Holds::Names | Holds::Text => clean_name(&composed.text),
        Holds::Notes => nfc(&composed.text).trim().to_owned(),
    };
    let (before, after) = (composed.text.as_str(), clean.as_str());
    note(
        &mut reasons,
        Reason::Apostrophe,
        only(before, is_apostrophe) != only(after, is_apostrophe),
    );
    let invisible = |c: char| is_invisible(c) || (c.is_control() && !c.is_whitespace());
    note(&mut reasons, Reason::Invisible, before.chars().any(invisible));
    // What is left are spaces, and letters that joined when what stood between them went.
    let unseen = reasons.is_empty() && after != cell.text;
    let spaces = only(before, char::is_whitespace) != only(after, char::is_whitespace);
    note(&mut reasons, Reason::Spaces, unseen || spaces);
    (clean, reasons)
}

fn note(reasons: &mut Vec<Reason>, reason: Reason, holds: bool) {
    if holds {
        reasons.push(reason);
    }
}

fn only(text: &str, keep: fn(char) -> bool) -> String {
    text.chars().filter(|c| keep(*c)).collect()
}
