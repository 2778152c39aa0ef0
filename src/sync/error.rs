//! Why a bundle is refused, or could not be written.
//!
//! A refusal changes nothing. Each has a stable code, by which the locale finds the sentence that a
//! person reads; the texts here are for logs and name no person.

use crate::domain::id::{ReplicaId, Seq, UnitId};
use crate::domain::roster::RosterError;

/// Why a bundle is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BundleRefused {
    /// The file could not be read.
    #[error("the file could not be read: {0}")]
    ReadFile(String),
    /// Not a bundle of this format at all.
    #[error("the file is not a bundle")]
    NotABundle,
    /// Shorter than its header says.
    #[error("the file is cut short")]
    Truncated,
    /// The contents are not those that were signed, or not of the agreed shape.
    #[error("the file is damaged")]
    Damaged,
    /// The sender's signature over the header does not hold.
    #[error("the signature of the bundle does not hold")]
    BadSignature,
    /// The sender is not in the roster.
    #[error("the bundle comes from a device that is not enrolled: {0}")]
    UnknownSender(ReplicaId),
    #[error("the bundle comes from a device that was revoked: {0}")]
    RevokedSender(ReplicaId),
    /// It is not encrypted to this device.
    #[error("the bundle is not readable by this device")]
    NotForUs,
    /// This device has no commune yet and the bundle's roster does not name it.
    #[error("the bundle does not admit this device")]
    NotAdmitted,
    /// It belongs to another commune.
    #[error("the bundle belongs to another commune: {0}")]
    OtherCommune(UnitId),
    /// It asks for a newer program.
    #[error("the bundle needs a newer version of the program")]
    Newer,
    /// It holds a line of a kind that this program does not know.
    #[error("the bundle holds a line of an unknown kind: {0:?}")]
    UnknownLine(char),
    /// Larger than any bundle may be: a line, the header or the whole.
    #[error("the bundle is larger than allowed")]
    TooLarge,
    /// The roster inside contradicts ours, or its chain does not hold.
    #[error("the roster in the bundle does not hold: {0}")]
    BadRoster(RosterError),
    /// An event cannot be chained to the one before it.
    #[error("the chain of {replica} does not hold at event {n}")]
    BadChain { replica: ReplicaId, n: Seq },
    /// A seal does not hold, or a run is not sealed to its end.
    #[error("the seal of {replica} over event {n} does not hold")]
    BadSeal { replica: ReplicaId, n: Seq },
    /// A bundle of our own that holds more than we have: this folder is an older copy.
    #[error("this device has sent more than it has: it was restored from an older copy")]
    OwnAhead,
}

impl BundleRefused {
    pub fn code(&self) -> &'static str {
        match self {
            Self::ReadFile(_) => "read_file",
            Self::NotABundle => "not_a_bundle",
            Self::Truncated => "truncated",
            Self::Damaged => "damaged",
            Self::BadSignature => "bad_signature",
            Self::UnknownSender(_) => "unknown_sender",
            Self::RevokedSender(_) => "revoked_sender",
            Self::NotForUs => "not_for_us",
            Self::NotAdmitted => "not_admitted",
            Self::OtherCommune(_) => "other_commune",
            Self::Newer => "newer",
            Self::UnknownLine(_) => "unknown_line",
            Self::TooLarge => "too_large",
            Self::BadRoster(_) => "bad_roster",
            Self::BadChain { .. } => "bad_chain",
            Self::BadSeal { .. } => "bad_seal",
            Self::OwnAhead => "own_ahead",
        }
    }
}

/// Why a bundle was not written. No file is left under its name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// There is no commune yet, or this device is not in its roster.
    #[error("this device is not enrolled in a commune")]
    NotEnrolled,
    /// A receiver is not in the roster, was revoked, or has no readable key.
    #[error("no bundle can be encrypted to device {0}")]
    Recipient(ReplicaId),
    /// The stored lines could not be read.
    #[error("the stored events could not be read: {0}")]
    ReadLines(String),
    /// The stored lines do not fit the chain.
    #[error("the stored event {n} of {replica} does not fit its chain")]
    Chain { replica: ReplicaId, n: Seq },
    /// The file could not be written.
    #[error("the file could not be written: {0}")]
    WriteFile(String),
    /// What was read back is not what was written: the medium is bad.
    #[error("the file reads back differently")]
    ReadBack,
}

impl WriteError {
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotEnrolled => "not_enrolled",
            Self::Recipient(_) => "recipient",
            Self::ReadLines(_) => "read_lines",
            Self::Chain { .. } => "chain",
            Self::WriteFile(_) => "write_file",
            Self::ReadBack => "read_back",
        }
    }
}

/// Why a device was not enrolled or revoked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EnrolError {
    /// The file could not be read or written.
    #[error("the request file could not be used: {0}")]
    File(String),
    /// Not a request of this format.
    #[error("the file is not an enrolment request")]
    Shape,
    /// The request's own signature does not hold, or its keys do not give its id and codes.
    #[error("the request was changed after it was made")]
    BadSignature,
    /// This device does not keep the commune's key.
    #[error("this device does not keep the commune's key")]
    NotTheCommune,
    /// Another device has the same short code; a new request must be made with new keys.
    #[error("another device has the short code {0}")]
    ShortTaken(String),
    /// No device of the roster goes by that name.
    #[error("no device is known as {0}")]
    UnknownDevice(String),
    /// The roster does not allow it.
    #[error(transparent)]
    Roster(#[from] RosterError),
}

impl EnrolError {
    pub fn code(&self) -> &'static str {
        match self {
            Self::File(_) => "file",
            Self::Shape => "shape",
            Self::BadSignature => "bad_signature",
            Self::NotTheCommune => "not_the_commune",
            Self::ShortTaken(_) => "short_taken",
            Self::UnknownDevice(_) => "unknown_device",
            Self::Roster(_) => "roster",
        }
    }
}
