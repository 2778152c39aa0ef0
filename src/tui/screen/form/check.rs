//! What the form means now, and what is wrong with it.
//!
//! On leaving a field everything is judged that the person has already passed; on saving,
//! everything. Both ask the same rules as every other door.

use crate::domain::issue::Issue;
use crate::domain::op::{Input, Op, Values, candidate, edited};
use crate::domain::record::Record;
use crate::domain::rule::{Case, check, check_with};
use crate::domain::schema::{FieldKind, RecordKind, Start};
use crate::domain::value::Value;
use crate::tui::cx::Cx;
use crate::tui::part::cell::Cell;
use crate::tui::screen::form::{FormState, Purpose};

/// The field in which the form of an act asks why.
pub(super) const REASON: &str = "state_reason";

impl FormState {
    /// The values of the shown fields, and what could not be read. Of a record that exists only the
    /// changed fields.
    pub(super) fn values(&self, cx: &Cx<'_>) -> (Values, Vec<Issue>) {
        let mut values = Values::new();
        let mut issues = Vec::new();
        for cell in &self.cells {
            let id = cell.field.id;
            let shown = self.shows(cx, cell.field);
            if self.is_new() && (!shown || cell.is_blank()) {
                // What the form started with was taken out: it must not come back by itself.
                if cell.field.start != Start::Empty {
                    values.insert(id, Input::Clear);
                }
                continue;
            }
            let act = matches!(self.purpose, Purpose::Act(..));
            let skipped = if act { cell.is_blank() || id == REASON } else { !cell.is_changed() };
            if !shown || (!self.is_new() && skipped) {
                continue;
            }
            match cell.input(cx) {
                // An unticked box says no.
                Ok(Input::Clear) if cell.field.kind == FieldKind::YesNo => {
                    values.insert(id, Input::Value(Value::Bool(false)));
                }
                Ok(input) => {
                    values.insert(id, input);
                }
                Err(issue) => issues.push(Self::row_issue(cx, cell).unwrap_or(issue)),
            }
        }
        if self.purpose.op().needs_reason() && self.cell(REASON).is_some_and(Cell::is_blank) {
            issues.push(Issue::hard(REASON, "why_needed"));
        }
        (values, issues)
    }

    /// The person's intention with these values.
    pub(super) fn op(&self, values: Values) -> Op {
        match &self.purpose {
            Purpose::Create | Purpose::Row(None) => Op::Create { kind: self.kind, values },
            Purpose::Edit(record) | Purpose::Row(Some(record)) => {
                Op::Edit { record: *record, values }
            }
            Purpose::Act(name, record) => {
                let reason = self.cell(REASON).map(Cell::raw);
                Op::Act { name: *name, record: *record, values, reason }
            }
            Purpose::Amend(record, reason) => {
                Op::Act { name: self.purpose.op(), record: *record, values, reason: reason.clone() }
            }
        }
    }

    /// The record as it would be stored now.
    pub fn candidate(&self, cx: &Cx<'_>) -> Record {
        let (values, _) = self.values(cx);
        match self.existing(cx) {
            Some(record) => edited(record, &values),
            None => candidate(cx.book, self.kind, &values, &cx.ctx()),
        }
    }

    /// The record that is changed, as it is in the book.
    pub(super) fn existing<'a>(&self, cx: &Cx<'a>) -> Option<&'a Record> {
        cx.book.find(self.purpose.record()?)
    }

    /// Judges the fields that the person has passed.
    pub(super) fn recheck(&mut self, cx: &Cx<'_>) {
        let (values, mut issues) = self.values(cx);
        let before = self.existing(cx);
        let record = match before {
            Some(record) => edited(record, &values),
            None => candidate(cx.book, self.kind, &values, &cx.ctx()),
        };
        let case = Case { book: cx.book, record: &record, before, today: cx.now.today };
        let rows = self.typed_rows(cx);
        let rows: Vec<_> = rows.iter().collect();
        let mut found = check_with(&case, &rows);
        if self.kind == RecordKind::Household && self.is_new() {
            self.twins = cx.book.likely_same_with(&record, &rows);
        }
        if let Some(stored) = before {
            // What was unusual before is not said again.
            let old = check(&Case { record: stored, ..case });
            found.retain(|issue| issue.is_hard() || !old.contains(issue));
        }
        add(&mut issues, found);
        issues.retain(|issue| self.was_passed(cx, issue));
        self.take_issues(issues);
    }

    /// Keeps issues in the order of the fields, those of the whole record last.
    pub(super) fn take_issues(&mut self, mut issues: Vec<Issue>) {
        let place = |issue: &Issue| {
            let fields = self.kind.def().fields;
            fields.iter().position(|field| Some(field.id) == issue.field)
        };
        issues.sort_by_key(|issue| (place(issue).is_none(), place(issue)));
        self.issues = issues;
    }

    /// Everything is judged from now on.
    pub(super) fn touch_all(&mut self) {
        for cell in &mut self.cells {
            cell.touched = true;
        }
    }

    fn was_passed(&self, cx: &Cx<'_>, issue: &Issue) -> bool {
        let cell = issue.field.and_then(|field| self.cell(field));
        cell.is_some_and(|cell| cell.touched && self.shows(cx, cell.field))
    }
}

/// Adds what the rules found. A field that could not be read has its one message already.
pub(super) fn add(issues: &mut Vec<Issue>, found: Vec<Issue>) {
    let unread: Vec<_> = issues.iter().filter_map(|issue| issue.field).collect();
    let other = |issue: &Issue| issue.field.is_none_or(|field| !unread.contains(&field));
    issues.extend(found.into_iter().filter(other));
}
