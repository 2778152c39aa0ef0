//! The plans at hand: those shipped with the program and those of the data folder.
//!
//! Invariant: a key stands once; a plan of the folder takes the place of a shipped one with its
//! key.

use crate::domain::book::Book;
use crate::domain::issue::Issue;
use crate::domain::schema::{FieldDef, PlanKey, RecordKind};
use crate::plan::Plan;
use crate::text::{same_key, truncate};

/// How much of the keys that are known is shown, in cells.
const KNOWN: usize = 240;

/// The plans, in the order of their keys as shipped, then those of the folder.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plans {
    all: Vec<Plan>,
}

impl Plans {
    /// With these plans; of two with one key the later one.
    pub fn new(plans: impl IntoIterator<Item = Plan>) -> Self {
        let mut shelf = Self::default();
        for plan in plans {
            match shelf.all.iter_mut().find(|known| same_key(&known.key, &plan.key)) {
                Some(known) => *known = plan,
                None => shelf.all.push(plan),
            }
        }
        shelf
    }

    pub fn all(&self) -> &[Plan] {
        &self.all
    }

    /// The plan of a key, whatever its case.
    pub fn get(&self, key: &str) -> Option<&Plan> {
        self.all.iter().find(|plan| same_key(&plan.key, key))
    }

    /// The plans that the office follows, in the order of the shelf.
    pub fn followed<'a>(&'a self, book: &'a Book) -> impl Iterator<Item = &'a Plan> {
        self.all.iter().filter(|plan| book.follows(&plan.key))
    }
}

/// What is wrong with the keys of plans in a new record: a plan that is not at hand, an entry that its
/// plan does not have for such a field. `text` gives the fields; `of` is the plan of the record that a
/// part belongs to.
pub fn wrong_keys<'a>(
    plans: &Plans,
    kind: RecordKind,
    text: impl Fn(&str) -> Option<&'a str>,
    of: Option<&str>,
) -> Option<Issue> {
    let holds = |field: &FieldDef| Some((field.id, field.plan_key?));
    let mut keys = kind.def().fields.iter().filter_map(holds);
    let entry = keys.clone().find(|(_, key)| !key.is_plan());
    let has_plan = keys.any(|(_, key)| key.is_plan());
    // Whether a plan has a criterion is asked where it is answered.
    if matches!(entry, Some((_, PlanKey::Criterion))) || (entry.is_none() && !has_plan) {
        return None;
    }
    let key = if has_plan { text("plan") } else { of }?;
    let Some(plan) = plans.get(key) else {
        // The plan of a part was answered for with its nomination.
        return has_plan.then(|| Issue::hard("plan", "no_such_plan").with("value", key));
    };
    let (field, holds) = entry?;
    let id = text(field)?;
    let fits = plan.entries.iter().filter(|entry| entry.has_key(holds));
    let known: Vec<_> = fits.map(|entry| entry.id.as_str()).collect();
    // A plan that says nothing of awards or papers leaves them to the office.
    let is_free = holds != PlanKey::Deadline && known.is_empty();
    let issue = || {
        let issue = Issue::hard(field, "no_such_entry").with("value", id).with("plan", &plan.key);
        issue.with("known", truncate(&known.join(", "), KNOWN))
    };
    (!is_free && !known.iter().any(|one| same_key(one, id))).then(issue)
}

impl Book {
    /// Whether the office follows the plan of this key.
    pub fn follows(&self, plan: &str) -> bool {
        self.active(RecordKind::Adoption)
            .any(|record| record.text("plan").is_some_and(|key| same_key(key, plan)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{TestDevice, codes};
    use crate::plan::shipped;
    use serde_json::json;

    #[test]
    fn keys_that_no_plan_has_are_named_with_those_it_has() {
        let plans = shipped();
        let rows = [
            (RecordKind::Adoption, "sa-pa-2020", "", None),
            (RecordKind::Adoption, "SA-PA-2020", "", None),
            (RecordKind::Adoption, "sapa", "", Some("no_such_plan")),
            (RecordKind::Emulation, "sapa", "", Some("no_such_plan")),
            (RecordKind::Nomination, "sa-pa-2020", "s2-w02", None),
            (RecordKind::Nomination, "sa-pa-2020", "S2-W99", Some("no_such_entry")),
            (RecordKind::Nomination, "sa-pa-2020", "S2-X02", Some("no_such_entry")),
            (RecordKind::Filing, "sa-pa-2020", "S2-W02", Some("no_such_entry")),
            (RecordKind::Part, "sa-pa-2020", "S2-X02", None),
            (RecordKind::Part, "sa-pa-2020", "S2-W02", Some("no_such_entry")),
            (RecordKind::Part, "khong-co", "S2-W02", None),
            (RecordKind::Household, "sapa", "", None),
        ];
        for (kind, plan, id, code) in rows {
            let text = |field: &str| match field {
                "plan" => Some(plan),
                "award" | "entry" | "part" => Some(id),
                _ => None,
            };
            let found = wrong_keys(&plans, kind, text, Some(plan));
            assert_eq!(found.as_ref().map(|issue| issue.code), code, "{kind} {plan} {id}");
        }
        let text = |field: &str| Some(if field == "plan" { "sa-pa-2020" } else { "S2-W99" });
        let issue = wrong_keys(&plans, RecordKind::Nomination, text, None).unwrap();
        assert!(issue.args.contains(&("known", "S2-W01, S2-W02".to_owned())), "{issue:?}");
    }

    #[test]
    fn capitals_do_not_make_another_plan() {
        let mut device = TestDevice::new(1);
        device.enter(RecordKind::Adoption, &json!({"plan": "SA-PA-2020", "since": "2020-01-01"}));
        assert!(device.book.follows("sa-pa-2020"));
        let again = json!({"plan": "Sa-Pa-2020", "since": "2020-01-01"});
        let refused = device.try_enter(RecordKind::Adoption, &again).unwrap_err();
        assert_eq!(codes(&refused), ["taken"]);
    }
}
