//! What persons say: only where the program does not count, and the latest counts.

use serde_json::json;

use super::{device, home, tally, verdict_of};
use crate::domain::act::OpName;
use crate::domain::id::RecordId;
use crate::domain::schema::RecordKind;
use crate::domain::testing::TestDevice;
use crate::plan::judge::Answer::{Met, NeedsTick, NotMet, Unknown};
use crate::plan::judge::Who;

fn tick(device: &mut TestDevice, criterion: &str, year: i64, answer: &str, on: &str) -> RecordId {
    let fields = json!({
        "plan": "sa-pa-2020", "criterion": criterion, "subject": "commune", "year": year,
        "answer": answer, "said_by": "Lò Thị Mai", "said_on": on, "evidence": "QĐ 12/QĐ-ĐU",
    });
    device.enter(RecordKind::Tick, &fields)
}

#[test]
fn a_person_answers_what_is_not_counted_and_the_latest_counts() {
    let mut commune = device();
    let judged =
        |device: &TestDevice| verdict_of(&device.book, "sa-pa-2020", "S2-T14", &Who::Commune, 2020);
    let found = judged(&commune);
    found.is(NeedsTick, None);
    assert_eq!(found.tick, None);
    // Entered in another order than said.
    let late = tick(&mut commune, "s2-t14", 2020, "yes", "2020-11-02");
    tick(&mut commune, "S2-T14", 2020, "no", "2020-11-01");
    tick(&mut commune, "S2-T14", 2019, "no", "2020-11-09");
    tick(&mut commune, "S2-T15", 2020, "no", "2020-11-09");
    let found = judged(&commune);
    found.is(Met, None);
    assert_eq!(found.tick, Some(late));
    for part in ["Lò Thị Mai", "02/11/2020", "QĐ 12/QĐ-ĐU"] {
        assert!(found.formula.contains(part), "{}", found.formula);
    }
    commune.act(OpName::Void, late);
    judged(&commune).is(NotMet, None);
}

#[test]
fn no_tick_changes_what_is_counted_or_a_number_that_is_missing() {
    let mut commune = device();
    let id = tick(&mut commune, "S2-T04", 2020, "yes", "2020-11-02");
    let judged =
        |device: &TestDevice| verdict_of(&device.book, "sa-pa-2020", "S2-T04", &Who::Commune, 2020);
    judged(&commune).is(Unknown, None);
    tally(&mut commune, 2019, 1000, 0, 300);
    tally(&mut commune, 2020, 1000, 0, 290);
    let found = judged(&commune);
    found.is(NotMet, Some("10"));
    assert_eq!(found.tick, Some(id), "it is shown beside");
    assert!(found.formula.contains("theo số máy đếm"), "{}", found.formula);
}

#[test]
fn a_tick_is_of_one_subject() {
    let mut commune = device();
    let first = home(&mut commune, "Hà Thị Mỷ", &[(2019, "poor")]);
    let second = home(&mut commune, "Lò Văn Pó", &[(2019, "poor")]);
    let fields = json!({
        "plan": "sa-pa-2020", "criterion": "S2-T12", "subject": "household", "year": 2020,
        "household": first.to_string(), "answer": "yes", "said_by": "Lò Thị Mai",
        "said_on": "2020-11-01", "evidence": "Biên bản họp thôn",
    });
    commune.enter(RecordKind::Tick, &fields);
    let judged = |id| verdict_of(&commune.book, "sa-pa-2020", "S2-T12", &Who::Household(id), 2020);
    judged(first).is(Met, None);
    judged(second).is(NeedsTick, None);
    // A loan of which the register knows nothing is a yes or no that a person can answer.
    let fields = json!({
        "plan": "qd-666-2021-2025", "criterion": "S3-C02", "subject": "household", "year": 2025,
        "household": first.to_string(), "answer": "no", "said_by": "Lò Thị Mai",
        "said_on": "2025-11-01", "evidence": "Sổ vay vốn",
    });
    commune.enter(RecordKind::Tick, &fields);
    let loan =
        |id| verdict_of(&commune.book, "qd-666-2021-2025", "S3-C02", &Who::Household(id), 2025);
    loan(first).is(NotMet, None);
    loan(second).is(Unknown, None);
}
