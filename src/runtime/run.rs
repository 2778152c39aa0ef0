//! The loop: hear, update, perform, draw.
//!
//! Three threads: one reads the terminal, one owns the data folder, this one owns the app and the
//! screen. It waits without a timer until something is heard or the app's own deadline comes,
//! drains what is there, and draws once, and only if something changed.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use crate::app::form::Sticky;
use crate::app::setup::{SetupState, UnlockState};
use crate::app::{App, Effect, Me, Msg, Nav, Notice, Overlay, Screen, Shell, Tickets, Waiting};
use crate::domain::op::Actor;
use crate::domain::roster::Role;
use crate::keys::{Key, Keymap, Problem};
use crate::locale::Locale;
use crate::runtime::clock::Clock;
use crate::runtime::folder::{Folder, FolderError};
use crate::runtime::terminal::{self, Session};
use crate::runtime::worker::{Heard, Job, Worker};
use crate::store::{Mode, Opening, Store, StoreError};
use crate::ui::{self, Theme};

/// How the program is opened.
pub struct Options {
    /// The data folder.
    pub data: PathBuf,
    /// The passphrase, where a file gave it.
    pub passphrase: Option<String>,
    /// The keys, and what is wrong with the person's own file.
    pub keymap: (Keymap, Vec<Problem>),
    /// The words.
    pub locale: Locale,
    /// The clock.
    pub clock: Clock,
}

/// Why the program ended before it was left.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The folder cannot be opened.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// There is no terminal, or it does not answer.
    #[error("the terminal cannot be used: {0}")]
    Terminal(#[source] std::io::Error),
}

/// Runs the program until it is left.
pub fn run(options: Options) -> Result<(), RunError> {
    let (first, opening) = first_screen(&options)?;
    let (to, heard) = mpsc::channel();
    let (jobs, queue) = mpsc::channel();
    let worker = {
        let (data, clock, to) = (options.data.clone(), options.clock, to.clone());
        thread::spawn(move || Worker::run(data, clock, &queue, to))
    };
    if let Some(opening) = opening {
        send(&jobs, Job::Open(Box::new(opening)));
    }
    let sentence = options.locale.text("panic-sentence").into_owned();
    let mut session =
        Session::open(sentence, &options.data.join("log")).map_err(RunError::Terminal)?;
    terminal::listen(to);
    let mut app = app(&options, first, session.size());
    let ended = Loop { app: &mut app, clock: options.clock, jobs: &jobs, heard: &heard }
        .turn(&mut session);
    send(&jobs, Job::Close);
    drop(session);
    // The worker finishes what was asked before: nothing acknowledged depends on us waiting, but
    // drafts do.
    drop(worker.join());
    ended
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
    let mut app = App {
        book: Folder::new_book(),
        me: Me {
            commune: String::new(),
            officer: String::new(),
            actor: Actor { replica: Default::default(), role: Role::Village, villages: Vec::new() },
            exchange: Default::default(),
        },
        keymap,
        locale: Arc::new(Locale::new(options.locale.lang())),
        nav: Nav::new(first),
        overlays: Vec::new(),
        notice: None,
        pending: Waiting::default(),
        drafts: Vec::new(),
        sticky: Sticky::default(),
        done: Vec::new(),
        shell: Shell {
            size,
            tickets: Tickets::default(),
            progress: None,
            dirty: true,
            leaving: false,
            now: options.clock.now(),
        },
    };
    if !problems.is_empty() {
        app.mention_later(keymap_problems(&problems, &app.locale));
    }
    app
}

/// What is wrong with the person's keymap file, all of it at once.
fn keymap_problems(problems: &[Problem], locale: &Locale) -> Overlay {
    let line = |problem: &Problem| {
        let text = locale.with_texts(problem.kind.key(), &problem.kind.args()).into_owned();
        let at = problem.line.map_or_else(String::new, |line| line.to_string());
        Notice::warn("keymap-line").with("line", at).with("text", text)
    };
    let lines = problems.iter().map(line).collect();
    Overlay::Alert(crate::app::overlay::Alert::new(Notice::warn("title-keymap"), lines))
}

struct Loop<'a> {
    app: &'a mut App,
    clock: Clock,
    jobs: &'a Sender<Job>,
    heard: &'a Receiver<Heard>,
}

impl Loop<'_> {
    fn turn(&mut self, session: &mut Session) -> Result<(), RunError> {
        let theme = Theme::for_terminal(&terminal::Environment::read());
        loop {
            if self.app.take_dirty() {
                let app = &*self.app;
                session
                    .draw(|frame| ui::draw(app, &theme, frame))
                    .map_err(RunError::Terminal)?;
            }
            let Some(first) = self.wait()? else { return Ok(()) };
            if self.take(first)? {
                return Ok(());
            }
            while let Ok(next) = self.heard.try_recv() {
                if self.take(next)? {
                    return Ok(());
                }
            }
        }
    }

    /// Waits for something to be heard, or for the app's deadline.
    fn wait(&self) -> Result<Option<Heard>, RunError> {
        let Some(at) = self.app.deadline() else { return Ok(self.heard.recv().ok()) };
        let left = Duration::from_millis(at.saturating_sub(Clock::millis()));
        match self.heard.recv_timeout(left) {
            Ok(heard) => Ok(Some(heard)),
            Err(RecvTimeoutError::Timeout) => Ok(Some(Heard::Msg(Box::new(Msg::Tick)))),
            Err(RecvTimeoutError::Disconnected) => Ok(None),
        }
    }

    /// Takes what was heard; `true` when the program is to end.
    fn take(&mut self, heard: Heard) -> Result<bool, RunError> {
        let msg = match heard {
            Heard::Msg(msg) => *msg,
            Heard::Fatal(error) => return Err((*error).into()),
            Heard::Closed => return Ok(true),
        };
        let mut leave = false;
        for effect in self.app.update(self.clock.now(), msg) {
            match effect {
                Effect::Quit => leave = true,
                Effect::Bell => terminal::ring(),
                effect => send(self.jobs, Job::Effect(Box::new(effect))),
            }
        }
        Ok(leave)
    }
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
