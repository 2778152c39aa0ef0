//! A record in a snapshot: its writes, each a mark, the field, the event and the value.

use chrono::Datelike as _;

use crate::domain::record::{EventIx, LiveWrite, Record};
use crate::domain::schema::{FieldKey, RecordKind};
use crate::domain::value::Value;
use crate::domain::wire::{PageDecoder, PageEncoder};
use crate::text::{Decimal, PartialDate};

/// The part of the mark that names the shape of the value.
const SHAPE: u8 = 0x0f;
const SETTLED: u8 = 0x10;
/// Of the same event as the write before it.
const SAME_EVENT: u8 = 0x20;
/// The record's birth stands in the mark of the record.
const CREATED: u8 = 0x80;

impl Record {
    pub(in crate::domain) fn pack(&self, out: &mut PageEncoder<'_>) {
        out.record(self.id);
        out.byte(self.kind as u8 | if self.created { CREATED } else { 0 });
        out.count(self.all_live_writes().len());
        let mut before = None;
        for LiveWrite { value, event, key, settled } in self.all_live_writes() {
            let same = before == Some(*event);
            let mark = shape(value)
                | if *settled { SETTLED } else { 0 }
                | if same { SAME_EVENT } else { 0 };
            out.byte(mark);
            out.bytes(&key.0.to_le_bytes());
            if !same {
                out.number(event.0);
            }
            pack_value(value, self.kind, *key, out);
            before = Some(*event);
        }
    }

    /// `events` is how many events there are.
    pub(in crate::domain) fn unpack(events: usize, pages: &mut PageDecoder<'_>) -> Option<Self> {
        let id = pages.record()?;
        let mark = pages.byte()?;
        let kind = *RecordKind::ALL.get(usize::from(mark & !CREATED))?;
        let count = pages.count_here()?;
        let mut writes = Vec::with_capacity(count);
        let mut before = None;
        for _ in 0..count {
            let mark = pages.byte()?;
            let key = FieldKey(u16::from_le_bytes(pages.array()?));
            let event = match before {
                Some(event) if mark & SAME_EVENT != 0 => event,
                _ => EventIx(pages.number().filter(|at| (*at as usize) < events)?),
            };
            let value = unpack_value(mark & SHAPE, kind, key, pages)?;
            writes.push(LiveWrite { value, event, key, settled: mark & SETTLED != 0 });
            before = Some(event);
        }
        Some(Self::of_live_writes(id, kind, mark & CREATED != 0, writes))
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

fn pack_value(value: &Value, kind: RecordKind, key: FieldKey, out: &mut PageEncoder<'_>) {
    match value {
        Value::Nothing | Value::Bool(_) => {}
        Value::Text(text) => out.text(text),
        Value::Int(number) => out.signed(*number),
        Value::Decimal(decimal) => {
            out.signed(decimal.units());
            out.byte(decimal.scale());
        }
        Value::Date(date) => {
            out.signed(i64::from(date.year()));
            out.number(date.month().unwrap_or(0));
            out.number(date.as_day().map_or(0, |day| day.day()));
        }
        Value::Code(code) => {
            let options = key.def(kind).map_or(&[][..], |def| def.options());
            // One past the list where the field does not know it: no snapshot comes of that.
            let place = options.iter().position(|option| option.id == *code);
            out.count(place.unwrap_or(options.len()));
        }
        Value::Link(id) => out.record(*id),
    }
}

fn unpack_value(
    shape: u8,
    kind: RecordKind,
    key: FieldKey,
    pages: &mut PageDecoder<'_>,
) -> Option<Value> {
    Some(match shape {
        0 => Value::Nothing,
        1 => Value::text(pages.text()?),
        2 => Value::Int(pages.signed()?),
        3 => Value::Decimal(Decimal::new(pages.signed()?, pages.byte()?)?),
        4 => Value::Date(unpack_date(pages)?),
        5 => Value::Bool(false),
        6 => Value::Bool(true),
        7 => Value::Code(key.def(kind)?.options().get(pages.count()?)?.id),
        8 => Value::Link(pages.record()?),
        _ => return None,
    })
}

fn unpack_date(pages: &mut PageDecoder<'_>) -> Option<PartialDate> {
    let year = i32::try_from(pages.signed()?).ok()?;
    let date = match (pages.number()?, pages.number()?) {
        (0, _) => PartialDate::from_year(year),
        (month, 0) => PartialDate::from_month(year, month),
        (month, day) => PartialDate::from_ymd(year, month, day),
    };
    date.ok()
}
