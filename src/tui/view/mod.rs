//! What is seen: a pure function of the app. Drawing never changes anything.
//!
//! [`draw`] puts the title bar, the screen, the line that says what happened, the keys that work and
//! what stands over the screen into a frame. It knows the terminal only as a rectangle of cells.
//! Invariant: it draws any state into any size without a panic, and uses only glyphs that the Linux
//! console has.

mod footer;
#[cfg(test)]
pub(in crate::tui) mod shot;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::text;
use crate::tui::paint::{Theme, View, layout};
use crate::tui::{App, LEAST, overlay, screen};

pub fn draw(app: &App, theme: &Theme, frame: &mut Frame<'_>) {
    let view = View { cx: app.cx(), theme, is_covered: !app.overlays.is_empty() };
    let area = frame.area();
    frame.buffer_mut().set_style(area, theme.base);
    if area.width < LEAST.0 || area.height < LEAST.1 {
        draw_too_small(&view, area, frame);
        return;
    }
    let parts = layout::parts(area);
    draw_title(app, &view, parts.title, frame);
    screen::view::draw(app.nav.top(), &view, parts.body, frame);
    footer::draw_notice(app, &view, parts.notice, frame);
    footer::draw(app, &view, parts.footer, frame);
    overlay::view::draw(app, &view, parts.body, frame);
}

fn draw_too_small(view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let (columns, rows) = LEAST;
    let args = [
        ("columns", columns.to_string()),
        ("rows", rows.to_string()),
        ("width", area.width.to_string()),
        ("height", area.height.to_string()),
    ];
    let sentence = view.with("screen-too-small", &args);
    layout::put_wrapped(frame, area, 0, &sentence, view.theme.base);
}

/// Where one is at the left, who works and what is unsent at the right.
fn draw_title(app: &App, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    layout::mark(frame, area, 0, view.theme.selected);
    let style = view.theme.selected;
    let area = layout::inset(area, 1);
    let me = &app.me;
    let width = usize::from(area.width);
    let mut left = view.text("program-name");
    for part in [me.commune.clone(), app.nav.top().title(&view.cx)] {
        if !part.is_empty() {
            left = format!("{left} • {part}");
        }
    }
    // How letters are typed is always to be seen: what is at the left is cut for it.
    let typing = app.typing_state().map(|state| view.text(state.label_key()));
    let kept = typing.as_ref().map_or(0, |typing| text::width(typing).saturating_add(2));
    let left = text::truncate(&left, width.saturating_sub(kept));
    layout::put_text(frame, area, 0, &left, style);
    let room = width.saturating_sub(text::width(&left)).saturating_sub(2);
    let [_, rest] = layout::split_left(area, layout::cells(width.saturating_sub(room)));
    let unsent = (me.exchange.unsent > 0)
        .then(|| view.with("bar-unsent", &[("count", me.exchange.unsent.to_string())]));
    let officer = Some(me.officer.clone()).filter(|officer| !officer.is_empty());
    let all = [officer, unsent, typing];
    let rights = (0..all.len()).map(|from| {
        let parts: Vec<_> = all.iter().skip(from).flatten().map(String::as_str).collect();
        parts.join(" • ")
    });
    // What does not fit whole is left out: first who works, then what is unsent.
    if let Some(right) = rights.into_iter().find(|right| text::width(right) <= room) {
        layout::put_right(frame, rest, 0, &right, style);
    }
}
