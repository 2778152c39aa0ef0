//! The fields of a standing: the class a household had in a year before the one that the household
//! itself carries, with the decision and the standard that applied.

use super::options::{CLASSES, DETAILS};
use super::prelude::*;

/// A household's class in an earlier year.
pub(super) const CLASS_YEAR: KindDef = KindDef {
    kind: RecordKind::ClassYear,
    name: "standing",
    fields: &[
        FieldDef::new("household", FieldKind::Link(RecordKind::Household)).required(),
        year("year").required(),
        one("class", CLASSES).required(),
        one("class_detail", DETAILS),
        text("decision_no", 40).nobody(),
        past_date("decision_date"),
        integer("b1", 0, 1000),
        integer("b2", 0, 120),
        text("standard", 20).nobody().computed(Formula::Standard("year")),
        FieldDef::new("income_per_capita", FieldKind::Money).personal(Personal::Basic),
    ],
    freeze: Freeze::Never,
    naming: Naming {
        title: &[Source::Via("household", "head_name")],
        key: Key::Composed(&[KeyPart::Link("household"), KeyPart::Field("year")]),
        reuse: Reuse::Never,
        spoken: Spoken::KeyAndTitle,
    },
    year: YearOf::Field("year"),
    list: List {
        columns: &[
            ("household", 24),
            ("year", 5),
            ("class", 11),
            ("class_detail", 14),
            ("decision_no", 16),
            ("decision_date", 10),
        ],
        first: SortBy::Name,
        date: Some("decision_date"),
        names: Names::Arrival,
        distinguished_by: &[Distinction::Key],
        menu: Menu::None,
    },
    page: Page::PLAIN,
    work: Work { writers: OFFICE_AND_VILLAGES, acts: &[] },
    ties: Ties { row_of: Some("household"), on_merge: OnMerge::FollowsIfNewYear, ..Ties::NONE },
    checks: &[Check::Standing],
    person: None,
};
