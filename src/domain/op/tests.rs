//! What a person's intention becomes: what the program gives, what is taken back, who may.

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::domain::op::{Op, OpName, Target, Values, decide};
use crate::domain::roster::Role;
use crate::domain::schema::RecordKind;
use crate::domain::testing::{Commune, cash, codes, exchange, household, refused, shown_values};

#[test]
fn the_program_gives_numbers_and_what_follows() {
    let mut commune = Commune::new(1);
    let device = &mut commune.device;
    let short = device.ctx.actor.replica.short();
    assert_eq!(device.shown(commune.poor, "code"), json!(format!("H-{short}-0001")));
    assert_eq!(device.shown(commune.rich, "code"), json!(format!("H-{short}-0003")));
    assert_eq!(device.shown(commune.meeting, "number"), json!(format!("HB26-{short}-0001")));
    assert_eq!(device.shown(commune.receipt, "receipt_book"), json!(format!("{short}-26")));
    assert_eq!(device.shown(commune.receipt, "receipt_no"), json!(1));
    for (household, kind, target) in
        [(commune.poor, "exit_poor", "near_poor"), (commune.near, "exit_near_poor", "not_poor")]
    {
        let fields = json!({"household": household.to_string(), "target_class": target});
        let id = device.enter(RecordKind::Registration, &fields);
        assert_eq!(device.shown(id, "kind"), json!(kind));
        assert_eq!(device.shown(id, "registered_on"), json!("2026-11-20"));
        assert_eq!(device.shown(id, "year"), json!(2026));
    }
    assert_eq!(device.shown(commune.review, "class_before"), json!("poor"));
    assert_eq!(device.shown(commune.review, "class_proposed"), json!("poor"));
}

#[test]
fn given_numbers_step_over_those_typed_by_hand() {
    let mut commune = Commune::new(1);
    let device = &mut commune.device;
    let short = device.ctx.actor.replica.short();
    let coded = |code: String| {
        let mut fields = household("Sùng A Dia", "poor");
        fields["code"] = json!(code);
        fields
    };
    device.enter(RecordKind::Household, &coded(format!("h-{short}-0006")));
    let next = device.enter(RecordKind::Household, &household("Vừ Mí Na", "poor"));
    assert_eq!(device.shown(next, "code"), json!(format!("H-{short}-0007")));
    // A number that is too long to go on from starts no series.
    device.enter(RecordKind::Household, &coded(format!("H-{short}-9999999999999")));
    let next = device.enter(RecordKind::Household, &household("Vừ Mí Pó", "poor"));
    assert_eq!(device.shown(next, "code"), json!(format!("H-{short}-0008")));
}

#[test]
fn only_what_was_typed_or_given_is_stored() {
    let mut commune = Commune::new(1);
    let mut fields = cash("Lan", 1000);
    fields["total"] = json!(1000);
    fields["note"] = json!("");
    fields["goods_unit"] = json!(null);
    let (event, _) = commune.device.try_enter(RecordKind::Contribution, &fields).unwrap();
    let body = event.body.unwrap();
    let stored: Vec<_> = body.writes[0].fields.keys().map(String::as_str).collect();
    let wanted =
        ["receipt_book", "receipt_no", "date", "donor_name", "donor_kind", "form", "amount"];
    assert_eq!(stored, wanted);
    assert!(body.writes[0].replaces.is_empty());
}

#[test]
fn withdraw_then_register_again() {
    let mut commune = Commune::new(1);
    let device = &mut commune.device;
    let fields = json!({"household": commune.poor.to_string(), "target_class": "near_poor"});
    let first = device.enter(RecordKind::Registration, &fields);
    let on = json!({"withdrawn_on": "2026-11-20"});
    let withdrawn = device.try_act(OpName::Withdraw, first, &on, Some("đi làm xa")).unwrap();
    assert_eq!(device.shown(first, "withdrawn_reason"), json!("đi làm xa"));
    let second = device.enter(RecordKind::Registration, &fields);
    assert_ne!(device.shown(first, "number"), device.shown(second, "number"));
    let totals = device.book.totals(Some(2026));
    assert_eq!((totals.registrations, totals.withdrawn), (1, 1));
    // The first cannot come back beside the second, by undo or by a change of its year.
    assert_eq!(refused(device.undo(withdrawn.0.reference())), ["already_registered"]);
    let next_year = json!({"household": commune.poor.to_string(), "target_class": "near_poor", "year": 2027, "target_year": 2027});
    let third = device.enter(RecordKind::Registration, &next_year);
    assert_eq!(refused(device.try_edit(third, &json!({"year": 2026}))), ["already_registered"]);
    device.act(OpName::Void, second);
    device.undo(withdrawn.0.reference()).unwrap();
    assert_eq!(device.book.totals(Some(2026)).registrations, 1);
}

#[test]
fn a_registration_stays_when_its_household_has_left_poverty() {
    let mut commune = Commune::new(1);
    let device = &mut commune.device;
    let fields = json!({"household": commune.poor.to_string(), "target_class": "near_poor"});
    let id = device.enter(RecordKind::Registration, &fields);
    device.edit(commune.poor, &json!({"class": "not_poor"}));
    device.edit(id, &json!({"helper_name": "Chi hội 3", "helper_kind": "organisation"}));
    let other = json!({"household": commune.rich.to_string()});
    assert_eq!(refused(device.try_edit(id, &other)), ["not_poor"]);
}

#[test]
fn what_was_wrong_before_does_not_stop_another_change() {
    let commune = Commune::new(1);
    let (mut a, mut b) = (commune.device.clone(), commune.join(2));
    let mut fields = household("Sùng A Dia", "poor");
    fields["code"] = json!("TL-9");
    let id = a.enter(RecordKind::Household, &fields);
    fields["head_name"] = json!("Sùng Thị Pà");
    b.enter(RecordKind::Household, &fields);
    exchange(&mut a, &mut b);
    a.edit(id, &json!({"phone": "0912345678"}));
    assert_eq!(refused(a.try_edit(id, &json!({"code": "tl-9"}))), ["taken"]);
    a.edit(id, &json!({"code": "TL-10"}));
    assert_eq!(a.conflicts(id), 0);
}

#[test]
fn names_of_void_villages_and_households_are_free_and_numbers_are_not() {
    let mut commune = Commune::new(1);
    let device = &mut commune.device;
    let village = device.enter(RecordKind::Village, &json!({"name": "Suối Đá"}));
    let void = device.act(OpName::Void, village);
    let again = device.enter(RecordKind::Village, &json!({"name": "Suối Đá"}));
    assert_eq!(device.book.resolve(RecordKind::Village, "suoi da").unwrap().id, again);
    assert_eq!(refused(device.undo(void)), ["taken"]);
    let number = json!({"number": "HB-1", "village": again.to_string(), "attendees": 9});
    let meeting = device.enter(RecordKind::Meeting, &number);
    device.act(OpName::Void, meeting);
    assert!(refused(device.try_enter(RecordKind::Meeting, &number)).contains(&"taken"));
}

#[test]
fn undo_puts_back_what_was_there() {
    let mut commune = Commune::new(1);
    let device = &mut commune.device;
    let fields = json!({"household": commune.near.to_string(), "target_class": "not_poor"});
    let registration = device.enter(RecordKind::Registration, &fields);
    let before = shown_values(device.record(registration));
    let edit = json!({"plan": "nuôi bò", "needs": ["credit"], "target_year": 2027});
    let edited = device.edit(registration, &edit);
    let undone = device.undo(edited).unwrap();
    assert_eq!(shown_values(device.record(registration)), before);
    // Taking the undo back is one more change.
    let redone = device.undo(undone).unwrap();
    assert_eq!(device.shown(registration, "plan"), json!("nuôi bò"));
    device.undo(redone).unwrap();
    let withdrawn = device.act(OpName::Withdraw, registration);
    device.undo(withdrawn).unwrap();
    assert_eq!(shown_values(device.record(registration)), before);
    let void = device.act(OpName::Void, registration);
    device.undo(void).unwrap();
    assert_eq!(shown_values(device.record(registration)), before);
    let created = device
        .events
        .iter()
        .find(|event| event.body.as_ref().unwrap().writes[0].record == registration);
    let created = created.unwrap().reference();
    device.edit(registration, &json!({"plan": "nuôi lợn"}));
    assert_eq!(refused(device.undo(created)), ["changed_since"]);
    let fresh = device.enter(RecordKind::Household, &household("Vừ Mí Na", "poor"));
    let created = device.events.last().unwrap().reference();
    let undone = device.undo(created).unwrap();
    assert!(device.record(fresh).is_void());
    device.undo(undone).unwrap();
    assert!(!device.record(fresh).is_void());
}

#[test]
fn undo_of_a_settled_conflict_brings_the_shown_value_back() {
    let commune = Commune::new(1);
    let (mut a, mut b) = (commune.device.clone(), commune.join(2));
    a.edit(commune.poor, &json!({"members_count": 4}));
    b.edit(commune.poor, &json!({"members_count": 5}));
    exchange(&mut a, &mut b);
    let settled = a.edit(commune.poor, &json!({"members_count": 6}));
    a.undo(settled).unwrap();
    assert_eq!(a.shown(commune.poor, "members_count"), json!(5));
    assert_eq!(a.conflicts(commune.poor), 0);
}

#[test]
fn what_cannot_be_taken_back() {
    let mut commune = Commune::new(1);
    let device = &mut commune.device;
    let edited = device.edit(commune.poor, &json!({"members_count": 4, "phone": "0912345678"}));
    device.edit(commune.poor, &json!({"members_count": 5}));
    let issues = device.undo(edited).unwrap_err();
    assert_eq!((codes(&issues), issues[0].field), (vec!["changed_since"], Some("members_count")));
    let unknown = crate::domain::id::EventRef { n: 99, ..edited };
    assert_eq!(refused(device.undo(unknown)), ["no_such_event"]);
    // A receipt's creation is undone by voiding it, and that stands.
    let receipt = device.events[7].reference();
    let void = device.undo(receipt).unwrap();
    assert!(device.record(commune.receipt).is_void());
    assert_eq!(refused(device.undo(void)), ["void_stands"]);
    assert_eq!(refused(device.undo(receipt)), ["void_record"]);
    let fresh = device.enter(RecordKind::Household, &household("Vừ Mí Na", "poor"));
    let edited = device.edit(fresh, &json!({"members_count": 4}));
    device.act(OpName::Void, fresh);
    assert_eq!(refused(device.undo(edited)), ["void_record"]);
    let voted = device.edit(commune.review, &json!({"votes_agree": 15}));
    device.try_act(OpName::Close, commune.meeting, &json!({}), None).unwrap();
    let closed = device.events.last().unwrap().reference();
    assert_eq!(refused(device.undo(voted)), ["minutes_stand"]);
    assert_eq!(refused(device.undo(closed)), ["minutes_stand"]);
    device.try_act(OpName::Amend, commune.review, &json!({"votes_agree": 16}), Some("a")).unwrap();
    let amended = device.events.last().unwrap().reference();
    assert_eq!(refused(device.undo(amended)), ["minutes_stand"]);
}

#[test]
fn a_review_does_not_leave_or_join_closed_minutes() {
    let mut commune = Commune::new(1);
    commune.close(15);
    let device = &mut commune.device;
    let again = json!({"village": "Đồng Tâm", "date": "2026-10-12", "attendees": 20, "round": 2});
    let second = device.enter(RecordKind::Meeting, &again);
    let moved = json!({"meeting": second.to_string()});
    let amended = device.try_act(OpName::Amend, commune.review, &moved, Some("a"));
    assert_eq!(refused(amended), ["meeting_closed"]);
    let fields =
        json!({"meeting": second.to_string(), "household": commune.near.to_string(), "b1": 9});
    let free = device.enter(RecordKind::Review, &fields);
    let joined = json!({"meeting": commune.meeting.to_string()});
    assert_eq!(refused(device.try_edit(free, &joined)), ["meeting_closed"]);
}

#[test]
fn rights_follow_the_role_and_the_village() {
    let commune = Commune::new(1);
    let Commune { village, town, poor, meeting, review, receipt, .. } = commune;
    let amount = json!({"donor_name": "Lan", "amount": 1000});
    let mut in_town = household("Vừ Mí Na", "poor");
    in_town["village"] = json!("Phố Mới");
    for (role, villages, household_ok, town_ok, fund_ok, village_ok) in [
        (Role::Lead, vec![], true, true, true, true),
        (Role::Officer, vec![], true, true, true, true),
        (Role::Treasurer, vec![], false, false, true, false),
        (Role::Village, vec![village], true, false, false, false),
        (Role::Village, vec![town], false, true, false, false),
        (Role::Village, vec![], true, true, false, false),
    ] {
        let mut device = commune.device.clone();
        device.ctx.actor.role = role;
        device.ctx.actor.villages = villages;
        let edit = |device: &mut crate::domain::testing::TestDevice, id, fields: Json| {
            device.try_edit(id, &fields).map_err(|issues| codes(&issues)) != Err(vec!["no_right"])
        };
        assert_eq!(edit(&mut device, poor, json!({"members_count": 2})), household_ok, "{role:?}");
        assert_eq!(edit(&mut device, meeting, json!({"round": 2})), household_ok, "{role:?}");
        assert_eq!(edit(&mut device, review, json!({"b1": 131})), household_ok, "{role:?}");
        assert_eq!(edit(&mut device, village, json!({"area": "urban"})), village_ok, "{role:?}");
        assert_eq!(device.try_enter(RecordKind::Household, &in_town).is_ok(), town_ok, "{role:?}");
        assert_eq!(
            device.try_enter(RecordKind::Contribution, &amount).is_ok(),
            fund_ok,
            "{role:?}"
        );
        let void = device.try_act(OpName::Void, receipt, &json!({}), Some("a"));
        assert_eq!(void.is_ok(), fund_ok, "{role:?}");
    }
}

#[test]
fn void_takes_out_of_every_count_and_stays_in_the_book() {
    let mut commune = Commune::new(1);
    let device = &mut commune.device;
    assert_eq!(
        refused(device.try_act(OpName::Void, commune.poor, &json!({}), Some("a"))),
        ["in_use"]
    );
    device.act(OpName::Void, commune.review);
    device.act(OpName::Void, commune.meeting);
    device.act(OpName::Void, commune.poor);
    let totals = device.book.totals(None);
    assert_eq!((totals.households, totals.poor, totals.reviews, totals.meetings), (2, 0, 0, 0));
    assert_eq!(device.record(commune.poor).void_reason(), Some("vì lý do"));
    assert_eq!(refused(device.try_edit(commune.poor, &json!({"b1": 1}))), ["void_record"]);
    let fields = json!({"household": commune.poor.to_string(), "target_class": "near_poor"});
    assert!(refused(device.try_enter(RecordKind::Registration, &fields)).contains(&"void_record"));
}

#[test]
fn an_event_names_what_each_write_replaces() {
    let commune = Commune::new(1);
    let device = &commune.device;
    let values =
        device.values(RecordKind::Household, &json!({"members_count": 3, "class": "near_poor"}));
    let op = Op::Edit { record: commune.poor, values: values.unwrap() };
    let decision = decide(&device.book, &op, &device.ctx).unwrap();
    assert_eq!(decision.intent.subject(), Some(commune.poor));
    let [change] = decision.intent.changes.as_slice() else { panic!("one change") };
    assert_eq!(change.target, Target::Existing(commune.poor));
    let replaced: Vec<_> = change.fields.iter().map(|write| write.replaces.len()).collect();
    assert_eq!(replaced, [0, 1], "members_count is new, class replaces the first one");
    let body = decision.intent.body(device.author.next_record());
    assert_eq!(body.writes[0].bases("class"), [device.events[2].reference()]);
}

fn nonsense() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<f64>().prop_map(|number| json!(number)),
        ".{0,12}".prop_map(Json::from),
        "[0-9/.,k-]{1,10}".prop_map(Json::from),
        Just(json!("x".repeat(10_000))),
        Just(json!("poor")),
        Just(json!("Đồng Tâm")),
    ];
    prop_oneof![9 => leaf.clone(), 1 => prop::collection::vec(leaf, 0..3).prop_map(Json::from)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Whatever is entered is stored as it is shown, or refused with a reason; nothing panics.
    #[test]
    fn whatever_is_typed(
        kind in prop::sample::select(RecordKind::ALL.to_vec()),
        inputs in prop::collection::vec((any::<prop::sample::Index>(), nonsense()), 0..12),
    ) {
        let mut commune = Commune::new(1);
        let fields = kind.def().fields;
        let mut line = serde_json::Map::new();
        for (at, json) in inputs {
            line.insert(fields[at.index(fields.len())].id.to_owned(), json);
        }
        let before = commune.device.book.root();
        match commune.device.try_enter(kind, &Json::Object(line)) {
            Ok((event, _)) => {
                let id = event.body.as_ref().unwrap().writes[0].record;
                let again = crate::domain::testing::folded(&commune.device.events);
                let stored = shown_values(again.find(id).unwrap());
                prop_assert_eq!(stored, shown_values(commune.device.record(id)));
            }
            Err(issues) => {
                prop_assert!(!issues.is_empty());
                prop_assert_eq!(before, commune.device.book.root());
            }
        }
    }

    /// After an undo every field is what it was.
    #[test]
    fn undo_restores(
        at in any::<prop::sample::Index>(),
        inputs in prop::collection::vec((any::<prop::sample::Index>(), nonsense()), 1..6),
    ) {
        let mut commune = Commune::new(1);
        let all = [commune.village, commune.poor, commune.meeting, commune.review];
        let id = all[at.index(all.len())];
        let fields = commune.device.record(id).kind.def().fields;
        let mut line = serde_json::Map::new();
        for (at, json) in inputs {
            line.insert(fields[at.index(fields.len())].id.to_owned(), json);
        }
        let before = shown_values(commune.device.record(id));
        if let Ok((event, _)) = commune.device.try_edit(id, &Json::Object(line)) {
            commune.device.undo(event.reference()).unwrap();
        }
        prop_assert_eq!(before, shown_values(commune.device.record(id)));
    }

    #[test]
    fn any_reason_is_taken_or_refused(reason in ".{0,300}") {
        let mut commune = Commune::new(1);
        let done = commune.device.try_act(OpName::Void, commune.receipt, &json!({}), Some(&reason));
        let clean = crate::text::clean_name(&reason);
        prop_assert_eq!(done.is_ok(), !clean.is_empty() && clean.chars().count() <= 200);
        prop_assert!(done.is_err() || commune.device.record(commune.receipt).is_void());
    }
}

#[test]
fn nothing_is_decided_about_what_is_not_there() {
    let commune = Commune::new(1);
    let gone = crate::domain::id::RecordId { n: 999, ..commune.poor };
    for name in OpName::ALL {
        let op =
            Op::Act { name, record: gone, values: Values::new(), reason: Some("a".to_owned()) };
        let issues = decide(&commune.device.book, &op, &commune.device.ctx).unwrap_err();
        assert_eq!(codes(&issues), ["no_such_record"]);
    }
}
