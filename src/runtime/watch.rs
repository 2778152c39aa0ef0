//! Watching the tour: every key is drawn on the real terminal, at a person's pace.
//!
//! Esc, `q` or Ctrl+Q ends it; nothing else is listened to.

use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use ratatui::Terminal;

use crate::keys::{Key, KeyCode};
use crate::locale::{Lang, Locale};
use crate::platform::terminal::Tty;
use crate::runtime::run::{RunError, theme};
use crate::runtime::terminal::{self, Environ, Event, LeanBackend, Session};
use crate::tui;
use crate::tui::paint::Theme;
use crate::tui::{App, Appearance};

/// How long a key stands.
const KEY: Duration = Duration::from_millis(45);
/// How long a main frame stands.
const FRAME: Duration = Duration::from_millis(1_600);

/// The terminal on which the tour is watched.
pub struct Watch {
    screen: Terminal<LeanBackend<Tty>>,
    heard: Receiver<Event>,
    theme: Theme,
    // Last: the terminal goes back after nothing is drawn on it any more.
    _session: Session,
}

impl Watch {
    pub fn open(lang: Lang, data: &Path) -> Result<Self, RunError> {
        let sentence = Locale::new(lang).text("panic-sentence").into_owned();
        terminal::set_panic_hook(sentence, data.join("log").join("crash.txt"));
        let session = Session::open().map_err(RunError::Terminal)?;
        let profile = Environ::read().profile(Appearance::Auto);
        let screen = session.terminal(profile).map_err(RunError::Terminal)?;
        let (to, heard) = mpsc::channel();
        terminal::listen(&to).map_err(RunError::Terminal)?;
        Ok(Self { screen, heard, theme: theme(profile), _session: session })
    }

    pub fn size(&self) -> (u16, u16) {
        self.screen.size().map_or((80, 24), |size| (size.width, size.height))
    }

    /// Shows what a key did.
    pub fn key(&mut self, app: &App) -> Result<(), RunError> {
        self.show(app, KEY)
    }

    pub fn frame(&mut self, app: &App) -> Result<(), RunError> {
        self.show(app, FRAME)
    }

    fn show(&mut self, app: &App, pause: Duration) -> Result<(), RunError> {
        let theme = self.theme;
        self.screen.draw(|frame| tui::draw(app, &theme, frame)).map_err(RunError::Terminal)?;
        match self.heard.recv_timeout(pause) {
            Ok(Event::Key(key)) if Key::from_crossterm(key).is_some_and(ends) => {
                Err(RunError::Left)
            }
            Ok(Event::Stop | Event::Gone) | Err(RecvTimeoutError::Disconnected) => {
                Err(RunError::Left)
            }
            _ => Ok(()),
        }
    }
}

fn ends(key: Key) -> bool {
    key.code == KeyCode::Esc || key == Key::char('q') || key == Key::ctrl('q')
}
