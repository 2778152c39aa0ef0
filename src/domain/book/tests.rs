//! The book as a function of the set of events: merges, conflicts, money, minutes.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::domain::book::{Book, is_peak_month, outcome};
use crate::domain::event::Event;
use crate::domain::id::{EventRef, RecordId, ReplicaId};
use crate::domain::log::Log;
use crate::domain::op::OpName;
use crate::domain::record::WriteRank;
use crate::domain::schema::{FieldKey, Freeze, Merge, RecordKind};
use crate::domain::snapshot::tests::again as snapshot;
use crate::domain::testing::{
    Commune, TestDevice, cash, exchange, folded, household, refused, shown_values,
};

/// One step of a story told by several devices.
#[derive(Debug, Clone)]
enum Step {
    /// A device writes one of a few values into one of a few fields.
    Edit { device: usize, place: usize, value: i64 },
    /// A device does something else to a record.
    Act { device: usize, what: usize },
    /// A device takes its latest change back.
    Undo { device: usize },
    /// What one device knows goes to another.
    Send { from: usize, to: usize },
}

fn step(devices: usize) -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..devices, 0..12_usize, 0..3_i64)
            .prop_map(|(device, place, value)| Step::Edit { device, place, value }),
        3 => (0..devices, 0..10_usize).prop_map(|(device, what)| Step::Act { device, what }),
        1 => (0..devices).prop_map(|device| Step::Undo { device }),
        4 => (0..devices, 0..devices).prop_map(|(from, to)| Step::Send { from, to }),
    ]
}

/// What happened, and what each writer knew when it wrote.
struct Story {
    devices: Vec<TestDevice>,
    events: Vec<Event>,
    known: BTreeMap<EventRef, BTreeSet<EventRef>>,
    commune: Commune,
}

impl Story {
    /// Three devices that start from one commune; `cloned` adds one that was copied from the first.
    fn new(cloned: bool) -> Self {
        let commune = Commune::new(1);
        let mut devices = vec![commune.device.clone(), commune.join(2), commune.join(3)];
        if cloned {
            let mut copy = commune.device.clone();
            copy.millis += 500;
            devices.push(copy);
        }
        let mut story = Self { devices, events: Vec::new(), known: BTreeMap::new(), commune };
        let first = story.commune.device.events.clone();
        for (at, event) in first.iter().enumerate() {
            let before = first[..at].iter().map(Event::reference).collect();
            story.known.insert(event.reference(), before);
        }
        story.events = first;
        story
    }

    fn tell(steps: &[Step], cloned: bool) -> Self {
        let mut story = Self::new(cloned);
        for step in steps {
            story.take(step);
        }
        story
    }

    fn take(&mut self, step: &Step) {
        let (device, done) = match *step {
            Step::Send { from, to } => {
                let events = self.devices[from].events.clone();
                self.devices[to].receive(&events);
                return;
            }
            Step::Edit { device, place, value } => {
                let (record, fields) = self.edit(place, value);
                (device, self.written(device, |at| drop(at.try_edit(record, &fields))))
            }
            Step::Act { device, what } => {
                let commune = self.commune.clone();
                (device, self.written(device, |at| act(at, &commune, what)))
            }
            Step::Undo { device } => {
                let own = self.devices[device].ctx.actor.replica;
                let last = self.devices[device].events.iter().rfind(|event| event.replica == own);
                let last = last.map(Event::reference);
                (device, self.written(device, |at| drop(last.map(|last| at.undo(last)))))
            }
        };
        if let Some((event, before)) = done {
            self.known.insert(event.reference(), before);
            self.events.push(event);
        }
        assert!(device < self.devices.len());
    }

    /// The event that an action wrote, if it was not refused, and what the device knew before.
    fn written(
        &mut self,
        device: usize,
        action: impl FnOnce(&mut TestDevice),
    ) -> Option<(Event, BTreeSet<EventRef>)> {
        let device = &mut self.devices[device];
        let before: BTreeSet<_> = device.events.iter().map(Event::reference).collect();
        action(device);
        let event = device.events.last()?.clone();
        (!before.contains(&event.reference())).then_some((event, before))
    }

    fn edit(&self, place: usize, value: i64) -> (RecordId, Json) {
        let Commune { poor, near, meeting, review, village, .. } = self.commune;
        let at = usize::try_from(value).unwrap();
        let name = ["Hà Thị Mỷ", "Hà Thị My", "Hà Mỷ"][at];
        let cause = ["other", "lack_capital", "lack_labor"][at];
        let home = ["Đồng Tâm", "Phố Mới", "Đồng Tâm"][at];
        let class = ["poor", "near_poor", "not_poor"][at];
        match place {
            0 => (poor, json!({"head_name": name})),
            1 => (poor, json!({"members_count": value + 1})),
            2 => (poor, json!({"phone": format!("091234567{value}")})),
            3 => (poor, json!({"causes": [cause]})),
            4 => (near, json!({"address": if value == 0 { json!(null) } else { json!(name) }})),
            5 => (near, json!({"village": home})),
            6 => (meeting, json!({"attendees": 28 + value})),
            7 => (meeting, json!({"place": if value == 0 { json!(null) } else { json!(name) }})),
            8 => (review, json!({"votes_agree": 13 + value})),
            9 => (review, json!({"override_reason": name, "class_proposed": "near_poor"})),
            10 => (village, json!({"households_total": 100 + value})),
            _ => (near, json!({"class": class})),
        }
    }

    fn refs(&self) -> BTreeSet<EventRef> {
        self.events.iter().map(Event::reference).collect()
    }
}

fn act(device: &mut TestDevice, commune: &Commune, what: usize) {
    let registration = json!({"household": commune.poor.to_string(), "target_class": "near_poor"});
    let review = json!({
        "meeting": commune.meeting.to_string(), "household": commune.near.to_string(), "b1": 150,
        "votes_agree": 20,
    });
    let why = Some("vì lý do");
    let none = json!({});
    let result = match what {
        0 | 1 => device.try_enter(RecordKind::Contribution, &cash("Phạm Thị Lan", 100_000)),
        2 => device.try_act(OpName::Void, commune.receipt, &none, why),
        3 => device.try_act(OpName::Close, commune.meeting, &none, None),
        4 => device.try_act(OpName::Amend, commune.review, &json!({"votes_agree": 15}), why),
        5 => device.try_act(OpName::Amend, commune.meeting, &json!({"attendees": 25}), why),
        6 => device.try_enter(RecordKind::Registration, &registration),
        7 => device.try_enter(RecordKind::Review, &review),
        8 => device.try_act(OpName::Void, commune.review, &none, why),
        _ => {
            let all = device.book.of_kind(RecordKind::Registration);
            let last = all.last().and_then(|at| device.book.record(*at)).map(|record| record.id);
            let Some(last) = last else { return };
            device.try_act(OpName::Withdraw, last, &none, why)
        }
    };
    drop(result);
}

/// Everything that is shown or counted, in an order of its own.
fn outside(book: &Book) -> Vec<String> {
    let mut lines =
        vec![format!("{:?}", book.totals(None)), format!("{:?}", book.totals(Some(2026)))];
    for kind in RecordKind::ALL {
        for at in book.of_kind(kind) {
            let record = book.record(*at).unwrap();
            let object = Json::Object(crate::domain::view::object(book, record));
            lines.push(format!("{object} {} {}", book.title(record), book.search_text(*at)));
        }
    }
    lines.sort();
    lines
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn state_is_a_function_of_the_set(
        steps in prop::collection::vec(step(4), 0..40),
        order in prop::collection::vec(any::<u64>(), 80),
        repeats in prop::collection::vec(any::<prop::sample::Index>(), 0..10),
        cut in any::<prop::sample::Index>(),
    ) {
        let story = Story::tell(&steps, true);
        let plain = folded(&story.events);
        let mut mixed: Vec<_> = story.events.iter().zip(order.iter().cycle()).collect();
        mixed.sort_by_key(|(event, rank)| (**rank, event.reference()));
        let mut mixed: Vec<&Event> = mixed.into_iter().map(|(event, _)| event).collect();
        for repeat in repeats {
            let again = mixed[repeat.index(mixed.len())];
            let at = repeat.index(mixed.len() + 1);
            mixed.insert(at, again);
        }
        let other = folded(mixed.iter().copied());
        prop_assert_eq!(plain.root(), other.root());
        prop_assert_eq!(outside(&plain), outside(&other));
        // A part, then everything.
        let cut = cut.index(mixed.len() + 1);
        let mut parts = folded(mixed[cut..].iter().copied());
        parts.apply_all(mixed.iter().copied());
        prop_assert_eq!(plain.root(), parts.root());
        // By way of another device.
        let mut relay = TestDevice::new(9);
        relay.receive(&story.devices[2].events);
        relay.receive(&story.events);
        prop_assert_eq!(plain.root(), relay.book.root());
        prop_assert_eq!(story.refs().len(), plain.events_folded());
    }

    /// Before any event, in any order: from a snapshot the fold goes on as if nothing had been.
    #[test]
    fn a_snapshot_is_the_same_book(
        steps in prop::collection::vec(step(4), 0..40),
        order in prop::collection::vec(any::<u64>(), 80),
        cut in any::<prop::sample::Index>(),
    ) {
        let story = Story::tell(&steps, true);
        let mut mixed: Vec<_> = story.events.iter().zip(order.iter().cycle()).collect();
        mixed.sort_by_key(|(event, rank)| (**rank, event.reference()));
        let cut = cut.index(mixed.len() + 1);
        let mut book = folded(mixed[..cut].iter().map(|(event, _)| *event));
        let (_, mut restored) = snapshot(&Log::default(), &book);
        let rest = || mixed[cut..].iter().map(|(event, _)| *event);
        for _ in 0..2 {
            prop_assert_eq!(book.root(), restored.root());
            prop_assert_eq!(outside(&book), outside(&restored));
            prop_assert_eq!(book.refused(), restored.refused());
            prop_assert_eq!(book.conflicted(), restored.conflicted());
            prop_assert_eq!(book.events_folded(), restored.events_folded());
            prop_assert_eq!(book.last_stamp(), restored.last_stamp());
            book.apply_all(rest());
            restored.apply_all(rest());
        }
        let (_, both) = snapshot(&Log::default(), &restored);
        prop_assert_eq!(outside(&book), outside(&both));
    }

    #[test]
    fn conflict_exactly_where_writers_did_not_know_of_each_other(
        steps in prop::collection::vec(step(4), 0..40),
    ) {
        let story = Story::tell(&steps, true);
        let book = folded(&story.events);
        let mut writes: BTreeMap<_, Vec<(&Event, Json)>> = BTreeMap::new();
        for event in &story.events {
            for write in &event.body.as_ref().unwrap().writes {
                let kind: RecordKind = write.kind.parse().unwrap();
                for (id, json) in &write.fields {
                    let key = FieldKey::parse(kind, id).unwrap();
                    writes.entry((write.record, kind, key)).or_default().push((event, json.clone()));
                }
            }
        }
        for ((id, kind, key), all) in writes {
            if kind.def().freeze != Freeze::Never {
                continue;
            }
            let replaced = |event: &Event| {
                all.iter().any(|(by, _)| story.known[&by.reference()].contains(&event.reference()))
            };
            let heads: Vec<_> = all.iter().filter(|(event, _)| !replaced(event)).collect();
            let mut records = book.of_kind(kind).iter().filter_map(|at| book.record(*at));
            let record = records.find(|record| record.id == id).unwrap();
            let found: BTreeSet<_> =
                record.live_writes(key).iter().filter_map(|live| book.event_ref(live.event)).collect();
            let wanted: BTreeSet<_> = heads.iter().map(|(event, _)| event.reference()).collect();
            prop_assert_eq!(&found, &wanted, "{} {}", id, key.id(kind));
            // The shown one is the latest by the hybrid clock.
            let latest = heads.iter().max_by_key(|(event, _)| WriteRank {
                settled: false,
                at: event.head.at,
                event: event.reference(),
            });
            let (_, shown) = latest.unwrap();
            let first = record.live_writes(key).first().unwrap();
            prop_assert_eq!(&first.value.to_json(), shown);
            let human = key.def(kind).is_none_or(|def| def.merge == Merge::Human);
            let differ = heads.iter().any(|(_, json)| json != shown);
            if !record.is_void() {
                prop_assert_eq!(record.conflicts().contains(&key), human && differ);
            }
            prop_assert!(!record.conflicts().contains(&key) || record.in_conflict());
        }
    }

    #[test]
    fn money_is_conserved(
        gifts in prop::collection::vec((0..3_usize, 1..9_i64, any::<bool>(), any::<bool>()), 0..12),
        voids in prop::collection::vec((0..3_usize, any::<prop::sample::Index>()), 0..5),
        order in prop::collection::vec(any::<u64>(), 40),
    ) {
        let base = Commune::new(1);
        let mut devices = [base.device.clone(), base.join(2), base.join(3)];
        let mut given = BTreeMap::from([(base.receipt, 500_000)]);
        for (device, thousands, shared, goods) in gifts {
            let amount = thousands * 1000;
            let mut fields = cash("Hội Phụ nữ", amount);
            if shared {
                fields["receipt_book"] = json!("A");
            }
            if goods {
                let more = json!({"goods_description": "gạo", "goods_quantity": 1, "goods_unit": "kg", "goods_value": 7});
                for (key, value) in more.as_object().unwrap() {
                    fields[key] = value.clone();
                }
            }
            let id = devices[device].enter(RecordKind::Contribution, &fields);
            given.insert(id, amount + if goods { 7 } else { 0 });
        }
        let ids: Vec<_> = given.keys().copied().collect();
        let mut void = BTreeSet::new();
        for (device, which) in voids {
            let id = ids[which.index(ids.len())];
            let device = &mut devices[device];
            if device.book.find(id).is_some()
                && device.try_act(OpName::Void, id, &json!({}), Some("ghi nhầm")).is_ok()
            {
                void.insert(id);
            }
        }
        let mut all: Vec<Event> = devices.iter().flat_map(|device| device.events.clone()).collect();
        for (event, rank) in all.clone().iter().zip(&order) {
            all.insert(usize::try_from(*rank).unwrap_or(0) % all.len(), event.clone());
        }
        let book = folded(&all);
        let standing = given.iter().filter(|(id, _)| !void.contains(id));
        let sum = book.fund_totals(|_| true);
        prop_assert_eq!(sum.total, standing.clone().map(|(_, amount)| amount).sum::<i64>());
        prop_assert_eq!(sum.total, sum.amount + sum.goods_value);
        prop_assert_eq!((sum.receipts, sum.void), (given.len() - void.len(), void.len()));
        // A number written twice is a conflict on both, and nothing else is.
        let key = |id: &RecordId| book.human_key(book.find(*id).unwrap());
        let live: Vec<_> = standing.map(|(id, _)| *id).collect();
        for id in &live {
            let twice = live.iter().any(|other| other != id && key(other) == key(id));
            prop_assert_eq!(book.conflict_count(book.find(*id).unwrap()), usize::from(twice));
        }
        // No device gives a number again, void or not.
        for mut device in devices {
            device.receive(&all);
            let id = device.enter(RecordKind::Contribution, &cash("Ai đó", 1000));
            let number = device.book.human_key(device.record(id));
            prop_assert!(!ids.iter().any(|old| key(old) == number), "{}", number);
        }
    }
}

#[test]
fn a_later_edit_settles_a_conflict_everywhere() {
    let commune = Commune::new(1);
    let (mut a, mut b, mut c) = (commune.device.clone(), commune.join(2), commune.join(3));
    a.edit(commune.poor, &json!({"members_count": 4}));
    b.edit(commune.poor, &json!({"members_count": 5, "class_year": 2025}));
    exchange(&mut a, &mut b);
    for device in [&a, &b] {
        assert_eq!(device.conflicts(commune.poor), 1);
        assert_eq!(device.shown(commune.poor, "members_count"), json!(5), "the later is shown");
        assert_eq!(device.book.totals(None).conflicts, 1);
    }
    // Choosing the value that is shown is a choice too.
    a.edit(commune.poor, &json!({"members_count": 5}));
    c.receive(&a.events);
    b.receive(&a.events);
    for device in [&a, &b, &c] {
        assert_eq!(device.conflicts(commune.poor), 0);
        assert_eq!(device.shown(commune.poor, "class_year"), json!(2025));
        assert_eq!(device.book.root(), a.book.root());
    }
}

#[test]
fn equal_concurrent_values_and_fields_that_nobody_settles_are_no_conflict() {
    let commune = Commune::new(1);
    let (mut a, mut b) = (commune.device.clone(), commune.join(2));
    a.edit(commune.poor, &json!({"members_count": 4, "phone": "0912345678"}));
    b.edit(commune.poor, &json!({"members_count": 4, "phone": "0912345679"}));
    exchange(&mut a, &mut b);
    assert_eq!(a.conflicts(commune.poor), 0);
    assert_eq!(a.shown(commune.poor, "phone"), json!("0912345679"));
}

#[test]
fn two_receipts_with_one_number_are_a_conflict_on_both_until_one_is_void() {
    let commune = Commune::new(1);
    let (mut a, mut b) = (commune.device.clone(), commune.join(2));
    let fields = json!({"donor_name": "Lan", "amount": 1000, "receipt_book": "A", "receipt_no": 7});
    let (first, second) =
        (a.enter(RecordKind::Contribution, &fields), b.enter(RecordKind::Contribution, &fields));
    exchange(&mut a, &mut b);
    assert_eq!((a.conflicts(first), a.conflicts(second)), (1, 1));
    assert_eq!(a.book.fund_totals(|_| true).receipts, 3, "both stay in the ledger");
    a.act(OpName::Void, first);
    b.receive(&a.events);
    assert_eq!((b.conflicts(first), b.conflicts(second)), (0, 0));
    assert_eq!(refused(b.try_enter(RecordKind::Contribution, &fields)), ["receipt_used"]);
}

#[test]
fn a_number_is_not_used_again_after_a_void() {
    let mut commune = Commune::new(1);
    let device = &mut commune.device;
    device.act(OpName::Void, commune.receipt);
    let next = device.enter(RecordKind::Contribution, &cash("Lan", 1000));
    assert_eq!(device.shown(next, "receipt_no"), json!(2));
    let mut again = cash("Lan", 1000);
    again["receipt_no"] = json!(1);
    assert_eq!(refused(device.try_enter(RecordKind::Contribution, &again)), ["receipt_used"]);
    // A book differs from another by more than marks and case.
    again["receipt_book"] = json!("q1");
    again["receipt_no"] = json!(5);
    device.enter(RecordKind::Contribution, &again);
    again["receipt_book"] = json!("Q1");
    again["receipt_no"] = json!(null);
    let sixth = device.enter(RecordKind::Contribution, &again);
    assert_eq!(device.shown(sixth, "receipt_no"), json!(6));
}

#[test]
fn a_receipt_is_void_whichever_came_first_and_for_good() {
    let mut commune = Commune::new(1);
    let void = commune.device.act(OpName::Void, commune.receipt);
    let mut events = commune.device.events.clone();
    events.reverse();
    let book = folded(&events);
    assert!(book.find(commune.receipt).unwrap().is_void());
    assert_eq!(refused(commune.device.undo(void)), ["void_stands"]);
    // A faulty program writes over the receipt and takes the void away.
    let mut last = events.first().unwrap().clone();
    last.hash = [9; 32];
    last.head.n += 1;
    let write = &mut last.body.as_mut().unwrap().writes[0];
    write.fields.insert("_void".to_owned(), Json::Null);
    write.fields.insert("amount".to_owned(), json!(1));
    write.replaces.insert("_void".to_owned(), json!([void]));
    for op in ["void", "undo", "edit", "amend", "close"] {
        let mut book = book.clone();
        last.head.op = op.to_owned();
        book.apply(&last);
        let receipt = book.find(commune.receipt).unwrap();
        assert!(receipt.is_void() && receipt.int("amount") == Some(500_000), "{op}");
    }
}

#[test]
fn what_a_cloned_device_creates_twice_is_a_conflict_on_both() {
    let commune = Commune::new(1);
    let (mut a, mut b) = (commune.device.clone(), commune.device.clone());
    b.millis += 5000;
    let fields = json!({"household": commune.poor.to_string(), "target_class": "near_poor"});
    let id = a.enter(RecordKind::Registration, &fields);
    assert_eq!(b.enter(RecordKind::Household, &household("Sùng A Dia", "poor")), id);
    // Two receipts that are equal in every field are still two.
    let gift = a.enter(RecordKind::Contribution, &cash("Lan", 1000));
    assert_eq!(b.enter(RecordKind::Contribution, &cash("Lan", 1000)), gift);
    exchange(&mut a, &mut b);
    for device in [&a, &b] {
        assert_eq!(device.record(id).kind, RecordKind::Household, "the same one everywhere");
        assert_eq!(device.conflicts(gift), 1);
        assert_eq!(device.book.conflicted().len(), 3);
    }
    assert_eq!(a.book.root(), b.book.root());
    a.act(OpName::Void, gift);
    assert_eq!(a.conflicts(gift), 0);
}

#[test]
fn two_reasons_to_void_are_no_conflict() {
    let commune = Commune::new(1);
    let (mut a, mut b) = (commune.device.clone(), commune.join(2));
    let none = json!({});
    a.try_act(OpName::Void, commune.receipt, &none, Some("ghi nhầm")).unwrap();
    b.try_act(OpName::Void, commune.receipt, &none, Some("trùng phiếu")).unwrap();
    exchange(&mut a, &mut b);
    assert_eq!(a.conflicts(commune.receipt), 0);
    assert_eq!(a.record(commune.receipt).void_reason(), Some("trùng phiếu"));
}

/// Closed minutes, and another device that wrote without knowing of the close.
fn closed_beside(
    late: impl Fn(&mut TestDevice, &Commune),
) -> (Commune, TestDevice, Vec<(String, Json)>) {
    let mut commune = Commune::new(1);
    commune.device.edit(commune.review, &json!({"votes_agree": 15}));
    commune.device.edit(commune.meeting, &json!({"chair": "Lê Văn Ba"}));
    let mut other = commune.join(2);
    other.millis += 1_000_000;
    commune.close_now();
    late(&mut other, &commune);
    let review = shown_values(commune.device.record(commune.review));
    let mut all = shown_values(commune.device.record(commune.meeting));
    all.extend(review);
    (commune, other, all)
}

#[test]
fn closed_minutes_never_change() {
    let meeting: &[(&str, Json)] = &[
        ("chair", json!("Phạm Thị Lan")),
        ("chair", json!(null)),
        ("place", json!("nhà văn hóa")),
        ("attendees", json!(40)),
        ("date", json!("2026-10-11")),
        ("front_present", json!(true)),
    ];
    let review: &[(&str, Json)] = &[
        ("b1", json!(120)),
        ("votes_agree", json!(14)),
        ("votes_abstain", json!(1)),
        ("override_reason", json!("có lương")),
        ("deprivations", json!(["employment", "toilet", "telecom", "nutrition"])),
        ("deprivations", json!(["employment", "toilet", "telecom", "nutrition", "dependents"])),
    ];
    let of_meeting = meeting.iter().map(|edit| (RecordKind::Meeting, edit));
    let of_review = review.iter().map(|edit| (RecordKind::Review, edit));
    for (kind, (field, value)) in of_meeting.chain(of_review) {
        let (mut commune, mut other, closed) = closed_beside(|device, commune| {
            let record = if kind == RecordKind::Meeting { commune.meeting } else { commune.review };
            device.edit(record, &json!({*field: value}));
        });
        let record = if kind == RecordKind::Meeting { commune.meeting } else { commune.review };
        exchange(&mut commune.device, &mut other);
        for device in [&commune.device, &other] {
            let mut now = shown_values(device.record(commune.meeting));
            now.extend(shown_values(device.record(commune.review)));
            assert_eq!(now, closed, "{kind} {field}");
            assert!(device.conflicts(record) > 0, "{kind} {field}: no conflict");
        }
        assert_eq!(commune.device.book.root(), other.book.root());
        // Whoever looks at it says what holds.
        let holds = commune.device.shown(record, field);
        let holds = if field == &"deprivations" && holds.is_null() { json!([]) } else { holds };
        let reason = Some("giữ như biên bản");
        other.try_act(OpName::Amend, record, &json!({*field: holds}), reason).unwrap();
        commune.device.receive(&other.events);
        assert_eq!(commune.device.conflicts(record), 0, "{kind} {field}");
    }
}

#[test]
fn a_void_that_did_not_know_of_the_close_does_not_empty_the_minutes() {
    let (mut commune, mut other, closed) = closed_beside(|device, commune| {
        device.act(OpName::Void, commune.review);
    });
    exchange(&mut commune.device, &mut other);
    for device in [&mut commune.device, &mut other] {
        assert!(!device.record(commune.review).is_void());
        assert_eq!(device.conflicts(commune.review), 1);
        assert_eq!(device.book.totals(None).reviews_passed, 1);
    }
    let mut now = shown_values(other.record(commune.meeting));
    now.extend(shown_values(other.record(commune.review)));
    assert_eq!(now, closed);
    let none = json!({});
    other.try_act(OpName::Amend, commune.review, &none, Some("biên bản đúng")).unwrap();
    commune.device.receive(&other.events);
    assert_eq!(commune.device.conflicts(commune.review), 0);
    assert!(!commune.device.record(commune.review).is_void());
}

#[test]
fn a_review_that_came_after_the_close_is_counted_and_can_be_settled() {
    for void in [true, false] {
        let (mut commune, mut other, _) = closed_beside(|device, commune| {
            device.enter(
                RecordKind::Review,
                &json!({
                    "meeting": commune.meeting.to_string(), "household": commune.near.to_string(),
                    "b1": 130, "votes_agree": 16,
                }),
            );
        });
        exchange(&mut commune.device, &mut other);
        let late = other.book.review_of(commune.meeting, commune.near).unwrap().id;
        assert_eq!(commune.device.conflicts(late), 1);
        assert_eq!(refused(other.try_edit(late, &json!({"b1": 131}))), ["frozen_minutes"]);
        if void {
            other.act(OpName::Void, late);
        } else {
            other
                .try_act(OpName::Amend, late, &json!({"votes_agree": 17}), Some("bổ sung"))
                .unwrap();
        }
        commune.device.receive(&other.events);
        assert_eq!(commune.device.conflicts(late), 0);
        assert_eq!(commune.device.book.totals(None).reviews, if void { 1 } else { 2 });
    }
}

#[test]
fn an_amendment_changes_and_computes_again() {
    let mut commune = Commune::new(1);
    commune.close(15);
    let Commune { device, meeting, review, .. } = &mut commune;
    let shown = |device: &TestDevice| {
        ["outcome", "class_computed", "b2"].map(|field| device.shown(*review, field))
    };
    assert_eq!(shown(device), [json!("passed"), json!("poor"), json!(30)]);
    let why = Some("đếm lại");
    device.try_act(OpName::Amend, *review, &json!({"votes_agree": 14}), why).unwrap();
    assert_eq!(shown(device), [json!("redo"), json!("poor"), json!(30)]);
    device.try_act(OpName::Amend, *meeting, &json!({"attendees": 28}), why).unwrap();
    assert_eq!(shown(device), [json!("passed"), json!("poor"), json!(30)]);
    let fewer = json!({"deprivations": ["toilet"], "class_proposed": "near_poor"});
    device.try_act(OpName::Amend, *review, &fewer, why).unwrap();
    assert_eq!(shown(device), [json!("passed"), json!("near_poor"), json!(10)]);
    assert_eq!(device.conflicts(*review) + device.conflicts(*meeting), 0);
    let amended = device.events.last().unwrap();
    assert_eq!(amended.body.as_ref().unwrap().reason.as_deref(), why);
    assert_eq!(folded(device.events.iter().rev()).root(), device.book.root());
}

#[test]
fn a_close_settles_nothing_unseen() {
    let mut commune = Commune::new(1);
    let mut other = commune.join(2);
    commune.device.edit(commune.review, &json!({"votes_agree": 15}));
    other.edit(commune.review, &json!({"votes_agree": 16}));
    exchange(&mut commune.device, &mut other);
    let close =
        |device: &mut TestDevice| device.try_act(OpName::Close, commune.meeting, &json!({}), None);
    assert_eq!(refused(close(&mut other)), ["conflicts_open"]);
    other.edit(commune.review, &json!({"votes_agree": 16}));
    // Somebody else counts fewer people meanwhile.
    let few = json!({"attendees": 10});
    let mut third = commune.join(3);
    third.book = folded(&third.events[..7]);
    let review = |event: &Event| event.body.as_ref().unwrap().writes[0].kind == "review";
    let without: Vec<_> = commune.device.events.iter().filter(|e| !review(e)).cloned().collect();
    third.book = folded(&without);
    third.edit(commune.meeting, &few);
    other.receive(&third.events);
    assert_eq!(refused(close(&mut other)), ["votes_over"]);
    other.edit(commune.meeting, &json!({"attendees": 30}));
    close(&mut other).unwrap();
}

#[test]
fn two_reviews_of_one_household_at_one_meeting_are_a_conflict() {
    let commune = Commune::new(1);
    let (mut a, mut b) = (commune.device.clone(), commune.join(2));
    let fields = json!({
        "meeting": commune.meeting.to_string(), "household": commune.near.to_string(), "b1": 130,
    });
    let (first, second) =
        (a.enter(RecordKind::Review, &fields), b.enter(RecordKind::Review, &fields));
    exchange(&mut a, &mut b);
    assert_eq!((a.conflicts(first), a.conflicts(second)), (1, 1));
    b.act(OpName::Void, second);
    a.receive(&b.events);
    assert_eq!((a.conflicts(first), a.conflicts(second)), (0, 0));
}

#[test]
fn one_person_or_one_registration_entered_on_two_devices_is_a_conflict() {
    let commune = Commune::new(1);
    let (mut a, mut b) = (commune.device.clone(), commune.join(2));
    let mut person = household("Giàng Thị Sua", "poor");
    person["personal_number"] = json!("012190001234");
    let (first, second) =
        (a.enter(RecordKind::Household, &person), b.enter(RecordKind::Household, &person));
    let fields = json!({"household": commune.poor.to_string(), "target_class": "near_poor"});
    let mine = a.enter(RecordKind::Registration, &fields);
    let other = b.enter(RecordKind::Registration, &fields);
    exchange(&mut a, &mut b);
    for id in [first, second, mine, other] {
        assert_eq!((a.conflicts(id), b.conflicts(id)), (1, 1), "{id}");
    }
    assert_eq!(a.book.totals(None).conflicts, 4);
    b.act(OpName::Withdraw, mine);
    assert_eq!(b.conflicts(other), 0);
}

#[test]
fn votes_pass_at_half_of_those_attending() {
    let rows = [
        (15, 30, "passed"),
        (14, 30, "redo"),
        (15, 29, "passed"),
        (0, 1, "redo"),
        (8, 15, "passed"),
        (7, 15, "redo"),
    ];
    for (agree, attendees, result) in rows {
        assert_eq!(outcome(agree, attendees), Some(result), "{agree} of {attendees}");
    }
    assert_eq!(outcome(0, 0), None);
    assert_eq!(outcome(i64::MAX, i64::MAX), Some("passed"));
}

#[test]
fn the_class_follows_from_score_area_and_ticks() {
    let mut commune = Commune::new(1);
    let (village, town) = (commune.village, commune.town);
    let ticks = ["employment", "toilet", "telecom", "nutrition"];
    let rows = [
        (village, 140, 3, "poor"),
        (village, 141, 3, "not_poor"),
        (village, 140, 2, "near_poor"),
        (town, 175, 3, "poor"),
        (town, 176, 4, "not_poor"),
        (town, 175, 2, "near_poor"),
    ];
    for (place, b1, ticked, class) in rows {
        // The first rows are where the household lives already.
        drop(commune.device.try_edit(commune.poor, &json!({"village": place.to_string()})));
        let fields = json!({"b1": b1, "deprivations": ticks[..ticked], "class_proposed": class, "override_reason": "thử"});
        let edited = commune.device.try_edit(commune.review, &fields);
        assert!(edited.is_ok(), "{edited:?}");
        assert_eq!(
            commune.device.shown(commune.review, "class_computed"),
            json!(class),
            "{b1} {ticked}"
        );
        assert_eq!(commune.device.shown(commune.review, "b2"), json!(10 * ticked));
    }
}

#[test]
fn the_peak_month_has_both_its_ends() {
    for (day, inside) in [
        ("2026-10-16", false),
        ("2026-10-17", true),
        ("2026-11-18", true),
        ("2026-11-19", false),
        ("2026-10", false),
        ("2026-10-31", true),
    ] {
        assert_eq!(is_peak_month(day.parse().unwrap()), inside, "{day}");
    }
}

#[test]
fn what_is_newer_is_kept_and_not_folded() {
    let commune = Commune::new(1);
    let plain = folded(&commune.device.events);
    let base = commune.device.events.last().unwrap().clone();
    let strange = |n: u32, change: &dyn Fn(&mut Event)| {
        let mut event = base.clone();
        event.head.n = 100 + n;
        event.hash = [u8::try_from(n).unwrap(); 32];
        change(&mut event);
        event
    };
    let unread = [
        strange(1, &|event| event.head.op = "teleport".to_owned()),
        strange(2, &|event| event.head.revision += 1),
        strange(3, &|event| event.body = None),
        strange(4, &|event| event.body.as_mut().unwrap().writes[0].kind = "marvel".to_owned()),
    ];
    let mut book = plain.clone();
    book.apply_all(&unread);
    assert_eq!(book.unread(), 4);
    assert_eq!(book.root(), plain.root());
    assert_eq!(book.events_folded(), plain.events_folded() + 4);
    // An unknown field or a value of the wrong shape does not spoil the rest.
    let mut event = strange(5, &|event| event.head.op = "edit".to_owned());
    let write = &mut event.body.as_mut().unwrap().writes[0];
    write.record = commune.poor;
    write.kind = "household".to_owned();
    write.fields = serde_json::Map::new();
    for (id, json) in [
        ("karma", json!(5)),
        ("deprivations", json!(true)),
        ("deprivations/luck", json!(true)),
        ("members_count", json!("five")),
        ("class", json!("very_poor")),
        ("b1", json!(77)),
    ] {
        write.fields.insert(id.to_owned(), json);
    }
    write.replaces =
        serde_json::from_value(json!({"b1": "nonsense", "class": [["x", 1, "y"]]})).unwrap();
    book.apply(&event);
    let record = book.find(commune.poor).unwrap();
    assert_eq!(record.int("b1"), Some(77));
    assert_eq!(record.int("members_count"), None);
    assert_eq!(
        record.live_writes(FieldKey::parse(RecordKind::Household, "class").unwrap()).len(),
        2
    );
}

#[test]
fn a_record_of_two_kinds_is_the_same_whichever_comes_first() {
    let commune = Commune::new(1);
    let mut event = commune.device.events.last().unwrap().clone();
    event.head.op = "edit".to_owned();
    event.replica = ReplicaId([8; 8]);
    let write = &mut event.body.as_mut().unwrap().writes[0];
    write.record = commune.poor;
    write.kind = "meeting".to_owned();
    write.fields = serde_json::Map::new();
    for (place, def) in RecordKind::Meeting.def().fields.iter().enumerate() {
        write.fields.insert(def.id.to_owned(), json!(place));
    }
    let mut events = commune.device.events.clone();
    events.push(event);
    let book = folded(&events);
    assert_eq!(book.find(commune.poor).unwrap().kind, RecordKind::Household);
    assert_eq!(book.of_kind(RecordKind::Meeting).len(), 1);
    events.rotate_right(1);
    let other = folded(&events);
    assert_eq!(outside(&book), outside(&other));
    assert_eq!(book.root(), other.root());
}

#[test]
fn a_write_that_repeats_a_record_is_the_same_whichever_comes_first() {
    let commune = Commune::new(1);
    let mut device = commune.device.clone();
    device.edit(commune.poor, &json!({"members_count": 3}));
    let first = device.events.last_mut().unwrap();
    let body = first.body.as_mut().unwrap();
    let mut again = body.writes[0].clone();
    again.fields.insert("members_count".to_owned(), json!(4));
    body.writes.push(again);
    let mut device = TestDevice { book: folded(&device.events), ..device };
    device.edit(commune.poor, &json!({"members_count": 5}));
    let in_order = folded(&device.events);
    let reversed = folded(device.events.iter().rev());
    assert_eq!(in_order.root(), reversed.root());
    assert_eq!(in_order.conflict_count(in_order.find(commune.poor).unwrap()), 0);
}
