//! What a role may do.
//!
//! Checked when a person acts (with the village) and again when an event is folded (by kind alone,
//! because which village a record belongs to depends on events that may not have arrived, and the
//! fold must not depend on their order).

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::op::OpName;
use crate::domain::record::Record;
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

/// The village that a record belongs to, through its household or meeting.
pub fn village_of(book: &Book, record: &Record) -> Option<RecordId> {
    if record.kind == Kind::Village {
        return Some(record.id);
    }
    record.link("village").or_else(|| {
        let through = record.link("household").or_else(|| record.link("meeting"))?;
        book.find(through)?.link("village")
    })
}
