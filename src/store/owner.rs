//! Who has a data folder open, as its `LOCK` says.

use serde::{Deserialize, Serialize};

/// Who has the data folder open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct LockOwner {
    /// The process.
    pub pid: u32,
    /// The login name.
    pub user: String,
    /// The machine.
    pub host: String,
    /// Milliseconds since 1970 UTC.
    pub since: u64,
}
