//! `due`: what the followed plans ask for, from choosing a plan to marking a report done, and the file
//! for other calendars.

use serde_json::{Value as Json, json};

use crate::cli::runner::{CliRunner, Ran};

const PLAN: &str = "trieu-son-2021-2025";

fn following(plans: &[&str]) -> CliRunner {
    let cli = CliRunner::with_commune();
    let mut args = vec!["plan", "use"];
    args.extend(plans);
    cli.run("a", &args).ok();
    cli
}

fn due(cli: &CliRunner, today: &str, args: &[&str]) -> Ran {
    let mut all = vec!["due", "--today", today];
    all.extend(args);
    cli.run("a", &all).ok()
}

fn lines(cli: &CliRunner, today: &str, args: &[&str]) -> Vec<Json> {
    due(cli, today, &[args, &["--json"]].concat()).lines()
}

/// `S0-D02 2022-11-24 4 near`.
fn short(lines: &[Json]) -> Vec<String> {
    let text = |line: &Json, key: &str| line[key].as_str().unwrap().to_owned();
    let one = |line: &Json| {
        let (id, due_on, state) = (text(line, "id"), text(line, "due_on"), text(line, "state"));
        format!("{id} {due_on} {} {state}", line["days_left"])
    };
    lines.iter().map(one).collect()
}

#[test]
fn without_a_plan_it_says_how_to_choose_one() {
    let cli = CliRunner::with_commune();
    let ran = due(&cli, "2022-11-20", &["--json"]);
    assert_eq!(ran.out, "");
    assert!(ran.err.contains("plan use"), "{}", ran.err);
}

#[test]
fn a_line_has_the_promised_shape() {
    let cli = following(&[PLAN]);
    let all = lines(&cli, "2022-11-20", &[]);
    let report = all.iter().find(|line| line["id"] == "S0-D02").unwrap();
    assert_eq!(
        *report,
        json!({
            "plan": PLAN, "id": "S0-D02", "title": "Báo cáo kết quả phong trào hằng năm",
            "due_on": "2022-11-24", "days_left": 4, "state": "near", "to": "UBND huyện",
            "via": "Phòng Nội vụ", "source": "Triệu Sơn 2021-2025, dòng 152", "from": null,
            "has_day": true, "who": null, "number": null, "done_on": null,
            "doer": "office",
        })
    );
    let keys: Vec<_> = report.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys[..9],
        ["plan", "id", "title", "due_on", "days_left", "state", "to", "via", "source"]
    );
    let peak = all.iter().find(|line| line["id"] == "S0-D05").unwrap();
    assert_eq!((&peak["from"], &peak["state"]), (&json!("2022-10-17"), &json!("overdue")));
    let no_day = all.iter().find(|line| line["id"] == "S0-O06").unwrap();
    assert_eq!(no_day["has_day"], json!(false));
}

#[test]
fn days_narrow_it_and_today_is_believed() {
    let cli = following(&[PLAN]);
    assert_eq!(
        short(&lines(&cli, "2022-11-10", &["--days", "14"])),
        ["S0-D01 2022-08-14 -88 overdue", "S0-D05 2022-11-18 8 near", "S0-D02 2022-11-24 14 near",]
    );
    // One day less does not reach the report any more.
    assert_eq!(lines(&cli, "2022-11-10", &["--days", "13"]).len(), 2);
    let on = |today: &str| {
        let all = lines(&cli, today, &[]);
        let report =
            all.iter().find(|line| line["id"] == "S0-D02" && line["due_on"] == "2022-11-24");
        report.unwrap()["state"].clone()
    };
    assert_eq!(
        [on("2022-11-09"), on("2022-11-24"), on("2022-11-25")],
        ["not_yet", "near", "overdue"]
    );
}

#[test]
fn a_report_that_was_sent_is_done_and_can_be_taken_back() {
    let cli = following(&[PLAN]);
    let sent = json!({
        "plan": PLAN, "entry": "S0-D02", "due_on": "2022-11-24", "done_on": "2022-11-21",
        "number": "12/BC-UBND", "done_by": "Lò Thị Mai",
    });
    let ids = cli.enter("a", "filing", &[&sent.to_string()]);
    let all = lines(&cli, "2022-11-22", &[]);
    let last = all.last().unwrap();
    assert_eq!((&last["id"], &last["state"]), (&json!("S0-D02"), &json!("done")));
    assert_eq!(last["who"], "Lò Thị Mai");
    assert_eq!(last["number"], "12/BC-UBND");
    assert_eq!(last["done_on"], "2022-11-21");
    assert_eq!(cli.list("a", "filing").len(), 1);
    let table = due(&cli, "2022-11-22", &[]);
    assert!(table.out.contains("xong ngày 21/11/2022"), "{}", table.out);
    // A second time it is stored with a question.
    let again = cli.feed("a", &["enter", "filing"], sent.to_string()).ok();
    assert_eq!(again.lines()[0]["warnings"][0]["code"], "filing_twice");
    let second = again.lines()[0]["id"].as_str().unwrap().to_owned();
    cli.run("a", &["act", "undo", "--on", &second]).ok();
    cli.run("a", &["act", "undo", "--on", &ids[0]]).ok();
    let all = lines(&cli, "2022-11-22", &["--days", "14"]);
    assert!(short(&all).contains(&"S0-D02 2022-11-24 2 near".to_owned()), "{:?}", short(&all));
}

#[test]
fn several_plans_and_long_past_ones() {
    let cli = following(&["sa-pa-2020", "le-thuy-2017-2020", PLAN]);
    let all = lines(&cli, "2020-11-05", &["--days", "30"]);
    let near: Vec<_> = all.iter().filter(|line| line["state"] == "near").cloned().collect();
    // Of two on one day the one of the plan that stands first on the shelf.
    let wanted =
        ["S2-D04 2020-11-09 4 near", "S2-D05 2020-11-14 9 near", "S4-D01 2020-11-14 9 near"];
    assert_eq!(short(&near), wanted);
    // In 2023 the plans of 2020 are over for long; that they are left out is said.
    let ran = due(&cli, "2023-01-15", &["--json"]);
    assert!(ran.lines().iter().all(|line| line["plan"] == PLAN), "{}", ran.out);
    assert!(ran.err.contains("--all"), "{}", ran.err);
    let every = due(&cli, "2023-01-15", &["--json", "--all"]).lines();
    assert!(every.iter().any(|line| line["id"] == "S2-D04"));
    // People read the same thing once, however often it was missed.
    let text = due(&cli, "2025-12-01", &[]).out;
    assert_eq!(text.matches("S0-D05").count(), 1, "{text}");
    assert!(text.contains("(và 3 lần trước)"), "{text}");
}

#[test]
fn a_calendar_file_is_written_whole_and_not_over_another() {
    let cli = following(&[PLAN]);
    let file = cli.at("han.ics");
    let ran = due(&cli, "2025-11-01", &["--ics", &file, "--json"]).lines();
    assert_eq!(ran[0]["events"], 6);
    let text = std::fs::read_to_string(cli.path("han.ics")).unwrap();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 6);
    assert!(text.lines().all(|line| line.len() <= 75));
    assert!(text.contains("UID:trieu-son-2021-2025.S0-D02.20251124@thoatngheo"));
    assert!(text.contains("TRIGGER:-P7D"));
    // No district is addressed after June 2025.
    let unfolded = text.replace("\r\n ", "");
    assert!(!unfolded.contains("Gửi: UBND huyện"), "{unfolded}");
    let taken = cli.run("a", &["due", "--today", "2025-11-01", "--ics", &file]);
    assert_eq!(taken.code, 1, "{}", taken.err);
    assert!(taken.err.contains("--force"), "{}", taken.err);
    due(&cli, "2025-12-20", &["--ics", &file, "--force"]);
    let text = std::fs::read_to_string(cli.path("han.ics")).unwrap();
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 4, "what has passed needs no reminder");
}
