//! What the documents say of the tree: their pictures, links, paths and lists are those of the
//! program.

use thoatngheo::domain::schema::RecordKind;

use super::{Source, files_in, none, root};

/// Every document, with its path inside the tree.
fn documents() -> Vec<Source> {
    let mut found = files_in("benches", &["md"]);
    for entry in std::fs::read_dir(root()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "md") {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            let text = std::fs::read_to_string(&path).unwrap();
            found.push(Source { path: name, text, test_only: false });
        }
    }
    assert!(found.len() >= 7, "{} documents", found.len());
    found
}

fn document(path: &str) -> Source {
    documents().into_iter().find(|document| document.path == path).unwrap()
}

/// The picture of a test, by the name at the end of its file.
fn picture(name: &str) -> Option<String> {
    let ending = format!("__{name}.snap");
    let file =
        files_in("tests/it", &["snap"]).into_iter().find(|file| file.path.ends_with(&ending));
    let text = file?.text;
    text.split("---\n").nth(2).map(|picture| picture.trim_end().to_owned())
}

#[test]
fn the_pictures_of_the_documents_are_those_of_the_tests() {
    let mut found = Vec::new();
    let mut seen = 0;
    for document in documents() {
        for part in document.text.split("<!-- picture: ").skip(1) {
            seen += 1;
            let (name, rest) = part.split_once(" -->\n```text\n").unwrap();
            let shown = rest.split("\n```").next().unwrap();
            if picture(name).as_deref() != Some(shown) {
                found.push(format!("{}: {name} is not the picture of the test", document.path));
            }
        }
    }
    assert!(seen >= 2, "{seen} pictures");
    none("pictures", &found);
}

/// The anchor that a forge makes of a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.trim_start_matches('#').trim().to_lowercase();
    kept.chars()
        .filter(|c| c.is_alphanumeric() || " -_".contains(*c))
        .collect::<String>()
        .replace(' ', "-")
}

#[test]
fn links_lead_somewhere() {
    let mut found = Vec::new();
    for document in documents() {
        let folder = root().join(&document.path).parent().unwrap().to_owned();
        for link in document.text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if link.starts_with("http") {
                continue;
            }
            let (file, place) = link.split_once('#').unwrap_or((link, ""));
            let path =
                if file.is_empty() { root().join(&document.path) } else { folder.join(file) };
            let Ok(text) = std::fs::read_to_string(&path) else {
                found.push(format!("{}: no file {link}", document.path));
                continue;
            };
            let headings = text.lines().filter(|line| line.starts_with('#')).map(anchor);
            if !place.is_empty() && !headings.collect::<Vec<_>>().contains(&place.to_owned()) {
                found.push(format!("{}: no heading {link}", document.path));
            }
        }
    }
    none("links", &found);
}

/// Whether a path is written with a part to be filled in, such as `src/domain/rule/KIND.rs`.
fn is_pattern(path: &str) -> bool {
    path.contains(['*', '{', '<'])
        || path
            .split(['/', '.'])
            .any(|part| part.len() > 1 && part.chars().all(|c| c.is_ascii_uppercase()))
}

#[test]
fn paths_in_the_documents_exist() {
    let folders = ["src/", "tests/", "benches/", "keymaps/", ".ci/"];
    let mut found = Vec::new();
    for document in documents().iter().filter(|document| document.path != "CHANGELOG.md") {
        for path in document.text.split('`').skip(1).step_by(2) {
            let names_a_file = folders.iter().any(|folder| path.starts_with(folder));
            let is_one = !path.contains(char::is_whitespace) && !is_pattern(path);
            if names_a_file && is_one && !root().join(path).exists() {
                found.push(format!("{}: no {path}", document.path));
            }
        }
    }
    none("paths", &found);
}

#[test]
fn the_readme_names_every_kind_and_every_command() {
    let readme = document("README.md").text;
    let kinds = readme.split("\nKIND: ").nth(1).unwrap().split("\n\n").next().unwrap();
    let mut found = Vec::new();
    for kind in RecordKind::ALL {
        if !kinds.contains(&format!("`{kind}`")) {
            found.push(format!("README.md: KIND lacks {kind}"));
        }
    }
    let table = readme.split("| command | does |").nth(1).unwrap().split("\n\n").next().unwrap();
    let words = table.split(|c: char| !c.is_ascii_lowercase()).collect::<Vec<_>>();
    let source = std::fs::read_to_string(root().join("src/cli/mod.rs")).unwrap();
    let commands = source.split("\ncommands! {\n").nth(1).unwrap().split("\n}\n").next().unwrap();
    let mut count = 0;
    for name in commands.lines().filter_map(|row| row.split_once(": ")).map(|row| row.0.trim()) {
        count += 1;
        if !words.contains(&name.to_lowercase().as_str()) {
            found.push(format!("README.md: the table of commands lacks {}", name.to_lowercase()));
        }
    }
    assert!(count > 15, "{count} commands");
    none("lists of the readme", &found);
}

/// The folders of a folder of `src`, by name.
fn folders(path: &str) -> Vec<String> {
    let entries = std::fs::read_dir(root().join(path)).unwrap().map(|entry| entry.unwrap().path());
    let folders = entries.filter(|path| path.is_dir());
    folders.map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect()
}

#[test]
fn the_code_map_has_every_folder() {
    let text = document("ARCHITECTURE.md").text;
    let map = text.split("\n## Code map\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let mut found = Vec::new();
    for layer in folders("src") {
        if !map.contains(&format!("\n- `{layer}`")) {
            found.push(format!("ARCHITECTURE.md: no line for src/{layer}"));
        }
        for folder in folders(&format!("src/{layer}")) {
            if !map.contains(&format!("`{folder}`")) {
                found.push(format!("ARCHITECTURE.md: nothing of src/{layer}/{folder}"));
            }
        }
    }
    none("the code map", &found);
}
