//! Every message key that the sources name has its words in both languages.

use std::collections::BTreeSet;
use std::path::Path;

use thoatngheo::locale::{Lang, keys};

/// The areas that are looked through, and the families of keys that each may name.
const AREAS: [(&str, &[&str]); 5] = [
    ("cli", &["cli", "ask", "doctor", "io", "folder", "store", "issue"]),
    ("runtime", &["panic", "work", "io", "folder", "store", "recovery", "check", "cli", "title"]),
    ("store", &["store"]),
    ("sync", &["bundle", "enrol"]),
    ("tui", &["work", "issue", "notice", "refuse", "title"]),
];

fn sources(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs")
            && !path.to_string_lossy().contains("tests")
        {
            let text = std::fs::read_to_string(&path).unwrap();
            found.push(text.split("#[cfg(test)]\nmod ").next().unwrap().to_owned());
        }
    }
}

fn texts(area: &str) -> Vec<String> {
    let mut found = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(area), &mut found);
    found
}

/// The text literals that read as a key of one of the families.
fn named(area: &str, families: &[&str]) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for text in texts(area) {
        for literal in text.split('"').skip(1) {
            let is_key = literal.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
            let family = literal.split_once('-').map(|(family, _)| family);
            if is_key && !literal.ends_with('-') && family.is_some_and(|f| families.contains(&f)) {
                named.insert(literal.to_owned());
            }
        }
    }
    named
}

/// The codes that `code()` of an error gives: `Self::Some(_) => "code"` in a file.
fn codes(file: &str, of: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(file);
    let text = std::fs::read_to_string(path).unwrap();
    let block = text.split(&format!("impl {of} {{")).nth(1).unwrap();
    let block = block.split("\n}\n").next().unwrap();
    let arms = block.split("=> \"").skip(1).filter_map(|arm| arm.split('"').next());
    arms.map(str::to_owned).collect()
}

fn demand(wanted: &BTreeSet<String>) {
    for lang in Lang::ALL {
        let there: BTreeSet<_> = keys(lang).into_iter().collect();
        let missing: Vec<_> = wanted.iter().filter(|key| !there.contains(key.as_str())).collect();
        assert!(missing.is_empty(), "without words in {}: {missing:?}", lang.name());
    }
}

#[test]
fn every_key_that_the_sources_name_has_words() {
    for (area, families) in AREAS {
        let named = named(area, families);
        assert!(!named.is_empty() || area == "sync", "{area}");
        demand(&named);
    }
}

#[test]
fn every_reason_of_a_refusal_has_words() {
    let errors = [
        ("BundleRefused", "bundle-refused-", 17),
        ("WriteError", "bundle-", 6),
        ("EnrolError", "enrol-", 7),
    ];
    for (error, family, least) in errors {
        let codes = codes("sync/error.rs", error);
        assert!(codes.len() >= least, "{error}: {codes:?}");
        demand(&codes.iter().map(|code| format!("{family}{code}")).collect());
    }
    let events = codes("domain/book/fold.rs", "WhyRefused");
    let said = ["unreadable", "unknown_device", "revoked"].map(str::to_owned);
    demand(&events.iter().chain(&said).map(|code| format!("refused-{code}")).collect());
    assert_eq!(codes("store/error.rs", "StoreError").len(), 15);
}
