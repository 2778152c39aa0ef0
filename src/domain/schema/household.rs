//! The household's fields.

use super::options::{
    ANSWERS, CAUSES, CLASSES, DEPRIVATIONS, DETAILS, JOINS, LEAVES, NEEDS, SEXES, WORKS,
};
use super::prelude::*;

/// A household of the register.
pub(super) const HOUSEHOLD: KindDef = KindDef {
    kind: RecordKind::Household,
    name: "household",
    fields: &[
        text("code", 20).nobody().code().given(Given::Code("H")).search(),
        FieldDef::new("village", FieldKind::Link(RecordKind::Village)).required().sticky(),
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
        FieldDef::new("members", FieldKind::Rows(RecordKind::Member)).section(),
        integer("members_count", 1, 60),
        integer("children", 0, 60).computed(Formula::OfHousehold),
        integer("dependents_percent", 0, 100).computed(Formula::OfHousehold),
        FieldDef::new("ethnic_minority", FieldKind::YesNo).personal(Personal::Sensitive).section(),
        FieldDef::new("no_labor_capacity", FieldKind::YesNo).personal(Personal::Sensitive),
        FieldDef::new("merit", FieldKind::YesNo).basic(),
        FieldDef::new("average_living", FieldKind::YesNo),
        FieldDef::new("officer_related", FieldKind::YesNo).basic(),
        one("class", CLASSES).required().section(),
        year("class_year").required().start(Start::ThisYear).sticky(),
        one("class_detail", DETAILS),
        text("decision_no", 40).nobody().sticky(),
        past_date("decision_date").sticky(),
        text("certificate_no", 30).code().basic(),
        text("standard", 20).nobody().computed(Formula::OfHousehold),
        // Phiếu B of Thông tư 07/2021/TT-BLĐTBXH: B1 is the income score, B2 the deprivation score, 10 points
        // for each deprivation.
        integer("b1", 0, 1000),
        integer("b2", 0, 120),
        many("deprivations", DEPRIVATIONS),
        integer("deprivation_count", 0, 12).computed(Formula::OfHousehold),
        many("causes", CAUSES),
        many("needs", NEEDS),
        FieldDef::new("income_per_capita", FieldKind::Money).personal(Personal::Basic),
        one("joined", JOINS).section(),
        past_date("joined_on").shown_when("joined", &["moved_in", "split"]),
        FieldDef::new("split_from", FieldKind::Link(RecordKind::Household))
            .shown_when("joined", &["split"]),
        one("left", LEAVES),
        past_date("left_on").shown_when("left", &["moved_away", "merged", "died_out"]),
        FieldDef::new("merged_into", FieldKind::Link(RecordKind::Household))
            .shown_when("left", &["merged"]),
        // The record that this one turned out to be a second copy of.
        FieldDef::new("same_as", FieldKind::Link(RecordKind::Household)).nobody().by_action(),
        FieldDef::new("note", FieldKind::Note).personal(Personal::Basic).latest(),
        // Where the last word of the name is not the given name: Bhăm of Y Bhăm Êban.
        text("sort_name", 40).basic().latest().suggest(&[]),
    ],
    freeze: Freeze::Never,
    naming: Naming {
        title: &[Source::Field("head_name")],
        key: Key::Code("code"),
        reuse: Reuse::WhenVoid,
        spoken: Spoken::Title,
    },
    year: YearOf::Every,
    list: List {
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
        first: SortBy::Name,
        date: None,
        names: Names::Person(Source::Field("head_name"), Source::Field("sort_name")),
        distinguished_by: &[Distinction::Key, Distinction::Village, Distinction::Field("class")],
        menu: Menu::Action,
    },
    page: Page {
        tabs: &[
            Tab::Fields,
            Tab::Years,
            Tab::Linked(RecordKind::Registration),
            Tab::Linked(RecordKind::Help),
            Tab::Linked(RecordKind::Review),
            Tab::History,
        ],
        on_tab: &[
            (Tab::Years, Begin { kind: RecordKind::ClassYear, by: "household" }),
            (Tab::Linked(RecordKind::Help), Begin { kind: RecordKind::Help, by: "household" }),
        ],
        begins: Some(Begin { kind: RecordKind::Registration, by: "household" }),
        beneath: Some(Extra::Relatives),
        judged: Some(Judged::Household),
        ..Page::PLAIN
    },
    work: Work { writers: OFFICE_AND_VILLAGES, acts: &[OpName::Merge, OpName::Reveal] },
    ties: Ties { held_by: &[RecordKind::Registration, RecordKind::Review], ..Ties::NONE },
    checks: &[Check::Household],
    person: Some(PersonFields { name: "head_name", birth: "head_birth" }),
};
