//! What each row of a list would do to the book: its action, the intention behind it, what it would
//! change and what stands in its way.
//!
//! Pure: made from the book, the reading and what a person chose, and made again whenever one of
//! them changes. It stores nothing; [`Storing`] takes its intentions in chunks. Invariants: a row
//! that waits or is wrong has no intention and stops no other row; every record is taken by one row
//! at most; a list whose rows are all stored plans `same` for each.

mod compare;
mod correct;
mod gift;
mod household;
mod item;
mod person;
mod place;
mod planner;
mod register;
mod seek;
mod storing;
#[cfg(test)]
mod tests;
mod twin;

pub use correct::correct;
pub use household::whole;
pub use item::{Choices, Differs, NewVillage, PlanSummary, PlannedEntry, RowAction};
pub use planner::size;
pub use storing::{CHUNK, Chunk, Storing};

use crate::domain::book::Book;
use crate::domain::import::Reading;
use crate::domain::op::Ctx;
use crate::domain::schema::RecordKind;

use planner::Planner;

/// What a list would do.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ImportPlan {
    /// One item an entry, in the order of the entries.
    pub items: Vec<PlannedEntry>,
    /// The villages that the list names and the book does not have; stored first.
    pub new_villages: Vec<NewVillage>,
    pub summary: PlanSummary,
}

/// What each row of a list would do to the book.
pub fn plan(book: &Book, reading: &Reading, choices: &Choices, ctx: &Ctx) -> ImportPlan {
    let maker = Planner { book, reading, choices, ctx };
    let (items, new_villages) = match reading.kind {
        RecordKind::Household => household::items(&maker),
        RecordKind::Contribution => (gift::items(&maker), Vec::new()),
        RecordKind::Registration => (register::items(&maker), Vec::new()),
        _ => (Vec::new(), Vec::new()),
    };
    let summary = maker.summary(&items);
    // A village whose rows all wait is not made.
    debug_assert_eq!(items.len(), reading.entries.len());
    ImportPlan { items, new_villages, summary }
}
