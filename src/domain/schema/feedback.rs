//! The fields of a feedback: what people say of policies, what stands in the way, and what is needed
//! next.

use super::options::FEEDBACK_KINDS;
use super::{FieldDef, FieldKind, Freeze, Kind, KindDef, Start, one, past_date};

/// What was said, and what came of it.
pub(super) const FEEDBACK: KindDef = KindDef {
    kind: Kind::Feedback,
    name: "feedback",
    fields: &[
        past_date("date").required().start(Start::Today).sticky(),
        one("kind", FEEDBACK_KINDS).required().sticky(),
        FieldDef::new("village", FieldKind::Link(Kind::Village)).sticky(),
        FieldDef::new("raised_by", FieldKind::Title).named().suggest(&[]),
        FieldDef::new("content", FieldKind::Note).basic().required(),
        FieldDef::new("amount", FieldKind::Money),
        FieldDef::new("answer", FieldKind::Note).basic().latest(),
    ],
    freeze: Freeze::Never,
    columns: &[("date", 10), ("kind", 22), ("village", 14), ("content", 30), ("amount", 14)],
    held_by: &[],
};
