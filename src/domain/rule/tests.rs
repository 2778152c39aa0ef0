//! Every issue: one case that raises it and a neighbour that does not.

use serde_json::{Value as Json, json};

use crate::domain::event::Event;
use crate::domain::id::RecordId;
use crate::domain::issue::Issue;
use crate::domain::op::{Decision, Op, OpName, Values};
use crate::domain::roster::Role;
use crate::domain::rule::{NAME_MAX, NOTE_MAX};
use crate::domain::schema::RecordKind;
use crate::domain::testing::{Commune, codes};

/// Code, field, kind, what raises it, and what of that has to be different so that it does not.
type Row = (&'static str, &'static str, RecordKind, Json, Json);

/// The fields without which a record of this kind is not complete.
fn base(kind: RecordKind) -> Json {
    match kind {
        RecordKind::Village => json!({"name": "Suối Đá"}),
        RecordKind::Household => json!({
            "head_name": "Sùng A Dia", "village": "Đồng Tâm", "class": "poor",
            "causes": ["lack_capital"],
        }),
        RecordKind::Registration => json!({"household": "Hà Thị Mỷ", "target_class": "near_poor"}),
        RecordKind::Contribution => json!({
            "donor_name": "Phạm Thị Lan", "amount": 200_000, "date": "2026-11-02",
        }),
        RecordKind::Meeting => json!({
            "village": "Phố Mới", "date": "2026-10-12", "attendees": 40,
        }),
        RecordKind::Review => json!({"b1": 130}),
        RecordKind::Member => json!({"household": "Hà Thị Mỷ", "full_name": "Hà Văn Lềnh"}),
        RecordKind::ClassYear => json!({"household": "Hà Thị Mỷ", "year": 2024, "class": "poor"}),
        RecordKind::Target => json!({"village": "Phố Mới", "count": 3}),
        RecordKind::Adoption => json!({"plan": "sa-pa-2020"}),
        RecordKind::Filing => {
            json!({"plan": "sa-pa-2020", "entry": "S2-D01", "due_on": "2020-03-09"})
        }
        RecordKind::Tally => {
            json!({"year": 2021, "households_total": 100, "poor": 9, "near_poor": 4})
        }
        RecordKind::Tick => json!({
            "plan": "sa-pa-2020", "criterion": "S2-T14", "subject": "commune", "answer": "yes",
            "said_by": "Lò Thị Hoa", "evidence": "QĐ 12/QĐ-ĐU",
        }),
        RecordKind::Help => json!({
            "household": "Hà Thị Mỷ", "helper_name": "Hội Phụ nữ", "deed": "labour_days",
        }),
        RecordKind::Emulation => json!({
            "plan": "sa-pa-2020", "registrant": "commune", "pledge": "Giúp hộ thoát nghèo",
        }),
        RecordKind::Nomination => json!({
            "plan": "sa-pa-2020", "award": "S2-W02", "subject": "collective", "name": "Hội Phụ nữ",
            "achievement": "Giúp 5 hộ",
        }),
        RecordKind::Part => json!({"part": "S2-X02"}),
        RecordKind::Initiative => json!({"title": "Nuôi dê sinh sản"}),
        RecordKind::Feedback => json!({"kind": "policy", "content": "Vay vốn còn chậm"}),
    }
}

fn merged(base: &Json, over: &Json) -> Json {
    let mut all = base.as_object().unwrap().clone();
    for (key, value) in over.as_object().unwrap() {
        all.insert(key.clone(), value.clone());
    }
    Json::Object(all)
}

/// What entering gives: hard issues or warnings.
fn entered(commune: &Commune, kind: RecordKind, over: &Json) -> Vec<Issue> {
    let mut base = base(kind);
    if matches!(
        kind,
        RecordKind::Registration | RecordKind::Member | RecordKind::ClassYear | RecordKind::Help
    ) {
        base["household"] = json!(commune.poor.to_string());
    }
    if kind == RecordKind::Review {
        base["meeting"] = json!(commune.meeting.to_string());
        base["household"] = json!(commune.near.to_string());
    }
    let mut device = commune.device.clone();
    match device.try_enter(kind, &merged(&base, over)) {
        Ok((_, decision)) => decision.warnings,
        Err(issues) => issues,
    }
}

#[rustfmt::skip] // a row a line
fn field_rows() -> Vec<Row> {
    use RecordKind::{Contribution, Household, Meeting, Registration, Village};
    let long = "a".repeat(10_000);
    vec![
        ("required", "head_name", Household, json!({"head_name": null}), json!({"head_name": "A"})),
        ("required", "attendees", Meeting, json!({"attendees": null}), json!({"attendees": 1})),
        ("required", "donor_name", Contribution, json!({"donor_name": null}), json!({"anonymous": true})),
        ("wrong_type", "head_name", Household, json!({"head_name": true}), json!({"head_name": "A"})),
        ("wrong_type", "causes", Household, json!({"causes": "other"}), json!({"causes": ["other"]})),
        ("wrong_type", "head_birth", Household, json!({"head_birth": [1970]}), json!({"head_birth": 1970})),
        ("out_of_range", "members_count", Household, json!({"members_count": 0}), json!({"members_count": 1})),
        ("out_of_range", "b2", Household, json!({"b2": 121}), json!({"b2": 120})),
        ("out_of_range", "round", Meeting, json!({"round": 10}), json!({"round": 9})),
        ("out_of_range", "class_year", Household, json!({"class_year": 1999}), json!({"class_year": 2026})),
        ("negative", "amount", Contribution, json!({"amount": -1}), json!({"amount": 1})),
        ("negative", "amount", Contribution, json!({"amount": "-5.000"}), json!({"amount": "5.000"})),
        ("negative", "goods_quantity", Contribution, json!({"form": "in_kind", "amount": null, "goods_description": "gạo", "goods_unit": "kg", "goods_value": 1, "goods_quantity": "-1"}), json!({"goods_quantity": "1"})),
        ("too_large", "amount", Contribution, json!({"amount": 1_000_000_000_001_i64}), json!({"amount": 1_000_000_000_000_i64})),
        ("not_whole", "amount", Contribution, json!({"amount": 0.5}), json!({"amount": 5})),
        ("not_money", "amount", Contribution, json!({"amount": "năm trăm"}), json!({"amount": "500k"})),
        ("not_a_number", "members_count", Household, json!({"members_count": "năm"}), json!({"members_count": "5"})),
        ("not_a_date", "date", Contribution, json!({"date": "hôm kia kìa"}), json!({"date": "2/11/2026"})),
        ("no_such_day", "date", Contribution, json!({"date": "30/2/2026"}), json!({"date": "28/2/2026"})),
        ("no_such_month", "date", Contribution, json!({"date": "1/13/2026"}), json!({"date": "1/10/2026"})),
        ("year_range", "head_birth", Household, json!({"head_birth": "1/1/1700"}), json!({"head_birth": "1/1/1970"})),
        ("whole_date", "date", Contribution, json!({"date": "2026-11"}), json!({"date": "2026-11-01"})),
        ("future_date", "date", Contribution, json!({"date": "2026-11-21"}), json!({"date": "2026-11-20"})),
        ("future_date", "head_birth", Household, json!({"head_birth": "2027"}), json!({"head_birth": "1990"})),
        ("too_long", "head_name", Household, json!({"head_name": long}), json!({"head_name": "a".repeat(NAME_MAX)})),
        ("too_long", "note", Household, json!({"note": long}), json!({"note": "a".repeat(NOTE_MAX)})),
        ("too_long", "address", Household, json!({"address": "đ".repeat(121)}), json!({"address": "đ".repeat(120)})),
        ("too_long", "donor_name", Contribution, json!({"donor_name": long}), json!({"donor_name": "B"})),
        ("name_has_digits", "head_name", Household, json!({"head_name": 38_170}), json!({"head_name": "Y Moan"})),
        ("name_has_digits", "head_name", Household, json!({"head_name": "Hà 12"}), json!({"head_name": "H’Hen Niê"})),
        ("name_has_digits", "chair", Meeting, json!({"chair": "0912345678"}), json!({"chair": "Lê Văn Ba"})),
        ("not_a_name", "head_name", Household, json!({"head_name": "..."}), json!({"head_name": "Y"})),
        ("not_a_name", "donor_name", Contribution, json!({"donor_name": "12345"}), json!({"donor_name": "Lớp 5A"})),
        ("digits", "personal_number", Household, json!({"personal_number": "1234"}), json!({"personal_number": "123 456 789"})),
        ("digits", "phone", Household, json!({"phone": "091234567x"}), json!({"phone": "0912.345.678"})),
        ("yes_or_no", "anonymous", Contribution, json!({"anonymous": "có lẽ"}), json!({"anonymous": "có"})),
        ("not_an_option", "class", Household, json!({"class": "rich"}), json!({"class": "poor"})),
        ("not_an_option", "causes", Household, json!({"causes": ["other", "bad luck"]}), json!({"causes": ["other"]})),
        ("no_such_record", "village", Household, json!({"village": "Không Có"}), json!({"village": "dong tam"})),
        ("not_typed", "withdrawn_on", Registration, json!({"withdrawn_on": "2026-11-01"}), json!({"withdrawn_on": null})),
        ("computed_differs", "total", Contribution, json!({"total": 1}), json!({"total": 200_000})),
        ("taken", "name", Village, json!({"name": "ĐỒNG tam"}), json!({"name": "Đồng Tầm Hai"})),
    ]
}

#[rustfmt::skip] // a row a line
fn kind_rows(commune: &Commune) -> Vec<Row> {
    use RecordKind::{Contribution, Household, Meeting, Registration, Review};
    let rich = json!(commune.rich.to_string());
    let near = json!(commune.near.to_string());
    let poor = json!(commune.poor.to_string());
    let goods = json!({
        "form": "in_kind", "amount": null, "goods_description": "gạo", "goods_quantity": "50",
        "goods_unit": "kg", "goods_value": 750_000,
    });
    let with = |over: &Json| merged(&goods, over);
    vec![
        ("far_year", "class_year", Household, json!({"class_year": 2028}), json!({"class_year": 2027})),
        ("number_mismatch", "personal_number", Household, json!({"personal_number": "038170001234", "head_birth": "1971"}), json!({"head_birth": "1970"})),
        ("number_mismatch", "personal_number", Household, json!({"personal_number": "038170001234", "head_sex": "male"}), json!({"head_sex": "female"})),
        ("number_mismatch", "personal_number", Household, json!({"personal_number": "038204001234", "head_birth": "1904"}), json!({"head_birth": "2004"})),
        ("old_birth", "head_birth", Household, json!({"head_birth": "1915"}), json!({"head_birth": "1916"})),
        ("young_head", "head_birth", Household, json!({"head_birth": "2012"}), json!({"head_birth": "2011"})),
        ("no_cause", "causes", Household, json!({"causes": []}), json!({"class": "not_poor"})),
        ("members_differ", "members_count", Household, json!({"members": [{"full_name": "Sùng Thị Dí"}], "members_count": 3}), json!({"members_count": 2})),
        ("number_twice", "members", Household, json!({"personal_number": "012345678", "members": [{"full_name": "Sùng Thị Dí", "personal_number": "012345678"}]}), json!({"personal_number": "012345679"})),
        ("minority_differs", "ethnic_minority", Household, json!({"ethnicity": "Kinh", "ethnic_minority": true}), json!({"ethnicity": "Dao"})),
        ("tick_missing", "deprivations", Household, json!({"b2": 0, "members": [{"full_name": "Sùng Thị Dí", "birth": 2020}], "head_birth": 1990, "members_count": 2, "head_insurance": "no"}), json!({"head_insurance": "yes"})),
        ("tick_unfounded", "deprivations", Household, json!({"deprivations": ["child_school"], "members_count": 1, "head_birth": 1990}), json!({"deprivations": ["toilet"]})),
        ("left_before_joined", "left_on", Household, json!({"joined_on": "2026-05-01", "left_on": "2026-04-30"}), json!({"left_on": "2026-05-01"})),
        ("no_day", "left_on", Household, json!({"left": "moved_away"}), json!({"left_on": "2026-05-01"})),
        ("no_day", "joined_on", Household, json!({"joined": "moved_in"}), json!({"joined_on": "2026-05-01"})),
        ("year_known", "year", RecordKind::ClassYear, json!({"year": 2026}), json!({"year": 2025})),
        ("b2_differs", "b2", Household, json!({"b2": 20, "deprivations": ["toilet"]}), json!({"b2": 10})),
        ("class_differs", "class", Household, json!({"b1": 141}), json!({"b1": 140, "deprivations": ["toilet", "telecom", "nutrition"]})),
        ("class_differs", "class", Household, json!({"village": "Phố Mới", "b1": 176, "deprivations": ["toilet", "telecom", "nutrition"]}), json!({"b1": 175})),
        ("not_poor", "household", Registration, json!({"household": rich}), json!({"household": poor})),
        ("kind_not_of_class", "kind", Registration, json!({"kind": "exit_near_poor", "target_class": "not_poor"}), json!({"kind": "exit_poor"})),
        ("target_not_better", "target_class", Registration, json!({"household": near}), json!({"target_class": "not_poor"})),
        ("target_before", "target_year", Registration, json!({"target_year": 2025}), json!({"target_year": 2026})),
        ("far_year", "target_year", Registration, json!({"target_year": 2032}), json!({"target_year": 2031})),
        ("other_year", "registered_on", Registration, json!({"registered_on": "2025-12-31"}), json!({"registered_on": "2026-01-01"})),
        ("helper_kind_missing", "helper_kind", Registration, json!({"helper_name": "Chi hội 3"}), json!({"helper_kind": "organisation"})),
        ("money_needed", "amount", Contribution, json!({"amount": 0}), json!({"amount": 1})),
        ("money_needed", "amount", Contribution, json!({"amount": null, "form": "transfer"}), json!({"amount": 1000})),
        ("goods_needed", "goods_value", Contribution, with(&json!({"goods_value": null})), json!({"goods_value": 5})),
        ("goods_needed", "goods_unit", Contribution, with(&json!({"goods_unit": null})), json!({"goods_unit": "bao"})),
        ("goods_needed", "goods_quantity", Contribution, json!({"goods_description": "chăn"}), json!({"goods_description": null})),
        ("quantity_zero", "goods_quantity", Contribution, with(&json!({"goods_quantity": 0})), json!({"goods_quantity": 0.5})),
        ("total_zero", "goods_value", Contribution, with(&json!({"goods_value": 0})), json!({"amount": 1000})),
        ("counted_twice", "amount", Contribution, with(&json!({"amount": 750_000})), json!({"goods_value": 0})),
        ("large_sum", "amount", Contribution, json!({"amount": 1_000_000_001}), json!({"amount": 1_000_000_000})),
        ("old_date", "date", Contribution, json!({"date": "2025-11-18"}), json!({"date": "2025-11-19"})),
        ("receipt_used", "receipt_no", Contribution, json!({"receipt_no": 1}), json!({"receipt_no": 2})),
        ("receipt_gap", "receipt_no", Contribution, json!({"receipt_no": 3}), json!({"receipt_no": 2})),
        ("outside_window", "date", Meeting, json!({"date": "2026-08-31"}), json!({"date": "2026-09-01"})),
        ("outside_window", "date", Meeting, json!({"date": "2025-12-15", "year": 2025}), json!({"date": "2025-12-14"})),
        ("outside_window", "date", Meeting, json!({"date": "2026-03-15"}), json!({"kind": "in_year"})),
        ("other_year", "date", Meeting, json!({"year": 2025}), json!({"year": 2026})),
        ("same_meeting", "round", Meeting, json!({"village": "Đồng Tâm"}), json!({"round": 2})),
        ("too_many_votes", "votes_agree", Review, json!({"votes_agree": 20, "votes_against": 10, "votes_abstain": 1}), json!({"votes_abstain": 0})),
        ("already_reviewed", "household", Review, json!({"household": poor}), json!({"household": near})),
        ("reason_needed", "override_reason", Review, json!({"class_proposed": "not_poor"}), json!({"override_reason": "có lương hưu"})),
    ]
}

/// The rows that other records of the fixture give rise to.
#[rustfmt::skip] // a row a line
fn taken_rows() -> Vec<Row> {
    vec![
        ("taken", "code", RecordKind::Household, json!({"code": "TL-01"}), json!({"code": "TL-02"})),
        ("number_taken", "personal_number", RecordKind::Household, json!({"personal_number": "012345678901"}), json!({"personal_number": "012345678902"})),
        ("maybe_same", "head_name", RecordKind::Household, json!({"head_name": "tràng a vảng", "head_birth": "1980"}), json!({"head_birth": "1981"})),
        ("several_records", "household", RecordKind::Registration, json!({"household": "X/1"}), json!({"household": "TL-01"})),
    ]
}

fn with_more() -> Commune {
    let mut commune = Commune::new(1);
    commune.device.enter(
        RecordKind::Household,
        &json!({
            "code": "TL-01", "head_name": "Tráng A Vảng", "head_birth": "1980", "class": "poor",
            "village": "Đồng Tâm", "personal_number": "012345678901", "causes": ["other"],
        }),
    );
    // Two households with one code can only come from two devices.
    let mut other = commune.join(2);
    for device in [&mut commune.device, &mut other] {
        device.enter(
            RecordKind::Household,
            &json!({
                "code": "X/1", "head_name": "Vừ Mí Na", "class": "poor", "village": "Phố Mới",
                "causes": ["other"],
            }),
        );
    }
    commune.device.receive(&other.events);
    commune
}

/// Raises the rows and gives back every issue of them, the wanted one first.
fn check_rows(commune: &Commune, rows: Vec<Row>) -> Vec<Issue> {
    let mut all = Vec::new();
    for (code, field, kind, bad, good) in rows {
        let is_it = |issue: &&Issue| issue.code == code && issue.field == Some(field);
        let raised = entered(commune, kind, &bad);
        assert!(raised.iter().any(|issue| is_it(&issue)), "{kind} {bad}: no {code}: {raised:?}");
        let spared = entered(commune, kind, &merged(&bad, &good));
        assert!(!spared.iter().any(|issue| is_it(&issue)), "{kind} {good}: still {code}");
        all.extend(raised);
    }
    all
}

/// Every issue that entering and acting can raise, for the test of their sentences.
pub(crate) fn raised() -> Vec<Issue> {
    let commune = Commune::new(1);
    let mut all = check_rows(&commune, field_rows());
    all.extend(check_rows(&commune, kind_rows(&commune)));
    all.extend(check_rows(&with_more(), taken_rows()));
    all.extend(acted());
    all.extend(moved_and_merged());
    all
}

#[test]
fn what_fields_refuse() {
    check_rows(&Commune::new(1), field_rows());
}

#[test]
fn what_kinds_refuse_and_ask() {
    let commune = Commune::new(1);
    let rows = kind_rows(&commune);
    check_rows(&commune, rows);
}

#[test]
fn what_other_records_refuse() {
    check_rows(&with_more(), taken_rows());
}

#[test]
fn a_plain_record_raises_nothing() {
    let commune = Commune::new(1);
    // A paper stands in a dossier; there is none in this commune.
    for kind in RecordKind::ALL.into_iter().filter(|kind| *kind != RecordKind::Part) {
        let issues = entered(&commune, kind, &json!({}));
        // A review of a near-poor household with a near-poor score, a first receipt, and so on.
        assert_eq!(codes(&issues), Vec::<&str>::new(), "{kind}");
    }
}

#[test]
fn a_date_without_a_score_table_asks_for_a_class() {
    let mut commune = Commune::new(1);
    commune.device.ctx.today = "2027-10-10".parse().unwrap();
    let meeting = commune.device.enter(
        RecordKind::Meeting,
        &json!({"village": "Đồng Tâm", "date": "2027-10-09", "attendees": 20}),
    );
    let fields = json!({"meeting": meeting.to_string()});
    assert_eq!(codes(&entered(&commune, RecordKind::Review, &fields)), ["class_unknown"]);
    let chosen = merged(&fields, &json!({"class_proposed": "poor"}));
    assert_eq!(codes(&entered(&commune, RecordKind::Review, &chosen)), Vec::<&str>::new());
}

/// The refusals of acts, edits and undo.
fn acted() -> Vec<Issue> {
    let mut all = Vec::new();
    let mut want = |code: &str, issues: Vec<Issue>| {
        assert!(codes(&issues).contains(&code), "no {code}: {issues:?}");
        all.extend(issues);
    };
    let err = |result: Result<(Event, Decision), _>| result.expect_err("should be refused");
    let none = json!({});
    let commune = Commune::new(1);
    let Commune { village, poor, meeting, review, receipt, .. } = commune;
    let mut device = commune.device.clone();
    let why = Some("nhầm");
    want("why_needed", err(device.try_act(OpName::Void, receipt, &none, Some("  "))));
    let long = "x".repeat(10_000);
    want("why_long", err(device.try_act(OpName::Void, receipt, &none, Some(&long))));
    want("no_such_act", err(device.try_act(OpName::Close, poor, &none, why)));
    want("not_typed", err(device.try_act(OpName::Void, receipt, &json!({"amount": 5}), why)));
    want("not_typed", err(device.try_edit(review, &json!({"outcome": "passed"}))));
    want("in_use", err(device.try_act(OpName::Void, village, &none, why)));
    want("frozen_receipt", err(device.try_edit(receipt, &json!({"amount": 5}))));
    want("nothing_changed", err(device.try_edit(poor, &json!({"class": "poor"}))));
    want("required", err(device.try_edit(poor, &json!({"code": null}))));
    want("not_closed", err(device.try_act(OpName::Amend, meeting, &none, why)));
    want("votes_missing", err(device.try_act(OpName::Close, meeting, &none, None)));
    want("fewer_than_votes", {
        device.edit(review, &json!({"votes_agree": 20}));
        err(device.try_edit(meeting, &json!({"attendees": 19})))
    });
    let empty = device.enter(
        RecordKind::Meeting,
        &json!({"village": "Phố Mới", "date": "2026-10-11", "attendees": 9}),
    );
    want("no_reviews", err(device.try_act(OpName::Close, empty, &none, None)));
    want("other_village", {
        let fields =
            json!({"meeting": empty.to_string(), "household": poor.to_string(), "b1": 150});
        device.try_enter(RecordKind::Review, &fields).unwrap().1.warnings
    });
    device.act(OpName::Close, meeting);
    want("meeting_closed", err(device.try_act(OpName::Close, meeting, &none, None)));
    let moved = json!({"meeting": empty.to_string()});
    want("meeting_closed", err(device.try_act(OpName::Amend, review, &moved, why)));
    want("frozen_minutes", err(device.try_edit(review, &json!({"b1": 100}))));
    want("frozen_minutes", err(device.try_act(OpName::Void, review, &none, why)));
    want("meeting_closed", {
        let fields =
            json!({"meeting": meeting.to_string(), "household": commune.near.to_string(), "b1": 1});
        err(device.try_enter(RecordKind::Review, &fields))
    });
    let place = json!({"household": poor.to_string(), "target_class": "near_poor"});
    let registration = device.enter(RecordKind::Registration, &place);
    want("already_registered", err(device.try_enter(RecordKind::Registration, &place)));
    let early = json!({"withdrawn_on": "2026-11-19"});
    want("before_registered", err(device.try_act(OpName::Withdraw, registration, &early, why)));
    device.act(OpName::Withdraw, registration);
    want("already_withdrawn", err(device.try_act(OpName::Withdraw, registration, &none, why)));
    device.act(OpName::Void, receipt);
    want("void_record", err(device.try_act(OpName::Void, receipt, &none, why)));
    let gone = RecordId { n: 999, ..poor };
    want("no_such_record", err(device.run(&Op::Edit { record: gone, values: Values::new() })));
    device.ctx.actor.role = Role::Treasurer;
    want("no_right", err(device.try_edit(poor, &json!({"members_count": 3}))));
    all
}

/// What moves, years and merges of households raise.
fn moved_and_merged() -> Vec<Issue> {
    let mut all = Vec::new();
    let mut want = |code: &str, issues: Vec<Issue>| {
        assert!(codes(&issues).contains(&code), "no {code}: {issues:?}");
        all.extend(issues);
    };
    let err = |result: Result<(Event, Decision), _>| result.expect_err("should be refused");
    let commune = Commune::new(1);
    let poor = commune.poor;
    let mut device = commune.device.clone();
    want("self_link", err(device.try_edit(poor, &json!({"merged_into": poor.to_string()}))));
    want("circle", {
        device.edit(commune.near, &json!({"split_from": poor.to_string()}));
        err(device.try_edit(poor, &json!({"split_from": commune.near.to_string()})))
    });
    want("detail_differs", {
        let earlier = json!({"household": poor.to_string(), "year": 2024, "class": "poor"});
        device.enter(RecordKind::ClassYear, &earlier);
        device.try_edit(poor, &json!({"class_detail": "new"})).unwrap().1.warnings
    });
    want("both_registered", {
        let mut device = device.clone();
        for (household, target) in [(poor, "near_poor"), (commune.near, "not_poor")] {
            let fields = json!({"household": household.to_string(), "target_class": target});
            device.enter(RecordKind::Registration, &fields);
        }
        let merge = Op::Merge { keep: poor, drop: commune.near, values: Values::new() };
        device.run(&merge).unwrap().1.warnings
    });
    all
}

#[test]
fn what_acts_refuse() {
    assert!(acted().len() > 20);
    assert!(moved_and_merged().len() > 3);
}
