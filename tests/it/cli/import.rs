//! `import`: the sample lists against their expected results, twice, with files that are none, what
//! a person reads, and one undo for the whole.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Value as Json, json};

use super::runner::{CliRunner, Ran};

const HOUSEHOLDS: &str = "danh-sach-ho-ngheo-can-ngheo.xlsx";
const GIFTS: &str = "ung-ho-quy.xlsx";
const EXITS: &str = "dang-ky-thoat-ngheo.csv";

/// The lists of households, and what they come to.
const LISTS: [&str; 4] = [HOUSEHOLDS, "ho-ngheo-tcvn3.xlsx", "ho-ngheo-vni.xls", "ho-ngheo.ods"];

fn sample(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import").join(name);
    path.display().to_string()
}

fn expected(name: &str) -> Json {
    let text = std::fs::read_to_string(sample(&format!("expected/{name}.json"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// A runner with a commune that has no village yet.
fn cli() -> CliRunner {
    let cli = CliRunner::new();
    let named = ["init", "--commune", "Xã Ea Kriêng", "--officer", "Lò Thị Mai"];
    cli.run("a", &[&named[..], &["--no-passphrase"]].concat()).ok();
    cli
}

fn import(cli: &CliRunner, name: &str, more: &[&str]) -> Ran {
    let file = sample(name);
    cli.run("a", &[&["import", &file, "--json"], more].concat())
}

fn applied(cli: &CliRunner, name: &str) -> Vec<Json> {
    import(cli, name, &["--apply"]).ok().lines()
}

fn summary(lines: &[Json]) -> &Json {
    &lines.last().unwrap()["summary"]
}

fn rows(lines: &[Json]) -> BTreeMap<u64, &Json> {
    let rows = lines.iter().filter(|line| line.get("action").is_some());
    rows.map(|line| (line["row"].as_u64().unwrap(), line)).collect()
}

/// Every flag as row and code.
fn flags(lines: &[Json]) -> BTreeSet<(u64, String)> {
    let of = |line: &Json| {
        let flags = line["flags"].as_array().cloned().unwrap_or_default();
        flags
            .into_iter()
            .map(|flag| (flag["row"].as_u64().unwrap(), flag["code"].as_str().unwrap().to_owned()))
    };
    lines.iter().filter(|line| line.get("flags").is_some()).flat_map(of).collect()
}

fn promised(name: &str) -> BTreeSet<(u64, String)> {
    let expected = expected(name);
    let flags = expected["flags"].as_array().unwrap().iter();
    flags
        .map(|flag| (flag["row"].as_u64().unwrap(), flag["code"].as_str().unwrap().to_owned()))
        .collect()
}

/// A value or nothing; what is false or empty says as little as nothing.
fn said(value: Option<&Json>) -> Json {
    match value {
        None | Some(Json::Null | Json::Bool(false)) => Json::Null,
        Some(Json::Array(items)) if items.is_empty() => Json::Null,
        Some(value) => value.clone(),
    }
}

fn same_name(one: &Json, other: &Json) -> bool {
    one.as_str().unwrap().to_lowercase() == other.as_str().unwrap().to_lowercase()
}

#[test]
fn lists_of_households_say_what_is_expected_of_them() {
    let cli = cli();
    for name in LISTS {
        let lines = import(&cli, name, &[]).ok().lines();
        let expected = expected(name);
        assert_eq!(flags(&lines), promised(name), "{name}");
        let summary = summary(&lines);
        for (ours, theirs) in [("households", "households"), ("persons", "persons")] {
            assert_eq!(summary[ours], expected["counts"][theirs], "{name} {ours}");
        }
        assert_eq!(summary["encoding"], expected["encoding"], "{name}");
        assert_eq!(summary["sheet"], expected["sheet"], "{name}");
        let rows = rows(&lines);
        let households = expected["households"].as_array().unwrap();
        assert_eq!(rows.len(), households.len(), "{name}");
        for household in households {
            let row = household["row"].as_u64().unwrap();
            let record = &rows[&row]["record"];
            let alike = ["class", "b1", "b2", "deprivations", "causes", "no_labor_capacity"];
            for field in alike.into_iter().chain(["merit", "decision_no", "decision_date"]) {
                let pair = (said(record.get(field)), said(household.get(field)));
                assert_eq!(pair.0, pair.1, "{name} {row} {field}");
            }
            assert_eq!(record["members_count"], household["member_count"], "{name} {row}");
            people(&record["members"], &household["members"], &format!("{name} {row}"));
        }
    }
}

fn people(ours: &Json, theirs: &Json, at: &str) {
    let (ours, theirs) = (ours.as_array().unwrap(), theirs.as_array().unwrap());
    assert_eq!(ours.len(), theirs.len(), "{at}");
    for (our, their) in ours.iter().zip(theirs) {
        assert_eq!(our["row"], their["row"], "{at}");
        assert!(same_name(&our["full_name"], &their["full_name"]), "{at}");
        for (ours, theirs) in [
            ("relation", "relationship"),
            ("birth", "birth_date"),
            ("sex", "sex"),
            ("personal_number", "personal_number"),
            ("ethnicity", "ethnicity"),
        ] {
            assert_eq!(said(our.get(ours)), said(their.get(theirs)), "{at} {ours}");
        }
    }
}

#[test]
fn contributions_say_what_is_expected_of_them() {
    let cli = cli();
    let lines = import(&cli, GIFTS, &[]).ok().lines();
    let expected = expected(GIFTS);
    assert_eq!(flags(&lines), promised(GIFTS));
    assert_eq!(summary(&lines)["receipt_gaps"], expected["receipt_gaps"]);
    let rows = rows(&lines);
    for gift in expected["contributions"].as_array().unwrap() {
        let line = rows[&gift["row"].as_u64().unwrap()];
        let record = &line["record"];
        let waits = gift["held"].as_bool().unwrap();
        for (ours, theirs) in [("date", "date"), ("amount", "cash"), ("form", "form")] {
            if !waits {
                let pair = (said(record.get(ours)), said(gift.get(theirs)));
                assert_eq!(pair.0, pair.1, "{} {ours}", gift["row"]);
            }
        }
        if waits {
            assert_eq!(line["action"], "hold", "{}", gift["row"]);
        } else {
            assert_eq!(record["total"], gift["total"], "{}", gift["row"]);
            assert_eq!(record["peak_month"], gift["peak"], "{}", gift["row"]);
        }
    }
    // One number cannot stand for two receipts: the second of them waits for a person, too.
    let second = rows.values().filter(|line| line["action"] == "hold").count();
    assert_eq!(second, 7);
}

#[test]
fn registrations_find_their_households_in_the_list_before() {
    let cli = cli();
    // Without the list nobody is known, and nobody is guessed.
    let before = import(&cli, EXITS, &[]).ok().lines();
    assert_eq!(summary(&before)["unknown"], 50);
    let list = applied(&cli, HOUSEHOLDS);
    let by_key: BTreeMap<_, _> = rows(&list)
        .into_iter()
        .filter_map(|(row, line)| Some((line.get("key")?.as_str()?.to_owned(), row)))
        .collect();
    let lines = import(&cli, EXITS, &[]).ok().lines();
    assert_eq!(flags(&lines), promised(EXITS));
    let rows = rows(&lines);
    let expected = expected(EXITS);
    for exit in expected["registrations"].as_array().unwrap() {
        let line = rows[&exit["row"].as_u64().unwrap()];
        let row_of = |key: &Json| by_key.get(key.as_str()?).copied();
        let found = row_of(&line["household"]);
        assert_eq!(found, exit["household_row"].as_u64(), "{line}");
        assert_eq!(line["record"]["household"], line["household"]);
        let empty = Vec::new();
        let several = line.get("candidates").and_then(Json::as_array).unwrap_or(&empty);
        let mut several: Vec<_> = several.iter().filter_map(row_of).collect();
        several.sort_unstable();
        let theirs = exit["candidate_rows"].as_array().unwrap();
        assert_eq!(json!(several), json!(theirs), "{line}");
    }
    let counts = ["matched", "ambiguous", "unknown"];
    for count in counts {
        assert_eq!(summary(&lines)[count], expected["counts"][count], "{count}");
    }
}

#[test]
fn a_list_taken_in_twice_changes_nothing() {
    let cli = cli();
    for name in
        [HOUSEHOLDS, GIFTS, EXITS, "ho-ngheo-tcvn3.xlsx", "ho-ngheo-vni.xls", "ho-ngheo.ods"]
    {
        let first = applied(&cli, name);
        let counts = summary(&first).clone();
        assert_eq!(counts["stored"], counts["new"], "{name}");
        assert_eq!(counts["error"], 0, "{name}");
        let state = cli.everything("a");
        let second = applied(&cli, name);
        let again = summary(&second);
        assert_eq!(again["same"], counts["new"], "{name}");
        assert_eq!(again["hold"], counts["hold"], "{name}");
        for none in ["new", "update", "error", "stored"] {
            assert_eq!(again[none], 0, "{name} {none}");
        }
        assert_eq!(cli.everything("a"), state, "{name}");
    }
    cli.run("a", &["check", "--deep"]).ok();
}

#[test]
fn one_undo_takes_a_list_back() {
    let cli = cli();
    let before = cli.list("a", "household").len();
    let lines = applied(&cli, "ho-ngheo-tcvn3.xlsx");
    let stored = summary(&lines)["stored"].as_u64().unwrap();
    let all = rows(&lines);
    let id = all.values().find_map(|line| line.get("id")).unwrap().as_str().unwrap();
    let answer = cli.run("a", &["act", "undo", "--on", id]).ok().line();
    // The villages of the list, too.
    assert_eq!(answer["undone"].as_u64().unwrap(), stored + 3, "{answer}");
    assert_eq!(answer["stays"], 0, "{answer}");
    let stands = |record: &Json| record.get("_void").is_none();
    assert_eq!(cli.list("a", "household").into_iter().filter(stands).count(), before);
    assert_eq!(cli.list("a", "village").into_iter().filter(stands).count(), 0);
    // Taken in again it is there again.
    let again = applied(&cli, "ho-ngheo-tcvn3.xlsx");
    assert_eq!(summary(&again)["stored"].as_u64(), Some(stored));
}

#[test]
fn a_dry_run_stores_nothing_and_says_what_would_be() {
    let cli = cli();
    let state = cli.everything("a");
    let ran = cli.run("a", &["import", &sample(HOUSEHOLDS)]).ok();
    assert_eq!(cli.everything("a"), state);
    for part in [
        "danh-sach-ho-ngheo-can-ngheo.xlsx",
        "Năm của danh sách: 2025",
        "Sẽ thêm thôn Buôn Kdrơi",
        "Dòng 142",
        "mới 177",
        "--apply",
        "Dòng 442",
    ] {
        assert!(ran.out.contains(part), "“{part}” is not in\n{}", ran.out);
    }
    // What waits comes before what is only doubtful.
    let place = |text: &str| ran.out.find(text).unwrap();
    assert!(place("Dòng 142 ·") < place("Dòng 10 ·"), "{}", ran.out);
    let ran = cli.run("a", &["import", &sample(HOUSEHOLDS), "--apply"]).ok();
    assert!(ran.out.contains("Đã ghi 177 dòng"), "{}", ran.out);
    let english = cli.run("a", &["--lang", "en", "import", &sample(HOUSEHOLDS)]).ok();
    assert!(english.out.contains("There is nothing to store"), "{}", english.out);
}

#[test]
fn changed_cells_are_told_before_and_after() {
    let cli = cli();
    let list = |class: &str| {
        format!(
            "Họ và tên chủ hộ;Năm sinh;Thôn;Số khẩu;Phân loại hộ;Nguyên nhân\r\n\
             Vàng A Pó;1980;Thôn 1;4;{class};vốn\r\nHà Văn Lực;1975;Thôn 1;2;Nghèo;vốn\r\n"
        )
    };
    let file = cli.file("ds.csv", list("Nghèo"));
    cli.run("a", &["import", &file, "--year", "2025", "--apply"]).ok();
    let file = cli.file("ds.csv", list("Cận nghèo"));
    let lines = cli.run("a", &["import", &file, "--year", "2025", "--json"]).ok().lines();
    assert_eq!(summary(&lines)["update"], 1);
    assert_eq!(summary(&lines)["same"], 1);
    let differs = &lines[0]["differs"][0];
    assert_eq!((&differs["field"], &differs["before"]), (&json!("class"), &json!("poor")));
    assert_eq!(differs["after"], "near_poor");
    let ran = cli.run("a", &["import", &file, "--year", "2025"]).ok();
    assert!(ran.out.contains("→"), "{}", ran.out);
    // A list of the year after moves the household on; its class of 2025 stays known.
    cli.run("a", &["import", &file, "--year", "2026", "--apply"]).ok();
    let standings = cli.list("a", "standing");
    assert_eq!(standings.len(), 2, "{standings:?}");
    assert!(
        standings.iter().all(|standing| standing["year"] == 2025 && standing["class"] == "poor")
    );
}

#[test]
fn a_row_that_is_wrong_stops_no_other() {
    let cli = cli();
    let file = cli.file(
        "ds.csv",
        "Họ và tên chủ hộ;Năm sinh;Thôn;Số khẩu;Phân loại hộ;Điểm B1\r\n\
         Vàng A Pó;1980;Thôn 1;4;Nghèo;99999\r\nHà Văn Lực;1975;Thôn 1;2;Nghèo;100\r\n",
    );
    cli.run("a", &["import", &file]).ok();
    let ran = cli.run("a", &["import", &file, "--apply", "--json"]).ends(15);
    let lines = ran.lines();
    assert_eq!(lines[0]["action"], "error");
    let hard = |issue: &&Json| issue["hard"] == true;
    let wrong: Vec<_> = lines[0]["issues"].as_array().unwrap().iter().filter(hard).collect();
    assert_eq!(wrong, [&json!({"field": "b1", "code": "out_of_range", "hard": true})]);
    assert_eq!(lines[1]["stored"], true);
    assert_eq!(cli.list("a", "household").len(), 1);
}

#[test]
fn what_is_no_list_gets_one_plain_sentence() {
    let cli = cli();
    for name in ["hong.xlsx", "trong.xlsx", "khong-phai.xlsx"] {
        let reason = expected(name)["reason"].clone();
        let ran = import(&cli, name, &[]).ends(1);
        assert_eq!(ran.line(), json!({"outcome": "refused", "reason": reason}), "{name}");
        let plain = cli.run("a", &["import", &sample(name)]).fails(1, name);
        assert_eq!(plain.err.lines().count(), 1, "{}", plain.err);
    }
    let missing = cli.at("khong-co.xlsx");
    cli.run("a", &["import", &missing]).fails(1, "khong-co.xlsx");
    let folder = cli.at("");
    cli.run("a", &["import", &folder]).fails(1, "thư mục");
    let sealed = cli.run("a", &["import", &missing, "--json"]).ends(1);
    assert_eq!(sealed.line(), json!({"outcome": "refused", "reason": "unreadable_file"}));
    cli.run("a", &["import", &sample(GIFTS), "--kind", "meeting"]).fails(2, "meeting");
    cli.run("b", &["import", &sample(GIFTS)]).fails(10, "");
}
