//! The village's fields.

use super::options::{AREAS, LABELS, ZONES};
use super::prelude::*;

/// A village of the commune.
pub(super) const VILLAGE: KindDef = KindDef {
    kind: RecordKind::Village,
    name: "village",
    fields: &[
        FieldDef::new("name", FieldKind::Title).nobody().required().search(),
        one("label", LABELS).required().start(Start::Code("thon")).sticky(),
        one("area", AREAS).required().start(Start::Code("rural")).sticky(),
        one("zone", ZONES).required().start(Start::Code("none")).sticky(),
        integer("households_total", 0, 20_000),
    ],
    freeze: Freeze::Never,
    naming: Naming {
        title: &[],
        key: Key::Name("name"),
        reuse: Reuse::WhenVoid,
        spoken: Spoken::KeyAndTitle,
    },
    year: YearOf::Every,
    list: List {
        columns: &[
            ("name", 20),
            ("label", 10),
            ("area", 10),
            ("households_total", 8),
            ("zone", 12),
        ],
        first: SortBy::Name,
        date: None,
        names: Names::Text(Source::Field("name")),
        distinguished_by: &[Distinction::Field("label"), Distinction::Field("area")],
        menu: Menu::Action,
    },
    page: Page {
        tabs: &[
            Tab::Fields,
            Tab::Linked(RecordKind::Household),
            Tab::Linked(RecordKind::Meeting),
            Tab::History,
        ],
        on_tab: &[(
            Tab::Linked(RecordKind::Meeting),
            Begin { kind: RecordKind::Meeting, by: "village" },
        )],
        begins: Some(Begin { kind: RecordKind::Household, by: "village" }),
        above: Some(Extra::Classes),
        judged: Some(Judged::Village),
        ..Page::PLAIN
    },
    work: Work { writers: OFFICE, acts: &[] },
    ties: Ties { held_by: &[RecordKind::Household], ..Ties::NONE },
    checks: &[Check::Unique("name")],
    person: None,
};
