//! Which layer may use which: the table, and the check that the sources keep to it.

use std::collections::BTreeSet;

use super::{Source, draws, none, sources};

/// What a layer may use, beside itself. The order is the order of reading: a row names only rows
/// above it, so there are no circles.
const LAYERS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("domain", &["text"]),
    ("plan", &["text", "domain"]),
    ("keys", &["text"]),
    // The domain only for the sentence of an issue.
    ("locale", &["text", "domain", "keys"]),
    ("tui", &["text", "domain", "plan", "keys", "locale"]),
    // What differs between operating systems.
    ("platform", &[]),
    ("store", &["text", "domain", "platform"]),
    ("sync", &["text", "domain", "platform"]),
    ("import", &["text", "domain"]),
    ("report", &["text", "domain", "locale", "platform"]),
    (
        "runtime",
        &[
            "text", "domain", "plan", "keys", "locale", "tui", "platform", "store", "sync",
            "import", "report",
        ],
    ),
    (
        "cli",
        &[
            "text", "domain", "plan", "keys", "locale", "tui", "platform", "store", "sync",
            "import", "report", "runtime",
        ],
    ),
];

/// Crates that only some layers may name: (crate, layers).
const CRATES: &[(&str, &[&str])] = &[
    ("ratatui", &["tui", "runtime"]),
    ("crossterm", &["keys", "runtime"]),
    ("sled", &["store"]),
    ("age", &["store", "sync"]),
    ("zstd", &["sync", "store"]),
    ("clap", &["cli"]),
    ("calamine", &["import"]),
    ("csv", &["import", "report"]),
    ("rust_xlsxwriter", &["report"]),
    ("docx_rs", &["report"]),
    ("rustix", &["platform"]),
    ("signal_hook", &["platform"]),
    ("libc", &["platform"]),
];

/// What one operating system alone has; only `platform` names it.
const ONE_SYSTEM: &[&str] =
    &["std::os::", "cfg(unix", "cfg(windows", "cfg(not(unix", "target_os", "target_family"];

/// What the pure layers never name: files, threads, clocks, the environment, chance.
const PURE: &[&str] = &["text", "domain", "plan", "keys", "tui"];
const WORLD: &[&str] = &[
    "std::fs",
    "std::thread",
    "std::env",
    "std::net",
    "std::process",
    "std::time",
    "SystemTime",
    "Instant::now",
    "Utc::now",
    "Local::now",
    "getrandom",
    "std::io::stdin",
    "std::io::stdout",
];

fn layer(source: &Source) -> &str {
    let inside = source.path.trim_start_matches("src/");
    inside.split(['/', '.']).next().unwrap_or_default()
}

/// The names that stand after `crate::` in a line, those of `crate::{a, b}` too.
fn used(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        let word = line[..at].chars().next_back();
        if word.is_some_and(|before| before.is_alphanumeric() || "_$".contains(before)) {
            continue;
        }
        let rest = &line[at + "crate::".len()..];
        let group = rest.strip_prefix('{').and_then(|rest| rest.split('}').next());
        let names = group.map_or_else(|| vec![rest], |group| group.split(',').collect());
        let name = |text: &str| -> String {
            let text = text.trim_start();
            text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
        };
        found.extend(names.into_iter().map(name));
    }
    found
}

/// The breaches of one file against the table.
fn breaches(source: &Source) -> Vec<String> {
    let from = layer(source);
    let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == from) else {
        return vec![format!("{}:1: {from} is in no layer", source.path)];
    };
    let mut found = Vec::new();
    for (at, line) in source.code() {
        for to in used(line) {
            if to != from && !allowed.contains(&to.as_str()) {
                found.push(format!("{}:{at}: {from} may not use {to}", source.path));
            }
        }
        if line.contains("super::super") {
            found.push(format!("{}:{at}: super::super; say crate::", source.path));
        }
    }
    found
}

fn program() -> Vec<Source> {
    let entries = ["src/lib.rs", "src/main.rs"];
    sources().into_iter().filter(|source| !entries.contains(&source.path.as_str())).collect()
}

#[test]
fn the_table_has_no_circles_and_names_every_module() {
    let mut above = BTreeSet::new();
    for (name, allowed) in LAYERS {
        for other in *allowed {
            assert!(above.contains(other), "{name} uses {other}, which is not above it");
        }
        above.insert(*name);
    }
    let lib = std::fs::read_to_string(super::root().join("src/lib.rs")).unwrap();
    let modules = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    let modules: BTreeSet<_> = modules.collect();
    assert_eq!(modules, above);
}

#[test]
fn layers_use_only_what_is_below_them() {
    let found: Vec<_> = program().iter().flat_map(breaches).collect();
    none("the direction of imports", &found);
}

#[test]
fn outside_crates_stay_in_their_layers() {
    let mut found = Vec::new();
    for source in program() {
        let from = layer(&source);
        for (at, line) in source.code() {
            for (name, layers) in CRATES {
                let says =
                    line.contains(&format!("{name}::")) && !line.contains(&format!("::{name}::"));
                let word = line.find(&format!("{name}::")).is_some_and(|at| {
                    !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_')
                });
                if says && word && !layers.contains(&from) {
                    found
                        .push(format!("{}:{at}: {from} may not use the crate {name}", source.path));
                }
            }
        }
    }
    none("outside crates", &found);
}

#[test]
fn inside_tui_only_views_name_the_terminal_library() {
    let mut found = Vec::new();
    let states = program().into_iter().filter(|source| layer(source) == "tui");
    for source in states.filter(|source| !draws(&source.path)) {
        for (at, _) in source.code().filter(|(_, line)| line.contains("ratatui::")) {
            found.push(format!("{}:{at}: only a view names ratatui", source.path));
        }
    }
    none("state and drawing", &found);
}

#[test]
fn only_the_platform_knows_the_system() {
    let mut found = Vec::new();
    for source in program().iter().filter(|source| layer(source) != "platform") {
        for (at, line) in source.code() {
            for name in ONE_SYSTEM.iter().filter(|name| line.contains(**name)) {
                found.push(format!("{}:{at}: only platform may say {name}", source.path));
            }
        }
    }
    none("one place for each operating system", &found);
}

#[test]
fn the_core_never_touches_the_world() {
    let mut found = Vec::new();
    for source in program().iter().filter(|source| PURE.contains(&layer(source))) {
        for (at, line) in source.code() {
            for name in WORLD.iter().filter(|name| line.contains(**name)) {
                found.push(format!("{}:{at}: the core may not use {name}", source.path));
            }
        }
    }
    none("a pure core", &found);
}

#[test]
fn the_check_sees_what_it_should() {
    let source = |path: &str, text: &str| Source {
        path: path.to_owned(),
        text: text.to_owned(),
        test_only: false,
    };
    let bad = source("src/domain/x.rs", "//! x\nuse crate::tui::paint::View;\n");
    assert_eq!(breaches(&bad), ["src/domain/x.rs:2: domain may not use tui"]);
    let bad = source("src/text.rs", "fn f() { crate::{domain::A, text::B}; super::super::x() }");
    assert_eq!(breaches(&bad).len(), 2);
    let bad = source("src/store/x.rs", "pub(crate) use crate::tui::{App};");
    assert_eq!(breaches(&bad).len(), 1);
    let good =
        "// crate::tui\nuse crate::text;\n#[cfg(test)]\nmod tests {\n    use crate::tui;\n}\n";
    assert_eq!(breaches(&source("src/domain/x.rs", good)), [""; 0]);
    assert_eq!(breaches(&source("src/new/x.rs", "")).len(), 1);
}
