//! `enter`, `list` and `act`: what good input becomes.

use serde_json::{Value as Json, json};

use crate::cli::runner::{CliRunner, KINDS, issues};

/// A commune with a record of every kind, entered by human keys.
fn story() -> CliRunner {
    let cli = CliRunner::with_commune();
    cli.enter("a", "household", &[
        r#"{"code":"TL-1","village":"dong tam","head_name":"Hà Thị Mỷ","class":"poor","class_year":2026,"head_sex":"female","head_birth":"1970","b1":100,"b2":40,"deprivations":["toilet","telecom","nutrition","employment"],"causes":["lack_capital"],"income_per_capita":900000,"members_count":5,"phone":"0912 345 678"}"#,
        r#"{"code":"TL-2","village":"Bản Lìm","head_name":"Lò Văn Ính","class":"near_poor","causes":["other"],"head_birth":"1981-02"}"#,
    ]);
    cli.enter("a", "registration", &[
        r#"{"household":"TL-1","year":2026,"registered_on":"2026-02-05","target_class":"not_poor","target_year":2026,"plan":"nuôi bò","needs":["credit"],"helper_name":"Chi hội Phụ nữ","helper_kind":"organisation","head_signed":true}"#,
    ]);
    cli.enter("a", "contribution", &[
        r#"{"receipt_book":"Q1","receipt_no":1,"donor_name":"Công ty Mẫu 1","donor_kind":"enterprise","date":"2026-10-20","form":"cash","amount":1500000}"#,
        r#"{"receipt_book":"Q1","receipt_no":2,"donor_name":"Tổ 2","donor_kind":"organisation","date":"2026-09-01","form":"in_kind","goods_description":"gạo","goods_quantity":"12,5","goods_unit":"kg","goods_value":250000}"#,
    ]);
    cli.enter("a", "meeting", &[
        r#"{"number":"HB-1","village":"Đồng Tâm","year":2026,"kind":"annual","round":1,"date":"2026-09-20","attendees":30,"chair":"Giàng Seo Tủa","front_present":true}"#,
    ]);
    cli.enter("a", "review", &[
        r#"{"meeting":"HB-1","household":"TL-1","b1":150,"deprivations":["toilet"],"votes_agree":20,"votes_against":8,"votes_abstain":2}"#,
    ]);
    cli
}

fn one(cli: &CliRunner, kind: &str) -> Json {
    let all = cli.list("a", kind);
    all.into_iter().next().unwrap()
}

#[test]
fn every_kind_is_entered_and_listed_under_its_field_ids() {
    let cli = story();
    let household = one(&cli, "household");
    assert_eq!(household["village"], "Đồng Tâm");
    assert_eq!(household["head_name"], "Hà Thị Mỷ");
    assert_eq!(household["head_birth"], "1970");
    assert_eq!(household["income_per_capita"], 900_000);
    assert_eq!(household["phone"], "0912345678");
    assert_eq!(household["_conflicts"], 0);
    assert!(household["_id"].as_str().unwrap().starts_with('h'));
    assert!(household.get("_void").is_none() && household.get("address").is_none());

    let registration = one(&cli, "registration");
    assert_eq!(registration["household"], "TL-1");
    assert_eq!(registration["kind"], "exit_poor", "given from the household's class");
    assert!(registration["number"].as_str().unwrap().starts_with("DK"));

    let gifts = cli.list("a", "contribution");
    assert_eq!((&gifts[0]["total"], &gifts[0]["peak_month"]), (&json!(1_500_000), &json!(true)));
    assert_eq!(gifts[1]["total"], 250_000);
    assert_eq!(gifts[1]["goods_quantity"].to_string().trim_matches('"'), "12.5");
    assert_ne!(gifts[1]["peak_month"], json!(true));

    let review = one(&cli, "review");
    assert_eq!((&review["meeting"], &review["household"]), (&json!("HB-1"), &json!("TL-1")));
    assert_eq!(review["b2"], 10);
    assert_eq!(review["class_before"], "poor");
    assert_eq!(review["outcome"], "passed");
    // 150 is over the rural limit of 140: not poor by the sheet.
    assert_eq!(review["class_computed"], "not_poor");
}

#[test]
fn what_list_gives_enter_takes() {
    let cli = story();
    cli.run("c", &["init", "--commune", "Xã Mẫu", "--officer", "A", "--no-passphrase"]).ok();
    for kind in KINDS {
        let lines = cli.run("a", &["list", kind, "--json"]).ok().out;
        cli.feed("c", &["enter", kind], lines).ok();
    }
    let bare = |data: &str| -> Vec<Json> {
        let mut all = cli.everything(data);
        for record in &mut all {
            record.as_object_mut().unwrap().remove("_id");
        }
        all
    };
    assert_eq!(bare("a"), bare("c"));
}

#[test]
fn numbers_are_given_and_never_twice() {
    let cli = CliRunner::with_commune();
    let gift = r#"{"donor_name":"Tổ 1","date":"2026-01-05","form":"cash","amount":1000}"#;
    cli.enter("a", "contribution", &[gift, gift]);
    let gifts = cli.list("a", "contribution");
    assert_eq!((&gifts[0]["receipt_no"], &gifts[1]["receipt_no"]), (&json!(1), &json!(2)));
    assert_eq!(gifts[0]["receipt_book"], gifts[1]["receipt_book"]);
    // A void receipt's number stays used.
    let id = gifts[1]["_id"].as_str().unwrap();
    cli.run("a", &["act", "void", "--on", id, "--reason", "ghi nhầm"]).ok();
    cli.enter("a", "contribution", &[gift]);
    let gifts = cli.list("a", "contribution");
    assert_eq!(gifts[2]["receipt_no"], 3);
    assert_eq!(gifts[1]["_void"], "ghi nhầm");
    let again = format!(
        r#"{{"receipt_book":{},"receipt_no":2,"donor_name":"Tổ","date":"2026-01-05","form":"cash","amount":1}}"#,
        gifts[1]["receipt_book"]
    );
    let ran = cli.feed("a", &["enter", "contribution"], again).ends(15);
    assert_eq!(issues(&ran.line()), [("receipt_no".into(), "receipt_used".into())]);
}

#[test]
fn a_list_is_a_table_csv_or_the_stored_lines() {
    let cli = story();
    let table = cli.run("a", &["list", "household"]).ok().out;
    let rows: Vec<_> = table.lines().collect();
    assert_eq!(rows.len(), 3, "{table}");
    assert!(rows[0].contains("Mã hộ") && rows[0].contains("Chủ hộ"), "{table}");
    assert!(rows[1].contains("900.000") && rows[1].contains("Hộ nghèo"), "{table}");
    let english = cli.run("a", &["--lang", "en", "list", "household"]).ok().out;
    assert_ne!(table, english);

    let csv = cli.run("a", &["list", "household", "--csv"]).ok().out;
    let head: Vec<_> = csv.lines().next().unwrap().split(',').collect();
    assert_eq!((head[0], head[1], head[2]), ("_id", "code", "village"));
    assert_eq!(head[head.len() - 2..], ["_conflicts", "_void"]);
    assert!(csv.contains("employment;nutrition;toilet;telecom"), "{csv}");

    let raw = cli.run("a", &["list", "registration", "--raw"]).ok().out;
    let (head, body) = raw.trim_end().split_once('\t').expect("HEAD TAB BODY");
    let head: Json = serde_json::from_str(head).unwrap();
    let body: Json = serde_json::from_str(body).unwrap();
    assert_eq!(head["k"], "create");
    assert_eq!(body["w"][0]["k"], "registration");

    for shape in ["--json", "--csv", "--raw"] {
        let none = cli.run("a", &["list", "household", shape, "--where", "code=TL-9"]).ok();
        assert_eq!(none.out.lines().count(), usize::from(shape == "--csv"));
    }
    cli.run("a", &["list", "household", "--where", "code=TL-9"]).fails(0, "Không có bản ghi");
}

#[test]
fn where_picks_by_values() {
    let cli = story();
    let codes = |wheres: &[&str]| -> Vec<String> {
        let mut args = vec!["list", "household", "--json"];
        for one in wheres {
            args.extend(["--where", one]);
        }
        let lines = cli.run("a", &args).ok().lines();
        lines.iter().map(|line| line["code"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(codes(&["class=poor"]), ["TL-1"]);
    assert_eq!(codes(&["village=ban lim"]), ["TL-2"]);
    assert_eq!(codes(&["deprivations=toilet"]), ["TL-1"]);
    assert_eq!(codes(&["head_birth=1981-02"]), ["TL-2"]);
    assert_eq!(codes(&["income_per_capita=900000"]), ["TL-1"]);
    // NFD, as a Mac types it.
    assert_eq!(codes(&["head_name=Ha\u{300} Thi\u{323} My\u{309}"]), ["TL-1"]);
    assert_eq!(codes(&["class=poor", "village=Bản Lìm"]), [""; 0]);
    let id = one(&cli, "household")["_id"].as_str().unwrap().to_owned();
    assert_eq!(codes(&[&format!("_id={id}")]), ["TL-1"]);
    let signed = ["list", "meeting", "--json", "--where", "closed=false"];
    assert_eq!(cli.run("a", &signed).ok().lines().len(), 1);

    for bad in ["nofield=1", "class", "class=rich"] {
        cli.run("a", &["list", "household", "--where", bad]).fails(2, "");
    }
}

#[test]
fn acts_change_the_state_for_a_reason() {
    let cli = story();
    let acts = cli.run("a", &["act", "--list"]).ok().lines();
    let names: Vec<_> = acts.iter().map(|act| act["act"].as_str().unwrap()).collect();
    let all = [
        "void", "close", "amend", "withdraw", "undo", "merge", "reveal", "submit", "return",
        "forward", "decide", "cancel",
    ];
    assert_eq!(names, all);

    let act = |args: &[&str], code: i32| {
        let args: Vec<_> = ["act"].iter().chain(args).copied().collect();
        cli.run("a", &args).ends(code)
    };
    let coded = |args: &[&str]| {
        let ran = act(args, 15);
        assert!(!ran.err.is_empty(), "a person is told too");
        issues(&ran.line()).remove(0).1
    };
    // Withdraw.
    let number = one(&cli, "registration")["number"].as_str().unwrap().to_owned();
    let on = format!("registration:{number}");
    assert_eq!(coded(&["withdraw", "--on", &on]), "why_needed");
    let early = ["withdraw", "--on", &on, "--reason", "x", "--set", "withdrawn_on=2026-01-01"];
    assert_eq!(coded(&early), "before_registered");
    act(
        &["withdraw", "--on", &on, "--reason", "chuyển nhà", "--set", "withdrawn_on=2026-03-01"],
        0,
    );
    let registration = one(&cli, "registration");
    assert_eq!(registration["withdrawn_on"], "2026-03-01");
    assert_eq!(registration["withdrawn_reason"], "chuyển nhà");
    assert_eq!(coded(&["withdraw", "--on", &on, "--reason", "x"]), "already_withdrawn");
    act(&["undo", "--on", &on], 0);
    assert!(one(&cli, "registration").get("withdrawn_on").is_none());

    // Close, then amend.
    assert_eq!(
        coded(&["amend", "--on", "HB-1", "--reason", "x", "--set", "attendees=31"]),
        "not_closed"
    );
    act(&["close", "--on", "meeting:HB-1"], 0);
    assert_eq!(one(&cli, "meeting")["closed"], true);
    assert_eq!(coded(&["undo", "--on", "HB-1"]), "minutes_stand");
    let review = "review:HB-1/TL-1";
    assert_eq!(coded(&["void", "--on", review, "--reason", "x"]), "frozen_minutes");
    act(&["amend", "--on", review, "--reason", "đếm lại phiếu", "--set", "votes_agree=10"], 0);
    let amended = one(&cli, "review");
    assert_eq!((&amended["votes_agree"], &amended["outcome"]), (&json!(10), &json!("redo")));
    let bad =
        act(&["amend", "--on", review, "--reason", "x", "--set", "b1=abc", "--set", "zz=1"], 15);
    let expected = [("b1", "not_a_number"), ("zz", "unknown_field")];
    let expected = expected.map(|(field, code)| (field.to_owned(), code.to_owned()));
    assert_eq!(issues(&bad.line()), expected);
    let ticks = ["amend", "--on", review, "--reason", "x", "--set", "deprivations=toilet,telecom"];
    act(&ticks, 0);
    assert_eq!(one(&cli, "review")["b2"], 20);

    // Void.
    assert_eq!(coded(&["void", "--on", "household:TL-1", "--reason", "x"]), "in_use");
    act(&["void", "--on", "household:TL-2", "--reason", "nhập hai lần"], 0);
    let table = cli.run("a", &["list", "household"]).ok().out;
    assert!(table.contains("(hủy)"), "{table}");
    assert_eq!(coded(&["void", "--on", "household:TL-2", "--reason", "x"]), "void_record");
}

#[test]
fn what_an_act_would_pass_over_is_refused() {
    let cli = story();
    cli.run("a", &["act", "void", "--on", "nobody", "--reason", "x"]).fails(1, "nobody");
    cli.run("a", &["act", "create", "--on", "TL-1"]).fails(2, "create");
    cli.run("a", &["act", "dance", "--on", "TL-1"]).fails(2, "dance");
    let sets = ["act", "void", "--on", "TL-1", "--reason", "x", "--set", "b1=1"];
    cli.run("a", &sets).fails(2, "void");
    let formless = ["act", "amend", "--on", "HB-1", "--reason", "x", "--set", "attendees"];
    cli.run("a", &formless).fails(2, "attendees");
    let close = cli.run("a", &["act", "close", "--on", "household:TL-1"]).ends(15);
    assert_eq!(issues(&close.line()), [("-".into(), "no_such_act".into())]);
    // Nothing of it left a trace.
    assert_eq!(one(&cli, "household")["b1"], 100);
}

#[test]
fn the_date_to_believe_in_is_used() {
    let cli = CliRunner::with_commune();
    let gift = r#"{"donor_name":"Tổ 1","form":"cash","amount":1000}"#;
    cli.feed("a", &["--today", "2026-02-03", "enter", "contribution"], gift).ok();
    assert_eq!(one(&cli, "contribution")["date"], "2026-02-03");
    let later = r#"{"donor_name":"Tổ 1","form":"cash","amount":1000,"date":"2026-02-04"}"#;
    let ran = cli.feed("a", &["--today", "2026-02-03", "enter", "contribution"], later).ends(15);
    assert_eq!(issues(&ran.line()), [("date".into(), "future_date".into())]);
    cli.feed("a", &["--today", "2026-02-04", "enter", "contribution"], later).ok();
}
