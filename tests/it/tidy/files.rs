//! The shape of files: length, headers, what never stands in them, and what belongs together.

use std::collections::BTreeSet;

use super::{files_in, none, root, sources};

/// The most lines of a file.
const LINES: usize = 500;

/// The most lines of a file of tests: tables of cases are read a row at a time.
const TEST_LINES: usize = 900;

/// Longer files, each with the reason.
const LONGER: &[(&str, &str)] = &[];

/// The most lines of tests that stand in the file they test; more have a file of their own.
const INLINE_LINES: usize = 150;

/// Where there are more. A row goes when its tests have moved; none is added.
const INLINE_LONGER: &[&str] = &[
    "src/import/value/money.rs",
    "src/import/value/word.rs",
    "src/locale/issue.rs",
    "src/text/query.rs",
    "src/text/words.rs",
    "src/tui/overlay/calendar/mod.rs",
];

/// Where printing is the work.
const PRINTING: &[&str] = &["src/cli/", "src/main.rs"];

fn everything() -> Vec<super::Source> {
    let mut all = Vec::new();
    for folder in ["src", "tests", "benches", "keymaps", ".ci"] {
        all.extend(files_in(folder, &["rs", "toml", "ftl", "md", "", "snap", "hex", "txt"]));
    }
    for entry in std::fs::read_dir(root()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_file() && !name.starts_with('.') && name != "Cargo.lock" {
            let text = std::fs::read_to_string(&path).unwrap();
            all.push(super::Source { path: name, text, test_only: false });
        }
    }
    all
}

#[test]
fn files_are_short_enough_to_read() {
    let mut found = Vec::new();
    for source in sources() {
        let lines = source.text.lines().count();
        let reason = LONGER.iter().find(|(path, _)| *path == source.path);
        let most = if source.test_only { TEST_LINES } else { LINES };
        if lines > most && reason.is_none() {
            found.push(format!("{}:{lines}: longer than {most} lines", source.path));
        }
        if lines <= most && reason.is_some() {
            found.push(format!("{}:{lines}: needs no leave to be long any more", source.path));
        }
    }
    for (path, reason) in LONGER {
        assert!(root().join(path).exists(), "{path} is gone");
        assert!(reason.len() > 20, "{path}: a reason, in words");
    }
    none("length of files", &found);
}

#[test]
fn every_file_says_what_it_is() {
    let mut found = Vec::new();
    for folder in ["src", "tests", "benches"] {
        for source in files_in(folder, &["rs"]) {
            if !source.text.starts_with("//! ") {
                found.push(format!("{}:1: no header", source.path));
            }
        }
    }
    none("headers", &found);
}

#[test]
fn a_module_with_a_folder_is_in_the_folder() {
    let mut found = Vec::new();
    for source in sources() {
        let folder = source.path.trim_end_matches(".rs");
        if root().join(folder).is_dir() {
            found.push(format!("{}:1: belongs into {folder}/mod.rs", source.path));
        }
    }
    none("one way to lay out a module", &found);
}

#[test]
fn tests_of_a_module_have_one_place() {
    let mut found = Vec::new();
    for source in sources() {
        if source.path.ends_with("_tests.rs") {
            found.push(format!("{}:1: belongs into X/tests.rs", source.path));
        }
        let lines: Vec<_> = source.text.lines().collect();
        let is_start = |pair: &[&str]| {
            pair[0] == "#[cfg(test)]" && pair[1].starts_with("mod ") && pair[1].ends_with('{')
        };
        let inline = lines.windows(2).position(is_start).map_or(0, |at| lines.len() - at);
        match (inline > INLINE_LINES, INLINE_LONGER.contains(&source.path.as_str())) {
            (true, false) => found.push(format!(
                "{}: {inline} lines of tests, they belong into a tests.rs beside it",
                source.path
            )),
            (false, true) => found.push(format!("{}: strike it out", source.path)),
            _ => {}
        }
    }
    none("the place of tests", &found);
}

#[test]
fn nothing_is_left_half_done() {
    let macros = ["todo!(", "unimplemented!(", "dbg!("];
    let mut found = Vec::new();
    for source in sources() {
        let prints = PRINTING.iter().any(|place| source.path.starts_with(place));
        for (at, line) in source.code() {
            let says = |what: &str| line.contains(what);
            if let Some(what) = macros.iter().find(|what| says(what)) {
                found.push(format!("{}:{at}: {what}", source.path));
            }
            if !prints && (says("println!(") || says("print!(")) {
                found.push(format!("{}:{at}: only commands print", source.path));
            }
            if says("#[allow(") {
                found.push(format!("{}:{at}: expect, with a reason", source.path));
            }
        }
    }
    none("leftovers", &found);
}

#[test]
fn no_notes_to_self_and_no_places_of_one_machine() {
    // Put together here, so that this file does not find itself.
    let notes = [["TO", "DO"], ["FIX", "ME"], ["XX", "X:"]].map(|parts| parts.concat());
    let places = [["/wo", "rk/"], ["/ro", "ot/"], ["/ho", "me/"], ["/Us", "ers/"]];
    let places = places.map(|parts| parts.concat());
    let mut found = Vec::new();
    for source in everything() {
        for (at, line) in source.text.lines().enumerate() {
            for what in notes.iter().chain(&places).filter(|what| line.contains(what.as_str())) {
                found.push(format!("{}:{}: {what}", source.path, at + 1));
            }
        }
    }
    none("notes and places", &found);
}

#[test]
fn every_format_has_golden_bytes_and_a_test_that_reads_them() {
    let code = sources().into_iter().map(|source| source.text).collect::<String>();
    for name in ["event-v1.txt", "journal-v1.hex", "bundle-v1.goi"] {
        let path = format!("tests/golden/{name}");
        assert!(root().join(&path).exists(), "{path}");
        assert!(code.contains(&path), "no test reads {path}");
    }
}

#[test]
fn no_picture_is_left_behind_by_its_test() {
    let rust: Vec<_> = ["src", "tests"].iter().flat_map(|at| files_in(at, &["rs"])).collect();
    let known: BTreeSet<_> = rust.iter().map(|source| source.path.as_str()).collect();
    let mut found = Vec::new();
    for folder in ["src", "tests"] {
        for picture in files_in(folder, &["snap"]) {
            let from = picture.text.lines().find_map(|line| line.strip_prefix("source: "));
            let name = picture.path.trim_end_matches(".snap").rsplit("__").next().unwrap();
            let name = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
            let source = rust.iter().find(|source| Some(source.path.as_str()) == from);
            if !from.is_some_and(|path| known.contains(path)) {
                found.push(format!("{}: its test file is gone", picture.path));
            } else if !source.is_some_and(|source| source.text.contains(name)) {
                found.push(format!("{}: nothing in its test file says `{name}`", picture.path));
            }
        }
    }
    none("pictures", &found);
}
