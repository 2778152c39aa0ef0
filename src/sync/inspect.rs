//! Looking at a bundle without taking it: works without any key and changes nothing.

use std::path::Path;

use crate::domain::id::ReplicaId;
use crate::domain::roster::{Role, Roster};
use crate::sync::error::BundleRefused;
use crate::sync::manifest::Manifest;
use crate::sync::read::Container;
use crate::sync::trust::{self, Sender};
use crate::sync::write::groups;

/// What a bundle says of itself, as far as it can be believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspection {
    /// The plain part; its signature holds for the key it names.
    pub manifest: Manifest,
    /// Who that key belongs to.
    pub sender: SenderState,
    /// Whether the encrypted part is whole.
    pub payload: Result<(), BundleRefused>,
    /// The BLAKE3 of the file in hex, if the encrypted part is whole.
    pub hash: Option<String>,
    /// The same in 16 groups of four, as on the cover sheet.
    pub hash_groups: Vec<String>,
    /// Bytes of the file.
    pub bytes: u64,
}

/// Who signed a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SenderState {
    /// A device of our roster.
    Enrolled { person: String, role: Role },
    /// A device of our roster that was revoked.
    Revoked { person: String },
    /// Not a device of our roster, or there is no roster to ask.
    Unknown(ReplicaId),
    /// The bundle belongs to another commune.
    OtherCommune,
}

/// Reads the plain part and checks that the file is whole. A signature that does not hold is a
/// refusal, since then nothing in the file can be believed.
pub fn inspect(path: &Path, roster: Option<&Roster>) -> Result<Inspection, BundleRefused> {
    let mut container = Container::open(path)?;
    let checked = container.check();
    let manifest = container.manifest().clone();
    let sender = match roster {
        None => SenderState::Unknown(manifest.from),
        Some(roster) if roster.unit.id != manifest.unit => SenderState::OtherCommune,
        Some(roster) => match trust::sender(roster, manifest.from, manifest.key) {
            Sender::Known(device) => {
                SenderState::Enrolled { person: device.person.clone(), role: device.role }
            }
            Sender::Revoked(device) => SenderState::Revoked { person: device.person.clone() },
            Sender::Unknown => SenderState::Unknown(manifest.from),
            Sender::Impostor => return Err(BundleRefused::BadSignature),
        },
    };
    let hash = checked.as_ref().ok().cloned();
    Ok(Inspection {
        sender,
        hash_groups: hash.as_deref().map(groups).unwrap_or_default(),
        hash,
        payload: checked.map(drop),
        bytes: container.size(),
        manifest,
    })
}
