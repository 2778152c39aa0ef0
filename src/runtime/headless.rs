//! The whole program without a terminal and without threads.
//!
//! Keys go in, every effect is done at once on a real data folder, and the screen can be looked at
//! as text. The tour plays on it, and so do the stories of the tests. It presses actions by the
//! keys that the loaded keymap gives them, so an action that no key reaches cannot be pressed.

use std::path::Path;
use std::sync::mpsc::{self, Receiver};

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

use crate::keys::{Action, Key, KeyCode, Keymap};
use crate::locale::{Lang, Locale};
use crate::runtime::clock::Clock;
use crate::runtime::folder::{self, FolderError};
use crate::runtime::worker::{Heard, Job, Worker};
use crate::store::{Mode, Opening};
use crate::tui;
use crate::tui::paint::Theme;
use crate::tui::{App, Effect, Msg, Screen};

/// The program without a terminal.
pub struct Headless {
    pub app: App,
    worker: Worker,
    heard: Receiver<Heard>,
    clock: Clock,
}

impl Headless {
    /// Opens a folder that has no passphrase, 80 columns by 24 rows.
    pub fn open(
        data: &Path,
        keymap: Keymap,
        lang: Lang,
        clock: Clock,
    ) -> Result<Self, FolderError> {
        let (to, heard) = mpsc::channel();
        let mut worker = Worker::new(data.to_owned(), clock, to);
        worker.take(Job::Open(Box::new(Opening::begin(data, "", Mode::Write)?)));
        let locale = Locale::of(lang, folder::kept_form(data));
        let mut app = App::new(keymap, locale, Screen::Loading, (80, 24), clock.now());
        app.take_prefs(folder::kept_prefs(data));
        let mut program = Self { app, worker, heard, clock };
        program.settle()?;
        Ok(program)
    }

    /// Does what was asked until nothing is left to do.
    fn settle(&mut self) -> Result<(), FolderError> {
        while let Ok(heard) = self.heard.try_recv() {
            match heard {
                Heard::Msg(msg) => self.send(*msg)?,
                Heard::Fatal(error) => return Err(*error),
                Heard::Closed => {}
            }
        }
        Ok(())
    }

    /// Gives the program one message and does everything that follows from it.
    pub fn send(&mut self, msg: Msg) -> Result<(), FolderError> {
        for effect in self.app.update(self.clock.now(), msg) {
            if !matches!(effect, Effect::Quit | Effect::Bell) {
                self.worker.take(Job::Effect(Box::new(effect)));
            }
        }
        self.settle()
    }

    /// Presses the keys that the keymap gives an action where the program is now. `false` if no key
    /// reaches it there.
    pub fn act(&mut self, action: Action) -> Result<bool, FolderError> {
        let scope = self.app.scope();
        let chord = self.app.keymap.keys_in(scope, action).next().cloned();
        let Some(chord) = chord else { return Ok(false) };
        for key in chord.keys() {
            self.send(Msg::Key(*key))?;
        }
        Ok(true)
    }

    /// Types a text, letter by letter.
    pub fn type_text(&mut self, text: &str) -> Result<(), FolderError> {
        text.chars().try_for_each(|letter| self.send(Msg::Key(Key::char(letter))))
    }

    pub fn press(&mut self, code: KeyCode) -> Result<(), FolderError> {
        self.send(Msg::Key(Key { code, ctrl: false, alt: false, shift: false }))
    }

    /// The screen as it would be drawn.
    pub fn buffer(&self) -> Buffer {
        let (columns, rows) = self.app.shell.size;
        let Ok(mut terminal) = Terminal::new(TestBackend::new(columns, rows));
        let drawn = terminal.draw(|frame| tui::draw(&self.app, &Theme::mono(), frame));
        drawn.map_or_else(|_| Buffer::default(), |frame| frame.buffer.clone())
    }

    /// The screen as text, one line a row, without trailing blanks.
    pub fn picture(&self) -> String {
        rows(&self.buffer()).join("\n")
    }

    /// Leaves the program and closes the folder.
    pub fn close(mut self) -> Result<(), FolderError> {
        self.send(Msg::Stop)?;
        self.worker.leave();
        Ok(())
    }
}

/// The rows of a screen as text.
pub fn rows(buffer: &Buffer) -> Vec<String> {
    let area = buffer.area;
    let row = |y| {
        let cells = (area.left()..area.right()).filter_map(|x| buffer.cell((x, y)));
        cells.map(ratatui::buffer::Cell::symbol).collect::<String>().trim_end().to_owned()
    };
    (area.top()..area.bottom()).map(row).collect()
}
