//! The shadow: a grid of cells that says what stands on the terminal, or what should.
//!
//! Knows widths, not bytes. A wide grapheme holds its first cell, and the cells it covers are
//! tails. Invariants: a tail always has its grapheme before it in the same row, and a grapheme all
//! its tails after it; no cell holds a control character, so nothing typed or imported can speak
//! to the terminal; a blank carries only the attributes that show on a blank.

use std::ops::Range;

use ratatui::buffer::{Cell, CellWidth as _};
use ratatui::layout::Size;
use ratatui::style::Modifier;

use crate::runtime::terminal::font;
use crate::runtime::terminal::profile::Profile;
use crate::runtime::terminal::sgr::SgrState;

/// What is drawn in a cell.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Glyph {
    /// One character, of any width.
    Char(char),
    /// A grapheme of several characters.
    Cluster(Box<str>),
    /// Covered by the wide grapheme before it; on a console, where one narrow sign stands in for
    /// that, drawn as a blank.
    Tail,
}

impl Glyph {
    /// The bytes it takes.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Char(letter) => letter.len_utf8(),
            Self::Cluster(text) => text.len(),
            Self::Tail => 0,
        }
    }

    /// Whether terminals disagree about its width, so that after drawing it the cursor may be
    /// anywhere: emoji and composed graphemes, but not the plain wide letters.
    pub(super) fn is_fragile(&self, width: usize) -> bool {
        match self {
            Self::Char(letter) => width != 1 && !is_plain_wide(*letter),
            Self::Cluster(_) => true,
            Self::Tail => false,
        }
    }
}

/// Letters on whose two cells all terminals agree.
fn is_plain_wide(letter: char) -> bool {
    matches!(u32::from(letter),
        0x1100..=0x115F
        | 0x2E80..=0xA4CF
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF01..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0x20000..=0x3FFFD)
}

/// A cell of the grid.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct ShadowCell {
    pub(super) glyph: Glyph,
    pub(super) sgr: SgrState,
}

impl ShadowCell {
    pub(super) const fn blank(sgr: SgrState) -> Self {
        Self { glyph: Glyph::Char(' '), sgr }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.glyph == Glyph::Char(' ')
    }
}

/// The cells of a screen, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Grid {
    columns: usize,
    slots: Vec<ShadowCell>,
}

impl Grid {
    pub(super) fn blank(size: Size) -> Self {
        let columns = usize::from(size.width);
        let cells = columns * usize::from(size.height);
        Self { columns, slots: vec![ShadowCell::blank(SgrState::default()); cells] }
    }

    pub(super) fn row_count(&self) -> usize {
        self.slots.len().checked_div(self.columns).unwrap_or(0)
    }

    /// The cells of a row; none outside the grid.
    pub(super) fn row(&self, y: usize) -> &[ShadowCell] {
        self.slots.get(self.cells_of(y)).unwrap_or_default()
    }

    fn row_mut(&mut self, y: usize) -> &mut [ShadowCell] {
        let cells = self.cells_of(y);
        self.slots.get_mut(cells).unwrap_or_default()
    }

    const fn cells_of(&self, y: usize) -> Range<usize> {
        let start = y.saturating_mul(self.columns);
        start..start.saturating_add(self.columns)
    }

    /// Blanks every cell.
    pub(super) fn clear(&mut self) {
        self.slots.fill(ShadowCell::blank(SgrState::default()));
    }

    /// Blanks the cells of `columns` in row `y`, with any grapheme that reaches into them.
    pub(super) fn clear_cells(&mut self, y: usize, columns: Range<usize>) {
        let row = self.row_mut(y);
        for x in columns {
            part(row, x);
            if let Some(slot) = row.get_mut(x) {
                *slot = ShadowCell::blank(SgrState::default());
            }
        }
    }

    /// Draws a cell at (`x`, `y`) and says how many columns it took; outside the grid nothing is
    /// drawn and 0 said. A grapheme that would stand over the right edge becomes a blank.
    pub(super) fn put(&mut self, x: usize, y: usize, cell: &Cell, profile: Profile) -> usize {
        let columns = self.columns;
        let row = self.row_mut(y);
        if x >= row.len() {
            return 0;
        }
        let (mut glyph, mut width) = glyph_of(cell.symbol());
        if x + width > columns {
            (glyph, width) = (Glyph::Char(' '), 1);
        }
        for covered in x..x + width {
            part(row, covered);
        }
        if cell.modifier.contains(Modifier::HIDDEN) {
            glyph = Glyph::Char(' ');
        }
        let mut sgr = SgrState::new(cell.fg, cell.bg, cell.modifier, profile);
        if profile.console_font {
            glyph = for_console(&glyph);
        }
        if glyph == Glyph::Char(' ') {
            sgr = sgr.on_blank();
            for slot in row.iter_mut().skip(x).take(width) {
                *slot = ShadowCell::blank(sgr);
            }
            return width;
        }
        for slot in row.iter_mut().skip(x).take(width).skip(1) {
            *slot = ShadowCell { glyph: Glyph::Tail, sgr };
        }
        if let Some(slot) = row.get_mut(x) {
            *slot = ShadowCell { glyph, sgr };
        }
        width
    }

    /// The rows `top..=bottom` moved by `rows` (up if positive), blanks taking the freed rows.
    pub(super) fn scrolled(&self, scroll: &Scroll) -> Self {
        let mut moved = self.clone();
        for y in scroll.top..=scroll.bottom {
            let source = scroll.source(y);
            let row = moved.row_mut(y);
            match source {
                Some(source) => row.clone_from_slice(self.row(source)),
                None => row.fill(ShadowCell::blank(SgrState::default())),
            }
        }
        moved
    }
}

/// A shift of the rows `top..=bottom`: up by `by` rows if positive, down if negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scroll {
    pub(super) top: usize,
    pub(super) bottom: usize,
    pub(super) by: isize,
}

impl Scroll {
    /// The row that comes to stand at row `y` of the region, if one does.
    pub(super) fn source(&self, y: usize) -> Option<usize> {
        y.checked_add_signed(self.by).filter(|source| (self.top..=self.bottom).contains(source))
    }
}

/// The width of the grapheme at `x` of a row: itself and its tails.
pub(super) fn width_at(row: &[ShadowCell], x: usize) -> usize {
    1 + row.iter().skip(x + 1).take_while(|slot| slot.glyph == Glyph::Tail).count()
}

/// Blanks the whole wide grapheme that covers `x`, because a part of it is about to be drawn over.
fn part(row: &mut [ShadowCell], x: usize) {
    let start = row.iter().take(x + 1).rposition(|slot| slot.glyph != Glyph::Tail).unwrap_or(0);
    let width = width_at(row, start);
    if width > 1 {
        for slot in row.iter_mut().skip(start).take(width) {
            *slot = ShadowCell::blank(SgrState::default());
        }
    }
}

/// What a console's font has for a glyph.
fn for_console(glyph: &Glyph) -> Glyph {
    match glyph {
        Glyph::Char(letter) if letter.is_ascii() => Glyph::Char(*letter),
        Glyph::Char(letter) => Glyph::Char(font::shown(letter.encode_utf8(&mut [0; 4]))),
        Glyph::Cluster(text) => Glyph::Char(font::shown(text)),
        Glyph::Tail => Glyph::Tail,
    }
}

/// A symbol as a glyph and its width, 1 or more. Control characters become `?`, a symbol that
/// takes no cell a blank.
fn glyph_of(symbol: &str) -> (Glyph, usize) {
    let mut letters = symbol.chars();
    let first = letters.next().unwrap_or(' ');
    if symbol.chars().any(char::is_control) {
        return (Glyph::Char('?'), 1);
    }
    let width = usize::from(symbol.cell_width());
    match letters.next() {
        _ if width == 0 => (Glyph::Char(' '), 1),
        None => (Glyph::Char(first), width),
        Some(_) => (Glyph::Cluster(symbol.into()), width),
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Color;

    use super::*;

    fn text(grid: &Grid, y: usize) -> String {
        grid.row(y)
            .iter()
            .map(|slot| match &slot.glyph {
                Glyph::Char(letter) => letter.to_string(),
                Glyph::Cluster(text) => text.to_string(),
                Glyph::Tail => "_".to_owned(),
            })
            .collect()
    }

    fn any() -> Profile {
        Profile::of("xterm", "", false)
    }

    fn cell(symbol: &str) -> Cell {
        let mut cell = Cell::default();
        cell.set_symbol(symbol);
        cell
    }

    #[test]
    fn drawing_over_a_part_of_a_wide_letter_blanks_the_rest() {
        let mut grid = Grid::blank(Size::new(6, 1));
        for (x, symbol, wanted) in [
            (1, "中", " 中_   "),
            (2, "x", "  x   "),
            (1, "中", " 中_   "),
            (0, "日", "日_    "),
            (4, "本", "日_  本_"),
            (3, "中", "日_ 中_ "),
            (5, "本", "日_ 中_ "),
        ] {
            grid.put(x, 0, &cell(symbol), any());
            assert_eq!(text(&grid, 0), wanted, "after {symbol} at {x}");
        }
    }

    #[test]
    fn nothing_in_a_cell_can_speak_to_the_terminal() {
        let mut grid = Grid::blank(Size::new(6, 1));
        for (x, symbol) in
            ["\x1b[2J", "\x07", "a\u{9b}", "", "\u{301}", "e\u{301}"].iter().enumerate()
        {
            grid.put(x, 0, &cell(symbol), any());
        }
        assert_eq!(text(&grid, 0), "???  e\u{301}");
    }

    #[test]
    fn a_console_gets_only_signs_of_its_font_and_every_width_stays() {
        let console = Profile::of("linux", "", false);
        let mut grid = Grid::blank(Size::new(12, 1));
        let mut x = 0;
        for symbol in
            ["e\u{302}\u{323}", "₫", "中", "✓", "q\u{301}", "\u{1f600}", "ж", "Đ", "\u{a0}"]
        {
            x += grid.put(x, 0, &cell(symbol), console);
        }
        assert_eq!(text(&grid, 0), "ệđ?_xq?_?Đ  ");
        assert_eq!(x, 11);
        let mut marked = cell("中");
        marked.modifier = Modifier::REVERSED | Modifier::DIM;
        grid.put(0, 0, &marked, console);
        let bar = SgrState::new(Color::Reset, Color::Reset, Modifier::REVERSED, console);
        assert!(grid.row(0).iter().take(2).all(|slot| slot.sgr == bar), "the rest is marked too");
    }

    #[test]
    fn hidden_text_is_blank_and_outside_is_nothing() {
        let mut grid = Grid::blank(Size::new(4, 1));
        let mut hidden = cell("中");
        hidden.modifier = Modifier::HIDDEN;
        assert_eq!(grid.put(0, 0, &hidden, any()), 2);
        assert_eq!(text(&grid, 0), "    ");
        assert_eq!(grid.put(4, 0, &cell("x"), any()), 0);
        assert_eq!(grid.put(0, 1, &cell("x"), any()), 0);
    }

    #[test]
    fn a_scroll_moves_rows_and_frees_the_others() {
        let mut grid = Grid::blank(Size::new(1, 4));
        for (y, symbol) in ["a", "b", "c", "d"].iter().enumerate() {
            grid.put(0, y, &cell(symbol), any());
        }
        for (top, bottom, by, wanted) in
            [(0, 3, 1, "bcd "), (0, 2, -1, " abd"), (1, 3, 2, "ad  "), (0, 3, -3, "   a")]
        {
            let moved = grid.scrolled(&Scroll { top, bottom, by });
            let shown: String = (0..4).map(|y| text(&moved, y)).collect();
            assert_eq!(shown, wanted, "{top}..={bottom} by {by}");
        }
    }
}
