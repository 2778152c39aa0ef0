//! Poor terminals: the console, `NO_COLOR`, a VT220, a dumb one, a locale without UTF-8. The bytes
//! themselves are looked at, not only what an emulator makes of them.

use thoatngheo::runtime::terminal::font;

use super::{ESC, QUIT, Terminal, commune, path};

/// Every number of every SGR command in what was sent.
fn attributes(sent: &[u8]) -> Vec<u16> {
    let sent = String::from_utf8_lossy(sent);
    let mut found = Vec::new();
    for command in sent.split("\u{1b}[").skip(1) {
        let end = command.find(|c: char| !c.is_ascii_digit() && c != ';').unwrap_or(command.len());
        if command[end..].starts_with('m') {
            found.extend(command[..end].split(';').map(|code| code.parse::<u16>().unwrap_or(0)));
        }
    }
    found
}

fn any(codes: &[u16], wanted: impl Fn(u16) -> bool) -> bool {
    codes.iter().any(|code| wanted(*code))
}

/// Goes through the program on a terminal with these variables: home, list, a form with an error.
fn round(variables: &[(&str, &str)]) -> Terminal {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    commune(&data);
    let args = ["--data", path(&data), "--today", "2026-11-22"];
    let mut terminal = Terminal::start_with(&args, variables);
    terminal.shows("Chào").press("h").shows("Giàng A Pháo").press("n").shows("thêm mới");
    terminal.press(super::SAVE).shows("Lỗi:").paste("Ông ₫ 中 ✓").shows("Ông ");
    terminal
}

#[test]
fn no_color_sends_no_colour_and_keeps_bold_and_reverse() {
    let mut terminal = round(&[("NO_COLOR", "1")]);
    let cells = terminal.cells();
    assert!(cells.iter().any(vt100::Cell::bold), "bold arrives");
    assert!(cells.iter().any(vt100::Cell::inverse), "reverse arrives");
    assert_eq!(terminal.press(QUIT).ends(), 0);
    let codes = attributes(terminal.sent());
    assert!(!any(&codes, |code| code >= 30), "{codes:?}");
    assert!(any(&codes, |code| code == 1) && any(&codes, |code| code == 7), "{codes:?}");

    let mut coloured = round(&[("NO_COLOR", "")]);
    assert_eq!(coloured.press(QUIT).ends(), 0);
    assert!(any(&attributes(coloured.sent()), |code| (30..38).contains(&code)));
}

#[test]
fn the_console_gets_eight_colours_three_marks_and_signs_of_its_font() {
    let mut terminal = round(&[("TERM", "linux")]);
    terminal.shows("Ông đ ?  x");
    assert_eq!(terminal.press(QUIT).ends(), 0);
    let codes = attributes(terminal.sent());
    assert!(any(&codes, |code| (30..38).contains(&code)), "colours: {codes:?}");
    let known = |code| matches!(code, 0 | 1 | 4 | 7 | 22 | 24 | 27 | 30..=37 | 39 | 40..=47 | 49);
    assert!(!any(&codes, |code| !known(code)), "{codes:?}");
    let sent = String::from_utf8(terminal.sent().to_vec()).unwrap();
    let foreign: String =
        sent.chars().filter(|sign| !sign.is_control() && !font::has(*sign)).collect();
    assert_eq!(foreign, "");
}

#[test]
fn a_vt220_gets_no_colour_and_no_scroll_region() {
    let mut terminal = round(&[("TERM", "vt220"), ("COLORTERM", "truecolor")]);
    terminal.shows("Ông ₫ 中 ✓");
    assert_eq!(terminal.press(QUIT).ends(), 0);
    assert!(!any(&attributes(terminal.sent()), |code| code >= 30));
    let sent = String::from_utf8_lossy(terminal.sent()).into_owned();
    assert!(!sent.contains("\u{1b}[?2026h"), "nothing is bracketed");
}

#[test]
fn without_utf8_it_is_said_once_in_letters_that_can_be_read() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    commune(&data);
    let args = ["--data", path(&data), "--today", "2026-11-22"];
    let mut terminal = Terminal::start_with(&args, &[("LANG", "C")]);
    terminal.shows("LANG=C.UTF-8").shows("Translation").shows("Neu chu van hien dung");
    let text = terminal.text();
    // Beside the box stands what is beneath it.
    let inside = text.lines().filter_map(|line| line.split('│').nth(1));
    for said in inside.filter(|said| !said.contains("[Esc]")) {
        let mut letters = said.chars().filter(|sign| sign.is_alphabetic());
        assert!(letters.all(|letter| letter.is_ascii()), "{said}");
    }
    terminal
        .press(ESC)
        .shows_not("Translation")
        .shows("Chào Lò Thị Mai")
        .press("h")
        .shows("Giàng A Pháo");
    assert_eq!(terminal.press(QUIT).ends(), 0);
    let mut terminal = Terminal::start_with(&args, &[("LANG", "C"), ("LC_ALL", "vi_VN.UTF-8")]);
    terminal.shows("Chào Lò Thị Mai").shows_not("LANG=C.UTF-8").press(QUIT);
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn a_dumb_terminal_is_told_so_and_nothing_is_opened() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    commune(&data);
    let mut terminal = Terminal::start_with(&["--data", path(&data)], &[("TERM", "dumb")]);
    terminal.shows("TERM=xterm thoatngheo");
    assert_eq!(terminal.ends(), 1);
    assert!(!String::from_utf8_lossy(terminal.sent()).contains('\u{1b}'));
}

#[test]
fn a_look_that_is_set_works_at_once_and_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    commune(&data);
    let mut terminal = Terminal::on(&data);
    terminal.shows("Chào").press("\u{7}").press("p").shows("Màu sắc và nét");
    let goes = |terminal: &mut Terminal, value: &str| {
        terminal.press("\u{1b}[C").shows(value);
    };
    for _ in 0..20 {
        if terminal.text().contains("Tự động chọn theo màn hình") {
            break;
        }
        let before = terminal.text();
        terminal.press("\u{1b}[B").until_it("moves on", |terminal| terminal.text() != before);
    }
    goes(&mut terminal, "< 16 màu >");
    goes(&mut terminal, "< Một màu >");
    let plain = |terminal: &Terminal| {
        terminal.cells().iter().all(|cell| cell.fgcolor() == vt100::Color::Default)
    };
    terminal.until_it("has no colour", plain);
    terminal.press(QUIT);
    assert_eq!(terminal.ends(), 0);
    let mut again = Terminal::on(&data);
    again.shows("Chào").press(QUIT);
    assert_eq!(again.ends(), 0);
    assert!(!any(&attributes(again.sent()), |code| code >= 30));
}
