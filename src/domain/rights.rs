//! What a role may do.
//!
//! Checked when a person acts (with the village) and again when an event is folded (by kind alone,
//! because which village a record belongs to depends on events that may not have arrived, and the
//! fold must not depend on their order). Invariant: a function of role, operation and kind alone.

use crate::domain::act::OpName;
use crate::domain::roster::Role;
use crate::domain::schema::RecordKind;

/// Whether a role may do this to a kind of record at all.
pub fn may(role: Role, op: OpName, kind: RecordKind) -> bool {
    let work = kind.def().work;
    // A village puts forward and hands in; what becomes of it is for the office.
    let for_office =
        matches!(op, OpName::Return | OpName::Forward | OpName::Decide | OpName::Cancel);
    work.writers.contains(&role)
        && !(role == Role::Village && for_office && work.acts.contains(&op))
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
            assert_eq!(of(op, RecordKind::Nomination), [true, true, true], "{op:?}");
            assert_eq!(of(op, RecordKind::Part), [true, true, true], "{op:?}");
        }
        for op in [Return, Forward, Decide, Cancel] {
            assert_eq!(of(op, RecordKind::Nomination), [true, true, false], "{op:?}");
        }
        for op in [Create, Edit, Void] {
            assert_eq!(of(op, RecordKind::Adoption), [true, true, false], "{op:?}");
        }
    }
}
