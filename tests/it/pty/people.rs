//! A household with its people, killed in the middle of the third, taken up again, saved, taken back.

use super::{ENTER, QUIT, SAVE, Terminal, commune, path, run};

/// Saves and begins the next one.
const NEXT: &str = "\u{e}";

const PAGE_DOWN: &str = "\x1b[6~";

#[test]
fn a_household_with_three_members_survives_a_kill_in_the_third() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    commune(&data);
    let mut terminal = Terminal::on(&data);
    terminal.shows("Chào").press("h").shows("Giàng A Pháo").press("n").shows("thêm mới");
    terminal.at("Thôn").press("lau\t").shows("> Họ tên chủ hộ").press("Vi Van Thu");
    terminal.shows("Vi Van Thu").press(PAGE_DOWN);
    terminal.shows("+ Thêm một người").press("Lo Thi Mot").shows("Thành viên thứ 1").press(NEXT);
    terminal.shows("Thành viên thứ 2").press("Vi Van Hai").shows("Vi Van Hai").press(NEXT);
    terminal.shows("Thành viên thứ 3").press("Vi Thi B").shows("Vi Thi B").press("\t");
    terminal.press("c").shows("← Con →").press("\t").shows("> Giới tính");
    terminal.press("\t").shows("> Ngày sinh").press("\t").shows("> Số định danh");
    terminal.kill();
    let mut again = Terminal::on(&data);
    again.shows("Nháp").press(ENTER).shows("Thành viên thứ 3").shows("Vi Thi B");
    again.press(SAVE).shows("3 người").shows("Vi Van Hai").shows("Vi Thi B");
    again.at("Phân loại").press("k").shows("← Không nghèo →").press(SAVE).shows("Đã lưu hộ");
    again
        .shows("Vi Van Thu")
        .press("u")
        .shows("[y] Đồng ý")
        .press("y")
        .shows("6 thay đổi chưa gửi");
    assert_eq!(again.press(QUIT).ends(), 0);
    let left = run(&["--data", path(&data), "list", "household", "--json"], "", 0);
    assert!(!left.contains("Vi Thi B"), "taken back with its people: {left}");
}
