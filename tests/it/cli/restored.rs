//! A folder made from a backup goes on as another device, so that no number is given twice.

use crate::cli::desk::Desk;

const VILLAGES: [&str; 2] = [r#"{"name":"Sau Bản Sao"}"#, r#"{"name":"Ở Sổ Khôi Phục"}"#];

fn back_up_and_restore(desk: &Desk, data: &str, to: &str) {
    let usb = desk.at(&format!("usb-{data}"));
    desk.run(data, &["backup", &usb]).ok();
    desk.run(data, &["restore", &usb, "--to", &desk.at(to)]).ok();
}

fn replica(desk: &Desk, data: &str) -> String {
    let text = std::fs::read_to_string(desk.path(data).join("office.toml")).unwrap();
    text.lines().find(|line| line.starts_with("replica")).unwrap().to_owned()
}

#[test]
fn a_restored_register_and_its_original_both_go_on_and_lose_nothing() {
    let desk = Desk::with_commune();
    back_up_and_restore(&desk, "a", "c");
    // Looking changes nothing; the first work does, once.
    assert_eq!(desk.everything("a"), desk.everything("c"));
    assert_eq!(replica(&desk, "a"), replica(&desk, "c"));
    let first = desk.feed("c", &["enter", "village"], VILLAGES[1]).ok();
    assert!(first.err.contains("khôi phục từ bản sao"), "{first:?}");
    assert_ne!(replica(&desk, "a"), replica(&desk, "c"));
    let again = desk.feed("c", &["enter", "village"], r#"{"name":"Lần Hai"}"#).ok();
    assert!(!again.err.contains("khôi phục"), "{again:?}");

    // The original writes under the same number what the restored one has under its own.
    desk.enter("a", "village", &[VILLAGES[0]]);
    let came = desk.send("c", "a");
    assert_eq!((&came["outcome"], &came["new"]), (&"received".into(), &2.into()), "{came}");
    assert_eq!(desk.send("a", "c")["new"], 1);
    assert_eq!(desk.everything("a"), desk.everything("c"));
    assert_eq!(desk.list("a", "village").len(), 5);
    assert!(desk.list("a", "village").iter().all(|village| village["_conflicts"] == 0));
    for data in ["a", "c"] {
        desk.run(data, &["check", "--deep"]).ok();
    }
}

#[test]
fn a_restored_second_device_waits_for_the_keeper_and_its_old_work_still_counts() {
    let desk = Desk::with_commune();
    desk.admit(&[]);
    // Written after the last bundle, and so not sealed for the others yet.
    desk.enter("b", "village", &[VILLAGES[0]]);
    back_up_and_restore(&desk, "b", "d");
    std::fs::remove_dir_all(desk.path("b")).unwrap();

    // Asking first, the new device asks, not the one that the backup is of.
    let asked = desk.run("d", &["enrol", "request", "--to", &desk.at("d.req")]).ok();
    assert!(asked.err.contains("chưa được ghi"), "{asked:?}");
    let refused = desk.feed("d", &["enter", "village"], VILLAGES[1]).fails(1, "enrol request");
    assert!(refused.err.contains("chưa được ghi"), "{refused:?}");
    desk.run("a", &["enrol", "approve", &desk.at("d.req"), "--role", "lead"]).ok();
    desk.send("a", "d");
    desk.enter("d", "village", &[VILLAGES[1]]);
    let came = desk.send("d", "a");
    assert_eq!((&came["outcome"], &came["new"]), (&"received".into(), &2.into()), "{came}");
    assert_eq!(desk.everything("a"), desk.everything("d"));
    desk.run("d", &["check", "--deep"]).ok();
}
