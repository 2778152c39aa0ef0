//! The fields of a contribution to the Fund. Frozen once recorded.

use super::options::{DONOR_KINDS, GIFT_FORMS};
use super::{
    FieldDef, FieldKind, Freeze, Kind, KindDef, Need, Personal, Start, integer, one, past_date,
    text,
};

/// What somebody gave.
pub(super) const CONTRIBUTION: KindDef = KindDef {
    kind: Kind::Contribution,
    name: "contribution",
    fields: &[
        text("receipt_book", 20).code().given().search(),
        integer("receipt_no", 1, 9_999_999).given().search(),
        past_date("date").required().start(Start::Today).sticky(),
        FieldDef::new("donor_name", FieldKind::Title)
            .named()
            .search()
            .suggest(&[(Kind::Registration, "helper_name")]),
        one("donor_kind", DONOR_KINDS).required().start(Start::Code("individual")).sticky(),
        text("donor_address", 120).personal(Personal::Basic).suggest(&[]),
        FieldDef::new("village", FieldKind::Link(Kind::Village)).sticky(),
        FieldDef::new("anonymous", FieldKind::YesNo).start(Start::No),
        one("form", GIFT_FORMS).required().start(Start::Code("cash")).sticky(),
        FieldDef::new("amount", FieldKind::Money).section(),
        text("goods_description", 120)
            .named()
            .suggest(&[])
            .shown_when("form", &["in_kind", "labour"]),
        FieldDef::new("goods_quantity", FieldKind::Decimal)
            .shown_when("form", &["in_kind", "labour"]),
        text("goods_unit", 20).suggest(&[]).shown_when("form", &["in_kind", "labour"]),
        FieldDef::new("goods_value", FieldKind::Money).shown_when("form", &["in_kind", "labour"]),
        FieldDef::new("total", FieldKind::Money).need(Need::Computed),
        text("campaign", 60).sticky().suggest(&[]).section(),
        FieldDef::new("note", FieldKind::Note).personal(Personal::Basic),
        FieldDef::new("peak_month", FieldKind::YesNo).need(Need::Computed),
    ],
    freeze: Freeze::AtOnce,
    columns: &[
        ("receipt_book", 8),
        ("receipt_no", 6),
        ("date", 10),
        ("donor_name", 24),
        ("total", 14),
        ("form", 12),
        ("donor_kind", 12),
        ("campaign", 20),
    ],
    held_by: &[],
};
