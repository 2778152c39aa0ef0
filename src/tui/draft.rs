//! An unfinished form, as it is stored: what was typed, field by field, and where the cursor stood.
//!
//! Never parsed values: a draft must survive whatever was typed, and an older program's fields.

use serde::{Deserialize, Serialize};

use crate::domain::id::RecordId;

/// What stands in a draft of a list for the operation.
pub const IMPORT: &str = "import";

/// One unfinished form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Names it in the store: the form and the record, or the form and when it was begun.
    pub key: String,
    pub kind: String,
    /// The operation the form is for: `create`, `edit` or `amend`.
    pub op: String,
    /// The record being changed; absent for a new one.
    pub record: Option<RecordId>,
    /// Field id and raw text.
    pub cells: Vec<(String, String)>,
    /// The field with the focus.
    pub focus: String,
    /// When it was last saved, milliseconds.
    pub at: u64,
}
