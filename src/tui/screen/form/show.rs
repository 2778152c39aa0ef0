//! What stands beside and beneath a field: what was understood, sums in words, who is meant.
//!
//! Texts only; how they look is the business of the view.

use crate::domain::input::editable_value;
use crate::domain::issue::{Issue, Severity};
use crate::domain::op::Input;
use crate::domain::record::Record;
use crate::domain::schema::{
    FieldDef, FieldKind, Fill, Formula, Need, Personal, RecordKind, Spoken,
};
use crate::domain::value::Value;
use crate::locale::issue_text;
use crate::text::{
    PERSONAL_GROUPS, PartialDate, format_decimal, format_money, format_vi, group_digits,
    mask_personal, money_in_words,
};
use crate::tui::Notice;
use crate::tui::cx::Cx;
use crate::tui::part::cell::Cell;
use crate::tui::part::plan_key;
use crate::tui::screen::form::{FormState, link, people, reference};

/// What a form says of a field besides what was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hint {
    pub beside: String,
    pub below: Vec<String>,
}

impl FormState {
    /// What was understood of a cell; `record` is [`FormState::candidate`].
    pub fn hint(&self, cx: &Cx<'_>, cell: &Cell, record: &Record) -> Hint {
        let mut hint = Hint::default();
        hint.below.extend(self.by_machine(cx, cell, record));
        if cell.is_blank() {
            if cell.field.need == Need::Given {
                hint.beside = self.given(cx, cell.field, record);
            }
            return hint;
        }
        let Ok(Input::Value(value)) = cell.input(cx) else {
            return hint;
        };
        match (&value, cell.field.kind) {
            (Value::Date(date), _) => {
                let shown = format_vi(*date);
                if shown != cell.line.text().trim() {
                    hint.beside = format!("= {shown}");
                }
            }
            (Value::Int(amount), FieldKind::Money) => {
                hint.beside = format!("= {} đ", format_money(*amount));
                hint.below.push(money_in_words(*amount, cx.prefs.money));
            }
            (Value::Link(_), _) => {
                if let Some(linked) = link::linked(cx, self, cell.field.id) {
                    (hint.beside, hint.below) = of_linked(cx, linked);
                }
            }
            (Value::Text(number), FieldKind::Digits(_)) if number.len() > 8 => {
                let grouped = group_digits(number, PERSONAL_GROUPS);
                if cell.field.personal != Personal::Masked && grouped != cell.line.text() {
                    hint.beside = format!("= {grouped}");
                }
            }
            (Value::Text(key), _) if plan_key::is_key(cell.field) => {
                let plan = self.plan_key(cx);
                let name = plan_key::heading(cx, cell.field, plan.as_deref(), key);
                match name {
                    Some(name) => hint.beside = format!("= {name}"),
                    None if self.focus != cell.field.id && !cx.plans.all().is_empty() => {
                        hint.below.push(cx.locale.text("form-not-in-plan").into_owned());
                    }
                    None => {}
                }
            }
            // Beneath a name only once it is left: nothing moves while it is typed.
            (Value::Text(typed), _) if self.focus != cell.field.id => {
                let official = reference::official(cx, cell.field, typed);
                hint.below.extend(official.map(|name| {
                    cx.locale.with_texts("form-official-name", &[("name", name)]).into_owned()
                }));
                if cell.field.kind == FieldKind::Name {
                    hint.below.extend(self.sort_hint(cx, cell.field));
                }
            }
            _ => {}
        }
        hint
    }

    /// What the program counts where a person keys, if it is something else.
    fn by_machine(&self, cx: &Cx<'_>, cell: &Cell, record: &Record) -> Option<String> {
        let told = self.issues.iter().any(|issue| issue.field == Some(cell.field.id));
        if record.kind != RecordKind::Household || told {
            return None;
        }
        let b1 = record.int("b1");
        let year = || PartialDate::from_year(i32::try_from(record.int("class_year")?).ok()?).ok();
        let value = match cell.field.id {
            "members_count" => self.counted(cx, record, cell.field)?,
            "b2" if b1.is_some() || !record.ticks("deprivations").is_empty() => {
                Value::Int(crate::domain::book::b2(record))
            }
            "class" => {
                let ticks = record.ticks("deprivations").len();
                Value::Code(cx.book.class_by_score(record, year()?, b1?, ticks)?)
            }
            "class_detail" => Value::Code(cx.book.detail_of(record)?),
            _ => return None,
        };
        if record.get(cell.field.id) == Some(&value) {
            return None;
        }
        let value = value_text(cx, cell.field, &value);
        Some(cx.locale.with_texts("form-by-machine", &[("value", value)]).into_owned())
    }

    /// What the program will fill in.
    fn given(&self, cx: &Cx<'_>, field: &'static FieldDef, record: &Record) -> String {
        if !self.is_new() {
            return String::new();
        }
        let Some(value) = record.get(field.id) else {
            return String::new();
        };
        let value = value_text(cx, field, value);
        cx.locale.with_texts("form-given", &[("value", value)]).into_owned()
    }

    /// A field that nobody types, as it would be now; empty while it is not known.
    pub fn computed(&self, cx: &Cx<'_>, field: &'static FieldDef, record: &Record) -> Computed {
        let value = match field.fill {
            Fill::Computed(Formula::OfHousehold) => self.counted(cx, record, field),
            Fill::Computed(Formula::Age) => self.age(record).map(Value::Int),
            Fill::No | Fill::Given(_) | Fill::Computed(_) => cx.book.value(record, field),
        };
        let text = value.as_ref().map(|value| value_text(cx, field, value)).unwrap_or_default();
        let words = match value {
            Some(Value::Int(amount)) if field.kind == FieldKind::Money && amount > 0 => {
                money_in_words(amount, cx.prefs.money)
            }
            _ => String::new(),
        };
        Computed { text, words }
    }

    /// The text of a field without the focus. A masked number stays masked.
    pub fn at_rest(&self, cx: &Cx<'_>, cell: &Cell) -> String {
        let text = cell.line.text();
        let known = matches!(cell.input(cx), Ok(Input::Value(_)));
        if cell.field.personal == Personal::Masked && known {
            return mask_personal(text);
        }
        text.to_owned()
    }
}

/// A computed field's text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Computed {
    pub text: String,
    pub words: String,
}

/// What is said of a linked record: its name beside, its state beneath.
fn of_linked(cx: &Cx<'_>, record: &Record) -> (String, Vec<String>) {
    let row = crate::tui::overlay::picker::row_of(cx, record);
    match record.kind {
        RecordKind::Household => {
            let number =
                |field| record.int(field).map_or_else(|| "–".to_owned(), |n| n.to_string());
            let class = record.code("class").map(|code| format!("option-{code}"));
            let class = class.map(|key| cx.locale.text(&key).into_owned()).unwrap_or_default();
            let ticks = record.ticks("deprivations").len().to_string();
            let args = [
                ("class", class),
                ("year", number("class_year")),
                ("b1", number("b1")),
                ("ticks", ticks),
                ("members", number("members_count")),
            ];
            let state = cx.locale.with_texts("form-household-now", &args).into_owned();
            (row.label, vec![state])
        }
        RecordKind::Meeting => {
            let attendees = record.int("attendees").unwrap_or_default().to_string();
            let key = if record.is("closed") { "form-meeting-closed" } else { "form-meeting-now" };
            let line = cx.locale.with_texts(key, &[("attendees", attendees)]).into_owned();
            (row.detail, vec![line])
        }
        _ => (row.detail, Vec::new()),
    }
}

/// A value as people read it.
pub fn value_text(cx: &Cx<'_>, field: &FieldDef, value: &Value) -> String {
    match value {
        Value::Code(code) => cx.locale.text(&format!("option-{code}")).into_owned(),
        Value::Bool(yes) => yes_no(cx, *yes),
        Value::Int(amount) if field.kind == FieldKind::Money => {
            format!("{} đ", format_money(*amount))
        }
        Value::Decimal(quantity) => format_decimal(*quantity),
        value => editable_value(cx.book, field, value),
    }
}

/// A raw text as people read it: options by their labels.
pub(super) fn raw_text(cx: &Cx<'_>, field: &FieldDef, raw: &str) -> String {
    let shown = match field.kind {
        FieldKind::One(_) | FieldKind::Many(_) => {
            let labels = raw.split(", ").filter(|id| !id.is_empty()).map(|id| label(cx, id));
            labels.collect::<Vec<_>>().join(", ")
        }
        FieldKind::YesNo => yes_no(cx, !raw.is_empty()),
        FieldKind::Rows(kind) => people::names(kind, raw),
        _ if field.personal == Personal::Masked => mask_personal(raw),
        _ => raw.to_owned(),
    };
    if shown.is_empty() {
        return cx.locale.text("form-nothing").into_owned();
    }
    crate::text::truncate(&shown, 40).into_owned()
}

fn yes_no(cx: &Cx<'_>, yes: bool) -> String {
    cx.locale.text(if yes { "form-yes" } else { "form-no" }).into_owned()
}

fn label(cx: &Cx<'_>, id: &str) -> String {
    let key = format!("option-{id}");
    if cx.locale.has(&key) { cx.locale.text(&key).into_owned() } else { id.to_owned() }
}

/// An issue with the field it is about, for a place that is not beside the field.
pub(super) fn issue_notice(cx: &Cx<'_>, kind: RecordKind, issue: &Issue) -> Notice {
    let tone = match issue.severity {
        Severity::Hard => Notice::fail("form-issue"),
        Severity::Soft => Notice::warn("form-issue"),
    };
    let text = issue_text(cx.locale, issue);
    match issue.field.and_then(|field| kind.field(field)) {
        Some(field) => {
            let label = cx.locale.text(&field.label_key(kind)).into_owned();
            tone.with("field", label).with("text", text)
        }
        None => Notice { key: "form-issue-whole".to_owned(), ..tone }.with("text", text),
    }
}

/// What a saved record is called: its number, and whose it is.
pub(super) fn called(cx: &Cx<'_>, record: &Record) -> String {
    let (key, title) = (cx.book.human_key(record), cx.book.title(record));
    if key == title {
        return key;
    }
    match record.kind.def().naming.spoken {
        Spoken::Title => title,
        // It has no number that people know.
        Spoken::KeyAndTitle if key == record.id.to_string() => title,
        Spoken::KeyAndTitle => format!("{key} · {title}"),
    }
}

/// With a small first letter, to stand inside a sentence.
pub(super) fn small(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
