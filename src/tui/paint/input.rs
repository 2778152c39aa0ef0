//! A line that is typed on a row of the screen: its label, the part of it that is seen, the cursor.
//!
//! Invariant: the cursor stands within the field, or nowhere.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::text::{LineEditor, width};
use crate::tui::paint::rows::put_cursor;
use crate::tui::paint::{Theme, View, layout};

/// Draws a label and the line after it on the first row of an area; the cursor is the screen's
/// unless something stands over it.
pub fn input_line(
    view: &View<'_>,
    label: &str,
    line: &LineEditor,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    labelled(view.theme, label, (line, !view.is_covered), area, frame);
}

/// The same with the cursor in it only where the caller says so.
pub fn labelled(
    theme: &Theme,
    label: &str,
    (line, has_cursor): (&LineEditor, bool),
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let label = if label.is_empty() { String::new() } else { format!("{label} ") };
    let [name, field] = layout::split_left(layout::row(area, 0), layout::cells(width(&label)));
    layout::put(frame, name, 0, vec![Span::styled(label, theme.label)]);
    field_line(line, theme.focus, has_cursor, field, frame);
}

/// The line alone, as wide as its area.
pub fn field_line(
    line: &LineEditor,
    style: Style,
    has_cursor: bool,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let field = layout::row(area, 0);
    let (shown, cursor) = line.view(usize::from(field.width));
    layout::put(frame, field, 0, vec![Span::styled(shown.to_owned(), style)]);
    if has_cursor && !field.is_empty() {
        put_cursor(frame, field, 0, cursor);
    }
}
