//! The fields of a target: what a village, or the whole commune, is to reach in a year.
//!
//! A target never moves a household: only a review, a vote and a decision do.

use super::options::TARGET_KINDS;
use super::prelude::*;

/// What is to be reached. Without a village it is the commune's.
pub(super) const TARGET: KindDef = KindDef {
    kind: RecordKind::Target,
    name: "target",
    fields: &[
        FieldDef::new("village", FieldKind::Link(RecordKind::Village)),
        year("year").required().start(Start::ThisYear).sticky(),
        one("kind", TARGET_KINDS).required().start(Start::Code("exit_poor")).sticky(),
        integer("count", 0, 999_999_999_999).required(),
        FieldDef::new("note", FieldKind::Note).basic().latest(),
    ],
    freeze: Freeze::Never,
    naming: Naming {
        title: &[Source::Via("village", "name")],
        key: Key::Composed(&[
            KeyPart::LinkIfAny("village"),
            KeyPart::Field("year"),
            KeyPart::Field("kind"),
        ]),
        reuse: Reuse::Never,
        spoken: Spoken::KeyAndTitle,
    },
    year: YearOf::Field("year"),
    list: List {
        columns: &[("village", 20), ("year", 5), ("kind", 18), ("count", 8)],
        first: SortBy::Name,
        date: None,
        names: Names::Arrival,
        distinguished_by: &[Distinction::Key],
        menu: Menu::ActionAndPlans(9),
    },
    page: Page::PLAIN,
    work: Work { writers: OFFICE_AND_VILLAGES, acts: &[] },
    ties: Ties::NONE,
    checks: &[Check::Links],
    person: None,
};
