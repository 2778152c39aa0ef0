//! What other devices say they have: an acknowledgement of as much.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::id::{ReplicaId, Seq};

/// What a device has: of each replica the last number and the first four bytes of the hash there.
pub type Have = BTreeMap<ReplicaId, (Seq, [u8; 4])>;

/// What another device last said of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Peer {
    /// What it has, which acknowledges as much of ours.
    #[serde(with = "have_json")]
    pub have: Have,
    /// The number of its last bundle.
    pub number: u32,
    /// The BLAKE3 of that bundle's file, in hex.
    pub bundle: String,
    /// When that bundle was written (our own) or received, milliseconds since 1970; 0 if not known.
    #[serde(default)]
    pub at: u64,
}

impl Peer {
    /// Takes what `other` adds. Says whether anything did.
    pub fn merge(&mut self, other: &Self) -> bool {
        let before = self.clone();
        for (replica, theirs) in &other.have {
            let ours = self.have.entry(*replica).or_default();
            *ours = (*ours).max(*theirs);
        }
        if (other.number, &other.bundle) > (self.number, &self.bundle) {
            self.number = other.number;
            self.bundle.clone_from(&other.bundle);
        }
        self.at = self.at.max(other.at);
        *self != before
    }
}

/// [`Have`] in JSON: `{"<replica>": [n, "<8 hex>"]}`.
pub mod have_json {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use super::Have;
    use crate::domain::id::{ReplicaId, Seq, from_hex, hex};

    pub fn serialize<S: Serializer>(have: &Have, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(have.iter().map(|(id, (n, bytes))| (id, (n, hex(bytes)))))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Have, D::Error> {
        let read = BTreeMap::<ReplicaId, (Seq, String)>::deserialize(from)?;
        let tip = |(id, (n, text)): (_, (_, String))| {
            Ok((id, (n, from_hex(&text).ok_or_else(|| D::Error::custom("not 8 hex digits"))?)))
        };
        read.into_iter().map(tip).collect()
    }
}
