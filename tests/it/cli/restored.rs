//! A folder made from a backup goes on as another device, so that no number is given twice.

use crate::cli::runner::CliRunner;

const VILLAGES: [&str; 2] = [r#"{"name":"Sau Bản Sao"}"#, r#"{"name":"Ở Sổ Khôi Phục"}"#];

fn back_up_and_restore(cli: &CliRunner, data: &str, to: &str) {
    let usb = cli.at(&format!("usb-{data}"));
    cli.run(data, &["backup", &usb]).ok();
    cli.run(data, &["restore", &usb, "--to", &cli.at(to)]).ok();
}

fn replica(cli: &CliRunner, data: &str) -> String {
    let text = std::fs::read_to_string(cli.path(data).join("office.toml")).unwrap();
    text.lines().find(|line| line.starts_with("replica")).unwrap().to_owned()
}

#[test]
fn a_restored_register_and_its_original_both_go_on_and_lose_nothing() {
    let cli = CliRunner::with_commune();
    back_up_and_restore(&cli, "a", "c");
    // Looking changes nothing; the first work does, once.
    assert_eq!(cli.everything("a"), cli.everything("c"));
    assert_eq!(replica(&cli, "a"), replica(&cli, "c"));
    let first = cli.feed("c", &["enter", "village"], VILLAGES[1]).ok();
    assert!(first.err.contains("khôi phục từ bản sao"), "{first:?}");
    assert_ne!(replica(&cli, "a"), replica(&cli, "c"));
    let again = cli.feed("c", &["enter", "village"], r#"{"name":"Lần Hai"}"#).ok();
    assert!(!again.err.contains("khôi phục"), "{again:?}");

    // The original writes under the same number what the restored one has under its own.
    cli.enter("a", "village", &[VILLAGES[0]]);
    let came = cli.send("c", "a");
    assert_eq!((&came["outcome"], &came["new"]), (&"received".into(), &2.into()), "{came}");
    assert_eq!(cli.send("a", "c")["new"], 1);
    assert_eq!(cli.everything("a"), cli.everything("c"));
    assert_eq!(cli.list("a", "village").len(), 5);
    assert!(cli.list("a", "village").iter().all(|village| village["_conflicts"] == 0));
    for data in ["a", "c"] {
        cli.run(data, &["check", "--deep"]).ok();
    }
}

#[test]
fn a_restored_second_device_waits_for_the_keeper_and_its_old_work_still_counts() {
    let cli = CliRunner::with_commune();
    cli.admit(&[]);
    // Written after the last bundle, and so not sealed for the others yet.
    cli.enter("b", "village", &[VILLAGES[0]]);
    back_up_and_restore(&cli, "b", "d");
    std::fs::remove_dir_all(cli.path("b")).unwrap();

    // Asking first, the new device asks, not the one that the backup is of.
    let asked = cli.run("d", &["enrol", "request", "--to", &cli.at("d.req")]).ok();
    assert!(asked.err.contains("chưa được ghi"), "{asked:?}");
    let refused = cli.feed("d", &["enter", "village"], VILLAGES[1]).fails(1, "enrol request");
    assert!(refused.err.contains("chưa được ghi"), "{refused:?}");
    cli.run("a", &["enrol", "approve", &cli.at("d.req"), "--role", "lead"]).ok();
    cli.send("a", "d");
    cli.enter("d", "village", &[VILLAGES[1]]);
    let came = cli.send("d", "a");
    assert_eq!((&came["outcome"], &came["new"]), (&"received".into(), &2.into()), "{came}");
    assert_eq!(cli.everything("a"), cli.everything("d"));
    cli.run("d", &["check", "--deep"]).ok();
}
