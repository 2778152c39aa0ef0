//! The terminal's files: where keys come from and frames go.
//!
//! Standard input and output if they are a terminal, else the controlling terminal, so that the
//! program can be used in a pipe. Knows no commands and no modes.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::os::fd::{AsFd, OwnedFd};

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags};

/// Where keys come from.
pub(super) fn input() -> io::Result<OwnedFd> {
    let standard = io::stdin();
    if rustix::termios::isatty(&standard) {
        return standard.as_fd().try_clone_to_owned();
    }
    Ok(File::open("/dev/tty")?.into())
}

/// Where frames go.
pub(super) fn output() -> io::Result<OwnedFd> {
    let standard = io::stdout();
    if rustix::termios::isatty(&standard) {
        return standard.as_fd().try_clone_to_owned();
    }
    Ok(OpenOptions::new().write(true).open("/dev/tty")?.into())
}

/// The size of the terminal behind a file; None if it is not known.
pub(super) fn size_of(terminal: impl AsFd) -> Option<Size> {
    let size = rustix::termios::tcgetwinsize(terminal).ok()?;
    (size.ws_col > 0 && size.ws_row > 0).then_some(Size::new(size.ws_col, size.ws_row))
}

/// The size of the program's terminal; None if it is not known.
pub fn size() -> Option<Size> {
    size_of(output().ok()?)
}

/// A terminal to write to: every write goes straight out, whole.
#[derive(Debug)]
pub struct Tty(File);

impl Tty {
    pub(super) fn new(terminal: OwnedFd) -> Self {
        Self(terminal.into())
    }
}

impl Write for Tty {
    /// Waits where the terminal is slow and somebody has set its file to not block.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        loop {
            match self.0.write(bytes) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    let mut polled = [PollFd::new(&self.0, PollFlags::OUT)];
                    match rustix::event::poll(&mut polled, None) {
                        Ok(_) | Err(rustix::io::Errno::INTR) => {}
                        Err(error) => return Err(error.into()),
                    }
                }
                other => return other,
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
