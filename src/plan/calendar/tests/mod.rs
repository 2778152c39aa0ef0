//! The calendar on plans made by hand; the shipped plans have their own tests.

mod shipped;

use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::json;

use crate::domain::op::Op;
use crate::domain::reference::Reference;
use crate::domain::schema::RecordKind;
use crate::domain::testing::TestDevice;
use crate::plan::calendar::{
    Deadline, DueState, IcsWords, Occurrence, agenda, dates_of, deadlines, ics, mark_done,
    open_now, to_remind,
};
use crate::plan::{
    DayOfYear, Doer, Due, EntryKind, Issuer, Level, Plan, PlanEntry, Plans, Rule, Source, Within,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn due(rule: Rule) -> Due {
    let to = Some("UBND huyện".to_owned());
    Due { rule, doer: Doer::Office, to, via: Some("Phòng Nội vụ".to_owned()) }
}

fn entry(id: &str, rule: Rule) -> PlanEntry {
    PlanEntry {
        id: id.to_owned(),
        kind: EntryKind::Report,
        words: vec![format!("việc {id}")],
        english: String::new(),
        lines: vec![7],
        title: None,
        note: None,
        due: Some(due(rule)),
        test: None,
        part: None,
        award: None,
    }
}

/// A plan of 2022 to 2025, issued in August 2022 where `issued`.
fn plan(entries: Vec<PlanEntry>, issued: Option<&str>) -> Plan {
    Plan {
        key: "thu-2022".to_owned(),
        name: "Kế hoạch thử".to_owned(),
        movement: String::new(),
        is_movement: true,
        level: Level::District,
        issuer: Issuer { office: "UBND huyện".to_owned(), place: None, issued: issued.map(day) },
        from: day("2022-01-01"),
        to: day("2025-12-31"),
        source: Source {
            title: String::new(), number: None, file: None, lines: "dòng".to_owned()
        },
        parents: Vec::new(),
        entries,
        dossier: None,
    }
}

fn at(month: u32, day: u32) -> DayOfYear {
    DayOfYear { month, day }
}

fn dates_after(rule: Rule, issued: Option<&str>, begun: &[&str]) -> Vec<Occurrence> {
    let holidays = Reference::shipped().holidays();
    let events = |event: &str| match event {
        "posting" => begun.iter().map(|text| day(text)).collect(),
        _ => Vec::new(),
    };
    dates_of(&due(rule), &plan(Vec::new(), issued), holidays, &events)
}

/// `2022-11-24`, with `~` where no day is given and the first day before it where there is one.
fn shown(dates: &[Occurrence]) -> String {
    let one = |date: &Occurrence| {
        let from = date.from.map(|from| format!("{from}..")).unwrap_or_default();
        format!("{from}{}{}", date.due_on, if date.has_day { "" } else { "~" })
    };
    dates.iter().map(one).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_rule_within_its_period() {
    let once = |dates: &[&str]| dates.iter().map(|text| day(text)).collect::<Vec<_>>();
    let issued = Some("2022-08-09");
    let rows = [
        // "trước ngày D" ends on D-1, whatever the period.
        (Rule::Once(Within::Before, once(&["2022-08-15"])), issued, "2022-08-14"),
        (Rule::Once(Within::By, once(&["2022-08-15"])), issued, "2022-08-15"),
        (
            Rule::Once(Within::Before, once(&["2020-12-10", "2020-06-10"])),
            None,
            "2020-06-09 2020-12-09",
        ),
        (
            Rule::Yearly(Within::Before, at(11, 25)),
            issued,
            "2022-11-24 2023-11-24 2024-11-24 2025-11-24",
        ),
        // What comes again is not due before the plan was issued.
        (Rule::Yearly(Within::By, at(3, 1)), issued, "2023-03-01 2024-03-01 2025-03-01"),
        // Before 1 January is 31 December of the year before.
        (
            Rule::Yearly(Within::Before, at(1, 1)),
            None,
            "2022-12-31 2023-12-31 2024-12-31 2025-12-31",
        ),
        (Rule::Yearly(Within::By, at(2, 29)), None, "2022-02-28 2023-02-28 2024-02-29 2025-02-28"),
        (
            Rule::Yearly(Within::Before, at(2, 29)),
            None,
            "2022-02-28 2023-02-28 2024-02-28 2025-02-28",
        ),
        (Rule::EveryYear, issued, "2022-12-31~ 2023-12-31~ 2024-12-31~ 2025-12-31~"),
        (
            Rule::Months(vec![6, 9, 12]),
            issued,
            "2022-09-30~ 2022-12-31~ 2023-06-30~ 2023-09-30~ 2023-12-31~ 2024-06-30~ 2024-09-30~ \
             2024-12-31~ 2025-06-30~ 2025-09-30~ 2025-12-31~",
        ),
        (Rule::InYear(2023), issued, "2023-12-31~"),
        (Rule::InMonth(2022, 9), issued, "2022-09-30~"),
        (Rule::InMonth(2024, 2), issued, "2024-02-29~"),
        (Rule::InMonth(2024, 13), issued, ""),
        (
            Rule::Span(at(10, 17), at(11, 18)),
            issued,
            "2022-10-17..2022-11-18 2023-10-17..2023-11-18 2024-10-17..2024-11-18 \
             2025-10-17..2025-11-18",
        ),
        // Over the year's end; the last one begins in the period.
        (
            Rule::Span(at(12, 20), at(1, 10)),
            issued,
            "2022-12-20..2023-01-10 2023-12-20..2024-01-10 2024-12-20..2025-01-10 \
             2025-12-20..2026-01-10",
        ),
        (Rule::Always, None, ""),
        (Rule::WorkingDays(3, "nothing".to_owned()), None, ""),
    ];
    for (rule, issued, wanted) in rows {
        assert_eq!(shown(&dates_after(rule.clone(), issued, &[])), wanted, "{rule:?}");
    }
}

#[test]
fn quarters_and_months() {
    let dates = shown(&dates_after(Rule::Quarterly(Within::By, 25), Some("2025-01-01"), &[]));
    assert_eq!(dates, "2025-03-25 2025-06-25 2025-09-25 2025-12-25");
    let dates = shown(&dates_after(Rule::Quarterly(Within::Before, 31), Some("2025-01-01"), &[]));
    assert_eq!(dates, "2025-03-30 2025-06-30 2025-09-30 2025-12-30", "June has 30 days");
    let monthly = Rule::Monthly(Within::By, 5, [2, 9]);
    let dates = dates_after(monthly, Some("2025-01-01"), &[]);
    assert_eq!(dates.len(), 8);
    assert_eq!((dates[0].due_on, dates[7].due_on), (day("2025-02-05"), day("2025-09-05")));
    let winter = Rule::Monthly(Within::Before, 1, [11, 2]);
    let dates = shown(&dates_after(winter, Some("2025-01-01"), &[]));
    // Before 1 January 2026 is still in the period.
    assert_eq!(dates, "2025-01-31 2025-10-31 2025-11-30 2025-12-31");
    let from = dates_after(Rule::FromDay(15), Some("2025-11-01"), &[]);
    assert_eq!(shown(&from), "2025-11-15..2025-11-30~ 2025-12-15..2025-12-31~");
    assert!(from.iter().all(|date| date.lapses));
    let from = dates_after(Rule::FromDay(31), Some("2025-02-01"), &[]);
    assert_eq!(from[0].from, Some(day("2025-02-28")), "February has no 31st");
}

#[test]
fn days_after_an_event_count_from_the_day_after_it() {
    let begun = ["2022-09-01", "2024-08-30", "2026-01-05"];
    let working = dates_after(Rule::WorkingDays(3, "posting".to_owned()), None, &begun);
    // 1, 2 and 5 September 2022: 1 and 2 are holidays; 2 and 3 September 2024 too.
    assert_eq!(shown(&working), "2022-09-07 2024-09-06", "the third lies after the period");
    let days = dates_after(Rule::Days(15, "posting".to_owned()), None, &begun);
    assert_eq!(shown(&days), "2022-09-16 2024-09-14");
    let none = dates_after(Rule::Days(u32::MAX, "posting".to_owned()), None, &begun);
    assert_eq!(none, []);
}

fn office(entries: Vec<PlanEntry>) -> (TestDevice, Plans) {
    let mut device = TestDevice::new(1);
    device.enter(RecordKind::Adoption, &json!({"plan": "thu-2022", "since": "2022-01-01"}));
    (device, Plans::new([plan(entries, Some("2022-08-09"))]))
}

fn states(list: &[Deadline<'_>]) -> Vec<String> {
    let one = |deadline: &Deadline<'_>| {
        let Deadline { entry, due_on, days_left, state, .. } = deadline;
        format!("{} {due_on} {days_left} {}", entry.id, state.id())
    };
    list.iter().map(one).collect()
}

#[test]
fn overdue_first_then_by_days_left_and_what_was_done_last() {
    let (mut device, plans) = office(vec![
        entry("D1", Rule::Once(Within::Before, vec![day("2022-08-15")])),
        entry("D2", Rule::Yearly(Within::Before, at(11, 25))),
        entry("D3", Rule::Span(at(10, 17), at(11, 18))),
        entry("D4", Rule::InYear(2022)),
    ]);
    let today = day("2022-11-10");
    let of = |device: &TestDevice| states(&agenda(&plans, &device.book, today).0);
    let wanted = [
        "D1 2022-08-14 -88 overdue",
        "D3 2022-11-18 8 near",
        "D2 2022-11-24 14 near",
        "D4 2022-12-31 51 not_yet",
    ];
    assert_eq!(of(&device), wanted);
    // The day after is one day nearer, the last good day itself is good.
    let last = deadlines(&plans, &device.book, day("2022-11-24"), Some(0));
    assert_eq!(
        states(&last),
        ["D1 2022-08-14 -102 overdue", "D3 2022-11-18 -6 overdue", "D2 2022-11-24 0 near"]
    );
    let late = deadlines(&plans, &device.book, day("2022-11-25"), Some(0));
    assert!(states(&late).contains(&"D2 2022-11-24 -1 overdue".to_owned()));
    device.enter(
        RecordKind::Filing,
        &json!({"plan": "thu-2022", "entry": "D1", "due_on": "2022-08-14", "done_on": "2022-08-10"}),
    );
    assert_eq!(
        of(&device),
        [wanted[1], wanted[2], wanted[3], "D1 2022-08-14 -88 done"],
        "what was done stands last"
    );
}

#[test]
fn a_time_is_near_while_it_runs() {
    let (device, plans) = office(vec![entry("D3", Rule::Span(at(9, 1), at(12, 14)))]);
    for (today, state, running) in [
        ("2022-08-31", DueState::NotYet, false),
        ("2022-09-01", DueState::Near, true),
        ("2022-12-14", DueState::Near, true),
        ("2022-12-15", DueState::Overdue, false),
    ] {
        let list = deadlines(&plans, &device.book, day(today), None);
        let this = list.iter().find(|one| one.due_on == day("2022-12-14")).unwrap();
        assert_eq!((this.state, this.is_running()), (state, running), "{today}");
    }
}

#[test]
fn only_followed_plans_and_nothing_for_ever() {
    let (mut device, plans) = office(vec![
        entry("D2", Rule::Yearly(Within::Before, at(11, 25))),
        entry("D9", Rule::FromDay(15)),
    ]);
    assert_eq!(deadlines(&plans, &TestDevice::new(2).book, day("2022-11-10"), None), []);
    let past = deadlines(&plans, &device.book, day("2025-12-31"), None);
    assert!(
        !past.iter().any(|one| one.entry.id == "D9" && one.days_left < 0),
        "a month in which something may be begun passes by"
    );
    // The year after the plan it is still asked for, later it is left out, and that is said.
    let (list, left_out) = agenda(&plans, &device.book, day("2026-12-31"));
    assert_eq!((list.len(), left_out), (4, 0));
    let (list, left_out) = agenda(&plans, &device.book, day("2027-01-01"));
    assert_eq!((list.len(), left_out), (0, 4));
    // A procedure of the law begins anew: what is over for a month is asked of nobody.
    let law =
        Plans::new(plans.all().iter().cloned().map(|plan| Plan { is_movement: false, ..plan }));
    let (list, left_out) = agenda(&law, &device.book, day("2026-12-31"));
    assert!(left_out > 0 && list.iter().all(|one| one.days_left >= -31), "{left_out}");
    assert_eq!(deadlines(&plans, &device.book, day("2027-01-01"), None).len(), 4, "all of them");
    assert_eq!(open_now(&plans, &device.book, day("2027-01-01")), []);
    let adoption = device.book.of_kind(RecordKind::Adoption)[0];
    let adoption = device.book.record(adoption).unwrap().id;
    device.act(crate::domain::op::OpName::Void, adoption);
    assert_eq!(deadlines(&plans, &device.book, day("2026-12-31"), None), []);
}

#[test]
fn what_the_level_above_does_is_no_work_of_the_office() {
    let mut above = entry("D5", Rule::InYear(2022));
    above.due.as_mut().unwrap().doer = Doer::Above;
    let (device, plans) = office(vec![above, entry("D4", Rule::InYear(2022))]);
    let open = open_now(&plans, &device.book, day("2022-11-10"));
    assert_eq!(states(&open), ["D4 2022-12-31 51 not_yet"]);
    assert_eq!(deadlines(&plans, &device.book, day("2022-11-10"), None).len(), 2);
}

#[test]
fn marking_done_is_an_event_that_can_be_undone_and_is_not_doubled() {
    let (mut device, plans) = office(vec![entry("D2", Rule::Yearly(Within::Before, at(11, 25)))]);
    device.ctx.today = day("2022-11-22");
    let first = |device: &TestDevice| {
        let list = deadlines(&plans, &device.book, day("2022-11-22"), None);
        let this = list.iter().find(|one| one.due_on == day("2022-11-24")).unwrap();
        (this.state, this.filing)
    };
    let op = |device: &TestDevice, number: &str| {
        let list = deadlines(&plans, &device.book, day("2022-11-22"), None);
        let this = list.iter().find(|one| one.due_on == day("2022-11-24")).unwrap();
        mark_done(this, day("2022-11-21"), Some(number), Some("Lò Thị Mai"))
    };
    let made = op(&device, "12/BC-UBND");
    assert!(matches!(made, Op::Create { kind: RecordKind::Filing, .. }));
    let (event, decision) = device.run(&made).unwrap();
    assert_eq!(decision.warnings, []);
    let (state, filing) = first(&device);
    assert_eq!(state, DueState::Done);
    let record = device.record(filing.unwrap());
    assert_eq!(record.text("number"), Some("12/BC-UBND"));
    assert_eq!(record.text("sent_to"), Some("UBND huyện"));
    // Again: the same record with another number, no second one.
    let again = op(&device, "13/BC-UBND");
    device.run(&again).unwrap();
    assert_eq!(device.book.of_kind(RecordKind::Filing).len(), 1);
    assert_eq!(device.record(filing.unwrap()).text("number"), Some("13/BC-UBND"));
    // Typed by hand a second time it is asked about.
    let twice = json!({"plan": "THU-2022", "entry": "d2", "due_on": "2022-11-24"});
    let (second, decision) = device.try_enter(RecordKind::Filing, &twice).unwrap();
    assert_eq!(crate::domain::testing::codes(&decision.warnings), ["filing_twice"]);
    let other = json!({"plan": "thu-2022", "entry": "D2", "due_on": "2023-11-24"});
    assert_eq!(device.try_enter(RecordKind::Filing, &other).unwrap().1.warnings, []);
    device.undo(second.reference()).unwrap();
    assert_eq!(first(&device).0, DueState::Done);
    let edit = device.events.iter().rev().find(|event| event.head.op == "edit").unwrap();
    let edit = edit.reference();
    device.undo(edit).unwrap();
    device.undo(event.reference()).unwrap();
    assert_eq!(first(&device), (DueState::Near, None));
}

#[test]
fn the_day_that_the_text_names_is_understood_too() {
    let (mut device, plans) = office(vec![
        entry("D2", Rule::Yearly(Within::Before, at(11, 25))),
        entry("D6", Rule::Yearly(Within::By, at(11, 25))),
    ]);
    for (entry, due_on) in [("D2", "2022-11-25"), ("D6", "2022-11-26")] {
        device.enter(
            RecordKind::Filing,
            &json!({"plan": "thu-2022", "entry": entry, "due_on": due_on, "done_on": "2022-11-20"}),
        );
    }
    let list = deadlines(&plans, &device.book, day("2022-11-22"), Some(14));
    let done = "D2 2022-11-24 2 done".to_owned();
    assert_eq!(states(&list), ["D6 2022-11-25 3 near".to_owned(), done]);
}

fn words() -> IcsWords {
    let word = str::to_owned;
    IcsWords {
        name: word("Hạn"),
        to: word("Gửi"),
        via: word("Qua"),
        source: word("Nguồn"),
        no_day: word("không ghi ngày"),
    }
}

#[test]
fn a_calendar_file_as_the_format_wants_it() {
    let mut long = entry("D2", Rule::Yearly(Within::Before, at(11, 25)));
    long.words = vec![
        "báo cáo; kết quả, thực hiện \\ về UBND huyện (qua phòng Nội vụ) trước ngày 25 tháng 11"
            .to_owned(),
    ];
    let (device, plans) = office(vec![
        long,
        entry("D3", Rule::Span(at(10, 17), at(11, 18))),
        entry("D4", Rule::InYear(2022)),
    ]);
    let list = deadlines(&plans, &device.book, day("2022-11-10"), Some(60));
    let file = ics(&list, &words(), 1_668_045_600_000);
    insta::assert_snapshot!(file.replace("\r\n", "␍\n"));
    let again = ics(&list, &words(), 1_700_000_000_000);
    let uids = |file: &str| {
        let lines = file.lines().filter(|line| line.starts_with("UID:"));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(uids(&file), uids(&again));
    assert_eq!(uids(&file).len(), 3);
}

#[test]
fn a_calendar_reminds_of_what_is_still_to_come() {
    let (device, plans) = office(vec![entry("D2", Rule::Yearly(Within::Before, at(11, 25)))]);
    let list = deadlines(&plans, &device.book, day("2022-12-10"), None);
    assert!(list.iter().any(|deadline| deadline.state == DueState::Overdue));
    let ahead = to_remind(list.clone(), false);
    assert!(ahead.iter().all(|deadline| deadline.due_on >= day("2022-12-10")), "{ahead:?}");
    assert_eq!(to_remind(list.clone(), true), list);
}

fn any_rule() -> impl Strategy<Value = Rule> {
    let within = prop_oneof![Just(Within::Before), Just(Within::By)];
    let any_day = (0_u32..40, 0_u32..40).prop_map(|(month, day)| DayOfYear { month, day });
    let date = (-2000_i32..12000, 1_u32..13, 1_u32..29)
        .prop_map(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).unwrap());
    prop_oneof![
        (within.clone(), prop::collection::vec(date, 0..4)).prop_map(|(w, d)| Rule::Once(w, d)),
        (within.clone(), any_day.clone()).prop_map(|(w, d)| Rule::Yearly(w, d)),
        Just(Rule::EveryYear),
        (within.clone(), any::<u32>()).prop_map(|(w, d)| Rule::Quarterly(w, d)),
        (within.clone(), 0_u32..40).prop_map(|(w, d)| Rule::Quarterly(w, d)),
        prop::collection::vec(0_u32..20, 0..5).prop_map(Rule::Months),
        any::<i32>().prop_map(Rule::InYear),
        (any::<i32>(), 0_u32..20).prop_map(|(y, m)| Rule::InMonth(y, m)),
        (any_day.clone(), any_day).prop_map(|(from, to)| Rule::Span(from, to)),
        (within, 0_u32..40, 0_u32..20, 0_u32..20).prop_map(|(w, d, from, to)| Rule::Monthly(
            w,
            d,
            [from, to]
        )),
        any::<u32>().prop_map(Rule::FromDay),
        any::<u32>().prop_map(|n| Rule::WorkingDays(n % 400, "posting".to_owned())),
        any::<u32>().prop_map(|n| Rule::Days(n, "posting".to_owned())),
    ]
}

proptest! {
    #[test]
    fn whatever_the_rule_dates_rise_and_lie_in_the_period(
        rule in any_rule(),
        from in 700_000_i32..760_000,
        length in 0_i32..4000,
        event in 700_000_i32..760_000,
    ) {
        let date = |number| NaiveDate::from_num_days_from_ce_opt(number).unwrap();
        let mut plan = plan(Vec::new(), None);
        (plan.from, plan.to) = (date(from), date(from + length));
        let holidays = Reference::shipped().holidays();
        let dates = dates_of(&due(rule.clone()), &plan, holidays, &|_| vec![date(event)]);
        prop_assert!(dates.windows(2).all(|pair| pair[0] < pair[1]));
        if !matches!(rule, Rule::Once(..) | Rule::InYear(_) | Rule::InMonth(..)) {
            for at in &dates {
                let begins = at.from.unwrap_or(at.due_on);
                prop_assert!(begins <= at.due_on);
                prop_assert!((plan.from..=plan.to).contains(&begins), "{rule:?} {at:?}");
            }
        }
        let entries = vec![entry("D1", rule)];
        let plans = Plans::new([Plan { entries, ..plan }]);
        let mut device = TestDevice::new(1);
        device.enter(RecordKind::Adoption, &json!({"plan": "thu-2022", "since": "2022-01-01"}));
        let list = deadlines(&plans, &device.book, date(event), None);
        let file = ics(&list, &words(), u64::MAX);
        prop_assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
        prop_assert_eq!(file.matches("BEGIN:VEVENT").count(), list.len());
    }
}
