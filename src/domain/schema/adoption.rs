//! The fields of an adoption: that the office follows a plan of the movement.

use super::prelude::*;

/// A plan that the office follows.
pub(super) const ADOPTION: KindDef = KindDef {
    kind: RecordKind::Adoption,
    name: "adoption",
    fields: &[
        text("plan", 60).nobody().code().plan_key(PlanKey::Plan).required().search(),
        past_date("since").required().start(Start::Today),
        FieldDef::new("note", FieldKind::Note).basic().latest(),
    ],
    freeze: Freeze::Never,
    naming: Naming {
        title: &[],
        key: Key::Code("plan"),
        reuse: Reuse::Never,
        spoken: Spoken::KeyAndTitle,
    },
    year: YearOf::Every,
    list: List {
        columns: &[("plan", 30), ("since", 10)],
        first: SortBy::Name,
        date: Some("since"),
        names: Names::Arrival,
        distinguished_by: &[Distinction::Key],
        menu: Menu::None,
    },
    page: Page::PLAIN,
    work: Work { writers: OFFICE, acts: &[] },
    ties: Ties::NONE,
    checks: &[Check::Links, Check::Adoption],
    person: None,
};
