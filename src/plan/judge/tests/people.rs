//! Donors, helpers and units: money received, households helped, who is asked what.

use serde_json::{Value as Json, json};

use super::{asked, device, home, in_zone, verdict_of};
use crate::domain::act::OpName;
use crate::domain::roster::{OfficeForm, Zone};
use crate::domain::schema::RecordKind;
use crate::domain::testing::TestDevice;
use crate::plan::judge::Answer::{Met, NeedsTick, NotMet, Unknown};
use crate::plan::judge::{NotFound, Who};

fn gift(
    device: &mut TestDevice,
    donor: &str,
    amount: i64,
    date: &str,
) -> crate::domain::id::RecordId {
    device.enter(
        RecordKind::Contribution,
        &json!({"donor_name": donor, "donor_kind": "enterprise", "amount": amount, "date": date}),
    )
}

fn donor(name: &str) -> Who {
    Who::Donor(name.to_owned())
}

#[test]
fn fifty_million_of_received_money_and_valued_goods() {
    let mut gifts = device();
    gift(&mut gifts, "Công ty Hòa Bình", 20_000_000, "2020-02-01");
    let goods = json!({
        "donor_name": "CÔNG TY HOÀ BÌNH", "donor_kind": "enterprise", "form": "in_kind",
        "goods_description": "gạo", "goods_quantity": 2, "goods_unit": "tấn",
        "goods_value": 29_999_999, "date": "2020-12-31",
    });
    gifts.enter(RecordKind::Contribution, &goods);
    // Of another year, of another donor, and one that is made void.
    gift(&mut gifts, "Công ty Hòa Bình", 90_000_000, "2019-12-31");
    gift(&mut gifts, "Công ty Hòa Bình", 90_000_000, "2021-01-01");
    gift(&mut gifts, "Công ty Hòa", 90_000_000, "2020-05-01");
    let wrong = gift(&mut gifts, "Công ty Hòa Bình", 90_000_000, "2020-05-01");
    gifts.act(OpName::Void, wrong);
    let who = donor("Công ty Hòa Bình");
    let found = verdict_of(&gifts.book, "sa-pa-2020", "S2-T06", &who, 2020);
    found.is(NotMet, Some("49999999"));
    assert!(found.formula.contains("2 phiếu thu (2020) = 49.999.999 đồng"), "{}", found.formula);
    assert!(found.formula.contains("quy ra tiền 29.999.999 đồng"), "{}", found.formula);
    assert!(found.formula.contains("1 phiếu đã hủy không tính"), "{}", found.formula);
    assert!(found.formula.contains("CÔNG TY HOÀ BÌNH; Công ty Hòa Bình"), "{}", found.formula);
    assert_eq!(found.records.len(), 2);
    gift(&mut gifts, "cong ty hoa binh", 1, "2020-06-01");
    verdict_of(&gifts.book, "sa-pa-2020", "S2-T06", &who, 2020).is(Met, Some("50000000"));
    // The plan is of 2020: a later year adds nothing, an earlier one is before it.
    verdict_of(&gifts.book, "sa-pa-2020", "S2-T06", &who, 2025).is(Met, Some("50000000"));
    verdict_of(&gifts.book, "sa-pa-2020", "S2-T06", &who, 2019).is(Unknown, None);
}

fn help(device: &mut TestDevice, household: crate::domain::id::RecordId, fields: &Json) {
    let mut deed = json!({
        "household": household.to_string(), "year": 2020, "helper_name": "Lý Thị Sáng",
        "helper_kind": "cadre", "deed": "job", "done_on": "2020-05-01",
    });
    for (field, value) in fields.as_object().unwrap() {
        deed[field] = value.clone();
    }
    device.enter(RecordKind::Help, &deed);
}

#[test]
fn a_household_that_is_helped_twice_is_counted_once() {
    let mut commune = device();
    let yes = json!({"stable_job": true});
    for at in 0..4 {
        let years = [(2019, "poor"), (2020, "not_poor+")];
        let id = home(&mut commune, &format!("Vàng A {}", ["Sì", "Lử", "Páo", "Chư"][at]), &years);
        help(&mut commune, id, &yes);
        help(&mut commune, id, &json!({"deed": "money", "helper_name": "LÝ THI SÁNG"}));
    }
    // A near-poor household that rose, a household whose decision nobody wrote down, one without
    // work, one that is still poor.
    let cases = [
        ("Giàng Thị Mai", vec![(2019, "near_poor"), (2020, "not_poor+")], &yes),
        ("Giàng Thị Sua", vec![(2019, "poor"), (2020, "near_poor")], &yes),
        ("Giàng Thị Chú", vec![(2019, "poor"), (2020, "near_poor+")], &json!({})),
        ("Giàng Thị Dế", vec![(2019, "poor"), (2020, "poor+")], &yes),
    ];
    for (name, years, fields) in cases {
        let id = home(&mut commune, name, &years);
        help(&mut commune, id, fields);
    }
    let who = Who::Helper("Lý Thị Sáng".to_owned());
    let judged = |device: &TestDevice| verdict_of(&device.book, "sa-pa-2020", "S2-T09", &who, 2020);
    let found = judged(&commune);
    found.is(NotMet, Some("4"));
    assert!(found.formula.starts_with("4 trên 8 hộ đã giúp (2020-2020)"), "{}", found.formula);
    assert!(found.formula.contains("1 hộ đã lên mức tốt hơn nhưng chưa ghi số quyết định"));
    assert!(found.formula.contains("1 hộ thoát nghèo có quyết định nhưng chưa ghi có việc làm"));
    let fifth = home(&mut commune, "Hạng A Tủa", &[(2019, "poor"), (2020, "near_poor+")]);
    help(&mut commune, fifth, &yes);
    judged(&commune).is(Met, Some("5"));
    // What is promised and not done yet is not counted.
    let promised = home(&mut commune, "Hạng A Chu", &[(2019, "poor"), (2020, "near_poor+")]);
    help(&mut commune, promised, &json!({"stable_job": true, "done_on": null}));
    judged(&commune).is(Met, Some("5"));
    // Five households or fifty million: one is enough, and both are shown.
    let found = verdict_of(&commune.book, "sa-pa-2020", "S2-T08", &who, 2020);
    found.is(Met, Some("0"));
}

#[test]
fn an_exit_that_did_not_last_to_the_year_is_none() {
    let mut commune = device();
    let years = [(2019, "poor"), (2020, "near_poor+"), (2021, "poor")];
    let id = home(&mut commune, "Vàng A Sì", &years);
    help(&mut commune, id, &json!({"stable_job": true}));
    let who = Who::Helper("Lý Thị Sáng".to_owned());
    verdict_of(&commune.book, "sa-pa-2020", "S2-T09", &who, 2020).is(NotMet, Some("1"));
    verdict_of(&commune.book, "sa-pa-2020", "S2-T09", &who, 2021).is(NotMet, Some("0"));
}

#[test]
fn the_helper_of_a_registration_helps() {
    let mut commune = device();
    let id = home(&mut commune, "Vàng A Sì", &[(2019, "poor")]);
    commune.enter(
        RecordKind::Registration,
        &json!({
            "household": id.to_string(), "year": 2020, "registered_on": "2020-02-01",
            "target_class": "near_poor", "target_year": 2020, "helper_name": "Lý Thị Sáng",
            "helper_kind": "cadre",
        }),
    );
    commune.edit(id, &json!({"class": "near_poor", "class_year": 2020, "decision_no": "1/QĐ"}));
    let who = Who::Helper("ly thi sang".to_owned());
    let mut plan = super::plans().get("sa-pa-2020").unwrap().clone();
    let entry = plan.entries.iter_mut().find(|entry| entry.id == "S2-T09").unwrap();
    let test = entry.test.as_mut().unwrap();
    (test.metric, test.or) = (crate::plan::Metric::HelpedOut, Vec::new());
    super::by(&plan, "S2-T09", &commune.book, &who, 2020).is(NotMet, Some("1"));
    // Nobody said that it has stable work.
    verdict_of(&commune.book, "sa-pa-2020", "S2-T09", &who, 2020).is(NotMet, Some("0"));
}

#[test]
fn a_donor_is_asked_what_its_kind_is_asked() {
    let mut fund = device();
    gift(&mut fund, "Công ty Hòa Bình", 1, "2025-02-01");
    fund.enter(
        RecordKind::Contribution,
        &json!({"donor_name": "Hoa", "donor_kind": "officer", "amount": 1, "date": "2025-10-20"}),
    );
    assert_eq!(asked(&fund.book, "sa-pa-2020", &donor("cong ty hoa binh")), ["S2-T06"]);
    assert_eq!(asked(&fund.book, "sa-pa-2020", &donor("Hoa")), ["S2-T08", "S2-T09"]);
    let enterprise = asked(&fund.book, "qd-666-2021-2025", &donor("Công ty Hòa Bình"));
    assert_eq!(enterprise, ["S3-C07", "S3-C08"]);
    verdict_of(&fund.book, "qd-666-2021-2025", "S3-C07", &donor("Công ty Hòa Bình"), 2025)
        .is(Met, Some("1"));
    verdict_of(&fund.book, "qd-666-2021-2025", "S3-C07", &donor("Công ty Hòa Bình"), 2024)
        .is(NotMet, Some("0"));
    // Who is not known may be any of them.
    assert_eq!(asked(&fund.book, "sa-pa-2020", &donor("Nguyễn Văn X")).len(), 3);
}

#[test]
fn a_unit_of_a_school_gives_by_its_name_and_by_what_counts_for_it() {
    let mut school = device();
    school.enter(RecordKind::Village, &json!({"name": "Khoa Điện", "label": "khoa"}));
    let key = "khanh-vinh-school-2021-2025";
    let who = Who::Unit("Khoa Điện".to_owned());
    verdict_of(&school.book, key, "S1-T02", &who, 2025).is(NotMet, Some("0"));
    verdict_of(&school.book, key, "S1-T01", &who, 2025).is(NeedsTick, None);
    school.enter(
        RecordKind::Contribution,
        &json!({"donor_name": "Hoa", "amount": 7, "date": "2025-10-20", "village": "Khoa Điện"}),
    );
    verdict_of(&school.book, key, "S1-T02", &who, 2025).is(Met, Some("1"));
    let target =
        |count| json!({"village": "Khoa Điện", "year": 2025, "kind": "fund", "count": count});
    school.enter(RecordKind::Target, &target(8));
    verdict_of(&school.book, key, "S1-T01", &who, 2025).is(NotMet, Some("0"));
    school.enter(RecordKind::Target, &target(7));
    verdict_of(&school.book, key, "S1-T01", &who, 2025).is(Met, Some("1"));
    let as_village = Who::Village(super::village(&school, "Khoa Điện"));
    assert_eq!(Who::find(&school.book, "village:khoa dien"), Ok(as_village.clone()));
    assert_eq!(asked(&school.book, key, &as_village), ["S1-T01", "S1-T02"]);
    // In an organisation the record of a village is the unit itself, also for what it gave.
    let mut school = in_zone(school, Zone::None);
    let mut roster = school.book.roster().unwrap().clone();
    roster.unit.form = OfficeForm::Organisation;
    school.book.set_roster(roster);
    assert_eq!(Who::find(&school.book, "village:khoa dien"), Ok(who.clone()));
    let found = Who::of_village(&school.book, super::village(&school, "Khoa Điện"));
    verdict_of(&school.book, key, "S1-T02", &found, 2025).is(Met, Some("1"));
}

#[test]
fn initiatives_are_counted_by_their_author() {
    let mut commune = device();
    commune.enter(
        RecordKind::Initiative,
        &json!({"title": "Nuôi trâu", "kind": "model", "year": 2025, "author": "Lý Thị Sáng"}),
    );
    let who = Who::Helper("lý thị sáng".to_owned());
    let key = "trieu-son-2021-2025";
    verdict_of(&commune.book, key, "S0-C04", &who, 2025).is(Met, Some("1"));
    verdict_of(&commune.book, key, "S0-C04", &who, 2024).is(NotMet, Some("0"));
}

#[test]
fn who_is_meant_is_found_without_marks_or_refused_with_candidates() {
    let mut commune = device();
    gift(&mut commune, "Công ty Hòa Bình", 1, "2025-02-01");
    home(&mut commune, "Hà Thị Mỷ", &[(2025, "poor")]);
    let first = home(&mut commune, "Lò Văn Ính", &[(2025, "poor")]);
    commune.edit(first, &json!({"code": "TL-014"}));
    let mut twin = json!({"head_name": "Lo Văn Inh", "village": "Nà Lau", "class": "not_poor"});
    twin["class_year"] = json!(2025);
    commune.enter(RecordKind::Household, &twin);
    let find = |typed: &str| Who::find(&commune.book, typed);
    assert_eq!(find("commune"), Ok(Who::Commune));
    assert_eq!(find("village:na lau"), Ok(Who::Village(super::village(&commune, "Nà Lau"))));
    assert_eq!(find("household:tl-014"), Ok(Who::Household(first)));
    assert_eq!(find("donor:cong ty hoa binh"), Ok(donor("Công ty Hòa Bình")));
    assert!(matches!(find("household:ha thi my"), Ok(Who::Household(_))));
    assert!(matches!(find("household:lò văn ính"), Err(NotFound::Several(all)) if all.len() == 2));
    let near = NotFound::Nobody(vec!["Công ty Hòa Bình".to_owned()]);
    assert_eq!(find("donor:hoa"), Err(near));
    assert_eq!(find("donor:xyz"), Err(NotFound::Nobody(Vec::new())));
    for typed in ["", "commune:x", "village:", "xa", "donor: "] {
        assert_eq!(find(typed), Err(NotFound::Shape), "{typed}");
    }
    for typed in ["commune", "village:Nà Lau", "household:TL-014", "donor:Công ty Hòa Bình"] {
        assert_eq!(find(typed).unwrap().typed(&commune.book), typed);
    }
}
