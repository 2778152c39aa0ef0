//! Rows of styled text, what part of them is seen, and the cursor among them.
//!
//! What makes rows says where the cursor would stand; the view decides what part of them is seen and
//! is the only one that sets the cursor.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use crate::tui::paint::layout;

/// One row: pieces side by side.
pub(in crate::tui) type Pieces = Vec<Span<'static>>;

/// Rows, and the cursor as row and column among them.
#[derive(Debug, Default)]
pub(in crate::tui) struct Rows {
    pub(in crate::tui) rows: Vec<Pieces>,
    pub(in crate::tui) cursor: Option<(usize, usize)>,
}

/// The first row to show so that rows `first` to `last` are seen. The window moves by half its
/// height, not with every row, so that going on redraws little.
pub(in crate::tui) fn window(total: usize, height: usize, first: usize, last: usize) -> usize {
    if total <= height || height == 0 {
        return 0;
    }
    let step = (height / 2).max(1);
    let most = total.saturating_sub(height);
    // One row more than needed is shown below, so that one sees that it goes on.
    let beyond = last.saturating_add(2).saturating_sub(height);
    let top = beyond.div_ceil(step).saturating_mul(step).min(most);
    if first < top { first } else { top }
}

/// Puts the rows that fit into an area, from row `top` on, with marks where more are above or below.
pub(in crate::tui) fn put_rows(
    frame: &mut Frame<'_>,
    area: Rect,
    rows: Vec<Pieces>,
    top: usize,
    mark: ratatui::style::Style,
) {
    let total = rows.len();
    let height = usize::from(area.height);
    let [text, margin] = layout::split_left(area, area.width.saturating_sub(1));
    for (at, pieces) in rows.into_iter().skip(top).take(height).enumerate() {
        layout::put(frame, text, at, pieces);
    }
    if top > 0 {
        layout::put_text(frame, margin, 0, "▲", mark);
    }
    if top.saturating_add(height) < total {
        layout::put_text(frame, margin, height.saturating_sub(1), "▼", mark);
    }
}

/// Puts the cursor on a row and column of an area, if it is inside.
pub(in crate::tui) fn put_cursor(frame: &mut Frame<'_>, area: Rect, row: usize, column: usize) {
    let x = area.x.saturating_add(layout::cells(column));
    let y = area.y.saturating_add(layout::cells(row));
    let area = area.intersection(frame.area());
    let at = Position { x: x.min(area.right().saturating_sub(1)), y };
    if area.contains(at) {
        frame.set_cursor_position(at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_window_stands_still_until_it_must_move() {
        assert_eq!(window(10, 20, 9, 9), 0);
        assert_eq!(window(40, 20, 18, 18), 0);
        assert_eq!(window(40, 20, 19, 19), 10);
        assert_eq!(window(40, 20, 28, 28), 10);
        assert_eq!(window(40, 20, 39, 39), 20);
        assert_eq!(window(40, 0, 39, 39), 0);
    }

    proptest! {
        #[test]
        fn what_has_the_focus_is_seen(
            total in 0_usize..200, height in 1_usize..60, first in 0_usize..200, rows in 1_usize..10,
        ) {
            prop_assume!(first < total);
            let last = first.saturating_add(rows).min(total) - 1;
            let top = window(total, height, first, last);
            prop_assert!(top <= first && first < top + height);
            prop_assert!(last < top + height || last - first >= height);
        }
    }
}
