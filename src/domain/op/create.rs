//! A new record: its checks, and its rows.

use crate::domain::book::{Book, People};
use crate::domain::issue::Issue;
use crate::domain::op::{
    Ctx, Decision, Input, OpName, Target, Values, candidate, check_right, difference, judged, one,
    rows,
};
use crate::domain::record::Record;
use crate::domain::rule::{Case, check_with};
use crate::domain::schema::{FieldDef, Fill, Formula, Need, RecordKind};
use crate::domain::value::Value;

pub(super) fn decide(
    book: &Book,
    kind: RecordKind,
    values: &Values,
    ctx: &Ctx,
) -> Result<Decision, Vec<Issue>> {
    let record = candidate(book, kind, values, ctx);
    check_right(book, &record, OpName::Create, ctx)?;
    let rows = rows::plan(book, &record, None, values, ctx)?;
    let standing: Vec<_> = rows.after.iter().collect();
    let mut issues = check_untyped(book, &record, &standing, values);
    let case = Case { book, record: &record, before: None, today: ctx.today };
    issues.extend(check_with(&case, &standing));
    issues.extend(rows.issues);
    let fields = difference(book, None, &record);
    let mut intent = one(OpName::Create, Target::New, kind, fields);
    intent.changes.extend(rows.changes);
    judged(intent, issues)
}

/// Nobody types what is computed; a line that states it, as a listed one does, must state it right.
fn check_untyped(book: &Book, record: &Record, rows: &[&Record], values: &Values) -> Vec<Issue> {
    let value = |field: &FieldDef| match field.fill {
        Fill::Computed(Formula::OfHousehold) => {
            book.household_value(record, &People::new(record, rows.to_vec()), field.id)
        }
        Fill::No | Fill::Given(_) | Fill::Computed(_) => book.value(record, field),
    };
    let stated = |field: &FieldDef| match values.get(field.id) {
        Some(Input::Value(value)) => Some(value.clone()),
        _ => None,
    };
    let wrong = |field: &'static FieldDef| match (field.need, stated(field)) {
        (Need::ByAction, Some(_)) => Some(Issue::hard(field.id, "not_typed")),
        (Need::Computed, Some(stated)) => {
            let computed = value(field).unwrap_or(Value::Nothing);
            let shown = crate::domain::input::editable_value(book, field, &computed);
            let issue = Issue::hard(field.id, "computed_differs").with("computed", shown);
            (stated != computed).then_some(issue)
        }
        _ => None,
    };
    record.kind.def().fields.iter().filter_map(wrong).collect()
}
