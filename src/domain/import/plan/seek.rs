//! Which household of the book a registration speaks of.
//!
//! Of those whose village and year of birth fit, a part that is blank on either side not being
//! compared, the ones whose head's name is the same but for case, apostrophes and the place of the
//! tone; if there is none, the same without marks. Several are never guessed between.

use std::collections::HashMap;

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::import::Sought;
use crate::domain::import::plan::place::same_place;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::value::Value;
use crate::text::{PartialDate, fold, same_spelling_key};

/// The heads of the households, by their names without marks.
#[derive(Debug)]
pub(super) struct Heads<'a> {
    book: &'a Book,
    by_name: HashMap<String, Vec<&'a Record>>,
}

impl<'a> Heads<'a> {
    /// Of the households that stand.
    pub(super) fn of(book: &'a Book) -> Self {
        let mut by_name: HashMap<String, Vec<&Record>> = HashMap::new();
        for record in book.active(RecordKind::Household) {
            let name = fold(record.text("head_name").unwrap_or_default());
            by_name.entry(name).or_default().push(record);
        }
        Self { book, by_name }
    }

    /// The households that the words may mean: none, one, or several.
    pub(super) fn find(&self, sought: &Sought) -> Vec<RecordId> {
        let alike = self.by_name.get(&fold(&sought.head_name)).map_or(&[][..], Vec::as_slice);
        let fits: Vec<_> = alike.iter().filter(|record| self.fits(sought, record)).collect();
        let spelling = same_spelling_key(&sought.head_name);
        let spelled = |record: &&&&Record| {
            same_spelling_key(record.text("head_name").unwrap_or_default()) == spelling
        };
        let exact: Vec<_> = fits.iter().filter(spelled).map(|record| record.id).collect();
        if exact.is_empty() { fits.iter().map(|record| record.id).collect() } else { exact }
    }

    fn fits(&self, sought: &Sought, record: &Record) -> bool {
        let born = record.get("head_birth").and_then(Value::as_date).map(PartialDate::year);
        let year = match (sought.birth_year, born) {
            (Some(said), Some(born)) => said == born,
            _ => true,
        };
        let village = record.link("village").and_then(|id| self.book.find(id));
        let village = village.and_then(|village| village.text("name"));
        let place = match (sought.village.as_deref(), village) {
            (Some(said), Some(village)) => same_place(said, village),
            _ => true,
        };
        year && place
    }
}
