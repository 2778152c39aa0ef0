//! `report movement-...`: what stands in the reports of the movement, read back from their files.

use std::io::Read as _;

use calamine::{Data, Reader as _, Xlsx, open_workbook};
use insta::assert_snapshot;

use crate::cli::runner::CliRunner;

/// The day on which the reports are written, before the district level ended.
const DAY: &str = "2024-11-20";

/// A commune in the third year of Triệu Sơn's plan. All people are invented.
fn commune() -> CliRunner {
    let cli = CliRunner::with_commune();
    cli.enter(
        "a",
        "household",
        &[
            r#"{"code":"H-1","village":"Đồng Tâm","head_name":"Hà Thị Mỷ","class":"near_poor","class_year":2024,"causes":["lack_capital"],"decision_no":"21/QĐ-UBND","decision_date":"2024-11-12","personal_number":"011170900001"}"#,
            r#"{"code":"H-2","village":"Đồng Tâm","head_name":"Lò Văn Ính","class":"not_poor","class_year":2024,"decision_no":"8/QĐ-UBND","decision_date":"2024-05-20"}"#,
            r#"{"code":"H-3","village":"Bản Lìm","head_name":"Vàng A Sử","class":"poor","class_year":2024,"causes":["other"]}"#,
            r#"{"code":"H-4","village":"Bản Lìm","head_name":"Giàng Thị Dợ","class":"near_poor","class_year":2024,"causes":["other"]}"#,
        ],
    );
    cli.enter(
        "a",
        "standing",
        &[
            r#"{"household":"H-1","year":2023,"class":"poor"}"#,
            r#"{"household":"H-2","year":2023,"class":"near_poor"}"#,
            r#"{"household":"H-3","year":2023,"class":"poor"}"#,
            r#"{"household":"H-4","year":2023,"class":"near_poor"}"#,
        ],
    );
    cli.enter(
        "a",
        "registration",
        &[
            r#"{"household":"H-1","year":2024,"registered_on":"2024-02-10","target_class":"not_poor","target_year":2024,"needs":["credit"],"helper_name":"Hội Phụ nữ xã","helper_kind":"organisation"}"#,
            r#"{"household":"H-3","year":2024,"registered_on":"2024-05-06","target_class":"near_poor","target_year":2024,"needs":["credit","housing"]}"#,
        ],
    );
    gifts(&cli);
    deeds(&cli);
    cli
}

fn gifts(cli: &CliRunner) {
    cli.enter(
        "a",
        "contribution",
        &[
            r#"{"donor_name":"Công ty Thử Nghiệm","donor_kind":"enterprise","amount":30000000,"date":"2024-10-20"}"#,
            r#"{"donor_name":"Người Giấu Tên","anonymous":true,"amount":7000000,"date":"2024-05-02"}"#,
            r#"{"donor_name":"Bà Hảo Tâm","form":"in_kind","goods_description":"gạo","goods_quantity":"50","goods_unit":"kg","goods_value":900000,"date":"2024-05-17"}"#,
            r#"{"donor_name":"Năm Trước","amount":123456,"date":"2023-12-30"}"#,
        ],
    );
}

fn deeds(cli: &CliRunner) {
    cli.enter(
        "a",
        "help",
        &[
            r#"{"household":"H-1","year":2024,"helper_name":"Hội Phụ nữ xã","helper_kind":"organisation","deed":"labour_days","quantity":"12","unit":"công","due_on":"2024-06-30","done_on":"2024-06-15","done_quantity":"10"}"#,
            r#"{"household":"H-3","year":2024,"helper_name":"Công ty Thử Nghiệm","helper_kind":"enterprise","deed":"goods","description":"bò giống","value":18000000,"due_on":"2024-12-01"}"#,
        ],
    );
    cli.enter(
        "a",
        "emulation",
        &[
            r#"{"year":2024,"plan":"trieu-son-2021-2025","registrant":"village","village":"Đồng Tâm","registered_on":"2024-03-01","pledge":"giảm 2 hộ nghèo","quantity":"2","achieved":"1","signed":true}"#,
        ],
    );
    cli.enter(
        "a",
        "initiative",
        &[
            r#"{"title":"Nuôi bò vỗ béo","kind":"model","village":"Bản Lìm","year":2024,"households":6,"result":"6 hộ có thêm thu nhập"}"#,
            r#"{"title":"Tổ đổi công","kind":"initiative","year":2024}"#,
        ],
    );
    cli.enter(
        "a",
        "feedback",
        &[
            r#"{"date":"2024-09-05","kind":"difficulty","village":"Bản Lìm","raised_by":"Ông Nói Thẳng","content":"Đường vào bản sạt lở sau mưa."}"#,
            r#"{"date":"2024-05-05","kind":"policy","content":"Mức vay còn thấp."}"#,
            r#"{"date":"2024-11-01","kind":"need_next","content":"Sửa 3 nhà dột","village":"Đồng Tâm","amount":120000000}"#,
            r#"{"date":"2024-11-01","kind":"need_next","content":"Lớp dạy nghề"}"#,
        ],
    );
    cli.enter(
        "a",
        "filing",
        &[
            r#"{"plan":"trieu-son-2021-2025","entry":"S0-D02","due_on":"2024-11-24","done_on":"2024-11-18","number":"45/BC-UBND"}"#,
        ],
    );
}

fn report(cli: &CliRunner, args: &[&str]) -> String {
    let all = [&["--today", DAY, "report"], args].concat();
    cli.run("a", &all).ok().out
}

/// What stands between two headings.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let rest = text.split_once(from).unwrap_or_else(|| panic!("no {from}:\n{text}")).1;
    rest.split_once(to).unwrap_or_else(|| panic!("no {to}:\n{text}")).0
}

/// The words of a document in their order, paragraph by paragraph.
fn docx_text(path: &str) -> String {
    let mut parts = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut xml = String::new();
    parts.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let mut text = String::new();
    for piece in xml.replace("</w:p>", "\n<").split('<').skip(1) {
        let (tag, said) = piece.split_once('>').unwrap_or(("", piece));
        if tag.starts_with("w:t") || tag.is_empty() {
            text.push_str(said);
        }
    }
    text
}

const TRIEU_SON: [&str; 3] = ["movement-year", "--plan", "trieu-son-2021-2025"];

#[test]
fn a_yearly_report_as_a_document() {
    let cli = commune();
    let to = cli.at("nam.docx");
    let told = cli.run(
        "a",
        &[
            "--today",
            DAY,
            "report",
            TRIEU_SON[0],
            TRIEU_SON[1],
            TRIEU_SON[2],
            "--to",
            &to,
            "--json",
        ],
    );
    let told = told.ok().line();
    assert_eq!((&told["from"], &told["to"]), (&"2024-01-01".into(), &"2024-12-31".into()));
    let text = docx_text(&to);
    let mut rest = text.as_str();
    for said in [
        "XÃ MẪU",
        "/BC-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Mẫu, ngày 20 tháng 11 năm 2024",
        "BÁO CÁO",
        "Vì người nghèo - Không để ai bị bỏ lại phía sau",
        "năm 2024",
        "Kính gửi: UBND huyện (qua Phòng Nội vụ)",
        "I. TÌNH HÌNH TRIỂN KHAI THỰC HIỆN",
        "45/BC-UBND",
        "II. KẾT QUẢ ĐẠT ĐƯỢC",
        "1. Chỉ tiêu và kết quả",
        "37.900.000",
        "Nuôi bò vỗ béo",
        "III. KHÓ KHĂN",
        "Đường vào bản sạt lở sau mưa. (Bản Lìm)",
        "IV. NHU CẦU",
        "120.000.000",
        "CHỦ TỊCH",
        "Lưu ý khi soạn",
    ] {
        let at =
            rest.find(said).unwrap_or_else(|| panic!("{said} is not there, or too early:\n{text}"));
        rest = rest.get(at..).unwrap();
    }
    for hidden in ["Người Giấu Tên", "011170900001", "Ông Nói Thẳng", "123.456", "⟦"] {
        assert!(!text.contains(hidden), "{hidden}");
    }
    assert!(text.contains("chưa biết"), "a need without a sum");
}

#[test]
fn a_yearly_report_as_a_spreadsheet() {
    let cli = commune();
    let to = cli.at("nam.xlsx");
    report(&cli, &[&TRIEU_SON[..], &["--to", &to]].concat());
    let mut book: Xlsx<_> = open_workbook(&to).unwrap();
    let names = book.sheet_names();
    assert_eq!(names.len(), 6, "front, four parts, notes: {names:?}");
    let sheet = book.worksheet_range(&names[2]).unwrap();
    let row = |first: &str| {
        let found = sheet.rows().find(|row| row[0] == Data::String(first.to_owned()));
        let found = found.unwrap_or_else(|| panic!("no row {first}"));
        found.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    // Đồng Tâm: one registered; H-1 poor to near-poor, H-2 near-poor to above.
    assert_eq!(row("Đồng Tâm")[1..6], ["1", "0", "1", "0", "1"]);
    assert_eq!(row("Bản Lìm")[1..6], ["1", "0", "0", "0", "0"]);
    // 1=2 poor at the start, one became near-poor; the register keeps both years.
    assert_eq!(row("2024")[1..], ["sổ", "2", "1", "0", "0", "0", "0", "0", "0", "1"]);
    let all: Vec<_> = sheet.used_cells().map(|(_, _, cell)| cell.clone()).collect();
    assert!(all.contains(&Data::Float(37_900_000.0)), "sums are numbers");
    assert!(all.iter().any(|cell| cell.to_string().contains("9=1-2-3-4+5+6+7+8: cân")));
}

#[test]
fn a_quarterly_report_holds_only_its_quarter() {
    let cli = commune();
    let second = report(
        &cli,
        &["movement-quarter", "--plan", "trieu-son-2021-2025", "--year", "2024", "--quarter", "2"],
    );
    assert!(second.contains("quý II năm 2024"), "{second}");
    assert!(second.contains("cộng 7.900.000 đồng"), "{second}");
    assert!(!second.contains("Công ty Thử Nghiệm") && !second.contains("30.000.000"), "{second}");
    assert!(second.contains("Mức vay còn thấp.") && !second.contains("sạt lở"), "{second}");
    assert!(!second.contains("Sửa 3 nhà dột") && !second.contains("Nuôi bò"), "{second}");
    let exits = between(&second, "Đăng ký thoát nghèo và kết quả", "Diễn biến");
    let row = |text: &str, name: &str| {
        let line = text.lines().find(|line| line.contains(name)).unwrap().to_owned();
        line.split('|').map(|cell| cell.trim().to_owned()).filter(|c| !c.is_empty()).collect()
    };
    let total: Vec<String> = row(exits, "Tổng cộng");
    // Only the registration of May, and the decision of May.
    assert_eq!(total[1..], ["1", "0", "0", "0", "1"], "{exits}");
    let fourth = report(
        &cli,
        &["movement-quarter", "--plan", "trieu-son-2021-2025", "--year", "2024", "--quarter", "4"],
    );
    let exits = between(&fourth, "Đăng ký thoát nghèo và kết quả", "Diễn biến");
    let total: Vec<String> = row(exits, "Tổng cộng");
    assert_eq!(total[1..], ["0", "0", "1", "0", "0"], "{exits}");
}

#[test]
fn what_is_not_known_is_said_and_is_no_zero() {
    let cli = CliRunner::with_commune();
    let text = report(&cli, &TRIEU_SON);
    for said in [
        "Trong sổ chưa ghi khoản ủng hộ nào đã nhận trong kỳ.",
        "Chưa có kết quả cuối năm 2024 trong sổ",
        "chưa biết",
    ] {
        assert!(text.contains(said), "{said}:\n{text}");
    }
    assert!(!text.contains("| 0 "), "no zero of a year that nobody counted:\n{text}");
    // The end of 2023 as a tally: the start of 2024 is known, what moved is not.
    cli.enter("a", "tally", &[r#"{"year":2023,"households_total":500,"poor":41,"near_poor":33}"#]);
    let text = report(&cli, &TRIEU_SON);
    let poor = between(&text, "Diễn biến hộ nghèo", "Hộ cận nghèo");
    let row = poor.lines().find(|line| line.contains("| 2024")).unwrap();
    assert!(row.contains("| 41 ") || row.contains(" 41 |"), "{row}");
    assert_eq!(row.matches("chưa biết").count() + row.matches("chưa").count(), 16, "{row}");
}

#[test]
fn the_office_is_that_of_the_day_on_the_paper() {
    let cli = commune();
    let on = |day: &str| {
        let all = [&["--today", day, "report"], &TRIEU_SON[..]].concat();
        cli.run("a", &all).ok().out
    };
    assert!(on("2025-06-30").contains("Kính gửi: UBND huyện (qua Phòng Nội vụ)"));
    let after = on("2025-07-01");
    assert!(after.contains("Kính gửi: UBND tỉnh (qua Sở Nội vụ)"), "{after}");
    assert!(after.contains("Trong kế hoạch là UBND huyện, Phòng Nội vụ"), "{after}");
}

#[test]
fn a_plan_is_named_or_followed() {
    let cli = CliRunner::with_commune();
    let told = cli.run("a", &["report", "movement-year", "--plan", "xa-la"]);
    assert_eq!(told.code, 2);
    assert!(told.err.contains("sa-pa-2020") && told.err.contains("xa-la"), "{}", told.err);
    assert!(!told.err.contains("qd-24"), "a procedure of the law has no movement: {}", told.err);
    let told = cli.run("a", &["report", "movement-year"]);
    assert!(told.code == 2 && told.err.contains("le-thuy-2017-2020"), "{}", told.err);
    cli.enter("a", "adoption", &[r#"{"plan":"sa-pa-2020","since":"2020-01-05"}"#]);
    let text = cli.run("a", &["--today", "2020-06-20", "report", "movement-quarter"]).ok().out;
    assert!(text.contains("quý II năm 2020"), "{text}");
    assert!(text.contains("Kính gửi: Phòng Lao động-TB&XH"), "{text}");
    cli.enter("a", "adoption", &[r#"{"plan":"qd-666-2021-2025","since":"2022-01-05"}"#]);
    let told = cli.run("a", &["report", "movement-year"]);
    assert!(told.code == 2 && told.err.contains("qd-666-2021-2025"), "{}", told.err);
    for (args, said) in [
        (vec!["movement-year", "--quarter", "2"], "--quarter"),
        (vec!["movement-final", "--year", "2024"], "--year"),
        (vec!["movement-year", "--village", "Bản Lìm"], "--village"),
        (vec!["totals", "--plan", "sa-pa-2020"], "--plan"),
    ] {
        let told = cli.run("a", &[&["report"], &args[..]].concat());
        assert!(told.code == 2 && told.err.contains(said), "{args:?}: {}", told.err);
    }
    let to = cli.at("x.csv");
    let told = cli.run("a", &["report", "movement-year", "--plan", "sa-pa-2020", "--to", &to]);
    assert!(told.code == 2 && told.err.contains(".docx"), "{}", told.err);
    let names = cli.run("a", &["report", "--list"]).ok().out;
    assert!(names.contains("movement-midterm"), "{names}");
}

#[test]
fn every_report_as_text() {
    let cli = commune();
    let plan = ["--plan", "trieu-son-2021-2025"];
    for (kind, name) in [
        ("movement-year", "movement_year"),
        ("movement-quarter", "movement_quarter"),
        ("movement-midterm", "movement_midterm"),
        ("movement-final", "movement_final"),
    ] {
        let text = report(&cli, &[&[kind], &plan[..]].concat());
        assert!(!text.contains('⟦'), "{text}");
        assert_snapshot!(name, text);
    }
    let school = [
        "init",
        "--organisation",
        "Trường Thử",
        "--officer",
        "Lò Thị Mai",
        "--unit",
        "Khoa Mẫu",
        "--no-passphrase",
    ];
    cli.run("school", &school).ok();
    let args = ["--today", DAY, "report", "movement-year", "--plan", "khanh-vinh-school-2021-2025"];
    let school = cli.run("school", &args).ok().out;
    assert!(school.contains("Kính gửi: ....") && school.contains("THỦ TRƯỞNG"), "{school}");
    assert!(school.contains("/BC\n") || school.contains("/BC "), "{school}");
    assert!(!school.contains("ỦY BAN NHÂN DÂN") && !school.contains("UBND"), "{school}");
    let english = cli
        .run("a", &["--today", DAY, "--lang", "en", "report", "movement-final", plan[0], plan[1]]);
    let english = english.ok().out;
    assert!(english.contains("To: UBND huyện (via Phòng Nội vụ)"), "{english}");
    assert!(!english.contains('⟦'), "{english}");
}
