//! A digest of a book, by which two of them are compared.
//!
//! Invariant: it depends on what is stored alone: neither on the order in which events or records
//! arrived nor on where a field stands in its table, so that versions of the program whose forms
//! differ agree on equal books.

use std::fmt::Write as _;

use crate::domain::book::Book;
use crate::domain::record::LiveWrite;
use crate::domain::schema::RecordKind;

impl Book {
    /// A digest of the whole state: equal exactly when two books hold the same.
    pub fn root(&self) -> [u8; 32] {
        let mut records: Vec<_> = self.records.iter().collect();
        records.sort_unstable_by_key(|record| (record.id, record.kind.name()));
        let mut hasher = blake3::Hasher::new_derive_key("thoatngheo 2026 book root v2");
        let mut line = String::new();
        for record in records {
            // Writing into a String cannot fail.
            let _ = writeln!(line, "{} {} {}", record.id, record.kind, record.created);
            self.write_tips(record.kind, record.all_live_writes().iter(), &mut line);
            hasher.update(line.as_bytes());
            line.clear();
        }
        *hasher.finalize().as_bytes()
    }

    /// The writes of a record by the ids of their fields; those of one field as they rank.
    fn write_tips<'t>(
        &self,
        kind: RecordKind,
        writes: impl Iterator<Item = &'t LiveWrite>,
        out: &mut String,
    ) {
        let mut writes: Vec<_> = writes.map(|live| (live.key.id(kind), live)).collect();
        writes.sort_by(|(one, _), (other, _)| one.cmp(other));
        for (id, live) in writes {
            let _ = write!(out, "{id} {} ", live.value.to_json());
            if let Some(event) = self.event_ref(live.event) {
                let _ = write!(out, "{event}");
            }
            let _ = writeln!(out, " {}", live.settled);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::domain::schema::{FieldKey, RecordKind};
    use crate::domain::testing::TestDevice;

    #[test]
    fn where_a_field_stands_in_its_table_does_not_matter() {
        let mut device = TestDevice::new(1);
        device.enter(RecordKind::Village, &json!({"name": "Nà Lại"}));
        let gift = json!({"date": "2026-03-01", "donor_name": "Hội Nông dân", "amount": 70_000,
            "village": "Nà Lại", "note": "đã nhận"});
        let gift = device.enter(RecordKind::Contribution, &gift);
        let writes = device.record(gift).all_live_writes();
        let written = |order: &[usize]| {
            let mut out = String::new();
            let writes = order.iter().map(|at| &writes[*at]);
            device.book.write_tips(RecordKind::Contribution, writes, &mut out);
            out
        };
        let (forth, back): (Vec<_>, Vec<_>) =
            (0..writes.len()).map(|at| (at, writes.len() - 1 - at)).unzip();
        let lines = written(&forth);
        assert_eq!(lines, written(&back));
        let ids: Vec<_> = lines.lines().map(|line| line.split(' ').next().unwrap()).collect();
        assert!(ids.is_sorted(), "{ids:?}");
        assert!(ids.contains(&"village") && ids.contains(&"note"), "{ids:?}");
        let place = |id| FieldKey::parse(RecordKind::Contribution, id).unwrap();
        assert!(place("village") < place("amount"), "a field stands where a person expects it");
    }
}
