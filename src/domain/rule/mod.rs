//! The checks. Each says where, what and how bad; none refuses to look at the rest.
//!
//! A check never decides for a person: `Hard` issues are what the law, the schema or arithmetic
//! forbid, `Soft` ones are what is unusual and can be right. A rule sees a candidate record (what
//! would be stored) and the book as it is; it knows nothing of forms or commands, which both come
//! through here.

mod class_year;
mod contribution;
mod household;
mod meeting;
mod member;
mod movement;
mod nomination;
mod people;
mod registration;
mod review;
#[cfg(test)]
pub(crate) mod tests;

pub(in crate::domain) use review::votes;

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::id::UNSAVED;
use crate::domain::issue::Issue;
use crate::domain::record::Record;
use crate::domain::schema::{Check, FieldDef, FieldKind, Need, RecordKind};
use crate::domain::value::Value;

/// What every rule is given.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    pub book: &'a Book,
    pub record: &'a Record,
    /// What is stored now; absent for a new record.
    pub before: Option<&'a Record>,
    /// The date the program believes in.
    pub today: NaiveDate,
}

impl Case<'_> {
    fn date(&self, field: &str) -> Option<crate::text::PartialDate> {
        self.record.get(field).and_then(Value::as_date)
    }

    fn except(&self) -> Option<crate::domain::id::RecordId> {
        self.before.map(|record| record.id)
    }
}

/// Everything wrong or unusual with a record that is about to be stored, in field order.
pub fn check(case: &Case<'_>) -> Vec<Issue> {
    check_with(case, &case.book.rows(case.record.id, RecordKind::Member))
}

/// The same, of a household with these members in the place of those that stand.
pub fn check_with(case: &Case<'_>, rows: &[&Record]) -> Vec<Issue> {
    let fields = case.record.kind.def().fields;
    let mut issues: Vec<_> = fields.iter().filter_map(|field| check_field(case, field)).collect();
    for one in case.record.kind.def().checks {
        match *one {
            Check::Links => links(case, &mut issues),
            Check::Unique(field) => check_unique(case, field, &mut issues),
            Check::Subject(field) => movement::named(case, field, &mut issues),
            Check::Household => household::check(case, rows, &mut issues),
            Check::Registration => registration::check(case, &mut issues),
            Check::Contribution => contribution::check(case, &mut issues),
            Check::Meeting => meeting::check(case, &mut issues),
            Check::Review => review::check(case, &mut issues),
            Check::Member => member::check(case, &mut issues),
            Check::Standing => class_year::check(case, &mut issues),
            Check::Adoption => movement::adopted_twice(case, &mut issues),
            Check::Nomination => nomination::check(case, &mut issues),
            Check::Part => nomination::part(case, &mut issues),
            Check::Filing => movement::filed_twice(case, &mut issues),
            Check::Tally => movement::tally(case, &mut issues),
            Check::Help => movement::help(case, &mut issues),
        }
    }
    let place = |issue: &Issue| fields.iter().position(|field| Some(field.id) == issue.field);
    issues.sort_by_key(|issue| (place(issue).is_none(), place(issue)));
    issues
}

/// What the field's own row asks for.
fn check_field(case: &Case<'_>, field: &'static FieldDef) -> Option<Issue> {
    let Some(value) = case.record.get(field.id) else {
        let missing = field.need == Need::Required && case.record.ticks(field.id).is_empty();
        // What the program gave may be replaced, not taken away.
        let had = case.before.is_some_and(|before| before.get(field.id).is_some());
        let missing = missing || (field.need == Need::Given && had);
        return missing.then(|| Issue::hard(field.id, "required"));
    };
    check_value(field, value, case.today)
}

/// Whether one value is possible in its field.
pub fn check_value(field: &'static FieldDef, value: &Value, today: NaiveDate) -> Option<Issue> {
    match (field.kind, value) {
        (FieldKind::Integer { min, max }, Value::Int(number)) => {
            let issue = Issue::hard(field.id, "out_of_range").with("min", min).with("max", max);
            (!(min..=max).contains(number)).then_some(issue)
        }
        (FieldKind::Money, Value::Int(amount)) if *amount < 0 => {
            Some(Issue::hard(field.id, "negative"))
        }
        (FieldKind::Money, Value::Int(amount)) if *amount > MONEY_MAX => {
            Some(Issue::hard(field.id, "too_large"))
        }
        (FieldKind::Decimal, Value::Decimal(quantity)) if quantity.is_negative() => {
            Some(Issue::hard(field.id, "negative"))
        }
        (FieldKind::Date { partial, future }, Value::Date(date)) => {
            if !partial && date.as_day().is_none() {
                return Some(Issue::hard(field.id, "whole_date"));
            }
            let late = !future && date.earliest() > today;
            late.then(|| Issue::hard(field.id, "future_date"))
        }
        (FieldKind::Text { max }, Value::Text(text)) => {
            let over = text.chars().count() > usize::from(max);
            over.then(|| Issue::hard(field.id, "too_long").with("max", max))
        }
        (FieldKind::Name, Value::Text(name)) => check_name(field.id, name),
        (FieldKind::Title, Value::Text(name)) => {
            let none = !name.chars().any(char::is_alphabetic);
            none.then(|| Issue::hard(field.id, "not_a_name")).or_else(|| long_name(field.id, name))
        }
        (FieldKind::Note, Value::Text(text)) => {
            let over = text.chars().count() > NOTE_MAX;
            over.then(|| Issue::hard(field.id, "too_long").with("max", NOTE_MAX))
        }
        (FieldKind::Digits(lengths), Value::Text(code)) => check_digits(field.id, lengths, code),
        (FieldKind::One(_), Value::Text(id)) => {
            Some(Issue::hard(field.id, "not_an_option").with("value", id))
        }
        _ => (!fits(field.kind, value)).then(|| Issue::hard(field.id, "wrong_type")),
    }
}

/// Whether a value is of the field's type at all.
fn fits(kind: FieldKind, value: &Value) -> bool {
    match kind {
        FieldKind::Integer { .. } | FieldKind::Money => matches!(value, Value::Int(_)),
        FieldKind::Decimal => matches!(value, Value::Decimal(_)),
        FieldKind::Date { .. } => matches!(value, Value::Date(_)),
        FieldKind::YesNo | FieldKind::Many(_) => matches!(value, Value::Bool(_)),
        FieldKind::One(options) => {
            matches!(value, Value::Code(id) if options.iter().any(|option| option.id == *id))
        }
        FieldKind::Link(_) => matches!(value, Value::Link(_)),
        FieldKind::Text { .. }
        | FieldKind::Name
        | FieldKind::Title
        | FieldKind::Note
        | FieldKind::Digits(_) => matches!(value, Value::Text(_)),
        // Nothing of the rows is stored here.
        FieldKind::Rows(_) => false,
    }
}

/// No sum of a commune reaches a thousand billion đồng.
pub const MONEY_MAX: i64 = 1_000_000_000_000;

/// The most letters of a note.
pub const NOTE_MAX: usize = 2_000;

/// The most letters of a name.
pub const NAME_MAX: usize = 120;

fn check_name(field: &'static str, name: &str) -> Option<Issue> {
    if name.chars().any(char::is_numeric) {
        return Some(Issue::hard(field, "name_has_digits"));
    }
    if !name.chars().any(char::is_alphabetic) {
        return Some(Issue::hard(field, "not_a_name"));
    }
    long_name(field, name)
}

fn long_name(field: &'static str, name: &str) -> Option<Issue> {
    let over = name.chars().count() > NAME_MAX;
    over.then(|| Issue::hard(field, "too_long").with("max", NAME_MAX))
}

fn check_digits(field: &'static str, lengths: &[u8], code: &str) -> Option<Issue> {
    let digits_only = code.chars().all(|sign| sign.is_ascii_digit());
    let fits = lengths.is_empty() || lengths.iter().any(|n| usize::from(*n) == code.len());
    let list = lengths.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    (!digits_only || !fits).then(|| Issue::hard(field, "digits").with("lengths", list))
}

/// The human key of a new or renamed record may not be taken.
fn check_unique(case: &Case<'_>, field: &'static str, issues: &mut Vec<Issue>) {
    let Some(key) = case.record.text(field) else {
        return;
    };
    if case.book.is_taken(case.record.kind, key, case.except()) {
        issues.push(Issue::hard(field, "taken").with("value", key));
    }
}

/// Every record that a field names, but for what only an action fills.
fn links(case: &Case<'_>, issues: &mut Vec<Issue>) {
    for field in case.record.kind.def().fields {
        if matches!(field.kind, FieldKind::Link(_)) && field.need != Need::ByAction {
            linked(case, field.id, issues);
        }
    }
}

/// The record that a link names, which must exist and not be void.
fn linked<'a>(case: &Case<'a>, field: &'static str, issues: &mut Vec<Issue>) -> Option<&'a Record> {
    // The record it belongs to is made in the same event.
    let id = case.record.link(field).filter(|id| *id != UNSAVED)?;
    let found = case.book.find(id);
    match found {
        None => issues.push(Issue::hard(field, "no_such_record").with("value", id)),
        Some(record) if record.is_void() => issues.push(Issue::hard(field, "void_record")),
        Some(_) => {}
    }
    found
}

/// A year field that differs from the year of a date field.
fn check_year(case: &Case<'_>, year: &'static str, date: &'static str, issues: &mut Vec<Issue>) {
    if let (Some(stated), Some(on)) = (case.record.int(year), case.date(date))
        && stated != i64::from(on.year())
    {
        issues.push(Issue::soft(date, "other_year").with("year", stated));
    }
}
