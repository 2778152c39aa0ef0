//! The backend as a whole, against a terminal emulator that was written by others.
//!
//! [`TestDevice`] draws scenes through ratatui on the backend and feeds the bytes to the emulator;
//! `replay` says that the emulator then shows the scene, `bytes` says how much was sent for it.

use std::num::NonZeroU16;

use ratatui::Terminal;
use ratatui::buffer::{Buffer, Cell, CellWidth as _};
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

use crate::runtime::terminal::{Colours, LeanBackend, Profile, font};

mod bytes;
mod replay;

/// A scene: the cells and the cursor that a frame should show.
#[derive(Clone, Debug)]
pub(super) struct Scene {
    pub(super) cells: Buffer,
    pub(super) cursor: Option<Position>,
}

/// The backend with an emulator behind it.
pub(super) struct TestScreen {
    pub(super) terminal: Terminal<LeanBackend<Vec<u8>>>,
    emulator: vt100::Parser,
    profile: Profile,
    pub(super) sent: Vec<u8>,
}

impl TestScreen {
    pub(super) fn new(size: Size, profile: Profile) -> Self {
        let backend = LeanBackend::new(Vec::new(), size, profile);
        let terminal = Terminal::new(backend).unwrap();
        Self { terminal, emulator: dirty(size), profile, sent: Vec::new() }
    }

    /// Another size; the emulator shows something else, as real ones may after a resize.
    pub(super) fn resize(&mut self, size: Size) {
        if size != self.terminal.size().unwrap() {
            self.terminal.backend_mut().resize(size);
            self.emulator = dirty(size);
        }
    }

    /// Draws the scene, feeds the emulator, and says how many bytes it took.
    pub(super) fn draw(&mut self, scene: &Scene) -> usize {
        self.terminal
            .draw(|frame| {
                frame.buffer_mut().clone_from(&scene.cells);
                if let Some(position) = scene.cursor {
                    frame.set_cursor_position(position);
                }
            })
            .unwrap();
        self.sent = std::mem::take(self.terminal.backend_mut().writer_mut());
        self.emulator.process(&self.sent);
        self.sent.len()
    }

    /// What the emulator shows otherwise than the scene asks for; None if nothing.
    pub(super) fn difference(&self, scene: &Scene) -> Option<String> {
        let screen = self.emulator.screen();
        let console = on_console(&scene.cells);
        let cells = if self.profile.console_font { &console } else { &scene.cells };
        let area = cells.area;
        for y in 0..area.height {
            let mut x = 0;
            while x < area.width {
                let wanted = &cells[(x, y)];
                let shown = screen.cell(y, x).unwrap();
                if let Some(what) = cell_difference(wanted, shown, self.profile) {
                    return Some(format!("at {x},{y}: {what}"));
                }
                x += wanted.cell_width().max(1);
            }
        }
        match scene.cursor {
            None => (!screen.hide_cursor()).then(|| "the cursor shows".to_owned()),
            Some(_) if screen.hide_cursor() => Some("the cursor is hidden".to_owned()),
            Some(Position { x, y }) => {
                let shown = screen.cursor_position();
                (shown != (y, x)).then(|| format!("the cursor is at {shown:?}, not {:?}", (y, x)))
            }
        }
    }
}

/// What a console should show of these cells: one sign of its font for each grapheme, blanks in the
/// rest of its cells, the eight colours and the three marks that it has.
fn on_console(cells: &Buffer) -> Buffer {
    let mut out = cells.clone();
    for y in 0..out.area.height {
        let mut x = 0;
        while x < out.area.width {
            let width = out[(x, y)].cell_width().max(1);
            let cell = &mut out[(x, y)];
            let sign = font::shown(cell.symbol());
            assert!(font::has(sign), "{sign:?} for {:?}", cell.symbol());
            cell.set_char(sign);
            cell.modifier -= Modifier::DIM | Modifier::ITALIC | Modifier::CROSSED_OUT;
            let plain = |color| match color {
                Color::DarkGray | Color::White => Color::Reset,
                color => color,
            };
            let clash = cell.fg != cell.bg && plain(cell.fg) == plain(cell.bg);
            cell.fg = if clash { Color::Reset } else { plain(cell.fg) };
            cell.bg = plain(cell.bg);
            let blank = cell.clone();
            for covered in x + 1..(x + width).min(out.area.width) {
                out[(covered, y)] = blank.clone();
                out[(covered, y)].set_char(' ');
            }
            x += width;
        }
    }
    out
}

/// A terminal on which something else wrote before.
fn dirty(size: Size) -> vt100::Parser {
    let cells = |count| NonZeroU16::new(count).unwrap();
    let mut emulator = vt100::Parser::new(cells(size.height), cells(size.width), 0);
    emulator.process(b"\x1b[1;7;31;44m");
    emulator.process("#".repeat(usize::from(size.width) * usize::from(size.height)).as_bytes());
    if size.height > 2 {
        emulator.process(b"\x1b[1;2r");
    }
    emulator
}

fn cell_difference(wanted: &Cell, shown: &vt100::Cell, profile: Profile) -> Option<String> {
    let text = if shown.has_contents() { shown.contents() } else { " " };
    if text != wanted.symbol() || shown.is_wide() != (wanted.cell_width() == 2) {
        return Some(format!("{text:?}, not {:?}", wanted.symbol()));
    }
    let mark = |mark| wanted.modifier.contains(mark);
    let colour = profile.colours != Colours::None;
    let ink = |color: Color| if colour { color } else { Color::Reset };
    let blank = wanted.symbol() == " ";
    let reversed = mark(Modifier::REVERSED);
    let lined = mark(Modifier::UNDERLINED);
    let checks = [
        ("reversed", true, shown.inverse() == reversed),
        ("underlined", true, shown.underline() == lined),
        ("ground", true, shown.bgcolor() == color(ink(wanted.bg))),
        ("letter", !blank || reversed || lined, shown.fgcolor() == color(ink(wanted.fg))),
        ("bold", !blank || reversed, shown.bold() == mark(Modifier::BOLD)),
        ("dim", !blank || reversed, shown.dim() == mark(Modifier::DIM)),
        ("italic", !blank, shown.italic() == mark(Modifier::ITALIC)),
    ];
    let wrong = checks.iter().find(|(_, matters, right)| *matters && !right)?;
    Some(format!("{} is wrong in {wanted:?}: {shown:?}", wrong.0))
}

fn color(color: Color) -> vt100::Color {
    let names = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    names
        .iter()
        .position(|name| *name == color)
        .map_or(vt100::Color::Default, |index| vt100::Color::Idx(u8::try_from(index).unwrap()))
}
