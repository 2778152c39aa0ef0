//! `plan`: which plans there are, what they say, which are followed, what is wrong in a file.

use crate::cli::runner::CliRunner;

const SHIPPED: [&str; 6] = [
    "trieu-son-2021-2025",
    "khanh-vinh-school-2021-2025",
    "sa-pa-2020",
    "qd-666-2021-2025",
    "le-thuy-2017-2020",
    "qd-24-2021",
];

/// Of every plan its key and whether it is followed.
fn plans(cli: &CliRunner, data: &str) -> Vec<(String, bool)> {
    let lines = cli.run(data, &["plan", "list", "--json"]).ok().lines();
    let told = |line: &serde_json::Value| {
        (line["plan"].as_str().unwrap().to_owned(), line["followed"].as_bool().unwrap())
    };
    lines.iter().map(told).collect()
}

#[test]
fn the_plans_are_listed_and_told_without_a_data_folder() {
    let cli = CliRunner::new();
    assert_eq!(plans(&cli, "none"), SHIPPED.map(|key| (key.to_owned(), false)));
    let text = cli.run("none", &["plan", "list"]).ok().out;
    assert!(text.contains("[ ]  sa-pa-2020") && text.contains("thủ tục"), "{text}");

    let entries = cli.run("none", &["plan", "show", "SA-PA-2020", "--json"]).ok().lines();
    let entry = |id: &str| entries.iter().find(|entry| entry["id"] == id).unwrap();
    assert_eq!(entries.len(), 46);
    let helped = entry("S2-T09");
    assert_eq!(helped["test"]["operator"], ">=");
    assert_eq!(
        (&helped["test"]["threshold"], &helped["test"]["upper"]),
        (&"5".into(), &"10".into())
    );
    assert_eq!(helped["lines"][0], 114);
    assert_eq!(entry("S2-D01")["due"]["within"], "before");
    assert_eq!(entry("S2-D01")["due"]["on"][0], "2020-03-10");
    assert!(entry("S2-D01")["source"].as_str().unwrap().contains("72"));

    let text = cli.run("none", &["plan", "show", "trieu-son-2021-2025"]).ok().out;
    for part in ["UBND huyện Triệu Sơn", "189/KH-UBND", "S0-D02", "«định kỳ trước ngày 25", "24/11"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    let unknown = cli.run("none", &["plan", "show", "sa-pa-2021"]).fails(2, "sa-pa-2021");
    assert!(SHIPPED.iter().all(|key| unknown.err.contains(key)), "{}", unknown.err);
    assert!(!cli.path("none").exists());
}

#[test]
fn the_office_follows_exactly_the_plans_it_names() {
    let cli = CliRunner::with_commune();
    let followed = || {
        let all = plans(&cli, "a").into_iter();
        all.filter(|(_, followed)| *followed).map(|(key, _)| key).collect::<Vec<_>>()
    };
    let follow = |keys: &[&str]| cli.run("a", &[&["plan", "use"], keys].concat());
    assert!(followed().is_empty());
    let said = follow(&["trieu-son-2021-2025", "qd-24-2021", "QD-24-2021"]).ok().err;
    assert!(said.contains("trieu-son-2021-2025") && said.contains("qd-24-2021"), "{said}");
    assert_eq!(followed(), ["trieu-son-2021-2025", "qd-24-2021"]);
    assert!(cli.run("a", &["plan", "list"]).ok().out.contains("[x]  qd-24-2021"));

    // What is followed already stays as it is; what is not named is left, and can be taken up again.
    let before = cli.list("a", "adoption");
    follow(&["qd-24-2021", "trieu-son-2021-2025"]).ok();
    assert_eq!(cli.list("a", "adoption"), before);
    let said = follow(&["sa-pa-2020", "qd-24-2021"]).ok().err;
    assert!(said.contains("sa-pa-2020") && said.contains("Thôi theo") && !said.contains("qd-24"));
    assert_eq!(followed(), ["sa-pa-2020", "qd-24-2021"]);
    follow(&["trieu-son-2021-2025"]).ok();
    assert_eq!(followed(), ["trieu-son-2021-2025"]);

    // An unknown key changes nothing.
    let unknown = follow(&["sa-pa-2020", "xa-moi"]).fails(2, "xa-moi");
    assert!(unknown.err.contains("le-thuy-2017-2020"));
    assert_eq!(followed(), ["trieu-son-2021-2025"]);

    // Each is one event, so each can be taken back.
    let adoption = cli.list("a", "adoption");
    let stands =
        |it: &&serde_json::Value| it["plan"] == "trieu-son-2021-2025" && it["_void"].is_null();
    let last = adoption.iter().find(stands).unwrap();
    cli.run("a", &["act", "undo", "--on", last["_id"].as_str().unwrap()]).ok();
    assert!(followed().is_empty());
}

#[test]
fn a_file_of_the_office_is_checked_whole_and_then_used() {
    let cli = CliRunner::with_commune();
    let to = cli.at("xa-moi.toml");
    cli.run("a", &["plan", "template", "--to", &to]).ok();
    cli.run("a", &["plan", "template", "--to", &to]).fails(1, "xa-moi.toml");
    let template = cli.run("a", &["plan", "template"]).ok().out;
    assert_eq!(template, std::fs::read_to_string(&to).unwrap());
    let good = cli.run("a", &["plan", "check", &to, "--json"]).ok().line();
    assert_eq!((good["plan"].as_str(), &good["entries"]), (Some("xa-moi-2026-2030"), &17.into()));

    let line = |text: &str| template.lines().position(|line| line.contains(text)).unwrap() + 1;
    let wrong = template
        .replace("on = \"2026-03-15\" }", "on = \"2026-03-32\" }")
        .replace("rule = \"span\"", "rule = \"range\"")
        .replace("id = \"M-T03\"", "id = \"M-T02\"");
    let file = cli.file("wrong.toml", &wrong);
    let said = cli.run("a", &["plan", "check", &file, "--json"]).ends(15).lines();
    let told: Vec<_> = said
        .iter()
        .map(|it| (it["line"].as_u64().unwrap(), it["code"].as_str().unwrap()))
        .collect();
    let at = |text: &str| u64::try_from(line(text)).unwrap();
    for wanted in [
        (at("on = \"2026-03-15\" }"), "plan-wrong-date"),
        (at("rule = \"span\""), "plan-wrong-choice"),
        (at("id = \"M-T03\""), "plan-wrong-twice"),
        // The id that both have now is the one each names as the other.
        (at("or = [\"M-T03\"], for_award"), "plan-wrong-or"),
        (at("or = [\"M-T02\"], for_award"), "plan-wrong-or"),
    ] {
        assert!(told.contains(&wanted), "{wanted:?}: {told:?}");
    }
    assert_eq!(told.len(), 5, "{told:?}");
    let text = cli.run("a", &["plan", "check", &file, "--lang", "en"]).ends(15).out;
    assert!(text.starts_with(&format!("Line {}: ", told[0].0)), "{text}");
    cli.run("a", &["plan", "check", &cli.at("gone.toml")]).fails(1, "gone.toml");

    // In the folder the right one is used, the wrong one named and passed over.
    std::fs::create_dir(cli.path("a").join("plans")).unwrap();
    std::fs::copy(&to, cli.path("a").join("plans/xa-moi.toml")).unwrap();
    std::fs::copy(&file, cli.path("a").join("plans/wrong.toml")).unwrap();
    let ran = cli.run("a", &["plan", "list", "--json"]).ok();
    assert!(ran.err.contains("wrong.toml"), "{}", ran.err);
    let last = ran.lines().last().unwrap().clone();
    assert_eq!(last["plan"], "xa-moi-2026-2030");
    assert!(last["file"].as_str().unwrap().ends_with("xa-moi.toml"));
    cli.run("a", &["plan", "use", "xa-moi-2026-2030"]).ok();
    let due = cli.run("a", &["due", "--all", "--json"]).ok().lines();
    let first = due.iter().find(|due| due["id"] == "M-D01").unwrap();
    assert_eq!(first["due_on"], "2026-03-14");
}
