//! The worker: the one thread that owns the data folder and does what the app asks, in order.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender};

use crate::runtime::clock::Clock;
use crate::runtime::explain;
use crate::runtime::folder::{self, Folder, FolderError, Read};
use crate::runtime::{import_files, recovery_notices};
use crate::store::{Mode, Opening, StoreError};
use crate::tui::effect::Work;
use crate::tui::job::Answers;
use crate::tui::msg::Opened;
use crate::tui::{Draft, Effect, Failure, Msg, Notice, Outcome, Prefs, Ticket};

/// What the main thread hears from the others.
#[derive(Debug)]
pub enum Heard {
    Msg(Box<Msg>),
    /// The folder cannot be opened: the program ends and says why.
    Fatal(Box<FolderError>),
    /// The worker has done everything and left.
    Closed,
}

/// What the worker is asked.
#[derive(Debug)]
pub enum Job {
    /// Read a folder whose keys are open.
    Open(Box<Opening>),
    /// Do what the app asks.
    Effect(Box<Effect>),
    Close,
}

/// How often progress is told, in records read.
const PROGRESS_EVERY: u64 = 2_000;

pub struct Worker {
    data: PathBuf,
    folder: Option<Folder>,
    clock: Clock,
    to: Sender<Heard>,
    chosen: Chosen,
}

/// What was chosen before a folder was open: it is kept as soon as one is.
#[derive(Debug, Default)]
struct Chosen {
    lang: Option<&'static str>,
    prefs: Option<Prefs>,
}

impl Worker {
    /// A worker with no folder open; it is heard at `to`.
    pub fn new(data: PathBuf, clock: Clock, to: Sender<Heard>) -> Self {
        Self { data, folder: None, clock, to, chosen: Chosen::default() }
    }

    /// Works until it is told to leave.
    pub fn run(mut self, jobs: &Receiver<Job>) {
        while let Some(job) = self.next(jobs) {
            if matches!(job, Job::Close) {
                break;
            }
            self.take(job);
        }
        self.leave();
    }

    /// Does one job at once.
    pub fn take(&mut self, job: Job) {
        match job {
            Job::Open(opening) => self.open(*opening),
            Job::Effect(effect) => self.perform(*effect),
            Job::Close => {}
        }
    }

    pub fn leave(mut self) {
        if let Some(folder) = self.folder.take() {
            folder.close();
        }
        self.hear(Heard::Closed);
    }

    /// The next job; in quiet moments the store does what is due.
    fn next(&mut self, jobs: &Receiver<Job>) -> Option<Job> {
        loop {
            let due = self.folder.as_mut().and_then(|folder| folder.store_mut().due_in());
            let Some(due) = due else {
                return jobs.recv().ok();
            };
            match jobs.recv_timeout(due) {
                Ok(job) => return Some(job),
                Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => return None,
                Err(std::sync::mpsc::RecvTimeoutError::Timeout) => {
                    self.tick();
                }
            }
        }
    }

    /// What the store does by itself, and what it has noticed.
    fn tick(&mut self) {
        let Some(folder) = &mut self.folder else {
            return;
        };
        folder.store_mut().tick();
        for recovery in folder.store_mut().take_notices() {
            self.send(Msg::Said(recovery_notices::notice(&recovery)));
        }
    }

    fn hear(&self, heard: Heard) {
        // The main thread has left only when nothing needs to be heard any more.
        drop(self.to.send(heard));
    }

    fn send(&self, msg: Msg) {
        self.hear(Heard::Msg(Box::new(msg)));
    }

    fn done(&self, ticket: Ticket, outcome: Outcome) {
        self.send(Msg::Done(ticket, outcome));
    }

    fn open(&mut self, opening: Opening) {
        let to = self.to.clone();
        let mut progress = move |read: u64| {
            if read.is_multiple_of(PROGRESS_EVERY) {
                let msg = Msg::Progress("work-open".to_owned(), read, u64::MAX);
                drop(to.send(Heard::Msg(Box::new(msg))));
            }
        };
        match folder::finish(opening, &mut progress) {
            Ok(read) => self.opened(read),
            Err(error) => self.hear(Heard::Fatal(Box::new(error))),
        }
    }

    fn opened(&mut self, read: Read) {
        let mended = recovery_notices::notices(&read);
        let Read { mut folder, book, plans, .. } = read;
        let me = folder.me();
        let drafts = folder.drafts();
        self.send(Msg::Opened(Box::new(Opened { book, plans, me, drafts, mended })));
        folder.keep_snapshot();
        self.folder = Some(folder);
        self.keep_chosen();
    }

    /// Writes down what was chosen, if there is where to. What cannot be written is in force all the
    /// same, until the program ends.
    fn keep_chosen(&mut self) {
        let Some(folder) = &mut self.folder else {
            return;
        };
        let Chosen { lang, prefs } = std::mem::take(&mut self.chosen);
        let kept = lang.map_or(Ok(()), |lang| folder.set_language(lang));
        let kept = kept.and(prefs.map_or(Ok(()), |prefs| folder.set_prefs(&prefs)));
        if let Err(error) = kept {
            self.send(Msg::Said(Notice::from(explain::store(&error))));
        }
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Commit { ticket, intent, clears } => {
                let outcome = match &mut self.folder {
                    None => Outcome::Failed(not_open()),
                    Some(folder) => match folder.commit(&intent) {
                        Ok(event) => {
                            if let Some(key) = clears {
                                drop(folder.store_mut().drop_draft(&key));
                            }
                            Outcome::Committed(Box::new(event))
                        }
                        Err(error) => Outcome::Failed(explain::folder(&error)),
                    },
                };
                self.done(ticket, outcome);
            }
            Effect::SaveDraft(draft) => self.keep_draft(&draft),
            Effect::DropDraft(key) => {
                if let Some(folder) = &mut self.folder {
                    drop(folder.store_mut().drop_draft(&key));
                }
            }
            Effect::Work { ticket, work } => self.work(ticket, work),
            Effect::Language(lang) => {
                self.chosen.lang = Some(lang);
                self.keep_chosen();
            }
            Effect::Prefs(prefs) => {
                self.chosen.prefs = Some(prefs);
                self.keep_chosen();
            }
            Effect::Bell | Effect::Quit => {}
        }
    }

    fn keep_draft(&mut self, draft: &Draft) {
        let Some(folder) = &mut self.folder else {
            return;
        };
        if let Err(error) = folder.keep_draft(draft) {
            let failure = explain::store(&error);
            self.send(Msg::Said(Notice::from(failure)));
        }
    }

    fn work(&mut self, ticket: Ticket, work: Work) {
        match work {
            Work::Setup(answers) => return self.set_up(ticket, &answers),
            Work::Unlock(passphrase) => return self.unlock(ticket, passphrase.reveal()),
            Work::Check => return self.check(ticket),
            _ => {}
        }
        let Some(folder) = &mut self.folder else {
            return self.done(ticket, Outcome::Failed(not_open()));
        };
        let worked = match work {
            Work::History(record) => folder.past_of(record).map(Outcome::History),
            Work::Export(to) => folder.export_for_screen(to.as_deref()),
            Work::Receive(path) => folder.receive_for_screen(&path),
            Work::Backup(dir) => folder.backup_for_screen(&dir),
            Work::Look(path) => import_files::look(folder, &path),
            Work::ReadList(ask) => {
                let read = import_files::read(folder, &ask, self.clock.now().today);
                return self.done(ticket, read.unwrap_or_else(Outcome::Failed));
            }
            Work::StoreList { intents, group } => {
                folder.commit_part(intents, group).map(Outcome::Stored)
            }
            Work::StoreUndo { intents, group } => {
                folder.commit_undo(&intents, group).map(Outcome::Stored)
            }
            Work::PastImport(group) => folder.past_of_group(group).map(|(events, history)| {
                Outcome::Past(Box::new(crate::tui::job::Past { events, history }))
            }),
            Work::Report(report) => folder.report_for_screen(&report),
            Work::WriteText(file) => folder.text_for_screen(&file),
            Work::Document(document) => folder.document_for_screen(&document),
            Work::Check | Work::Setup(_) | Work::Unlock(_) => return,
        };
        let outcome = worked.unwrap_or_else(|error| Outcome::Failed(explain::folder(&error)));
        self.done(ticket, outcome);
    }

    fn check(&self, ticket: Ticket) {
        let findings = crate::runtime::findings::of_folder(&self.data, None);
        self.done(ticket, Outcome::Checked(findings));
    }

    fn set_up(&mut self, ticket: Ticket, answers: &Answers) {
        match folder::create_with(&self.data, answers, self.clock.now()) {
            Ok(read) => self.opened(read),
            Err(error) => self.done(ticket, Outcome::Failed(explain::folder(&error))),
        }
    }

    fn unlock(&mut self, ticket: Ticket, passphrase: &str) {
        match Opening::begin(&self.data, passphrase, Mode::Write) {
            Ok(opening) => self.open(opening),
            Err(error @ StoreError::WrongPassphrase) => {
                self.done(ticket, Outcome::Failed(explain::store(&error)));
            }
            Err(error) => self.hear(Heard::Fatal(Box::new(error.into()))),
        }
    }
}

fn not_open() -> Failure {
    Failure { key: "folder-not-open".to_owned(), args: Vec::new() }
}
