//! A report of the movement: plan and period above its text, and the name of the file.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::text::truncate;
use crate::tui::paint::input::input_line;
use crate::tui::paint::{View, layout};
use crate::tui::screen::report::PaperState;
use crate::tui::screen::report::paper::BANDS;

/// The most cells of a marked line that are reversed.
const MARK: usize = 40;

pub(in crate::tui) fn draw(state: &PaperState, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let theme = view.theme;
    let [head, body, foot] = layout::bands(layout::inset(area, 1), BANDS);
    layout::put_text(frame, head, 0, &state.text(&view.cx), theme.title);
    let window = state.scroll.window(state.lines.len(), usize::from(body.height));
    let start = window.start;
    for (at, line) in state.lines.get(window).unwrap_or_default().iter().enumerate() {
        let line = truncate(line, usize::from(body.width));
        layout::put(frame, body, at, vec![Span::styled(line.into_owned(), theme.value)]);
    }
    let [bar, _] = layout::split_left(body, layout::cells(MARK));
    layout::mark(frame, bar, state.scroll.marked.saturating_sub(start), theme.selected);
    if let Some(name) = state.save.name() {
        input_line(view, &view.text("report-path"), name, foot, frame);
    }
}
