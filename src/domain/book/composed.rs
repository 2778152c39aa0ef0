//! Names of records that belong to others: a review is called by its meeting and household, a member
//! by household and name, a standing by household and year, a target by village, year and kind.
//!
//! They are composed when asked for and stand in no index: a household that gets another code takes
//! its rows along. Invariant: what [`Book::human_key`] gives is found again, unless two are called
//! alike.

use crate::domain::book::Book;
use crate::domain::record::Record;
use crate::domain::schema::{FieldKind, Key, KeyPart, RecordKind};
use crate::domain::value::Value;
use crate::text::fold;

/// Whether records of a kind are called by what they belong to.
pub(super) fn human_key_is_composed(kind: RecordKind) -> bool {
    matches!(kind.def().naming.key, Key::Composed(_))
}

impl Book {
    /// The composed name of a record of such a kind.
    pub(super) fn composed_key(&self, record: &Record) -> Option<String> {
        let Key::Composed(parts) = record.kind.def().naming.key else {
            return None;
        };
        self.joined(record, parts)
    }

    fn joined(&self, record: &Record, parts: &[KeyPart]) -> Option<String> {
        let linked = |field: &str| {
            let linked = record.link(field).and_then(|id| self.find(id));
            linked.map(|linked| self.human_key(linked))
        };
        let mut words = Vec::with_capacity(parts.len());
        for part in parts {
            words.extend(match *part {
                KeyPart::Link(id) => Some(linked(id)?),
                KeyPart::LinkIfAny(id) => linked(id),
                KeyPart::Field(id) => Some(plain(record.get(id)?)?),
            });
        }
        Some(words.join("/"))
    }

    /// The record that such a name means; of several those that stand, `Err` where that is not one.
    pub(super) fn resolve_composed(&self, kind: RecordKind, named: &str) -> Result<&Record, usize> {
        let parts = match kind.def().naming.key {
            Key::Composed(parts) => parts,
            Key::Name(_) | Key::Code(_) | Key::Numbered { .. } | Key::Id => &[],
        };
        let mut found: Vec<&Record> = match parts.split_first() {
            // A number or a code may hold a slash itself.
            Some((KeyPart::Link(owner), rest)) => named
                .match_indices('/')
                .filter_map(|(at, _)| Some((named.get(..at)?, named.get(at + 1..)?)))
                .flat_map(|(of, tail)| self.belonging(kind, owner, of, rest, tail))
                .collect(),
            _ => self.records(kind).filter(|record| self.is_called(record, named)).collect(),
        };
        if found.len() > 1 {
            found.retain(|record| !record.is_void());
        }
        match found.as_slice() {
            [one] => Ok(one),
            many => Err(many.len()),
        }
    }

    /// The records of a kind that by the field `owner` belong to what is called `of`, with this tail
    /// of the name for the rest of its parts.
    fn belonging(
        &self,
        kind: RecordKind,
        owner: &str,
        of: &str,
        rest: &[KeyPart],
        tail: &str,
    ) -> Vec<&Record> {
        let Some(FieldKind::Link(owners)) = kind.field(owner).map(|field| field.kind) else {
            return Vec::new();
        };
        let Ok(owner) = self.resolve(owners, of) else {
            return Vec::new();
        };
        let wanted = fold(tail);
        let is_it = |record: &&Record| {
            let by_id = match rest {
                [KeyPart::Link(id)] => record.link(id).is_some_and(|id| id.to_string() == tail),
                _ => false,
            };
            by_id || self.joined(record, rest).is_some_and(|key| fold(&key) == wanted.trim())
        };
        self.linking(owner.id, kind).filter(is_it).collect()
    }

    fn is_called(&self, record: &Record, named: &str) -> bool {
        self.composed_key(record).is_some_and(|key| fold(&key) == fold(named))
    }
}

/// A value as it stands in a key.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.to_string()),
        Value::Int(number) => Some(number.to_string()),
        Value::Code(code) => Some((*code).to_owned()),
        Value::Date(date) => Some(date.to_string()),
        Value::Nothing | Value::Decimal(_) | Value::Bool(_) | Value::Link(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::testing::Commune;

    #[test]
    fn what_belongs_to_another_record_is_found_by_its_name() {
        let mut commune = Commune::new(1);
        let device = &mut commune.device;
        let of = commune.poor.to_string();
        device.edit(commune.poor, &json!({"code": "TL/7"}));
        let member =
            device.enter(RecordKind::Member, &json!({"household": of, "full_name": "Hà Văn Tú"}));
        let year = json!({"household": of, "year": 2024, "class": "poor"});
        let standing = device.enter(RecordKind::ClassYear, &year);
        let village = device.enter(RecordKind::Target, &json!({"village": "Phố Mới", "count": 3}));
        let whole = device.enter(RecordKind::Target, &json!({"year": 2026, "count": 30}));
        let rows = [
            (member, "TL/7/Hà Văn Tú", "tl/7/ha van tu"),
            (standing, "TL/7/2024", "tl/7/2024"),
            (village, "Phố Mới/2026/exit_poor", "pho moi/2026/exit_poor"),
            (whole, "2026/exit_poor", "2026/Exit_Poor"),
        ];
        for (id, key, typed) in rows {
            let record = device.record(id);
            assert_eq!(device.book.human_key(record), key);
            for named in [key, typed] {
                let found = device.book.resolve(record.kind, named).map(|found| found.id);
                assert_eq!(found, Ok(id), "{named}");
            }
        }
        assert_eq!(device.book.resolve(RecordKind::ClassYear, "TL/7/2023").map(|r| r.id), Err(0));
        device.enter(RecordKind::Member, &json!({"household": of, "full_name": "Hà Văn Tư"}));
        assert_eq!(device.book.resolve(RecordKind::Member, "TL/7/Hà Văn Tú").map(|r| r.id), Err(2));
    }
}
