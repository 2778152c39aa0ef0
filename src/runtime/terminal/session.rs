//! The session: the terminal in our mode, and back in its own whatever happens.
//!
//! One at a time. Knows modes and not frames. Invariants: the terminal's own mode is kept before
//! anything is changed; it is put back when the session is dropped, when the program panics, and
//! when [`restore`] is called, but only once; no panic's message, which may hold personal data, is
//! ever shown or kept.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, Write as _};
use std::panic::{self, Location, PanicHookInfo, UnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread::{self, ThreadId};

use ratatui::Terminal;
use ratatui::layout::Size;

use crate::platform::files;
use crate::platform::terminal::{self as line, LineMode, Tty};
use crate::runtime::terminal::{LeanBackend, Profile};

/// Alternate screen, no wrapping at the right edge, bracketed paste, reports of focus.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?7l\x1b[?2004h\x1b[?1004h";

/// The opposite, in the opposite order, from any state. The screen is cleared before it is left:
/// where there is no alternate screen, nothing personal stays on it.
const LEAVE: &[u8] =
    b"\x1b[?2026l\x1b[r\x1b[m\x1b[H\x1b[J\x1b[?25h\x1b[?1004l\x1b[?2004l\x1b[?7h\x1b[?1049l";

/// The size where the terminal does not tell its own.
const USUAL: Size = Size::new(80, 24);

/// What is needed to give the terminal back.
struct Kept {
    input: File,
    output: File,
    mode: LineMode,
    owner: ThreadId,
}

static KEPT: Mutex<Option<Kept>> = Mutex::new(None);

thread_local! {
    /// Whether a panic on this thread will be caught and the program goes on.
    static CONTAINED: Cell<bool> = const { Cell::new(false) };
}

/// The terminal in our mode, until this is dropped.
#[derive(Debug)]
#[must_use = "the terminal goes back to its own mode when the session is dropped"]
pub struct Session(());

impl Session {
    /// Takes the terminal: raw mode, alternate screen, bracketed paste, reports of focus.
    ///
    /// # Errors
    ///
    /// If there is no terminal, if it does not take the mode, or if a session is open already.
    pub fn open() -> io::Result<Self> {
        Self::open_on(line::input()?, line::output()?)
    }

    fn open_on(input: File, output: File) -> io::Result<Self> {
        let mut kept = lock();
        if kept.is_some() {
            return Err(io::Error::from(io::ErrorKind::AlreadyExists));
        }
        let mut screen = Tty::new(output.try_clone()?);
        let mode = LineMode::raw(&input)?;
        *kept = Some(Kept { input, output, mode, owner: thread::current().id() });
        drop(kept);
        let session = Self(());
        screen.write_all(ENTER)?;
        Ok(session)
    }

    /// A ratatui terminal on the session's screen, which can do what the profile says.
    ///
    /// # Errors
    ///
    /// If the session was given back already.
    pub fn terminal(&self, profile: Profile) -> io::Result<Terminal<LeanBackend<Tty>>> {
        let output = match lock().as_ref() {
            Some(kept) => kept.output.try_clone()?,
            None => return Err(io::Error::from(io::ErrorKind::NotConnected)),
        };
        let asked = output.try_clone()?;
        let probe = move || line::size_of(&asked).map(Size::from);
        let size = probe().unwrap_or(USUAL);
        let backend = LeanBackend::new(Tty::new(output), size, profile);
        Terminal::new(backend.following(Box::new(probe)))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back, if a session has it. May be called at any time and any number of
/// times, also while panicking.
pub fn restore() {
    // A panic in the middle of taking or giving back holds the lock itself: then there is nothing
    // more to do than has begun.
    let kept = match KEPT.try_lock() {
        Ok(mut kept) => kept.take(),
        Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner().take(),
        Err(TryLockError::WouldBlock) => None,
    };
    if let Some(Kept { input, output, mode, .. }) = kept {
        // The terminal may be gone; there is nobody left to tell.
        let _ = Tty::new(output).write_all(LEAVE);
        let _ = mode.restore(&input);
    }
}

fn lock() -> MutexGuard<'static, Option<Kept>> {
    KEPT.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What every panic does from now on.
///
/// A panic that ends the program (on the thread that opened the session, or without one on any)
/// gives the terminal back and then prints `sentence`. A panic on another thread, or inside
/// [`contained`], leaves the terminal alone. Each appends its place in the source, and nothing
/// else, to the file `note`.
pub fn set_panic_hook(sentence: String, note: PathBuf) {
    panic::set_hook(Box::new(move |info| {
        if ends_the_program() {
            restore();
            let _nobody_reads = writeln!(io::stderr(), "{sentence}");
        }
        let _cannot_be_helped = write_note(&note, info);
    }));
}

fn ends_the_program() -> bool {
    if CONTAINED.get() {
        return false;
    }
    match KEPT.try_lock() {
        Ok(kept) => kept.as_ref().is_none_or(|kept| kept.owner == thread::current().id()),
        Err(_) => true,
    }
}

fn write_note(note: &Path, info: &PanicHookInfo<'_>) -> io::Result<()> {
    let mut file = files::append(note)?;
    let place = info.location().map_or_else(|| "?".to_owned(), place);
    file.write_all(format!("{} {place}\n", env!("CARGO_PKG_VERSION")).as_bytes())
}

/// `file:line`, the file from its crate's folder on: what is before it says where somebody built
/// the program.
fn place(location: &Location<'_>) -> String {
    let file = location.file();
    let parts: Vec<&str> = file.split('/').collect();
    let kept = match parts.iter().rposition(|part| *part == "src") {
        Some(source) if file.starts_with('/') => {
            parts.get(source.saturating_sub(1)..).unwrap_or_default().join("/")
        }
        _ => file.to_owned(),
    };
    format!("{kept}:{}", location.line())
}

/// The place of a panic is in the crash note; its message is dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a part of the program failed unexpectedly")]
pub struct Panicked;

/// Runs what may panic and must not take the program with it; the terminal is left alone.
///
/// # Errors
///
/// If it panicked.
pub fn contained<T>(work: impl FnOnce() -> T + UnwindSafe) -> Result<T, Panicked> {
    let before = CONTAINED.replace(true);
    let result = panic::catch_unwind(work);
    CONTAINED.set(before);
    result.map_err(|_| Panicked)
}

#[cfg(test)]
mod tests {
    use std::fs::{self, OpenOptions};
    use std::io::Read as _;
    use std::os::unix::fs::OpenOptionsExt as _;

    use portable_pty::{MasterPty, PtySize, native_pty_system};
    use ratatui::style::Style;
    use rustix::termios::LocalModes;

    use super::*;

    /// A terminal of our own: the side of the person, and the side of the program.
    fn pair() -> (Box<dyn MasterPty + Send>, File) {
        let size = PtySize { rows: 5, cols: 30, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let name = pair.master.tty_name().unwrap();
        let mut options = OpenOptions::new();
        let not_ours = i32::try_from(rustix::fs::OFlags::NOCTTY.bits()).unwrap();
        options.read(true).write(true).custom_flags(not_ours);
        (pair.master, options.open(name).unwrap())
    }

    fn is_raw(terminal: &File) -> bool {
        let mode = rustix::termios::tcgetattr(terminal).unwrap();
        !mode.local_modes.intersects(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG)
    }

    /// The one test that opens sessions, since there is one terminal to a process.
    #[test]
    fn the_terminal_is_taken_and_given_back() {
        let (person, terminal) = pair();
        let mut seen = person.try_clone_reader().unwrap();
        let copy = || terminal.try_clone().unwrap();
        assert!(!is_raw(&terminal));

        let session = Session::open_on(copy(), copy()).unwrap();
        assert!(is_raw(&terminal));
        let second = Session::open_on(copy(), copy());
        assert_eq!(second.unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        let mut screen = session.terminal(Profile::PLAIN).unwrap();
        assert_eq!(screen.size().unwrap(), Size::new(30, 5));
        screen
            .draw(|frame| {
                frame.buffer_mut().set_string(2, 1, "Xin chào", Style::new());
            })
            .unwrap();
        drop(screen);

        // A panic elsewhere, or a contained one, leaves the terminal alone and is noted.
        let folder = tempfile::tempdir().unwrap();
        let note = folder.path().join("crash");
        let usual = panic::take_hook();
        set_panic_hook("a sentence".to_owned(), note.clone());
        assert_eq!(contained(|| panic!("Nguyễn Văn A")), Err::<(), _>(Panicked));
        assert!(thread::spawn(|| panic!("Nguyễn Văn B")).join().is_err());
        assert!(is_raw(&terminal));
        let noted = fs::read_to_string(&note).unwrap();
        let ours: Vec<&str> =
            noted.lines().filter(|line| line.contains("terminal/session.rs:")).collect();
        assert_eq!(ours.len(), 2, "{noted}");
        assert!(!noted.contains("Nguyễn"), "{noted}");

        // One that ends the program gives it back, and giving back again does nothing.
        assert!(panic::catch_unwind(|| panic!("Nguyễn Văn C")).is_err());
        panic::set_hook(usual);
        assert!(!is_raw(&terminal));
        drop(session);
        restore();
        drop(terminal);
        let mut bytes = Vec::new();
        let mut buffer = [0; 1024];
        while let Ok(count @ 1..) = seen.read(&mut buffer) {
            bytes.extend_from_slice(&buffer[..count]);
        }
        let left = bytes.windows(LEAVE.len()).filter(|part| *part == LEAVE).count();
        assert!(bytes.starts_with(ENTER) && left == 1, "{:?}", String::from_utf8_lossy(&bytes));
        assert!(String::from_utf8_lossy(&bytes).contains("Xin chào"));
    }
}
