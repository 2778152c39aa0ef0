//! Where things stand, and the few ways in which they are put there.
//!
//! Everything is clipped to its area, so a screen may be drawn into any rectangle, an empty one too.
//! Nothing here knows what it draws.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line as TextLine, Span};
use ratatui::widgets::{Block, Borders, Clear};

use crate::text;
use crate::tui::paint::Theme;
use crate::tui::part::bands::Bands;

/// The parts of the screen, top to bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// Where one is: one row.
    pub title: Rect,
    pub body: Rect,
    /// What happened: one row.
    pub notice: Rect,
    /// Which keys work: one row.
    pub footer: Rect,
}

/// Cuts the terminal into its parts.
pub fn parts(area: Rect) -> Parts {
    let [title, rest] = split_top(area, 1);
    let [rest, footer] = split_bottom(rest, 1);
    let [body, notice] = split_bottom(rest, 1);
    Parts { title, body, notice, footer }
}

/// The top `rows` rows, and the rest.
pub fn split_top(area: Rect, rows: u16) -> [Rect; 2] {
    let rows = rows.min(area.height);
    let top = Rect { height: rows, ..area };
    let y = area.y.saturating_add(rows);
    [top, Rect { y, height: area.height.saturating_sub(rows), ..area }]
}

/// The rest, and the bottom `rows` rows.
pub fn split_bottom(area: Rect, rows: u16) -> [Rect; 2] {
    let [top, bottom] = split_top(area, area.height.saturating_sub(rows.min(area.height)));
    [top, bottom]
}

/// The rows above a screen's list, the list, and the rows below it.
pub fn bands(area: Rect, bands: Bands) -> [Rect; 3] {
    let [above, rest] = split_top(area, bands.above);
    let [list, below] = split_bottom(rest, bands.below);
    [above, list, below]
}

/// The left `columns` columns, and the rest.
pub fn split_left(area: Rect, columns: u16) -> [Rect; 2] {
    let columns = columns.min(area.width);
    let left = Rect { width: columns, ..area };
    let x = area.x.saturating_add(columns);
    [left, Rect { x, width: area.width.saturating_sub(columns), ..area }]
}

/// The area without `columns` at its left and right.
pub fn inset(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width / 2);
    Rect {
        x: area.x.saturating_add(columns),
        width: area.width.saturating_sub(columns.saturating_mul(2)),
        ..area
    }
}

/// Row `row` of an area, 0 the first; empty where there is no such row.
pub fn row(area: Rect, row: usize) -> Rect {
    let row = u16::try_from(row).unwrap_or(u16::MAX);
    let height = u16::from(row < area.height);
    Rect { y: area.y.saturating_add(row.min(area.height)), height, ..area }
}

/// Puts pieces side by side on a row of an area.
pub fn put(frame: &mut Frame<'_>, area: Rect, at: usize, pieces: Vec<Span<'_>>) {
    let line = row(area, at).intersection(frame.area());
    if !line.is_empty() {
        frame.buffer_mut().set_line(line.x, line.y, &TextLine::from(pieces), line.width);
    }
}

/// Puts a text of one style on a row of an area, cut with `…` where it is too long.
pub fn put_text(frame: &mut Frame<'_>, area: Rect, at: usize, content: &str, style: Style) {
    let shown = text::truncate(content, usize::from(area.width)).into_owned();
    put(frame, area, at, vec![Span::styled(shown, style)]);
}

/// Puts a text at the right end of a row.
pub fn put_right(frame: &mut Frame<'_>, area: Rect, at: usize, content: &str, style: Style) {
    let shown = text::truncate(content, usize::from(area.width)).into_owned();
    let columns = cells(text::width(&shown));
    let left = area.width.saturating_sub(columns);
    let [_, right] = split_left(area, left);
    put(frame, right, at, vec![Span::styled(shown, style)]);
}

/// Puts a style on a whole row, over what stands there.
pub fn mark(frame: &mut Frame<'_>, area: Rect, at: usize, style: Style) {
    let line = row(area, at).intersection(frame.area());
    frame.buffer_mut().set_style(line, style);
}

/// Puts a text in as many rows as it needs, from a row of the area on. Returns the next free row.
pub fn put_wrapped(
    frame: &mut Frame<'_>,
    area: Rect,
    at: usize,
    content: &str,
    style: Style,
) -> usize {
    let lines = text::wrap(content, usize::from(area.width));
    for (below, line) in lines.iter().enumerate() {
        put_text(frame, area, at.saturating_add(below), line, style);
    }
    at.saturating_add(lines.len())
}

/// A box in the middle of an area, as wide and high as asked where there is room.
pub fn centred(area: Rect, width: u16, height: u16) -> Rect {
    let width = width.min(area.width);
    let height = height.min(area.height);
    Rect {
        x: area.x.saturating_add(area.width.saturating_sub(width) / 2),
        y: area.y.saturating_add(area.height.saturating_sub(height) / 2),
        width,
        height,
    }
}

/// Columns beside a box that are too few to show anything.
const SLIVER: u16 = 2;

/// Clears an area, draws a border with a title around it and returns what is inside.
pub fn boxed(frame: &mut Frame<'_>, area: Rect, title: &str, theme: &Theme) -> Rect {
    let area = area.intersection(frame.area());
    if area.is_empty() {
        return area;
    }
    // A sliver of the screen beside a wide box would look as if it belonged to it.
    let whole = frame.area();
    let beside = (area.x.saturating_sub(whole.x)).max(whole.right().saturating_sub(area.right()));
    let cleared =
        if beside <= SLIVER { Rect { x: whole.x, width: whole.width, ..area } } else { area };
    frame.render_widget(Clear, cleared);
    let room = usize::from(area.width.saturating_sub(4));
    let title = format!(" {} ", text::truncate(title, room));
    let block = Block::new()
        .borders(Borders::ALL)
        .style(theme.base)
        .title(Span::styled(title, theme.title));
    let inner = block.inner(area);
    frame.render_widget(block, area);
    inset(inner, 1)
}

/// A bar of `cells` cells, filled by `part` of `whole`.
pub fn bar(part: u64, whole: u64, cells: usize) -> String {
    let wide = u64::try_from(cells).unwrap_or(u64::MAX);
    let filled = match whole {
        0 => 0,
        whole => part.min(whole).saturating_mul(wide).div_ceil(whole),
    };
    let filled = usize::try_from(filled).unwrap_or(cells).min(cells);
    let mut out = "█".repeat(filled);
    out.push_str(&"░".repeat(cells.saturating_sub(filled)));
    out
}

/// A number of cells as the terminal counts them.
pub fn cells(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::part::bands::AROUND_SCREEN;
    use proptest::prelude::*;

    #[test]
    fn a_bar_is_full_only_when_all_is_done() {
        assert_eq!(bar(0, 10, 4), "░░░░");
        assert_eq!(bar(1, 10, 4), "█░░░");
        assert_eq!(bar(10, 10, 4), "████");
        assert_eq!(bar(3, 0, 4), "░░░░");
        assert_eq!(bar(99, 10, 2), "██");
    }

    proptest! {
        #[test]
        fn parts_fill_the_terminal(width in 0_u16..300, height in 0_u16..300) {
            let area = Rect::new(0, 0, width, height);
            let cut = parts(area);
            let rows = [cut.title, cut.body, cut.notice, cut.footer].map(|part| part.height);
            prop_assert_eq!(rows.iter().sum::<u16>(), height);
            prop_assert_eq!(cut.body.height, height.saturating_sub(AROUND_SCREEN));
            prop_assert!(centred(area, 60, 20).intersection(area) == centred(area, 60, 20));
        }
    }
}
