//! A school as an office: units in place of villages, contributions and deadlines without a register.

use crate::cli::runner::CliRunner;

fn school() -> CliRunner {
    let cli = CliRunner::new();
    let name = "Trường Trung cấp nghề Mường Thử";
    let units = ["Phòng Đào tạo", "Khoa Nông lâm", "Trung tâm Tin học", "Phong trào Trẻ"];
    let mut args = vec!["init", "--organisation", name, "--officer", "Lò Thị Mai"];
    args.extend(units.iter().flat_map(|unit| ["--unit", *unit]));
    args.push("--no-passphrase");
    cli.run("a", &args).ok();
    cli
}

#[test]
fn a_school_works_with_units_and_without_a_register() {
    let cli = school();
    let labels: Vec<_> =
        cli.list("a", "village").iter().map(|unit| unit["label"].clone()).collect();
    assert_eq!(labels, ["phong", "khoa", "trung_tam", "phong"]);
    let office = std::fs::read_to_string(cli.path("a").join("office.toml")).unwrap();
    assert!(office.contains("form = \"organisation\""), "{office}");

    cli.enter("a", "contribution", &[
        r#"{"donor_name":"Lò Văn Thử","amount":500000,"form":"cash","date":"2025-10-20","village":"Khoa Nông lâm"}"#,
        r#"{"donor_name":"Hà Thị Mẫu","amount":300000,"form":"cash","date":"2025-10-21","village":"phong dao tao"}"#,
        r#"{"donor_name":"Khách","amount":100000,"form":"cash","date":"2025-10-21"}"#,
        r#"{"donor_name":"Khách","amount":900000,"form":"cash","date":"2024-10-21","village":"Khoa Nông lâm"}"#,
    ]);
    let by_unit = cli.run("a", &["report", "contributions-by-village", "--year", "2025"]).ok().out;
    for row in
        ["Khoa Nông lâm", "500.000", "Phòng Đào tạo", "300.000", "Chưa ghi đơn vị", "900.000"]
    {
        assert!(by_unit.contains(row), "{row}: {by_unit}");
    }
    assert!(!by_unit.to_lowercase().contains("thôn") && !by_unit.contains("xã"), "{by_unit}");
    assert!(!by_unit.contains("ỦY BAN NHÂN DÂN"), "a school is no committee: {by_unit}");
    let of_one =
        cli.run("a", &["report", "contributions", "--year", "2025", "--village", "Khoa Nông lâm"]);
    let of_one = of_one.ok().out;
    assert!(of_one.contains("Lò Văn Thử") && !of_one.contains("Hà Thị Mẫu"), "{of_one}");

    cli.run("a", &["plan", "use", "khanh-vinh-school-2021-2025"]).ok();
    let due = cli.run("a", &["--today", "2025-11-20", "due"]).ok().out;
    assert!(due.contains("09/12/2025") && due.contains("S1-D04"), "{due}");
    let judged = cli.run("a", &["judge", "unit:Khoa Nông lâm", "--year", "2025"]).ok().out;
    assert!(judged.contains("S1-T02") && judged.contains("500.000"), "{judged}");
}

#[test]
fn the_words_of_init_go_together() {
    let cli = CliRunner::new();
    let init = |more: &[&str]| {
        let args = [&["init", "--officer", "Lò Thị Mai", "--no-passphrase"], more].concat();
        cli.run("b", &args).code
    };
    assert_eq!(init(&["--organisation", "Trường Thử", "--commune", "Xã Thử"]), 2);
    assert_eq!(init(&["--organisation", "Trường Thử", "--village", "Bản Thử"]), 2);
    assert_eq!(init(&["--commune", "Xã Thử", "--unit", "Phòng Thử"]), 2);
    assert_eq!(init(&["--organisation", "12"]), 2);
    assert_eq!(init(&[]), 2);
    let twice = ["--organisation", "Trường Thử", "--unit", "Phòng A", "--unit", "phong a"];
    let twice = [&["init", "--officer", "Lò Thị Mai", "--no-passphrase"], &twice[..]].concat();
    let refused = cli.run("b", &twice);
    assert!(refused.code == 2 && refused.err.contains("Đơn vị"), "{refused:?}");
    assert!(!cli.path("b").exists(), "nothing was made");
}
