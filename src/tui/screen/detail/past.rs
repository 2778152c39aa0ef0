//! The rows of a record's history, and the question before something is taken back.

use serde_json::Value as Json;

use crate::domain::event::{Event, Write};
use crate::domain::op::OpName;
use crate::domain::record::Record;
use crate::domain::schema::{FieldKey, FieldKind, RecordKind};
use crate::domain::value::Value;
use crate::text::wrap;
use crate::tui::overlay::Confirm;
use crate::tui::part::sheet::{Emphasis, Goes, SheetRow};
use crate::tui::part::sheet::{LABEL, value_width};
use crate::tui::{Cx, Notice, show};

/// The most fields named in a question.
const NAMED_MAX: usize = 6;

/// One field of one event: what it is called, before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    label: String,
    old: String,
    new: String,
}

/// The newest event first; beneath each, where details are shown, what it changed and why.
pub(super) fn rows(cx: &Cx<'_>, record: &Record, events: &[Event], details: bool) -> Vec<SheetRow> {
    let mut rows = Vec::new();
    for event in events.iter().rev().filter(|event| event.touches(record.id)) {
        let goes = Goes::Event(event.reference());
        rows.push(SheetRow {
            label: show::moment(event.head.at.millis),
            value: format!("{} • {}", show::op(cx, event), show::who(cx, event.replica)),
            emphasis: Emphasis::Head,
            goes,
        });
        if !details {
            continue;
        }
        let reason = event.body.as_ref().and_then(|body| body.reason.as_deref());
        let reason = reason.map(|reason| {
            let args = [("reason", reason.to_owned())];
            (String::new(), cx.locale.with_texts("history-reason", &args).into_owned())
        });
        let changes = changes(cx, record, event, events).into_iter();
        let changes = changes.map(|change| {
            let value = change_text(cx, &change.old, &change.new);
            (change.label, value)
        });
        for (label, value) in reason.into_iter().chain(changes) {
            let mut label = format!("  {}", crate::text::truncate(&label, LABEL.saturating_sub(2)));
            for value in wrap(&value, value_width(cx)) {
                let label = std::mem::take(&mut label);
                rows.push(SheetRow {
                    label,
                    value,
                    emphasis: Emphasis::Plain,
                    goes: Goes::Nowhere,
                });
            }
        }
    }
    rows
}

/// `old → new`, or only the new value where nothing was there.
fn change_text(cx: &Cx<'_>, old: &str, new: &str) -> String {
    let shown = |text: &str| {
        if text.is_empty() { cx.locale.text("value-empty").into_owned() } else { text.to_owned() }
    };
    if old.is_empty() { shown(new) } else { format!("{} → {}", shown(old), shown(new)) }
}

/// What an event changed in a record. Facts stated again unchanged are left out.
fn changes(cx: &Cx<'_>, record: &Record, event: &Event, events: &[Event]) -> Vec<Change> {
    let writes = event.body.iter().flat_map(|body| &body.writes);
    let mut out = Vec::new();
    for write in writes.filter(|write| write.record == record.id) {
        for (id, json) in &write.fields {
            let Some(key) = FieldKey::parse(record.kind, id) else {
                continue;
            };
            let old = before(cx, record, write, id, key, events);
            let new = text_of(cx, record.kind, key, json);
            let unticked =
                key.option_place().is_some() && old.is_empty() && json == &Json::Bool(false);
            if old != new && !unticked {
                out.push(Change { label: label_of(cx, record.kind, key), old, new });
            }
        }
    }
    out
}

/// The value that a write replaced.
fn before(
    cx: &Cx<'_>,
    record: &Record,
    write: &Write,
    id: &str,
    key: FieldKey,
    events: &[Event],
) -> String {
    let bases = write.bases(id);
    let earlier = events.iter().rev().filter(|event| bases.contains(&event.reference()));
    let mut writes = earlier.flat_map(|event| event.body.iter().flat_map(|body| &body.writes));
    let json =
        writes.find_map(
            |earlier| {
                if earlier.record == record.id { earlier.fields.get(id) } else { None }
            },
        );
    json.map(|json| text_of(cx, record.kind, key, json)).unwrap_or_default()
}

fn text_of(cx: &Cx<'_>, kind: RecordKind, key: FieldKey, json: &Json) -> String {
    let Some(def) = key.def(kind) else {
        return crate::text::stored(json.as_str().unwrap_or_default()).into_owned();
    };
    let value = Value::from_stored(def, json);
    value.map(|value| show::one(cx, def, &value, false)).unwrap_or_default()
}

fn label_of(cx: &Cx<'_>, kind: RecordKind, key: FieldKey) -> String {
    let Some(def) = key.def(kind) else {
        return cx.locale.text("history-void").into_owned();
    };
    let label = cx.locale.text(&def.label_key(kind)).into_owned();
    match (def.kind, key.option_place()) {
        (FieldKind::Many(options), Some(place)) => {
            let option = options.get(place).map(|option| show::option(cx, option.id));
            option.unwrap_or(label)
        }
        _ => label,
    }
}

/// "Take back what, of whom, of when", and what the values will be again. `None` for an event that
/// this program cannot read.
pub(super) fn undo_question(
    cx: &Cx<'_>,
    record: &Record,
    event: &Event,
    events: &[Event],
) -> Option<Confirm> {
    let op = OpName::from_name(&event.head.op)?;
    event.body.as_ref()?;
    let question = Notice::warn("confirm-undo")
        .with("op", cx.locale.text(&op.label_key()))
        .with("title", cx.book.title(record))
        .with("who", show::who(cx, event.replica))
        .with("when", show::moment(event.head.at.millis));
    let mut confirm = Confirm::new(OpName::Undo.name(), question);
    confirm.danger = true;
    if op == OpName::Create {
        confirm.lines.push(Notice::info("confirm-undo-create"));
        return Some(confirm);
    }
    let changes = changes(cx, record, event, events);
    for change in changes.iter().take(NAMED_MAX) {
        let line = Notice::info("confirm-undo-field")
            .with("field", &change.label)
            .with("change", undone_text(cx, change));
        confirm.lines.push(line);
    }
    if let Some(more) = changes.len().checked_sub(NAMED_MAX).filter(|more| *more > 0) {
        confirm.lines.push(Notice::info("confirm-undo-more").with("count", more));
    }
    Some(confirm)
}

/// The values the other way round.
fn undone_text(cx: &Cx<'_>, change: &Change) -> String {
    let empty = cx.locale.text("value-empty").into_owned();
    let shown = |text: &str| {
        if text.is_empty() { empty.clone() } else { text.to_owned() }
    };
    format!("{} → {}", shown(&change.new), shown(&change.old))
}
