//! The fields of a part: one paper of a nomination’s dossier.

use super::{FieldDef, FieldKind, Freeze, Kind, KindDef, Start, integer, past_date, text};

/// A paper of a dossier.
pub(super) const PART: KindDef = KindDef {
    kind: Kind::Part,
    name: "part",
    fields: &[
        FieldDef::new("nomination", FieldKind::Link(Kind::Nomination)).required().sticky(),
        text("part", 20).code().required(),
        past_date("date").start(Start::Today),
        text("number", 40).search(),
        integer("copies", 1, 20),
        text("evidence", 200).basic(),
    ],
    freeze: Freeze::Never,
    columns: &[("nomination", 18), ("part", 8), ("date", 10), ("number", 16), ("copies", 5)],
    held_by: &[],
};
