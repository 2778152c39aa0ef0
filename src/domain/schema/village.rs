//! The village's fields.

use super::options::{AREAS, LABELS, ZONES};
use super::prelude::*;

/// A village of the commune.
pub(super) const VILLAGE: KindDef = KindDef {
    kind: Kind::Village,
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
        told_by: &[Told::Field("label"), Told::Field("area")],
        menu: Menu::Action,
    },
    page: Page {
        tabs: &[
            Tab::Fields,
            Tab::Linked(Kind::Household),
            Tab::Linked(Kind::Meeting),
            Tab::History,
        ],
        on_tab: &[(Tab::Linked(Kind::Meeting), Begin { kind: Kind::Meeting, by: "village" })],
        begins: Some(Begin { kind: Kind::Household, by: "village" }),
        above: Some(Extra::Classes),
        judged: Some(Judged::Village),
        ..Page::PLAIN
    },
    work: Work { writers: OFFICE, acts: &[] },
    ties: Ties { held_by: &[Kind::Household], ..Ties::NONE },
    checks: &[Check::Unique("name")],
    person: None,
};
