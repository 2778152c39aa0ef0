//! The settings: label and value, a row each; the line that explains the marked one below.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::text::{pad, truncate};
use crate::tui::paint::{View, layout};
use crate::tui::screen::settings::{BANDS, SettingsRow, SettingsState};

/// Cells of a label.
const LABEL: usize = 26;

pub(in crate::tui) fn draw(
    state: &SettingsState,
    view: &View<'_>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let theme = view.theme;
    let [head, list, help] = layout::bands(layout::inset(area, 1), BANDS);
    layout::put_text(frame, head, 0, &view.text("settings-hint"), theme.base);
    let rows = SettingsRow::all();
    let window = state.scroll.window(rows.len(), usize::from(list.height));
    let start = window.start;
    let room = usize::from(list.width).saturating_sub(LABEL.saturating_add(4));
    for (at, row) in rows.get(window).unwrap_or_default().iter().enumerate() {
        let value = view.text(&row.value_key(&view.cx));
        let (before, after) = match row {
            SettingsRow::Pref(_) => ("< ", " >"),
            SettingsRow::Act(_) => ("  ", ""),
        };
        let pieces = vec![
            Span::raw(" "),
            Span::styled(pad(&view.text(&row.label_key()), LABEL), theme.label),
            Span::styled(before, theme.dim),
            Span::styled(truncate(&value, room).into_owned(), theme.value),
            Span::styled(after, theme.dim),
        ];
        layout::put(frame, list, at, pieces);
    }
    layout::mark(frame, list, state.scroll.marked.saturating_sub(start), theme.selected);
    if let Some(row) = rows.get(state.scroll.marked) {
        layout::put_wrapped(frame, help, 1, &view.text(&row.help_key()), theme.base);
    }
}
