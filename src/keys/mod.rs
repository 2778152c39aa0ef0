//! Keys: which key does what, where, and how that is told to people.
//!
//! Pure. The [`Action`] table says what can be done, a [`Keymap`] says by which [`Chord`] in which
//! [`Scope`], [`check`] finds what is wrong with a keymap, [`help`] makes the rows that footer,
//! help screen, `keys` and `KEYS.md` show. Nothing here knows what an action does.
//! Invariants: no key sequence and no keymap file can make anything here fail; a keymap that was
//! loaded always binds every required action.

#![warn(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod action;
pub mod check;
pub mod help;
mod input_method;
mod key;
mod keymap;
mod preset;
mod problem;
mod read;
mod scope;
mod term;

pub use action::{Action, Need};
pub use input_method::{InputMethod, Meant};
pub use key::{Chord, Key, KeyCode, KeyError};
pub use keymap::{Binding, Keymap, Pending, Resolved};
pub use preset::Preset;
pub use problem::{Problem, ProblemKind, Severity};
pub use scope::Scope;
