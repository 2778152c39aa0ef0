//! `demo`: a sample commune, opened or played through.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use crate::cli::args::Demo;
use crate::cli::fail::{Code, Outcome, Stop};
use crate::cli::{CommandContext, result};
use crate::runtime::run::{self, Options, RunError};
use crate::runtime::sample::{self, Sample};
use crate::runtime::terminal::Environ;
use crate::runtime::tour;
use crate::store::Store;

impl CommandContext {
    /// Opens the program on a sample commune, or plays the main job on one.
    pub(super) fn demo(&self, demo: &Demo) -> Outcome {
        let scratch = match &demo.dir {
            Some(_) => None,
            None => Some(Scratch::new()?),
        };
        let dir = demo.dir.clone().or_else(|| scratch.as_ref().map(|s| s.0.clone()));
        let dir = dir.unwrap_or_default();
        let data = if demo.tour || scratch.is_some() { dir.join("xa") } else { dir.clone() };
        if demo.tour && Store::exists(&data) {
            return Err(Stop::usage("cli-demo-exists").with("path", data.display()));
        }
        if !Store::exists(&data) {
            // On a thread that ends: what it leaves of its memory goes to the next one, the worker.
            let making = || self.make_sample(&data, demo);
            let made = std::thread::scope(|scope| scope.spawn(making).join());
            made.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        }
        if demo.tour {
            return self.tour(&dir, &data);
        }
        self.open_on(data)
    }

    fn make_sample(&self, data: &Path, demo: &Demo) -> Outcome<()> {
        let sample = Sample { households: demo.households, seed: demo.seed };
        let all = demo.households.to_string();
        let many = demo.households >= 5_000;
        let mut progress = |done: u64| {
            if many && done.is_multiple_of(5_000) {
                self.tell("cli-demo-progress", &[("done", done.to_string()), ("all", all.clone())]);
            }
        };
        let mut read = sample::make(data, sample, self.now(), &mut progress)?;
        if many {
            read.folder.make_snapshot(&read.book);
        }
        read.folder.close();
        Ok(())
    }

    /// Plays the main job; ends with the totals of both folders, read from what is stored in each.
    fn tour(&self, dir: &Path, data: &Path) -> Outcome {
        let on_screen = std::io::stdout().is_terminal() && std::io::stdin().is_terminal();
        let stage = tour::Stage {
            data: data.to_owned(),
            second: dir.join("may-2"),
            bundles: dir.join("goi"),
            clock: self.clock,
            lang: self.locale.lang(),
            keymap: self.keymap()?.0,
        };
        let mut print = |text: &str| result(text);
        let equal = tour::play(&stage, on_screen, &mut print).map_err(stop)?;
        Ok(if equal { Code::Done } else { Code::Failed })
    }

    /// Opens the program on the data folder of the command line.
    pub(super) fn open_program(&self) -> Outcome {
        self.open_on(self.data())
    }

    fn open_on(&self, data: PathBuf) -> Outcome {
        let options = Options {
            environ: Environ::read(),
            data,
            passphrase: self.given_passphrase()?,
            keymap: self.keymap()?,
            lang: self.locale.lang(),
            clock: self.clock,
        };
        run::run(&options).map_err(stop)?;
        Ok(Code::Done)
    }
}

fn stop(error: RunError) -> Stop {
    match error {
        RunError::Folder(error) => error.into(),
        RunError::Left => Stop::new(Code::Failed, "cli-tour-left"),
        RunError::Tour(what) => Stop::new(Code::Failed, "cli-tour-stuck").with("what", what),
        RunError::Dumb => Stop::new(Code::Failed, "cli-dumb-terminal"),
        RunError::Terminal(error) => Stop::new(Code::Failed, "cli-no-terminal").with("why", error),
    }
}

/// A folder of our own for the time of a demonstration.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Outcome<Self> {
        let name = format!("thoatngheo-demo-{}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).map_err(|error| Stop::file(&path, &error))?;
        Ok(Self(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // It is only a sample; what cannot be removed is left to the system.
        drop(std::fs::remove_dir_all(&self.0));
    }
}
