//! Nominations and their dossiers, help and pledges, by command; their papers read back from files.

use std::io::Read as _;

use serde_json::{Value as Json, json};

use crate::cli::runner::{CliRunner, Ran, issues};

/// A commune with three nominations under the plan of Sa Pa. All people are invented.
fn commune() -> CliRunner {
    let cli = CliRunner::with_commune();
    cli.enter(
        "a",
        "household",
        &[
            r#"{"code":"H-1","village":"Đồng Tâm","head_name":"Hà Thị Mỷ","class":"poor","class_year":2020,"causes":["lack_capital"]}"#,
            r#"{"code":"H-2","village":"Bản Lìm","head_name":"Lò Văn Ính","class":"near_poor","class_year":2020,"causes":["other"]}"#,
        ],
    );
    cli.enter(
        "a",
        "nomination",
        &[
            r#"{"number":"KT-1","plan":"sa-pa-2020","award":"S2-W02","year":2020,"subject":"household","household":"H-1","achievement":"Tự nguyện đăng ký, nuôi bò, đã thoát nghèo"}"#,
            r#"{"number":"KT-2","plan":"sa-pa-2020","award":"S2-W02","year":2020,"subject":"enterprise","name":"Công ty Mẫu","achievement":"Ủng hộ 60 triệu đồng và nhận 3 hộ vào làm"}"#,
            r#"{"number":"KT-3","plan":"sa-pa-2020","award":"S2-W01","year":2020,"subject":"village","village":"Bản Lìm","achievement":"Giảm nghèo vượt kế hoạch"}"#,
        ],
    );
    cli
}

fn state(cli: &CliRunner, number: &str) -> Json {
    let all = cli.list("a", "nomination");
    let one = all.into_iter().find(|one| one["number"] == number).unwrap();
    one["state"].clone()
}

/// An act on a nomination; every `--set` after the reason.
fn act(cli: &CliRunner, name: &str, number: &str, reason: Option<&str>, sets: &[&str]) -> Ran {
    let on = format!("nomination:{number}");
    let mut args = vec!["act", name, "--on", &on];
    args.extend(reason.iter().flat_map(|why| ["--reason", why]));
    args.extend(sets.iter().flat_map(|set| ["--set", set]));
    cli.run("a", &args)
}

fn papers(cli: &CliRunner, number: &str, parts: &[&str]) {
    let line = |part: &&str| {
        json!({"nomination": number, "part": part, "copies": 2, "number": "7/TTr"}).to_string()
    };
    let lines: Vec<_> = parts.iter().map(line).collect();
    cli.enter("a", "part", &lines.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn a_dossier_goes_its_way_by_commands_and_only_its_way() {
    let cli = commune();
    assert_eq!(state(&cli, "KT-1"), "draft");
    // Handed in without its papers: it is done, and said.
    let sent = act(&cli, "submit", "KT-2", None, &["number=12/TTr-UBND", "date=2020-11-05"]).ok();
    assert!(sent.err.contains("còn thiếu 4"), "{}", sent.err);
    assert_eq!(issues(&json!({"issues": sent.line()["warnings"]}))[0].1, "dossier_incomplete");
    assert_eq!(state(&cli, "KT-2"), "submitted");

    papers(&cli, "KT-1", &["S2-X02", "S2-X03"]);
    assert_eq!(state(&cli, "KT-1"), "draft");
    papers(&cli, "KT-1", &["S2-X05"]);
    assert_eq!(state(&cli, "KT-1"), "complete");
    let only = cli.run("a", &["list", "nomination", "--json", "--where", "state=complete"]).ok();
    assert_eq!(only.lines().len(), 1, "what is computed can be asked for");

    // What is not its turn is refused with a code.
    let refused = act(&cli, "forward", "KT-1", None, &[]).ends(15);
    assert_eq!(issues(&refused.line())[0].1, "dossier_not_there");
    let whole = ["number=13/TTr-UBND", "date=2020-11-06", "to=UBND thị xã"];
    let sent = act(&cli, "submit", "KT-1", None, &whole).ok();
    assert_eq!(sent.line()["warnings"], json!([]));
    let listed = cli.list("a", "nomination").remove(0);
    assert_eq!(listed["state_no"], "13/TTr-UBND");
    assert_eq!(
        (&listed["state_on"], &listed["state_with"]),
        (&json!("2020-11-06"), &json!("UBND thị xã"))
    );

    let unexplained = act(&cli, "return", "KT-1", None, &[]).ends(15);
    assert_eq!(issues(&unexplained.line())[0].1, "why_needed");
    act(&cli, "return", "KT-1", Some("thiếu chữ ký"), &["date=2020-11-08"]).ok();
    assert_eq!(state(&cli, "KT-1"), "returned");
    // Taken back, as any change.
    cli.run("a", &["act", "undo", "--on", "nomination:KT-1"]).ok();
    assert_eq!(state(&cli, "KT-1"), "submitted");
    act(&cli, "forward", "KT-1", None, &["number=40/TTr", "date=2020-11-12"]).ok();
    let nameless = act(&cli, "decide", "KT-1", None, &["granted=yes"]).ends(15);
    assert_eq!(issues(&nameless.line())[0], ("decision_no".to_owned(), "required".to_owned()));
    let yes = ["granted=yes", "number=99/QĐ-UBND", "date=2020-12-01"];
    act(&cli, "decide", "KT-1", None, &yes).ok();
    assert_eq!(state(&cli, "KT-1"), "awarded");
    assert_eq!(cli.list("a", "nomination")[0]["decision_no"], "99/QĐ-UBND");
    act(&cli, "cancel", "KT-1", Some("kê khai sai"), &[]).ok();
    for name in ["submit", "return", "forward", "decide", "cancel"] {
        let sets: &[&str] = if name == "decide" { &["granted=no"] } else { &[] };
        let refused = act(&cli, name, "KT-1", Some("vì"), sets).ends(15);
        assert_eq!(issues(&refused.line())[0].1, "dossier_cancelled", "{name}");
    }
}

#[test]
fn the_acts_are_named_and_take_what_goes_with_them() {
    let cli = commune();
    let listed = cli.run("a", &["act", "--list"]).ok().lines();
    for (name, reason) in [
        ("submit", false),
        ("return", true),
        ("forward", false),
        ("decide", false),
        ("cancel", true),
    ] {
        let line = json!({"act": name, "on": ["nomination"], "reason": reason});
        assert!(listed.contains(&line), "{name}: {listed:?}");
    }
    act(&cli, "submit", "KT-1", None, &["granted=yes"]).fails(2, "submit");
    let wrong = cli.run("a", &["act", "submit", "--on", "household:H-1"]).ends(15);
    assert_eq!(issues(&wrong.line())[0].1, "no_such_act");
}

#[test]
fn one_achievement_is_entered_once() {
    let cli = commune();
    let again = r#"{"plan":"sa-pa-2020","award":"S2-W02","year":2020,"subject":"household","household":"H-1","achievement":"khác"}"#;
    let refused = cli.feed("a", &["enter", "nomination"], again).ends(15);
    assert_eq!(issues(&refused.line()), [("award".to_owned(), "awarded_twice".to_owned())]);
}

#[test]
fn who_registers_with_whom_follows_from_who_registers() {
    let cli = commune();
    cli.enter(
        "a",
        "emulation",
        &[
            r#"{"plan":"sa-pa-2020","year":2020,"registrant":"collective","name":"Hội Mẫu","registered_on":"2020-03-01","title":"Tập thể tiên tiến","pledge":"Giúp hộ thoát nghèo","quantity":4,"unit":"hộ","achieved":3}"#,
            r#"{"plan":"sa-pa-2020","year":2020,"registrant":"collective","name":"Hội Mẫu","registered_on":"2020-03-01","pledge":"Ngày công","quantity":20,"achieved":25}"#,
            r#"{"plan":"sa-pa-2020","year":2020,"registrant":"household","household":"H-1","registered_on":"2020-03-02","pledge":"Thoát nghèo","quantity":1}"#,
            r#"{"plan":"sa-pa-2020","year":2020,"registrant":"commune","registered_on":"2020-03-02","pledge":"Giảm hộ nghèo"}"#,
        ],
    );
    let all = cli.list("a", "emulation");
    let with = |at: usize| all[at]["registered_with"].clone();
    assert_eq!(with(0), "UBND xã Mẫu", "a collective with its direct superior");
    assert_eq!(with(2), "Đồng Tâm, UBND xã Mẫu", "a household with the village and the commune");
    assert_eq!(with(3), Json::Null, "whom the commune itself registers with is not guessed");
    let table = cli.run("a", &["report", "pledges", "--year", "2020"]).ok().out;
    for part in ["75,00", "125,00", "Hội Mẫu", "Tập thể tiên tiến", "4 giao ước, 1 giao ước đã"]
    {
        assert!(table.contains(part), "{part}: {table}");
    }
    assert_eq!(table.matches("Hội Mẫu").count(), 1, "who pledges twice is named once:\n{table}");
}

#[test]
fn the_households_to_exit_stand_with_who_helps_them_and_what_is_late() {
    let cli = commune();
    cli.enter(
        "a",
        "registration",
        &[
            r#"{"number":"DK-1","household":"H-1","year":2020,"registered_on":"2020-02-10","target_class":"not_poor","target_year":2020}"#,
            r#"{"number":"DK-2","household":"H-2","year":2020,"registered_on":"2020-02-11","target_class":"not_poor","target_year":2020}"#,
        ],
    );
    cli.enter(
        "a",
        "help",
        &[
            r#"{"household":"H-1","year":2020,"helper_name":"Hội Mẫu","deed":"labour_days","quantity":10,"unit":"ngày công","due_on":"2020-06-30","done_on":"2020-06-20","done_quantity":12}"#,
            r#"{"household":"H-1","year":2020,"helper_name":"Công ty Mẫu","deed":"money","value":5000000,"due_on":"2020-09-30"}"#,
            r#"{"household":"H-1","year":2019,"helper_name":"Năm Trước","deed":"other"}"#,
        ],
    );
    let page = |day: &str| {
        let args = ["--today", day, "report", "exit-list", "--year", "2020"];
        cli.run("a", &args).ok().out
    };
    let late = page("2020-10-01");
    for part in ["10 ngày công", "12 ngày công", "5.000.000", "quá hạn", "xong", "chưa ghi việc"]
    {
        assert!(late.contains(part), "{part}: {late}");
    }
    assert!(late.contains("1 hộ đăng ký chưa có người giúp đỡ"), "{late}");
    assert!(late.contains("1 việc giúp đỡ đã quá hạn"), "{late}");
    assert!(!late.contains("Năm Trước"), "{late}");
    let before = page("2020-09-30");
    assert!(before.contains("đang làm") && !before.contains("quá hạn"), "{before}");
}

/// The words of a document, a paragraph a line.
fn text_of(path: &str) -> String {
    let mut parts = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut document = String::new();
    parts.by_name("word/document.xml").unwrap().read_to_string(&mut document).unwrap();
    let mut out = String::new();
    for paragraph in document.split("</w:p>") {
        for run in paragraph.split("<w:t").skip(1) {
            let run = run.split_once('>').map_or("", |(_, rest)| rest);
            out.push_str(run.split("</w:t>").next().unwrap_or_default());
        }
        out.push('\n');
    }
    out
}

#[test]
fn the_papers_are_documents_with_every_nomination() {
    let cli = commune();
    let write = |name: &str| {
        let to = cli.at(&format!("{name}.docx"));
        let args = [
            "--today",
            "2020-11-05",
            "report",
            name,
            "--plan",
            "sa-pa-2020",
            "--year",
            "2020",
            "--to",
            &to,
        ];
        cli.run("a", &args).ok();
        text_of(&to)
    };
    let submission = write("submission");
    for part in [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "XÃ MẪU",
        "TỜ TRÌNH",
        "Kính gửi: UBND thị xã",
        "3 trường hợp",
        "Hà Thị Mỷ",
        "Công ty Mẫu",
        "Bản Lìm",
        "lập thành 2 bộ",
        "Biên bản họp xét của Hội đồng TĐKT cấp đề nghị khen thưởng",
        "Mẫu, ngày 05 tháng 11 năm 2020",
    ] {
        assert!(submission.contains(part), "{part}: {submission}");
    }
    assert!(!submission.contains("06/2022/QH15"), "a law of 2022 does not hold in 2020");
    let summary = write("award-summary");
    assert!(summary.contains("Ủng hộ 60 triệu đồng và nhận 3 hộ vào làm"), "{summary}");
    let minutes = write("award-minutes");
    for part in ["BIÊN BẢN HỌP XÉT KHEN THƯỞNG", "Chủ trì", "Không đồng ý", "THƯ KÝ"]
    {
        assert!(minutes.contains(part), "{part}: {minutes}");
    }
    // What was cancelled is put forward no more.
    act(&cli, "cancel", "KT-2", Some("rút"), &[]).ok();
    let args = ["report", "submission", "--plan", "sa-pa-2020", "--year", "2020"];
    let text = cli.run("a", &args).ok().out;
    assert!(text.contains("2 trường hợp") && !text.contains("Công ty Mẫu"), "{text}");
    assert!(text.contains("còn thiếu: S2-X02, S2-X03, S2-X05"), "{text}");
    cli.run("a", &["report", "submission"]).fails(2, "--plan");
    cli.run("a", &["report", "submission", "--village", "Bản Lìm"]).fails(2, "--village");
    let names = cli.run("a", &["report", "--list"]).ok().out;
    for name in ["submission", "award-summary", "award-minutes", "exit-list", "pledges"] {
        assert!(names.contains(name), "{names}");
    }
}
