//! Input: threads that turn what comes from the terminal and from signals into messages.
//!
//! They sleep until something comes: nothing here wakes an idle program. Bytes are read here and
//! not by crossterm, whose reader never ends when the terminal is gone but spins, and leaves typed
//! keys lying when more than a kilobyte comes at once. Invariant: when the terminal is gone,
//! [`Event::Gone`] is sent, even if the reader itself fails.

use std::fs::File;
use std::io::{self, Read as _};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::mpsc::Sender;
use std::thread;

use rustix::event::{PollFd, PollFlags, Timespec};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGWINCH};
use signal_hook::iterator::Signals;

use crate::runtime::terminal::Event;
use crate::runtime::terminal::decode::Decoder;
use crate::runtime::terminal::tty;

/// How long the rest of a sequence may take before a lone escape counts as the Esc key.
const SEQUENCE_WAIT: Timespec = Timespec { tv_sec: 0, tv_nsec: 50_000_000 };

/// How long a paste may pause before it counts as ended.
const PASTE_WAIT: Timespec = Timespec { tv_sec: 5, tv_nsec: 0 };

/// Starts to listen to the terminal and to signals, on two threads that end with the process or
/// when nobody receives any more.
///
/// # Errors
///
/// If there is no terminal, or signals or threads cannot be had.
pub fn listen<M>(to: &Sender<M>) -> io::Result<()>
where
    M: From<Event> + Send + 'static,
{
    let terminal = tty::input()?;
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGWINCH])?;
    let told = to.clone();
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            let event = match signal {
                SIGWINCH => match tty::size() {
                    Some(size) => Event::Resize(size.width, size.height),
                    None => continue,
                },
                _ => Event::Stop,
            };
            if told.send(event.into()).is_err() {
                return;
            }
        }
    })?;
    let last = Last(to.clone());
    thread::Builder::new().name("input".to_owned()).spawn(move || {
        // When this thread ends, for whatever reason, `last` says so.
        let _ends_with_the_terminal = read(terminal, |event| last.0.send(event.into()).is_ok());
    })?;
    Ok(())
}

/// Says that the terminal is gone when it is dropped, also by a panic.
struct Last<M: From<Event>>(Sender<M>);

impl<M: From<Event>> Drop for Last<M> {
    fn drop(&mut self) {
        let _nobody_listens = self.0.send(Event::Gone.into());
    }
}

/// Reads until the terminal is gone or `tell` says that nobody listens.
fn read(terminal: OwnedFd, mut tell: impl FnMut(Event) -> bool) -> io::Result<()> {
    let mut terminal = File::from(terminal);
    let mut decoder = Decoder::default();
    let mut buffer = [0; 4096];
    let mut events = Vec::new();
    loop {
        let wait = match (decoder.waits(), decoder.pastes()) {
            (false, _) => None,
            (true, false) => Some(&SEQUENCE_WAIT),
            (true, true) => Some(&PASTE_WAIT),
        };
        let gone = if ready(terminal.as_fd(), wait)? {
            match terminal.read(&mut buffer) {
                Ok(0) => true,
                Ok(count) => {
                    decoder.feed(buffer.get(..count).unwrap_or_default(), &mut events);
                    false
                }
                Err(error) => {
                    !matches!(error.kind(), io::ErrorKind::Interrupted | io::ErrorKind::WouldBlock)
                }
            }
        } else {
            decoder.settle(&mut events);
            false
        };
        if gone {
            decoder.settle(&mut events);
        }
        for event in events.drain(..) {
            if !tell(event) {
                return Ok(());
            }
        }
        if gone {
            return Ok(());
        }
    }
}

/// Waits until there is something to read, or the end; false if the time is over first.
fn ready(terminal: BorrowedFd<'_>, wait: Option<&Timespec>) -> io::Result<bool> {
    loop {
        let mut polled = [PollFd::new(&terminal, PollFlags::IN)];
        match rustix::event::poll(&mut polled, wait) {
            Ok(count) => return Ok(count > 0),
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;
    use std::os::unix::net::UnixStream;
    use std::sync::mpsc;

    use crossterm::event::{KeyCode, KeyEvent};

    use super::*;

    #[test]
    fn everything_typed_arrives_and_then_the_end() {
        let (mut keyboard, terminal) = UnixStream::pair().unwrap();
        let typed = "Nguyễn Thị Thủy ".repeat(500);
        let sent = typed.clone();
        let typist = thread::spawn(move || {
            keyboard.write_all(sent.as_bytes()).unwrap();
            keyboard.write_all(b"\x1b[200~dan\x1b[201~\x1b").unwrap();
        });
        let (to, from) = mpsc::channel();
        let last = Last(to);
        read(terminal.into(), |event| last.0.send(event).is_ok()).unwrap();
        drop(last);
        typist.join().unwrap();
        let events: Vec<Event> = from.iter().collect();
        let letters: String = events
            .iter()
            .filter_map(|event| match event {
                Event::Key(KeyEvent { code: KeyCode::Char(letter), .. }) => Some(*letter),
                _ => None,
            })
            .collect();
        assert_eq!(letters, typed);
        let end = [Event::Paste("dan".to_owned()), Event::Key(KeyCode::Esc.into()), Event::Gone];
        assert!(events.ends_with(&end), "{:?}", events.last());
    }

    #[test]
    fn the_reader_ends_when_nobody_listens() {
        let (mut keyboard, terminal) = UnixStream::pair().unwrap();
        keyboard.write_all(b"abc").unwrap();
        let mut told = 0;
        read(terminal.into(), |_| {
            told += 1;
            told < 2
        })
        .unwrap();
        assert_eq!(told, 2);
        drop(keyboard);
    }
}
