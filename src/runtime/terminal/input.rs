//! Input: threads that turn what comes from the terminal and from signals into messages.
//!
//! They sleep until something comes: nothing here wakes an idle program. Bytes are read here and
//! not by crossterm, whose reader never ends when the terminal is gone but spins, and leaves typed
//! keys lying when more than a kilobyte comes at once. Invariant: when the terminal is gone,
//! [`Event::Gone`] is sent, even if the reader itself fails.

use std::fs::File;
use std::io::{self, Read as _};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use crate::platform::signals::{Signal, Signals};
use crate::platform::terminal as line;
use crate::runtime::terminal::Event;
use crate::runtime::terminal::decode::Decoder;

/// How long the rest of a sequence may take before a lone escape counts as the Esc key.
const SEQUENCE_WAIT: Duration = Duration::from_millis(50);

/// How long a paste may pause before it counts as ended.
const PASTE_WAIT: Duration = Duration::from_secs(5);

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
    let terminal = line::input()?;
    let mut signals = Signals::listen()?;
    let told = to.clone();
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            let event = match signal {
                Signal::Resized => match line::size() {
                    Some((columns, rows)) => Event::Resize(columns, rows),
                    None => continue,
                },
                Signal::Stop => Event::Stop,
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
fn read(mut terminal: File, mut tell: impl FnMut(Event) -> bool) -> io::Result<()> {
    let mut decoder = Decoder::default();
    let mut buffer = [0; 4096];
    let mut events = Vec::new();
    loop {
        let wait = match (decoder.waits(), decoder.pastes()) {
            (false, _) => None,
            (true, false) => Some(SEQUENCE_WAIT),
            (true, true) => Some(PASTE_WAIT),
        };
        let gone = if line::ready(&terminal, wait)? {
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

#[cfg(test)]
mod tests {
    use std::io::Write as _;
    use std::os::fd::OwnedFd;
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
        read(OwnedFd::from(terminal).into(), |event| last.0.send(event).is_ok()).unwrap();
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
        read(OwnedFd::from(terminal).into(), |_| {
            told += 1;
            told < 2
        })
        .unwrap();
        assert_eq!(told, 2);
        drop(keyboard);
    }
}
