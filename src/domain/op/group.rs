//! Taking back an action of many events, a list taken in: as far as that goes, the newest first.
//!
//! What was done on top of the action since stands, and is named; it does not keep the rest from
//! being taken back. The events of the action may build on each other, so they are taken back in
//! rounds: what can be now, then, on the book after that, what could not before.

use std::collections::HashSet;

use crate::domain::book::Book;
use crate::domain::event::Event;
use crate::domain::id::EventRef;
use crate::domain::issue::Issue;
use crate::domain::op::{Ctx, Intent, rows, undo};

/// One round of taking an action back.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Unwound {
    /// To be stored, in this order, and folded before the next round.
    pub intents: Vec<Intent>,
    /// The events for the next round; none when the action is taken back as far as it goes.
    pub later: Vec<EventRef>,
    /// What can no longer be taken back, and why.
    pub stays: Vec<(EventRef, Vec<Issue>)>,
}

/// One round: `events` are those of the action that are still to be taken back, in any order.
/// `history` holds the events of all records that they touched, among them what earlier rounds
/// wrote. The next round is asked with the events of `later`, until there are none.
pub fn undo_group(book: &Book, events: &[EventRef], history: &[Event], ctx: &Ctx) -> Unwound {
    let past = undo::Past::new(history);
    let mut newest: Vec<&Event> = events.iter().filter_map(|event| past.event(*event)).collect();
    newest.sort_by_key(|event| std::cmp::Reverse((event.head.at, event.reference())));
    let mut round = Unwound::default();
    let unknown = events.iter().filter(|event| past.event(**event).is_none());
    round.stays.extend(unknown.map(|event| (*event, vec![Issue::whole("no_such_event")])));
    // Two intents of one round never write to one record: the second could not know the first.
    let mut touched = HashSet::new();
    let mut refused = Vec::new();
    for event in newest {
        let records = || event.writes().map(|write| write.record);
        if records().any(|record| touched.contains(&record)) {
            round.later.push(event.reference());
            continue;
        }
        match undo::decide_in(book, event, &past, ctx) {
            Ok(decision) => {
                touched.extend(records());
                round.intents.push(rows::led(book, decision).intent);
            }
            Err(issues) => refused.push((event.reference(), issues)),
        }
    }
    if round.intents.is_empty() {
        round.stays.extend(refused);
    } else {
        round.later.extend(refused.into_iter().map(|(event, _)| event));
    }
    round
}
