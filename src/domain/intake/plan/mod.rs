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
mod make;
mod person;
mod place;
mod register;
mod seek;
mod storing;
#[cfg(test)]
mod tests;
mod twin;

pub use correct::correct;
pub use household::whole;
pub use item::{Action, Choices, Differs, Item, NewVillage, Summary};
pub use make::{plan, size};
pub use storing::{CHUNK, Chunk, Storing};

/// What a list would do.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    /// One item an entry, in the order of the entries.
    pub items: Vec<Item>,
    /// The villages that the list names and the book does not have; stored first.
    pub new_villages: Vec<NewVillage>,
    /// What it comes to.
    pub summary: Summary,
}
