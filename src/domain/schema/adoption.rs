//! The fields of an adoption: that the office follows a plan of the movement.

use super::{FieldDef, FieldKind, Freeze, Kind, KindDef, Start, past_date, text};

/// A plan that the office follows.
pub(super) const ADOPTION: KindDef = KindDef {
    kind: Kind::Adoption,
    name: "adoption",
    fields: &[
        text("plan", 60).code().required().search(),
        past_date("since").required().start(Start::Today),
        FieldDef::new("note", FieldKind::Note).basic().latest(),
    ],
    freeze: Freeze::Never,
    columns: &[("plan", 30), ("since", 10)],
    held_by: &[],
};
