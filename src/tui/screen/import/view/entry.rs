//! One row of a list: its lines, and the cell being corrected.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::text::{pad, truncate};
use crate::tui::paint::input::field_line;
use crate::tui::paint::{View, layout};
use crate::tui::part::sheet::Emphasis;
use crate::tui::screen::import::entry;
use crate::tui::screen::import::{EntryLine, EntryView, LABEL, Preview, VALUE, name};

pub(in crate::tui) fn draw(
    preview: &Preview,
    state: &EntryView,
    view: &View<'_>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let theme = view.theme;
    let [head, body, _] = layout::bands(area, entry::BANDS);
    let Some((item, entry)) = preview.at(state.at) else { return };
    let does = view.text(&format!("import-action-{}", item.action.name()));
    let args = [
        ("row", item.row.to_string()),
        ("does", does),
        ("name", name(preview.found.reading.kind, entry)),
    ];
    layout::put_text(frame, head, 0, &view.with("import-entry", &args), theme.title);
    let updates = item.record.is_some() || state.has_twin();
    let heads = format!(
        "{} {} {}",
        pad(&view.text("import-col-field"), LABEL),
        pad(&view.text("import-col-value"), VALUE),
        if state.has_twin() {
            view.text("import-col-like")
        } else if updates {
            view.text("import-col-stored")
        } else {
            String::new()
        },
    );
    layout::put_text(frame, head, 1, &heads, theme.label);
    let lines = state.lines();
    let window = state.scroll.window(lines.len(), usize::from(body.height));
    let start = window.start;
    for (at, line) in lines.get(window).unwrap_or_default().iter().enumerate() {
        draw_line(line, updates, view, body, at, frame);
    }
    let marked = state.scroll.marked.saturating_sub(start);
    match &state.edit {
        Some(edit) if !edit.is_choice() => draw_edit(edit, view, body, marked, frame),
        _ => {
            let cells = LABEL.saturating_add(VALUE).saturating_add(1);
            let [bar, _] = layout::split_left(body, layout::cells(cells));
            layout::mark(frame, bar, marked, theme.selected);
        }
    }
}

fn draw_line(
    line: &EntryLine,
    updates: bool,
    view: &View<'_>,
    area: Rect,
    at: usize,
    frame: &mut Frame<'_>,
) {
    let theme = view.theme;
    let width = usize::from(area.width);
    if line.emphasis == Emphasis::Head {
        layout::put_text(frame, area, at, &line.label, theme.title);
        return;
    }
    if line.label.is_empty() && line.emphasis == Emphasis::Warn {
        layout::put_text(frame, area, at, &line.value, theme.warn);
        return;
    }
    let style = match line.emphasis {
        Emphasis::Warn => theme.warn,
        Emphasis::Dim => theme.dim,
        Emphasis::Plain | Emphasis::Head => theme.value,
    };
    let two = updates && line.emphasis != Emphasis::Dim && !line.beside.is_empty();
    let room = width.saturating_sub(LABEL.saturating_add(1));
    let value_room = if two { VALUE } else { room };
    let mut pieces = vec![
        Span::styled(pad(&line.label, LABEL), theme.label),
        Span::raw(" "),
        Span::styled(pad(&truncate(&line.value, value_room), value_room), style),
    ];
    if two {
        let left = room.saturating_sub(VALUE.saturating_add(1));
        pieces.push(Span::raw(" "));
        pieces.push(Span::styled(truncate(&line.beside, left).into_owned(), theme.dim));
    }
    layout::put(frame, area, at, pieces);
}

/// The line being typed, over the row of its cell.
fn draw_edit(
    edit: &crate::tui::screen::import::Edit,
    view: &View<'_>,
    area: Rect,
    at: usize,
    frame: &mut Frame<'_>,
) {
    let line = layout::row(area, at);
    let [name, field] = layout::split_left(line, layout::cells(LABEL.saturating_add(1)));
    let label = view.text(&edit.spot.field.label_key(edit.spot.kind));
    layout::put(frame, name, 0, vec![Span::styled(pad(&label, LABEL), view.theme.title)]);
    let blank = " ".repeat(usize::from(field.width));
    layout::put(frame, field, 0, vec![Span::raw(blank)]);
    field_line(&edit.cell.line, view.theme.focus, !view.is_covered, field, frame);
}
