//! The way of a nomination's dossier: handed in, sent back, sent on, decided, cancelled.
//!
//! It does not know what papers a plan asks for. Invariants: a stage is reached by [`Stage::after`]
//! only; every act states day, number, office and reason again, so that none is left from before.

use crate::domain::book::Book;
use crate::domain::dossier::Stage;
use crate::domain::op::{
    Ctx, Decision, Input, Intent, OpName, Target, Values, difference, judged, one, put,
};
use crate::domain::record::Record;
use crate::domain::rule::{Case, Issue, check};
use crate::domain::value::Value;
use crate::text::PartialDate;

/// What an act writes besides the stage, each time anew.
const RESTATED: [&str; 4] = ["state_on", "state_no", "state_with", "state_reason"];

/// The fields that go with an act, in the order in which they are asked for.
pub const fn takes(act: OpName) -> &'static [&'static str] {
    match act {
        OpName::Submit | OpName::Forward | OpName::Return => {
            &["state_on", "state_no", "state_with"]
        }
        OpName::Decide => &["granted", "state_on", "decision_no", "state_with"],
        OpName::Cancel => &["state_on", "state_no"],
        _ => &[],
    }
}

pub(super) fn decide(
    book: &Book,
    record: &Record,
    act: OpName,
    values: &Values,
    reason: Option<String>,
    ctx: &Ctx,
) -> Result<Decision, Vec<Issue>> {
    if record.is_void() {
        return Err(vec![Issue::whole("void_record")]);
    }
    let granted = match values.get("granted") {
        Some(Input::Value(Value::Code(answer))) => Some(*answer == "yes"),
        _ => None,
    };
    if act == OpName::Decide && granted.is_none() {
        return Err(vec![Issue::hard("granted", "required")]);
    }
    let stage = Stage::of(record);
    let Some(next) = stage.after(act, granted.unwrap_or_default()) else {
        let state = stage.code().unwrap_or("draft");
        let issue = match stage {
            Stage::Cancelled => Issue::whole("dossier_cancelled"),
            _ => Issue::whole("dossier_not_there").with("act", act.name()).with("state", state),
        };
        return Err(vec![issue]);
    };
    let mut set = values.clone();
    set.insert("state", next.code().map_or(Input::Clear, |code| Input::Value(Value::Code(code))));
    for field in RESTATED {
        set.entry(field).or_insert(Input::Clear);
    }
    if !matches!(set.get("state_on"), Some(Input::Value(_))) {
        set.insert("state_on", Input::Value(Value::Date(PartialDate::from(ctx.today))));
    }
    if act == OpName::Submit {
        // What was decided before is history.
        set.insert("granted", Input::Clear);
        set.insert("decision_no", Input::Clear);
    }
    if let Some(reason) = &reason {
        set.insert("state_reason", Input::Value(Value::text(reason)));
    }
    let mut after = record.clone();
    put(&mut after, &set);
    let fields = difference(book, Some(record), &after);
    let case = Case { book, record: &after, before: Some(record), today: ctx.today };
    let old = check(&Case { record, ..case });
    let mut issues = check(&case);
    issues
        .retain(|issue| issue.field.is_some_and(|id| set.contains_key(id)) || !old.contains(issue));
    issues.extend(unlike(record, &after, act));
    let intent = Intent { reason, ..one(act, Target::Existing(record.id), record.kind, fields) };
    judged(intent, issues)
}

/// What an act lacks, or what does not go with what was before.
fn unlike(before: &Record, after: &Record, act: OpName) -> Vec<Issue> {
    let mut issues = Vec::new();
    let day = |record: &Record| record.get("state_on").and_then(Value::as_date);
    if let (Some(was), Some(is)) = (day(before), day(after))
        && is.latest() < was.earliest()
    {
        let was = crate::text::format_vi(was);
        issues.push(Issue::hard("state_on", "dossier_before").with("date", was));
    }
    match act {
        OpName::Submit | OpName::Forward if after.get("state_no").is_none() => {
            issues.push(Issue::soft("state_no", "paper_without_number"));
        }
        OpName::Decide if after.code("granted") == Some("yes") => {
            if after.get("decision_no").is_none() {
                issues.push(Issue::hard("decision_no", "required"));
            }
        }
        _ => {}
    }
    issues
}
