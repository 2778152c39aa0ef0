//! What the office of the first run is: a commune in the country, a ward, or a school.
//!
//! Knows no screen. Invariant: what is guessed from a name is only where the question begins.

use crate::domain::roster::OfficeForm;
use crate::text::fold;

/// Names that are of no commune begin so.
const ORGANISATIONS: &[&str] = &[
    "truong",
    "hoc vien",
    "dai hoc",
    "cao dang",
    "benh vien",
    "vien",
    "so",
    "trung tam",
    "cong ty",
    "chi cuc",
    "cuc",
    "ban quan ly",
    "ngan hang",
];

/// What the office is, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OfficePlace {
    /// A commune in the country.
    #[default]
    Rural,
    /// A ward in a town.
    Urban,
    /// No commune: a school or another office.
    Organisation,
}

impl OfficePlace {
    const ALL: [Self; 3] = [Self::Rural, Self::Urban, Self::Organisation];

    pub fn label_key(self) -> &'static str {
        match self {
            Self::Rural => "option-rural",
            Self::Urban => "option-urban",
            Self::Organisation => "setup-organisation",
        }
    }

    pub(super) fn form(self) -> OfficeForm {
        match self {
            Self::Rural | Self::Urban => OfficeForm::Commune,
            Self::Organisation => OfficeForm::Organisation,
        }
    }

    /// The next one, or the one before.
    pub(super) fn turned(self, back: bool) -> Self {
        let at = Self::ALL.iter().position(|place| *place == self).unwrap_or_default();
        let by = if back { Self::ALL.len().saturating_sub(1) } else { 1 };
        let to = at.saturating_add(by).checked_rem(Self::ALL.len()).unwrap_or_default();
        Self::ALL.get(to).copied().unwrap_or_default()
    }

    /// What a name is likely of.
    pub(super) fn likely(name: &str) -> Option<Self> {
        let name = format!("{} ", fold(name));
        let begins =
            |word: &&str| name.strip_prefix(*word).is_some_and(|rest| rest.starts_with(' '));
        if name.starts_with("phuong ") {
            return Some(Self::Urban);
        }
        ORGANISATIONS.iter().any(begins).then_some(Self::Organisation)
    }
}
