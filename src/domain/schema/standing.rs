//! The fields of a standing: the class a household had in a year before the one that the household
//! itself carries, with the decision and the standard that applied.

use super::options::{CLASSES, DETAILS};
use super::{
    FieldDef, FieldKind, Freeze, Kind, KindDef, Need, Personal, integer, one, past_date, text, year,
};

/// A household's class in an earlier year.
pub(super) const STANDING: KindDef = KindDef {
    kind: Kind::Standing,
    name: "standing",
    fields: &[
        FieldDef::new("household", FieldKind::Link(Kind::Household)).required(),
        year("year").required(),
        one("class", CLASSES).required(),
        one("class_detail", DETAILS),
        text("decision_no", 40),
        past_date("decision_date"),
        integer("b1", 0, 1000),
        integer("b2", 0, 120),
        text("standard", 20).need(Need::Computed),
        FieldDef::new("income_per_capita", FieldKind::Money).personal(Personal::Basic),
    ],
    freeze: Freeze::Never,
    columns: &[
        ("household", 24),
        ("year", 5),
        ("class", 11),
        ("class_detail", 14),
        ("decision_no", 16),
        ("decision_date", 10),
    ],
    held_by: &[],
};
