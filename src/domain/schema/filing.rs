//! The fields of a filing: what was sent or done for a deadline of a plan.

use super::{FieldDef, FieldKind, Freeze, Kind, KindDef, Start, past_date, text};

/// A deadline that was met, with what was sent.
pub(super) const FILING: KindDef = KindDef {
    kind: Kind::Filing,
    name: "filing",
    fields: &[
        text("plan", 60).code().required().sticky(),
        text("entry", 20).code().required().search(),
        FieldDef::new("due_on", FieldKind::Date { partial: false, future: true }).required(),
        past_date("done_on").required().start(Start::Today),
        text("number", 40).search(),
        FieldDef::new("done_by", FieldKind::Title).named().sticky().suggest(&[]),
        text("sent_to", 120).sticky().suggest(&[]),
        FieldDef::new("note", FieldKind::Note).basic().latest(),
    ],
    freeze: Freeze::Never,
    columns: &[
        ("plan", 20),
        ("entry", 8),
        ("due_on", 10),
        ("done_on", 10),
        ("number", 14),
        ("done_by", 20),
    ],
    held_by: &[],
};
