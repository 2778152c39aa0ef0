//! The event: one person's action, one line `HEAD TAB BODY`, both JSON, chained by hash.
//!
//! This is the format that can never change. HEAD is public and is never erased. BODY may hold
//! personal data; the chain covers a keyed commitment to it, so that the text can be withheld or
//! erased while the chain still verifies. Hashes are over the bytes as received: nothing is ever
//! re-serialised. The module knows nothing of schemas: fields are kept as JSON under their ids, so
//! a line of a newer program is stored, chained and passed on unread.

use std::sync::LazyLock;

use blake3::Hasher;
use blake3::hazmat::{ContextKey, HasherExt, hash_derive_key_context};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

use crate::domain::id::{EventRef, RecordId, ReplicaId, Seq};

/// A link of the chain, or a commitment to a body.
pub type Hash = [u8; 32];

/// The secret under which the commitments to one record's bodies are made. Destroying it, and the
/// bodies, makes what remains meaningless.
pub type RecordKey = [u8; 16];

/// The longest line that is accepted, in bytes.
pub const LINE_MAX: usize = 256 * 1024;

/// The schema revision this program writes.
pub const REVISION: u32 = 1;

/// Hybrid logical time: milliseconds since 1970 and a counter. It only orders concurrent writes for
/// display; it never decides anything silently.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Stamp {
    /// Milliseconds since 1970-01-01 UTC.
    #[serde(rename = "t")]
    pub millis: u64,
    /// Orders events of one millisecond.
    #[serde(rename = "c", default, skip_serializing_if = "is_zero")]
    pub counter: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl Stamp {
    /// The stamp of a new event made at wall time `millis`, after this one.
    #[must_use]
    pub fn next(self, millis: u64) -> Self {
        if millis > self.millis {
            Self { millis, counter: 0 }
        } else {
            Self { millis: self.millis, counter: self.counter.saturating_add(1) }
        }
    }
}

/// The public part of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Number in the replica's log, from 1.
    pub n: Seq,
    /// When, by the writer's hybrid clock.
    #[serde(flatten)]
    pub at: Stamp,
    /// Who: the device's short code in the roster, not a name.
    #[serde(rename = "a")]
    pub actor: String,
    /// What was done: the name of the operation, for example `create` or `void`.
    #[serde(rename = "k")]
    pub op: String,
    /// The schema revision the body was written under.
    #[serde(rename = "s")]
    pub revision: u32,
}

/// What one event does to one record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Write {
    #[serde(rename = "e")]
    pub record: RecordId,
    /// Its kind, for example `household`.
    #[serde(rename = "k")]
    pub kind: String,
    /// Field id (or `field/option` for one tick of a set) to value; null clears.
    #[serde(rename = "f")]
    pub fields: Map<String, Json>,
    /// Field id to the writes this one replaces. Absent for a first write.
    #[serde(rename = "b", default, skip_serializing_if = "Map::is_empty")]
    pub replaces: Map<String, Json>,
}

impl Write {
    /// The writes that the write of `field` replaces.
    pub fn bases(&self, field: &str) -> Vec<EventRef> {
        let bases = self.replaces.get(field);
        bases.and_then(|bases| Vec::deserialize(bases).ok()).unwrap_or_default()
    }
}

/// The part of an event that may hold personal data.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Body {
    /// What changes. The commitment is keyed by the first record.
    #[serde(rename = "w")]
    pub writes: Vec<Write>,
    /// Why, where the operation asks for a reason.
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The event that this one takes back.
    #[serde(rename = "u", default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<EventRef>,
    /// The action of many events (a list taken in) that this one belongs to: the number of its
    /// first event in the same log.
    #[serde(rename = "g", default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Seq>,
}

/// An event as it is folded: verified elsewhere, parsed here.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Whose log it is in.
    pub replica: ReplicaId,
    pub head: Head,
    /// The other part; absent when it was erased or withheld.
    pub body: Option<Body>,
    /// The chain hash up to and including this event.
    pub hash: Hash,
}

impl Event {
    /// Whether it writes to a record, or names it as what it is about.
    pub fn touches(&self, record: RecordId) -> bool {
        self.writes().any(|write| write.record == record)
    }

    /// What it writes, as far as that is known.
    pub fn writes(&self) -> impl Iterator<Item = &Write> {
        self.body.iter().flat_map(|body| &body.writes)
    }

    /// Whether it created a record.
    pub fn creates(&self, record: RecordId) -> bool {
        record.replica == self.replica && record.n == self.head.n
    }

    /// How later writes name this event.
    pub fn reference(&self) -> EventRef {
        EventRef { replica: self.replica, n: self.head.n, tail: tail(&self.hash) }
    }
}

/// The first four bytes of a chain hash.
pub fn tail(hash: &Hash) -> [u8; 4] {
    let [a, b, c, d, ..] = *hash;
    [a, b, c, d]
}

/// A line that is not an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    /// Longer than [`LINE_MAX`].
    #[error("the line is too long")]
    TooLong,
    /// No tab between head and body.
    #[error("the line has no body")]
    NoBody,
    /// The head is not JSON of the agreed shape.
    #[error("the head is not readable")]
    Head,
    /// The body is neither JSON of the agreed shape nor a commitment.
    #[error("the body is not readable")]
    Body,
}

/// A line taken apart, the bytes kept as they came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts<'a> {
    /// The HEAD bytes.
    pub head: &'a str,
    /// The BODY bytes, or the commitment that stands in their place.
    pub body: BodyPart<'a>,
}

/// A body, or what is left of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyPart<'a> {
    /// The bytes.
    Text(&'a str),
    /// `!` and 64 hex digits: erased or withheld.
    Withheld(Hash),
}

/// Splits a line into head and body without reading either.
pub fn split(line: &str) -> Result<Parts<'_>, LineError> {
    if line.len() > LINE_MAX {
        return Err(LineError::TooLong);
    }
    let (head, body) = line.split_once('\t').ok_or(LineError::NoBody)?;
    let body = match body.strip_prefix('!') {
        Some(digits) => {
            BodyPart::Withheld(crate::domain::id::from_hex(digits).ok_or(LineError::Body)?)
        }
        None => BodyPart::Text(body),
    };
    Ok(Parts { head, body })
}

/// Reads only the public part of a line.
pub fn read_head(line: &str) -> Result<Head, LineError> {
    serde_json::from_str(split(line)?.head).map_err(|_| LineError::Head)
}

/// Reads a line whose place in the chain is known.
///
/// A body of a newer revision that this program cannot read gives `body: None`, like a withheld
/// one: the event is kept and not folded.
pub fn read(replica: ReplicaId, line: &str, hash: Hash) -> Result<Event, LineError> {
    let parts = split(line)?;
    let head: Head = serde_json::from_str(parts.head).map_err(|_| LineError::Head)?;
    let body = match parts.body {
        BodyPart::Withheld(_) => None,
        BodyPart::Text(text) => match serde_json::from_str(text) {
            Ok(body) => Some(body),
            Err(_) if head.revision > REVISION => None,
            Err(_) => return Err(LineError::Body),
        },
    };
    Ok(Event { replica, head, body, hash })
}

/// The record whose key commits to a body: the first it writes to.
pub fn subject_of_body(body: &str) -> Option<RecordId> {
    #[derive(Deserialize)]
    struct First {
        e: RecordId,
    }
    #[derive(Deserialize)]
    struct Writes {
        w: Vec<First>,
    }
    serde_json::from_str::<Writes>(body).ok()?.w.first().map(|first| first.e)
}

/// Where a replica's chain begins.
pub fn genesis(replica: ReplicaId) -> Hash {
    blake3::derive_key("thoatngheo 2026 genesis v1", &replica.0)
}

/// The purposes of two hashes, prepared once: `derive_key` would hash its context for every event.
static RECORD_KEY: LazyLock<ContextKey> =
    LazyLock::new(|| hash_derive_key_context("thoatngheo 2026 record key v1"));
static EVENT: LazyLock<ContextKey> =
    LazyLock::new(|| hash_derive_key_context("thoatngheo 2026 event v1"));

/// The commitment to a body: without the key nobody can test a guess at the text against it.
pub fn commitment(key: &RecordKey, replica: ReplicaId, n: Seq, body: &str) -> Hash {
    let mut hasher = Hasher::new_from_context_key(&RECORD_KEY);
    let key = hasher.update(key).finalize();
    let mut hasher = Hasher::new_keyed(key.as_bytes());
    hasher.update(b"body");
    hasher.update(&replica.0);
    hasher.update(&n.to_le_bytes());
    hasher.update(body.as_bytes());
    *hasher.finalize().as_bytes()
}

/// The next link: over the previous one, the head's bytes and the commitment to the body.
pub fn link(previous: &Hash, head: &str, commitment: &Hash) -> Hash {
    let mut hasher = Hasher::new_from_context_key(&EVENT);
    hasher.update(previous);
    hasher.update(&(head.len() as u64).to_le_bytes());
    hasher.update(head.as_bytes());
    hasher.update(commitment);
    *hasher.finalize().as_bytes()
}

/// The link that a whole line makes. `key` is asked only when the body is there; `None` from it
/// means that the record's key is not known and the line cannot be verified.
pub fn link_line(
    previous: &Hash,
    replica: ReplicaId,
    line: &str,
    key: impl FnOnce(RecordId) -> Option<RecordKey>,
) -> Result<Option<Hash>, LineError> {
    let parts = split(line)?;
    let head: Head = serde_json::from_str(parts.head).map_err(|_| LineError::Head)?;
    let covered = match parts.body {
        BodyPart::Withheld(hash) => hash,
        BodyPart::Text(body) => {
            let subject = subject_of_body(body).ok_or(LineError::Body)?;
            let Some(key) = key(subject) else {
                return Ok(None);
            };
            commitment(&key, replica, head.n, body)
        }
    };
    Ok(Some(link(previous, parts.head, &covered)))
}

/// The end of a replica's own log, from which its next event is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    pub replica: ReplicaId,
    /// How the writer is named in heads.
    pub actor: String,
    /// The number of the last event, 0 before the first.
    pub n: Seq,
    pub hash: Hash,
    /// The last stamp seen, own or received.
    pub stamp: Stamp,
}

/// A new event with the line that is stored and sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Authored {
    /// `HEAD TAB BODY`, without a line end.
    pub line: String,
    /// The same, parsed.
    pub event: Event,
}

impl Author {
    /// Before the first event.
    pub fn new(replica: ReplicaId, actor: String) -> Self {
        Self { replica, actor, n: 0, hash: genesis(replica), stamp: Stamp::default() }
    }

    /// The id that the first new record of the next event will have.
    pub fn next_record(&self) -> RecordId {
        RecordId { replica: self.replica, n: self.n.saturating_add(1), place: 0 }
    }

    /// Makes the next event and moves on to it. `millis` is the wall clock.
    pub fn write(&mut self, millis: u64, op: &str, body: Body, key: &RecordKey) -> Authored {
        let head = Head {
            n: self.n.saturating_add(1),
            at: self.stamp.next(millis),
            actor: self.actor.clone(),
            op: op.to_owned(),
            revision: REVISION,
        };
        let head_text = to_text(&head);
        let body_text = to_text(&body);
        let covered = commitment(key, self.replica, head.n, &body_text);
        let hash = link(&self.hash, &head_text, &covered);
        self.n = head.n;
        self.hash = hash;
        self.stamp = head.at;
        let line = format!("{head_text}\t{body_text}");
        Authored { line, event: Event { replica: self.replica, head, body: Some(body), hash } }
    }
}

/// Serialises what cannot fail to serialise: string keys, no floats, no foreign types.
fn to_text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
