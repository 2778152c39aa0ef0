//! The folder itself: init, passphrase, lock, check, rebuild, backup, restore, doctor, damage.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::{Value as Json, json};

use crate::cli::runner::{CliRunner, Ran, copy_dir};

const PEOPLE: [&str; 3] = [
    r#"{"code":"H1","village":"Bản Lìm","head_name":"Quàng Văn Ún","class":"not_poor"}"#,
    r#"{"code":"H2","village":"Bản Lìm","head_name":"Tòng Thị Pâng","class":"not_poor"}"#,
    r#"{"code":"H3","village":"Đồng Tâm","head_name":"Cầm Văn Minh","class":"not_poor"}"#,
];

fn with_people() -> CliRunner {
    let cli = CliRunner::with_commune();
    cli.enter("a", "household", &PEOPLE);
    cli
}

fn check(cli: &CliRunner, data: &str, code: i32) -> Json {
    cli.run(data, &["check", "--json"]).ends(code).line()
}

/// The first file of the journal.
fn journal(cli: &CliRunner, data: &str) -> PathBuf {
    cli.path(data).join("journal/00000001.log")
}

/// Turns a bit in the middle of a file.
fn spoil(path: &Path) {
    let mut bytes = fs::read(path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(path, bytes).unwrap();
}

fn spoil_sled(cli: &CliRunner, data: &str) {
    for entry in fs::read_dir(cli.path(data).join("sled")).unwrap().flatten() {
        if entry.path().is_file() {
            fs::write(entry.path(), b"not a database").unwrap();
        }
    }
}

#[test]
fn init_asks_for_what_it_needs() {
    let cli = CliRunner::new();
    let init = |args: &[&str]| {
        let args: Vec<_> = ["init", "--no-passphrase"].iter().chain(args).copied().collect();
        cli.run("a", &args)
    };
    init(&["--commune", "X"]).fails(2, "--officer");
    init(&["--officer", "A"]).fails(2, "--commune");
    init(&["--commune", "123", "--officer", "A"]).fails(2, "--commune");
    init(&["--commune", "X", "--officer", " "]).fails(2, "--officer");
    init(&["--commune", "X", "--officer", "Mai 2"]).fails(2, "--officer");
    init(&["--commune", "X", "--officer", "A", "--area", "sea"]).fails(2, "sea");
    init(&["--commune", "X", "--officer", "A", "--zone", "IV"]).fails(2, "IV");
    init(&["--commune", "X", "--officer", "A", "--village", "Lìm", "--village", "lim"])
        .fails(2, "lim");
    init(&["--commune", "X", "--officer", "A", "--village", " "]).fails(2, "");
    // Nothing typed is no passphrase chosen.
    cli.run("a", &["init", "--commune", "X", "--officer", "A"]).fails(2, "--no-passphrase");
    assert!(!cli.path("a").exists(), "a refused init left something");

    let full = ["--commune", "Xã A", "--code", "03127", "--area", "urban", "--zone", "III"];
    let made = init(&[&full[..], &["--officer", "Lò Thị Mai", "--village", "Bản 1"]].concat()).ok();
    assert_eq!(made.out.trim(), cli.at("a"));
    assert!(made.err.contains("không có mật khẩu"), "{made:?}");
    let village = &cli.list("a", "village")[0];
    assert_eq!((&village["area"], &village["zone"]), (&json!("urban"), &json!("III")));
    assert_eq!(fs::metadata(cli.path("a")).unwrap().permissions().mode() & 0o777, 0o700);
    init(&["--commune", "X", "--officer", "A"]).fails(1, &cli.at("a"));
    cli.run("a", &["init", "--join", "--officer", "A", "--no-passphrase"]).fails(1, "");
    assert_eq!(cli.list("a", "village").len(), 1);
    // A folder with somebody's other files is left alone.
    fs::create_dir(cli.path("photos")).unwrap();
    cli.file("photos/1.jpg", "x");
    cli.run("photos", &["init", "--commune", "X", "--officer", "A", "--no-passphrase"])
        .fails(1, "");
    assert_eq!(fs::read_dir(cli.path("photos")).unwrap().count(), 1);
}

#[test]
fn without_a_folder_every_command_says_so() {
    let cli = CliRunner::new();
    let bundle = cli.file("x.goi", "x");
    let commands: [&[&str]; 15] = [
        &["list", "village"],
        &["enter", "village"],
        &["act", "void", "--on", "x", "--reason", "y"],
        &["export"],
        &["receive", &bundle],
        &["check"],
        &["check", "--deep"],
        &["rebuild"],
        &["backup", "b"],
        &["passphrase"],
        &["enrol", "list"],
        &["enrol", "request", "--to", "r"],
        &["enrol", "approve", "r"],
        &["enrol", "revoke", "r", "--reason", "x"],
        &["list", "household", "--json"],
    ];
    for command in commands {
        cli.run("none", command).fails(10, "Chưa có sổ");
    }
    cli.run("none", &["doctor"]).ends(10);
    assert!(!cli.path("none").exists(), "asking made a folder");
}

#[test]
fn a_passphrase_opens_and_can_be_changed() {
    let cli = CliRunner::new();
    let file = |name: &str, text: &str| cli.file(name, text);
    let (old, new) = (file("old", "mật khẩu cũ\r\n"), file("new", "kho\u{301}a mới\nsecond line"));
    let wrong = file("wrong", "mật khẩu cu\n");
    let init = ["init", "--commune", "X", "--officer", "A", "--village", "Lìm"];
    cli.run("a", &[&["--passphrase-file", &old], &init[..]].concat()).ok();
    let with =
        |pass: &str, args: &[&str]| cli.run("a", &[&["--passphrase-file", pass], args].concat());
    with(&old, &["list", "village"]).ok();
    for args in
        [&["list", "village"][..], &["check", "--deep"], &["rebuild"], &["enter", "village"]]
    {
        with(&wrong, args).fails(12, "Mật khẩu");
        cli.run("a", args).fails(12, "Mật khẩu");
    }
    with(&cli.at("nofile"), &["list", "village"]).fails(1, "nofile");
    // Without it the journal can still be checked and backed up.
    cli.run("a", &["check"]).ok();
    cli.run("a", &["backup", &cli.at("bak")]).ok();
    assert!(!String::from_utf8_lossy(&fs::read(journal(&cli, "a")).unwrap()).contains("Lìm"));

    with(&wrong, &["passphrase", "--new-file", &new]).fails(12, "");
    with(&old, &["passphrase", "--new-file", &new]).ok();
    with(&old, &["list", "village"]).fails(12, "");
    // Typed as one letter or as two, it is the same passphrase; only the first line counts.
    let composed = file("composed", "kh\u{f3}a mới");
    assert_eq!(with(&composed, &["list", "village", "--json"]).ok().lines().len(), 1);
    // Nothing on standard input is no wish; an empty line is, with a warning.
    with(&new, &["passphrase"]).fails(2, "");
    let none = cli.feed("a", &["--passphrase-file", &new, "passphrase"], "\n").ok();
    assert!(none.err.contains("bỏ mật khẩu"), "{none:?}");
    cli.run("a", &["list", "village"]).ok();
    cli.feed("a", &["passphrase"], "lại có\n").ok();
    cli.run("a", &["list", "village"]).fails(12, "");
}

#[test]
fn a_second_process_hears_who_has_the_folder() {
    let cli = with_people();
    let mut child = cli
        .command("a", &["enter", "village"])
        .env("USER", "mai")
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap());
    stdin.write_all(b"{\"name\":\"Th\xc3\xb4n A\"}\n").unwrap();
    let mut line = String::new();
    answers.read_line(&mut line).unwrap();
    assert!(line.contains("\"ok\":true"), "answered while more may come: {line}");

    for args in
        [&["enter", "village"][..], &["export"], &["rebuild"], &["passphrase", "--new-file", "x"]]
    {
        cli.file("x", "p");
        let ran = cli.run("a", args).fails(11, "mai");
        assert!(ran.err.contains(&child.id().to_string()), "{ran:?}");
    }
    // Looking works meanwhile, and sees what was acknowledged.
    assert_eq!(cli.list("a", "village").len(), 3);
    cli.run("a", &["check"]).ok();
    cli.run("a", &["backup", &cli.at("bak")]).ok();
    let doctor = cli.run("a", &["doctor"]).ok().out;
    assert!(doctor.contains(&child.id().to_string()) && !doctor.contains("mai"), "{doctor}");
    drop(stdin);
    answers.read_to_string(&mut line).unwrap();
    assert!(child.wait().unwrap().success());
    cli.run("a", &["export"]).ok();
}

#[test]
fn what_was_acknowledged_survives_a_kill() {
    let cli = CliRunner::with_commune();
    let mut acknowledged = 0;
    for after in [1, 2, 5, 17] {
        let mut child =
            cli.command("a", &["enter", "household"]).stdin(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // More than will be answered: the kill comes in the middle of the work.
        let feeder = std::thread::spawn(move || {
            for _ in 0..200 {
                let line = r#"{"village":"Bản Lìm","head_name":"Lò Văn Ính","class":"not_poor"}"#;
                if writeln!(stdin, "{line}").is_err() {
                    break;
                }
            }
        });
        let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
        for _ in 0..after {
            let answer: Json = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
            assert_eq!(answer["ok"], true);
        }
        child.kill().unwrap();
        child.wait().unwrap();
        feeder.join().unwrap();
        // Those answered between the last one read and the kill count too.
        acknowledged += after + answers.map_while(Result::ok).count();
        let there = cli.list("a", "household").len();
        assert!((acknowledged..=acknowledged + 1).contains(&there), "{acknowledged}, {there}");
        acknowledged = there;
    }
    cli.run("a", &["enter", "village"]).ok();
    assert_eq!(check(&cli, "a", 0)["sound"], true);
    assert_eq!(cli.list("a", "household").len(), acknowledged);
    cli.run("a", &["check", "--deep"]).ok();
}

#[test]
fn check_says_what_is_there() {
    let cli = with_people();
    let report = check(&cli, "a", 0);
    let parts = [("sound", json!(true)), ("deep", json!(false)), ("journal", json!("whole"))];
    for (key, value) in parts {
        assert_eq!(report[key], value);
    }
    assert_eq!((&report["head"], &report["sled"]), (&json!("clean"), &json!("level")));
    assert_eq!(report["findings"], json!([]));
    assert!(report["records"].as_u64().unwrap() >= 6);
    let deep = cli.run("a", &["check", "--deep", "--json"]).ok().line();
    assert_eq!((&deep["deep"], &deep["records"]), (&json!(true), &report["records"]));
    assert!(cli.run("a", &["check"]).ok().out.contains("nguyên vẹn"));
}

#[test]
fn a_damaged_sled_is_found_and_rebuilt() {
    let cli = with_people();
    let before = cli.everything("a");
    spoil_sled(&cli, "a");
    let report = check(&cli, "a", 13);
    assert_eq!((&report["sound"], &report["sled"]), (&json!(false), &json!("damaged")));
    assert_eq!(report["findings"], json!(["check-mirror-damaged"]));
    assert!(cli.run("a", &["check"]).ends(13).out.contains("rebuild"));
    // Opening for work puts it right by itself, and says so.
    copy_dir(&cli.path("a"), &cli.path("b"));
    let opened = cli.run("b", &["enter", "village"]).ok();
    assert!(opened.err.contains("sled"), "{opened:?}");
    assert_eq!(check(&cli, "b", 0)["sled"], "level");

    cli.run("a", &["rebuild"]).ok();
    assert_eq!(check(&cli, "a", 0)["sled"], "level");
    assert_eq!(cli.everything("a"), before);
    let kept = fs::read_dir(cli.path("a").join("quarantine")).unwrap().count();
    assert!(kept > 0, "what was damaged is set aside");
    assert!(cli.run("a", &["doctor"]).ok().out.contains("quarantine"));
}

#[test]
fn a_damaged_journal_is_found_and_rebuilt_from_sled() {
    let cli = with_people();
    let before = cli.everything("a");
    spoil(&journal(&cli, "a"));
    let report = check(&cli, "a", 13);
    assert_eq!((&report["sound"], &report["journal"]), (&json!(false), &json!("damaged")));
    cli.run("a", &["list", "household"]).fails(13, "rebuild");
    cli.run("a", &["enter", "village"]).fails(13, "rebuild");
    cli.run("a", &["backup", &cli.at("bak")]).fails(13, "");
    cli.run("a", &["rebuild"]).ok();
    assert_eq!(check(&cli, "a", 0)["journal"], "whole");
    cli.run("a", &["check", "--deep"]).ok();
    assert_eq!(cli.everything("a"), before);
    cli.enter("a", "village", &[r#"{"name":"Thôn Sau"}"#]);
}

#[test]
fn with_both_damaged_what_is_left_is_saved_and_the_rest_named() {
    let cli = with_people();
    let before = cli.everything("a");
    cli.run("a", &["backup", &cli.at("bak")]).ok();
    for with_backup in [true, false] {
        let name = if with_backup { "b" } else { "c" };
        copy_dir(&cli.path("a"), &cli.path(name));
        spoil(&journal(&cli, name));
        spoil_sled(&cli, name);
        if !with_backup {
            fs::remove_dir_all(cli.path(name).join("backup")).unwrap();
        }
        let report = check(&cli, name, 13);
        assert_eq!((&report["journal"], &report["sled"]), (&json!("damaged"), &json!("damaged")));
        let rebuilt = cli.run(name, &["rebuild"]).ends(if with_backup { 0 } else { 13 });
        assert_eq!(check(&cli, name, 0)["sound"], true, "sound again, if shorter");
        let after = cli.everything(name);
        if with_backup {
            assert_eq!(after, before);
        } else {
            assert!(rebuilt.err.contains("Không nơi nào còn"), "{rebuilt:?}");
            assert!(!after.is_empty() && after.len() < before.len());
        }
    }
    // Restoring gives everything back.
    cli.run("a", &["restore", &cli.at("bak"), "--to", &cli.at("d")]).ok();
    assert_eq!(cli.everything("d"), before);
}

#[test]
fn other_damage_has_its_sentence() {
    let cli = with_people();
    let spoiled = |name: &str, file: &str, content: &[u8]| {
        copy_dir(&cli.path("a"), &cli.path(name));
        fs::write(cli.path(name).join(file), content).unwrap();
    };
    spoiled("newer", "office.toml", b"format = 9\nreplica = 7\n");
    for args in [&["list", "village"][..], &["enter", "village"], &["check"], &["rebuild"]] {
        cli.run("newer", args).fails(13, "mới hơn");
    }
    spoiled("office", "office.toml", b"\0\0");
    cli.run("office", &["list", "village"]).fails(13, "office.toml");
    spoiled("vault", "vault.age", b"age-encryption.org/v1\n");
    cli.run("vault", &["list", "village"]).fails(13, "vault.age");
    // HEAD is made again; a torn end is cut off and said.
    spoiled("head", "HEAD", b"");
    assert_eq!(check(&cli, "head", 13)["head"], "missing");
    assert!(cli.run("head", &["enter", "village"]).ok().err.contains("HEAD"));
    check(&cli, "head", 0);
    copy_dir(&cli.path("a"), &cli.path("torn"));
    let log = journal(&cli, "torn");
    let bytes = [fs::read(&log).unwrap().as_slice(), &fs::read(&log).unwrap()[..60]].concat();
    fs::write(&log, &bytes[..]).unwrap();
    let report = check(&cli, "torn", 0);
    assert!(["unfinished", "whole"].contains(&report["journal"].as_str().unwrap()), "{report}");
    assert_eq!(cli.list("torn", "household").len(), 3);
}

#[test]
fn a_backup_gives_the_same_records_back() {
    let cli = with_people();
    let before = cli.everything("a");
    let made = cli.run("a", &["backup", &cli.at("usb")]).ok();
    let file = made.out.trim().to_owned();
    assert!(Path::new(&file).starts_with(cli.path("usb")));
    cli.enter("a", "village", &[r#"{"name":"Sau Sao Lưu"}"#]);
    for (from, to) in [(file.as_str(), "b"), (&cli.at("usb"), "deep/er/c")] {
        let restored = cli.run("a", &["restore", from, "--to", &cli.at(to)]).ok();
        assert_eq!(restored.out.trim(), cli.at(to));
        assert_eq!(cli.everything(to), before);
        check_sound_after_work(&cli, to);
    }
    cli.run("a", &["restore", &file, "--to", &cli.at("a")]).fails(1, &cli.at("a"));
    spoil(Path::new(&file));
    cli.run("a", &["restore", &file, "--to", &cli.at("e")]).fails(13, "nguyên vẹn");
    assert!(!cli.path("e").exists());
    cli.run("a", &["restore", &cli.at("no"), "--to", &cli.at("e")]).ends(1);
    cli.run("a", &["restore", &cli.file("x", "x"), "--to", &cli.at("e")]).fails(13, "");
    let doctor = cli.run("a", &["doctor"]).ok().out;
    assert!(doctor.contains("usb"), "{doctor}");
}

fn check_sound_after_work(cli: &CliRunner, data: &str) {
    cli.enter(data, "village", &[r#"{"name":"Thôn Mới"}"#]);
    assert_eq!(check(cli, data, 0)["sound"], true);
}

#[test]
fn doctor_names_nobody() {
    let cli = with_people();
    for lang in ["vi", "en"] {
        let out = cli.run("a", &["--lang", lang, "doctor"]).ok().out;
        // As words: the number of a law may hold the letters of a code.
        let words: Vec<_> = out.split(|c: char| !c.is_alphanumeric()).collect();
        for name in ["Mai", "Quàng", "Ún", "H1", "Lìm"] {
            assert!(!words.contains(&name), "{name}: {out}");
        }
        assert!(!out.contains("Xã Mẫu"), "{out}");
        assert!(out.contains(env!("CARGO_PKG_VERSION")) && out.contains(&cli.at("a")), "{out}");
    }
    fs::set_permissions(cli.path("a"), fs::Permissions::from_mode(0o755)).unwrap();
    assert!(cli.run("a", &["doctor"]).ok().out.contains("chmod"));
}

#[test]
fn a_folder_that_cannot_be_written_can_be_looked_at() {
    let cli = with_people();
    let before = cli.everything("a");
    let root =
        fs::metadata("/proc/self").is_ok_and(|me| std::os::unix::fs::MetadataExt::uid(&me) == 0);
    // Nothing is read-only for root: there the program runs as nobody, from a place nobody can read.
    let nobody = 65_534;
    let program = cli.path("thoatngheo");
    if root && fs::hard_link(env!("CARGO_BIN_EXE_thoatngheo"), &program).is_err() {
        fs::copy(env!("CARGO_BIN_EXE_thoatngheo"), &program).unwrap();
    }
    let set = |path: &Path, mode: u32| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        if root {
            chown(path, Some(nobody), Some(nobody)).unwrap();
        }
    };
    let mut open = vec![cli.path("a")];
    let mut all = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().flatten().map(|entry| entry.path()));
        }
        all.push(path);
    }
    for path in &all {
        set(path, if path.is_dir() { 0o500 } else { 0o400 });
    }
    fs::set_permissions(cli.path(""), fs::Permissions::from_mode(0o777)).unwrap();
    let run = |args: &[&str]| {
        let mut command = cli.command("a", args);
        if root {
            let plain = command;
            command = std::process::Command::new(&program);
            command
                .args(plain.get_args())
                .env_clear()
                .env("HOME", cli.path(""))
                .current_dir(cli.path(""));
            command.env("TMPDIR", cli.path("")).stdin(Stdio::null());
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).uid(nobody).gid(nobody);
        }
        Ran::of(command.spawn().unwrap())
    };
    let looked = run(&["list", "household", "--json"]).ok().lines();
    assert_eq!(
        looked,
        before.into_iter().filter(|record| record.get("code").is_some()).collect::<Vec<_>>()
    );
    run(&["enter", "village"]).fails(1, "không ghi được");
    run(&["export"]).fails(1, "không ghi được");
    run(&["check"]).ok();
    run(&["backup", &cli.at("bak")]).ok();
    run(&["doctor"]).ok();
    for path in all.iter().rev() {
        fs::set_permissions(path, fs::Permissions::from_mode(0o700)).unwrap();
    }
}
