//! The field's records and rules: pure, total, without clock, chance or I/O.
//!
//! Read in this order: [`id`], [`event`] (what is stored and sent), [`schema`] (what a record
//! holds), [`record`] (fields as registers), [`book`] (the fold of all events), [`op`] (the one door
//! for every change), [`rule`] (the checks). It knows nothing of files, screens or languages: what a
//! person reads is a message key with arguments.

#![warn(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub mod id;

pub mod event;

pub mod batch;

pub mod log;

pub mod roster;

pub mod schema;

pub mod act;

pub mod rights;

pub mod value;

pub mod record;

pub mod book;

pub mod card;
pub mod dossier;

mod wire;

pub mod snapshot;

pub mod standard;

pub mod issue;

pub mod rule;

pub mod input;

pub mod op;

pub mod view;

pub mod import;

pub mod reference;

pub mod extract;

pub mod movement;

pub mod tables;

pub mod document;

#[cfg(test)]
pub(crate) mod testing;
