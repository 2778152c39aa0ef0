//! The fields of a village meeting (Quyết định 24/2021: passes at half of those attending).

use super::options::MEETING_KINDS;
use super::prelude::*;

/// A meeting and its minutes.
pub(super) const MEETING: KindDef = KindDef {
    kind: RecordKind::Meeting,
    name: "meeting",
    fields: &[
        text("number", 30).nobody().code().given(Given::Number("HB")).search(),
        FieldDef::new("village", FieldKind::Link(RecordKind::Village)).required(),
        year("year").required().start(Start::ThisYear).sticky(),
        one("kind", MEETING_KINDS).required().start(Start::Code("annual")).sticky(),
        integer("round", 1, 9).required().start(Start::Int(1)),
        past_date("date").required().start(Start::Today).sticky(),
        text("place", 120).named().suggest(&[]),
        FieldDef::new("chair", FieldKind::Name)
            .named()
            .suggest(&[(RecordKind::Meeting, "secretary")]),
        FieldDef::new("secretary", FieldKind::Name)
            .named()
            .suggest(&[(RecordKind::Meeting, "chair")]),
        integer("attendees", 1, 5000).required().section(),
        FieldDef::new("front_present", FieldKind::YesNo).start(Start::No),
        FieldDef::new("closed", FieldKind::YesNo).by_action(),
    ],
    freeze: Freeze::WithMeeting,
    naming: Naming {
        title: &[],
        key: Key::Code("number"),
        reuse: Reuse::Never,
        spoken: Spoken::KeyAndTitle,
    },
    year: YearOf::Field("year"),
    list: List {
        columns: &[
            ("number", 16),
            ("village", 16),
            ("date", 10),
            ("attendees", 6),
            ("closed", 6),
            ("kind", 12),
            ("round", 4),
            ("chair", 20),
        ],
        first: SortBy::Newest,
        date: Some("date"),
        names: Names::Text(Source::Via("village", "name")),
        distinguished_by: &[
            Distinction::Village,
            Distinction::Field("date"),
            Distinction::Field("kind"),
        ],
        menu: Menu::Action,
    },
    page: Page {
        tabs: &[Tab::Fields, Tab::Linked(RecordKind::Review), Tab::History],
        begins: Some(Begin { kind: RecordKind::Review, by: "meeting" }),
        above: Some(Extra::Votes),
        ..Page::PLAIN
    },
    work: Work { writers: OFFICE_AND_VILLAGES, acts: &[OpName::Close, OpName::Amend] },
    ties: Ties { held_by: &[RecordKind::Review], ..Ties::NONE },
    checks: &[Check::Meeting],
    person: None,
};
