//! The tour (in work).

use std::path::PathBuf;

use crate::keys::Keymap;
use crate::locale::Lang;
use crate::runtime::clock::Clock;
use crate::runtime::run::RunError;

/// Where the tour plays.
pub struct Stage {
    /// The sample commune's folder.
    pub data: PathBuf,
    /// The second device's folder, to be made.
    pub second: PathBuf,
    /// Where bundles go.
    pub bundles: PathBuf,
    /// The clock.
    pub clock: Clock,
    /// The language.
    pub lang: Lang,
    /// The keys.
    pub keymap: Keymap,
}

/// Plays.
pub fn play(_: &Stage, _: bool, _: &mut dyn FnMut(&str)) -> Result<bool, RunError> {
    Ok(false)
}
