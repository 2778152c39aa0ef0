//! What is around the commands: help, complaints, keys, the sample commune, pipes that close.

use std::io::Read as _;
use std::process::Stdio;

use serde_json::Value as Json;

use crate::cli::runner::CliRunner;

const COMMANDS: [&str; 17] = [
    "demo",
    "init",
    "enrol",
    "enter",
    "act",
    "list",
    "export",
    "inspect",
    "receive",
    "check",
    "rebuild",
    "backup",
    "restore",
    "doctor",
    "passphrase",
    "keys",
    "enrol approve",
];

#[test]
fn help_is_there_in_both_languages() {
    let cli = CliRunner::new();
    let help = |args: &str, lang: &str| {
        let args: Vec<_> = ["--lang", lang].into_iter().chain(args.split(' ')).collect();
        let ran = cli.run("a", &args).ok();
        assert_eq!(ran.err, "");
        ran.out
    };
    let all = help("--help", "vi");
    for command in COMMANDS.iter().filter(|name| !name.contains(' ')) {
        assert!(all.contains(command), "{command}: {all}");
    }
    for command in COMMANDS {
        let (vi, en) =
            (help(&format!("{command} --help"), "vi"), help(&format!("{command} -h"), "en"));
        assert!(vi.contains(&format!("Cách dùng: thoatngheo {command}")), "{vi}");
        assert!(en.contains(&format!("Usage: thoatngheo {command}")), "{en}");
        assert!(vi.contains("--passphrase-file") && en.contains("--passphrase-file"));
        for english in ["Usage", "Options", "OPTIONS", "Arguments", "[default", "Print"] {
            assert!(!vi.contains(english), "{english}: {vi}");
        }
    }
    let version = cli.run("a", &["--version"]).ok().out;
    assert_eq!(version.trim(), concat!("thoatngheo ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_wrong_line_is_explained_and_ends_with_2() {
    let cli = CliRunner::new();
    let cases = [
        ("nonsense", "Không có lệnh “nonsense”", "unrecognized subcommand"),
        ("lst village", "“list”", "list"),
        ("list", "Còn thiếu", "required"),
        ("list village --jsn", "--json", "--json"),
        ("--today 2026-02-30 doctor", "2026-02-30", "2026-02-30"),
        ("--lang fr doctor", "fr", "fr"),
        ("demo --households 50001", "50001", "50001"),
        ("list village --json --csv", "không dùng chung", "cannot be used with"),
        ("act void", "--on", "--on"),
        ("init --join --commune X --officer A", "không dùng chung", "cannot be used with"),
        ("enrol", "Cách dùng", "Usage"),
    ];
    for (line, vi, en) in cases {
        let args: Vec<_> = line.split(' ').collect();
        cli.run("a", &args).fails(2, vi);
        if !line.contains("--lang") {
            cli.run("a", &[&["--lang", "en"], &args[..]].concat()).fails(2, en);
        }
    }
}

#[test]
fn a_pipe_that_closes_ends_the_output_and_nothing_else() {
    let cli = CliRunner::with_commune();
    let lines: Vec<_> = (0..50).map(|n| format!(r#"{{"name":"Thôn số {n}"}}"#)).collect();
    let all: [&[&str]; 5] = [
        &["list", "village"],
        &["list", "village", "--json"],
        &["--help"],
        &["keys"],
        &["act", "--list"],
    ];
    for args in all {
        let mut child = cli.command("a", args).spawn().unwrap();
        drop(child.stdout.take());
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        assert!(child.wait().unwrap().success(), "{args:?}: {err}");
        assert_eq!(err, "", "{args:?}");
    }
    // What is entered is stored though nobody reads the answers.
    let file = cli.file("in", lines.join("\n"));
    let mut child = cli.command("a", &["enter", "village", "--from", &file]).spawn().unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
    assert_eq!(cli.list("a", "village").len(), 52);
    // Without standard error, too.
    let mut child = cli.command("a", &["list", "nothing"]).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stderr.take());
    assert_eq!(child.wait().unwrap().code(), Some(2));
}

/// The actions that every keymap binds.
const PROMISED: &str = "help quit back home households registrations fund reviews plans sync palette search new open \
    edit history undo export submit submit_and_new next_field prev_field ditto toggle_sticky toggle_typing confirm \
    dismiss";

#[test]
fn keys_lists_every_promised_action() {
    let cli = CliRunner::new();
    for keymap in ["default", "laptop", "vim"] {
        let rows = cli.run("a", &["--keymap", keymap, "keys", "--json"]).ok().lines();
        for action in PROMISED.split_whitespace() {
            let row = rows.iter().find(|row| row["action"] == action).expect(action);
            assert!(!row["keys"].as_array().unwrap().is_empty(), "{keymap}: {action}");
            assert!(!row["scope"].as_str().unwrap().is_empty());
            assert!(!row["label"].as_str().unwrap().is_empty());
        }
        let bound = |action: &str, key: &str| {
            let bound = |row: &Json| row["keys"].as_array().unwrap().contains(&Json::from(key));
            rows.iter().any(|row| row["action"] == action && bound(row))
        };
        assert!(bound("help", "f1") || keymap == "laptop", "{keymap}");
        assert!(bound("submit", "ctrl-s"), "{keymap}");
    }
    let table = cli.run("a", &["keys"]).ok().out;
    assert!(table.contains("F1") && table.contains("Lưu"), "{table}");
    assert!(cli.run("a", &["--lang", "en", "keys"]).ok().out.contains("Save"));
    let page = cli.run("a", &["keys", "--markdown"]).ok().out;
    let stored = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/KEYS.md")).unwrap();
    assert_eq!(page.trim(), stored.trim(), "KEYS.md is what the program prints");
    cli.run("a", &["--keymap", "no.toml", "keys"]).fails(1, "no.toml");
}

#[test]
fn a_keymap_file_is_checked_whole() {
    let cli = CliRunner::new();
    let good =
        cli.file("good.toml", "extends = \"default\"\n\n[form]\nditto = [\"f3\", \"f11\"]\n");
    let ran = cli.run("a", &["keys", "--check", &good]).ok();
    assert_eq!(ran.out, "", "{ran:?}");
    let bad = cli.file(
        "bad.toml",
        "extends = \"emax\"\n\n[form]\nsubmitt = [\"f7\"]\nditto = [\"hyper-x\"]\n[nowhere]\nhelp = [\"f1\"]\n[list]\nopen = 5\n",
    );
    let lines = cli.run("a", &["keys", "--check", &bad, "--json"]).ends(15).lines();
    let found: Vec<_> = lines
        .iter()
        .filter(|problem| problem["severity"] == "error")
        .map(|problem| problem["line"].as_u64().unwrap())
        .collect();
    for line in [1, 4, 5, 6, 9] {
        assert!(found.contains(&line), "line {line}: {lines:?}");
    }
    let text = cli.run("a", &["keys", "--check", &bad]).ends(15).out;
    assert_eq!(text.lines().count(), lines.len(), "{text}");
    assert!(text.contains("dòng 4") && text.contains("submit"), "{text}");
    // It still opens with what is good of it.
    cli.run("a", &["--keymap", &bad, "keys", "--json"]).ok();
    cli.run("a", &["keys", "--check", &cli.at("no.toml")]).fails(1, "no.toml");
    cli.run("a", &["keys", "--check", &cli.file("raw.toml", b"\xff\xfe")]).fails(1, "UTF-8");
}

#[test]
fn without_a_terminal_the_program_says_so() {
    let cli = CliRunner::with_commune();
    cli.run("a", &[]).fails(1, "--help");
    cli.run("none", &[]).fails(1, "--help");
    assert!(!cli.path("none").exists());
    cli.run("a", &["check"]).ok();
}

#[test]
fn the_language_that_the_folder_remembers_is_used() {
    let cli = CliRunner::with_commune();
    let office = cli.path("a").join("office.toml");
    let text = std::fs::read_to_string(&office).unwrap();
    std::fs::write(&office, format!("lang = \"en\"\n{text}")).unwrap();
    assert!(cli.run("a", &["check"]).ok().out.contains("sound"));
    assert!(cli.run("a", &["--lang", "vi", "check"]).ok().out.contains("nguyên vẹn"));
}

#[test]
fn a_sample_commune_is_made_and_can_be_worked_on() {
    let cli = CliRunner::new();
    // Without a terminal it is made, and then cannot be shown.
    let args = ["demo", "--households", "40", "--seed", "7", "--dir"];
    let at = |name: &str| cli.at(name);
    for name in ["x", "y"] {
        cli.run("a", &[&args[..], &[&at(name)]].concat()).fails(1, "--help");
    }
    let people = |data: &str| -> Vec<Json> {
        let mut all = cli.list(data, "household");
        for record in &mut all {
            record.as_object_mut().unwrap().remove("_id");
            let rows = record.get_mut("members").and_then(Json::as_array_mut);
            for row in rows.into_iter().flatten() {
                row.as_object_mut().unwrap().remove("_id");
            }
        }
        all
    };
    assert_eq!(people("x").len(), 40);
    assert_eq!(people("x"), people("y"), "the same seed, the same people");
    assert_eq!(cli.list("x", "village").len(), 6);
    cli.run("x", &["check", "--deep"]).ok();
    let tour = ["demo", "--tour", "--households", "20", "--dir", &at("t")];
    let played = cli.run("a", &tour).ok();
    assert!(played.out.trim_end().ends_with("Hai máy bằng nhau."), "{played:?}");
    for kind in ["household", "contribution", "registration", "review"] {
        assert_eq!(cli.list("t/xa", kind), cli.list("t/may-2", kind), "{kind}");
    }
    cli.run("a", &tour).fails(2, "đã có sổ");
    // A scratch folder goes away by itself.
    cli.run("a", &["demo", "--households", "5"]).fails(1, "--help");
    let left = std::fs::read_dir(cli.path("")).unwrap().flatten();
    let left: Vec<_> = left.map(|entry| entry.file_name().into_string().unwrap()).collect();
    assert!(left.iter().all(|name| !name.contains("demo")), "{left:?}");
}
