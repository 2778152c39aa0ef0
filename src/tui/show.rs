//! Values as a person reads them: money with dots, dates day first, options and records by name.
//!
//! It reads the book and the locale and stores nothing. Personal numbers are masked unless the
//! caller says that the person asked to see them.

use crate::domain::event::Event;
use chrono::{DateTime, FixedOffset};

use crate::domain::id::{RecordId, ReplicaId};
use crate::domain::op::OpName;
use crate::domain::record::Record;
use crate::domain::schema::{FieldDef, FieldKind, Personal, RecordKind, Source};
use crate::domain::value::Value;
use crate::text::{
    PERSONAL_GROUPS, PartialDate, format_decimal, format_money, format_vi, group_digits,
    mask_personal,
};
use crate::tui::Cx;

/// Vietnam has one time, all year: seven hours ahead of UTC.
const HANOI: i32 = 7 * 3600;

/// A field of a record, typed or computed; empty where there is nothing.
pub fn field(cx: &Cx<'_>, record: &Record, def: &FieldDef, reveal: bool) -> String {
    if let FieldKind::Many(_) = def.kind {
        let labels: Vec<_> = record.ticks(def.id).into_iter().map(|id| option(cx, id)).collect();
        return labels.join(", ");
    }
    if (record.kind, def.id) == (RecordKind::Nomination, "state") {
        return option(cx, crate::plan::dossier::state(cx.plans, cx.book, record));
    }
    let value = cx.book.value(record, def);
    value.map(|value| one(cx, def, &value, reveal)).unwrap_or_default()
}

/// A field of a record as a list shows it: whom a record is about stands in the column of names,
/// whatever field says it.
pub fn column(cx: &Cx<'_>, record: &Record, def: &FieldDef) -> String {
    let shown = field(cx, record, def, false);
    let about = match record.kind.def().naming.title {
        [Source::Field(id), others @ ..] if *id == def.id => others,
        _ => &[],
    };
    let linked = about.iter().find_map(|source| match source {
        Source::Via(id, _) => record.link(id),
        Source::Field(_) => None,
    });
    match linked.filter(|_| shown.is_empty()) {
        Some(id) => link(cx, id),
        None => shown,
    }
}

/// One value of a field.
pub fn one(cx: &Cx<'_>, def: &FieldDef, value: &Value, reveal: bool) -> String {
    match value {
        Value::Nothing => String::new(),
        Value::Text(text) if def.personal == Personal::Masked && !reveal => mask_personal(text),
        Value::Text(text) if def.personal == Personal::Masked => {
            group_digits(text, PERSONAL_GROUPS)
        }
        Value::Text(text) => text.to_string(),
        Value::Int(number) if matches!(def.kind, FieldKind::Money) => format_money(*number),
        Value::Int(number) => number.to_string(),
        Value::Decimal(quantity) => format_decimal(*quantity),
        Value::Date(date) => format_vi(*date),
        Value::Bool(true) => cx.locale.text("value-yes").into_owned(),
        Value::Bool(false) => cx.locale.text("value-no").into_owned(),
        Value::Code(id) => option(cx, id),
        Value::Link(id) => link(cx, *id),
    }
}

/// What an option is called.
pub fn option(cx: &Cx<'_>, id: &str) -> String {
    cx.locale.text(&format!("option-{id}")).into_owned()
}

/// What a linked record is called.
pub fn link(cx: &Cx<'_>, id: RecordId) -> String {
    cx.book.find(id).map_or_else(|| id.to_string(), |record| cx.book.title(record))
}

/// A day, `22/11/2026`.
pub fn day(date: chrono::NaiveDate) -> String {
    format_vi(PartialDate::from(date))
}

/// A moment of the wall clock in Vietnam, `22/11/2026 10:32`.
pub fn moment(millis: u64) -> String {
    let utc = i64::try_from(millis).ok().and_then(DateTime::from_timestamp_millis);
    match (utc, FixedOffset::east_opt(HANOI)) {
        (Some(utc), Some(zone)) => utc.with_timezone(&zone).format("%d/%m/%Y %H:%M").to_string(),
        _ => String::new(),
    }
}

/// A device and its person: the short code, and the name where the roster knows it.
pub fn who(cx: &Cx<'_>, replica: ReplicaId) -> String {
    let short = replica.short();
    let device = cx.book.roster().and_then(|roster| roster.device(replica));
    let own = (replica == cx.me.actor.replica).then_some(cx.me.officer.as_str());
    let name = device.map(|device| device.person.as_str()).or(own).filter(|name| !name.is_empty());
    name.map_or_else(|| short.clone(), |name| format!("{name} ({short})"))
}

/// When, what and who, on one line.
pub fn event_line(cx: &Cx<'_>, event: &Event) -> String {
    let when = moment(event.head.at.millis);
    format!("{when} {} • {}", op(cx, event), who(cx, event.replica))
}

/// What was done, in words.
pub fn op(cx: &Cx<'_>, event: &Event) -> String {
    let known = OpName::from_name(&event.head.op);
    known.map_or_else(|| event.head.op.clone(), |op| cx.locale.text(&op.label_key()).into_owned())
}

/// A household in few words: who, born when, where, and its code.
pub fn household(cx: &Cx<'_>, record: &Record) -> String {
    let born =
        record.get("head_birth").and_then(Value::as_date).map(|date| date.year().to_string());
    let village = record.link("village").map(|id| link(cx, id));
    let parts = [Some(cx.book.title(record)), born, village, Some(cx.book.human_key(record))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The last part of a path.
pub fn file_name(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).find(|part| !part.is_empty());
    name.unwrap_or(path).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_told_in_vietnam_time() {
        assert_eq!(moment(0), "01/01/1970 07:00");
        assert_eq!(moment(1_795_312_320_000), "22/11/2026 08:52");
        assert_eq!(moment(u64::MAX), "");
    }
}
