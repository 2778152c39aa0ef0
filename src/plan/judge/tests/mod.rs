//! Small communes made by hand, judged by the shipped plans, with the sums written out.

mod areas;
mod homes;
mod orders;
mod people;
mod ticks;

use chrono::NaiveDate;
use serde_json::{Value as Json, json};

use crate::domain::book::Book;
use crate::domain::id::{RecordId, UnitId};
use crate::domain::roster::{Area, OfficeForm, Roster, Unit, Zone};
use crate::domain::schema::RecordKind;
use crate::domain::tables::Words;
use crate::domain::testing::TestDevice;
use crate::locale::{Lang, Locale};
use crate::plan::judge::{Answer, Verdict, Who, judge};
use crate::plan::{Plan, Plans, shipped};

/// The shipped plans; the tests read them once each.
pub(super) fn plans() -> Plans {
    shipped()
}

pub(super) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

/// One criterion of a plan as it was judged.
#[derive(Debug)]
pub(super) struct Judged {
    pub(super) answer: Answer,
    pub(super) value: Option<String>,
    pub(super) formula: String,
    pub(super) records: Vec<RecordId>,
    pub(super) tick: Option<RecordId>,
}

impl Judged {
    fn of(verdict: &Verdict<'_>) -> Self {
        Self {
            answer: verdict.answer,
            value: verdict.value.map(|value| value.to_string()),
            formula: text(&verdict.formula),
            records: verdict.records.clone(),
            tick: verdict.tick,
        }
    }

    /// The answer and the value.
    pub(super) fn is(&self, answer: Answer, value: Option<&str>) {
        assert_eq!((self.answer, self.value.as_deref()), (answer, value), "{}", self.formula);
    }
}

/// Words as a Vietnamese reader has them, in one line.
pub(super) fn text(words: &[Words]) -> String {
    let locale = Locale::new(Lang::Vi);
    let said: Vec<_> = words.iter().map(|words| locale.words(words)).collect();
    let said = said.join(" | ");
    assert!(!said.contains('⟦') && !said.contains("{$"), "{said}");
    said
}

/// One criterion, judged by a plan as it is given.
pub(super) fn by(plan: &Plan, id: &str, book: &Book, who: &Who, year: i64) -> Judged {
    let verdicts = judge(plan, book, who, year, today());
    let found = verdicts.iter().find(|verdict| verdict.entry.id == id);
    found.map_or_else(|| panic!("{id} is not asked of {who:?}"), Judged::of)
}

/// One criterion of a shipped plan.
pub(super) fn verdict_of(book: &Book, key: &str, id: &str, who: &Who, year: i64) -> Judged {
    by(plans().get(key).unwrap(), id, book, who, year)
}

/// The ids that a plan asks of somebody.
pub(super) fn asked(book: &Book, key: &str, who: &Who) -> Vec<String> {
    let plans = plans();
    let verdicts = judge(plans.get(key).unwrap(), book, who, 2025, today());
    verdicts.iter().map(|verdict| verdict.entry.id.clone()).collect()
}

/// Puts the commune into a zone, once everything is entered: devices are not on this roster.
pub(super) fn in_zone(mut device: TestDevice, zone: Zone) -> TestDevice {
    let unit = Unit {
        id: UnitId::default(),
        name: "Xã Mẫu".to_owned(),
        code: None,
        area: Area::Rural,
        zone,
        public_key: [0; 32],
        form: OfficeForm::Commune,
    };
    device.book.set_roster(Roster { unit, devices: Vec::new() });
    device
}

/// A device of a commune with one village.
pub(super) fn device() -> TestDevice {
    let mut device = TestDevice::new(1);
    device.enter(RecordKind::Village, &json!({"name": "Nà Lau"}));
    device
}

pub(super) fn village(device: &TestDevice, name: &str) -> RecordId {
    device.book.resolve(RecordKind::Village, name).unwrap().id
}

/// Numbers of a year of the whole commune.
pub(super) fn tally(
    device: &mut TestDevice,
    year: i64,
    total: i64,
    poor: i64,
    near: i64,
) -> RecordId {
    device.enter(
        RecordKind::Tally,
        &json!({"year": year, "households_total": total, "poor": poor, "near_poor": near}),
    )
}

/// A household of "Nà Lau" with its class by year, the last year its own; `+` after a class is a
/// decision.
pub(super) fn home(device: &mut TestDevice, name: &str, years: &[(i64, &str)]) -> RecordId {
    let (last, before) = years.split_last().unwrap();
    let class = |class: &str| {
        let (id, decided) = (class.trim_end_matches('+'), class.ends_with('+'));
        json!({"class": id, "decision_no": if decided { json!("12/QĐ-UBND") } else { Json::Null }})
    };
    let mut own = class(last.1);
    own["head_name"] = json!(name);
    own["village"] = json!("Nà Lau");
    own["class_year"] = json!(last.0);
    own["causes"] = if last.1.starts_with("not") { json!([]) } else { json!(["other"]) };
    let id = device.enter(RecordKind::Household, &own);
    for (year, past) in before {
        let mut standing = class(past);
        standing["household"] = json!(id.to_string());
        standing["year"] = json!(year);
        device.enter(RecordKind::ClassYear, &standing);
    }
    id
}

/// So many households that are alike.
pub(super) fn homes(device: &mut TestDevice, count: usize, years: &[(i64, &str)]) -> Vec<RecordId> {
    (0..count).map(|at| home(device, &format!("Lò Văn {}", letters(at)), years)).collect()
}

/// A name without digits.
fn letters(at: usize) -> String {
    let sign = |digit: char| char::from(b'A' + u8::try_from(digit.to_digit(10).unwrap()).unwrap());
    at.to_string().chars().map(sign).collect()
}
