//! A real pseudo-terminal with the real binary in it, read as a person would read it.
//!
//! Nothing sleeps: every wait polls the parsed screen until it shows what is expected, and prints
//! the screen and what was pressed when that does not come.

use std::collections::VecDeque;
use std::io::{Read as _, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long something expected may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// The binary in a terminal.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    bytes: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    pressed: VecDeque<String>,
    sent: Vec<u8>,
}

impl Terminal {
    /// Starts the program with these arguments, 80 columns by 24 rows.
    pub fn start(args: &[&str]) -> Self {
        Self::start_with(args, &[])
    }

    /// Starts the program with these arguments, and these variables in its environment beside or
    /// instead of the usual ones.
    pub fn start_with(args: &[&str], variables: &[(&str, &str)]) -> Self {
        let pair = native_pty_system()
            .openpty(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 })
            .expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_thoatngheo"));
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        for (name, value) in variables {
            command.env(name, value);
        }
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        command.args(args);
        let child = pair.slave.spawn_command(command).expect("the program starts");
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let (to, bytes) = mpsc::channel();
        thread::spawn(move || {
            let mut chunk = [0; 8192];
            while let Ok(read) = reader.read(&mut chunk) {
                if read == 0 || to.send(chunk[..read].to_vec()).is_err() {
                    break;
                }
            }
        });
        let keys = pair.master.take_writer().expect("a writer");
        let screen = vt100::Parser::new(some(24), some(80), 0);
        Self {
            child,
            master: pair.master,
            keys,
            bytes,
            screen,
            pressed: VecDeque::new(),
            sent: Vec::new(),
        }
    }

    /// Starts on a data folder, with the date fixed.
    pub fn on(data: &Path) -> Self {
        let data = data.to_str().expect("a path in UTF-8");
        Self::start(&["--data", data, "--today", "2026-11-22"])
    }

    /// Presses keys, given as a terminal sends them.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        self.pressed.push_back(keys.escape_debug().to_string());
        if self.pressed.len() > 20 {
            self.pressed.pop_front();
        }
        self.press_bytes(keys.as_bytes())
    }

    /// Sends bytes, which need not be whole letters.
    pub fn press_bytes(&mut self, keys: &[u8]) -> &mut Self {
        self.keys.write_all(keys).expect("the terminal takes keys");
        self.keys.flush().expect("the terminal takes keys");
        self
    }

    /// Pastes a text, bracketed.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.press(&format!("\u{1b}[200~{text}\u{1b}[201~"))
    }

    pub fn resize(&mut self, cols: u16, rows: u16) -> &mut Self {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        self.master.resize(size).expect("the terminal is resized");
        self.screen.screen_mut().set_size(some(rows), some(cols));
        self
    }

    /// What is on the screen.
    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// Waits until the screen shows a text.
    #[track_caller]
    pub fn shows(&mut self, text: &str) -> &mut Self {
        self.until(&format!("shows {text:?}"), |screen| screen.contains(text))
    }

    /// Waits until the screen no longer shows a text.
    #[track_caller]
    pub fn shows_not(&mut self, text: &str) -> &mut Self {
        self.until(&format!("shows no {text:?}"), |screen| !screen.contains(text))
    }

    #[track_caller]
    fn until(&mut self, what: &str, holds: impl Fn(&str) -> bool) -> &mut Self {
        self.until_it(what, |terminal| holds(&terminal.text()))
    }

    /// Waits until something holds of what is on the screen.
    #[track_caller]
    pub fn until_it(&mut self, what: &str, holds: impl Fn(&Self) -> bool) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        loop {
            if holds(self) {
                return self;
            }
            match self.bytes.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!(
                        "the screen never {what}; pressed {:?}; it is\n{}",
                        self.pressed,
                        self.text()
                    );
                }
            }
        }
    }

    fn take(&mut self, bytes: &[u8]) {
        self.screen.process(bytes);
        self.sent.extend_from_slice(bytes);
    }

    /// Every byte that the program has sent to the terminal.
    pub fn sent(&self) -> &[u8] {
        &self.sent
    }

    /// The cells of the screen that have contents, as they are shown.
    pub fn cells(&self) -> Vec<vt100::Cell> {
        let screen = self.screen.screen();
        let (rows, columns) = screen.size();
        let places =
            (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
        places
            .filter_map(|(row, column)| screen.cell(row, column))
            .filter(|cell| cell.has_contents())
            .cloned()
            .collect()
    }

    /// Waits until the program has ended; its exit code.
    #[track_caller]
    pub fn ends(&mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        loop {
            // Reading on lets a program that writes to a full terminal go on.
            let read = self.bytes.recv_timeout(Duration::from_millis(20));
            if let Ok(bytes) = read {
                self.take(&bytes);
                continue;
            }
            if let Ok(Some(status)) = self.child.try_wait() {
                return status.exit_code();
            }
            assert!(
                Instant::now() < end,
                "the program does not end; the screen is\n{}",
                self.text()
            );
        }
    }

    /// Kills the program as a power cut would.
    pub fn kill(&mut self) {
        self.signal(rustix::process::Signal::KILL);
        self.child.wait().expect("the program is gone");
    }

    pub fn pid(&self) -> u32 {
        self.child.process_id().expect("a process id")
    }

    pub fn signal(&self, signal: rustix::process::Signal) {
        let pid = i32::try_from(self.pid()).ok().and_then(rustix::process::Pid::from_raw);
        rustix::process::kill_process(pid.expect("a process"), signal).expect("a signal");
    }

    /// Whether the program has given the alternate screen back.
    pub fn is_plain(&self) -> bool {
        !self.screen.screen().alternate_screen()
    }
}

fn some(cells: u16) -> NonZero<u16> {
    NonZero::new(cells).expect("at least one cell")
}

impl Drop for Terminal {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
