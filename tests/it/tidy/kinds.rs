//! What differs from kind to kind of record stands in the tables of the schema: no code picks some
//! kinds and passes over the rest in silence.
//!
//! Read on formatted sources: the arms of a `match` stand one step deeper than it.

use thoatngheo::domain::schema::RecordKind;

use super::{none, sources};

/// Files that may, and why a new kind loses nothing there.
const MAY: [(&str, &str); 8] = [
    ("src/cli/import/", "an import is of one of the kinds that are read from lists"),
    ("src/domain/import/plan/mod.rs", "the same"),
    ("src/domain/import/plan/storing.rs", "the same"),
    ("src/import/mod.rs", "the same"),
    ("src/import/words/mod.rs", "the same"),
    ("src/tui/screen/import/", "the same"),
    ("src/tui/screen/form/show.rs", "beneath a link to any other kind nothing more is said"),
    ("src/runtime/", "a commune to try the program with"),
];

/// Whether a pattern names a kind of record.
fn names_kind(pattern: &str) -> bool {
    let mut found = pattern.match_indices("RecordKind::");
    found.any(|(at, word)| {
        let before = pattern[..at].chars().next_back();
        let rest = &pattern[at + word.len()..];
        let name: String = rest.chars().take_while(|letter| letter.is_alphanumeric()).collect();
        !before.is_some_and(char::is_alphanumeric)
            && RecordKind::ALL.iter().any(|kind| format!("{kind:?}") == name)
    })
}

/// Whether an arm takes whatever is left.
fn takes_the_rest(arm: &str) -> bool {
    let Some((pattern, _)) = arm.split_once(" =>") else { return false };
    let of_nothing = |word: &str| {
        word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_') && word != "true"
    };
    pattern.trim_matches(['(', ')']).split(", ").all(of_nothing)
}

/// The breaches in one text: the lines of a `match` with an arm for some kinds and one for the rest,
/// and of a `matches!` that names several.
fn breaches(lines: &[(usize, &str)]) -> Vec<usize> {
    let depth = |line: &str| line.len() - line.trim_start().len();
    let mut found = Vec::new();
    for (at, (number, line)) in lines.iter().enumerate() {
        let several = line
            .split_once("matches!(")
            .map_or(0, |(_, rest)| rest.split('|').filter(|pattern| names_kind(pattern)).count());
        if several > 1 {
            found.push(*number);
        }
        if !line.contains("match ") || !line.ends_with('{') {
            continue;
        }
        let block = lines.iter().skip(at + 1).map(|(_, line)| *line);
        let block = block.take_while(|other| depth(other) > depth(line) || other.is_empty());
        let arms: Vec<_> =
            block.filter(|arm| depth(arm) == depth(line) + 4).map(str::trim_start).collect();
        let pattern = |arm: &&str| {
            arm.split(" =>").next().and_then(|arm| arm.split(" if ").next()).is_some_and(names_kind)
        };
        if arms.iter().any(pattern) && arms.iter().any(|arm| takes_the_rest(arm)) {
            found.push(*number);
        }
    }
    found
}

#[test]
fn no_kind_is_passed_over_in_silence() {
    let mut found = Vec::new();
    for source in sources() {
        if MAY.iter().any(|(path, _)| source.path.starts_with(path)) {
            continue;
        }
        let lines: Vec<_> = source.code().collect();
        let here = breaches(&lines).into_iter();
        found.extend(here.map(|line| format!("{}:{line}: a column of the kinds?", source.path)));
    }
    none("some kinds are picked by hand", &found);
}

#[test]
fn what_the_rule_sees() {
    let seen =
        |text: &str| breaches(&text.lines().zip(1..).map(|(l, n)| (n, l)).collect::<Vec<_>>());
    let rest = "    match record.kind {\n        RecordKind::Village => 1,\n        _ => 2,\n    }";
    assert_eq!(seen(rest), [1]);
    assert_eq!(seen(&rest.replace("_ =>", "kind =>")), [1]);
    assert_eq!(seen(&rest.replace("_ =>", "RecordKind::Help =>")), [] as [usize; 0]);
    assert_eq!(seen(&rest.replace("RecordKind::", "EntryKind::")), [] as [usize; 0]);
    let pair = "    match (kind, id) {\n        (RecordKind::Review, \"b2\") => 1,\n        (_, _) => 2,\n    }";
    assert_eq!(seen(pair), [1]);
    assert_eq!(seen("    let a = matches!(kind, RecordKind::Help | RecordKind::Part);"), [1]);
    assert_eq!(seen("    let a = matches!(kind, RecordKind::Help);"), [] as [usize; 0]);
}
