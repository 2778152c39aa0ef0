//! What differs between operating systems; Unix alone for now.
//!
//! Files that only their owner reads and that outlive a power cut, the lock of a folder, who runs the
//! program, the terminal's line, signals. Plumbing under `store`, `sync`, `report` and `runtime`: it
//! knows nothing of the program. Invariant: no other module names a crate or a part of the standard
//! library that one system alone has, so that a port begins and ends here.

pub mod files;

pub mod lock;

pub mod process;

pub mod signals;

pub mod terminal;
