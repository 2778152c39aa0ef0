//! What is asked of a report: a year, perhaps one village, and whether numbers of persons are shown.

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::movement;
use crate::domain::tables::Words;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ask {
    /// Of which year: what stands at its end, and what happened in it.
    pub year: i64,
    /// Of which village; all of them where none is named.
    pub village: Option<RecordId>,
    /// Whether personal numbers are written whole. Masked otherwise: most lists are read by many.
    pub personal_numbers: bool,
    /// The day on which it is asked, to say what is late; nothing is without one.
    pub today: Option<NaiveDate>,
}

impl Ask {
    /// Everything of a year, numbers masked.
    pub fn year(year: i64) -> Self {
        Self { year, village: None, personal_numbers: false, today: None }
    }

    /// The year that a person most likely means: the last one of which the register has classes, but
    /// not after today's.
    pub fn likely_year(book: &Book, this_year: i64) -> i64 {
        movement::years(book).into_iter().rfind(|year| *year <= this_year).unwrap_or(this_year)
    }

    /// Year and village in words.
    pub fn scope(self, book: &Book) -> Vec<Words> {
        let year = Words::key("report-scope-year").with("year", self.year);
        let village = self.village.and_then(|id| book.find(id));
        let place = match village {
            Some(village) => {
                Words::key("report-scope-village").with("village", book.human_key(village))
            }
            None => Words::key("report-scope-commune"),
        };
        vec![year, place]
    }
}
