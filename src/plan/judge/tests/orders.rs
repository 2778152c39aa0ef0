//! Whatever the order in which records came, the verdict is one.

use proptest::prelude::*;
use serde_json::json;

use super::{device, home, plans, today, village};
use crate::domain::book::Book;
use crate::domain::roster::Zone;
use crate::domain::schema::RecordKind;
use crate::domain::testing::{TestDevice, folded};
use crate::plan::judge::{Answer, Who, judge, progress};

const CLASSES: [&str; 4] = ["poor", "near_poor", "not_poor", "near_poor+"];

/// A commune of arbitrary numbers: what of each record is taken is drawn.
fn commune(drawn: &[(usize, i64)]) -> TestDevice {
    let mut device = device();
    for (at, (pick, number)) in drawn.iter().enumerate() {
        let year = 2018 + number % 8;
        let class = CLASSES[pick % 4];
        match pick % 6 {
            0 => {
                // A second one of a year is refused.
                let numbers = json!({
                    "year": year, "households_total": 50 + number, "poor": number % 20,
                    "near_poor": number % 30,
                });
                drop(device.try_enter(RecordKind::Tally, &numbers));
            }
            1 => {
                let name = ["Hà Thị Mỷ", "Lò Văn Pó", "Ha Thi My"][at % 3];
                let gift = json!({
                    "donor_name": name, "amount": (number + 1) * 1_000_000, "donor_kind": "enterprise",
                    "date": format!("{year}-05-01"),
                });
                device.enter(RecordKind::Contribution, &gift);
            }
            2 => {
                let target = json!({"year": year, "kind": "reduce_poor", "count": number % 7});
                device.enter(RecordKind::Target, &target);
            }
            3 => {
                let fields = json!({
                    "plan": "sa-pa-2020", "criterion": "S2-T14", "subject": "commune",
                    "year": 2020, "answer": if number % 2 == 0 { "yes" } else { "no" },
                    "said_by": "Mai", "said_on": format!("2020-11-0{}", 1 + number % 3),
                    "evidence": "x",
                });
                device.enter(RecordKind::Tick, &fields);
            }
            _ => {
                let years = [(year, class), (year + 1, CLASSES[at % 4])];
                let id = home(&mut device, "Lò Văn Pó", &years);
                let help = json!({
                    "household": id.to_string(), "year": year, "helper_name": "Hà Thị Mỷ",
                    "deed": "job", "stable_job": true,
                });
                device.enter(RecordKind::Help, &help);
            }
        }
    }
    device
}

/// Everything that every plan says of everybody.
fn all(book: &Book, place: crate::domain::id::RecordId) -> Vec<(String, Answer, String)> {
    let plans = plans();
    let subjects = [
        Who::Commune,
        Who::Village(place),
        Who::Donor("Hà Thị Mỷ".to_owned()),
        Who::Unit("Nà Lau".to_owned()),
    ];
    let mut found = Vec::new();
    for who in &subjects {
        for plan in plans.all() {
            for year in [2019, 2020, 2023, 2025] {
                for verdict in judge(plan, book, who, year, today()) {
                    let numbers = format!("{:?} {:?} {year}", verdict.value, verdict.formula);
                    found.push((verdict.entry.id.clone(), verdict.answer, numbers));
                    if verdict.no_threshold {
                        assert_eq!(verdict.answer, Answer::Unknown);
                    }
                }
                drop(progress(Some(plan), book, year, Some(place)));
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn the_order_of_records_changes_no_verdict(
        drawn in prop::collection::vec((0_usize..60, 0_i64..60), 0..14),
        turn in 0_usize..14,
    ) {
        let device = commune(&drawn);
        let place = village(&device, "Nà Lau");
        let before = all(&device.book, place);
        let mut events = device.events.clone();
        events.reverse();
        let turn = turn % events.len().max(1);
        events.rotate_left(turn);
        let turned = folded(&events);
        prop_assert_eq!(&before, &all(&turned, place));
    }

    #[test]
    fn any_typed_subject_is_found_or_refused(typed in "\\PC*") {
        let device = device();
        let _ = Who::find(&device.book, &typed);
        let _ = Who::find(&device.book, &format!("village:{typed}"));
    }
}

#[test]
fn zones_are_words_of_villages_too() {
    let mut commune = device();
    let coast = commune.enter(RecordKind::Village, &json!({"name": "Bản Biển", "zone": "coastal"}));
    let evaluation = crate::plan::judge::Evaluation::new(&commune.book, &Who::Village(coast));
    assert_eq!(evaluation.zone, Zone::Coastal);
}
