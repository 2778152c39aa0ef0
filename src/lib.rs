//! Sổ Thoát Nghèo: a keyboard-driven register for commune cadres.
//!
//! A pure core (`text`, `domain`, `plan`, `keys`, `tui`) is a function of (state, message) with effects as
//! data. A thin shell (`runtime`) owns the terminal, the clock, the journal and sled. Two tables,
//! the actions (`keys::action`) and the fields (`domain::schema`), are where keys, help, forms,
//! imports, JSON and documents come from.
//!
//! ```text
//! text <- domain <- plan <- tui     text, domain <- store, sync, import, report
//!                               platform     <- store, sync, report
//! text <- keys          <- tui     everything   <- runtime <- cli <- main
//! ```
//!
//! The modules stand below in the order in which to read them.

pub mod text;

pub mod domain;

pub mod plan;

pub mod keys;

pub mod locale;

pub mod tui;

pub mod platform;

pub mod store;

pub mod sync;

pub mod import;

pub mod report;

pub mod runtime;

pub mod cli;
