//! The fields of a feedback: what people say of policies, what stands in the way, and what is needed
//! next.

use super::options::FEEDBACK_KINDS;
use super::prelude::*;

/// What was said, and what came of it.
pub(super) const FEEDBACK: KindDef = KindDef {
    kind: RecordKind::Feedback,
    name: "feedback",
    fields: &[
        past_date("date").required().start(Start::Today).sticky(),
        one("kind", FEEDBACK_KINDS).required().sticky(),
        FieldDef::new("village", FieldKind::Link(RecordKind::Village)).sticky(),
        FieldDef::new("raised_by", FieldKind::Title).named().suggest(&[]),
        FieldDef::new("content", FieldKind::Note).basic().required(),
        FieldDef::new("amount", FieldKind::Money),
        FieldDef::new("answer", FieldKind::Note).basic().latest(),
    ],
    freeze: Freeze::Never,
    naming: Naming { title: &[], key: Key::Id, reuse: Reuse::Never, spoken: Spoken::KeyAndTitle },
    year: YearOf::Date("date"),
    list: List {
        columns: &[("date", 10), ("kind", 22), ("village", 14), ("content", 30), ("amount", 14)],
        first: SortBy::Newest,
        date: Some("date"),
        names: Names::Arrival,
        distinguished_by: &[Distinction::Key],
        menu: Menu::Plans(5),
    },
    page: Page::PLAIN,
    work: Work { writers: OFFICE_AND_VILLAGES, acts: &[] },
    ties: Ties::NONE,
    checks: &[Check::Links],
    person: None,
};
