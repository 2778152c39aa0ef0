//! The two rows at the bottom: what happened, and which keys work.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::keys::help::{HINT_GAP, footer};
use crate::text::format_money;
use crate::tui::App;
use crate::tui::notice::Tone;
use crate::tui::paint::{View, layout};
use crate::tui::{Overlay, Screen};

/// The keys that work here, the most useful first, dim where they do nothing now.
pub(in crate::tui) fn draw(app: &App, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let theme = view.theme;
    let refused = |action| app.refusal(action).is_some();
    let scope = app.scope();
    let label = |action: crate::keys::Action| view.text(action.label_key_in(scope));
    let area = layout::inset(area, 1);
    let width = usize::from(area.width);
    let mut pieces = Vec::new();
    // A box says itself how it is answered; only a choice has more keys than that.
    let own_hint = app.overlays.last().is_some_and(|top| !matches!(top, Overlay::Pick(_)));
    if own_hint || (matches!(app.nav.top(), Screen::Loading) && app.overlays.is_empty()) {
        return;
    }
    for hint in footer(&app.keymap, scope, &refused, &label, width) {
        if !pieces.is_empty() {
            pieces.push(Span::raw(" ".repeat(HINT_GAP)));
        }
        let (key, label) =
            if hint.refused { (theme.dim, theme.dim) } else { (theme.key, theme.base) };
        pieces.push(Span::styled(hint.key, key));
        pieces.push(Span::raw(" "));
        pieces.push(Span::styled(hint.label, label));
    }
    layout::put(frame, area, 0, pieces);
}

/// What is under way, else what is asked of the keyboard, else what happened last.
pub(in crate::tui) fn draw_notice(app: &App, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let area = layout::inset(area, 1);
    if let Some((what, done, all)) = &app.shell.progress {
        draw_progress(view, what, *done, *all, area, frame);
        return;
    }
    if !app.pending.keys.is_empty() {
        let pressed = view.with("key-pending", &[("keys", app.pending.keys.pretty())]);
        layout::put_text(frame, area, 0, &pressed, view.theme.key);
        return;
    }
    if let Some(notice) = &app.notice {
        let word = match notice.tone {
            Tone::Fail => view.text("tone-fail"),
            Tone::Warn => view.text("tone-warn"),
            Tone::Done | Tone::Info => String::new(),
        };
        let sentence = format!("{word}{}", notice.text(&app.locale));
        layout::put_text(frame, area, 0, &sentence, view.theme.tone(notice.tone));
        return;
    }
    if let Some(what) = app.shell.tickets.open().next() {
        layout::put_text(frame, area, 0, &view.text(what), view.theme.dim);
    }
}

fn draw_progress(
    view: &View<'_>,
    what: &str,
    done: u64,
    all: u64,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let number = |count: u64| format_money(i64::try_from(count).unwrap_or(i64::MAX));
    // How much there is in all may not be known.
    let line = if all == u64::MAX {
        format!("{} {}", view.text(what), number(done))
    } else {
        let gauge = layout::bar(done, all, 20);
        format!("{} {gauge} {}/{}", view.text(what), number(done), number(all))
    };
    layout::put_text(frame, area, 0, &line, view.theme.base);
}
