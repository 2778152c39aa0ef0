//! The lock of a file: held by one process, and gone with it.

use std::fs::File;

use rustix::fs::{FlockOperation, flock};

/// Takes the lock, without waiting; false where another process has it. It is held as long as the
/// file is open.
pub fn take(file: &File) -> bool {
    flock(file, FlockOperation::NonBlockingLockExclusive).is_ok()
}

/// Whether a process has the lock. Changes nothing.
pub fn is_taken(file: &File) -> bool {
    flock(file, FlockOperation::NonBlockingLockShared).is_err()
}
