//! Fields of records that hold a key of a plan: which keys they can hold, and what a key is called.
//!
//! It reads the plans alone. Invariant: a key that no plan has is still shown as it stands.

use crate::app::Cx;
use crate::domain::record::Record;
use crate::domain::schema::{FieldDef, Kind};
use crate::plan::{Entry, EntryKind, Plan};
use crate::text::fold;

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Plan,
    Deadline,
    Criterion,
    Award,
    Part,
}

fn holds(kind: Kind, field: &FieldDef) -> Option<Holds> {
    match (kind, field.id) {
        (
            Kind::Adoption | Kind::Filing | Kind::Tick | Kind::Emulation | Kind::Nomination,
            "plan",
        ) => Some(Holds::Plan),
        (Kind::Filing, "entry") => Some(Holds::Deadline),
        (Kind::Tick, "criterion") => Some(Holds::Criterion),
        (Kind::Nomination, "award") => Some(Holds::Award),
        (Kind::Part, "part") => Some(Holds::Part),
        _ => None,
    }
}

/// Whether a field of a kind holds a key of a plan.
pub fn is_key(kind: Kind, field: &FieldDef) -> bool {
    holds(kind, field).is_some()
}

fn fits(holds: Holds, entry: &Entry) -> bool {
    match holds {
        Holds::Plan => false,
        Holds::Deadline => entry.due.is_some(),
        Holds::Criterion => entry.test.is_some(),
        Holds::Award => entry.kind == EntryKind::Award,
        Holds::Part => entry.part.is_some() || entry.kind == EntryKind::Document,
    }
}

/// The keys that a field can hold with what they are called; `plan` is the record's plan. Plans that
/// are followed come first.
pub fn choices(
    cx: &Cx<'_>,
    kind: Kind,
    field: &FieldDef,
    plan: Option<&str>,
) -> Vec<(String, String)> {
    let Some(holds) = holds(kind, field) else {
        return Vec::new();
    };
    let followed = |plan: &&Plan| cx.book.follows(&plan.key);
    let all = || cx.plans.all().iter();
    let ordered = || all().filter(followed).chain(all().filter(|plan| !followed(plan)));
    if holds == Holds::Plan {
        let movement = ordered().filter(|plan| plan.is_movement);
        return movement.map(|plan| (plan.key.clone(), plan.name.clone())).collect();
    }
    let known = plan.and_then(|key| cx.plans.get(key));
    let of = |plan: &Plan| {
        let entries = plan.entries.iter().filter(|entry| fits(holds, entry));
        let told = |entry: &Entry| (entry.id.clone(), entry.heading().to_owned());
        entries.map(told).collect::<Vec<_>>()
    };
    match known {
        Some(plan) => of(plan),
        None => ordered().flat_map(of).collect(),
    }
}

/// Those of the keys whose key or name holds what was typed.
pub fn found(choices: Vec<(String, String)>, typed: &str) -> Vec<(String, String)> {
    let wanted = fold(typed);
    let words: Vec<_> = wanted.split(' ').filter(|word| !word.is_empty()).collect();
    let is = |(key, name): &(String, String)| {
        let told = fold(&format!("{key} {name}"));
        words.iter().all(|word| told.contains(*word))
    };
    choices.into_iter().filter(is).collect()
}

/// What a key is called.
pub fn heading(
    cx: &Cx<'_>,
    kind: Kind,
    field: &FieldDef,
    plan: Option<&str>,
    key: &str,
) -> Option<String> {
    let mut all = choices(cx, kind, field, plan).into_iter();
    let exact = all.find(|(known, _)| known.eq_ignore_ascii_case(key));
    let other = || {
        // A key of a plan that is not one of the movement, or of another kind of entry.
        let plan = plan.and_then(|plan| cx.plans.get(plan))?;
        Some(plan.entry(key)?.heading().to_owned())
    };
    exact.map(|(_, name)| name).or_else(other)
}

/// The plan that a record is about: its own, or that of its nomination.
pub fn plan_of<'a>(cx: &Cx<'a>, record: &'a Record) -> Option<&'a str> {
    let nomination = || record.link("nomination").and_then(|id| cx.book.find(id));
    record.text("plan").or_else(|| nomination().and_then(|found| found.text("plan")))
}

/// A key of a record with what it is called.
pub fn told(cx: &Cx<'_>, record: &Record, field: &FieldDef) -> Option<String> {
    let key = record.text(field.id).filter(|_| is_key(record.kind, field))?;
    let name = heading(cx, record.kind, field, plan_of(cx, record), key)?;
    Some(format!("{key} · {name}"))
}
