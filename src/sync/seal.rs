//! A device's keys: what it signs with and what opens bundles for it.
//!
//! Secrets come in as plain bytes from whoever keeps them, and randomness from the caller. Nothing
//! here prints a secret. Every signature is over a message that begins with its purpose, so that
//! none can stand for another; checking is always strict.

use std::fmt;
use std::str::FromStr;

use ed25519_dalek::{Signer, SigningKey, VerifyingKey};

use crate::domain::batch::{Seal, Signature};
use crate::domain::event::Hash;
use crate::domain::id::{ReplicaId, Seq};

/// The secret of the bundles is not an age X25519 identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the bundle key is not an age identity")]
pub struct NotAnIdentity;

/// Whether `signature` is by `key` over `message`.
pub fn verify(key: &[u8; 32], message: &[u8], signature: &Signature) -> bool {
    let signature = ed25519_dalek::Signature::from_bytes(signature);
    VerifyingKey::from_bytes(key).is_ok_and(|key| key.verify_strict(message, &signature).is_ok())
}

/// The bytes of a seal: the author's word for its chain up to `n`.
pub fn seal_message(replica: ReplicaId, n: Seq, hash: &Hash) -> Vec<u8> {
    [b"seal v1".as_slice(), &replica.0, &n.to_le_bytes(), hash].concat()
}

/// Whether a seal is by `key` over the chain that ends in `hash`.
pub fn verify_seal(key: &[u8; 32], seal: &Seal, hash: &Hash) -> bool {
    verify(key, &seal_message(seal.replica, seal.n, hash), &seal.signature)
}

/// The keys of this device.
pub struct Identity {
    signing: SigningKey,
    bundle: age::x25519::Identity,
}

impl fmt::Debug for Identity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Identity({})", self.replica())
    }
}

impl Identity {
    /// From the seed of the signing key and the age identity as text.
    pub fn new(signing: &[u8; 32], bundle: &str) -> Result<Self, NotAnIdentity> {
        let bundle = age::x25519::Identity::from_str(bundle).map_err(|_| NotAnIdentity)?;
        Ok(Self { signing: SigningKey::from_bytes(signing), bundle })
    }

    /// The replica this device writes.
    pub fn replica(&self) -> ReplicaId {
        ReplicaId::of_key(&self.public_key())
    }

    /// The public half of the signing key.
    pub fn public_key(&self) -> [u8; 32] {
        self.signing.verifying_key().to_bytes()
    }

    /// The public half of the bundle key, as age prints it.
    pub fn recipient(&self) -> String {
        self.bundle.to_public().to_string()
    }

    /// Signs a message that begins with its purpose.
    pub fn sign(&self, message: &[u8]) -> Signature {
        self.signing.sign(message).to_bytes()
    }

    /// The seal over our own chain up to `n`, whose hash there is `hash`.
    pub fn seal(&self, n: Seq, hash: &Hash) -> Seal {
        let replica = self.replica();
        Seal { replica, n, signature: self.sign(&seal_message(replica, n, hash)) }
    }

    pub(crate) fn opener(&self) -> &dyn age::Identity {
        &self.bundle
    }
}

/// The commune's key, which signs the roster. Only the device that keeps the roster has it.
pub struct CommuneKey(SigningKey);

impl fmt::Debug for CommuneKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "CommuneKey({})", ReplicaId::of_key(&self.public_key()))
    }
}

impl CommuneKey {
    pub fn new(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// The public half, which names the commune.
    pub fn public_key(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    /// Signs a roster line's message.
    pub fn sign(&self, message: &[u8]) -> Signature {
        self.0.sign(message).to_bytes()
    }
}

/// An age X25519 identity from 32 random bytes, as age prints it. It is a secret.
pub fn bundle_identity(random: &[u8; 32]) -> String {
    let prefix = bech32::Hrp::parse_unchecked("age-secret-key-");
    // Encoding fails only above the length that the format allows, which 32 bytes do not reach.
    bech32::encode_upper::<bech32::Bech32>(prefix, random).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_is_written_as_ever() {
        let counted = std::array::from_fn(|at| u8::try_from(at).unwrap());
        let rows = [
            ([0; 32], "AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ8H00W3"),
            (
                [0xff; 32],
                "AGE-SECRET-KEY-1LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLS9FV78X",
            ),
            (counted, "AGE-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SWRYDWG"),
        ];
        for (random, wanted) in rows {
            assert_eq!(bundle_identity(&random), wanted);
        }
    }

    fn identity() -> Identity {
        Identity::new(&[7; 32], &bundle_identity(&[9; 32])).unwrap()
    }

    #[test]
    fn an_identity_made_from_bytes_is_one_that_age_reads() {
        let text = bundle_identity(&[9; 32]);
        assert!(text.starts_with("AGE-SECRET-KEY-1"), "{text}");
        let one = identity();
        assert!(one.recipient().starts_with("age1"));
        assert_eq!(one.recipient(), identity().recipient());
        assert_ne!(
            one.recipient(),
            Identity::new(&[7; 32], &bundle_identity(&[8; 32])).unwrap().recipient()
        );
        assert!(Identity::new(&[7; 32], "AGE-SECRET-KEY-1X").is_err());
    }

    #[test]
    fn a_seal_holds_for_its_place_and_hash_only() {
        let one = identity();
        let seal = one.seal(3, &[1; 32]);
        assert!(verify_seal(&one.public_key(), &seal, &[1; 32]));
        assert!(!verify_seal(&one.public_key(), &seal, &[2; 32]));
        assert!(!verify_seal(&[1; 32], &seal, &[1; 32]));
        assert!(!verify_seal(&one.public_key(), &Seal { n: 4, ..seal }, &[1; 32]));
        let other = Seal { replica: ReplicaId([0; 8]), ..seal };
        assert!(!verify_seal(&one.public_key(), &other, &[1; 32]));
    }

    #[test]
    fn secrets_are_not_printed() {
        let text = format!("{:?} {:?}", identity(), CommuneKey::new(&[5; 32]));
        assert!(!text.contains("SECRET") && !text.contains("0505"), "{text}");
    }
}
