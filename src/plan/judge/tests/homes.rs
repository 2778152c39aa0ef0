//! Households: registered, the loan, the list of a year, income.

use serde_json::{Value as Json, json};

use super::{device, home, verdict_of};
use crate::domain::act::OpName;
use crate::domain::id::RecordId;
use crate::domain::schema::RecordKind;
use crate::domain::testing::TestDevice;
use crate::plan::judge::Answer::{Met, NotMet, Unknown};
use crate::plan::judge::Who;

const QD: &str = "qd-666-2021-2025";

fn register(device: &mut TestDevice, household: RecordId, year: i64, more: &Json) -> RecordId {
    let mut fields = json!({
        "household": household.to_string(), "year": year, "target_year": year,
        "registered_on": format!("{year}-02-01"), "target_class": "not_poor",
    });
    for (field, value) in more.as_object().unwrap() {
        fields[field] = value.clone();
    }
    device.enter(RecordKind::Registration, &fields)
}

#[test]
fn who_registered_in_the_year_has_registered() {
    let mut commune = device();
    let id = home(&mut commune, "Hà Thị Mỷ", &[(2024, "poor")]);
    let who = Who::Household(id);
    // No registration of these years was kept at all.
    verdict_of(&commune.book, QD, "S3-C01", &who, 2025).is(Unknown, None);
    let registration = register(&mut commune, id, 2025, &json!({}));
    let found = verdict_of(&commune.book, QD, "S3-C01", &who, 2025);
    found.is(Met, Some("1"));
    assert_eq!(found.records, [registration]);
    verdict_of(&commune.book, QD, "S3-C01", &who, 2024).is(Unknown, None);
    // It registered for the plan's period, which still runs.
    verdict_of(&commune.book, QD, "S3-C01", &who, 2026).is(Met, Some("1"));
    commune.act(OpName::Withdraw, registration);
    verdict_of(&commune.book, QD, "S3-C01", &who, 2025).is(NotMet, Some("0"));
}

#[test]
fn a_loan_is_used_and_repaid_as_three_answers_say() {
    let rows = [
        (["yes", "yes", "yes"], Met, Some("1")),
        (["yes", "yes", "no"], NotMet, Some("0")),
        (["yes", "yes", ""], Unknown, None),
        (["", "no", ""], NotMet, Some("0")),
        (["", "", ""], Unknown, None),
    ];
    for (answers, answer, value) in rows {
        let mut commune = device();
        let id = home(&mut commune, "Hà Thị Mỷ", &[(2024, "poor")]);
        let mut fields = json!({});
        let names = ["loan_right_use", "loan_interest_on_time", "loan_principal_on_time"];
        for (name, said) in names.iter().zip(answers) {
            if !said.is_empty() {
                fields[*name] = json!(said);
            }
        }
        register(&mut commune, id, 2025, &fields);
        verdict_of(&commune.book, QD, "S3-C02", &Who::Household(id), 2025).is(answer, value);
    }
}

#[test]
fn the_list_of_2019_is_the_class_of_2019() {
    let rows = [
        (vec![(2019, "poor"), (2020, "near_poor")], Met, Some("1"), "chưa ghi số quyết định"),
        (vec![(2019, "poor+"), (2020, "near_poor")], Met, Some("1"), "quyết định 12/QĐ-UBND"),
        (vec![(2019, "near_poor+"), (2020, "poor")], NotMet, Some("0"), "không ở danh sách"),
        (vec![(2018, "poor"), (2020, "poor")], Unknown, None, "Chưa biết mức sống"),
    ];
    for (years, answer, value, part) in rows {
        let mut commune = device();
        let id = home(&mut commune, "Hà Thị Mỷ", &years);
        let found = verdict_of(&commune.book, "sa-pa-2020", "S2-T11", &Who::Household(id), 2020);
        found.is(answer, value);
        assert!(found.formula.contains(part), "{}", found.formula);
    }
}

#[test]
fn three_times_the_income_of_2019() {
    // Income of 2020; of 2019 in the year's own record; of 2019 at the registration.
    let rows = [
        (Some(1_500_000), Some(500_000), None, Met, Some("3")),
        (Some(1_499_999), Some(500_000), None, NotMet, Some("2.999")),
        (Some(1_499_000), Some(500_000), None, NotMet, Some("2.998")),
        (Some(1_500_000), None, Some((2019, 400_000)), Met, Some("3.75")),
        (Some(1_500_000), Some(600_000), Some((2019, 400_000)), NotMet, Some("2.5")),
        (Some(1_500_000), None, Some((2018, 400_000)), Unknown, None),
        (Some(1_500_000), None, None, Unknown, None),
        (None, Some(500_000), None, Unknown, None),
        (Some(1_500_000), Some(0), None, Unknown, None),
    ];
    for (now, base, registered, answer, value) in rows {
        let mut commune = device();
        let years = [(2019, "poor"), (2020, "near_poor")];
        let id = home(&mut commune, "Hà Thị Mỷ", &years);
        if let Some(now) = now {
            commune.edit(id, &json!({"income_per_capita": now}));
        }
        if let Some(base) = base {
            let book = &commune.book;
            let past = book.linking(id, RecordKind::ClassYear).next().unwrap().id;
            commune.edit(past, &json!({"income_per_capita": base}));
        }
        if let Some((year, income)) = registered {
            let base = json!({"baseline_year": year, "baseline_income": income});
            register(&mut commune, id, 2020, &base);
        }
        let found = verdict_of(&commune.book, "sa-pa-2020", "S2-T10", &Who::Household(id), 2020);
        found.is(answer, value);
        if answer == NotMet {
            // What is shown never reaches a bar that is not reached.
            assert!(!found.formula.contains("= 3 lần"), "{}", found.formula);
        }
    }
}
