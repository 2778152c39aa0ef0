//! The fields of a registration to exit poverty: the promise, not the legal act.

use super::options::{ANSWERS, EXITS, HELPER_KINDS, NEEDS, TARGET_CLASSES};
use super::prelude::*;

/// A household's registration in a year.
pub(super) const REGISTRATION: KindDef = KindDef {
    kind: RecordKind::Registration,
    name: "registration",
    fields: &[
        text("number", 30).nobody().code().given(Given::Number("DK")).search(),
        FieldDef::new("household", FieldKind::Link(RecordKind::Household)).required(),
        year("year").required().start(Start::ThisYear).sticky(),
        one("kind", EXITS).given(Given::Exit),
        past_date("registered_on").required().start(Start::Today).sticky(),
        one("target_class", TARGET_CLASSES).required(),
        year("target_year").required().start(Start::ThisYear).sticky(),
        FieldDef::new("baseline_income", FieldKind::Money).personal(Personal::Basic),
        integer("baseline_year", 2000, 2100),
        FieldDef::new("plan", FieldKind::Note).basic().section().latest(),
        many("needs", NEEDS),
        FieldDef::new("helper_name", FieldKind::Title)
            .named()
            .search()
            .suggest(&[(RecordKind::Contribution, "donor_name")]),
        one("helper_kind", HELPER_KINDS),
        FieldDef::new("loan_amount", FieldKind::Money).personal(Personal::Basic),
        text("loan_purpose", 120).personal(Personal::Basic).suggest(&[]),
        FieldDef::new("head_signed", FieldKind::YesNo).start(Start::No),
        past_date("withdrawn_on").by_action(),
        text("withdrawn_reason", 200).by_action().personal(Personal::Basic),
        integer("target_quarter", 1, 4),
        FieldDef::new("note", FieldKind::Note).personal(Personal::Basic).latest(),
        one("loan_right_use", ANSWERS).basic().section(),
        one("loan_interest_on_time", ANSWERS).basic(),
        one("loan_principal_on_time", ANSWERS).basic(),
    ],
    freeze: Freeze::Never,
    naming: Naming {
        title: &[Source::Via("household", "head_name")],
        key: Key::Code("number"),
        reuse: Reuse::Never,
        spoken: Spoken::KeyAndTitle,
    },
    year: YearOf::Field("year"),
    list: List {
        columns: &[
            ("number", 15),
            ("household", 24),
            ("year", 5),
            ("kind", 15),
            ("target_class", 12),
            ("registered_on", 10),
            ("helper_name", 24),
            ("withdrawn_on", 10),
        ],
        first: SortBy::Newest,
        date: Some("registered_on"),
        names: Names::Person(
            Source::Via("household", "head_name"),
            Source::Via("household", "sort_name"),
        ),
        distinguished_by: &[Distinction::Key],
        menu: Menu::Action,
    },
    page: Page { beneath: Some(Extra::Deeds), ..Page::PLAIN },
    work: Work { writers: OFFICE_AND_VILLAGES, acts: &[OpName::Withdraw] },
    ties: Ties { on_merge: OnMerge::Follows, ..Ties::NONE },
    checks: &[Check::Registration],
    person: None,
};
