//! The fields of a filing: what was sent or done for a deadline of a plan.

use super::prelude::*;

/// A deadline that was met, with what was sent.
pub(super) const FILING: KindDef = KindDef {
    kind: RecordKind::Filing,
    name: "filing",
    fields: &[
        text("plan", 60).nobody().code().plan_key(PlanKey::Plan).required().sticky(),
        text("entry", 20).nobody().code().plan_key(PlanKey::Deadline).required().search(),
        FieldDef::new("due_on", FieldKind::Date { partial: false, future: true }).required(),
        past_date("done_on").required().start(Start::Today),
        text("number", 40).nobody().search(),
        FieldDef::new("done_by", FieldKind::Title).named().sticky().suggest(&[]),
        text("sent_to", 120).nobody().sticky().suggest(&[]),
        FieldDef::new("note", FieldKind::Note).basic().latest(),
    ],
    freeze: Freeze::Never,
    naming: Naming {
        title: &[Source::Field("entry")],
        key: Key::Composed(&[
            KeyPart::Field("plan"),
            KeyPart::Field("entry"),
            KeyPart::Field("due_on"),
        ]),
        reuse: Reuse::Never,
        spoken: Spoken::KeyAndTitle,
    },
    year: YearOf::Date("done_on"),
    list: List {
        columns: &[
            ("plan", 20),
            ("entry", 8),
            ("due_on", 10),
            ("done_on", 10),
            ("number", 14),
            ("done_by", 20),
        ],
        first: SortBy::Newest,
        date: Some("done_on"),
        names: Names::Arrival,
        distinguished_by: &[Distinction::Key],
        menu: Menu::Plans(3),
    },
    page: Page::PLAIN,
    work: Work { writers: OFFICE_AND_VILLAGES, acts: &[] },
    ties: Ties::NONE,
    checks: &[Check::Links, Check::Filing],
    person: None,
};
