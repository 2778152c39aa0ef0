//! The fields of a tick: what a person says of a criterion that the program cannot count.

use super::options::{ANSWERS, SUBJECTS};
use super::prelude::*;

/// A criterion that a person answered for, with evidence.
pub(super) const TICK: KindDef = KindDef {
    kind: RecordKind::Tick,
    name: "tick",
    fields: &[
        text("plan", 60).nobody().code().plan_key(PlanKey::MovementPlan).required().sticky(),
        text("criterion", 20).nobody().code().plan_key(PlanKey::Criterion).required().search(),
        one("subject", SUBJECTS).required().sticky(),
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
            .shown_when("subject", &["donor", "helper", "unit"]),
        year("year").required().start(Start::ThisYear).sticky(),
        one("answer", ANSWERS).required(),
        FieldDef::new("said_by", FieldKind::Title).required().named().sticky().suggest(&[]),
        past_date("said_on").required().start(Start::Today).sticky(),
        text("evidence", 200).basic().required(),
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
            ("criterion", 8),
            ("subject", 14),
            ("name", 20),
            ("year", 5),
            ("answer", 9),
            ("said_by", 20),
            ("said_on", 10),
        ],
        first: SortBy::Newest,
        date: Some("said_on"),
        names: Names::Arrival,
        distinguished_by: &[Distinction::Key],
        menu: Menu::Plans(7),
    },
    page: Page::PLAIN,
    work: Work { writers: OFFICE_AND_VILLAGES, acts: &[] },
    ties: Ties::NONE,
    checks: &[Check::Links, Check::Subject("subject")],
    person: None,
};
