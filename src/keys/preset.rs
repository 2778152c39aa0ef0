//! The keymaps that come with the program, by name.
//!
//! It holds their text only; reading and merging is the keymap's work.
//! Invariant: every preset but `default` is a layer over `default`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A keymap that comes with the program.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    #[default]
    Default,
    /// Everything without function keys.
    Laptop,
    /// Moves with j, k, g g and G.
    Vim,
}

impl Preset {
    pub const ALL: [Self; 3] = [Self::Default, Self::Laptop, Self::Vim];

    /// The name after `--keymap` and `extends`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Laptop => "laptop",
            Self::Vim => "vim",
        }
    }

    /// The preset of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.name() == name)
    }

    /// The file as it comes with the program, to be shown or copied.
    pub fn toml(self) -> &'static str {
        match self {
            Self::Default => include_str!("../../keymaps/default.toml"),
            Self::Laptop => include_str!("../../keymaps/laptop.toml"),
            Self::Vim => include_str!("../../keymaps/vim.toml"),
        }
    }
}

impl FromStr for Preset {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::from_name(name).ok_or_else(|| name.to_owned())
    }
}

impl fmt::Display for Preset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
