//! The text of a cell of rows: a JSON array of objects, each with its fields as they were typed.
//!
//! Knows the form of the text and no meaning of what stands in it. Invariant: `write(read(t))` has
//! the rows of `t`; a text that is no such array has no rows.

use serde_json::{Map, Value as Json};

use crate::domain::id::RecordId;
use crate::domain::input::ROW_ID;

/// One row: field ids with what was typed there.
#[derive(Clone, PartialEq, Eq, Default)]
pub(in crate::tui) struct MemberTexts(Map<String, Json>);

impl std::fmt::Debug for MemberTexts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // They are about a person.
        f.debug_struct("MemberTexts").field("fields", &self.0.len()).finish_non_exhaustive()
    }
}

impl MemberTexts {
    /// What was typed in a field.
    pub(in crate::tui) fn text(&self, field: &str) -> &str {
        self.0.get(field).and_then(Json::as_str).unwrap_or_default()
    }

    /// Puts a text into a field.
    pub(in crate::tui) fn put(&mut self, field: &str, text: &str) {
        self.0.insert(field.to_owned(), Json::from(text));
    }

    /// The record that the row is already.
    pub(in crate::tui) fn id(&self) -> Option<RecordId> {
        self.text(ROW_ID).parse().ok()
    }

    /// Names the record that the row is already.
    pub(in crate::tui) fn set_id(&mut self, id: RecordId) {
        self.put(ROW_ID, &id.to_string());
    }

    pub(in crate::tui) fn is_blank(&self) -> bool {
        self.0.values().all(|json| json.as_str().is_some_and(|text| text.trim().is_empty()))
    }
}

/// The rows of a cell's text.
pub(in crate::tui) fn read(raw: &str) -> Vec<MemberTexts> {
    let rows: Vec<Map<String, Json>> = serde_json::from_str(raw).unwrap_or_default();
    rows.into_iter().map(MemberTexts).collect()
}

/// The text of rows; empty where there are none.
pub(in crate::tui) fn write(rows: &[MemberTexts]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    Json::from(rows.iter().map(|row| Json::from(row.0.clone())).collect::<Vec<_>>()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let mut row = MemberTexts::default();
        assert!(row.is_blank() && row.id().is_none());
        row.put("full_name", "Lò Thị \"Hai\"");
        row.put("birth", "31/2");
        let rows = vec![row, MemberTexts::default()];
        assert_eq!(read(&write(&rows)), rows);
        assert_eq!(write(&[]), "");
        for other in ["", "x", "{}", "[1]", "[[]]"] {
            assert!(read(other).is_empty(), "{other}");
        }
    }
}
