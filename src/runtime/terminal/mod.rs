//! The terminal: entering and leaving it, drawing on it, hearing from it.
//!
//! Plumbing. It knows bytes, cells, keys and signals, and nothing of the program: no screens, no
//! records, no sentences. [`LeanBackend`] writes the fewest bytes. Invariant: an idle program is woken by nothing here and writes nothing.

mod backend;
mod diff;
mod emit;
mod pen;
mod profile;
mod shadow;
#[cfg(test)]
mod tests;

pub use backend::LeanBackend;
pub use profile::Profile;
