//! What goes with work that the shell does, there and back. Plain data.
//!
//! Invariant: nothing here knows a screen, so that a screen and the shell can both name it.

mod exchange;
mod file;
mod import;
mod office;
mod secret;

pub use exchange::{Exported, Received};
pub use file::{DocumentToWrite, TextFile, ToWrite, WrittenReport};
pub use import::{Ask, File, Files, Found, Import, Past, What};
pub use office::Answers;
pub use secret::Secret;
