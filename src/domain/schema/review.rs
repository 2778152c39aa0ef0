//! The fields of one household's review at a meeting.

use super::options::{CLASSES, DEPRIVATIONS, OUTCOMES};
use super::{FieldDef, FieldKind, Freeze, Kind, KindDef, Need, integer, many, one, text};

/// What was found, proposed and voted.
pub(super) const REVIEW: KindDef = KindDef {
    kind: Kind::Review,
    name: "review",
    fields: &[
        FieldDef::new("meeting", FieldKind::Link(Kind::Meeting)).required().sticky(),
        FieldDef::new("household", FieldKind::Link(Kind::Household)).required(),
        integer("b1", 0, 1000).required(),
        many("deprivations", DEPRIVATIONS),
        integer("b2", 0, 120).need(Need::Computed),
        one("class_before", CLASSES).given(),
        one("class_computed", CLASSES).need(Need::Computed),
        one("class_proposed", CLASSES).given(),
        text("override_reason", 200).basic(),
        integer("votes_agree", 0, 5000).section(),
        integer("votes_against", 0, 5000),
        integer("votes_abstain", 0, 5000),
        one("outcome", OUTCOMES).need(Need::Computed),
    ],
    freeze: Freeze::WithMeeting,
    columns: &[
        ("household", 24),
        ("meeting", 16),
        ("class_before", 11),
        ("class_proposed", 11),
        ("votes_agree", 6),
        ("votes_against", 6),
        ("outcome", 8),
        ("b1", 5),
    ],
    held_by: &[],
};
