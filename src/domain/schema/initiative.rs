//! The fields of an initiative: a model or an initiative against poverty, and whom it reached.

use super::options::INITIATIVE_KINDS;
use super::prelude::*;

/// A model or an initiative.
pub(super) const INITIATIVE: KindDef = KindDef {
    kind: RecordKind::Initiative,
    name: "initiative",
    fields: &[
        text("title", 160).nobody().required().search(),
        one("kind", INITIATIVE_KINDS).required().start(Start::Code("model")).sticky(),
        FieldDef::new("village", FieldKind::Link(RecordKind::Village)).sticky(),
        year("year").required().start(Start::ThisYear).sticky(),
        FieldDef::new("author", FieldKind::Title).named().suggest(&[]),
        integer("households", 0, 100_000),
        FieldDef::new("result", FieldKind::Note).basic().latest(),
    ],
    freeze: Freeze::Never,
    naming: Naming {
        title: &[],
        key: Key::Code("title"),
        reuse: Reuse::Never,
        spoken: Spoken::KeyAndTitle,
    },
    year: YearOf::Field("year"),
    list: List {
        columns: &[("title", 30), ("kind", 10), ("village", 14), ("year", 5), ("households", 6)],
        first: SortBy::Name,
        date: None,
        names: Names::Arrival,
        distinguished_by: &[Distinction::Key],
        menu: Menu::Plans(4),
    },
    page: Page::PLAIN,
    work: Work { writers: OFFICE_AND_VILLAGES, acts: &[] },
    ties: Ties::NONE,
    checks: &[Check::Links],
    person: None,
};
