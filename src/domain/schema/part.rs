//! The fields of a part: one paper of a nomination’s dossier.

use super::prelude::*;

/// A paper of a dossier.
pub(super) const PART: KindDef = KindDef {
    kind: RecordKind::Part,
    name: "part",
    fields: &[
        FieldDef::new("nomination", FieldKind::Link(RecordKind::Nomination)).required().sticky(),
        text("part", 20).nobody().code().plan_key(PlanKey::Part).required(),
        past_date("date").start(Start::Today),
        text("number", 40).nobody().search(),
        integer("copies", 1, 20),
        text("evidence", 200).basic(),
    ],
    freeze: Freeze::Never,
    naming: Naming {
        title: &[Source::Field("part")],
        key: Key::Composed(&[KeyPart::Link("nomination"), KeyPart::Field("part")]),
        reuse: Reuse::Never,
        spoken: Spoken::KeyAndTitle,
    },
    year: YearOf::Every,
    list: List {
        columns: &[("nomination", 18), ("part", 8), ("date", 10), ("number", 16), ("copies", 5)],
        first: SortBy::Name,
        date: Some("date"),
        names: Names::Arrival,
        distinguished_by: &[Distinction::Key],
        menu: Menu::None,
    },
    page: Page::PLAIN,
    work: Work { writers: OFFICE_AND_VILLAGES, acts: &[] },
    ties: Ties::NONE,
    checks: &[Check::Links, Check::Part],
    person: None,
};
