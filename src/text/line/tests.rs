//! The one-line editor: what keys, pastes and marks leave in it.

use super::*;
use crate::text::is_nfc;
use proptest::prelude::*;

fn typed(text: &str) -> LineEditor {
    let mut line = LineEditor::new();
    for c in text.chars() {
        line.insert(c);
    }
    line
}

#[test]
fn marks_join_the_letter_before() {
    let line = typed("e\u{302}\u{301}");
    assert_eq!((line.text(), line.cursor()), ("ế", 1));
    assert_eq!(typed("Vie\u{323}\u{302}t").text(), "Việt");
    assert!(!LineEditor::new().insert('\u{301}'));
    assert!(!LineEditor::new().insert('\u{1b}'));
    let mut line = LineEditor::from("\u{301}an");
    assert_eq!(line.text(), "an");
    line.home();
    assert!(!line.insert_str("\u{301}"));
    assert_eq!((line.text(), line.cursor()), ("an", 0));
}

#[test]
fn moving_and_removing() {
    let mut line = LineEditor::from("Nguyễn  Văn An");
    assert!(line.word_left() && line.word_left());
    assert_eq!(line.parts(), ("Nguyễn  ", "Văn An"));
    assert!(line.kill_word());
    assert_eq!(line.parts(), ("", "Văn An"));
    assert!(!line.backspace() && !line.left());
    assert!(line.word_right());
    assert_eq!(line.parts(), ("Văn ", "An"));
    assert!(line.delete() && line.left() && line.left() && line.backspace());
    assert_eq!(line.parts(), ("V", "n n"));
    assert!(line.kill_to_end());
    assert_eq!(line.text(), "V");
    assert!(!line.end() && !line.right() && !line.delete());
    assert!(line.clear() && !line.clear());
}

#[test]
fn a_grapheme_goes_as_a_whole() {
    let mut line = typed("x\u{323}\u{30c}y");
    assert_eq!((line.len(), line.cursor_cells()), (2, 2));
    line.left();
    line.backspace();
    assert_eq!(line.parts(), ("", "y"));
}

#[test]
fn pastes_are_one_clean_line() {
    let mut line = LineEditor::from("ab");
    line.left();
    assert!(line.insert_str("1\n2\t3\u{7}"));
    assert_eq!(line.parts(), ("a1 2 3", "b"));
    line.undo();
    assert_eq!(line.text(), "ab");
    assert!(!line.insert_str(&"x".repeat(30_000)), "a book is refused");
    assert_eq!(line.text(), "ab");
    assert!(line.insert_str(&"ế".repeat(10_000)));
}

#[test]
fn the_limit_counts_graphemes() {
    let mut line = typed("ba").with_limit(2);
    assert!(!line.insert('c'));
    assert!(line.insert('\u{301}'), "a mark adds no grapheme");
    assert_eq!(line.text(), "bá");
    assert!(!line.insert_str("cd"));
    line.set("dài hơn");
    assert_eq!((line.text(), line.cursor()), ("dài hơn", 7));
    assert!(!line.insert('x') && line.backspace() && !line.insert('x'));
}

#[test]
fn the_seam_of_an_input_method() {
    let mut line = typed("Nguyen nge");
    assert!(line.replace_before_cursor(3, "nghè"));
    assert_eq!((line.text(), line.cursor()), ("Nguyen nghè", 11));
    line.undo();
    assert_eq!(line.text(), "Nguyen ", "one step with the word");
    assert!(line.replace_before_cursor(99, "Ê"));
    assert_eq!(line.text(), "Ê");
    assert!(line.replace_before_cursor(1, ""));
    assert!(!line.replace_before_cursor(1, ""));
}

#[test]
fn the_window_follows_the_cursor() {
    let mut line = LineEditor::from("0123456789");
    assert_eq!(line.view(20), ("0123456789", 10));
    assert_eq!(line.view(10), ("56789", 5));
    line.left();
    assert_eq!(line.view(10), ("0123456789", 9));
    assert_eq!(line.view(4), ("6789", 3));
    line.home();
    assert_eq!(line.view(4), ("0123", 0));
    assert_eq!(line.view(0), ("", 0));
}

fn step() -> impl Strategy<Value = (u8, String)> {
    let text = prop_oneof![
        any::<char>().prop_map(String::from),
        "[a-zế \u{300}-\u{304}\u{1100}-\u{1112}\u{1161}-\u{1175}\u{1F1E6}-\u{1F1FF}]{0,4}",
        ".{0,3}",
    ];
    (0_u8..20, text)
}

fn play(line: &mut LineEditor, op: u8, text: &str) {
    match op {
        0..=3 => text.chars().for_each(|c| {
            line.insert(c);
        }),
        4 => drop(line.insert_str(text)),
        5 => drop(line.replace_before_cursor(text.len(), text)),
        6 => drop(line.backspace()),
        7 => drop(line.delete()),
        8 => drop(line.left()),
        9 => drop(line.right()),
        10 => drop(line.word_left()),
        11 => drop(line.word_right()),
        12 => drop(line.home()),
        13 => drop(line.end()),
        14 => drop(line.kill_to_end()),
        15 => drop(line.kill_word()),
        16 => drop(line.undo()),
        17 => drop(line.redo()),
        18 => line.set(text),
        _ => drop(line.clear()),
    }
}

proptest! {
    #[test]
    fn the_text_is_clean_and_the_cursor_inside(
        steps in prop::collection::vec(step(), 0..40),
        cells in 0_usize..12,
    ) {
        let mut line = LineEditor::new().with_limit(30);
        for (op, text) in steps {
            play(&mut line, op, &text);
            prop_assert!(is_nfc(line.text()));
            prop_assert_eq!(clean_line(line.text()), line.text());
            prop_assert!(line.cursor() <= line.len());
            let (before, after) = line.parts();
            prop_assert_eq!(count(before), line.cursor());
            prop_assert_eq!(count(before) + count(after), line.len());
            prop_assert!(!line.text().starts_with(is_combining_mark));
            let (shown, column) = line.view(cells);
            prop_assert!(width(shown) <= cells && column <= cells.saturating_sub(1));
        }
    }

    #[test]
    fn undo_comes_back_to_the_start(steps in prop::collection::vec(step(), 0..30)) {
        let mut line = LineEditor::from("Bản Nậm");
        for (op, text) in steps.iter().filter(|(op, _)| !matches!(op, 16 | 17)) {
            play(&mut line, *op, text);
        }
        let end = line.text().to_owned();
        while line.undo() {}
        prop_assert_eq!(line.text(), "Bản Nậm");
        while line.redo() {}
        prop_assert_eq!(line.text(), end);
    }
}
