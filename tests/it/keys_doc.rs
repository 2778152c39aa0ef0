//! `KEYS.md` and the words of the action table: generated or complete, never stale.
//!
//! `UPDATE=1 cargo test keys_doc` writes `KEYS.md` anew.

use std::path::Path;

use thoatngheo::keys::{Action, Keymap, Preset, Scope, Severity, help};
use thoatngheo::locale::{Lang, Locale};

#[test]
fn keys_md_is_what_the_program_says() {
    let (vi, en) = (Locale::new(Lang::Vi), Locale::new(Lang::En));
    let words = |key: &str| (vi.text(key).into_owned(), en.text(key).into_owned());
    let current = help::markdown(&words);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("KEYS.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &current).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == current, "KEYS.md is stale: UPDATE=1 cargo test keys_doc");
}

/// The label of every action, in every scope.
fn labels() -> impl Iterator<Item = &'static str> {
    let labels = |action: &Action| Scope::ALL.map(|scope| action.label_key_in(scope));
    Action::ALL.iter().flat_map(labels)
}

#[test]
fn every_label_is_in_both_languages() {
    let keys = labels();
    let keys = keys.chain(Scope::ALL.iter().map(|scope| scope.label_key()));
    let keys = keys.chain([Severity::Warning, Severity::Error].map(Severity::label_key));
    let keys: Vec<_> = keys.collect();
    for lang in Lang::ALL {
        let locale = Locale::new(lang);
        for key in &keys {
            assert!(locale.has(key), "{key} in {lang:?}");
        }
    }
}

#[test]
fn labels_are_short_enough_for_the_footer() {
    for lang in Lang::ALL {
        let locale = Locale::new(lang);
        for key in labels() {
            let label = locale.text(key);
            assert!(label.chars().count() <= 20, "{label}");
        }
    }
}

#[test]
fn every_problem_of_a_keymap_is_told_whole() {
    let text = r#"
extends = "vmi"
x = 1
[globl]
[global]
help = ["f1", "?"]
language = ["f1"]
plans = []
quit = [""]
sync = ["alt-s", "ctrl-space", "ctrl-i"]
fund = ["shift-a"]
home = ["a b c d e"]
reviews = ["hyper-x"]
[list]
srch = ["x"]
qqqq = ["x"]
submit = ["x"]
sort = 3
filter = ["n n", "s"]
[form]
ditto = ["tab"]
pick = ["ctrl-i"]
first_problem = ["f1"]
[oops
"#;
    let (_, problems) = Keymap::load(Preset::Default, Some(text));
    let mut kinds: Vec<_> = problems.iter().map(|problem| problem.kind.key()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    assert!(kinds.len() >= 15, "{kinds:?}");
    for lang in Lang::ALL {
        let locale = Locale::new(lang);
        for problem in &problems {
            let args = problem.kind.args();
            let told = locale.with_texts(problem.kind.key(), &args);
            // A variable without its argument prints as `{$name}`.
            assert!(!told.contains("{$") && !told.contains('⟦'), "{told}");
            for (_, value) in &args {
                assert!(told.contains(value.as_str()), "{told} lacks {value}");
            }
        }
    }
}
