//! The test of the font, over the whole body: letters and signs as they come, samples of the styles.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::Span;

use crate::tui::overlay::font_test::{FontRow, FontTest};
use crate::tui::paint::{View, layout};

/// Draws the rows that fit, and how it goes on.
pub(in crate::tui) fn draw(view: &View<'_>, test: FontTest, area: Rect, frame: &mut Frame<'_>) {
    let theme = view.theme;
    let inner = layout::boxed(frame, area, &view.text("action-font_test"), theme);
    let [body, foot] = layout::split_bottom(inner, 1);
    let rows = FontTest::rows(&view.cx);
    let shown = rows.get(test.top..).unwrap_or_default();
    let height = usize::from(body.height);
    for (at, row) in shown.iter().take(height).enumerate() {
        match row {
            FontRow::Head(key) => layout::put_text(frame, body, at, &view.text(key), theme.title),
            FontRow::Text(said) => layout::put_text(frame, body, at, said, theme.base),
            FontRow::Letters(letters) => {
                layout::put_text(frame, body, at, letters, theme.base);
            }
            FontRow::Colours => layout::put(frame, body, at, colours(view)),
            FontRow::Marks => layout::put(frame, body, at, marks(view)),
        }
    }
    let mut hint = view.text("font-hint");
    if let Some(more) = shown.len().checked_sub(height).filter(|more| *more > 0) {
        let more = view.with("box-more", &[("count", more.to_string())]);
        hint = format!("{hint}   {more}");
    }
    layout::put_text(frame, foot, 0, &hint, theme.key);
}

/// A word in the style of each role.
fn colours(view: &View<'_>) -> Vec<Span<'static>> {
    let theme = view.theme;
    samples(
        view,
        &[
            ("font-colours", theme.base),
            ("font-title", theme.title),
            ("font-label", theme.label),
            ("font-key", theme.key),
            ("font-done", theme.done),
            ("font-warn", theme.warn),
            ("font-error", theme.error),
            ("font-dim", theme.dim),
        ],
    )
}

/// A word in each mark.
fn marks(view: &View<'_>) -> Vec<Span<'static>> {
    let mark = |mark| Style::new().add_modifier(mark);
    samples(
        view,
        &[
            ("font-marks", view.theme.base),
            ("font-bold", mark(Modifier::BOLD)),
            ("font-underlined", mark(Modifier::UNDERLINED)),
            ("font-reversed", mark(Modifier::REVERSED)),
            ("font-focus", view.theme.focus),
            ("font-selected", view.theme.selected),
        ],
    )
}

fn samples(view: &View<'_>, samples: &[(&str, Style)]) -> Vec<Span<'static>> {
    let sample =
        |(key, style): &(&str, Style)| [Span::styled(view.text(key), *style), Span::raw("  ")];
    samples.iter().flat_map(sample).collect()
}
