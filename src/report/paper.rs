//! What every page has: the table in words, and the headings of an administrative paper around it
//! (Nghị định 30/2020/NĐ-CP, Phụ lục I).

use chrono::NaiveDate;

use crate::domain::document::{Document, Sends};
use crate::domain::tables::{Print, Table, Words};
use crate::locale::Locale;

/// A table to be written, with whose paper it is.
#[derive(Debug, Clone, Copy)]
pub struct Paper<'a> {
    pub table: &'a Table,
    pub locale: &'a Locale,
    /// The commune, as it calls itself ("Xã Mường Thử").
    pub commune: &'a str,
    /// The day that stands on the paper.
    pub date: NaiveDate,
}

/// Whose paper it is, in which words, of which day.
#[derive(Debug, Clone, Copy)]
pub struct Sender<'a> {
    pub locale: &'a Locale,
    /// The commune, or another office, as it calls itself.
    pub office: &'a str,
    /// The day that stands on the paper.
    pub date: NaiveDate,
}

/// A text with tables to be written, with whose paper it is.
#[derive(Debug, Clone, Copy)]
pub struct Letter<'a> {
    pub document: &'a Document,
    pub sender: Sender<'a>,
}

impl Letter<'_> {
    pub(super) fn words(&self, words: &Words) -> String {
        self.sender.locale.words(words)
    }

    /// A table of the text in words.
    pub(super) fn print(&self, table: &Table) -> Print {
        Document::print(table, &|words| self.words(words))
    }
}

impl<'a> Paper<'a> {
    pub(super) fn sender(&self) -> Sender<'a> {
        Sender { locale: self.locale, office: self.commune, date: self.date }
    }

    pub(super) fn print(&self) -> Print {
        self.table.print(&|words| self.locale.words(words))
    }

    pub(super) fn text(&self, key: &str) -> String {
        self.sender().text(key)
    }

    /// Whether it needs a page on its side.
    pub(super) fn is_wide(&self) -> bool {
        self.table.columns.len() > 8
    }
}

impl Sender<'_> {
    pub(super) fn text(&self, key: &str) -> String {
        self.locale.text(key).into_owned()
    }

    /// The head of the paper.
    pub(super) fn head(&self) -> Sends<'_> {
        Sends { office: self.office, date: self.date }
    }

    /// The office in capitals, as it stands above a paper.
    pub(super) fn agency(&self) -> String {
        self.head().agency()
    }

    /// "Mường Thử, ngày 05 tháng 02 năm 2026".
    pub(super) fn place_and_date(&self) -> String {
        self.head().place_and_date()
    }
}
