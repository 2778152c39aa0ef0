//! How many bytes a key costs at 80x24, on a list and a form like those of the program.
//!
//! Counts, not times: they are the same on every machine. The bounds are the project's goals.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Modifier, Style};

use crate::runtime::terminal::Profile;
use crate::runtime::terminal::tests::{Scene, TestScreen};

const SIZE: Size = Size::new(80, 24);

/// Rows of the list that are in view.
const VIEW: usize = 19;

/// How the chosen row is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bar {
    /// Reversed over the whole width.
    Wide,
    /// On a coloured ground over the whole width.
    Coloured,
    /// A mark at the left, the key and the name reversed.
    Name,
    /// A mark at the left and the key reversed.
    Key,
}

fn xterm() -> Profile {
    Profile::of("xterm-256color", "", false)
}

/// A list of households: title, heading, rows, a scroll bar, footer.
fn list(top: usize, chosen: usize, bar: Bar) -> Scene {
    let mut cells = Buffer::empty(Rect::from(SIZE));
    let reversed = Style::new().add_modifier(Modifier::REVERSED);
    let bold = Style::new().add_modifier(Modifier::BOLD);
    cells.set_string(0, 0, format!("{:<80}", " Hộ gia đình"), reversed);
    cells.set_string(
        0,
        1,
        "  Mã hộ    Chủ hộ                 Thôn            Diện       Đăng ký",
        bold,
    );
    let names =
        ["Nguyễn Thị Thủy", "H’Hen Niê", "Trần Văn Đức", "Y Bhăm Êban", "Lê Thị Ánh Nguyệt"];
    let villages = ["Buôn Ea Kmar", "Thôn 3", "Thôn Hòa Bình", "Buôn Krông"];
    for line in 0..VIEW {
        let number = top + line;
        let y = u16::try_from(line + 2).unwrap();
        let row = format!(
            "  H{number:06}  {:<21}  {:<14}  {:<9}  {:02}/0{}/2026",
            names[number * 7 % names.len()],
            villages[number * 5 % villages.len()],
            if number.is_multiple_of(3) { "nghèo" } else { "cận nghèo" },
            1 + number % 28,
            1 + number % 9,
        );
        cells.set_string(0, y, row, Style::new());
        if number == chosen {
            let (width, style) = match bar {
                Bar::Wide => (79, reversed),
                Bar::Coloured => (79, Style::new().fg(Color::White).bg(Color::Blue)),
                Bar::Name => (32, reversed),
                Bar::Key => (9, reversed),
            };
            cells.set_string(0, y, ">", Style::new());
            cells.set_style(Rect::new(0, y, width, 1), style);
        }
        let thumb = line == top * VIEW / 200;
        cells.set_string(79, y, if thumb { "█" } else { "░" }, Style::new());
    }
    cells.set_string(0, 22, "─".repeat(80), Style::new());
    let footer = format!(
        " F1 Trợ giúp  Enter Mở  n Thêm  / Tìm  Esc Về{:>33}",
        format!("{}/412", chosen + 1)
    );
    cells.set_string(0, 23, footer, Style::new());
    Scene { cells, cursor: None }
}

/// A form with labels and one line being typed.
fn form(typed: &str) -> Scene {
    let mut cells = Buffer::empty(Rect::from(SIZE));
    let dim = Style::new().add_modifier(Modifier::DIM);
    let under = Style::new().add_modifier(Modifier::UNDERLINED);
    for (line, label) in
        ["Chủ hộ", "Ngày sinh", "Thôn", "Số nhân khẩu", "Ghi chú"].iter().enumerate()
    {
        let y = u16::try_from(2 + line * 2).unwrap();
        cells.set_string(2, y, label, dim);
        cells.set_string(20, y, " ".repeat(40), under);
    }
    cells.set_string(20, 2, typed, under);
    cells.set_string(0, 23, " Ctrl+S Lưu  Tab Ô sau  Esc Thôi", Style::new());
    let column = 20 + u16::try_from(typed.chars().count()).unwrap();
    Scene { cells, cursor: Some(Position::new(column, 2)) }
}

/// The bytes for each scene after the first, on a terminal that showed the one before.
fn costs(profile: Profile, scenes: &[Scene]) -> Vec<usize> {
    let mut screen = TestScreen::new(SIZE, profile);
    let costs: Vec<usize> = scenes
        .iter()
        .map(|scene| {
            let cost = screen.draw(scene);
            assert_eq!(screen.difference(scene), None);
            cost
        })
        .collect();
    costs[1..].to_vec()
}

fn worst(profile: Profile, scenes: &[Scene]) -> usize {
    costs(profile, scenes).into_iter().max().unwrap()
}

#[test]
fn an_unchanged_frame_costs_nothing() {
    let scenes = [list(0, 3, Bar::Wide), list(0, 3, Bar::Wide)];
    assert_eq!(worst(xterm(), &scenes), 0);
    assert_eq!(worst(Profile::PLAIN, &scenes), 0);
    assert_eq!(worst(xterm(), &[form("Nguyễn"), form("Nguyễn")]), 0);
}

#[test]
fn a_typed_letter_costs_its_own_bytes() {
    let typed = ["", "N", "Ng", "Ngu", "Nguy", "Nguye", "Nguyê", "Nguyễ", "Nguyễn", "Nguyễn "];
    let scenes: Vec<Scene> = typed.iter().map(|typed| form(typed)).collect();
    assert!(worst(xterm(), &scenes) <= 5, "{:?}", costs(xterm(), &scenes));
    let back = [form("Nguy"), form("Nguyễ"), form("Nguy")];
    assert!(worst(xterm(), &back) <= 9, "a letter taken back: {:?}", costs(xterm(), &back));
}

#[test]
fn one_row_down() {
    for (bar, goal) in [(Bar::Key, 60), (Bar::Name, 130), (Bar::Coloured, 200), (Bar::Wide, 200)] {
        let scenes: Vec<Scene> = (3..15).map(|chosen| list(0, chosen, bar)).collect();
        let costs = costs(xterm(), &scenes);
        assert!(costs.iter().all(|cost| *cost <= goal), "{bar:?}: {costs:?}");
    }
}

#[test]
fn one_row_scrolled() {
    for (bar, goal) in [(Bar::Key, 160), (Bar::Name, 240), (Bar::Coloured, 240), (Bar::Wide, 240)] {
        let down: Vec<Scene> = (0..12).map(|top| list(top, top + VIEW - 1, bar)).collect();
        let up: Vec<Scene> = (0..12).rev().map(|top| list(top, top, bar)).collect();
        for scenes in [down, up] {
            let costs = costs(xterm(), &scenes);
            assert!(costs.iter().all(|cost| *cost <= goal), "{bar:?}: {costs:?}");
        }
    }
}

#[test]
fn a_full_page() {
    for profile in
        [xterm(), Profile::of("xterm", "", true), Profile::of("linux", "", false), Profile::PLAIN]
    {
        let scenes: Vec<Scene> =
            (0..5).map(|page| list(page * VIEW, page * VIEW, Bar::Wide)).collect();
        let costs = costs(profile, &scenes);
        assert!(costs.iter().all(|cost| *cost <= 2_000), "{profile:?}: {costs:?}");
    }
}

#[test]
fn a_first_frame_and_another_screen() {
    let scenes = [form(""), list(0, 0, Bar::Wide), form("")];
    let costs = costs(xterm(), &scenes);
    assert!(costs[0] <= 2_200 && costs[1] <= 600, "{costs:?}");
}

#[test]
fn only_large_frames_are_bracketed() {
    let mut screen = TestScreen::new(SIZE, xterm());
    screen.draw(&list(0, 0, Bar::Wide));
    assert!(screen.sent.starts_with(b"\x1b[?2026h") && screen.sent.ends_with(b"\x1b[?2026l"));
    screen.draw(&list(0, 1, Bar::Wide));
    assert!(!screen.sent.windows(7).any(|part| part == b"\x1b[?2026"));
}
