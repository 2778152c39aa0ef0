//! Sums, quantities and dates: what `import` reads in a list is what `enter` reads when it is typed,
//! and what could be meant in two ways waits for a person.

use serde_json::{Value as Json, json};

use super::runner::CliRunner;

/// The day on which these stories take place.
const TODAY: [&str; 2] = ["--today", "2026-11-22"];

/// The rows that an import of this text would store, or stores.
fn import(cli: &CliRunner, text: &str, more: &[&str]) -> Vec<Json> {
    let file = cli.file("list.csv", text);
    let ran = cli.run("a", &[&TODAY[..], &["import", &file, "--json"], more].concat());
    ran.lines().into_iter().filter(|line| line.get("action").is_some()).collect()
}

fn gifts(year: i32, rows: &[&str]) -> String {
    format!(
        "DANH SÁCH ỦNG HỘ QUỸ VÌ NGƯỜI NGHÈO NĂM {year}\n\
         STT;Họ và tên người ủng hộ;Số tiền ủng hộ;Ngày ủng hộ\n{}\n",
        rows.join("\n")
    )
}

fn codes(line: &Json, what: &str) -> Vec<String> {
    let all = line[what].as_array().cloned().unwrap_or_default();
    all.iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn half_a_million_is_half_a_million_typed_and_listed() {
    let cli = CliRunner::with_commune();
    let list = gifts(2026, &["1;An;0.500 triệu;20/10/2026", "2;Bình;1.250 triệu;20/10/2026"]);
    let lines = import(&cli, &list, &["--apply"]);
    assert_eq!(lines[0]["record"]["amount"], 500_000, "{lines:?}");
    assert_eq!(lines[0]["stored"], true);
    // 1,25 million or 1.250 million: nobody but a person can say.
    assert_eq!(
        (&lines[1]["action"], codes(&lines[1], "flags")),
        (&json!("hold"), vec!["amount_two_ways".into()])
    );
    let typed = json!({"donor_name": "Cúc", "form": "cash", "amount": "0.500 triệu", "date": "05/02/26", "donor_kind": "individual"});
    cli.feed("a", &[&TODAY[..], &["enter", "contribution"]].concat(), typed.to_string()).ok();
    let stored = cli.list("a", "contribution");
    let amounts: Vec<_> = stored.iter().map(|gift| gift["amount"].clone()).collect();
    assert_eq!(amounts, [json!(500_000), json!(500_000)], "{stored:?}");
}

#[test]
fn a_heading_in_millions_counts_tenths_of_a_million() {
    let cli = CliRunner::with_commune();
    let list = gifts(
        2026,
        &["1;An;0,300;20/10/2026", "2;Bình;0.500;20/10/2026", "3;Cúc;1.200;20/10/2026"],
    );
    let list = list.replace("Số tiền ủng hộ", "Số tiền ủng hộ (triệu đồng)");
    let lines = import(&cli, &list, &[]);
    let amounts: Vec<_> = lines.iter().map(|line| line["record"]["amount"].clone()).collect();
    assert_eq!(amounts, [json!(300_000), json!(500_000), Json::Null], "{lines:?}");
    assert_eq!(lines[2]["action"], "hold");
}

#[test]
fn half_a_ton_is_half_a_ton() {
    let cli = CliRunner::with_commune();
    let list = "DANH SÁCH ỦNG HỘ BẰNG HIỆN VẬT NĂM 2026\n\
                STT;Họ và tên người ủng hộ;Tên hiện vật;Số lượng;Giá trị quy đổi (đồng);Ngày ủng hộ\n\
                1;An;Gạo;0.500 tấn;9.000.000;20/10/2026\n\
                2;Bình;Gạo;1,500 tấn;9.000.000;20/10/2026\n";
    let lines = import(&cli, list, &[]);
    assert_eq!(lines[0]["record"]["goods_quantity"], "0.5", "{lines:?}");
    assert_eq!(lines[0]["action"], "new");
    assert_eq!(lines[1]["record"]["goods_quantity"], "1.5");
    assert_eq!(
        (&lines[1]["action"], codes(&lines[1], "flags")),
        (&json!("hold"), vec!["quantity_two_ways".into()])
    );
}

#[test]
fn two_digits_of_the_year_are_of_the_list() {
    let cli = CliRunner::with_commune();
    let rows = [
        "1;An;200.000;05/02/26",
        "2;Bình;200.000;5/2/99",
        "3;Cúc;200.000;5/2/60",
        "4;Dần;200.000;31/12/26",
    ];
    let lines = import(&cli, &gifts(2026, &rows), &["--apply"]);
    let dates: Vec<_> = lines.iter().map(|line| line["record"]["date"].clone()).collect();
    assert_eq!(dates, [json!("2026-02-05"), json!("1999-02-05"), Json::Null, json!("2026-12-31")]);
    let actions: Vec<_> = lines.iter().map(|line| line["action"].clone()).collect();
    assert_eq!(actions, ["new", "new", "hold", "error"], "{lines:?}");
    assert_eq!(codes(&lines[2], "flags"), ["date_century"]);
    assert_eq!(codes(&lines[3], "issues"), ["future_date"]);
    // The gift is in the report of its year.
    let report =
        cli.run("a", &[&TODAY[..], &["report", "contributions", "--year", "2026"]].concat()).ok();
    assert!(report.out.contains("An") && report.out.contains("05/02/2026"), "{}", report.out);
    // Typed the same way it is read the same way.
    let typed = |date: &str| {
        let gift = json!({"donor_name": "Cúc", "donor_kind": "individual", "form": "cash", "amount": 5000, "date": date});
        cli.feed("a", &[&TODAY[..], &["enter", "contribution"]].concat(), gift.to_string())
    };
    assert!(typed("5/2/26").ok().out.contains("\"id\""));
    assert_eq!(codes(&typed("5/2/60").line(), "issues"), ["year_two_digits"]);
}

#[test]
fn a_decision_after_the_year_of_the_list_and_the_birth_of_a_child() {
    let cli = CliRunner::with_commune();
    let list = |decided: &str| {
        format!(
            "DANH SÁCH HỘ NGHÈO NĂM 2025\n\
             Họ và tên chủ hộ;Ngày sinh;Thôn;Số khẩu;Phân loại hộ;Số quyết định;Ngày quyết định\n\
             Vàng A Pó;5/3/30;Bản Lìm;1;Nghèo;01/QĐ-UBND;{decided}\n"
        )
    };
    let line = &import(&cli, &list("05/01/26"), &[])[0];
    assert_eq!(line["record"]["decision_date"], "2026-01-05", "{line}");
    assert_eq!(line["record"]["members"][0]["birth"], "1930-03-05");
    assert_eq!(line["action"], "new");
    // Two years after the list nothing was decided in it, and in 1927 there was no commune.
    let line = &import(&cli, &list("05/01/27"), &[])[0];
    assert_eq!(line["record"].get("decision_date"), None, "{line}");
    assert_eq!(
        (&line["action"], codes(line, "flags")),
        (&json!("hold"), vec!["date_century".into()])
    );
    let child = "DANH SÁCH HỘ NGHÈO NĂM 2026\n\
                 Họ và tên chủ hộ;Ngày sinh;Thôn;Số khẩu;Phân loại hộ\nVàng A Pó;05/02/26;Bản Lìm;1;Nghèo\n";
    assert_eq!(import(&cli, child, &[])[0]["record"]["members"][0]["birth"], "2026-02-05");
    let exit = "DANH SÁCH HỘ ĐĂNG KÝ THOÁT NGHÈO NĂM 2026\n\
                Họ và tên chủ hộ;Thôn;Ngày đăng ký\nVàng A Pó;Bản Lìm;15/01/26\n";
    let record = &import(&cli, exit, &["--kind", "registration"])[0]["record"];
    assert_eq!((&record["registered_on"], &record["year"]), (&json!("2026-01-15"), &json!(2026)));
}

#[test]
fn an_old_day_is_told_in_an_import_too() {
    let cli = CliRunner::with_commune();
    let list = gifts(2025, &["1;An;200.000;20/10/2025", "2;Bình;200.000;20/12/2025"]);
    let lines = import(&cli, &list, &[]);
    assert_eq!(lines[0]["issues"], json!([{"field": "date", "code": "old_date", "hard": false}]));
    assert_eq!(lines[0]["action"], "new");
    assert_eq!(lines[1]["issues"], json!([]));
    let file = cli.at("list.csv");
    let told = cli.run("a", &[&TODAY[..], &["import", &file]].concat()).ok();
    assert!(told.out.contains("Dòng 3: Ngày này đã lâu quá một năm"), "{}", told.out);
}
