//! A record in a snapshot: its writes, each a mark, the field, the event and the value.

use chrono::Datelike as _;

use crate::domain::record::{EventIx, Record, Tip};
use crate::domain::schema::{FieldKey, RecordKind};
use crate::domain::value::Value;
use crate::domain::wire::{Eye, Pen};
use crate::text::{Decimal, PartialDate};

/// The part of the mark that names the shape of the value.
const SHAPE: u8 = 0x0f;
const SETTLED: u8 = 0x10;
/// Of the same event as the write before it.
const SAME_EVENT: u8 = 0x20;
/// The record's birth stands in the mark of the record.
const BORN: u8 = 0x80;

impl Record {
    pub(in crate::domain) fn pack(&self, pen: &mut Pen<'_>) {
        pen.record(self.id);
        pen.byte(self.kind as u8 | if self.born { BORN } else { 0 });
        pen.count(self.all_tips().len());
        let mut before = None;
        for Tip { value, event, key, settled } in self.all_tips() {
            let same = before == Some(*event);
            let mark = shape(value)
                | if *settled { SETTLED } else { 0 }
                | if same { SAME_EVENT } else { 0 };
            pen.byte(mark);
            pen.bytes(&key.0.to_le_bytes());
            if !same {
                pen.number(event.0);
            }
            pack_value(value, self.kind, *key, pen);
            before = Some(*event);
        }
    }

    /// `events` is how many events there are.
    pub(in crate::domain) fn unpack(events: usize, eye: &mut Eye<'_>) -> Option<Self> {
        let id = eye.record()?;
        let mark = eye.byte()?;
        let kind = *RecordKind::ALL.get(usize::from(mark & !BORN))?;
        let count = eye.count_here()?;
        let mut tips = Vec::with_capacity(count);
        let mut before = None;
        for _ in 0..count {
            let mark = eye.byte()?;
            let key = FieldKey(u16::from_le_bytes(eye.array()?));
            let event = match before {
                Some(event) if mark & SAME_EVENT != 0 => event,
                _ => EventIx(eye.number().filter(|at| (*at as usize) < events)?),
            };
            let value = unpack_value(mark & SHAPE, kind, key, eye)?;
            tips.push(Tip { value, event, key, settled: mark & SETTLED != 0 });
            before = Some(event);
        }
        Some(Self::of_tips(id, kind, mark & BORN != 0, tips))
    }
}

fn shape(value: &Value) -> u8 {
    match value {
        Value::Nothing => 0,
        Value::Text(_) => 1,
        Value::Int(_) => 2,
        Value::Decimal(_) => 3,
        Value::Date(_) => 4,
        Value::Bool(false) => 5,
        Value::Bool(true) => 6,
        Value::Code(_) => 7,
        Value::Link(_) => 8,
    }
}

fn pack_value(value: &Value, kind: RecordKind, key: FieldKey, pen: &mut Pen<'_>) {
    match value {
        Value::Nothing | Value::Bool(_) => {}
        Value::Text(text) => pen.text(text),
        Value::Int(number) => pen.signed(*number),
        Value::Decimal(decimal) => {
            pen.signed(decimal.units());
            pen.byte(decimal.scale());
        }
        Value::Date(date) => {
            pen.signed(i64::from(date.year()));
            pen.number(date.month().unwrap_or(0));
            pen.number(date.as_day().map_or(0, |day| day.day()));
        }
        Value::Code(code) => {
            let options = key.def(kind).map_or(&[][..], |def| def.options());
            // One past the list where the field does not know it: no snapshot comes of that.
            let place = options.iter().position(|option| option.id == *code);
            pen.count(place.unwrap_or(options.len()));
        }
        Value::Link(id) => pen.record(*id),
    }
}

fn unpack_value(shape: u8, kind: RecordKind, key: FieldKey, eye: &mut Eye<'_>) -> Option<Value> {
    Some(match shape {
        0 => Value::Nothing,
        1 => Value::text(eye.text()?),
        2 => Value::Int(eye.signed()?),
        3 => Value::Decimal(Decimal::new(eye.signed()?, eye.byte()?)?),
        4 => Value::Date(unpack_date(eye)?),
        5 => Value::Bool(false),
        6 => Value::Bool(true),
        7 => Value::Code(key.def(kind)?.options().get(eye.count()?)?.id),
        8 => Value::Link(eye.record()?),
        _ => return None,
    })
}

fn unpack_date(eye: &mut Eye<'_>) -> Option<PartialDate> {
    let year = i32::try_from(eye.signed()?).ok()?;
    let date = match (eye.number()?, eye.number()?) {
        (0, _) => PartialDate::from_year(year),
        (month, 0) => PartialDate::from_month(year, month),
        (month, day) => PartialDate::from_ymd(year, month, day),
    };
    date.ok()
}
