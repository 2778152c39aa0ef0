//! The values of cells: dates, personal numbers, money, quantities, ticks, codes and words.
//!
//! Each function takes one cell, decoded and cleaned, and knows neither its row nor the book. Invariant:
//! nothing is guessed or repaired; a cell that says nothing is `None`, one that says something else
//! than a value is an error, and no function panics. Texts of sums, quantities and dates are read by
//! the grammars of [`crate::text`]; what is here is about cells.

mod codes;
mod date;
mod money;
mod personal;
mod quantity;
#[cfg(test)]
mod tests;
mod word;

use crate::import::grid::Raw;
use crate::text::fold;

pub use codes::{Codes, causes, deprivations, needs};
pub use date::{NoDate, date};
pub use money::{NoSum, money};
pub use personal::{PersonalNumber, disagrees, personal_number};
pub use quantity::{Quantity, counted, quantity};
pub use word::{class, people, relation, sex, tick};

/// A cell that holds something which is no value of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the cell holds something else")]
pub struct Unreadable;

/// The greatest whole number that a spreadsheet keeps exactly.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The digits of a whole number of 0 or more; `None` for any other.
pub(crate) fn whole(number: f64) -> Option<String> {
    let fits = (0.0..EXACT).contains(&number) && number.fract() == 0.0;
    fits.then(|| format!("{number:.0}"))
}

/// Whether a text only says that there is nothing: empty, dashes, dots.
pub(crate) fn is_placeholder(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace()
            || matches!(c, '-' | '.' | '_' | '…' | '\u{2010}'..='\u{2015}' | '\u{2212}')
    })
}

/// The text of a cell, folded for comparing; a whole number as its digits.
fn folded(raw: &Raw) -> String {
    match raw {
        Raw::Empty | Raw::Error(_) => String::new(),
        Raw::Text(text) => fold(text),
        Raw::Number(number) | Raw::Serial(number) => number.to_string(),
        Raw::Bool(answer) => if *answer { "co" } else { "khong" }.to_owned(),
    }
}
