//! Before the register is open: the first run's questions, and the passphrase.
//!
//! Neither knows the store: the answers go to the shell as one piece of work. Invariant: a
//! passphrase is never printed, not by `Debug` either.

mod first_run;
mod place;
mod unlock;
pub(in crate::tui) mod view;

pub use first_run::{SetupState, Stage};
pub use place::OfficePlace;
pub use unlock::UnlockState;
