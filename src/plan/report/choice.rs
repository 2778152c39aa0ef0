//! Which plan a report is about.

use crate::domain::book::Book;
use crate::plan::{Plan, Plans};

/// Why no plan was found. All say which keys can be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoPlan {
    /// No plan of the movement has this key.
    Unknown(Vec<String>),
    /// None was named, and the office follows none.
    NoneFollowed(Vec<String>),
    /// None was named, and the office follows these.
    Several(Vec<String>),
}

/// The plans of the movement: a procedure of the law asks for no report of it.
pub fn choices(plans: &Plans) -> impl Iterator<Item = &Plan> {
    plans.all().iter().filter(|plan| plan.is_movement)
}

/// The plan of a key, else the one that the office follows.
pub fn plan_for<'p>(plans: &'p Plans, book: &Book, key: Option<&str>) -> Result<&'p Plan, NoPlan> {
    let keys = || choices(plans).map(|plan| plan.key.clone()).collect();
    if let Some(key) = key {
        let found = plans.get(key).filter(|plan| plan.is_movement);
        return found.ok_or_else(|| NoPlan::Unknown(keys()));
    }
    let followed: Vec<_> = choices(plans).filter(|plan| book.follows(&plan.key)).collect();
    match followed.as_slice() {
        [one] => Ok(*one),
        [] => Err(NoPlan::NoneFollowed(keys())),
        several => Err(NoPlan::Several(several.iter().map(|plan| plan.key.clone()).collect())),
    }
}
