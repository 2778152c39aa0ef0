//! A bundle without personal data from one folder to another, and the reference lists in `doctor`.

use serde_json::json;

use crate::cli::runner::CliRunner;

#[test]
fn a_bundle_without_personal_data_is_counted_and_the_full_one_comes_later() {
    let cli = CliRunner::with_commune();
    cli.admit(&[]);
    let household = json!({
        "village": "Bản Lìm", "head_name": "Lường Văn Kín", "head_birth": "1971-05-06",
        "personal_number": "038071912345", "class": "poor", "class_year": 2026, "b1": 120,
        "deprivations": ["toilet", "telecom", "employment"], "causes": ["lack_capital"],
        "address": "xóm Rất Riêng",
    });
    cli.enter("a", "household", &[&household.to_string()]);
    let told = cli.at("told.goi");
    let exported =
        cli.run("a", &["export", "--without-personal", "--to", &told, "--json"]).ok().line();
    assert_eq!(
        (&exported["without_personal"], &exported["counts"]["household"]),
        (&json!(true), &json!(1))
    );
    let seen = cli.run("b", &["inspect", &told, "--json"]).ok().line();
    assert_eq!(
        (&seen["without_personal"], &seen["signature"], &seen["payload"]),
        (&json!(true), &json!("good"), &json!("whole"))
    );
    let text = cli.run("b", &["inspect", &told]).ok().out;
    assert!(text.contains("không có dữ liệu cá nhân"), "{text}");
    let before = cli.list("b", "household");
    let line = cli.run("b", &["receive", &told, "--json"]).ok().line();
    assert_eq!(line["extract"]["classes"]["poor"], 1, "{line}");
    assert_eq!(line["new"], 0);
    assert_eq!(cli.list("b", "household"), before, "the register did not change");
    let said = cli.run("b", &["receive", &told]).ok().out;
    assert!(said.contains("1 hộ (1 nghèo, 0 cận nghèo)"), "{said}");
    assert_eq!(std::fs::read_dir(cli.path("b").join("extracts")).unwrap().count(), 1);
    // The full one has everything, and nothing is lost on the way.
    let full = cli.send("a", "b");
    assert_eq!((&full["new"], &full["held"]), (&json!(1), &json!([])));
    assert_eq!(cli.list("b", "household"), cli.list("a", "household"));
    cli.run("b", &["check", "--deep"]).ok();
}

#[test]
fn doctor_names_the_lists_in_use() {
    let cli = CliRunner::with_commune();
    let text = cli.run("a", &["doctor"]).ok().out;
    for part in ["peoples: ngày 02/03/1979", "communes: ngày 20/09/2026", "121-TCTK"] {
        assert!(text.contains(part), "no {part:?} in {text}");
    }
    let lists = cli.path("a").join("reference");
    std::fs::create_dir_all(&lists).unwrap();
    std::fs::write(lists.join("needs-2026-01-01.toml"), "not a list").unwrap();
    let text = cli.run("a", &["doctor"]).ok().out;
    assert!(text.contains("needs-2026-01-01.toml") && text.contains("needs: ngày 18"), "{text}");
    let said = cli.run("a", &["list", "village", "--json"]).ok().err;
    assert!(said.contains("needs-2026-01-01.toml"), "{said}");
}
