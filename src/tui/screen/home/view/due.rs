//! The deadlines at the top of the home screen: a word for how each stands, its day, the days left.
//!
//! What is shown was chosen before; nothing is counted here.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::keys::{Action, Scope};
use crate::text::{format_vi, pad, truncate};
use crate::tui::paint::{View, layout};
use crate::tui::screen::home::HomeState;
use crate::tui::screen::home::due::{DueLine, Dues};

/// Cells of how it stands, of its day and of the days that are left.
const STATE: usize = 13;
const DAY: usize = 11;
const LEFT: usize = 22;

/// Draws the deadlines from the first row of the area on.
pub(in crate::tui) fn draw(state: &HomeState, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let Some(dues) = &state.dues else {
        return;
    };
    if !dues.is_followed {
        let key = view.cx.keymap.first_key_in(Scope::Home, Action::Plans);
        let text = view.with("home-no-plan", &[("key", key)]);
        layout::put_text(frame, area, 0, &text, view.theme.dim);
        return;
    }
    let lines = dues.shown(view.cx.size.1);
    heading(dues, lines.is_empty(), view, area, frame);
    for (at, line) in lines.iter().enumerate() {
        let row = at.saturating_add(1);
        put(line, view, area, row, frame);
        if state.scroll.marked == at {
            layout::mark(frame, area, row, view.theme.selected);
        }
    }
}

/// How many there are, the overdue ones as a warning.
fn heading(dues: &Dues, is_bare: bool, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let theme = view.theme;
    let mut pieces = vec![Span::styled(format!("{}  ", view.text("home-due")), theme.title)];
    if dues.overdue > 0 {
        let text = view.with("home-overdue", &[("count", dues.overdue.to_string())]);
        pieces.push(Span::styled(format!("{text}  "), theme.warn));
    }
    if dues.near > 0 {
        let text = view.with("home-near", &[("count", dues.near.to_string())]);
        pieces.push(Span::styled(text, theme.value));
    }
    if is_bare && dues.overdue == 0 && dues.near == 0 {
        pieces.push(Span::styled(view.text("home-nothing-due"), theme.dim));
    }
    layout::put(frame, area, 0, pieces);
}

fn put(line: &DueLine, view: &View<'_>, area: Rect, row: usize, frame: &mut Frame<'_>) {
    let theme = view.theme;
    let (key, days) = line.days_text();
    let days = view.with(key, &[("days", days.to_string())]);
    let style = if line.is_overdue { theme.warn } else { theme.value };
    let room = usize::from(area.width).saturating_sub(1 + STATE + DAY + LEFT);
    let pieces = vec![
        Span::raw(" "),
        Span::styled(pad(&view.text(line.state_key), STATE), style),
        Span::styled(pad(&format_vi(line.date), DAY), style),
        Span::styled(pad(&days, LEFT), style),
        Span::styled(truncate(&line.heading, room).into_owned(), theme.value),
    ];
    layout::put(frame, area, row, pieces);
}
