//! Looking at a personal number: an event that writes nothing and stands in the history of the
//! record, with who and when. It is never taken back.

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::issue::Issue;
use crate::domain::op::{Ctx, Decision, OpName, Target, check_right, existing, one};

pub(super) fn decide(book: &Book, id: RecordId, ctx: &Ctx) -> Result<Decision, Vec<Issue>> {
    let record = existing(book, id)?;
    check_right(book, record, OpName::Reveal, ctx)?;
    if !OpName::Reveal.acts_on(record.kind) {
        return Err(vec![Issue::whole("no_such_act").with("act", OpName::Reveal.name())]);
    }
    let intent = one(OpName::Reveal, Target::Existing(id), record.kind, Vec::new());
    Ok(Decision { intent, warnings: Vec::new() })
}
