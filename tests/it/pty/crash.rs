//! What a kill, a hang-up and a power cut leave behind.

use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

use rustix::process::Signal;

use super::{ENTER, QUIT, SAVE, Terminal, commune, path, run};

#[test]
fn a_kill_while_typing_offers_the_form_back_at_the_same_field() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    commune(&data);
    let mut terminal = Terminal::on(&data);
    terminal.shows("Chào").press("q").shows("Chưa có gì").press("n").shows("thêm mới");
    terminal.put("Người ủng hộ:", "Bà Hoàng Thị Nguyệt").put("Số tiền", "500k");
    terminal.shows("Năm trăm nghìn đồng");
    // Going to the next field stores the draft.
    let before = written(&data);
    terminal.press("\t");
    stored(&data, before);
    terminal.kill();
    let mut again = Terminal::on(&data);
    again.shows("Nháp").press(ENTER).shows("Bà Hoàng Thị Nguyệt").shows("500k");
    again.press(SAVE).shows("Đã lưu khoản ủng hộ").press(super::HOME).shows_not("Nháp");
    assert_eq!(again.press(QUIT).ends(), 0);
}

/// When sled, where drafts are, was last written.
fn written(data: &Path) -> SystemTime {
    std::fs::metadata(data.join("sled/db")).unwrap().modified().unwrap()
}

/// Waits until the draft is stored: the worker does it just after the key.
fn stored(data: &Path, before: SystemTime) {
    let end = Instant::now() + Duration::from_secs(30);
    while written(data) == before {
        assert!(Instant::now() < end, "no draft is stored");
        std::thread::yield_now();
    }
}

#[test]
fn a_hang_up_keeps_what_was_typed_and_gives_the_terminal_back() {
    for signal in [Signal::HUP, Signal::TERM] {
        let dir = tempfile::tempdir().unwrap();
        let data = dir.path().join("so");
        commune(&data);
        let mut terminal = Terminal::on(&data);
        terminal.shows("Chào").press("q").shows("Chưa có gì").press("n").shows("thêm mới");
        terminal.put("Người ủng hộ:", "Ông Triệu Văn Hòa").shows("Triệu Văn Hòa");
        terminal.signal(signal);
        assert_eq!(terminal.ends(), 0, "{signal:?}");
        let mut again = Terminal::on(&data);
        again.shows("Nháp").press(ENTER).shows("Ông Triệu Văn Hòa").press(QUIT);
        assert_eq!(again.ends(), 0);
    }
}

#[test]
fn nothing_said_to_be_saved_is_lost_by_a_kill() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    commune(&data);
    for round in 1..=5 {
        let mut terminal = Terminal::on(&data);
        terminal.shows("Chào").press("q").shows("Sổ thu Quỹ").press("n").shows("thêm mới");
        terminal.put("Người ủng hộ:", &format!("Người thứ {round}")).put("Số tiền", "100k");
        terminal.press(SAVE).shows("Đã lưu khoản ủng hộ");
        terminal.kill();
        let listed = run(&["--data", path(&data), "list", "contribution", "--json"], "", 0);
        assert_eq!(listed.lines().count(), round, "{listed}");
        let check = run(&["--data", path(&data), "check", "--json"], "", 0);
        assert!(check.contains("\"sound\":true"), "{check}");
    }
}
