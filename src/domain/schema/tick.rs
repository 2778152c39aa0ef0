//! The fields of a tick: what a person says of a criterion that the program cannot count.

use super::options::{ANSWERS, SUBJECTS};
use super::{FieldDef, FieldKind, Freeze, Kind, KindDef, Start, one, past_date, text, year};

/// A criterion that a person answered for, with evidence.
pub(super) const TICK: KindDef = KindDef {
    kind: Kind::Tick,
    name: "tick",
    fields: &[
        text("plan", 60).code().required().sticky(),
        text("criterion", 20).code().required().search(),
        one("subject", SUBJECTS).required().sticky(),
        FieldDef::new("village", FieldKind::Link(Kind::Village))
            .shown_when("subject", &["village"]),
        FieldDef::new("household", FieldKind::Link(Kind::Household))
            .shown_when("subject", &["household"]),
        FieldDef::new("name", FieldKind::Title)
            .named()
            .search()
            .suggest(&[(Kind::Contribution, "donor_name"), (Kind::Registration, "helper_name")])
            .shown_when("subject", &["donor", "helper", "unit"]),
        year("year").required().start(Start::ThisYear).sticky(),
        one("answer", ANSWERS).required(),
        FieldDef::new("said_by", FieldKind::Title).required().named().sticky().suggest(&[]),
        past_date("said_on").required().start(Start::Today).sticky(),
        text("evidence", 200).basic().required(),
        FieldDef::new("note", FieldKind::Note).basic().latest(),
    ],
    freeze: Freeze::Never,
    columns: &[
        ("criterion", 8),
        ("subject", 14),
        ("name", 20),
        ("year", 5),
        ("answer", 9),
        ("said_by", 20),
        ("said_on", 10),
    ],
    held_by: &[],
};
