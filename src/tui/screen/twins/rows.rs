//! The rows of two records side by side: fields, members, what names them, and their last changes.

use crate::domain::book::same_person;
use crate::domain::event::Event;
use crate::domain::record::Record;
use crate::domain::schema::{FieldDef, FieldKind, Need, RecordKind};
use crate::tui::cx::Cx;
use crate::tui::screen::twins::{CompareState, Left, Side};
use crate::tui::show;
use crate::tui::show::event_line;

/// The most changes shown of one record.
const PAST_MAX: usize = 5;

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComparedKind {
    Keep,
    Field(&'static str),
    Head,
    /// Something that is only shown.
    Info,
}

/// One row: what it is called, and what either record says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedRow {
    pub kind: ComparedKind,
    pub label: String,
    /// What the one record says.
    pub left: String,
    /// What the other one says.
    pub right: String,
    /// Whether they say different things.
    pub differs: bool,
    /// Whose value is taken, where that is to be chosen.
    pub chosen: Option<Side>,
}

impl ComparedRow {
    fn info(label: String, left: String, right: String) -> Self {
        let differs = left != right;
        Self { kind: ComparedKind::Info, label, left, right, differs, chosen: None }
    }

    fn head(cx: &Cx<'_>, key: &str) -> Self {
        let label = cx.locale.text(key).into_owned();
        let (left, right) = (String::new(), String::new());
        Self { kind: ComparedKind::Head, label, left, right, differs: false, chosen: None }
    }
}

/// The fields that a person types and in which two records are not the same.
pub(super) fn compared<'a>(
    cx: &Cx<'a>,
    a: &'a Record,
    b: &'a Record,
) -> impl Iterator<Item = &'static FieldDef> {
    let _ = cx;
    let typed = |field: &&FieldDef| {
        field.is_typed() && field.need != Need::Given && !matches!(field.kind, FieldKind::Rows(_))
    };
    let fields = a.kind.def().fields.iter().filter(typed);
    fields.filter(move |field| match field.kind {
        FieldKind::Many(_) => a.ticks(field.id) != b.ticks(field.id),
        _ => a.get(field.id) != b.get(field.id),
    })
}

impl CompareState {
    pub(super) fn made_rows(&self, cx: &Cx<'_>) -> Vec<ComparedRow> {
        let (Some(left), Some(right)) = (self.side(cx, Side::Left), self.side(cx, Side::Right))
        else {
            return Vec::new();
        };
        let mut rows = vec![self.keep_row(cx, left, right)];
        let differing: Vec<_> = compared(cx, left, right).map(|field| field.id).collect();
        for field in left.kind.def().fields {
            let texts = [left, right].map(|record| show::field(cx, record, field, false));
            let [a, b] = texts;
            let told = matches!(field.need, Need::Computed | Need::ByAction | Need::Given);
            if told || (a.is_empty() && b.is_empty()) {
                continue;
            }
            let differs = differing.contains(&field.id);
            let chosen = (differs && self.can_merge()).then(|| self.chosen(cx, field.id));
            let label = cx.locale.text(&field.label_key(left.kind)).into_owned();
            let kind = ComparedKind::Field(field.id);
            rows.push(ComparedRow { kind, label, left: a, right: b, differs, chosen });
        }
        rows.extend(self.members(cx, left, right));
        rows.extend(counts(cx, left, right));
        rows.extend(self.past(cx));
        rows
    }

    fn keep_row(&self, cx: &Cx<'_>, left: &Record, right: &Record) -> ComparedRow {
        let key = if self.can_merge() { "compare-keep" } else { "compare-code" };
        let typed = matches!(self.left, Left::Typed(..));
        let code = |record: &Record| cx.book.human_key(record);
        ComparedRow {
            kind: ComparedKind::Keep,
            label: cx.locale.text(key).into_owned(),
            left: if typed { cx.locale.text("compare-typed").into_owned() } else { code(left) },
            right: code(right),
            differs: true,
            chosen: self.can_merge().then_some(self.keep),
        }
    }

    /// The members, those that are likely the same person on one row.
    fn members(&self, cx: &Cx<'_>, left: &Record, right: &Record) -> Vec<ComparedRow> {
        let own: Vec<&Record> = match &self.left {
            Left::Typed(_, members) => members.iter().collect(),
            Left::Stored(_) => cx.book.rows(left.id, RecordKind::Member),
        };
        let mut theirs = cx.book.rows(right.id, RecordKind::Member);
        if own.is_empty() && theirs.is_empty() {
            return Vec::new();
        }
        let mut rows = vec![ComparedRow::head(cx, "section-household-members")];
        for member in own {
            let same = theirs.iter().position(|other| same_person(member, other));
            let other = same.map(|at| theirs.remove(at));
            let right = other.map(|other| person(cx, other)).unwrap_or_default();
            rows.push(ComparedRow::info(String::new(), person(cx, member), right));
        }
        rows.extend(
            theirs
                .into_iter()
                .map(|other| ComparedRow::info(String::new(), String::new(), person(cx, other))),
        );
        rows
    }

    fn past(&self, cx: &Cx<'_>) -> Vec<ComparedRow> {
        if self.left_past.is_empty() && self.right_past.is_empty() {
            return Vec::new();
        }
        let lines = |events: &[Event]| -> Vec<String> {
            events.iter().rev().take(PAST_MAX).map(|event| event_line(cx, event)).collect()
        };
        let (left, right) = (lines(&self.left_past), lines(&self.right_past));
        let mut rows = vec![ComparedRow::head(cx, "tab-history")];
        for at in 0..left.len().max(right.len()) {
            let text = |lines: &[String]| lines.get(at).cloned().unwrap_or_default();
            let row = ComparedRow::info(String::new(), text(&left), text(&right));
            rows.push(ComparedRow { differs: false, ..row });
        }
        rows
    }
}

/// How many registrations, reviews and earlier years name each.
fn counts(cx: &Cx<'_>, left: &Record, right: &Record) -> Vec<ComparedRow> {
    let kinds = [RecordKind::Registration, RecordKind::Review, RecordKind::ClassYear];
    let count = |record: &Record, kind| cx.book.active_linking(record.id, kind).count();
    let row = |kind: RecordKind| {
        let (a, b) = (count(left, kind), count(right, kind));
        let label = cx.locale.text(&kind.label_key()).into_owned();
        let row = ComparedRow::info(label, a.to_string(), b.to_string());
        (a > 0 || b > 0).then_some(ComparedRow { differs: false, ..row })
    };
    kinds.into_iter().filter_map(row).collect()
}

/// A member in few words.
fn person(cx: &Cx<'_>, member: &Record) -> String {
    let text = |id: &str| {
        let def = RecordKind::Member.field(id);
        def.map(|def| show::field(cx, member, def, false)).unwrap_or_default()
    };
    let parts = [text("full_name"), text("birth"), text("personal_number")];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}
