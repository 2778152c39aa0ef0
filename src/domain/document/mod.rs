//! A paper with text and tables: a report, a letter, minutes. Plain values.
//!
//! Knows no file, no book and no sentence: what is said is a message key with arguments, or a text
//! of the register. Invariant: blocks stand in the order in which they are read; headings are
//! numbered by [`Document::numbers`] alone, I. for a part and 1. for what stands under it.

mod page;

use chrono::NaiveDate;

use crate::domain::tables::{Print, Table, Wording, Words};
use crate::text::{PartialDate, place_and_date};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What stands before the text.
    pub head: Head,
    /// The text, top to bottom.
    pub blocks: Vec<Block>,
    /// What stands after it.
    pub foot: Foot,
    /// What its writer has to know and to delete before it is sent.
    pub drafting: Vec<Words>,
}

/// What stands before the text (Nghị định 30/2020/NĐ-CP, Phụ lục I).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The line above the name of the office, where it has one: `ỦY BAN NHÂN DÂN`.
    pub above: Option<Words>,
    /// The letters after the number, which is left blank: `BC-UBND`. No line without them.
    pub mark: Option<String>,
    /// What paper it is: `BÁO CÁO`.
    pub title: Words,
    /// What it is about, a line each.
    pub subject: Vec<Words>,
    /// Whom it is sent to, a line each.
    pub to: Vec<Words>,
}

/// What stands after the text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Foot {
    pub recipients: Vec<Words>,
    /// Who signs, left to right: the lines over each signature. The last one signs for the office.
    pub signers: Vec<Vec<Words>>,
}

/// A piece of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A part: I, II, III.
    Part(Words),
    /// A heading in a part: 1, 2, 3.
    Heading(Words),
    Text(Words),
    /// A line of a list.
    Item(Words),
    /// A table; its title is printed over it where it says anything.
    Table(Box<Table>),
}

/// Who sends a paper, and on which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sends<'a> {
    /// The commune, or another office, as it calls itself.
    pub office: &'a str,
    /// The day on the paper.
    pub date: NaiveDate,
}

impl Sends<'_> {
    /// The office in capitals, as it stands above a paper.
    pub fn agency(&self) -> String {
        self.office.to_uppercase()
    }

    /// "Mường Thử, ngày 05 tháng 02 năm 2026".
    pub fn place_and_date(&self) -> String {
        let words = ["Xã ", "Phường ", "Đặc khu ", "Thị trấn "];
        let place = words.iter().find_map(|word| self.office.strip_prefix(word));
        place_and_date(place.unwrap_or(self.office), PartialDate::from(self.date))
    }
}

impl Document {
    /// A table of a text in somebody's words.
    pub fn print(table: &Table, said: &Wording<'_>) -> Print {
        let print = table.print(said);
        // In a text a title is no headline, and columns are numbered only for a formula.
        let numbers = if table.formula.is_some() { print.numbers } else { Vec::new() };
        Print { title: said(&table.title), numbers, ..print }
    }

    /// The number of each block that is a heading: `I.`, `1.`.
    pub fn numbers(&self) -> Vec<Option<String>> {
        let (mut part, mut heading) = (0_usize, 0_usize);
        let number = |block: &Block| match block {
            Block::Part(_) => {
                (part, heading) = (part.saturating_add(1), 0);
                Some(format!("{}.", roman(part)))
            }
            Block::Heading(_) => {
                heading = heading.saturating_add(1);
                Some(format!("{heading}."))
            }
            _ => None,
        };
        self.blocks.iter().map(number).collect()
    }

    /// Whether a table needs a page on its side.
    pub fn is_wide(&self) -> bool {
        let tables = self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table.columns.len()),
            _ => None,
        });
        tables.max().is_some_and(|columns| columns > 10)
    }
}

/// A number from 1 on in Roman numerals; papers have no more than a few parts.
fn roman(number: usize) -> String {
    const SIGNS: [(usize, &str); 5] = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut left = number.min(399);
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            out.push_str(sign);
            left = left.saturating_sub(value);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_roman_and_headings_begin_anew_in_each() {
        let said = || Words::text("x");
        let blocks = vec![
            Block::Text(said()),
            Block::Part(said()),
            Block::Heading(said()),
            Block::Item(said()),
            Block::Heading(said()),
            Block::Part(said()),
            Block::Heading(said()),
        ];
        let head =
            Head { above: None, mark: None, title: said(), subject: Vec::new(), to: Vec::new() };
        let paper = Document { head, blocks, foot: Foot::default(), drafting: Vec::new() };
        let numbers: Vec<_> = paper.numbers().into_iter().map(Option::unwrap_or_default).collect();
        assert_eq!(numbers, ["", "I.", "1.", "", "2.", "II.", "1."]);
        for (number, sign) in [(4, "IV"), (9, "IX"), (14, "XIV"), (29, "XXIX")] {
            assert_eq!(roman(number), sign);
        }
    }
}
