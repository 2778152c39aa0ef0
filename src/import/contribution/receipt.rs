//! Numbers of receipts: book and number, what stands twice, what is missing between.
//!
//! Does not know gifts. Invariant: two cells give one key exactly when a person would say that they
//! are one receipt.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::grid::Raw;
use crate::import::value::{Unreadable, whole};
use crate::text::fold;

/// The greatest number of a receipt.
const MOST: i64 = 9_999_999;

/// The most missing numbers that are told of one list: more is a slip in a number, not a loss.
const MOST_GAPS: usize = 1000;

/// The number of a receipt as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Receipt {
    /// The book, where the number says it.
    pub(super) book: Option<String>,
    /// The number in the book, 1 or more.
    pub(super) number: i64,
    /// What stands before and after the digits of the number, and how many they are.
    shape: (String, String, usize),
}

impl Receipt {
    /// Reads `TN-2025-0001` (book TN-2025, number 1), `05/2025`, `PT05/2025`, `17`.
    pub(super) fn read(raw: &Raw) -> Result<Option<Self>, Unreadable> {
        let text = match raw {
            Raw::Number(number) => whole(*number).ok_or(Unreadable)?,
            Raw::Text(text) => text.clone(),
            Raw::Empty => return Ok(None),
            _ => return Err(Unreadable),
        };
        let text = text.trim();
        let word = fold(text);
        if !text.chars().any(|c| c.is_ascii_digit()) {
            let none = ["", "khong", "khong co", "chua", "chua co", "ko"]
                .contains(&word.trim_matches(['.', '…', '_']));
            return if none { Ok(None) } else { Err(Unreadable) };
        }
        let (from, to) = place(text);
        let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
        let (before, digits, after) = (part(0, from), part(from, to), part(to, text.len()));
        let number = digits.parse().ok().filter(|number| (1..=MOST).contains(number));
        let number = number.ok_or(Unreadable)?;
        let ends: &[_] = &['-', '/', '.', ':', '_', ' ', '–'];
        let (first, last) = (before.trim_end_matches(ends), after.trim_start_matches(ends));
        let first = if fold(first) == "so" { "" } else { first };
        let book = match (first.is_empty(), last.is_empty()) {
            (true, true) => None,
            (false, true) => Some(first.to_owned()),
            (true, false) => Some(last.to_owned()),
            (false, false) => Some(format!("{first}/{last}")),
        };
        let shape = (before.to_owned(), after.to_owned(), digits.len());
        Ok(Some(Self { book, number, shape }))
    }

    /// Another number written as this one is.
    fn written(&self, number: i64) -> String {
        let (before, after, width) = &self.shape;
        format!("{before}{number:0width$}{after}")
    }
}

/// Where the digits of the number stand: the last group, unless that is a year after the number.
fn place(text: &str) -> (usize, usize) {
    let mut groups: Vec<(usize, usize)> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        let end = at.saturating_add(c.len_utf8());
        match groups.last_mut() {
            Some((_, to)) if *to == at => *to = end,
            _ => groups.push((at, end)),
        }
    }
    let digits = |(from, to): (usize, usize)| text.get(from..to).unwrap_or_default();
    let is_year = |group| digits(group).len() == 4 && ("1990".."2100").contains(&digits(group));
    match groups.as_slice() {
        // 05/2025: the number, then the year; 2025/05: the year, then the number.
        [.., number, year]
            if is_year(*year) && !is_year(*number) && text.ends_with(digits(*year)) =>
        {
            *number
        }
        // 12/QVNN-2025 and 12/QVNN: the number stands first.
        [number, ..] if number.0 == 0 && !is_year(*number) => *number,
        [.., last] => *last,
        [] => (0, 0),
    }
}

/// The receipts of a list by their rows.
#[derive(Debug, Default)]
pub(super) struct Receipts {
    books: BTreeMap<String, BTreeMap<i64, Vec<u32>>>,
    shapes: BTreeMap<String, Receipt>,
}

impl Receipts {
    /// Remembers the receipt of a row under the book it is stored in.
    pub(super) fn add(&mut self, book: &str, receipt: &Receipt, row: u32) {
        let key = fold(book);
        let rows = self.books.entry(key.clone()).or_default();
        rows.entry(receipt.number).or_default().push(row);
        self.shapes.entry(key).or_insert_with(|| receipt.clone());
    }

    /// The rows that have a number which others have too, each with the others.
    pub(super) fn doubled(&self) -> Vec<(u32, Vec<u32>)> {
        let several = self.books.values().flat_map(BTreeMap::values).filter(|rows| rows.len() > 1);
        several
            .flat_map(|rows| {
                rows.iter()
                    .map(|row| (*row, rows.iter().copied().filter(|other| other != row).collect()))
            })
            .collect()
    }

    /// The numbers between the first and the last of each book that no row has, as they would be
    /// written.
    pub(super) fn gaps(&self) -> Vec<String> {
        let mut gaps = Vec::new();
        for (book, rows) in &self.books {
            let numbers: BTreeSet<i64> = rows.keys().copied().collect();
            let Some(shape) = self.shapes.get(book) else { continue };
            for (low, high) in numbers.iter().zip(numbers.iter().skip(1)) {
                let missing = low.saturating_add(1)..*high;
                let left = MOST_GAPS.saturating_sub(gaps.len());
                gaps.extend(missing.take(left).map(|number| shape.written(number)));
            }
        }
        gaps
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Option<(Option<String>, i64)> {
        Receipt::read(&Raw::Text(text.into())).unwrap().map(|read| (read.book, read.number))
    }

    #[test]
    fn book_and_number() {
        let rows = [
            ("TN-2025-0001", Some("TN-2025"), 1),
            ("TN2025/0012", Some("TN2025"), 12),
            ("05/2025", Some("2025"), 5),
            ("PT05/2025", Some("PT/2025"), 5),
            ("PT-05/2025", Some("PT/2025"), 5),
            ("2025-0007", Some("2025"), 7),
            ("12/QVNN", Some("QVNN"), 12),
            ("12/QVNN-2025", Some("QVNN-2025"), 12),
            ("Số 0017", None, 17),
            ("0017", None, 17),
            ("PT 3", Some("PT"), 3),
            ("AB/25E 0000123", Some("AB/25E"), 123),
        ];
        for (text, book, number) in rows {
            assert_eq!(read(text), Some((book.map(str::to_owned), number)), "{text:?}");
        }
        assert_eq!(Receipt::read(&Raw::Number(17.0)).unwrap().unwrap().number, 17);
        for nothing in ["", "-", "chưa có", "..."] {
            assert_eq!(read(nothing), None, "{nothing:?}");
        }
        for bad in ["mất", "TN-0", "99999999999", "0"] {
            assert_eq!(Receipt::read(&Raw::Text(bad.into())), Err(Unreadable), "{bad:?}");
        }
        assert_eq!(Receipt::read(&Raw::Number(1.5)), Err(Unreadable));
    }

    #[test]
    fn gaps_and_doubles() {
        let mut receipts = Receipts::default();
        for (row, text) in (9..).zip([
            "TN-2025-0001",
            "TN-2025-0002",
            "TN-2025-0005",
            "tn-2025-0002",
            "B-9",
            "B-11",
        ]) {
            let receipt = Receipt::read(&Raw::Text(text.into())).unwrap().unwrap();
            let book = receipt.book.clone().unwrap_or_default();
            receipts.add(&book, &receipt, row);
        }
        assert_eq!(receipts.doubled(), [(10, vec![12]), (12, vec![10])]);
        assert_eq!(receipts.gaps(), ["B-10", "TN-2025-0003", "TN-2025-0004"]);
    }

    proptest! {
        #[test]
        fn any_cell_is_read_or_not(any in "\\PC*", typed in "[A-Zđ0-9/. -]{0,14}", number in any::<f64>()) {
            for raw in [Raw::Text(any), Raw::Text(typed), Raw::Number(number.abs().floor())] {
                if let Ok(Some(receipt)) = Receipt::read(&raw) {
                    prop_assert!((1..=MOST).contains(&receipt.number));
                    prop_assert_eq!(receipt.written(receipt.number), raw.shown().trim().to_owned());
                }
            }
        }
    }
}
