//! The papers of awards: which one, its text, and the name of the file.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::plan::papers::AwardPaper;
use crate::tui::paint::input::input_line;
use crate::tui::paint::{View, layout};
use crate::tui::screen::letter::{BANDS, LettersState};

pub(in crate::tui) fn draw(
    state: &LettersState,
    view: &View<'_>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let theme = view.theme;
    let [head, body, foot] = layout::bands(layout::inset(area, 1), BANDS);
    let mut pieces = Vec::new();
    for paper in AwardPaper::ALL {
        let style = if paper == state.paper { theme.selected } else { theme.label };
        let name = view.text(paper.short_key());
        pieces.push(Span::styled(format!(" {name} "), style));
        pieces.push(Span::raw(" "));
    }
    layout::put(frame, head, 0, pieces);
    let window = state.scroll.window(state.lines.len(), usize::from(body.height));
    let start = window.start;
    for (at, line) in state.lines.get(window).unwrap_or_default().iter().enumerate() {
        layout::put_text(frame, body, at, line, theme.value);
    }
    layout::mark(frame, body, state.scroll.marked.saturating_sub(start), theme.selected);
    if let Some(name) = state.save.name() {
        input_line(view, &view.text("report-path"), name, foot, frame);
    }
}
