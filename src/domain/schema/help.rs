//! The fields of a help: what somebody does for a household so that it leaves poverty.

use super::options::{DEEDS, HELPER_KINDS};
use super::prelude::*;

/// A deed that a helper took on, and what became of it.
pub(super) const HELP: KindDef = KindDef {
    kind: RecordKind::Help,
    name: "help",
    fields: &[
        FieldDef::new("household", FieldKind::Link(RecordKind::Household)).required(),
        year("year").required().start(Start::ThisYear).sticky(),
        FieldDef::new("helper_name", FieldKind::Title)
            .required()
            .named()
            .search()
            .sticky()
            .suggest(&[
                (RecordKind::Registration, "helper_name"),
                (RecordKind::Contribution, "donor_name"),
            ]),
        one("helper_kind", HELPER_KINDS).sticky(),
        one("deed", DEEDS).required(),
        text("description", 160).basic().suggest(&[]).section(),
        FieldDef::new("quantity", FieldKind::Decimal),
        text("unit", 20).nobody().sticky().suggest(&[]),
        FieldDef::new("value", FieldKind::Money),
        FieldDef::new("due_on", FieldKind::Date { partial: false, future: true }),
        past_date("done_on").section(),
        FieldDef::new("done_quantity", FieldKind::Decimal),
        FieldDef::new("stable_job", FieldKind::YesNo),
        FieldDef::new("note", FieldKind::Note).basic().latest(),
    ],
    freeze: Freeze::Never,
    naming: Naming {
        title: &[Source::Via("household", "head_name")],
        key: Key::Id,
        reuse: Reuse::Never,
        spoken: Spoken::KeyAndTitle,
    },
    year: YearOf::Field("year"),
    list: List {
        columns: &[
            ("household", 24),
            ("helper_name", 24),
            ("deed", 10),
            ("quantity", 8),
            ("unit", 8),
            ("due_on", 10),
            ("done_on", 10),
        ],
        first: SortBy::Name,
        date: Some("due_on"),
        names: Names::Arrival,
        distinguished_by: &[Distinction::Key],
        menu: Menu::Plans(2),
    },
    page: Page { judged: Some(Judged::Helper("helper_name")), ..Page::PLAIN },
    work: Work { writers: OFFICE_AND_VILLAGES, acts: &[] },
    ties: Ties::NONE,
    checks: &[Check::Links, Check::Help],
    person: None,
};
