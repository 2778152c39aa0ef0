//! Identities: of a replica (one installation of one person), an event, a record, a commune.
//!
//! Nothing here is a name that people read; people read the human keys (village name, household
//! code, receipt number). An id is assigned once, from outside, and never reused.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The number of an event in its replica's log: 1, 2, 3, ...
pub type Seq = u32;

/// A text that should have been an id and was not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

/// The first 8 bytes of BLAKE3 of the replica's Ed25519 public key. Printed as 16 hex digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ReplicaId(pub [u8; 8]);

/// Crockford's base 32: no I, L, O or U, so that a number read aloud is written down right.
const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl ReplicaId {
    /// The replica of a public signing key.
    pub fn of_key(public_key: &[u8; 32]) -> Self {
        let digest = blake3::hash(public_key);
        let mut id = [0; 8];
        for (to, from) in id.iter_mut().zip(digest.as_bytes()) {
            *to = *from;
        }
        Self(id)
    }

    /// Four signs for people and for receipt books, for example `7F3K`. Not an identity: 20 bits.
    pub fn short(&self) -> String {
        let [a, b, c, ..] = self.0;
        let bits = u32::from(a) << 16 | u32::from(b) << 8 | u32::from(c);
        (0..4)
            .filter_map(|i| CROCKFORD.get((bits >> (19 - 5 * i) & 31) as usize))
            .map(|&sign| char::from(sign))
            .collect()
    }
}

impl fmt::Display for ReplicaId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl fmt::Debug for ReplicaId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{self}")
    }
}

impl FromStr for ReplicaId {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        Ok(Self(from_hex(text).ok_or(NotAnId)?))
    }
}

/// Which write of which event, as a later write names it: the replica, the number and the first
/// four bytes of the event's chain hash. The tail only tells the branches of a cloned replica
/// apart; a wrong tail supersedes nothing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct EventRef {
    /// The log the event is in.
    pub replica: ReplicaId,
    pub n: Seq,
    /// The first four bytes of its chain hash.
    pub tail: [u8; 4],
}

impl fmt::Display for EventRef {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}:{}", self.replica, self.n, hex(&self.tail))
    }
}

impl FromStr for EventRef {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let mut parts = text.split(':');
        let mut next = || parts.next().ok_or(NotAnId);
        let replica = next()?.parse()?;
        let n = next()?.parse().map_err(|_| NotAnId)?;
        let tail = from_hex(next()?).ok_or(NotAnId)?;
        Ok(Self { replica, n, tail })
    }
}

impl Serialize for EventRef {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (self.replica.to_string(), self.n, hex(&self.tail)).serialize(to)
    }
}

impl<'de> Deserialize<'de> for EventRef {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let (replica, n, tail) = <(String, Seq, String)>::deserialize(from)?;
        let wrong = || serde::de::Error::custom("not an event reference");
        Ok(Self {
            replica: replica.parse().map_err(|_| wrong())?,
            n,
            tail: from_hex(&tail).ok_or_else(wrong)?,
        })
    }
}

/// A record: the replica and number of the event that created it, and its place among the records
/// that event created (0 for the first). Printed `h<16 hex><number>` or `h<16 hex><number>.<place>`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId {
    pub replica: ReplicaId,
    pub n: Seq,
    /// The place among the records created by that event.
    pub place: u16,
}

/// The first new record of an event while it has no id: a copy that is checked stands under it, rows
/// link to it, and the intention's body puts the id in its place. No stored record has it.
pub const UNSAVED: RecordId = RecordId { replica: ReplicaId([0; 8]), n: 0, place: 0 };

impl fmt::Display for RecordId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "h{}{}", self.replica, self.n)?;
        if self.place > 0 {
            write!(out, ".{}", self.place)?;
        }
        Ok(())
    }
}

impl fmt::Debug for RecordId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{self}")
    }
}

impl FromStr for RecordId {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let rest = text.strip_prefix('h').ok_or(NotAnId)?;
        let replica = rest.get(..16).ok_or(NotAnId)?.parse()?;
        let number = rest.get(16..).ok_or(NotAnId)?;
        let (n, place) = number.split_once('.').unwrap_or((number, "0"));
        Ok(Self {
            replica,
            n: n.parse().map_err(|_| NotAnId)?,
            place: place.parse().map_err(|_| NotAnId)?,
        })
    }
}

macro_rules! serde_as_text {
    ($($name:ty),*) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

serde_as_text!(ReplicaId, RecordId, UnitId);

/// A commune as the program knows it: the first 8 bytes of BLAKE3 of the commune's public key.
/// Never the administrative code, since communes are merged and renumbered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct UnitId(pub [u8; 8]);

impl UnitId {
    /// The unit of a commune's public signing key.
    pub fn of_key(public_key: &[u8; 32]) -> Self {
        Self(ReplicaId::of_key(public_key).0)
    }
}

impl fmt::Display for UnitId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl fmt::Debug for UnitId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{self}")
    }
}

impl FromStr for UnitId {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        Ok(Self(from_hex(text).ok_or(NotAnId)?))
    }
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        for nibble in [byte >> 4, byte & 15] {
            out.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
        }
        out
    })
}

/// Exactly `N` bytes from exactly `2 N` hex digits.
pub fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != N * 2 {
        return None;
    }
    let mut out = [0; N];
    for (byte, pair) in out.iter_mut().zip(digits.chunks_exact(2)) {
        let mut value = 0;
        for &digit in pair {
            value = value << 4 | u8::try_from(char::from(digit).to_digit(16)?).ok()?;
        }
        *byte = value;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn replica() -> ReplicaId {
        ReplicaId([0x7f, 0x3a, 0, 1, 2, 3, 4, 0xff])
    }

    #[test]
    fn ids_print_and_parse() {
        let id = RecordId { replica: replica(), n: 12, place: 0 };
        assert_eq!(id.to_string(), "h7f3a0001020304ff12");
        assert_eq!("h7f3a0001020304ff12".parse(), Ok(id));
        assert_eq!("h7f3a0001020304ff12.3".parse(), Ok(RecordId { place: 3, ..id }));
        for wrong in
            ["", "h", "hello", "h7f3a0001020304ff", "h7f3a0001020304ff-1", "x7f3a0001020304ff1"]
        {
            assert_eq!(wrong.parse::<RecordId>(), Err(NotAnId), "{wrong}");
        }
    }

    #[test]
    fn short_code_has_four_signs_without_lookalikes() {
        assert_eq!(replica().short().len(), 4);
        assert_eq!(ReplicaId([0; 8]).short(), "0000");
        assert_eq!(ReplicaId([255; 8]).short(), "ZZZZ");
    }

    proptest! {
        #[test]
        fn parsing_never_panics(text in ".{0,40}") {
            let _ = text.parse::<RecordId>();
            let _ = text.parse::<EventRef>();
            let _ = from_hex::<8>(&text);
        }

        #[test]
        fn event_reference_round_trip(bytes: [u8; 8], n: u32, tail: [u8; 4]) {
            let id = EventRef { replica: ReplicaId(bytes), n, tail };
            let json = serde_json::to_string(&id).unwrap();
            prop_assert_eq!(serde_json::from_str::<EventRef>(&json).unwrap(), id);
            prop_assert_eq!(id.to_string().parse::<EventRef>().unwrap(), id);
        }
    }
}
