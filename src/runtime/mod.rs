//! The shell: the only place with threads, the clock, the terminal and an open data folder.
//!
//! [`run`] is the loop of the terminal program, [`worker`] does what the app asks, [`folder`] is an
//! open data folder as the worker and the commands use it.

pub mod clock;

pub mod headless;

pub mod explain;

pub mod findings;

pub mod folder;
pub mod import_files;

pub mod import;

pub mod io_key;

pub mod recovery_notices;

pub mod plans;
pub mod reference;

pub mod run;

pub mod sample;

pub mod terminal;

pub mod tour;

pub mod watch;

pub mod worker;
