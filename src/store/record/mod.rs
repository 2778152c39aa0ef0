//! The journal record: bytes on disk to sealed text and back.
//!
//! ```text
//! magic 4 | length u32 | place u32 | seq u64 | chain 32 | nonce 24 | sealed text (length) | crc32c
//! ```
//!
//! Integers are little endian. `place` counts the records of one append from 0. `chain` is BLAKE3
//! over (previous chain, seq, place, nonce, sealed text), so the sequence can be checked without the
//! passphrase; the seal is XChaCha20-Poly1305 with (seq, place, previous chain) as associated data.
//! The module knows no files. Invariant: a record is accepted whole or not at all.

#[cfg(test)]
mod tests;

use chacha20poly1305::aead::{AeadInPlace as _, KeyInit as _};
use chacha20poly1305::{Tag, XChaCha20Poly1305, XNonce};

use crate::store::error::{Fault, StoreError};

/// First bytes of every record.
pub const MAGIC: [u8; 4] = *b"TNr1";
/// Bytes before the sealed text.
pub const HEADER: usize = 76;
/// Bytes of the authentication tag at the end of the sealed text.
const TAG: usize = 16;
/// Bytes of the checksum at the end.
const CRC: usize = 4;
/// What a record adds to its text.
pub const OVERHEAD: usize = HEADER + TAG + CRC;
/// The longest text of one record. Callers keep theirs far below.
pub const TEXT_MAX: usize = 8 * 1024 * 1024;

pub type Chain = [u8; 32];
/// A nonce of XChaCha20-Poly1305: random, never used twice.
pub type Nonce = [u8; 24];

/// How far a chain goes: the last number and the hash there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// Number of the last record, 0 before the first.
    pub seq: u64,
    pub chain: Chain,
}

impl Link {
    /// Before the first record.
    pub fn genesis() -> Self {
        Self { seq: 0, chain: blake3::derive_key("thoatngheo 2026 journal genesis v1", b"") }
    }

    fn next(&self, place: u32, nonce: &[u8], sealed: &[u8]) -> Self {
        let seq = self.seq.saturating_add(1);
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.chain);
        hasher.update(&seq.to_le_bytes());
        hasher.update(&place.to_le_bytes());
        hasher.update(nonce);
        hasher.update(sealed);
        Self { seq, chain: *hasher.finalize().as_bytes() }
    }
}

/// A key for one purpose, derived from the folder's data key.
#[derive(Clone)]
pub struct Cipher(XChaCha20Poly1305);

impl std::fmt::Debug for Cipher {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Cipher(..)")
    }
}

impl Cipher {
    /// The key that seals journal records.
    pub fn journal(data: &[u8; 32]) -> Self {
        Self::derived("thoatngheo 2026 journal key v1", data)
    }

    /// A key derived from the data key for the named purpose.
    pub fn derived(context: &str, data: &[u8; 32]) -> Self {
        Self(XChaCha20Poly1305::new(&blake3::derive_key(context, data).into()))
    }

    /// Seals bytes that stand alone (a draft, a snapshot): nonce, then sealed bytes.
    pub fn seal_alone(&self, about: &[u8], plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        let nonce = random_nonce()?;
        let mut out = Vec::with_capacity(nonce.len() + plain.len() + TAG);
        out.extend_from_slice(&nonce);
        out.extend_from_slice(plain);
        let body = out.get_mut(nonce.len()..).unwrap_or_default();
        let tag = self
            .0
            .encrypt_in_place_detached(&XNonce::from(nonce), about, body)
            .map_err(|_| StoreError::TooLarge(plain.len()))?;
        out.extend_from_slice(&tag);
        Ok(out)
    }

    /// Opens what [`Cipher::seal_alone`] sealed.
    pub fn open_alone(&self, about: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, body) = sealed.split_first_chunk::<24>()?;
        let (body, tag) = body.split_last_chunk::<TAG>()?;
        let mut plain = body.to_vec();
        let tag = Tag::from(*tag);
        self.0
            .decrypt_in_place_detached(&XNonce::from(*nonce), about, &mut plain, &tag)
            .ok()
            .map(|()| plain)
    }
}

/// A new random nonce. Without the system's randomness nothing is sealed: there is no fallback.
pub fn random_nonce() -> Result<Nonce, StoreError> {
    let mut nonce = [0; 24];
    getrandom::fill(&mut nonce).map_err(|_| StoreError::NoRandomness)?;
    Ok(nonce)
}

fn about(seq: u64, place: u32, previous: &Chain) -> [u8; 44] {
    let mut about = [0; 44];
    about[..8].copy_from_slice(&seq.to_le_bytes());
    about[8..12].copy_from_slice(&place.to_le_bytes());
    about[12..].copy_from_slice(previous);
    about
}

/// Appends the record of `text` to `out` and returns the chain's new end.
pub fn seal(
    cipher: &Cipher,
    previous: &Link,
    place: u32,
    nonce: &Nonce,
    text: &str,
    out: &mut Vec<u8>,
) -> Result<Link, Fault> {
    let length = u32::try_from(text.len() + TAG).map_err(|_| Fault::NotARecord)?;
    let seq = previous.seq.saturating_add(1);
    let start = out.len();
    out.reserve(text.len() + OVERHEAD);
    out.extend_from_slice(&MAGIC);
    out.extend_from_slice(&length.to_le_bytes());
    out.extend_from_slice(&place.to_le_bytes());
    out.extend_from_slice(&seq.to_le_bytes());
    let chain_at = out.len();
    out.extend_from_slice(&[0; 32]);
    out.extend_from_slice(nonce);
    out.extend_from_slice(text.as_bytes());
    let body = out.get_mut(start + HEADER..).ok_or(Fault::NotARecord)?;
    let tag = cipher
        .0
        .encrypt_in_place_detached(&XNonce::from(*nonce), &about(seq, place, &previous.chain), body)
        .map_err(|_| Fault::Seal)?;
    out.extend_from_slice(&tag);
    let next = previous.next(place, nonce, out.get(start + HEADER..).ok_or(Fault::NotARecord)?);
    if let Some(chain) = out.get_mut(chain_at..chain_at + 32) {
        chain.copy_from_slice(&next.chain);
    }
    let crc = crc32c::crc32c(out.get(start..).ok_or(Fault::NotARecord)?);
    out.extend_from_slice(&crc.to_le_bytes());
    Ok(next)
}

/// A record whose checksum is right, still sealed.
#[derive(Debug, Clone, Copy)]
pub struct Record<'a> {
    pub seq: u64,
    /// Its place in its append.
    pub place: u32,
    /// The chain hash it claims.
    pub chain: Chain,
    /// All its bytes.
    pub bytes: &'a [u8],
    nonce: &'a Nonce,
    sealed: &'a [u8],
}

/// Reads the record that `bytes` begin with.
pub fn parse(bytes: &[u8]) -> Result<Record<'_>, Fault> {
    let (magic, rest) = bytes.split_first_chunk::<4>().ok_or(Fault::CutShort)?;
    if *magic != MAGIC {
        return Err(Fault::NotARecord);
    }
    let (length, rest) = rest.split_first_chunk::<4>().ok_or(Fault::CutShort)?;
    let length = u32::from_le_bytes(*length) as usize;
    if !(TAG..=TEXT_MAX + TAG).contains(&length) {
        return Err(Fault::NotARecord);
    }
    let (place, rest) = rest.split_first_chunk::<4>().ok_or(Fault::CutShort)?;
    let (seq, rest) = rest.split_first_chunk::<8>().ok_or(Fault::CutShort)?;
    let (chain, rest) = rest.split_first_chunk::<32>().ok_or(Fault::CutShort)?;
    let (nonce, rest) = rest.split_first_chunk::<24>().ok_or(Fault::CutShort)?;
    let (sealed, rest) = rest.split_at_checked(length).ok_or(Fault::CutShort)?;
    let crc = rest.first_chunk::<CRC>().ok_or(Fault::CutShort)?;
    let covered = bytes.get(..HEADER + length).ok_or(Fault::CutShort)?;
    if crc32c::crc32c(covered) != u32::from_le_bytes(*crc) {
        return Err(Fault::Checksum);
    }
    Ok(Record {
        seq: u64::from_le_bytes(*seq),
        place: u32::from_le_bytes(*place),
        chain: *chain,
        bytes: bytes.get(..HEADER + length + CRC).ok_or(Fault::CutShort)?,
        nonce,
        sealed,
    })
}

impl Record<'_> {
    /// Checks that the record continues the chain, and where that leads.
    pub fn follow(&self, previous: &Link) -> Result<Link, Fault> {
        if self.seq != previous.seq.saturating_add(1) {
            return Err(Fault::Sequence);
        }
        let next = previous.next(self.place, self.nonce, self.sealed);
        if next.chain == self.chain { Ok(next) } else { Err(Fault::Chain) }
    }

    /// Appends the opened bytes to `out`; whether they are text is not looked at. On an error `out`
    /// is as it was.
    pub fn open_bytes(
        &self,
        cipher: &Cipher,
        previous: &Chain,
        out: &mut Vec<u8>,
    ) -> Result<(), Fault> {
        let (body, tag) = self.sealed.split_last_chunk::<TAG>().ok_or(Fault::CutShort)?;
        let old = out.len();
        out.extend_from_slice(body);
        let opened = cipher.0.decrypt_in_place_detached(
            &XNonce::from(*self.nonce),
            &about(self.seq, self.place, previous),
            out.get_mut(old..).unwrap_or_default(),
            &Tag::from(*tag),
        );
        opened.map_err(|_| {
            out.truncate(old);
            Fault::Seal
        })
    }

    pub fn open(&self, cipher: &Cipher, previous: &Chain) -> Result<String, Fault> {
        let mut bytes = Vec::new();
        self.open_bytes(cipher, previous, &mut bytes)?;
        String::from_utf8(bytes).map_err(|_| Fault::NotText)
    }
}
