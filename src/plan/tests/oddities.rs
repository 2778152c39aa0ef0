//! What is odd in the five texts: kept as it stands and noted, never mended.

use chrono::{Datelike as _, NaiveDate};

use crate::plan::tests::{entry, plan, time};
use crate::plan::{Compare, PlanEntry, Rule, Within};
use crate::text::{Decimal, fold};

fn note(key: &str, id: &str) -> String {
    entry(key, id).note.unwrap_or_default()
}

fn days(entry: &PlanEntry) -> Vec<NaiveDate> {
    match &entry.due.as_ref().unwrap().rule {
        Rule::Once(Within::Before, days) => days.clone(),
        other => panic!("{} {other:?}", entry.id),
    }
}

#[test]
fn the_criteria_of_trieu_son_begin_with_b() {
    assert!(note("trieu-son-2021-2025", "S0-T02").contains("bắt đầu từ b)"));
}

#[test]
fn five_services_in_one_text_and_six_in_another() {
    let (five, six) = ("trieu-son-2021-2025", "qd-666-2021-2025");
    let named = entry(six, "S3-C05").words.join(" ");
    assert!(named.contains("việc làm, y tế, giáo dục, nhà ở, nước sạch và vệ sinh, thông tin"));
    assert!(note(five, "S0-C08").contains("không có việc làm"));
    assert!(note(six, "S3-C05").contains("S0-C08"));
}

#[test]
fn the_schools_plan_is_of_the_month_on_whose_last_day_its_parent_was_signed() {
    let school = plan("khanh-vinh-school-2021-2025");
    let parent = school.parents.iter().find(|parent| parent.number.starts_with("75/")).unwrap();
    assert_eq!(entry(&school.key, "S1-D01").due.unwrap().rule, Rule::InMonth(2022, 9));
    assert_eq!((parent.date.month(), parent.date.succ_opt().unwrap().month()), (9, 10));
    assert!(note(&school.key, "S1-D01").contains("«Số: /KH-TCNDTNT»"));
    // Number and day were left blank, so the day is its parent's.
    assert_eq!(school.issuer.issued, Some(parent.date));
}

#[test]
fn the_school_has_no_day_between_its_units_and_the_department() {
    let (unit, school) = ("S1-D05", "S1-D07");
    let of = |id| entry("khanh-vinh-school-2021-2025", id);
    assert_eq!(days(&of(unit)), days(&of(school)));
    assert!(of(unit).note.unwrap().contains(school) && of(school).note.unwrap().contains(unit));
}

#[test]
fn three_bars_of_one_plan_stay_three() {
    let bar = |id: &str| {
        let test = entry("sa-pa-2020", id).test.unwrap();
        (test.bar.unwrap(), test.upper, test.unit.id(), test.for_award)
    };
    let whole = Decimal::from;
    assert_eq!(bar("S2-T01"), (whole(5), None, "points_a_year", false));
    assert_eq!(bar("S2-T02"), (whole(30), Some(whole(40)), "percent_of_plan", false));
    assert_eq!(bar("S2-T07"), (whole(50), None, "percent_of_plan", true));
}

#[test]
fn converted_to_money_is_said_of_enterprises_only() {
    let words = |id| entry("sa-pa-2020", id).words.join(" ");
    assert!(words("S2-T06").contains("quy đổi ra tiền"));
    assert!(!words("S2-T08").contains("quy đổi"));
    assert!(note("sa-pa-2020", "S2-T08").contains("quy đổi ra tiền"));
}

#[test]
fn a_range_keeps_both_ends() {
    let test = entry("sa-pa-2020", "S2-T09").test.unwrap();
    assert_eq!(test.bar, Some(Decimal::from(5)));
    assert_eq!(test.upper, Some(Decimal::from(10)));
    assert!(entry("sa-pa-2020", "S2-T09").words.join(" ").contains("05-10 hộ"));
}

#[test]
fn the_flag_falls_due_before_the_plan() {
    let first = |id| days(&entry("sa-pa-2020", id))[0];
    let (flag, plan, all) = (first("S2-D01"), first("S2-D02"), first("S2-D03"));
    assert!(flag < plan && plan < all);
    assert_eq!((all - flag).num_days(), 5);
}

#[test]
fn slips_of_the_pen_stay_and_are_found_all_the_same() {
    for id in ["S2-T01", "S2-T04"] {
        assert!(note("sa-pa-2020", id).contains("«Phần đầu»"), "{id}");
    }
    assert_eq!(fold("Phần đầu"), fold("Phấn đấu"));
    assert!(note("sa-pa-2020", "S2-R01").contains("«huyện»"));
    assert!(note("sa-pa-2020", "S2-D07").contains("«huyện»"));
    let artefact = note("le-thuy-2017-2020", "S4-D01");
    assert!(artefact.contains("«in long»"));
    assert!(note("le-thuy-2017-2020", "S4-O05").contains("dòng 30"));
}

#[test]
fn the_last_consolidated_report_is_due_before_the_last_quarter() {
    let consolidated = days(&entry("sa-pa-2020", "S2-D07"));
    let quarter = entry("sa-pa-2020", "S2-D06");
    assert_eq!(
        quarter.due.as_ref().unwrap().rule,
        Rule::Quarterly(Within::By, 25),
        "the day itself is good"
    );
    assert!(consolidated.last().unwrap() < &NaiveDate::from_ymd_opt(2020, 12, 25).unwrap());
    assert!(quarter.note.unwrap().contains("S2-D07"));
}

#[test]
fn before_a_day_leaves_it_out_and_the_peak_month_has_both_ends() {
    let before = entry("trieu-son-2021-2025", "S0-D02").due.unwrap();
    assert!(matches!(before.rule, Rule::Yearly(Within::Before, _)));
    let peak = entry("trieu-son-2021-2025", "S0-D05").due.unwrap();
    assert_eq!(time(&peak), "office 17/10 to 18/11 yearly");
}

#[test]
fn at_least_and_more_than_stand_in_one_sentence() {
    let compare = |id| entry("qd-666-2021-2025", id).test.unwrap().compare.unwrap();
    assert_eq!(compare("S3-T01"), Compare::AtLeast);
    assert_eq!(compare("S3-T02"), Compare::MoreThan);
}

#[test]
fn an_ordinary_commune_has_no_bar_in_the_national_plan() {
    use crate::domain::roster::Zone;
    use crate::plan::Subject;
    let plan = plan("qd-666-2021-2025");
    let asks = |zone: Zone| {
        let asked = plan.entries.iter().filter(|entry| {
            entry.test.as_ref().is_some_and(|test| {
                let zones = &test.scope.zones;
                test.subjects.contains(&Subject::Commune)
                    && (zones.is_empty() || zones.contains(&zone))
            })
        });
        asked.map(|entry| entry.id.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(asks(Zone::None), Vec::<&str>::new());
    assert_eq!(asks(Zone::Coastal), ["S3-T02", "S3-T05"]);
    for zone in [Zone::I, Zone::II, Zone::III] {
        assert_eq!(asks(zone), ["S3-T06"]);
    }
    assert!(note(&plan.key, "S3-T05").contains("Xã thường"));
}

#[test]
fn slogans_and_quotation_marks_stay_as_each_text_has_them() {
    let slogan = note("khanh-vinh-school-2021-2025", "S1-A02");
    assert!(slogan.contains("không còn người nghèo") && slogan.contains("không còn đói nghèo"));
    let fund = |key, id| entry(key, id).words.join(" ");
    assert!(fund("trieu-son-2021-2025", "S0-O03").contains("Quỹ \"Vì người nghèo\""));
    assert!(fund("khanh-vinh-school-2021-2025", "S1-O01").contains("Quỹ “Vì người nghèo”"));
}

#[test]
fn what_comes_again_begins_when_the_plan_was_there() {
    let from = |key| plan(key).binds_from().to_string();
    assert_eq!(from("trieu-son-2021-2025"), "2022-08-08");
    assert_eq!(from("khanh-vinh-school-2021-2025"), "2022-09-30");
    assert_eq!(from("sa-pa-2020"), "2020-02-01");
    assert_eq!(from("qd-666-2021-2025"), "2022-06-02");
    assert_eq!(from("le-thuy-2017-2020"), "2017-11-24");
    assert_eq!(from("qd-24-2021"), "2021-09-01");
    for id in ["Q24-D07", "Q24-D08"] {
        assert!(note("qd-24-2021", id).contains("chưa đối chiếu"), "{id}");
    }
}
