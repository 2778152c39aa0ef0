//! The fields of one household's review at a meeting.

use super::options::{CLASSES, DEPRIVATIONS, OUTCOMES};
use super::prelude::*;

/// What was found, proposed and voted.
pub(super) const REVIEW: KindDef = KindDef {
    kind: RecordKind::Review,
    name: "review",
    fields: &[
        FieldDef::new("meeting", FieldKind::Link(RecordKind::Meeting)).required().sticky(),
        FieldDef::new("household", FieldKind::Link(RecordKind::Household)).required(),
        integer("b1", 0, 1000).required(),
        many("deprivations", DEPRIVATIONS),
        integer("b2", 0, 120).computed(Formula::OfReview),
        one("class_before", CLASSES).given(Given::ClassBefore),
        one("class_computed", CLASSES).computed(Formula::OfReview),
        one("class_proposed", CLASSES).given(Given::ClassComputed),
        text("override_reason", 200).basic(),
        integer("votes_agree", 0, 5000).section(),
        integer("votes_against", 0, 5000),
        integer("votes_abstain", 0, 5000),
        one("outcome", OUTCOMES).computed(Formula::OfReview),
    ],
    freeze: Freeze::WithMeeting,
    naming: Naming {
        title: &[Source::Via("household", "head_name")],
        key: Key::Composed(&[KeyPart::Link("meeting"), KeyPart::Link("household")]),
        reuse: Reuse::Never,
        spoken: Spoken::Title,
    },
    year: YearOf::Linked("meeting"),
    list: List {
        columns: &[
            ("household", 24),
            ("meeting", 16),
            ("class_before", 11),
            ("class_proposed", 11),
            ("votes_agree", 6),
            ("votes_against", 6),
            ("outcome", 8),
            ("b1", 5),
        ],
        first: SortBy::Name,
        date: None,
        names: Names::Person(
            Source::Via("household", "head_name"),
            Source::Via("household", "sort_name"),
        ),
        distinguished_by: &[Distinction::Key],
        menu: Menu::Action,
    },
    page: Page { carried: &["meeting"], above: Some(Extra::VotesMissing), ..Page::PLAIN },
    work: Work { writers: OFFICE_AND_VILLAGES, acts: &[OpName::Amend] },
    ties: Ties { on_merge: OnMerge::FollowsIfOpen, ..Ties::NONE },
    checks: &[Check::Review],
    person: None,
};
