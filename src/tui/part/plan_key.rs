//! Fields of records that hold a key of a plan: which keys they can hold, and what a key is called.
//!
//! It reads the plans alone. Invariant: a key that no plan has is still shown as it stands.

use crate::domain::record::Record;
use crate::domain::schema::{FieldDef, PlanKey, RecordKind};
use crate::plan::{Plan, PlanEntry};
use crate::text::{fold, same_key};
use crate::tui::Cx;

/// Whether a field holds a key of a plan.
pub fn is_key(field: &FieldDef) -> bool {
    field.plan_key.is_some()
}

/// The key of the one plan of the movement that is followed, where a field of a new record holds one.
pub fn only_plan(cx: &Cx<'_>, kind: RecordKind, field: &FieldDef) -> Option<String> {
    let holds_plan = field.plan_key.is_some_and(PlanKey::is_plan);
    if !holds_plan || kind == RecordKind::Adoption {
        return None;
    }
    let mut followed = cx.plans.followed(cx.book).filter(|plan| plan.is_movement);
    let only = followed.next()?;
    followed.next().is_none().then(|| only.key.clone())
}

/// The keys that a field can hold with what they are called; `plan` is the record's plan. Plans that
/// are followed come first.
pub fn choices(cx: &Cx<'_>, field: &FieldDef, plan: Option<&str>) -> Vec<(String, String)> {
    let Some(holds) = field.plan_key else {
        return Vec::new();
    };
    let followed = |plan: &&Plan| cx.book.follows(&plan.key);
    let all = || cx.plans.all().iter();
    let ordered = || all().filter(followed).chain(all().filter(|plan| !followed(plan)));
    if holds.is_plan() {
        let fitting = ordered().filter(|plan| holds == PlanKey::Plan || plan.is_movement);
        return fitting.map(|plan| (plan.key.clone(), plan.name.clone())).collect();
    }
    let known = plan.and_then(|key| cx.plans.get(key));
    let of = |plan: &Plan| {
        let entries = plan.entries.iter().filter(|entry| entry.has_key(holds));
        let told = |entry: &PlanEntry| (entry.id.clone(), entry.heading().to_owned());
        entries.map(told).collect::<Vec<_>>()
    };
    match known {
        Some(plan) => of(plan),
        None => ordered().flat_map(of).collect(),
    }
}

/// Those of the keys whose key or name holds what was typed.
pub fn matching(choices: Vec<(String, String)>, typed: &str) -> Vec<(String, String)> {
    let wanted = fold(typed);
    let words: Vec<_> = wanted.split(' ').filter(|word| !word.is_empty()).collect();
    let is = |(key, name): &(String, String)| {
        let told = fold(&format!("{key} {name}"));
        words.iter().all(|word| told.contains(*word))
    };
    choices.into_iter().filter(is).collect()
}

/// What a key is called.
pub fn heading(cx: &Cx<'_>, field: &FieldDef, plan: Option<&str>, key: &str) -> Option<String> {
    let mut all = choices(cx, field, plan).into_iter();
    let exact = all.find(|(known, _)| same_key(known, key));
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
pub fn display(cx: &Cx<'_>, record: &Record, field: &FieldDef) -> Option<String> {
    let key = record.text(field.id).filter(|_| is_key(field))?;
    let name = heading(cx, field, plan_of(cx, record), key)?;
    Some(format!("{key} · {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_app::TestApp;
    use serde_json::json;
    use std::sync::Arc;

    #[test]
    fn the_only_plan_that_is_followed_is_offered_at_once_and_the_law_has_deadlines_only() {
        let mut tester = TestApp::new();
        tester.app.plans = Arc::new(crate::plan::shipped());
        let field = |kind: RecordKind| kind.field("plan").unwrap();
        let only = |tester: &TestApp, kind| only_plan(&tester.app.cx(), kind, field(kind));
        assert_eq!(only(&tester, RecordKind::Nomination), None);
        for (plan, said) in
            [("qd-24-2021", None), ("sa-pa-2020", Some("sa-pa-2020")), ("le-thuy-2017-2020", None)]
        {
            tester.add(RecordKind::Adoption, &json!({"plan": plan, "since": "2026-01-01"}));
            assert_eq!(only(&tester, RecordKind::Nomination).as_deref(), said, "{plan}");
        }
        assert_eq!(only(&tester, RecordKind::Adoption), None);
        let keys = |kind| choices(&tester.app.cx(), field(kind), None);
        let has_law = |kind| keys(kind).iter().any(|(key, _)| key == "qd-24-2021");
        assert!(
            has_law(RecordKind::Filing)
                && has_law(RecordKind::Adoption)
                && !has_law(RecordKind::Nomination)
        );
    }
}
