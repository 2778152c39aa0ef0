//! Drafts: what is typed and not saved yet. Sealed, under a name the caller chooses.
//!
//! They live in sled; where sled is out of order, or a draft is too large for it, in files of
//! `drafts/`. The name is sealed too: outside stands only a keyed hash of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::domain::id::hex;
use crate::platform::files;
use crate::store::error::{Attempt, Result, StoreError};
use crate::store::record::Cipher;
use crate::store::{Store, fsio};

/// Larger ones go into files.
const SLED_MAX: usize = 96 * 1024;

/// A draft as it was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub name: String,
    pub content: Vec<u8>,
    /// When, in milliseconds since 1970 UTC.
    pub kept_at: u64,
}

impl Store {
    /// Keeps a draft in place of the one of the same name; safe from a kill when this returns.
    pub fn save_draft(&mut self, name: &str, content: &[u8]) -> Result<()> {
        self.for_work()?;
        let key = self.draft_key(name);
        let sealed = self.draft_cipher().seal_alone(&key, &to_bytes(name, content))?;
        let path = self.draft_path(&key);
        if sealed.len() <= SLED_MAX
            && self.on_mirror(|mirror| mirror.put_draft(&key, &sealed)).is_some()
        {
            // An older one in a file would come back.
            let _ = fsio::remove_if_there(&path);
            return Ok(());
        }
        let failed = |error| StoreError::io(Attempt::KeepDraft, &path, error);
        files::private_dir(&drafts_dir(&self.data)).map_err(failed)?;
        match files::replace(&path, &sealed) {
            Err(error) if fsio::is_full(&error) && self.ballast.release() => {
                files::replace(&path, &sealed).map_err(failed)
            }
            other => other.map_err(failed),
        }
    }

    /// Drops the draft of this name; none is fine.
    pub fn drop_draft(&mut self, name: &str) -> Result<()> {
        self.for_work()?;
        let key = self.draft_key(name);
        let path = self.draft_path(&key);
        fsio::remove_if_there(&path).map_err(|e| StoreError::io(Attempt::KeepDraft, &path, e))?;
        self.on_mirror(|mirror| mirror.drop_draft(&key));
        Ok(())
    }

    /// All drafts, the newest of each name, by name. What cannot be opened is left out.
    pub fn drafts(&mut self) -> Result<Vec<Draft>> {
        let mut sealed = self.on_mirror(|mirror| mirror.drafts()).unwrap_or_default();
        if let Ok(entries) = std::fs::read_dir(drafts_dir(&self.data)) {
            for path in entries.flatten().map(|entry| entry.path()) {
                let key = path.file_stem().and_then(|stem| key_from(&stem.to_string_lossy()));
                if let (Some(key), Ok(bytes)) = (key, std::fs::read(&path)) {
                    sealed.push((key, bytes));
                }
            }
        }
        let cipher = self.draft_cipher();
        let mut newest = BTreeMap::<String, Draft>::new();
        for (key, bytes) in sealed {
            let Some(draft) = cipher.open_alone(&key, &bytes).and_then(|b| from_bytes(&b)) else {
                continue;
            };
            let known = newest.entry(draft.name.clone()).or_insert_with(|| draft.clone());
            if known.kept_at < draft.kept_at {
                *known = draft;
            }
        }
        Ok(newest.into_values().collect())
    }

    fn draft_cipher(&self) -> Cipher {
        Cipher::derived("thoatngheo 2026 draft key v1", &self.secrets.data)
    }

    fn draft_key(&self, name: &str) -> Vec<u8> {
        let key = blake3::derive_key("thoatngheo 2026 draft name v1", &self.secrets.data);
        blake3::keyed_hash(&key, name.as_bytes()).as_bytes().to_vec()
    }

    fn draft_path(&self, key: &[u8]) -> PathBuf {
        drafts_dir(&self.data).join(format!("{}.draft", hex(key)))
    }
}

fn drafts_dir(data: &Path) -> PathBuf {
    data.join("drafts")
}

fn key_from(stem: &str) -> Option<Vec<u8>> {
    crate::domain::id::from_hex::<32>(stem).map(|key| key.to_vec())
}

/// `millis u64 | length of the name u32 | name | content`
fn to_bytes(name: &str, content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(name.len()).unwrap_or(u32::MAX);
    let mut out = fsio::now_millis().to_le_bytes().to_vec();
    out.extend_from_slice(&length.to_le_bytes());
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(content);
    out
}

fn from_bytes(bytes: &[u8]) -> Option<Draft> {
    let (millis, rest) = bytes.split_first_chunk::<8>()?;
    let (length, rest) = rest.split_first_chunk::<4>()?;
    let (name, content) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    Some(Draft {
        name: std::str::from_utf8(name).ok()?.to_owned(),
        content: content.to_vec(),
        kept_at: u64::from_le_bytes(*millis),
    })
}
