//! `judge`: a commune's year by the plans, as people and as programs read it.

use serde_json::{Value as Json, json};

use crate::cli::runner::CliRunner;

/// A commune of zone II whose year is 2020 to 2025, with a donor and a helper.
fn commune() -> CliRunner {
    let cli = CliRunner::new();
    let init = [
        "init",
        "--commune",
        "Xã Mẫu",
        "--officer",
        "Lò Thị Mai",
        "--village",
        "Đồng Tâm",
        "--zone",
        "II",
        "--no-passphrase",
    ];
    cli.run("a", &init).ok();
    cli.enter(
        "a",
        "tally",
        &[
            r#"{"year":2020,"households_total":1000,"poor":80,"near_poor":40}"#,
            r#"{"year":2025,"households_total":1000,"poor":40,"near_poor":20}"#,
            r#"{"village":"Đồng Tâm","year":2020,"households_total":50,"poor":10,"near_poor":0}"#,
            r#"{"village":"Đồng Tâm","year":2025,"households_total":50,"poor":4,"near_poor":0}"#,
        ],
    );
    cli.enter(
        "a",
        "contribution",
        &[
            r#"{"donor_name":"Công ty Hòa Bình","donor_kind":"enterprise","amount":49999999,"date":"2020-10-20"}"#,
            r#"{"donor_name":"Công ty Hoà Bình","donor_kind":"enterprise","amount":1,"date":"2020-10-21"}"#,
        ],
    );
    cli.enter(
        "a",
        "household",
        &[
            r#"{"code":"TL-1","village":"Đồng Tâm","head_name":"Hà Thị Mỷ","class":"poor","class_year":2018,"causes":["other"]}"#,
        ],
    );
    cli
}

/// The lines of a subject by criterion.
fn judged(cli: &CliRunner, args: &[&str]) -> Vec<Json> {
    let all = [&["judge"], args, &["--json"]].concat();
    cli.run("a", &all).ok().lines()
}

fn of<'a>(lines: &'a [Json], criterion: &str) -> &'a Json {
    let is = |line: &&Json| line["criterion"] == criterion;
    lines.iter().find(is).unwrap_or_else(|| panic!("no {criterion}: {lines:?}"))
}

#[test]
fn half_is_not_more_than_half_and_a_tick_answers_what_is_not_counted() {
    let cli = commune();
    let lines = judged(&cli, &["commune", "--plan", "qd-666-2021-2025", "--year", "2025"]);
    let line = of(&lines, "S3-T06");
    assert_eq!(line["verdict"], "not_met");
    assert_eq!((&line["value"], &line["threshold"]), (&json!(50), &json!(50)));
    assert_eq!((&line["operator"], &line["unit"]), (&json!(">"), &json!("percent")));
    assert_eq!((&line["records"], &line["year"]), (&json!(2), &json!(2025)));
    let formula = line["formula"].as_str().unwrap();
    assert!(formula.starts_with("(120 − 60) / 120 = giảm 50%"), "{formula}");
    let village = ["village:dong tam", "--plan", "qd-666-2021-2025"];
    let village = judged(&cli, &village);
    assert_eq!(of(&village, "S3-C04")["verdict"], "needs_tick");
    let tick = r#"{"plan":"qd-666-2021-2025","criterion":"S3-C04","subject":"village","village":"Đồng Tâm","year":2025,"answer":"yes","said_by":"Lò Thị Mai","said_on":"2025-12-01","evidence":"BC 45"}"#;
    cli.enter("a", "tick", &[tick]);
    let village = judged(&cli, &["village:Đồng Tâm", "--plan", "qd-666-2021-2025"]);
    let line = of(&village, "S3-C04");
    assert_eq!((&line["verdict"], &line["threshold"]), (&json!("met"), &Json::Null));
    assert!(line["tick"].is_string() && line["formula"].as_str().unwrap().contains("BC 45"));
    // A criterion that no plan has is no criterion.
    for wrong in [tick.replace("S3-C04", "S9-C04"), tick.replace("qd-666", "qd-667")] {
        let file = cli.file("wrong.jsonl", wrong);
        assert_eq!(cli.run("a", &["enter", "tick", "--from", &file]).code, 15);
    }
}

#[test]
fn gifts_of_one_donor_reach_fifty_million_and_the_followed_plans_are_judged() {
    let cli = commune();
    let nothing = cli.run("a", &["judge", "donor:cong ty hoa binh", "--json"]);
    assert_eq!((nothing.code, nothing.out.as_str()), (0, ""));
    assert!(nothing.err.contains("plan use"), "{}", nothing.err);
    cli.enter("a", "adoption", &[r#"{"plan":"sa-pa-2020"}"#, r#"{"plan":"qd-666-2021-2025"}"#]);
    let lines = judged(&cli, &["donor:cong ty hoa binh", "--year", "2020"]);
    let ids: Vec<_> = lines.iter().map(|line| line["criterion"].as_str().unwrap()).collect();
    assert_eq!(ids, ["S2-T06"], "the plan of 2020 only");
    let line = of(&lines, "S2-T06");
    assert_eq!((&line["verdict"], &line["value"]), (&json!("met"), &json!(50_000_000)));
    assert_eq!((&line["records"], &line["plan"]), (&json!(2), &json!("sa-pa-2020")));
    assert_eq!(line["record_ids"].as_array().unwrap().len(), 2);
    let page = cli.run("a", &["judge", "donor:cong ty hoa binh", "--lang", "vi"]).ok();
    for part in ["Đạt", "S2-T06", "50.000.000 đồng", "Nguồn: ", "dòng 94", "Gộp các cách ghi tên"]
    {
        assert!(page.out.contains(part), "{part}: {}", page.out);
    }
    let page = cli.run("a", &["judge", "household:ha thi my", "--lang", "en"]).ok();
    for part in ["Not known", "S2-T10", "Needs a person", "S3-C01", "Source: "] {
        assert!(page.out.contains(part), "{part}: {}", page.out);
    }
    assert!(!page.out.contains('⟦'), "{}", page.out);
}

#[test]
fn a_subject_or_plan_that_is_not_there_is_refused_with_candidates() {
    let cli = commune();
    let refused = |args: &[&str], part: &str| {
        let ran = cli.run("a", &[&["judge"], args].concat());
        assert_eq!(ran.code, 2, "{args:?}: {}", ran.err);
        assert!(ran.err.contains(part), "{args:?}: {}", ran.err);
    };
    refused(&["donor:Hòa"], "Công ty Hòa Bình");
    refused(&["village:Tâm"], "Đồng Tâm");
    refused(&["household:TL-9"], "TL-9");
    refused(&["xã"], "village:TÊN");
    refused(&["commune", "--plan", "sa-pa"], "sa-pa-2020");
    refused(&["commune", "--year", "20"], "20");
}
