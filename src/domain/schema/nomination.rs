//! The fields of a nomination: an award that somebody is put forward for, and where its dossier is.

use super::options::{ANSWERS, NOMINATION_STATES, NOMINEES};
use super::{
    FieldDef, FieldKind, Freeze, Kind, KindDef, Need, Personal, Start, one, past_date, text, year,
};

/// An award that somebody is put forward for.
pub(super) const NOMINATION: KindDef = KindDef {
    kind: Kind::Nomination,
    name: "nomination",
    fields: &[
        text("number", 30).code().given().search(),
        year("year").required().start(Start::ThisYear).sticky(),
        text("plan", 60).code().required().sticky(),
        text("award", 20).code().required().sticky(),
        one("subject", NOMINEES).required(),
        FieldDef::new("village", FieldKind::Link(Kind::Village))
            .shown_when("subject", &["village"]),
        FieldDef::new("household", FieldKind::Link(Kind::Household))
            .shown_when("subject", &["household"]),
        FieldDef::new("name", FieldKind::Title)
            .named()
            .search()
            .suggest(&[(Kind::Contribution, "donor_name"), (Kind::Registration, "helper_name")])
            .shown_when("subject", &["individual", "collective", "enterprise"]),
        FieldDef::new("achievement", FieldKind::Note).basic().required().section(),
        one("state", NOMINATION_STATES).need(Need::ByAction),
        past_date("state_on").need(Need::ByAction),
        text("state_no", 40).need(Need::ByAction),
        text("state_with", 120).need(Need::ByAction).suggest(&[]),
        text("state_reason", 200).need(Need::ByAction).personal(Personal::Basic),
        text("decision_no", 40).need(Need::ByAction),
        FieldDef::new("note", FieldKind::Note).basic().latest(),
        one("granted", ANSWERS).need(Need::ByAction),
    ],
    freeze: Freeze::Never,
    columns: &[
        ("number", 15),
        ("name", 20),
        ("award", 10),
        ("state", 16),
        ("year", 5),
        ("subject", 12),
        ("state_on", 10),
    ],
    held_by: &[],
};
