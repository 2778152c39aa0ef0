//! What the system tells a process.

use std::io;

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGWINCH};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// The terminal has another size.
    Resized,
    /// The program is asked to end (SIGTERM, SIGHUP, SIGINT).
    Stop,
}

/// Signals from now on.
#[derive(Debug)]
pub struct Signals(signal_hook::iterator::Signals);

impl Signals {
    pub fn listen() -> io::Result<Self> {
        signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGWINCH]).map(Self)
    }

    /// Waits for each.
    pub fn forever(&mut self) -> impl Iterator<Item = Signal> {
        self.0.forever().map(|signal| match signal {
            SIGWINCH => Signal::Resized,
            _ => Signal::Stop,
        })
    }
}
