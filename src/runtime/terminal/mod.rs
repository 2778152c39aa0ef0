//! The terminal: entering and leaving it, drawing on it, hearing from it.
//!
//! Plumbing. It knows bytes, cells, keys and signals, and nothing of the program: no screens, no
//! records, no sentences. [`Session`] holds the terminal in our mode and gives it back whatever
//! happens, [`LeanBackend`] writes the fewest bytes, [`listen`] turns what comes in into
//! [`Event`]s. Invariant: an idle program is woken by nothing here and writes nothing.

mod backend;
mod decode;
mod diff;
mod emit;
mod environ;
mod event;
pub mod font;
mod input;
mod profile;
mod session;
mod sgr;
mod shadow;
#[cfg(test)]
mod tests;

pub use backend::LeanBackend;
pub use environ::Environ;
pub use event::Event;
pub use input::listen;
pub use profile::{Colours, Profile};
pub use session::{Panicked, Session, contained, restore, set_panic_hook};
