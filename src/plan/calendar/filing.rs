//! Writing down that a deadline was met.
//!
//! It decides nothing: what it makes goes through `op::decide` like everything else. Invariant: a
//! deadline is known by plan, entry and last good day, and done once.

use chrono::NaiveDate;

use crate::domain::input::{Input, Values};
use crate::domain::op::Op;
use crate::domain::schema::RecordKind;
use crate::domain::value::Value;
use crate::plan::calendar::Deadline;
use crate::text::PartialDate;

/// What a form for the filing of a deadline begins with: which deadline it is, and where it goes.
pub fn filled(deadline: &Deadline<'_>) -> Values {
    let text = |text: &str| Input::Value(Value::text(text));
    let mut values = Values::new();
    values.insert("plan", text(&deadline.plan.key));
    values.insert("entry", text(&deadline.entry.id));
    let due_on = Value::Date(PartialDate::from(deadline.due_on));
    values.insert("due_on", Input::Value(due_on));
    if let (Some(to), _) = deadline.route() {
        values.insert("sent_to", text(to));
    }
    values
}

/// The change that marks a deadline done on a day. One that was marked before is corrected, not
/// written a second time.
pub fn mark_done(
    deadline: &Deadline<'_>,
    done_on: NaiveDate,
    number: Option<&str>,
    done_by: Option<&str>,
) -> Op {
    let mut values = filled(deadline);
    values.insert("done_on", Input::Value(Value::Date(PartialDate::from(done_on))));
    for (field, text) in [("number", number), ("done_by", done_by)] {
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            values.insert(field, Input::Value(Value::text(text)));
        }
    }
    match deadline.filing {
        None => Op::Create { kind: RecordKind::Filing, values },
        Some(record) => {
            // What it is the filing of does not change.
            values.retain(|field, _| matches!(*field, "done_on" | "number" | "done_by"));
            Op::Edit { record, values }
        }
    }
}
