//! Message keys that stand in the code as text, against the messages there are.

use std::collections::BTreeSet;

use thoatngheo::locale::{Lang, Locale};

use super::{files_in, none, sources};

/// Calls whose first argument is a message key.
const CALLS: &[&str] =
    &[".text(\"", ".with(\"", ".with_texts(\"", "Stop::usage(\"", "Failure::new(\""];

/// Every text literal of a line of code. Escaped quotes end one early, which only costs a literal.
fn literals(line: &str) -> impl Iterator<Item = &str> {
    line.split('"').skip(1).step_by(2)
}

fn is_key(text: &str) -> bool {
    text.contains('-')
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c))
        && !text.ends_with('-')
}

#[test]
fn every_message_that_the_code_names_exists() {
    let locale = Locale::new(Lang::Vi);
    let mut found = Vec::new();
    let mut seen = 0;
    for source in sources().iter().filter(|source| !source.path.starts_with("src/locale/")) {
        for (at, line) in source.code() {
            for call in CALLS {
                for rest in line.split(call).skip(1) {
                    let key = rest.split('"').next().unwrap_or_default();
                    if is_key(key) {
                        seen += 1;
                        if !locale.has(key) {
                            found.push(format!("{}:{at}: no message {key}", source.path));
                        }
                    }
                }
            }
        }
    }
    assert!(seen > 50, "only {seen} keys seen: do the calls have other names now?");
    none("messages that are missing", &found);
}

#[test]
fn every_message_is_said_somewhere() {
    let (mut whole, mut starts) = (BTreeSet::new(), BTreeSet::new());
    let sources = sources();
    for source in &sources {
        for (_, line) in source.code() {
            for literal in literals(line) {
                whole.insert(literal);
                // What comes before the first argument of a key that is put together.
                let start = literal.split('{').next().unwrap_or_default();
                if start.len() < literal.len() && start.ends_with('-') {
                    starts.insert(start);
                }
                if literal.ends_with('-') && literal.len() > 2 {
                    starts.insert(literal);
                }
            }
        }
    }
    let mut found = Vec::new();
    for file in files_in("src/locale/vi", &["ftl"]) {
        for (at, line) in file.text.lines().enumerate() {
            let Some((key, _)) = line.split_once(" =") else { continue };
            if !key.starts_with(|c: char| c.is_ascii_lowercase()) {
                continue;
            }
            let said = whole.contains(key) || starts.iter().any(|start| key.starts_with(start));
            if !said {
                found.push(format!("{}:{}: nothing says {key}", file.path, at + 1));
            }
        }
    }
    none("messages that nobody says", &found);
}
