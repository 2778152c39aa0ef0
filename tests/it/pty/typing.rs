//! Vietnamese typed on a real terminal: with the program's own keys, and as the input methods of
//! Windows, macOS and Linux send it.
//!
//! `<` stands for Backspace in what an input method sends. Each burst is one write, as it is when it
//! comes over SSH.

use std::path::Path;

use serde_json::Value as Json;
use unicode_normalization::is_nfc;

use super::{CLEAR, ENTER, ESC, QUIT, SAVE, Terminal, commune, path, run};

const TOGGLE: &str = "\u{14}";

/// The two things that terminals send for Backspace.
const BACKSPACES: [&str; 2] = ["\u{7f}", "\u{8}"];

/// A new household, at the name of its head.
fn at_the_name(data: &Path) -> Terminal {
    commune(data);
    let mut terminal = Terminal::on(data);
    terminal.shows("Chào").press("h").shows("Giàng A Pháo").press("n").shows("thêm mới");
    terminal.put("Thôn*", "na lau").at("Họ tên chủ hộ");
    terminal
}

/// Saves the household and gives the name of its head as it is stored.
#[track_caller]
fn stored(terminal: &mut Terminal, data: &Path) -> String {
    terminal.at("Phân loại*").press("k").shows("Không nghèo").press(SAVE);
    terminal.shows("Đã lưu hộ").press(QUIT);
    assert_eq!(terminal.ends(), 0);
    let listed = run(&["--data", path(data), "list", "household", "--json"], "", 0);
    let names = listed.lines().map(|line| serde_json::from_str::<Json>(line).unwrap());
    let names = names.map(|one| one["head_name"].as_str().unwrap().to_owned());
    let known = ["Giàng A Pháo", "Hoàng Thị Nguyệt", "Y Bhăm Êban"];
    let mut new = names.filter(|name| !known.contains(&name.as_str()));
    let name = new.next().unwrap();
    assert!(is_nfc(&name), "{name:?}");
    name
}

#[test]
fn telex_key_by_key_is_stored_as_whole_letters() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    let mut terminal = at_the_name(&data);
    terminal.shows("Telex");
    for key in "Nguyeenx Thij Thuyr".chars() {
        terminal.press(&key.to_string());
    }
    terminal.shows("Nguyễn Thị Thủy");
    // Numbers, dates and codes are typed as they are.
    terminal.put("Ngày sinh", "1/2/1970").shows("không dấu");
    terminal.put("Địa chỉ", "xoms DDaatj 2").shows("xóm Đật 2").put("Số nhân khẩu", "5");
    assert_eq!(stored(&mut terminal, &data), "Nguyễn Thị Thủy");
}

#[test]
fn vni_is_chosen_by_a_key_and_still_there_after_a_restart() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    let mut terminal = at_the_name(&data);
    terminal.press(TOGGLE).shows("VNI").press("Nguye64n Thi5 Thuy3").shows("Nguyễn Thị Thủy");
    assert_eq!(stored(&mut terminal, &data), "Nguyễn Thị Thủy");
    let office = std::fs::read_to_string(data.join("office.toml")).unwrap();
    assert!(office.contains("typing = \"vni\""), "{office}");
    let mut terminal = Terminal::on(&data);
    terminal.shows("Chào").press("h").shows("Nguyễn").press("/").shows("VNI");
    terminal.press("Thuy3").shows("Thủy").press(TOGGLE).shows("tắt").press(CLEAR).press("Thuyr3");
    terminal.shows("Thuyr3").press(QUIT);
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn the_first_run_is_typed_with_marks_and_what_was_chosen_there_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    let mut terminal = Terminal::on(&data);
    terminal.shows("Lập sổ mới cho xã").shows("Telex").press("Xax Mwowngf Thuwr");
    terminal.shows("Xã Mường Thử").press(TOGGLE).shows("VNI").press(ENTER).press(ENTER);
    terminal.shows("> Các thôn").press("Ba3n Pho").shows("Bản Pho").press(ENTER).press(ENTER);
    terminal.shows("> Họ tên cán bộ").press("Lo2 Thi5 Mai").shows("Lò Thị Mai");
    // The language and the settings are one key away already.
    terminal.press("\u{7}v").shows("VNI").shows("Officer's name").press("\u{7}p").shows("Settings");
    terminal.press(ESC).shows_not("Settings").press(ENTER).shows("> Passphrase").press(ENTER);
    terminal.shows("No passphrase?").press("y").press(ENTER).shows("Hello Lò Thị Mai").press(QUIT);
    assert_eq!(terminal.ends(), 0);
    let office = std::fs::read_to_string(data.join("office.toml")).unwrap();
    assert!(office.contains("typing = \"vni\"") && office.contains("lang = \"en\""), "{office}");
    let villages = run(&["--data", path(&data), "list", "village", "--json"], "", 0);
    assert!(villages.contains("Bản Pho"), "{villages}");
}

#[test]
fn bursts_of_an_input_method_arrive_as_meant() {
    // As Unikey sends them: the keys of Telex, then those of VNI with the marks last.
    for burst in [
        "Nguye<ên<<ễn Thi<ị Thuy<<ủy",
        "Nguyen<<ên<<ễn Thi<ị Thuy<<ủy",
        "N<NG<guyen<<ễn Thị Thuỷ<<ủy",
    ] {
        for backspace in BACKSPACES {
            let dir = tempfile::tempdir().unwrap();
            let data = dir.path().join("so");
            let mut terminal = at_the_name(&data);
            terminal.press(&burst.replace('<', backspace)).shows("Nguyễn Thị Thủy");
            terminal.shows("bộ gõ máy");
            assert_eq!(stored(&mut terminal, &data), "Nguyễn Thị Thủy", "{burst}");
        }
    }
}

#[test]
fn letters_in_pieces_are_put_together() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    let mut terminal = at_the_name(&data);
    // Capitals, marks as keys of their own, and a letter cut between two writes.
    terminal.press("ĐẮK Nguye\u{302}\u{303}n ");
    let (first, rest) = "Ệ".as_bytes().split_at(1);
    terminal.press_bytes(first).press_bytes(rest);
    terminal.shows("ĐẮK Nguyễn Ệ");
    assert_eq!(stored(&mut terminal, &data), "ĐẮK Nguyễn Ệ");
}

#[test]
fn what_is_pasted_is_put_together_and_not_composed() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    let mut terminal = at_the_name(&data);
    terminal.paste("Lo\u{300} Thi\u{323} Aas").shows("Lò Thị Aas").press("s").shows("Lò Thị Aass");
    assert_eq!(stored(&mut terminal, &data), "Lò Thị Aass");
}

#[test]
fn escape_gives_the_keys_back_and_then_leaves_with_the_word() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    let mut terminal = at_the_name(&data);
    terminal.press("Vangf").shows("Vàng").press(ESC).shows("Vangf").shows("Esc lần nữa");
    terminal.press(ESC).shows("Bản nháp được giữ").press(super::HOME).shows("Nháp");
    terminal.press(ENTER).shows("Vàng").press(QUIT);
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn in_a_list_an_input_method_neither_orders_nor_complains() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    commune(&data);
    for backspace in BACKSPACES {
        let mut terminal = Terminal::on(&data);
        terminal.shows("Chào").press("h").shows("theo tên").press("o").shows("theo số");
        // The key o again, then s: Unikey makes them one letter, then another.
        terminal.press(&"<ô".replace('<', backspace)).shows("mới nhất trước");
        terminal.press(&"<ố".replace('<', backspace)).shows("Sửa hộ").press(ESC);
        terminal.shows("mới nhất trước").shows_not("không có tác dụng").press(QUIT);
        assert_eq!(terminal.ends(), 0);
    }
}
