//! Communes and villages: rates, drops, falling back, targets, zones.

use serde_json::json;

use super::{by, device, home, homes, in_zone, plans, tally, text, today, verdict_of, village};
use crate::domain::roster::Zone;
use crate::domain::schema::RecordKind;
use crate::plan::judge::Answer::{Met, NeedsTick, NotMet, Unknown};
use crate::plan::judge::{Who, judge, progress};
use crate::plan::{Compare, Plan};
use crate::text::Decimal;

/// A plan whose criterion is changed.
fn changed(key: &str, id: &str, change: impl FnOnce(&mut crate::plan::Test)) -> Plan {
    let mut plan = plans().get(key).unwrap().clone();
    let entry = plan.entries.iter_mut().find(|entry| entry.id == id).unwrap();
    change(entry.test.as_mut().unwrap());
    plan
}

#[test]
fn a_number_that_falls_by_exactly_half_has_not_fallen_by_more_than_half() {
    let rows = [
        (120, 0, 95, 0, NotMet, "20.833", "(120 − 95) / 120 = giảm 20,8%"),
        (60, 60, 40, 20, NotMet, "50", "(120 − 60) / 120 = giảm 50%"),
        (60, 60, 40, 19, Met, "50.833", "(120 − 59) / 120 = giảm 50,8%"),
        (60, 60, 61, 60, NotMet, "-0.833", "(120 − 121) / 120 = giảm -0,8%"),
    ];
    for (poor, near, poor_now, near_now, answer, value, sum) in rows {
        let mut commune = device();
        tally(&mut commune, 2020, 1000, poor, near);
        tally(&mut commune, 2025, 1000, poor_now, near_now);
        let commune = in_zone(commune, Zone::II);
        let found = verdict_of(&commune.book, "qd-666-2021-2025", "S3-T06", &Who::Commune, 2025);
        found.is(answer, Some(value));
        assert!(found.formula.starts_with(sum), "{}", found.formula);
        assert_eq!(found.records.len(), 2);
    }
}

#[test]
fn the_start_is_the_end_of_the_year_before_the_plan_or_the_first_year_known() {
    let mut commune = device();
    tally(&mut commune, 2022, 1000, 100, 0);
    tally(&mut commune, 2025, 1000, 40, 0);
    let commune = in_zone(commune, Zone::I);
    let judged = |device: &crate::domain::testing::TestDevice| {
        verdict_of(&device.book, "qd-666-2021-2025", "S3-T06", &Who::Commune, 2025)
    };
    let found = judged(&commune);
    found.is(Met, Some("60"));
    assert!(found.formula.contains("năm đầu tiên có số liệu là 2022"), "{}", found.formula);
    // The start itself can be judged by nothing before it.
    let found = verdict_of(&commune.book, "qd-666-2021-2025", "S3-T06", &Who::Commune, 2022);
    found.is(Unknown, None);
    let mut commune = device();
    tally(&mut commune, 2020, 1000, 60, 0);
    tally(&mut commune, 2022, 1000, 100, 0);
    tally(&mut commune, 2025, 1000, 40, 0);
    let found = judged(&in_zone(commune, Zone::I));
    found.is(NotMet, Some("33.333"));
    assert!(found.formula.contains("Đầu kỳ: số liệu cuối năm 2020"), "{}", found.formula);
}

#[test]
fn nothing_at_the_start_is_not_divided_by() {
    let mut commune = device();
    tally(&mut commune, 2020, 1000, 0, 0);
    tally(&mut commune, 2025, 1000, 0, 0);
    let commune = in_zone(commune, Zone::III);
    verdict_of(&commune.book, "qd-666-2021-2025", "S3-T06", &Who::Commune, 2025).is(Unknown, None);
}

#[test]
fn three_years_one_after_the_other_all_pass() {
    // 1.5 points a year of 1000 households; each row is the households on both lists in 2022-2025.
    let rows = [
        ([60, 45, 30, 15], Met, Some("1.5")),
        ([60, 46, 30, 15], NotMet, Some("1.4")),
        ([60, 45, 31, 16], NotMet, Some("1.4")),
        ([90, 60, 30, 16], NotMet, Some("1.4")),
    ];
    for (listed, answer, value) in rows {
        let mut commune = device();
        for (year, listed) in (2022..).zip(listed) {
            tally(&mut commune, year, 1000, listed - 10, 10);
        }
        let commune = in_zone(commune, Zone::Coastal);
        let plan = changed("qd-666-2021-2025", "S3-T05", |test| test.or.clear());
        let found = by(&plan, "S3-T05", &commune.book, &Who::Commune, 2025);
        found.is(answer, value);
        for year in 2023..=2025 {
            assert!(found.formula.contains(&format!("→ {year}: ")), "{}", found.formula);
        }
    }
}

#[test]
fn a_gap_in_three_years_is_not_known_unless_a_year_fails() {
    let plan = changed("qd-666-2021-2025", "S3-T05", |test| test.or.clear());
    for (last, answer) in [(10, Unknown), (29, NotMet)] {
        let mut commune = device();
        tally(&mut commune, 2022, 1000, 90, 0);
        tally(&mut commune, 2024, 1000, 30, 0);
        tally(&mut commune, 2025, 1000, last, 0);
        let commune = in_zone(commune, Zone::Coastal);
        let found = by(&plan, "S3-T05", &commune.book, &Who::Commune, 2025);
        assert_eq!(found.answer, answer, "{}", found.formula);
        assert!(found.formula.contains("2022 → 2023: thiếu số liệu"), "{}", found.formula);
        assert!(found.formula.contains("Thiếu số liệu cuối năm 2023"), "{}", found.formula);
    }
}

#[test]
fn a_coastal_commune_may_also_reach_half() {
    let mut commune = device();
    tally(&mut commune, 2020, 1000, 100, 0);
    for (year, poor) in [(2022, 60), (2023, 58), (2024, 56), (2025, 49)] {
        tally(&mut commune, year, 1000, poor, 0);
    }
    let commune = in_zone(commune, Zone::Coastal);
    let plans = plans();
    let plan = plans.get("qd-666-2021-2025").unwrap();
    let verdicts = judge(plan, &commune.book, &Who::Commune, 2025, today());
    let ids: Vec<_> = verdicts.iter().map(|verdict| verdict.entry.id.as_str()).collect();
    assert_eq!(ids, ["S3-T02", "S3-T05"]);
    let by_rate = &verdicts[1];
    assert_eq!((by_rate.own, by_rate.answer), (NotMet, Met), "{}", text(&by_rate.formula));
    let progress = progress(Some(plan), &commune.book, 2025, None);
    let shown = progress.iter().find(|one| one.of_plan.unwrap().1.id == "S3-T05").unwrap();
    assert_eq!(shown.answer, Met, "one of the two is enough for the bar too");
    // Not the bars of a province and of a district, though the plan names them beside it.
    let others: Vec<_> = by_rate.alternatives.iter().map(|v| v.entry.id.as_str()).collect();
    assert_eq!(others, ["S3-T02"]);
    // Half is what is enough in the place of the rate, and not the other way round.
    assert!(verdicts[0].alternatives.is_empty());
}

#[test]
fn a_commune_of_no_zone_has_no_threshold() {
    let mut commune = device();
    tally(&mut commune, 2020, 1000, 100, 0);
    tally(&mut commune, 2025, 1000, 1, 0);
    let commune = in_zone(commune, Zone::None);
    let plans = plans();
    let plan = plans.get("qd-666-2021-2025").unwrap();
    let verdicts = judge(plan, &commune.book, &Who::Commune, 2025, today());
    assert!(!verdicts.is_empty());
    for verdict in &verdicts {
        assert!(verdict.no_threshold, "{}", verdict.entry.id);
        assert_eq!((verdict.answer, verdict.value), (Unknown, None));
        assert!(text(&verdict.formula).contains("không đặt mức"));
    }
    for progress in progress(Some(plan), &commune.book, 2025, None) {
        assert!(progress.no_threshold() && progress.share.is_none());
    }
}

#[test]
fn a_village_has_its_own_zone_and_numbers() {
    let mut commune = device();
    commune.enter(RecordKind::Village, &json!({"name": "Bản Pho"}));
    for (place, year, poor) in
        [("Nà Lau", 2020, 10), ("Nà Lau", 2025, 4), ("Bản Pho", 2020, 10), ("Bản Pho", 2025, 5)]
    {
        let numbers = json!({
            "village": place, "year": year, "households_total": 50, "poor": poor, "near_poor": 0,
        });
        commune.enter(RecordKind::Tally, &numbers);
    }
    let of = |device: &crate::domain::testing::TestDevice, name: &str| {
        Who::Village(village(device, name))
    };
    let key = "qd-666-2021-2025";
    let (first, second) = (of(&commune, "Nà Lau"), of(&commune, "Bản Pho"));
    verdict_of(&commune.book, key, "S3-T07", &first, 2025).is(Met, Some("60"));
    verdict_of(&commune.book, key, "S3-T07", &second, 2025).is(NotMet, Some("50"));
    // The commune is the sum of its villages where it has no numbers of its own.
    let commune = in_zone(commune, Zone::I);
    let found = verdict_of(&commune.book, key, "S3-T06", &Who::Commune, 2025);
    found.is(Met, Some("55"));
    assert_eq!(found.records.len(), 4);
}

#[test]
fn the_register_wins_over_a_tally_and_the_difference_is_shown() {
    let mut commune = device();
    tally(&mut commune, 2020, 100, 5, 0);
    tally(&mut commune, 2025, 100, 4, 1);
    homes(&mut commune, 4, &[(2020, "poor"), (2025, "not_poor")]);
    home(&mut commune, "Hà Thị Mỷ", &[(2020, "near_poor"), (2025, "poor")]);
    let commune = in_zone(commune, Zone::I);
    let found = verdict_of(&commune.book, "qd-666-2021-2025", "S3-T06", &Who::Commune, 2025);
    // Five were listed in 2020, four of them poor; one is in 2025.
    found.is(Met, Some("80"));
    for part in [
        "Năm 2020: theo sổ 4 hộ nghèo, 1 hộ cận nghèo",
        "Năm 2020: số liệu đã nhập ghi khác (5 hộ nghèo, 0 hộ cận nghèo); lấy theo sổ.",
        "Năm 2025: số liệu đã nhập ghi khác (4 hộ nghèo, 1 hộ cận nghèo); lấy theo sổ.",
    ] {
        assert!(found.formula.contains(part), "{part}: {}", found.formula);
    }
}

#[test]
fn one_households_class_does_not_hide_the_tally_of_a_year() {
    let mut commune = device();
    tally(&mut commune, 2019, 1000, 120, 30);
    homes(&mut commune, 3, &[(2020, "poor")]);
    home(&mut commune, "Hà Thị Mỷ", &[(2019, "poor"), (2020, "not_poor")]);
    let judged = |device: &crate::domain::testing::TestDevice| {
        let plan = changed("sa-pa-2020", "S2-T01", |test| {
            (test.metric, test.in_year) = (crate::plan::Metric::PoorRate, Some(2019));
        });
        by(&plan, "S2-T01", &device.book, &Who::Commune, 2019)
    };
    let found = judged(&commune);
    assert_eq!(found.value.as_deref(), Some("12"), "{}", found.formula);
    let part = "Năm 2019: sổ mới có kết quả của 1 trong 4 hộ";
    assert!(found.formula.contains(part), "{}", found.formula);
    // Half of them is enough.
    home(&mut commune, "Lò Văn Pó", &[(2019, "poor"), (2020, "poor")]);
    home(&mut commune, "Lò Văn Pao", &[(2019, "poor"), (2020, "poor")]);
    let found = judged(&commune);
    assert_eq!(found.value.as_deref(), Some("0.3"), "{}", found.formula);
    assert!(found.formula.contains("lấy theo sổ"), "{}", found.formula);
}

#[test]
fn all_households_of_a_year_come_from_a_tally_or_from_the_register() {
    let mut commune = device();
    homes(&mut commune, 1, &[(2019, "poor"), (2020, "not_poor")]);
    homes(&mut commune, 3, &[(2019, "not_poor"), (2020, "not_poor")]);
    let found = verdict_of(&commune.book, "sa-pa-2020", "S2-T01", &Who::Commune, 2020);
    found.is(Met, Some("25"));
    assert!(
        found.formula.starts_with("2019 → 2020: 1/4 − 0/4 = giảm 25 điểm"),
        "{}",
        found.formula
    );
    assert!(found.formula.contains("tổng 4 hộ là số hộ có trong sổ"), "{}", found.formula);
    // Only those on a list are in the register, so the tally says how many there are in all.
    tally(&mut commune, 2019, 20, 1, 0);
    tally(&mut commune, 2020, 20, 0, 0);
    let found = verdict_of(&commune.book, "sa-pa-2020", "S2-T01", &Who::Commune, 2020);
    found.is(Met, Some("5"));
    assert!(found.formula.contains("tổng 20 hộ theo số liệu đã nhập"), "{}", found.formula);
}

#[test]
fn five_points_are_reached_exactly() {
    for (total, answer, value) in [(100, Met, "5"), (1000, NotMet, "0.5")] {
        let mut commune = device();
        tally(&mut commune, 2019, total, 10, 0);
        tally(&mut commune, 2020, total, 5, 90);
        let found = verdict_of(&commune.book, "sa-pa-2020", "S2-T01", &Who::Commune, 2020);
        found.is(answer, Some(value));
        // What the text asks of 2020 is judged of 2020 in every later year.
        verdict_of(&commune.book, "sa-pa-2020", "S2-T01", &Who::Commune, 2026)
            .is(answer, Some(value));
        let early = verdict_of(&commune.book, "sa-pa-2020", "S2-T01", &Who::Commune, 2019);
        assert_eq!(early.answer, Unknown, "{}", early.formula);
    }
}

#[test]
fn the_average_is_over_the_years_since_the_start() {
    // Lệ Thủy: 1.5 to 2.5 points a year; end of 2016 to end of 2019 is three years.
    for (poor, answer, value) in [(55, Met, "1.5"), (56, NotMet, "1.467"), (10, Met, "3")] {
        let mut commune = device();
        tally(&mut commune, 2016, 1000, 100, 0);
        tally(&mut commune, 2019, 1000, poor, 0);
        let found = verdict_of(&commune.book, "le-thuy-2017-2020", "S4-T01", &Who::Commune, 2019);
        found.is(answer, Some(value));
        assert!(found.formula.contains("/ 3 năm (2016 → 2019)"), "{}", found.formula);
        let found = verdict_of(&commune.book, "le-thuy-2017-2020", "S4-T02", &Who::Commune, 2019);
        assert_eq!(found.answer, Unknown, "the plan asks of 2020: {}", found.formula);
    }
}

#[test]
fn under_five_per_cent_is_less_than_five() {
    for (poor, answer) in [(50, NotMet), (49, Met)] {
        let mut commune = device();
        tally(&mut commune, 2020, 1000, poor, 500);
        let found = verdict_of(&commune.book, "le-thuy-2017-2020", "S4-T02", &Who::Commune, 2020);
        assert_eq!(found.answer, answer, "{}", found.formula);
    }
}

#[test]
fn who_fell_back_is_known_only_from_the_register() {
    let mut commune = device();
    tally(&mut commune, 2019, 100, 5, 0);
    tally(&mut commune, 2020, 100, 5, 0);
    let judged = |device: &crate::domain::testing::TestDevice| {
        verdict_of(&device.book, "sa-pa-2020", "S2-T03", &Who::Commune, 2020)
    };
    judged(&commune).is(Unknown, None);
    home(&mut commune, "Hà Thị Mỷ", &[(2018, "poor"), (2019, "not_poor"), (2020, "poor")]);
    home(&mut commune, "Lò Văn Pó", &[(2019, "near_poor"), (2020, "poor")]);
    // One in a hundred is not less than one per cent.
    let found = judged(&commune);
    found.is(NotMet, Some("1"));
    assert!(found.formula.starts_with("1 / 100 = 1% số hộ tái nghèo"), "{}", found.formula);
    let mut larger = device();
    tally(&mut larger, 2020, 101, 5, 0);
    home(&mut larger, "Hà Thị Mỷ", &[(2018, "poor"), (2019, "not_poor"), (2020, "poor")]);
    judged(&larger).is(Met, Some("0.99"));
    // Who is not reviewed yet may be poor again.
    home(&mut larger, "Lò Văn Pó", &[(2018, "poor"), (2019, "near_poor")]);
    judged(&larger).is(Unknown, Some("0.99"));
    // Nothing of the year before, so nobody can be told to be poor again.
    let mut alone = device();
    tally(&mut alone, 2020, 1000, 5, 0);
    home(&mut alone, "Hà Thị Mỷ", &[(2017, "poor"), (2020, "poor")]);
    judged(&alone).is(Unknown, None);
}

#[test]
fn more_than_a_hundred_near_poor_households_fewer() {
    for (now, answer, value) in [(200, NotMet, "100"), (199, Met, "101")] {
        let mut commune = device();
        tally(&mut commune, 2019, 1000, 0, 300);
        tally(&mut commune, 2020, 1000, 400, now);
        let found = verdict_of(&commune.book, "sa-pa-2020", "S2-T04", &Who::Commune, 2020);
        found.is(answer, Some(value));
    }
    let mut commune = device();
    tally(&mut commune, 2020, 1000, 0, 10);
    verdict_of(&commune.book, "sa-pa-2020", "S2-T04", &Who::Commune, 2020).is(Unknown, None);
}

#[test]
fn beyond_the_plan_is_per_cent_of_the_plan() {
    for (now, answer, value) in [(85, Met, "50"), (86, NotMet, "40"), (100, NotMet, "-100")] {
        let mut commune = device();
        tally(&mut commune, 2019, 1000, 100, 0);
        tally(&mut commune, 2020, 1000, now, 0);
        let before = verdict_of(&commune.book, "sa-pa-2020", "S2-T07", &Who::Commune, 2020);
        before.is(Unknown, None);
        commune
            .enter(RecordKind::Target, &json!({"year": 2020, "kind": "reduce_poor", "count": 10}));
        let found = verdict_of(&commune.book, "sa-pa-2020", "S2-T07", &Who::Commune, 2020);
        found.is(answer, Some(value));
        assert!(found.formula.contains("− 10) / 10 = vượt"), "{}", found.formula);
        // 30 to 40 per cent are asked of communes that build a new countryside only.
        let new_rural = verdict_of(&commune.book, "sa-pa-2020", "S2-T02", &Who::Commune, 2020);
        assert_eq!(new_rural.answer, NeedsTick, "{}", new_rural.formula);
        let tick = json!({
            "plan": "sa-pa-2020", "criterion": "S2-T02", "subject": "commune", "year": 2020,
            "answer": "yes", "said_by": "Lò Thị Mai", "said_on": "2020-12-01",
            "evidence": "QĐ 12/QĐ-UBND",
        });
        commune.enter(RecordKind::Tick, &tick);
        let new_rural = verdict_of(&commune.book, "sa-pa-2020", "S2-T02", &Who::Commune, 2020);
        assert_eq!(new_rural.answer, if now == 100 { NotMet } else { Met });
    }
}

#[test]
fn targets_of_villages_are_summed_where_the_commune_has_none() {
    let mut commune = device();
    commune.enter(RecordKind::Village, &json!({"name": "Bản Pho"}));
    tally(&mut commune, 2024, 1000, 100, 0);
    tally(&mut commune, 2025, 1000, 90, 0);
    for (place, count) in [("Nà Lau", 6), ("Bản Pho", 4)] {
        let target = json!({"village": place, "year": 2025, "kind": "reduce_poor", "count": count});
        commune.enter(RecordKind::Target, &target);
    }
    let met = |device: &crate::domain::testing::TestDevice, compare| {
        let plan = changed("trieu-son-2021-2025", "S0-T02", |test| {
            test.metric = crate::plan::Metric::TargetMet;
            test.compare = compare;
            test.bar = None;
        });
        by(&plan, "S0-T02", &device.book, &Who::Commune, 2025)
    };
    let found = met(&commune, Some(Compare::AtLeast));
    found.is(Met, Some("1"));
    assert!(found.formula.contains("cộng 2 chỉ tiêu của các thôn"), "{}", found.formula);
    // Exactly the plan does not go beyond the plan.
    met(&commune, Some(Compare::MoreThan)).is(NotMet, Some("0"));
    verdict_of(&commune.book, "trieu-son-2021-2025", "S0-T02", &Who::Commune, 2025)
        .is(NotMet, Some("0"));
    commune.enter(RecordKind::Target, &json!({"year": 2025, "kind": "reduce_poor", "count": 9}));
    met(&commune, Some(Compare::MoreThan)).is(Met, Some("1"));
}

#[test]
fn a_sum_that_lacks_a_village_is_no_target() {
    let mut commune = device();
    commune.enter(RecordKind::Village, &json!({"name": "Bản Pho"}));
    tally(&mut commune, 2024, 1000, 100, 0);
    tally(&mut commune, 2025, 1000, 90, 0);
    let target = json!({"village": "Nà Lau", "year": 2025, "kind": "reduce_poor", "count": 6});
    commune.enter(RecordKind::Target, &target);
    let judged = |device: &crate::domain::testing::TestDevice| {
        verdict_of(&device.book, "trieu-son-2021-2025", "S0-T02", &Who::Commune, 2025)
    };
    // Six of a plan that Bản Pho has no part in yet: 10 is not known to be beyond it.
    judged(&commune).is(Unknown, None);
    let target = json!({"village": "Bản Pho", "year": 2025, "kind": "reduce_poor", "count": 4});
    commune.enter(RecordKind::Target, &target);
    judged(&commune).is(NotMet, Some("0"));
    // The commune's own target comes before the sum, of whichever kind it is.
    commune.enter(RecordKind::Target, &json!({"year": 2025, "kind": "exit_poor", "count": 8}));
    judged(&commune).is(Unknown, None);
}

#[test]
fn a_year_that_is_half_reviewed_is_judged_only_where_it_makes_no_difference() {
    let mut commune = device();
    homes(&mut commune, 4, &[(2020, "poor"), (2025, "not_poor")]);
    let left = home(&mut commune, "Hà Thị Mỷ", &[(2020, "poor")]);
    let commune = in_zone(commune, Zone::I);
    let judged = |device: &crate::domain::testing::TestDevice, bar| {
        let plan =
            changed("qd-666-2021-2025", "S3-T06", |test| test.bar = Some(Decimal::from(bar)));
        by(&plan, "S3-T06", &device.book, &Who::Commune, 2025)
    };
    // 80 per cent if the last one stays poor, 100 if it left.
    judged(&commune, 50).is(Met, Some("80"));
    judged(&commune, 90).is(Unknown, Some("80"));
    assert!(judged(&commune, 50).formula.contains("1 hộ chưa có kết quả rà soát"));
    assert!(judged(&commune, 50).records.contains(&left));
}

#[test]
fn a_change_of_the_standard_is_said() {
    let mut commune = device();
    commune.book = crate::domain::book::Book::new(crate::plan::standards());
    commune.enter(RecordKind::Village, &json!({"name": "Bản Pho"}));
    tally(&mut commune, 2020, 1000, 100, 0);
    tally(&mut commune, 2025, 1000, 10, 0);
    let commune = in_zone(commune, Zone::I);
    let found = verdict_of(&commune.book, "qd-666-2021-2025", "S3-T06", &Who::Commune, 2025);
    assert!(found.formula.contains("năm 2020 theo cn-2016, năm 2025 theo cn-2022"));
}

#[test]
fn own_targets_are_counted_against_what_happened() {
    let mut commune = device();
    homes(&mut commune, 3, &[(2024, "poor"), (2025, "near_poor")]);
    homes(&mut commune, 1, &[(2024, "near_poor"), (2025, "not_poor")]);
    let place = village(&commune, "Nà Lau");
    commune.enter(
        RecordKind::Contribution,
        &json!({"donor_name": "Hoa", "amount": 300_000, "date": "2025-10-20", "village": "Nà Lau"}),
    );
    commune.enter(
        RecordKind::Contribution,
        &json!({"donor_name": "Hoa", "amount": 200_000, "date": "2025-10-21"}),
    );
    for scope in [None, Some("Nà Lau")] {
        for (kind, count) in [("exit_poor", 4), ("exit_near_poor", 1), ("fund", 500_000)] {
            let mut target = json!({"year": 2025, "kind": kind, "count": count});
            if let Some(scope) = scope {
                target["village"] = json!(scope);
            }
            commune.enter(RecordKind::Target, &target);
        }
    }
    let of = |village| -> Vec<_> {
        let found = progress(None, &commune.book, 2025, village);
        let row = |p: &crate::plan::judge::Progress<'_>| {
            (p.kind.unwrap(), p.reached.map(|d| d.to_string()), p.share, p.answer)
        };
        found.iter().map(row).collect()
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        of(None),
        [
            ("exit_poor", some("3"), Some(75), NotMet),
            ("exit_near_poor", some("1"), Some(100), Met),
            ("fund", some("500000"), Some(100), Met),
        ]
    );
    assert_eq!(of(Some(place))[2], ("fund", some("300000"), Some(60), NotMet));
    // The year before nothing is known of who left, and that is not 0.
    commune.enter(RecordKind::Target, &json!({"year": 2024, "kind": "exit_poor", "count": 1}));
    let early = progress(None, &commune.book, 2024, None);
    assert_eq!((early[0].reached, early[0].share, early[0].answer), (None, None, Unknown));
}
