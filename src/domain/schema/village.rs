//! The village's fields.

use super::options::{AREAS, LABELS, ZONES};
use super::{FieldDef, FieldKind, Freeze, Kind, KindDef, Start, integer, one};

/// A village of the commune.
pub(super) const VILLAGE: KindDef = KindDef {
    kind: Kind::Village,
    name: "village",
    fields: &[
        FieldDef::new("name", FieldKind::Title).required().search(),
        one("label", LABELS).required().start(Start::Code("thon")).sticky(),
        one("area", AREAS).required().start(Start::Code("rural")).sticky(),
        one("zone", ZONES).required().start(Start::Code("none")).sticky(),
        integer("households_total", 0, 20_000),
    ],
    freeze: Freeze::Never,
    columns: &[("name", 20), ("label", 10), ("area", 10), ("households_total", 8), ("zone", 12)],
    held_by: &[Kind::Household],
};
