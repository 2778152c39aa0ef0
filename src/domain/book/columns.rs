//! The columns of the kinds, read of a record: its title, its year, its village.
//!
//! It follows what the tables of the schema say and knows no kind.

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::schema::{RecordKind, Source, YearOf};
use crate::domain::value::Value;

impl Book {
    /// The text of a source, if there is one.
    pub fn source<'b>(&'b self, record: &'b Record, source: Source) -> Option<&'b str> {
        match source {
            Source::Field(id) => record.text(id),
            Source::Via(link, id) => self.find(record.link(link)?)?.text(id),
        }
    }

    /// The name of a record for a sentence: the head of the household, the donor, the village.
    pub fn title(&self, record: &Record) -> String {
        let sources = record.kind.def().naming.title.iter();
        let own = sources.copied().find_map(|source| self.source(record, source));
        own.map_or_else(|| self.human_key(record), str::to_owned)
    }

    /// The year that a record is counted in, if it is of one.
    pub fn year_of(&self, record: &Record) -> Option<i64> {
        match record.kind.def().year {
            YearOf::Every => None,
            YearOf::Field(id) => record.int(id),
            YearOf::Date(id) => {
                record.get(id).and_then(Value::as_date).map(|date| i64::from(date.year()))
            }
            YearOf::Linked(id) => self.year_of(self.find(record.link(id)?)?),
        }
    }

    /// Whether a record is counted in a year: those of no year are in every one.
    pub fn is_of_year(&self, record: &Record, year: i64) -> bool {
        record.kind.def().year == YearOf::Every || self.year_of(record) == Some(year)
    }

    /// The village that a record belongs to: its own, or that of its household, its meeting or its
    /// nomination.
    pub fn village_of(&self, record: &Record) -> Option<RecordId> {
        if record.kind == RecordKind::Village {
            return Some(record.id);
        }
        let through = || {
            let owner =
                ["household", "meeting", "nomination"].iter().find_map(|id| record.link(id));
            self.village_of(self.find(owner?)?)
        };
        record.link("village").or_else(through)
    }
}
