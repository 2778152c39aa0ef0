//! Which file names which, read from the sources, and the circles among them.
//!
//! An arrow goes to the file in which the name is defined: through modules as deep as they go, and
//! through `use` where a folder passes a name on. A file may always name the modules above it (a
//! child belongs to its parent), so such an arrow is none. Methods that are called on a value and
//! names that a macro makes are not seen.

mod imports;
mod lexer;
mod rules;
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::Source;
use imports::{Imports, Path};

/// How many times a name is passed on at most.
const HOPS: usize = 12;

/// The files and their arrows.
pub struct Graph {
    /// The files, by their module's path; the paths of files are `names`.
    modules: BTreeMap<Path, Imports>,
    names: BTreeMap<Path, String>,
}

impl Graph {
    /// The graph of the program's files; those of tests are left out.
    pub fn of(sources: &[Source]) -> Self {
        let mut graph = Self { modules: BTreeMap::new(), names: BTreeMap::new() };
        for source in sources.iter().filter(|source| !source.test_only) {
            let module = module(&source.path);
            graph.modules.insert(module.clone(), Imports::of(&lexer::tokens(&source.text)));
            graph.names.insert(module, source.path.clone());
        }
        graph
    }

    /// Every arrow between two files, as paths, but those of a child to a module above it.
    pub fn arrows(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let mut arrows = BTreeMap::new();
        for (module, imports) in &self.modules {
            let to = self.named(module, imports);
            let to = to.into_iter().filter(|to| !module.starts_with(to));
            arrows.insert(
                self.names[module].as_str(),
                to.map(|to| self.names[to].as_str()).collect(),
            );
        }
        arrows
    }

    /// The modules that a file's names are defined in.
    fn named<'a>(&'a self, module: &'a Path, imports: &'a Imports) -> BTreeSet<&'a Path> {
        // A name that is only passed on makes no arrow, one that stands in the code does.
        let used = imports
            .names
            .iter()
            .filter(|(name, _)| name == "_" || imports.words.contains(name.as_str()));
        let paths = used.map(|(_, path)| path).chain(&imports.paths);
        let found = paths.filter_map(|path| self.defined(module, path));
        let globs = imports.globs.iter().filter_map(|path| {
            let whole = self.whole(module, path, HOPS)?;
            self.find(&whole, HOPS).map(|(module, _)| module)
        });
        found.chain(globs).collect()
    }

    /// The file in which what a path names is defined; none for a module, whose items are named where
    /// they are used, and for what is not of this program.
    fn defined<'a>(&'a self, module: &Path, path: &Path) -> Option<&'a Path> {
        let whole = self.whole(module, path, HOPS)?;
        let (found, rest) = self.find(&whole, HOPS)?;
        (rest > 0).then_some(found)
    }

    /// A path from the root.
    fn whole(&self, module: &Path, path: &Path, hops: usize) -> Option<Path> {
        let (first, rest) = path.split_first()?;
        let below = |start: &[String]| start.iter().chain(rest).cloned().collect();
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => Some(below(module)),
            "super" => {
                let above = module.split_last()?.1.to_vec();
                match rest.first().map(String::as_str) {
                    Some("super") => self.whole(&above, &rest.to_vec(), hops),
                    _ => Some(above.iter().chain(rest).cloned().collect()),
                }
            }
            name => {
                let imports = self.modules.get(module)?;
                if imports.children.contains(name) {
                    return Some(below(&[module.as_slice(), std::slice::from_ref(first)].concat()));
                }
                let (_, import) = imports.names.iter().find(|(known, _)| known == name)?;
                // A crate is imported by its own name too.
                if hops == 0 || import == path {
                    return None;
                }
                let start = self.whole(module, import, hops - 1)?;
                Some(below(&start))
            }
        }
    }

    /// The deepest module of a path from the root, and how many parts of the path it does not name.
    fn find(&self, path: &[String], hops: usize) -> Option<(&Path, usize)> {
        let mut here = Path::new();
        for (at, part) in path.iter().enumerate() {
            let rest = &path[at + 1..];
            let imports = self.modules.get(&here)?;
            let passed = imports.names.iter().find(|(name, _)| name == part);
            let child = imports.children.contains(part);
            match passed {
                Some((_, import)) if hops > 0 && (!child || rest.is_empty()) => {
                    if let Some(mut whole) = self.whole(&here, import, hops - 1) {
                        whole.extend_from_slice(rest);
                        return self.find(&whole, hops - 1);
                    }
                }
                _ => {}
            }
            if child {
                here.push(part.clone());
                continue;
            }
            if !imports.items.contains(part) && hops > 0 {
                for glob in &imports.globs {
                    let whole = self.whole(&here, glob, hops - 1);
                    let found = whole.and_then(|whole| self.find(&whole, hops - 1));
                    if let Some((module, 0)) = found
                        && self.modules[module].gives(part)
                    {
                        let whole = [module.as_slice(), &path[at..]].concat();
                        return self.find(&whole, hops - 1);
                    }
                }
            }
            return self.modules.get_key_value(&here).map(|(module, _)| (module, path.len() - at));
        }
        self.modules.get_key_value(&here).map(|(module, _)| (module, 0))
    }
}

/// The module that a file is.
fn module(path: &str) -> Path {
    let inside = path.trim_start_matches("src/").trim_end_matches(".rs");
    let inside = inside.trim_end_matches("/mod");
    if inside == "lib" { Path::new() } else { inside.split('/').map(str::to_owned).collect() }
}

/// The strongly connected parts of two files or more, each in order, in order.
pub fn circles<'a>(arrows: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> Vec<Vec<&'a str>> {
    let reach: BTreeMap<&str, BTreeSet<&str>> =
        arrows.keys().map(|from| (*from, reached(arrows, from))).collect();
    let mut found: BTreeSet<Vec<&str>> = BTreeSet::new();
    for (from, to) in &reach {
        let circle: Vec<_> = to.iter().copied().filter(|to| reach[to].contains(from)).collect();
        if circle.len() > 1 {
            found.insert(circle);
        }
    }
    found.into_iter().collect()
}

fn reached<'a>(arrows: &BTreeMap<&'a str, BTreeSet<&'a str>>, from: &'a str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        for to in arrows.get(at).into_iter().flatten() {
            if found.insert(*to) {
                open.push(to);
            }
        }
    }
    found
}
