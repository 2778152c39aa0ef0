//! Any sequence of frames, drawn on any kind of terminal, shows exactly what it should.

use proptest::prelude::*;
use ratatui::buffer::{Buffer, CellWidth as _};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Modifier, Style};

use crate::runtime::terminal::tests::{Scene, TestScreen};
use crate::runtime::terminal::{Colours, Profile};

/// What happens between two frames.
#[derive(Clone, Debug)]
enum Step {
    Write { x: u16, y: u16, text: String, style: Style },
    Paint { area: (u16, u16, u16, u16), style: Style },
    Shift { top: u16, bottom: u16, by: i16 },
    Erase { y: u16 },
    Cursor(Option<(u16, u16)>),
    Resize(u16, u16),
    Repaint,
}

fn colour() -> impl Strategy<Value = Color> {
    prop_oneof![
        4 => Just(Color::Reset),
        1 => Just(Color::Red),
        1 => Just(Color::Blue),
        1 => Just(Color::White),
        1 => Just(Color::DarkGray),
        1 => Just(Color::Black),
    ]
}

fn style() -> impl Strategy<Value = Style> {
    let marks = prop_oneof![
        4 => Just(Modifier::empty()),
        1 => Just(Modifier::BOLD),
        1 => Just(Modifier::DIM),
        2 => Just(Modifier::REVERSED),
        1 => Just(Modifier::UNDERLINED),
        1 => Just(Modifier::BOLD | Modifier::REVERSED | Modifier::ITALIC),
        1 => Just(Modifier::CROSSED_OUT),
    ];
    (colour(), colour(), marks).prop_map(|(letter, ground, marks)| {
        Style::reset().fg(letter).bg(ground).add_modifier(marks).remove_modifier(!marks)
    })
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("Nguyễn Thị Thủy"),
        Just("H’Hen Niê   "),
        Just("          "),
        Just("12.500.000"),
        Just("ba mươi mốt nghìn"),
        Just("e\u{323}\u{302}m"),
        Just("中文"),
        Just("đ한"),
        Just("😀"),
        Just("❤\u{fe0f}"),
        Just("──┐"),
        Just("a"),
    ];
    prop::collection::vec(piece, 1..4).prop_map(|pieces| pieces.concat())
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => (0u16..40, 0u16..14, text(), style())
            .prop_map(|(x, y, text, style)| Step::Write { x, y, text, style }),
        2 => ((0u16..40, 0u16..14, 1u16..40, 1u16..3), style())
            .prop_map(|(area, style)| Step::Paint { area, style }),
        4 => (0u16..14, 0u16..14, -3i16..=3)
            .prop_map(|(top, bottom, by)| Step::Shift { top, bottom, by }),
        1 => (0u16..14).prop_map(|y| Step::Erase { y }),
        2 => prop::option::of((0u16..40, 0u16..14)).prop_map(Step::Cursor),
        1 => (1u16..45, 1u16..16).prop_map(|(width, height)| Step::Resize(width, height)),
        1 => Just(Step::Repaint),
    ]
}

/// Frames: the steps that come before each.
fn frames() -> impl Strategy<Value = Vec<Vec<Step>>> {
    prop::collection::vec(prop::collection::vec(step(), 0..8), 1..12)
}

fn apply(step: &Step, scene: &mut Scene, screen: &mut TestScreen) {
    let area = scene.cells.area;
    match step {
        Step::Write { x, y, text, style } if *x < area.width && *y < area.height => {
            scene.cells.set_string(*x, *y, text, *style);
        }
        Step::Paint { area: (x, y, width, height), style } => {
            let painted = Rect::new(*x, *y, *width, *height).intersection(area);
            scene.cells.set_style(painted, *style);
        }
        Step::Shift { top, bottom, by } => {
            let before = scene.cells.clone();
            for y in (*top..=*bottom).take_while(|y| *y < area.height) {
                let source = y
                    .checked_add_signed(*by)
                    .filter(|source| (*top..=*bottom).contains(source) && *source < area.height);
                for x in 0..area.width {
                    scene.cells[(x, y)] =
                        source.map(|source| before[(x, source)].clone()).unwrap_or_default();
                }
            }
        }
        Step::Erase { y } if *y < area.height => {
            for x in 0..area.width {
                scene.cells[(x, *y)].reset();
            }
        }
        Step::Cursor(position) => {
            scene.cursor =
                position.map(|(x, y)| Position::new(x.min(area.width - 1), y.min(area.height - 1)));
        }
        Step::Resize(width, height) => {
            screen.resize(Size::new(*width, *height));
            // ratatui does not notice a size that went and came back between two frames.
            screen.terminal.clear().unwrap();
            let mut cells = Buffer::empty(Rect::new(0, 0, *width, *height));
            for position in area.intersection(cells.area).positions() {
                cells[position] = scene.cells[position].clone();
            }
            scene.cells = cells;
            scene.cursor = None;
        }
        Step::Repaint => screen.terminal.clear().unwrap(),
        Step::Write { .. } | Step::Erase { .. } => {}
    }
}

/// Makes of the scene one that ratatui can draw: nothing under a wide grapheme, as its own
/// `set_string` leaves it, and no wide grapheme over the right edge.
fn tidy(cells: &mut Buffer) {
    let area = cells.area;
    for y in 0..area.height {
        let mut x = 0;
        while x < area.width {
            let width = cells[(x, y)].cell_width().max(1);
            if x + width > area.width {
                cells[(x, y)].set_symbol(" ");
            }
            for covered in x + 1..(x + width).min(area.width) {
                cells[(covered, y)].reset();
            }
            x += width;
        }
    }
}

fn replay(profile: Profile, frames: &[Vec<Step>]) -> Result<(), TestCaseError> {
    let size = Size::new(40, 12);
    let mut screen = TestScreen::new(size, profile);
    let mut scene = Scene { cells: Buffer::empty(Rect::from(size)), cursor: None };
    for steps in frames {
        for step in steps {
            apply(step, &mut scene, &mut screen);
        }
        tidy(&mut scene.cells);
        screen.draw(&scene);
        let difference = screen.difference(&scene);
        prop_assert!(
            difference.is_none(),
            "{} after {:?}",
            difference.unwrap_or_default(),
            String::from_utf8_lossy(&screen.sent)
        );
        if profile.colours == Colours::None {
            prop_assert!(
                !speaks_of_colour(&screen.sent),
                "{:?}",
                String::from_utf8_lossy(&screen.sent)
            );
        }
        prop_assert_eq!(screen.draw(&scene), 0, "an unchanged frame");
    }
    Ok(())
}

/// Whether an SGR command names a colour.
fn speaks_of_colour(sent: &[u8]) -> bool {
    let sent = String::from_utf8_lossy(sent);
    sent.split("\x1b[").skip(1).any(|command| {
        let Some((codes, _)) = command.split_once('m') else {
            return false;
        };
        codes.split(';').filter_map(|code| code.parse::<u8>().ok()).any(|code| code >= 30)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn a_full_terminal_shows_every_frame(frames in frames()) {
        replay(Profile::of("xterm-256color", "", false), &frames)?;
    }

    #[test]
    fn a_terminal_without_painted_erasing_shows_every_frame(frames in frames()) {
        replay(Profile::of("screen", "", false), &frames)?;
    }

    #[test]
    fn an_unknown_terminal_shows_every_frame(frames in frames()) {
        replay(Profile::of("adm3a", "", false), &frames)?;
    }

    #[test]
    fn without_colour_every_frame_shows_its_marks(frames in frames()) {
        replay(Profile::of("xterm-mono", "", false), &frames)?;
    }

    #[test]
    fn no_color_on_an_old_terminal_shows_its_marks(frames in frames()) {
        replay(Profile::of("vt100", "truecolor", true), &frames)?;
    }

    #[test]
    fn a_console_shows_every_frame_in_its_own_signs_and_colours(frames in frames()) {
        replay(Profile::of("linux", "", false), &frames)?;
    }

    #[test]
    fn a_console_without_colour_shows_every_frame(frames in frames()) {
        replay(Profile::of("linux", "", true), &frames)?;
    }
}

#[test]
fn a_size_that_went_and_came_back_between_two_frames_is_drawn_anew() {
    let text = "Nguyễn Thị Thủy".to_owned();
    let write = Step::Write { x: 0, y: 0, text, style: Style::default() };
    let frames = [vec![write], vec![Step::Resize(1, 1), Step::Resize(40, 12)]];
    // What was outside the small size is blank again; the row that was kept is drawn.
    replay(Profile::of("adm3a", "", false), &frames).unwrap();
}

#[test]
fn the_rest_of_a_wide_letter_goes_with_it_on_a_console() {
    let write = |x, y, text: &str, style| Step::Write { x, y, text: text.to_owned(), style };
    let ground = Style::new().bg(Color::Black);
    // Rows come to stand over others, so that one wide letter begins in the middle of another.
    let frames = [
        vec![write(28, 4, "😀", Style::new())],
        vec![write(24, 7, "──┐中文", ground)],
        vec![Step::Shift { top: 0, bottom: 7, by: -3 }],
    ];
    for no_color in [false, true] {
        replay(Profile::of("linux", "", no_color), &frames).unwrap();
    }
}

#[test]
fn a_failed_write_is_repaired_by_the_next_frame() {
    use std::io;

    use ratatui::backend::Backend as _;
    use ratatui::buffer::Cell;

    use crate::runtime::terminal::LeanBackend;

    struct Flaky {
        broken: bool,
        sent: Vec<u8>,
    }
    impl io::Write for Flaky {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if self.broken {
                return Err(io::Error::from(io::ErrorKind::BrokenPipe));
            }
            self.sent.extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    let flaky = Flaky { broken: false, sent: Vec::new() };
    let mut backend = LeanBackend::new(flaky, Size::new(4, 2), Profile::of("xterm", "", false));
    let (a, b) = (Cell::new("a"), Cell::new("b"));
    backend.draw([(0, 0, &a)].into_iter()).unwrap();
    backend.flush().unwrap();
    backend.writer_mut().broken = true;
    backend.draw([(1, 0, &b)].into_iter()).unwrap();
    assert!(backend.flush().is_err());
    backend.writer_mut().broken = false;
    backend.writer_mut().sent.clear();
    backend.flush().unwrap();
    let sent = String::from_utf8(backend.writer_mut().sent.clone()).unwrap();
    assert!(sent.contains("\x1b[J") && sent.contains("ab"), "{sent:?}");
}
