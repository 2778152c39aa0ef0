//! The columns of a list: heading, some values, and what each was taken for.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::text::{pad, truncate};
use crate::tui::paint::{View, layout};
use crate::tui::screen::import::columns;
use crate::tui::screen::import::{ColumnsView, Preview, column_name, meaning};

/// Cells of the columns.
const AT: usize = 3;
const HEADING: usize = 26;
const SAMPLES: usize = 22;

pub(in crate::tui) fn draw(
    preview: &Preview,
    state: &ColumnsView,
    view: &View<'_>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let theme = view.theme;
    let [head, body, _] = layout::bands(area, columns::BANDS);
    layout::put_text(frame, head, 0, &view.text("import-columns-help"), theme.dim);
    let heads = format!(
        "{} {} {} {}",
        pad("", AT),
        pad(&view.text("import-col-heading"), HEADING),
        pad(&view.text("import-col-samples"), SAMPLES),
        view.text("import-col-meaning"),
    );
    layout::put_text(frame, head, 2, &heads, theme.label);
    let found = &preview.found;
    let columns = &found.reading.columns;
    let window = state.scroll.window(columns.len(), usize::from(body.height));
    let start = window.start;
    for (at, column) in columns.get(window).unwrap_or_default().iter().enumerate() {
        let samples = found.samples.get(start.saturating_add(at)).cloned().unwrap_or_default();
        let taken = state.meaning(found, column);
        let label = meaning(&view.cx, found.reading.kind, taken);
        let style = if taken.is_some() { theme.value } else { theme.dim };
        let room = usize::from(area.width).saturating_sub(AT + HEADING + SAMPLES + 3);
        let pieces = vec![
            Span::styled(pad(&column_name(column.at), AT), theme.key),
            Span::raw(" "),
            Span::styled(pad(&column.heading, HEADING), theme.value),
            Span::raw(" "),
            Span::styled(pad(&samples.join("; "), SAMPLES), theme.dim),
            Span::raw(" "),
            Span::styled(truncate(&label, room).into_owned(), style),
        ];
        layout::put(frame, body, at, pieces);
    }
    let [bar, _] = layout::split_left(body, layout::cells(AT + HEADING + 1));
    layout::mark(frame, bar, state.scroll.marked.saturating_sub(start), theme.selected);
}
