//! What one file names: its imports, and the paths in its code.

use std::collections::BTreeSet;

use super::lexer::Token;

/// The parts of a path, from wherever it begins.
pub type Path = Vec<String>;

/// What a file names.
#[derive(Debug, Default)]
pub struct Imports {
    /// The names that `use` gives, with what they stand for. `_` where a trait has no name.
    pub names: Vec<(String, Path)>,
    /// What `use path::*` stands for.
    pub globs: Vec<Path>,
    /// Paths of two parts at least, outside of `use`.
    pub paths: BTreeSet<Path>,
    /// All names outside of `use`.
    pub words: BTreeSet<String>,
    /// The modules that it declares.
    pub children: BTreeSet<String>,
    /// The items that it declares.
    pub items: BTreeSet<String>,
}

const ITEMS: &[&str] = &["fn", "struct", "enum", "const", "static", "type", "trait", "union"];

impl Imports {
    /// Reads the tokens of a file.
    pub fn of(tokens: &[Token]) -> Self {
        let mut found = Self::default();
        let mut at = 0;
        while at < tokens.len() {
            let token = tokens[at].as_str();
            let before = at.checked_sub(1).map_or("", |before| tokens[before].as_str());
            if token == "use" && !matches!(before, "::" | ".") {
                at = found.tree(tokens, at + 1, &Vec::new());
            } else if is_word(token) && !matches!(before, "::" | ".") {
                at = found.path(tokens, at, before);
            } else {
                at += 1;
            }
        }
        found
    }

    /// Whether a name can be had from it.
    pub fn gives(&self, name: &str) -> bool {
        self.items.contains(name) || self.names.iter().any(|(known, _)| known == name)
    }

    fn path(&mut self, tokens: &[Token], from: usize, before: &str) -> usize {
        let name = &tokens[from];
        if before == "mod" && tokens.get(from + 1).is_some_and(|next| next == ";") {
            self.children.insert(name.clone());
        }
        let is_macro = before == "!" && tokens[from.saturating_sub(2)] == "macro_rules";
        if ITEMS.contains(&before) || is_macro {
            self.items.insert(name.clone());
        }
        let (path, at) = path(tokens, from);
        self.words.insert(name.clone());
        if path.len() > 1 {
            self.paths.insert(path);
        }
        at
    }

    /// One tree of `use`; answers where it ended.
    fn tree(&mut self, tokens: &[Token], from: usize, before: &Path) -> usize {
        let (found, mut at) = path(tokens, from);
        let mut whole = before.clone();
        whole.extend(found);
        if tokens.get(at).is_some_and(|token| token == "::") {
            at += 1;
        }
        match tokens.get(at).map_or("", String::as_str) {
            "{" => {
                at += 1;
                while tokens.get(at).is_some_and(|token| token != "}") {
                    at = if tokens[at] == "," { at + 1 } else { self.tree(tokens, at, &whole) };
                }
                at + 1
            }
            "*" => {
                self.globs.push(whole);
                at + 1
            }
            "as" => {
                self.names.push((tokens[at + 1].clone(), own(whole)));
                at + 2
            }
            // What cannot be read is passed over a token at a time.
            _ if at == from => at + 1,
            _ => {
                let whole = own(whole);
                self.names.push((whole.last().cloned().unwrap_or_default(), whole));
                at
            }
        }
    }
}

/// `a::{self}` is `a`.
fn own(mut path: Path) -> Path {
    if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
        path.pop();
    }
    path
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// The path that begins at a token, and where it ends: before a `::` that no name follows.
fn path(tokens: &[Token], from: usize) -> (Path, usize) {
    let mut found = Vec::new();
    let mut at = from;
    while tokens.get(at).is_some_and(|token| is_word(token)) {
        found.push(tokens[at].clone());
        at += 1;
        let more = tokens.get(at).is_some_and(|token| token == "::")
            && tokens.get(at + 1).is_some_and(|token| is_word(token));
        if !more {
            break;
        }
        at += 1;
    }
    (found, at)
}
