//! Who has a data folder open, as its `LOCK` says.

use serde::{Deserialize, Serialize};

/// Who has the data folder open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct LockOwner {
    pub pid: u32,
    pub user: String,
    pub host: String,
    /// Milliseconds since 1970 UTC.
    pub since: u64,
}
