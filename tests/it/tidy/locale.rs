//! The files of messages: which key is in which file, and that both languages are laid out alike.

use std::collections::BTreeMap;

use super::{Source, files_in, none};

/// Its keys are those of the other files, whose texts it replaces for an office that is no commune.
const REPLACES: &str = "organisation.ftl";

/// The lines that say which first words a file has, such as `# Keys: field- help-`.
const HEAD: &str = "# Keys:";

fn name(file: &Source) -> &str {
    file.path.rsplit('/').next().unwrap_or_default()
}

/// The files of a language.
fn files(lang: &str) -> Vec<Source> {
    let files = files_in(&format!("src/locale/{lang}"), &["ftl"]);
    assert!(files.len() > 10, "{} files of {lang}", files.len());
    files
}

/// The keys of a file with their lines.
fn keys(file: &Source) -> impl Iterator<Item = (usize, &str)> {
    file.text.lines().enumerate().filter_map(|(at, line)| {
        let key = line.split_once(" =").map(|(key, _)| key)?;
        line.starts_with(|c: char| c.is_ascii_lowercase()).then_some((at + 1, key))
    })
}

fn first_word(key: &str) -> &str {
    key.split('-').next().unwrap_or_default()
}

/// The first words that a file says are its own.
fn own(file: &Source) -> Vec<&str> {
    let heads = file.text.lines().filter_map(|line| line.strip_prefix(HEAD));
    heads.flat_map(str::split_whitespace).filter_map(|word| word.strip_suffix('-')).collect()
}

#[test]
fn the_first_word_of_a_key_says_which_file_it_is_in() {
    let mut found = Vec::new();
    for lang in ["vi", "en"] {
        let files: Vec<_> = files(lang).into_iter().filter(|file| name(file) != REPLACES).collect();
        let mut homes: BTreeMap<&str, &str> = BTreeMap::new();
        for file in &files {
            for word in own(file) {
                if let Some(other) = homes.insert(word, &file.path) {
                    found.push(format!("{}:2: {word}- is also a word of {other}", file.path));
                }
                if !keys(file).any(|(_, key)| first_word(key) == word) {
                    found.push(format!("{}:2: no key begins with {word}-", file.path));
                }
            }
        }
        for file in &files {
            for (at, key) in keys(file) {
                let home = homes.get(first_word(key)).copied().unwrap_or("no file; add it to one");
                if home != file.path {
                    found.push(format!("{}:{at}: {key} belongs into {home}", file.path));
                }
            }
        }
    }
    none("one file a first word", &found);
}

#[test]
fn both_languages_have_the_same_keys_at_the_same_places() {
    let mut found = Vec::new();
    let (vi, en) = (files("vi"), files("en"));
    let names =
        |files: &[Source]| files.iter().map(|file| name(file).to_owned()).collect::<Vec<_>>();
    assert_eq!(names(&vi), names(&en));
    for (vi, en) in vi.iter().zip(&en) {
        if own(vi) != own(en) {
            found.push(format!("{}:2: other first words than {}", vi.path, en.path));
        }
        let mut pairs = keys(vi).zip(keys(en));
        if let Some(((at, key), (other_at, other))) = pairs.find(|(vi, en)| vi.1 != en.1) {
            found.push(format!("{}:{at}: {key}, but {}:{other_at}: {other}", vi.path, en.path));
        }
        if keys(vi).count() != keys(en).count() {
            found.push(format!("{}:1: more or fewer keys than {}", vi.path, en.path));
        }
    }
    none("the files of both languages", &found);
}

#[test]
fn the_words_of_a_kind_stand_together() {
    let mut found = Vec::new();
    for file in files("vi").iter().filter(|file| name(file) == "record.ftl") {
        let mut seen: Vec<&str> = Vec::new();
        for (at, key) in keys(file) {
            let of_a_kind = ["kind", "kinds", "section", "field", "col", "help"];
            let Some(kind) = key.split('-').nth(1).filter(|_| of_a_kind.contains(&first_word(key)))
            else {
                continue;
            };
            if seen.last() != Some(&kind) {
                if seen.contains(&kind) {
                    found.push(format!("{}:{at}: {key} stands away from its kind", file.path));
                }
                seen.push(kind);
            }
        }
        assert!(seen.len() >= 19, "only {seen:?}");
    }
    none("the words of a kind", &found);
}
