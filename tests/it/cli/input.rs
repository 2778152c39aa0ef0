//! Bad input: each line answered for itself, the good ones stored, nothing lost, nothing broken.

use std::process::Stdio;

use serde_json::Value as Json;

use crate::cli::runner::{CliRunner, Ran, issues};

/// The issues of one line, as `field:code`.
fn wrong(cli: &CliRunner, kind: &str, line: &str) -> Vec<String> {
    let ran = cli.feed("a", &["--today", "2026-11-22", "enter", kind], line).ends(15);
    let answer = ran.line();
    assert_eq!(answer["ok"], false);
    issues(&answer).into_iter().map(|(field, code)| format!("{field}:{code}")).collect()
}

#[test]
fn good_lines_are_stored_and_bad_ones_named() {
    let cli = CliRunner::with_commune();
    let good = |name: &str| {
        format!(r#"{{"village":"Bản Lìm","head_name":"{name}","class":"poor","causes":["other"]}}"#)
    };
    let input = [
        good("Lò Văn Ính"),
        String::new(),
        r#"{"village":"Nowhere","head_name":"A1","class":"rich","income_per_capita":-5,"xyz":1}"#
            .into(),
        "   ".into(),
        "not json".into(),
        "[1,2]".into(),
        good("Tòng Thị Pâng"),
        r#"{"village":"Bản Lìm","head_name":"Cầm Văn Minh","class":"poor""#.into(),
        good("Quàng Văn Ún"),
    ];
    let ran = cli.feed("a", &["enter", "household"], input.join("\r\n")).ends(15);
    let answers = ran.lines();
    let numbered: Vec<_> =
        answers.iter().map(|a| (a["line"].as_u64().unwrap(), a["ok"].as_bool().unwrap())).collect();
    let expected =
        [(1, true), (3, false), (5, false), (6, false), (7, true), (8, false), (9, true)];
    assert_eq!(numbered, expected);
    let named: Vec<_> =
        issues(&answers[1]).into_iter().map(|(field, code)| format!("{field}:{code}")).collect();
    assert_eq!(
        named,
        [
            "village:no_such_record",
            "head_name:name_has_digits",
            "class:not_an_option",
            "income_per_capita:negative",
            "xyz:unknown_field",
        ]
    );
    assert_eq!(cli.list("a", "household").len(), 3);
    // From a file, too, and one that is not there.
    let file = cli.file("in.jsonl", good("Vì Thị Ban"));
    cli.run("a", &["enter", "household", "--from", &file]).ok();
    assert_eq!(cli.list("a", "household").len(), 4);
    cli.run("a", &["enter", "household", "--from", &cli.at("no.jsonl")]).fails(1, "no.jsonl");
    cli.run("a", &["enter", "household", "--from", &cli.at("a")]).fails(1, "");
    cli.feed("a", &["enter", "cow"], "{}").fails(2, "cow");
}

#[test]
fn each_wrong_value_is_named_with_its_field() {
    let cli = CliRunner::with_commune();
    let base = r#""village":"Bản Lìm","head_name":"Lò Văn Ính","class":"not_poor""#;
    let cases = [
        (r#""head_birth":"31/2/1980""#, "head_birth:no_such_day"),
        (r#""head_birth":"1980-13""#, "head_birth:no_such_month"),
        (r#""head_birth":"hôm qua của tôi""#, "head_birth:not_a_date"),
        (r#""head_birth":"2031-01-01""#, "head_birth:future_date"),
        (r#""head_birth":true"#, "head_birth:wrong_type"),
        (r#""income_per_capita":-1"#, "income_per_capita:negative"),
        (r#""income_per_capita":1000000000001"#, "income_per_capita:too_large"),
        (r#""income_per_capita":99999999999999999999999"#, "income_per_capita:too_large"),
        (r#""income_per_capita":-1e40"#, "income_per_capita:negative"),
        (r#""income_per_capita":1.5"#, "income_per_capita:not_whole"),
        (r#""income_per_capita":"nhiều""#, "income_per_capita:not_money"),
        (r#""members_count":0"#, "members_count:out_of_range"),
        (r#""members_count":"ba""#, "members_count:not_a_number"),
        (r#""b1":5000"#, "b1:out_of_range"),
        (r#""phone":"12""#, "phone:digits"),
        (r#""personal_number":"01234567890A""#, "personal_number:digits"),
        (r#""deprivations":["toilet","sky"]"#, "deprivations:not_an_option"),
        (r#""deprivations":"toilet""#, "deprivations:wrong_type"),
        (r#""deprivations":[1]"#, "deprivations:wrong_type"),
        (r#""head_sex":"x""#, "head_sex:not_an_option"),
        (r#""note":{"a":1}"#, "note:wrong_type"),
    ];
    for (field, expected) in cases {
        assert_eq!(wrong(&cli, "household", &format!("{{{base},{field}}}")), [expected], "{field}");
    }
    let gift = [
        (r#"{"donor_name":"A","date":"2026-11-01","form":"cash"}"#, "amount:money_needed"),
        (r#"{"donor_name":"A","date":"2026-11-23","form":"cash","amount":1}"#, "date:future_date"),
        (r#"{"donor_name":"A","date":"2026-11","form":"cash","amount":1}"#, "date:whole_date"),
    ];
    for (line, expected) in gift {
        assert!(wrong(&cli, "contribution", line).contains(&expected.to_owned()), "{line}");
    }
    assert_eq!(wrong(&cli, "village", r#"{"name":"bản lìm"}"#), ["name:taken"]);
    let closed = r#"{"village":"Bản Lìm","attendees":3,"closed":true}"#;
    assert_eq!(wrong(&cli, "meeting", closed), ["closed:not_typed"]);
    assert!(cli.list("a", "household").is_empty() && cli.list("a", "contribution").is_empty());
}

#[test]
fn all_that_is_wrong_is_said_at_once_but_nothing_that_only_follows() {
    let cli = CliRunner::with_commune();
    let line = r#"{"village":"Đâu đó","head_birth":"32/1/1980","members_count":99}"#;
    assert_eq!(
        wrong(&cli, "household", line),
        [
            "village:no_such_record",
            "head_name:required",
            "head_birth:no_such_day",
            "members_count:out_of_range",
            "class:required",
        ]
    );
    // The sum that cannot be read is not missing as well.
    let line = r#"{"donor_name":"A","date":"2026-11-01","form":"cash","amount":"nhiều"}"#;
    assert_eq!(wrong(&cli, "contribution", line), ["amount:not_money"]);
}

#[test]
fn huge_and_broken_lines_are_answered_like_others() {
    let cli = CliRunner::with_commune();
    let good = r#"{"village":"Bản Lìm","head_name":"Lò Văn Ính","class":"not_poor"}"#;
    let long = "Ạ".repeat(5_000);
    let mut input = Vec::new();
    let mut line = |bytes: &[u8]| {
        input.extend_from_slice(bytes);
        input.push(b'\n');
    };
    line(format!(r#"{{"village":"Bản Lìm","head_name":"{long}","class":"not_poor"}}"#).as_bytes());
    line(
        format!(r#"{{"village":"{long}","head_name":"A","class":"not_poor","{long}":1}}"#)
            .as_bytes(),
    );
    line(b"{\"head_name\":\"\xff\xfe\"}");
    line(&vec![b'x'; 2 * 1024 * 1024]);
    line(b"{\"head_name\":\"\0\"}");
    line("[".repeat(100_000).as_bytes());
    line(good.as_bytes());
    let ran = cli.feed("a", &["enter", "household"], input).ends(15);
    let answers = ran.lines();
    let first: Vec<_> = answers
        .iter()
        .map(|answer| match answer["ok"] {
            Json::Bool(true) => "ok".to_owned(),
            _ => issues(answer).remove(0).1,
        })
        .collect();
    let expected =
        ["too_long", "no_such_record", "not_utf8", "line_too_long", "not_json", "not_json", "ok"];
    assert_eq!(first, expected);
    assert!(ran.out.len() < 8_000, "answers do not repeat what was too long: {}", ran.out.len());
    assert_eq!(cli.list("a", "household").len(), 1);
}

#[test]
fn names_are_stored_in_one_form() {
    let cli = CliRunner::with_commune();
    // NFD, no-break spaces, doubled spaces, a tab and a zero-width space.
    let typed = "  Ha\u{300}\u{a0}Thi\u{323}  My\u{309}\\t\u{200b}";
    let line = format!(
        "\u{feff}{{\"village\":\"Ba\u{309}n Li\u{300}m\",\"head_name\":\"{typed}\",\"class\":\"not_poor\"}}"
    );
    cli.feed("a", &["enter", "household"], line).ok();
    let household = &cli.list("a", "household")[0];
    assert_eq!(household["head_name"], "Hà Thị Mỷ");
    assert_eq!(household["village"], "Bản Lìm");
    assert!(household["code"].as_str().unwrap().starts_with("H-"));
}

#[test]
fn a_field_that_is_there_twice_is_not_guessed() {
    let cli = CliRunner::with_commune();
    let line = r#"{"name":"Thôn A","name":"Thôn B"}"#;
    assert_eq!(wrong(&cli, "village", line), ["name:field_twice"]);
}

#[test]
fn what_cannot_be_written_is_not_acknowledged() {
    let cli = CliRunner::with_commune();
    let note = "x".repeat(1_500);
    let line = format!(
        r#"{{"village":"Bản Lìm","head_name":"Lò Văn Ính","class":"not_poor","note":"{note}"}}"#
    );
    let file = cli.file("in", vec![line; 300].join("\n"));
    // No file may grow over 150 kB: the journal cannot take them all.
    let plain = cli.command("a", &["enter", "household", "--from", &file]);
    let mut shell = std::process::Command::new("/bin/sh");
    let limited = "trap '' XFSZ; ulimit -f 300; exec \"$0\" \"$@\"";
    shell.arg("-c").arg(limited).arg(plain.get_program()).args(plain.get_args());
    shell.env_clear().env("HOME", cli.path("")).env("TMPDIR", cli.path(""));
    shell.stdout(Stdio::piped()).stderr(Stdio::piped());
    let ran = Ran::of(shell.spawn().unwrap()).ends(1);
    assert!(!ran.err.is_empty());
    let answers = ran.lines();
    let (last, good) = answers.split_last().unwrap();
    assert_eq!((&last["ok"], &last["line"]), (&Json::from(false), &Json::from(answers.len())));
    assert_eq!(issues(last)[0].1, "store_io");
    assert!(good.len() > 20 && good.iter().all(|answer| answer["ok"] == true));
    // What was acknowledged is there, nothing else is, and the folder works on.
    assert_eq!(cli.list("a", "household").len(), good.len());
    cli.enter("a", "village", &[r#"{"name":"Thôn Sau"}"#]);
    cli.run("a", &["check", "--deep"]).ok();
}

#[test]
fn empty_input_is_nothing_to_do() {
    let cli = CliRunner::with_commune();
    for input in ["", "\n", "\n\n  \n"] {
        assert_eq!(cli.feed("a", &["enter", "village"], input).ok().out, "");
    }
}
