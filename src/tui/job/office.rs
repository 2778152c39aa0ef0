//! What the first run asks for.
//!
//! Invariant: the passphrase is never printed, not by `Debug` either.

use std::fmt;

use crate::domain::roster::OfficeForm;

/// What the first run asks for.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Answers {
    pub commune: String,
    /// Whether it is a commune or another office.
    pub form: OfficeForm,
    /// The code of the commune, where it was picked from the official list.
    pub code: Option<String>,
    /// `rural` or `urban`.
    pub area: String,
    pub villages: Vec<String>,
    /// The person at the keyboard.
    pub officer: String,
    /// May be empty, after a warning.
    pub passphrase: String,
}

impl fmt::Debug for Answers {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Answers")
            .field("commune", &self.commune)
            .field("area", &self.area)
            .field("villages", &self.villages.len())
            .finish_non_exhaustive()
    }
}
