//! What a plan asks for in the dossier of a nomination, against the papers that are there.
//!
//! It reads the book and changes nothing. Invariant: a dossier that was handed in, decided or
//! cancelled is where the register says; only one in the making is a draft or complete by its papers.

use chrono::{Datelike as _, NaiveDate};

use crate::domain::book::Book;
use crate::domain::dossier::{Stage, incomplete, plan_unknown};
use crate::domain::id::RecordId;
use crate::domain::issue::Issue;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::plan::calendar::dates_of;
use crate::plan::offices::addressee;
use crate::plan::{Dossier, Due, Plan, PlanEntry, Plans, Subject};
use crate::text::{same_key, truncate};

/// How much of a paper's name a question shows, in cells.
const FIRST: usize = 60;

/// How one paper stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperState {
    Missing,
    /// Not there, and not needed.
    Optional,
    /// There in too few copies: so many.
    TooFew(i64),
    There,
}

/// A paper that the plan asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper<'p> {
    /// Where the plan asks for it.
    pub entry: &'p PlanEntry,
    /// The records of it, in the order in which they came.
    pub records: Vec<RecordId>,
    pub state: PaperState,
}

/// A day by which the dossier must be somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastDay {
    /// The entry that says so.
    pub entry: String,
    pub title: String,
    pub day: NaiveDate,
    /// The office, with the one through which it goes.
    pub to: Option<String>,
}

/// What a nomination's plan asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Checklist<'p> {
    pub plan: &'p Plan,
    /// The award, where the plan knows it.
    pub award: Option<&'p PlanEntry>,
    /// The papers, in the order of the plan.
    pub papers: Vec<Paper<'p>>,
    /// How many sets; 1 where nothing is said.
    pub sets: i64,
    pub originals: bool,
    /// The days, the unit's first.
    pub days: Vec<LastDay>,
}

impl Checklist<'_> {
    /// The papers that a complete dossier still needs.
    pub fn lacking(&self) -> impl Iterator<Item = &Paper<'_>> {
        let lacks =
            |paper: &&Paper<'_>| matches!(paper.state, PaperState::Missing | PaperState::TooFew(_));
        self.papers.iter().filter(lacks)
    }
}

/// What the plan of a nomination asks for; `None` where the plan is not at hand.
pub fn checklist<'p>(plans: &'p Plans, book: &Book, nomination: &Record) -> Option<Checklist<'p>> {
    let plan = plans.get(nomination.text("plan")?)?;
    let sets = plan.dossier.as_ref().map_or(1, |dossier| i64::from(dossier.sets.max(1)));
    let asked = plan.entries.iter().filter(|entry| {
        entry.part.as_ref().is_some_and(|part| asked_of(&part.only_for, nomination))
    });
    let papers = asked.map(|entry| paper(book, nomination, entry, sets)).collect();
    let award = nomination.text("award").and_then(|id| plan.entry(id));
    let originals = plan.dossier.as_ref().is_some_and(|dossier| dossier.originals);
    Some(Checklist { plan, award, papers, sets, originals, days: days(plan, book, nomination) })
}

/// Whether a paper is asked of this nominee. A commune, a village and an enterprise are collectives;
/// a household is none.
fn asked_of(only_for: &[Subject], nomination: &Record) -> bool {
    let (own, collective) = match nomination.code("subject") {
        Some("commune") => (Subject::Commune, true),
        Some("village") => (Subject::Village, true),
        Some("household") => (Subject::Household, false),
        Some("individual") => (Subject::Person, false),
        Some("enterprise") => (Subject::Enterprise, true),
        _ => (Subject::Collective, true),
    };
    only_for.is_empty()
        || only_for.contains(&own)
        || (collective && only_for.contains(&Subject::Collective))
}

fn paper<'p>(book: &Book, nomination: &Record, entry: &'p PlanEntry, sets: i64) -> Paper<'p> {
    let is_it = |paper: &&Record| {
        !paper.is_void() && paper.text("part").is_some_and(|id| same_key(id, &entry.id))
    };
    let found: Vec<_> = book.linking(nomination.id, RecordKind::Part).filter(is_it).collect();
    // Copies that nobody counted are as many as were asked for.
    let copies = found
        .iter()
        .map(|paper| paper.int("copies").unwrap_or(sets))
        .fold(0_i64, i64::saturating_add);
    let optional = entry.part.as_ref().is_some_and(|part| part.optional);
    let state = match (found.is_empty(), optional) {
        (true, true) => PaperState::Optional,
        (true, false) => PaperState::Missing,
        // Of a part that may be absent one copy is welcome.
        (false, false) if copies < sets => PaperState::TooFew(copies),
        (false, _) => PaperState::There,
    };
    Paper { entry, records: found.iter().map(|paper| paper.id).collect(), state }
}

/// The state of a nomination as it is listed: stored, or draft and complete by its papers.
pub fn state(plans: &Plans, book: &Book, nomination: &Record) -> &'static str {
    if let Some(code) = Stage::of(nomination).code() {
        return code;
    }
    let complete = checklist(plans, book, nomination)
        .is_some_and(|checklist| checklist.lacking().next().is_none());
    if complete { "complete" } else { "draft" }
}

/// What is said where a dossier is handed in that is not complete.
pub fn missing_papers(plans: &Plans, book: &Book, nomination: &Record) -> Option<Issue> {
    let Some(list) = checklist(plans, book, nomination) else {
        return Some(plan_unknown(nomination.text("plan").unwrap_or_default()));
    };
    let missing: Vec<_> = list.lacking().map(|paper| &paper.entry).collect();
    let first = missing.first()?;
    let all: Vec<_> = missing.iter().map(|entry| entry.id.as_str()).collect();
    let first = truncate(first.heading(), FIRST).into_owned();
    Some(incomplete(&first, &all.join(", "), missing.len()))
}

/// The office that gets a dossier on a day: of the first deadline from below (`level` 0), or of the
/// next.
pub fn office(plans: &Plans, nomination: &Record, level: usize, on: NaiveDate) -> Option<String> {
    let plan = plans.get(nomination.text("plan")?)?;
    let ids = plan.dossier.as_ref().map(|dossier| dossier.deadlines.as_slice())?;
    let dues: Vec<_> = ids
        .iter()
        .filter_map(|id| plan.entry(id)?.due.as_ref())
        .filter(|due| due.to.is_some())
        .collect();
    receiver(plan, dues.get(level).or_else(|| dues.last())?, on)
}

/// The days by which the dossier must be in, in the year of the nomination.
fn days(plan: &Plan, book: &Book, nomination: &Record) -> Vec<LastDay> {
    let Some(year) = nomination.int("year").and_then(|year| i32::try_from(year).ok()) else {
        return Vec::new();
    };
    let named = |dossier: &Dossier| dossier.deadlines.clone();
    let ids = plan.dossier.as_ref().map(named).unwrap_or_default();
    let entries = ids.iter().filter_map(|id| plan.entry(id));
    let of_year = |entry: &PlanEntry| {
        let due = entry.due.as_ref()?;
        let dates = dates_of(due, plan, book.reference().holidays(), &|_| Vec::new());
        let day = dates.into_iter().find(|date| date.due_on.year() == year)?.due_on;
        Some(LastDay {
            entry: entry.id.clone(),
            title: entry.heading().to_owned(),
            day,
            to: receiver(plan, due, day),
        })
    };
    entries.filter_map(of_year).collect()
}

/// The office that gets it on a day, with the one through which it goes.
fn receiver(plan: &Plan, due: &Due, on: NaiveDate) -> Option<String> {
    let found = addressee(due.to.as_deref(), due.via.as_deref(), plan.level, on);
    match (found.to, found.via) {
        (Some(to), Some(via)) => Some(format!("{to} (qua {via})")),
        (to, via) => to.or(via),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::domain::op::OpName;
    use crate::domain::testing::{Commune, TestDevice};
    use crate::plan::shipped;

    fn nominate(device: &mut TestDevice, plan: &str, year: i64, subject: &Json) -> RecordId {
        let mut all = json!({"plan": plan, "award": "W", "year": year, "achievement": "Giúp đỡ"});
        for (key, value) in subject.as_object().unwrap() {
            all[key] = value.clone();
        }
        device.enter(RecordKind::Nomination, &all)
    }

    fn lacking(device: &TestDevice, id: RecordId) -> Vec<String> {
        let plans = shipped();
        let list = checklist(&plans, &device.book, device.record(id)).unwrap();
        list.lacking().map(|paper| paper.entry.id.clone()).collect()
    }

    fn put(device: &mut TestDevice, id: RecordId, part: &str, copies: &Json) -> RecordId {
        device.enter(
            RecordKind::Part,
            &json!({"nomination": id.to_string(), "part": part, "copies": copies}),
        )
    }

    #[test]
    fn each_plan_asks_each_nominee_for_its_own_papers() {
        let mut commune = Commune::new(1);
        let (poor, village) = (commune.poor.to_string(), commune.village.to_string());
        let named = |subject: &str| json!({"subject": subject, "name": "Mẫu"});
        let rows = [
            (
                "sa-pa-2020",
                json!({"subject": "household", "household": poor}),
                "S2-X02 S2-X03 S2-X05",
            ),
            (
                "sa-pa-2020",
                json!({"subject": "village", "village": village}),
                "S2-X02 S2-X03 S2-X04",
            ),
            ("sa-pa-2020", json!({"subject": "commune"}), "S2-X02 S2-X03 S2-X04"),
            ("sa-pa-2020", named("collective"), "S2-X02 S2-X03 S2-X04"),
            ("sa-pa-2020", named("enterprise"), "S2-X02 S2-X03 S2-X04 S2-X05"),
            ("sa-pa-2020", json!({"subject": "individual", "name": "Hà A Mẫu"}), "S2-X02 S2-X03"),
            ("khanh-vinh-school-2021-2025", named("collective"), "S1-X01 S1-X02 S1-X03"),
            ("khanh-vinh-school-2021-2025", named("individual"), "S1-X01 S1-X02 S1-X03"),
            // The plan says nothing of papers: nothing can be missing.
            ("le-thuy-2017-2020", named("collective"), ""),
        ];
        for (year, (plan, subject, ids)) in (2000..).zip(rows) {
            let id = nominate(&mut commune.device, plan, year, &subject);
            assert_eq!(lacking(&commune.device, id).join(" "), ids, "{plan} {subject}");
        }
    }

    #[test]
    fn a_dossier_is_complete_with_every_paper_in_as_many_copies_as_sets() {
        let mut device = TestDevice::new(1);
        let named = json!({"subject": "collective", "name": "Hội Mẫu"});
        let id = nominate(&mut device, "sa-pa-2020", 2020, &named);
        let plans = shipped();
        let list = checklist(&plans, &device.book, device.record(id)).unwrap();
        assert_eq!((list.sets, list.originals, list.papers.len()), (2, false, 3));
        put(&mut device, id, "S2-X02", &json!(2));
        put(&mut device, id, "s2-x03", &Json::Null);
        let few = put(&mut device, id, "S2-X04", &json!(1));
        assert_eq!(lacking(&device, id), ["S2-X04"]);
        let said = missing_papers(&plans, &device.book, device.record(id)).unwrap();
        assert!(!said.is_hard() && said.args.contains(&("parts", "S2-X04".to_owned())));
        assert_eq!(state(&plans, &device.book, device.record(id)), "draft");
        device.edit(few, &json!({"copies": 2}));
        assert_eq!(state(&plans, &device.book, device.record(id)), "complete");
        assert_eq!(missing_papers(&plans, &device.book, device.record(id)), None);
        device.act(OpName::Void, few);
        assert_eq!(lacking(&device, id), ["S2-X04"], "a paper that was voided is none");
        device.act(OpName::Submit, id);
        assert_eq!(
            state(&plans, &device.book, device.record(id)),
            "submitted",
            "whatever it lacks"
        );
    }

    #[test]
    fn evidence_that_may_be_absent_is_not_missed_and_one_original_is_enough() {
        let mut device = TestDevice::new(1);
        let key = "khanh-vinh-school-2021-2025";
        let id =
            nominate(&mut device, key, 2024, &json!({"subject": "collective", "name": "Khoa Mẫu"}));
        let plans = shipped();
        let list = checklist(&plans, &device.book, device.record(id)).unwrap();
        assert_eq!((list.sets, list.originals, list.papers.len()), (1, true, 4));
        assert_eq!(list.papers.last().map(|paper| paper.state), Some(PaperState::Optional));
        for part in ["S1-X01", "S1-X02", "S1-X03"] {
            put(&mut device, id, part, &json!(1));
        }
        assert_eq!(state(&plans, &device.book, device.record(id)), "complete");
    }

    #[test]
    fn the_days_of_the_unit_and_of_the_level_above_are_those_of_the_year() {
        let school = "khanh-vinh-school-2021-2025";
        let rows = [
            ("sa-pa-2020", 2020, vec!["2020-11-09", "2020-11-14"]),
            ("sa-pa-2020", 2021, vec![]),
            (school, 2024, vec!["2024-12-09", "2024-12-14"]),
            (school, 2023, vec!["2023-12-09", "2023-12-14", "2023-12-14", "2023-12-14"]),
        ];
        let plans = shipped();
        for (plan, year, days) in rows {
            let mut device = TestDevice::new(1);
            let named = json!({"subject": "collective", "name": "Hội Mẫu"});
            let id = nominate(&mut device, plan, year, &named);
            let list = checklist(&plans, &device.book, device.record(id)).unwrap();
            let found: Vec<_> = list.days.iter().map(|day| day.day.to_string()).collect();
            assert_eq!(found, days, "{plan} {year}");
        }
    }

    #[test]
    fn the_office_is_that_of_the_day() {
        let mut device = TestDevice::new(1);
        let named = json!({"subject": "collective", "name": "Hội Mẫu"});
        let id = nominate(&mut device, "sa-pa-2020", 2020, &named);
        let on = |year| NaiveDate::from_ymd_opt(year, 11, 1).unwrap();
        let plans = shipped();
        let of =
            |level, year| office(&plans, device.record(id), level, on(year)).unwrap_or_default();
        assert!(of(0, 2020).starts_with("UBND thị xã"), "{}", of(0, 2020));
        assert!(!of(0, 2026).contains("thị xã"), "{}", of(0, 2026));
    }

    #[test]
    fn without_its_plan_a_dossier_is_a_draft_and_nobody_knows_what_it_needs() {
        let mut device = TestDevice::new(1);
        let named = json!({"subject": "collective", "name": "Hội Mẫu"});
        let id = nominate(&mut device, "khong-co", 2020, &named);
        let plans = shipped();
        assert_eq!(state(&plans, &device.book, device.record(id)), "draft");
        let said = missing_papers(&plans, &device.book, device.record(id)).unwrap();
        assert_eq!(said.code, "dossier_plan_unknown");
    }
}
