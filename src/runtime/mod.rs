//! The shell: the only place with threads, the terminal and the time.

pub mod terminal;
