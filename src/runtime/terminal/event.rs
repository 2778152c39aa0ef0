//! What comes from the terminal and the system, once it is understood.

use crossterm::event::KeyEvent;

/// What the terminal, or the system, has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A key was pressed or repeats; releases are not told.
    Key(KeyEvent),
    /// Text was pasted, as it came.
    Paste(String),
    /// The terminal has another size: columns and rows.
    Resize(u16, u16),
    FocusLost,
    FocusGained,
    /// The system asks the program to end (SIGTERM, SIGHUP, SIGINT).
    Stop,
    /// The terminal is gone; nothing can be shown any more.
    Gone,
}
