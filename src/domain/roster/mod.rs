//! The roster: the commune, its devices, their people, roles and keys.
//!
//! It is a log of its own: every line is one JSON object, chained to the one before by hash and
//! signed by the commune's key, `JSON SPACE signature`. A line is never taken back; a device leaves
//! by a line that revokes it. The module folds lines and checks the chain; whether a signature
//! holds is asked of the caller, who has the cryptography. A line of a kind it does not know is
//! kept, chained and passed on, and changes nothing.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::id::{NotAnId, RecordId, ReplicaId, Seq, UnitId};

pub use lines::{Pushed, RosterAct, RosterError, RosterLine, RosterLog, line_hash, line_message};

mod lines;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$each])* $variant),* }

        impl $name {
            /// Every value, in the order in which people see them.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The word in JSON and on the command line.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(self.id())
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                match text { $($word => Ok(Self::$variant),)* _ => Err(NotAnId) }
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.id())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

words! {
    /// What a device's person may do. Checked at entry and again at receipt.
    Role {
        /// The records of the villages named for the device.
        Village = "village",
        /// Every record of the commune but the fund.
        Officer = "officer",
        /// The fund.
        Treasurer = "treasurer",
        /// Everything, with the roster and the decisions.
        Lead = "lead",
    }
}

words! {
    /// The kind of area, which sets the poverty line.
    Area {
        /// Nông thôn.
        Rural = "rural",
        /// Thành thị.
        Urban = "urban",
    }
}

words! {
    /// The zone of the commune for targets and support.
    Zone {
        /// In no zone.
        None = "none",
        /// Khu vực I.
        I = "I",
        /// Khu vực II.
        II = "II",
        /// Khu vực III.
        III = "III",
        /// Bãi ngang, ven biển, hải đảo.
        Coastal = "coastal",
    }
}

words! {
    /// What the office is, which sets the words it is spoken to in.
    OfficeForm {
        /// A commune, ward or special zone, with villages and a register of households.
        Commune = "commune",
        /// A school or another organisation, with offices, faculties and centres as its units.
        Organisation = "organisation",
    }
}

#[expect(clippy::derivable_impls, reason = "the table of words derives the same for all")]
impl Default for OfficeForm {
    fn default() -> Self {
        Self::Commune
    }
}

impl OfficeForm {
    /// Whether it is a commune, as every office was before there were others.
    pub fn is_commune(&self) -> bool {
        *self == Self::Commune
    }
}

/// The commune, or another office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Its identity; follows from the key.
    pub id: UnitId,
    pub name: String,
    /// Its administrative code, which can change, so it is not an identity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Rural or urban.
    pub area: Area,
    pub zone: Zone,
    /// The Ed25519 key that signs the roster.
    #[serde(rename = "key", with = "hex_bytes")]
    pub public_key: [u8; 32],
    /// What it is. Not written for a commune, whose lines are older than this field.
    #[serde(default, skip_serializing_if = "OfficeForm::is_commune")]
    pub form: OfficeForm,
}

/// One installation of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// Its identity; follows from the signing key.
    pub replica: ReplicaId,
    pub person: String,
    /// What the person may do.
    pub role: Role,
    /// The villages the person works for. Empty is every village.
    pub villages: Vec<RecordId>,
    /// The Ed25519 key of its seals and bundles.
    pub sign_key: [u8; 32],
    /// The age recipient (`age1…`) to which bundles are encrypted.
    pub recipient: String,
    /// When it was admitted, milliseconds since 1970.
    pub at: u64,
    pub revoked: Option<Revoked>,
}

impl Device {
    /// The short code that stands in the heads of its events.
    pub fn short(&self) -> String {
        self.replica.short()
    }
}

/// How a device left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revoked {
    /// The last event of its log that still counts.
    pub at_n: Seq,
    pub reason: String,
}

/// The commune and its devices, as folded from the lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roster {
    pub unit: Unit,
    /// Every device ever admitted, in the order of admission.
    pub devices: Vec<Device>,
}

impl Roster {
    /// The device of a replica.
    pub fn device(&self, replica: ReplicaId) -> Option<&Device> {
        self.devices.iter().find(|device| device.replica == replica)
    }

    /// The device that heads and receipt books name by this short code.
    pub fn by_short(&self, short: &str) -> Option<&Device> {
        self.devices.iter().find(|device| device.short().eq_ignore_ascii_case(short))
    }

    /// The devices that were not revoked.
    pub fn active(&self) -> impl Iterator<Item = &Device> {
        self.devices.iter().filter(|device| device.revoked.is_none())
    }

    /// Whether an event with this place counts: its device is known, and was not revoked before.
    pub fn counts(&self, replica: ReplicaId, n: Seq) -> bool {
        self.device(replica)
            .is_some_and(|device| device.revoked.as_ref().is_none_or(|gone| n <= gone.at_n))
    }
}

/// 32 bytes as lower-case hex in JSON.
pub mod hex_bytes {
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::domain::id::{from_hex, hex};

    pub fn serialize<S: Serializer>(bytes: &[u8; 32], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&hex(bytes))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<[u8; 32], D::Error> {
        let text = String::deserialize(from)?;
        from_hex(&text).ok_or_else(|| serde::de::Error::custom("not 64 hex digits"))
    }
}
