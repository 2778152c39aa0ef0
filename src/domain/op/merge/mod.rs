//! Two households that are one: the copy becomes part of the one that is kept, in one event.
//!
//! The copy is made void and says what it is the same as; what names it and is still open
//! (registrations, reviews of open meetings, members, earlier years) names the kept one from then
//! on, but for what the kept one has already. Empty fields are filled from the copy. Reviews of
//! closed minutes stay where they are. Invariant: nothing is lost; the copy keeps its own fields and
//! its history, and an undo brings it back.

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use crate::domain::book::{Book, is_in_force, same_person};
use crate::domain::id::RecordId;
use crate::domain::issue::Issue;
use crate::domain::op::{
    Change, Ctx, Decision, FieldWrite, Input, OpName, Target, Values, bases, check_right,
    difference, edit, edited, existing, is_closed, judged, one, put,
};
use crate::domain::record::Record;
use crate::domain::rule::{Case, check};
use crate::domain::schema::{FieldDef, FieldKey, FieldKind, Need, OnMerge, RecordKind};
use crate::domain::value::Value;

/// What the voided copy says, before the code of the kept household.
pub const MERGE_REASON: &str = "gộp vào hộ";

/// As it stands on a command line: the copy, with the kept one in `same_as`.
pub(super) fn decide_act(
    book: &Book,
    drop: &Record,
    values: &Values,
    ctx: &Ctx,
) -> Result<Decision, Vec<Issue>> {
    let mut values = values.clone();
    let Some(Input::Value(Value::Link(keep))) = values.remove("same_as") else {
        return Err(vec![Issue::hard("same_as", "required")]);
    };
    decide(book, keep, drop.id, &values, ctx)
}

pub(super) fn decide(
    book: &Book,
    keep: RecordId,
    drop: RecordId,
    values: &Values,
    ctx: &Ctx,
) -> Result<Decision, Vec<Issue>> {
    let (keep, drop) = (existing(book, keep)?, existing(book, drop)?);
    for household in [keep, drop] {
        check_right(book, household, OpName::Merge, ctx)?;
        if !OpName::Merge.acts_on(household.kind) {
            return Err(vec![Issue::whole("no_such_act").with("act", OpName::Merge.name())]);
        }
        if household.is_void() {
            return Err(vec![Issue::whole("void_record")]);
        }
    }
    if keep.id == drop.id {
        return Err(vec![Issue::hard("same_as", "self_link")]);
    }
    check_values(keep, values)?;
    let mut all = filled(keep, drop, values);
    all.extend(values.iter().map(|(id, input)| (*id, input.clone())));
    let after = edited(keep, &all);
    let fields = difference(book, Some(keep), &after);
    let case = |record| Case { book, record, before: Some(keep), today: ctx.today };
    let old = check(&case(keep));
    let mut issues = check(&case(&after));
    issues.retain(|issue| !old.contains(issue) && !is_of_the_copy(book, drop, &after, issue));
    let mut intent = one(OpName::Merge, Target::Existing(keep.id), keep.kind, fields);
    intent.changes.push(dropped(book, drop, &after));
    intent.changes.extend(followers(book, &after, drop));
    intent.changes.extend(completed(book, keep, drop));
    intent.changes.extend(year_of_the_copy(book, &after, drop));
    if let Some(issue) = both_registered(book, keep, drop) {
        issues.push(issue);
    }
    judged(intent, issues)
}

/// Only what a person types can be chosen.
fn check_values(keep: &Record, values: &Values) -> Result<(), Vec<Issue>> {
    let typed = |field: &FieldDef| field.is_typed() && !matches!(field.kind, FieldKind::Rows(_));
    let wrong = values.keys().filter(|id| !keep.kind.field(id).is_some_and(typed));
    let wrong: Vec<_> = wrong.map(|id| Issue::hard(id, "not_typed")).collect();
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

/// The fields by which a household says which other one it came from or went to.
const LINKS: [&str; 2] = ["split_from", "merged_into"];

/// What the copy holds in fields that the kept one has empty; where the kept one came from its copy,
/// it came from nowhere. That the copy left is not said of the kept one.
fn filled(keep: &Record, drop: &Record, values: &Values) -> Values {
    // A class goes with its year, its decision and its scores; those of another year do not fit.
    let other_year = keep.int("class_year") != drop.int("class_year");
    let of_year = ["class_detail", "decision_no", "decision_date", "certificate_no", "b1", "b2"];
    let left = ["left", "left_on", "merged_into"];
    let mut filled = Values::new();
    let of_each_other = |record: &Record, id: &&&str| {
        record.link(id).is_some_and(|to| to == keep.id || to == drop.id)
    };
    filled.extend(LINKS.iter().filter(|id| of_each_other(keep, id)).map(|id| (*id, Input::Clear)));
    let copies = |id: &&'static str| !left.contains(id) && !of_each_other(drop, &id);
    for field in keep.kind.def().fields {
        let skip = !field.is_typed() || values.contains_key(field.id);
        let skip = skip || filled.contains_key(field.id) || !copies(&field.id);
        if skip || field.need == Need::Given || (other_year && of_year.contains(&field.id)) {
            continue;
        }
        if let FieldKind::Many(_) = field.kind {
            let ticks = drop.ticks(field.id);
            if keep.ticks(field.id).is_empty() && !ticks.is_empty() {
                filled.insert(field.id, Input::Ticks(ticks));
            }
        } else if keep.get(field.id).is_none()
            && let Some(value) = drop.get(field.id)
        {
            filled.insert(field.id, Input::Value(value.clone()));
        }
    }
    filled
}

/// The copy gives up its code, its number and its likeness.
fn is_of_the_copy(book: &Book, drop: &Record, after: &Record, issue: &Issue) -> bool {
    let key = book.human_key(drop);
    let names_it = issue.args.iter().any(|(_, arg)| *arg == key);
    match issue.code {
        "taken" => after.text("code") == drop.text("code"),
        "number_taken" | "maybe_same" => names_it,
        _ => false,
    }
}

fn dropped(book: &Book, drop: &Record, keep: &Record) -> Change {
    let code = keep.text("code").unwrap_or_default();
    let void = FieldKey::VOID;
    let reason = Value::text(&format!("{MERGE_REASON} {code}"));
    let mut fields =
        vec![FieldWrite { key: void, value: reason, replaces: bases(book, drop, void) }];
    if let Some(key) = FieldKey::parse(drop.kind, "same_as") {
        let replaces = bases(book, drop, key);
        fields.push(FieldWrite { key, value: Value::Link(keep.id), replaces });
    }
    Change { target: Target::Existing(drop.id), kind: drop.kind, fields }
}

/// What names the copy and is to name the kept household.
fn followers(book: &Book, keep: &Record, drop: &Record) -> Vec<Change> {
    let years: HashSet<_> = book.years_of(keep.id).iter().map(|known| known.year).collect();
    let rows = book.rows(keep.id, RecordKind::Member);
    let is_known = |member: &Record| {
        let mut people = std::iter::once(keep).chain(rows.iter().copied());
        people.any(|person| same_person(person, member))
    };
    let reviewed = |review: &Record| {
        let meeting = review.link("meeting");
        meeting.is_some_and(|meeting| book.review_of(meeting, keep.id).is_some())
    };
    let follows = |record: &&Record| match record.kind.def().ties.on_merge {
        OnMerge::Stays => false,
        OnMerge::Follows => true,
        OnMerge::FollowsIfOpen => !is_closed(book, record) && !reviewed(record),
        OnMerge::FollowsIfNewPerson => !is_known(record),
        OnMerge::FollowsIfNewYear => record.int("year").is_none_or(|year| !years.contains(&year)),
    };
    let all = RecordKind::ALL.into_iter().flat_map(|kind| book.rows(drop.id, kind));
    let own = all.filter(follows).filter_map(|record| relinked(book, record, "household", keep));
    let others = book.active_linking(drop.id, RecordKind::Household);
    let others = others.filter(|other| other.id != keep.id);
    let moved = others.filter_map(|other| {
        let id = LINKS.into_iter().find(|id| other.link(id) == Some(drop.id))?;
        relinked(book, other, id, keep)
    });
    own.chain(moved).collect()
}

/// The kept household's members who are members of the copy too, with what only the copy says of them.
fn completed(book: &Book, keep: &Record, drop: &Record) -> Vec<Change> {
    let theirs = book.rows(drop.id, RecordKind::Member);
    let complete = |member: &Record| {
        let other = theirs.iter().find(|other| same_person(member, other))?;
        let blank = |field: &&FieldDef| field.is_typed() && member.get(field.id).is_none();
        let values = RecordKind::Member.def().fields.iter().filter(blank).filter_map(|field| {
            other.get(field.id).map(|value| (field.id, Input::Value(value.clone())))
        });
        let after = edited(member, &values.collect());
        let fields = difference(book, Some(member), &after);
        let change = Change { target: Target::Existing(member.id), kind: member.kind, fields };
        (!change.fields.is_empty()).then_some(change)
    };
    book.rows(keep.id, RecordKind::Member).into_iter().filter_map(complete).collect()
}

fn relinked(book: &Book, record: &Record, id: &str, keep: &Record) -> Option<Change> {
    let key = FieldKey::parse(record.kind, id)?;
    let replaces = bases(book, record, key);
    let fields = vec![FieldWrite { key, value: Value::Link(keep.id), replaces }];
    Some(Change { target: Target::Existing(record.id), kind: record.kind, fields })
}

/// The class of the copy's own year, where the kept household knows nothing of an earlier year.
fn year_of_the_copy(book: &Book, keep: &Record, drop: &Record) -> Option<Change> {
    let year = drop.int("class_year")?;
    let known = |record: RecordId| {
        book.years_of(record).iter().any(|y| y.year == year && y.record != drop.id)
    };
    let earlier = keep.int("class_year").is_some_and(|own| own > year);
    if !earlier || known(keep.id) || known(drop.id) {
        return None;
    }
    let mut moved = drop.clone();
    let next = Input::Value(Value::Int(year.saturating_add(1)));
    put(&mut moved, &Values::from([("class_year", next)]));
    let mut change = edit::left_behind(book, drop, &moved)?;
    let household = FieldKey::parse(RecordKind::ClassYear, "household")?;
    for write in change.fields.iter_mut().filter(|write| write.key == household) {
        write.value = Value::Link(keep.id);
    }
    Some(change)
}

/// Both have registered in one year: one of the two has to be withdrawn or made void.
fn both_registered(book: &Book, keep: &Record, drop: &Record) -> Option<Issue> {
    let theirs =
        book.linking(drop.id, RecordKind::Registration).filter(|record| is_in_force(record));
    let year = theirs
        .filter_map(|record| record.int("year"))
        .find(|year| book.active_registrations(keep.id, *year).next().is_some())?;
    Some(Issue::soft("code", "both_registered").with("year", year))
}
