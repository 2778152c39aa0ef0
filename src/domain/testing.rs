//! For tests: devices that decide, write events and exchange them, as devices do.
//!
//! A device has its own log, clock and book. Nothing here is random: ids and stamps follow from the
//! device's number and the order of its actions. All people are invented.

use chrono::NaiveDate;
use serde_json::{Value as Json, json};

use crate::domain::book::Book;
use crate::domain::event::{Author, Event};
use crate::domain::id::{EventRef, RecordId, ReplicaId, UnitId};
use crate::domain::input::from_json;
use crate::domain::issue::Issue;
use crate::domain::op::{Actor, Ctx, Decision, Op, OpName, Values, decide};
use crate::domain::record::Record;
use crate::domain::roster::{Area, OfficeForm, Role, Roster, Unit, Zone};
use crate::domain::schema::RecordKind;
use crate::domain::standard::Standard;
use crate::domain::value::Value;

/// 2026-11-20 08:00 UTC.
const MORNING: u64 = 1_795_161_600_000;

/// The standards of 2022 and of 2027, the second without a score table.
pub fn standards() -> Vec<Standard> {
    let standard = |key: &str, from: &str, to: &str, b1: Option<(i64, i64)>| Standard {
        key: key.to_owned(),
        from: from.parse().unwrap(),
        to: to.parse().unwrap(),
        income_rural: 1_500_000,
        income_urban: 2_000_000,
        b1_rural: b1.map(|limits| limits.0),
        b1_urban: b1.map(|limits| limits.1),
        deprived_from: 3,
        near_rural: None,
        near_urban: None,
        living_rural: None,
        living_urban: None,
        marks: Vec::new(),
        source: "test".to_owned(),
    };
    vec![
        standard("cn-2022", "2022-01-01", "2026-12-31", Some((140, 175))),
        standard("cn-2027", "2027-01-01", "2030-12-31", None),
    ]
}

/// One device with its person.
#[derive(Debug, Clone)]
pub struct TestDevice {
    pub author: Author,
    pub book: Book,
    /// Every event known here, own and received.
    pub events: Vec<Event>,
    pub ctx: Ctx,
    pub millis: u64,
}

impl TestDevice {
    pub fn new(number: u8) -> Self {
        let replica = ReplicaId([number, 1, 2, 3, 4, 5, 6, 7]);
        Self {
            author: Author::new(replica, format!("u{number}")),
            book: Book::new(&standards()),
            events: Vec::new(),
            ctx: Ctx {
                today: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
                actor: Actor { replica, role: Role::Lead, villages: Vec::new() },
            },
            millis: MORNING,
        }
    }

    /// The office is a school, once everything is entered: devices are not on this roster.
    pub fn become_school(&mut self) {
        let unit = Unit {
            id: UnitId::default(),
            name: "Trường Mẫu".to_owned(),
            code: None,
            area: Area::Rural,
            zone: Zone::I,
            public_key: [0; 32],
            form: OfficeForm::Organisation,
        };
        self.book.set_roster(Roster { unit, devices: Vec::new() });
    }

    /// What a line of `enter` means here.
    pub fn values(&self, kind: RecordKind, fields: &Json) -> Result<Values, Vec<Issue>> {
        let mut values = Values::new();
        let mut issues = Vec::new();
        for (id, json) in fields.as_object().unwrap() {
            let field = kind.field(id).unwrap_or_else(|| panic!("{kind}: {id}"));
            match from_json(&self.book, field, json, self.ctx.today) {
                Ok(input) => drop(values.insert(field.id, input)),
                Err(issue) => issues.push(issue),
            }
        }
        if issues.is_empty() { Ok(values) } else { Err(issues) }
    }

    /// Decides, writes and folds.
    pub fn run(&mut self, op: &Op) -> Result<(Event, Decision), Vec<Issue>> {
        let decision = decide(&self.book, op, &self.ctx)?;
        let body = decision.intent.body(self.author.next_record());
        let name = decision.intent.op.name();
        self.millis += 1000;
        let written = self.author.write(self.millis, name, body, &[7; 16]);
        self.receive(std::slice::from_ref(&written.event));
        Ok((written.event, decision))
    }

    pub fn try_enter(
        &mut self,
        kind: RecordKind,
        fields: &Json,
    ) -> Result<(Event, Decision), Vec<Issue>> {
        let values = self.values(kind, fields)?;
        self.run(&Op::Create { kind, values })
    }

    pub fn enter(&mut self, kind: RecordKind, fields: &Json) -> RecordId {
        let (event, _) = self.try_enter(kind, fields).unwrap();
        event.body.unwrap().writes[0].record
    }

    pub fn try_edit(
        &mut self,
        record: RecordId,
        fields: &Json,
    ) -> Result<(Event, Decision), Vec<Issue>> {
        let kind = self.record(record).kind;
        let values = self.values(kind, fields)?;
        self.run(&Op::Edit { record, values })
    }

    pub fn edit(&mut self, record: RecordId, fields: &Json) -> EventRef {
        self.try_edit(record, fields).unwrap().0.reference()
    }

    pub fn try_act(
        &mut self,
        name: OpName,
        record: RecordId,
        fields: &Json,
        reason: Option<&str>,
    ) -> Result<(Event, Decision), Vec<Issue>> {
        let kind = self.record(record).kind;
        let values = self.values(kind, fields)?;
        self.run(&Op::Act { name, record, values, reason: reason.map(str::to_owned) })
    }

    pub fn act(&mut self, name: OpName, record: RecordId) -> EventRef {
        let done = self.try_act(name, record, &json!({}), Some("vì lý do"));
        done.unwrap().0.reference()
    }

    pub fn undo(&mut self, event: EventRef) -> Result<EventRef, Vec<Issue>> {
        let history = self.events.clone();
        let (done, _) = self.run(&Op::Undo { event, history })?;
        Ok(done.reference())
    }

    pub fn receive(&mut self, events: &[Event]) {
        for event in events {
            let seen = self.events.iter().any(|known| known.hash == event.hash);
            if !seen {
                self.events.push(event.clone());
            }
            self.author.stamp = self.author.stamp.max(event.head.at);
            // A cloned device that hears of itself goes on from the longer branch, as a log does.
            let own = event.replica == self.author.replica;
            if own && (event.head.n, event.hash) > (self.author.n, self.author.hash) {
                (self.author.n, self.author.hash) = (event.head.n, event.hash);
            }
            self.book.apply(event);
        }
    }

    pub fn record(&self, id: RecordId) -> &Record {
        self.book.find(id).unwrap()
    }

    /// A field as it is listed, computed ones too.
    pub fn shown(&self, id: RecordId, field: &str) -> Json {
        let record = self.record(id);
        let def = record.kind.field(field).unwrap();
        crate::domain::view::field_json(&self.book, record, def).unwrap_or(Json::Null)
    }

    pub fn conflicts(&self, id: RecordId) -> usize {
        self.book.conflict_count(self.record(id))
    }
}

/// Both know what either knew.
pub fn exchange(a: &mut TestDevice, b: &mut TestDevice) {
    let (from_a, from_b) = (a.events.clone(), b.events.clone());
    a.receive(&from_b);
    b.receive(&from_a);
}

/// A book folded from these events in this order.
pub fn folded<'a>(events: impl IntoIterator<Item = &'a Event>) -> Book {
    let mut book = Book::new(&standards());
    book.apply_all(events);
    book
}

/// The codes of the issues.
pub fn codes(issues: &[Issue]) -> Vec<&'static str> {
    issues.iter().map(|issue| issue.code).collect()
}

/// The issues of what should have been refused.
pub fn refused<T>(result: Result<T, Vec<Issue>>) -> Vec<&'static str> {
    codes(&result.err().expect("should have been refused"))
}

/// A small commune at one device.
#[derive(Debug, Clone)]
pub struct Commune {
    pub device: TestDevice,
    pub village: RecordId,
    pub town: RecordId,
    pub poor: RecordId,
    pub near: RecordId,
    pub rich: RecordId,
    /// Open, 30 people.
    pub meeting: RecordId,
    /// Of the poor household, without votes.
    pub review: RecordId,
    pub receipt: RecordId,
}

pub fn cash(donor: &str, amount: i64) -> Json {
    json!({"donor_name": donor, "amount": amount, "date": "2026-11-01"})
}

pub fn household(name: &str, class: &str) -> Json {
    json!({
        "head_name": name, "village": "Đồng Tâm", "class": class,
        "causes": if class == "not_poor" { json!([]) } else { json!(["lack_capital"]) },
    })
}

impl Commune {
    pub fn new(number: u8) -> Self {
        let mut device = TestDevice::new(number);
        let village = device.enter(RecordKind::Village, &json!({"name": "Đồng Tâm"}));
        let town = device.enter(RecordKind::Village, &json!({"name": "Phố Mới", "area": "urban"}));
        let poor = device.enter(RecordKind::Household, &household("Hà Thị Mỷ", "poor"));
        let near = device.enter(RecordKind::Household, &household("Lò Văn Pó", "near_poor"));
        let rich = device.enter(RecordKind::Household, &household("Trần Văn Khá", "not_poor"));
        let meeting = device.enter(
            RecordKind::Meeting,
            &json!({"village": "Đồng Tâm", "date": "2026-10-10", "attendees": 30}),
        );
        let review = device.enter(
            RecordKind::Review,
            &json!({
                "meeting": meeting.to_string(), "household": poor.to_string(), "b1": 130,
                "deprivations": ["employment", "toilet", "telecom"],
            }),
        );
        let receipt = device.enter(RecordKind::Contribution, &cash("Nguyễn Thị Hoa", 500_000));
        Self { device, village, town, poor, near, rich, meeting, review, receipt }
    }

    /// Another device that knows all of this; its clock is a little ahead.
    pub fn join(&self, number: u8) -> TestDevice {
        let mut device = TestDevice::new(number);
        device.millis = self.device.millis + u64::from(number);
        device.receive(&self.device.events);
        device
    }

    /// The review is voted on and the minutes are closed.
    pub fn close(&mut self, agree: i64) {
        self.device.edit(self.review, &json!({"votes_agree": agree}));
        self.close_now();
    }

    pub fn close_now(&mut self) {
        self.device.try_act(OpName::Close, self.meeting, &json!({}), None).unwrap();
    }
}

/// The shown values of every field and tick, for comparing a record with itself.
pub fn shown_values(record: &Record) -> Vec<(String, Json)> {
    record
        .filled()
        .filter(|(key, value)| {
            !(Record::is_set(record.kind, *key) && **value == Value::Bool(false))
        })
        .map(|(key, value)| (key.id(record.kind), value.to_json()))
        .collect()
}
