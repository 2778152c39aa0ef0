//! The loop: hear, update, perform, draw.
//!
//! Three threads: one reads the terminal, one owns the data folder, this one owns the app and the
//! screen. It waits without a timer until something is heard or the app's own deadline comes,
//! drains what is there, and draws once, and only if something changed.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use ratatui::Terminal;

use crate::keys::{Key, Keymap, Problem};
use crate::locale::{Lang, Locale};
use crate::platform::terminal::Tty;
use crate::runtime::clock::Clock;
use crate::runtime::folder::{self, FolderError};
use crate::runtime::terminal::{self, Colours, Environ, LeanBackend, Profile, Session};
use crate::runtime::worker::{Heard, Job, Worker};
use crate::store::{Mode, Opening, Store, StoreError};
use crate::tui;
use crate::tui::overlay::Alert;
use crate::tui::paint::Theme;
use crate::tui::screen::setup::{SetupState, UnlockState};
use crate::tui::{App, Effect, Msg, Notice, Overlay, Screen};

/// How the program is opened.
pub struct Options {
    pub data: PathBuf,
    /// The passphrase, where a file gave it.
    pub passphrase: Option<String>,
    /// The keys, and what is wrong with the person's own file.
    pub keymap: (Keymap, Vec<Problem>),
    pub lang: Lang,
    /// What is known of the terminal.
    pub environ: Environ,
    pub clock: Clock,
}

/// Why the program ended before it was left.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The folder cannot be opened.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The terminal cannot move its cursor.
    #[error("nothing can be drawn on a terminal that cannot move its cursor")]
    Dumb,
    /// There is no terminal, or it does not answer.
    #[error("the terminal cannot be used: {0}")]
    Terminal(#[source] std::io::Error),
    /// The tour was left by a key.
    #[error("left")]
    Left,
    /// The tour could not press what it wanted to press.
    #[error("the tour could not do {0}")]
    Tour(&'static str),
}

/// Runs the program until it is left.
pub fn run(options: &Options) -> Result<(), RunError> {
    if !options.environ.can_draw() {
        return Err(RunError::Dumb);
    }
    let (first, opening) = first_screen(options)?;
    let (to, heard) = mpsc::channel();
    let (jobs, queue) = mpsc::channel();
    let worker = {
        let worker = Worker::new(options.data.clone(), options.clock, to.clone());
        let fallen = to.clone();
        thread::spawn(move || {
            let work = std::panic::AssertUnwindSafe(|| worker.run(&queue));
            if terminal::contained(work).is_err() {
                // What was acknowledged is in the journal; the next start reads it again.
                drop(fallen.send(Heard::Fatal(Box::new(FolderError::WorkerFell))));
            }
        })
    };
    if let Some(opening) = opening {
        send(&jobs, Job::Open(Box::new(opening)));
    }
    let sentence = Locale::new(options.lang).text("panic-sentence").into_owned();
    terminal::set_panic_hook(sentence, options.data.join("log").join("crash.txt"));
    let (session, ended) = match Session::open() {
        Ok(session) => {
            let ended = on_screen(options, first, &session, (&jobs, &to, &heard));
            (Some(session), ended)
        }
        // The worker may be in the folder already: it is waited for all the same.
        Err(error) => (None, Err(RunError::Terminal(error))),
    };
    send(&jobs, Job::Close);
    drop(session);
    // The worker finishes what was asked before: nothing acknowledged depends on us waiting, but
    // drafts do.
    drop(worker.join());
    ended
}

type Channels<'a> = (&'a Sender<Job>, &'a Sender<Heard>, &'a Receiver<Heard>);

fn on_screen(
    options: &Options,
    first: Screen,
    session: &Session,
    (jobs, to, heard): Channels<'_>,
) -> Result<(), RunError> {
    let look = folder::kept_prefs(&options.data).look;
    let mut screen = session.terminal(options.environ.profile(look)).map_err(RunError::Terminal)?;
    terminal::listen(to).map_err(RunError::Terminal)?;
    let size = screen.size().map_err(RunError::Terminal)?;
    let mut app = app(options, first, (size.width, size.height));
    let environ = &options.environ;
    Loop { app: &mut app, clock: options.clock, environ, jobs, heard }.turn(&mut screen)
}

/// Where the program begins, and the folder to read meanwhile.
fn first_screen(options: &Options) -> Result<(Screen, Option<Opening>), RunError> {
    if !Store::exists(&options.data) {
        return Ok((Screen::Setup(SetupState::default()), None));
    }
    let passphrase = options.passphrase.as_deref().unwrap_or_default();
    match Opening::begin(&options.data, passphrase, Mode::Write) {
        Ok(opening) => Ok((Screen::Loading, Some(opening))),
        Err(StoreError::WrongPassphrase) if options.passphrase.is_none() => {
            Ok((Screen::Unlock(UnlockState::default()), None))
        }
        Err(StoreError::ReadOnly) => {
            let opening = Opening::begin(&options.data, passphrase, Mode::Look);
            Ok((Screen::Loading, Some(opening.map_err(FolderError::from)?)))
        }
        Err(error) => Err(FolderError::from(error).into()),
    }
}

fn app(options: &Options, first: Screen, size: (u16, u16)) -> App {
    let (keymap, problems) = options.keymap.clone();
    let locale = Locale::of(options.lang, folder::kept_form(&options.data));
    let mut app = App::new(keymap, locale, first, size, options.clock.now());
    app.take_prefs(folder::kept_prefs(&options.data));
    app.shell.console = options.environ.profile(app.prefs.look).console_font;
    app.overlays.extend(doubtful_letters(&options.environ));
    if !problems.is_empty() {
        app.overlays.push(keymap_problems(&problems, &app.locale));
    }
    app
}

/// Letters may come out wrong: said without any, with what to do.
fn doubtful_letters(environ: &Environ) -> Option<Overlay> {
    let mut lines = environ.letters_advice();
    if lines.is_empty() {
        return None;
    }
    lines.push(Notice::info("letters-go-on"));
    let title = Notice::warn("letters-title");
    Some(Overlay::Alert(Alert::new(title, lines)))
}

/// What is wrong with the person's keymap file, all of it at once.
fn keymap_problems(problems: &[Problem], locale: &Locale) -> Overlay {
    let line = |problem: &Problem| {
        let text = locale.with_texts(problem.kind.key(), &problem.kind.args()).into_owned();
        let at = problem.line.map_or_else(String::new, |line| line.to_string());
        Notice::warn("keymap-line").with("line", at).with("text", text)
    };
    let lines = problems.iter().map(line).collect();
    Overlay::Alert(Alert::new(Notice::warn("title-keymap"), lines))
}

struct Loop<'a> {
    app: &'a mut App,
    clock: Clock,
    environ: &'a Environ,
    jobs: &'a Sender<Job>,
    heard: &'a Receiver<Heard>,
}

impl Loop<'_> {
    fn turn(&mut self, screen: &mut Terminal<LeanBackend<Tty>>) -> Result<(), RunError> {
        let mut look = self.app.prefs.look;
        let mut shown = theme(self.environ.profile(look));
        loop {
            if self.app.prefs.look != look {
                look = self.app.prefs.look;
                let profile = self.environ.profile(look);
                self.app.shell.console = profile.console_font;
                shown = theme(profile);
                screen.backend_mut().set_profile(profile);
                screen.clear().map_err(RunError::Terminal)?;
            }
            if self.app.take_dirty() {
                let app = &*self.app;
                screen.draw(|frame| tui::draw(app, &shown, frame)).map_err(RunError::Terminal)?;
            }
            let Some(first) = self.wait() else {
                return Ok(());
            };
            let mut next = Some(first);
            while let Some(heard) = next {
                match self.take(heard)? {
                    After::Leave => return Ok(()),
                    After::Repaint => screen.clear().map_err(RunError::Terminal)?,
                    After::Ring => screen.backend_mut().bell().map_err(RunError::Terminal)?,
                    After::Go => {}
                }
                next = self.heard.try_recv().ok();
            }
        }
    }

    /// Waits for something to be heard, or for the app's deadline.
    fn wait(&self) -> Option<Heard> {
        let Some(at) = self.app.deadline() else {
            return self.heard.recv().ok();
        };
        let left = Duration::from_millis(at.saturating_sub(Clock::millis()));
        match self.heard.recv_timeout(left) {
            Ok(heard) => Some(heard),
            Err(RecvTimeoutError::Timeout) => Some(Heard::Msg(Box::new(Msg::Tick))),
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    fn take(&mut self, heard: Heard) -> Result<After, RunError> {
        let msg = match heard {
            Heard::Msg(msg) => *msg,
            Heard::Fatal(error) => return Err((*error).into()),
            Heard::Closed => return Ok(After::Leave),
        };
        let mut after = match &msg {
            Msg::Resize(..) => After::Repaint,
            _ => After::Go,
        };
        for effect in self.app.update(self.clock.now(), msg) {
            match effect {
                Effect::Quit => after = After::Leave,
                Effect::Bell if after == After::Go => after = After::Ring,
                Effect::Bell => {}
                effect => send(self.jobs, Job::Effect(Box::new(effect))),
            }
        }
        Ok(after)
    }
}

/// What is to be done once a message was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum After {
    Go,
    /// Ring, and go on.
    Ring,
    /// Draw the whole screen anew, and go on.
    Repaint,
    Leave,
}

/// How things look where this can be shown.
pub fn theme(profile: Profile) -> Theme {
    let theme = match profile.colours {
        Colours::None => Theme::mono(),
        Colours::Eight | Colours::Sixteen => Theme::colours(),
    };
    if profile.console_font { theme.on_console() } else { theme }
}

fn send(jobs: &Sender<Job>, job: Job) {
    // The worker leaves only when it is told to, so it hears this.
    drop(jobs.send(job));
}

impl From<terminal::Event> for Heard {
    fn from(event: terminal::Event) -> Self {
        let msg = match event {
            terminal::Event::Key(key) => match Key::from_crossterm(key) {
                Some(key) => Msg::Key(key),
                None => Msg::Nothing,
            },
            terminal::Event::Paste(text) => Msg::Paste(text),
            terminal::Event::Resize(columns, rows) => Msg::Resize(columns, rows),
            terminal::Event::FocusLost => Msg::FocusLost,
            terminal::Event::FocusGained => Msg::Nothing,
            terminal::Event::Stop | terminal::Event::Gone => Msg::Stop,
        };
        Self::Msg(Box::new(msg))
    }
}
