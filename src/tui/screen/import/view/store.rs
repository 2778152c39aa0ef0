//! A list while it is stored, and what was stored.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::paint::{View, layout};
use crate::tui::screen::import::view::count;
use crate::tui::screen::import::{ImportSummary, Storing, Unwinding};

/// Cells of the bar.
const BAR: usize = 40;

pub(in crate::tui) fn draw_storing(
    state: &Storing,
    view: &View<'_>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let theme = view.theme;
    layout::put_text(frame, area, 1, &view.text("import-storing"), theme.base);
    draw_bar(state.progress(), view, area, frame);
    let key = if state.is_stopping() { "import-stopping" } else { "import-storing-help" };
    layout::put_wrapped(frame, area, 5, &view.text(key), theme.dim);
}

pub(in crate::tui) fn draw_unwinding(
    state: &Unwinding,
    view: &View<'_>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    layout::put_text(frame, area, 1, &view.text("import-unwinding"), view.theme.base);
    draw_bar(state.progress(), view, area, frame);
}

fn draw_bar((done, all): (usize, usize), view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let wide = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let bar = layout::bar(wide(done), wide(all), BAR);
    let line = format!("{bar} {}/{}", count(done), count(all));
    layout::put_text(frame, area, 3, &line, view.theme.value);
}

pub(in crate::tui) fn draw_done(
    state: &ImportSummary,
    view: &View<'_>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let theme = view.theme;
    let mut at = 1;
    for line in state.lines() {
        let style = theme.tone(line.tone);
        at = layout::put_wrapped(frame, area, at, &line.text(view.cx.locale), style);
    }
    let key = view.cx.keymap.first_key_in(crate::keys::Scope::Import, crate::keys::Action::Undo);
    if state.undo().is_some() {
        let text = view.with("import-undo-help", &[("key", key)]);
        layout::put_wrapped(frame, area, at.saturating_add(1), &text, theme.base);
    }
}
