//! The box of a list to choose from.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::app::picker::{Picker, Row};
use crate::text::{pad, truncate, width};
use crate::ui::widget::{Pieces, put_cursor, put_rows, window};
use crate::ui::{View, layout};

/// The box is as wide as this where there is room.
const WIDTH: u16 = 72;

/// Draws a picker's box over an area.
pub(in crate::ui) fn draw(picker: &Picker, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let wanted = layout::cells(picker.rows.len().saturating_add(4));
    let area = layout::centred(area, WIDTH, wanted.clamp(7, 40));
    let title = picker.title.text(&view.app.locale);
    let inner = layout::boxed(frame, area, &title, view.theme);
    let [find, rest] = layout::split_top(inner, 1);
    draw_find(picker, view, find, frame);
    let said = match (picker.rows.is_empty(), picker.more) {
        (true, _) => view.text("picker-none"),
        (false, 0) => String::new(),
        (false, more) => view.with("picker-more", &[("count", more.to_string())]),
    };
    let [list, last] = layout::split_bottom(rest, u16::from(!said.is_empty()));
    layout::put_text(frame, last, 0, &said, view.theme.dim);
    let height = usize::from(list.height);
    let top = window(picker.rows.len(), height, picker.marked, picker.marked);
    let room = usize::from(list.width.saturating_sub(1));
    let label_cells = label_cells(picker, top, height, room);
    let rows: Vec<Pieces> = picker
        .rows
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let seen = at >= top && at < top.saturating_add(height);
            if seen { pieces(picker, view, row, at, label_cells, room) } else { Vec::new() }
        })
        .collect();
    put_rows(frame, list, rows, top, view.theme.dim);
}

fn draw_find(picker: &Picker, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let label = format!("{} ", view.text("picker-find"));
    let indent = width(&label);
    let cells = usize::from(area.width).saturating_sub(indent);
    let (shown, column) = picker.find.view(cells);
    let text = pad(shown, cells);
    let spans = vec![Span::styled(label, view.theme.label), Span::styled(text, view.theme.focus)];
    layout::put(frame, area, 0, spans);
    put_cursor(frame, area, 0, indent.saturating_add(column));
}

/// The widest label on screen, at most half of the room.
fn label_cells(picker: &Picker, top: usize, height: usize, room: usize) -> usize {
    let seen = picker.rows.iter().skip(top).take(height);
    let detailed = seen.filter(|row| !row.detail.is_empty());
    detailed.map(|row| width(&row.label)).max().unwrap_or(room).min(room / 2)
}

fn pieces(
    picker: &Picker,
    view: &View<'_>,
    row: &Row,
    at: usize,
    label_cells: usize,
    room: usize,
) -> Pieces {
    let theme = view.theme;
    let marked = at == picker.marked;
    let tick = match &picker.ticked {
        None => "",
        Some(_) if picker.is_ticked(row) => "[x] ",
        Some(_) => "[ ] ",
    };
    let mark = if marked { "> " } else { "  " };
    let mut text = format!("{mark}{tick}");
    if row.detail.is_empty() {
        text.push_str(&row.label);
    } else {
        text.push_str(&pad(&truncate(&row.label, label_cells), label_cells));
        text.push_str("  ");
        text.push_str(&row.detail);
    }
    let text = truncate(&text, room).into_owned();
    if marked {
        vec![Span::styled(pad(&text, room), theme.selected)]
    } else {
        vec![Span::styled(text, theme.value)]
    }
}
