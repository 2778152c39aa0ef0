//! `keys`: what key does what, and what is wrong with a keymap file.

use std::path::Path;

use serde_json::json;

use crate::cli::fail::{Code, Outcome, Stop};
use crate::cli::{CommandContext, result, say};
use crate::keys::{Keymap, Preset, Problem, Severity, help};
use crate::locale::{Lang, Locale};

impl CommandContext {
    /// The keymap asked for, with what is wrong with the person's file. Nothing in a file stops the
    /// program; a name or file that is not there does.
    pub(super) fn keymap(&self) -> Outcome<(Keymap, Vec<Problem>)> {
        let stored = || {
            let office = crate::store::Office::read(&self.data()).ok();
            office.and_then(|office| office.keymap)
        };
        let Some(named) = self.common.keymap.clone().or_else(stored) else {
            return Ok((Keymap::preset(Preset::Default), Vec::new()));
        };
        if let Some(preset) = Preset::from_name(&named) {
            return Ok((Keymap::preset(preset), Vec::new()));
        }
        let path = Path::new(&named);
        let text = std::fs::read_to_string(path).map_err(|error| Stop::file(path, &error))?;
        Ok(Keymap::load(Preset::Default, Some(&text)))
    }

    /// Prints the keys, or checks a file.
    pub(super) fn keys(&self, check: Option<&Path>, markdown: bool, json: bool) -> Outcome {
        if let Some(path) = check {
            return self.check_keymap(path, json);
        }
        if markdown {
            let (vi, en) = (Locale::new(Lang::Vi), Locale::new(Lang::En));
            let words = |key: &str| (vi.text(key).into_owned(), en.text(key).into_owned());
            result(help::markdown(&words).trim_end());
            return Ok(Code::Done);
        }
        let (keymap, problems) = self.keymap()?;
        for problem in &problems {
            say(&self.problem(problem));
        }
        for row in help::all_rows(&keymap) {
            let label = self.locale.text(row.label_key).into_owned();
            if json {
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

    fn check_keymap(&self, path: &Path, json: bool) -> Outcome {
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
            self.tell("cli-keymap-good", &[]);
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
