//! The fields of an emulation: who registers for the movement with whom, the title aimed at, and
//! what is pledged.
//!
//! Who pledges several things has a record for each.

use super::options::REGISTRANTS;
use super::{FieldDef, FieldKind, Freeze, Kind, KindDef, Start, one, past_date, text, year};

/// A pledge of the movement.
pub(super) const EMULATION: KindDef = KindDef {
    kind: Kind::Emulation,
    name: "emulation",
    fields: &[
        year("year").required().start(Start::ThisYear).sticky(),
        text("plan", 60).code().required().sticky(),
        one("registrant", REGISTRANTS).required().sticky(),
        FieldDef::new("village", FieldKind::Link(Kind::Village))
            .sticky()
            .shown_when("registrant", &["village"]),
        FieldDef::new("household", FieldKind::Link(Kind::Household))
            .sticky()
            .shown_when("registrant", &["household"]),
        FieldDef::new("name", FieldKind::Title)
            .named()
            .search()
            .sticky()
            .suggest(&[(Kind::Contribution, "donor_name"), (Kind::Registration, "helper_name")])
            .shown_when("registrant", &["individual", "collective", "enterprise"]),
        text("registered_with", 120).given().suggest(&[]),
        past_date("registered_on").required().start(Start::Today).sticky(),
        text("title", 80).suggest(&[]).section(),
        text("award", 80).suggest(&[]),
        text("pledge", 200).required().basic().suggest(&[]).section(),
        FieldDef::new("quantity", FieldKind::Decimal),
        text("unit", 20).suggest(&[]),
        FieldDef::new("achieved", FieldKind::Decimal),
        FieldDef::new("signed", FieldKind::YesNo).start(Start::No),
        FieldDef::new("note", FieldKind::Note).basic().latest(),
    ],
    freeze: Freeze::Never,
    columns: &[
        ("year", 5),
        ("registrant", 12),
        ("name", 20),
        ("title", 18),
        ("pledge", 24),
        ("quantity", 8),
        ("achieved", 8),
    ],
    held_by: &[],
};
