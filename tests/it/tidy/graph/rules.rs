//! What the arrows between files may be: circles stay inside one folder and are listed, the folders
//! of a layer have an order, screens do not know each other.

use std::collections::{BTreeMap, BTreeSet};

use super::{Graph, circles};
use crate::tidy::{none, sources};

/// Circles inside one folder, each with its files. A new one is cut, or listed here.
const LISTED: &[&[&str]] = &[
    &["src/keys/check.rs", "src/keys/keymap.rs"],
    &["src/plan/model.rs", "src/plan/rule.rs"],
    &[
        "src/runtime/folder/create_folder.rs",
        "src/runtime/folder/open.rs",
        "src/runtime/folder/reidentify.rs",
    ],
];

/// Folders in which a circle still crosses folders; a row goes when none does any more.
const TANGLED: &[&str] = &["src/tui/"];

/// Layers whose folders have an order: nothing that a folder names leads back into it.
const ORDERED: &[&str] = &[
    "cli", "domain", "import", "keys", "locale", "plan", "platform", "report", "runtime", "store",
    "sync", "text",
];

/// Screens that still name another screen. A row goes when its last arrow is gone; none is added.
const SCREENS: &[(&str, &str)] = &[
    ("detail", "form"),
    ("detail", "letter"),
    ("detail", "twins"),
    ("form", "twins"),
    ("home", "form"),
    ("home", "import"),
    ("home", "list"),
    ("home", "plans"),
    ("list", "detail"),
    ("list", "twins"),
    ("list", "village"),
    ("plans", "detail"),
    ("plans", "form"),
    ("plans", "list"),
    ("plans", "report"),
    ("report", "detail"),
    ("sync", "detail"),
    ("twins", "detail"),
    ("village", "detail"),
    ("village", "plans"),
];

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn told(circle: &[&str]) -> String {
    format!("a circle: {}", circle.join(", "))
}

/// The part of a path that stands right below a folder, if it is in it.
fn part<'a>(path: &'a str, below: &str) -> Option<&'a str> {
    path.strip_prefix(below)?.strip_prefix('/')?.split('/').next()
}

#[test]
fn a_circle_stays_inside_one_folder_and_is_listed() {
    let graph = Graph::of(&sources());
    let found = circles(&graph.arrows());
    let crosses = |circle: &[&str]| circle.iter().any(|path| folder(path) != folder(circle[0]));
    let (across, inside): (Vec<_>, Vec<_>) = found.into_iter().partition(|circle| crosses(circle));
    let is_in = |circle: &[&str], place: &str| circle.iter().all(|path| path.starts_with(place));
    let mut breaches = Vec::new();
    for circle in &across {
        if !TANGLED.iter().any(|place| is_in(circle, place)) {
            breaches.push(format!("{}; it crosses folders", told(circle)));
        }
    }
    for place in TANGLED.iter().filter(|place| !across.iter().any(|circle| is_in(circle, place))) {
        breaches.push(format!("{place} has no circle across folders any more: strike it out"));
    }
    for circle in inside.iter().filter(|circle| !LISTED.contains(&circle.as_slice())) {
        breaches.push(format!("{}; cut it, or list it", told(circle)));
    }
    for circle in LISTED.iter().filter(|circle| !inside.iter().any(|found| found == *circle)) {
        breaches.push(format!("{}; it is none any more: strike it out", told(circle)));
    }
    none("circles", &breaches);
}

#[test]
fn the_folders_of_a_layer_have_an_order() {
    let graph = Graph::of(&sources());
    let arrows = graph.arrows();
    let mut breaches = Vec::new();
    for layer in ORDERED {
        let below = format!("src/{layer}");
        let mut parts: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (from, to) in &arrows {
            let Some(from) = part(from, &below).filter(|part| *part != "mod.rs") else {
                continue;
            };
            let to = to.iter().filter_map(|to| part(to, &below)).filter(|to| *to != from);
            parts.entry(from).or_default().extend(to);
        }
        assert!(!parts.is_empty(), "{layer}");
        // Circles of files alone are those of one folder.
        let is_file = |part: &&str| part.contains('.');
        let found = circles(&parts).into_iter().filter(|circle| !circle.iter().all(is_file));
        breaches.extend(found.map(|circle| format!("{below}: {}", told(&circle))));
    }
    none("the order of folders", &breaches);
}

#[test]
fn no_screen_names_another() {
    let graph = Graph::of(&sources());
    let screen = |path| part(path, "src/tui/screen").filter(|part| !part.contains('.'));
    let mut found: BTreeMap<(&str, &str), String> = BTreeMap::new();
    let arrows = graph.arrows();
    for (from, to) in arrows.iter().flat_map(|(from, all)| all.iter().map(move |to| (*from, *to))) {
        if let (Some(own), Some(other)) = (screen(from), screen(to))
            && own != other
        {
            found.entry((own, other)).or_insert(format!("{from} names {to}"));
        }
    }
    let mut breaches = Vec::new();
    for (pair, why) in &found {
        if !SCREENS.contains(pair) {
            breaches.push(format!("{pair:?}: {why}; a screen knows no other, say where to go"));
        }
    }
    for pair in SCREENS.iter().filter(|pair| !found.contains_key(pair)) {
        breaches.push(format!("{pair:?}: no arrow is left, strike it out"));
    }
    none("screens that know each other", &breaches);
}
