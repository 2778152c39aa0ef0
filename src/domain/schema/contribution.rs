//! The fields of a contribution to the Fund. Frozen once recorded.

use super::options::{DONOR_KINDS, GIFT_FORMS};
use super::prelude::*;

pub(super) const CONTRIBUTION: KindDef = KindDef {
    kind: RecordKind::Contribution,
    name: "contribution",
    fields: &[
        text("receipt_book", 20).nobody().code().given(Given::Book).search(),
        integer("receipt_no", 1, 9_999_999).given(Given::NumberInBook).search(),
        past_date("date").required().start(Start::Today).sticky(),
        FieldDef::new("donor_name", FieldKind::Title)
            .named()
            .search()
            .suggest(&[(RecordKind::Registration, "helper_name")]),
        one("donor_kind", DONOR_KINDS).required().start(Start::Code("individual")).sticky(),
        text("donor_address", 120).personal(Personal::Basic).suggest(&[]),
        FieldDef::new("village", FieldKind::Link(RecordKind::Village)).sticky(),
        FieldDef::new("anonymous", FieldKind::YesNo).start(Start::No),
        one("form", GIFT_FORMS).required().start(Start::Code("cash")).sticky(),
        FieldDef::new("amount", FieldKind::Money).section(),
        text("goods_description", 120)
            .named()
            .suggest(&[])
            .shown_when("form", &["in_kind", "labour"]),
        FieldDef::new("goods_quantity", FieldKind::Decimal)
            .shown_when("form", &["in_kind", "labour"]),
        text("goods_unit", 20).nobody().suggest(&[]).shown_when("form", &["in_kind", "labour"]),
        FieldDef::new("goods_value", FieldKind::Money).shown_when("form", &["in_kind", "labour"]),
        FieldDef::new("total", FieldKind::Money).computed(Formula::Total),
        text("campaign", 60).nobody().sticky().suggest(&[]).section(),
        FieldDef::new("note", FieldKind::Note).personal(Personal::Basic),
        FieldDef::new("peak_month", FieldKind::YesNo).computed(Formula::PeakMonth),
    ],
    freeze: Freeze::AtOnce,
    naming: Naming {
        title: &[Source::Field("donor_name")],
        key: Key::Numbered { book: "receipt_book", number: "receipt_no" },
        reuse: Reuse::WhenUndone,
        spoken: Spoken::KeyAndTitle,
    },
    year: YearOf::Date("date"),
    list: List {
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
        first: SortBy::Newest,
        date: Some("date"),
        names: Names::Text(Source::Field("donor_name")),
        distinguished_by: &[Distinction::Key],
        menu: Menu::Action,
    },
    page: Page { judged: Some(Judged::Donor("donor_name")), ..Page::PLAIN },
    work: Work { writers: FUND, acts: &[] },
    ties: Ties::NONE,
    checks: &[Check::Contribution],
    person: None,
};
