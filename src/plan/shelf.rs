//! The plans at hand: those shipped with the program and those of the data folder.
//!
//! It knows no files. Invariant: a key stands once; a plan of the folder takes the place of a shipped
//! one with its key.

use crate::domain::book::Book;
use crate::domain::schema::Kind;
use crate::plan::Plan;

/// The plans, in the order of their keys as shipped, then those of the folder.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plans {
    all: Vec<Plan>,
}

impl Plans {
    /// With these plans; of two with one key the later one.
    pub fn new(plans: impl IntoIterator<Item = Plan>) -> Self {
        let mut shelf = Self::default();
        for plan in plans {
            match shelf.all.iter_mut().find(|known| known.key == plan.key) {
                Some(known) => *known = plan,
                None => shelf.all.push(plan),
            }
        }
        shelf
    }

    /// Every plan.
    pub fn all(&self) -> &[Plan] {
        &self.all
    }

    /// The plan of a key, whatever its case.
    pub fn get(&self, key: &str) -> Option<&Plan> {
        self.all.iter().find(|plan| plan.key.eq_ignore_ascii_case(key))
    }

    /// The plans that the office follows, in the order of the shelf.
    pub fn followed<'a>(&'a self, book: &'a Book) -> impl Iterator<Item = &'a Plan> {
        self.all.iter().filter(|plan| book.follows(&plan.key))
    }
}

impl Book {
    /// Whether the office follows the plan of this key.
    pub fn follows(&self, plan: &str) -> bool {
        let adopted = self.of_kind(Kind::Adoption).iter().filter_map(|at| self.record(*at));
        adopted.filter(|record| !record.is_void()).any(|record| record.text("plan") == Some(plan))
    }
}
