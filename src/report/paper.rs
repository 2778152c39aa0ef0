//! What every page has: the table in words, and the headings of an administrative paper around it
//! (Nghị định 30/2020/NĐ-CP, Phụ lục I).

use chrono::NaiveDate;

use crate::domain::tables::{Print, Table};
use crate::locale::Locale;
use crate::text::{PartialDate, place_and_date};

/// A table to be written, with whose paper it is.
#[derive(Debug, Clone, Copy)]
pub struct Paper<'a> {
    /// The figures.
    pub table: &'a Table,
    /// The words.
    pub locale: &'a Locale,
    /// The commune, as it calls itself ("Xã Mường Thử").
    pub commune: &'a str,
    /// The day that stands on the paper.
    pub date: NaiveDate,
}

impl Paper<'_> {
    pub(super) fn print(&self) -> Print {
        self.table.print(&|words| self.locale.words(words))
    }

    pub(super) fn text(&self, key: &str) -> String {
        self.locale.text(key).into_owned()
    }

    /// The commune in capitals, as it stands above a paper.
    pub(super) fn agency(&self) -> String {
        self.commune.to_uppercase()
    }

    /// "Mường Thử, ngày 05 tháng 02 năm 2026".
    pub(super) fn place_and_date(&self) -> String {
        let words = ["Xã ", "Phường ", "Đặc khu ", "Thị trấn "];
        let place = words.iter().find_map(|word| self.commune.strip_prefix(word));
        place_and_date(place.unwrap_or(self.commune), PartialDate::from(self.date))
    }

    /// Formula, faults and notes: what stands beneath the table.
    pub(super) fn beneath(print: &Print) -> Vec<String> {
        let formula = print.formula.iter().map(|(text, _)| text.clone());
        formula.chain(print.faults.iter().cloned()).chain(print.notes.iter().cloned()).collect()
    }

    /// Whether it needs a page on its side.
    pub(super) fn is_wide(&self) -> bool {
        self.table.columns.len() > 8
    }
}
