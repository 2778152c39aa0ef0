//! `report`: what stands in the files, read back.

use std::io::Read as _;

use calamine::{Data, Reader as _, Xlsx, open_workbook};

use crate::cli::runner::CliRunner;

/// Two villages; households of 2025 with what they were in 2024.
fn commune() -> CliRunner {
    let cli = CliRunner::with_commune();
    cli.enter(
        "a",
        "household",
        &[
            r#"{"code":"TL-1","village":"Đồng Tâm","head_name":"Hà Thị Mỷ","class":"poor","class_year":2025,"head_sex":"female","head_birth":"1970-03-01","personal_number":"011170900001","ethnicity":"Tày","b1":100,"b2":30,"deprivations":["toilet","telecom","nutrition"],"causes":["lack_capital","other"],"decision_no":"215/QĐ-UBND","decision_date":"2025-12-12"}"#,
            r#"{"code":"TL-2","village":"Bản Lìm","head_name":"Lò Văn Ính","class":"near_poor","class_year":2025,"causes":["other"],"head_birth":"1981-02","members_count":3}"#,
        ],
    );
    cli.enter(
        "a",
        "member",
        &[
            r#"{"household":"TL-1","full_name":"Hà Văn Tèo","relation":"child","sex":"male","birth":"2015","personal_number":"011215900002","health_insurance":"no"}"#,
        ],
    );
    cli.enter(
        "a",
        "standing",
        &[
            r#"{"household":"TL-1","year":2024,"class":"near_poor"}"#,
            r#"{"household":"TL-2","year":2024,"class":"poor"}"#,
        ],
    );
    cli.enter(
        "a",
        "contribution",
        &[
            r#"{"donor_name":"=HYPERLINK(\"x\")a","amount":1500000,"date":"2025-10-20","receipt_book":"001","receipt_no":7}"#,
        ],
    );
    cli
}

/// The first sheet's cells as text, by row.
fn cells(path: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

fn row_of<'a>(rows: &'a [Vec<Data>], column: usize, text: &str) -> &'a Vec<Data> {
    let is = |row: &&Vec<Data>| matches!(&row[column], Data::String(said) if said == text);
    rows.iter().find(is).unwrap_or_else(|| panic!("no row of {text}: {rows:?}"))
}

#[test]
fn the_names_are_listed() {
    let cli = CliRunner::new();
    let names = cli.run("none", &["report", "--list", "--json"]).ok().lines();
    let name = |name: &str| names.iter().any(|line| line["name"] == name);
    assert!(name("movement-poor") && name("list") && names.len() >= 15);
    assert!(names.iter().all(|line| line["label"].as_str().is_some_and(|l| !l.contains('⟦'))));
    assert!(cli.run("none", &["report", "--list"]).ok().out.contains("Diễn biến hộ nghèo"));
}

#[test]
fn a_spreadsheet_has_numbers_dates_and_text_where_they_belong() {
    let cli = commune();
    let to = cli.at("ds.xlsx");
    cli.run("a", &["report", "list", "--to", &to, "--with-personal-numbers"]).ok();
    let rows = cells(&to);
    assert_eq!(rows[0][0], Data::String("ỦY BAN NHÂN DÂN".to_owned()));
    assert_eq!(rows[3][0], Data::String("DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO".to_owned()));
    let heads = &rows[6];
    for head in ["STT", "Quan hệ với chủ hộ", "Số CCCD/CMND", "Thôn, buôn", "Nguyên nhân nghèo"]
    {
        assert!(heads.contains(&Data::String(head.to_owned())), "{head}: {heads:?}");
    }
    let head = row_of(&rows, 1, "Hà Thị Mỷ");
    assert_eq!(head[0], Data::Float(2.0), "after Bản Lìm");
    assert_eq!(head[5], Data::String("011170900001".to_owned()), "its zero stays");
    assert!(
        matches!(&head[3], Data::DateTime(day) if (day.as_f64() - 25_628.0).abs() < 1e-9),
        "a real day"
    );
    assert_eq!(head[9], Data::String("215/QĐ-UBND".to_owned()));
    assert_eq!(head[11], Data::Float(100.0));
    let ticks = head.iter().filter(|cell| **cell == Data::String("x".to_owned())).count();
    assert_eq!(ticks, 3);
    let child = row_of(&rows, 1, "Hà Văn Tèo");
    assert_eq!((&child[2], &child[3]), (&Data::String("Con".into()), &Data::String("2015".into())));
    assert_eq!(row_of(&rows, 1, "Lò Văn Ính")[3], Data::String("02/1981".to_owned()));

    let to = cli.at("ds2.xlsx");
    cli.run("a", &["report", "list", "--to", &to]).ok();
    assert_ne!(row_of(&cells(&to), 1, "Hà Thị Mỷ")[5], Data::String("011170900001".to_owned()));
}

#[test]
fn a_text_that_looks_like_a_formula_is_none() {
    let cli = commune();
    let to = cli.at("ung-ho.xlsx");
    cli.run("a", &["report", "contributions", "--to", &to, "--year", "2025"]).ok();
    let mut book: Xlsx<_> = open_workbook(&to).unwrap();
    let sheet = book.sheet_names()[0].clone();
    let formulas = book.worksheet_formula(&sheet).unwrap();
    assert_eq!(formulas.used_cells().count(), 0);
    let donor = row_of(&cells(&to), 4, "=HYPERLINK(\"x\")a").clone();
    assert_eq!(donor[1], Data::String("001".to_owned()), "a book is a name");
    assert_eq!(donor[7], Data::Float(1_500_000.0));
    let to = cli.at("ung-ho.csv");
    cli.run("a", &["report", "contributions", "--to", &to, "--year", "2025"]).ok();
    let csv = std::fs::read_to_string(&to).unwrap();
    assert!(csv.starts_with("\u{FEFF}STT;Phiếu thu: Quyển;"), "{csv}");
    assert!(csv.contains("\"'=HYPERLINK(\"\"x\"\")a\""), "{csv}");
}

#[test]
fn movement_is_written_with_its_charts_and_its_formula() {
    let cli = commune();
    let to = cli.at("db.xlsx");
    let told = cli.run("a", &["report", "movement-poor", "--to", &to, "--json"]).ok().line();
    assert_eq!((&told["balanced"], &told["year"]), (&true.into(), &2025.into()));
    let rows = cells(&to);
    let total: Vec<_> =
        row_of(&rows, 1, "Tổng cộng")[2..].iter().map(ToString::to_string).collect();
    assert_eq!(total.join(" "), "1 1 0 0 1 0 0 0 1");
    assert!(rows.iter().flatten().any(|cell| cell.to_string().contains("9=1-2-3-4+5+6+7+8: cân")));
    let mut parts = zip::ZipArchive::new(std::fs::File::open(&to).unwrap()).unwrap();
    let mut chart = String::new();
    parts.by_name("xl/charts/chart1.xml").unwrap().read_to_string(&mut chart).unwrap();
    assert!(chart.contains("Số hộ đầu năm và cuối năm"), "{chart}");
    let mut sheet = String::new();
    parts.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
    assert!(sheet.contains("paperSize=\"9\"") && sheet.contains("landscape"), "A4 on its side");
    assert!(sheet.contains("state=\"frozen\""));
    let mut book = String::new();
    parts.by_name("xl/workbook.xml").unwrap().read_to_string(&mut book).unwrap();
    assert!(book.contains("_xlnm.Print_Titles"), "headings on every page");
}

#[test]
fn a_document_is_whole_and_repeats_its_headings() {
    let cli = commune();
    for name in ["movement-near-poor", "list", "transitions", "ethnicity"] {
        let to = cli.at(&format!("{name}.docx"));
        cli.run("a", &["report", name, "--to", &to]).ok();
        let mut parts = zip::ZipArchive::new(std::fs::File::open(&to).unwrap()).unwrap();
        for at in 0..parts.len() {
            let mut part = parts.by_index(at).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            let name = part.name().unwrap().into_owned();
            well_formed(&name, &text);
        }
        let mut document = String::new();
        parts.by_name("word/document.xml").unwrap().read_to_string(&mut document).unwrap();
        assert!(document.contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
        let section = document.rsplit_once("<w:sectPr>").unwrap().1;
        assert!(section.starts_with("<w:headerReference") && section.ends_with("</w:document>"));
        let repeated = document.matches("<w:tblHeader />").count();
        assert_eq!(
            repeated,
            if name == "ethnicity" || document.contains("w:vMerge") { 3 } else { 2 }
        );
        assert_eq!(
            document.contains("w:orient=\"landscape\""),
            name != "transitions" && name != "ethnicity"
        );
    }
}

/// Every element that is opened is closed, in order.
fn well_formed(name: &str, xml: &str) {
    let mut open = Vec::new();
    for piece in xml.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').unwrap_or_else(|| panic!("{name}: <{piece}"));
        match tag.as_bytes() {
            [b'/', ..] => assert_eq!(open.pop(), Some(&tag[1..]), "{name}"),
            [b'?' | b'!', ..] | [.., b'/'] => {}
            _ => open.push(tag.split_whitespace().next().unwrap()),
        }
    }
    assert!(open.is_empty(), "{name}: {open:?}");
}

#[test]
fn a_file_that_is_there_stays_and_what_is_wrong_is_said() {
    let cli = commune();
    let to = cli.file("co-roi.txt", "xin đừng xóa");
    let ran = cli.run("a", &["report", "totals", "--to", &to]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("--force"), "{}", ran.err);
    assert_eq!(std::fs::read_to_string(&to).unwrap(), "xin đừng xóa");
    cli.run("a", &["report", "totals", "--to", &to, "--force"]).ok();
    let text = std::fs::read_to_string(&to).unwrap();
    assert!(text.contains("TỔNG HỢP HỘ NGHÈO, HỘ CẬN NGHÈO"), "{text}");
    for (args, code) in [
        (vec!["report", "khong-co"], 2),
        (vec!["report", "totals", "--to", "a.pdf"], 2),
        (vec!["report", "totals", "--village", "Không Đâu"], 2),
        (vec!["report", "totals", "--to", "khong/co/a.xlsx"], 1),
    ] {
        let ran = cli.run("a", &args);
        assert_eq!(ran.code, code, "{args:?}: {}", ran.err);
        assert!(ran.err.lines().count() <= 2 && !ran.err.is_empty(), "{}", ran.err);
    }
    let leftovers = std::fs::read_dir(cli.path("")).unwrap();
    let parts = leftovers
        .filter(|file| file.as_ref().unwrap().file_name().to_string_lossy().ends_with(".part"));
    assert_eq!(parts.count(), 0);
}

#[test]
fn text_is_aligned_and_one_village_can_be_asked_for() {
    let cli = commune();
    let args = ["report", "totals", "--village", "ban lim", "--year", "2025"];
    let page = cli.run("a", &args).ok().out;
    assert!(page.contains("Bản Lìm") && !page.contains("Đồng Tâm"), "{page}");
    let table: Vec<_> = page.lines().filter(|line| line.starts_with(['|', '+'])).collect();
    let wide: Vec<_> = table.iter().map(|line| thoatngheo::text::width(line)).collect();
    assert!(wide.len() > 5 && wide.iter().all(|cells| *cells == wide[0]), "{page}");
    let posted = cli.run("a", &["report", "list", "--public", "--year", "2025"]).ok().out;
    assert!(posted.contains("Hà Thị Mỷ") && !posted.contains("Tày"), "{posted}");
}

#[test]
fn the_list_as_a_spreadsheet_is_taken_into_an_empty_folder_as_the_same_records() {
    let cli = commune();
    let to = cli.at("ds.xlsx");
    cli.run("a", &["report", "list", "--to", &to, "--with-personal-numbers"]).ok();
    let villages = ["--village", "Đồng Tâm", "--village", "Bản Lìm"];
    let init = ["init", "--commune", "Xã Mẫu", "--officer", "Lò Thị Mai", "--no-passphrase"];
    cli.run("c", &[&init[..], &villages[..]].concat()).ok();
    cli.run("c", &["import", &to, "--apply", "--json"]).ok();
    let fields = [
        "village",
        "head_name",
        "head_sex",
        "head_birth",
        "personal_number",
        "ethnicity",
        "class",
        "class_year",
        "b1",
        "b2",
        "deprivations",
        "causes",
        "decision_no",
        "decision_date",
    ];
    let records = |data: &str| {
        let kept = |record: &serde_json::Value| fields.map(|field| record[field].to_string());
        let mut all: Vec<_> = cli.list(data, "household").iter().map(kept).collect();
        all.sort();
        all
    };
    assert_eq!(records("a"), records("c"));
    let people = |data: &str| {
        let kept = |person: &serde_json::Value| {
            ["full_name", "relation", "sex", "birth", "personal_number"]
                .map(|field| person[field].to_string())
        };
        cli.list(data, "member").iter().map(kept).collect::<Vec<_>>()
    };
    assert_eq!(people("a"), people("c"));
    // Taken in again it changes nothing.
    let again = cli.run("c", &["import", &to, "--apply", "--json"]).ok().lines();
    let last = again.last().unwrap();
    assert_eq!(
        (&last["summary"]["new"], &last["summary"]["same"]),
        (&0.into(), &2.into()),
        "{last}"
    );
}
