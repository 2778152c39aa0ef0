//! The household's fields.

use super::options::{CAUSES, CLASSES, DEPRIVATIONS, SEXES};
use super::{
    FieldDef, FieldKind, Freeze, Kind, KindDef, Personal, Start, integer, many, one, text, year,
};

/// A household of the register.
pub(super) const HOUSEHOLD: KindDef = KindDef {
    kind: Kind::Household,
    name: "household",
    fields: &[
        text("code", 20).code().given().search(),
        FieldDef::new("village", FieldKind::Link(Kind::Village)).required().sticky(),
        FieldDef::new("head_name", FieldKind::Name).required().search().suggest(&[]),
        one("head_sex", SEXES),
        FieldDef::new("head_birth", FieldKind::Date { partial: true, future: false })
            .personal(Personal::Basic),
        FieldDef::new("personal_number", FieldKind::Digits(&[9, 12]))
            .personal(Personal::Masked)
            .search(),
        text("ethnicity", 40).personal(Personal::Sensitive).sticky().suggest(&[]),
        text("address", 120).personal(Personal::Basic).latest().suggest(&[]),
        FieldDef::new("phone", FieldKind::Digits(&[8, 9, 10, 11]))
            .personal(Personal::Basic)
            .latest(),
        integer("members_count", 1, 60),
        one("class", CLASSES).required().section(),
        year("class_year").required().start(Start::ThisYear).sticky(),
        integer("b1", 0, 1000),
        integer("b2", 0, 120),
        many("deprivations", DEPRIVATIONS),
        many("causes", CAUSES),
        FieldDef::new("income_per_capita", FieldKind::Money).personal(Personal::Basic),
        FieldDef::new("note", FieldKind::Note).personal(Personal::Basic).latest(),
        // Where the last word of the name is not the given name: Bhăm of Y Bhăm Êban.
        text("sort_name", 40).latest().suggest(&[]),
    ],
    freeze: Freeze::Never,
    columns: &[
        ("code", 12),
        ("head_name", 24),
        ("village", 14),
        ("class", 11),
        ("class_year", 5),
        ("members_count", 5),
        ("head_birth", 10),
        ("address", 30),
        ("income_per_capita", 12),
    ],
};
