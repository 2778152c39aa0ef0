//! A scanner at a real pseudo-terminal: a whole card arrives in one burst of keys.

use super::{ENTER, QUIT, SAVE, Terminal, commune, path, run};

const SCAN: &str = "\u{2}";

const CARD: &str = "066185012345|241234567|H’HÊN NIÊ|05021985|Nữ|Buôn Thử, xã Ea Thử, huyện Krông Thử, \
                    tỉnh Đắk Lắk|10072021";

#[test]
fn a_burst_of_a_scanner_fills_the_form() {
    assert!(CARD.chars().count() > 100);
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    commune(&data);
    let mut terminal = Terminal::on(&data);
    terminal.shows("Chào").press("h").shows("Giàng A Pháo").press("n").shows("Hộ: thêm mới");
    terminal.put("Thôn*", "Nà Lau").press(SCAN).shows("Đưa mã QR");
    // As a scanner sends it, twice the end of the line, and the next card right after.
    terminal.press(&format!("{}\r\n", CARD.replace("H’HÊN", "H’LAM"))).shows("H’LAM NIÊ");
    terminal.press(&format!("{CARD}\r\r")).shows("H’HÊN NIÊ").shows("Xem lại các ô");
    // Enter takes it once it cannot be the scanner's any more; until then it says to look again.
    let taken = "Đã lấy 5 ô từ thẻ";
    while !terminal.text().contains(taken) {
        terminal.press(" ").shows("[ ] Họ tên").press(" ").shows("[x] Họ tên").press(ENTER);
        terminal.until_it("answers Enter", |terminal| {
            let text = terminal.text();
            text.contains(taken) || text.contains("Xem lại các ô")
        });
    }
    terminal.shows("0661******45").at("Phân loại").press("k").press(SAVE).shows("Đã lưu");
    assert_eq!(terminal.press(QUIT).ends(), 0);
    let listed = run(&["--data", path(&data), "list", "household", "--json"], "", 0);
    let rows = listed.lines().map(|line| serde_json::from_str(line).unwrap());
    let rows: Vec<serde_json::Value> = rows.collect();
    let new = rows.iter().find(|row| row["head_name"] == "H’HÊN NIÊ").unwrap();
    assert_eq!(new["personal_number"], "066185012345");
    assert_eq!((&new["head_sex"], &new["head_birth"]), (&"female".into(), &"1985-02-05".into()));
    assert_eq!(new["address"], "Buôn Thử, xã Ea Thử, huyện Krông Thử, tỉnh Đắk Lắk");
    assert_eq!(rows.len(), 4, "one household more");
}
