//! Two households that are one, and what of them is likely to be one.

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::domain::id::{EventRef, RecordId};
use crate::domain::op::{Op, OpName};
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::testing::{Commune, TestDevice, codes, exchange, folded, refused, shown_values};

fn merge(device: &mut TestDevice, keep: RecordId, drop: RecordId, values: &Json) -> EventRef {
    let values = device.values(RecordKind::Household, values).unwrap();
    device.run(&Op::Merge { keep, drop, values }).unwrap().0.reference()
}

/// A commune where one household was entered twice.
fn twice() -> (Commune, RecordId, RecordId) {
    let mut commune = Commune::new(1);
    let device = &mut commune.device;
    let keep = device.enter(
        RecordKind::Household,
        &json!({
            "code": "TL-1", "head_name": "Tráng A Vảng", "village": "Đồng Tâm", "class": "poor",
            "causes": ["other"], "members": [{"full_name": "Tráng Thị Mỷ", "birth": "1984"}],
        }),
    );
    let drop = device.enter(
        RecordKind::Household,
        &json!({
            "code": "TL-2", "head_name": "Trang A Vang", "village": "Đồng Tâm", "class": "poor",
            "head_birth": "1980", "causes": ["lack_capital"], "phone": "0912345678", "b1": 120,
            "deprivations": ["toilet"], "b2": 10,
            "members": [
                {"full_name": "Trang Thi My", "birth": "1984", "relation": "spouse", "sex": "female"},
                {"full_name": "Tráng A Sùng", "birth": "2010"},
            ],
        }),
    );
    let fields = json!({"household": drop.to_string(), "target_class": "near_poor"});
    device.enter(RecordKind::Registration, &fields);
    let earlier = json!({"household": drop.to_string(), "year": 2024, "class": "near_poor"});
    device.enter(RecordKind::ClassYear, &earlier);
    (commune, keep, drop)
}

fn all_shown(device: &TestDevice) -> Vec<(RecordId, Vec<(String, Json)>)> {
    let all = RecordKind::ALL.into_iter().flat_map(|kind| device.book.of_kind(kind));
    let mut shown: Vec<_> = all
        .filter_map(|at| device.book.record(*at))
        .map(|record: &Record| (record.id, shown_values(record)))
        .collect();
    shown.sort_by_key(|(id, _)| *id);
    shown
}

#[test]
fn the_copy_becomes_part_of_the_kept_one_and_comes_back() {
    let (mut commune, keep, drop) = twice();
    let device = &mut commune.device;
    let before = all_shown(device);
    let merged = merge(device, keep, drop, &json!({"head_name": "Tráng A Vảng"}));
    assert_eq!(device.shown(keep, "head_birth"), json!("1980"));
    assert_eq!(device.shown(keep, "phone"), json!("0912345678"));
    assert_eq!(device.shown(keep, "causes"), json!(["other"]), "not what it has itself");
    assert_eq!(device.shown(keep, "deprivations"), json!(["toilet"]));
    assert_eq!(device.shown(keep, "code"), json!("TL-1"));
    let members: Vec<_> = device
        .book
        .rows(keep, RecordKind::Member)
        .iter()
        .map(|r| r.text("full_name").unwrap().to_owned())
        .collect();
    assert_eq!(members, ["Tráng Thị Mỷ", "Tráng A Sùng"]);
    let wife = device.book.rows(keep, RecordKind::Member)[0];
    assert_eq!(wife.code("relation"), Some("spouse"), "what only the copy knew of her");
    assert_eq!(device.book.active_registrations(keep, 2026).count(), 1);
    assert_eq!(device.book.years_of(keep).len(), 2);
    assert_eq!(device.record(drop).void_reason(), Some("gộp vào hộ TL-1"));
    assert_eq!(device.shown(drop, "same_as"), json!("TL-1"));
    assert_eq!(device.book.merged_into(keep), [drop]);
    assert_eq!(device.book, folded(device.events.iter().rev()));
    device.undo(merged).unwrap();
    assert_eq!(all_shown(device), before);
    assert_eq!(device.book.merged_into(keep), []);
}

#[test]
fn what_is_merged_is_chosen_and_checked() {
    let (mut commune, keep, drop) = twice();
    let device = &mut commune.device;
    let chosen = json!({"code": "TL-2", "phone": null, "causes": ["lack_capital"]});
    merge(device, keep, drop, &chosen);
    assert_eq!(device.shown(keep, "code"), json!("TL-2"), "the copy gives up its code");
    assert_eq!(device.shown(keep, "phone"), json!(null));
    let again = device.run(&Op::Merge { keep, drop, values: [].into() });
    assert_eq!(refused(again), ["void_record"]);
    let itself = device.run(&Op::Merge { keep, drop: keep, values: [].into() });
    assert_eq!(refused(itself), ["self_link"]);
    let other = device.run(&Op::Merge { keep, drop: commune.village, values: [].into() });
    assert_eq!(refused(other), ["no_such_act"]);
}

#[test]
fn where_households_came_from_follows_the_kept_one() {
    let (mut commune, keep, drop) = twice();
    let device = &mut commune.device;
    let from = |id: RecordId| json!({"joined": "split", "joined_on": "2026-02-01", "split_from": id.to_string()});
    device.edit(keep, &from(drop));
    device.edit(commune.near, &from(drop));
    device.edit(drop, &json!({"left": "moved_away", "left_on": "2026-03-01"}));
    let merged = merge(device, keep, drop, &json!({}));
    assert_eq!(device.record(keep).link("split_from"), None);
    assert_eq!(device.record(commune.near).link("split_from"), Some(keep));
    assert_eq!(device.shown(keep, "left"), json!(null));
    device.undo(merged).unwrap();
    assert_eq!(device.record(keep).link("split_from"), Some(drop));
    assert_eq!(device.record(commune.near).link("split_from"), Some(drop));
}

#[test]
fn a_line_of_a_command_names_the_kept_one() {
    let (mut commune, keep, drop) = twice();
    let to = json!({"same_as": "TL-1"});
    commune.device.try_act(OpName::Merge, drop, &to, None).unwrap();
    assert_eq!(commune.device.book.merged_into(keep), [drop]);
    let none = json!({});
    assert_eq!(refused(commune.device.try_act(OpName::Merge, keep, &none, None)), ["required"]);
}

#[test]
fn closed_minutes_stay_where_they_are_and_two_registrations_are_named() {
    let mut commune = Commune::new(1);
    commune.close(20);
    let (keep, drop) = (commune.near, commune.poor);
    let device = &mut commune.device;
    let fields = json!({"household": keep.to_string(), "target_class": "not_poor"});
    device.enter(RecordKind::Registration, &fields);
    let fields = json!({"household": drop.to_string(), "target_class": "near_poor"});
    device.enter(RecordKind::Registration, &fields);
    let (_, decision) = device.run(&Op::Merge { keep, drop, values: [].into() }).unwrap();
    assert_eq!(codes(&decision.warnings), ["both_registered"]);
    assert_eq!(device.record(commune.review).link("household"), Some(drop));
    assert_eq!(device.book.conflicted().len(), 2);
}

#[test]
fn who_may_be_the_same_comes_with_its_reasons_the_likest_first() {
    let mut device = Commune::new(1).device;
    let entered = |device: &mut TestDevice, over: Json| {
        let mut fields = json!({
            "head_name": "Giàng A Pháo", "head_birth": "1980", "village": "Đồng Tâm",
            "class": "not_poor",
        });
        for (key, value) in over.as_object().unwrap() {
            fields[key.as_str()] = value.clone();
        }
        device.enter(RecordKind::Household, &fields)
    };
    let number = "038080000001";
    let by_number =
        entered(&mut device, json!({"head_name": "Ai Khác", "personal_number": number}));
    let by_name = entered(&mut device, json!({"head_name": "GIANG A PHAO"}));
    let elsewhere = entered(&mut device, json!({"village": "Phố Mới"}));
    let another = entered(&mut device, json!({"personal_number": "038080000002"}));
    let nine = entered(&mut device, json!({"personal_number": "123456789", "head_birth": "1981"}));
    let shared = entered(
        &mut device,
        json!({"head_name": "Giàng Thị Mỷ", "head_birth": "1950", "members": [
            {"full_name": "Giàng A Chứ", "birth": "2001", "personal_number": "038201000009"},
            {"full_name": "Giàng A Dơ", "birth": "2003"},
        ]}),
    );
    let id = entered(
        &mut device,
        json!({"personal_number": number, "members": [
            {"full_name": "Giang A Chu", "birth": "2001", "personal_number": "038201000009"},
            {"full_name": "Giàng A Dơ", "birth": "2003"},
        ]}),
    );
    let found = device.book.likely_same(device.record(id));
    let told: Vec<_> = found.iter().map(|like| (like.id, like.score, like.why.clone())).collect();
    assert_eq!(
        told,
        [
            (by_number, 100, vec!["number"]),
            (by_name, 75, vec!["name_birth_village"]),
            (shared, 55, vec!["member_number", "members"]),
            (elsewhere, 45, vec!["name_birth"]),
        ]
    );
    assert!(![another, nine].iter().any(|id| found.iter().any(|like| like.id == *id)));
    // Everybody who holds one number stands in the list of things to settle.
    assert!(device.conflicts(by_number) > 0 && device.conflicts(id) > 0);
}

#[test]
fn coming_and_going_is_checked_and_counted() {
    let mut commune = Commune::new(1);
    let (poor, near) = (commune.poor.to_string(), commune.near.to_string());
    let device = &mut commune.device;
    let split = json!({"joined": "split", "joined_on": "2026-02-01", "split_from": poor});
    device.edit(commune.near, &split);
    for (fields, code) in [
        (json!({"joined": "split", "split_from": poor}), "self_link"),
        (json!({"joined": "split", "split_from": near}), "circle"),
        (json!({"joined_on": "2026-03-01", "left_on": "2026-02-01"}), "left_before_joined"),
    ] {
        assert!(refused(device.try_edit(commune.poor, &fields)).contains(&code), "{fields}");
    }
    let (_, asked) = device.try_edit(commune.rich, &json!({"left": "moved_away"})).unwrap();
    assert_eq!(codes(&asked.warnings), ["no_day"]);
    device.edit(commune.rich, &json!({"left_on": "2025-05-05"}));
    let count = |device: &TestDevice, year| {
        let totals = device.book.totals(year);
        (totals.households, totals.poor, totals.near_poor)
    };
    assert_eq!(count(device, None), (2, 1, 1));
    assert_eq!(count(device, Some(2026)), (2, 1, 1));
    // Who left in 2025 is gone at its end, and who came in 2026 is not there yet.
    assert_eq!(count(device, Some(2025)), (1, 0, 0), "classes of 2026 are not those of 2025");
    assert_eq!(count(device, Some(2024)), (2, 0, 0));
    let earlier = json!({"household": poor, "year": 2024, "class": "near_poor"});
    device.enter(RecordKind::ClassYear, &earlier);
    assert_eq!(count(device, Some(2025)), (1, 0, 1));
}

proptest! {
    /// Whoever is kept and whatever was known elsewhere: the order of arrival changes nothing, and an
    /// undo brings back what was shown.
    #[test]
    fn merges_fold_in_any_order(swap: bool, edit_copy: bool, shuffle in any::<u64>()) {
        let (mut commune, keep, drop) = twice();
        let (keep, drop) = if swap { (drop, keep) } else { (keep, drop) };
        let mut other = commune.join(2);
        let before = all_shown(&commune.device);
        let merged = merge(&mut commune.device, keep, drop, &json!({}));
        if edit_copy {
            other.edit(drop, &json!({"address": "Bản Pho", "members": [{"full_name": "Mới"}]}));
        }
        exchange(&mut commune.device, &mut other);
        prop_assert_eq!(&commune.device.book, &other.book);
        let mut events: Vec<_> = commune.device.events.iter().collect();
        events.sort_by_key(|event| (event.hash[0].wrapping_mul(shuffle.to_le_bytes()[0] | 1), event.hash));
        prop_assert_eq!(&folded(events), &commune.device.book);
        if !edit_copy {
            commune.device.undo(merged).unwrap();
            prop_assert_eq!(all_shown(&commune.device), before);
        }
    }
}
