//! Members with their household, years left behind, and actions of many events taken back.

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::domain::event::Event;
use crate::domain::id::RecordId;
use crate::domain::op::{OpName, decide, undo_group};
use crate::domain::schema::RecordKind;
use crate::domain::testing::{Commune, TestDevice, codes, folded, household, refused};

fn family(name: &str, members: &Json) -> Json {
    let mut fields = household(name, "poor");
    fields["members"] = members.clone();
    fields
}

fn names(device: &TestDevice, id: RecordId) -> Vec<String> {
    let rows = device.book.rows(id, RecordKind::Member);
    rows.iter().map(|row| row.text("full_name").unwrap().to_owned()).collect()
}

fn row(device: &TestDevice, id: RecordId, at: usize) -> String {
    device.book.rows(id, RecordKind::Member)[at].id.to_string()
}

#[test]
fn a_household_comes_with_its_members_in_one_event() {
    let mut commune = Commune::new(1);
    let device = &mut commune.device;
    let before = device.events.len();
    let people = json!([
        {"full_name": "Sùng Thị Dí", "relation": "spouse", "birth": "1985", "work": "working"},
        {"full_name": "Sùng A Tủa", "relation": "child", "birth": "2012-03-01"},
    ]);
    let id = device.enter(RecordKind::Household, &family("Sùng A Dia", &people));
    assert_eq!(device.events.len(), before + 1);
    assert_eq!(names(device, id), ["Sùng Thị Dí", "Sùng A Tủa"]);
    for member in device.book.rows(id, RecordKind::Member) {
        assert_eq!(member.link("household"), Some(id));
    }
    assert_eq!(device.shown(id, "children"), json!(1));
    assert_eq!(device.shown(id, "members")[1]["birth"], json!("2012-03-01"));
    let child = device.book.rows(id, RecordKind::Member)[1].id;
    assert_eq!(device.shown(child, "age"), json!(14));
    assert_eq!(device.shown(id, "dependents_percent"), json!(null), "nothing is known of the head");
    device.edit(id, &json!({"head_work": "working"}));
    assert_eq!(device.shown(id, "dependents_percent"), json!(33));
}

#[test]
fn an_edit_adds_changes_and_takes_out() {
    let mut commune = Commune::new(1);
    let device = &mut commune.device;
    let people = json!([{"full_name": "Mùa Thị Dơ"}, {"full_name": "Mùa A Chứ", "birth": "2015"}]);
    let id = device.enter(RecordKind::Household, &family("Mùa A Páo", &people));
    let before = device.book.clone();
    let stays = row(device, id, 1);
    let members = json!([{"_id": stays, "birth": "2016"}, {"full_name": "Mùa Thị Mỷ"}]);
    let edited = device.edit(id, &json!({"members": members, "members_count": 3}));
    assert_eq!(names(device, id), ["Mùa A Chứ", "Mùa Thị Mỷ"]);
    assert_eq!(device.shown(id, "members")[0]["birth"], json!("2016"));
    // Rows that are not spoken of stay.
    device.edit(id, &json!({"phone": "0912345678"}));
    assert_eq!(names(device, id).len(), 2);
    // The household's history tells, even where only rows changed.
    let only = device.edit(
        id,
        &json!({"members": [{"_id": stays, "work": "studying"}, {"_id": row(device, id, 1)}]}),
    );
    let event = device.events.iter().find(|event| event.reference() == only).unwrap();
    assert!(event.touches(id) && event.writes().count() == 2);
    device.undo(only).unwrap();
    device.undo(edited).unwrap();
    let (old, new) =
        (before.rows(id, RecordKind::Member), device.book.rows(id, RecordKind::Member));
    let shown = crate::domain::testing::shown_values;
    assert_eq!(
        old.iter().map(|row| shown(row)).collect::<Vec<_>>(),
        new.iter().map(|row| shown(row)).collect::<Vec<_>>()
    );
    assert_eq!(device.shown(id, "members_count"), json!(null));
    assert_eq!(device.book, folded(device.events.iter().rev()));
}

#[test]
fn what_is_wrong_with_a_row_names_the_row() {
    let mut commune = Commune::new(1);
    let device = &mut commune.device;
    let people = json!([
        {"full_name": "Vàng Thị Sáng"},
        {"full_name": "Vàng A Sùng", "personal_number": "038204001234", "birth": "1999"},
        {"relation": "child"},
    ]);
    let issues =
        device.try_enter(RecordKind::Household, &family("Vàng Mí Vư", &people)).unwrap_err();
    let of_rows: Vec<_> =
        issues.iter().filter_map(|i| i.row.as_ref().map(|r| (i.code, r.at, r.field))).collect();
    assert_eq!(
        of_rows,
        [("number_mismatch", 1, Some("personal_number")), ("required", 2, Some("full_name")),]
    );
    let who = issues.iter().find_map(|issue| issue.row.as_ref()).unwrap();
    assert_eq!(who.who, "Vàng A Sùng");
    assert!(issues.iter().all(|i| i.row.is_none() || i.field == Some("members")));
    // A row of another household is none of this one.
    let other = device.enter(RecordKind::Household, &family("A", &json!([{"full_name": "B"}])));
    let theirs = json!({"members": [{"_id": row(device, other, 0), "birth": "2000"}]});
    assert_eq!(refused(device.try_edit(commune.poor, &theirs)), ["no_such_record"]);
}

#[test]
fn what_is_done_to_a_row_alone_names_its_household_first() {
    let mut commune = Commune::new(1);
    let device = &mut commune.device;
    let id = device
        .enter(RecordKind::Household, &family("Lò Văn C", &json!([{"full_name": "Lò Thị A"}])));
    let member = device.book.rows(id, RecordKind::Member)[0].id;
    let edited = device.edit(member, &json!({"birth": "1990"}));
    let revealed = device.act(OpName::Reveal, member);
    let void = device.act(OpName::Void, member);
    let undone = device.undo(void).unwrap();
    for event in [edited, revealed, void, undone] {
        let event = device.events.iter().find(|known| known.reference() == event).unwrap();
        let written: Vec<_> = event.writes().map(|write| write.record).collect();
        assert_eq!(written, [id, member], "{}", event.head.op);
    }
    assert_eq!(device.shown(member, "birth"), json!("1990"));
}

#[test]
fn a_creation_is_taken_back_with_its_members_unless_more_came() {
    let mut commune = Commune::new(1);
    let device = &mut commune.device;
    let people = json!([{"full_name": "Lò Thị A"}, {"full_name": "Lò Văn B"}]);
    let id = device.enter(RecordKind::Household, &family("Lò Văn C", &people));
    let created = device.events.last().unwrap().reference();
    let undone = device.undo(created).unwrap();
    assert!(device.record(id).is_void() && names(device, id).is_empty());
    device.undo(undone).unwrap();
    assert_eq!(names(device, id).len(), 2);
    let more =
        device.enter(RecordKind::Member, &json!({"household": id.to_string(), "full_name": "D"}));
    assert_eq!(refused(device.undo(created)), ["changed_since"]);
    device.act(OpName::Void, more);
    device.undo(created).unwrap();
    assert!(device.record(id).is_void());
}

#[test]
fn the_year_left_behind_is_kept_and_undo_takes_it_back() {
    let mut commune = Commune::new(1);
    let device = &mut commune.device;
    let id = commune.poor;
    device.edit(id, &json!({"decision_no": "215/QĐ-UBND", "b1": 120, "class_detail": "old"}));
    let on = json!({"class_year": 2027, "class": "near_poor", "class_detail": "new"});
    device.edit(id, &on);
    let years: Vec<_> = device
        .book
        .years_of(id)
        .iter()
        .map(|known| (known.year, known.class, known.decision_no.map(str::to_owned), known.b1))
        .collect();
    let decision = Some("215/QĐ-UBND".to_owned());
    assert_eq!(
        years,
        [(2027, "near_poor", decision.clone(), Some(120)), (2026, "poor", decision, Some(120))]
    );
    // The same year again leaves nothing more behind.
    let back = device.edit(id, &json!({"class_year": 2026}));
    device.edit(id, &json!({"class_year": 2027}));
    assert_eq!(device.book.rows(id, RecordKind::ClassYear).len(), 1);
    assert_eq!(refused(device.undo(back)), ["changed_since"]);
    let other = Commune::new(3);
    let mut device = other.device.clone();
    let moved_there = device.edit(other.poor, &on);
    assert_eq!(device.book.years_of(other.poor).len(), 2);
    device.undo(moved_there).unwrap();
    assert_eq!(device.book.years_of(other.poor).len(), 1);
    assert_eq!(device.shown(other.poor, "class_year"), json!(2026));
}

#[test]
fn what_was_keyed_and_what_the_people_say_stand_side_by_side() {
    let base = |over: &Json| {
        let mut fields = family(
            "Giàng A Lử",
            &json!([
                {"full_name": "Giàng Thị Xúa", "birth": "1990", "work": "working", "health_insurance": "yes", "ethnicity": "Mông"},
                {"full_name": "Giàng A Dơ", "birth": "2018", "in_school": "yes", "nutrition": "normal", "health_insurance": "yes", "ethnicity": "Mông"},
            ]),
        );
        for (key, value) in [
            ("head_birth", json!("1988")),
            ("head_work", json!("working")),
            ("head_insurance", json!("yes")),
            ("ethnicity", json!("Mông")),
            ("members_count", json!(3)),
            ("ethnic_minority", json!(true)),
            ("b2", json!(10)),
            ("deprivations", json!(["toilet"])),
        ] {
            fields[key] = value;
        }
        for (key, value) in over.as_object().unwrap() {
            fields[key.as_str()] = value.clone();
        }
        fields
    };
    let rows = [
        (json!({}), vec![]),
        (json!({"members_count": 4}), vec!["members_differ"]),
        (json!({"ethnic_minority": false}), vec!["minority_differs"]),
        (json!({"ethnicity": "Kinh"}), vec![]),
        (json!({"deprivations": ["health_insurance"]}), vec!["tick_unfounded"]),
        (json!({"head_insurance": "no"}), vec!["tick_missing"]),
        (json!({"head_insurance": null}), vec![]),
        (json!({"deprivations": ["dependents"]}), vec!["tick_unfounded"]),
        (json!({"head_work": "not_working"}), vec!["tick_missing"]),
        (json!({"deprivations": ["child_school"]}), vec!["tick_unfounded"]),
        (json!({"b2": 20}), vec!["b2_differs"]),
    ];
    for (over, wanted) in rows {
        let mut device = Commune::new(1).device;
        let (_, decision) = device.try_enter(RecordKind::Household, &base(&over)).unwrap();
        assert_eq!(codes(&decision.warnings), wanted, "{over}");
    }
}

/// A list of three: two households, of which one is edited again, and a registration.
fn taken_in(commune: &mut Commune) -> (Vec<Event>, [RecordId; 2]) {
    let device = &mut commune.device;
    let from = device.events.len();
    let people = json!([{"full_name": "Phàn Mùi Nái"}]);
    let one = device.enter(RecordKind::Household, &family("Phàn Tả Lìn", &people));
    let two = device.enter(RecordKind::Household, &household("Chảo Sành Phẩu", "poor"));
    device.edit(one, &json!({"members_count": 2}));
    device.edit(commune.poor, &json!({"phone": "0912345678"}));
    let fields = json!({"household": two.to_string(), "target_class": "near_poor"});
    device.enter(RecordKind::Registration, &fields);
    (device.events[from..].to_vec(), [one, two])
}

fn unwind(device: &mut TestDevice, action: &[Event]) -> Vec<&'static str> {
    let mut todo: Vec<_> = action.iter().map(Event::reference).collect();
    let mut stays = Vec::new();
    while !todo.is_empty() {
        let round = undo_group(&device.book, &todo, &device.events.clone(), &device.ctx);
        for intent in round.intents {
            let body = intent.body(device.author.next_record());
            device.millis += 1000;
            let written = device.author.write(device.millis, intent.op.name(), body, &[7; 16]);
            device.receive(&[written.event]);
        }
        stays.extend(round.stays.iter().flat_map(|(_, issues)| codes(issues)));
        todo = round.later;
    }
    stays
}

#[test]
fn an_action_of_many_events_is_taken_back_as_far_as_it_goes() {
    let mut commune = Commune::new(1);
    let before = commune.device.book.totals(None);
    let (action, made) = taken_in(&mut commune);
    assert_eq!(unwind(&mut commune.device, &action), Vec::<&str>::new());
    assert_eq!(commune.device.book.totals(None), before);
    assert_eq!(commune.device.shown(commune.poor, "phone"), json!(null));
    assert!(made.iter().all(|id| commune.device.record(*id).is_void()));
    // What was built on it since stays, and is named; the rest goes.
    let mut commune = Commune::new(1);
    let (action, [one, two]) = taken_in(&mut commune);
    commune.device.edit(one, &json!({"address": "Bản Pho"}));
    assert_eq!(unwind(&mut commune.device, &action), ["changed_since"]);
    assert!(!commune.device.record(one).is_void() && commune.device.record(two).is_void());
}

#[test]
fn a_group_is_written_and_read_and_old_lines_have_none() {
    let commune = Commune::new(1);
    let values = commune.device.values(RecordKind::Household, &household("A", "poor")).unwrap();
    let op = crate::domain::op::Op::Create { kind: RecordKind::Household, values };
    let intent = decide(&commune.device.book, &op, &commune.device.ctx).unwrap().intent;
    let mut author = commune.device.author.clone();
    let first = author.next_record();
    let alone = serde_json::to_string(&intent.body(first)).unwrap();
    assert!(!alone.contains("\"g\""));
    let body = intent.in_group(first.n).body(first);
    let line = author.write(1, "create", body, &[7; 16]).line;
    assert!(line.ends_with(&format!("\"g\":{}}}", first.n)), "{line}");
    let read = crate::domain::event::read(first.replica, &line, [0; 32]).unwrap();
    assert_eq!(read.body.unwrap().group, Some(first.n));
}

#[test]
fn who_looked_at_a_number_stands_in_the_history_and_changes_nothing() {
    let mut commune = Commune::new(1);
    let before = commune.device.book.root();
    let op = crate::domain::op::Op::Reveal { record: commune.poor };
    let (event, _) = commune.device.run(&op).unwrap();
    assert_eq!(event.head.op, "reveal");
    assert!(event.touches(commune.poor));
    assert_eq!(commune.device.book.root(), before);
    assert_eq!(refused(commune.device.undo(event.reference())), ["cannot_undo"]);
    let none = json!({});
    assert_eq!(
        refused(commune.device.try_act(OpName::Reveal, commune.village, &none, None)),
        ["no_such_act"]
    );
    commune.device.try_act(OpName::Reveal, commune.poor, &none, None).unwrap();
}

proptest! {
    /// Whatever rows are put in and taken out, one undo brings back what was shown.
    #[test]
    fn undo_of_rows_brings_them_back(keeps in prop::collection::vec(any::<bool>(), 4), adds in 0..4_usize) {
        let mut commune = Commune::new(1);
        let device = &mut commune.device;
        let people: Vec<_> = (0..4_u8).map(|at| json!({"full_name": format!("Hạng {}", char::from(b'A' + at))})).collect();
        let id = device.enter(RecordKind::Household, &family("Hạng A Vư", &json!(people)));
        let before = device.shown(id, "members");
        let mut rows: Vec<Json> = Vec::new();
        for (at, keep) in keeps.iter().enumerate() {
            if *keep {
                rows.push(json!({"_id": row(device, id, at), "birth": 1990 + at}));
            }
        }
        rows.extend((0..adds).map(|at| json!({"full_name": format!("Má {}", ["A", "B", "C", "D"][at])})));
        let count = rows.len();
        let edited = device.edit(id, &json!({"members": rows}));
        prop_assert_eq!(names(device, id).len(), count);
        device.undo(edited).unwrap();
        prop_assert_eq!(device.shown(id, "members"), before);
        prop_assert_eq!(&device.book, &folded(device.events.iter().rev()));
    }
}
