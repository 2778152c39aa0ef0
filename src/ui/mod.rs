//! What is seen: a pure function of the app. Drawing never changes anything.
//!
//! [`draw`] puts the title bar, the screen, the line that says what happened, the keys that work and
//! what stands over the screen into a frame. It knows the terminal only as a rectangle of cells.
//! Invariant: it draws any state into any size without a panic, and uses only glyphs that the Linux
//! console has.

mod font_test;
mod footer;
pub mod layout;
mod overlay;
pub mod screen;
#[cfg(test)]
mod shot;
pub mod table;
pub mod theme;
pub mod widget;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::{App, Cx, LEAST};
use crate::text;

pub use theme::Theme;

/// What every drawing function is given.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The whole state.
    pub app: &'a App,
    /// How it looks.
    pub theme: &'a Theme,
}

impl<'a> View<'a> {
    /// What the screens read.
    pub fn cx(&self) -> Cx<'a> {
        self.app.cx()
    }

    /// The text of a message key without arguments.
    pub fn text(&self, key: &str) -> String {
        self.app.locale.text(key).into_owned()
    }

    /// The text of a message key with arguments.
    pub fn with(&self, key: &str, args: &[(&str, String)]) -> String {
        self.app.locale.with_texts(key, args).into_owned()
    }
}

/// Draws the app.
pub fn draw(app: &App, theme: &Theme, frame: &mut Frame<'_>) {
    let view = View { app, theme };
    let area = frame.area();
    frame.buffer_mut().set_style(area, theme.base);
    if area.width < LEAST.0 || area.height < LEAST.1 {
        draw_too_small(&view, area, frame);
        return;
    }
    let parts = layout::parts(area);
    draw_title(&view, parts.title, frame);
    screen::draw(&view, parts.body, frame);
    footer::draw_notice(&view, parts.notice, frame);
    footer::draw(&view, parts.footer, frame);
    overlay::draw(&view, parts.body, frame);
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
fn draw_title(view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let app = view.app;
    layout::mark(frame, area, 0, view.theme.selected);
    let style = view.theme.selected;
    let area = layout::inset(area, 1);
    let me = &app.me;
    let width = usize::from(area.width);
    let mut left = view.text("program-name");
    for part in [me.commune.clone(), app.nav.top().title(&view.cx())] {
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
