//! Verdicts: the word, the criterion, value against bar; beneath them the sum and the source of the
//! marked one. And one verdict whole.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::plan::judge::Answer;
use crate::text::{pad, truncate, width, wrap};
use crate::tui::paint::{View, layout};
use crate::tui::screen::plans::judging::BANDS;
use crate::tui::screen::plans::view::progress::answer_style;
use crate::tui::screen::plans::{JudgingState, SHEET_BANDS, VerdictRow, VerdictState, subject};

/// Cells of the columns.
const WORD: usize = 19;
const ID: usize = 8;
const COMPARED: usize = 26;

/// Cells of the marked row that are reversed.
const MARK: u16 = 40;

pub(in crate::tui) fn draw(
    state: &JudgingState,
    view: &View<'_>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let area = layout::inset(area, 1);
    let [head, list, foot] = layout::bands(area, BANDS);
    draw_head(state, view, head, frame);
    if state.rows().is_empty() {
        let key = if state.plan.is_none() { "plans-none" } else { "judging-nothing" };
        layout::put_wrapped(frame, list, 0, &view.text(key), view.theme.warn);
        return;
    }
    let window = state.scroll.window(state.rows().len(), usize::from(list.height));
    let start = window.start;
    let wide = usize::from(list.width);
    for (at, row) in state.rows().get(window).unwrap_or_default().iter().enumerate() {
        layout::put(frame, list, at, line(view, row, wide));
    }
    let [bar, _] = layout::split_left(list, MARK);
    layout::mark(frame, bar, state.scroll.marked.saturating_sub(start), view.theme.selected);
    if let Some(row) = state.marked() {
        draw_marked(view, row, foot, frame);
    }
}

/// Who, by which plan, in which year; how many of each verdict.
fn draw_head(state: &JudgingState, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let cx = view.cx;
    let plan = state.plan.as_ref().and_then(|key| cx.plans.get(key));
    let plan = plan.map(|plan| plan.name.clone()).unwrap_or_default();
    let args = [
        ("who", subject::named(&cx, &state.who)),
        ("plan", plan),
        ("year", state.year.to_string()),
    ];
    layout::put_text(frame, area, 0, &view.with("judging-head", &args), view.theme.title);
    let mut pieces = Vec::new();
    for answer in Answer::ALL {
        let of_answer = || state.rows().iter().filter(|row| row.answer == *answer);
        // What has no threshold is told apart from what is not known.
        let mut words: Vec<_> = of_answer().map(|row| row.word).collect();
        words.sort_unstable();
        words.dedup();
        for word in words {
            let count = of_answer().filter(|row| row.word == word).count();
            let said = format!("{}: {count}   ", view.text(word));
            pieces.push(Span::styled(said, answer_style(view, *answer)));
        }
    }
    layout::put(frame, area, 1, pieces);
}

fn line(view: &View<'_>, row: &VerdictRow, wide: usize) -> Vec<Span<'static>> {
    let theme = view.theme;
    let word = pad(&view.text(row.word), WORD);
    let compared = truncate(&row.short, COMPARED).into_owned();
    let room = wide.saturating_sub(WORD + ID + width(&compared) + 2);
    vec![
        Span::styled(word, answer_style(view, row.answer)),
        Span::styled(pad(&row.entry, ID), theme.label),
        Span::styled(pad(&truncate(&row.heading, room), room), theme.value),
        Span::raw("  "),
        Span::styled(compared, theme.value),
    ]
}

/// The marked criterion: value against bar, the sum, what was counted, the source.
fn draw_marked(view: &View<'_>, row: &VerdictRow, area: Rect, frame: &mut Frame<'_>) {
    let theme = view.theme;
    let wide = usize::from(area.width);
    let last = usize::from(area.height).saturating_sub(1);
    let mut at = 1;
    let mut put = |text: &str, style, most: usize| {
        for line in wrap(text, wide).iter().take(most) {
            if at < last {
                layout::put_text(frame, area, at, line, style);
                at = at.saturating_add(1);
            }
        }
    };
    put(&row.heading, theme.title, 2);
    if !row.compared.is_empty() {
        put(&row.compared, theme.value, 1);
    }
    for line in &row.formula {
        put(line, theme.base, 3);
    }
    let counted = view.with("verdict-count", &[("count", row.counted.to_string())]);
    let source = format!("{counted} • {}", row.source);
    layout::put_text(frame, area, last, &source, theme.dim);
}

pub(in crate::tui) fn draw_verdict(
    state: &VerdictState,
    view: &View<'_>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let area = layout::inset(area, 1);
    let [_, body, _] = layout::bands(area, SHEET_BANDS);
    super::rows(view, state.rows(), state.scroll, body, frame);
}
