//! Rows typed within a record: what is added, changed and taken out goes into the record's own event.
//!
//! A row is a record that links back to the one it stands in. Rows that are not spoken of at all
//! stay; of rows that are given, those that stand and are not among them are made void. Invariant:
//! what is wrong with a row names the row and its field.

#[cfg(test)]
mod tests;

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::input::RowInput;
use crate::domain::issue::Issue;
use crate::domain::op::{
    Change, Ctx, Decision, FieldWrite, Input, Target, Values, bases, candidate, difference, edited,
};
use crate::domain::record::Record;
use crate::domain::rule::{Case, check};
use crate::domain::schema::{FieldDef, FieldKey, FieldKind, RecordKind};
use crate::domain::value::Value;

/// What a row that was taken out says.
pub const OUT_REASON: &str = "bỏ khỏi danh sách";

/// The rows of a record as they would be stored.
#[derive(Default)]
pub(super) struct Rows {
    /// What is written to them.
    pub(super) changes: Vec<Change>,
    pub(super) after: Vec<Record>,
    /// What is wrong or unusual with those that were given.
    pub(super) issues: Vec<Issue>,
}

/// What becomes of the rows of `record`, which is new where nothing is before it.
pub(super) fn plan(
    book: &Book,
    record: &Record,
    before: Option<&Record>,
    values: &Values,
    ctx: &Ctx,
) -> Result<Rows, Vec<Issue>> {
    let mut rows = Rows::default();
    for field in record.kind.def().fields {
        let FieldKind::Rows(kind) = field.kind else {
            continue;
        };
        let standing = before.map(|before| book.rows(before.id, kind)).unwrap_or_default();
        let given = match values.get(field.id) {
            Some(Input::Rows(given)) => given.as_slice(),
            Some(_) => &[],
            None => {
                rows.after.extend(standing.into_iter().cloned());
                continue;
            }
        };
        let of = Of { book, ctx, field, kind, record: record.id };
        for (at, row) in given.iter().enumerate() {
            // A row of another folder, or of a line that was listed, is a new one here.
            let id = row.id.filter(|_| before.is_some());
            let old = id.and_then(|id| standing.iter().copied().find(|old| old.id == id));
            if let (Some(id), None) = (id, old) {
                let issue = Issue::hard(field.id, "no_such_record").with("value", id);
                return Err(vec![issue]);
            }
            of.put(&mut rows, at, row, old);
        }
        for gone in standing {
            if !given.iter().any(|row| row.id == Some(gone.id)) {
                rows.changes.push(taken_out(book, gone));
            }
        }
    }
    Ok(rows)
}

/// What is done to a row alone is done in its household, which is named first: the household's history
/// tells of it, and its key commits to the event, since a row that came with its household has none.
pub(super) fn led(book: &Book, mut decision: Decision) -> Decision {
    let changes = &mut decision.intent.changes;
    let household = changes.first().and_then(|change| {
        let Target::Existing(id) = change.target else {
            return None;
        };
        book.find(book.find(id)?.link(change.kind.def().ties.row_of?)?)
    });
    if let Some(household) = household {
        let target = Target::Existing(household.id);
        changes.insert(0, Change { target, kind: household.kind, fields: Vec::new() });
    }
    decision
}

/// Where rows are put.
struct Of<'a> {
    book: &'a Book,
    ctx: &'a Ctx,
    field: &'static FieldDef,
    kind: RecordKind,
    record: RecordId,
}

impl Of<'_> {
    fn put(&self, rows: &mut Rows, at: usize, row: &RowInput, old: Option<&Record>) {
        let Self { book, ctx, kind, .. } = *self;
        let mut after = match old {
            Some(old) => edited(old, &row.values),
            None => candidate(book, kind, &row.values, ctx),
        };
        if let Some(link) = link_to(kind, self.field).filter(|_| old.is_none()) {
            after.set(link, Value::Link(self.record));
        }
        let fields = difference(book, old, &after);
        let mut issues = check(&Case { book, record: &after, before: old, today: ctx.today });
        if let Some(old) = old {
            let known = check(&Case { book, record: old, before: Some(old), today: ctx.today });
            let said = |issue: &Issue| issue.field.is_some_and(|id| row.values.contains_key(id));
            issues.retain(|issue| said(issue) || !known.contains(issue));
        }
        let who = book.title(&after);
        let of_row = issues.into_iter().map(|issue| issue.in_row(self.field.id, at, &who));
        rows.issues.extend(of_row);
        if !fields.is_empty() {
            let target = old.map_or(Target::New, |old| Target::Existing(old.id));
            rows.changes.push(Change { target, kind, fields });
        }
        rows.after.push(after);
    }
}

/// The field by which a row names the record it stands in.
fn link_to(kind: RecordKind, rows: &FieldDef) -> Option<FieldKey> {
    let parent = RecordKind::ALL.into_iter().find(|parent| {
        parent.def().fields.iter().any(|field| field.id == rows.id && field.kind == rows.kind)
    })?;
    let fields = kind.def().fields;
    let at = fields.iter().position(|field| field.kind == FieldKind::Link(parent))?;
    Some(FieldKey::of(at))
}

fn taken_out(book: &Book, row: &Record) -> Change {
    let key = FieldKey::VOID;
    let write = FieldWrite { key, value: Value::text(OUT_REASON), replaces: bases(book, row, key) };
    Change { target: Target::Existing(row.id), kind: row.kind, fields: vec![write] }
}
