//! Bad circumstances: another copy, a small or changing terminal, a huge paste, a wrong keymap.

use super::{ESC, QUIT, SAVE, Terminal, commune, path, run};

#[test]
fn a_second_copy_says_who_has_the_folder_open() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    commune(&data);
    let mut first = Terminal::on(&data);
    first.shows("Chào");
    let mut second = Terminal::on(&data);
    second.shows("đang mở bởi");
    assert_eq!(second.ends(), 11);
    assert_eq!(first.press(QUIT).ends(), 0);
}

#[test]
fn a_tiny_terminal_and_a_resize_while_typing_lose_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    commune(&data);
    let mut terminal = Terminal::on(&data);
    terminal.shows("Chào").press("q").shows("Chưa có gì").press("n").shows("thêm mới");
    terminal.put("Người ủng hộ:", "Bà Ma").shows("Bà Ma");
    terminal.resize(20, 5).shows_not("thêm mới");
    terminal.resize(100, 30).shows("Bà Ma").press(" Thị Diệp").shows("Bà Ma Thị Diệp");
    terminal.resize(80, 24).shows("Bà Ma Thị Diệp");
    assert_eq!(terminal.press(QUIT).ends(), 0);
}

#[test]
fn a_ten_kilobyte_paste_is_refused_or_kept_whole_and_the_program_goes_on() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    commune(&data);
    let mut terminal = Terminal::on(&data);
    terminal.shows("Chào").press("h").shows("Giàng A Pháo").press("n").shows("thêm mới");
    terminal.at("Họ tên chủ hộ").paste(&"Nguyễn Văn An\n".repeat(700));
    terminal.put("Họ tên chủ hộ", "Lý Seo Chứ").shows("Lý Seo Chứ");
    assert_eq!(terminal.press(QUIT).ends(), 0);
}

#[test]
fn a_keymap_with_errors_is_explained_and_the_program_opens() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    commune(&data);
    let keys = dir.path().join("phim.toml");
    std::fs::write(
        &keys,
        "extends = \"default\"\n[list]\nnxt = [\"n\"]\n[form]\nsubmit = [\"??\"]\n",
    )
    .unwrap();
    let args = ["--data", path(&data), "--keymap", path(&keys), "--today", "2026-11-22"];
    let mut terminal = Terminal::start(&args);
    terminal.shows("dòng 3").shows("dòng 5").press(ESC).shows_not("dòng 3");
    terminal
        .press("h")
        .shows("Giàng A Pháo")
        .press("n")
        .shows("thêm mới")
        .press(SAVE)
        .shows("chỗ cần sửa")
        .press(QUIT);
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn a_newer_folder_and_a_damaged_one_are_not_touched() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    commune(&data);
    let office = data.join("office.toml");
    let text = std::fs::read_to_string(&office).unwrap();
    std::fs::write(&office, text.replace("format = 1", "format = 99")).unwrap();
    let mut terminal = Terminal::on(&data);
    terminal.shows("99");
    assert_ne!(terminal.ends(), 0);
    std::fs::write(&office, text).unwrap();
    let journal = data.join("journal/00000001.log");
    let mut bytes = std::fs::read(&journal).unwrap();
    bytes[100] ^= 1;
    std::fs::write(&journal, &bytes).unwrap();
    let mut terminal = Terminal::on(&data);
    assert_eq!(terminal.ends(), 13);
    assert!(terminal.is_plain());
    assert_eq!(std::fs::read(&journal).unwrap(), bytes, "evidence is kept");
    run(&["--data", path(&data), "check"], "", 13);
    run(&["--data", path(&data), "rebuild"], "", 0);
    let listed = run(&["--data", path(&data), "list", "household", "--json"], "", 0);
    assert_eq!(listed.lines().count(), 3, "sled had everything: {listed}");
}
