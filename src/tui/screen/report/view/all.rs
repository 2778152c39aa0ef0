//! The list of reports, with the year and the village above.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::text::pad;
use crate::tui::paint::{View, layout};
use crate::tui::screen::report::{BANDS, Listed, ReportsState};

/// Cells of a report's name.
const NAME: usize = 36;

pub(in crate::tui) fn draw(
    state: &ReportsState,
    view: &View<'_>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let theme = view.theme;
    let [head, list, _] = layout::bands(layout::inset(area, 1), BANDS);
    let scope = state.chosen.text(&view.cx);
    let hint = Span::styled(view.text("report-hint"), theme.dim);
    let pieces = vec![Span::styled(scope, theme.title), Span::raw("   "), hint];
    layout::put(frame, head, 0, pieces);
    let listed = Listed::all();
    let window = state.scroll.window(listed.len(), usize::from(list.height));
    let start = window.start;
    for (at, report) in listed.get(window).unwrap_or_default().iter().enumerate() {
        let label = pad(&view.text(&report.label_key()), NAME);
        let pieces = vec![
            Span::raw(" "),
            Span::styled(label, theme.value),
            Span::styled(report.name(), theme.dim),
        ];
        layout::put(frame, list, at, pieces);
    }
    layout::mark(frame, list, state.scroll.marked.saturating_sub(start), theme.selected);
}
