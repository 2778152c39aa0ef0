//! What is due now, of all the plans that the office follows, the most pressing first.
//!
//! It changes nothing and knows no screens. Invariant: a deadline stands once; what was done stands
//! last; what is over for more than a year and was never marked is not called overdue for ever.

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::{Datelike, Months, NaiveDate};

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::schema::RecordKind;
use crate::domain::value::Value;
use crate::plan::calendar::{Deadline, DueState, Occurrence, begun, dates_of};
use crate::plan::{Doer, Plans, Rule, Within};
use crate::text::PartialDate;

/// Within so many days a deadline is near.
pub const NEAR: i64 = 14;

/// After so many days nobody is asked for a date of a procedure any more.
const OVER: i64 = 31;

/// What was filed: plan and entry in lower case, and the day.
type Filed = HashMap<(String, String, NaiveDate), RecordId>;

/// Every deadline of the plans that the office follows, seen from a day: overdue ones first, then by
/// the days that are left, those that were done last. With `days`: what falls due within so many
/// days, and what is overdue of plans that ended less than a year ago.
pub fn deadlines<'p>(
    plans: &'p Plans,
    book: &Book,
    today: NaiveDate,
    days: Option<i64>,
) -> Vec<Deadline<'p>> {
    let filed = filed(book);
    let events = |event: &str| begun(book, event);
    let holidays = book.reference().holidays();
    let mut all = Vec::new();
    for plan in plans.all().iter().filter(|plan| book.follows(&plan.key)) {
        for entry in &plan.entries {
            let Some(due) = &entry.due else { continue };
            for at in dates_of(due, plan, holidays, &events) {
                let key = |day| (plan.key.to_lowercase(), entry.id.to_lowercase(), day);
                let filing = filed.get(&key(at.due_on)).or_else(|| {
                    // People also write the day that the text names, the one after the last good one.
                    filed.get(&key(named(&due.rule, at.due_on)?))
                });
                let filing = filing.copied();
                let days_left = at.due_on.signed_duration_since(today).num_days();
                let state = state(at, today, days_left, filing.is_some());
                if at.lapses && state == DueState::Overdue {
                    continue;
                }
                let Occurrence { due_on, from, has_day, .. } = at;
                all.push(Deadline { plan, entry, from, due_on, has_day, days_left, state, filing });
            }
        }
    }
    if let Some(days) = days {
        all.retain(|deadline| match deadline.state {
            DueState::Overdue => !is_long_past(deadline, today),
            _ => (0..=days).contains(&deadline.days_left),
        });
    }
    all.sort_by_key(|deadline| {
        // Of what was done the latest first.
        let done = (deadline.state == DueState::Done).then_some(Reverse(deadline.due_on));
        (
            deadline.state == DueState::Done,
            deadline.state != DueState::Overdue,
            done,
            deadline.days_left,
        )
    });
    all
}

/// What is asked of a person now: this year's, what the office or its villages are late with, what is
/// near; and how much is left out because it is over for too long.
pub fn agenda<'p>(plans: &'p Plans, book: &Book, today: NaiveDate) -> (Vec<Deadline<'p>>, usize) {
    let mut all = deadlines(plans, book, today, None);
    let before = all.len();
    all.retain(|deadline| !is_long_past(deadline, today));
    let left_out = before.saturating_sub(all.len());
    all.retain(|deadline| {
        let begins = deadline.from.unwrap_or(deadline.due_on).year();
        let this_year = (begins..=deadline.due_on.year()).contains(&today.year());
        match deadline.state {
            DueState::Near => true,
            DueState::Overdue => this_year || is_own(deadline),
            DueState::NotYet | DueState::Done => this_year,
        }
    });
    (all, left_out)
}

/// What the office or its villages still have to do, the most pressing first.
pub fn open_now<'p>(plans: &'p Plans, book: &Book, today: NaiveDate) -> Vec<Deadline<'p>> {
    let mut all = deadlines(plans, book, today, None);
    all.retain(|deadline| {
        is_own(deadline) && deadline.state != DueState::Done && !is_long_past(deadline, today)
    });
    all
}

/// Whether the office or its villages have to do it, not the level above.
fn is_own(deadline: &Deadline<'_>) -> bool {
    deadline.entry.due.as_ref().is_some_and(|due| due.doer != Doer::Above)
}

/// Overdue in a plan whose period ended more than a year ago: nobody will do it any more. Of a
/// procedure of the law, which begins anew every month or year, what is over for a month.
fn is_long_past(deadline: &Deadline<'_>, today: NaiveDate) -> bool {
    if !deadline.plan.is_movement && deadline.days_left < -OVER {
        return deadline.state == DueState::Overdue;
    }
    let end = deadline.plan.to.max(deadline.due_on).checked_add_months(Months::new(12));
    deadline.state == DueState::Overdue && end.is_some_and(|end| end < today)
}

fn state(at: Occurrence, today: NaiveDate, days_left: i64, is_done: bool) -> DueState {
    let running = at.from.is_some_and(|from| from <= today);
    match days_left {
        _ if is_done => DueState::Done,
        ..0 => DueState::Overdue,
        0..=NEAR => DueState::Near,
        _ if running => DueState::Near,
        _ => DueState::NotYet,
    }
}

/// The day that the text names, where it is another than the last good one.
fn named(rule: &Rule, due_on: NaiveDate) -> Option<NaiveDate> {
    match rule {
        Rule::Once(Within::Before, _)
        | Rule::Yearly(Within::Before, _)
        | Rule::Quarterly(Within::Before, _)
        | Rule::Monthly(Within::Before, ..) => due_on.succ_opt(),
        _ => None,
    }
}

fn filed(book: &Book) -> Filed {
    let mut filed = Filed::new();
    for record in book.active(RecordKind::Filing) {
        let day = record.get("due_on").and_then(Value::as_date).and_then(PartialDate::as_day);
        if let (Some(plan), Some(entry), Some(day)) =
            (record.text("plan"), record.text("entry"), day)
        {
            let key = (plan.to_lowercase(), entry.to_lowercase(), day);
            // Of two devices that wrote it both, the same one everywhere.
            filed.entry(key).and_modify(|id| *id = record.id.min(*id)).or_insert(record.id);
        }
    }
    filed
}
