//! The plain part of a bundle: magic, manifest, the sender's signature over it.
//!
//! ```text
//! "XGNB1\n" | u32 LE length | manifest JSON | 64 bytes Ed25519 | encrypted part
//! ```
//!
//! It names no person and is checkable without any key, by a courier too. Nothing in the JSON but
//! the sender's public key is looked at before the signature over the bytes has been verified; that
//! the key is the sender's own is for the roster to say.

use std::collections::BTreeMap;
use std::io::Read;

use serde::{Deserialize, Serialize};

use crate::domain::batch::Signature;
use crate::domain::event::Hash;
use crate::domain::id::{ReplicaId, Seq, UnitId};
use crate::domain::log::{Have, have_json};
use crate::domain::roster::hex_bytes;
use crate::sync::error::BundleRefused;
use crate::sync::seal::verify;

pub const MAGIC: &[u8; 6] = b"XGNB1\n";

/// The longest manifest, in bytes.
pub const MANIFEST_MAX: usize = 1024 * 1024;

/// The format this program writes.
pub const FORMAT: u32 = 1;

/// The newest format this program reads, in which it writes extracts: older programs do not know
/// their lines.
pub const NEWEST: u32 = 2;

/// What a bundle is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BundleKind {
    /// Some of what the sender has.
    Delta,
    Full,
    /// Nothing but what the sender has received.
    Ack,
    /// Everything the sender has, personal data left out: the bodies of events are withheld, and what
    /// may be told of each record stands in lines of its own.
    Extract,
    /// A kind of a newer program.
    #[serde(other)]
    Other,
}

/// The manifest. Numbers of events and sums are for people to compare; what is received is counted
/// again from the events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The format it was written in.
    pub v: u32,
    /// The oldest format whose reader can read it.
    pub min: u32,
    /// The bundle's name: the first 16 hex digits of `b3`.
    pub id: String,
    pub kind: BundleKind,
    pub unit: UnitId,
    pub from: ReplicaId,
    /// The sender's public signing key; the id follows from it.
    #[serde(with = "hex_bytes")]
    pub key: [u8; 32],
    /// The devices it is encrypted to.
    pub to: Vec<ReplicaId>,
    /// When it was written, milliseconds since 1970.
    pub t: u64,
    /// The sender's count of bundles.
    pub number: u32,
    /// The BLAKE3 of the sender's bundle before this one, in hex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<String>,
    /// Of each replica the first and the last number inside.
    pub vec: BTreeMap<ReplicaId, (Seq, Seq)>,
    /// What the sender has: an acknowledgement of as much.
    #[serde(with = "have_json")]
    pub have: Have,
    /// The roster's length and the hash of its last line.
    pub roster: (u32, String),
    /// How many events of what kind.
    #[serde(default)]
    pub counts: BTreeMap<String, u64>,
    /// Sums of money in đồng, by name.
    #[serde(default)]
    pub money: BTreeMap<String, i64>,
    /// The plans and standards in force at the sender, by name.
    #[serde(default)]
    pub keys: BTreeMap<String, String>,
    /// Bytes of the lines before compression.
    pub plain: u64,
    /// Bytes of the encrypted part.
    pub len: u64,
    /// BLAKE3 of the encrypted part.
    #[serde(with = "hex_bytes")]
    pub b3: Hash,
}

/// A manifest whose signature holds for the key it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    pub manifest: Manifest,
    /// The bytes of the file before the encrypted part.
    pub bytes: Vec<u8>,
}

/// What is looked at before the signature is verified.
#[derive(Deserialize)]
struct Signer {
    from: ReplicaId,
    #[serde(with = "hex_bytes")]
    key: [u8; 32],
}

/// What is looked at before the rest, once the signature holds.
#[derive(Deserialize)]
struct Format {
    min: u32,
}

/// The bytes that the sender signs.
pub fn manifest_message(json: &[u8]) -> Vec<u8> {
    [b"manifest v1".as_slice(), blake3::hash(json).as_bytes()].concat()
}

/// The plain part as bytes; nothing if the manifest is too long to be read again.
pub fn encode(manifest: &Manifest, sign: impl FnOnce(&[u8]) -> Signature) -> Option<Vec<u8>> {
    let json = serde_json::to_vec(manifest).ok().filter(|json| json.len() <= MANIFEST_MAX)?;
    let length = u32::try_from(json.len()).ok()?;
    let signature = sign(&manifest_message(&json));
    Some([MAGIC.as_slice(), &length.to_le_bytes(), &json, &signature].concat())
}

/// Reads the plain part and leaves the reader at the encrypted one.
pub fn read(from: &mut impl Read) -> Result<Header, BundleRefused> {
    let mut bytes = take(from, MAGIC.len())?;
    if bytes != MAGIC {
        return Err(if MAGIC.starts_with(&bytes) {
            BundleRefused::Truncated
        } else {
            BundleRefused::NotABundle
        });
    }
    let length: [u8; 4] = whole(take(from, 4)?)?;
    let count = usize::try_from(u32::from_le_bytes(length)).unwrap_or(usize::MAX);
    if count > MANIFEST_MAX {
        return Err(BundleRefused::TooLarge);
    }
    let json = take(from, count)?;
    if json.len() < count {
        return Err(BundleRefused::Truncated);
    }
    let signature: Signature = whole(take(from, 64)?)?;
    let signer: Signer = serde_json::from_slice(&json).map_err(|_| BundleRefused::Damaged)?;
    let message = manifest_message(&json);
    if signer.from != ReplicaId::of_key(&signer.key) || !verify(&signer.key, &message, &signature) {
        return Err(BundleRefused::BadSignature);
    }
    let format: Format = serde_json::from_slice(&json).map_err(|_| BundleRefused::Damaged)?;
    if format.min > NEWEST {
        return Err(BundleRefused::Newer);
    }
    let manifest: Manifest = serde_json::from_slice(&json).map_err(|_| BundleRefused::Damaged)?;
    bytes.extend(length);
    bytes.extend(json);
    bytes.extend(signature);
    Ok(Header { manifest, bytes })
}

/// Up to `count` bytes; fewer only at the end of the file.
fn take(from: &mut impl Read, count: usize) -> Result<Vec<u8>, BundleRefused> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(count).unwrap_or(u64::MAX);
    from.by_ref()
        .take(limit)
        .read_to_end(&mut bytes)
        .map_err(|error| BundleRefused::ReadFile(error.to_string()))?;
    Ok(bytes)
}

fn whole<const N: usize>(bytes: Vec<u8>) -> Result<[u8; N], BundleRefused> {
    bytes.try_into().map_err(|_| BundleRefused::Truncated)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::seal::{Identity, bundle_identity};

    fn identity() -> Identity {
        Identity::new(&[7; 32], &bundle_identity(&[9; 32])).unwrap()
    }

    fn manifest() -> Manifest {
        let us = identity();
        Manifest {
            v: 1,
            min: 1,
            id: "00".into(),
            kind: BundleKind::Ack,
            unit: UnitId([1; 8]),
            from: us.replica(),
            key: us.public_key(),
            to: vec![us.replica()],
            t: 5,
            number: 1,
            previous: None,
            vec: BTreeMap::from([(us.replica(), (1, 2))]),
            have: Have::from([(us.replica(), (2, [1; 4]))]),
            roster: (2, "ab".into()),
            counts: BTreeMap::new(),
            money: BTreeMap::new(),
            keys: BTreeMap::new(),
            plain: 0,
            len: 0,
            b3: [0; 32],
        }
    }

    fn signed(manifest: &Manifest) -> Vec<u8> {
        encode(manifest, |message| identity().sign(message)).unwrap()
    }

    #[test]
    fn a_header_is_read_as_it_was_written() {
        let bytes = signed(&manifest());
        let header = read(&mut bytes.as_slice()).unwrap();
        assert_eq!((header.manifest, header.bytes), (manifest(), bytes));
    }

    #[test]
    fn the_signature_counts_before_the_version() {
        let newer = Manifest { min: NEWEST + 1, ..manifest() };
        assert_eq!(read(&mut signed(&newer).as_slice()), Err(BundleRefused::Newer));
        let mut bytes = signed(&manifest());
        let at = bytes.windows(8).position(|part| part == b"\"min\":1,").unwrap() + 6;
        bytes[at] = b'2';
        assert_eq!(read(&mut bytes.as_slice()), Err(BundleRefused::BadSignature));
    }

    #[test]
    fn a_key_that_is_not_the_senders_is_no_signature() {
        let other = Manifest { from: ReplicaId([1; 8]), ..manifest() };
        assert_eq!(read(&mut signed(&other).as_slice()), Err(BundleRefused::BadSignature));
    }

    #[test]
    fn what_is_no_header_is_told_apart() {
        assert_eq!(read(&mut b"".as_slice()), Err(BundleRefused::Truncated));
        assert_eq!(read(&mut b"PK\x03\x04....".as_slice()), Err(BundleRefused::NotABundle));
        let huge = [MAGIC.as_slice(), &[255; 4]].concat();
        assert_eq!(read(&mut huge.as_slice()), Err(BundleRefused::TooLarge));
        let bytes = signed(&manifest());
        for length in 0..bytes.len() {
            assert_eq!(read(&mut &bytes[..length]), Err(BundleRefused::Truncated), "{length}");
        }
    }
}
