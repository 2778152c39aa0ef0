//! `fields`: what can be said of a record of a kind: the names that `enter`, `list --where` and
//! `act --set` take, what goes there, and which must be given.
//!
//! It reads the table of kinds alone, so it needs no data folder. Invariant: every field of a kind has a
//! row, in the order of its form.

use serde_json::{Value as Json, json};

use crate::cli::fail::{CliResult, Code};
use crate::cli::{CommandContext, aligned, known_kind, result};
use crate::domain::schema::{FieldDef, FieldKind, Need, RecordKind};
use crate::locale::Locale;

/// The command line.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Args {
    /// The kind of record.
    kind: String,
    /// One JSON object a line.
    #[arg(long)]
    json: bool,
}

impl Args {
    /// The fields of a kind.
    pub(super) fn run(&self, context: &CommandContext) -> CliResult {
        let kind = known_kind(&self.kind)?;
        let fields = kind.def().fields;
        if self.json {
            for field in fields {
                result(&object(kind, field, &context.locale).to_string());
            }
        } else {
            let rows: Vec<_> =
                fields.iter().map(|field| row(kind, field, &context.locale)).collect();
            for line in aligned(&rows) {
                result(&line);
            }
        }
        Ok(Code::Done)
    }
}

/// A field for people: its name, what goes there, whether it must be given, what it is.
fn row(kind: RecordKind, field: &FieldDef, locale: &Locale) -> [String; 4] {
    let mut label = locale.text(&field.label_key(kind)).into_owned();
    let ids = option_ids(field);
    if !ids.is_empty() {
        label = format!("{label}: {}", ids.join(", "));
    }
    [field.id.to_owned(), type_of(field), need(field).to_owned(), label]
}

fn object(kind: RecordKind, field: &FieldDef, locale: &Locale) -> Json {
    json!({
        "field": field.id,
        "type": type_of(field),
        "need": need(field),
        "label": locale.text(&field.label_key(kind)),
        "options": option_ids(field),
    })
}

fn option_ids(field: &FieldDef) -> Vec<&'static str> {
    field.options().iter().map(|option| option.id).collect()
}

/// What goes into a field; of another record, which kind.
fn type_of(field: &FieldDef) -> String {
    let name = match field.kind {
        FieldKind::Text { .. } | FieldKind::Note => "text",
        FieldKind::Name | FieldKind::Title => "name",
        FieldKind::Integer { .. } => "integer",
        FieldKind::Decimal => "decimal",
        FieldKind::Money => "money",
        FieldKind::Date { .. } => "date",
        FieldKind::YesNo => "true|false",
        FieldKind::One(_) => "one",
        FieldKind::Many(_) => "many",
        FieldKind::Digits(_) => "digits",
        FieldKind::Link(kind) => return kind.name().to_owned(),
        FieldKind::Rows(kind) => return format!("[{}]", kind.name()),
    };
    name.to_owned()
}

fn need(field: &FieldDef) -> &'static str {
    match field.need {
        Need::Required => "required",
        Need::Optional => "optional",
        Need::Given => "given",
        Need::Computed => "computed",
        Need::ByAction => "by action",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Lang;

    #[test]
    fn a_field_is_told_with_its_type_and_options() {
        let locale = Locale::new(Lang::En);
        let of = |id: &str| {
            let field = RecordKind::Household.field(id).unwrap();
            row(RecordKind::Household, field, &locale)
        };
        let [id, kind, need, label] = of("class");
        assert_eq!([id.as_str(), &kind, &need], ["class", "one", "required"]);
        assert!(label.ends_with(": poor, near_poor, not_poor"), "{label}");
        assert_eq!(of("village")[1..3], ["village", "required"]);
        assert_eq!(of("members")[1], "[member]");
        assert_eq!(of("head_name")[1..3], ["name", "required"]);
        assert_eq!(of("income_per_capita")[1..3], ["money", "optional"]);
    }

    #[test]
    fn every_field_of_every_kind_has_its_object() {
        let locale = Locale::new(Lang::Vi);
        for kind in RecordKind::ALL {
            for field in kind.def().fields {
                let object = object(kind, field, &locale);
                let label = object["label"].as_str().unwrap_or_default();
                assert!(!label.is_empty() && !label.contains('⟦'), "{kind}: {}", field.id);
            }
        }
    }
}
