//! What a role may do.
//!
//! Checked when a person acts (with the village) and again when an event is folded (by kind alone,
//! because which village a record belongs to depends on events that may not have arrived, and the
//! fold must not depend on their order).

use crate::domain::act::OpName;
use crate::domain::roster::Role;
use crate::domain::schema::Kind;

/// Whether a role may do this to a kind of record at all.
pub fn may(role: Role, _op: OpName, kind: Kind) -> bool {
    match role {
        Role::Lead | Role::Officer => true,
        Role::Treasurer => kind == Kind::Contribution,
        Role::Village => !matches!(kind, Kind::Village | Kind::Contribution),
    }
}
