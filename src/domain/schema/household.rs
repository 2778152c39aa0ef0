//! The household's fields.

use super::options::{
    ANSWERS, CAUSES, CLASSES, DEPRIVATIONS, DETAILS, JOINS, LEAVES, NEEDS, SEXES, WORKS,
};
use super::{
    FieldDef, FieldKind, Freeze, Kind, KindDef, Need, Personal, Start, integer, many, one,
    past_date, text, year,
};

/// A household of the register.
pub(super) const HOUSEHOLD: KindDef = KindDef {
    kind: Kind::Household,
    name: "household",
    fields: &[
        text("code", 20).code().given().search(),
        FieldDef::new("village", FieldKind::Link(Kind::Village)).required().sticky(),
        FieldDef::new("head_name", FieldKind::Name).required().named().search().suggest(&[]),
        one("head_sex", SEXES).basic(),
        FieldDef::new("head_birth", FieldKind::Date { partial: true, future: false })
            .personal(Personal::Basic),
        FieldDef::new("personal_number", FieldKind::Digits(&[9, 12]))
            .personal(Personal::Masked)
            .search(),
        text("ethnicity", 40).personal(Personal::Sensitive).sticky().suggest(&[]),
        one("head_work", WORKS).basic(),
        one("head_insurance", ANSWERS).personal(Personal::Sensitive),
        text("address", 120).personal(Personal::Basic).latest().suggest(&[]),
        text("current_address", 120).personal(Personal::Basic).latest().suggest(&[]),
        FieldDef::new("phone", FieldKind::Digits(&[8, 9, 10, 11]))
            .personal(Personal::Basic)
            .latest(),
        FieldDef::new("members", FieldKind::Rows(Kind::Member)).section(),
        integer("members_count", 1, 60),
        integer("children", 0, 60).need(Need::Computed),
        integer("dependents_percent", 0, 100).need(Need::Computed),
        FieldDef::new("ethnic_minority", FieldKind::YesNo).personal(Personal::Sensitive).section(),
        FieldDef::new("no_labor_capacity", FieldKind::YesNo).personal(Personal::Sensitive),
        FieldDef::new("merit", FieldKind::YesNo).basic(),
        FieldDef::new("average_living", FieldKind::YesNo),
        FieldDef::new("officer_related", FieldKind::YesNo).basic(),
        one("class", CLASSES).required().section(),
        year("class_year").required().start(Start::ThisYear).sticky(),
        one("class_detail", DETAILS),
        text("decision_no", 40).sticky(),
        past_date("decision_date").sticky(),
        text("certificate_no", 30).code().basic(),
        text("standard", 20).need(Need::Computed),
        integer("b1", 0, 1000),
        integer("b2", 0, 120),
        many("deprivations", DEPRIVATIONS),
        integer("deprivation_count", 0, 12).need(Need::Computed),
        many("causes", CAUSES),
        many("needs", NEEDS),
        FieldDef::new("income_per_capita", FieldKind::Money).personal(Personal::Basic),
        one("joined", JOINS).section(),
        past_date("joined_on").shown_when("joined", &["moved_in", "split"]),
        FieldDef::new("split_from", FieldKind::Link(Kind::Household))
            .shown_when("joined", &["split"]),
        one("left", LEAVES),
        past_date("left_on").shown_when("left", &["moved_away", "merged", "died_out"]),
        FieldDef::new("merged_into", FieldKind::Link(Kind::Household))
            .shown_when("left", &["merged"]),
        // The record that this one turned out to be a second copy of.
        FieldDef::new("same_as", FieldKind::Link(Kind::Household)).need(Need::ByAction),
        FieldDef::new("note", FieldKind::Note).personal(Personal::Basic).latest(),
        // Where the last word of the name is not the given name: Bhăm of Y Bhăm Êban.
        text("sort_name", 40).basic().latest().suggest(&[]),
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
    held_by: &[Kind::Registration, Kind::Review],
};
