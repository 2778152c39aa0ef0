//! Every row of the five texts that has a number or a date, and every id, by hand.

use std::collections::BTreeSet;

use crate::plan::tests::{asks, entry, plan, time};
use crate::plan::{FILES, shipped};

const TRIEU_SON: &str = "trieu-son-2021-2025";
const SCHOOL: &str = "khanh-vinh-school-2021-2025";
const SA_PA: &str = "sa-pa-2020";
const NATIONAL: &str = "qd-666-2021-2025";
const LE_THUY: &str = "le-thuy-2017-2020";
const PROCEDURE: &str = "qd-24-2021";

#[test]
fn the_plans_stand_in_their_order_with_their_periods() {
    let all = shipped();
    let told: Vec<_> = all
        .all()
        .iter()
        .map(|plan| format!("{} {} {} {}", plan.key, plan.from, plan.to, plan.is_movement))
        .collect();
    assert_eq!(
        told,
        [
            "trieu-son-2021-2025 2021-01-01 2025-12-31 true",
            "khanh-vinh-school-2021-2025 2021-01-01 2025-12-31 true",
            "sa-pa-2020 2020-01-01 2020-12-31 true",
            "qd-666-2021-2025 2021-01-01 2025-12-31 true",
            "le-thuy-2017-2020 2017-01-01 2020-12-31 true",
            "qd-24-2021 2021-09-01 2026-12-31 false",
        ]
    );
    assert_eq!(all.all().len(), FILES.len());
}

#[test]
fn every_row_with_a_date_is_there_as_the_text_says_it() {
    let rows = [
        (TRIEU_SON, "S0-D01", 130, "office before 2022-08-15"),
        (TRIEU_SON, "S0-D02", 152, "office before 25/11 yearly, to UBND huyện via Phòng Nội vụ"),
        (TRIEU_SON, "S0-D03", 55, "office in 2023"),
        (TRIEU_SON, "S0-D04", 55, "office in 2025"),
        (TRIEU_SON, "S0-D05", 39, "office 17/10 to 18/11 yearly"),
        (TRIEU_SON, "S0-D06", 57, "above every year"),
        (TRIEU_SON, "S0-O06", 140, "office every year, to UBND huyện via Phòng Nội vụ"),
        (TRIEU_SON, "S0-O07", 144, "above every year, to UBND huyện"),
        (SCHOOL, "S1-O01", 43, "office every year"),
        (SCHOOL, "S1-D01", 95, "office in 9/2022"),
        (SCHOOL, "S1-D02", 96, "office in 2023"),
        (SCHOOL, "S1-D03", 97, "office in 2025"),
        (SCHOOL, "S1-D04", 115, "unit before 10/12 yearly, to Trường"),
        (SCHOOL, "S1-D05", 115, "unit before 2023-12-15, to Trường"),
        (
            SCHOOL,
            "S1-D06",
            117,
            "office before 15/12 yearly, to Sở Lao động – Thương binh và xã hội",
        ),
        (SCHOOL, "S1-D07", 117, "office before 2023-12-15, to Sở Lao động – Thương binh và xã hội"),
        (SA_PA, "S2-D01", 72, "office before 2020-03-10, to UBND thị xã via Phòng Lao động-TB&XH"),
        (SA_PA, "S2-D02", 172, "office before 2020-03-12, to UBND thị xã via Phòng Lao động-TB&XH"),
        (SA_PA, "S2-D03", 74, "above before 2020-03-15, to UBND thị xã via Phòng Nội vụ"),
        (SA_PA, "S2-D04", 140, "office before 2020-11-10, to UBND thị xã via phòng Lao động-TB&XH"),
        (
            SA_PA,
            "S2-D05",
            142,
            "above before 2020-11-15, to UBND thị xã via Văn phòng Điều phối xây dựng NTM thị xã",
        ),
        (SA_PA, "S2-D06", 176, "office by 25 of the quarter's end, to Phòng Lao động-TB&XH"),
        (
            SA_PA,
            "S2-D07",
            178,
            "above before 2020-06-10 and 2020-12-10, to UBND thị xã, Thường trực Hội đồng TĐKT thị xã",
        ),
        (SA_PA, "S2-D08", 170, "office months [6, 9, 12]"),
        (LE_THUY, "S4-D01", 63, "office before 15/11 yearly, to UBND huyện via Phòng Nội vụ huyện"),
        (LE_THUY, "S4-D02", 54, "above in 2020"),
        (LE_THUY, "S4-O01", 56, "office every year"),
        (LE_THUY, "S4-O02", 56, "office every year"),
        (LE_THUY, "S4-O04", 52, "above every year, to UBND huyện"),
        (PROCEDURE, "Q24-D01", 7, "office by 5 monthly 2 to 9, to Chủ tịch UBND cấp trên"),
        (PROCEDURE, "Q24-D02", 5, "office from 15 monthly"),
        (PROCEDURE, "Q24-D03", 4, "office 1/9 to 14/12 yearly"),
        (PROCEDURE, "Q24-D04", 7, "above before 15/11 yearly, to Bộ chủ quản"),
        (PROCEDURE, "Q24-D05", 7, "above before 20/12 yearly, to Bộ chủ quản"),
        (PROCEDURE, "Q24-D06", 5, "office 15 days after in_year_review"),
        (PROCEDURE, "Q24-D07", 4, "office 3 working days after posting"),
        (PROCEDURE, "Q24-D08", 4, "office 7 working days after complaint"),
    ];
    for (key, id, line, says) in rows {
        let entry = entry(key, id);
        assert_eq!(entry.lines.first(), Some(&line), "{id}");
        assert_eq!(entry.due.as_ref().map(time).as_deref(), Some(says), "{id}");
    }
    let all = shipped();
    let dues = all.all().iter().flat_map(|plan| plan.entries.clone());
    let dues: BTreeSet<_> = dues.filter(|it| it.due.is_some()).map(|it| it.id).collect();
    assert_eq!(dues, rows.iter().map(|row| row.1.to_owned()).collect(), "times beyond the table");
}

/// Every row with a number: plan, id, line, who is asked what.
const NUMBERS: &[(&str, &str, u32, &str)] = &[
    (TRIEU_SON, "S0-T01", 17, "district+commune poor_rate_drop_average >= 0.75 points_a_year"),
    (TRIEU_SON, "S0-T02", 85, "commune beyond_target > 0 percent_of_plan, for award"),
    (SA_PA, "S2-T01", 39, "district+commune poor_rate_drop >= 5 points_a_year, of 2020"),
    (
        SA_PA,
        "S2-T02",
        39,
        "commune beyond_target >= 30 percent_of_plan, upper 40, of 2020, new countryside",
    ),
    (SA_PA, "S2-T03", 41, "district+commune fell_back_rate < 1 percent"),
    (SA_PA, "S2-T04", 43, "district+commune near_poor_drop > 100 households"),
    (SA_PA, "S2-T05", 45, "district+commune coverage = 100 percent"),
    (SA_PA, "S2-T06", 94, "enterprise gifts >= 50000000 dong, for award"),
    (SA_PA, "S2-T07", 102, "commune+village beyond_target >= 50 percent_of_plan, for award"),
    (SA_PA, "S2-T08", 114, "person gifts >= 50000000 dong, or S2-T09, for award"),
    (SA_PA, "S2-T09", 114, "person helped_to_work >= 5 households, upper 10, or S2-T08, for award"),
    (SA_PA, "S2-T10", 126, "household income_ratio >= 3 times, base 2019, for award"),
    (SA_PA, "S2-T11", 120, "household on_list, of 2019, for award"),
    (
        NATIONAL,
        "S3-T01",
        27,
        "province multi_rate_drop >= 2 points_a_year, 3 years, or S3-T02, for award",
    ),
    (
        NATIONAL,
        "S3-T02",
        27,
        "province+district+commune listed_drop > 50 percent, zones coastal, poor district false, \
         for award",
    ),
    (
        NATIONAL,
        "S3-T03",
        31,
        "district multi_rate_drop >= 6 points_a_year, 3 years, poor district true, for award",
    ),
    (
        NATIONAL,
        "S3-T04",
        33,
        "district multi_rate_drop >= 4 points_a_year, 3 years, poor district false, or S3-T02, \
         for award",
    ),
    (
        NATIONAL,
        "S3-T05",
        37,
        "commune multi_rate_drop >= 1.5 points_a_year, 3 years, zones coastal, or S3-T02, \
         for award",
    ),
    (NATIONAL, "S3-T06", 39, "commune listed_drop > 50 percent, zones I+II+III, for award"),
    (NATIONAL, "S3-T07", 47, "village listed_drop > 50 percent, for award"),
    (
        LE_THUY,
        "S4-T01",
        15,
        "district+commune poor_rate_drop_average >= 1.5 points_a_year, upper 2.5",
    ),
    (LE_THUY, "S4-T02", 15, "district+commune poor_rate < 5 percent, of 2020"),
];

#[test]
fn every_row_with_a_number_is_there_with_its_operator_and_its_unit() {
    for (key, id, line, says) in NUMBERS.iter().copied() {
        let entry = entry(key, id);
        assert_eq!(entry.lines.first(), Some(&line), "{id}");
        assert_eq!(entry.test.as_ref().map(asks).as_deref(), Some(says), "{id}");
    }
    let all = shipped();
    let numbers = all.all().iter().flat_map(|plan| plan.entries.clone());
    let has_number = |test: &crate::plan::Test| test.bar.is_some() || test.in_year.is_some();
    let numbers: BTreeSet<_> =
        numbers.filter(|it| it.test.as_ref().is_some_and(has_number)).map(|it| it.id).collect();
    assert_eq!(numbers, NUMBERS.iter().map(|row| row.1.to_owned()).collect(), "beyond the table");
}

#[test]
fn who_is_asked_what_without_a_number() {
    let rows = [
        (TRIEU_SON, "household registered, for award", &["S0-C01"][..]),
        (TRIEU_SON, "household loan_discipline, for award", &["S0-C02"]),
        (TRIEU_SON, "household tick, for award", &["S0-C03"]),
        (TRIEU_SON, "person initiatives, for award", &["S0-C04"]),
        (TRIEU_SON, "person gave, for award", &["S0-C05"]),
        (TRIEU_SON, "enterprise tick, for award", &["S0-C06", "S0-C07"]),
        (TRIEU_SON, "village tick, for award", &["S0-C08", "S0-C09", "S0-R05"]),
        (TRIEU_SON, "commune tick, for award", &["S0-R01", "S0-R02", "S0-R03", "S0-R04"]),
        (TRIEU_SON, "commune tick, for award", &["S0-R06", "S0-R07", "S0-R08"]),
        (SCHOOL, "collective+person target_met, for award", &["S1-T01"]),
        (SCHOOL, "collective+person gave, for award", &["S1-T02"]),
        (SA_PA, "household tick, for award", &["S2-T12", "S2-T13"]),
        (SA_PA, "commune+village tick, for award", &["S2-T14", "S2-T15"]),
        (NATIONAL, "household registered, for award", &["S3-C01"]),
        (NATIONAL, "household loan_discipline, for award", &["S3-C02"]),
        (NATIONAL, "household tick, for award", &["S3-C03"]),
        (NATIONAL, "village tick, for award", &["S3-C04", "S3-C05"]),
        (NATIONAL, "person initiatives, for award", &["S3-C06"]),
        (NATIONAL, "enterprise gave, for award", &["S3-C07"]),
        (NATIONAL, "enterprise tick, for award", &["S3-C08"]),
        (NATIONAL, "province tick, for award", &["S3-R01"]),
    ];
    for (key, says, ids) in rows {
        for id in ids {
            assert_eq!(entry(key, id).test.as_ref().map(asks).as_deref(), Some(says), "{id}");
        }
    }
}

#[test]
fn the_documents_that_the_texts_name_have_their_numbers_and_days() {
    let rows = [
        (TRIEU_SON, "189/KH-UBND", "2022-08-08", 7),
        (TRIEU_SON, "278/KH-UBND", "2021-12-14", 67),
        (SCHOOL, "75/KH-SLĐTBXH", "2022-09-30", 13),
        (SCHOOL, "24-NQ/TU", "2022-07-11", 41),
        (SCHOOL, "16/NQHĐND", "2021-01-15", 41),
        (SCHOOL, "91/2017/NĐ-CP", "2017-07-31", 105),
        (SA_PA, "17/2016/QĐ-UBND", "2016-03-21", 11),
        (SA_PA, "17/QĐ-UBND", "2016-03-21", 88),
        (NATIONAL, "666/QĐ-TTg", "2022-06-02", 9),
        (LE_THUY, "2226/KH-UBND", "2017-11-24", 7),
        (LE_THUY, "3630/QĐ-UBND", "2017-10-16", 46),
    ];
    for (key, number, date, line) in rows {
        let plan = plan(key);
        let parent = plan.parents.iter().find(|parent| parent.number == number).unwrap();
        assert_eq!((parent.date.to_string().as_str(), parent.line), (date, line), "{number}");
    }
    assert_eq!(shipped().all().iter().map(|plan| plan.parents.len()).sum::<usize>(), rows.len());
}

#[test]
fn dossiers_and_awards() {
    let sa_pa = plan(SA_PA).dossier.unwrap();
    assert_eq!((sa_pa.sets, sa_pa.originals, sa_pa.entry.as_str()), (2, false, "S2-X01"));
    assert_eq!(sa_pa.deadlines, ["S2-D04", "S2-D05"]);
    let school = plan(SCHOOL).dossier.unwrap();
    assert_eq!((school.sets, school.originals, school.entry.as_str()), (1, true, "S1-X05"));
    assert_eq!(school.deadlines, ["S1-D04", "S1-D06", "S1-D05", "S1-D07"]);
    for key in [TRIEU_SON, NATIONAL, LE_THUY, PROCEDURE] {
        assert_eq!(plan(key).dossier, None, "{key}");
    }
    let parts = [
        (SCHOOL, "S1-X01", 103, false, ""),
        (SCHOOL, "S1-X02", 104, false, ""),
        (SCHOOL, "S1-X03", 105, false, ""),
        (SCHOOL, "S1-X04", 106, true, ""),
        (SA_PA, "S2-X02", 132, false, ""),
        (SA_PA, "S2-X03", 134, false, ""),
        (SA_PA, "S2-X04", 136, false, "commune village collective enterprise"),
        (SA_PA, "S2-X05", 138, false, "enterprise household"),
    ];
    for (key, id, line, optional, only) in parts {
        let entry = entry(key, id);
        let part = entry.part.unwrap();
        let only_for: Vec<_> = part.only_for.iter().map(|subject| subject.id()).collect();
        assert_eq!((entry.lines[0], part.optional), (line, optional), "{id}");
        assert_eq!(only_for.join(" "), only, "{id}");
    }
    let awards = [
        (TRIEU_SON, "S0-W01", 119, "national"),
        (TRIEU_SON, "S0-W02", 120, "national"),
        (TRIEU_SON, "S0-W03", 121, "province"),
        (TRIEU_SON, "S0-W04", 122, "district"),
        (SCHOOL, "S1-W01", 83, "school"),
        (SCHOOL, "S1-W02", 84, "department"),
        (SA_PA, "S2-W01", 72, "province"),
        (SA_PA, "S2-W02", 90, "district"),
    ];
    for (key, id, line, level) in awards {
        let entry = entry(key, id);
        assert_eq!((entry.lines[0], entry.award.unwrap().level.as_str()), (line, level), "{id}");
    }
    let all: Vec<_> = shipped().all().iter().flat_map(|plan| plan.entries.clone()).collect();
    assert_eq!(all.iter().filter(|entry| entry.part.is_some()).count(), parts.len());
    assert_eq!(all.iter().filter(|entry| entry.award.is_some()).count(), awards.len());
}

#[test]
fn every_id_of_the_five_texts_is_there_and_no_other() {
    let groups = [
        (TRIEU_SON, "S0", "A01 A02 A03 A04 A05 A06 A07 A08 A09 A10 A11 A12 A13 A14 A15 A16"),
        (TRIEU_SON, "S0", "T01 D01 D02 D03 D04 D05 D06 T02 O01 O02 O03 O04 O05 O06 O07"),
        (TRIEU_SON, "S0", "R01 R02 R03 R04 R05 R06 R07 R08 C01 C02 C03 C04 C05 C06 C07 C08 C09"),
        (TRIEU_SON, "S0", "W01 W02 W03 W04 W05 P01"),
        (SCHOOL, "S1", "A01 A02 A03 A04 A05 O01 O02 O03 O04 O05 T01 T02 W01 W02 D01 D02 D03"),
        (SCHOOL, "S1", "X01 X02 X03 X04 X05 X06 D04 D05 D06 D07 M01 E01"),
        (SA_PA, "S2", "T01 T02 T03 T04 T05 T06 T07 T08 T09 T10 T11 T12 T13 T14 T15"),
        (SA_PA, "S2", "D01 D02 D03 D04 D05 D06 D07 D08 R01 R02 R03 R04 R05 R06 R07 R08 R09"),
        (SA_PA, "S2", "X01 X02 X03 X04 X05 W01 W02 A01 A02 A03 A04 A05 A06 E01"),
        (NATIONAL, "S3", "T01 T02 T03 T04 T05 T06 T07 C01 C02 C03 C04 C05 C06 C07 C08 R01 G01 S01"),
        (LE_THUY, "S4", "T01 T02 D01 D02 O01 O02 O03 O04 O05 A01 A02 A03 A04 W01 S01"),
        (PROCEDURE, "Q24", "D01 D02 D03 D04 D05 D06 D07 D08"),
    ];
    for plan in shipped().all() {
        let wanted: BTreeSet<_> = groups
            .iter()
            .filter(|(key, ..)| *key == plan.key)
            .flat_map(|(_, text, ids)| ids.split(' ').map(move |id| format!("{text}-{id}")))
            .collect();
        let there: BTreeSet<_> = plan.entries.iter().map(|entry| entry.id.clone()).collect();
        assert_eq!(there, wanted, "{}", plan.key);
        assert!(plan.entries.iter().all(|it| !it.words.is_empty() && !it.lines.is_empty()));
    }
}
