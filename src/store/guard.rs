//! A fence around sled, which panics on some damaged files: a panic inside becomes an error.
//!
//! While a call is fenced, [`fenced`] is true on that thread, so that the program's panic hook can
//! leave the screen alone.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::store::mirror_trouble::MirrorTrouble;

thread_local! {
    static FENCED: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread is inside a call whose panic will be caught: the panic hook stays silent.
pub fn fenced() -> bool {
    FENCED.with(Cell::get)
}

/// Runs a piece of work of sled's.
pub fn fence<T>(work: impl FnOnce() -> sled::Result<T>) -> Result<T, MirrorTrouble> {
    let before = FENCED.replace(true);
    // What a panic leaves behind is not used again: the mirror is given up then.
    let outcome = catch_unwind(AssertUnwindSafe(work));
    FENCED.set(before);
    match outcome {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(MirrorTrouble::from(error)),
        Err(_) => Err(MirrorTrouble::Panicked),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicBool, Ordering};

    static SEEN: AtomicBool = AtomicBool::new(false);

    #[test]
    fn a_panic_becomes_an_error() {
        assert_eq!(fence(|| Ok(fenced())), Ok(true));
        assert!(!fenced());
        // Other tests run beside this one: their panics go to the hook that was there.
        let hook = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if fenced() {
                SEEN.store(true, Ordering::SeqCst);
            } else {
                hook(panic);
            }
        }));
        let caught = fence(|| -> sled::Result<()> { panic!("inside") });
        assert!(SEEN.load(Ordering::SeqCst));
        assert_eq!(caught, Err(MirrorTrouble::Panicked));
        assert!(!fenced());
    }
}
