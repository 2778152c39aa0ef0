//! `keys`: what key does what, and what is wrong with a keymap file.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::cli::fail::{CliResult, Code, Stop};
use crate::cli::{CommandContext, print_message, result};
use crate::keys::{Keymap, Preset, Problem, Severity, help};
use crate::locale::{Lang, Locale};

/// The command line.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Args {
    /// A keymap file to check.
    #[arg(long, value_name = "FILE")]
    check: Option<PathBuf>,
    /// As a page.
    #[arg(long)]
    markdown: bool,
    /// JSON out.
    #[arg(long)]
    json: bool,
}

impl Args {
    /// Prints the keys, or checks a file.
    pub(super) fn run(&self, context: &CommandContext) -> CliResult {
        if let Some(path) = &self.check {
            return context.check_keymap(path, self.json);
        }
        if self.markdown {
            let (vi, en) = (Locale::new(Lang::Vi), Locale::new(Lang::En));
            let words = |key: &str| (vi.text(key).into_owned(), en.text(key).into_owned());
            result(help::markdown(&words).trim_end());
            return Ok(Code::Done);
        }
        let (keymap, problems) = context.keymap()?;
        for problem in &problems {
            print_message(&context.problem(problem));
        }
        for row in help::all_rows(&keymap) {
            let label = context.locale.text(row.label_key).into_owned();
            if self.json {
                let bound = keymap.bound(row.scope, row.action);
                let keys: Vec<_> = bound.iter().map(ToString::to_string).collect();
                let (scope, action) = (row.scope.name(), row.action.name());
                let line = json!({"scope": scope, "action": action, "keys": keys, "label": label});
                result(&line.to_string());
            } else {
                let keys = crate::text::pad(&row.chords, 24);
                let scope = crate::text::pad(row.scope.name(), 9);
                result(&format!("{scope} {keys} {label}"));
            }
        }
        Ok(Code::Done)
    }
}

impl CommandContext {
    fn check_keymap(&self, path: &Path, json: bool) -> CliResult {
        let text = std::fs::read_to_string(path).map_err(|error| Stop::file(path, &error))?;
        let (_, problems) = Keymap::load(Preset::Default, Some(&text));
        for problem in &problems {
            let text = self.problem(problem);
            if json {
                let severity =
                    if problem.severity == Severity::Error { "error" } else { "warning" };
                let code = problem.kind.key();
                let line = json!({
                    "line": problem.line, "severity": severity, "code": code, "text": text,
                });
                result(&line.to_string());
            } else {
                result(&text);
            }
        }
        let errors = problems.iter().any(|problem| problem.severity == Severity::Error);
        if problems.is_empty() && !json {
            self.message("cli-keymap-good", &[]);
        }
        Ok(if errors { Code::Input } else { Code::Done })
    }

    fn problem(&self, problem: &Problem) -> String {
        let text = self.locale.with_texts(problem.kind.key(), &problem.kind.args()).into_owned();
        match problem.line {
            None => text,
            Some(line) => {
                let args = [("line", line.to_string()), ("text", text)];
                self.locale.with_texts("keymap-line", &args).into_owned()
            }
        }
    }
}
