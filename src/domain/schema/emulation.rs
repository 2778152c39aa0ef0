//! The fields of an emulation: who registers for the movement with whom, the title aimed at, and
//! what is pledged.
//!
//! Who pledges several things has a record for each.

use super::options::REGISTRANTS;
use super::prelude::*;

/// A pledge of the movement.
pub(super) const EMULATION: KindDef = KindDef {
    kind: RecordKind::Emulation,
    name: "emulation",
    fields: &[
        year("year").required().start(Start::ThisYear).sticky(),
        text("plan", 60).nobody().code().plan_key(PlanKey::MovementPlan).required().sticky(),
        one("registrant", REGISTRANTS).required().sticky(),
        FieldDef::new("village", FieldKind::Link(RecordKind::Village))
            .sticky()
            .shown_when("registrant", &["village"]),
        FieldDef::new("household", FieldKind::Link(RecordKind::Household))
            .sticky()
            .shown_when("registrant", &["household"]),
        FieldDef::new("name", FieldKind::Title)
            .named()
            .search()
            .sticky()
            .suggest(&[
                (RecordKind::Contribution, "donor_name"),
                (RecordKind::Registration, "helper_name"),
            ])
            .shown_when("registrant", &["individual", "collective", "enterprise"]),
        text("registered_with", 120).nobody().given(Given::RegisteredWith).suggest(&[]),
        past_date("registered_on").required().start(Start::Today).sticky(),
        text("title", 80).nobody().suggest(&[]).section(),
        text("award", 80).nobody().suggest(&[]),
        text("pledge", 200).required().basic().suggest(&[]).section(),
        FieldDef::new("quantity", FieldKind::Decimal),
        text("unit", 20).nobody().suggest(&[]),
        FieldDef::new("achieved", FieldKind::Decimal),
        FieldDef::new("signed", FieldKind::YesNo).start(Start::No),
        FieldDef::new("note", FieldKind::Note).basic().latest(),
    ],
    freeze: Freeze::Never,
    naming: Naming {
        title: &[
            Source::Field("name"),
            Source::Via("household", "head_name"),
            Source::Via("village", "name"),
        ],
        key: Key::Id,
        reuse: Reuse::Never,
        spoken: Spoken::KeyAndTitle,
    },
    year: YearOf::Field("year"),
    list: List {
        columns: &[
            ("year", 5),
            ("registrant", 12),
            ("name", 20),
            ("title", 18),
            ("pledge", 24),
            ("quantity", 8),
            ("achieved", 8),
        ],
        first: SortBy::Newest,
        date: Some("registered_on"),
        names: Names::Arrival,
        distinguished_by: &[Distinction::Key],
        menu: Menu::Plans(1),
    },
    page: Page::PLAIN,
    work: Work { writers: OFFICE_AND_VILLAGES, acts: &[] },
    ties: Ties::NONE,
    checks: &[Check::Links, Check::Subject("registrant")],
    person: None,
};
