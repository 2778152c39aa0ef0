//! The fields of a member: a person of a household beside its head, whose fields are the
//! household's own.

use super::options::{ANSWERS, NUTRITION, RELATIONS, SEXES, WORKS};
use super::prelude::*;

/// A person of a household.
pub(super) const MEMBER: KindDef = KindDef {
    kind: RecordKind::Member,
    name: "member",
    fields: &[
        FieldDef::new("household", FieldKind::Link(RecordKind::Household)).required(),
        FieldDef::new("full_name", FieldKind::Name).required().named().search().suggest(&[]),
        one("relation", RELATIONS).basic(),
        one("sex", SEXES).basic(),
        FieldDef::new("birth", FieldKind::Date { partial: true, future: false })
            .personal(Personal::Basic),
        FieldDef::new("personal_number", FieldKind::Digits(&[9, 12]))
            .personal(Personal::Masked)
            .search(),
        text("ethnicity", 40).personal(Personal::Sensitive).suggest(&[]),
        one("work", WORKS).basic(),
        one("health_insurance", ANSWERS).personal(Personal::Sensitive),
        one("in_school", ANSWERS).basic(),
        one("nutrition", NUTRITION).personal(Personal::Sensitive),
        integer("age", 0, 150).basic().computed(Formula::Age),
    ],
    freeze: Freeze::Never,
    naming: Naming {
        title: &[Source::Field("full_name")],
        key: Key::Composed(&[KeyPart::Link("household"), KeyPart::Field("full_name")]),
        reuse: Reuse::Never,
        spoken: Spoken::KeyAndTitle,
    },
    year: YearOf::Every,
    list: List {
        columns: &[
            ("full_name", 24),
            ("relation", 16),
            ("sex", 6),
            ("birth", 10),
            ("household", 12),
            ("work", 17),
        ],
        first: SortBy::Name,
        date: None,
        names: Names::Arrival,
        distinguished_by: &[Distinction::Key],
        menu: Menu::None,
    },
    page: Page::PLAIN,
    work: Work { writers: OFFICE_AND_VILLAGES, acts: &[OpName::Reveal] },
    ties: Ties { row_of: Some("household"), on_merge: OnMerge::FollowsIfNewPerson, ..Ties::NONE },
    checks: &[Check::Member],
    person: Some(PersonFields { name: "full_name", birth: "birth" }),
};
