//! `demo`: a sample commune, opened or played through.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use crate::cli::fail::{CliResult, Code, Stop};
use crate::cli::{CommandContext, program, result};
use crate::runtime::sample::{self, Sample};
use crate::runtime::tour;
use crate::store::Store;

/// The command line.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Args {
    /// Where to make the sample commune; a temporary folder otherwise.
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// How many households, up to 50,000.
    #[arg(long, default_value_t = 300, value_parser = clap::value_parser!(u32).range(1..=50_000))]
    households: u32,
    /// Another seed, another commune.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Play the main job by itself.
    #[arg(long)]
    tour: bool,
}

impl Args {
    /// Opens the program on a sample commune, or plays the main job on one.
    pub(super) fn run(&self, context: &CommandContext) -> CliResult {
        let scratch = match &self.dir {
            Some(_) => None,
            None => Some(Scratch::new()?),
        };
        let dir = self.dir.clone().or_else(|| scratch.as_ref().map(|s| s.0.clone()));
        let dir = dir.unwrap_or_default();
        let data = if self.tour || scratch.is_some() { dir.join("xa") } else { dir.clone() };
        if self.tour && Store::exists(&data) {
            return Err(Stop::usage("cli-demo-exists").with("path", data.display()));
        }
        if !Store::exists(&data) {
            // On a thread that ends: what it leaves of its memory goes to the next one, the worker.
            let making = || context.make_sample(&data, self);
            let made = std::thread::scope(|scope| scope.spawn(making).join());
            made.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        }
        if self.tour {
            return context.tour(&dir, &data);
        }
        context.open_on(data)
    }
}

impl CommandContext {
    fn make_sample(&self, data: &Path, demo: &Args) -> CliResult<()> {
        let sample = Sample { households: demo.households, seed: demo.seed };
        let all = demo.households.to_string();
        let many = demo.households >= 5_000;
        let mut progress = |done: u64| {
            if many && done.is_multiple_of(5_000) {
                self.message(
                    "cli-demo-progress",
                    &[("done", done.to_string()), ("all", all.clone())],
                );
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
    fn tour(&self, dir: &Path, data: &Path) -> CliResult {
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
        let equal = tour::play(&stage, on_screen, &mut print).map_err(program::stop)?;
        Ok(if equal { Code::Done } else { Code::Failed })
    }
}

/// A folder of our own for the time of a demonstration.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> CliResult<Self> {
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
