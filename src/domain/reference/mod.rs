//! Reference data: the lists that the forms of the state use, each with its date and its source.
//!
//! Peoples, causes, needs, relations and deprivations are [`Terms`]: an id, the number in the form,
//! the official name, and the words that lists use for it. They are shipped with the program and may
//! be replaced by a dated file beside the register; reading files is not done here. Invariant: every
//! shipped list reads without error, and nothing in a list is compared with more than what a person
//! would call the same word.

mod communes;
mod holidays;
mod set;
mod terms;

pub use communes::{Commune, Communes, Province, Unit};
pub use holidays::{Holidays, Yearly};
pub use set::{LISTS, Reference, people};
pub use terms::{About, BadList, Term, Terms};
