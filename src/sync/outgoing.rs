//! What goes into a bundle, as the caller gives it.

use std::collections::BTreeMap;

use crate::domain::id::ReplicaId;
use crate::domain::log::{Log, Range};
use crate::sync::seal::Identity;

/// What goes into a bundle. The caller counts and keeps the numbers.
#[derive(Debug)]
pub struct Outgoing<'a> {
    pub identity: &'a Identity,
    pub log: &'a Log,
    /// Which events, for example [`Log::unacknowledged`].
    pub ranges: &'a [Range],
    /// Who can read it. Empty is every active device of the roster but this one, or this one alone
    /// where there is no other.
    pub to: &'a [ReplicaId],
    /// This device's count of bundles, this one included.
    pub number: u32,
    /// The BLAKE3 of the bundle before, in hex.
    pub previous: Option<String>,
    /// The wall clock, milliseconds since 1970.
    pub now: u64,
    /// For a bundle without personal data: what is told of every record, a line each. The bodies of
    /// events and the keys of records are then left out.
    pub extract: Option<&'a [String]>,
    /// What the plain part says of the contents.
    pub summary: BundleSummary,
}

/// Numbers and names for the plain part. No person may be named in them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BundleSummary {
    /// How many events and records of what kind.
    pub counts: BTreeMap<String, u64>,
    /// Sums of money in đồng.
    pub money: BTreeMap<String, i64>,
    /// The plans and standards in force.
    pub keys: BTreeMap<String, String>,
}
