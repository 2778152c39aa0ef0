//! `vault.age`: the keys of one person on one device, under the passphrase (age, scrypt).
//!
//! An empty passphrase is possible; then the work factor is the smallest, because it protects
//! nothing. Changing the passphrase wraps the same keys again and never touches data. Secrets are
//! wiped when dropped and never printed.

use std::path::{Path, PathBuf};

use age::secrecy::SecretString;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use crate::domain::id::{from_hex, hex};
use crate::platform::files;
use crate::store::error::{Attempt, Result, StoreError};
use crate::store::fsio;

/// scrypt `log2 N` for a real passphrase.
const WORK: u8 = 16;
/// The same for the empty one.
const WORK_EMPTY: u8 = 2;
/// More than this is refused: it would take minutes.
const WORK_MAX: u8 = 20;

/// The keys of one person on one device.
#[derive(Clone, PartialEq, Eq)]
pub struct Secrets {
    /// Seed of the Ed25519 key that signs this device's events and bundles.
    pub signing: [u8; 32],
    /// The age X25519 identity that opens bundles, as age prints it.
    pub bundle: String,
    /// Seals everything in this folder.
    pub data: [u8; 32],
    /// Seed of the commune's key, on the device that keeps the roster.
    pub commune: Option<[u8; 32]>,
    /// Seed of the key that signed for this folder before it was made anew from a backup: what was
    /// written under it may still want a seal.
    pub former: Option<[u8; 32]>,
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Secrets(..)")
    }
}

impl Drop for Secrets {
    fn drop(&mut self) {
        self.signing.zeroize();
        self.bundle.zeroize();
        self.data.zeroize();
        self.commune.zeroize();
        self.former.zeroize();
    }
}

#[derive(Serialize, Deserialize)]
struct Written {
    format: u32,
    signing: String,
    bundle: String,
    data: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    commune: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    former: Option<String>,
}

impl Drop for Written {
    fn drop(&mut self) {
        self.signing.zeroize();
        self.bundle.zeroize();
        self.data.zeroize();
        self.commune.zeroize();
        self.former.zeroize();
    }
}

pub fn path(data: &Path) -> PathBuf {
    data.join("vault.age")
}

/// Writes the vault as a whole.
pub fn write(data: &Path, secrets: &Secrets, passphrase: &str) -> Result<()> {
    let bytes = wrap(secrets, passphrase)?;
    let path = path(data);
    files::replace(&path, &bytes).map_err(|error| StoreError::io(Attempt::WriteKeys, &path, error))
}

pub fn read(data: &Path, passphrase: &str) -> Result<Secrets> {
    let path = path(data);
    let bytes = fsio::read_if_there(&path)
        .map_err(|error| StoreError::OpenVault(error.to_string()))?
        .ok_or_else(|| StoreError::OpenVault("vault.age is missing".to_owned()))?;
    unwrap(&bytes, passphrase)
}

/// Puts the same keys under another passphrase.
pub fn rewrap(data: &Path, old: &str, new: &str) -> Result<()> {
    let secrets = read(data, old)?;
    write(data, &secrets, new)?;
    // Read back: a vault that does not open would be the end of the data.
    if read(data, new)? == secrets {
        Ok(())
    } else {
        Err(StoreError::OpenVault("read back differently".to_owned()))
    }
}

fn wrap(secrets: &Secrets, passphrase: &str) -> Result<Vec<u8>> {
    let written = Written {
        format: 1,
        signing: hex(&secrets.signing),
        bundle: secrets.bundle.clone(),
        data: hex(&secrets.data),
        commune: secrets.commune.as_ref().map(|seed| hex(seed)),
        former: secrets.former.as_ref().map(|seed| hex(seed)),
    };
    let failed = |error: &dyn std::fmt::Display| StoreError::OpenVault(error.to_string());
    let text = Zeroizing::new(serde_json::to_vec(&written).map_err(|error| failed(&error))?);
    let mut recipient = age::scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
    recipient.set_work_factor(if passphrase.is_empty() { WORK_EMPTY } else { WORK });
    age::encrypt(&recipient, &text).map_err(|error| failed(&error))
}

fn unwrap(bytes: &[u8], passphrase: &str) -> Result<Secrets> {
    let mut identity = age::scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    identity.set_max_work_factor(WORK_MAX);
    let text = age::decrypt(&identity, bytes).map_err(|error| match error {
        age::DecryptError::DecryptionFailed
        | age::DecryptError::KeyDecryptionFailed
        | age::DecryptError::NoMatchingKeys => StoreError::WrongPassphrase,
        other => StoreError::OpenVault(other.to_string()),
    })?;
    let text = Zeroizing::new(text);
    let wrong = || StoreError::OpenVault("the content is not readable".to_owned());
    let written: Written = serde_json::from_slice(&text).map_err(|_| wrong())?;
    if written.format > 1 {
        return Err(StoreError::NewerFormat { found: written.format, known: 1 });
    }
    let seed = |digits: &Option<String>| match digits {
        Some(digits) => from_hex(digits).ok_or_else(wrong).map(Some),
        None => Ok(None),
    };
    Ok(Secrets {
        signing: from_hex(&written.signing).ok_or_else(wrong)?,
        bundle: written.bundle.clone(),
        data: from_hex(&written.data).ok_or_else(wrong)?,
        commune: seed(&written.commune)?,
        former: seed(&written.former)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secrets() -> Secrets {
        Secrets {
            signing: [1; 32],
            bundle: "AGE-SECRET-KEY-1EXAMPLE".to_owned(),
            data: [2; 32],
            commune: Some([3; 32]),
            former: Some([4; 32]),
        }
    }

    #[test]
    fn only_the_right_passphrase_opens_and_a_change_keeps_the_keys() {
        let dir = tempfile::tempdir().unwrap();
        write(dir.path(), &secrets(), "").unwrap();
        assert_eq!(read(dir.path(), "").unwrap(), secrets());
        assert!(matches!(read(dir.path(), "sai"), Err(StoreError::WrongPassphrase)));

        assert!(matches!(rewrap(dir.path(), "sai", "x"), Err(StoreError::WrongPassphrase)));
        rewrap(dir.path(), "", "mật khẩu").unwrap();
        assert!(matches!(read(dir.path(), ""), Err(StoreError::WrongPassphrase)));
        assert_eq!(read(dir.path(), "mật khẩu").unwrap(), secrets());
    }

    #[test]
    fn a_damaged_vault_is_not_called_a_wrong_passphrase() {
        let whole = wrap(&secrets(), "").unwrap();
        for cut in [0, 10, whole.len() / 2] {
            let error = unwrap(&whole[..cut], "").unwrap_err();
            assert!(matches!(error, StoreError::OpenVault(_)), "{cut}: {error:?}");
        }
        let dir = tempfile::tempdir().unwrap();
        assert!(matches!(read(dir.path(), ""), Err(StoreError::OpenVault(_))));
    }

    #[test]
    fn nothing_secret_is_printed() {
        assert_eq!(format!("{:?}", secrets()), "Secrets(..)");
    }
}
