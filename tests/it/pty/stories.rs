//! What a user can do, sentence by sentence, with keys.

use super::{CLEAR, ENTER, ESC, QUIT, SAVE, Terminal, commune, path, run};

#[test]
fn the_first_run_asks_and_opens_the_home_screen() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    let mut terminal = Terminal::on(&data);
    terminal.shows("Lập sổ mới cho xã").press("Xã Mường Thử").press(ENTER).press(ENTER);
    terminal.shows("> Các thôn").press("Nà Lau").press(ENTER).press("Bản Pho").press(ENTER);
    terminal.shows("2 thôn").press(ENTER).press("Lò Thị Mai").press(ENTER);
    terminal.shows("> Mật khẩu").press(ENTER).shows("Không đặt mật khẩu?").press("y");
    terminal.shows("> Xong").press(ENTER).shows("Chào Lò Thị Mai").shows("22/11/2026");
    assert_eq!(terminal.press(QUIT).ends(), 0);
    assert!(terminal.is_plain(), "the terminal is given back");
    let villages = run(&["--data", path(&data), "list", "village", "--json"], "", 0);
    assert!(villages.contains("Nà Lau") && villages.contains("Bản Pho"), "{villages}");
}

#[test]
fn a_passphrase_locks_the_folder_until_it_is_typed() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    commune(&data);
    let secret = dir.path().join("mat-khau");
    std::fs::write(&secret, "mưa lũ 2026\n").unwrap();
    run(&["--data", path(&data), "passphrase", "--new-file", path(&secret)], "", 0);
    let mut terminal = Terminal::on(&data);
    terminal.shows("Sổ này có mật khẩu").press("sai").press(ENTER).shows("chưa đúng");
    assert!(!terminal.text().contains("sai\n"), "a passphrase is never shown");
    terminal.press("mưa lũ 2026").press(ENTER).shows("Chào Lò Thị Mai");
    assert_eq!(terminal.press(QUIT).ends(), 0);
}

#[test]
fn a_household_is_found_without_marks_and_registers_its_exit() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    commune(&data);
    let mut terminal = Terminal::on(&data);
    terminal.shows("Chào").press("h").shows("Giàng A Pháo").press("/").press("giang a phao");
    terminal.shows_not("Hoàng Thị Nguyệt").press(ENTER).shows("Hộ Giàng A Pháo").press("n");
    terminal.shows("Đăng ký thoát nghèo: thêm mới").at("Muốn đạt").press("khong");
    terminal.put("Người, đơn vị giúp đỡ", "Hội Phụ nữ xã").at("Bên giúp").press("to").press(SAVE);
    terminal.shows("Đã lưu đăng ký thoát nghèo DK26-");
    assert_eq!(terminal.press(QUIT).ends(), 0);
    let listed = run(&["--data", path(&data), "list", "registration", "--json"], "", 0);
    let one: serde_json::Value = serde_json::from_str(listed.trim()).unwrap();
    assert_eq!(one["household"], "MT-1");
    assert_eq!(one["kind"], "exit_poor");
    assert_eq!(one["target_class"], "not_poor");
    assert_eq!(one["helper_kind"], "organisation");
}

#[test]
fn a_contribution_gets_the_next_receipt_number_and_can_only_be_voided() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    commune(&data);
    let mut terminal = Terminal::on(&data);
    terminal.shows("Chào").press("q").shows("Chưa có gì").press("n").shows("thêm mới");
    terminal.put("Người ủng hộ:", "Ông Bàn Sành Lìn").put("Số tiền", "1tr5");
    terminal.shows("Một triệu năm trăm nghìn đồng").press(SAVE).shows("Đã lưu khoản ủng hộ");
    terminal.shows("1.500.000").press("s").shows("hủy");
    terminal.press("x").shows("1.500.000 đồng").press("gõ nhầm người").press(ENTER);
    terminal.shows("(hủy)");
    assert_eq!(terminal.press(QUIT).ends(), 0);
    let listed = run(&["--data", path(&data), "list", "contribution", "--json"], "", 0);
    let one: serde_json::Value = serde_json::from_str(listed.trim()).unwrap();
    assert_eq!(one["receipt_no"], 1);
    assert_eq!(one["total"], 1_500_000);
    assert_eq!(one["_void"], "gõ nhầm người");
}

#[test]
fn a_village_meeting_is_held_with_votes_and_closed() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    commune(&data);
    let mut terminal = Terminal::on(&data);
    terminal.shows("Chào").press("m").shows("Chưa có gì").press("n").shows("thêm mới");
    terminal.put("Thôn", "na lau").put("Số người dự", "30").press(SAVE).shows("Đã lưu");
    terminal.press(ENTER).shows("chưa chốt biên bản").press("n").shows("thêm mới");
    terminal.put("Hộ*", "MT-1").put("Điểm B1", "150").put("Số người đồng ý", "31").press(SAVE);
    terminal.shows("Lỗi:").put("Số người đồng ý", "15").press(SAVE).shows_not("thêm mới");
    terminal.press("c").shows("Chốt biên bản").press("y").shows("đã chốt biên bản");
    assert_eq!(terminal.press(QUIT).ends(), 0);
    let listed = run(&["--data", path(&data), "list", "review", "--json"], "", 0);
    let one: serde_json::Value = serde_json::from_str(listed.trim()).unwrap();
    assert_eq!(one["outcome"], "passed", "15 of 30 is half");
    assert_eq!(one["class_computed"], "not_poor");
}

#[test]
fn a_bundle_goes_to_a_second_device_and_both_have_the_same() {
    let dir = tempfile::tempdir().unwrap();
    let (one, two) = (dir.path().join("mot"), dir.path().join("hai"));
    commune(&one);
    let request = dir.path().join("yeu-cau.json");
    let init = ["--data", path(&two), "init", "--join", "--officer", "Vàng Thị Dợ"];
    run(&[&init[..], &["--no-passphrase"]].concat(), "", 0);
    run(&["--data", path(&two), "enrol", "request", "--to", path(&request)], "", 0);
    run(&["--data", path(&one), "enrol", "approve", path(&request)], "", 0);
    let mut terminal = Terminal::on(&one);
    terminal.shows("chưa gửi 4").press("x").press(ENTER).shows("Đã xuất gói").press(QUIT);
    assert_eq!(terminal.ends(), 0);
    let bundle = std::fs::read_dir(one.join("out")).unwrap().next().unwrap().unwrap().path();
    let mut terminal = Terminal::on(&two);
    terminal.shows("Vàng Thị Dợ").press("n").press(path(&bundle)).press(ENTER);
    terminal.shows("Đã nhận gói").shows("Lò Thị Mai").press(super::HOME).shows("Xã Mường Thử");
    terminal.press("h").shows("Y Bhăm Êban").press(QUIT);
    assert_eq!(terminal.ends(), 0);
    let list = |data| run(&["--data", path(data), "list", "household", "--json"], "", 0);
    assert_eq!(list(&one), list(&two));
}

#[test]
fn a_saved_change_is_undone_and_history_keeps_both() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    commune(&data);
    let mut terminal = Terminal::on(&data);
    terminal.shows("Chào").press("h").shows("Giàng A Pháo").press("/").press("mt-1").press(ENTER);
    terminal.shows("Hộ Giàng A Pháo").press("s").shows("Sửa hộ").put("Địa chỉ", "Số 9").press(SAVE);
    terminal
        .shows("Đã lưu hộ")
        .shows("Số 9")
        .press("u")
        .shows("Xin xác nhận")
        .press("y")
        .shows_not("Số 9");
    assert_eq!(terminal.press(QUIT).ends(), 0);
    let raw =
        run(&["--data", path(&data), "list", "household", "--raw", "--where", "code=MT-1"], "", 0);
    for op in ["create", "edit", "undo"] {
        assert!(raw.contains(&format!("\"k\":\"{op}\"")), "{op} in {raw}");
    }
}

#[test]
fn help_palette_and_language_are_one_key_away() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    commune(&data);
    let mut terminal = Terminal::on(&data);
    terminal.shows("Chào").press("\u{1b}OP").shows("Phím dùng được").shows("Sao lưu").press(ESC);
    terminal
        .shows_not("Phím dùng được")
        .press("\u{1b}[20~")
        .shows("Tìm lệnh")
        .press(CLEAR)
        .press("quy")
        .press(ENTER);
    terminal.shows("Chưa có gì").press(super::HOME).shows("Chào");
    terminal.press("\u{7}").press("v").shows("Hello").press(QUIT);
    assert_eq!(terminal.ends(), 0);
    let mut again = Terminal::on(&data);
    again.shows("Hello").press(QUIT);
    assert_eq!(again.ends(), 0);
}

#[test]
fn a_list_is_taken_in_and_taken_back() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    let init = ["--data", path(&data), "init", "--commune", "Xã Ea Kriêng", "--officer"];
    run(&[&init[..], &["Lò Thị Mai", "--no-passphrase"]].concat(), "", 0);
    let list = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let list = list.join("tests/import/danh-sach-ho-ngheo-can-ngheo.xlsx");
    let mut terminal = Terminal::on(&data);
    terminal.shows("Chào").press("i").shows("Thư mục:").press(path(&list)).press(ENTER);
    terminal.shows("thêm 177").shows("chờ 2").press(SAVE).shows("Thêm 177 hộ").press(ENTER);
    terminal.shows("Đã lưu").press("u").shows("Hoàn tác cả lần nhập này?").press(ENTER);
    terminal.shows("Đã hoàn tác");
    assert_eq!(terminal.press(QUIT).ends(), 0);
    let listed = run(&["--data", path(&data), "list", "household", "--json"], "", 0);
    let void = listed.lines().filter(|line| line.contains("\"_void\"")).count();
    assert_eq!((listed.lines().count(), void), (177, 177));
}
