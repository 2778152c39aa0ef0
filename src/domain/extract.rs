//! What may be told of a record without telling of a person: its fields that the schema does not
//! mark, under its id.
//!
//! A line of JSON a record, for bundles that leave personal data out. The marks of the schema decide
//! and nothing else; a line with a marked field is not one. An extract is never folded: it says what
//! a book showed, not who wrote it. Invariant: what [`line()`] writes [`read`] reads, and no value of a
//! marked field is in it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::schema::{FieldDef, FieldKind, Personal, RecordKind};

/// What is told of one record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extracted {
    #[serde(rename = "e")]
    pub record: RecordId,
    #[serde(rename = "k")]
    pub kind: String,
    /// Field id to value; of ticks the list of those set.
    #[serde(rename = "v")]
    pub values: Map<String, Json>,
    /// Whether it was made void; the reason is left out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub void: bool,
}

/// Whether a field may be told.
pub fn is_public(field: &FieldDef) -> bool {
    field.personal == Personal::No && !matches!(field.kind, FieldKind::Rows(_))
}

/// What may be told of a record, as a line.
pub fn line(book: &Book, record: &Record) -> String {
    let mut values = Map::new();
    for field in record.kind.def().fields.iter().filter(|field| is_public(field)) {
        let value = match field.kind {
            FieldKind::Many(_) => {
                let ticks = record.ticks(field.id);
                (!ticks.is_empty()).then(|| Json::from(ticks))
            }
            _ => book.value(record, field).map(|value| value.to_json()),
        };
        if let Some(value) = value.filter(|value| !value.is_null()) {
            values.insert(field.id.to_owned(), value);
        }
    }
    let kind = record.kind.name().to_owned();
    let told = Extracted { record: record.id, kind, values, void: record.is_void() };
    // String keys and no floats: it cannot fail.
    serde_json::to_string(&told).unwrap_or_default()
}

/// Every record of a book, by kind and id.
pub fn lines(book: &Book) -> Vec<String> {
    let mut lines = Vec::new();
    for kind in RecordKind::ALL {
        let mut records: Vec<_> = book.records(kind).collect();
        records.sort_unstable_by_key(|record| record.id);
        lines.extend(records.into_iter().map(|record| line(book, record)));
    }
    lines
}

/// Reads a line; `None` where it is not of the agreed shape, or tells what may not be told.
pub fn read(line: &str) -> Option<Extracted> {
    let told: Extracted = serde_json::from_str(line).ok()?;
    let kind: RecordKind = told.kind.parse().ok()?;
    let told_only = told.values.keys().all(|id| kind.field(id).is_some_and(is_public));
    told_only.then_some(told)
}

/// What an extract counts: records that are not void.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Sums {
    pub records: BTreeMap<String, u64>,
    pub classes: BTreeMap<String, u64>,
    /// What the Fund received, đồng.
    pub contributions: i64,
}

impl Sums {
    pub fn add(&mut self, told: &Extracted) {
        if told.void {
            return;
        }
        let one = |sums: &mut BTreeMap<String, u64>, name: &str| {
            let count = sums.entry(name.to_owned()).or_default();
            *count = count.saturating_add(1);
        };
        one(&mut self.records, &told.kind);
        let int = |id: &str| told.values.get(id).and_then(Json::as_i64).unwrap_or(0);
        if told.kind == RecordKind::Household.name() {
            let class = told.values.get("class").and_then(Json::as_str);
            one(&mut self.classes, class.unwrap_or("unknown"));
        } else if told.kind == RecordKind::Contribution.name() {
            self.contributions = self.contributions.saturating_add(int("total"));
        }
    }

    /// The same counted from a book.
    pub fn of(book: &Book) -> Self {
        let mut sums = Self::default();
        for line in lines(book) {
            if let Some(told) = read(&line) {
                sums.add(&told);
            }
        }
        debug_assert_eq!(sums.contributions, book.fund_totals(|_| true).total);
        sums
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::testing::{TestDevice, cash};

    #[test]
    fn only_fields_without_a_mark_are_told() {
        let mut device = TestDevice::new(1);
        device.enter(RecordKind::Village, &json!({"name": "Nà Lại"}));
        let household = json!({
            "village": "Nà Lại", "head_name": "Lò Văn Mẫu", "head_birth": "1971-05-06",
            "class": "poor", "class_year": 2026, "b1": 130, "causes": ["lack_capital"],
            "deprivations": ["toilet", "telecom"], "ethnicity": "Tày", "ethnic_minority": true,
            "address": "xóm Bí Mật", "note": "ghi chú kín", "members_count": 4,
        });
        device.enter(RecordKind::Household, &household);
        device.enter(RecordKind::Contribution, &cash("Người Cho Kín", 50_000));
        let text = lines(&device.book).join("\n");
        for hidden in ["Lò Văn", "1971", "Tày", "ethnic", "Bí Mật", "kín", "Kín"] {
            assert!(!text.contains(hidden), "{hidden} in {text}");
        }
        let told: Vec<_> = text.lines().map(|line| read(line).unwrap()).collect();
        assert_eq!(told[1].values["class"], "poor");
        assert_eq!(told[1].values["deprivations"], json!(["toilet", "telecom"]));
        assert_eq!(told[1].values["members_count"], 4);
        assert_eq!(told[2].values["total"], 50_000);
        let sums = Sums::of(&device.book);
        assert_eq!((sums.records["household"], sums.classes["poor"]), (1, 1));
        assert_eq!(sums.contributions, 50_000);
    }

    #[test]
    fn a_line_that_tells_of_a_person_is_none() {
        let line = |fields: &str| {
            format!("{{\"e\":\"h01010101010101011\",\"k\":\"household\",\"v\":{{{fields}}}}}")
        };
        assert!(read(&line("\"class\":\"poor\"")).is_some());
        for wrong in ["\"head_name\":\"A\"", "\"members\":[]", "\"colour\":1"] {
            assert_eq!(read(&line(wrong)), None, "{wrong}");
        }
        assert_eq!(read(&line("").replace("household", "village tour")), None);
        assert_eq!(read("{}"), None);
    }

    /// Free words and names are marked, but for those that name no person.
    #[test]
    fn every_field_of_words_is_marked_or_known_to_name_nobody() {
        for kind in RecordKind::ALL {
            for field in kind.def().fields {
                let words = matches!(
                    field.kind,
                    FieldKind::Text { .. }
                        | FieldKind::Name
                        | FieldKind::Title
                        | FieldKind::Note
                        | FieldKind::Digits(_)
                );
                let named = format!("{kind} {}", field.id);
                if words && field.personal == Personal::No {
                    assert!(field.traits.nobody, "{named}: how personal is it? Else say `nobody`");
                }
            }
        }
    }
}
