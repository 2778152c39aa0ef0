//! What the shell says of a bundle that was written or received.

/// What is said of a written bundle.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Exported {
    pub path: String,
    /// How many events it holds.
    pub events: u64,
    /// How many records of each kind, by the kind's name.
    pub counts: Vec<(String, u64)>,
    /// The Fund's total in it, đồng.
    pub money: i64,
    /// The hash of the file, in groups to be read aloud.
    pub hash_groups: Vec<String>,
}

/// What is said of a received bundle.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Received {
    /// Who sent it: the device's short code.
    pub from: String,
    /// Whether it holds no personal data: it was verified and kept, and the register is as it was.
    pub without_personal: bool,
    pub new: u64,
    /// Events that were here already.
    pub had: u64,
    /// Runs that wait for what is missing before them: device, from, to.
    pub held: Vec<(String, u32, u32)>,
    /// Events that are kept and do not count, with the reason's code.
    pub refused: Vec<(String, u32, String)>,
    /// Records with something to settle now.
    pub conflicts: u64,
    /// The hash of the file, in groups: the same that the sender's screen and cover sheet show.
    pub hash_groups: Vec<String>,
}
