//! The Linux console and terminals without colour: what stands on such a screen, sent through the
//! real backend and read by a terminal emulator that was written by others.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::num::NonZero;

use insta::assert_snapshot;
use ratatui::Terminal;
use ratatui::layout::Size;
use thoatngheo::keys::Action;
use thoatngheo::runtime::run::theme;
use thoatngheo::runtime::terminal::{LeanBackend, Profile, font};
use thoatngheo::tui;
use thoatngheo::tui::{Msg, Screen};

use crate::sample::Stage;
use crate::tidy::{draws, files_in, none, sources};

/// The terminals whose pictures are kept: `TERM`, and whether `NO_COLOR` is set.
const TERMINALS: [(&str, bool); 2] = [("linux", false), ("xterm", true)];

/// What a terminal shows of a stage: text, a mask of the styles, and what they are.
fn shown(stage: &Stage, profile: Profile) -> String {
    let (columns, rows) = stage.app.shell.size;
    let backend = LeanBackend::new(Vec::new(), Size::new(columns, rows), profile);
    let mut terminal = Terminal::new(backend).unwrap();
    let theme = theme(profile);
    terminal.draw(|frame| tui::draw(&stage.app, &theme, frame)).unwrap();
    let some = |cells| NonZero::new(cells).unwrap();
    let mut emulator = vt100::Parser::new(some(rows), some(columns), 0);
    emulator.process(terminal.backend_mut().writer_mut());
    let screen = emulator.screen();
    let mut names: BTreeMap<String, char> = BTreeMap::new();
    let mut masks = String::new();
    let mut text = String::new();
    for row in 0..rows {
        let mut line = String::new();
        let mut mask = String::new();
        for cell in (0..columns).filter_map(|column| screen.cell(row, column)) {
            line.push_str(if cell.has_contents() { cell.contents() } else { " " });
            let style = said(cell);
            if !style.is_empty() && !names.contains_key(&style) {
                names.insert(style.clone(), char::from(b'a' + u8::try_from(names.len()).unwrap()));
            }
            mask.push(names.get(&style).copied().unwrap_or(' '));
        }
        writeln!(text, "{}", line.trim_end()).unwrap();
        if !mask.trim().is_empty() {
            writeln!(masks, "{row:>2} {}", mask.trim_end()).unwrap();
        }
    }
    let legend = names.iter().fold(String::new(), |mut legend, (style, name)| {
        writeln!(legend, "{name} = {style}").unwrap();
        legend
    });
    format!("{text}---\n{masks}{legend}")
}

/// What a cell's style says; empty for plain text.
fn said(cell: &vt100::Cell) -> String {
    let colours = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
    let colour = |colour| match colour {
        vt100::Color::Idx(index) => match colours.get(usize::from(index)) {
            Some(name) => (*name).to_owned(),
            None => format!("bright {index}"),
        },
        _ => String::new(),
    };
    let ground = colour(cell.bgcolor());
    let lined = cell.inverse() || cell.underline();
    let blank = !lined && [" ", ""].contains(&cell.contents());
    let letter = if blank { String::new() } else { colour(cell.fgcolor()) };
    let mark = |on: bool, name: &str| if on { name.to_owned() } else { String::new() };
    let parts = [
        letter,
        if ground.is_empty() { ground } else { format!("on {ground}") },
        mark(cell.bold() && !blank, "bold"),
        mark(cell.dim() && !blank, "faint"),
        mark(cell.underline(), "underlined"),
        mark(cell.inverse(), "reversed"),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Compares the pictures of a stage on both kinds of terminal; on a console, no sign is foreign.
fn compare(names: [&str; 2], stage: &mut Stage) {
    for (name, (term, no_color)) in names.into_iter().zip(TERMINALS) {
        let profile = Profile::of(term, "", no_color);
        stage.app.shell.console = profile.console_font;
        stage.app.shell.dirty = true;
        let picture = shown(stage, profile);
        if profile.console_font {
            assert_eq!(foreign(&picture), "", "{picture}");
        }
        assert_snapshot!(name, picture);
    }
}

/// The signs of a text that the console's font lacks.
fn foreign(text: &str) -> String {
    text.chars().filter(|sign| *sign != '\n' && !font::has(*sign)).collect()
}

#[test]
fn the_main_screens() {
    compare(["console_home", "mono_home"], &mut Stage::new());
    let mut stage = Stage::new();
    stage.press(Action::Conflicts);
    compare(["console_list", "mono_list"], &mut stage);
    let mut stage = Stage::new();
    stage.press(Action::Fund).press(Action::Void);
    compare(["console_question", "mono_question"], &mut stage);
    let mut stage = Stage::new();
    stage.press(Action::Reports).enter();
    compare(["console_report", "mono_report"], &mut stage);
    stage.press(Action::Chart);
    compare(["console_report_bars", "mono_report_bars"], &mut stage);
}

#[test]
fn a_form_with_an_error_and_with_signs_of_every_kind() {
    let mut stage = Stage::new();
    stage.press(Action::Households).press(Action::New).press(Action::Submit);
    stage.send(Msg::Paste("Lò Văn Bi\u{301}nh 中ж✓😀 ₫".to_owned()));
    compare(["console_form", "mono_form"], &mut stage);
    let Screen::Form(form) = stage.app.nav.top() else { panic!("not a form") };
    let kept = format!("{form:?}");
    assert!(kept.contains("中ж✓😀 ₫"), "what was typed stays as it is");
}

#[test]
fn the_test_of_the_font() {
    let mut stage = Stage::new();
    stage.press(Action::FontTest);
    compare(["console_font_test", "mono_font_test"], &mut stage);
    stage.press(Action::Bottom);
    compare(["console_font_test_end", "mono_font_test_end"], &mut stage);
    stage.press(Action::Dismiss);
    assert!(stage.app.overlays.is_empty());
}

#[test]
fn the_test_of_the_font_can_be_read_to_its_end_in_the_least_terminal() {
    let mut stage = Stage::new();
    stage.send(Msg::Resize(60, 15));
    stage.press(Action::FontTest);
    assert!(stage.picture().contains("… còn"), "{}", stage.picture());
    for _ in 0..40 {
        stage.press(Action::RowDown);
    }
    assert!(!stage.picture().contains("… còn"), "{}", stage.picture());
    assert!(stage.picture().contains("Ambiguous-width"), "{}", stage.picture());
}

#[test]
fn every_message_has_only_signs_of_the_console() {
    let mut found = Vec::new();
    for lang in ["src/locale/vi", "src/locale/en"] {
        for file in files_in(lang, &["ftl"]) {
            for (at, line) in file.text.lines().enumerate() {
                let strange = foreign(line);
                if !line.starts_with('#') && !strange.is_empty() {
                    found.push(format!("{}:{}: {strange}", file.path, at + 1));
                }
            }
        }
    }
    none("signs that the console's font lacks", &found);
}

/// What the screens draw by themselves, and what keys are called.
#[test]
fn every_sign_that_is_drawn_is_one_of_the_console() {
    let drawing = ["src/tui/", "src/keys/"];
    // What is read and never drawn: the sign of the currency, which a person may type after a sum.
    let read = ["src/tui/part/cell.rs"];
    let mut found = Vec::new();
    for source in sources() {
        let draws = drawing.iter().any(|folder| source.path.starts_with(folder));
        if !draws || read.contains(&source.path.as_str()) {
            continue;
        }
        for (at, line) in source.code() {
            let strange = foreign(line);
            if !strange.is_empty() {
                found.push(format!("{}:{at}: {strange}", source.path));
            }
        }
    }
    none("signs that the console's font lacks", &found);
}

/// Some Chinese and Japanese terminals draw signs of ambiguous width in two cells. Unicode's table
/// has à, đ and ô among them, so such a terminal cannot show Vietnamese whatever we draw; the signs
/// of the screens may be ambiguous too, but none may be wide anywhere else.
#[test]
fn no_sign_of_the_screens_is_wide_and_the_ambiguous_ones_are_known() {
    use unicode_width::UnicodeWidthChar as _;

    let mut ambiguous: Vec<char> = Vec::new();
    for file in files_in("src/locale", &["ftl"]) {
        ambiguous.extend(file.text.chars());
    }
    for source in sources().into_iter().filter(|source| draws(&source.path)) {
        ambiguous.extend(source.code().flat_map(|(_, line)| line.chars().collect::<Vec<_>>()));
    }
    ambiguous.retain(|sign| !sign.is_control());
    assert!(ambiguous.iter().all(|sign| sign.width() == Some(1)));
    ambiguous.retain(|sign| sign.width_cjk() == Some(2));
    ambiguous.sort_unstable();
    ambiguous.dedup();
    let known: String = ambiguous.into_iter().collect();
    assert_snapshot!(known);
}

#[test]
fn keys_do_nothing_where_nothing_can_be_seen() {
    let mut stage = Stage::new();
    stage.press(Action::Households).press(Action::New).text("TL-9");
    let before = format!("{:?}", stage.app.nav);
    stage.send(Msg::Resize(59, 24));
    assert!(stage.picture().contains("nhỏ quá"));
    stage.text("x").enter().press(Action::Submit).press(Action::NextField);
    stage.send(Msg::Paste("dán".to_owned()));
    stage.press(Action::Palette).press(Action::Home);
    stage.send(Msg::Resize(80, 24));
    assert_eq!(format!("{:?}", stage.app.nav), before, "typed, sent and left nothing");
    assert!(stage.app.overlays.is_empty());
    stage.text("x");
    assert_ne!(format!("{:?}", stage.app.nav), before, "keys work again");
}

#[test]
fn a_question_that_is_not_seen_is_not_answered_with_yes() {
    let mut stage = Stage::new();
    stage.press(Action::Meetings).press(Action::Close);
    assert_eq!(stage.app.overlays.len(), 1);
    stage.send(Msg::Resize(80, 14));
    stage.text("y").enter();
    assert_eq!(stage.app.overlays.len(), 1, "still asked");
    stage.press(Action::Dismiss);
    assert!(stage.app.overlays.is_empty(), "no is always possible");
    stage.press(Action::Quit);
    assert!(stage.has_quit());
}
