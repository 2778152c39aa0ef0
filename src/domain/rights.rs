//! What a role may do.
//!
//! Checked when a person acts (with the village) and again when an event is folded (by kind alone,
//! because which village a record belongs to depends on events that may not have arrived, and the
//! fold must not depend on their order). Invariant: a function of role, operation and kind alone.

use crate::domain::act::OpName;
use crate::domain::roster::Role;
use crate::domain::schema::Kind;

/// Whether a role may do this to a kind of record at all.
pub fn may(role: Role, op: OpName, kind: Kind) -> bool {
    match role {
        Role::Lead | Role::Officer => true,
        Role::Treasurer => kind == Kind::Contribution,
        Role::Village => match kind {
            // Which plans the office follows is for the office.
            Kind::Village | Kind::Contribution | Kind::Adoption => false,
            // A village puts forward and hands in; what becomes of it is for the office.
            Kind::Nomination => {
                !matches!(op, OpName::Return | OpName::Forward | OpName::Decide | OpName::Cancel)
            }
            _ => true,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_village_puts_forward_and_the_office_decides() {
        use OpName::{Cancel, Create, Decide, Edit, Forward, Return, Submit, Void};
        let of =
            |op, kind| [Role::Lead, Role::Officer, Role::Village].map(|role| may(role, op, kind));
        for op in [Create, Edit, Submit] {
            assert_eq!(of(op, Kind::Nomination), [true, true, true], "{op:?}");
            assert_eq!(of(op, Kind::Part), [true, true, true], "{op:?}");
        }
        for op in [Return, Forward, Decide, Cancel] {
            assert_eq!(of(op, Kind::Nomination), [true, true, false], "{op:?}");
        }
        for op in [Create, Edit, Void] {
            assert_eq!(of(op, Kind::Adoption), [true, true, false], "{op:?}");
        }
    }
}
