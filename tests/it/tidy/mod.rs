//! The house rules: what a reader may rely on anywhere in the tree, checked on the sources as text.
//!
//! `layers` keeps the direction of imports, `graph` finds the circles among files, `files` the shape
//! of files, `words` the message keys that the code names, `locale` the files that the messages are
//! in, `docs` what the documents say.
//! Each rule collects every breach and fails once, with one `file:line: reason` a breach.

mod docs;
mod files;
mod graph;
mod kinds;
mod layers;
mod locale;
mod words;

use std::path::{Path, PathBuf};

/// A file of the tree.
pub struct Source {
    /// Its path inside the tree, with `/`.
    pub path: String,
    pub text: String,
    /// Whether only tests are compiled from it.
    pub test_only: bool,
}

impl Source {
    /// The lines that the program is made of, with their numbers from 1: no comments, no tests.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = if self.test_only { "" } else { self.text.as_str() };
        let mut before = "";
        let program = lines.lines().enumerate().take_while(move |(_, line)| {
            let tests = before == "#[cfg(test)]" && line.starts_with("mod ") && line.ends_with('{');
            before = line;
            !tests
        });
        let code = program.filter(|(_, line)| !line.trim_start().starts_with("//"));
        code.map(|(at, line)| (at + 1, line))
    }
}

/// The folder of the package.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file under a folder of the package, in order of paths. Endings: `rs`, `toml`, ...
pub fn files_in(folder: &str, endings: &[&str]) -> Vec<Source> {
    let mut paths = Vec::new();
    walk(&root().join(folder), &mut paths);
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if endings.contains(&ending) {
            let inside = path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
            let text = std::fs::read_to_string(&path).unwrap();
            found.push(Source { path: inside, text, test_only: false });
        }
    }
    found
}

/// The sources of the program, those of tests marked.
pub fn sources() -> Vec<Source> {
    let mut sources = files_in("src", &["rs"]);
    let tests: Vec<String> = sources.iter().flat_map(test_modules).collect();
    for source in &mut sources {
        let module = source.path.trim_end_matches(".rs").trim_end_matches("/mod");
        let inside = |test: &String| module == test || module.starts_with(&format!("{test}/"));
        source.test_only = tests.iter().any(inside);
    }
    assert!(sources.len() > 100, "{} sources", sources.len());
    sources
}

/// Whether a file of `tui` draws: a view, or what views are made of. Only such files name the
/// terminal library.
pub fn draws(path: &str) -> bool {
    path.starts_with("src/tui/")
        && (path.contains("/paint/") || path.contains("/view/") || path.ends_with("/view.rs"))
}

/// The modules that a file declares for tests only, as paths without an ending.
fn test_modules(source: &Source) -> Vec<String> {
    let own = source.path.trim_end_matches(".rs");
    let folder = own.strip_suffix("/mod").or_else(|| own.strip_suffix("/lib")).unwrap_or(own);
    let lines: Vec<_> = source.text.lines().collect();
    let pairs = lines.windows(2).filter(|pair| pair[0] == "#[cfg(test)]");
    let names = pairs.filter_map(|pair| pair[1].split_once("mod ")?.1.strip_suffix(';'));
    names.map(|name| format!("{folder}/{name}")).collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { walk(&path, found) } else { found.push(path) }
    }
}

/// Fails with every breach of a rule.
#[track_caller]
pub fn none(rule: &str, breaches: &[String]) {
    assert!(breaches.is_empty(), "{rule}:\n  {}", breaches.join("\n  "));
}
