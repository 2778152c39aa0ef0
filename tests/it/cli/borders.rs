//! Every place where text comes in, given the same text as badly as it can be written: marks on
//! their own, no-break and doubled spaces, other apostrophes, signs that are not seen. What comes
//! out is the text as it should be.

use std::fs;

use serde_json::{Value as Json, json};

use crate::cli::runner::CliRunner;

/// The text with every vowel taken apart, its spaces and apostrophes spoiled.
fn spoilt(text: &str) -> String {
    let mut out = String::from("\u{FEFF} ");
    for c in text.chars() {
        match c {
            'ắ' => out.push_str("a\u{306}\u{301}"),
            'ằ' => out.push_str("a\u{306}\u{300}"),
            'ă' => out.push_str("a\u{306}"),
            'ã' => out.push_str("a\u{303}"),
            'ạ' => out.push_str("a\u{323}"),
            'à' => out.push_str("a\u{300}"),
            'á' => out.push_str("a\u{301}"),
            'ê' => out.push_str("e\u{302}"),
            'ễ' => out.push_str("ê\u{303}"),
            'ộ' => out.push_str("o\u{323}\u{302}"),
            'ồ' => out.push_str("ô\u{300}"),
            'ơ' => out.push_str("o\u{31B}"),
            'ư' => out.push_str("u\u{31B}"),
            'ệ' => out.push_str("e\u{323}\u{302}"),
            'ị' => out.push_str("i\u{323}"),
            'ỷ' => out.push_str("y\u{309}"),
            ' ' => out.push_str("\u{A0} "),
            '’' => out.push('\u{2BC}'),
            c => out.push(c),
        }
    }
    out + "\u{200B}\u{3000}"
}

fn is_clean(text: &str) -> bool {
    let odd = ['\u{A0}', '\u{2BC}', '\u{200B}', '\u{FEFF}', '\u{3000}', '`', '\u{31B}'];
    let lone = text.chars().any(|c| matches!(c, '\u{300}'..='\u{36F}'));
    !lone && !text.contains(odd) && !text.contains("  ") && text.trim() == text
}

/// Every text of a listed record is as it should be.
#[track_caller]
fn all_clean(record: &Json) {
    for (name, value) in record.as_object().unwrap() {
        let texts = match value {
            Json::String(text) => vec![text.as_str()],
            Json::Array(items) => items.iter().filter_map(Json::as_str).collect(),
            _ => Vec::new(),
        };
        for text in texts {
            assert!(text.lines().all(is_clean), "{name}: {text:?}");
        }
    }
}

fn only(cli: &CliRunner, kind: &str, condition: &str) -> Vec<Json> {
    cli.run("a", &["list", kind, "--json", "--where", condition]).ok().lines()
}

fn commune() -> CliRunner {
    let cli = CliRunner::new();
    let (commune, officer) = (spoilt("Xã Cư M’gar"), spoilt("H’Hên Niê"));
    let (one, two) = (spoilt("Buôn Ea H’leo"), spoilt("Thôn Tân Hòa"));
    cli.run(
        "a",
        &[
            "init",
            "--commune",
            &commune,
            "--officer",
            &officer,
            "--village",
            &one,
            "--village",
            &two,
            "--code",
            " 24\u{200B}490\u{A0}",
            "--no-passphrase",
        ],
    )
    .ok();
    cli
}

#[test]
fn init_and_office_toml() {
    let cli = commune();
    let office = fs::read_to_string(cli.path("a").join("office.toml")).unwrap();
    assert!(office.contains("commune = \"Xã Cư M’gar\""), "{office}");
    assert!(office.contains("officer = \"H’Hên Niê\""), "{office}");
    let names: Vec<_> = cli.list("a", "village").iter().map(|one| one["name"].clone()).collect();
    assert_eq!(names, [json!("Buôn Ea H’leo"), json!("Thôn Tân Hòa")]);
    // By hand, in an editor of another system.
    let by_hand = office.replace("H’Hên Niê", &spoilt("Y Bhăm Êban"));
    fs::write(cli.path("a").join("office.toml"), by_hand).unwrap();
    let request = cli.at("a.req");
    cli.run("a", &["enrol", "request", "--to", &request]).ok();
    let request: Json = serde_json::from_str(&fs::read_to_string(request).unwrap()).unwrap();
    assert_eq!(request["person"], "Y Bhăm Êban");
}

#[test]
fn enter_list_where_and_act() {
    let cli = commune();
    let household = json!({
        "code": spoilt("TL-1"), "village": spoilt("buôn ea h’leo"), "head_name": spoilt("H’Nễ Mlô"),
        "class": "poor", "causes": ["other"], "head_birth": " 1970\u{A0}",
        "personal_number": "0661\u{A0}9990 1234\u{200B}", "income_per_capita": "1.200.000\u{A0}đ",
        "note": format!("{}\r\n\u{2028}{}", spoilt("Nhà ở dột").trim_end_matches('\u{3000}'), "cách ’K"),
    });
    cli.enter("a", "household", &[&household.to_string()]);
    let listed = cli.list("a", "household").remove(0);
    assert_eq!(listed["head_name"], "H’Nễ Mlô");
    assert_eq!((&listed["village"], &listed["code"]), (&json!("Buôn Ea H’leo"), &json!("TL-1")));
    assert_eq!(listed["personal_number"], "066199901234");
    assert_eq!(listed["income_per_capita"], 1_200_000);
    let note = listed["note"].as_str().unwrap();
    assert_eq!(note.lines().count(), 3, "a note keeps its lines: {note:?}");
    for field in ["head_name", "village", "code"] {
        assert!(is_clean(listed[field].as_str().unwrap()), "{field}");
    }

    for (field, value) in
        [("head_name", "H’Nễ Mlô"), ("village", "Buôn Ea H’leo"), ("code", "TL-1")]
    {
        assert_eq!(
            only(&cli, "household", &format!("{field}={}", spoilt(value))).len(),
            1,
            "{field}"
        );
        assert_eq!(only(&cli, "household", &format!("{field}={}x", spoilt(value))).len(), 0);
    }
    let whole = note.replace('\n', " ");
    assert_eq!(only(&cli, "household", &format!("note={whole}")).len(), 1, "{whole:?}");

    // The same village under another apostrophe is the same village.
    let again = json!({"name": "Buôn Ea H'leo"}).to_string();
    cli.feed("a", &["enter", "village"], &again).ends(15);
    let gift = json!({
        "receipt_book": spoilt("Q1"), "receipt_no": 1, "donor_name": spoilt("Hội M’Drắk"),
        "donor_kind": "organisation", "date": "2026-03-01", "form": "cash", "amount": 1000,
    });
    cli.enter("a", "contribution", &[&gift.to_string()]);
    let (on, reason) =
        (format!("contribution:{}", spoilt("q1/1")), spoilt("ghi nhầm hội ở M’Drắk"));
    cli.run("a", &["act", "void", "--on", &on, "--reason", &reason]).ok();
    let gift = cli.list("a", "contribution").remove(0);
    assert_eq!(gift["_void"], "ghi nhầm hội ở M’Drắk");
    all_clean(&gift);
    let csv = cli.run("a", &["list", "household", "--csv"]).ok().out;
    assert!(csv.contains("H’Nễ Mlô") && !csv.contains('\u{A0}'), "{csv}");
}

#[test]
fn act_set_amends_with_clean_text() {
    let cli = commune();
    cli.enter("a", "meeting", &[
        r#"{"number":"HB-1","village":"Thôn Tân Hòa","year":2026,"kind":"annual","round":1,"date":"2026-09-20","attendees":30,"chair":"A","front_present":true}"#,
    ]);
    cli.enter("a", "household", &[
        r#"{"code":"TL-1","village":"Thôn Tân Hòa","head_name":"Y Wang","class":"poor","causes":["other"],"b1":100,"deprivations":["toilet","telecom","nutrition"]}"#,
    ]);
    cli.enter("a", "review", &[
        r#"{"meeting":"HB-1","household":"TL-1","b1":150,"deprivations":["toilet"],"votes_agree":20,"votes_against":8,"votes_abstain":2}"#,
    ]);
    cli.run("a", &["act", "close", "--on", "meeting:HB-1"]).ok();
    let set = format!("chair={}", spoilt("K’Brếu Niê").replace('ế', "e\u{302}\u{301}"));
    let reason = spoilt("ghi sai tên");
    cli.run("a", &["act", "amend", "--on", "meeting:HB-1", "--set", &set, "--reason", &reason])
        .ok();
    let meeting = cli.list("a", "meeting").remove(0);
    assert_eq!(meeting["chair"], "K’Brếu Niê");
    all_clean(&meeting);
}

#[test]
fn a_device_that_joins() {
    let cli = commune();
    cli.run("b", &["init", "--join", "--officer", &spoilt("Y Bhăm Êban"), "--no-passphrase"]).ok();
    let request = cli.at("b.req");
    cli.run("b", &["enrol", "request", "--to", &request]).ok();
    let village = spoilt("Buôn Ea H’leo");
    cli.run("a", &["enrol", "approve", &request, "--role", "officer", "--village", &village]).ok();
    cli.send("a", "b");
    let devices = cli.run("b", &["enrol", "list", "--json"]).ok().lines();
    let joined = devices.iter().find(|device| device["person"] == "Y Bhăm Êban").unwrap();
    assert_eq!(joined["villages"], json!(["Buôn Ea H’leo"]));
    assert_eq!(joined["revoked_reason"], Json::Null);
    let short = format!(" {}", joined["device"].as_str().unwrap());
    cli.run("a", &["enrol", "revoke", short.trim(), "--reason", &spoilt("mất máy")]).ok();
    let devices = cli.run("a", &["enrol", "list", "--json"]).ok().lines();
    let gone = devices.iter().find(|device| device["person"] == "Y Bhăm Êban").unwrap();
    assert_eq!(gone["revoked_reason"], "mất máy", "{gone}");
}

#[test]
fn a_keymap_written_on_another_system() {
    let cli = CliRunner::new();
    let file =
        cli.file("k.toml", "extends = \"default\"\n[browse]\nhistory = [\"u\u{31B}\", \"f5\"]\n");
    let keys = cli.run("a", &["keys", "--json", "--keymap", &file]).ok().lines();
    let history = |row: &&Json| row["scope"] == "browse" && row["action"] == "history";
    assert_eq!(keys.iter().find(history).unwrap()["keys"], json!(["ư", "f5"]));
}
