//! The fields of a tally: how many households a village, or the commune, had at the end of a
//! year before the register began.
//!
//! The register wins where it knows the year itself.

use super::{FieldDef, FieldKind, Freeze, Kind, KindDef, integer, text, year};

/// The numbers at the end of a year. Without a village they are the commune’s.
pub(super) const TALLY: KindDef = KindDef {
    kind: Kind::Tally,
    name: "tally",
    fields: &[
        FieldDef::new("village", FieldKind::Link(Kind::Village)).sticky(),
        year("year").required(),
        integer("households_total", 0, 1_000_000).required(),
        integer("poor", 0, 1_000_000).required(),
        integer("near_poor", 0, 1_000_000).required(),
        text("basis", 120).suggest(&[]),
        FieldDef::new("note", FieldKind::Note).basic().latest(),
    ],
    freeze: Freeze::Never,
    columns: &[
        ("village", 20),
        ("year", 5),
        ("households_total", 8),
        ("poor", 6),
        ("near_poor", 8),
    ],
    held_by: &[],
};
