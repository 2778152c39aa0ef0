//! The terminal's line: where keys come from and frames go, its size and its modes.
//!
//! Standard input and output if they are a terminal, else the controlling terminal, so that the
//! program can be used in a pipe. Knows no commands of the terminal.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::os::fd::AsFd as _;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec};
use rustix::termios::{InputModes, OptionalActions, Termios};

pub fn input() -> io::Result<File> {
    let standard = io::stdin();
    if rustix::termios::isatty(&standard) {
        return Ok(standard.as_fd().try_clone_to_owned()?.into());
    }
    File::open("/dev/tty")
}

pub fn output() -> io::Result<File> {
    let standard = io::stdout();
    if rustix::termios::isatty(&standard) {
        return Ok(standard.as_fd().try_clone_to_owned()?.into());
    }
    OpenOptions::new().write(true).open("/dev/tty")
}

/// Columns and rows of the terminal behind a file; None if they are not known.
pub fn size_of(terminal: &File) -> Option<(u16, u16)> {
    let size = rustix::termios::tcgetwinsize(terminal).ok()?;
    (size.ws_col > 0 && size.ws_row > 0).then_some((size.ws_col, size.ws_row))
}

/// Columns and rows of the program's terminal; None if they are not known.
pub fn size() -> Option<(u16, u16)> {
    size_of(&output().ok()?)
}

/// Whether the program's line takes UTF-8 as one letter (IUTF8).
pub fn takes_utf8() -> bool {
    let mode = input().ok().and_then(|line| rustix::termios::tcgetattr(line).ok());
    mode.is_some_and(|mode| mode.input_modes.contains(InputModes::IUTF8))
}

/// How a line was before it was changed.
#[derive(Debug)]
pub struct LineMode(Termios);

impl LineMode {
    /// Gives every key as it is typed, without echo and signals; answers how the line was before.
    pub fn raw(line: &File) -> io::Result<Self> {
        let before = rustix::termios::tcgetattr(line)?;
        let mut raw = before.clone();
        raw.make_raw();
        rustix::termios::tcsetattr(line, OptionalActions::Now, &raw)?;
        Ok(Self(before))
    }

    pub fn restore(&self, line: &File) -> io::Result<()> {
        Ok(rustix::termios::tcsetattr(line, OptionalActions::Now, &self.0)?)
    }
}

/// Waits until there is something to read, or the end; false if the time is over first.
pub fn ready(line: &File, wait: Option<Duration>) -> io::Result<bool> {
    let wait = wait.map(|wait| Timespec {
        tv_sec: i64::try_from(wait.as_secs()).unwrap_or(i64::MAX),
        tv_nsec: wait.subsec_nanos().into(),
    });
    loop {
        let mut polled = [PollFd::new(line, PollFlags::IN)];
        match rustix::event::poll(&mut polled, wait.as_ref()) {
            Ok(count) => return Ok(count > 0),
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// A terminal to write to: every write goes straight out, whole.
#[derive(Debug)]
pub struct Tty(File);

impl Tty {
    /// On a file of the terminal.
    pub fn new(terminal: File) -> Self {
        Self(terminal)
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
