//! Reads a keymap file into lines, each with where it stands.
//!
//! It looks at one file by itself; merging and conflicts are the keymap's and the check's work.
//! Invariant: any text is read; what cannot be used becomes a problem and the rest is kept.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::keys::{Action, Chord, Preset, Problem, ProblemKind, Scope, Severity};

/// One usable line: these chords, and only these, do the action in this section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeymapLine {
    pub scope: Scope,
    pub action: Action,
    pub chords: Vec<Chord>,
    /// The line of the file, from 1.
    pub number: usize,
}

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct File {
    pub extends: Option<Preset>,
    pub lines: Vec<KeymapLine>,
    pub problems: Vec<Problem>,
}

/// Reads the text of a keymap file.
pub(crate) fn read(text: &str) -> File {
    let mut reader = Reader { text, file: File::default() };
    let sound = if DeTable::parse(text).is_ok() { text.to_owned() } else { reader.sound_part() };
    let (table, errors) = DeTable::parse_recoverable(&sound);
    for error in errors {
        reader.problem(error.span(), ProblemKind::Syntax(error.message().to_owned()));
    }
    for (name, value) in table.get_ref() {
        let at = Some(name.span());
        match (name.get_ref().as_ref(), value.get_ref()) {
            ("extends", value) => reader.extends(at, value),
            (name, DeValue::Table(lines)) => match Scope::from_name(name) {
                Some(scope) => reader.section(scope, lines),
                None => reader.problem(at, unknown_scope(name)),
            },
            (name, _) => reader.problem(at, unknown_scope(name)),
        }
    }
    reader.file.lines.sort_by_key(|line| line.number);
    reader.file.problems.sort_by_key(|problem| problem.line);
    reader.file
}

struct Reader<'t> {
    text: &'t str,
    file: File,
}

impl Reader<'_> {
    fn problem(&mut self, at: Option<Range<usize>>, kind: ProblemKind) {
        let line = at.map(|at| self.line_of(at.start));
        let problem = Problem { line, severity: Severity::Error, kind };
        if !self.file.problems.contains(&problem) {
            self.file.problems.push(problem);
        }
    }

    /// The text with every statement that cannot be read by itself made blank, so that an unclosed
    /// bracket costs one statement and not the rest of the file. Positions stay as they are.
    fn sound_part(&mut self) -> String {
        let mut sound = String::with_capacity(self.text.len());
        let text = self.text;
        let mut starts = vec![0_usize];
        let mut at = 0_usize;
        for line in text.split_inclusive('\n') {
            if at > 0 && begins_statement(line) {
                starts.push(at);
            }
            at = at.saturating_add(line.len());
        }
        let ends = starts.iter().skip(1).copied().chain([text.len()]);
        for (&start, end) in starts.iter().zip(ends) {
            let statement = text.get(start..end).unwrap_or_default();
            match DeTable::parse(statement) {
                Ok(_) => sound.push_str(statement),
                Err(error) => {
                    let kind = ProblemKind::Syntax(error.message().to_owned());
                    self.problem(Some(start..end), kind);
                    sound.extend(statement.bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }));
                }
            }
        }
        sound
    }

    /// The line of a byte position, from 1.
    fn line_of(&self, at: usize) -> usize {
        let before = self.text.as_bytes().iter().take(at);
        before.filter(|&&byte| byte == b'\n').count().saturating_add(1)
    }

    fn extends(&mut self, at: Option<Range<usize>>, value: &DeValue<'_>) {
        let name = value.as_str().unwrap_or_default();
        if let Some(preset) = Preset::from_name(name) {
            self.file.extends = Some(preset);
        } else {
            let nearest = nearest(name, Preset::ALL.iter().map(|preset| preset.name()));
            let name = name.to_owned();
            self.problem(at, ProblemKind::UnknownPreset { name, nearest });
        }
    }

    fn section(&mut self, scope: Scope, lines: &DeTable<'_>) {
        for (name, value) in lines {
            let at = name.span();
            let name = name.get_ref().as_ref();
            let Some(action) = Action::from_name(name) else {
                let nearest = nearest(name, Action::ALL.iter().map(|action| action.name()));
                let name = name.to_owned();
                self.problem(Some(at), ProblemKind::UnknownAction { name, nearest });
                continue;
            };
            if !action.allowed_in(scope) {
                self.problem(Some(at), ProblemKind::WrongScope { action, section: scope });
                continue;
            }
            match chords(action, value.get_ref()) {
                Ok(chords) => {
                    let number = self.line_of(at.start);
                    self.file.lines.push(KeymapLine { scope, action, chords, number });
                }
                Err(kind) => self.problem(Some(at), kind),
            }
        }
    }
}

/// The chords of a line: one in quotes, or a list of them.
fn chords(action: Action, value: &DeValue<'_>) -> Result<Vec<Chord>, ProblemKind> {
    let texts: Vec<Option<&str>> = match value {
        DeValue::String(text) => vec![Some(text.as_ref())],
        DeValue::Array(items) => items.iter().map(|item| item.get_ref().as_str()).collect(),
        _ => vec![None],
    };
    let mut chords: Vec<Chord> = Vec::new();
    for text in texts {
        let text = text.ok_or(ProblemKind::NotKeys { action })?;
        let chord =
            text.parse().map_err(|error| ProblemKind::BadKey { text: text.to_owned(), error })?;
        if !chords.contains(&chord) {
            chords.push(chord);
        }
    }
    Ok(chords)
}

/// The line begins a section or sets a key, and is not the inside of a list.
fn begins_statement(line: &str) -> bool {
    let is_name = |name: &str| {
        !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
    };
    let line = line.trim();
    let header = line.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    header.is_some_and(|(name, _)| is_name(name.trim()))
        || line.split_once('=').is_some_and(|(name, _)| is_name(name.trim()))
}

fn unknown_scope(name: &str) -> ProblemKind {
    let nearest = nearest(name, Scope::ALL.iter().map(|scope| scope.name()));
    ProblemKind::UnknownScope { name: name.to_owned(), nearest }
}

/// The known name most like `name`, if any is like it at all.
fn nearest(name: &str, known: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let name = name.to_ascii_lowercase();
    known
        .map(|known| {
            let swapped = strsim::normalized_damerau_levenshtein(&name, known);
            (strsim::jaro_winkler(&name, known).max(swapped), known)
        })
        .filter(|(likeness, _)| *likeness > 0.65)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn kinds(text: &str) -> Vec<(usize, &'static str)> {
        let problems = read(text).problems;
        problems.iter().map(|p| (p.line.unwrap_or(0), p.kind.key())).collect()
    }

    #[test]
    fn every_kind_of_bad_line_is_named_with_its_line() {
        let text = "extends = \"vmi\"\n[globl]\nhelp = [\"f2\"]\n[list]\nsrch = [\"x\"]\n\
            submit = [\"x\"]\nsort = 3\nfilter = [\"hyper-x\"]\nzzzqqq = []\n";
        assert_eq!(
            kinds(text),
            [
                (1, "keymap-unknown-preset-near"),
                (2, "keymap-unknown-scope-near"),
                (5, "keymap-unknown-action-near"),
                (6, "keymap-wrong-scope"),
                (7, "keymap-not-keys"),
                (8, "keymap-bad-key-unknown"),
                (9, "keymap-unknown-action"),
            ]
        );
    }

    #[test]
    fn lines_around_a_syntax_error_are_kept() {
        let file = read("[list]\nsort = [\"o\"\nfilter = [\"f\"]\n\n[form]\nditto = \"f3\"\n");
        assert!(file.problems.iter().any(|p| matches!(p.kind, ProblemKind::Syntax(_))));
        assert!(file.lines.iter().any(|line| line.action == Action::Ditto), "{file:?}");
    }

    #[test]
    fn a_list_may_go_over_lines() {
        let file = read("[list]\nsort = [\n  \"o\",\n  \"t\",\n]\nfilter = oops\n");
        let chords: Vec<_> = file.lines.iter().map(|line| line.chords.len()).collect();
        assert_eq!((chords, file.problems.len()), (vec![2], 1), "{file:?}");
    }

    #[test]
    fn a_line_given_twice_is_a_problem_at_the_second() {
        let problems = read("[list]\nsort = [\"o\"]\nsort = [\"p\"]\n").problems;
        let lines: Vec<_> = problems.iter().map(|p| p.line).collect();
        assert_eq!(lines, [Some(3)], "{problems:?}");
    }

    #[test]
    fn the_nearest_name_is_the_one_meant() {
        let near = |name| nearest(name, Action::ALL.iter().map(|action| action.name()));
        assert_eq!(near("nxt_field"), Some("next_field"));
        assert_eq!(near("serach"), Some("search"));
        assert_eq!(near("Help"), Some("help"));
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "(\\[(list|form|x)\\]\n|[a-z_]{0,8} ?= ?[\\[\"a-z\\], ]*\n|.*\n){0,12}") {
            let file = read(&text);
            prop_assert!(file.problems.iter().all(|p| p.severity == Severity::Error));
        }
    }
}
