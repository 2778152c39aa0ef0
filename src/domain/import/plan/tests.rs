//! Plans of hand-made lists: matching one to one, years, members, receipts, registrations, storing.

use serde_json::{Map, Value as Json, json};

use super::{Choices, ImportPlan, RowAction, Storing, correct, plan};
use crate::domain::event::Event;
use crate::domain::id::RecordId;
use crate::domain::import::{Column, Flag, ImportEntry, Person, Reading, Sought, Title};
use crate::domain::input::option_by_id;
use crate::domain::op::OpName;
use crate::domain::schema::RecordKind;
use crate::domain::testing::{Commune, TestDevice};
use crate::text::legacy::Encoding;

fn map(json: &Json) -> Map<String, Json> {
    json.as_object().unwrap().clone()
}

fn reading(kind: RecordKind, year: Option<i32>, entries: Vec<ImportEntry>) -> Reading {
    Reading {
        kind,
        sheet: None,
        encoding: Encoding::Unicode,
        title: Title { year, commune: None },
        columns: Vec::new(),
        entries,
        totals: Vec::new(),
        passed_over: Vec::new(),
        hidden: Vec::new(),
        receipt_gaps: Vec::new(),
    }
}

fn entry(row: u32, values: Json) -> ImportEntry {
    let Json::Object(values) = values else { unreachable!() };
    ImportEntry {
        row,
        values,
        members: Vec::new(),
        sought: None,
        flags: Vec::new(),
        mended: Vec::new(),
    }
}

/// A household of the village, its head first.
fn household(row: u32, values: Json, people: &[Json]) -> ImportEntry {
    let members = people.iter().zip(row..);
    let members = members.map(|(values, row)| Person { row, values: map(values) });
    ImportEntry { members: members.collect(), ..entry(row, values) }
}

fn person(name: &str, birth: &str, relation: &str) -> Json {
    json!({"full_name": name, "birth": birth, "relation": relation})
}

fn poor(village: &str) -> Json {
    json!({"village": village, "class": "poor", "b1": 120, "b2": 10,
        "deprivations": ["toilet"], "causes": ["lack_capital"]})
}

fn registration(row: u32, name: &str, year: Option<i32>, village: Option<&str>) -> ImportEntry {
    let sought = Sought {
        head_name: name.to_owned(),
        birth_year: year,
        village: village.map(str::to_owned),
    };
    let values = json!({"registered_on": "2026-01-22", "target_class": "not_poor"});
    ImportEntry { sought: Some(sought), ..entry(row, values) }
}

fn planned(device: &TestDevice, reading: &Reading) -> ImportPlan {
    plan(&device.book, reading, &Choices::default(), &device.ctx)
}

fn actions(plan: &ImportPlan) -> Vec<RowAction> {
    plan.items.iter().map(|item| item.action).collect()
}

/// Stores all of a plan; the rows that could not be.
fn store(device: &mut TestDevice, plan: ImportPlan) -> Vec<u32> {
    let mut storing = Storing::new(plan);
    while let Some(chunk) = storing.next(&device.book, &device.ctx) {
        let mut events = Vec::new();
        for intent in &chunk.intents {
            let body = intent.body(device.author.next_record());
            device.millis += 1;
            events.push(device.author.write(device.millis, intent.op.name(), body, &[7; 16]).event);
        }
        storing.was_stored(events.len());
        device.receive(&events);
    }
    assert_eq!(storing.done(), storing.total());
    storing.failed().iter().map(|(row, _)| *row).collect()
}

/// Stored, and then planned again: nothing would change.
fn settles(device: &mut TestDevice, reading: &Reading) {
    let first = planned(device, reading);
    assert!(store(device, first).is_empty());
    let root = device.book.root();
    let second = planned(device, reading);
    for (item, entry) in second.items.iter().zip(&reading.entries) {
        let held =
            entry.flags.iter().any(|flag| flag.level == crate::domain::import::FlagLevel::Hold);
        let wanted = if held { RowAction::Hold } else { RowAction::Same };
        assert_eq!(item.action, wanted, "row {}: {:?} {:?}", item.row, item.differs, item.issues);
    }
    assert!(store(device, second).is_empty());
    assert_eq!(device.book.root(), root);
}

fn one(plan: &ImportPlan, at: usize) -> &super::PlannedEntry {
    &plan.items[at]
}

#[test]
fn a_list_is_stored_once() {
    let mut device = Commune::new(1).device;
    let list = reading(
        RecordKind::Household,
        Some(2025),
        vec![
            household(
                10,
                poor("Thôn 1"),
                &[
                    person("Vàng A Pó", "1980-02-03", "head"),
                    person("Vàng Thị Mỷ", "2010", "child"),
                ],
            ),
            household(12, poor("thôn 1"), &[person("Lò Văn Ính", "1971", "head")]),
            household(13, poor("ĐỒNG TÂM"), &[person("LÒ VĂN TÁM", "1969", "head")]),
            household(14, poor("Buôn Kdrơi"), &[person("Y Bhăm Êban", "1990-05", "head")]),
        ],
    );
    let first = planned(&device, &list);
    assert_eq!(actions(&first), [RowAction::New; 4]);
    let villages: Vec<_> = first.new_villages.iter().map(|v| (&*v.name, v.entries)).collect();
    assert_eq!(villages, [("Thôn 1", 2), ("Buôn Kdrơi", 1)]);
    assert_eq!(first.summary.persons, 5);
    settles(&mut device, &list);
    let codes: std::collections::BTreeSet<_> = device
        .book
        .of_kind(RecordKind::Household)
        .iter()
        .filter_map(|at| device.book.record(*at)?.text("code"))
        .collect();
    assert_eq!(codes.len(), 7, "{codes:?}");
    assert_eq!(device.book.conflicted(), []);
}

#[test]
fn two_households_alike_are_matched_by_their_people() {
    let mut device = Commune::new(1).device;
    let alike = |row: u32, child: &str, number: &str| {
        let mut head = person("Phùng Văn Hoan", "1979", "head");
        head["personal_number"] = json!(number);
        household(row, poor("Thôn 7"), &[head, person(child, "2012", "child")])
    };
    let list = reading(
        RecordKind::Household,
        Some(2025),
        vec![alike(10, "Phùng Thị Lan", ""), alike(20, "Phùng Văn Tý", "")],
    );
    settles(&mut device, &list);
    // In the other order, and with the numbers that were missing.
    let mut turned = list.clone();
    turned.entries =
        vec![alike(10, "Phùng Văn Tý", "066079900001"), alike(20, "Phùng Thị Lan", "066079900002")];
    let plan = planned(&device, &turned);
    assert_eq!(actions(&plan), [RowAction::Update; 2]);
    for item in &plan.items {
        let fields: Vec<_> = item.differs.iter().map(|differs| differs.field).collect();
        assert_eq!(fields, ["personal_number"], "row {}", item.row);
    }
    assert_ne!(one(&plan, 0).record, one(&plan, 1).record);
    settles(&mut device, &turned);
    // A third one of the same name, year and village, with a number of its own.
    turned.entries.push(alike(30, "Phùng Thị Hoa", "066079955555"));
    let plan = planned(&device, &turned);
    assert_eq!(actions(&plan), [RowAction::Same, RowAction::Same, RowAction::New]);
    assert_eq!(one(&plan, 2).candidates.len(), 2);
}

#[test]
fn which_of_two_only_a_person_can_tell() {
    let mut device = Commune::new(1).device;
    let alike = |row: u32, phone: Option<&str>| {
        let mut values = poor("Thôn 7");
        if let Some(phone) = phone {
            values["phone"] = json!(phone);
        }
        household(row, values, &[person("Phùng Văn Hoan", "1979", "head")])
    };
    let list = |rows: Vec<ImportEntry>| reading(RecordKind::Household, Some(2025), rows);
    // Two that say the same of two that are the same change nothing.
    settles(&mut device, &list(vec![alike(10, None), alike(20, None)]));
    let both = list(vec![alike(10, Some("0912345678")), alike(20, Some("0987654321"))]);
    let plan = planned(&device, &both);
    assert_eq!(actions(&plan), [RowAction::Hold; 2]);
    for item in &plan.items {
        assert_eq!(item.flags[0].code, "ambiguous_household");
        let households: std::collections::BTreeSet<_> = item.candidates.iter().collect();
        assert_eq!((households.len(), item.candidates.len()), (2, 2));
    }
    let second = list(vec![alike(10, None), alike(20, Some("0987654321"))]);
    assert_eq!(actions(&planned(&device, &second)), [RowAction::Same, RowAction::Hold]);
}

#[test]
fn blanks_never_erase_and_a_year_does_not_blur_a_date() {
    let mut device = Commune::new(1).device;
    let full = household(
        10,
        poor("Đồng Tâm"),
        &[person("Hà Thị Nụ", "1980-02-03", "head"), person("Hà Văn Bé", "2015-01-01", "child")],
    );
    settles(&mut device, &reading(RecordKind::Household, Some(2025), vec![full]));
    let bare = household(
        5,
        json!({"village": "Đồng Tâm", "class": "poor", "causes": [], "merit": false}),
        &[person("HÀ THỊ NỤ", "1980", "head")],
    );
    let plan = planned(&device, &reading(RecordKind::Household, Some(2025), vec![bare]));
    assert_eq!(actions(&plan), [RowAction::Same], "{:?}", plan.items[0].differs);
    let more = household(
        5,
        json!({"village": "Đồng Tâm", "class": "near_poor"}),
        &[person("Hà Thị Nụ", "1980", "head"), person("Hà Thị Út", "2020", "child")],
    );
    let plan = planned(&device, &reading(RecordKind::Household, Some(2025), vec![more]));
    assert_eq!(actions(&plan), [RowAction::Update]);
    let differs: Vec<_> =
        one(&plan, 0).differs.iter().map(|d| (d.field, d.after.clone())).collect();
    assert!(differs.contains(&("class", json!("near_poor"))), "{differs:?}");
    assert!(differs.contains(&("full_name", json!("Hà Thị Út"))), "{differs:?}");
    let record = one(&plan, 0).record.unwrap();
    assert!(one(&plan, 0).flags.iter().any(|flag| flag.code == "member_not_listed"));
    assert!(store(&mut device, plan).is_empty());
    assert_eq!(device.book.rows(record, RecordKind::Member).len(), 2, "nobody is erased");
}

fn standings(device: &TestDevice, household: RecordId) -> Vec<(i64, &'static str)> {
    let all = device.book.linking(household, RecordKind::ClassYear);
    let mut all: Vec<_> =
        all.filter_map(|record| Some((record.int("year")?, record.code("class")?))).collect();
    all.sort_unstable();
    all
}

#[test]
fn years_go_on_and_earlier_ones_are_standings() {
    let mut device = Commune::new(1).device;
    let of = |class: &str| {
        let mut values = poor("Đồng Tâm");
        values["class"] = json!(class);
        values["decision_no"] = json!(format!("{class}/QĐ"));
        household(10, values, &[person("Hà Thị Nụ", "1980", "head")])
    };
    let list = |year: i32, class: &str| reading(RecordKind::Household, Some(year), vec![of(class)]);
    settles(&mut device, &list(2023, "poor"));
    settles(&mut device, &list(2025, "near_poor"));
    let household = planned(&device, &list(2025, "near_poor")).items[0].record.unwrap();
    assert_eq!(standings(&device, household), [(2023, "poor")]);
    let earlier = planned(&device, &list(2022, "poor"));
    assert_eq!(actions(&earlier), [RowAction::New]);
    assert_eq!(earlier.items[0].record, Some(household));
    settles(&mut device, &list(2022, "poor"));
    settles(&mut device, &list(2023, "poor"));
    assert_eq!(standings(&device, household), [(2022, "poor"), (2023, "poor")]);
    assert_eq!(device.record(household).code("class"), Some("near_poor"));
    // A later list that does not name the decision does not keep the one of the year before.
    let mut later = list(2026, "near_poor");
    later.entries[0].values.remove("decision_no");
    settles(&mut device, &later);
    assert_eq!(device.record(household).text("decision_no"), None);
    assert_eq!(standings(&device, household).last(), Some(&(2025, "near_poor")));
}

#[test]
fn ticks_do_not_go_over_into_a_year_whose_list_has_their_columns() {
    let mut device = Commune::new(1).device;
    let of = |year: i32, values: Json, meanings: &[&'static str]| {
        let row = household(10, values, &[person("Hà Thị Nụ", "1980", "head")]);
        let columns = meanings.iter().enumerate().map(|(at, meaning)| Column {
            at,
            heading: (*meaning).to_owned(),
            meaning: Some(meaning),
        });
        Reading {
            columns: columns.collect(),
            ..reading(RecordKind::Household, Some(year), vec![row])
        }
    };
    let all = ["village", "deprivations/toilet", "deprivations/water", "causes"];
    settles(&mut device, &of(2024, poor("Đồng Tâm"), &all));
    let bare = json!({"village": "Đồng Tâm", "class": "near_poor", "deprivations": []});
    // Of the same year a blank erases nothing.
    let same = planned(&device, &of(2024, bare.clone(), &all));
    let record = one(&same, 0).record.unwrap();
    let fields =
        |plan: &ImportPlan| one(plan, 0).differs.iter().map(|d| d.field).collect::<Vec<_>>();
    assert_eq!(fields(&same), ["class"]);
    // A later list without the columns says nothing of them.
    let silent = fields(&planned(&device, &of(2025, bare.clone(), &["village"])));
    assert!(!silent.contains(&"deprivations") && !silent.contains(&"causes"), "{silent:?}");
    let later = of(2025, bare, &all[..3]);
    let told = fields(&planned(&device, &later));
    assert!(told.contains(&"deprivations") && !told.contains(&"causes"), "{told:?}");
    settles(&mut device, &later);
    assert!(device.record(record).ticks("deprivations").is_empty());
    assert_eq!(device.record(record).ticks("causes"), ["lack_capital"]);
}

#[test]
fn a_household_moves_to_a_village_that_is_new() {
    let mut device = Commune::new(1).device;
    let of = |village: &str| {
        let mut head = person("Hà Thị Nụ", "1980", "head");
        head["personal_number"] = json!("066180000123");
        vec![household(10, poor(village), &[head])]
    };
    settles(&mut device, &reading(RecordKind::Household, Some(2025), of("Đồng Tâm")));
    // A list of an earlier year moves nobody and makes no village.
    let earlier = reading(RecordKind::Household, Some(2023), of("Thôn Cũ"));
    let plan = planned(&device, &earlier);
    assert_eq!(actions(&plan), [RowAction::New]);
    assert_eq!((one(&plan, 0).village, plan.new_villages[0].entries), (None, 0));
    settles(&mut device, &earlier);
    let mut corrected = earlier.clone();
    corrected.entries[0].values["b1"] = json!(111);
    assert_eq!(actions(&planned(&device, &corrected)), [RowAction::Update]);
    settles(&mut device, &corrected);
    let villages = device.book.villages().len();
    let moved = reading(RecordKind::Household, Some(2025), of("Thôn Mới"));
    let plan = planned(&device, &moved);
    assert_eq!(actions(&plan), [RowAction::Update]);
    assert_eq!(plan.new_villages[0].entries, 1);
    let differs: Vec<_> = one(&plan, 0)
        .differs
        .iter()
        .map(|d| (d.field, d.before.clone(), d.after.clone()))
        .collect();
    assert_eq!(differs, [("village", json!("Đồng Tâm"), json!("Thôn Mới"))]);
    let record = one(&plan, 0).record.unwrap();
    settles(&mut device, &moved);
    assert_eq!(device.shown(record, "village"), json!("Thôn Mới"));
    assert_eq!(device.book.villages().len(), villages + 1);
}

#[test]
fn what_waits_and_what_is_wrong_stop_nothing() {
    let mut device = Commune::new(1).device;
    let mut wrong = poor("Thôn 9");
    wrong["b1"] = json!(99_999);
    let mut list = reading(
        RecordKind::Household,
        Some(2025),
        vec![
            household(10, json!({"class": "poor"}), &[person("Hà Văn Một", "1980", "head")]),
            household(11, wrong, &[person("Hà Văn Hai", "1980", "head")]),
            household(12, poor("Thôn 9"), &[person("Hà Văn Ba", "1980", "head")]),
        ],
    );
    let plan = planned(&device, &list);
    assert_eq!(actions(&plan), [RowAction::Hold, RowAction::Error, RowAction::New]);
    assert!(plan.items[0].flags.iter().any(|flag| flag.code == "missing_village"));
    assert!(store(&mut device, plan).is_empty());
    // Put right in place, the rest follows.
    let today = device.ctx.today;
    list.entries[0].flags.push(Flag::hold(10, "missing_village").at("village"));
    correct(&mut list, 10, "village", "9", today, &option_by_id).unwrap();
    correct(&mut list, 11, "b1", "120", today, &option_by_id).unwrap();
    assert!(correct(&mut list, 11, "b1", "nhiều", today, &option_by_id).is_err());
    correct(&mut list, 12, "head_birth", "03/02/1980", today, &option_by_id).unwrap();
    assert!(list.entries[0].flags.is_empty());
    let plan = planned(&device, &list);
    assert_eq!(actions(&plan), [RowAction::New, RowAction::New, RowAction::Update]);
    assert_eq!(plan.new_villages, []);
    let choices = Choices { out: [10].into(), ..Choices::default() };
    let plan = super::plan(&device.book, &list, &choices, &device.ctx);
    assert_eq!(actions(&plan), [RowAction::Out, RowAction::New, RowAction::Update]);
}

fn gift(row: u32, book: Option<(&str, i64)>, donor: &str, amount: i64) -> ImportEntry {
    let mut values = json!({"date": "2025-10-20", "donor_name": donor,
        "donor_kind": "individual", "form": "cash", "amount": amount});
    if let Some((book, number)) = book {
        values["receipt_book"] = json!(book);
        values["receipt_no"] = json!(number);
    }
    entry(row, values)
}

#[test]
fn receipts_are_matched_and_never_edited() {
    let mut device = Commune::new(1).device;
    let list = reading(
        RecordKind::Contribution,
        Some(2025),
        vec![
            gift(9, Some(("TN-2025", 1)), "Đoàn xã", 100_000),
            gift(10, None, "Bà Lan", 50_000),
            gift(11, None, "Bà Lan", 50_000),
            gift(12, Some(("TN-2025", 4)), "Ông Hai", 70_000),
        ],
    );
    let before = device.book.of_kind(RecordKind::Contribution).len();
    settles(&mut device, &list);
    assert_eq!(device.book.of_kind(RecordKind::Contribution).len(), before + 4);
    assert_eq!(device.book.conflicted(), []);
    let mut other = list.clone();
    other.entries[0].values["amount"] = json!(200_000);
    other.entries.push(gift(13, Some(("tn-2025", 4)), "Ông Ba", 10_000));
    let plan = planned(&device, &other);
    let wanted =
        [RowAction::Error, RowAction::Same, RowAction::Same, RowAction::Same, RowAction::Hold];
    assert_eq!(actions(&plan), wanted);
    assert_eq!(one(&plan, 0).differs[0].before, json!(100_000));
    assert!(one(&plan, 0).issues.iter().any(|issue| issue.code == "frozen_receipt"));
    assert_eq!(one(&plan, 4).flags[0].other_rows, [12]);
}

#[test]
fn receipts_taken_back_are_taken_in_again() {
    let mut device = Commune::new(1).device;
    let list = reading(
        RecordKind::Contribution,
        Some(2025),
        vec![
            gift(9, Some(("TN-2025", 1)), "Đoàn xã", 100_000),
            gift(10, None, "Bà Lan", 50_000),
            gift(11, Some(("TN-2025", 3)), "Ông Hai", 70_000),
            gift(12, None, "Bà Cúc", 20_000),
        ],
    );
    let before = device.events.len();
    settles(&mut device, &list);
    let stored: Vec<_> = device.events[before..].iter().map(Event::reference).collect();
    for event in stored {
        device.undo(event).unwrap();
    }
    assert_eq!(actions(&planned(&device, &list)), [RowAction::New; 4]);
    settles(&mut device, &list);
    assert_eq!(device.book.conflicted(), []);
    // What a person made void with a reason stays so.
    for item in [0, 1] {
        let record = one(&planned(&device, &list), item).record.unwrap();
        device.act(OpName::Void, record);
    }
    let plan = planned(&device, &list);
    assert_eq!(
        actions(&plan),
        [RowAction::Error, RowAction::Error, RowAction::Same, RowAction::Same]
    );
    assert_eq!(one(&plan, 0).issues[0].code, "void_record");
    // One that stands comes before one that does not.
    device.enter(
        RecordKind::Contribution,
        &json!({"date": "2025-10-20", "donor_name": "Bà Lan", "donor_kind": "individual",
            "form": "cash", "amount": 50_000}),
    );
    assert_eq!(actions(&planned(&device, &list))[1], RowAction::Same);
}

#[test]
fn registrations_name_their_households() {
    let mut device = Commune::new(1).device;
    let list = reading(
        RecordKind::Household,
        Some(2025),
        vec![
            household(10, poor("Thôn 3"), &[person("Nông Văn Hùng", "1980", "head")]),
            household(11, poor("Thôn 3"), &[person("Nông Văn Hưng", "1981", "head")]),
            household(12, poor("Thôn 3"), &[person("Hòa Văn A", "1982", "head")]),
        ],
    );
    settles(&mut device, &list);
    let mut unclear = registration(7, "Nông Văn Hưng", None, None);
    unclear.values.remove("target_class");
    let exits = reading(
        RecordKind::Registration,
        None,
        vec![
            registration(2, "NÔNG VĂN HÙNG", Some(1980), Some("3")),
            registration(3, "Nong Van Hung", None, Some("Thôn 3")),
            registration(4, "Hoà văn A", None, None),
            registration(5, "Nông Văn Tích", Some(1987), Some("Thôn 3")),
            registration(6, "Nông Văn Hùng", None, None),
            unclear,
        ],
    );
    let plan = planned(&device, &exits);
    assert_eq!(
        actions(&plan),
        [
            RowAction::New,
            RowAction::Hold,
            RowAction::New,
            RowAction::Hold,
            RowAction::Hold,
            RowAction::Hold
        ]
    );
    let code = |at: usize| one(&plan, at).flags.first().map(|flag| flag.code);
    assert_eq!(code(1), Some("ambiguous_household"));
    assert_eq!(one(&plan, 1).candidates.len(), 2);
    assert_eq!(code(3), Some("unknown_household"));
    assert_eq!(code(4), Some("duplicate_registration"));
    assert_eq!(one(&plan, 4).flags[0].other_rows, [2]);
    // A person says which of the two is meant.
    let chosen = one(&plan, 1).candidates.iter().find(|id| Some(**id) != one(&plan, 0).household);
    let choices = Choices { households: [(3, *chosen.unwrap())].into(), ..Choices::default() };
    let plan = super::plan(&device.book, &exits, &choices, &device.ctx);
    assert_eq!(
        actions(&plan),
        [
            RowAction::New,
            RowAction::New,
            RowAction::New,
            RowAction::Hold,
            RowAction::Hold,
            RowAction::Hold
        ]
    );
    assert!(store(&mut device, plan).is_empty());
    let again = super::plan(&device.book, &exits, &choices, &device.ctx);
    assert_eq!(actions(&again)[..3], [RowAction::Same, RowAction::Same, RowAction::Same]);
    assert_eq!(device.book.conflicted(), []);
}

#[test]
fn who_withdrew_is_not_registered_again() {
    let mut device = Commune::new(1).device;
    let people = [person("Nông Văn Hùng", "1980", "head")];
    let list = vec![household(10, poor("Thôn 3"), &people)];
    settles(&mut device, &reading(RecordKind::Household, Some(2025), list));
    let row = registration(2, "Nông Văn Hùng", Some(1980), Some("3"));
    let exits = reading(RecordKind::Registration, None, vec![row]);
    settles(&mut device, &exits);
    let record = one(&planned(&device, &exits), 0).record.unwrap();
    let day = json!({"withdrawn_on": "2026-03-01"});
    device.try_act(OpName::Withdraw, record, &day, Some("ốm")).unwrap();
    assert_eq!(actions(&planned(&device, &exits)), [RowAction::Same]);
    // Another day: only a person knows whether it registers again.
    let mut other = exits.clone();
    other.entries[0].values["registered_on"] = json!("2026-04-01");
    let plan = planned(&device, &other);
    assert_eq!(actions(&plan), [RowAction::Hold]);
    assert_eq!(one(&plan, 0).flags[0].code, "registration_withdrawn");
    assert_eq!(one(&plan, 0).record, Some(record));
}

#[test]
fn a_village_is_found_however_it_is_written() {
    let mut device = Commune::new(1).device;
    device.enter(RecordKind::Village, &json!({"name": "Thôn 1"}));
    device.enter(RecordKind::Village, &json!({"name": "Buôn 1"}));
    let row = |row: u32, village: &str| {
        let name = format!("Hà Văn {}", char::from(b'A' + u8::try_from(row).unwrap()));
        household(row, poor(village), &[person(&name, "1980", "head")])
    };
    let names = ["THÔN 01", "buon 1", "1", "Thôn Đồng Tâm", "dong tam", "Bản Đồng Tâm"];
    let entries = names.iter().zip(1..).map(|(name, at)| row(at, name)).collect();
    let plan = planned(&device, &reading(RecordKind::Household, Some(2025), entries));
    assert_eq!(
        actions(&plan),
        [
            RowAction::New,
            RowAction::New,
            RowAction::Hold,
            RowAction::New,
            RowAction::New,
            RowAction::New
        ]
    );
    assert_eq!(plan.new_villages, []);
    assert!(one(&plan, 2).flags.iter().any(|flag| flag.code == "ambiguous_village"));
}
