//! The fields of a nomination: an award that somebody is put forward for, and where its dossier is.

use super::options::{ANSWERS, NOMINATION_STATES, NOMINEES};
use super::prelude::*;

/// An award that somebody is put forward for.
pub(super) const NOMINATION: KindDef = KindDef {
    kind: RecordKind::Nomination,
    name: "nomination",
    fields: &[
        text("number", 30).nobody().code().given(Given::Number("KT")).search(),
        year("year").required().start(Start::ThisYear).sticky(),
        text("plan", 60).nobody().code().plan_key(PlanKey::MovementPlan).required().sticky(),
        text("award", 20).nobody().code().plan_key(PlanKey::Award).required().sticky(),
        one("subject", NOMINEES).required(),
        FieldDef::new("village", FieldKind::Link(RecordKind::Village))
            .shown_when("subject", &["village"]),
        FieldDef::new("household", FieldKind::Link(RecordKind::Household))
            .shown_when("subject", &["household"]),
        FieldDef::new("name", FieldKind::Title)
            .named()
            .search()
            .suggest(&[
                (RecordKind::Contribution, "donor_name"),
                (RecordKind::Registration, "helper_name"),
            ])
            .shown_when("subject", &["individual", "collective", "enterprise"]),
        FieldDef::new("achievement", FieldKind::Note).basic().required().section(),
        one("state", NOMINATION_STATES).by_action(),
        past_date("state_on").by_action(),
        text("state_no", 40).nobody().by_action(),
        text("state_with", 120).nobody().by_action().suggest(&[]),
        text("state_reason", 200).by_action().personal(Personal::Basic),
        text("decision_no", 40).nobody().by_action(),
        FieldDef::new("note", FieldKind::Note).basic().latest(),
        one("granted", ANSWERS).by_action(),
    ],
    freeze: Freeze::Never,
    naming: Naming {
        title: &[
            Source::Field("name"),
            Source::Via("household", "head_name"),
            Source::Via("village", "name"),
        ],
        key: Key::Code("number"),
        reuse: Reuse::Never,
        spoken: Spoken::KeyAndTitle,
    },
    year: YearOf::Field("year"),
    list: List {
        columns: &[
            ("number", 15),
            ("name", 20),
            ("award", 10),
            ("state", 16),
            ("year", 5),
            ("subject", 12),
            ("state_on", 10),
        ],
        first: SortBy::Newest,
        date: Some("state_on"),
        names: Names::Arrival,
        distinguished_by: &[Distinction::Key],
        menu: Menu::Plans(6),
    },
    page: Page {
        tabs: &[Tab::Papers, Tab::Fields, Tab::History],
        on_tab: &[(Tab::Papers, Begin { kind: RecordKind::Part, by: "nomination" })],
        ..Page::PLAIN
    },
    work: Work { writers: OFFICE_AND_VILLAGES, acts: &OpName::DOSSIER },
    ties: Ties::NONE,
    checks: &[Check::Links, Check::Unique("number"), Check::Subject("subject"), Check::Nomination],
    person: None,
};
