//! `office.toml`: what the folder is for, in words a person can read. Nothing secret is in it.
//!
//! Unknown keys of the same format are kept when the file is written again; a newer format is
//! refused before anything else of the folder is looked at.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::domain::id::{ReplicaId, UnitId};
use crate::domain::roster::OfficeForm;
use crate::platform::files;
use crate::store::error::{Attempt, Result, StoreError};
use crate::store::fsio;
use crate::text::clean_name;

/// The format of the data folder that this program writes.
pub const FORMAT: u32 = 1;

/// What `office.toml` holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Office {
    /// Format of the whole data folder.
    pub format: u32,
    pub replica: ReplicaId,
    /// The commune, once it is known (a joining device does not know it yet).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    /// The commune's name, empty until known.
    #[serde(default)]
    pub commune: String,
    /// Whether it is a commune or another office, once it is known.
    #[serde(default, skip_serializing_if = "OfficeForm::is_commune")]
    pub form: OfficeForm,
    #[serde(default)]
    pub officer: String,
    /// When the folder was made, `YYYY-MM-DD`.
    #[serde(default)]
    pub created: String,
    /// The group folder on a shared server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<PathBuf>,
    /// The name or file of the keymap.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keymap: Option<String>,
    /// `vi` or `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// Made from a backup, and nobody has written in it since: it must not go on as the device that
    /// the backup is of.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub restored: bool,
    /// What was chosen in the settings, by name; names this program does not know are kept.
    #[serde(default, skip_serializing_if = "toml::Table::is_empty")]
    pub prefs: toml::Table,
    /// Keys this program does not know.
    #[serde(flatten)]
    pub other: toml::Table,
}

impl Office {
    /// A new folder's facts; the rest is filled in by the caller.
    pub fn new(replica: ReplicaId) -> Self {
        Self {
            format: FORMAT,
            replica,
            unit: None,
            commune: String::new(),
            form: OfficeForm::Commune,
            officer: String::new(),
            created: String::new(),
            share: None,
            keymap: None,
            lang: None,
            restored: false,
            prefs: toml::Table::new(),
            other: toml::Table::new(),
        }
    }

    /// The value kept under a name of the settings.
    pub fn pref(&self, name: &str) -> Option<&str> {
        self.prefs.get(name).and_then(toml::Value::as_str)
    }

    /// Keeps a value under a name of the settings.
    pub fn set_pref(&mut self, name: &str, value: &str) {
        self.prefs.insert(name.to_owned(), toml::Value::from(value));
    }

    pub fn path(data: &Path) -> PathBuf {
        data.join("office.toml")
    }

    /// Reads `office.toml`; needs no passphrase.
    pub fn read(data: &Path) -> Result<Self> {
        #[derive(Deserialize)]
        struct Format {
            format: u32,
        }
        let path = Self::path(data);
        let bytes = fsio::read_if_there(&path)
            .map_err(|source| StoreError::io(Attempt::ReadJournal, &path, source))?
            .ok_or_else(|| StoreError::ReadOffice("it is missing".to_owned()))?;
        let wrong = |error: toml::de::Error| StoreError::ReadOffice(error.message().to_owned());
        let text = String::from_utf8(bytes)
            .map_err(|_| StoreError::ReadOffice("not UTF-8 text".to_owned()))?;
        let Format { format } = toml::from_str(&text).map_err(wrong)?;
        if format > FORMAT {
            return Err(StoreError::NewerFormat { found: format, known: FORMAT });
        }
        let mut office: Self = toml::from_str(&text).map_err(wrong)?;
        // A person may have written these by hand, in an editor of another system.
        office.commune = clean_name(&office.commune);
        office.officer = clean_name(&office.officer);
        Ok(office)
    }

    /// Writes it as a whole.
    pub fn write(&self, data: &Path) -> Result<()> {
        let path = Self::path(data);
        let text =
            toml::to_string(self).map_err(|error| StoreError::ReadOffice(error.to_string()))?;
        files::replace(&path, text.as_bytes())
            .map_err(|source| StoreError::io(Attempt::WriteKeys, &path, source))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_keys_are_kept_and_a_newer_format_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let mut office = Office::new(ReplicaId([3; 8]));
        office.commune = "Xã Bình Minh".to_owned();
        office.share = Some("/srv/chung".into());
        office.write(dir.path()).unwrap();
        assert_eq!(Office::read(dir.path()).unwrap(), office);

        office.set_pref("typing", "vni");
        office.write(dir.path()).unwrap();
        let path = Office::path(dir.path());
        let text = std::fs::read_to_string(&path).unwrap().replace("[prefs]", "[prefs]\nnew = 3");
        std::fs::write(&path, &text).unwrap();
        let read = Office::read(dir.path()).unwrap();
        assert_eq!((read.pref("typing"), read.pref("new")), (Some("vni"), None));
        read.write(dir.path()).unwrap();
        assert_eq!(Office::read(dir.path()).unwrap(), read, "what is not known is kept");
        assert!(read.prefs.contains_key("new"));

        let text = format!("colour = \"red\"\n{}", std::fs::read_to_string(&path).unwrap());
        std::fs::write(&path, &text).unwrap();
        let read = Office::read(dir.path()).unwrap();
        assert_eq!(read.other.get("colour").and_then(toml::Value::as_str), Some("red"));

        std::fs::write(&path, "format = 9\nreplica = 7\n").unwrap();
        let refused = Office::read(dir.path());
        assert!(matches!(refused, Err(StoreError::NewerFormat { found: 9, known: FORMAT })));
        for wrong in ["", "format = \"x\"", "\u{0}"] {
            std::fs::write(&path, wrong).unwrap();
            assert!(matches!(Office::read(dir.path()), Err(StoreError::ReadOffice(_))), "{wrong}");
        }
    }
}
