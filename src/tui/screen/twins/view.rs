//! Two records side by side, and the list of all pairs.

use crate::tui::show;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::keys::Action;
use crate::text::{pad, truncate, wrap};
use crate::tui::paint::{View, layout};
use crate::tui::screen::twins::Side;
use crate::tui::screen::twins::pairs::{PAIRS_BANDS, reasons};
use crate::tui::screen::twins::{BANDS, CompareState, ComparedKind, ComparedRow, PairsState};

/// Cells of the label column.
const LABEL: usize = 20;

/// Cells before a value: its tick, where one is chosen.
const TICK: usize = 4;

/// Cells of the score in the list.
const SCORE: usize = 4;

/// Draws two records side by side.
pub(in crate::tui) fn draw(
    state: &CompareState,
    view: &View<'_>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let area = layout::inset(area, 1);
    let [head, body, foot] = layout::bands(area, BANDS);
    let cx = view.cx;
    if let Some(like) = state.like() {
        let (at, all) = state.place();
        let args = [
            ("score", like.score.to_string()),
            ("why", reasons(&cx, like)),
            ("at", at.to_string()),
            ("all", all.to_string()),
        ];
        let key = if all > 1 { "compare-head-of" } else { "compare-head" };
        layout::put_text(frame, head, 0, &view.with(key, &args), view.theme.warn);
    }
    let rows = state.rows();
    let window = state.scroll.window(rows.len(), usize::from(body.height));
    let start = window.start;
    for (at, row) in rows.get(window).unwrap_or_default().iter().enumerate() {
        draw_row(view, row, body, at, frame);
    }
    if !rows.is_empty() {
        layout::mark(frame, body, state.scroll.marked.saturating_sub(start), view.theme.selected);
    }
    if let Some(row) = rows.get(state.scroll.marked) {
        draw_foot(state, view, row, foot, frame);
    }
}

fn halves(area: Rect) -> usize {
    usize::from(area.width).saturating_sub(LABEL.saturating_add(2)) / 2
}

fn draw_row(view: &View<'_>, row: &ComparedRow, area: Rect, at: usize, frame: &mut Frame<'_>) {
    let theme = view.theme;
    if row.kind == ComparedKind::Head {
        layout::put_text(frame, area, at, &row.label, theme.title);
        return;
    }
    let half = halves(area);
    let mark = if row.differs { "! " } else { "  " };
    let label = truncate(&row.label, LABEL.saturating_sub(2)).into_owned();
    let mut pieces = vec![
        Span::styled(mark, theme.warn),
        Span::styled(pad(&label, LABEL.saturating_sub(2)), theme.label),
    ];
    for (side, text) in [(Side::Left, &row.left), (Side::Right, &row.right)] {
        let (tick, style) = tick(view, row, side);
        let text = truncate(text, half.saturating_sub(TICK.saturating_add(1))).into_owned();
        pieces.push(Span::styled(tick, theme.key));
        pieces.push(Span::styled(pad(&text, half.saturating_sub(TICK)), style));
    }
    layout::put(frame, area, at, pieces);
}

/// The tick before a value, and how the value looks.
fn tick(view: &View<'_>, row: &ComparedRow, side: Side) -> (&'static str, Style) {
    let theme = view.theme;
    match row.chosen {
        Some(chosen) if chosen == side => ("[x] ", theme.title),
        Some(_) => ("[ ] ", theme.dim),
        None if row.differs => ("    ", theme.warn),
        None => ("    ", theme.value),
    }
}

/// What the marked row says in full, and what the keys do.
fn draw_foot(
    state: &CompareState,
    view: &View<'_>,
    row: &ComparedRow,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let width = usize::from(area.width);
    for (at, text) in [&row.left, &row.right].into_iter().enumerate() {
        let sign = if at == 0 { "1: " } else { "2: " };
        let line = wrap(text, width.saturating_sub(4)).into_iter().next().unwrap_or_default();
        let line = if line.is_empty() { "—".to_owned() } else { line };
        layout::put_text(
            frame,
            area,
            at.saturating_add(1),
            &format!("{sign}{line}"),
            view.theme.base,
        );
    }
    let key = |action| view.cx.keymap.first_key_in(state.scope(), action);
    let args =
        [("open", key(Action::Open)), ("back", key(Action::Back)), ("merge", key(Action::Merge))];
    let hint = if state.can_merge() { "compare-hint" } else { "compare-hint-typed" };
    layout::put_text(frame, area, 3, &view.with(hint, &args), view.theme.dim);
}

/// Draws the list of all pairs.
pub(in crate::tui) fn draw_pairs(
    state: &PairsState,
    view: &View<'_>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let area = layout::inset(area, 1);
    let [head, body, _] = layout::bands(area, PAIRS_BANDS);
    let cx = view.cx;
    let count = state.pairs().len().to_string();
    let said = view.with("pairs-count", &[("count", count)]);
    layout::put_text(frame, head, 0, &said, view.theme.label);
    let window = state.scroll.window(state.pairs().len(), usize::from(body.height));
    let start = window.start;
    let half = usize::from(body.width).saturating_sub(SCORE.saturating_add(3)) / 2;
    for (at, pair) in state.pairs().get(window).unwrap_or_default().iter().enumerate() {
        let name =
            |id| cx.book.find(id).map(|record| show::household(&cx, record)).unwrap_or_default();
        let (left, right) = (name(pair.left), name(pair.like.id));
        let score = format!("{:>3} ", pair.like.score);
        let fit = |text: &str| pad(&truncate(text, half), half);
        let pieces = vec![
            Span::styled(score, view.theme.warn),
            Span::styled(fit(&left), view.theme.value),
            Span::raw(" = "),
            Span::styled(fit(&right), view.theme.value),
        ];
        layout::put(frame, body, at, pieces);
    }
    if state.pairs().is_empty() {
        layout::put_wrapped(frame, body, 0, &view.text("pairs-none"), view.theme.dim);
    } else {
        layout::mark(frame, body, state.scroll.marked.saturating_sub(start), view.theme.selected);
    }
}
