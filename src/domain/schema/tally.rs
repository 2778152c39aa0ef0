//! The fields of a tally: how many households a village, or the commune, had at the end of a
//! year before the register began.
//!
//! The register wins where it knows the year itself.

use super::prelude::*;

/// The numbers at the end of a year. Without a village they are the commune’s.
pub(super) const TALLY: KindDef = KindDef {
    kind: RecordKind::Tally,
    name: "tally",
    fields: &[
        FieldDef::new("village", FieldKind::Link(RecordKind::Village)).sticky(),
        year("year").required(),
        integer("households_total", 0, 1_000_000).required(),
        integer("poor", 0, 1_000_000).required(),
        integer("near_poor", 0, 1_000_000).required(),
        text("basis", 120).nobody().suggest(&[]),
        FieldDef::new("note", FieldKind::Note).basic().latest(),
    ],
    freeze: Freeze::Never,
    naming: Naming {
        title: &[],
        key: Key::Composed(&[KeyPart::LinkIfAny("village"), KeyPart::Field("year")]),
        reuse: Reuse::Never,
        spoken: Spoken::KeyAndTitle,
    },
    year: YearOf::Field("year"),
    list: List {
        columns: &[
            ("village", 20),
            ("year", 5),
            ("households_total", 8),
            ("poor", 6),
            ("near_poor", 8),
        ],
        first: SortBy::Newest,
        date: None,
        names: Names::Arrival,
        distinguished_by: &[Distinction::Key],
        menu: Menu::Plans(8),
    },
    page: Page::PLAIN,
    work: Work { writers: OFFICE_AND_VILLAGES, acts: &[] },
    ties: Ties::NONE,
    checks: &[Check::Links, Check::Tally],
    person: None,
};
