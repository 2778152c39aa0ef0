//! The record as it would be stored: new, with what the program gives (numbers, classes, the kind of
//! exit), or as it is with other values.

use chrono::Datelike as _;

use crate::domain::book::Book;
use crate::domain::id::UNSAVED;
use crate::domain::op::{Ctx, Input, Values, put};
use crate::domain::record::Record;
use crate::domain::schema::{FieldDef, FieldKey, Fill, Given, Key, RecordKind, Start};
use crate::domain::value::Value;
use crate::text::{PartialDate, fold};

/// The new record as it would be stored: what was put in, what an empty form starts with, and what
/// the program gives.
pub fn candidate(book: &Book, kind: RecordKind, values: &Values, ctx: &Ctx) -> Record {
    let mut record = Record::new(UNSAVED, kind);
    let typed = |(id, _): &(&&'static str, &Input)| kind.field(id).is_some_and(FieldDef::is_typed);
    let values: Values =
        values.iter().filter(typed).map(|(id, input)| (*id, input.clone())).collect();
    put(&mut record, &values);
    for field in kind.def().fields.iter().filter(|field| field.is_typed()) {
        if record.get(field.id).is_none()
            && !values.contains_key(field.id)
            && let Some(value) = start_value(field.start, ctx)
        {
            let value = unit_label(book, &record, field).unwrap_or(value);
            set(&mut record, field.id, value);
        }
    }
    for field in kind.def().fields {
        if let Fill::Given(how) = field.fill
            && record.get(field.id).is_none()
            && let Some(value) = given(book, &record, how, ctx)
        {
            set(&mut record, field.id, value);
        }
    }
    record
}

/// The record as it would be stored with other values in some fields.
pub fn edited(record: &Record, values: &Values) -> Record {
    let mut after = record.clone();
    put(&mut after, values);
    after
}

/// What an empty new form starts with.
pub fn start_value(start: Start, ctx: &Ctx) -> Option<Value> {
    match start {
        Start::Empty | Start::No => None,
        Start::Today => Some(Value::Date(PartialDate::from(ctx.today))),
        Start::ThisYear => Some(Value::Int(i64::from(ctx.today.year()))),
        Start::Code(code) => Some(Value::Code(code)),
        Start::Int(number) => Some(Value::Int(number)),
    }
}

/// What a unit of an organisation is, by the beginning of its name.
fn unit_label(book: &Book, record: &Record, field: &FieldDef) -> Option<Value> {
    let is_label = record.kind == RecordKind::Village && field.id == "label";
    if !is_label || !book.is_organisation() {
        return None;
    }
    let name = fold(record.text("name").unwrap_or_default());
    let begins = |word: &str| {
        name.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let known = [("phong", "phong"), ("khoa", "khoa"), ("trung tam", "trung_tam")];
    let found = known.into_iter().find(|(word, _)| begins(word));
    Some(Value::Code(found.map_or("don_vi", |(_, label)| label)))
}

fn set(record: &mut Record, id: &str, value: Value) {
    if let Some(key) = FieldKey::parse(record.kind, id) {
        record.set(key, value);
    }
}

/// What the program fills in: a number from this device's own book, so that two devices never give
/// the same one, or what follows from the household.
fn given(book: &Book, record: &Record, given: Given, ctx: &Ctx) -> Option<Value> {
    let short = ctx.actor.replica.short();
    let year = ctx.today.year().rem_euclid(100);
    let household = || record.link("household").and_then(|id| book.find(id));
    match given {
        Given::Code(prefix) => Some(numbered(book, record.kind, &format!("{prefix}-{short}"))),
        Given::Number(prefix) => {
            Some(numbered(book, record.kind, &format!("{prefix}{year:02}-{short}")))
        }
        Given::Book => Some(Value::text(&format!("{short}-{year:02}"))),
        Given::NumberInBook => {
            let Key::Numbered { book: field, .. } = record.kind.def().naming.key else {
                return None;
            };
            let last = book.last_in_series(record.kind, record.text(field)?);
            Some(Value::Int(last.saturating_add(1)))
        }
        Given::RegisteredWith => registered_with(book, record),
        Given::Exit => match household()?.code("class")? {
            "poor" => Some(Value::Code("exit_poor")),
            "near_poor" => Some(Value::Code("exit_near_poor")),
            _ => None,
        },
        Given::ClassBefore => household()?.code("class").map(Value::Code),
        Given::ClassComputed => book.value(record, record.kind.field("class_computed")?),
    }
}

/// With whom one registers (Sa Pa 2020, III.2): a collective with its direct superior, a person or a
/// household with the village and the commune. Whom the commune itself registers with is not known.
fn registered_with(book: &Book, record: &Record) -> Option<Value> {
    let office = book.roster().map(|roster| office(&roster.unit.name)).filter(|o| !o.is_empty());
    let village = || {
        let household = book.find(record.link("household")?)?;
        let village = book.find(household.link("village")?)?;
        Some(village.text("name")?.to_owned())
    };
    match record.code("registrant")? {
        "commune" => None,
        "household" => {
            let both: Vec<_> = village().into_iter().chain(office).collect();
            (!both.is_empty()).then(|| Value::text(&both.join(", ")))
        }
        _ => office.map(|office| Value::text(&office)),
    }
}

/// The office of a commune is its people's committee; a school is an office itself.
fn office(unit: &str) -> String {
    const COMMUNES: [&str; 4] = ["xã ", "phường ", "thị trấn ", "đặc khu "];
    let small = unit.to_lowercase();
    match COMMUNES.into_iter().find(|word| small.starts_with(word)) {
        Some(word) => {
            let name: String = unit.chars().skip(word.chars().count()).collect();
            format!("UBND {word}{name}")
        }
        None => unit.to_owned(),
    }
}

fn numbered(book: &Book, kind: RecordKind, series: &str) -> Value {
    let next = book.last_in_series(kind, series).saturating_add(1);
    let name = |number| format!("{series}-{number:04}");
    // The next number is free but for what people typed by hand.
    let free = (next..next.saturating_add(100)).find(|n| !book.is_taken(kind, &name(*n), None));
    Value::text(&name(free.unwrap_or(next)))
}
