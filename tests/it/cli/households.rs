//! Households with their members from outside: entered, listed, made one, looked at, taken back.

use serde_json::{Value as Json, json};

use crate::cli::runner::CliRunner;

fn commune() -> CliRunner {
    let cli = CliRunner::with_commune();
    cli.enter("a", "household", &[
        r#"{"code":"A-1","head_name":"Tráng A Vảng","village":"Đồng Tâm","class":"poor","class_year":2026,"causes":["other"],"members":[{"full_name":"Tráng Thị Mỷ","birth":"1984","relation":"spouse"},{"full_name":"Tráng A Tủa","birth":"2015","relation":"child"}]}"#,
        r#"{"code":"A-2","head_name":"Trang A Vang","village":"Đồng Tâm","class":"poor","class_year":2026,"causes":["other"],"phone":"0912345678","members":[{"full_name":"Trang Thi My","birth":"1984"},{"full_name":"Tráng A Sùng","birth":"2012"}]}"#,
    ]);
    cli
}

fn people(cli: &CliRunner, code: &str) -> Vec<String> {
    let all = cli.list("a", "household");
    let one = all.iter().find(|household| household["code"] == code).unwrap();
    let rows = one["members"].as_array().cloned().unwrap_or_default();
    rows.iter().map(|row| row["full_name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn members_are_listed_with_their_household_and_go_in_again() {
    let cli = commune();
    assert_eq!(people(&cli, "A-1"), ["Tráng Thị Mỷ", "Tráng A Tủa"]);
    let members = cli.list("a", "member");
    assert_eq!(members.len(), 4);
    assert_eq!((&members[1]["household"], &members[1]["age"]), (&json!("A-1"), &json!(11)));
    // What was listed goes into another folder as it is, but for the names of the records.
    let listed = cli.run("a", &["list", "household", "--json"]).ok().out;
    let other = CliRunner::with_commune();
    other.feed("a", &["enter", "household"], listed).ok();
    assert_eq!(people(&other, "A-2"), people(&cli, "A-2"));
}

#[test]
fn two_households_are_made_one_and_taken_apart_again() {
    let cli = commune();
    cli.run("a", &["act", "merge", "--on", "A-2", "--set", "same_as=A-1"]).ok();
    assert_eq!(people(&cli, "A-1"), ["Tráng Thị Mỷ", "Tráng A Tủa", "Tráng A Sùng"]);
    let all = cli.list("a", "household");
    let copy: &Json = all.iter().find(|household| household["code"] == "A-2").unwrap();
    assert_eq!((&copy["same_as"], &copy["_void"]), (&json!("A-1"), &json!("gộp vào hộ A-1")));
    // Looking at a number stands in the history and is no change to be taken back.
    cli.run("a", &["act", "reveal", "--on", "A-1/Tráng A Tủa"]).ok();
    cli.run("a", &["act", "reveal", "--on", "A-1"]).ok();
    let raw = cli.run("a", &["list", "household", "--raw", "--where", "code=A-1"]).ok().out;
    assert_eq!(raw.matches(r#""k":"reveal""#).count(), 2, "{raw}");
    cli.run("a", &["act", "undo", "--on", "A-1"]).ok();
    assert_eq!(people(&cli, "A-1"), ["Tráng Thị Mỷ", "Tráng A Tủa"]);
    assert_eq!(people(&cli, "A-2"), ["Trang Thi My", "Tráng A Sùng"]);
    cli.run("a", &["check", "--deep"]).ok();
}
