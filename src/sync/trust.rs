//! Whom this device believes: the roster under the commune's key, and nobody else.
//!
//! A device that has no commune yet believes the first roster that verifies under its own founding
//! key, belongs to the commune the bundle names and admits this device with this device's own keys;
//! the person compares [`commune_code`] by telephone. From then on only that commune counts.

use crate::domain::id::ReplicaId;
use crate::domain::roster::{Device, Pushed, Roster, RosterError, RosterLog};
use crate::sync::error::BundleRefused;
use crate::sync::manifest::Manifest;
use crate::sync::seal::{Identity, verify};

/// Takes a roster line after checking the commune's signature.
pub fn push_line(roster: &mut RosterLog, line: &str) -> Result<Pushed, RosterError> {
    roster.push(line, verify)
}

/// What is known of a sender.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sender<'a> {
    /// In the roster, with the key that signed.
    Known(&'a Device),
    Unknown,
    Revoked(&'a Device),
    /// Uses the id of a device with a key that is not that device's.
    Impostor,
}

/// What a roster says of a sender.
pub fn sender(roster: &Roster, replica: ReplicaId, key: [u8; 32]) -> Sender<'_> {
    match roster.device(replica) {
        None => Sender::Unknown,
        Some(device) if device.sign_key != key => Sender::Impostor,
        Some(device) if device.revoked.is_some() => Sender::Revoked(device),
        Some(device) => Sender::Known(device),
    }
}

/// Before anything is decrypted: may this bundle be read at all? A sender that is not known goes on
/// only if the bundle brings a longer roster, which may admit it, or if there is no roster yet.
pub fn admit_header(
    ours: Option<&Roster>,
    lines: u32,
    manifest: &Manifest,
) -> Result<(), BundleRefused> {
    let Some(roster) = ours else { return Ok(()) };
    if manifest.unit != roster.unit.id {
        return Err(BundleRefused::OtherCommune(manifest.unit));
    }
    match sender(roster, manifest.from, manifest.key) {
        Sender::Known(_) => Ok(()),
        Sender::Revoked(_) => Err(BundleRefused::RevokedSender(manifest.from)),
        Sender::Impostor => Err(BundleRefused::BadSignature),
        Sender::Unknown if manifest.roster.0 > lines => Ok(()),
        Sender::Unknown => Err(BundleRefused::UnknownSender(manifest.from)),
    }
}

/// After the roster lines of the bundle were taken: do they admit the sender, and us if we join?
pub fn admit_roster(
    roster: Option<&Roster>,
    joining: Option<&Identity>,
    manifest: &Manifest,
) -> Result<(), BundleRefused> {
    let Some(roster) = roster else {
        return Err(BundleRefused::NotAdmitted);
    };
    if roster.unit.id != manifest.unit {
        return Err(BundleRefused::OtherCommune(roster.unit.id));
    }
    if let Some(us) = joining {
        let named = roster.device(us.replica()).is_some_and(|device| {
            device.sign_key == us.public_key()
                && device.recipient == us.recipient()
                && device.revoked.is_none()
        });
        if !named {
            return Err(BundleRefused::NotAdmitted);
        }
    }
    match sender(roster, manifest.from, manifest.key) {
        Sender::Known(_) => Ok(()),
        Sender::Revoked(_) => Err(BundleRefused::RevokedSender(manifest.from)),
        Sender::Impostor => Err(BundleRefused::BadSignature),
        Sender::Unknown => Err(BundleRefused::UnknownSender(manifest.from)),
    }
}

/// The 20 digits of a commune's key, in groups of five, to be compared by telephone.
pub fn commune_code(public_key: &[u8; 32]) -> String {
    digits("thoatngheo 2026 commune code v1", public_key)
}

/// The 20 digits of a device's two keys, in groups of five.
pub fn device_code(sign_key: &[u8; 32], recipient: &str) -> String {
    digits("thoatngheo 2026 device code v1", &[sign_key, recipient.as_bytes()].concat())
}

fn digits(purpose: &str, material: &[u8]) -> String {
    let hash = blake3::derive_key(purpose, material);
    let number = hash.iter().take(16).fold(0_u128, |value, byte| value << 8 | u128::from(*byte));
    let text = format!("{:020}", number % 100_000_000_000_000_000_000);
    let groups = text.as_bytes().chunks(5).map(String::from_utf8_lossy);
    groups.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_twenty_digits_and_never_change() {
        let code = commune_code(&[1; 32]);
        assert_eq!(code.len(), 23);
        assert!(code.chars().all(|sign| sign.is_ascii_digit() || sign == ' '));
        assert_ne!(code, commune_code(&[2; 32]));
        assert_ne!(device_code(&[1; 32], "age1a"), device_code(&[1; 32], "age1b"));
    }
}
