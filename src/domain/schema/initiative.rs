//! The fields of an initiative: a model or an initiative against poverty, and whom it reached.

use super::options::INITIATIVE_KINDS;
use super::{FieldDef, FieldKind, Freeze, Kind, KindDef, Start, integer, one, text, year};

/// A model or an initiative.
pub(super) const INITIATIVE: KindDef = KindDef {
    kind: Kind::Initiative,
    name: "initiative",
    fields: &[
        text("title", 160).required().search(),
        one("kind", INITIATIVE_KINDS).required().start(Start::Code("model")).sticky(),
        FieldDef::new("village", FieldKind::Link(Kind::Village)).sticky(),
        year("year").required().start(Start::ThisYear).sticky(),
        FieldDef::new("author", FieldKind::Title).named().suggest(&[]),
        integer("households", 0, 100_000),
        FieldDef::new("result", FieldKind::Note).basic().latest(),
    ],
    freeze: Freeze::Never,
    columns: &[("title", 30), ("kind", 10), ("village", 14), ("year", 5), ("households", 6)],
    held_by: &[],
};
